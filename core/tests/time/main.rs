//! Business time: properties against a walking model, calendars of the rule books, outside vectors.

mod calendars;
#[path = "../support/cases.rs"]
mod cases;
mod generate;
mod laws;
mod ledger;
mod meta;
mod naive;
mod pauses;
mod terms;
mod vectors;

/// Where failures of these properties are kept.
const FAILURES: &str = "tests/proptest-regressions/time.txt";
