//! Why a log cannot be taken in.

use crate::{
    Words,
    case::Recorded,
    fault::ReplayFault,
    ident::CaseId,
    rejection::{Reason, Rejection},
};
use serde::Serialize;
use std::fmt;

/// Says why a log could not be taken in; the journal is as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum JournalFault {
    /// The records are no history.
    Replay {
        /// The case.
        case: CaseId,
        /// The record that cannot follow, and why.
        fault: ReplayFault,
    },
    /// The case has moved on.
    Conflict(Conflict),
    /// The log does not fit this journal: a policy that is not known here, a clock that lies before
    /// the records.
    Rejected(Box<Rejection>),
}

/// Says that a case has moved on, and what happened meanwhile.
///
/// A device that is told so by its server goes on with [`Journal::rebase`](super::Journal::rebase)
/// on `meanwhile`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Conflict {
    /// The case.
    pub case: CaseId,
    /// The refusal, `stale_version`: the version that the log builds on, and the one there is.
    pub why: Box<Rejection>,
    /// The records here from where those of the log begin; none where the log begins behind them,
    /// so that records are missing between: they have to be sent as well.
    pub meanwhile: Vec<Recorded>,
}

impl Conflict {
    /// Compares a log whose first record is numbered so with the records there are.
    pub(super) fn new(case: &CaseId, first: u64, held: &[Recorded]) -> Self {
        let (expected, actual) = (first.saturating_sub(1), length(held));
        let why = Rejection::new(None, Reason::StaleVersion { expected, actual });
        Self { case: case.clone(), why, meanwhile: behind(held, expected).to_vec() }
    }
}

/// Returns the version of a case that has so many records.
pub(super) fn length(records: &[Recorded]) -> u64 {
    records.len().try_into().unwrap_or(u64::MAX)
}

/// Returns the records behind a version.
pub(super) fn behind(records: &[Recorded], version: u64) -> &[Recorded] {
    records.get(place(version)..).unwrap_or_default()
}

/// Returns where the record behind a version lies in a history.
pub(super) fn place(version: u64) -> usize {
    usize::try_from(version).unwrap_or(usize::MAX)
}

impl JournalFault {
    /// Returns the stable code: that of the replay fault, that of the rejection, or `stale_version`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Replay { fault, .. } => fault.code(),
            Self::Conflict(conflict) => conflict.why.code().name(),
            Self::Rejected(why) => why.code().name(),
        }
    }

    /// Returns the sentence a person reads: what was expected, what came, what to do.
    pub fn words(&self) -> Words {
        let (case, words) = match self {
            Self::Replay { case, fault } => (case, fault.words()),
            Self::Conflict(conflict) => (&conflict.case, conflict.why.words()),
            Self::Rejected(why) => return why.words(),
        };
        let Words { zh, en } = words;
        Words::new(format!("案件 `{case}`：{zh}"), format!("case `{case}`: {en}"))
    }
}

impl fmt::Display for JournalFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} [{}]", self.words().en, self.code())
    }
}

impl std::error::Error for JournalFault {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Replay { fault, .. } => Some(fault),
            Self::Conflict(Conflict { why, .. }) | Self::Rejected(why) => Some(&**why),
        }
    }
}
