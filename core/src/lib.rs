//! Complaint handling as pure state machines.
#![forbid(unsafe_code)]
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unreachable,
    clippy::float_arithmetic
)]
#![cfg_attr(docsrs, feature(doc_cfg))]

pub mod case;
pub mod fact;
pub mod finding;
pub mod ident;
pub mod time;
mod words;

pub use finding::{Finding, FindingCode, Findings, Severity};
pub use words::{Lang, Words};
