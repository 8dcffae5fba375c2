//! Second models without shortcuts, to hold the fast ones against.

mod calendar;

pub use calendar::NaiveCalendar;
