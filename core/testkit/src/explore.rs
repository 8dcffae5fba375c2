//! The graph explorer: every state a case can reach, on relative time.
//!
//! Two cases that differ only in when they happen are one state: every instant that still matters is
//! written as its distance from now, everything that no longer matters is left out. With real time
//! and few obligations the graph is finite, so what holds in it holds without a bound on length.

use crate::walk::{Act, Given, Input, World, play, replay};
use amends::{
    RejectionCode,
    case::{CallbackResult, Case, Command, CommandKind, Recorded, RunState, Verdict, exemplar},
    table::Place,
    time::Timestamp,
};
use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    fmt::Write,
};

/// Says what an exploration may do.
#[derive(Debug, Clone)]
pub struct Alphabet {
    /// The commands given from then on wherever the engine allows them, and who gives each: an
    /// index into the cast.
    pub commands: Vec<(CommandKind, usize)>,
    /// The most states; more means that the graph is not finite.
    pub bound: usize,
}

/// Holds one reached state.
#[derive(Debug, Clone)]
pub struct Node {
    /// The case that reached it first.
    pub case: Case,
    /// The clock then.
    pub now: Timestamp,
    /// The states one step further.
    pub next: Vec<usize>,
    /// Which state led here first, and by what.
    pub from: Option<(usize, String)>,
}

/// Holds everything that was reached.
#[derive(Debug, Clone, Default)]
pub struct Graph {
    /// The states.
    pub nodes: Vec<Node>,
    /// How many decisions were made.
    pub decisions: usize,
    /// The rows taken.
    pub rows: BTreeSet<String>,
    /// The refusals seen.
    pub refusals: BTreeSet<RejectionCode>,
    /// What was found wrong on a step, as text.
    pub faults: Vec<String>,
}

/// Explores breadth first from a case on.
///
/// `inspect` sees every accepted step: before, the records, after, and the clock.
pub fn explore(
    world: &World,
    start: (Case, Timestamp),
    alphabet: &Alphabet,
    mut inspect: impl FnMut(&Case, &[Recorded], &Case, Timestamp) -> Result<(), String>,
) -> Graph {
    let mut graph = Graph::default();
    let mut known = BTreeMap::new();
    let mut queue = VecDeque::from([0]);
    known.insert(relative(&start.0, start.1), 0);
    graph.nodes.push(Node { case: start.0, now: start.1, next: Vec::new(), from: None });
    while let Some(index) = queue.pop_front() {
        let (case, now) = (graph.nodes[index].case.clone(), graph.nodes[index].now);
        for input in inputs(world, &case, now, alphabet) {
            graph.decisions += 1;
            let decision = match play(world, Some(&case), &input) {
                Ok(decision) => decision,
                Err(rejection) => {
                    graph.refusals.insert(rejection.code());
                    continue;
                }
            };
            let rows = decision.records().iter().filter_map(|record| record.row.as_ref());
            graph.rows.extend(rows.map(|row| row.as_str().to_owned()));
            let name = name_of(&input);
            if let Err(fault) = inspect(&case, decision.records(), decision.case(), input.now) {
                let fault = format!("{fault}\n  by {name}, path {:?}", path(&graph, index));
                graph.faults.push(fault);
            }
            let key = relative(decision.case(), input.now);
            let fresh = graph.nodes.len();
            let target = *known.entry(key).or_insert(fresh);
            if target == fresh {
                let sample = || relative(decision.case(), input.now);
                assert!(
                    fresh < alphabet.bound,
                    "more than {} states: {}",
                    alphabet.bound,
                    sample()
                );
                let (case, now) = (decision.into_parts().0, input.now);
                let from = Some((index, name));
                graph.nodes.push(Node { case, now, next: Vec::new(), from });
                queue.push_back(fresh);
            }
            graph.nodes[index].next.push(target);
        }
    }
    graph
}

impl Graph {
    /// Lists the states from which no goal can be reached: backward reachability.
    pub fn stuck(&self, goal: impl Fn(&Case) -> bool) -> Vec<usize> {
        let mut back = vec![Vec::new(); self.nodes.len()];
        for (index, node) in self.nodes.iter().enumerate() {
            for next in &node.next {
                back[*next].push(index);
            }
        }
        let mut live = vec![false; self.nodes.len()];
        let goals = (0..self.nodes.len()).filter(|index| goal(&self.nodes[*index].case));
        let mut queue: Vec<usize> = goals.collect();
        while let Some(index) = queue.pop() {
            if !live[index] {
                live[index] = true;
                queue.extend(&back[index]);
            }
        }
        (0..self.nodes.len()).filter(|index| !live[*index]).collect()
    }

    /// Tells the shortest way to a state.
    pub fn path(&self, index: usize) -> Vec<String> {
        path(self, index)
    }
}

fn path(graph: &Graph, index: usize) -> Vec<String> {
    let mut names = Vec::new();
    let mut at = index;
    while let Some((from, name)) = &graph.nodes[at].from {
        names.push(name.clone());
        at = *from;
    }
    names.reverse();
    names
}

