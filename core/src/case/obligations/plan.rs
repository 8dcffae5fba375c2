//! When everything about a time limit falls due.

use super::Run;
use crate::{
    case::event_data::{Plan, RungAt},
    policy::{Mark, Obligation, Rung},
    time::{
        Calendar, Certainty, Edge, Grace, Measure, Pause, Span, Stopwatch, Target, Term, TimeError,
        Timestamp,
    },
};

/// Holds what a plan is made from: the rule, its term and the calendar it counts on.
#[derive(Clone, Copy)]
pub(in crate::case) struct Reckoner<'a> {
    pub(in crate::case) obligation: &'a Obligation,
    pub(in crate::case) term: &'a Term,
    pub(in crate::case) calendar: &'a Calendar,
}

/// Counts what has fired already, so that nothing fires twice.
#[derive(Clone, Copy, Default)]
pub(in crate::case) struct Fired {
    pub(in crate::case) warnings: u32,
    pub(in crate::case) rungs: u32,
}

impl Fired {
    pub(in crate::case) fn by(run: &Run) -> Self {
        Self { warnings: run.warnings, rungs: run.rungs }
    }
}

impl Reckoner<'_> {
    /// Plans a fresh run from a computed target.
    pub(in crate::case) fn fresh(&self, target: &Target) -> Result<Plan, TimeError> {
        let budget = match target.budget {
            Some(budget) => budget,
            None => self.measured(target.measure, target.start, target.due)?,
        };
        let watch = Stopwatch::started(target.measure, budget, target.start);
        let at = (target.due, target.breach_after, target.certainty);
        self.plan(watch, at, Fired::default(), target.start)
    }

    /// Plans what is left of a budget from an instant on.
    pub(in crate::case) fn rest(
        &self,
        watch: Stopwatch,
        from: Timestamp,
        fired: Fired,
    ) -> Result<Plan, TimeError> {
        let watch = Stopwatch { running_since: Some(from), ..watch };
        let left = Span::from_seconds(watch.budget.minus(watch.consumed).seconds().max(0));
        let (due, certainty) = self.reach(watch.measure, from, left, Edge::AtClose)?;
        let breach_after = match self.term {
            Term::Working { .. } | Term::Immediate { grace: Grace::Working { .. } } => {
                self.reach(watch.measure, from, left, Edge::NextOpening)?.0
            }
            _ => due,
        };
        self.plan(watch, (due, breach_after, certainty), fired, from)
    }

    fn plan(
        &self,
        watch: Stopwatch,
        (due, breach_after, certainty): (Timestamp, Timestamp, Certainty),
        fired: Fired,
        now: Timestamp,
    ) -> Result<Plan, TimeError> {
        let mut warn_at = Vec::new();
        for mark in self.obligation.warn_at.iter().skip(fired.warnings as usize) {
            warn_at.push(self.instant(watch, due, *mark, now)?);
        }
        let mut rungs = Vec::new();
        for (rung, step) in (0_u32..).zip(&self.obligation.rungs).skip(fired.rungs as usize) {
            rungs.push(self.rung(watch, due, rung, step, now)?);
        }
        Ok(Plan { watch, due, breach_after, warn_at, rungs, certainty })
    }

    fn rung(
        &self,
        watch: Stopwatch,
        due: Timestamp,
        rung: u32,
        step: &Rung,
        now: Timestamp,
    ) -> Result<RungAt, TimeError> {
        Ok(RungAt { rung, at: self.instant(watch, due, step.at, now)?, to: step.to.clone() })
    }

    /// Returns when a mark falls due; a mark already passed falls due now.
    fn instant(
        &self,
        watch: Stopwatch,
        due: Timestamp,
        mark: Mark,
        now: Timestamp,
    ) -> Result<Timestamp, TimeError> {
        let level = match mark {
            Mark::AfterDue(span) => {
                return Ok(self.reach(watch.measure, due, span, Edge::AtClose)?.0);
            }
            Mark::AfterStart(span) => span,
            Mark::Share(thousandths) => share(watch.budget, thousandths),
            Mark::BeforeDue(span) => watch.budget.minus(span),
        };
        let from = watch.running_since.unwrap_or(now);
        let left = level.minus(watch.consumed);
        if left.seconds() <= 0 {
            return Ok(from);
        }
        Ok(self.reach(watch.measure, from, left, Edge::AtClose)?.0.min(due))
    }

    fn reach(
        &self,
        measure: Measure,
        from: Timestamp,
        span: Span,
        edge: Edge,
    ) -> Result<(Timestamp, Certainty), TimeError> {
        match measure {
            Measure::Real => Ok(((from + span).floor_to_second(), Certainty::Known)),
            Measure::Open => {
                let answer = self.calendar.add(from, span, edge)?;
                Ok((answer.at, answer.certainty))
            }
        }
    }

    /// Measures a stretch, never less than nothing.
    pub(in crate::case) fn measured(
        &self,
        measure: Measure,
        from: Timestamp,
        to: Timestamp,
    ) -> Result<Span, TimeError> {
        if to <= from {
            return Ok(Span::ZERO);
        }
        match measure {
            Measure::Real => Ok(to.floor_to_second().since(from.floor_to_second())),
            Measure::Open => self.calendar.elapsed(from, to),
        }
    }

    /// Returns the time a run has used up by an instant.
    pub(in crate::case) fn consumed(
        &self,
        watch: Stopwatch,
        at: Timestamp,
    ) -> Result<Span, TimeError> {
        match watch.running_since {
            Some(since) => Ok(watch.consumed.plus(self.measured(watch.measure, since, at)?)),
            None => Ok(watch.consumed),
        }
    }

    /// Returns the time used up between two instants, the pauses left out.
    pub(in crate::case) fn consumed_without(
        &self,
        measure: Measure,
        from: Timestamp,
        to: Timestamp,
        pauses: &[Pause],
    ) -> Result<Span, TimeError> {
        let mut used = self.measured(measure, from, to)?;
        for pause in pauses {
            used = used.minus(self.measured(measure, pause.from.max(from), pause.to.min(to))?);
        }
        Ok(used)
    }
}

/// Returns a share of a span in thousandths, rounded down.
fn share(span: Span, thousandths: u32) -> Span {
    let part = i128::from(span.seconds()) * i128::from(thousandths) / 1_000;
    Span::from_seconds(i64::try_from(part).unwrap_or(i64::MAX))
}

/// Carries a used share over to another budget.
pub(in crate::case) fn carried(consumed: Span, old: Span, new: Span) -> Span {
    if old.seconds() <= 0 {
        return Span::ZERO;
    }
    let part =
        i128::from(consumed.seconds()) * i128::from(new.seconds()) / i128::from(old.seconds());
    Span::from_seconds(i64::try_from(part).unwrap_or(i64::MAX))
}
