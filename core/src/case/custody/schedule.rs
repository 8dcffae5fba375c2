//! Timed acts: what the policy makes the machine do after a while.

use crate::{
    case::{
        Command, Event, Recorded, Stage,
        command_data::{Close, Plain, Reasoned},
        draft::{Cause, Draft},
        event_data::{ActFired, ActScheduled, ActUnscheduled},
        obligations::react::is_among,
        select, table,
        view::View,
    },
    ident::Value,
    policy::{Schedule, ScheduledAct},
    rejection::Reason,
    time::{ReceiptRule, Timestamp},
};

/// Schedules and unschedules what an event starts or cancels.
pub(in crate::case) fn to_event(draft: &mut Draft<'_>, cause: &Recorded) -> Result<(), Reason> {
    let policy = draft.ground.policy;
    for schedule in policy.schedules() {
        let rule = Value::from(&schedule.id);
        let waits = draft.case.custody.timed.iter().any(|timed| timed.rule == rule);
        if waits && is_among(&schedule.cancelled_by, &cause.event) {
            let reason = Value::known(cause.event.kind().name());
            let event = Event::ActUnscheduled(ActUnscheduled { rule: rule.clone(), reason });
            draft.emit(event, cause.at, None)?;
        }
        if is_among(&schedule.starts_on, &cause.event)
            && schedule.when.holds(&draft.case.facts())
            && draft.case.stage() != Stage::Archived
        {
            begin(draft, cause, schedule, rule)?;
        }
    }
    if draft.case.stage() == Stage::Archived {
        drop_all(draft, cause)?;
    }
    Ok(())
}

fn begin(
    draft: &mut Draft<'_>,
    cause: &Recorded,
    schedule: &Schedule,
    rule: Value,
) -> Result<(), Reason> {
    let view = draft.view(cause.at);
    let missing = || Reason::Bug { place: "schedule::calendar" };
    let calendar = view.calendar_of(schedule.term.calendar()).ok_or_else(missing)?;
    let target = schedule
        .term
        .target(&calendar, cause.at, &ReceiptRule::default(), None)
        .map_err(|error| Reason::Calendar { error })?;
    let event = ActScheduled { rule, act: schedule.act, at: target.due };
    draft.emit(Event::ActScheduled(event), cause.at, None)
}

/// An archived case is at rest: nothing waits any more.
fn drop_all(draft: &mut Draft<'_>, cause: &Recorded) -> Result<(), Reason> {
    let rules: Vec<_> = draft.case.custody.timed.iter().map(|timed| timed.rule.clone()).collect();
    for rule in rules {
        let reason = Value::known("archived");
        draft.emit(Event::ActUnscheduled(ActUnscheduled { rule, reason }), cause.at, None)?;
    }
    Ok(())
}

/// Carries a timed act out; one that the case no longer allows is dropped, and says so.
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
    let allowed = select::command(&view, command.kind().region(), &command).is_ok();
    if !allowed {
        let reason = Value::known("not_allowed_now");
        let event = ActUnscheduled { rule: timed.rule, reason };
        draft.emit(Event::ActUnscheduled(event), at, None)?;
        return draft.drain();
    }
    let fired = ActFired { rule: timed.rule, act: timed.act };
    draft.emit(Event::ActFired(fired), at, table::row("K4"))?;
    draft.drain()?;
    draft.carry_out(&command, at)
}

fn command_of(act: ScheduledAct, rule: &Value) -> Command {
    match act {
        ScheduledAct::Close(outcome) => {
            Command::Close(Close { outcome, reason: Some(rule.clone()) })
        }
        ScheduledAct::Archive => Command::Archive(Plain {}),
        ScheduledAct::EndWaiting => Command::Resume(Reasoned { reason: rule.clone(), note: None }),
    }
}
