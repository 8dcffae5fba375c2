//! Guided walks: a list of numbers becomes the history of a case.
//!
//! Every number is one step. Most steps choose by index among what the engine says is allowed now,
//! so that a walk goes deep instead of drowning in refusals; some are wrong on purpose. Zero is the
//! plainest step, so that a list shrinks towards a plain story. Nothing here reads a clock or draws
//! a random number: the same list gives the same walk.

mod dice;
mod payload;
mod stats;
mod steps;
mod world;

pub use dice::Dice;
pub use stats::Statistics;
pub use world::{OFFICE, ROUND, World, actor, policy};

use amends::{
    Rejection,
    case::{Case, Command, Context, Decision, Observation, Recorded},
    ident::{CaseId, CommandId},
    time::Timestamp,
};

/// Says which kinds of steps a walk takes beside the guided ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Facts told later than they happened.
    pub late: bool,
    /// Reports of a foreign system.
    pub observed: bool,
    /// Commands that are wrong on purpose: actor, version, policy, time, place.
    pub wrong: bool,
    /// A change to another version of the policy.
    pub rebound: bool,
    /// Erasing personal references.
    pub erased: bool,
}

impl Style {
    /// Everything a case can meet.
    pub const ALL: Self =
        Self { late: true, observed: true, wrong: true, rebound: true, erased: true };

    /// Commands told when they happen, and nothing else.
    pub const PLAIN: Self =
        Self { late: false, observed: false, wrong: false, rebound: false, erased: false };
}

/// Holds one thing the host does, with everything it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// The host's clock.
    pub now: Timestamp,
    /// What the host does.
    pub act: Act,
}

/// Says what a host does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// Gives a command.
    Give(Box<Given>),
    /// Lets time pass.
    Tick,
    /// Records what a foreign system says.
    Observe(Box<Observation>),
}

/// Holds a command as it is delivered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The command.
    pub command: Command,
    /// Who gives it: an index into the cast.
    pub actor: usize,
    /// When it happened, if earlier than told.
    pub happened_at: Option<Timestamp>,
    /// Its name.
    pub command_id: Option<CommandId>,
    /// The version the caller has seen.
    pub expected: Option<u64>,
    /// The policy passed, to rebind to or in place of the one bound: an index into the world's.
    pub policy: Option<usize>,
}

/// Holds one step of a walk and what came of it.
#[derive(Debug, Clone)]
pub struct Step {
    /// What the host did.
    pub input: Input,
    /// The case before; none before it is opened.
    pub before: Option<Case>,
    /// The records, or why not.
    pub outcome: Result<Vec<Recorded>, Box<Rejection>>,
    /// Whether the generator meant the step to be refused.
    pub meant_wrong: bool,
}

/// Holds a walk: every step and where it led.
#[derive(Debug, Clone)]
pub struct Trace {
    /// The steps.
    pub steps: Vec<Step>,
    /// The history.
    pub log: Vec<Recorded>,
    /// The case at the end; none if it never opened.
    pub case: Option<Case>,
    /// The host's clock at the end.
    pub now: Timestamp,
}

impl Trace {
    /// Lists what the host did with success, in order.
    pub fn accepted(&self) -> impl Iterator<Item = &Input> {
        self.steps.iter().filter(|step| step.outcome.is_ok()).map(|step| &step.input)
    }
}

/// The identifier of the case that a walk is about.
pub fn case_id() -> CaseId {
    CaseId::new("WALK-1").expect("a short text is an identifier")
}

/// Carries one input out.
///
/// # Errors
/// The rejection of the engine.
pub fn play(world: &World, case: Option<&Case>, input: &Input) -> Result<Decision, Box<Rejection>> {
    let bound = case.map_or(&world.policies[0], |case| world.policy_of(case));
    match (&input.act, case) {
        (Act::Tick, Some(case)) => case.tick(bound, input.now),
        (Act::Observe(observation), Some(case)) => case.observe(observation, bound),
        (Act::Observe(observation), None) => {
            Case::open_observed(case_id(), observation.at, observation, bound)
        }
        (Act::Give(given), _) => {
            let other = given.policy.map(|index| &world.policies[index]);
            let actor = &world.cast[given.actor];
            let mut context = match (&given.command, other) {
                (Command::Rebind(_), Some(next)) => {
                    Context::new(bound, actor, input.now).rebinding_to(next)
                }
                (_, other) => Context::new(other.unwrap_or(bound), actor, input.now),
            };
            if let Some(at) = given.happened_at {
                context = context.happened_at(at);
            }
            if let Some(id) = &given.command_id {
                context = context.identified_by(id);
            }
            if let Some(version) = given.expected {
                context = context.expecting(version);
            }
            match case {
                Some(case) => case.decide(&given.command, &context),
                None => Case::open(case_id(), &given.command, &context),
            }
        }
        (Act::Tick, None) => unreachable!("a walk lets time pass only once a case is open"),
    }
}

/// Plays a list of inputs from the start and returns the history, the case and the refusals.
pub fn replay(
    world: &World,
    inputs: impl IntoIterator<Item = Input>,
) -> (Vec<Recorded>, Option<Case>, Vec<Box<Rejection>>) {
    let (mut log, mut case, mut refused) = (Vec::new(), None, Vec::new());
    for input in inputs {
        if case.is_none() && input.act == Act::Tick {
            continue;
        }
        match play(world, case.as_ref(), &input) {
            Ok(decision) => {
                let (next, records) = decision.into_parts();
                log.extend(records);
                case = Some(next);
            }
            Err(rejection) => refused.push(rejection),
        }
    }
    (log, case, refused)
}

/// Walks: one step a number.
pub fn walk(world: &World, style: Style, choices: &[u32]) -> Trace {
    let mut trace = Trace { steps: Vec::new(), log: Vec::new(), case: None, now: world.start };
    for (index, choice) in choices.iter().enumerate() {
        let dice = Dice::new(*choice, index);
        let (input, meant_wrong) = steps::next(world, style, &trace, dice);
        trace.now = trace.now.max(input.now);
        let outcome = play(world, trace.case.as_ref(), &input);
        let before = trace.case.clone();
        let outcome = outcome.map(|decision| {
            let (case, records) = decision.into_parts();
            trace.case = Some(case);
            trace.log.extend(records.iter().cloned());
            records
        });
        trace.steps.push(Step { input, before, outcome, meant_wrong });
    }
    trace
}
