//! Maps clock readings to instants, once, when an index is built.
//!
//! A reading stands for the earliest instant at which the local clock shows it or a later one: in a
//! gap that is the transition, in an overlap the first of the two. The map never decreases, so
//! intervals with disjoint readings never overlap and none turns negative.

use chrono::{DateTime, Datelike, MappedLocalTime, NaiveDate, NaiveDateTime, Offset, TimeZone};
use chrono_tz::Tz;

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

/// Seconds the local clock is ahead of UTC at an instant.
pub(super) fn offset_at(zone: Tz, instant: i64) -> i64 {
    match DateTime::from_timestamp(instant, 0) {
        Some(utc) => {
            i64::from(zone.offset_from_utc_datetime(&utc.naive_utc()).fix().local_minus_utc())
        }
        None => 0,
    }
}

/// The instant a reading stands for; `reading` counts seconds of the local clock since 1970.
pub(super) fn instant_of(zone: Tz, reading: i64) -> i64 {
    let Some(label) = naive(reading) else {
        return reading;
    };
    match zone.offset_from_local_datetime(&label) {
        MappedLocalTime::Single(offset) => reading - i64::from(offset.fix().local_minus_utc()),
        MappedLocalTime::Ambiguous(one, other) => {
            let ahead = one.fix().local_minus_utc().max(other.fix().local_minus_utc());
            reading - i64::from(ahead)
        }
        MappedLocalTime::None => end_of_gap(zone, reading),
    }
}

fn naive(reading: i64) -> Option<NaiveDateTime> {
    DateTime::from_timestamp(reading, 0).map(|label| label.naive_utc())
}

/// Finds the transition a reading is skipped by: the first instant whose reading is not earlier.
fn end_of_gap(zone: Tz, reading: i64) -> i64 {
    // INVARIANT: offsets lie within 26 hours of UTC, so the clock reads less at `low`, more at `high`.
    let (mut low, mut high) = (reading - 26 * 3_600, reading + 26 * 3_600);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if middle + offset_at(zone, middle) >= reading {
            high = middle;
        } else {
            low = middle;
        }
    }
    high
}

/// Maps the readings of one date after another, with one zone lookup for a day without transition.
pub(super) struct DayMap {
    zone: Tz,
    day: i64,
    start: Midnight,
    next: Midnight,
}

#[derive(Clone, Copy)]
struct Midnight {
    instant: i64,
    offset: i64,
}

impl DayMap {
    pub(super) fn new(zone: Tz, day: i64) -> Self {
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
        instant_of(self.zone, self.day * DAY + seconds)
    }
}

fn midnight(zone: Tz, day: i64) -> Midnight {
    let instant = instant_of(zone, day * DAY);
    // In a gap this is not the offset, and the days on both sides of it are then not steady.
    Midnight { instant, offset: day * DAY - instant }
}
