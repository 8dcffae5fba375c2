//! The lifecycle: how far the case has come, and how it ended.
//!
//! The stage moves by commands of this region and by events of others (a classification moves
//! `registered` to `classified`). The outcome is a fact apart from the stage, and every reopening
//! begins an episode.

pub(super) mod decide;
mod evolve;
mod state;
pub(super) mod table;

pub(in crate::case) use state::Work;
pub use state::{Ending, Lifecycle};
