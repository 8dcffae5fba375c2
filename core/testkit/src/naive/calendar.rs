//! Business time by walking: one flag a minute, one minute after the other.
//!
//! Reads the same documents as the library and shares no code with its index: own reading of the
//! texts, own time-zone rule (the clock of every minute is written down, a reading is looked up in
//! it), own counting. It knows whole minutes of hours only, and one window of dates.

use amends::time::{
    Bound, CalendarDocument, DayOff, Holidays, Makeup, Packs, Sides, Timestamp, Weekday,
};
use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, Offset, TimeZone};
use chrono_tz::Tz;
use std::collections::{BTreeMap, BTreeSet};

/// Minutes since the midnight of a date.
type Interval = (i64, i64);

/// A calendar written out minute by minute for a window of dates.
#[derive(Debug)]
pub struct NaiveCalendar {
    zone: Tz,
    first: NaiveDate,
    last: NaiveDate,
    /// The first minute of the window, in minutes since 1970.
    origin: i64,
    open: Vec<bool>,
    workdays: BTreeSet<NaiveDate>,
}

impl NaiveCalendar {
    /// Writes a document out from one date to another.
    ///
    /// # Panics
    /// On documents the library refuses.
    pub fn new(
        document: &CalendarDocument,
        packs: &Packs,
        first: NaiveDate,
        last: NaiveDate,
    ) -> Self {
        let zone: Tz = document.zone.parse().expect("a known zone");
        let origin = minute_of(first) - 48 * 60;
        let end = minute_of(last) + 72 * 60;
        let clock: Vec<i64> = (origin..end).map(|minute| minute + offset(zone, minute)).collect();
        let mut naive = Self {
            zone,
            first,
            last,
            origin,
            open: vec![false; clock.len()],
            workdays: BTreeSet::new(),
        };
        // Hours and breaks of the dates around reach into the window.
        let dates: Vec<NaiveDate> = (first - Days::new(2))
            .iter_days()
            .take_while(|date| *date <= last + Days::new(2))
            .collect();
        let broken = naive.broken(document, &dates, &clock);
        for date in &dates {
            for interval in hours(document, packs, *date) {
                for minute in naive.minutes(*date, interval, &clock) {
                    if !broken[minute] {
                        naive.open[minute] = true;
                        naive.workdays.insert(*date);
                    }
                }
            }
        }
        naive
    }

    /// The positions of the minutes of an interval: from the first minute whose clock shows its
    /// start or later to the first whose clock shows its end or later.
    fn minutes(
        &self,
        date: NaiveDate,
        interval: Interval,
        clock: &[i64],
    ) -> std::ops::Range<usize> {
        let position = |reading: i64| {
            let label = minute_of(date) + reading;
            let from = usize::try_from(label - 27 * 60 - self.origin).unwrap_or(0);
            (from..clock.len()).find(|minute| clock[*minute] >= label).unwrap_or(clock.len())
        };
        position(interval.0)..position(interval.1)
    }

    fn broken(&self, document: &CalendarDocument, dates: &[NaiveDate], clock: &[i64]) -> Vec<bool> {
        let mut broken = vec![false; clock.len()];
        let dated = documented(&document.breaks);
        let weekly = weekly(&document.breaks);
        for date in dates {
            let day =
                weekly.get(&date.weekday().num_days_from_monday()).cloned().unwrap_or_default();
            for interval in dated.get(date).into_iter().flatten().copied().chain(day) {
                for minute in self.minutes(*date, interval, clock) {
                    broken[minute] = true;
                }
            }
        }
        broken
    }

    fn is_open_minute(&self, minute: i64) -> Option<bool> {
        let window = minute_of(self.first)..minute_of(self.last) + 24 * 60;
        let position =
            usize::try_from(minute - self.origin).ok().filter(|_| window.contains(&minute))?;
        self.open.get(position).copied()
    }

