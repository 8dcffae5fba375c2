//! Days of the week by their three-letter names.

use crate::Words;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Names a day of the week, written `mon` to `sun`.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Weekday {
    /// Monday.
    Mon,
    /// Tuesday.
    Tue,
    /// Wednesday.
    Wed,
    /// Thursday.
    Thu,
    /// Friday.
    Fri,
    /// Saturday.
    Sat,
    /// Sunday.
    Sun,
}

impl Weekday {
    /// Every day, Monday first.
    pub const ALL: [Self; 7] =
        [Self::Mon, Self::Tue, Self::Wed, Self::Thu, Self::Fri, Self::Sat, Self::Sun];

    /// Returns the weekday of a date.
    pub fn of(date: chrono::NaiveDate) -> Self {
        use chrono::Datelike;
        match date.weekday() {
            chrono::Weekday::Mon => Self::Mon,
            chrono::Weekday::Tue => Self::Tue,
            chrono::Weekday::Wed => Self::Wed,
            chrono::Weekday::Thu => Self::Thu,
            chrono::Weekday::Fri => Self::Fri,
            chrono::Weekday::Sat => Self::Sat,
            chrono::Weekday::Sun => Self::Sun,
        }
    }

    /// Returns the three-letter name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Mon => "mon",
            Self::Tue => "tue",
            Self::Wed => "wed",
            Self::Thu => "thu",
            Self::Fri => "fri",
            Self::Sat => "sat",
            Self::Sun => "sun",
        }
    }

    /// Returns its name in both languages.
    pub fn words(self) -> Words {
        let (zh, en) = match self {
            Self::Mon => ("星期一", "Monday"),
            Self::Tue => ("星期二", "Tuesday"),
            Self::Wed => ("星期三", "Wednesday"),
            Self::Thu => ("星期四", "Thursday"),
            Self::Fri => ("星期五", "Friday"),
            Self::Sat => ("星期六", "Saturday"),
            Self::Sun => ("星期日", "Sunday"),
        };
        Words::new(zh, en)
    }

    /// Returns the position in the week, Monday first.
    pub const fn index(self) -> usize {
        self as usize
    }

    /// Reads a three-letter name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|day| day.name() == name)
    }
}

impl fmt::Display for Weekday {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
