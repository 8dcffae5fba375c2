//! What can be wrong with the tables themselves, found without running a case.
//!
//! The tables are plain data, so that anyone can check them:
//!
//! ```
//! assert!(amends::table::check::all().is_empty());
//! ```

use super::{
    Guard, On, Place, Row, Spot,
    walk::{Position, Walk},
};
use crate::case::{CommandKind, EventKind, Flow, Region, Stage, Step, table};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

/// Events that no row emits: the policy's obligations and schedules bring them about, a foreign
/// log, or a grant that asks.
pub const WITHOUT_ROW: &[EventKind] = &[
    EventKind::ObligationStarted,
    EventKind::ObligationPaused,
    EventKind::ObligationResumed,
    EventKind::ObligationMet,
    EventKind::ObligationFulfilled,
    EventKind::ObligationCancelled,
    EventKind::ObligationImpossible,
    EventKind::ObligationRetargeted,
    EventKind::Observed,
    EventKind::ActAsked,
    EventKind::ActScheduled,
    EventKind::ActUnscheduled,
];

/// The one command without a row: time passes in every place.
const COMMAND_WITHOUT_ROW: CommandKind = CommandKind::Tick;

/// The one spot without a row: what starts an obligation is the policy's to say.
const SPOT_WITHOUT_ROW: Spot = Spot::NoRun;

/// Names one thing that is wrong with the tables.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Defect {
    /// Two rows have one identifier.
    DuplicateRow {
        /// The identifier.
        row: &'static str,
    },
    /// A row answers to a command, emits an event or names a place that another region owns.
    ForeignPart {
        /// The row.
        row: &'static str,
        /// What does not belong to its region.
        part: &'static str,
    },
    /// Two rows of one cell can both apply.
    Overlap {
        /// The flow.
        flow: Flow,
        /// The place.
        place: Place,
        /// The first row.
        first: &'static str,
        /// The second row.
        second: &'static str,
    },
    /// No combination of steps leads a case into a stage.
    Unreachable {
        /// The flow.
        flow: Flow,
        /// The stage.
        stage: Stage,
    },
    /// A case that stands so can never be settled without breaking it off.
    Trap {
        /// The flow.
        flow: Flow,
        /// The stage.
        stage: Stage,
        /// How the other regions stand.
        spots: Vec<Spot>,
        /// The steps switched on.
        steps: Vec<Step>,
    },
    /// A case in an open stage cannot be ended with an explanation.
    NotExplained {
        /// The flow.
        flow: Flow,
        /// The stage.
        stage: Stage,
    },
    /// A row that no case ever takes.
    NeverTaken {
        /// The row.
        row: &'static str,
    },
    /// Events that bring each other about without end.
    Cycle {
        /// An event of the loop.
        event: EventKind,
    },
    /// A command that no row answers to.
    UnusedCommand {
        /// The command.
        command: CommandKind,
    },
    /// An event that no row emits.
    UnusedEvent {
        /// The event.
        event: EventKind,
    },
    /// An event said to have no row, and a row emits it.
    NeedlessException {
        /// The event.
        event: EventKind,
    },
    /// A condition that no row asks for.
    UnusedGuard {
        /// The condition's name.
        guard: &'static str,
    },
    /// A spot that no row names.
    UnusedSpot {
        /// The spot.
        spot: Spot,
    },
}

impl fmt::Display for Defect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DuplicateRow { row } => write!(f, "row `{row}` stands twice"),
            Self::ForeignPart { row, part } => {
                write!(f, "row `{row}`: `{part}` belongs to another region")
            }
            Self::Overlap { flow, place, first, second } => write!(
                f,
                "rows `{first}` and `{second}` can both apply at `{}` of flow `{}`",
                place.name(),
                flow.name()
            ),
            Self::Unreachable { flow, stage } => {
                write!(f, "stage `{}` of flow `{}` cannot be reached", stage.name(), flow.name())
            }
            Self::Trap { flow, stage, spots, steps } => {
                let spots: Vec<_> = spots.iter().map(|spot| spot.name()).collect();
                let steps: Vec<_> = steps.iter().map(|step| step.name()).collect();
                write!(
                    f,
                    "stage `{}` of flow `{}` ({}) cannot be settled with steps ({})",
                    stage.name(),
                    flow.name(),
                    spots.join(", "),
                    steps.join(", ")
                )
            }
            Self::NotExplained { flow, stage } => write!(
                f,
                "stage `{}` of flow `{}` cannot be ended with an explanation",
                stage.name(),
                flow.name()
            ),
            Self::NeverTaken { row } => write!(f, "row `{row}` is never taken"),
            Self::Cycle { event } => write!(f, "`{}` brings itself about", event.name()),
            Self::UnusedCommand { command } => write!(f, "no row answers to `{}`", command.name()),
            Self::UnusedEvent { event } => write!(f, "no row emits `{}`", event.name()),
            Self::NeedlessException { event } => write!(f, "a row emits `{}`", event.name()),
            Self::UnusedGuard { guard } => write!(f, "no row asks for `{guard}`"),
            Self::UnusedSpot { spot } => write!(f, "no row names `{}`", spot.name()),
        }
    }
}

