//! What can never happen: clocks that cannot start or stop, stages nobody leads into or out of.

use super::super::{
    draft::Draft,
    reach::{Reach, Reached},
    sealed::{Condition, Kind, Mode, Obligation, Reach as Held, Schedule, ScheduledAct, Trigger},
};
use crate::{
    Finding, FindingCode, Findings, Lang, Words,
    case::{CommandKind, EventKind, Stage, Step},
    document::Placed,
    fact::FactKind,
};
use std::collections::BTreeSet;

pub(super) fn check(draft: &Draft, reach: &Reach, findings: &mut Findings) {
    if draft.kinds.entries.is_empty() {
        if draft.kinds.complete {
            let words = Words::new("制度没有任何事项类型", "the policy has no kind of case");
            findings.push(Finding::new("kind", FindingCode::MissingKey, words));
        }
        return;
    }
    for placed in &draft.obligations.entries {
        clock(placed, draft, reach, findings);
    }
    for placed in &draft.schedules.entries {
        wait(placed, draft, reach, findings);
    }
    // What one grant does not give another may: a grant that cannot be read leaves it open.
    if draft.grants.complete {
        for placed in &draft.kinds.entries {
            passage(placed, draft, reach, findings);
        }
        deciders(draft, findings);
    }
}

/// Lists the kinds a condition admits; `None` when one of them cannot be read.
pub(super) fn admitted<'a>(when: &Condition, draft: &'a Draft) -> Option<Vec<&'a Kind>> {
    let kinds = || draft.kinds.entries.iter().map(|placed| &placed.value);
    match when.tests.iter().find(|(fact, _)| *fact == FactKind::Kind) {
        None if draft.kinds.complete => Some(kinds().collect()),
        None => None,
        Some((_, ids)) => {
            ids.iter().map(|id| kinds().find(|kind| kind.id.as_str() == id.as_str())).collect()
        }
    }
}

pub(super) fn any_of(triggers: &[Trigger], events: &BTreeSet<EventKind>) -> bool {
    triggers.iter().any(|trigger| events.contains(&trigger.event))
}

fn clock(placed: &Placed<Obligation>, draft: &Draft, reach: &Reach, findings: &mut Findings) {
    let Placed { path, value } = placed;
    if unread(path, &["when", "starts_on", "satisfied_by", "cancelled_by"], findings) {
        return;
    }
    let Some(kinds) = admitted(&value.when, draft) else { return };
    let mut starts = false;
    for kind in kinds {
        let events = reach.events_of(kind);
        if !value.starts_on.iter().any(|trigger| begins(trigger, value, events)) {
            continue;
        }
        starts = true;
        if !any_of(&value.satisfied_by, events) && !any_of(&value.cancelled_by, events) {
            let words = Words::new(
                format!("类型 `{}` 不会发生任何使其履行或取消的事件", kind.id),
                format!(
                    "nothing that satisfies or cancels it can happen to the kind `{}`",
                    kind.id
                ),
            );
            let path = format!("{path}.satisfied_by");
            findings.push(Finding::new(path, FindingCode::NeverStops, words));
            return;
        }
    }
    if starts {
        return;
    }
    let on_closed = |trigger: &Trigger| is_over(trigger.event);
    findings.push(if value.starts_on.iter().any(on_closed) {
        let words = Words::new(
            "已关闭的案件不开始任何时限；关闭后到期的事项请写成 `[[schedule]]`",
            "a closed case starts no time limit; what is due after closing is written as a \
             `[[schedule]]`",
        );
        Finding::new(format!("{path}.starts_on"), FindingCode::NeverStarts, words)
    } else {
        never_starts(path)
    });
}

/// Says whether an event leaves a case that is over.
fn is_over(event: EventKind) -> bool {
    matches!(event, EventKind::Closed | EventKind::Archived)
}

/// Says whether an event can start an obligation: it can happen, the case is open then, and a
/// condition on the kind is not asked before the kind is known.
fn begins(trigger: &Trigger, obligation: &Obligation, events: &BTreeSet<EventKind>) -> bool {
    let asks_kind = obligation.when.tests.iter().any(|(fact, _)| *fact == FactKind::Kind);
    match trigger.event {
        event if is_over(event) => false,
        EventKind::Received if asks_kind => false,
        event => events.contains(&event),
    }
}

/// Says whether a check would rest on something that could not be read.
pub(super) fn unread(path: &str, keys: &[&str], findings: &Findings) -> bool {
    keys.iter().any(|key| findings.any_under(&format!("{path}.{key}")))
}

fn never_starts(path: &str) -> Finding {
    let words = Words::new(
        "其适用的事项类型都不会发生开始事件",
        "its start event can happen to no kind of case it applies to",
    );
    Finding::new(format!("{path}.starts_on"), FindingCode::NeverStarts, words)
}

fn wait(placed: &Placed<Schedule>, draft: &Draft, reach: &Reach, findings: &mut Findings) {
    if unread(&placed.path, &["when"], findings) {
        return;
    }
    let Some(kinds) = admitted(&placed.value.when, draft) else { return };
    let starts = kinds.iter().any(|kind| any_of(&placed.value.starts_on, reach.events_of(kind)));
    if !starts {
        findings.push(never_starts(&placed.path));
    }
}

