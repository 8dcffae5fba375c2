//! The graph: every state a case can reach, on relative time.

use crate::shared::run;
use amends::{
    case::{Case, CommandKind as K, Event, EventKind, Recorded, RunState, table},
    table::On,
    time::Timestamp,
};
use amends_testkit::{
    explore::{Alphabet, Graph, explore, registered},
    walk::World,
};
use std::collections::BTreeSet;

/// The backbone of both flows; every other region is explored together with it.
const SPINE: &[K] = &[
    K::Classify,
    K::Assign,
    K::NameHandler,
    K::Investigate,
    K::Propose,
    K::Submit,
    K::Approve,
    K::Present,
    K::Confirm,
    K::StartWork,
    K::RecordHandling,
    K::Verify,
    K::Reply,
    K::RecordCallback,
    K::Reopen,
    K::Explain,
];

fn inspect(
    before: &Case,
    records: &[Recorded],
    after: &Case,
    now: Timestamp,
) -> Result<(), String> {
    run::sound(after)?;
    let grown = after.version() - before.version();
    if grown != records.len() as u64 {
        return Err(format!("{} records, the version grew by {grown}", records.len()));
    }
    if after.next_wakeup().is_some_and(|wake_up| wake_up.at <= now) {
        return Err("something due survives".to_owned());
    }
    if after.lifecycle().reopenings() > 1 || after.lifecycle().rounds() > 1 {
        return Err("over the limit of reopenings or rounds".to_owned());
    }
    waiting_stops_the_clock(before, records)?;
    escalation_rises(before, records)?;
    callback_before_closing(before, records)
}

/// Invariant 18: while the customer is waited for the clock stands still; after it, it runs again.
fn waiting_stops_the_clock(before: &Case, records: &[Recorded]) -> Result<(), String> {
    let mut case = before.clone();
    for record in records {
        let left =
            case.obligations().open().find_map(amends::case::obligations::Run::left_while_paused);
        case.evolve(record).map_err(|fault| fault.to_string())?;
        if let Event::ObligationResumed(data) = &record.event {
            let plan = data.plan.as_ref().ok_or("resumed without a plan")?;
            if left != Some(plan.watch.budget.minus(plan.watch.consumed)) {
                return Err("what was left has changed while the clock stood still".to_owned());
            }
        }
    }
    let customer =
        case.waiting().current().is_some_and(|now| now.party == amends::case::Party::Customer);
    let runs = case.obligations().open();
    let mut running = runs.filter(|run| matches!(run.state(), RunState::Running(_)));
    let resolve = running.any(|run| run.obligation().as_str() == "resolve");
    if customer && resolve {
        return Err("the clock runs while the customer is waited for".to_owned());
    }
    Ok(())
}

/// Invariants 22 and 23: levels rise by one and fall only by being lowered; a rung is taken with it.
fn escalation_rises(before: &Case, records: &[Recorded]) -> Result<(), String> {
    let mut case = before.clone();
    let mut reached = BTreeSet::new();
    for record in records {
        let level = case.escalation().level();
        case.evolve(record).map_err(|fault| fault.to_string())?;
        let now = case.escalation().level();
        if now < level && record.event.kind() != EventKind::Deescalated {
            return Err(format!("the level fell from {level} to {now}"));
        }
        match &record.event {
            Event::RungReached(data)
                if !reached.insert((data.run.clone().obligation, data.run.run, data.rung)) =>
            {
                return Err("a rung twice".to_owned());
            }
            Event::RungTaken(_) if now != level + 1 => {
                return Err("a rung without a level".to_owned());
            }
            _ => {}
        }
    }
    let count = |kind| records.iter().filter(|record| record.event.kind() == kind).count();
    if count(EventKind::RungReached) != count(EventKind::RungTaken) {
        return Err("a rung was reached and not taken".to_owned());
    }
    let breached = records.iter().any(|record| {
        matches!(&record.event,
        Event::ObligationBreached(data) if data.run.obligation.as_str() == "resolve")
    });
    if breached && count(EventKind::RungReached) == 0 {
        return Err("a breach without its rung".to_owned());
    }
    Ok(())
}

