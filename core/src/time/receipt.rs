//! How an arrival on a closed day or after a cut-off moves.

use super::index::OUT_OF_RANGE;
use super::{Calendar, DayOff, TimeError, TimeOfDay, Timestamp};
use serde::{Deserialize, Serialize};

/// Lists the steps that move an arrival, taken in order; none leaves it where it is.
///
/// A city hall that moves weekend arrivals to Monday at the same reading, and then arrivals from
/// 17:00 on to 08:30 of the next workday:
///
/// ```
/// use amends::time::{Calendar, CalendarDocument, Packs, ReceiptRule};
/// #[derive(serde::Deserialize)]
/// struct Channel {
///     receipt: ReceiptRule,
/// }
/// let channel: Channel = toml::from_str(
///     r#"
///     receipt = [
///         { on = "closed-day", day = "next-workday", at = "same-time" },
///         { on = { from = "17:00" }, day = "next-workday", at = { time = "08:30" } },
///     ]
///     "#,
/// )?;
/// let document = CalendarDocument::from_toml(
///     r#"
///     zone = "America/New_York"
///     week = { mon-fri = ["08:30-17:00"] }
///     "#,
/// )?;
/// let city = Calendar::compile("city", &document, &Packs::none())?;
/// let saturday = "2011-07-02T18:00:00-04:00".parse()?;
/// assert_eq!(channel.receipt.apply(&city, saturday)?, "2011-07-05T08:30:00-04:00".parse()?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ReceiptRule {
    /// The steps, in the order they are taken.
    pub steps: Vec<ReceiptStep>,
}

/// Moves arrivals of one sort: `{ on = "closed-day", day = "next-workday", at = "same-time" }`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReceiptStep {
    /// Which arrivals the step moves.
    pub on: Arrival,
    /// The day it moves them to.
    pub day: ReceiptDay,
    /// The clock reading it moves them to.
    pub at: ReceiptClock,
}

/// Names a sort of arrival.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Arrival {
    /// The local date is not a workday.
    ClosedDay,
    /// The clock reads this or later: `{ from = "17:00" }`.
    From(TimeOfDay),
    /// The clock reads earlier than this: `{ before = "08:30" }`.
    Before(TimeOfDay),
    /// The date is a workday and its last hours are over.
    AfterClose,
    /// The date is a workday and its hours have not begun.
    BeforeOpen,
}

/// Names the day an arrival moves to.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReceiptDay {
    /// The day it is on.
    SameDay,
    /// The day after.
    NextDay,
    /// The first workday after.
    NextWorkday,
}

/// Names the clock reading an arrival moves to.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReceiptClock {
    /// The reading it has.
    SameTime,
    /// The first opening of the day it moves to.
    Opening,
    /// This reading: `{ time = "08:30" }`.
    Time(TimeOfDay),
}

impl ReceiptRule {
    /// Leaves every arrival where it is.
    pub const fn as_received() -> Self {
        Self { steps: Vec::new() }
    }

    /// Returns when an arrival counts as received.
    ///
    /// # Errors
    /// Those of the calendar.
    pub fn apply(&self, calendar: &Calendar, received: Timestamp) -> Result<Timestamp, TimeError> {
        let mut at = received;
        for step in &self.steps {
            if step.on.matches(calendar, at)? {
                at = step.moved(calendar, at)?;
            }
        }
        Ok(at)
    }
}

impl Arrival {
    fn matches(self, calendar: &Calendar, at: Timestamp) -> Result<bool, TimeError> {
        match self {
            Self::ClosedDay => Ok(!calendar.is_workday(calendar.local_date(at))?),
            Self::From(time) => Ok(calendar.local_time(at) >= time),
            Self::Before(time) => Ok(calendar.local_time(at) < time),
            Self::AfterClose => {
                let hours = calendar.hours_on(calendar.local_date(at))?;
                Ok(hours.is_some_and(|hours| at >= hours.end))
            }
            Self::BeforeOpen => {
                let hours = calendar.hours_on(calendar.local_date(at))?;
                Ok(hours.is_some_and(|hours| at < hours.start))
            }
        }
    }
}

impl ReceiptStep {
    fn moved(&self, calendar: &Calendar, at: Timestamp) -> Result<Timestamp, TimeError> {
        let date = calendar.local_date(at);
        let day = match self.day {
            ReceiptDay::SameDay => date,
            ReceiptDay::NextDay => date.succ_opt().ok_or(OUT_OF_RANGE)?,
            ReceiptDay::NextWorkday => calendar.add_days(date, 1, DayOff::Step)?,
        };
        match self.at {
            ReceiptClock::SameTime if day == date => Ok(at),
            ReceiptClock::SameTime => calendar.at_local(day, calendar.local_time(at)),
            ReceiptClock::Time(time) => calendar.at_local(day, time),
            ReceiptClock::Opening => match calendar.hours_on(day)? {
                Some(hours) => Ok(hours.start),
                None => calendar.at_local(day, TimeOfDay::MIDNIGHT),
            },
        }
    }
}
