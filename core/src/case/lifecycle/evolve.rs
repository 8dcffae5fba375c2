//! How a record moves the lifecycle.

use super::state::{Ending, Lifecycle, Work};
use crate::{
    case::{Event, Recorded, event_data::Moved},
    fault::ReplayFault,
};

impl Lifecycle {
    pub(crate) fn evolve(&mut self, record: &Recorded) -> Result<(), ReplayFault> {
        if let Some(moved) = record.event.moved()
            && moved.from != self.stage
        {
            let (seq, kind) = (record.seq, record.event.kind());
            return Err(ReplayFault::wrong_stage(seq, kind, moved.from, self.stage));
        }
        self.note_details(record)?;
        if let Some(moved) = record.event.moved() {
            self.stage = moved.to;
            if !moved.to.is_settled() {
                self.ending = None;
            }
        }
        Ok(())
    }

    fn note_details(&mut self, record: &Recorded) -> Result<(), ReplayFault> {
        match &record.event {
            Event::Received(_) => return Err(ReplayFault::OpenedTwice { seq: record.seq }),
            Event::Registered(data) => {
                self.kind = Some(data.kind.clone());
                self.contact = data.contact;
                self.facts.overlay(&data.facts);
                self.fields = data.fields.as_slice().into();
            }
            Event::Acknowledged(_) => self.acknowledged = true,
            Event::Deferred(data) => self.promise = data.until,
            Event::Handled(_) => self.handled_by = Some(Work::done_in(record)),
            Event::ResultRejected(_) => ReplayFault::count(record, &mut self.reworks)?,
            Event::Replied(data) => {
                self.replied_at = Some(record.at);
                self.ticks.extend(data.ticks.iter().cloned());
                self.replied_by = Some(Work::done_in(record));
            }
            Event::Answered(_) => self.replied_at = Some(record.at),
            Event::ReplyRejected(_) => ReplayFault::count(record, &mut self.rounds)?,
            Event::Closed(data) => {
                let (outcome, at, case) = (data.outcome, record.at, data.case.clone());
                self.ending = Some(Ending { outcome, at, case });
            }
            Event::Reopened(data) => {
                let episode = ReplayFault::next(record, self.episode, data.episode)?;
                ReplayFault::count(record, &mut self.reopenings)?;
                self.episode = episode;
                self.acknowledged = false;
                self.ticks.clear();
                self.handled_by = None;
                self.replied_by = None;
                self.ending = None;
            }
            _ => {}
        }
        Ok(())
    }
}

impl Event {
    /// Returns the stages an event moves the case between; none for an event of another region.
    pub fn moved(&self) -> Option<Moved> {
        match self {
            Event::Registered(data) => Some(data.moved),
            Event::Deferred(data) => Some(data.moved),
            Event::Replied(data) => Some(data.moved),
            Event::Closed(data) => Some(data.moved),
            Event::Reopened(data) => Some(data.moved),
            Event::Answered(data)
            | Event::Handled(data)
            | Event::Verified(data)
            | Event::Agreed(data)
            | Event::ProgressReported(data) => Some(data.moved),
            Event::ResultRejected(data) | Event::ReplyRejected(data) => Some(data.moved),
            Event::Acknowledged(moved)
            | Event::Classified(moved)
            | Event::Assigned(moved)
            | Event::HandlerNamed(moved)
            | Event::InvestigationStarted(moved)
            | Event::SolutionDrafted(moved)
            | Event::ApprovalAwaited(moved)
            | Event::SolutionCleared(moved)
            | Event::CustomerAwaited(moved)
            | Event::WorkStarted(moved)
            | Event::CallbackAwaited(moved)
            | Event::Archived(moved) => Some(*moved),
            _ => None,
        }
    }
}