    /// Whether an instant is open; `None` outside the window.
    pub fn is_open(&self, at: i64) -> Option<bool> {
        self.is_open_minute(at.div_euclid(60))
    }

    /// Open seconds from one second to a later one.
    pub fn elapsed(&self, from: i64, to: i64) -> Option<i64> {
        let (mut at, mut open) = (from, 0);
        while at < to {
            let next = ((at.div_euclid(60) + 1) * 60).min(to);
            if self.is_open(at)? {
                open += next - at;
            }
            at = next;
        }
        Some(open)
    }

    /// The earliest second at which `span` open seconds are used up; `None` past the window.
    pub fn add_at_close(&self, start: i64, span: i64) -> Option<i64> {
        let (mut at, mut left) = (start, span);
        while left > 0 {
            let next = (at.div_euclid(60) + 1) * 60;
            if self.is_open(at)? {
                if next - at >= left {
                    return Some(at + left);
                }
                left -= next - at;
            }
            at = next;
        }
        Some(at)
    }

    /// The latest second at which no more than `span` open seconds are used up.
    pub fn add_next_opening(&self, start: i64, span: i64) -> Option<i64> {
        let mut at = self.add_at_close(start, span)?;
        while !self.is_open(at)? {
            at = (at.div_euclid(60) + 1) * 60;
        }
        Some(at)
    }

    /// The latest second from which `span` open seconds are used up to `start`.
    pub fn subtract_at_opening(&self, start: i64, span: i64) -> Option<i64> {
        let (mut at, mut left) = (start, span);
        while left > 0 {
            let before = (at - 1).div_euclid(60) * 60;
            if self.is_open(at - 1)? {
                if at - before >= left {
                    return Some(at - left);
                }
                left -= at - before;
            }
            at = before;
        }
        Some(at)
    }

    /// The earliest second from which no more than `span` open seconds are used up to `start`.
    pub fn subtract_at_closing(&self, start: i64, span: i64) -> Option<i64> {
        let mut at = self.subtract_at_opening(start, span)?;
        while !self.is_open(at - 1)? {
            at = (at - 1).div_euclid(60) * 60;
        }
        Some(at)
    }

    /// The next second at which closed time ends, or the instant itself when it may be and is open.
    pub fn next_open(&self, at: i64, bound: Bound) -> Option<i64> {
        if bound == Bound::Inclusive && self.is_open(at)? {
            return Some(at);
        }
        let mut at = at;
        loop {
            let (before, next) = (self.is_open(at)?, (at.div_euclid(60) + 1) * 60);
            if !before && self.is_open(next)? {
                return Some(next);
            }
            at = next;
        }
    }

    /// The next second at which open time ends.
    pub fn next_close(&self, at: i64) -> Option<i64> {
        let mut at = at;
        loop {
            let (before, next) = (self.is_open(at)?, (at.div_euclid(60) + 1) * 60);
            if before && !self.is_open(next)? {
                return Some(next);
            }
            at = next;
        }
    }

    /// The latest second before an instant at which open time ends.
    pub fn prev_close_edge(&self, at: i64) -> Option<i64> {
        let mut edge = (at - 1).div_euclid(60) * 60;
        while !self.is_open(edge - 1)? || self.is_open(edge)? {
            edge -= 60;
        }
        Some(edge)
    }

    /// The latest second before an instant, or at it, at which open time begins.
    pub fn prev_open(&self, at: i64, bound: Bound) -> Option<i64> {
        let mut edge = match bound {
            Bound::Inclusive => at.div_euclid(60) * 60,
            Bound::Strict => (at - 1).div_euclid(60) * 60,
        };
        while self.is_open(edge - 1)? || !self.is_open(edge)? {
            edge -= 60;
        }
        Some(edge)
    }

    /// Whether a date owns an open minute; `None` outside the window.
    pub fn is_workday(&self, date: NaiveDate) -> Option<bool> {
        (self.first <= date && date <= self.last).then(|| self.workdays.contains(&date))
    }

