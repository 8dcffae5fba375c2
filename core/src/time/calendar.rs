//! The compiled calendar.

use super::index::{Index, OUT_OF_RANGE};
use super::rules::{MakeupHours, Rules, Version};
use super::text::Hours;
use super::tzdb;
use super::zone::{DAY, Zone, date_of, day_number};
use super::{Beyond, CalendarDocument, Packs, Span, TimeError, TimeOfDay, Timestamp};
use crate::{Findings, words::vocabulary};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::{
    collections::BTreeMap,
    fmt,
    sync::{Arc, OnceLock},
};

/// Says which of two equally good instants answers when counting ends exactly at closing time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edge {
    /// The earliest instant at which the span is used up.
    #[default]
    AtClose,
    /// The latest instant at which not more than the span is used up.
    NextOpening,
}

/// Says whether an instant that qualifies itself is an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bound {
    /// The instant asked about may be the answer.
    Inclusive,
    /// Only instants beyond the one asked about are answers.
    Strict,
}

/// Says which way periods are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Later and later.
    Forward,
    /// Earlier and earlier.
    Backward,
}

vocabulary! {
    /// Says whether an answer rests on known holidays only.
    pub enum Certainty {
        Known "known" "已知" "every date it rests on is known";
        Assumed "assumed" "推定" "some date it rests on is not known and was assumed to follow the weekly pattern";
    }
}

/// Holds an instant and how certain it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The instant, in whole seconds.
    pub at: Timestamp,
    /// Whether it rests on known holidays only.
    pub certainty: Certainty,
}

/// Holds a stretch of open time, `[start, end)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// The opening.
    pub start: Timestamp,
    /// The closing.
    pub end: Timestamp,
}

/// Names the data a computed deadline rests on.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Basis {
    /// The id of the calendar.
    pub calendar: String,
    /// The id of its calendar pack, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pack: Option<String>,
    /// The revision of that pack.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pack_revision: Option<String>,
    /// The version of the time zone database.
    pub tzdb: String,
}

/// Answers questions of business time on one compiled calendar.
///
/// Cheap to clone and to share between threads. The index behind it is built when first needed, or
/// ahead by [`prepare`](Self::prepare); no answer depends on what was asked before. Two calendars
/// are equal when their id and definition are.
///
/// Instants are cut down to the whole second before counting; answers are whole seconds.
///
/// ```
/// use amends::time::{Calendar, CalendarDocument, Edge, Packs, Span, Timestamp};
/// let document = CalendarDocument::from_toml(
///     r#"
///     zone = "Asia/Shanghai"
///     week = { mon-fri = ["09:00-12:00", "13:00-18:00"] }
///     holidays = "cn"
///     "#,
/// )?;
/// let office = Calendar::compile("office", &document, &Packs::builtin())?;
/// let friday: Timestamp = "2024-01-05T16:00:00+08:00".parse()?;
/// let kept = office.add(friday, Span::from_hours(2), Edge::AtClose)?;
/// assert_eq!(kept.at, "2024-01-05T18:00:00+08:00".parse()?);
/// let moved = office.add(friday, Span::from_hours(2), Edge::NextOpening)?;
/// assert_eq!(moved.at, "2024-01-08T09:00:00+08:00".parse()?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Calendar {
    basis: Arc<Basis>,
    pub(super) inner: Arc<Inner>,
}

/// What clones share.
pub(super) struct Inner {
    pub(super) rules: Rules,
    pub(super) index: Index,
    digest: OnceLock<String>,
    /// The known instants, `[from, to)`.
    known: (i64, i64),
}

impl fmt::Debug for Calendar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Calendar")
            .field("id", &self.id())
            .field("zone", &self.zone_name())
            .field("digest", &self.digest())
            .finish_non_exhaustive()
    }
}

impl PartialEq for Calendar {
    fn eq(&self, other: &Self) -> bool {
        let same = Arc::ptr_eq(&self.inner, &other.inner);
        self.id() == other.id() && (same || self.digest() == other.digest())
    }
}

