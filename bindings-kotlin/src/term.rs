//! Terms: how long something may take.

use crate::{
    border::{Show, Take},
    misfit::Misfit,
    values::{ClosedDay, FirstDay, Lands, Span, StartRule},
};
use amends::time::{self, CalendarRef};

/// Says how long something may take; the basis is always stated. A calendar is named as in the policy;
/// `of-debtor` is that of whoever owes the act.
#[derive(Debug, Clone, PartialEq, uniffi::Enum)]
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
        calendar: String,
    },
    /// Workdays of a calendar.
    WorkingDays {
        /// How many.
        days: i32,
        /// Whose days.
        calendar: String,
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
        days: i32,
        /// Whose zone and days.
        calendar: String,
        /// Where in the last day it ends.
        lands: Lands,
        /// What a last day that is closed does.
        closed_day: ClosedDay,
        /// Whether the day of receipt counts.
        receipt_day: FirstDay,
    },
    /// Months.
    Months {
        /// How many.
        months: i32,
        /// Whose zone and days.
        calendar: String,
        /// Where in the last day it ends.
        lands: Lands,
        /// What a last day that is closed does.
        closed_day: ClosedDay,
    },
    /// Years.
    Years {
        /// How many.
        years: i32,
        /// Whose zone and days.
        calendar: String,
        /// Where in the last day it ends.
        lands: Lands,
        /// What a last day that is closed does.
        closed_day: ClosedDay,
    },
    /// The day of receipt.
    SameDay {
        /// Whose days.
        calendar: String,
        /// From which reading on a receipt belongs to the next workday, such as `16:00`.
        cutoff: Option<String>,
        /// Where in the day it ends.
        lands: Lands,
    },
    /// At once, with a grace of real time, or of open time where a calendar is named.
    Immediate {
        /// The time at once may take.
        grace: Span,
        /// Whose hours the grace counts.
        calendar: Option<String>,
    },
    /// The time named in the command.
    AsPromised,
}

impl Show<CalendarRef> for String {
    fn show(core: &CalendarRef) -> Self {
        core.as_str().to_owned()
    }
}

impl Show<time::Term> for Term {
    fn show(core: &time::Term) -> Self {
        use time::{DayTerm, Grace, Term as T};
        match core {
            T::Elapsed { span } => Self::Elapsed { span: Show::show(span) },
            T::Working { span, calendar } => {
                Self::Working { span: Show::show(span), calendar: Show::show(calendar) }
            }
            T::WorkingDays { days, calendar, lands, receipt_day, start } => Self::WorkingDays {
                days: Show::show(days),
                calendar: Show::show(calendar),
                lands: Show::show(lands),
                receipt_day: Show::show(receipt_day),
                start: Show::show(start),
            },
            T::CalendarDays { days, ends, receipt_day } => {
                let DayTerm { calendar, lands, closed_day } = ends;
                Self::CalendarDays {
                    days: Show::show(days),
                    calendar: Show::show(calendar),
                    lands: Show::show(lands),
                    closed_day: Show::show(closed_day),
                    receipt_day: Show::show(receipt_day),
                }
            }
            T::Months { months, ends: DayTerm { calendar, lands, closed_day } } => Self::Months {
                months: Show::show(months),
                calendar: Show::show(calendar),
                lands: Show::show(lands),
                closed_day: Show::show(closed_day),
            },
            T::Years { years, ends: DayTerm { calendar, lands, closed_day } } => Self::Years {
                years: Show::show(years),
                calendar: Show::show(calendar),
                lands: Show::show(lands),
                closed_day: Show::show(closed_day),
            },
            T::SameDay { calendar, cutoff, lands } => Self::SameDay {
                calendar: Show::show(calendar),
                cutoff: cutoff.as_ref().map(ToString::to_string),
                lands: Show::show(lands),
            },
            T::Immediate { grace: Grace::Elapsed(span) } => {
                Self::Immediate { grace: Show::show(span), calendar: None }
            }
            T::Immediate { grace: Grace::Working { span, calendar } } => {
                Self::Immediate { grace: Show::show(span), calendar: Some(Show::show(calendar)) }
            }
            T::AsPromised => Self::AsPromised,
        }
    }
}

fn ends(calendar: &str, lands: Lands, closed_day: ClosedDay) -> Result<time::DayTerm, Misfit> {
    Ok(time::DayTerm {
        calendar: CalendarRef::from(calendar),
        lands: lands.take("lands")?,
        closed_day: closed_day.take("closed_day")?,
    })
}

impl Take<time::Term> for Term {
    fn take(self, _: &'static str) -> Result<time::Term, Misfit> {
        use time::{Grace, Term as T};
        let named = |calendar: &str| CalendarRef::from(calendar);
        Ok(match self {
            Self::Elapsed { span } => T::Elapsed { span: span.take("span")? },
            Self::Working { span, calendar } => {
                T::Working { span: span.take("span")?, calendar: named(&calendar) }
            }
            Self::WorkingDays { days, calendar, lands, receipt_day, start } => T::WorkingDays {
                days: days.take("days")?,
                calendar: named(&calendar),
                lands: lands.take("lands")?,
                receipt_day: receipt_day.take("receipt_day")?,
                start: start.take("start")?,
            },
            Self::CalendarDays { days, calendar, lands, closed_day, receipt_day } => {
                T::CalendarDays {
                    days: days.take("days")?,
                    ends: ends(&calendar, lands, closed_day)?,
                    receipt_day: receipt_day.take("receipt_day")?,
                }
            }
            Self::Months { months, calendar, lands, closed_day } => T::Months {
                months: months.take("months")?,
                ends: ends(&calendar, lands, closed_day)?,
            },
            Self::Years { years, calendar, lands, closed_day } => {
                T::Years { years: years.take("years")?, ends: ends(&calendar, lands, closed_day)? }
            }
            Self::SameDay { calendar, cutoff, lands } => {
                let parsed = cutoff.map(|text| text.parse()).transpose();
                T::SameDay {
                    calendar: named(&calendar),
                    cutoff: parsed.map_err(|error| Misfit::invalid("cutoff", &error))?,
                    lands: lands.take("lands")?,
                }
            }
            Self::Immediate { grace, calendar: None } => {
                T::Immediate { grace: Grace::Elapsed(grace.take("grace")?) }
            }
            Self::Immediate { grace, calendar: Some(calendar) } => T::Immediate {
                grace: Grace::Working { span: grace.take("grace")?, calendar: named(&calendar) },
            },
            Self::AsPromised => T::AsPromised,
        })
    }
}