/// Checks that those who are granted something lead a case from receipt to its end.
fn passage(placed: &Placed<Kind>, draft: &Draft, reach: &Reach, findings: &mut Findings) {
    let kind = &placed.value;
    let granted: BTreeSet<CommandKind> = draft
        .grants
        .entries
        .iter()
        .flat_map(|grant| {
            let (commands, held) = (&grant.value.commands, grant.value.reach);
            commands.iter().copied().filter(move |command| takes_effect(held, *command))
        })
        .collect();
    let given = |command: CommandKind| granted.contains(&command);
    let reached = reach.reached(kind, given);
    let closable = closed_by_machine(kind, draft, reach, given);
    let ways = reach.ways(kind);
    let mut stuck = false;
    if reached.stages.is_empty() {
        findings.push(dead_end(placed, "接收之前", "before receipt", &[CommandKind::Receive]));
        return;
    }
    for stage in reached.stages.iter().copied().filter(|stage| !stage.is_settled()) {
        let mut out = ways
            .iter()
            .filter(|way| way.is_forward() && way.to.is_some() && way.leads_out_of(stage))
            .map(|way| way.on);
        if closable.contains(&stage) || out.clone().any(|on| on.is_none_or(given)) {
            continue;
        }
        stuck = true;
        let missing: BTreeSet<CommandKind> = out.by_ref().flatten().collect();
        let missing: Vec<_> = missing.into_iter().collect();
        let (zh, en) = (stage.label(Lang::Zh), stage.label(Lang::En));
        findings.push(dead_end(placed, zh, en, &missing));
    }
    if !stuck {
        unreached(placed, reach, &reached, !closable.is_empty(), given, findings);
    }
}

/// Says whether a grant of a reach can be used where a command is first needed: before a case has a
/// unit, a handler or a draft, nobody reaches it by them.
fn takes_effect(held: Held, command: CommandKind) -> bool {
    use CommandKind as K;
    match command {
        K::Receive | K::Register | K::Classify | K::Assign => held == Held::Any,
        K::NameHandler => matches!(held, Held::Any | Held::OwnUnit),
        K::Investigate | K::Propose => held != Held::SuperiorOfAuthor,
        _ => true,
    }
}

fn dead_end(placed: &Placed<Kind>, zh: &str, en: &str, missing: &[CommandKind]) -> Finding {
    let names: Vec<_> = missing.iter().map(|command| command.name()).collect();
    let words = Words::new(
        format!("案件停在“{zh}”：无人有权执行 {}", names.join("、")),
        format!("a case stops at \"{en}\": nobody is granted {}", names.join(", ")),
    );
    Finding::new(placed.path.clone(), FindingCode::DeadEnd, words)
}

/// Reports the first stage that the kind's steps ask for and that nobody can lead a case into.
fn unreached(
    placed: &Placed<Kind>,
    reach: &Reach,
    reached: &Reached,
    closable: bool,
    given: impl Fn(CommandKind) -> bool,
    findings: &mut Findings,
) {
    let kind = &placed.value;
    let asked = [
        (Step::Approval, Stage::SolutionApproved),
        (Step::CustomerConfirmation, Stage::InProgress),
        (Step::Verification, Stage::Verified),
        (Step::Callback, Stage::CallbackPending),
    ];
    let possible = reach.reached(kind, |_| true);
    let wanted = asked
        .into_iter()
        .filter(|(step, _)| kind.has(*step))
        .map(|(_, stage)| stage)
        .chain((!closable).then_some(Stage::Closed))
        .filter(|stage| possible.stages.contains(stage));
    let Some(first) = wanted.into_iter().find(|stage| !reached.stages.contains(stage)) else {
        return;
    };
    let missing: BTreeSet<&str> = reach
        .ways(kind)
        .iter()
        .filter(|way| way.to.is_some_and(|to| !reached.stages.contains(&to)))
        .filter(|way| {
            let mut open = reached.stages.iter().filter(|stage| !stage.is_settled());
            open.any(|stage| way.leads_out_of(*stage))
        })
        .filter_map(|way| way.on)
        .filter(|command| !given(*command))
        .map(CommandKind::name)
        .collect();
    let missing: Vec<_> = missing.into_iter().collect();
    let words = Words::new(
        format!("无法到达“{}”：无人有权执行 {}", first.label(Lang::Zh), missing.join("、")),
        format!(
            "\"{}\" is out of reach: nobody is granted {}",
            first.label(Lang::En),
            missing.join(", ")
        ),
    );
    findings.push(Finding::new(placed.path.clone(), FindingCode::UnreachableStage, words));
}

/// Lists the stages in which a schedule may close the case.
fn closed_by_machine(
    kind: &Kind,
    draft: &Draft,
    reach: &Reach,
    given: impl Fn(CommandKind) -> bool,
) -> BTreeSet<Stage> {
    let closing = draft
        .schedules
        .entries
        .iter()
        .map(|placed| &placed.value)
        .filter(|schedule| matches!(schedule.act, ScheduledAct::Close(_)))
        .filter(|schedule| {
            admitted(&schedule.when, draft)
                .is_none_or(|kinds| kinds.iter().any(|other| other.id == kind.id))
        });
    let mut stages = BTreeSet::new();
    for schedule in closing {
        let events: Vec<_> = schedule.starts_on.iter().map(|trigger| trigger.event).collect();
        let after = reach.stages_after(kind, &events);
        stages.extend(reach.onward(kind, after.into_iter(), &given).stages);
    }
    stages
}

/// A grant that asks or is supervised leaves a pending act: somebody has to decide it.
fn deciders(draft: &Draft, findings: &mut Findings) {
    let decided = draft
        .grants
        .entries
        .iter()
        .any(|grant| grant.value.commands.contains(&CommandKind::DecideAsked));
    for Placed { path, value } in &draft.grants.entries {
        if !decided && value.mode != Mode::May {
            let words = Words::new(
                "该授权须经他人批准，但无人有权执行 record.decide",
                "it leaves a pending act, and nobody is granted `record.decide`",
            );
            let path = format!("{path}.mode");
            findings.push(Finding::new(path, FindingCode::NobodyDecides, words));
        }
    }
}
