//! The case: a customer's matter and its regions.

mod observation;
mod outcome;
mod stage;
mod waiting_party;

pub use observation::{Observation, ObservedWaiting};
pub use outcome::Outcome;
pub use stage::Stage;
pub use waiting_party::Party;
