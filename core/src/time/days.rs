//! Counting workdays.

use super::index::OUT_OF_RANGE;
use super::zone::day_number;
use super::{Calendar, Direction, TimeError};
use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// Says what a count of workdays does when it starts on a day off.
///
/// | mode | numpy's word | rule |
/// |---|---|---|
/// | `Roll` | | the next workday in the direction of travel is day 0 |
/// | `Step` | | the next workday in the direction of travel is day 1 |
/// | `Forward` | `forward`, `following` | the next workday is day 0, whatever the direction |
/// | `Backward` | `backward`, `preceding` | the previous workday is day 0 |
/// | `ModifiedForward` | `modifiedfollowing` | as `Forward`, but `Backward` if that leaves the month |
/// | `ModifiedBackward` | `modifiedpreceding` | as `Backward`, but `Forward` if that leaves the month |
/// | `Refuse` | `raise`, `nat` | [`TimeError::NotAWorkday`] |
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayOff {
    /// The next workday in the direction of travel is day 0.
    #[default]
    Roll,
    /// The next workday in the direction of travel is day 1.
    Step,
    /// The next workday is day 0, whatever the direction of travel.
    Forward,
    /// The previous workday is day 0, whatever the direction of travel.
    Backward,
    /// The next workday of the same month is day 0, else the previous one.
    ModifiedForward,
    /// The previous workday of the same month is day 0, else the next one.
    ModifiedBackward,
    /// A day off is an error.
    Refuse,
}

/// Says which ends of a range of dates count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sides {
    /// The first date counts, the last does not: `[a, b)`.
    #[default]
    First,
    /// Both count: `[a, b]`.
    Both,
    /// The last date counts, the first does not: `(a, b]`.
    Last,
    /// Neither counts: `(a, b)`.
    Neither,
}

impl Calendar {
    /// Counts workdays on from a date.
    ///
    /// ```
    /// use amends::time::{Calendar, CalendarDocument, DayOff, Packs};
    /// use chrono::NaiveDate;
    /// let document = CalendarDocument::from_toml(
    ///     r#"
    ///     zone = "Asia/Shanghai"
    ///     week = { mon-fri = ["09:00-18:00"] }
    ///     holidays = "cn"
    ///     "#,
    /// )?;
    /// let office = Calendar::compile("office", &document, &Packs::builtin())?;
    /// // The Sunday before the Spring Festival of 2024 was worked.
    /// let february = |day| NaiveDate::from_ymd_opt(2024, 2, day).ok_or("no such date");
    /// let saturday = february(3)?;
    /// assert_eq!(office.add_days(saturday, 1, DayOff::Step)?, february(4)?);
    /// assert_eq!(office.add_days(saturday, 1, DayOff::Roll)?, february(5)?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// `NotAWorkday` if the mode refuses days off, `NoOpenTime`, `OutOfRange`, `Coverage`.
    pub fn add_days(
        &self,
        date: NaiveDate,
        days: i64,
        day_off: DayOff,
    ) -> Result<NaiveDate, TimeError> {
        let way = if days < 0 { Direction::Backward } else { Direction::Forward };
        self.count_days(date, days, day_off, way)
    }

    /// Counts workdays back from a date.
    ///
    /// # Errors
    /// As [`add_days`](Self::add_days).
    pub fn subtract_days(
        &self,
        date: NaiveDate,
        days: i64,
        day_off: DayOff,
    ) -> Result<NaiveDate, TimeError> {
        let way = if days < 0 { Direction::Forward } else { Direction::Backward };
        self.count_days(date, days.saturating_neg(), day_off, way)
    }

