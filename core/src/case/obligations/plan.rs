//! When everything about a time limit falls due.

use super::Run;
use crate::{
    case::event_data::{Plan, RungAt, Standstill, WarnAt},
    policy::{Mark, Obligation},
    time::{
        Calendar, Certainty, Distance, Edge, Grace, Measure, Pause, Span, Stopwatch, Target, Term,
        TimeError, Timestamp,
    },
};

/// Holds what a plan is made from: the rule, its term and the calendar it counts on.
///
/// A term that is a span ends when its budget is used up. All others end at a date or a time: that
/// deadline moves by what the clock stood still, in the measure of the term, and the budget tells
/// only how much of it is left.
#[derive(Clone, Copy)]
pub(in crate::case) struct Reckoner<'a> {
    pub(in crate::case) obligation: &'a Obligation,
    pub(in crate::case) term: &'a Term,
    pub(in crate::case) calendar: &'a Calendar,
}

/// Names what has fired already, so that nothing fires twice.
#[derive(Clone, Copy, Default)]
pub(in crate::case) struct Fired<'a> {
    pub(in crate::case) warnings: &'a [u32],
    pub(in crate::case) rungs: u32,
}

impl<'a> Fired<'a> {
    pub(in crate::case) fn by(run: &'a Run) -> Self {
        Self { warnings: &run.warned, rungs: run.rungs }
    }
}

