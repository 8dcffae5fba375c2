//! What an event does to the obligations: satisfy, cancel, settle, pause or resume, recompute,
//! start - in this order.
//!
//! A fact may be told late: a breach recorded after the instant at which it happened was not known
//! then. Such a breach is corrected, and the run is judged as if the fact had been told in time.

use super::{Run, RunState, Verdict, plan::Reckoner, retarget, start};
use crate::{
    actor::ActorKind,
    case::{
        Case, Command, Event, EventKind, Recorded, Source,
        draft::Draft,
        event_data::{
            Corrected, Judged, Paused, Plan, Rescheduled, Rescheduling, RunEnded, RunRef,
        },
    },
    ident::Value,
    policy::{Answers, MachineActs, Obligation, Policy, Repeats, Trigger},
    rejection::Reason,
    time::{Calendar, TimeError, Timestamp},
};
use std::sync::Arc;

/// Lets an event do to the obligations what the policy says it does.
pub(in crate::case) fn to_event(draft: &mut Draft<'_>, cause: &Recorded) -> Result<(), Reason> {
    let policy = draft.ground.policy;
    let Some(answers) = policy.answers_to(cause.event.kind()) else {
        return move_on(draft, cause, policy);
    };
    let repeated = satisfy(draft, cause, answers)?;
    cancel(draft, cause, answers)?;
    move_on(draft, cause, policy)?;
    start::rearm(draft, cause, &repeated)?;
    start::on_event(draft, cause, answers)
}

/// Does what an event does under any policy: settle, pause or resume, recompute.
fn move_on(draft: &mut Draft<'_>, cause: &Recorded, policy: &Policy) -> Result<(), Reason> {
    match cause.event.kind() {
        EventKind::Closed => settle(draft, cause),
        EventKind::WaitingStarted => pause(draft, cause, policy),
        EventKind::WaitingEnded => resume(draft, cause),
        EventKind::TriageRecorded
        | EventKind::Reclassified
        | EventKind::UnitAssigned
        | EventKind::Transferred
        | EventKind::PolicyRebound => retarget::on_event(draft, cause, policy),
        EventKind::Reopened => start::on_reopening(draft, cause, policy),
        _ => Ok(()),
    }
}

/// Says whether an event is one of the triggers.
pub(in crate::case) fn is_among(triggers: &[Trigger], event: &Event) -> bool {
    let kind = event.kind();
    triggers.iter().any(|trigger| {
        trigger.event == kind
            && trigger
                .qualifier
                .as_ref()
                .is_none_or(|qualifier| event.qualifier() == Some(qualifier.as_str()))
    })
}

/// Returns the request an event is about.
pub(super) fn request_of(event: &Event) -> Option<u32> {
    match event {
        Event::Asked(data) => Some(data.request),
        Event::RequestAnswered(data) => Some(data.request),
        Event::RequestRefused(data) | Event::RequestWithdrawn(data) => Some(data.request),
        _ => None,
    }
}

/// Says whether an event is about a run of a rule: an event about one request leaves alone what is
/// owed for another.
fn concerns(event: &Event, rule: &Obligation, run: &Run) -> bool {
    let about = request_of(event);
    let same_request = about.is_none() || run.request.is_none() || run.request == about;
    *run.obligation() == rule.id && same_request
}

/// Does something to every open run that is picked; what it does to one changes no other.
pub(super) fn for_each_open<'a>(
    draft: &mut Draft<'a>,
    picked: impl Fn(&Case, &Run) -> bool,
    mut act: impl FnMut(&mut Draft<'a>, RunRef) -> Result<(), Reason>,
) -> Result<(), Reason> {
    for place in 0..draft.case.obligations.runs().len() {
        let run = draft.case.obligations.runs().get(place);
        let run = run.filter(|run| run.is_open() && picked(&*draft.case, run));
        if let Some(run) = run.map(|run| run.run.clone()) {
            act(draft, run)?;
        }
    }
    Ok(())
}

