//! The workplace around `amends`: the `desk` command line and its parts.
//!
//! [`desk`] turns a foreign log into observations, runs them through the library, keeps the events
//! in SQLite and reports. [`icalendar`] turns an iCalendar file into holidays of a calendar
//! document. Everything that touches files, clocks of other systems or a terminal lives here and
//! not in the library.

pub mod desk;
pub mod icalendar;
