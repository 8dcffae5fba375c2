//! How a text of the log becomes an instant.

use super::{
    document::{Block, quoted},
    field::{Column, Columns, Fields},
    value::joined,
};
use amends::time::Timestamp;
use chrono::{
    DateTime, Datelike, MappedLocalTime, NaiveDateTime, TimeDelta, TimeZone,
    format::{Item, Parsed, StrftimeItems, parse},
};
use chrono_tz::Tz;
use std::ops::RangeInclusive;

/// The years in which a calendar of the library can count.
const YEARS: RangeInclusive<i32> = 1900..=2300;

/// Says how times are written: the patterns in the order they are tried, the zone of readings
/// without an offset, and whether a printed offset is ignored.
#[derive(Debug, Clone)]
pub(super) struct TimeRules {
    formats: Vec<TimeFormat>,
    zone: Tz,
    override_offset: bool,
}

#[derive(Debug, Clone)]
enum TimeFormat {
    Rfc3339,
    Pattern { text: String, items: Vec<Item<'static>> },
}

/// Says which cells hold a time and how it is written there.
#[derive(Debug, Clone)]
pub(super) struct TimeRule {
    pub(super) columns: Vec<Column>,
    rules: TimeRules,
}

/// Holds an instant, and how the clock of the zone bent it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// The instant.
    pub at: Timestamp,
    /// What the zone's clock did at the reading.
    pub clock: ClockNote,
}

/// Says whether a reading of a local clock was plain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockNote {
    /// The reading names one instant.
    Plain,
    /// The clock never showed the reading: the instant of the change is taken.
    Gap,
    /// The clock showed the reading twice: the first is taken.
    Overlap,
}

impl Reading {
    /// Says whether a case can have been changed then: what the library cannot count with would
    /// carry every later row of its case, and the end of the replay, along with it.
    pub fn is_countable(&self) -> bool {
        YEARS.contains(&self.at.to_utc().year())
    }
}

impl TimeRules {
    /// Reads the `[time]` block.
    pub(super) fn read(block: Block<'_, '_>) -> Option<Self> {
        let formats = read_formats(&block);
        if formats.is_none() && !block.has("formats") {
            block.missing("formats", "one or several patterns such as `%Y-%m-%d %H:%M:%S`");
        }
        let zone = read_zone(&block);
        if !block.has("zone") {
            block.missing("zone", "a time zone such as `Asia/Shanghai`");
        }
        let override_offset = block.flag("override_offset").unwrap_or(false);
        block.finish();
        Some(Self { formats: formats?, zone: zone?, override_offset })
    }

    /// Stands in for a block that is wrong, so that the rest can be checked too.
    pub(super) fn stand_in() -> Self {
        Self { formats: Vec::new(), zone: Tz::UTC, override_offset: false }
    }

    /// Returns the zone of readings without an offset.
    pub(super) fn zone(&self) -> Tz {
        self.zone
    }

    /// Returns the patterns, for a message.
    pub(super) fn expected(&self) -> String {
        let patterns: Vec<_> = self
            .formats
            .iter()
            .map(|format| match format {
                TimeFormat::Rfc3339 => "`rfc3339`".to_owned(),
                TimeFormat::Pattern { text, .. } => format!("`{text}`"),
            })
            .collect();
        let (first, last) = (YEARS.start(), YEARS.end());
        format!("a time like {} in the years {first} to {last}", patterns.join(" or "))
    }

    /// Reads a time.
    pub(super) fn instant(&self, text: &str) -> Option<Reading> {
        self.formats.iter().find_map(|format| {
            let (local, instant) = format.take_apart(text)?;
            match instant {
                Some(at) if !self.override_offset => Some(Reading { at, clock: ClockNote::Plain }),
                _ => self.first_showing(local),
            }
        })
    }

    /// Finds the earliest instant at which the zone's clock shows a reading or a later one.
    fn first_showing(&self, local: NaiveDateTime) -> Option<Reading> {
        let (instant, clock) = match self.zone.from_local_datetime(&local) {
            MappedLocalTime::Single(instant) => (instant, ClockNote::Plain),
            MappedLocalTime::Ambiguous(one, other) => (one.min(other), ClockNote::Overlap),
            MappedLocalTime::None => (self.end_of_gap(local)?, ClockNote::Gap),
        };
        Some(Reading { at: Timestamp::try_from(instant).ok()?, clock })
    }

