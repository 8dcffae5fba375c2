//! How a record moves triage.

use super::Triage;
use crate::{
    case::{Event, Recorded},
    fact::FactKind,
    fault::ReplayFault,
};

impl Triage {
    pub(crate) fn evolve(&mut self, record: &Recorded) -> Result<(), ReplayFault> {
        match &record.event {
            Event::TriageRecorded(data) => {
                ReplayFault::count(record, self.sorted.get_or_insert(0))?;
                self.facts.overlay(&data.facts);
                self.facts.set(FactKind::Priority, data.priority.clone());
            }
            Event::Admitted(_) => self.admitted = true,
            Event::Reclassified(data) => self.kind = Some(data.kind.clone()),
            _ => {}
        }
        Ok(())
    }
}