/// Ends the runs that an event satisfies; returns the obligations that start again after it.
fn satisfy<'p>(
    draft: &mut Draft<'_>,
    cause: &Recorded,
    answers: Answers<'p>,
) -> Result<Vec<&'p Obligation>, Reason> {
    let mut repeated = Vec::new();
    for rule in answers.satisfied() {
        if !is_among(&rule.satisfied_by, &cause.event) || !may_satisfy(rule, cause) {
            continue;
        }
        let mut was_owed = false;
        let concerned = |_: &Case, run: &Run| concerns(&cause.event, rule, run);
        for_each_open(draft, concerned, |draft, run| {
            was_owed = true;
            let event = satisfaction(state_of(draft, &run)?, cause.at);
            draft.emit(event, cause.at, None)
        })?;
        if was_owed && rule.repeats == Repeats::AfterEach {
            repeated.push(rule);
        }
    }
    Ok(repeated)
}

fn may_satisfy(rule: &Obligation, cause: &Recorded) -> bool {
    if rule.machine_acts == MachineActs::Satisfy || cause.source.is_foreign() {
        return true;
    }
    cause.source == Source::Decided
        && cause.by.as_ref().is_some_and(|by| by.kind != ActorKind::Machine)
}

/// A run still open is met; a breached one is done late, or was not late after all when the fact
/// happened in time and was only told late.
fn satisfaction(run: &Run, at: Timestamp) -> Event {
    match run.state() {
        RunState::Overdue(_) if run.ran_at(at) => corrected(run.run.clone(), Some(Verdict::Met)),
        RunState::Overdue(plan) => {
            Event::ObligationFulfilled(Judged { run: run.run.clone(), due: Some(plan.due) })
        }
        _ => Event::ObligationMet(Judged { run: run.run.clone(), due: run.due() }),
    }
}

/// Corrects a breach that lay after a fact told late.
fn corrected(run: RunRef, verdict: Option<Verdict>) -> Event {
    let reason = Value::known("happened_in_time_told_late");
    Event::ObligationCorrected(Corrected { run, was: Verdict::Breached, verdict, reason })
}

fn cancel(draft: &mut Draft<'_>, cause: &Recorded, answers: Answers<'_>) -> Result<(), Reason> {
    for rule in answers.cancelled() {
        if is_among(&rule.cancelled_by, &cause.event) {
            let concerned = |_: &Case, run: &Run| concerns(&cause.event, rule, run);
            for_each_open(draft, concerned, |draft, run| {
                end(draft, run, cause, Value::known(cause.event.kind().name()))
            })?;
        }
    }
    Ok(())
}

/// Ends everything still open when the case closes: a settled case has no clock.
fn settle(draft: &mut Draft<'_>, cause: &Recorded) -> Result<(), Reason> {
    for_each_open(draft, |_, _| true, |draft, run| end(draft, run, cause, Value::known("settled")))
}

/// Ends a run without a verdict of its own, unless it is breached already.
pub(super) fn end(
    draft: &mut Draft<'_>,
    run: RunRef,
    cause: &Recorded,
    reason: Value,
) -> Result<(), Reason> {
    let state = state_of(draft, &run)?;
    let told_late = matches!(state.state(), RunState::Overdue(_)) && state.ran_at(cause.at);
    let event = if told_late {
        corrected(run, Some(Verdict::Cancelled))
    } else {
        Event::ObligationCancelled(RunEnded { run, reason })
    };
    draft.emit(event, cause.at, None)
}

fn pause(draft: &mut Draft<'_>, cause: &Recorded, policy: &Policy) -> Result<(), Reason> {
    let stops = |case: &Case, run: &Run| {
        let rule = policy.obligation(run.obligation());
        run.ran_at(cause.at) && rule.is_some_and(|rule| is_left_out(case, rule))
    };
    for_each_open(draft, stops, |draft, run| {
        take_back(draft, &run, cause.at)?;
        stand_still(draft, run, cause.at)
    })
}

/// Says whether the case waits for a party that a rule leaves out.
pub(super) fn is_left_out(case: &Case, rule: &Obligation) -> bool {
    case.waiting.current().is_some_and(|waiting| {
        rule.excludes.iter().any(|exclusion| {
            exclusion.party == waiting.party
                && exclusion.reason.as_ref().is_none_or(|reason| *reason == waiting.reason)
        })
    })
}

