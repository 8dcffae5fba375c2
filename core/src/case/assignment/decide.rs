//! The events of assignment's rows.

use crate::{
    case::{
        Command, Event,
        command_data::Reasoned,
        event_data::{ConflictDeclared, HandlerSet, Transferred, UnitAssigned},
        view::View,
    },
    ident::Value,
    rejection::Reason,
};

/// Builds the event a row emits on a command.
pub(in crate::case) fn on_command(view: &View<'_>, command: &Command) -> Result<Event, Reason> {
    Ok(match command {
        Command::Assign(data) => {
            let route = view.policy.route(view.case);
            let (unit, rule) = match (&data.unit, route) {
                (Some(unit), _) => (unit.clone(), None),
                (None, Some(route)) => (route.unit.clone(), Some(Value::from(&route.id))),
                (None, None) => return Err(Reason::Bug { place: "assignment::unit" }),
            };
            Event::UnitAssigned(UnitAssigned { unit, due: data.due, rule })
        }
        Command::Transfer(data) => Event::Transferred(Transferred {
            from: view.case.assignment.unit.clone(),
            unit: data.unit.clone(),
            due: data.due,
            reason: data.reason.clone(),
        }),
        Command::Return(data) => {
            Event::Returned(Reasoned { reason: data.reason.clone(), note: data.note })
        }
        Command::NameHandler(data) => {
            Event::HandlerSet(HandlerSet { handler: data.handler.clone() })
        }
        Command::DeclareConflict(data) => Event::ConflictDeclared(ConflictDeclared {
            person: data.person.clone(),
            reason: data.reason.clone(),
        }),
        _ => return Err(Reason::Bug { place: "assignment::decide" }),
    })
}
