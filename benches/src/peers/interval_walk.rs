//! `opening-hours`: it lists stretches of open time; adding and measuring walk along them.

use crate::office::{ZONE, holidays, holidays_of};
use amends::time::{Span, Timestamp};
use chrono::{DateTime, TimeDelta};
use chrono_tz::Tz;
use opening_hours::{Context, ContextHolidays, OpeningHours, RuleKind, localization::TzLocation};
use std::sync::Arc;

/// Holds the office as an expression of OpenStreetMap with its holidays.
pub struct IntervalWalk {
    hours: OpeningHours<TzLocation<Tz>>,
}

impl Default for IntervalWalk {
    fn default() -> Self {
        let hours: OpeningHours =
            "Mo-Fr 09:00-12:00,13:00-17:00; PH off".parse().expect("an expression");
        let days = ContextHolidays::new(
            Arc::new(holidays().into_iter().collect()),
            Arc::new(Default::default()),
        );
        let context = Context::default().with_holidays(days).with_locale(TzLocation::new(ZONE));
        Self { hours: hours.with_context(context) }
    }
}

impl IntervalWalk {
    /// Writes the holidays of four years as 32 rules of the expression, without a holiday calendar.
    pub fn of_rules() -> Self {
        let mut rules = String::from("Mo-Fr 09:00-12:00,13:00-17:00");
        for date in holidays_of(2022..=2025) {
            rules.push_str(&date.format("; %Y %b %d off").to_string());
        }
        let hours: OpeningHours = rules.parse().expect("an expression");
        let context = Context::default().with_locale(TzLocation::new(ZONE));
        Self { hours: hours.with_context(context) }
    }

    /// Counts open time on from an instant.
    pub fn add(&self, start: Timestamp, span: Span) -> Timestamp {
        let mut left = TimeDelta::seconds(span.seconds());
        for stretch in self.hours.iter_from(local(start)) {
            if stretch.kind != RuleKind::Open {
                continue;
            }
            let open = stretch.range.end - stretch.range.start;
            if open >= left {
                return Timestamp::try_from(stretch.range.start + left).expect("in range");
            }
            left -= open;
        }
        unreachable!("the office never closes for good")
    }

    /// Measures the open time between two instants.
    pub fn elapsed(&self, from: Timestamp, to: Timestamp) -> Span {
        let stretches = self.hours.iter_range(local(from), local(to));
        let open = stretches.filter(|stretch| stretch.kind == RuleKind::Open);
        let seconds = open.map(|stretch| (stretch.range.end - stretch.range.start).num_seconds());
        Span::from_seconds(seconds.sum())
    }

    /// Says whether an instant is open.
    pub fn is_open(&self, at: Timestamp) -> bool {
        self.hours.is_open(local(at))
    }
}

fn local(at: Timestamp) -> DateTime<Tz> {
    at.to_utc().with_timezone(&ZONE)
}
