//! The mobile binding of `amends`: what Kotlin and Swift see, in types that may cross the border.
//!
//! The core knows nothing of UniFFI. Commands, events and vocabularies are generated from its lists
//! (`generate/`); the rest of the facade is written by hand. Every match over a type of the core is
//! exhaustive, so that a variant added there is a compile error here.
//!
//! A call costs tens of microseconds on a phone. Functions therefore take and return whole lists, and
//! [`AmendsDesk::case_screen`] returns everything that one screen shows.
#![allow(clippy::result_large_err, reason = "errors cross the border by value")]

mod actor;
mod border;
mod calendar;
mod desk;
mod error;
mod misfit;
mod observation;
mod organisation;
mod policy;
mod record;
mod screen;
mod term;
mod values;

/// What is generated from the lists of the core.
mod generated {
    pub mod commands;
    pub mod events;
    pub mod values;
    pub mod words;
}

pub use actor::Actor;
pub use calendar::{AmendsCalendar, Deadline};
pub use desk::*;
pub use error::{AmendsError, Rejection};
pub use generated::{commands::Command, events::Event, values::*, words::*};
pub use observation::*;
pub use organisation::AmendsOrganisation;
pub use policy::*;
pub use record::*;
pub use screen::*;
pub use term::Term;
pub use values::*;

uniffi::setup_scaffolding!("amends");
