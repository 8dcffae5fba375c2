//! Observations: what a foreign system reports of a case.

use crate::{
    border::{Show, Take},
    generated::words::{CallbackResult, Outcome, Party, Stage},
    misfit::Misfit,
    values::{Facts, Moment, mirrors},
};
use amends::case as core;

mirrors! {
    /// Records one report of a foreign system: at an instant, the case was found so. Silence changes nothing.
    Observation of core::Observation {
        /// When the foreign system says it happened.
        at: Moment,
        /// Who did it, as far as the log says.
        #[uniffi(default = None)]
        by: Option<String>,
        /// The stage the case was found in.
        #[uniffi(default = None)]
        stage: Option<Stage>,
        /// How the case ended, with a settled stage.
        #[uniffi(default = None)]
        outcome: Option<Outcome>,
        /// Whom the case was waiting for.
        #[uniffi(default = None)]
        waiting: Option<ObservedWaiting>,
        /// The person in charge.
        #[uniffi(default = None)]
        handler: Option<String>,
        /// The escalation level, 0 for none.
        #[uniffi(default = None)]
        level: Option<i32>,
        /// What was done beside the change of the stage.
        #[uniffi(default = [])]
        acts: Vec<ObservedAct>,
        /// What is known in the fact vocabulary.
        #[uniffi(default)]
        facts: Facts,
    }
}

/// Says what a foreign log reports about waiting.
#[derive(Debug, Clone, PartialEq, uniffi::Enum)]
pub enum ObservedWaiting {
    /// The case waits for nobody but us.
    Nobody,
    /// The case waits for a party.
    For {
        /// Who owes the next act.
        party: Party,
        /// The log's own value, such as `Awaiting Vendor`.
        reason: String,
    },
}

impl Show<core::ObservedWaiting> for ObservedWaiting {
    fn show(core: &core::ObservedWaiting) -> Self {
        match core {
            core::ObservedWaiting::Nobody {} => Self::Nobody,
            core::ObservedWaiting::For { party, reason } => {
                Self::For { party: Show::show(party), reason: Show::show(reason) }
            }
        }
    }
}

impl Take<core::ObservedWaiting> for ObservedWaiting {
    fn take(self, _: &'static str) -> Result<core::ObservedWaiting, Misfit> {
        Ok(match self {
            Self::Nobody => core::ObservedWaiting::Nobody {},
            Self::For { party, reason } => core::ObservedWaiting::For {
                party: party.take("party")?,
                reason: reason.take("reason")?,
            },
        })
    }
}

/// Names an act of the people in a foreign system that changes no stage.
#[derive(Debug, Clone, PartialEq, uniffi::Enum)]
pub enum ObservedAct {
    /// Receipt was acknowledged.
    Acknowledged,
    /// The customer was told how far it is.
    ProgressReported,
    /// The customer was called back.
    CalledBack {
        /// What the customer said.
        result: CallbackResult,
    },
    /// The customer was called and not reached.
    CallbackFailed,
}

impl Show<core::ObservedAct> for ObservedAct {
    fn show(core: &core::ObservedAct) -> Self {
        match core {
            core::ObservedAct::Acknowledged {} => Self::Acknowledged,
            core::ObservedAct::ProgressReported {} => Self::ProgressReported,
            core::ObservedAct::CalledBack { result } => {
                Self::CalledBack { result: Show::show(result) }
            }
            core::ObservedAct::CallbackFailed {} => Self::CallbackFailed,
        }
    }
}

impl Take<core::ObservedAct> for ObservedAct {
    fn take(self, _: &'static str) -> Result<core::ObservedAct, Misfit> {
        Ok(match self {
            Self::Acknowledged => core::ObservedAct::Acknowledged {},
            Self::ProgressReported => core::ObservedAct::ProgressReported {},
            Self::CalledBack { result } => {
                core::ObservedAct::CalledBack { result: result.take("result")? }
            }
            Self::CallbackFailed => core::ObservedAct::CallbackFailed {},
        })
    }
}
