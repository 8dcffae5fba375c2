//! What can be read and cannot work where it stands: a policy that passes never makes a command fail
//! because of what the policy itself says.

use super::{
    super::{
        draft::Draft,
        reach::Reach,
        sealed::{Anchor, Grant, Mode, Obligation, OnReopen, Repeats, Trigger},
    },
    life::{admitted, unread},
    references::target_path,
};
use crate::{
    Finding, FindingCode, Findings, Words,
    case::{CommandKind, EventKind},
    document::Placed,
    time::{CalendarRef, ReceiptRule, Term},
};

pub(super) fn check(draft: &Draft, reach: &Reach, findings: &mut Findings) {
    for Placed { path, value } in &draft.kinds.entries {
        if let Some(term) = &value.reopen_within {
            nobody_owes(&format!("{path}.reopen_within"), term, findings);
        }
    }
    for Placed { path, value } in &draft.schedules.entries {
        nobody_owes(&format!("{path}.term"), &value.term, findings);
    }
    for placed in &draft.obligations.entries {
        for (index, target) in placed.value.targets.iter().enumerate() {
            let path = target_path(&placed.path, &placed.value, index);
            receipt(&path, &target.term, &target.receipt, findings);
        }
        promised(placed, findings);
        repeated(placed, findings);
        if placed.value.targets.iter().any(|target| is_of_debtor(&target.term)) {
            of_debtor(placed, draft, reach, findings);
        }
    }
    for placed in &draft.grants.entries {
        asking(placed, findings);
    }
}

fn is_of_debtor(term: &Term) -> bool {
    term.calendar() == Some(&CalendarRef::OfDebtor)
}

/// A reopening and an act of the machine are owed by nobody and promised by nobody.
fn nobody_owes(path: &str, term: &Term, findings: &mut Findings) {
    if is_of_debtor(term) {
        let words = Words::new(
            "此处没有义务人，请写明日历名称",
            "nobody owes this; name a calendar instead of `of-debtor`",
        );
        findings.push(Finding::new(path, FindingCode::NoDebtor, words));
    }
    if *term == Term::AsPromised {
        let words = Words::new(
            "此处没有人承诺时间，请写明时长",
            "nobody names a time for this; write how long instead of `as_promised`",
        );
        findings.push(Finding::new(path, FindingCode::NoPromise, words));
    }
}

/// Events that carry a time somebody named.
const PROMISES: &[EventKind] =
    &[EventKind::Deferred, EventKind::UnitAssigned, EventKind::Transferred, EventKind::Asked];

/// A promised time is named by the event that starts the obligation, or by none.
fn promised(placed: &Placed<Obligation>, findings: &mut Findings) {
    let Placed { path, value } = placed;
    let promised = value.targets.iter().position(|target| target.term == Term::AsPromised);
    let Some(index) = promised else { return };
    let silent = |triggers: &[Trigger]| {
        triggers.iter().map(|trigger| trigger.event).find(|event| !PROMISES.contains(event))
    };
    if !unread(path, &["starts_on"], findings)
        && let Some(event) = silent(&value.starts_on)
    {
        let path = target_path(path, value, index);
        findings.push(Finding::new(path, FindingCode::NoPromise, names_no_time(event)));
    }
    if value.on_reopen == OnReopen::Restart {
        let words = names_no_time(EventKind::Reopened);
        findings.push(Finding::new(format!("{path}.on_reopen"), FindingCode::NoPromise, words));
    }
    if value.repeats == Repeats::AfterEach
        && !unread(path, &["satisfied_by"], findings)
        && let Some(event) = silent(&value.satisfied_by)
    {
        let words = names_no_time(event);
        findings.push(Finding::new(format!("{path}.repeats"), FindingCode::NoPromise, words));
    }
}

fn names_no_time(event: EventKind) -> Words {
    let names: Vec<String> = PROMISES.iter().map(|event| format!("`{}`", event.name())).collect();
    Words::new(
        format!(
            "`{}` 不写明承诺的时间，`as_promised` 只能由 {} 开始",
            event.name(),
            names.join("、")
        ),
        format!(
            "`{}` names no time; only {} start what is due `as_promised`",
            event.name(),
            names.join(", ")
        ),
    )
}

/// A receipt rule speaks of workdays and clock readings, which real time does not have.
fn receipt(path: &str, term: &Term, receipt: &ReceiptRule, findings: &mut Findings) {
    if receipt.steps.is_empty() || term.calendar().is_some() {
        return;
    }
    let words = Words::new(
        "该时限不使用日历，`receipt` 规则无从适用",
        "the term counts on no calendar, so that the `receipt` rule cannot be applied",
    );
    findings.push(Finding::new(path, FindingCode::TargetConflict, words));
}

/// From the receipt on, the second run of a repetition is over before it begins.
fn repeated(placed: &Placed<Obligation>, findings: &mut Findings) {
    let Placed { path, value } = placed;
    if value.repeats == Repeats::AfterEach && value.anchor == Anchor::Received {
        let words = Words::new(
            "自接收起计算的时限不能重复：再次开始时期限已过",
            "what counts from the receipt cannot start again: it would be over already",
        );
        findings.push(Finding::new(format!("{path}.repeats"), FindingCode::DueInPast, words));
    }
}

/// The debtor's calendar is the one of the unit in charge: there has to be one from the start.
fn of_debtor(placed: &Placed<Obligation>, draft: &Draft, reach: &Reach, findings: &mut Findings) {
    let Placed { path, value } = placed;
    if unread(path, &["when", "starts_on"], findings) {
        return;
    }
    let early = admitted(&value.when, draft).into_iter().flatten().find_map(|kind| {
        let events = reach.events_without_unit(kind);
        value.starts_on.iter().map(|trigger| trigger.event).find(|event| events.contains(event))
    });
    let Some(event) = early else { return };
    for (index, target) in value.targets.iter().enumerate() {
        if is_of_debtor(&target.term) {
            let words = Words::new(
                format!("`{}` 可能发生在派单之前，此时没有责任部门", event.name()),
                format!(
                    "`{}` can happen before a unit is in charge; name a calendar, or start on \
                     `assignment.assigned`",
                    event.name()
                ),
            );
            let path = target_path(path, value, index);
            findings.push(Finding::new(path, FindingCode::NoDebtor, words));
        }
    }
}

/// Commands that cannot wait for a decision: there is no case to wait in, a decision is what others
/// wait for, time does not wait, and what is decided later is decided under the old policy.
const AT_ONCE: &[CommandKind] =
    &[CommandKind::Receive, CommandKind::DecideAsked, CommandKind::Tick, CommandKind::Rebind];

fn asking(placed: &Placed<Grant>, findings: &mut Findings) {
    let Placed { path, value } = placed;
    let caught: Vec<String> = value
        .commands
        .iter()
        .filter(|command| AT_ONCE.contains(command))
        .map(|command| format!("`{}`", command.name()))
        .collect();
    if value.mode == Mode::May || caught.is_empty() {
        return;
    }
    let words = Words::new(
        format!("{} 不能留待批准，请另行授权或逐条列出命令", caught.join("、")),
        format!(
            "{} cannot wait for a decision; grant it apart, and list commands instead of `*`",
            caught.join(", ")
        ),
    );
    findings.push(Finding::new(format!("{path}.commands"), FindingCode::CannotAsk, words));
}
