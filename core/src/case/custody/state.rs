//! What custody holds.

use crate::{
    actor::ActorKind,
    case::{By, Command},
    ident::{ActorId, Value},
    policy::{Mode, ScheduledAct},
    table::Spot,
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

/// Holds what concerns the record itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Custody {
    pub(crate) asked: Vec<PendingAct>,
    pub(crate) acts: u32,
    pub(crate) timed: Vec<TimedAct>,
    /// The record that erased the personal references.
    pub(crate) erased: Option<u64>,
    pub(crate) observations: u64,
    pub(crate) level_seen: Option<u8>,
    pub(crate) inferred: u64,
}

/// Holds an act that awaits another's decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PendingAct {
    /// Its ordinal in the case, 1 for the first.
    pub ordinal: u32,
    /// Whether it was asked or is supervised.
    pub mode: Mode,
    /// Who asked.
    pub by: Option<By>,
    /// The command.
    pub command: Command,
    /// The record that asked.
    pub(crate) seq: u64,
}

impl PendingAct {
    /// Returns the number of the record that asked.
    pub fn seq(&self) -> u64 {
        self.seq
    }
}

/// Holds an act that the machine will carry out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimedAct {
    /// The rule.
    pub rule: Value,
    /// What the machine will do.
    pub act: ScheduledAct,
    /// When.
    pub at: Timestamp,
    /// What the time is counted from.
    pub since: Timestamp,
}

impl Custody {
    /// Lists the acts that await a decision.
    pub fn asked(&self) -> &[PendingAct] {
        &self.asked
    }

    /// Lists the acts that the machine will carry out.
    pub fn timed(&self) -> &[TimedAct] {
        &self.timed
    }

    /// Returns how many reports of foreign systems the history holds.
    pub fn observations(&self) -> u64 {
        self.observations
    }

    /// Returns the level that a foreign system reported last, the lowest if it named none; none before
    /// the first report.
    pub fn level_seen(&self) -> Option<u8> {
        self.level_seen
    }

    /// Returns how many steps were inferred because the table does not have them.
    pub fn inferred_steps(&self) -> u64 {
        self.inferred
    }

    /// Says whether the personal references are erased.
    pub fn is_erased(&self) -> bool {
        self.erased.is_some()
    }

    /// Forgets the customers who acted: what they asked for lapses.
    pub(crate) fn forget(&mut self, is_customer: impl Fn(&ActorId) -> bool) {
        self.asked.retain(|act| {
            let named = match &act.command {
                Command::DeclareConflict(data) => is_customer(&data.person),
                Command::NameHandler(data) => is_customer(&data.handler),
                _ => false,
            };
            !named && act.by.as_ref().is_none_or(|by| by.kind != ActorKind::Customer)
        });
    }

    pub(crate) fn spot(&self) -> Spot {
        if self.erased.is_some() { Spot::Erased } else { Spot::Kept }
    }
}
