//! How a record moves escalation.

use super::Escalation;
use crate::{
    case::{Event, Recorded},
    fault::ReplayFault,
    ident::RoleId,
};

impl Escalation {
    pub(crate) fn evolve(&mut self, record: &Recorded) -> Result<(), ReplayFault> {
        match &record.event {
            Event::Escalated(data) => self.raise(record, data.level, &data.to)?,
            Event::RungTaken(data) => self.raise(record, data.level, &data.to)?,
            Event::EscalationAcknowledged(_) => self.taken = true,
            Event::Deescalated(data) => self.level = data.level,
            _ => {}
        }
        Ok(())
    }

    fn raise(&mut self, record: &Recorded, level: u8, to: &RoleId) -> Result<(), ReplayFault> {
        ReplayFault::count(record, &mut self.times)?;
        self.level = level;
        self.to = Some(to.clone());
        self.raised_at = Some(record.at);
        self.taken = false;
        Ok(())
    }
}
