//! What follow-up holds.

use crate::{case::CallbackResult, ident::FieldId, table::Spot};
use serde::{Deserialize, Serialize};

/// Holds whether a callback is owed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Followup {
    pub(crate) state: FollowupState,
    pub(crate) episode: u32,
    pub(crate) ticks: Vec<FieldId>,
}

/// Says how the callback of this episode stands.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum FollowupState {
    /// None is owed.
    #[default]
    None,
    /// One is owed.
    Owed {
        /// How many attempts failed.
        attempts: u32,
    },
    /// The customer was reached.
    Done {
        /// What the customer said.
        result: CallbackResult,
    },
    /// The attempts are used up.
    Failed,
}

impl Followup {
    /// Returns how the callback stands.
    pub fn state(&self) -> &FollowupState {
        &self.state
    }

    /// Lists what was ticked by the callbacks of an episode.
    pub fn ticks(&self, episode: u32) -> &[FieldId] {
        if self.episode == episode { &self.ticks } else { &[] }
    }

    pub(crate) fn spot(&self) -> Spot {
        match self.state {
            FollowupState::None => Spot::NoCallback,
            FollowupState::Owed { .. } => Spot::CallbackOwed,
            FollowupState::Done { .. } => Spot::CallbackDone,
            FollowupState::Failed => Spot::CallbackFailed,
        }
    }

    pub(crate) fn attempts(&self) -> u32 {
        match self.state {
            FollowupState::Owed { attempts } => attempts,
            _ => 0,
        }
    }
}
