//! Timed acts: what the policy makes the machine do after a while.

use crate::{
    case::{
        Command, Event, EventKind, Outcome, Recorded, Stage, authorise,
        command_data::{Close, Plain, Reasoned},
        draft::{Cause, Draft},
        event_data::{ActFired, ActScheduled, ActUnscheduled},
        obligations::react::is_among,
        select, table,
        view::View,
    },
    ident::Value,
    policy::{Answers, Schedule, ScheduledAct},
    rejection::Reason,
    time::{ReceiptRule, Timestamp},
};

/// Schedules and unschedules what an event starts, cancels, or makes no longer apply.
pub(in crate::case) fn to_event(draft: &mut Draft<'_>, cause: &Recorded) -> Result<(), Reason> {
    review(draft, cause)?;
    let answers = draft.ground.policy.answers_to(cause.event.kind());
    for schedule in answers.into_iter().flat_map(Answers::scheduled) {
        let rule = Value::from(&schedule.id);
        let waits = draft.case.custody.timed.iter().any(|timed| timed.rule == rule);
        if waits && is_among(&schedule.cancelled_by, &cause.event) {
            unschedule(draft, rule, cause.event.kind().name(), cause.at)?;
        }
        if is_among(&schedule.starts_on, &cause.event)
            && schedule.when.holds(&*draft.case)
            && draft.case.stage() != Stage::Archived
        {
            begin(draft, schedule, cause.at, cause.at)?;
        }
    }
    if draft.case.stage() == Stage::Archived {
        drop_all(draft, cause)?;
    }
    Ok(())
}

/// Asks again of every act that waits whether its rule is there and still applies; another policy
/// may also move it.
fn review(draft: &mut Draft<'_>, cause: &Recorded) -> Result<(), Reason> {
    if draft.case.custody.timed.is_empty() {
        return Ok(());
    }
    let policy = draft.ground.policy;
    for timed in draft.case.custody.timed.clone() {
        let mut rules = policy.schedules().iter();
        let rule = rules.find(|rule| rule.id.as_str() == timed.rule.as_str());
        match rule.filter(|rule| rule.when.holds(&*draft.case)) {
            None => unschedule(draft, timed.rule, "no_longer_applies", cause.at)?,
            Some(rule) if cause.event.kind() == EventKind::PolicyRebound => {
                let at = due(draft, rule, timed.since)?.max(cause.at);
                if (at, rule.act) != (timed.at, timed.act) {
                    begin(draft, rule, timed.since, cause.at)?;
                }
            }
            Some(_) => {}
        }
    }
    Ok(())
}

fn unschedule(
    draft: &mut Draft<'_>,
    rule: Value,
    reason: &'static str,
    at: Timestamp,
) -> Result<(), Reason> {
    let reason = Value::known(reason);
    draft.emit(Event::ActUnscheduled(ActUnscheduled { rule, reason }), at, None)
}

/// Schedules an act that counts from an instant; it is never due before it is known.
fn begin(
    draft: &mut Draft<'_>,
    schedule: &Schedule,
    since: Timestamp,
    now: Timestamp,
) -> Result<(), Reason> {
    let at = due(draft, schedule, since)?.max(now);
    let (rule, act) = (Value::from(&schedule.id), schedule.act);
    draft.emit(Event::ActScheduled(ActScheduled { rule, act, at, since }), now, None)
}

fn due(draft: &Draft<'_>, rule: &Schedule, since: Timestamp) -> Result<Timestamp, Reason> {
    let missing = || Reason::Bug { place: "schedule::calendar" };
    let view = draft.view(since);
    let calendar = view.calendar_of(rule.term.calendar()).ok_or_else(missing)?;
    let target = rule.term.target(&calendar, since, &ReceiptRule::default(), None);
    target.map(|target| target.due).map_err(|error| Reason::Calendar { error })
}

/// An archived case is at rest: nothing waits any more.
fn drop_all(draft: &mut Draft<'_>, cause: &Recorded) -> Result<(), Reason> {
    let rules: Vec<_> = draft.case.custody.timed.iter().map(|timed| timed.rule.clone()).collect();
    for rule in rules {
        unschedule(draft, rule, "archived", cause.at)?;
    }
    Ok(())
}

/// Carries a timed act out; one that the case or a gate does not allow is dropped, and says so.
pub(in crate::case) fn fire(
    draft: &mut Draft<'_>,
    index: usize,
    at: Timestamp,
) -> Result<(), Reason> {
    let timed = draft.case.custody.timed.get(index).cloned();
    let timed = timed.ok_or(Reason::Bug { place: "schedule::fire" })?;
    let command = command_of(timed.act, &timed.rule);
    draft.cause = Cause { command: Some(command.kind()), ..Cause::CLOCK };
    let view = View { command: Some(&command), ..draft.view(at) };
    let refusal = match select::command(&view, command.kind().region(), &command) {
        Err(_) => Some("not_allowed_now"),
        Ok(_) => authorise::gates(&view, &command).err().map(|_| "gate_shut"),
    };
    if let Some(reason) = refusal {
        unschedule(draft, timed.rule, reason, at)?;
        return draft.drain();
    }
    let fired = ActFired { rule: timed.rule, act: timed.act };
    draft.emit(Event::ActFired(fired), at, table::row("K4"))?;
    draft.drain()?;
    let view = View { command: Some(&command), ..draft.view(at) };
    let row = select::command(&view, command.kind().region(), &command)?;
    draft.carry_out(&command, row, at)
}

/// Names the command that brings an act about: a case is withdrawn or closed with an explanation from
/// any open stage, with another outcome only where it is ready to be closed.
fn command_of(act: ScheduledAct, rule: &Value) -> Command {
    let reasoned = Reasoned { reason: rule.clone(), note: None };
    match act {
        ScheduledAct::Close(Outcome::Withdrawn) => Command::Withdraw(reasoned),
        ScheduledAct::Close(Outcome::Explained) => Command::Explain(reasoned),
        ScheduledAct::Close(outcome) => {
            Command::Close(Close { outcome, reason: Some(rule.clone()) })
        }
        ScheduledAct::Archive => Command::Archive(Plain {}),
        ScheduledAct::EndWaiting => Command::Resume(reasoned),
    }
}
