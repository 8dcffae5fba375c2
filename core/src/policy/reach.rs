//! Which stages and events a kind of case can come to, given its flow, its steps and the grants.
//!
//! Read off the executed tables: a command's row, then every row that answers to what it emits.

use super::sealed::Kind;
use crate::{
    case::{CommandKind as C, EventKind as E, Flow, Region, Stage as S, Step, table},
    table::{Guard, On, Place, Row},
};
use std::collections::{BTreeMap, BTreeSet};

/// Holds one way from stage to stage.
#[derive(Debug, Clone)]
pub(super) struct Way {
    /// The stage it leads out of.
    from: S,
    /// The command that takes it; `None` is taken by itself.
    pub(super) on: Option<C>,
    /// The stage it leads to; `None` stays.
    pub(super) to: Option<S>,
    /// The events it brings about.
    emits: BTreeSet<E>,
    /// Whether it is open only while a unit is in charge.
    needs_unit: bool,
}

/// Commands that lead sideways or break a case off, rather than leading it on.
const SIDEWAYS: &[C] =
    &[C::Transfer, C::Return, C::Explain, C::Withdraw, C::MarkDuplicate, C::Merge];

/// What no row emits: what the policy's obligations and schedules bring about, observations, and
/// acts that await a decision.
const BY_ITSELF: &[E] = &[
    E::Observed,
    E::ActAsked,
    E::ActScheduled,
    E::ActUnscheduled,
    E::ObligationStarted,
    E::ObligationPaused,
    E::ObligationResumed,
    E::ObligationMet,
    E::ObligationFulfilled,
    E::ObligationCancelled,
    E::ObligationImpossible,
    E::ObligationRetargeted,
];

impl Way {
    pub(super) fn leads_out_of(&self, stage: S) -> bool {
        self.from == stage
    }

    /// Says whether it leads on, rather than sideways or off.
    pub(super) fn is_forward(&self) -> bool {
        self.on.is_none_or(|command| !SIDEWAYS.contains(&command))
    }
}

/// Lists the ways of a flow with these steps.
fn ways(flow: Flow, steps: &[Step]) -> Vec<Way> {
    let rows: Vec<_> = table::all().filter(|row| fits(row, flow, steps)).collect();
    let mut answers = Answers::new();
    for row in &rows {
        if let On::Event(event) = row.on {
            answers.entry(event).or_default().push(row);
        }
    }
    let mut ways = Vec::new();
    for row in &rows {
        let on = match row.on {
            On::Command(command) => Some(command),
            On::Clock(_) => None,
            On::Event(_) => continue,
        };
        for from in stages(row) {
            for (to, emits) in ends(&answers, row, from) {
                let needs_unit = row.guards.contains(&Guard::HasUnit);
                ways.push(Way { from, on, to: (to != from).then_some(to), emits, needs_unit });
            }
        }
    }
    let open = S::ALL.iter().filter(|stage| is_open(**stage));
    ways.extend(open.map(|from| Way {
        from: *from,
        on: None,
        to: None,
        emits: BY_ITSELF.iter().copied().collect(),
        needs_unit: false,
    }));
    ways
}

fn fits(row: &Row, flow: Flow, steps: &[Step]) -> bool {
    row.flows.contains(&flow)
        && row.guards.iter().all(|guard| match guard {
            Guard::StepOn(step) => steps.contains(step),
            Guard::StepOff(step) => !steps.contains(step),
            _ => true,
        })
}

fn is_open(stage: S) -> bool {
    !stage.is_settled() && stage != S::Received
}

/// Returns the stages in which a row may be taken: its own places, or those its guard names.
fn stages(row: &Row) -> Vec<S> {
    if row.region == Region::Lifecycle {
        let stage = |place: &Place| match place {
            Place::Stage(stage) => Some(*stage),
            Place::Spot(_) => None,
        };
        return row.from.iter().filter_map(stage).collect();
    }
    let named = row.guards.iter().find_map(|guard| match guard {
        Guard::StageIn(stages) => Some(stages.to_vec()),
        _ => None,
    });
    named.unwrap_or_else(|| S::ALL.iter().copied().filter(|stage| is_open(*stage)).collect())
}

/// The rows that answer to an event.
type Answers<'a> = BTreeMap<E, Vec<&'a Row>>;

/// Follows what a row brings about: each stage the case may end in, with the events on the way.
fn ends(answers: &Answers<'_>, row: &Row, from: S) -> Vec<(S, BTreeSet<E>)> {
    let mut open = vec![(after(row, from), BTreeSet::from([row.emits]), vec![row.emits])];
    let mut ends = Vec::new();
    while let Some((stage, emits, mut pending)) = open.pop() {
        let Some(event) = pending.pop() else {
            ends.push((stage, emits));
            continue;
        };
        let Some(rows) = answers.get(&event) else {
            open.push((stage, emits, pending));
            continue;
        };
        let (moving, beside): (Vec<&Row>, Vec<&Row>) =
            rows.iter().copied().partition(|row| row.region == Region::Lifecycle);
        let mut emits = emits;
        for row in beside.iter().filter(|row| stages(row).contains(&stage) || stage.is_settled()) {
            if emits.insert(row.emits) {
                pending.push(row.emits);
            }
        }
        let moves: Vec<_> = moving.iter().filter(|row| stages(row).contains(&stage)).collect();
        if moves.is_empty() {
            open.push((stage, emits, pending));
            continue;
        }
        for row in moves {
            let (mut emits, mut pending) = (emits.clone(), pending.clone());
            emits.insert(row.emits);
            pending.push(row.emits);
            open.push((after(row, stage), emits, pending));
        }
    }
    ends
}

