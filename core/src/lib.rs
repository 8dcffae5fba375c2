//! Complaint handling as pure state machines.
//!
//! Given a [`Policy`] (the rules of a service centre, as data), the history of a [`case::Case`] and a
//! [`case::Command`], this crate answers: is this allowed, what happened, who owes what to whom by
//! when, and why.
//!
//! ```
//! use amends::{Actor, Desk, Policy, case::*, ident::*};
//!
//! let mut desk = Desk::new(Policy::preset("default").ok_or("no such preset")??);
//! let clerk = Actor::person("u-17")?.with_role("intake")?;
//! let case = CaseId::new("2026-0001")?;
//! let now = "2026-03-06T16:30:00+08:00".parse()?;
//! desk.handle(&case, &Command::Receive(Receive::default()), &clerk, now)?;
//! let register = Command::Register(Register {
//!     kind: KindId::new("complaint")?,
//!     contact: Contact::Reachable,
//!     facts: Default::default(),
//!     fields: vec![FieldId::new("content")?, FieldId::new("contact")?],
//! });
//! desk.handle(&case, &register, &clerk, now)?;
//!
//! // Eight working hours from Friday afternoon end on Monday afternoon.
//! assert_eq!(desk.agenda()[0].due, Some("2026-03-09T16:30:00+08:00".parse()?));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # What it does not contain
//!
//! No clock, randomness, locale, environment, thread, file, socket, log or global. The host brings
//! the time (`now` is always an argument), keeps the records, and wakes the case when
//! [`case::Case::next_wakeup`] says so.
//!
//! # The laws
//!
//! 1. Everything computed is recorded: [`case::Case::evolve`] needs the record alone.
//! 2. A rejected command changes nothing; an accepted one is atomic; the result is a value.
//! 3. Late is the same as punctual: verdicts do not depend on how often the host wakes the case.
//! 4. Policies turn dials on a fixed skeleton: they narrow, order, time and name.
//! 5. No personal data in events: references outside, facts inside.
//!
//! # Where to start
//!
//! - [`Desk`] holds many cases in memory: the shortest way to try things.
//! - [`journal::Journal`] is a desk that keeps its records: offline work, and merging it.
//! - [`case::Case`] is the decider itself, for hosts with a store of their own.
//! - [`Policy`] and [`time::Calendar`] read and check the documents.
//! - [`explain`] says why a deadline is what it is, in Chinese and English.
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

mod actor;
#[cfg(feature = "json")]
pub mod audit;
pub mod case;
pub mod desk;
mod digest;
mod document;
pub mod explain;
pub mod fact;
pub mod fault;
pub mod finding;
pub mod ident;
pub mod journal;
pub mod manual;
mod minima;
pub mod organisation;
mod parsed;
pub mod policy;
mod private;
pub mod rejection;
#[cfg(feature = "schema")]
pub mod schema;
pub mod table;
pub mod time;
pub mod wire;
mod words;

pub use actor::{Actor, ActorKind};
pub use desk::Desk;
pub use digest::{Digest, DigestParseError};
pub use finding::{Finding, FindingCode, Findings, Severity};
pub use organisation::Organisation;
pub use policy::Policy;
pub use private::Private;
pub use rejection::{Rejection, RejectionCode};
pub use words::{Lang, Words};

/// The examples of the README, run as tests.
#[cfg(all(doctest, feature = "toml"))]
#[doc = include_str!("../README.md")]
pub struct ReadmeDoctests;