/// Checks the tables of this release.
pub fn all() -> Vec<Defect> {
    let rows: Vec<Row> = table::all().copied().collect();
    rows_of(&rows)
}

/// Checks any set of rows; everything wrong is listed, in a fixed order.
pub fn rows_of(rows: &[Row]) -> Vec<Defect> {
    let mut defects = structure(rows);
    defects.extend(passages(rows));
    defects.sort();
    defects
}

/// Checks the rows one by one and against each other, without walking them.
pub fn structure(rows: &[Row]) -> Vec<Defect> {
    let mut defects = Vec::new();
    identifiers(rows, &mut defects);
    ownership(rows, &mut defects);
    overlaps(rows, &mut defects);
    cycles(rows, &mut defects);
    uses(rows, &mut defects);
    defects.sort();
    defects.dedup();
    defects
}

/// Checks where the rows lead: every stage and row is reached, no stage is a trap.
pub fn passages(rows: &[Row]) -> Vec<Defect> {
    let mut defects = Vec::new();
    walks(rows, &mut defects);
    defects.sort();
    defects.dedup();
    defects
}

fn identifiers(rows: &[Row], defects: &mut Vec<Defect>) {
    let mut seen = BTreeSet::new();
    let twice = rows.iter().filter(|row| !seen.insert(row.id));
    defects.extend(twice.map(|row| Defect::DuplicateRow { row: row.id }));
}

/// A command and an event have exactly one owning region, and a row moves only its own.
fn ownership(rows: &[Row], defects: &mut Vec<Defect>) {
    for row in rows {
        let mut foreign = |part| defects.push(Defect::ForeignPart { row: row.id, part });
        match row.on {
            On::Command(kind) if kind.region() != row.region => foreign(kind.name()),
            On::Event(kind)
                if kind.region() == row.region
                    && row.region != Region::Lifecycle
                    && row.region != Region::Followup =>
            {
                foreign(kind.name());
            }
            _ => {}
        }
        if row.emits.region() != row.region {
            foreign(row.emits.name());
        }
        for place in row.from.iter().chain(&row.to) {
            if matches!(place, Place::Stage(_)) != (row.region == Region::Lifecycle) {
                foreign(place.name());
            }
        }
    }
}

/// Of the rows for one place and trigger exactly one must remain.
fn overlaps(rows: &[Row], defects: &mut Vec<Defect>) {
    for (index, first) in rows.iter().enumerate() {
        for second in rows.iter().skip(index + 1) {
            let same = first.region == second.region && first.on == second.on;
            let apart = first
                .guards
                .iter()
                .any(|guard| second.guards.iter().any(|other| guard.excludes(*other)));
            if !same || apart {
                continue;
            }
            for flow in first.flows.iter().filter(|flow| second.flows.contains(flow)) {
                let shared = first.from.iter().filter(|place| second.from.contains(place));
                defects.extend(shared.map(|place| Defect::Overlap {
                    flow: *flow,
                    place: *place,
                    first: first.id,
                    second: second.id,
                }));
            }
        }
    }
}

/// Reactions must come to an end: the event a row answers to never follows from the one it emits.
fn cycles(rows: &[Row], defects: &mut Vec<Defect>) {
    let mut next: BTreeMap<EventKind, BTreeSet<EventKind>> = BTreeMap::new();
    for row in rows {
        if let On::Event(kind) = row.on {
            next.entry(kind).or_default().insert(row.emits);
        }
    }
    for start in next.keys() {
        let mut seen = BTreeSet::new();
        let mut open: Vec<_> = next.get(start).into_iter().flatten().copied().collect();
        while let Some(event) = open.pop() {
            if seen.insert(event) {
                open.extend(next.get(&event).into_iter().flatten());
            }
        }
        if seen.contains(start) {
            defects.push(Defect::Cycle { event: *start });
        }
    }
}

