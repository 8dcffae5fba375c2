//! Custody of the record: acts that await a decision or an instant, erasure, the bound policy, what
//! foreign systems reported.

pub(super) mod decide;
mod evolve;
pub(super) mod schedule;
mod state;
pub(super) mod table;

pub use state::{Custody, PendingAct, TimedAct};
