//! What would set itself off for ever, without anybody doing anything.

use super::super::{
    draft::Draft,
    sealed::{Obligation, Repeats, Schedule, ScheduledAct, Trigger},
};
use crate::{
    Finding, FindingCode, Findings, Words, case::EventKind as E, document::Placed, ident::Value,
};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check(draft: &Draft, findings: &mut Findings) {
    // What runs once an episode ends by itself; only what starts again may go on for ever.
    let mut repeating = draft
        .obligations
        .entries
        .iter()
        .filter(|placed| placed.value.repeats == Repeats::AfterEach)
        .peekable();
    if repeating.peek().is_some() {
        let follow = following(draft, &[E::ObligationStarted]);
        for Placed { path, value } in repeating {
            let ends = any(&value.satisfied_by, &follow) || any(&value.cancelled_by, &follow);
            let again = any(&value.starts_on, &follow) || any(&value.satisfied_by, &follow);
            if (ends && again) || is_met_by_its_own_end(value) {
                findings.push(endless(path));
            }
        }
    }
    let mut after: BTreeMap<&[E], BTreeSet<E>> = BTreeMap::new();
    for Placed { path, value } in &draft.schedules.entries {
        let acts = acts_of(value);
        let follow = after.entry(acts).or_insert_with(|| following(draft, acts));
        if any(&value.starts_on, follow) {
            findings.push(endless(path));
        }
    }
}

fn endless(path: &str) -> Finding {
    let words = Words::new(
        "它会在无人操作的情况下一再自行触发",
        "it would set itself off again and again, without anybody doing anything",
    );
    Finding::new(format!("{path}.starts_on"), FindingCode::NeverStops, words)
}

/// Says whether the end of a run ends the run that starts after it.
fn is_met_by_its_own_end(rule: &Obligation) -> bool {
    const ENDS: [E; 3] = [E::ObligationMet, E::ObligationFulfilled, E::ObligationCorrected];
    rule.satisfied_by.iter().any(|trigger| {
        let named = trigger.qualifier.as_ref().map(Value::as_str);
        ENDS.contains(&trigger.event) && named.is_none_or(|name| name == rule.id.as_str())
    })
}

fn any(triggers: &[Trigger], events: &BTreeSet<E>) -> bool {
    triggers.iter().any(|trigger| events.contains(&trigger.event))
}

/// Lists what follows from some events by the policy and the clock alone, those events included.
fn following(draft: &Draft, first: &[E]) -> BTreeSet<E> {
    let mut all: BTreeSet<E> = first.iter().copied().collect();
    let mut open = first.to_vec();
    while let Some(event) = open.pop() {
        let obligations = draft.obligations.entries.iter().map(|placed| &placed.value);
        let schedules = draft.schedules.entries.iter().map(|placed| &placed.value);
        let next = obligations
            .flat_map(|rule| by_obligation(rule, event))
            .chain(schedules.flat_map(|schedule| by_schedule(schedule, event)))
            .chain(by_itself(event).iter().copied());
        let fresh: Vec<E> = next.filter(|next| !all.contains(next)).collect();
        all.extend(fresh.iter().copied());
        open.extend(fresh);
    }
    all
}

fn by_obligation(rule: &Obligation, event: E) -> Vec<E> {
    let is_among = |triggers: &[Trigger]| triggers.iter().any(|trigger| trigger.event == event);
    let mut next = Vec::new();
    if is_among(&rule.starts_on) {
        next.push(E::ObligationStarted);
    }
    if is_among(&rule.satisfied_by) {
        next.extend([E::ObligationMet, E::ObligationFulfilled, E::ObligationCorrected]);
        next.extend((rule.repeats == Repeats::AfterEach).then_some(E::ObligationStarted));
    }
    if is_among(&rule.cancelled_by) {
        next.push(E::ObligationCancelled);
    }
    if event == E::ObligationStarted {
        next.extend((!rule.warn_at.is_empty()).then_some(E::ObligationWarned));
        next.extend((!rule.rungs.is_empty()).then_some(E::RungReached));
    }
    next
}

fn by_schedule(schedule: &Schedule, event: E) -> Vec<E> {
    let is_among = |triggers: &[Trigger]| triggers.iter().any(|trigger| trigger.event == event);
    if is_among(&schedule.starts_on) {
        return acts_of(schedule).to_vec();
    }
    if is_among(&schedule.cancelled_by) { vec![E::ActUnscheduled] } else { Vec::new() }
}

/// What comes of a timed act: it is carried out, or dropped.
fn acts_of(schedule: &Schedule) -> &'static [E] {
    match schedule.act {
        ScheduledAct::Archive => &[E::ActScheduled, E::ActFired, E::ActUnscheduled, E::Archived],
        ScheduledAct::Close(_) => &[E::ActScheduled, E::ActFired, E::ActUnscheduled, E::Closed],
        ScheduledAct::EndWaiting => {
            &[E::ActScheduled, E::ActFired, E::ActUnscheduled, E::WaitingEnded]
        }
    }
}

/// What follows under any policy.
fn by_itself(event: E) -> &'static [E] {
    match event {
        E::ObligationStarted => &[E::ObligationPaused, E::ObligationBreached],
        E::RungReached => &[E::RungTaken],
        E::WaitingStarted => &[E::ObligationPaused],
        E::WaitingEnded => &[E::ObligationResumed],
        E::Closed => &[E::ObligationCancelled, E::WaitingEnded, E::RequestWithdrawn],
        _ => &[],
    }
}
