//! Starting runs: on an event, again after a satisfaction, and on a reopening.

use super::{
    Run, RunState, Verdict,
    plan::{Fired, Reckoner},
    react::{calendar_of_run, end, is_among, is_left_out, request_of, stand_still},
};
use crate::{
    Words,
    case::{
        Contact, Event, Recorded,
        draft::Draft,
        event_data::{Impossible, Plan, RunRef, Standstill, Started},
    },
    ident::{CalendarId, Value},
    policy::{
        Anchor, Answers, Condition, Contactability, Debtor, Obligation, OnReopen, Policy, Repeats,
        Target, WithoutTarget,
    },
    rejection::Reason,
    time::{Calendar, CalendarRef, Pause, ReceiptRule, Stopwatch, Term, TimeError, Timestamp},
};
use std::sync::Arc;

/// Holds the target that fits a case, with its calendar resolved.
pub(super) struct Terms<'p> {
    pub(super) target: &'p Target,
    pub(super) calendar: Calendar,
    pub(super) calendar_id: Option<CalendarId>,
}

/// Finds the target of an obligation for the case as it is; none when it is not owed.
pub(super) fn terms_of<'p>(
    draft: &Draft<'_>,
    rule: &'p Obligation,
) -> Result<Option<Terms<'p>>, Reason> {
    let missing = || Reason::MissingTarget { obligation: rule.id.clone() };
    let Some(target) = rule.target(&*draft.case) else {
        return match rule.without_target {
            WithoutTarget::NotOwed => Ok(None),
            WithoutTarget::Refuse => Err(missing()),
        };
    };
    let (calendar, calendar_id) = match target.term.calendar() {
        None => (draft.ground.policy.clock().clone(), None),
        Some(name) => {
            let name = resolve(draft, rule, name).ok_or_else(missing)?;
            let calendar = draft.ground.policy.calendar(&name).ok_or_else(missing)?;
            (calendar.clone(), Some(name))
        }
    };
    Ok(Some(Terms { target, calendar, calendar_id }))
}

/// Resolves a calendar's name; `of-debtor` is the calendar of the unit in charge.
fn resolve(draft: &Draft<'_>, rule: &Obligation, name: &CalendarRef) -> Option<CalendarId> {
    match (name, &draft.case.assignment.unit) {
        (CalendarRef::Named(name), _) => CalendarId::new(name).ok(),
        (CalendarRef::OfDebtor, Some(unit)) => {
            draft.ground.organisation?.calendar_of(unit).cloned()
        }
        // Between two units what is owed counts on as it did.
        (CalendarRef::OfDebtor, None) => draft.case.obligations.last(&rule.id)?.calendar().cloned(),
    }
}

/// Starts every obligation that an event starts.
pub(super) fn on_event(
    draft: &mut Draft<'_>,
    cause: &Recorded,
    answers: Answers<'_>,
) -> Result<(), Reason> {
    if draft.case.stage().is_settled() {
        return Ok(());
    }
    for rule in answers.started() {
        if is_among(&rule.starts_on, &cause.event)
            && rule.when.holds(&*draft.case)
            && may_start(draft, rule, &cause.event)
        {
            start(draft, cause, rule)?;
        }
    }
    Ok(())
}

/// An obligation is owed once an episode, and again in a later one only if the policy says so; what
/// a request asks is owed for each request.
fn may_start(draft: &Draft<'_>, rule: &Obligation, event: &Event) -> bool {
    let episode = draft.case.lifecycle.episode;
    let request = request_of(event);
    let runs = draft.case.obligations.runs().iter();
    let mut of_rule = runs.filter(|run| *run.obligation() == rule.id && run.request() == request);
    of_rule.all(|run| match (rule.repeats, rule.on_reopen) {
        _ if !matches!(run.state(), RunState::Ended(_)) => false,
        (Repeats::AfterEach, _) => true,
        (Repeats::Once, OnReopen::NewEpisode | OnReopen::Restart) => run.episode() != episode,
        (Repeats::Once, OnReopen::KeepMet | OnReopen::Resume | OnReopen::ResumeWithGap) => false,
    })
}

/// Starts again what an event has just satisfied and the policy repeats.
pub(super) fn rearm(
    draft: &mut Draft<'_>,
    cause: &Recorded,
    repeated: &[&Obligation],
) -> Result<(), Reason> {
    if draft.case.stage().is_settled() {
        return Ok(());
    }
    for rule in repeated {
        if rule.when.holds(&*draft.case) && may_start(draft, rule, &cause.event) {
            start(draft, cause, rule)?;
        }
    }
    Ok(())
}

