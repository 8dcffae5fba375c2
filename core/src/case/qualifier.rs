//! What narrows an event in a trigger: `request.asked:contact_sheet`, `case.closed:withdrawn`.

use super::Event;

impl Event {
    /// Returns the event's own discriminating value, if it has one.
    pub fn qualifier(&self) -> Option<&str> {
        match self {
            Self::Asked(data) => Some(data.kind.name()),
            Self::RequestAnswered(data) => Some(data.kind.name()),
            Self::RequestRefused(data) | Self::RequestWithdrawn(data) => Some(data.kind.name()),
            Self::WaitingStarted(data) => Some(data.party.name()),
            Self::WaitingEnded(data) => Some(data.party.name()),
            Self::Closed(data) => Some(data.outcome.name()),
            Self::CallbackDone(data) => Some(data.result.name()),
            Self::ObligationStarted(data) => Some(data.run.obligation.as_str()),
            Self::ObligationMet(data)
            | Self::ObligationBreached(data)
            | Self::ObligationFulfilled(data) => Some(data.run.obligation.as_str()),
            Self::ObligationWarned(data) => Some(data.run.obligation.as_str()),
            _ => None,
        }
    }
}
