//! The events of waiting's rows.

use super::WaitingFor;
use crate::{
    case::{
        Command, Event,
        event_data::{WaitingEnd, WaitingEnded, WaitingStarted},
        view::View,
    },
    rejection::Reason,
};

/// Builds the event a row emits on a command.
pub(in crate::case) fn on_command(view: &View<'_>, command: &Command) -> Result<Event, Reason> {
    match command {
        Command::Pause(data) => Ok(Event::WaitingStarted(WaitingStarted {
            party: data.party,
            reason: data.reason.clone(),
            evidence: data.evidence,
            until: data.until,
        })),
        Command::Resume(data) => {
            let current = waiting(view)?;
            Ok(Event::WaitingEnded(WaitingEnded {
                party: current.party,
                reason: current.reason.clone(),
                cause: WaitingEnd::Resumed,
                because: Some(data.reason.clone()),
                note: data.note,
            }))
        }
        _ => Err(Reason::Bug { place: "waiting::decide" }),
    }
}

/// Builds the event that ends the waiting for a cause that is nobody's decision.
pub(in crate::case) fn ended(view: &View<'_>, cause: WaitingEnd) -> Result<Event, Reason> {
    let (party, reason) = waiting(view).map(|now| (now.party, now.reason.clone()))?;
    Ok(Event::WaitingEnded(WaitingEnded { party, reason, cause, because: None, note: None }))
}

fn waiting<'a>(view: &View<'a>) -> Result<&'a WaitingFor, Reason> {
    view.case.waiting.current().ok_or(Reason::Bug { place: "waiting::ended" })
}
