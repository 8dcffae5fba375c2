//! What an event does to the obligations: satisfy, cancel, settle, pause or resume, recompute,
//! start - in this order.

use super::{
    Run, RunState, Verdict,
    plan::{Fired, Reckoner, carried},
    start,
};
use crate::{
    actor::ActorKind,
    case::{
        Event, EventKind, Party, Recorded, Source,
        draft::Draft,
        event_data::{
            Corrected, Judged, Paused, Plan, Rescheduled, Rescheduling, RunEnded, RunRef,
        },
    },
    ident::Value,
    policy::{MachineActs, Obligation, OnRetarget, Policy, Trigger},
    rejection::Reason,
    time::{Calendar, Span, Stopwatch, Term, Timestamp},
};

/// Lets an event do to the obligations what the policy says it does.
pub(in crate::case) fn to_event(draft: &mut Draft<'_>, cause: &Recorded) -> Result<(), Reason> {
    let kind = cause.event.kind();
    let policy = draft.ground.policy;
    let satisfied = satisfy(draft, cause, policy)?;
    cancel(draft, cause, policy)?;
    match kind {
        EventKind::Closed => settle(draft, cause)?,
        EventKind::WaitingStarted => pause(draft, cause, policy)?,
        EventKind::WaitingEnded => resume(draft, cause, policy)?,
        EventKind::TriageRecorded
        | EventKind::Reclassified
        | EventKind::UnitAssigned
        | EventKind::Transferred
        | EventKind::PolicyRebound => retarget(draft, cause, policy)?,
        EventKind::Reopened => start::on_reopening(draft, cause, policy)?,
        _ => {}
    }
    start::rearm(draft, cause, &satisfied)?;
    start::on_event(draft, cause, policy)
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

/// Ends the runs that an event satisfies; returns the obligations it satisfied.
fn satisfy<'p>(
    draft: &mut Draft<'_>,
    cause: &Recorded,
    policy: &'p Policy,
) -> Result<Vec<&'p Obligation>, Reason> {
    let mut satisfied = Vec::new();
    for rule in policy.obligations() {
        if !is_among(&rule.satisfied_by, &cause.event) || !may_satisfy(rule, cause) {
            continue;
        }
        let Some(run) = draft.case.obligations.open().find(|run| *run.obligation() == rule.id)
        else {
            continue;
        };
        let event = satisfaction(run, cause.at);
        draft.emit(event, cause.at, None)?;
        satisfied.push(rule);
    }
    Ok(satisfied)
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
    let reference = run.run.clone();
    match run.state() {
        RunState::Overdue(plan) if at <= plan.breach_after => {
            Event::ObligationCorrected(Corrected {
                run: reference,
                was: Verdict::Breached,
                verdict: Verdict::Met,
                reason: Value::known("happened_in_time_told_late"),
            })
        }
        RunState::Overdue(plan) => {
            Event::ObligationFulfilled(Judged { run: reference, due: Some(plan.due) })
        }
        _ => Event::ObligationMet(Judged { run: reference, due: run.due() }),
    }
}

fn cancel(draft: &mut Draft<'_>, cause: &Recorded, policy: &Policy) -> Result<(), Reason> {
    for rule in policy.obligations() {
        if !is_among(&rule.cancelled_by, &cause.event) {
            continue;
        }
        let open = draft.case.obligations.open().find(|run| *run.obligation() == rule.id);
        if let Some(run) = open.map(|run| run.run.clone()) {
            end(draft, run, cause, Value::known(cause.event.kind().name()))?;
        }
    }
    Ok(())
}

/// Ends everything still open when the case closes: a settled case has no clock.
fn settle(draft: &mut Draft<'_>, cause: &Recorded) -> Result<(), Reason> {
    let open: Vec<_> = draft.case.obligations.open().map(|run| run.run.clone()).collect();
    for run in open {
        end(draft, run, cause, Value::known("settled"))?;
    }
    Ok(())
}

/// Ends a run without a verdict of its own, unless it is breached already.
pub(super) fn end(
    draft: &mut Draft<'_>,
    run: RunRef,
    cause: &Recorded,
    reason: Value,
) -> Result<(), Reason> {
    draft.emit(Event::ObligationCancelled(RunEnded { run, reason }), cause.at, None)
}

fn excludes(rule: &Obligation, party: Party, reason: &Value) -> bool {
    rule.excludes.iter().any(|exclusion| {
        exclusion.party == party && exclusion.reason.as_ref().is_none_or(|wanted| wanted == reason)
    })
}

