//! What a change of priority, kind, unit or policy does to the runs: new targets for old.

use super::{
    Run, RunState,
    plan::{Fired, Reckoner, carried},
    react::{
        calendar_of_run, end, for_each_open, go_on, is_left_out, rescheduled, stand_still,
        state_of, take_back,
    },
    start::{Terms, named, not_before, terms_of},
};
use crate::{
    case::{
        Case, Event, EventKind, Recorded,
        draft::Draft,
        event_data::{NewTarget, Plan, Rescheduled, Rescheduling, RunRef, Standstill},
    },
    ident::Value,
    policy::{Obligation, OnRetarget, Policy},
    rejection::Reason,
    time::{Measure, Span, Stopwatch, Target, Term, TimeError, Timestamp},
};

/// Recomputes every run that is not judged as the policy says, and ends what no longer applies.
pub(super) fn on_event(
    draft: &mut Draft<'_>,
    cause: &Recorded,
    policy: &Policy,
) -> Result<(), Reason> {
    let unjudged = |_: &Case, run: &Run| run.verdict().is_none() || run.ran_at(cause.at);
    for_each_open(draft, unjudged, |draft, run| {
        let rule = policy.obligation(&run.obligation);
        let Some(rule) = rule.filter(|rule| rule.when.holds(&*draft.case)) else {
            return end(draft, run, cause, Value::known("no_longer_applies"));
        };
        retarget(draft, cause, rule, &run)?;
        if cause.event.kind() == EventKind::PolicyRebound {
            fit_to_policy(draft, cause, rule, run)?;
        }
        Ok(())
    })
}

/// Lets a run stand still or go on as a newly bound policy leaves waiting out or not.
fn fit_to_policy(
    draft: &mut Draft<'_>,
    cause: &Recorded,
    rule: &Obligation,
    run: RunRef,
) -> Result<(), Reason> {
    let state = state_of(draft, &run)?;
    if calendar_of_run(draft, state).is_none() {
        let obligation = rule.id.clone();
        return Err(Reason::MissingCalendar { obligation, calendar: state.calendar().cloned() });
    }
    match (state.state(), is_left_out(&*draft.case, rule)) {
        (RunState::Running(_), true) => stand_still(draft, run, cause.at),
        (RunState::Paused(_), false) => go_on(draft, run, cause.at),
        _ => Ok(()),
    }
}

fn retarget(
    draft: &mut Draft<'_>,
    cause: &Recorded,
    rule: &Obligation,
    run: &RunRef,
) -> Result<(), Reason> {
    if rule.on_retarget == OnRetarget::Keep {
        return Ok(());
    }
    let Some(terms) = terms_of(draft, rule)? else {
        return end(draft, run.clone(), cause, Value::known("no_longer_applies"));
    };
    let state = state_of(draft, run)?;
    let same_target = state.term() == Some(&terms.target.term)
        && state.calendar() == terms.calendar_id.as_ref()
        && *state.owed_by() == named(&rule.owed_by);
    if same_target && cause.event.kind() != EventKind::PolicyRebound {
        return Ok(());
    }
    // What was promised stays promised, whatever priority, unit or policy.
    if state.term() == Some(&Term::AsPromised) || terms.target.term == Term::AsPromised {
        return Ok(());
    }
    let calendar = |error: TimeError| Reason::Calendar { error };
    let old_calendar = calendar_of_run(draft, state);
    let old = state.term().zip(old_calendar.as_ref());
    let old = old.map(|(term, calendar)| Reckoner { obligation: rule, term, calendar });
    let change = Change { rule, terms: &terms, run: state, now: cause.at };
    let mode = change.mode(same_target).map_err(calendar)?;
    let Some(course) = change.course(mode, old).map_err(calendar)? else { return Ok(()) };
    if rule.on_retarget == OnRetarget::Stricter && state.last_due() <= Some(course.due()) {
        return Ok(());
    }
    if same_target && course.is_the_same(state) {
        return Ok(());
    }
    let target = NewTarget {
        anchor: course.anchor,
        start: course.start,
        carried: course.carried,
        term: terms.target.term.clone(),
        clauses: rule.clauses.clone(),
        owed_by: named(&rule.owed_by),
        calendar: terms.calendar_id.clone(),
        basis: terms.calendar_id.is_some().then(|| terms.calendar.basis().clone()),
    };
    let paused = course.plan.is_none().then_some(course.still);
    let plan = course.plan.map(|plan| not_before(plan, cause.at));
    let event = Rescheduled {
        target: Some(target),
        paused,
        ..rescheduled(run.clone(), Rescheduling::Retargeted, state.due(), plan)
    };
    take_back(draft, run, cause.at)?;
    draft.emit(Event::ObligationRetargeted(Box::new(event)), cause.at, None)
}

/// Holds what changes for a run, and when.
struct Change<'a> {
    rule: &'a Obligation,
    terms: &'a Terms<'a>,
    run: &'a Run,
    now: Timestamp,
}

/// Holds how a run goes on under a new target.
struct Course {
    anchor: Timestamp,
    start: Timestamp,
    carried: Span,
    still: Standstill,
    /// None while the clock stands still.
    plan: Option<Plan>,
}

impl Course {
    fn due(&self) -> Timestamp {
        self.plan.as_ref().map_or(self.still.due, |plan| plan.due)
    }

