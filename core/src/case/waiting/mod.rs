//! Waiting: who owes the next act, why, and how long that may last.

pub(super) mod decide;
mod evolve;
mod state;
pub(super) mod table;

pub use state::{Waiting, WaitingFor};
