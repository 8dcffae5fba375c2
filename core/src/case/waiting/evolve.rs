//! How a record moves waiting.

use super::{Waiting, WaitingFor};
use crate::{
    case::{Event, Recorded},
    fault::ReplayFault,
};

impl Waiting {
    pub(crate) fn evolve(&mut self, record: &Recorded) -> Result<(), ReplayFault> {
        match &record.event {
            Event::WaitingStarted(data) => {
                self.current = Some(WaitingFor {
                    party: data.party,
                    reason: data.reason.clone(),
                    since: record.at,
                    until: data.until,
                });
            }
            Event::WaitingEnded(_) => {
                let ended = self.current.take();
                let kind = record.event.kind();
                ended.ok_or_else(|| ReplayFault::unknown(record.seq, kind, "a waiting"))?;
            }
            _ => {}
        }
        Ok(())
    }
}