    /// Counts the workdays from one date to another; negative when they are reversed.
    ///
    /// `Sides` names the dates by their place in the question, so `Sides::First` counts `from`
    /// and not `to` whichever is earlier.
    ///
    /// # Errors
    /// `OutOfRange`, `Coverage`.
    pub fn business_days_between(
        &self,
        from: NaiveDate,
        to: NaiveDate,
        sides: Sides,
    ) -> Result<i64, TimeError> {
        self.check_date(from)?;
        self.check_date(to)?;
        let (first, last) = match sides {
            Sides::First => (true, false),
            Sides::Both => (true, true),
            Sides::Last => (false, true),
            Sides::Neither => (false, false),
        };
        let reversed = from > to;
        let (low, high) = if reversed { (to, from) } else { (from, to) };
        let (low_counts, high_counts) = if reversed { (last, first) } else { (first, last) };
        let (low, high) = (self.ranked(low)?, self.ranked(high)?);
        if low.day == high.day {
            let counts = low.open && low_counts && high_counts;
            return Ok(i64::from(counts));
        }
        let mut count = high.rank - low.rank;
        count -= i64::from(low.open && !low_counts);
        count += i64::from(high.open && high_counts);
        Ok(if reversed { -count } else { count })
    }

    /// Places a date among the workdays.
    #[inline]
    fn ranked(&self, date: NaiveDate) -> Result<Ranked, TimeError> {
        let index = &self.inner.index;
        let day = day_number(date);
        let place = index.place_day(day)?;
        let block = index.block(&self.inner.rules, place.block)?;
        let (rank, open) = block.rank(place.day);
        Ok(Ranked { date, day, block: place.block, rank, open })
    }

    fn count_days(
        &self,
        date: NaiveDate,
        days: i64,
        day_off: DayOff,
        way: Direction,
    ) -> Result<NaiveDate, TimeError> {
        self.check_date(date)?;
        let from = self.ranked(date)?;
        let rank = from.rank;
        let back = way == Direction::Backward;
        // The workday after a day off has its rank, the one before has one less.
        let target = match day_off {
            _ if from.open => rank.saturating_add(days),
            DayOff::Refuse => return Err(TimeError::NotAWorkday { date }),
            DayOff::Roll if back => (rank - 1).saturating_add(days),
            DayOff::Roll | DayOff::Forward => rank.saturating_add(days),
            DayOff::Backward => (rank - 1).saturating_add(days),
            DayOff::Step if days == 0 => return Ok(date),
            DayOff::Step if back => rank.saturating_add(days),
            DayOff::Step => (rank - 1).saturating_add(days),
            DayOff::ModifiedForward | DayOff::ModifiedBackward => {
                self.modified(&from, day_off)?.saturating_add(days)
            }
        };
        let found = self.workday_of(&from, target)?;
        self.check_date(found)?;
        Ok(found)
    }

    /// The rank of day 0 for the two modes that stay in the month.
    fn modified(&self, from: &Ranked, day_off: DayOff) -> Result<i64, TimeError> {
        let (first, second) = match day_off {
            DayOff::ModifiedForward => (from.rank, from.rank - 1),
            _ => (from.rank - 1, from.rank),
        };
        let month = |date: NaiveDate| (date.year(), date.month());
        let same = month(self.workday_of(from, first)?) == month(from.date);
        Ok(if same { first } else { second })
    }

    #[inline]
    fn workday_of(&self, from: &Ranked, rank: i64) -> Result<NaiveDate, TimeError> {
        let day = self.inner.index.workday(&self.inner.rules, from.block, rank)?;
        // Within a year `chrono` only adds; a date from a number of days costs several divisions.
        let distance = Days::new(day.abs_diff(from.day));
        let found = if day < from.day {
            from.date.checked_sub_days(distance)
        } else {
            from.date.checked_add_days(distance)
        };
        found.ok_or(OUT_OF_RANGE)
    }
}

/// Holds a date and its place among the workdays.
struct Ranked {
    date: NaiveDate,
    /// Days since 1970.
    day: i64,
    block: usize,
    /// Workdays from the anchor to the date.
    rank: i64,
    /// Whether it is a workday.
    open: bool,
}
