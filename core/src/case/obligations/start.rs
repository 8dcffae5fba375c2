//! Starting runs: on an event, again after a satisfaction, and on a reopening.

use super::{
    Run, RunState, Verdict,
    plan::{Fired, Reckoner},
    react::{calendar_of_run, end, is_among, stand_still},
};
use crate::{
    Words,
    case::{
        Contact, Event, Recorded,
        draft::Draft,
        event_data::{Impossible, Plan, RunRef, Started},
    },
    ident::{CalendarId, Value},
    policy::{
        Anchor, Condition, Contactability, Debtor, Obligation, OnReopen, Policy, Repeats, Target,
        WithoutTarget,
    },
    rejection::Reason,
    time::{Calendar, CalendarRef, ReceiptRule, Stopwatch, Term, TimeError, Timestamp},
};

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
    facts: Option<&crate::fact::Facts>,
) -> Result<Option<Terms<'p>>, Reason> {
    let own;
    let facts = match facts {
        Some(facts) => facts,
        None => {
            own = draft.case.facts();
            &own
        }
    };
    let missing = || Reason::MissingTarget { obligation: rule.id.clone() };
    let Some(target) = rule.target(facts) else {
        return match rule.without_target {
            WithoutTarget::NotOwed => Ok(None),
            WithoutTarget::Refuse => Err(missing()),
        };
    };
    let (calendar, calendar_id) = match target.term.calendar() {
        None => (Calendar::around_the_clock(), None),
        Some(name) => {
            let name = resolve(draft, name).ok_or_else(missing)?;
            let calendar = draft.ground.policy.calendar(&name).ok_or_else(missing)?;
            (calendar.clone(), Some(name))
        }
    };
    Ok(Some(Terms { target, calendar, calendar_id }))
}

/// Resolves a calendar's name; `of-debtor` is the calendar of the unit in charge.
fn resolve(draft: &Draft<'_>, name: &CalendarRef) -> Option<CalendarId> {
    match name {
        CalendarRef::Named(name) => CalendarId::new(name).ok(),
        CalendarRef::OfDebtor => {
            let unit = draft.case.assignment.unit.as_ref()?;
            draft.ground.organisation?.calendar_of(unit).cloned()
        }
    }
}

/// Starts every obligation that an event starts.
pub(super) fn on_event(
    draft: &mut Draft<'_>,
    cause: &Recorded,
    policy: &Policy,
) -> Result<(), Reason> {
    if draft.case.stage().is_settled() {
        return Ok(());
    }
    let facts = draft.case.facts();
    for rule in policy.obligations() {
        if is_among(&rule.starts_on, &cause.event)
            && rule.when.holds(&facts)
            && may_start(draft, rule)
        {
            start(draft, cause, rule, &facts)?;
        }
    }
    Ok(())
}

fn may_start(draft: &Draft<'_>, rule: &Obligation) -> bool {
    let episode = draft.case.lifecycle.episode;
    if draft.case.obligations.open().any(|run| *run.obligation() == rule.id) {
        return false;
    }
    let mut this_episode = draft
        .case
        .obligations
        .runs()
        .iter()
        .filter(|run| *run.obligation() == rule.id && run.episode() == episode);
    match rule.repeats {
        Repeats::Once => this_episode.next().is_none(),
        Repeats::AfterEach => this_episode.all(|run| matches!(run.state(), RunState::Ended(_))),
    }
}

/// Starts again what an event has just satisfied and the policy repeats.
pub(super) fn rearm(
    draft: &mut Draft<'_>,
    cause: &Recorded,
    satisfied: &[&Obligation],
) -> Result<(), Reason> {
    if draft.case.stage().is_settled() {
        return Ok(());
    }
    let facts = draft.case.facts();
    for rule in satisfied {
        if rule.repeats == Repeats::AfterEach && rule.when.holds(&facts) && may_start(draft, rule) {
            start(draft, cause, rule, &facts)?;
        }
    }
    Ok(())
}

