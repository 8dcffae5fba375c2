//! How a case of a foreign log arrives at a stage: by the table where it can, by an inferred step where not.

use super::{
    Event, EventKind, Observation, Outcome, Region, Source, Stage,
    draft::Draft,
    event_data::{
        Closed, Deferred, Moved, MovedNoted, MovedReasoned, Registered, Reopened, Replied,
    },
    observe::{Witness, reported, told_kind},
    table,
};
use crate::{
    fact::{FactKind, Facts},
    rejection::Reason,
    table::{Place, Row},
};

/// Moves the stage: by the row the table has, or by an inferred step.
pub(super) fn at<'a>(
    draft: &mut Draft<'a>,
    observation: &Observation,
    witness: &'a Witness,
    to: Stage,
) -> Result<(), Reason> {
    let from = draft.case.stage();
    let reopens = is_reopening(from, to);
    // An archived case was closed before, whether the log says so or not: closing ends what is owed.
    let through = match to {
        Stage::Replied if reopens => Stage::Investigating,
        Stage::Archived if from != Stage::Closed => Stage::Closed,
        _ => to,
    };
    let row = row_between(draft, from, through, reopens);
    let source = if row.is_some() { Source::Observed } else { Source::Inferred };
    draft.cause = witness.cause(source);
    let moved = Moved { from, to: through };
    let event = if reopens {
        let episode = draft.case.lifecycle.episode.saturating_add(1);
        Event::Reopened(Reopened { moved, reason: reported(), episode })
    } else {
        arrived(draft, observation, moved)?
    };
    draft.emit(event, observation.at, row)?;
    draft.drain()?;
    if through != to {
        draft.cause = witness.cause(Source::Inferred);
        let event = arrived(draft, observation, Moved { from: through, to })?;
        draft.emit(event, observation.at, None)?;
        draft.drain()?;
    }
    Ok(())
}

/// Says whether a move takes up a matter that was answered or ended.
fn is_reopening(from: Stage, to: Stage) -> bool {
    let ended = from.is_settled();
    let answered = matches!(from, Stage::Replied | Stage::CallbackPending | Stage::Verified);
    let onward = matches!(
        to,
        Stage::Replied
            | Stage::Negotiating
            | Stage::CallbackPending
            | Stage::Verified
            | Stage::Closed
            | Stage::Archived
    );
    (ended && !to.is_settled()) || (answered && !onward)
}

/// Finds the row that allows a move, whatever its guards say: a foreign log has passed its own.
fn row_between(draft: &Draft<'_>, from: Stage, to: Stage, reopens: bool) -> Option<&'static Row> {
    let flow = draft.view(draft.ground.now).flow();
    table::rows(Region::Lifecycle).iter().find(|row| {
        row.flows.contains(&flow)
            && row.from.contains(&Place::Stage(from))
            && row.to == Some(Place::Stage(to))
            && (!reopens || row.emits == EventKind::Reopened)
    })
}

/// Builds the event by which a stage is reached, with what a foreign log can tell.
fn arrived(draft: &Draft<'_>, observation: &Observation, moved: Moved) -> Result<Event, Reason> {
    let noted = MovedNoted { moved, note: None };
    let reasoned = || MovedReasoned { moved, reason: reported(), note: None };
    Ok(match moved.to {
        Stage::Received => return Err(Reason::Bug { place: "observe::received" }),
        Stage::Registered => Event::Registered(Registered {
            moved,
            kind: match draft.case.kind() {
                Some(kind) => kind.clone(),
                None => told_kind(draft, observation)?,
            },
            contact: draft.case.lifecycle.contact,
            facts: Facts::default(),
            fields: Vec::new(),
        }),
        Stage::Deferred => Event::Deferred(Deferred { moved, until: None }),
        Stage::Classified => Event::Classified(moved),
        Stage::Assigned => Event::Assigned(moved),
        Stage::HandlerNamed => Event::HandlerNamed(moved),
        Stage::Investigating => Event::InvestigationStarted(moved),
        Stage::SolutionDrafted => Event::SolutionDrafted(moved),
        Stage::AwaitingApproval => Event::ApprovalAwaited(moved),
        Stage::SolutionApproved => Event::SolutionCleared(moved),
        Stage::AwaitingCustomer => Event::CustomerAwaited(moved),
        Stage::InProgress => Event::WorkStarted(moved),
        Stage::Handled => Event::Handled(noted),
        Stage::Verified => Event::Verified(noted),
        Stage::Replied => {
            let (channel, ticks) = (observation.facts.get(FactKind::Channel).cloned(), Vec::new());
            Event::Replied(Replied { moved, channel, ticks, note: None })
        }
        Stage::Negotiating => Event::ReplyRejected(reasoned()),
        Stage::CallbackPending => Event::CallbackAwaited(moved),
        Stage::Closed => {
            let outcome = observation.outcome.unwrap_or(Outcome::Unknown);
            Event::Closed(Closed { moved, outcome, reason: None, note: None, case: None })
        }
        Stage::Archived => Event::Archived(moved),
    })
}
