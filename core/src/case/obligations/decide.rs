//! The events of the obligations' rows.

use super::{
    Run,
    plan::{Fired, Reckoner},
    react::rescheduled,
    start::not_before,
};
use crate::{
    case::{
        Command, Event,
        event_data::{Corrected, Rescheduled, Rescheduling, RunEnded, Standstill},
        view::View,
    },
    rejection::Reason,
    time::{Distance, Stopwatch, TimeError, Timestamp},
};
use std::sync::Arc;

/// Builds the event a row emits on a command.
pub(in crate::case) fn on_command(view: &View<'_>, command: &Command) -> Result<Event, Reason> {
    let bug = || Reason::Bug { place: "obligations::decide" };
    match command {
        Command::Extend(data) => {
            let run = view.case.obligations.last(&data.obligation).ok_or_else(bug)?;
            let rule = view.policy.obligation(&data.obligation).ok_or_else(bug)?;
            let term = run.term().ok_or_else(bug)?;
            let calendar = match run.calendar() {
                Some(id) => view.policy.calendar(id).ok_or_else(bug)?,
                None => view.policy.clock(),
            };
            let reckoner = Reckoner { obligation: rule, term, calendar };
            let event = extended(&reckoner, run, data.by, view.at);
            let event = event.map_err(|error| Reason::Calendar { error })?;
            let reason = Some(data.reason.clone());
            Ok(Event::ObligationExtended(Box::new(Rescheduled { reason, ..event })))
        }
        Command::Waive(data) => {
            let run = view.case.obligations.last(&data.obligation).ok_or_else(bug)?;
            let (run, reason) = (run.run.clone(), data.reason.clone());
            Ok(Event::ObligationWaived(RunEnded { run, reason }))
        }
        Command::Correct(data) => {
            let runs = view.case.obligations.runs().iter();
            let mut named =
                runs.filter(|run| *run.obligation() == data.obligation && run.number() == data.run);
            let run = named.next().ok_or_else(bug)?;
            Ok(Event::ObligationCorrected(Corrected {
                run: run.run.clone(),
                was: run.verdict().ok_or_else(bug)?,
                verdict: Some(data.verdict),
                reason: data.reason.clone(),
            }))
        }
        _ => Err(bug()),
    }
}

/// Builds the record of an extension: a running clock is planned anew, a standing one keeps more.
fn extended(
    reckoner: &Reckoner<'_>,
    run: &Run,
    by: Distance,
    now: Timestamp,
) -> Result<Rescheduled, TimeError> {
    let watch = run.watch();
    let due = run.last_due().unwrap_or(now);
    let (due, more) = reckoner.extended(due, by)?;
    let longer = Stopwatch { budget: watch.budget.plus(more), ..watch };
    let still = Standstill { watch: longer, due };
    let event = Rescheduled {
        by: Some(by),
        ..rescheduled(run.run.clone(), Rescheduling::Extended, run.due(), None)
    };
    match longer.running_since {
        Some(since) => {
            let plan = not_before(reckoner.rest(still, since, Fired::by(run))?, now);
            Ok(Rescheduled { plan: Some(Arc::new(plan)), ..event })
        }
        None => Ok(Rescheduled { paused: Some(still), ..event }),
    }
}
