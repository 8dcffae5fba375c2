//! Triage: what the matter is about and how pressing it is.
//!
//! A classification sets facts and, through the policy's matrix, the priority; a later one replaces
//! what it names and keeps the rest.

pub(super) mod decide;
mod evolve;
mod state;
pub(super) mod table;

pub use state::Triage;
