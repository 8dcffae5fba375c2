//! Dates of the civil calendar as days since 1970, in a few instructions.
//!
//! Years begin in March here, so that the leap day is the last one. The way from days to a date is that of
//! C. Neri and L. Schneider, "Euclidean affine functions and their application to calendar algorithms",
//! 2022.

/// 1970-01-01 in days since the first of March before the year 1.
const EPOCH: u32 = 719_468;
/// Days of four centuries.
const CYCLE: u32 = 146_097;

/// Names a date of the years 1 to 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Date {
    pub(crate) year: u32,
    pub(crate) month: u32,
    pub(crate) day: u32,
}

impl Date {
    /// Returns the days since 1970.
    #[inline]
    pub(crate) fn days(self) -> i64 {
        let (year, month) = if self.month > 2 {
            (self.year, self.month - 3)
        } else {
            (self.year - 1, self.month + 9)
        };
        let of_years = year * 365 + year / 4 + year / 400 - year / 100;
        let days = of_years + (month * 153 + 2) / 5 + self.day - 1;
        i64::from(days) - i64::from(EPOCH)
    }

    /// Returns the date of so many days since 1970.
    #[inline]
    pub(crate) fn of_days(days: i64) -> Self {
        // INVARIANT: four times the days of the years up to 9999 are fewer than 2^24.
        let quarters = (days + i64::from(EPOCH)) as u32 * 4 + 3;
        let (century, of_century) = (quarters / CYCLE, quarters % CYCLE / 4);
        // The high half is the year of the century, the low half the share of it that has passed.
        let year = u64::from(of_century * 4 + 3) * 2_939_745;
        let day_of_year = year as u32 / 2_939_745 / 4;
        let month = day_of_year * 2_141 + 197_913;
        let late = day_of_year >= 306;
        Self {
            year: century * 100 + (year >> 32) as u32 + u32::from(late),
            month: (month >> 16) - if late { 12 } else { 0 },
            day: (month & 0xffff) / 2_141 + 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Date;
    use chrono::{Datelike, NaiveDate};

    /// Every day of the years 1 to 9999 is the day that chrono says, both ways.
    #[test]
    fn every_day_is_the_day() {
        let (mut date, epoch) = (NaiveDate::from_ymd_opt(1, 1, 1).unwrap(), NaiveDate::default());
        let mut days = (date - epoch).num_days();
        while date.year() < 10_000 {
            let ours = Date { year: date.year() as u32, month: date.month(), day: date.day() };
            assert_eq!((ours.days(), Date::of_days(days)), (days, ours), "{date}");
            (date, days) = (date.succ_opt().unwrap(), days + 1);
        }
    }
}
