//! The events of the obligations' rows.

use super::{
    RunState,
    plan::{Fired, Reckoner},
};
use crate::{
    case::{
        Command, Event,
        event_data::{Corrected, Rescheduled, Rescheduling, RunEnded},
        view::View,
    },
    rejection::Reason,
    time::{Calendar, Stopwatch},
};

/// Builds the event a row emits on a command.
pub(in crate::case) fn on_command(view: &View<'_>, command: &Command) -> Result<Event, Reason> {
    let bug = || Reason::Bug { place: "obligations::decide" };
    match command {
        Command::Extend(data) => {
            let run = view.case.obligations.last(&data.obligation).ok_or_else(bug)?;
            let rule = view.policy.obligation(&data.obligation).ok_or_else(bug)?;
            let term = run.term().ok_or_else(bug)?;
            let calendar = match run.calendar() {
                Some(id) => view.policy.calendar(id).cloned().ok_or_else(bug)?,
                None => Calendar::around_the_clock(),
            };
            let watch = run.watch();
            let longer = Stopwatch { budget: watch.budget.plus(data.by), ..watch };
            let reckoner = Reckoner { obligation: rule, term, calendar: &calendar };
            let mut event = Rescheduled {
                run: run.run.clone(),
                cause: Rescheduling::Extended,
                term: None,
                was_due: run.due(),
                by: Some(data.by),
                plan: None,
                watch: None,
            };
            match (run.state(), longer.running_since) {
                (RunState::Running(_), Some(since)) => {
                    let plan = reckoner.rest(longer, since, Fired::by(run));
                    event.plan = Some(plan.map_err(|error| Reason::Calendar { error })?);
                }
                _ => event.watch = Some(longer),
            }
            Ok(Event::ObligationExtended(event))
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
                verdict: data.verdict,
                reason: data.reason.clone(),
            }))
        }
        _ => Err(bug()),
    }
}