impl Eq for Calendar {}

impl Calendar {
    /// Compiles a document.
    ///
    /// # Errors
    /// All findings of the document at once; no calendar comes out of a document with errors.
    ///
    /// ```
    /// use amends::time::{Calendar, CalendarDocument, Packs};
    /// let document = CalendarDocument::from_toml(
    ///     r#"
    ///     zone = "Asia/Peking"
    ///     week = { mon-fri = ["09:00-9:30"], weekend = ["10:00-10:00"] }
    ///     "#,
    /// )?;
    /// let findings = Calendar::compile("office", &document, &Packs::builtin()).unwrap_err();
    /// let codes: Vec<_> = findings.iter().map(|finding| finding.code().code()).collect();
    /// assert_eq!(codes, ["unknown_zone", "bad_time", "bad_day"]);
    /// # Ok::<(), amends::Findings>(())
    /// ```
    pub fn compile(id: &str, document: &CalendarDocument, packs: &Packs) -> Result<Self, Findings> {
        Ok(Self::seal(id, super::compile::check(document, packs)?))
    }

    /// Returns the calendar that is always open, in UTC.
    ///
    /// ```
    /// use amends::time::{Calendar, Edge, Span, Timestamp};
    /// let t: Timestamp = "2024-02-29T23:00:00Z".parse()?;
    /// let due = Calendar::around_the_clock().add(t, Span::from_hours(24), Edge::AtClose)?;
    /// assert_eq!(due.at, t + Span::from_hours(24));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn around_the_clock() -> Self {
        let week = std::array::from_fn(|_| vec![Hours { start: 0, end: 86_400 }]);
        let rules = Rules {
            zone: Zone::utc(),
            versions: vec![Version { from: i64::MIN, week, makeup: MakeupHours::Rest }],
            week_breaks: Default::default(),
            date_breaks: BTreeMap::new(),
            hours: BTreeMap::new(),
            off: BTreeMap::new(),
            made_up: BTreeMap::new(),
            extra: BTreeMap::new(),
            pack: None,
            coverage: None,
            beyond: Beyond::Refuse,
        };
        Self::seal("around-the-clock", rules)
    }

    fn seal(id: &str, rules: Rules) -> Self {
        let midnight =
            |date: NaiveDate, days: i64| rules.zone.instant_of((day_number(date) + days) * DAY);
        let known = rules.coverage.map_or((i64::MIN, i64::MAX), |(from, to)| {
            let start = if from == NaiveDate::MIN { i64::MIN } else { midnight(from, 0) };
            let end = if to == NaiveDate::MAX { i64::MAX } else { midnight(to, 1) };
            (start, end)
        });
        let pack = rules.pack.as_ref();
        let basis = Basis {
            calendar: id.to_owned(),
            pack: pack.map(|(id, _)| id.clone()),
            pack_revision: pack.map(|(_, revision)| revision.clone()),
            tzdb: tzdb::version().to_owned(),
        };
        let inner = Inner { index: Index::new(&rules), digest: OnceLock::new(), known, rules };
        Self { basis: Arc::new(basis), inner: Arc::new(inner) }
    }

    /// Returns the id it was compiled under.
    pub fn id(&self) -> &str {
        &self.basis.calendar
    }

    /// Returns the name of its time zone.
    pub fn zone_name(&self) -> &'static str {
        self.inner.rules.zone.name()
    }

    /// Returns the revision of the pack it rests on.
    pub fn pack_revision(&self) -> Option<&str> {
        self.inner.rules.pack.as_ref().map(|(_, revision)| revision.as_str())
    }

    /// Returns the version of the time zone database it rests on.
    pub fn tzdb_version(&self) -> &'static str {
        tzdb::version()
    }

    /// Returns the first date whose holidays are known; `None` without a limit.
    pub fn coverage_start(&self) -> Option<NaiveDate> {
        self.inner.rules.coverage.map(|(from, _)| from).filter(|date| *date != NaiveDate::MIN)
    }

    /// Returns what happens to questions outside the known dates.
    pub fn beyond(&self) -> Beyond {
        self.inner.rules.beyond
    }

    /// Returns the last date whose holidays are known; `None` without a limit.
    pub fn coverage_end(&self) -> Option<NaiveDate> {
        self.inner.rules.coverage.map(|(_, to)| to).filter(|date| *date != NaiveDate::MAX)
    }

    /// Returns what a computed deadline has to record.
    pub fn basis(&self) -> &Arc<Basis> {
        &self.basis
    }

    /// Returns the SHA-256 of the definition in hexadecimal; equal definitions answer alike.
    pub fn digest(&self) -> &str {
        self.inner.digest.get_or_init(|| super::digest::of(&self.inner.rules))
    }

    /// Builds the index from one instant to another, so that later questions inside allocate nothing.
    ///
    /// # Errors
    /// `OutOfRange`.
    pub fn prepare(&self, from: Timestamp, to: Timestamp) -> Result<(), TimeError> {
        let inner = &*self.inner;
        let (first, last) = (inner.index.place(from.seconds())?, inner.index.place(to.seconds())?);
        for block in first.block..=last.block {
            inner.index.block(&inner.rules, block)?;
        }
        Ok(())
    }

    /// Returns how many days are indexed so far and the bytes that takes.
    pub fn prepared(&self) -> (usize, usize) {
        let (bytes, blocks) = self.inner.index.built();
        (blocks * super::block::DAYS, bytes)
    }

    /// Counts open time on from an instant.
    ///
    /// A start outside hours counts from the next opening. A negative span counts back. No span at
    /// all leaves the instant (`AtClose`) or moves it to the next open instant (`NextOpening`).
    ///
    /// # Errors
    /// `NoOpenTime`, `OutOfRange`, `Coverage`.
    #[inline]
    pub fn add(&self, start: Timestamp, span: Span, edge: Edge) -> Result<Answer, TimeError> {
        self.count(start, span.seconds(), edge)
    }

    /// Counts open time back from an instant.
    ///
    /// `AtClose` gives the latest instant from which at least the span is open up to `start`, so it
    /// lands on an opening; `NextOpening` the earliest instant from which at most the span is open,
    /// so it lands on the closing before.
    ///
    /// # Errors
    /// As [`add`](Self::add).
    #[inline]
    pub fn subtract(&self, start: Timestamp, span: Span, edge: Edge) -> Result<Answer, TimeError> {
        if span.seconds() == 0 && edge == Edge::NextOpening {
            let at = self.locate(start.seconds(), -1, 1)?;
            return self.answer(start.seconds(), at);
        }
        self.count(start, span.seconds().saturating_neg(), edge)
    }

    #[inline]
    fn count(&self, start: Timestamp, seconds: i64, edge: Edge) -> Result<Answer, TimeError> {
        let from = start.seconds();
        // Open second number `n` begins where `n` seconds are used up and ends one second later:
        // its beginning is the latest instant with `n` used up, the end of `n - 1` the earliest.
        let (before, offset) = match (edge, seconds) {
            (Edge::AtClose, 0) => return self.answer(from, from),
            (Edge::AtClose, 1..) | (Edge::NextOpening, ..0) => (seconds.saturating_sub(1), 1),
            (Edge::AtClose, _) | (Edge::NextOpening, _) => (seconds, 0),
        };
        self.answer(from, self.locate(from, before, offset)?)
    }

    /// The instant `offset` after the beginning of the open second `seconds` after those used up.
    #[inline]
    pub(super) fn locate(&self, from: i64, seconds: i64, offset: i64) -> Result<i64, TimeError> {
        let inner = &*self.inner;
        Ok(inner.index.advance(&inner.rules, from, seconds)? + offset)
    }

    #[inline]
    pub(super) fn answer(&self, from: i64, at: i64) -> Result<Answer, TimeError> {
        let certainty = self.check(from.min(at), from.max(at))?;
        Ok(Answer { at: Timestamp::indexed(at), certainty })
    }

    /// Says how certain a stretch of time is, or refuses it.
    #[inline]
    pub(super) fn check(&self, from: i64, to: i64) -> Result<Certainty, TimeError> {
        let known = self.inner.known;
        if from >= known.0 && to <= known.1 {
            return Ok(Certainty::Known);
        }
        self.outside(if to > known.1 { to } else { from })
    }

    #[cold]
    fn outside(&self, needed: i64) -> Result<Certainty, TimeError> {
        let rules = &self.inner.rules;
        match (rules.beyond, rules.coverage) {
            (Beyond::AssumeWeekdays, _) | (_, None) => Ok(Certainty::Assumed),
            (Beyond::Refuse, Some((known_from, known_until))) => Err(TimeError::Coverage {
                needed: self.local_date(Timestamp::from_seconds_clamped(needed)),
                known_from,
                known_until,
            }),
        }
    }

    /// Says how certain a date is, or refuses it.
    pub(super) fn check_date(&self, date: NaiveDate) -> Result<Certainty, TimeError> {
        let rules = &self.inner.rules;
        match (rules.coverage, rules.beyond) {
            _ if rules.covers(date) => Ok(Certainty::Known),
            (Some((known_from, known_until)), Beyond::Refuse) => {
                Err(TimeError::Coverage { needed: date, known_from, known_until })
            }
            _ => Ok(Certainty::Assumed),
        }
    }

    /// Returns the open time from one instant to another, negative when they are reversed.
    ///
    /// # Errors
    /// `OutOfRange`, `Coverage`.
    #[inline]
    pub fn elapsed(&self, from: Timestamp, to: Timestamp) -> Result<Span, TimeError> {
        let (from, to) = (from.seconds(), to.seconds());
        self.check(from.min(to), from.max(to))?;
        let inner = &*self.inner;
        let before = inner.index.cumulative(&inner.rules, from)?;
        let after = inner.index.cumulative(&inner.rules, to)?;
        Ok(Span::from_seconds(after - before))
    }

    /// Says whether everything between two instants is known; `refuse` documents answer `Assumed`, too.
    pub fn certainty(&self, from: Timestamp, to: Timestamp) -> Certainty {
        let (from, to) = (from.min(to).seconds(), from.max(to).seconds());
        let known = self.inner.known;
        if from >= known.0 && to <= known.1 { Certainty::Known } else { Certainty::Assumed }
    }

    /// Returns the local date of an instant.
    pub fn local_date(&self, at: Timestamp) -> NaiveDate {
        let reading = at.seconds() + self.inner.rules.zone.offset_at(at.seconds());
        date_of(reading.div_euclid(DAY)).unwrap_or_default()
    }

    /// Returns the local clock reading of an instant, cut down to the second.
    pub fn local_time(&self, at: Timestamp) -> TimeOfDay {
        let reading = at.seconds() + self.inner.rules.zone.offset_at(at.seconds());
        let seconds = u32::try_from(reading.rem_euclid(DAY)).unwrap_or(0);
        TimeOfDay::from_seconds(seconds).unwrap_or(TimeOfDay::MIDNIGHT)
    }

    /// Returns the earliest instant at which the local clock reads a date and time or later.
    ///
    /// In a gap that is the transition, in an overlap the first of the two.
    ///
    /// # Errors
    /// `OutOfRange`.
    pub fn at_local(&self, date: NaiveDate, time: TimeOfDay) -> Result<Timestamp, TimeError> {
        let reading = day_number(date) * DAY + i64::from(time.seconds());
        let instant = self.inner.rules.zone.instant_of(reading);
        Timestamp::from_micros(instant.saturating_mul(1_000_000)).map_err(|_| OUT_OF_RANGE)
    }
}