fn after(row: &Row, stage: S) -> S {
    match row.to {
        Some(Place::Stage(to)) => to,
        _ => stage,
    }
}

/// Holds what a case can come to.
#[derive(Debug, Clone, Default)]
pub(super) struct Reached {
    pub(super) stages: BTreeSet<S>,
    pub(super) events: BTreeSet<E>,
}

/// Holds the ways of every kind of a policy, read off the tables once.
pub(super) struct Reach(Vec<Known>);

/// Holds what the kinds of one flow with the same steps have in common.
struct Known {
    flow: Flow,
    steps: Vec<Step>,
    ways: Vec<Way>,
    events: BTreeSet<E>,
}

impl Reach {
    /// Reads the ways of these kinds.
    pub(super) fn of<'a>(kinds: impl Iterator<Item = &'a Kind>) -> Self {
        let mut known: Vec<Known> = Vec::new();
        for kind in kinds {
            if known.iter().any(|known| known.is_of(kind)) {
                continue;
            }
            let ways = ways(kind.flow, &kind.steps);
            let events = reached(&ways, |_| true).events;
            known.push(Known { flow: kind.flow, steps: kind.steps.clone(), ways, events });
        }
        Self(known)
    }

    fn known(&self, kind: &Kind) -> Option<&Known> {
        self.0.iter().find(|known| known.is_of(kind))
    }

    /// Lists the ways of a kind.
    pub(super) fn ways(&self, kind: &Kind) -> &[Way] {
        self.known(kind).map_or(&[], |known| &known.ways)
    }

    /// Returns the stages and events a case can come to when only some commands are given.
    pub(super) fn reached(&self, kind: &Kind, given: impl Fn(C) -> bool) -> Reached {
        reached(self.ways(kind), given)
    }

    /// Returns the events that can happen while no unit is in charge: those that a case comes to
    /// without an assignment, and those that come of giving it back.
    pub(super) fn events_without_unit(&self, kind: &Kind) -> BTreeSet<E> {
        let mut reached = Reached { events: BTreeSet::from([E::Received]), ..Reached::default() };
        let open = |way: &Way| !way.needs_unit && way.on != Some(C::Assign);
        spread(self.ways(kind), &open, S::Received, &mut reached);
        let returned = self.ways(kind).iter().filter(|way| way.on == Some(C::Return));
        reached.events.extend(returned.flat_map(|way| &way.emits));
        reached.events
    }

    /// Returns the stages a case can come to from one of these.
    pub(super) fn onward(
        &self,
        kind: &Kind,
        from: impl Iterator<Item = S>,
        given: impl Fn(C) -> bool,
    ) -> Reached {
        let mut reached = Reached::default();
        let open = |way: &Way| way.on.is_none_or(&given);
        for stage in from {
            spread(self.ways(kind), &open, stage, &mut reached);
        }
        reached
    }

    /// Returns the events a kind can bring about.
    pub(super) fn events_of(&self, kind: &Kind) -> &BTreeSet<E> {
        const NONE: &BTreeSet<E> = &BTreeSet::new();
        self.known(kind).map_or(NONE, |known| &known.events)
    }

    /// Returns the stages in which one of these events leaves a case.
    pub(super) fn stages_after(&self, kind: &Kind, events: &[E]) -> BTreeSet<S> {
        self.ways(kind)
            .iter()
            .filter(|way| way.emits.iter().any(|event| events.contains(event)))
            .filter_map(|way| way.to)
            .collect()
    }
}

impl Known {
    fn is_of(&self, kind: &Kind) -> bool {
        self.flow == kind.flow && self.steps == kind.steps
    }
}

fn reached(ways: &[Way], given: impl Fn(C) -> bool) -> Reached {
    let mut reached = Reached::default();
    if !given(C::Receive) {
        return reached;
    }
    reached.events.insert(E::Received);
    let open = |way: &Way| way.on.is_none_or(&given);
    spread(ways, &open, S::Received, &mut reached);
    reached
}

fn spread(ways: &[Way], usable: &impl Fn(&Way) -> bool, from: S, reached: &mut Reached) {
    let mut open = vec![from];
    while let Some(stage) = open.pop() {
        if !reached.stages.insert(stage) {
            continue;
        }
        for way in ways.iter().filter(|way| way.leads_out_of(stage) && usable(way)) {
            reached.events.extend(&way.emits);
            open.extend(way.to);
        }
    }
}