    /// Counts workdays, day by day; `Some(None)` when the mode refuses the start.
    pub fn add_days(
        &self,
        date: NaiveDate,
        days: i64,
        day_off: DayOff,
    ) -> Option<Option<NaiveDate>> {
        self.count_days(date, days.unsigned_abs(), days < 0, day_off)
    }

    /// Counts workdays back, day by day.
    pub fn subtract_days(
        &self,
        date: NaiveDate,
        days: u64,
        day_off: DayOff,
    ) -> Option<Option<NaiveDate>> {
        self.count_days(date, days, true, day_off)
    }

    fn count_days(
        &self,
        date: NaiveDate,
        days: u64,
        back: bool,
        day_off: DayOff,
    ) -> Option<Option<NaiveDate>> {
        let mut at = date;
        if !self.is_workday(date)? {
            let same_month = |other: NaiveDate| other.month() == date.month();
            at = match day_off {
                DayOff::Refuse => return Some(None),
                DayOff::Step => date,
                DayOff::Roll => self.walk(date, back)?,
                DayOff::Forward => self.walk(date, false)?,
                DayOff::Backward => self.walk(date, true)?,
                DayOff::ModifiedForward => {
                    let forward = self.walk(date, false)?;
                    if same_month(forward) { forward } else { self.walk(date, true)? }
                }
                DayOff::ModifiedBackward => {
                    let backward = self.walk(date, true)?;
                    if same_month(backward) { backward } else { self.walk(date, false)? }
                }
            };
        }
        for _ in 0..days {
            at = self.walk(neighbour(at, back)?, back)?;
        }
        Some(Some(at))
    }

    /// The first workday from a date on, or back.
    fn walk(&self, date: NaiveDate, back: bool) -> Option<NaiveDate> {
        let mut at = date;
        while !self.is_workday(at)? {
            at = neighbour(at, back)?;
        }
        Some(at)
    }

    /// Counts workdays between two dates one by one.
    pub fn between(&self, from: NaiveDate, to: NaiveDate, sides: Sides) -> Option<i64> {
        let (first, last) = match sides {
            Sides::First => (true, false),
            Sides::Both => (true, true),
            Sides::Last => (false, true),
            Sides::Neither => (false, false),
        };
        let back = to < from;
        let mut count = 0;
        let mut at = from;
        loop {
            let kept = (at != from || first) && (at != to || last);
            if kept && self.is_workday(at)? {
                count += 1;
            }
            if at == to {
                return Some(if back { -count } else { count });
            }
            at = neighbour(at, back)?;
        }
    }

    /// The first instant of the window, for tests that need to stay inside.
    pub fn zone_name(&self) -> &'static str {
        self.zone.name()
    }

    /// Seconds of an instant, as the walk counts them.
    pub fn second(at: Timestamp) -> i64 {
        at.micros().div_euclid(1_000_000)
    }
}

fn neighbour(date: NaiveDate, back: bool) -> Option<NaiveDate> {
    if back { date.pred_opt() } else { date.succ_opt() }
}

/// Minutes since 1970 of a date's midnight on a clock without zone.
fn minute_of(date: NaiveDate) -> i64 {
    date.and_time(NaiveTime::MIN).and_utc().timestamp() / 60
}

fn offset(zone: Tz, minute: i64) -> i64 {
    let utc = DateTime::from_timestamp(minute * 60, 0).expect("a minute of the window");
    i64::from(zone.offset_from_utc_datetime(&utc.naive_utc()).fix().local_minus_utc()) / 60
}

