//! The events of escalation's rows.

use crate::{
    case::{
        Command, Event,
        command_data::Plain,
        event_data::{Escalated, LevelSet, RungTaken},
        view::View,
    },
    ident::{RoleId, Value},
    rejection::Reason,
};

/// Builds the event a row emits on a command.
pub(in crate::case) fn on_command(view: &View<'_>, command: &Command) -> Result<Event, Reason> {
    Ok(match command {
        Command::Escalate(data) => Event::Escalated(Escalated {
            level: next_level(view),
            to: data.to.clone(),
            reason: data.reason.clone(),
        }),
        Command::AcknowledgeEscalation(_) => Event::EscalationAcknowledged(Plain {}),
        Command::Deescalate(data) => {
            let (reason, note) = (data.reason.clone(), data.note);
            Event::Deescalated(LevelSet { level: 0, reason, note })
        }
        _ => return Err(Reason::Bug { place: "escalation::decide" }),
    })
}

/// Builds the escalation of a callback that would reopen the case once too often.
pub(in crate::case) fn on_exhausted_callback(view: &View<'_>) -> Event {
    Event::Escalated(Escalated {
        level: next_level(view),
        to: view.case.escalation.to.clone().unwrap_or_else(|| RoleId::known("supervisor")),
        reason: Value::known("reopen_limit_reached"),
    })
}

/// Returns the level after one more escalation.
pub(in crate::case) fn next_level(view: &View<'_>) -> u8 {
    view.case.escalation.level.saturating_add(1)
}

/// Builds the escalation of a rung that fell due.
pub(in crate::case) fn on_rung(view: &View<'_>, cause: &Event) -> Result<Event, Reason> {
    let Event::RungReached(data) = cause else {
        return Err(Reason::Bug { place: "escalation::rung" });
    };
    Ok(Event::RungTaken(RungTaken {
        run: data.run.clone(),
        rung: data.rung,
        level: next_level(view),
        to: data.to.clone(),
    }))
}