/// Invariant 24: a case that owes a callback closes by it or by giving up, never while it is owed.
fn callback_before_closing(before: &Case, records: &[Recorded]) -> Result<(), String> {
    let mut case = before.clone();
    for record in records {
        if let Event::AttemptFailed(data) = &record.event
            && data.attempt > 2
        {
            return Err("more attempts than allowed".to_owned());
        }
        if record.event.kind() == EventKind::Closed
            && record.row.as_ref().is_some_and(|row| row.as_str() == "L38")
        {
            let spot = format!("{:?}", case.followup().state());
            if spot.contains("Owed") {
                return Err(format!("closed while the callback is {spot}"));
            }
        }
        case.evolve(record).map_err(|fault| fault.to_string())?;
    }
    Ok(())
}

/// The work is checked by another than who did it.
fn by(kind: K) -> (K, usize) {
    let checks =
        matches!(kind, K::Verify | K::RejectResult | K::Approve | K::Reject | K::RecordCallback);
    (kind, usize::from(checks))
}

fn graph(kind: usize, more: &[K]) -> Graph {
    let world = World::graph();
    let commands = SPINE.iter().chain(more).map(|kind| by(*kind)).collect();
    let alphabet = Alphabet { commands, bound: 30_000 };
    let graph = explore(&world, registered(&world, kind), &alphabet, inspect);
    println!("{more:?}: {} states, {} decisions", graph.nodes.len(), graph.decisions);
    graph
}

fn healthy(graph: &Graph) {
    assert!(graph.faults.is_empty(), "{} faults, first:\n{}", graph.faults.len(), graph.faults[0]);
    // Invariant 8.
    let stuck = graph.stuck(|case| case.stage().is_settled());
    assert!(stuck.is_empty(), "{} stuck states, first: {:?}", stuck.len(), graph.path(stuck[0]));
    // Invariant 10.
    for node in &graph.nodes {
        if node.case.stage() == amends::case::Stage::Archived {
            assert_eq!(node.case.next_wakeup(), None);
            assert!(node.case.obligations().open().next().is_none());
        }
    }
}

/// Lists the regions whose commands share a guard or a reaction with the lifecycle, in pairs.
const PAIRS: &[&[K]] = &[
    &[K::Pause, K::Resume],
    &[K::Transfer, K::Return],
    &[K::Ask, K::AnswerRequest, K::RefuseRequest],
    &[K::Reject, K::Object],
    &[K::RecordAttempt, K::Close],
    &[K::RejectReply, K::Agree, K::Disagree],
    &[K::RejectResult, K::ReportProgress],
    &[K::Acknowledge, K::Defer, K::Answer],
    &[K::AcknowledgeEscalation, K::Deescalate],
    &[K::Withdraw, K::Archive],
];

/// clauses: COL-t-3.0, COL-c-3.1.5, SOP-4.2.3.b
#[test]
fn no_complaint_gets_stuck_whatever_regions_meet() {
    let mut rows = BTreeSet::new();
    for more in PAIRS {
        let graph = graph(0, more);
        healthy(&graph);
        rows.extend(graph.rows);
    }
    reached(
        &rows,
        amends::case::Flow::Resolve,
        &[
            "L20", "L21", "L27", "S5", "L37", "L43", "L44", "L45", "L41", "L06", "L04", "L05",
            "L01", "L02",
        ],
    );
}

/// clauses: AUTO-6.1.4, COL-c-3.3.3.a
#[test]
fn no_inquiry_gets_stuck_whatever_regions_meet() {
    let mut rows = BTreeSet::new();
    for more in PAIRS {
        let graph = graph(1, more);
        healthy(&graph);
        rows.extend(graph.rows);
    }
    reached(&rows, amends::case::Flow::Answer, &["L37", "L44", "L45", "L01", "L02"]);
}

/// Invariant 9 for the lifecycle: every row of the flow that the kind's steps leave open is taken.
fn reached(rows: &BTreeSet<String>, flow: amends::case::Flow, switched_off: &[&str]) {
    let of_flow =
        table::rows(amends::case::Region::Lifecycle).iter().filter(|row| row.flows.contains(&flow));
    let missing: Vec<_> = of_flow
        .filter(|row| !rows.contains(row.id) && !switched_off.contains(&row.id))
        .map(|row| (row.id, row.on))
        .filter(|(_, on)| !matches!(on, On::Clock(_)))
        .collect();
    assert!(missing.is_empty(), "never taken: {missing:?}");
}
