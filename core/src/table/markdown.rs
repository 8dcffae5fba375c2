//! Writes tables as Markdown pages.

use super::{On, Place, Row};
use crate::{
    Lang,
    case::{Region, table},
};
use std::fmt::Write as _;

/// Writes every row of the case as one page: what it answers to, where, when, what follows, why.
pub fn markdown() -> String {
    let mut out = String::from(
        "# The tables\n\nGenerated from the rows that `decide` executes. 由程序执行的规则行生成。\n",
    );
    for region in Region::ALL {
        let (zh, en) = (region.label(Lang::Zh), region.label(Lang::En));
        let _ = writeln!(out, "\n## {en} ({zh})\n");
        out.push_str("| row | flows | on | from | only if | 条件 | to | emits | clauses |\n");
        out.push_str("|---|---|---|---|---|---|---|---|---|\n");
        for row in table::rows(*region) {
            line(&mut out, row);
        }
    }
    out
}

fn line(out: &mut String, row: &Row) {
    let flows: Vec<_> = row.flows.iter().map(|flow| flow.name()).collect();
    let words = |lang| {
        let all: Vec<_> = row.guards.iter().map(|g| g.words().get(lang).to_owned()).collect();
        all.join("; ")
    };
    let on = match row.on {
        On::Command(kind) => format!("`{}`", kind.name()),
        On::Event(kind) => format!("after `{}`", kind.name()),
        On::Clock(kind) => format!("clock: {}", kind.name()),
    };
    let _ = writeln!(
        out,
        "| {} | {} | {on} | {} | {} | {} | {} | `{}` | {} |",
        row.id,
        flows.join(", "),
        places(row.from),
        words(Lang::En),
        words(Lang::Zh),
        row.to.map_or("", Place::name),
        row.emits.name(),
        row.clauses.join(", "),
    );
}

fn places(places: &[Place]) -> String {
    let names: Vec<_> = places.iter().map(|place| place.name()).collect();
    names.join(", ")
}
