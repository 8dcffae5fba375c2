//! Writes the tables as JSON, for tools that read them.

use super::{On, Place, Row};
use crate::{Words, case::table};
use serde::Serialize;

/// Holds one row as JSON shows it.
#[derive(Debug, Serialize)]
struct RowPage {
    row: &'static str,
    region: &'static str,
    flows: Vec<&'static str>,
    on: Trigger,
    from: Vec<&'static str>,
    guards: Vec<GuardPage>,
    to: Option<&'static str>,
    emits: &'static str,
    clauses: &'static [&'static str],
}

/// Holds what a row answers to: `{"command": "case.close"}`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case")]
enum Trigger {
    Command(&'static str),
    Event(&'static str),
    Clock(&'static str),
}

#[derive(Debug, Serialize)]
struct GuardPage {
    name: String,
    words: Words,
}

/// Writes every row of the case as a JSON list.
pub fn json() -> String {
    let rows: Vec<_> = table::all().map(page).collect();
    // INVARIANT: plain strings and lists always serialise.
    let mut text = serde_json::to_string_pretty(&rows).unwrap_or_default();
    text.push('\n');
    text
}

fn page(row: &Row) -> RowPage {
    let guards = row.guards.iter();
    RowPage {
        row: row.id,
        region: row.region.name(),
        flows: row.flows.iter().map(|flow| flow.name()).collect(),
        on: match row.on {
            On::Command(kind) => Trigger::Command(kind.name()),
            On::Event(kind) => Trigger::Event(kind.name()),
            On::Clock(kind) => Trigger::Clock(kind.name()),
        },
        from: row.from.iter().map(|place| place.name()).collect(),
        guards: guards.map(|g| GuardPage { name: g.name(), words: g.words() }).collect(),
        to: row.to.map(Place::name),
        emits: row.emits.name(),
        clauses: row.clauses,
    }
}
