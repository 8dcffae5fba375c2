//! The solution: drafts with revisions, approval, confirmation by the customer.

pub(super) mod decide;
mod evolve;
mod state;
pub(super) mod table;

pub use state::Solution;