fn pause(draft: &mut Draft<'_>, cause: &Recorded, policy: &Policy) -> Result<(), Reason> {
    let Event::WaitingStarted(waiting) = &cause.event else {
        return Ok(());
    };
    let running: Vec<_> = draft
        .case
        .obligations
        .open()
        .filter(|run| matches!(run.state(), RunState::Running(_)))
        .map(|run| run.run.clone())
        .collect();
    for run in running {
        let excluded = policy
            .obligation(&run.obligation)
            .is_some_and(|rule| excludes(rule, waiting.party, &waiting.reason));
        if excluded {
            stand_still(draft, run, cause.at)?;
        }
    }
    Ok(())
}

/// Stops the clock of a run.
pub(super) fn stand_still(draft: &mut Draft<'_>, run: RunRef, at: Timestamp) -> Result<(), Reason> {
    let consumed =
        with_reckoner(draft, &run, |reckoner, state| reckoner.consumed(state.watch(), at))?;
    draft.emit(Event::ObligationPaused(Paused { run, consumed }), at, None)
}

fn resume(draft: &mut Draft<'_>, cause: &Recorded, _: &Policy) -> Result<(), Reason> {
    let paused: Vec<_> = draft
        .case
        .obligations
        .open()
        .filter(|run| matches!(run.state(), RunState::Paused(_)))
        .map(|run| run.run.clone())
        .collect();
    for run in paused {
        let plan = with_reckoner(draft, &run, |reckoner, state| {
            let from = cause.at.max(state.start());
            reckoner.rest(state.watch(), from, Fired::by(state))
        })?;
        let event = rescheduled(run, Rescheduling::Resumed, None, Some(plan));
        draft.emit(Event::ObligationResumed(event), cause.at, None)?;
    }
    Ok(())
}

/// Builds the record of a time limit computed anew.
pub(super) fn rescheduled(
    run: RunRef,
    cause: Rescheduling,
    was_due: Option<Timestamp>,
    plan: Option<Plan>,
) -> Rescheduled {
    Rescheduled { run, cause, term: None, was_due, by: None, plan, watch: None }
}

