//! The events of the solution's rows.

use crate::{
    case::{
        Command, Event,
        command_data::Reasoned,
        event_data::{Proposed, RevisionNoted, RevisionReasoned},
        view::View,
    },
    rejection::Reason,
};

/// Builds the event a row emits on a command.
pub(in crate::case) fn on_command(view: &View<'_>, command: &Command) -> Result<Event, Reason> {
    let revision = view.case.solution.revision;
    Ok(match command {
        Command::Propose(data) => Event::Proposed(Proposed {
            revision: revision.saturating_add(1),
            cause: data.cause.clone(),
            measures: data.measures.clone(),
            analysis: data.analysis,
        }),
        Command::Submit(_) => Event::Submitted(RevisionNoted { revision, note: None }),
        Command::Approve(data) => Event::Approved(RevisionNoted { revision, note: data.note }),
        Command::Reject(data) => Event::Rejected(refused(revision, data)),
        Command::Present(_) => Event::Presented(RevisionNoted { revision, note: None }),
        Command::Object(data) => Event::Objected(refused(revision, data)),
        Command::Confirm(data) => Event::Confirmed(RevisionNoted { revision, note: data.note }),
        _ => return Err(Reason::Bug { place: "solution::decide" }),
    })
}

fn refused(revision: u32, data: &Reasoned) -> RevisionReasoned {
    RevisionReasoned { revision, reason: data.reason.clone(), note: data.note }
}
