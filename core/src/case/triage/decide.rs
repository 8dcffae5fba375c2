//! The events of triage's rows.

use crate::{
    case::{
        Command, Event,
        command_data::Plain,
        event_data::{Reclassified, TriageRecorded},
        view::View,
    },
    fact::FactKind,
    ident::{KindId, Value},
    rejection::Reason,
};

/// Builds the event a row emits on a command.
pub(in crate::case) fn on_command(view: &View<'_>, command: &Command) -> Result<Event, Reason> {
    Ok(match command {
        Command::Classify(data) => {
            let mut known = view.case.facts();
            known.overlay(&data.facts);
            let (priority, rule) =
                match (data.facts.get(FactKind::Priority), view.policy.priority(&known)) {
                    (Some(stated), _) => (Some(stated.clone()), None),
                    (None, Some((priority, rule))) => {
                        (Some(priority.clone()), rule.map(|rule| Value::from(&rule.id)))
                    }
                    (None, None) => (view.case.priority().cloned(), None),
                };
            Event::TriageRecorded(TriageRecorded { facts: data.facts.clone(), priority, rule })
        }
        Command::Admit(_) => Event::Admitted(Plain {}),
        Command::Reclassify(data) => Event::Reclassified(Reclassified {
            from: kind_of(view)?,
            kind: data.kind.clone(),
            reason: data.reason.clone(),
        }),
        _ => return Err(Reason::Bug { place: "triage::decide" }),
    })
}

fn kind_of(view: &View<'_>) -> Result<KindId, Reason> {
    view.case.kind().cloned().ok_or(Reason::Bug { place: "triage::kind" })
}
