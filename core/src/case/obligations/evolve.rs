//! How a record moves the obligations.

use super::state::{Obligations, Run, RunState, Verdict};
use crate::{
    case::{
        Event, Recorded,
        event_data::{Impossible, NewTarget, Rescheduled, Rescheduling, RunRef, Started},
    },
    fault::ReplayFault,
    time::{Pause, Stopwatch, Timestamp},
};
use std::sync::Arc;

impl Obligations {
    pub(crate) fn evolve(&mut self, record: &Recorded) -> Result<(), ReplayFault> {
        match &record.event {
            Event::ObligationStarted(data) => self.start(record, data)?,
            Event::ObligationImpossible(data) => {
                self.is_next(record, &data.run)?;
                Arc::make_mut(&mut self.runs).push(impossible(record, data));
            }
            Event::ObligationPaused(data) => {
                let run = self.run(record, &data.run)?;
                let watch =
                    Stopwatch { consumed: data.consumed, running_since: None, ..run.watch() };
                run.state = RunState::Paused(watch);
                run.paused_at = Some(record.at);
            }
            Event::ObligationResumed(data)
            | Event::ObligationRetargeted(data)
            | Event::ObligationExtended(data) => {
                self.run(record, &data.run)?.reschedule(record.at, data);
            }
            Event::ObligationWarned(data) => {
                let run = self.run(record, &data.run)?;
                run.warned.push(data.warning);
                if let RunState::Running(plan) = &mut run.state {
                    Arc::make_mut(plan).warn_at.retain(|warn| warn.warning != data.warning);
                }
            }
            Event::RungReached(data) => {
                let run = self.run(record, &data.run)?;
                run.rungs = data.rung.saturating_add(1);
                if let RunState::Running(plan) | RunState::Overdue(plan) = &mut run.state {
                    Arc::make_mut(plan).rungs.retain(|at| at.rung > data.rung);
                }
            }
            Event::ObligationMet(data) => {
                let run = self.run(record, &data.run)?;
                run.end(Verdict::Met, record.at);
            }
            Event::ObligationBreached(data) => {
                let run = self.run(record, &data.run)?;
                run.verdict = Some(Verdict::Breached);
                run.judged_at = Some(record.at);
                if let RunState::Running(plan) = &run.state {
                    run.state = RunState::Overdue(plan.clone());
                }
            }
            Event::ObligationFulfilled(data) => {
                let run = self.run(record, &data.run)?;
                run.done_at = Some(record.at);
                run.close();
            }
            Event::ObligationCancelled(data) => {
                self.run(record, &data.run)?.end_unless_judged(Verdict::Cancelled, record.at);
            }
            Event::ObligationWaived(data) => {
                self.run(record, &data.run)?.end(Verdict::Waived, record.at);
            }
            Event::ObligationCorrected(data) => {
                let run = self.run(record, &data.run)?;
                match data.verdict {
                    Some(verdict) => run.end(verdict, record.at),
                    None => run.take_back(),
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn start(&mut self, record: &Recorded, data: &Started) -> Result<(), ReplayFault> {
        self.is_next(record, &data.run)?;
        let run = self.goes_on(record, data)?;
        Arc::make_mut(&mut self.runs).push(Run {
            episode: data.episode,
            request: data.request,
            anchor: data.anchor,
            start: data.start,
            owed_by: data.owed_by.clone(),
            calendar: data.calendar.clone(),
            term: Some(data.term.clone()),
            state: RunState::Running(data.plan.clone()),
            first_due: Some(data.plan.due),
            last_due: Some(data.plan.due),
            planned_at: record.at,
            ..run
        });
        Ok(())
    }

    /// The runs of an obligation are numbered one by one.
    fn is_next(&self, record: &Recorded, run: &RunRef) -> Result<(), ReplayFault> {
        let last = self.last(&run.obligation).map_or(0, Run::number);
        ReplayFault::next(record, last, run.run).map(|_| ())
    }

    /// Begins a run: with what was used up, has fired and was granted before, if it goes on with an
    /// earlier one.
    fn goes_on(&self, record: &Recorded, data: &Started) -> Result<Run, ReplayFault> {
        let run = Run::blank(data.run.clone(), record.at);
        let Some(number) = data.continues else {
            return Ok(run);
        };
        let earlier = RunRef { obligation: data.run.obligation.clone(), run: number };
        let earlier = self.get(&earlier).ok_or_else(|| {
            ReplayFault::unknown(record.seq, record.event.kind(), "an earlier run")
        })?;
        Ok(Run {
            carried: earlier.carried,
            extended: earlier.extended.clone(),
            warned: earlier.warned.clone(),
            rungs: earlier.rungs,
            pauses: earlier.pauses.iter().copied().chain(data.gap).collect(),
            ..run
        })
    }

    fn run(&mut self, record: &Recorded, run: &RunRef) -> Result<&mut Run, ReplayFault> {
        Arc::make_mut(&mut self.runs)
            .iter_mut()
            .find(|candidate| candidate.run == *run)
            .ok_or_else(|| ReplayFault::unknown(record.seq, record.event.kind(), "a run"))
    }
}

impl Run {
    fn reschedule(&mut self, at: Timestamp, data: &Rescheduled) {
        if data.cause == Rescheduling::Resumed
            && let Some(from) = self.paused_at.take()
        {
            self.pauses.push(Pause { from, to: at });
        }
        if let Some(plan) = &data.plan {
            self.state = RunState::Running(plan.clone());
            self.last_due = Some(plan.due);
        } else if let Some(still) = &data.paused {
            self.state = RunState::Paused(still.watch);
            self.last_due = Some(still.due);
        }
        self.planned_at = at;
        if let Some(target) = &data.target {
            self.rest_on(target);
            self.retargeted_at = Some(at);
        }
        if let (Rescheduling::Extended, Some(by)) = (data.cause, data.by) {
            self.extended.push(self.pauses.len(), by);
        }
    }

    fn rest_on(&mut self, target: &NewTarget) {
        self.anchor = target.anchor;
        self.start = target.start;
        self.carried = target.carried;
        self.term = Some(target.term.clone());
        self.owed_by = target.owed_by.clone();
        self.calendar = target.calendar.clone();
        // What lies before the start is in what was carried over.
        let before = self.pauses.len();
        self.pauses.retain(|pause| pause.to > target.start);
        self.extended.without_first(before - self.pauses.len());
    }

    /// Takes a breach back that a fact told late shows to have been none yet.
    fn take_back(&mut self) {
        self.verdict = None;
        self.judged_at = None;
        if let RunState::Overdue(plan) = &self.state {
            self.state = RunState::Running(plan.clone());
        }
    }

    fn end(&mut self, verdict: Verdict, at: Timestamp) {
        self.verdict = Some(verdict);
        self.judged_at = Some(at);
        // A correction leaves when it was done as it is.
        self.done_at = (verdict == Verdict::Met).then_some(self.done_at.unwrap_or(at));
        self.close();
    }

    fn end_unless_judged(&mut self, verdict: Verdict, at: Timestamp) {
        if self.verdict.is_none() {
            self.verdict = Some(verdict);
            self.judged_at = Some(at);
        }
        self.close();
    }

    fn close(&mut self) {
        self.state = RunState::Ended(self.watch());
    }
}

fn impossible(record: &Recorded, data: &Impossible) -> Run {
    Run {
        episode: data.episode,
        verdict: Some(Verdict::Impossible),
        judged_at: Some(record.at),
        ..Run::blank(data.run.clone(), record.at)
    }
}
