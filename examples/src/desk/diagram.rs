//! The diagram of the stages, drawn from the rows that the library executes.

use super::report::Diagram;
use amends::{
    Lang, Policy,
    case::{EventKind, Flow, Region, Stage, Step, table},
    policy::Kind,
    table::{Guard, On, Place, Row},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

/// A row that leaves from more stages than this is told in a line, not drawn.
const DRAWN: usize = 6;
const LINE: i64 = 46;
const BOX: (i64, i64) = (250, 30);
const WIDTH: i64 = 720;
const LEFT: i64 = (WIDTH - BOX.0) / 2;

/// Holds what is drawn of a kind of case.
#[derive(Debug)]
struct Picture {
    /// From, to, and by what.
    steps: BTreeMap<(Stage, Stage), Vec<On>>,
    /// What leaves from nearly everywhere.
    from_everywhere: Vec<(On, Stage)>,
}

/// Draws the first kind of a policy, for the report, in both languages.
pub fn of_policy(policy: &Policy) -> Diagram {
    let Some(kind) = policy.kinds().first() else { return Diagram::default() };
    Diagram { svg: Some(svg(kind.flow, &kind.steps, None)), text: None }
}

/// Draws the stages of a kind.
pub fn of_kind(kind: &Kind, notation: Notation, lang: Lang) -> String {
    of_flow(kind.flow, &kind.steps, notation, lang)
}

/// Names how a diagram is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Notation {
    /// Mermaid, for Markdown pages.
    Mermaid,
    /// A drawing.
    Svg,
}

/// Draws the stages of a flow with some of its optional steps.
pub fn of_flow(flow: Flow, steps: &[Step], notation: Notation, lang: Lang) -> String {
    match notation {
        Notation::Mermaid => mermaid(flow, steps, lang),
        Notation::Svg => svg(flow, steps, Some(lang)),
    }
}

fn picture(flow: Flow, on: &[Step]) -> Picture {
    let mut picture = Picture { steps: BTreeMap::new(), from_everywhere: Vec::new() };
    let happens = happens(flow, on);
    let rows = table::rows(Region::Lifecycle).iter();
    for row in rows.filter(|row| can_be_taken(row, flow, on, &happens)) {
        let Some(Place::Stage(to)) = row.to else { continue };
        if row.from.len() > DRAWN {
            if !picture.from_everywhere.contains(&(row.on, to)) {
                picture.from_everywhere.push((row.on, to));
            }
            continue;
        }
        for place in row.from {
            let Place::Stage(from) = place else { continue };
            let by = picture.steps.entry((*from, to)).or_default();
            if *from != to && !by.contains(&row.on) {
                by.push(row.on);
            }
        }
    }
    picture.steps.retain(|(from, to), _| from != to);
    drop_unreachable(&mut picture);
    picture
}

/// Takes out what no case of the kind can come to.
fn drop_unreachable(picture: &mut Picture) {
    let mut reached = BTreeSet::from([Stage::Received]);
    reached.extend(picture.from_everywhere.iter().map(|(_, to)| *to));
    loop {
        let known = reached.len();
        let onward = picture.steps.keys().filter(|(from, _)| reached.contains(from));
        let onward: Vec<_> = onward.map(|(_, to)| *to).collect();
        reached.extend(onward);
        if reached.len() == known {
            break;
        }
    }
    picture.steps.retain(|(from, _), _| reached.contains(from));
}

/// Lists the events that can happen in a flow with some steps: those of rows that a command or time
/// takes, and then of the rows that answer to them.
fn happens(flow: Flow, on: &[Step]) -> BTreeSet<EventKind> {
    let mut happens = BTreeSet::new();
    loop {
        let known = happens.len();
        let rows = table::all().filter(|row| can_be_taken(row, flow, on, &happens));
        let more: Vec<_> = rows.map(|row| row.emits).collect();
        happens.extend(more);
        if happens.len() == known {
            return happens;
        }
    }
}

fn can_be_taken(row: &Row, flow: Flow, on: &[Step], happens: &BTreeSet<EventKind>) -> bool {
    let called = match row.on {
        On::Event(event) => happens.contains(&event),
        On::Command(_) | On::Clock(_) => true,
    };
    called && row.flows.contains(&flow) && is_switched_on(row, on)
}

fn is_switched_on(row: &Row, on: &[Step]) -> bool {
    row.guards.iter().all(|guard| match guard {
        Guard::StepOn(step) => on.contains(step),
        Guard::StepOff(step) => !on.contains(step),
        _ => true,
    })
}

fn label(on: On, lang: Lang) -> &'static str {
    match on {
        On::Command(kind) => kind.label(lang),
        On::Event(kind) => kind.label(lang),
        On::Clock(kind) => kind.label(lang),
    }
}

