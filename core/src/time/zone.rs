//! A time zone: what its clock reads at an instant, and which instant a reading stands for.
//!
//! A reading stands for the earliest instant at which the local clock shows it or a later one: in a
//! gap that is the transition, in an overlap the first of the two. The map never decreases, so
//! intervals with disjoint readings never overlap and none turns negative.

use super::tzdb;
use chrono::{Datelike, NaiveDate};

pub(super) const DAY: i64 = 86_400;
/// 1970-01-01 in days of the common era.
const EPOCH: i64 = 719_163;

/// Days since 1970 of a date.
pub(super) fn day_number(date: NaiveDate) -> i64 {
    i64::from(date.num_days_from_ce()) - EPOCH
}

/// The date of a number of days since 1970.
pub(super) fn date_of(day: i64) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(day + EPOCH).ok()?)
}

/// A zone of the time zone database, its transitions unpacked.
#[derive(Debug)]
pub(super) struct Zone {
    name: &'static str,
    /// At least one; the last never ends.
    eras: Vec<Era>,
}

/// A time with one offset; it begins where the one before it ends.
#[derive(Debug)]
pub(super) struct Era {
    pub(super) until: i64,
    /// Seconds the local clock is ahead of UTC.
    pub(super) ahead: i64,
}

impl Zone {
    /// Finds a zone or a link by its name, the case of its letters included.
    pub(super) fn named(name: &str) -> Option<Self> {
        tzdb::find(name).map(|(name, eras)| Self { name, eras })
    }

    pub(super) fn utc() -> Self {
        Self { name: "UTC", eras: vec![Era { until: i64::MAX, ahead: 0 }] }
    }

    pub(super) fn name(&self) -> &'static str {
        self.name
    }

    /// Seconds the local clock is ahead of UTC at an instant.
    pub(super) fn offset_at(&self, instant: i64) -> i64 {
        self.from(instant).first().map_or(0, |era| era.ahead)
    }

    /// The instant a reading stands for; `reading` counts seconds of the local clock since 1970.
    pub(super) fn instant_of(&self, reading: i64) -> i64 {
        // INVARIANT: offsets lie within 26 hours of UTC, so no earlier era shows the reading.
        let mut begin = reading - 26 * 3_600;
        for era in self.from(begin) {
            let instant = begin.max(reading - era.ahead);
            if instant < era.until {
                return instant;
            }
            begin = era.until;
        }
        reading
    }

    /// The eras from the one that holds an instant on.
    fn from(&self, instant: i64) -> &[Era] {
        let passed = self.eras.partition_point(|era| era.until <= instant);
        self.eras.get(passed..).unwrap_or_default()
    }
}

/// Maps the readings of one date after another, with one zone lookup for a day without transition.
pub(super) struct DayMap<'a> {
    zone: &'a Zone,
    day: i64,
    start: Midnight,
    next: Midnight,
}

#[derive(Clone, Copy)]
struct Midnight {
    instant: i64,
    offset: i64,
}

impl<'a> DayMap<'a> {
    pub(super) fn new(zone: &'a Zone, day: i64) -> Self {
        Self { zone, day, start: midnight(zone, day), next: midnight(zone, day + 1) }
    }

    /// Moves on to the next date.
    pub(super) fn advance(&mut self) {
        self.day += 1;
        self.start = self.next;
        self.next = midnight(self.zone, self.day + 1);
    }

    /// Returns the instant of a reading in seconds since the midnight of the date.
    pub(super) fn instant(&self, seconds: u32) -> i64 {
        let seconds = i64::from(seconds);
        let steady =
            self.start.offset == self.next.offset && self.next.instant - self.start.instant == DAY;
        if steady && seconds <= DAY {
            return self.start.instant + seconds;
        }
        self.zone.instant_of(self.day * DAY + seconds)
    }
}

fn midnight(zone: &Zone, day: i64) -> Midnight {
    let instant = zone.instant_of(day * DAY);
    // In a gap this is not the offset, and the days on both sides of it are then not steady.
    Midnight { instant, offset: day * DAY - instant }
}
