//! `bdays`: counting workdays, with and without its cache of bounded years.

use crate::office::holidays;
use bdays::{HolidayCalendar, HolidayCalendarCache};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// Holds the workdays of the office.
pub struct Workdays {
    days: Days,
    cache: HolidayCalendarCache<NaiveDate>,
}

struct Days(BTreeSet<NaiveDate>);

impl HolidayCalendar<NaiveDate> for Days {
    fn is_holiday(&self, date: NaiveDate) -> bool {
        self.0.contains(&date)
    }
}

impl Default for Workdays {
    fn default() -> Self {
        let days = || Days(holidays().into_iter().collect());
        let date = |year| NaiveDate::from_yo_opt(year, 1).expect("a date");
        let cache = HolidayCalendarCache::new(days(), date(2000), date(2040));
        Self { days: days(), cache }
    }
}

impl Workdays {
    /// Counts workdays on from a date.
    pub fn add(&self, date: NaiveDate, days: i32) -> NaiveDate {
        self.days.advance_bdays(date, days)
    }

    /// Counts workdays on from a date with the cache.
    pub fn add_cached(&self, date: NaiveDate, days: i32) -> NaiveDate {
        self.cache.advance_bdays(date, days)
    }

    /// Counts the workdays between two dates.
    pub fn between(&self, from: NaiveDate, to: NaiveDate) -> i32 {
        self.days.bdays(from, to)
    }

    /// Counts the workdays between two dates with the cache.
    pub fn between_cached(&self, from: NaiveDate, to: NaiveDate) -> i32 {
        self.cache.bdays(from, to)
    }
}
