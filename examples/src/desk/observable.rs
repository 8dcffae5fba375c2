//! What a log can tell, and which obligations of a policy that leaves without a beginning or an end.

use super::mapping::Reports;
use amends::{
    Policy, Words,
    case::{EventKind, ObservedAct, Outcome, Stage},
    fact::FactKind,
    ident::ObligationId,
    policy::{Obligation, ScheduledAct, Trigger},
};
use std::collections::{BTreeMap, BTreeSet};

/// Lists the events that the rows of a log can bring about.
pub fn of_log(reports: &Reports) -> BTreeSet<EventKind> {
    use EventKind as E;
    let mut events = BTreeSet::from([E::Received, E::Registered, E::Observed]);
    for stage in &reports.stages {
        events.extend(of_stage(*stage));
    }
    let ended = |stage: &Stage| *stage >= Stage::Verified && *stage != Stage::Negotiating;
    if reports.stages.iter().any(ended) && !reports.stages.iter().all(ended) {
        events.insert(E::Reopened);
    }
    if reports.stages.iter().any(|stage| *stage >= Stage::Classified && !stage.is_settled())
        || reports.facts.iter().any(|fact| !matches!(fact, FactKind::Kind | FactKind::Unit))
    {
        events.insert(E::TriageRecorded);
    }
    if reports.facts.contains(&FactKind::Unit) {
        events.extend([E::UnitAssigned, E::Transferred]);
    }
    if reports.facts.contains(&FactKind::Kind) {
        events.insert(E::Reclassified);
    }
    if reports.handler {
        events.insert(E::HandlerSet);
    }
    if reports.level {
        events.extend([E::Escalated, E::Deescalated]);
    }
    if reports.waiting {
        events.extend([E::WaitingStarted, E::WaitingEnded]);
    }
    if reports.outcomes.contains(&Outcome::Answered) {
        events.insert(E::Answered);
    }
    for act in &reports.acts {
        events.insert(match act {
            ObservedAct::Acknowledged {} => E::Acknowledged,
            ObservedAct::ProgressReported {} => E::ProgressReported,
            ObservedAct::CalledBack { .. } => E::CallbackDone,
            ObservedAct::CallbackFailed {} => E::AttemptFailed,
        });
    }
    events
}

/// Lists the events by which a stage is reached.
fn of_stage(stage: Stage) -> Vec<EventKind> {
    use EventKind as E;
    match stage {
        Stage::Received => vec![E::Received],
        Stage::Registered => vec![E::Registered],
        Stage::Deferred => vec![E::Deferred],
        Stage::Classified => vec![E::Classified],
        Stage::Assigned => vec![E::Assigned, E::UnitAssigned],
        Stage::HandlerNamed => vec![E::HandlerNamed, E::HandlerSet],
        Stage::Investigating => vec![E::InvestigationStarted],
        Stage::SolutionDrafted => vec![E::SolutionDrafted],
        Stage::AwaitingApproval => vec![E::ApprovalAwaited],
        Stage::SolutionApproved => vec![E::SolutionCleared],
        Stage::AwaitingCustomer => vec![E::CustomerAwaited],
        Stage::InProgress => vec![E::WorkStarted],
        Stage::Handled => vec![E::Handled],
        Stage::Verified => vec![E::Verified],
        Stage::Replied => vec![E::Replied],
        Stage::Negotiating => vec![E::ReplyRejected],
        Stage::CallbackPending => vec![E::CallbackAwaited],
        Stage::Closed => vec![E::Closed],
        Stage::Archived => vec![E::Closed, E::Archived],
    }
}

/// Lists the events that time brings about under a policy, whatever a log says.
fn of_time(policy: &Policy) -> BTreeSet<EventKind> {
    let of_time = ["obligation.", "record.act_", "escalation.rung_taken"];
    let mut events: BTreeSet<_> = EventKind::ALL
        .iter()
        .copied()
        .filter(|kind| of_time.iter().any(|prefix| kind.name().starts_with(prefix)))
        .collect();
    events.extend(policy.schedules().iter().map(|schedule| match schedule.act {
        ScheduledAct::Close(_) => EventKind::Closed,
        ScheduledAct::Archive => EventKind::Archived,
        ScheduledAct::EndWaiting => EventKind::WaitingEnded,
    }));
    events
}

