//! Reading the rules that select and narrow: conditions, matrix, routes, gates, grants.

use super::{
    sealed::{Condition, Gate, Grant, Holders, Matrix, MatrixRow, Mode, Need, Reach, Route},
    sections::clauses,
};
use crate::{
    FindingCode, Findings, Words,
    case::{CommandKind, RequestKind},
    document::{
        Fields, Item, Placed, Sources, none_of, readable, require_ident, shorten, unknown, whole,
        word_or,
    },
    fact::FactKind,
    ident::{UnitId, Value},
    words::Vocabulary,
};
use std::collections::BTreeSet;

/// Reads a condition; an absent one always holds.
pub(super) fn condition(fields: &mut Fields<'_>, findings: &mut Findings) -> Option<Condition> {
    match fields.get("when") {
        Some(item) => condition_item(&item, findings),
        None => Some(Condition::default()),
    }
}

/// Reads a condition that has to be there.
pub(super) fn require_condition(
    fields: &mut Fields<'_>,
    findings: &mut Findings,
) -> Option<Condition> {
    fields.require("when", findings).and_then(|item| condition_item(&item, findings))
}

fn condition_item(item: &Item<'_>, findings: &mut Findings) -> Option<Condition> {
    let mut tests: Vec<Option<(FactKind, Vec<Value>)>> = Vec::new();
    for (key, entry) in item.entries(findings)? {
        let fact = FactKind::find(key);
        if fact.is_none() {
            let words = none_of(("事实", "fact"), key, &FactKind::names());
            entry.fault(findings, FindingCode::UnknownWord, words);
        }
        let values = whole(&entry.one_or_many(), |value| value.ident(findings));
        if values.as_ref().is_some_and(Vec::is_empty) {
            let words = Words::new("条件没有给出任何值", "a test without any value never holds");
            entry.fault(findings, FindingCode::MissingKey, words);
            tests.push(None);
            continue;
        }
        tests.push(fact.zip(values));
    }
    let mut tests = tests.into_iter().collect::<Option<Vec<_>>>()?;
    tests.sort_unstable_by_key(|(fact, _)| *fact);
    for (_, values) in &mut tests {
        values.sort_unstable();
        values.dedup();
    }
    Some(Condition { tests })
}

/// Reads the priority matrix, from whichever document has it.
pub(super) fn matrix(
    sources: &Sources<'_>,
    findings: &mut Findings,
) -> (Option<Placed<Matrix>>, bool) {
    let sections = sources.all("matrix");
    let Some((first, more)) = sections.split_first() else { return (None, true) };
    for twin in more {
        let words = Words::new("优先级矩阵只能有一个", "there is a priority matrix already");
        twin.fault(findings, FindingCode::DefinedTwice, words);
    }
    let read = first.fields(findings).and_then(|mut fields| {
        let matrix = matrix_fields(&mut fields, findings);
        fields.close(findings);
        matrix
    });
    let complete = read.is_some();
    (read.map(|value| Placed { path: first.path.clone(), value }), complete)
}

fn matrix_fields(fields: &mut Fields<'_>, findings: &mut Findings) -> Option<Matrix> {
    let levels: Option<Vec<Value>> = fields.require("levels", findings).and_then(|item| {
        let mut seen = BTreeSet::new();
        whole(&item.one_or_many(), |level| {
            let value: Value = level.ident(findings)?;
            if !seen.insert(value.clone()) {
                let words = Words::new(
                    format!("优先级 `{value}` 出现多次"),
                    format!("the priority `{value}` stands twice"),
                );
                level.fault(findings, FindingCode::DuplicateId, words);
            }
            Some(value)
        })
    });
    let otherwise = priority(fields, "otherwise", levels.as_deref(), findings);
    let mut seen = BTreeSet::new();
    let rows = match fields.get("row") {
        Some(item) => readable(&item.one_or_many(), |item| {
            let mut row = item.fields(findings)?;
            let read = matrix_row(&mut row, levels.as_deref(), findings);
            row.close(findings);
            let read = read?;
            if !seen.insert(read.id.clone()) {
                let words = Words::new(
                    format!("`{}` 出现多次", read.id),
                    format!("`{}` stands twice", read.id),
                );
                item.fault(findings, FindingCode::DuplicateId, words);
            }
            Some(read)
        }),
        None => Vec::new(),
    };
    Some(Matrix { levels: levels?, rows, otherwise: otherwise? })
}

fn matrix_row(
    fields: &mut Fields<'_>,
    levels: Option<&[Value]>,
    findings: &mut Findings,
) -> Option<MatrixRow> {
    let id = require_ident(fields, "id", findings);
    let when = require_condition(fields, findings);
    let priority = priority(fields, "priority", levels, findings);
    let clauses = clauses(fields, findings);
    Some(MatrixRow { id: id?, when: when?, priority: priority?, clauses: clauses? })
}

