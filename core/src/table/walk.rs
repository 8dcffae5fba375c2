//! Walking the tables alone: where a case can come to by rows, whatever payloads and policies say.
//!
//! The walk follows the regions that decide the stage: lifecycle, triage, assignment, solution and
//! follow-up. Conditions that a caller can meet count as met; conditions that the world or a limit
//! decides are tried both ways.

use super::{Guard, On, Place, Row, Spot};
use crate::case::{CommandKind, EventKind, Flow, Region, Stage, Step};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// The regions that the walk follows, in the order in which they react.
const FOLLOWED: &[Region] =
    &[Region::Lifecycle, Region::Triage, Region::Assignment, Region::Solution, Region::Followup];

/// Commands that break a case off instead of leading it on.
const BREAKING_OFF: &[CommandKind] =
    &[CommandKind::Explain, CommandKind::Withdraw, CommandKind::MarkDuplicate, CommandKind::Merge];

/// What changes the steps of an open case: another kind, another version of the policy.
const CHANGES: &[EventKind] = &[EventKind::Reclassified, EventKind::PolicyRebound];

/// Holds where the followed regions stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Position {
    pub(super) stage: Stage,
    pub(super) triage: Spot,
    pub(super) assignment: Spot,
    pub(super) solution: Spot,
    pub(super) followup: Spot,
}

impl Position {
    const START: Self = Self {
        stage: Stage::Received,
        triage: Spot::Unsorted,
        assignment: Spot::Unassigned,
        solution: Spot::NoSolution,
        followup: Spot::NoCallback,
    };

    fn place(&self, region: Region) -> Option<Place> {
        Some(match region {
            Region::Lifecycle => Place::Stage(self.stage),
            Region::Triage => Place::Spot(self.triage),
            Region::Assignment => Place::Spot(self.assignment),
            Region::Solution => Place::Spot(self.solution),
            Region::Followup => Place::Spot(self.followup),
            _ => return None,
        })
    }

    fn go(&mut self, region: Region, to: Option<Place>) {
        match (region, to) {
            (_, Some(Place::Stage(stage))) => self.stage = stage,
            (Region::Triage, Some(Place::Spot(spot))) => self.triage = spot,
            (Region::Assignment, Some(Place::Spot(spot))) => self.assignment = spot,
            (Region::Solution, Some(Place::Spot(spot))) => self.solution = spot,
            (Region::Followup, Some(Place::Spot(spot))) => self.followup = spot,
            _ => {}
        }
    }
}

/// Says how the conditions fall that neither the position nor the caller decides.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mood {
    /// The callback says what the kind needs to close.
    closes: bool,
    /// Reopenings and rounds of negotiation are left.
    limits_left: bool,
    /// The failed attempts have reached the limit.
    attempts_over: bool,
}

impl Mood {
    fn all() -> impl Iterator<Item = Self> {
        [true, false].into_iter().flat_map(Self::with_limits)
    }

    fn with_limits(limits_left: bool) -> impl Iterator<Item = Self> {
        [(true, true), (true, false), (false, true), (false, false)]
            .into_iter()
            .map(move |(closes, attempts_over)| Self { closes, limits_left, attempts_over })
    }
}

