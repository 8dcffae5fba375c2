//! Clocks: the local one that people read, the working one that reports measure by.

use amends::{
    Policy,
    time::{Calendar, Span, Timestamp},
};
use chrono::Datelike as _;
use chrono_tz::Tz;

/// Shows instants as a zone's clock does.
#[derive(Debug, Clone, Copy)]
pub struct LocalClock(pub Tz);

impl LocalClock {
    /// Writes an instant to the minute.
    pub fn minute(self, at: Timestamp) -> String {
        at.to_utc().with_timezone(&self.0).format("%Y-%m-%d %H:%M").to_string()
    }

    /// Writes an instant to the second, with the offset.
    pub fn second(self, at: Timestamp) -> String {
        at.to_utc().with_timezone(&self.0).format("%Y-%m-%d %H:%M:%S %:z").to_string()
    }

    /// Returns year and month.
    pub fn month(self, at: Timestamp) -> (i32, u32) {
        let local = at.to_utc().with_timezone(&self.0);
        (local.year(), local.month())
    }
}

/// Measures working time by the calendar the policy names for reports.
#[derive(Debug, Clone, Copy)]
pub struct WorkingClock<'p>(Option<&'p Calendar>);

impl<'p> WorkingClock<'p> {
    /// Takes the report calendar of a policy, if it names one.
    pub fn of(policy: &'p Policy) -> Self {
        Self(policy.report_calendar())
    }

    /// Measures from one instant to another; none without a calendar, or beyond what it knows.
    pub fn between(self, from: Timestamp, to: Timestamp) -> Option<Span> {
        self.0?.elapsed(from, to).ok()
    }
}
