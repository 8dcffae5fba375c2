//! The main job: a foreign log in, events, figures and a report out.
//!
//! The parts in the order the data takes: [`log`] reads rows, [`mapping`] turns a row into
//! observations, [`intake`] keeps each case's time from running backwards, [`engine`] runs them
//! through the library, [`store`] keeps events, [`figures`] and [`overview`] count, [`report`] and
//! [`summary`] show. [`job`] is the whole replay, [`inspect`] asks a store afterwards, [`cli`] is
//! the command line.

pub mod agenda;
pub mod cli;
pub mod clock;
pub mod diagram;
pub mod digest;
pub mod document;
pub mod engine;
pub mod error;
pub mod figures;
pub mod inspect;
pub mod intake;
pub mod job;
pub mod log;
pub mod mapping;
pub mod observable;
pub mod overview;
pub mod progress;
pub mod records;
pub mod refusals;
pub mod replay;
pub mod report;
pub mod store;
pub mod story;
pub mod summary;

pub use error::{DeskError, ExitStatus};