/// Walks the rows of one flow with some steps switched on.
pub(super) struct Walk<'a> {
    flow: Flow,
    by_trigger: BTreeMap<On, Vec<&'a Row>>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(rows: &'a [Row], flow: Flow) -> Self {
        let mut by_trigger: BTreeMap<On, Vec<&'a Row>> = BTreeMap::new();
        for row in rows.iter().filter(|row| row.flows.contains(&flow)) {
            by_trigger.entry(row.on).or_default().push(row);
        }
        Self { flow, by_trigger }
    }

    /// Returns the flow walked.
    pub(super) fn flow(&self) -> Flow {
        self.flow
    }

    fn select(
        &self,
        on: On,
        region: Region,
        position: &Position,
        (steps, mood): (&[Step], Mood),
    ) -> Option<&'a Row> {
        let place = position.place(region)?;
        self.by_trigger.get(&on)?.iter().copied().find(|row| {
            row.region == region
                && row.from.contains(&place)
                && row.guards.iter().all(|guard| holds(*guard, position, steps, mood))
        })
    }

    /// Gives a command; returns where it leads, and notes the rows taken.
    pub(super) fn give(
        &self,
        command: CommandKind,
        mut position: Position,
        (steps, mood): (&[Step], Mood),
        taken: &mut BTreeSet<&'static str>,
    ) -> Option<Position> {
        let row = self.select(On::Command(command), command.region(), &position, (steps, mood))?;
        taken.insert(row.id);
        position.go(row.region, row.to);
        Some(self.drain(row.emits, position, (steps, mood), taken))
    }

    /// Lets an event bring about what the rows say, first in, first out.
    fn drain(
        &self,
        event: EventKind,
        mut position: Position,
        (steps, mood): (&[Step], Mood),
        taken: &mut BTreeSet<&'static str>,
    ) -> Position {
        let mut queue = VecDeque::from([event]);
        // A loop in the reactions is a defect of its own; here it must only not hang.
        for _ in 0..64 {
            let Some(event) = queue.pop_front() else { break };
            for region in FOLLOWED {
                let on = On::Event(event);
                if let Some(row) = self.select(on, *region, &position, (steps, mood)) {
                    taken.insert(row.id);
                    position.go(row.region, row.to);
                    queue.push_back(row.emits);
                }
            }
        }
        position
    }

    /// Lists the commands that the followed regions answer to.
    fn commands(&self) -> impl Iterator<Item = CommandKind> + use<'_, 'a> {
        self.by_trigger.keys().filter_map(|on| match on {
            On::Command(kind) if FOLLOWED.contains(&kind.region()) => Some(*kind),
            _ => None,
        })
    }

    /// Returns every position that can be reached with these steps, and the rows taken on the way.
    pub(super) fn reach(&self, steps: &[Step]) -> Reached {
        let mut reached = Reached::default();
        self.spread(&[steps.to_vec()], &mut reached);
        reached
    }

    /// Returns every position that can be reached while the steps change, as a new kind or a new
    /// policy version makes them.
    pub(super) fn reach_switching(&self, combinations: &[Vec<Step>]) -> Reached {
        let mut reached = Reached::default();
        self.spread(combinations, &mut reached);
        reached
    }

    fn spread(&self, combinations: &[Vec<Step>], reached: &mut Reached) {
        let commands: Vec<_> = self.commands().collect();
        let mut open = vec![Position::START];
        while let Some(position) = open.pop() {
            if !reached.positions.insert(position) {
                continue;
            }
            for steps in combinations {
                for mood in Mood::all() {
                    let ground = (steps.as_slice(), mood);
                    let nexts = commands.iter().filter_map(|command| {
                        self.give(*command, position, ground, &mut reached.rows)
                    });
                    open.extend(nexts);
                    if combinations.len() > 1 {
                        for change in CHANGES {
                            open.push(self.switched(*change, position, ground, &mut reached.rows));
                        }
                    }
                }
            }
        }
    }

    /// Changes the kind or the policy version: the steps are others from now on.
    fn switched(
        &self,
        change: EventKind,
        position: Position,
        ground: (&[Step], Mood),
        taken: &mut BTreeSet<&'static str>,
    ) -> Position {
        if position.stage == Stage::Received || position.stage.is_settled() {
            return position;
        }
        self.drain(change, position, ground, taken)
    }

    /// Returns the positions from which no settled stage can be reached any more with these steps,
    /// every limit used up and nothing broken off.
    pub(super) fn traps(&self, steps: &[Step], positions: &BTreeSet<Position>) -> Vec<Position> {
        let commands: Vec<_> =
            self.commands().filter(|command| !BREAKING_OFF.contains(command)).collect();
        let mut led_to_by: BTreeMap<Position, BTreeSet<Position>> = BTreeMap::new();
        let mut seen = BTreeSet::new();
        let mut open: Vec<_> = positions.iter().copied().collect();
        while let Some(position) = open.pop() {
            if !seen.insert(position) {
                continue;
            }
            for mood in Mood::with_limits(false) {
                let ground = (steps, mood);
                let begins = CHANGES
                    .iter()
                    .map(|change| self.switched(*change, position, ground, &mut BTreeSet::new()));
                for begin in begins.collect::<BTreeSet<_>>() {
                    self.lead_on(&commands, (position, begin), ground, &mut led_to_by, &mut open);
                }
            }
        }
        let mut leads_out: BTreeSet<Position> = BTreeSet::new();
        let mut open: Vec<_> =
            seen.iter().copied().filter(|position| position.stage.is_settled()).collect();
        while let Some(position) = open.pop() {
            if leads_out.insert(position) {
                open.extend(led_to_by.get(&position).into_iter().flatten());
            }
        }
        positions.difference(&leads_out).copied().collect()
    }

    /// Notes where every command leads from a position, as it is after a change of the steps.
    fn lead_on(
        &self,
        commands: &[CommandKind],
        (position, begin): (Position, Position),
        ground: (&[Step], Mood),
        led_to_by: &mut BTreeMap<Position, BTreeSet<Position>>,
        open: &mut Vec<Position>,
    ) {
        for command in commands {
            if let Some(next) = self.give(*command, begin, ground, &mut BTreeSet::new()) {
                led_to_by.entry(next).or_default().insert(position);
                open.push(next);
            }
        }
    }
}

/// Holds what a walk came to.
#[derive(Debug, Clone, Default)]
pub(super) struct Reached {
    pub(super) positions: BTreeSet<Position>,
    pub(super) rows: BTreeSet<&'static str>,
}

impl Reached {
    /// Lists the stages come to.
    pub(super) fn stages(&self) -> BTreeSet<Stage> {
        self.positions.iter().map(|position| position.stage).collect()
    }
}

/// Says whether a condition holds in a walk; what a caller can meet counts as met.
fn holds(guard: Guard, position: &Position, steps: &[Step], mood: Mood) -> bool {
    match guard {
        Guard::StageIn(stages) => stages.contains(&position.stage),
        Guard::StepOn(step) => steps.contains(&step),
        Guard::StepOff(step) => !steps.contains(&step),
        Guard::HasUnit => position.assignment != Spot::Unassigned,
        Guard::HasNoUnit => position.assignment == Spot::Unassigned,
        Guard::ReopenAllowed | Guard::ReopenInTime | Guard::RoundAllowed => mood.limits_left,
        Guard::ReopenExhausted => !mood.limits_left,
        Guard::CallbackCloses => mood.closes,
        Guard::CallbackReopens => !mood.closes,
        Guard::AttemptsExhausted => mood.attempts_over,
        Guard::CallbackGivenUp => position.followup != Spot::CallbackOwed,
        _ => true,
    }
}
