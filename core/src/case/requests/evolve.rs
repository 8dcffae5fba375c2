//! How a record moves requests.

use super::{Request, RequestState, Requests};
use crate::{
    case::{Event, Recorded},
    fault::ReplayFault,
};

impl Requests {
    pub(crate) fn evolve(&mut self, record: &Recorded) -> Result<(), ReplayFault> {
        match &record.event {
            Event::Asked(data) => {
                let last = self.all.last().map_or(0, |last| last.ordinal);
                self.all.push(Request {
                    ordinal: ReplayFault::next(record, last, data.request)?,
                    kind: data.kind,
                    to: data.to.clone(),
                    need: data.need,
                    due: data.due,
                    state: RequestState::Open,
                });
                Ok(())
            }
            Event::RequestAnswered(data) => self.end(record, data.request, RequestState::Answered),
            Event::RequestRefused(data) => self.end(record, data.request, RequestState::Refused),
            Event::RequestWithdrawn(data) => {
                self.end(record, data.request, RequestState::Withdrawn)
            }
            _ => Ok(()),
        }
    }

    fn end(
        &mut self,
        record: &Recorded,
        ordinal: u32,
        state: RequestState,
    ) -> Result<(), ReplayFault> {
        let request = self
            .all
            .iter_mut()
            .find(|request| request.ordinal == ordinal && request.state == RequestState::Open)
            .ok_or_else(|| ReplayFault::unknown(record.seq, record.event.kind(), "a request"))?;
        request.state = state;
        Ok(())
    }
}
