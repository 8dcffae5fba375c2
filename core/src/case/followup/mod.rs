//! Follow-up: a callback is owed after the reply, done or failed.
//!
//! A first form of the callback machine: one contact an episode.

pub(super) mod decide;
mod evolve;
mod state;
pub(super) mod table;

pub use state::{Followup, FollowupState};