fn start(draft: &mut Draft<'_>, cause: &Recorded, rule: &Obligation) -> Result<(), Reason> {
    let run = next_run(draft, rule);
    let episode = draft.case.lifecycle.episode;
    let contact = draft.case.lifecycle.contact;
    if rule.reach == Contactability::Needed && contact != Contact::Reachable {
        let event = Event::ObligationImpossible(Impossible { run, episode, contact });
        return draft.emit(event, cause.at, None);
    }
    let Some(terms) = terms_of(draft, rule)? else {
        return Ok(());
    };
    let promised = promised_by(&cause.event);
    if terms.target.term == Term::AsPromised && promised.is_none() {
        return unpromised(rule, cause);
    }
    let anchor = anchor(draft, rule, cause);
    let calendar = |error: TimeError| Reason::Calendar { error };
    let target = terms
        .target
        .term
        .target(&terms.calendar, anchor, &terms.target.receipt, promised)
        .map_err(calendar)?;
    let reckoner =
        Reckoner { obligation: rule, term: &terms.target.term, calendar: &terms.calendar };
    let plan = reckoner.fresh(&target, Fired::default()).map_err(calendar)?;
    let plan = not_before(plan, cause.at);
    let began = Began {
        anchor,
        start: target.start,
        request: request_of(&cause.event),
        continues: None,
        gap: None,
    };
    let started = started(draft, rule, &terms, run.clone(), began, plan);
    draft.emit(Event::ObligationStarted(Box::new(started)), cause.at, None)?;
    stop_while_waiting(draft, rule, run, cause.at)
}

/// From when on a run counts: the receipt of the case counts once, for what is owed first.
fn anchor(draft: &Draft<'_>, rule: &Obligation, cause: &Recorded) -> Timestamp {
    let first =
        draft.case.lifecycle.episode == 0 && draft.case.obligations.last(&rule.id).is_none();
    match rule.anchor {
        Anchor::Received if first => draft.case.opened_at,
        Anchor::Received | Anchor::Event => cause.at,
    }
}

/// A command that starts a promise must name its time; a foreign log may not know it, and what
/// would start again by itself has nothing promised anew.
fn unpromised(rule: &Obligation, cause: &Recorded) -> Result<(), Reason> {
    if cause.source.is_foreign() || !is_among(&rule.starts_on, &cause.event) {
        return Ok(());
    }
    let rule = Words::new("须写明承诺的时间", "the time promised must be named");
    Err(Reason::InvalidInput { field: "due", rule })
}

/// No warning and no rung of a run is dated before the run, or its new target, was known.
pub(super) fn not_before(mut plan: Plan, now: Timestamp) -> Plan {
    plan.warn_at.iter_mut().for_each(|warn| warn.at = warn.at.max(now));
    plan.rungs.iter_mut().for_each(|rung| rung.at = rung.at.max(now));
    plan
}

/// A run that starts while the case waits for a party it leaves out stands still at once.
fn stop_while_waiting(
    draft: &mut Draft<'_>,
    rule: &Obligation,
    run: RunRef,
    at: Timestamp,
) -> Result<(), Reason> {
    if is_left_out(&*draft.case, rule) { stand_still(draft, run, at) } else { Ok(()) }
}

fn next_run(draft: &Draft<'_>, rule: &Obligation) -> RunRef {
    RunRef { obligation: rule.id.clone(), run: draft.case.obligations.next_number(&rule.id) }
}

/// Holds when a run began and what it goes on with.
#[derive(Clone, Copy)]
struct Began {
    anchor: Timestamp,
    start: Timestamp,
    request: Option<u32>,
    continues: Option<u32>,
    gap: Option<Pause>,
}

fn started(
    draft: &Draft<'_>,
    rule: &Obligation,
    terms: &Terms<'_>,
    run: RunRef,
    began: Began,
    plan: Plan,
) -> Started {
    Started {
        run,
        episode: draft.case.lifecycle.episode,
        anchor: began.anchor,
        start: began.start,
        term: terms.target.term.clone(),
        request: began.request,
        continues: began.continues,
        gap: began.gap,
        clauses: rule.clauses.clone(),
        owed_by: named(&rule.owed_by),
        calendar: terms.calendar_id.clone(),
        basis: terms.calendar_id.is_some().then(|| terms.calendar.basis().clone()),
        plan: Arc::new(plan),
    }
}

/// Names who owes it as the policy does; who that is may change while it is owed.
pub(super) fn named(debtor: &Debtor) -> Value {
    match debtor {
        Debtor::Role(role) => Value::from(role),
        Debtor::Unit => Value::known("unit"),
        Debtor::Handler => Value::known("handler"),
    }
}

