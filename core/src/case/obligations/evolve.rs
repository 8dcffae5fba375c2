//! How a record moves the obligations.

use super::state::{Obligations, Run, RunState, Verdict};
use crate::{
    case::{
        Event, Recorded,
        event_data::{Impossible, Rescheduled, Rescheduling, RunRef, Started},
    },
    fault::ReplayFault,
    time::{Pause, Span, Stopwatch, Timestamp},
};

impl Obligations {
    pub(crate) fn evolve(&mut self, record: &Recorded) -> Result<(), ReplayFault> {
        match &record.event {
            Event::ObligationStarted(data) => self.start(record, data)?,
            Event::ObligationImpossible(data) => self.runs.push(impossible(record, data)),
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
                run.warnings += 1;
                if let RunState::Running(plan) = &mut run.state
                    && !plan.warn_at.is_empty()
                {
                    plan.warn_at.remove(0);
                }
            }
            Event::RungReached(data) => {
                let run = self.run(record, &data.run)?;
                run.rungs = data.rung + 1;
                if let RunState::Running(plan) | RunState::Overdue(plan) = &mut run.state {
                    plan.rungs.retain(|at| at.rung > data.rung);
                }
            }
            Event::ObligationMet(data) => self.run(record, &data.run)?.end(Verdict::Met, record.at),
            Event::ObligationBreached(data) => {
                let run = self.run(record, &data.run)?;
                run.verdict = Some(Verdict::Breached);
                run.judged_at = Some(record.at);
                if let RunState::Running(plan) = &run.state {
                    run.state = RunState::Overdue(plan.clone());
                }
            }
            Event::ObligationFulfilled(data) => self.run(record, &data.run)?.close(),
            Event::ObligationCancelled(data) => {
                self.run(record, &data.run)?.end_unless_judged(Verdict::Cancelled, record.at);
            }
            Event::ObligationWaived(data) => {
                self.run(record, &data.run)?.end(Verdict::Waived, record.at);
            }
            Event::ObligationCorrected(data) => {
                let run = self.run(record, &data.run)?;
                run.end(data.verdict, record.at);
            }
            _ => {}
        }
        Ok(())
    }

    fn start(&mut self, record: &Recorded, data: &Started) -> Result<(), ReplayFault> {
        if self.get(&data.run).is_some() {
            let kind = record.event.kind();
            return Err(ReplayFault::unknown(record.seq, kind, "a run started before,"));
        }
        let run = self.goes_on(record, data)?;
        self.runs.push(Run {
            episode: data.episode,
            anchor: data.anchor,
            start: data.start,
            owed_by: data.owed_by.clone(),
            calendar: data.calendar.clone(),
            term: Some(data.term.clone()),
            state: RunState::Running(data.plan.clone()),
            first_due: Some(data.plan.due),
            carried: data.continues.map(|_| data.plan.watch.consumed),
            ..run
        });
        Ok(())
    }

    /// Begins a run: with what has fired and was granted before, if it goes on with an earlier one.
    fn goes_on(&self, record: &Recorded, data: &Started) -> Result<Run, ReplayFault> {
        let run = Run::blank(data.run.clone(), record.at);
        let Some(number) = data.continues else {
            return Ok(run);
        };
        let earlier = RunRef { obligation: data.run.obligation.clone(), run: number };
        let earlier = self.get(&earlier).ok_or_else(|| {
            ReplayFault::unknown(record.seq, record.event.kind(), "a run to go on with,")
        })?;
        Ok(Run {
            extensions: earlier.extensions,
            extended_by: earlier.extended_by,
            warnings: earlier.warnings,
            rungs: earlier.rungs,
            ..run
        })
    }

    fn run(&mut self, record: &Recorded, run: &RunRef) -> Result<&mut Run, ReplayFault> {
        self.runs
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
        } else if let Some(watch) = &data.watch {
            self.state = RunState::Paused(*watch);
        }
        if let Some(term) = &data.term {
            self.term = Some(term.clone());
        }
        if data.cause == Rescheduling::Extended {
            self.extensions += 1;
            self.extended_by = self.extended_by.plus(data.by.unwrap_or(Span::ZERO));
        }
    }

    fn end(&mut self, verdict: Verdict, at: Timestamp) {
        self.verdict = Some(verdict);
        self.judged_at = Some(at);
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
