//! How a record moves follow-up.

use super::{Followup, FollowupState};
use crate::{
    case::{Event, Recorded},
    fault::ReplayFault,
};

impl Followup {
    pub(crate) fn evolve(&mut self, record: &Recorded) -> Result<(), ReplayFault> {
        match &record.event {
            Event::CallbackOwed(data) => {
                self.state = FollowupState::Owed { attempts: 0 };
                if self.episode != data.episode {
                    self.episode = data.episode;
                    self.ticks.clear();
                }
            }
            Event::AttemptFailed(data) => {
                let attempts = ReplayFault::next(record, self.attempts(), data.attempt)?;
                self.state = FollowupState::Owed { attempts };
            }
            Event::CallbackDone(data) => {
                self.state = FollowupState::Done { result: data.result };
                self.ticks.extend(data.ticks.iter().cloned());
            }
            Event::CallbackFailed(_) => self.state = FollowupState::Failed,
            Event::CallbackCancelled(_) => self.state = FollowupState::None,
            _ => {}
        }
        Ok(())
    }
}
