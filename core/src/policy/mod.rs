//! Policies: the rules of a service centre as data.
//!
//! A [`PolicyDocument`] is what a person writes, in TOML or JSON. [`Policy::check`] finds everything
//! that is wrong with it at once and seals it when nothing is an error. The sealed [`Policy`] is what
//! decisions read; it is known by its digest.

mod access;
mod check;
mod describe;
mod diff;
mod document;
mod draft;
mod duties;
mod lint;
mod lookup;
mod marks;
mod parts;
#[cfg(feature = "toml")]
mod preset;
mod reach;
mod rules;
mod sealed;
mod sections;
mod term_words;
mod versions;

pub use check::Checked;
pub use diff::{Change, diff};
pub use document::PolicyDocument;
pub use duties::qualifiers;
pub(crate) use lookup::Answers;
#[cfg(feature = "toml")]
pub use preset::{Preset, presets};
pub use sealed::{
    Anchor, Approval, CallbackCloses, Condition, Contactability, Control, Debtor, Demand,
    Exclusion, Extension, Field, Form, Gate, Grant, Holders, Kind, MachineActs, Mark, Matrix,
    MatrixRow, Mode, Nature, Need, Obligation, OnReopen, OnRetarget, Policy, Reach, Repeats, Route,
    Rung, Schedule, ScheduledAct, Sensitivity, Target, Trigger, WithoutTarget,
};
pub(crate) use term_words::term as describe_term;
pub use versions::Versions;
