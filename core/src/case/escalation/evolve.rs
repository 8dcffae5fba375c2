//! How a record moves escalation.

use super::Escalation;
use crate::{
    case::{Event, Recorded},
    fault::ReplayFault,
    ident::RoleId,
    time::Timestamp,
};

impl Escalation {
    pub(crate) fn evolve(&mut self, record: &Recorded) -> Result<(), ReplayFault> {
        match &record.event {
            Event::Escalated(data) => self.raise(data.level, &data.to, record.at),
            Event::RungTaken(data) => self.raise(data.level, &data.to, record.at),
            Event::EscalationAcknowledged(_) => self.taken = true,
            Event::Deescalated(data) => self.level = data.level,
            _ => {}
        }
        Ok(())
    }

    fn raise(&mut self, level: u8, to: &RoleId, at: Timestamp) {
        self.level = level;
        self.to = Some(to.clone());
        self.raised_at = Some(at);
        self.taken = false;
        self.times += 1;
    }
}
