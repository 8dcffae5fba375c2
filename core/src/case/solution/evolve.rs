//! How a record moves the solution.

use super::Solution;
use crate::{
    case::{Event, Recorded, lifecycle::Work},
    fault::ReplayFault,
    table::Spot,
};

impl Solution {
    pub(crate) fn evolve(&mut self, record: &Recorded) -> Result<(), ReplayFault> {
        let (spot, revision) = match &record.event {
            Event::Proposed(data) => {
                self.revision = ReplayFault::next(record, self.revision, data.revision)?;
                self.cause.clone_from(&data.cause);
                self.measures.clone_from(&data.measures);
                self.drafted_by = Some(Work::done_in(record));
                (Spot::Drafted, data.revision)
            }
            Event::Submitted(data) => (Spot::Submitted, data.revision),
            Event::Approved(data) => (Spot::Approved, data.revision),
            Event::Rejected(data) => (Spot::Refused, data.revision),
            Event::Presented(data) => (Spot::Presented, data.revision),
            Event::Objected(data) => (Spot::ObjectedTo, data.revision),
            Event::Confirmed(data) => (Spot::Confirmed, data.revision),
            _ => return Ok(()),
        };
        if revision != self.revision {
            return Err(ReplayFault::unknown(record.seq, record.event.kind(), "a revision"));
        }
        self.spot = spot;
        Ok(())
    }
}