fn priority(
    fields: &mut Fields<'_>,
    key: &'static str,
    levels: Option<&[Value]>,
    findings: &mut Findings,
) -> Option<Value> {
    let item = fields.require(key, findings)?;
    let value: Value = item.ident(findings)?;
    if levels.is_some_and(|levels| !levels.contains(&value)) {
        let known: Vec<&str> = levels.into_iter().flatten().map(Value::as_str).collect();
        item.fault(findings, FindingCode::UnknownReference, unknown(value.as_str(), &known));
    }
    Some(value)
}

/// Reads a route.
pub(super) fn route(fields: &mut Fields<'_>, findings: &mut Findings) -> Option<Route> {
    let id = require_ident(fields, "id", findings);
    let when = condition(fields, findings);
    let unit = require_ident(fields, "unit", findings);
    let clauses = clauses(fields, findings);
    // What could not be read has its finding; the rest is judged all the same.
    let unit = unit.or_else(|| UnitId::new("?").ok());
    Some(Route { id: id?, when: when?, unit: unit?, clauses: clauses.unwrap_or_default() })
}

/// Reads a gate.
pub(super) fn gate(fields: &mut Fields<'_>, findings: &mut Findings) -> Option<Gate> {
    let id = require_ident(fields, "id", findings);
    let before = fields.require_word("before", findings);
    let when = condition(fields, findings);
    let needs = fields
        .require_of("needs", NEEDS, findings)
        .map(|item| readable(&item.one_or_many(), |need| self::need(need, findings)));
    let clauses = clauses(fields, findings);
    Some(Gate {
        id: id?,
        before: before?,
        when: when.unwrap_or_default(),
        needs: needs.unwrap_or_default(),
        clauses: clauses.unwrap_or_default(),
    })
}

/// What a need may name, as the document writes it.
const NEEDS: &[&str] = &["form.…", "tick.…", "answered.…", "met.…", "qualification.…"];

fn need(item: &Item<'_>, findings: &mut Findings) -> Option<Need> {
    let text = item.text(findings)?;
    let (sort, name) = text.split_once('.').unwrap_or((text, ""));
    let need = match sort {
        "form" => name.parse().ok().map(Need::FormComplete),
        "tick" => name.parse().ok().map(Need::Tick),
        "met" => name.parse().ok().map(Need::ObligationMet),
        "qualification" => name.parse().ok().map(Need::Qualification),
        "answered" => match RequestKind::find(name) {
            Some(kind) => Some(Need::RequestAnswered(kind)),
            None => {
                let words = unknown(name, &RequestKind::names());
                item.fault(findings, FindingCode::UnknownWord, words);
                return None;
            }
        },
        _ => None,
    };
    if need.is_none() {
        item.fault(findings, FindingCode::UnknownWord, unknown(text, NEEDS));
    }
    need
}

/// Reads a grant.
pub(super) fn grant(fields: &mut Fields<'_>, findings: &mut Findings) -> Option<Grant> {
    let role = require_ident(fields, "role", findings);
    let commands = fields
        .require("commands", findings)
        .and_then(|item| whole(&item.one_or_many(), |command| commands_of(command, findings)));
    let reach = word_or(fields, "reach", Reach::Any, findings);
    let mode = word_or(fields, "mode", Mode::May, findings);
    let holders = word_or(fields, "holders", Holders::Any, findings);
    let clauses = clauses(fields, findings);
    let mut commands: Vec<CommandKind> = commands?.into_iter().flatten().collect();
    commands.sort_unstable();
    commands.dedup();
    Some(Grant {
        role: role?,
        commands,
        reach: reach?,
        mode: mode?,
        holders: holders?,
        clauses: clauses?,
    })
}

/// Reads a command, all commands of a region (`assignment.*`), or all commands (`*`).
fn commands_of(item: &Item<'_>, findings: &mut Findings) -> Option<Vec<CommandKind>> {
    let text = item.text(findings)?;
    let Some(prefix) = text.strip_suffix('*') else {
        return item.word(findings).map(|command| vec![command]);
    };
    let matching: Vec<CommandKind> = CommandKind::ALL
        .iter()
        .copied()
        .filter(|command| *command != CommandKind::Tick && command.name().starts_with(prefix))
        .collect();
    if matching.is_empty() || !(prefix.is_empty() || prefix.ends_with('.')) {
        let words = Words::new(
            format!("没有以 `{}` 开头的命令", shorten(prefix)),
            format!("no command begins with `{}`", shorten(prefix)),
        );
        item.fault(findings, FindingCode::UnknownWord, words);
        return None;
    }
    Some(matching)
}