/// Holds what was seen in the cases of a log, as far as obligations start on it.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'s> {
    /// In how many cases each obligation started.
    pub started: &'s BTreeMap<ObligationId, u64>,
    /// Which events happened.
    pub happened: &'s BTreeSet<EventKind>,
    /// How many cases had each value of each fact at their end.
    pub facts: &'s BTreeMap<FactKind, BTreeMap<String, u64>>,
}

/// Lists the facts that an obligation and its targets ask for.
pub fn asked(rule: &Obligation) -> BTreeSet<FactKind> {
    let conditions = std::iter::once(&rule.when).chain(rule.targets.iter().map(|one| &one.when));
    conditions.flat_map(|when| when.tests.iter().map(|(fact, _)| *fact)).collect()
}

/// Says why an obligation started in no case: its event never happened, or nothing fitted when it did.
fn never_started(rule: &Obligation, seen: Seen<'_>) -> Words {
    let (id, events) = (&rule.id, named(&rule.starts_on));
    let (zh, en) = (format!("`{id}` 在任何事项中都没有开始"), format!("`{id}` started in no case"));
    if !rule.starts_on.iter().any(|one| seen.happened.contains(&one.event)) {
        return Words::new(
            format!("{zh}：起算事件 {events} 从未发生"),
            format!("{en}: {events} never happened"),
        );
    }
    let values: Vec<_> = asked(rule).into_iter().map(|fact| values(fact, seen)).collect();
    if values.is_empty() {
        return Words::new(
            format!("{zh}：{events} 发生过，但未能起算"),
            format!("{en}: {events} happened, but never so that it starts"),
        );
    }
    let values = values.join("; ");
    Words::new(
        format!("{zh}：{events} 发生过，但没有适用的条件或目标；各事项末尾的值：{values}"),
        format!(
            "{en}: {events} happened, but no `when` or target fitted; at their end the cases had {values}"
        ),
    )
}

/// Names the values of a fact, the most frequent first.
fn values(fact: FactKind, seen: Seen<'_>) -> String {
    let mut values: Vec<_> = seen.facts.get(&fact).into_iter().flatten().collect();
    values.sort_by_key(|(_, n)| std::cmp::Reverse(**n));
    let list: Vec<_> = values.iter().take(8).map(|(value, n)| format!("`{value}` ({n})")).collect();
    let more = if values.len() > list.len() { ", …" } else { "" };
    let list = if list.is_empty() { "–".to_owned() } else { list.join(", ") };
    format!("{} {list}{more}", fact.name())
}

/// Says which obligations no row of a log can start or satisfy, and which started in no case.
pub fn warnings(reports: &Reports, policy: &Policy, seen: Seen<'_>) -> Vec<Words> {
    let told = of_log(reports);
    let mut possible = told.clone();
    possible.extend(of_time(policy));
    let can = |triggers: &[Trigger]| triggers.iter().any(|one| possible.contains(&one.event));
    let mut warnings = Vec::new();
    for rule in policy.obligations() {
        let id = &rule.id;
        if !can(&rule.starts_on) {
            let events = named(&rule.starts_on);
            warnings.push(Words::new(
                format!("`{id}` 不可能开始：日志不会产生 {events}"),
                format!("`{id}` can never start: this log does not report {events}"),
            ));
            continue;
        }
        if !can(&rule.satisfied_by) {
            let events = named(&rule.satisfied_by);
            warnings.push(Words::new(
                format!("`{id}` 不可能按时完成：日志不会产生 {events}"),
                format!("`{id}` can never be satisfied: this log does not report {events}"),
            ));
        }
        if seen.started.get(id).copied().unwrap_or_default() == 0 {
            warnings.push(never_started(rule, seen));
        }
    }
    if warnings.iter().any(|words| words.en.contains("does not report")) {
        let events = names(&told);
        warnings.push(Words::new(
            format!("该日志可产生的事件：{events}"),
            format!("this log can report {events}"),
        ));
    }
    warnings
}

/// Writes events by their names.
pub fn names(events: &BTreeSet<EventKind>) -> String {
    events.iter().map(|event| format!("`{}`", event.name())).collect::<Vec<_>>().join(", ")
}

fn named(triggers: &[Trigger]) -> String {
    names(&triggers.iter().map(|trigger| trigger.event).collect())
}
