//! What escalation holds.

use crate::{ident::RoleId, table::Spot, time::Timestamp};
use serde::{Deserialize, Serialize};

/// Holds how high the matter stands.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Escalation {
    pub(crate) level: u8,
    pub(crate) to: Option<RoleId>,
    pub(crate) raised_at: Option<Timestamp>,
    pub(crate) taken: bool,
    pub(crate) times: u32,
}

impl Escalation {
    /// Returns the level, 0 for none.
    pub fn level(&self) -> u8 {
        self.level
    }

    /// Returns the role that the last escalation went to.
    pub fn to(&self) -> Option<&RoleId> {
        self.to.as_ref()
    }

    /// Returns when the level last rose.
    pub fn raised_at(&self) -> Option<Timestamp> {
        self.raised_at
    }

    /// Returns how often the level rose.
    pub fn times(&self) -> u32 {
        self.times
    }

    /// Says whether the escalation was acknowledged since the level last rose.
    pub fn is_acknowledged(&self) -> bool {
        self.taken
    }

    pub(crate) fn spot(&self) -> Spot {
        match (self.level, self.taken) {
            (0, _) => Spot::Calm,
            (_, false) => Spot::Raised,
            (_, true) => Spot::Taken,
        }
    }
}