impl Reckoner<'_> {
    /// Plans a run from a computed target.
    pub(in crate::case) fn fresh(
        &self,
        target: &Target,
        fired: Fired<'_>,
    ) -> Result<Plan, TimeError> {
        let watch = Stopwatch::started(target.measure, self.budget(target)?, target.start);
        let at = (target.due, target.breach_after, target.certainty);
        self.plan(watch, at, fired)
    }

    /// Returns the time a target allows.
    pub(in crate::case) fn budget(&self, target: &Target) -> Result<Span, TimeError> {
        match target.budget {
            Some(budget) => Ok(budget),
            None => self.measured(target.measure, target.start, target.due),
        }
    }

    /// Plans a run that stood still and goes on; it has not run out meanwhile.
    pub(in crate::case) fn resumed(&self, run: &Run, at: Timestamp) -> Result<Plan, TimeError> {
        let (watch, from) = (run.watch(), at.max(run.start));
        let pause = Pause { from: run.paused_at.unwrap_or(from), to: from };
        let due = run.last_due.unwrap_or(from);
        let due = self.moved(watch.measure, due, run.start, &[pause])?;
        self.rest(Standstill { watch, due }, from, Fired::by(run))
    }

    /// Plans what is left from an instant on.
    pub(in crate::case) fn rest(
        &self,
        still: Standstill,
        from: Timestamp,
        fired: Fired<'_>,
    ) -> Result<Plan, TimeError> {
        let watch = Stopwatch { running_since: Some(from), ..still.watch };
        let (due, breach_after) = self.end(still, from)?;
        let certainty = self.certainty(from, due)?;
        self.plan(watch, (due, breach_after, certainty), fired)
    }

    /// Returns the deadline of a clock that runs on from an instant, and the latest instant that
    /// meets it; one that was over before is not met at that instant either.
    pub(in crate::case) fn end(
        &self,
        Standstill { watch, due }: Standstill,
        from: Timestamp,
    ) -> Result<(Timestamp, Timestamp), TimeError> {
        let began = from.floor_to_second();
        let over = (began, began + Span::from_seconds(-1));
        if self.term.budget().is_none() {
            return Ok(if due < began { over } else { (due, due) });
        }
        let left = watch.budget.minus(watch.consumed);
        if left < Span::ZERO {
            return Ok(over);
        }
        let due = self.reach(watch.measure, from, left, Edge::AtClose)?;
        let breach_after = match self.term {
            Term::Working { .. } | Term::Immediate { grace: Grace::Working { .. } } => {
                self.reach(watch.measure, from, left, Edge::NextOpening)?
            }
            _ => due,
        };
        Ok((due, breach_after))
    }

    /// Moves the deadline of a run that began at `start` by the pauses that began before it; what
    /// stood still has not run out meanwhile.
    pub(in crate::case) fn moved(
        &self,
        measure: Measure,
        mut due: Timestamp,
        start: Timestamp,
        pauses: &[Pause],
    ) -> Result<Timestamp, TimeError> {
        for pause in pauses.iter().filter(|pause| pause.to > start) {
            if due < pause.from.floor_to_second() {
                break;
            }
            let still = self.measured(measure, pause.from.max(start), pause.to)?;
            due = self.later(measure, due, still)?.max(pause.to.floor_to_second());
        }
        Ok(due)
    }

    /// Moves a deadline by a span.
    pub(in crate::case) fn later(
        &self,
        measure: Measure,
        due: Timestamp,
        by: Span,
    ) -> Result<Timestamp, TimeError> {
        if by.seconds() == 0 {
            Ok(due.floor_to_second())
        } else {
            self.reach(measure, due, by, Edge::AtClose)
        }
    }

    /// Extends a deadline; returns it with the time that it allows more.
    pub(in crate::case) fn extended(
        &self,
        due: Timestamp,
        by: Distance,
    ) -> Result<(Timestamp, Span), TimeError> {
        let later = self.term.extended(self.calendar, due, by)?;
        let more = match by {
            Distance::Span(span) => span,
            Distance::Days(_) => self.measured(self.term.measure(), due, later)?,
        };
        Ok((later, more))
    }

    /// Moves a deadline by what a run stood still and was extended, in the order in which it happened:
    /// days do not lead to the same date before a pause and after it. Returns it with the time that the
    /// extensions allow more.
    pub(in crate::case) fn moved_and_extended(
        &self,
        mut due: Timestamp,
        start: Timestamp,
        run: &Run,
    ) -> Result<(Timestamp, Span), TimeError> {
        let (measure, mut more) = (self.term.measure(), Span::ZERO);
        let (mut pauses, mut seen) = (run.pauses(), 0);
        for granted in run.extended().all() {
            let over = (granted.after as usize).saturating_sub(seen).min(pauses.len());
            let (before, after) = pauses.split_at(over);
            due = self.moved(measure, due, start, before)?;
            let (later, longer) = self.extended(due, granted.by)?;
            (due, more, pauses, seen) = (later, more.plus(longer), after, seen + over);
        }
        Ok((self.moved(measure, due, start, pauses)?, more))
    }

    fn plan(
        &self,
        watch: Stopwatch,
        (due, breach_after, certainty): (Timestamp, Timestamp, Certainty),
        fired: Fired<'_>,
    ) -> Result<Plan, TimeError> {
        let mut warn_at = Vec::new();
        for (warning, mark) in (0_u32..).zip(&self.obligation.warn_at) {
            if !fired.warnings.contains(&warning) {
                warn_at.push(WarnAt { warning, at: self.instant(watch, due, *mark)? });
            }
        }
        warn_at.sort_by_key(|warn| (warn.at, warn.warning));
        let mut rungs: Vec<RungAt> = Vec::new();
        for (rung, step) in (0_u32..).zip(&self.obligation.rungs).skip(fired.rungs as usize) {
            // Rungs are taken in their order, whatever the length of the term.
            let before = rungs.last().map(|rung| rung.at);
            let at = self.instant(watch, due, step.at)?;
            let at = before.map_or(at, |before| at.max(before));
            rungs.push(RungAt { rung, at, to: step.to.clone() });
        }
        Ok(Plan { watch, due, breach_after, warn_at, rungs, certainty })
    }

    /// Returns when a mark falls due; a mark already passed falls due when the clock runs on.
    fn instant(
        &self,
        watch: Stopwatch,
        due: Timestamp,
        mark: Mark,
    ) -> Result<Timestamp, TimeError> {
        let from = watch.running_since.unwrap_or(due);
        let level = match mark {
            Mark::AfterDue(by) => {
                return self.term.later(self.calendar, due, by);
            }
            Mark::BeforeDue(by @ Distance::Days(_)) => {
                let at = self.term.earlier(self.calendar, due, by)?;
                return Ok(at.max(from).min(due));
            }
            Mark::BeforeDue(Distance::Span(span)) => watch.budget.minus(span),
            Mark::AfterStart(span) => span,
            Mark::Share(thousandths) => share(watch.budget, thousandths),
        };
        let left = level.minus(watch.consumed);
        if left.seconds() <= 0 {
            return Ok(from);
        }
        Ok(self.reach(watch.measure, from, left, Edge::AtClose)?.min(due))
    }

    fn reach(
        &self,
        measure: Measure,
        from: Timestamp,
        span: Span,
        edge: Edge,
    ) -> Result<Timestamp, TimeError> {
        match measure {
            Measure::Real => Ok((from + span).floor_to_second()),
            Measure::Open => Ok(self.calendar.add(from, span, edge)?.at),
        }
    }

    /// Says how certain a deadline on a calendar is; what rests on no workday is always certain.
    fn certainty(&self, from: Timestamp, due: Timestamp) -> Result<Certainty, TimeError> {
        if !self.term.rests_on_workdays() && !self.obligation.counts_workdays() {
            return Ok(Certainty::Known);
        }
        // A calendar that refuses what it does not know refuses here.
        self.calendar.elapsed(from, due)?;
        Ok(self.calendar.certainty(from, due))
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
