//! One neutral model of a state diagram, which every writer draws.

use super::{Guard, On, Place, Row};
use crate::{
    Lang, Policy,
    case::{CommandKind, Flow, Region, Stage, Step, table},
    ident::KindId,
};
use std::collections::{BTreeMap, BTreeSet};

/// The name of the node that stands for every open stage at once.
const ANY_OPEN: &str = "any_open";

/// Holds a state diagram: places and the ways between them, in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagram {
    /// A stable name, fit for a file.
    pub name: String,
    /// The title.
    pub title: String,
    /// The language of the labels.
    pub lang: Lang,
    /// The places, in the order of their vocabulary.
    pub nodes: Vec<Node>,
    /// The ways, in the order of the rows.
    pub edges: Vec<Edge>,
}

/// Holds one place of a diagram.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Its stable name.
    pub name: &'static str,
    /// Its label.
    pub label: String,
    /// What part it plays.
    pub role: Role,
}

/// Says what part a place plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Everything begins here.
    Start,
    /// An ordinary place.
    Plain,
    /// The case has ended for now.
    Settled,
    /// Every open place at once.
    Group,
}

/// Holds one way of a diagram.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edge {
    /// The place it leaves.
    pub from: &'static str,
    /// The place it leads to.
    pub to: &'static str,
    /// What takes it, one entry for each trigger.
    pub labels: Vec<String>,
    /// The rows behind it.
    pub rows: Vec<&'static str>,
}

/// Draws the lifecycle of a flow with all its optional steps.
///
/// ```
/// use amends::{Lang, case::Flow, table};
/// let drawn = table::diagram(Flow::Answer, Lang::En).to_mermaid();
/// assert!(drawn.starts_with("stateDiagram-v2\n"));
/// assert!(drawn.contains("registered --> deferred: promise an answer"));
/// ```
pub fn diagram(flow: Flow, lang: Lang) -> Diagram {
    lifecycle(format!("lifecycle-{}", flow.name()), title(flow, lang), flow, None, lang)
}

/// Draws the places of a region and how its rows move between them.
pub fn region_diagram(region: Region, lang: Lang) -> Diagram {
    let mut edges = Edges::default();
    for row in table::rows(region) {
        let froms = row.from.iter().map(|place| place.name());
        for from in froms {
            edges.add(from, row.to.map_or(from, Place::name), trigger_label(row.on, lang), row.id);
        }
    }
    let title = region.label(lang).to_owned();
    finish(format!("region-{}", region.name()), title, lang, edges.0)
}

impl Policy {
    /// Draws the lifecycle of a kind of case: its flow, narrowed to the steps it switches on.
    ///
    /// Returns none when the policy has no such kind.
    pub fn diagram(&self, kind: &KindId, lang: Lang) -> Option<Diagram> {
        let kind = self.kind(kind)?;
        let (name, title) = (format!("kind-{}", kind.id), kind.name.get(lang).to_owned());
        Some(lifecycle(name, title, kind.flow, Some(&kind.steps), lang))
    }
}

fn title(flow: Flow, lang: Lang) -> String {
    let label = flow.label(lang);
    label.split(':').next().unwrap_or(label).to_owned()
}

fn lifecycle(
    name: String,
    title: String,
    flow: Flow,
    steps: Option<&[Step]>,
    lang: Lang,
) -> Diagram {
    let rows: Vec<&Row> = table::rows(Region::Lifecycle)
        .iter()
        .filter(|row| row.flows.contains(&flow) && row_fits(row, steps))
        .collect();
    let met = stages_met(&rows);
    let mut edges = Edges::default();
    for row in rows {
        let Some(to) = row.to else { continue };
        let mut label = row_label(row, lang);
        if steps.is_none() {
            label.push_str(&conditions(row, lang));
        }
        if row.from.len() > GROUPED {
            edges.add(ANY_OPEN, to.name(), label, row.id);
            continue;
        }
        for from in row.from.iter().filter(|place| met.contains(place)) {
            edges.add(from.name(), to.name(), label.clone(), row.id);
        }
    }
    finish(name, title, lang, edges.0)
}

/// A row that leaves more places than this leaves every open stage, and is drawn once.
const GROUPED: usize = 8;

/// Says whether a row can be taken with these steps, and, if it answers to an event, whether a row
/// that brings the event about can be.
fn row_fits(row: &Row, steps: Option<&[Step]>) -> bool {
    let own = |row: &Row| row.guards.iter().all(|guard| fits(*guard, steps));
    own(row) && (causes(row).is_empty() || causes(row).into_iter().any(own))
}

/// Lists the rows that emit the event a row answers to.
fn causes(row: &Row) -> Vec<&'static Row> {
    match row.on {
        On::Event(event) => table::all().filter(|cause| cause.emits == event).collect(),
        On::Command(_) | On::Clock(_) => Vec::new(),
    }
}