fn mermaid(flow: Flow, steps: &[Step], lang: Lang) -> String {
    let picture = picture(flow, steps);
    let mut text = String::from("stateDiagram-v2\n  [*] --> received\n");
    // INVARIANT: writing to a String cannot fail.
    for stage in shown(&picture) {
        let _ = writeln!(text, "  {} : {}", stage.name(), stage.label(lang));
    }
    for ((from, to), by) in &picture.steps {
        let by: Vec<_> = by.iter().map(|on| label(*on, lang)).collect();
        let _ = writeln!(text, "  {} --> {} : {}", from.name(), to.name(), by.join(" / "));
    }
    for (on, to) in &picture.from_everywhere {
        let (most, by) = (from_most(lang), label(*on, lang));
        let _ = writeln!(text, "  %% {most}: {by} --> {}", to.name());
    }
    text
}

/// Lists the stages that a picture shows, in the order of the work.
fn shown(picture: &Picture) -> Vec<Stage> {
    let is_shown = |stage: &&Stage| {
        picture.steps.keys().any(|(from, to)| from == *stage || to == *stage)
            || picture.from_everywhere.iter().any(|(_, to)| to == *stage)
    };
    Stage::ALL.iter().filter(is_shown).copied().collect()
}

/// Writes a text in one language, or in both.
fn told(of: impl Fn(Lang) -> &'static str, lang: Option<Lang>) -> String {
    match lang {
        Some(lang) => escaped(of(lang)),
        None => format!("{} {}", escaped(of(Lang::En)), of(Lang::Zh)),
    }
}

fn svg(flow: Flow, steps: &[Step], lang: Option<Lang>) -> String {
    let one = lang.unwrap_or(Lang::En);
    let picture = picture(flow, steps);
    let stages = shown(&picture);
    let place = |stage: Stage| stages.iter().position(|one| *one == stage).unwrap_or_default();
    let middle = |stage: Stage| 20 + LINE * place(stage) as i64 + BOX.1 / 2;
    let height = 20 + LINE * stages.len() as i64 + 22 * picture.from_everywhere.len() as i64;
    let title = told(
        |lang| match lang {
            Lang::Zh => "案件阶段",
            Lang::En => "stages of a case",
        },
        lang,
    );
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" \
         width=\"{WIDTH}\" height=\"{height}\" role=\"img\" font-size=\"13\">\
         <title>{title}</title>\
         <defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" \
         markerHeight=\"7\" orient=\"auto-start-reverse\">\
         <path d=\"M0 0 L8 4 L0 8 z\" fill=\"context-stroke\"/></marker></defs>"
    );
    for ((from, to), by) in &picture.steps {
        let (start, end) = (middle(*from), middle(*to));
        let apart = place(*to) as i64 - place(*from) as i64;
        let names: Vec<_> = by.iter().map(|on| label(*on, one)).collect();
        let title =
            escaped(&format!("{} → {}: {}", from.label(one), to.label(one), names.join(", ")));
        let (path, colour) = if apart == 1 {
            let x = WIDTH / 2;
            (format!("M{x} {} L{x} {}", start + BOX.1 / 2, end - BOX.1 / 2 - 1), "#2f6f9f")
        } else {
            // Onward on the right, back on the left; the further, the wider.
            let (side, colour) = if apart > 0 { (1, "#2f6f9f") } else { (-1, "#c8553d") };
            let edge = if apart > 0 { LEFT + BOX.0 } else { LEFT };
            let bend = edge + side * (24 + 15 * apart.abs()).min(LEFT + 60);
            (
                format!(
                    "M{edge} {} C{bend} {} {bend} {} {} {}",
                    start + 4,
                    start + 4,
                    end - 4,
                    edge + side,
                    end - 4
                ),
                colour,
            )
        };
        let _ = write!(
            text,
            "<path d=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.3\" \
             stroke-opacity=\".75\" marker-end=\"url(#tip)\"><title>{title}</title></path>"
        );
    }
    for stage in &stages {
        let (x, y) = (LEFT, middle(*stage) - BOX.1 / 2);
        let _ = write!(
            text,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{}\" height=\"{}\" rx=\"5\" fill=\"#f5f7f9\" \
             stroke=\"#5b6773\"/><text x=\"{}\" y=\"{}\" text-anchor=\"middle\" \
             fill=\"#1f2933\">{}</text>",
            BOX.0,
            BOX.1,
            WIDTH / 2,
            y + 20,
            told(|lang| stage.label(lang), lang),
        );
    }
    let below = 20 + LINE * stages.len() as i64 + 4;
    for (index, (on, to)) in picture.from_everywhere.iter().enumerate() {
        let _ = write!(
            text,
            "<text x=\"{}\" y=\"{}\" text-anchor=\"middle\" fill=\"#5b6773\">{}: {} → {}</text>",
            WIDTH / 2,
            below + 22 * index as i64,
            told(from_most, lang),
            told(|lang| label(*on, lang), lang),
            told(|lang| to.label(lang), lang),
        );
    }
    text.push_str("</svg>");
    text
}

const fn from_most(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "多数阶段",
        Lang::En => "from most stages",
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
