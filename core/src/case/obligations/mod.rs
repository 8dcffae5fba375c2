//! Obligations: every time limit that runs on the case.
//!
//! Facts in, verdicts out. A run keeps `due` (shown) and `breach_after` (the latest instant that
//! still meets it); a paused run has no due time, only what is left. Every event of the case may
//! satisfy, cancel or start obligations, in this order.
//!
//! `plan.rs` computes when everything falls due, from the start, for what is left, and under a new
//! target alike; `start.rs`, `retarget.rs` and `react.rs` say when that is asked for.

pub(super) mod decide;
mod evolve;
mod extended;
mod plan;
pub(super) mod react;
mod retarget;
mod start;
mod state;
pub(super) mod table;

pub use extended::{Extended, Granted};
pub use state::{Obligations, Run, RunState, RunStateKind, Verdict};