/// Says whether a condition can hold with these steps; unnarrowed, every one can.
fn fits(guard: Guard, steps: Option<&[Step]>) -> bool {
    match (guard, steps) {
        (Guard::StepOn(step), Some(steps)) => steps.contains(&step),
        (Guard::StepOff(step), Some(steps)) => !steps.contains(&step),
        _ => true,
    }
}

/// Lists the stages that these rows lead to, one after the other.
fn stages_met(rows: &[&Row]) -> BTreeSet<Place> {
    let mut met = BTreeSet::from([Place::Stage(Stage::Received)]);
    loop {
        let further: Vec<Place> = rows
            .iter()
            .filter(|row| row.from.iter().any(|place| met.contains(place)))
            .filter_map(|row| row.to)
            .filter(|to| !met.contains(to))
            .collect();
        if further.is_empty() {
            return met;
        }
        met.extend(further);
    }
}

/// Says what takes a row: the command itself, or the commands behind the event it answers to.
fn row_label(row: &Row, lang: Lang) -> String {
    let On::Event(event) = row.on else {
        return trigger_label(row.on, lang);
    };
    let causes = causes(row).into_iter();
    let commands: Vec<CommandKind> = causes
        .filter_map(|cause| match cause.on {
            On::Command(kind) => Some(kind),
            _ => None,
        })
        .collect();
    let mut labels: Vec<&str> = commands.iter().map(|kind| kind.label(lang)).collect();
    labels.dedup();
    if labels.is_empty() { event.label(lang).to_owned() } else { labels.join(", ") }
}

fn trigger_label(on: On, lang: Lang) -> String {
    match on {
        On::Command(kind) => kind.label(lang),
        On::Event(kind) => kind.label(lang),
        On::Clock(kind) => kind.label(lang),
    }
    .to_owned()
}

/// Names the steps and results that tell ways with one trigger apart; a narrowed diagram has none.
fn conditions(row: &Row, lang: Lang) -> String {
    let (with, without) = match lang {
        Lang::Zh => ("启用", "未启用"),
        Lang::En => ("if ", "unless "),
    };
    let (closes, reopens) = match lang {
        Lang::Zh => ("满足关闭条件", "不满足关闭条件"),
        Lang::En => ("if it says what the kind needs", "unless it says what the kind needs"),
    };
    let causes = causes(row);
    let cause = if causes.len() == 1 { causes.first().copied() } else { None };
    let guards = row.guards.iter().chain(cause.into_iter().flat_map(|cause| cause.guards));
    let mut told: Vec<String> = guards
        .filter_map(|guard| match guard {
            Guard::StepOn(step) => Some(format!("{with}{}", step.label(lang))),
            Guard::StepOff(step) => Some(format!("{without}{}", step.label(lang))),
            Guard::CallbackCloses => Some(closes.to_owned()),
            Guard::CallbackReopens => Some(reopens.to_owned()),
            _ => None,
        })
        .collect();
    told.dedup();
    if told.is_empty() { String::new() } else { format!(" [{}]", told.join(", ")) }
}

/// Gathers ways: those between the same two places become one.
#[derive(Default)]
struct Edges(Vec<Edge>);

impl Edges {
    fn add(&mut self, from: &'static str, to: &'static str, label: String, row: &'static str) {
        let known = self.0.iter_mut().find(|edge| edge.from == from && edge.to == to);
        match known {
            Some(edge) => {
                if !edge.labels.contains(&label) {
                    edge.labels.push(label);
                }
                edge.rows.push(row);
            }
            None => self.0.push(Edge { from, to, labels: vec![label], rows: vec![row] }),
        }
    }
}

fn finish(name: String, title: String, lang: Lang, edges: Vec<Edge>) -> Diagram {
    let labels = labels(lang);
    let named: BTreeSet<&str> = edges.iter().flat_map(|edge| [edge.from, edge.to]).collect();
    let start = Stage::Received.name();
    let nodes = labels.into_iter().filter(|(_, (name, _))| named.contains(name));
    let nodes = nodes.map(|(_, (name, label))| Node {
        name,
        label: label.to_owned(),
        role: match name {
            ANY_OPEN => Role::Group,
            _ if name == start => Role::Start,
            _ if Stage::from_name(name).is_some_and(Stage::is_settled) => Role::Settled,
            _ => Role::Plain,
        },
    });
    Diagram { name, title, lang, nodes: nodes.collect(), edges }
}

/// Lists every place with its label, in the order of the vocabularies.
fn labels(lang: Lang) -> BTreeMap<usize, (&'static str, &'static str)> {
    let any = match lang {
        Lang::Zh => "任一未结状态",
        Lang::En => "any open stage",
    };
    let stages = Stage::ALL.iter().map(|stage| (stage.name(), stage.label(lang)));
    let spots = super::Spot::ALL.iter().map(|spot| (spot.name(), spot.label(lang)));
    stages.chain([(ANY_OPEN, any)]).chain(spots).enumerate().collect()
}
