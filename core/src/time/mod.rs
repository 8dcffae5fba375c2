//! Instants, spans and business time: calendars, terms, deadlines, clocks that can be paused.
//!
//! A [`CalendarDocument`] is checked and compiled into a [`Calendar`], which answers questions in
//! nanoseconds whatever the span. A [`Term`] says how long something may take and gives the
//! [`Target`] of a receipt; a [`Stopwatch`] keeps what is used up and what is left; a [`Ledger`]
//! explains an answer. Nothing here reads a clock.
//!
//! ```
//! use amends::time::{Calendar, CalendarDocument, Edge, Packs, Span, Timestamp};
//! let document = CalendarDocument::from_toml(
//!     r#"
//!     zone = "Asia/Shanghai"
//!     week = { mon-fri = ["08:30-12:00", "13:00-17:00"], sat-sun = ["09:00-17:00"] }
//!     holidays = "cn"
//!     beyond = "assume_weekdays"
//!     "#,
//! )?;
//! let centre = Calendar::compile("centre", &document, &Packs::builtin())?;
//! let received: Timestamp = "2024-04-30T15:00:00+08:00".parse()?;
//! let due = centre.add(received, Span::from_hours(8), Edge::AtClose)?;
//! assert_eq!(due.at, "2024-05-06T15:30:00+08:00".parse()?);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # What is decided at the edges
//!
//! | question | answer |
//! |---|---|
//! | is the closing instant open | no; hours are `[open, close)`, and hours that meet are one |
//! | counting ends exactly at closing | [`Edge::AtClose`]: there; [`Edge::NextOpening`]: at the next opening |
//! | when is a working deadline missed | after the next opening: until then no more than the budget is used up |
//! | a start outside hours | counts from the next opening |
//! | no time at all | the instant itself, or with `NextOpening` the next open instant |
//! | counting back | lands on an opening; with `NextOpening` on the closing before |
//! | negative spans, reversed ranges | counted the other way; elapsed time is signed |
//! | a second | is a real second, never a clock reading; a day of 23 hours has 23 |
//! | a reading in a gap of the clock | the transition |
//! | a reading the clock shows twice | the first of the two |
//! | `22:00-06:00` | ends on the next date and belongs to the one it starts on |
//! | `10:00-10:00` | a finding; a whole day is `00:00-24:00` |
//! | which rule decides a date | explicit hours, else holiday, else make-up workday, else weekday; breaks come off last |
//! | the hours of a make-up workday | a Monday's, or another day's, or its own, or none of it (`rest`) |
//! | a template day without hours | leaves the make-up workday closed |
//! | a weekend date inside a holiday break | is off, for those who are open at weekends |
//! | a date the local clock skips | has no open time and is no workday |
//! | fractions of a second | round to the microsecond, then down to the second |
//! | no open time is left | [`TimeError::NoOpenTime`], or `None`; never a loop |
//! | dates whose holidays are not known | `refuse`: [`TimeError::Coverage`]; `assume_weekdays`: [`Certainty::Assumed`] |
//! | years before 1900 or after 2300 | [`TimeError::OutOfRange`] |
//! | a count of workdays from a day off | says how: [`DayOff`] |
//! | a workday | is a date that owns open time; it is never 24 hours |

mod block;
mod calendar;
mod compile;
mod cursor;
mod days;
mod digest;
mod distance;
mod document;
mod edges;
mod error;
mod explain;
mod index;
mod iso_date;
mod ledger;
mod pack;
mod read;
mod receipt;
mod rules;
mod span;
mod stopwatch;
mod target;
mod term;
mod term_text;
mod text;
mod time_of_day;
mod timestamp;
mod tzdb;
mod weekday;
mod words;
mod zone;

pub use calendar::{Answer, Basis, Bound, Calendar, Certainty, Direction, Edge, Period};
pub use cursor::Cursor;
pub use days::{DayOff, Sides};
pub use distance::{Days, Distance, DistanceParseError};
pub use document::{
    Beyond, CalendarDocument, CalendarVersion, DateText, HolidayDate, Holidays, Makeup,
};
pub use edges::Periods;
pub use error::TimeError;
pub use ledger::{Closed, Ledger, LedgerLine};
pub use pack::{Pack, PackDocument, PackHoliday, Packs};
#[cfg(feature = "schema")]
pub(crate) use read::{MAX_DAYS, MAX_MONTHS, MAX_YEARS};
pub(crate) use read::{
    calendar as read_calendar, distance as read_distance, distance_of as read_distance_of,
    receipt as read_receipt, span as read_span, span_of as read_span_of, term as read_term,
};
pub use receipt::{Arrival, ReceiptClock, ReceiptDay, ReceiptRule, ReceiptStep};
pub use span::{Span, SpanParseError};
pub use stopwatch::{Measure, Pause, Stopwatch, due_with_pauses, paused_until};
pub use target::{Target, Verdict};
pub use term::{CalendarRef, ClosedDay, DayTerm, FirstDay, Grace, Lands, StartRule, Term};
pub use time_of_day::{TimeOfDay, TimeOfDayError};
pub use timestamp::{Timestamp, TimestampError};
pub use weekday::Weekday;
pub(crate) use words::Said;