fn start(
    draft: &mut Draft<'_>,
    cause: &Recorded,
    rule: &Obligation,
    facts: &crate::fact::Facts,
) -> Result<(), Reason> {
    let run = next_run(draft, rule);
    let episode = draft.case.lifecycle.episode;
    let contact = draft.case.lifecycle.contact;
    if rule.reach == Contactability::Needed && contact != Contact::Reachable {
        let event = Event::ObligationImpossible(Impossible { run, episode, contact });
        return draft.emit(event, cause.at, None);
    }
    let Some(terms) = terms_of(draft, rule, Some(facts))? else {
        return Ok(());
    };
    let promised = promised_by(&cause.event);
    if terms.target.term == Term::AsPromised && promised.is_none() {
        return unpromised(rule, cause);
    }
    let anchor = match rule.anchor {
        Anchor::Event => cause.at,
        Anchor::Received => draft.case.opened_at,
    };
    let calendar = |error: TimeError| Reason::Calendar { error };
    let target = terms
        .target
        .term
        .target(&terms.calendar, anchor, &terms.target.receipt, promised)
        .map_err(calendar)?;
    let reckoner =
        Reckoner { obligation: rule, term: &terms.target.term, calendar: &terms.calendar };
    let plan = reckoner.fresh(&target).map_err(calendar)?;
    let plan = not_before(plan, cause.at, anchor);
    let dates = Dates { anchor, start: target.start, continues: None };
    let started = started(draft, rule, &terms, run.clone(), dates, plan);
    draft.emit(Event::ObligationStarted(Box::new(started)), cause.at, None)?;
    stop_while_waiting(draft, rule, run, cause.at)
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

/// Nothing of a run that counts from the past falls due before the run is known.
fn not_before(mut plan: Plan, now: Timestamp, anchor: Timestamp) -> Plan {
    if anchor < now {
        plan.warn_at.iter_mut().for_each(|at| *at = (*at).max(now));
        plan.rungs.iter_mut().for_each(|rung| rung.at = rung.at.max(now));
    }
    plan
}

/// A run that starts while the case waits for a party it leaves out stands still at once.
fn stop_while_waiting(
    draft: &mut Draft<'_>,
    rule: &Obligation,
    run: RunRef,
    at: Timestamp,
) -> Result<(), Reason> {
    let excluded = draft.case.waiting.current().is_some_and(|waiting| {
        rule.excludes.iter().any(|exclusion| {
            exclusion.party == waiting.party
                && exclusion.reason.as_ref().is_none_or(|reason| *reason == waiting.reason)
        })
    });
    if excluded { stand_still(draft, run, at) } else { Ok(()) }
}

fn next_run(draft: &Draft<'_>, rule: &Obligation) -> RunRef {
    RunRef { obligation: rule.id.clone(), run: draft.case.obligations.next_number(&rule.id) }
}

/// Holds when a run began.
#[derive(Clone, Copy)]
struct Dates {
    anchor: Timestamp,
    start: Timestamp,
    continues: Option<u32>,
}

fn started(
    draft: &Draft<'_>,
    rule: &Obligation,
    terms: &Terms<'_>,
    run: RunRef,
    dates: Dates,
    plan: Plan,
) -> Started {
    Started {
        run,
        episode: draft.case.lifecycle.episode,
        anchor: dates.anchor,
        start: dates.start,
        term: terms.target.term.clone(),
        continues: dates.continues,
        clauses: rule.clauses.clone(),
        owed_by: debtor(draft, rule),
        calendar: terms.calendar_id.clone(),
        basis: terms.calendar_id.is_some().then(|| terms.calendar.basis()),
        plan,
    }
}

fn debtor(draft: &Draft<'_>, rule: &Obligation) -> Value {
    let assignment = &draft.case.assignment;
    match &rule.owed_by {
        Debtor::Role(role) => Value::from(role),
        Debtor::Unit => assignment.unit.as_ref().map_or_else(|| Value::known("unit"), Value::from),
        Debtor::Handler => {
            assignment.handler.as_ref().map_or_else(|| Value::known("handler"), Value::from)
        }
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
    let facts = draft.case.facts();
    for rule in policy.obligations().iter().filter(|rule| rule.when.holds(&facts)) {
        let Some(last) = draft.case.obligations.last(&rule.id).cloned() else {
            continue;
        };
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
                start(draft, cause, rule, &facts)?;
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
    if terms_of(draft, rule, None)?.is_none() {
        return Ok(());
    }
    // What was left was left of the old target, whatever a policy bound meanwhile allows.
    let missing = || Reason::MissingTarget { obligation: rule.id.clone() };
    let target =
        Target { when: Condition::default(), term: term.clone(), receipt: ReceiptRule::default() };
    let terms = Terms {
        target: &target,
        calendar: calendar_of_run(draft, last).ok_or_else(missing)?,
        calendar_id: last.calendar().cloned(),
    };
    let reckoner =
        Reckoner { obligation: rule, term: &terms.target.term, calendar: &terms.calendar };
    let calendar = |error: TimeError| Reason::Calendar { error };
    let judged = last.judged_at().unwrap_or(cause.at);
    let mut consumed = reckoner.consumed(last.watch(), judged).map_err(calendar)?;
    if rule.on_reopen == OnReopen::ResumeWithGap {
        let gap = reckoner.measured(last.watch().measure, judged, cause.at);
        consumed = consumed.plus(gap.map_err(calendar)?);
    }
    let watch = Stopwatch { consumed, running_since: None, ..last.watch() };
    let plan = reckoner.rest(watch, cause.at, Fired::by(last)).map_err(calendar)?;
    let run = next_run(draft, rule);
    let continues = Some(last.number());
    let dates = Dates { anchor: last.anchor(), start: cause.at, continues };
    let started = started(draft, rule, &terms, run.clone(), dates, plan);
    draft.emit(Event::ObligationStarted(Box::new(started)), cause.at, None)?;
    stop_while_waiting(draft, rule, run, cause.at)
}
