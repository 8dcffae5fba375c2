//! The organisation: who there is, who holds which role, who answers to whom and who is on duty.
//!
//! A document of its own, changed without revising the policy. [`Organisation::check`] finds all that
//! is wrong with it alone; [`Organisation::check_against`] finds what a policy asks for and the staff
//! cannot give. A decision records whom a question resolved to and the digest; replay never asks.

mod against;
mod check;
mod document;
mod queries;
mod read;
mod sealed;

pub use check::CheckedOrganisation;
pub use document::OrganisationDocument;
pub use sealed::{Asset, Dated, Duty, Organisation, Person, Unit, UnitSort, Validity};
