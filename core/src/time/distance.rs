//! How far a deadline is moved, or how far from it a moment lies: a span, or a count of days.

use super::Span;
use crate::{Words, parsed::parsed};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{cmp::Ordering, fmt, str::FromStr};

/// Holds a distance from a deadline: a span, or days of the calendar the term counts on.
///
/// Its text form is `8h`, `5 working days`, `15 calendar days`; `5个工作日` and `15个自然日` (or
/// `15日`) are read as well. A span is open time beside terms of open time and of workdays, else
/// real time; days are dates and workdays, whatever their hours.
///
/// ```
/// use amends::time::{Days, Distance, Span};
/// let days: Distance = "5 working days".parse()?;
/// assert_eq!(days, Distance::Days(Days::Working(5)));
/// assert_eq!("5个工作日".parse::<Distance>()?.to_string(), "5 working days");
/// assert_eq!("8h".parse::<Distance>()?, Distance::Span(Span::from_hours(8)));
/// assert!("5 days".parse::<Distance>().is_err());
/// # Ok::<(), amends::time::DistanceParseError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Distance {
    /// A span in the measure of the term.
    Span(Span),
    /// Days.
    Days(Days),
}

/// Holds a count of days and says which days count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Days {
    /// Workdays of the term's calendar.
    Working(u32),
    /// Dates, whether worked or not.
    Calendar(u32),
}

impl Distance {
    /// Says whether it is longer than nothing.
    pub const fn is_positive(self) -> bool {
        match self {
            Self::Span(span) => span.seconds() > 0,
            Self::Days(Days::Working(days) | Days::Calendar(days)) => days > 0,
        }
    }

    /// Adds a distance of the same kind; of another kind there is no sum.
    pub const fn plus(self, other: Self) -> Option<Self> {
        match (self, other) {
            (Self::Span(a), Self::Span(b)) => Some(Self::Span(a.plus(b))),
            (Self::Days(Days::Working(a)), Self::Days(Days::Working(b))) => {
                Some(Self::Days(Days::Working(a.saturating_add(b))))
            }
            (Self::Days(Days::Calendar(a)), Self::Days(Days::Calendar(b))) => {
                Some(Self::Days(Days::Calendar(a.saturating_add(b))))
            }
            _ => None,
        }
    }

    /// Returns the text in both languages.
    pub fn words(self) -> Words {
        let zh = match self {
            Self::Span(span) => span.to_string(),
            Self::Days(Days::Working(days)) => format!("{days}个工作日"),
            Self::Days(Days::Calendar(days)) => format!("{days}个自然日"),
        };
        Words::new(zh, self.to_string())
    }
}

/// Distances of one kind have an order; a span and days, or days of two kinds, have none.
impl PartialOrd for Distance {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Span(a), Self::Span(b)) => Some(a.cmp(b)),
            (Self::Days(Days::Working(a)), Self::Days(Days::Working(b)))
            | (Self::Days(Days::Calendar(a)), Self::Days(Days::Calendar(b))) => Some(a.cmp(b)),
            _ => None,
        }
    }
}

impl From<Span> for Distance {
    fn from(span: Span) -> Self {
        Self::Span(span)
    }
}

impl From<Days> for Distance {
    fn from(days: Days) -> Self {
        Self::Days(days)
    }
}

/// Says why a text is not a distance.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected `8h`, `5 working days` or `15 calendar days`, got `{got}`")]
pub struct DistanceParseError {
    got: String,
}

impl FromStr for Distance {
    type Err = DistanceParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let days = || days(text.trim()).map(Self::Days);
        let found = text.parse().ok().map(Self::Span).or_else(days);
        found.ok_or_else(|| DistanceParseError { got: text.chars().take(40).collect() })
    }
}

fn days(text: &str) -> Option<Days> {
    let end = text.find(|c: char| !c.is_ascii_digit())?;
    let (count, unit) = text.split_at(end);
    let count = count.parse().ok()?;
    match unit.trim_start() {
        "working day" | "working days" | "个工作日" | "工作日" => Some(Days::Working(count)),
        "calendar day" | "calendar days" | "个自然日" | "自然日" | "日" => {
            Some(Days::Calendar(count))
        }
        _ => None,
    }
}

impl fmt::Display for Distance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (count, kind) = match self {
            Self::Span(span) => return span.fmt(f),
            Self::Days(Days::Working(count)) => (count, "working"),
            Self::Days(Days::Calendar(count)) => (count, "calendar"),
        };
        write!(f, "{count} {kind} {}", if *count == 1 { "day" } else { "days" })
    }
}

impl Serialize for Distance {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Distance {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        parsed(deserializer)
    }
}
