//! What is wrong with a history or with bytes: never a rejection, never skipped.

use crate::{case::EventKind, case::Stage, ident::CaseId, time::Timestamp};

/// Says why a history cannot be replayed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReplayFault {
    /// The history is empty.
    #[error("expected at least one record, got none")]
    Empty,
    /// The history does not begin with the opening event.
    #[error("expected `case.received` first, got `{got}`")]
    NotOpened {
        /// The event that stands first.
        got: &'static str,
    },
    /// A record is missing, doubled or out of order.
    #[error("expected record {expected} of `{stream}`, got {got}")]
    Gap {
        /// The stream.
        stream: CaseId,
        /// The sequence number expected.
        expected: u64,
        /// The sequence number that came.
        got: u64,
    },
    /// A record belongs to another stream.
    #[error("expected records of `{expected}`, got one of `{got}` at {seq}")]
    ForeignStream {
        /// The stream replayed.
        expected: CaseId,
        /// The stream of the record.
        got: CaseId,
        /// The record.
        seq: u64,
    },
    /// The event cannot have happened there.
    #[error("record {seq}: `{event}` expected stage `{expected}`, the case is at `{got}`")]
    WrongStage {
        /// The record.
        seq: u64,
        /// The event.
        event: &'static str,
        /// The stage that the event starts from.
        expected: &'static str,
        /// The stage that the case is in.
        got: &'static str,
    },
    /// The event names something the case does not have.
    #[error("record {seq}: `{event}` names {what} that the case does not have")]
    Unknown {
        /// The record.
        seq: u64,
        /// The event.
        event: &'static str,
        /// What it names.
        what: &'static str,
    },
    /// The record was written by a newer release.
    #[error(
        "record {seq}: schema {got} was written by a newer version, this one reads up to {known}"
    )]
    WrittenByNewerVersion {
        /// The record.
        seq: u64,
        /// The schema of the record.
        got: u16,
        /// The newest schema known.
        known: u16,
    },
    /// An externally caused record lies before its predecessor.
    #[error("record {seq}: {at} lies before the last external record {last}")]
    TimeBackwards {
        /// The record.
        seq: u64,
        /// When it happened.
        at: Timestamp,
        /// When the last one happened.
        last: Timestamp,
    },
}

impl ReplayFault {
    /// Returns the stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NotOpened { .. } => "not_opened",
            Self::Gap { .. } => "gap",
            Self::ForeignStream { .. } => "foreign_stream",
            Self::WrongStage { .. } => "wrong_stage",
            Self::Unknown { .. } => "unknown_reference",
            Self::WrittenByNewerVersion { .. } => "written_by_newer_version",
            Self::TimeBackwards { .. } => "time_backwards",
        }
    }

    pub(crate) fn wrong_stage(seq: u64, event: EventKind, expected: Stage, got: Stage) -> Self {
        Self::WrongStage { seq, event: event.name(), expected: expected.name(), got: got.name() }
    }

    pub(crate) fn unknown(seq: u64, event: EventKind, what: &'static str) -> Self {
        Self::Unknown { seq, event: event.name(), what }
    }
}