    /// Says whether everything falls due as it did: when the watch was read last is no difference.
    fn is_the_same(&self, run: &Run) -> bool {
        let same_state = match (run.state(), &self.plan) {
            (RunState::Running(was) | RunState::Overdue(was), Some(plan)) => {
                was.watch.budget == plan.watch.budget
                    && Plan { watch: plan.watch, ..Plan::clone(was) } == *plan
            }
            (RunState::Paused(was), None) => *was == self.still.watch,
            _ => false,
        };
        same_state
            && run.last_due() == Some(self.due())
            && (run.anchor(), run.start(), run.carried()) == (self.anchor, self.start, self.carried)
    }
}

impl Change<'_> {
    fn reckoner(&self) -> Reckoner<'_> {
        Reckoner {
            obligation: self.rule,
            term: &self.terms.target.term,
            calendar: &self.terms.calendar,
        }
    }

    fn target(&self, anchor: Timestamp) -> Result<Target, TimeError> {
        let target = self.terms.target;
        target.term.target(&self.terms.calendar, anchor, &target.receipt, None)
    }

    /// A new policy that leaves the target as it was changes nothing that would have to be counted
    /// from the change.
    fn mode(&self, same_target: bool) -> Result<OnRetarget, TimeError> {
        let mode = self.rule.on_retarget;
        if !same_target || !matches!(mode, OnRetarget::FromChange | OnRetarget::CarryShare) {
            return Ok(mode);
        }
        let kept = self.since_anchor()?;
        let same = self.run.last_due() == Some(kept.due());
        Ok(if same { OnRetarget::Keep } else { mode })
    }

    fn course(
        &self,
        mode: OnRetarget,
        old: Option<Reckoner<'_>>,
    ) -> Result<Option<Course>, TimeError> {
        match mode {
            OnRetarget::Keep => Ok(None),
            OnRetarget::FromAnchor | OnRetarget::Stricter => self.since_anchor().map(Some),
            OnRetarget::FromChange => self.since_change().map(Some),
            OnRetarget::CarryShare => self.carry_share(old).map(Some),
        }
    }

    /// As if the new target had been in force from the anchor on, the pauses kept.
    fn since_anchor(&self) -> Result<Course, TimeError> {
        let (run, reckoner) = (self.run, self.reckoner());
        let target = self.target(run.anchor())?;
        let carried = run.carried();
        let start = if carried == Span::ZERO { target.start } else { run.start() };
        let resumed = run.pauses().last().map_or(start, |pause| pause.to).max(start);
        let from = run.paused_at().map_or(resumed, |since| since.max(start));
        let used = reckoner.consumed_without(target.measure, start, from, run.pauses())?;
        let (due, more) = reckoner.moved_and_extended(target.due, start, run)?;
        let budget = reckoner.budget(&target)?.plus(more);
        let watch = watch(target.measure, budget, carried.plus(used));
        self.planned((run.anchor(), start, carried), Standstill { watch, due }, from)
    }

    /// Anew from the change.
    fn since_change(&self) -> Result<Course, TimeError> {
        let target = self.target(self.now)?;
        let (due, budget) = self.extended(&target)?;
        let watch = watch(target.measure, budget, Span::ZERO);
        let began = (self.now, target.start, Span::ZERO);
        self.planned(began, Standstill { watch, due }, target.start)
    }

    /// The share that was used up of the old target is used up of the new one.
    fn carry_share(&self, old: Option<Reckoner<'_>>) -> Result<Course, TimeError> {
        let run = self.run;
        let used = match old {
            Some(old) => old.consumed(run.watch(), self.now)?,
            None => run.watch().consumed,
        };
        let target = self.target(run.anchor())?;
        let (_, budget) = self.extended(&target)?;
        let used = carried(used, run.watch().budget, budget);
        let from = self.now.max(target.start);
        // The end of the last day is not where a share of it leads.
        let left = budget.minus(used).max(Span::ZERO);
        let due = self.reckoner().later(target.measure, from, left)?;
        let watch = watch(target.measure, budget, used);
        self.planned((run.anchor(), from, used), Standstill { watch, due }, from)
    }

    /// The deadline and the time allowed: an extension was granted beside the target and outlives it.
    fn extended(&self, target: &Target) -> Result<(Timestamp, Span), TimeError> {
        let reckoner = self.reckoner();
        let (mut due, mut budget) = (target.due, reckoner.budget(target)?);
        for granted in self.run.extended().all() {
            let (later, more) = reckoner.extended(due, granted.by)?;
            (due, budget) = (later, budget.plus(more));
        }
        Ok((due, budget))
    }

    fn planned(
        &self,
        (anchor, start, carried): (Timestamp, Timestamp, Span),
        still: Standstill,
        from: Timestamp,
    ) -> Result<Course, TimeError> {
        let reckoner = self.reckoner();
        if self.run.paused_at().is_some() {
            let due = reckoner.end(still, from)?.0;
            let still = Standstill { due, ..still };
            return Ok(Course { anchor, start, carried, still, plan: None });
        }
        let plan = reckoner.rest(still, from, Fired::by(self.run))?;
        Ok(Course { anchor, start, carried, still, plan: Some(plan) })
    }
}

fn watch(measure: Measure, budget: Span, consumed: Span) -> Stopwatch {
    Stopwatch { measure, budget, consumed, running_since: None }
}