/// What a date owns before breaks: explicit hours, holiday, make-up workday, weekday.
fn hours(document: &CalendarDocument, packs: &Packs, date: NaiveDate) -> Vec<Interval> {
    if let Some(explicit) = documented(&document.hours).remove(&date) {
        return explicit;
    }
    let (off, mut made_up) = days_of(document, packs);
    if off.contains(&date) {
        return Vec::new();
    }
    let mut week = weekly(&document.week);
    let mut makeup = document.makeup.clone().unwrap_or_default();
    for version in &document.version {
        if read_date(&version.effective_from.0) <= date {
            week = version.week.as_ref().map_or(week, weekly);
            makeup = version.makeup.clone().unwrap_or(makeup);
        }
    }
    let extra: BTreeSet<NaiveDate> =
        document.extra_workdays.iter().map(|text| read_date(&text.0)).collect();
    let of = |day: u32| week.get(&day).cloned().unwrap_or_default();
    if makeup == Makeup::Rest {
        made_up.clear();
    }
    if made_up.contains(&date) || extra.contains(&date) {
        return match makeup {
            Makeup::Worked | Makeup::Rest => of(0),
            Makeup::Like(day) => of(day as u32),
            Makeup::Hours(texts) => texts.iter().map(|text| read_interval(text)).collect(),
        };
    }
    of(date.weekday().num_days_from_monday())
}

fn days_of(
    document: &CalendarDocument,
    packs: &Packs,
) -> (BTreeSet<NaiveDate>, BTreeSet<NaiveDate>) {
    let (mut off, mut made_up) = (BTreeSet::new(), BTreeSet::new());
    let mut named = |id: &str| {
        let pack = packs.get(id).expect("a known pack");
        off.extend(pack.off().map(|(date, _)| date));
        made_up.extend(pack.worked().map(|(date, _)| date));
    };
    match &document.holidays {
        None => {}
        Some(Holidays::Pack(id)) => named(id),
        Some(Holidays::Dates(dates)) => off.extend(dates.iter().map(|day| read_date(&day.date.0))),
        Some(Holidays::Adjusted { pack, extra, except }) => {
            named(pack);
            for text in except {
                off.remove(&read_date(&text.0));
                made_up.remove(&read_date(&text.0));
            }
            off.extend(extra.iter().map(|day| read_date(&day.date.0)));
        }
    }
    (off, made_up)
}

/// The entries of a table whose keys are dates.
fn documented(table: &BTreeMap<String, Vec<String>>) -> BTreeMap<NaiveDate, Vec<Interval>> {
    let dated = table.iter().filter(|(key, _)| key.starts_with('1') || key.starts_with('2'));
    dated
        .map(|(key, texts)| {
            (read_date(key), texts.iter().map(|text| read_interval(text)).collect())
        })
        .collect()
}

/// The entries of a table whose keys are days, ranges first so that single days overwrite them.
fn weekly(table: &BTreeMap<String, Vec<String>>) -> BTreeMap<u32, Vec<Interval>> {
    let mut week = BTreeMap::new();
    let number =
        |name: &str| Weekday::ALL.iter().position(|day| day.name() == name).map(|day| day as u32);
    let (ranges, singles): (Vec<_>, Vec<_>) = table.iter().partition(|(key, _)| key.contains('-'));
    for (key, texts) in ranges.into_iter().chain(singles) {
        let (first, last) = key.split_once('-').unwrap_or((key, key));
        let (Some(first), Some(last)) = (number(first), number(last)) else { continue };
        let mut day = first;
        loop {
            week.insert(day, texts.iter().map(|text| read_interval(text)).collect());
            if day == last {
                break;
            }
            day = (day + 1) % 7;
        }
    }
    week
}

fn read_interval(text: &str) -> Interval {
    let (start, end) = text.split_once('-').expect("an interval");
    let minutes = |text: &str| {
        let (hours, minutes) = text.split_once(':').expect("a time");
        hours.parse::<i64>().expect("hours") * 60 + minutes.parse::<i64>().expect("minutes")
    };
    let (start, end) = (minutes(start), minutes(end));
    (start, if end < start { end + 24 * 60 } else { end })
}

fn read_date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}
