//! Requests: what is asked of other units, groups and partners while the case keeps its owner.

pub(super) mod decide;
mod evolve;
mod state;
pub(super) mod table;

pub use state::{Request, RequestState, Requests};
