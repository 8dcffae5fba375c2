//! A checked calendar: what each local date owns, before any index is built.

use super::text::Hours;
use super::zone::{Zone, day_number};
use super::{Beyond, Weekday};
use crate::Words;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The weekly hours, Monday first.
pub(super) type Week = [Vec<Hours>; 7];

/// What a calendar document says, checked; dates are days since 1970.
pub(super) struct Rules {
    pub(super) zone: Zone,
    /// At least one, in the order of their dates; the first holds for all time before, too.
    pub(super) versions: Vec<Version>,
    pub(super) week_breaks: Week,
    pub(super) date_breaks: BTreeMap<i64, Vec<Hours>>,
    pub(super) hours: BTreeMap<i64, Vec<Hours>>,
    pub(super) off: BTreeMap<i64, Off>,
    /// Dates the pack makes workdays.
    pub(super) made_up: BTreeMap<i64, Words>,
    /// Dates the document makes workdays.
    pub(super) extra: BTreeMap<i64, ()>,
    pub(super) pack: Option<(String, String)>,
    pub(super) coverage: Option<(NaiveDate, NaiveDate)>,
    pub(super) beyond: Beyond,
}

pub(super) struct Version {
    pub(super) from: i64,
    pub(super) week: Week,
    pub(super) makeup: MakeupHours,
}

#[derive(Clone)]
pub(super) enum MakeupHours {
    Rest,
    Like(Weekday),
    Hours(Vec<Hours>),
}

/// Why a date is off.
#[derive(Clone)]
pub(super) struct Off {
    pub(super) name: Option<Words>,
    pub(super) from_pack: bool,
}

/// Which rule decides the hours of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ruling {
    Explicit,
    Holiday,
    Makeup,
    Weekday,
}

pub(super) fn weekday_of(day: i64) -> Weekday {
    // 1970-01-01 was a Thursday.
    match (day + 3).rem_euclid(7) {
        0 => Weekday::Mon,
        1 => Weekday::Tue,
        2 => Weekday::Wed,
        3 => Weekday::Thu,
        4 => Weekday::Fri,
        5 => Weekday::Sat,
        _ => Weekday::Sun,
    }
}

pub(super) fn of_day(week: &Week, day: Weekday) -> &[Hours] {
    week.get(day.index()).map_or(&[], Vec::as_slice)
}

impl Rules {
    fn version(&self, day: i64) -> Option<&Version> {
        self.versions.iter().rev().find(|version| version.from <= day).or(self.versions.first())
    }

    /// Returns the hours of a date before breaks, and the rule that decides them.
    ///
    /// Explicit hours beat a holiday, a holiday beats a make-up workday, that beats the weekday.
    pub(super) fn hours_of(&self, day: i64) -> (&[Hours], Ruling) {
        if let Some(hours) = self.hours.get(&day) {
            return (hours, Ruling::Explicit);
        }
        if self.off.contains_key(&day) {
            return (&[], Ruling::Holiday);
        }
        let Some(version) = self.version(day) else {
            return (&[], Ruling::Weekday);
        };
        if let Some(hours) = self.makeup_hours(version, day) {
            return (hours, Ruling::Makeup);
        }
        (of_day(&version.week, weekday_of(day)), Ruling::Weekday)
    }

