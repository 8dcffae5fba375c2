//! Scenarios: stories in plain text that a service manager can read and any engine can run.
//!
//! The grammar is described in `core/tests/scenarios/README.md`.

mod check;
mod parse;
mod run;

pub use parse::{Check, Deed, Scenario, StepLine, parse};
pub use run::{log, run};