/// Everything that is declared is used.
fn uses(rows: &[Row], defects: &mut Vec<Defect>) {
    for command in CommandKind::ALL.iter().filter(|kind| **kind != COMMAND_WITHOUT_ROW) {
        if !rows.iter().any(|row| row.on == On::Command(*command)) {
            defects.push(Defect::UnusedCommand { command: *command });
        }
    }
    for event in EventKind::ALL {
        let emitted = rows.iter().any(|row| row.emits == *event);
        match (emitted, WITHOUT_ROW.contains(event)) {
            (false, false) => defects.push(Defect::UnusedEvent { event: *event }),
            (true, true) => defects.push(Defect::NeedlessException { event: *event }),
            _ => {}
        }
    }
    let asked: BTreeSet<_> =
        rows.iter().flat_map(|row| row.guards).map(|guard| guard.plain_name()).collect();
    let unasked = Guard::EXAMPLES.iter().filter(|guard| !asked.contains(guard.plain_name()));
    defects.extend(unasked.map(|guard| Defect::UnusedGuard { guard: guard.plain_name() }));
    for spot in Spot::ALL.iter().filter(|spot| **spot != SPOT_WITHOUT_ROW) {
        let place = Place::Spot(*spot);
        if !rows.iter().any(|row| row.from.contains(&place) || row.to == Some(place)) {
            defects.push(Defect::UnusedSpot { spot: *spot });
        }
    }
}

fn walks(rows: &[Row], defects: &mut Vec<Defect>) {
    let combinations = combinations();
    let mut taken = BTreeSet::new();
    let mut stages_met: BTreeMap<Flow, BTreeSet<Stage>> = BTreeMap::new();
    for flow in Flow::ALL {
        let walk = Walk::new(rows, *flow);
        let stages = stages_met.entry(*flow).or_default();
        for steps in &combinations {
            let reached = walk.reach(steps);
            stages.extend(reached.stages());
            taken.extend(reached.rows);
        }
        let wanted = stages_of(rows, *flow);
        let missing = wanted.iter().filter(|stage| !stages.contains(stage));
        defects.extend(missing.map(|stage| Defect::Unreachable { flow: *flow, stage: *stage }));
        let switching = walk.reach_switching(&combinations);
        taken.extend(&switching.rows);
        for steps in &combinations {
            let traps = walk.traps(steps, &switching.positions);
            defects.extend(traps.iter().map(|position| trap(&walk, position, steps)));
        }
        let explained = |stage: Stage| {
            rows.iter().any(|row| {
                row.on == On::Command(CommandKind::Explain)
                    && row.flows.contains(flow)
                    && row.from.contains(&Place::Stage(stage))
            })
        };
        let open = stages.iter().filter(|s| !s.is_settled() && **s != Stage::Received);
        let unexplained = open.filter(|stage| !explained(**stage));
        defects.extend(unexplained.map(|s| Defect::NotExplained { flow: *flow, stage: *s }));
    }
    let never = rows.iter().filter(|row| !taken.contains(row.id) && !beside(row, &stages_met));
    defects.extend(never.map(|row| Defect::NeverTaken { row: row.id }));
}

fn trap(walk: &Walk<'_>, position: &Position, steps: &[Step]) -> Defect {
    let Position { stage, triage, assignment, solution, followup } = *position;
    let spots = vec![triage, assignment, solution, followup];
    Defect::Trap { flow: walk.flow(), stage, spots, steps: steps.to_vec() }
}

/// Says whether a row that the walk does not follow can be taken: its stages can be reached.
///
/// The opening row is taken by every case.
fn beside(row: &Row, stages: &BTreeMap<Flow, BTreeSet<Stage>>) -> bool {
    if row.on == On::Command(CommandKind::Receive) {
        return true;
    }
    let followed = matches!(
        row.region,
        Region::Lifecycle
            | Region::Triage
            | Region::Assignment
            | Region::Solution
            | Region::Followup
    );
    !followed
        && row.flows.iter().filter_map(|flow| stages.get(flow)).any(|met| {
            row.guards.iter().all(|guard| match guard {
                Guard::StageIn(wanted) => wanted.iter().any(|stage| met.contains(stage)),
                _ => true,
            })
        })
}

/// Lists the stages a flow is made of: those that a row of it leads to, or that only it leaves.
fn stages_of(rows: &[Row], flow: Flow) -> BTreeSet<Stage> {
    let own = rows.iter().filter(|row| row.flows.contains(&flow));
    own.flat_map(|row| {
        let from = if row.flows.len() == 1 { row.from } else { &[] };
        from.iter().chain(&row.to)
    })
    .filter_map(|place| match place {
        Place::Stage(stage) => Some(*stage),
        Place::Spot(_) => None,
    })
    .collect()
}

/// Lists every combination of the steps that lead a case on, with and without the others.
fn combinations() -> Vec<Vec<Step>> {
    let onward = [Step::Approval, Step::CustomerConfirmation, Step::Verification, Step::Callback];
    let mut all = vec![Vec::new()];
    for step in onward {
        let with: Vec<Vec<Step>> =
            all.iter().map(|steps| steps.iter().copied().chain([step]).collect()).collect();
        all.extend(with);
    }
    all.push(Step::ALL.to_vec());
    all
}
