//! What assignment holds.

use crate::{
    ident::{ActorId, UnitId},
    table::Spot,
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

/// Holds who is in charge.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assignment {
    pub(crate) unit: Option<UnitId>,
    pub(crate) handler: Option<ActorId>,
    pub(crate) due: Option<Timestamp>,
    pub(crate) transfers: u32,
    pub(crate) returns: u32,
    pub(crate) conflicts: Vec<(ActorId, u64)>,
}

impl Assignment {
    /// Returns the unit in charge.
    pub fn unit(&self) -> Option<&UnitId> {
        self.unit.as_ref()
    }

    /// Returns the handler.
    pub fn handler(&self) -> Option<&ActorId> {
        self.handler.as_ref()
    }

    /// Returns the time set for the unit.
    pub fn due(&self) -> Option<Timestamp> {
        self.due
    }

    /// Returns how often the case was transferred.
    pub fn transfers(&self) -> u32 {
        self.transfers
    }

    /// Returns how often the case was returned to the dispatcher.
    pub fn returns(&self) -> u32 {
        self.returns
    }

    /// Lists who is kept away by a conflict of interest.
    pub fn kept_away(&self) -> impl Iterator<Item = &ActorId> {
        self.conflicts.iter().map(|(person, _)| person)
    }

    /// Forgets customers; whom a conflict keeps away otherwise stays away.
    pub(crate) fn forget(&mut self, is_customer: impl Fn(&ActorId) -> bool) {
        self.conflicts.retain(|(person, _)| !is_customer(person));
        self.handler = self.handler.take().filter(|handler| !is_customer(handler));
    }

    /// Returns the record that keeps a person away, if any.
    pub(crate) fn conflict_of(&self, person: &ActorId) -> Option<u64> {
        self.conflicts.iter().find(|(kept_away, _)| kept_away == person).map(|(_, seq)| *seq)
    }

    pub(crate) fn spot(&self) -> Spot {
        match (&self.unit, &self.handler) {
            (_, Some(_)) => Spot::WithHandler,
            (Some(_), None) => Spot::WithUnit,
            (None, None) => Spot::Unassigned,
        }
    }
}