/// What may be done in a state: every command of the alphabet now, and time up to the next wake-up.
fn inputs(world: &World, case: &Case, now: Timestamp, alphabet: &Alphabet) -> Vec<Input> {
    let mut all = Vec::new();
    if let Some(wake_up) = case.next_wakeup() {
        all.push(Input { now: wake_up.at.max(now), act: Act::Tick });
    }
    for (kind, actor) in &alphabet.commands {
        for command in variants(exemplar(*kind, case, world.policy_of(case), now)) {
            all.push(given(now, command, *actor));
        }
    }
    all
}

fn variants(command: Command) -> Vec<Command> {
    match command {
        Command::RecordCallback(data) => {
            let results = [CallbackResult::SolvedNotRated, CallbackResult::NotSolved];
            let with = |result| {
                let mut data = data.clone();
                data.result = result;
                Command::RecordCallback(data)
            };
            results.into_iter().map(with).collect()
        }
        other => vec![other],
    }
}

/// Builds the input of a command told when it happens.
pub fn given(now: Timestamp, command: Command, actor: usize) -> Input {
    let given =
        Given { command, actor, happened_at: None, command_id: None, expected: None, policy: None };
    Input { now, act: Act::Give(Box::new(given)) }
}

fn name_of(input: &Input) -> String {
    match &input.act {
        Act::Give(given) => format!("{}#{}", given.command.kind().name(), given.actor),
        _ => "tick".to_owned(),
    }
}

/// Opens and registers a case of the kind at an index of the first policy.
pub fn registered(world: &World, kind: usize) -> (Case, Timestamp) {
    let receive = Command::Receive(amends::case::Receive::default());
    let (_, case, _) = replay(world, [given(world.start, receive, 0)]);
    let case = case.expect("a contact opens a case");
    let mut register = exemplar(CommandKind::Register, &case, &world.policies[0], world.start);
    if let Command::Register(data) = &mut register {
        data.kind = world.policies[0].kinds()[kind].id.clone();
    }
    let decision = play(world, Some(&case), &given(world.start, register, 0));
    (decision.expect("an exemplar registers").into_parts().0, world.start)
}

/// Writes down what of a case still matters, every instant as its distance from now.
pub fn relative(case: &Case, now: Timestamp) -> String {
    let mut out = String::new();
    // A breach fires a microsecond after its deadline: whole seconds say all that matters.
    // What has passed has passed, however long ago.
    let ahead =
        |at: Timestamp| (at.micros() - now.micros() + 500_000).div_euclid(1_000_000).max(-1);
    let life = case.lifecycle();
    let write = &mut out;
    let _ = write!(
        write,
        "{}|{:?}|{:?}|{}|{}|{}|{:?}|{}",
        case.stage().name(),
        case.kind(),
        life.contact(),
        life.reopenings(),
        life.rounds(),
        life.is_acknowledged(),
        life.handled_by(),
        case.triage().classifications().is_some(),
    );
    let _ = write!(
        write,
        "|{:?}|{:?}|{:?}|{}|{:?}|{}",
        case.assignment().unit(),
        case.assignment().handler(),
        case.assignment().kept_away().collect::<Vec<_>>(),
        Place::Spot(case.solution().spot()).name(),
        case.solution().drafted_by(),
        case.escalation().level().min(1),
    );
    let waiting = case.waiting().current();
    let waiting = waiting.map(|current| (current.party, current.until.map(ahead)));
    // Two open requests stand for any number of them.
    let open: Vec<_> =
        case.requests().open().take(2).map(|request| (request.kind, request.need)).collect();
    let _ = write!(write, "|{waiting:?}|{open:?}|{:?}", case.followup().state());
    for run in case.obligations().runs() {
        let last = case.obligations().last(run.obligation()).is_some_and(|last| last == run);
        let state = match run.state() {
            RunState::Ended(_) if !last => continue,
            RunState::Ended(_) => format!("ended in {}", run.episode() == life.episode()),
            RunState::Paused(watch) => format!("left {}", watch.budget.minus(watch.consumed)),
            RunState::Running(plan) | RunState::Overdue(plan) => format!(
                "{} {} {:?} {:?} {}",
                ahead(plan.due),
                ahead(plan.breach_after),
                plan.warn_at.iter().map(|warn| ahead(warn.at)).collect::<Vec<_>>(),
                plan.rungs.iter().map(|rung| (rung.rung, ahead(rung.at))).collect::<Vec<_>>(),
                run.verdict() == Some(Verdict::Breached),
            ),
        };
        let _ = write!(write, "|{} {state}", run.obligation());
    }
    for act in case.custody().timed() {
        let _ = write!(write, "|{} {}", act.rule, ahead(act.at));
    }
    let _ = write!(write, "|{}", case.custody().asked().len());
    out
}