/// Returns the time an event promises.
fn promised_by(event: &Event) -> Option<Timestamp> {
    match event {
        Event::Deferred(data) => data.until,
        Event::UnitAssigned(data) => data.due,
        Event::Transferred(data) => data.due,
        Event::Asked(data) => data.due,
        _ => None,
    }
}

/// Does to each obligation what the policy says a reopening does.
pub(super) fn on_reopening(
    draft: &mut Draft<'_>,
    cause: &Recorded,
    policy: &Policy,
) -> Result<(), Reason> {
    for rule in policy.obligations() {
        if !rule.when.holds(&*draft.case) {
            continue;
        }
        // What a request asks for is owed again when it is asked again.
        let last = draft.case.obligations.last(&rule.id).filter(|run| run.request().is_none());
        let Some(last) = last.cloned() else { continue };
        // A callback reopens a case that never closed: what is still owed is owed once.
        let open = !matches!(last.state(), RunState::Ended(_));
        match rule.on_reopen {
            OnReopen::KeepMet => {}
            OnReopen::NewEpisode if open => end(draft, last.run, cause, reopened())?,
            OnReopen::NewEpisode => {}
            OnReopen::Restart => {
                if open {
                    end(draft, last.run, cause, reopened())?;
                }
                start(draft, cause, rule)?;
            }
            OnReopen::Resume | OnReopen::ResumeWithGap if open => {}
            OnReopen::Resume | OnReopen::ResumeWithGap => go_on(draft, cause, rule, &last)?,
        }
    }
    Ok(())
}

fn reopened() -> Value {
    Value::known("reopened")
}

/// Goes on with what was left of a run; a run that had nothing left stays as it was judged.
fn go_on(
    draft: &mut Draft<'_>,
    cause: &Recorded,
    rule: &Obligation,
    last: &Run,
) -> Result<(), Reason> {
    let Some(term) = last.term().filter(|_| last.verdict() != Some(Verdict::Breached)) else {
        return Ok(());
    };
    if rule.target(&*draft.case).is_none() {
        return Ok(());
    }
    let Some(calendar) = calendar_of_run(draft, last) else {
        // The policy bound meanwhile has no such calendar: what was left cannot be measured on it.
        return start(draft, cause, rule);
    };
    // What was left was left of the old target, whatever a policy bound meanwhile allows.
    let target =
        Target { when: Condition::default(), term: term.clone(), receipt: ReceiptRule::default() };
    let calendar_id = last.calendar().cloned();
    let terms = Terms { target: &target, calendar, calendar_id };
    let reckoner =
        Reckoner { obligation: rule, term: &terms.target.term, calendar: &terms.calendar };
    let wrong = |error: TimeError| Reason::Calendar { error };
    let gap = left_out(last, rule, cause.at);
    let still = what_is_left(&reckoner, last, gap, cause.at).map_err(wrong)?;
    let plan = reckoner.rest(still, cause.at, Fired::by(last)).map_err(wrong)?;
    let plan = not_before(plan, cause.at);
    let run = next_run(draft, rule);
    let began = Began {
        anchor: last.anchor(),
        start: last.start(),
        request: None,
        continues: Some(last.number()),
        gap,
    };
    let started = started(draft, rule, &terms, run.clone(), began, plan);
    draft.emit(Event::ObligationStarted(Box::new(started)), cause.at, None)?;
    stop_while_waiting(draft, rule, run, cause.at)
}

/// The stretch before a reopening that does not count: the pause the run ended in, and the time the
/// case was closed unless the policy counts it.
fn left_out(last: &Run, rule: &Obligation, now: Timestamp) -> Option<Pause> {
    let judged = last.judged_at().unwrap_or(now);
    match (rule.on_reopen, last.paused_at) {
        (OnReopen::ResumeWithGap, None) => None,
        (OnReopen::ResumeWithGap, Some(from)) => Some(Pause { from, to: judged }),
        (_, paused_at) => Some(Pause { from: paused_at.unwrap_or(judged), to: now }),
    }
}

fn what_is_left(
    reckoner: &Reckoner<'_>,
    last: &Run,
    gap: Option<Pause>,
    now: Timestamp,
) -> Result<Standstill, TimeError> {
    let (watch, start) = (last.watch(), last.start());
    let mut pauses = last.pauses().to_vec();
    pauses.extend(gap);
    let used = reckoner.consumed_without(watch.measure, start, now, &pauses)?;
    let consumed = last.carried().plus(used);
    let due = last.last_due().unwrap_or(now);
    let due = reckoner.moved(watch.measure, due, start, gap.as_slice())?;
    let watch = Stopwatch { consumed, running_since: None, ..watch };
    Ok(Standstill { watch, due })
}