    fn end_of_gap(&self, local: NaiveDateTime) -> Option<DateTime<Tz>> {
        // No zone is further than 26 hours from UTC and no gap is longer than a day.
        let reach = TimeDelta::hours(52);
        let mut before = local.checked_sub_signed(reach)?.and_utc().timestamp();
        let mut after = local.checked_add_signed(reach)?.and_utc().timestamp();
        while after - before > 1 {
            let middle = before + (after - before) / 2;
            let shown = self.zone.timestamp_opt(middle, 0).single()?.naive_local();
            if shown >= local {
                after = middle;
            } else {
                before = middle;
            }
        }
        self.zone.timestamp_opt(after, 0).single()
    }
}

impl TimeFormat {
    fn read(text: &str) -> Option<Self> {
        if text == "rfc3339" {
            return Some(Self::Rfc3339);
        }
        let items = StrftimeItems::new(text).parse_to_owned().ok()?;
        Some(Self::Pattern { text: text.to_owned(), items })
    }

    /// Returns the reading of the clock and, when the text says its offset, the instant.
    fn take_apart(&self, text: &str) -> Option<(NaiveDateTime, Option<Timestamp>)> {
        let items = match self {
            Self::Rfc3339 => {
                let instant = DateTime::parse_from_rfc3339(text).ok()?;
                return Some((instant.naive_local(), Timestamp::try_from(instant).ok()));
            }
            Self::Pattern { items, .. } => items,
        };
        let mut parsed = Parsed::new();
        parse(&mut parsed, text, items.iter()).ok()?;
        if parsed.hour_mod_12().is_some() && parsed.minute().is_none() {
            parsed.set_minute(0).ok()?;
        }
        let offset = parsed.offset().or(parsed.timestamp().map(|_| 0));
        let local = parsed
            .to_naive_datetime_with_offset(offset.unwrap_or(0))
            .or_else(|_| parsed.to_naive_date().map(|date| date.and_time(chrono::NaiveTime::MIN)))
            .ok()?;
        let Some(offset) = offset else { return Some((local, None)) };
        let utc = local.checked_sub_signed(TimeDelta::seconds(i64::from(offset)))?.and_utc();
        Some((local, Some(Timestamp::try_from(utc).ok()?)))
    }
}

impl TimeRule {
    /// Reads the time rule under a key; what it does not say holds as in `[time]`.
    pub(super) fn read(
        block: &Block<'_, '_>,
        key: &'static str,
        rules: &TimeRules,
        columns: &Columns,
    ) -> Option<Self> {
        let found = block.items(
            key,
            |name| Some(Self { columns: vec![columns.of(block, &name)], rules: rules.clone() }),
            |inner| {
                let names = inner.texts("column");
                if !inner.has("column") {
                    inner.missing("column", "the column of the time, or several to be joined");
                }
                let mut own = rules.clone();
                if let Some(formats) = read_formats(&inner) {
                    own.formats = formats;
                }
                if let Some(zone) = read_zone(&inner) {
                    own.zone = zone;
                }
                if let Some(flag) = inner.flag("override_offset") {
                    own.override_offset = flag;
                }
                let columns =
                    names?.iter().map(|name| columns.of(&inner, name)).collect::<Vec<_>>();
                inner.finish();
                Some(Self { columns, rules: own })
            },
        )?;
        found.into_iter().next()
    }

    /// Reads the time of a row: `Ok(None)` when the cells are empty, `Err` with the text when no
    /// pattern fits.
    pub(super) fn instant(&self, fields: Fields<'_>) -> Result<Option<Reading>, String> {
        let Some(text) = joined(&self.columns, " ", fields) else { return Ok(None) };
        self.rules.instant(&text).map(Some).ok_or_else(|| text.into_owned())
    }

    /// Returns what a time must look like, for a message.
    pub(super) fn expected(&self) -> String {
        self.rules.expected()
    }
}

fn read_formats(block: &Block<'_, '_>) -> Option<Vec<TimeFormat>> {
    let texts = block.texts("formats")?;
    if texts.is_empty() {
        block.find(&block.place(), "at least one pattern in `formats`", "an empty list");
    }
    let mut formats = Vec::new();
    for text in texts {
        match TimeFormat::read(&text.value) {
            Some(format) => formats.push(format),
            None => block.find(
                &text,
                "`rfc3339` or a pattern such as `%d/%m/%Y %H:%M`",
                &quoted(&text.value),
            ),
        }
    }
    Some(formats)
}

fn read_zone(block: &Block<'_, '_>) -> Option<Tz> {
    let text = block.text("zone")?;
    let zone = text.value.parse::<Tz>().ok();
    if zone.is_none() {
        block.find(&text, "a time zone such as `Asia/Shanghai`", &quoted(&text.value));
    }
    zone
}
