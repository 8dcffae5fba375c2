//! Escalation: how high the matter stands, apart from the stage.
//!
//! The level rises by a command or by a rung of an obligation; it falls only by a command.

pub(super) mod decide;
mod evolve;
mod state;
pub(super) mod table;

pub use state::Escalation;
