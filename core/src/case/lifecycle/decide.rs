//! The events of the lifecycle's rows.

use crate::{
    case::{
        CallbackResult, Command, Event, EventKind, Outcome, Recorded,
        command_data::{Other, Reasoned},
        event_data::{
            Closed, Deferred, Moved, MovedNoted, MovedReasoned, Registered, Reopened, Replied,
        },
        view::View,
    },
    ident::Value,
    rejection::Reason,
    table::{Place, Row},
};

/// Builds the event a row emits on a command.
pub(in crate::case) fn on_command(
    view: &View<'_>,
    row: &Row,
    command: &Command,
) -> Result<Event, Reason> {
    let moved = moved(view, row);
    Ok(match command {
        Command::Register(data) => Event::Registered(Registered {
            moved,
            kind: data.kind.clone(),
            contact: data.contact,
            facts: data.facts.clone(),
            fields: data.fields.clone(),
        }),
        Command::Acknowledge(_) => Event::Acknowledged(moved),
        Command::Answer(data) => Event::Answered(MovedNoted { moved, note: data.note }),
        Command::Defer(data) => Event::Deferred(Deferred { moved, until: Some(data.until) }),
        Command::Investigate(_) => Event::InvestigationStarted(moved),
        Command::StartWork(_) => Event::WorkStarted(moved),
        Command::ReportProgress(data) => {
            Event::ProgressReported(MovedNoted { moved, note: data.note })
        }
        Command::RecordHandling(data) => Event::Handled(MovedNoted { moved, note: data.note }),
        Command::Verify(data) => Event::Verified(MovedNoted { moved, note: data.note }),
        Command::RejectResult(data) => Event::ResultRejected(MovedReasoned {
            moved,
            reason: data.reason.clone(),
            note: data.note,
        }),
        Command::Reply(data) => Event::Replied(Replied {
            moved,
            channel: data.channel.clone(),
            ticks: data.ticks.clone(),
            note: data.note,
        }),
        Command::RejectReply(data) => Event::ReplyRejected(MovedReasoned {
            moved,
            reason: data.reason.clone(),
            note: data.note,
        }),
        Command::Agree(data) => Event::Agreed(MovedNoted { moved, note: data.note }),
        Command::Archive(_) => Event::Archived(moved),
        Command::Reopen(data) => reopened(view, moved, data.reason.clone()),
        Command::Close(data) => Event::Closed(Closed {
            moved,
            outcome: data.outcome,
            reason: data.reason.clone(),
            note: None,
            case: None,
        }),
        closing => return ending(moved, closing),
    })
}

/// Builds the closing event of the commands that fix the outcome themselves.
fn ending(moved: Moved, command: &Command) -> Result<Event, Reason> {
    let told = |outcome, data: &Reasoned| {
        let (reason, note) = (Some(data.reason.clone()), data.note);
        Closed { moved, outcome, reason, note, case: None }
    };
    let with = |outcome, data: &Other| {
        let case = Some(data.case.clone());
        Closed { moved, outcome, reason: None, note: None, case }
    };
    Ok(Event::Closed(match command {
        Command::Disagree(data) => told(Outcome::Disagreed, data),
        Command::Explain(data) => told(Outcome::Explained, data),
        Command::Withdraw(data) => told(Outcome::Withdrawn, data),
        Command::MarkDuplicate(data) => with(Outcome::Duplicate, data),
        Command::Merge(data) => with(Outcome::Merged, data),
        _ => return Err(Reason::Bug { place: "lifecycle::decide" }),
    }))
}

/// Builds the event a row emits on another region's event.
pub(in crate::case) fn on_event(
    view: &View<'_>,
    row: &Row,
    cause: &Recorded,
) -> Result<Event, Reason> {
    let moved = moved(view, row);
    Ok(match row.emits {
        EventKind::Classified => Event::Classified(moved),
        EventKind::Assigned => Event::Assigned(moved),
        EventKind::HandlerNamed => Event::HandlerNamed(moved),
        EventKind::SolutionDrafted => Event::SolutionDrafted(moved),
        EventKind::ApprovalAwaited => Event::ApprovalAwaited(moved),
        EventKind::SolutionCleared => Event::SolutionCleared(moved),
        EventKind::CustomerAwaited => Event::CustomerAwaited(moved),
        EventKind::WorkStarted => Event::WorkStarted(moved),
        EventKind::CallbackAwaited => Event::CallbackAwaited(moved),
        EventKind::Closed => {
            let outcome = outcome_of(&cause.event);
            Event::Closed(Closed { moved, outcome, reason: None, note: None, case: None })
        }
        EventKind::Reopened => {
            let Event::CallbackDone(done) = &cause.event else {
                return Err(Reason::Bug { place: "lifecycle::react" });
            };
            reopened(view, moved, Value::known(done.result.name()))
        }
        _ => return Err(Reason::Bug { place: "lifecycle::react" }),
    })
}

fn outcome_of(cause: &Event) -> Outcome {
    match cause {
        Event::Answered(_) => Outcome::Answered,
        Event::CallbackDone(done) => match done.result {
            CallbackResult::SolvedAndSatisfied => Outcome::Satisfied,
            CallbackResult::SolvedNotRated => Outcome::Solved,
            CallbackResult::SolvedNotSatisfied => Outcome::Unsatisfied,
            CallbackResult::NotSolved => Outcome::Unknown,
        },
        _ => Outcome::Unknown,
    }
}

fn reopened(view: &View<'_>, moved: Moved, reason: Value) -> Event {
    let episode = view.case.lifecycle.episode.saturating_add(1);
    Event::Reopened(Reopened { moved, reason, episode })
}

fn moved(view: &View<'_>, row: &Row) -> Moved {
    let from = view.case.stage();
    let to = match row.to {
        Some(Place::Stage(stage)) => stage,
        _ => from,
    };
    Moved { from, to }
}