/// Takes back a breach that was not known at an instant, so that the run goes on from there.
pub(super) fn take_back(draft: &mut Draft<'_>, run: &RunRef, at: Timestamp) -> Result<(), Reason> {
    let state = state_of(draft, run)?;
    if matches!(state.state(), RunState::Overdue(_)) && state.ran_at(at) {
        draft.emit(corrected(run.clone(), None), at, None)?;
    }
    Ok(())
}

/// Takes back what a command told late shows to have been no breach yet.
pub(in crate::case) fn told_late(
    draft: &mut Draft<'_>,
    command: &Command,
    at: Timestamp,
) -> Result<(), Reason> {
    let obligation = match command {
        Command::Extend(data) => &data.obligation,
        Command::Waive(data) => &data.obligation,
        _ => return Ok(()),
    };
    let run = draft.case.obligations.last(obligation).map(|run| run.run.clone());
    run.map_or(Ok(()), |run| take_back(draft, &run, at))
}

/// Stops the clock of a run.
pub(super) fn stand_still(draft: &mut Draft<'_>, run: RunRef, at: Timestamp) -> Result<(), Reason> {
    let consumed =
        with_reckoner(draft, &run, |reckoner, state| reckoner.consumed(state.watch(), at))?;
    draft.emit(Event::ObligationPaused(Paused { run, consumed }), at, None)
}

fn resume(draft: &mut Draft<'_>, cause: &Recorded) -> Result<(), Reason> {
    let stands_still = |_: &Case, run: &Run| matches!(run.state(), RunState::Paused(_));
    for_each_open(draft, stands_still, |draft, run| go_on(draft, run, cause.at))
}

/// Lets the clock of a run go on.
pub(super) fn go_on(draft: &mut Draft<'_>, run: RunRef, at: Timestamp) -> Result<(), Reason> {
    let plan = with_reckoner(draft, &run, |reckoner, state| reckoner.resumed(state, at))?;
    let event = rescheduled(run, Rescheduling::Resumed, None, Some(plan));
    draft.emit(Event::ObligationResumed(Box::new(event)), at, None)
}

/// Builds the record of a time limit computed anew.
pub(super) fn rescheduled(
    run: RunRef,
    cause: Rescheduling,
    was_due: Option<Timestamp>,
    plan: Option<Plan>,
) -> Rescheduled {
    let plan = plan.map(Arc::new);
    Rescheduled { run, cause, target: None, was_due, reason: None, by: None, plan, paused: None }
}

pub(super) fn state_of<'a>(draft: &'a Draft<'_>, run: &RunRef) -> Result<&'a Run, Reason> {
    draft.case.obligations.get(run).ok_or(Reason::Bug { place: "obligations::run" })
}

/// Runs a computation with the rule, the term and the calendar of a run.
pub(super) fn with_reckoner<T>(
    draft: &Draft<'_>,
    run: &RunRef,
    compute: impl FnOnce(&Reckoner<'_>, &Run) -> Result<T, TimeError>,
) -> Result<T, Reason> {
    let state = state_of(draft, run)?;
    let missing = || Reason::MissingTarget { obligation: run.obligation.clone() };
    let rule = draft.ground.policy.obligation(&run.obligation).ok_or_else(missing)?;
    let term = state.term().ok_or_else(missing)?;
    let calendar = calendar_of_run(draft, state).ok_or_else(missing)?;
    let reckoner = Reckoner { obligation: rule, term, calendar: &calendar };
    compute(&reckoner, state).map_err(|error| Reason::Calendar { error })
}

/// Returns the calendar a run counts on; none when the policy no longer has it.
pub(super) fn calendar_of_run(draft: &Draft<'_>, run: &Run) -> Option<Calendar> {
    match run.calendar() {
        Some(id) => draft.ground.policy.calendar(id).cloned(),
        None => Some(draft.ground.policy.clock().clone()),
    }
}
