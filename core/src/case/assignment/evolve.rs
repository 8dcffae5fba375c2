//! How a record moves assignment.

use super::Assignment;
use crate::{
    case::{Event, Recorded},
    fault::ReplayFault,
};

impl Assignment {
    pub(crate) fn evolve(&mut self, record: &Recorded) -> Result<(), ReplayFault> {
        match &record.event {
            Event::UnitAssigned(data) => {
                self.unit = Some(data.unit.clone());
                self.handler = None;
                self.due = data.due;
            }
            Event::Transferred(data) => {
                ReplayFault::count(record, &mut self.transfers)?;
                self.unit = Some(data.unit.clone());
                self.handler = None;
                self.due = data.due;
            }
            Event::Returned(_) => {
                ReplayFault::count(record, &mut self.returns)?;
                self.unit = None;
                self.handler = None;
                self.due = None;
            }
            Event::HandlerSet(data) => self.handler = Some(data.handler.clone()),
            Event::ConflictDeclared(data) => {
                self.conflicts.push((data.person.clone(), record.seq));
                if self.handler.as_ref() == Some(&data.person) {
                    self.handler = None;
                }
            }
            _ => {}
        }
        Ok(())
    }
}