/// Runs a computation with the rule, the term and the calendar of a run.
pub(super) fn with_reckoner<T>(
    draft: &Draft<'_>,
    run: &RunRef,
    compute: impl FnOnce(&Reckoner<'_>, &Run) -> Result<T, crate::time::TimeError>,
) -> Result<T, Reason> {
    let state = draft.case.obligations.get(run).ok_or(Reason::Bug { place: "obligations::run" })?;
    let missing = || Reason::MissingTarget { obligation: run.obligation.clone() };
    let rule = draft.ground.policy.obligation(&run.obligation).ok_or_else(missing)?;
    let term = state.term().ok_or_else(missing)?;
    let calendar = calendar_of_run(draft, state).ok_or_else(missing)?;
    let reckoner = Reckoner { obligation: rule, term, calendar: &calendar };
    compute(&reckoner, state).map_err(|error| Reason::Calendar { error })
}

/// Returns the calendar a run counts on.
pub(super) fn calendar_of_run(draft: &Draft<'_>, run: &Run) -> Option<Calendar> {
    match run.calendar() {
        Some(id) => draft.ground.policy.calendar(id).cloned(),
        None => Some(Calendar::around_the_clock()),
    }
}

/// Recomputes what a change of priority, kind, unit or policy moves.
fn retarget(draft: &mut Draft<'_>, cause: &Recorded, policy: &Policy) -> Result<(), Reason> {
    let open: Vec<_> = draft
        .case
        .obligations
        .open()
        .filter(|run| run.verdict().is_none())
        .map(|run| run.run.clone())
        .collect();
    let facts = draft.case.facts();
    for run in open {
        let Some(rule) = policy.obligation(&run.obligation).filter(|rule| rule.when.holds(&facts))
        else {
            end(draft, run, cause, Value::known("no_longer_applies"))?;
            continue;
        };
        if rule.on_retarget == OnRetarget::Keep {
            continue;
        }
        retarget_run(draft, cause, rule, run)?;
    }
    Ok(())
}

fn retarget_run(
    draft: &mut Draft<'_>,
    cause: &Recorded,
    rule: &Obligation,
    run: RunRef,
) -> Result<(), Reason> {
    let Some(fresh) = start::terms_of(draft, rule, None)? else {
        return end(draft, run, cause, Value::known("no_longer_applies"));
    };
    let Some(state) = draft.case.obligations.get(&run).cloned() else {
        return Ok(());
    };
    let same_policy = cause.event.kind() != EventKind::PolicyRebound;
    if same_policy && state.term() == Some(&fresh.target.term) {
        return Ok(());
    }
    // What was promised stays promised, whatever priority, unit or policy.
    if fresh.target.term == Term::AsPromised {
        return Ok(());
    }
    let anchor = match rule.on_retarget {
        OnRetarget::FromChange => cause.at,
        _ => state.anchor(),
    };
    let new = recomputed(&fresh, rule, &state, cause.at, anchor)
        .map_err(|error| Reason::Calendar { error })?;
    let was_due = state.due();
    if rule.on_retarget == OnRetarget::Stricter && is_looser(&state, &new) {
        return Ok(());
    }
    if new.0.as_ref().is_some_and(|plan| Some(plan.due) == was_due) {
        return Ok(());
    }
    let (plan, watch) = new;
    let event = Rescheduled {
        term: Some(fresh.target.term.clone()),
        watch,
        ..rescheduled(run, Rescheduling::Retargeted, was_due, plan)
    };
    draft.emit(Event::ObligationRetargeted(event), cause.at, None)
}

/// Says whether a new target leaves no less time than the old one.
fn is_looser(run: &Run, (plan, watch): &(Option<Plan>, Option<Stopwatch>)) -> bool {
    let looser_plan = plan.as_ref().zip(run.due()).is_some_and(|(plan, was)| plan.due >= was);
    let left = watch.as_ref().map(|watch| watch.budget.minus(watch.consumed));
    let looser_rest = left.zip(run.left_while_paused()).is_some_and(|(left, was)| left >= was);
    looser_plan || looser_rest
}

/// Computes the new plan of a run, or its new budget while it stands still.
fn recomputed(
    fresh: &start::Terms<'_>,
    rule: &Obligation,
    run: &Run,
    now: Timestamp,
    anchor: Timestamp,
) -> Result<(Option<Plan>, Option<Stopwatch>), crate::time::TimeError> {
    let reckoner =
        Reckoner { obligation: rule, term: &fresh.target.term, calendar: &fresh.calendar };
    let target = fresh.target.term.target(&fresh.calendar, anchor, &fresh.target.receipt, None)?;
    let budget = match target.budget {
        Some(budget) => budget,
        None => reckoner.measured(target.measure, target.start, target.due)?,
    };
    // An extension was granted beside the target and outlives it.
    let budget = budget.plus(run.extended_by);
    let paused = matches!(run.state(), RunState::Paused(_));
    let untouched =
        run.pauses.is_empty() && !paused && run.carried.is_none() && run.extensions == 0;
    if untouched && rule.on_retarget != OnRetarget::CarryShare {
        let mut plan = reckoner.fresh(&target)?;
        drop_fired(&mut plan, run);
        return Ok((Some(plan), None));
    }
    // The clock goes on from when it last began to run, so that a new target that was over before
    // the change is dated when it was over.
    let resumed = run.pauses.last().map(|pause| pause.to);
    let (consumed, from) = match rule.on_retarget {
        OnRetarget::FromChange => (Span::ZERO, now.max(target.start)),
        OnRetarget::CarryShare => {
            let used = old_consumed(run, &reckoner, now)?;
            (carried(used, run.watch().budget, budget), now.max(target.start))
        }
        _ => {
            let start = if run.carried.is_some() { run.start() } else { target.start };
            let from = resumed.unwrap_or(start).max(start);
            let until = if paused { run.paused_at.unwrap_or(now) } else { from };
            let used = reckoner.consumed_without(target.measure, start, until, &run.pauses)?;
            (used.plus(run.carried.unwrap_or(Span::ZERO)), from)
        }
    };
    let watch = Stopwatch { measure: target.measure, budget, consumed, running_since: None };
    if paused {
        return Ok((None, Some(watch)));
    }
    reckoner.rest(watch, from, Fired::by(run)).map(|plan| (Some(plan), None))
}

fn old_consumed(
    run: &Run,
    reckoner: &Reckoner<'_>,
    now: Timestamp,
) -> Result<Span, crate::time::TimeError> {
    reckoner.consumed(run.watch(), now)
}

/// Takes out what has fired already, so that nothing fires twice.
fn drop_fired(plan: &mut Plan, run: &Run) {
    let fired = usize::try_from(run.warnings).unwrap_or(usize::MAX).min(plan.warn_at.len());
    plan.warn_at.drain(..fired);
    plan.rungs.retain(|rung| rung.rung >= run.rungs);
}