    fn makeup_hours<'a>(&self, version: &'a Version, day: i64) -> Option<&'a [Hours]> {
        let own = self.extra.contains_key(&day);
        if !own && !self.made_up.contains_key(&day) {
            return None;
        }
        match &version.makeup {
            MakeupHours::Rest if own => Some(of_day(&version.week, Weekday::Mon)),
            MakeupHours::Rest => None,
            MakeupHours::Like(like) => Some(of_day(&version.week, *like)),
            MakeupHours::Hours(hours) => Some(hours),
        }
    }

    fn breaks_of(&self, day: i64) -> impl Iterator<Item = &Hours> {
        let dated = self.date_breaks.get(&day).map_or(&[][..], Vec::as_slice);
        dated.iter().chain(of_day(&self.week_breaks, weekday_of(day)))
    }

    /// Lists the breaks that touch a date, in seconds since its midnight, spill of the day before
    /// and the breaks of the day after included.
    pub(super) fn breaks_around(&self, day: i64) -> impl Iterator<Item = (i64, i64)> {
        (-1..=1).flat_map(move |shift: i64| {
            self.breaks_of(day + shift).map(move |hours| {
                (i64::from(hours.start) + shift * 86_400, i64::from(hours.end) + shift * 86_400)
            })
        })
    }

    /// Collects the intervals a date owns, breaks taken out, sorted and disjoint.
    pub(super) fn owned(&self, day: i64, into: &mut Vec<Hours>) {
        into.clear();
        let (hours, _) = self.hours_of(day);
        if hours.is_empty() {
            return;
        }
        into.extend_from_slice(hours);
        if self.has_breaks() {
            for (start, end) in self.breaks_around(day) {
                take_out(into, start, end);
            }
            into.sort_unstable();
        }
    }

    pub(super) fn has_breaks(&self) -> bool {
        !self.date_breaks.is_empty() || self.week_breaks.iter().any(|day| !day.is_empty())
    }

    /// Says whether a weekly pattern leaves any time open once its breaks are taken out.
    pub(super) fn opens_weekly(&self, week: &Week) -> bool {
        (0..7).any(|day| {
            let mut hours = of_day(week, weekday_of(day)).to_vec();
            for shift in -1..=1_i64 {
                for interval in of_day(&self.week_breaks, weekday_of(day + shift)) {
                    let (start, end) = (i64::from(interval.start), i64::from(interval.end));
                    take_out(&mut hours, start + shift * 86_400, end + shift * 86_400);
                }
            }
            !hours.is_empty()
        })
    }

    /// Says whether any date at all owns open time.
    pub(super) fn opens_ever(&self) -> bool {
        let mut owned = Vec::new();
        let mut dates = self.hours.keys().chain(self.made_up.keys()).chain(self.extra.keys());
        self.versions.iter().any(|version| self.opens_weekly(&version.week))
            || dates.any(|day| {
                self.owned(*day, &mut owned);
                !owned.is_empty()
            })
    }

    /// Returns the weekly hours that hold for ever after the last exception.
    pub(super) fn last_week(&self) -> Option<&Week> {
        self.versions.last().map(|version| &version.week)
    }

    /// Returns the first and the last day that something other than one weekly pattern decides.
    pub(super) fn exceptions(&self) -> Option<(i64, i64)> {
        let ends = |first: Option<i64>, last: Option<i64>| first.zip(last);
        let maps = [
            ends(self.date_breaks.keys().next().copied(), self.date_breaks.keys().last().copied()),
            ends(self.hours.keys().next().copied(), self.hours.keys().last().copied()),
            ends(self.off.keys().next().copied(), self.off.keys().last().copied()),
            ends(self.made_up.keys().next().copied(), self.made_up.keys().last().copied()),
            ends(self.extra.keys().next().copied(), self.extra.keys().last().copied()),
            ends(
                self.versions.get(1).map(|version| version.from),
                self.versions
                    .last()
                    .map(|version| version.from)
                    .filter(|_| self.versions.len() > 1),
            ),
        ];
        maps.into_iter().flatten().reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
    }

    /// Says whether a date is inside the known ones.
    pub(super) fn covers(&self, date: NaiveDate) -> bool {
        self.coverage.is_none_or(|(from, to)| from <= date && date <= to)
    }

    pub(super) fn is_off(&self, date: NaiveDate) -> bool {
        self.off.contains_key(&day_number(date))
    }
}

/// Takes `[start, end)` out of a list of intervals.
fn take_out(hours: &mut Vec<Hours>, start: i64, end: i64) {
    let mut split = Vec::new();
    hours.retain_mut(|interval| {
        let (from, to) = (i64::from(interval.start), i64::from(interval.end));
        if end <= from || start >= to {
            return true;
        }
        if end < to {
            split.push(Hours { start: clamp(end), end: interval.end });
        }
        interval.end = clamp(start.max(from));
        interval.end > interval.start
    });
    hours.append(&mut split);
}

fn clamp(seconds: i64) -> u32 {
    u32::try_from(seconds.max(0)).unwrap_or(u32::MAX)
}
