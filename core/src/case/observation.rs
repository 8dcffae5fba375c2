//! What a foreign system says happened.

use super::{CallbackResult, Outcome, Party, Stage};
use crate::{
    fact::Facts,
    ident::{ActorId, Value},
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

/// Says what a foreign log reports about waiting.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "state", rename_all = "snake_case", deny_unknown_fields)]
pub enum ObservedWaiting {
    /// The case waits for nobody but us.
    Nobody {},
    /// The case waits for a party; `reason` is the log's own value.
    For {
        /// Who owes the next act.
        party: Party,
        /// The log's own value, such as `Awaiting Vendor`.
        reason: Value,
    },
}

/// Names an act of the people in a foreign system that changes no stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "act", rename_all = "snake_case", deny_unknown_fields)]
pub enum ObservedAct {
    /// Receipt was acknowledged.
    Acknowledged {},
    /// The customer was told how far it is.
    ProgressReported {},
    /// The customer was called back.
    CalledBack {
        /// What the customer said.
        result: CallbackResult,
    },
    /// The customer was called and not reached.
    CallbackFailed {},
}

/// Records one report of a foreign system: at an instant, the case was found so.
///
/// Every field but `at` may be silent (`None`): silence changes nothing. An observation weakens no
/// guard: what it brings about is flagged as observed, and a jump the table does not have is
/// flagged as inferred.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Observation {
    /// When the foreign system says it happened.
    pub at: Timestamp,
    /// Who did it, as far as the log says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<ActorId>,
    /// The stage the case was found in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<Stage>,
    /// How the case ended, with a settled stage.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// Whom the case was waiting for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waiting: Option<ObservedWaiting>,
    /// The person in charge.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handler: Option<ActorId>,
    /// The escalation level, 0 for none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<u8>,
    /// What was done beside the change of the stage.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub acts: Vec<ObservedAct>,
    /// What is known in the fact vocabulary (`unit` is the unit in charge).
    #[serde(default)]
    pub facts: Facts,
}

impl super::command_data::Payload for Observation {
    const FIELDS: &'static [&'static str] =
        &["at", "by", "stage", "outcome", "waiting", "handler", "level", "acts", "facts"];
}

impl Observation {
    /// Starts an observation that says nothing but when.
    pub fn at(at: Timestamp) -> Self {
        Self {
            at,
            by: None,
            stage: None,
            outcome: None,
            waiting: None,
            handler: None,
            level: None,
            acts: Vec::new(),
            facts: Facts::default(),
        }
    }
}
