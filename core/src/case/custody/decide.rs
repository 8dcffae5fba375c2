//! The events of custody's rows.

use crate::{
    case::{
        Command, Event,
        command_data::Reasoned,
        event_data::{ActDecided, PolicyRebound},
        view::View,
    },
    rejection::Reason,
};

/// Builds the event a row emits on a command.
pub(in crate::case) fn on_command(view: &View<'_>, command: &Command) -> Result<Event, Reason> {
    Ok(match command {
        Command::Rebind(data) => {
            Event::PolicyRebound(PolicyRebound { from: view.case.policy, to: data.to })
        }
        Command::Erase(data) => {
            Event::Erased(Reasoned { reason: data.reason.clone(), note: data.note })
        }
        Command::DecideAsked(data) => Event::ActDecided(ActDecided {
            act: data.act,
            decision: data.decision,
            reason: data.reason.clone(),
        }),
        _ => return Err(Reason::Bug { place: "custody::decide" }),
    })
}
