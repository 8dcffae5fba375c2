//! What waiting holds.

use crate::{case::Party, ident::Value, table::Spot, time::Timestamp};
use serde::{Deserialize, Serialize};

/// Holds whom the case waits for, if anybody.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Waiting {
    pub(crate) current: Option<WaitingFor>,
}

/// Holds one stretch of waiting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WaitingFor {
    /// Who owes the next act.
    pub party: Party,
    /// Why.
    pub reason: Value,
    /// Since when.
    pub since: Timestamp,
    /// When it ends by itself.
    pub until: Option<Timestamp>,
}

impl Waiting {
    /// Returns the waiting that is on, if any.
    pub fn current(&self) -> Option<&WaitingFor> {
        self.current.as_ref()
    }

    pub(crate) fn spot(&self) -> Spot {
        if self.current.is_some() { Spot::Waiting } else { Spot::NotWaiting }
    }
}
