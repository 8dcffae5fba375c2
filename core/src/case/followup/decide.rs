//! The events of follow-up's rows.

use crate::{
    case::{
        Command, Event, EventKind,
        command_data::{Plain, Reasoned},
        event_data::{AttemptFailed, CallbackDone, CallbackOwed},
        view::View,
    },
    ident::Value,
    rejection::Reason,
    table::Row,
};

/// Builds the event a row emits on a command.
pub(in crate::case) fn on_command(view: &View<'_>, command: &Command) -> Result<Event, Reason> {
    Ok(match command {
        Command::RecordCallback(data) => {
            Event::CallbackDone(CallbackDone { result: data.result, ticks: data.ticks.clone() })
        }
        Command::RecordAttempt(data) => Event::AttemptFailed(AttemptFailed {
            attempt: view.case.followup.attempts().saturating_add(1),
            reason: data.reason.clone(),
            note: data.note,
        }),
        _ => return Err(Reason::Bug { place: "followup::decide" }),
    })
}

/// Builds the event a row emits on another event.
pub(in crate::case) fn on_event(view: &View<'_>, row: &Row) -> Result<Event, Reason> {
    Ok(match row.emits {
        EventKind::CallbackOwed => {
            Event::CallbackOwed(CallbackOwed { episode: view.case.lifecycle.episode })
        }
        EventKind::CallbackFailed => Event::CallbackFailed(Reasoned {
            reason: Value::known("attempts_exhausted"),
            note: None,
        }),
        EventKind::CallbackCancelled => Event::CallbackCancelled(Plain {}),
        _ => return Err(Reason::Bug { place: "followup::react" }),
    })
}
