//! How long: a span or a count of days, with its basis stated.

use super::term_text::TermText;
use super::{Span, TimeOfDay};
use serde::{Deserialize, Serialize};
use std::{fmt, sync::Arc};

/// Says how long something may take; the basis is always stated and never converted silently.
///
/// | written | means |
/// |---|---|
/// | `{ elapsed = "24h" }` | real time |
/// | `{ working = "8h", calendar = "centre" }` | open time of the calendar |
/// | `{ working_days = 3, calendar = "centre", lands = "end-of-day" }` | workdays |
/// | `{ calendar_days = 3, calendar = "centre", lands = "end-of-day" }` | dates |
/// | `{ months = 1, calendar = "centre", lands = "end-of-day" }`, `{ years = 1, … }` | dates, same day of the month or its last |
/// | `{ same_day = {}, calendar = "centre", cutoff = "16:00" }` | the day of receipt; later ones the next workday |
/// | `{ immediate = { grace = "15m" } }` | at once, with a stated grace of real time |
/// | `{ immediate = { grace = "15m", basis = "working" }, calendar = "centre" }` | … of open time |
/// | `{ as_promised = {} }` | named in the command |
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "TermText", into = "TermText")]
pub enum Term {
    /// Real time.
    Elapsed {
        /// How long.
        span: Span,
    },
    /// Open time of a calendar.
    Working {
        /// How long.
        span: Span,
        /// Whose hours.
        calendar: CalendarRef,
    },
    /// Workdays of a calendar.
    WorkingDays {
        /// How many.
        days: u32,
        /// Whose days.
        calendar: CalendarRef,
        /// Where in the last day it ends.
        lands: Lands,
        /// Whether the day of receipt counts.
        receipt_day: FirstDay,
        /// What a receipt on a day off does.
        start: StartRule,
    },
    /// Dates, whether worked or not.
    CalendarDays {
        /// How many.
        days: u32,
        /// How the last day is treated.
        ends: DayTerm,
        /// Whether the day of receipt counts.
        receipt_day: FirstDay,
    },
    /// Months.
    Months {
        /// How many.
        months: u32,
        /// How the last day is treated.
        ends: DayTerm,
    },
    /// Years.
    Years {
        /// How many.
        years: u32,
        /// How the last day is treated.
        ends: DayTerm,
    },
    /// The day of receipt.
    SameDay {
        /// Whose days.
        calendar: CalendarRef,
        /// From which reading on a receipt belongs to the next workday.
        cutoff: Option<TimeOfDay>,
        /// Where in the day it ends.
        lands: Lands,
    },
    /// At once.
    Immediate {
        /// The time at once may take.
        grace: Grace,
    },
    /// The time named in the command.
    AsPromised,
}

/// Names the calendar a term counts on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CalendarRef {
    /// A calendar of the policy.
    Named(Arc<str>),
    /// The calendar of whoever owes the act, resolved by the caller: `of-debtor`.
    OfDebtor,
}

/// Says how the last day of a count of dates is treated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayTerm {
    /// Whose zone and days.
    pub calendar: CalendarRef,
    /// Where in the last day it ends.
    pub lands: Lands,
    /// What a last day that is closed does.
    pub closed_day: ClosedDay,
}

/// Says where in its last day a count of days ends.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lands {
    /// When the hours of the day end; `24:00` on a day without hours.
    #[default]
    EndOfDay,
    /// At `24:00`.
    Midnight,
    /// At the reading of the receipt, moved into the day's first opening to last closing.
    SameTimeClamped,
    /// At the reading of the receipt.
    SameTime,
}

/// Says whether the day of receipt is day 1.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FirstDay {
    /// The day after is day 1.
    #[default]
    Excluded,
    /// It is day 1.
    Counted,
}

/// Says what a receipt on a day off does to a count of workdays.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StartRule {
    /// It counts as received on the next workday.
    #[default]
    Roll,
    /// The next workday is day 1.
    Step,
}

/// Says what a count of dates that ends on a day off does.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClosedDay {
    /// It ends there.
    #[default]
    Keep,
    /// It ends on the next workday.
    NextWorkday,
    /// It ends on the previous workday.
    PreviousWorkday,
}

/// Says what "at once" may take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Grace {
    /// Real time.
    Elapsed(Span),
    /// Open time.
    Working {
        /// How long.
        span: Span,
        /// Whose hours.
        calendar: CalendarRef,
    },
}

impl Term {
    /// Returns the span allowed, for terms that are one; all others end at a date or at a time.
    pub const fn budget(&self) -> Option<Span> {
        match self {
            Self::Elapsed { span }
            | Self::Working { span, .. }
            | Self::Immediate { grace: Grace::Elapsed(span) | Grace::Working { span, .. } } => {
                Some(*span)
            }
            _ => None,
        }
    }

    /// Returns the calendar it counts on; `None` for real time and promises.
    pub fn calendar(&self) -> Option<&CalendarRef> {
        match self {
            Self::Elapsed { .. } | Self::AsPromised => None,
            Self::Immediate { grace: Grace::Elapsed(_) } => None,
            Self::Working { calendar, .. }
            | Self::WorkingDays { calendar, .. }
            | Self::SameDay { calendar, .. }
            | Self::Immediate { grace: Grace::Working { calendar, .. } } => Some(calendar),
            Self::CalendarDays { ends, .. }
            | Self::Months { ends, .. }
            | Self::Years { ends, .. } => Some(&ends.calendar),
        }
    }
}

impl Term {
    /// Says whether its end depends on which days are worked: a date at midnight or at the same time
    /// needs a calendar for its zone alone.
    pub(crate) fn rests_on_workdays(&self) -> bool {
        match self {
            Self::Elapsed { .. } | Self::AsPromised => false,
            Self::Immediate { grace: Grace::Elapsed(_) } => false,
            Self::CalendarDays { ends, .. }
            | Self::Months { ends, .. }
            | Self::Years { ends, .. } => {
                ends.closed_day != ClosedDay::Keep
                    || !matches!(ends.lands, Lands::Midnight | Lands::SameTime)
            }
            Self::Working { .. }
            | Self::WorkingDays { .. }
            | Self::SameDay { .. }
            | Self::Immediate { grace: Grace::Working { .. } } => true,
        }
    }
}

impl CalendarRef {
    /// Returns the text form: the name, or `of-debtor`.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Named(name) => name,
            Self::OfDebtor => "of-debtor",
        }
    }
}

impl From<&str> for CalendarRef {
    fn from(text: &str) -> Self {
        if text == "of-debtor" { Self::OfDebtor } else { Self::Named(text.into()) }
    }
}

impl fmt::Display for CalendarRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for CalendarRef {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for CalendarRef {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'_, str>::deserialize(deserializer)?;
        Ok(Self::from(text.as_ref()))
    }
}
