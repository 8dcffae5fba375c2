//! What was done here and is not yet told: the acts behind the records.

use super::fault::{length, place};
use crate::{
    actor::Actor,
    case::{Command, Recorded, Source},
    ident::{CaseId, CommandId},
    rejection::Rejection,
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

/// Holds one thing that was done here and is not yet told: enough to do it anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Act {
    /// What was done.
    pub command: Command,
    /// Who did it.
    pub actor: Actor,
    /// When it happened.
    pub at: Timestamp,
    /// Its name, by which a server that has it knows it again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub command_id: Option<CommandId>,
}

/// Holds everything of one case that the server does not know yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unsent {
    /// The case.
    pub case: CaseId,
    /// The version that the server is known to have; 0 for none of it.
    pub base: u64,
    /// What was done here since.
    pub acts: Vec<Act>,
    /// The records behind `base`.
    pub records: Vec<Recorded>,
}

impl Unsent {
    /// Returns the version that the server has once it has taken the records in: the one to
    /// [`acknowledge`](super::Journal::acknowledge) then.
    pub fn version(&self) -> u64 {
        self.base.saturating_add(length(&self.records))
    }
}

/// Says what became of the acts of a case once the server's records were taken over.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Rebased {
    /// The records that the acts brought about anew.
    pub records: Vec<Recorded>,
    /// The acts that may not be done any more, in their order.
    pub refused: Vec<RefusedAct>,
    /// What foreign systems reported here and the server does not have: no act stands behind it, so
    /// the host observes it anew where it still matters.
    pub dropped: Vec<Recorded>,
}

/// Holds an act that may not be done any more, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RefusedAct {
    /// The act.
    pub act: Act,
    /// Why.
    pub why: Box<Rejection>,
}

/// Holds an act with the number of the last record that it brought about here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct HeldAct {
    pub(crate) act: Act,
    pub(crate) last: u64,
}

/// Holds what is kept of a case beside the case itself.
#[derive(Debug, Clone, Default)]
pub(crate) struct Kept {
    /// The whole history: record `n` is at `n - 1`.
    pub(crate) records: Vec<Recorded>,
    /// The version that the server is known to have.
    pub(crate) told: u64,
    /// What was done behind that version, in order.
    pub(crate) acts: Vec<HeldAct>,
}

impl Kept {
    pub(super) fn version(&self) -> u64 {
        length(&self.records)
    }

    pub(super) fn untold(&self) -> &[Recorded] {
        self.parts().1
    }

    /// Takes the records apart: those that the server is known to have, and those behind them.
    pub(super) fn parts(&self) -> (&[Recorded], &[Recorded]) {
        self.records.split_at_checked(place(self.told)).unwrap_or((&self.records, &[]))
    }

    /// Notes up to where the server has it; it never has less than it had.
    pub(super) fn tell(&mut self, version: u64) {
        self.told = self.told.max(version.min(self.version()));
        self.acts.retain(|held| held.last > self.told);
    }

    pub(super) fn unsent(&self, case: &CaseId) -> Unsent {
        Unsent {
            case: case.clone(),
            base: self.told,
            acts: self.acts.iter().map(|held| held.act.clone()).collect(),
            records: self.untold().to_vec(),
        }
    }

    /// Says whether somebody did or reported something that is not told; that time passes, every
    /// side finds out by itself.
    pub(super) fn has_news(&self) -> bool {
        !self.acts.is_empty() || self.untold().iter().any(|record| record.source != Source::Clock)
    }
}
