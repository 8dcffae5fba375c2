//! What triage holds.

use crate::{fact::Facts, ident::KindId, table::Spot};
use serde::{Deserialize, Serialize};

/// Holds what the matter is about.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Triage {
    pub(crate) sorted: Option<u32>,
    pub(crate) facts: Facts,
    pub(crate) kind: Option<KindId>,
    pub(crate) admitted: bool,
}

impl Triage {
    /// Returns how often the case was classified; none before the first time.
    pub fn classifications(&self) -> Option<u32> {
        self.sorted
    }

    /// Returns the facts that classification set.
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// Returns the kind that the case was changed to; none while it has the kind it was registered with.
    pub fn kind(&self) -> Option<&KindId> {
        self.kind.as_ref()
    }

    /// Says whether the case was accepted as a complaint.
    pub fn is_admitted(&self) -> bool {
        self.admitted
    }

    pub(crate) fn spot(&self) -> Spot {
        if self.sorted.is_some() { Spot::Sorted } else { Spot::Unsorted }
    }
}
