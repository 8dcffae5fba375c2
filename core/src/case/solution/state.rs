//! What the solution holds.

use crate::{
    case::lifecycle::Work,
    ident::{ActorId, Value},
    table::Spot,
};
use serde::{Deserialize, Serialize};

/// Holds the solution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Solution {
    pub(crate) revision: u32,
    pub(crate) spot: Spot,
    pub(crate) cause: Option<Value>,
    pub(crate) measures: Vec<Value>,
    pub(crate) drafted_by: Option<Work>,
}

impl Default for Solution {
    fn default() -> Self {
        Self {
            revision: 0,
            spot: Spot::NoSolution,
            cause: None,
            measures: Vec::new(),
            drafted_by: None,
        }
    }
}

impl Solution {
    /// Returns the current revision; 0 before the first draft.
    pub fn revision(&self) -> u32 {
        self.revision
    }

    /// Returns the cause found.
    pub fn cause(&self) -> Option<&Value> {
        self.cause.as_ref()
    }

    /// Returns the measures of the current revision.
    pub fn measures(&self) -> &[Value] {
        &self.measures
    }

    /// Returns who drafted the current revision, if it is known.
    pub fn drafted_by(&self) -> Option<&ActorId> {
        self.drafted_by.as_ref().and_then(Work::id)
    }

    pub(crate) fn forget_customer(&mut self) {
        self.drafted_by.iter_mut().for_each(Work::forget_customer);
    }

    /// Returns where the current revision stands.
    pub fn spot(&self) -> Spot {
        self.spot
    }
}
