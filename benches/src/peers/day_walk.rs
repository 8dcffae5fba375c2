//! The hand-written day walk over `chrono-tz` that most systems contain.

use crate::office::{HOURS, ZONE, holidays};
use amends::time::{Span, Timestamp};
use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, TimeZone, Utc, Weekday};
use chrono_tz::Tz;
use std::collections::BTreeSet;

/// Holds the holidays; hours and zone are those of the office.
pub struct DayWalk {
    holidays: BTreeSet<NaiveDate>,
}

impl Default for DayWalk {
    fn default() -> Self {
        Self { holidays: holidays().into_iter().collect() }
    }
}

impl DayWalk {
    /// Counts open time on from an instant.
    pub fn add(&self, start: Timestamp, span: Span) -> Timestamp {
        let start = start.to_utc();
        let mut left = span.seconds();
        let mut date = start.with_timezone(&ZONE).date_naive();
        loop {
            for (opening, closing) in self.stretches(date) {
                let from = opening.max(start);
                let open = (closing - from).num_seconds();
                if open >= left && open > 0 {
                    let at = from + chrono::TimeDelta::seconds(left);
                    return Timestamp::try_from(at).expect("in range");
                }
                left -= open.max(0);
            }
            date = date + Days::new(1);
        }
    }

    /// Measures the open time between two instants.
    pub fn elapsed(&self, from: Timestamp, to: Timestamp) -> Span {
        let (from, to) = (from.to_utc(), to.to_utc());
        let mut date = from.with_timezone(&ZONE).date_naive();
        let last = to.with_timezone(&ZONE).date_naive();
        let mut open = 0;
        while date <= last {
            for (opening, closing) in self.stretches(date) {
                open += (closing.min(to) - opening.max(from)).num_seconds().max(0);
            }
            date = date + Days::new(1);
        }
        Span::from_seconds(open)
    }

    fn stretches(&self, date: NaiveDate) -> impl Iterator<Item = (DateTime<Utc>, DateTime<Utc>)> {
        let weekend = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
        let open = !weekend && !self.holidays.contains(&date);
        let hours = HOURS.into_iter().filter(move |_| open);
        hours.map(move |(opening, closing)| {
            (instant(ZONE, date, opening), instant(ZONE, date, closing))
        })
    }
}

fn instant(zone: Tz, date: NaiveDate, seconds: u32) -> DateTime<Utc> {
    let time = NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0).expect("within a day");
    let local = zone.from_local_datetime(&date.and_time(time));
    local.earliest().expect("no office opens inside a gap").with_timezone(&Utc)
}
