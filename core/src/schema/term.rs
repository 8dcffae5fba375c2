//! The schema of terms and receipt rules: the types give the keys and words, the guide the texts.

use super::{
    derived,
    guide::Guide,
    table::{Table, one_or_many},
};
use crate::time::{Arrival, MAX_DAYS, MAX_MONTHS, MAX_YEARS, ReceiptClock, ReceiptDay, Term};
use serde_json::{Value, json};

const HEADING: &str = "Terms: how long";

/// Each basis with the keys that have to stand beside it and those that may.
const BASES: &[(&str, &[&str], &[&str])] = &[
    ("elapsed", &[], &[]),
    ("working", &["calendar"], &[]),
    ("working_days", &["calendar", "lands"], &["receipt_day", "start"]),
    ("calendar_days", &["calendar", "lands"], &["receipt_day", "closed_day"]),
    ("months", &["calendar", "lands"], &["closed_day"]),
    ("years", &["calendar", "lands"], &["closed_day"]),
    ("same_day", &["calendar"], &["cutoff", "lands"]),
    ("immediate", &[], &["calendar"]),
    ("as_promised", &[], &[]),
];

/// Returns the schema of terms: one basis, and what belongs to it.
pub(super) fn schema(guide: &Guide) -> Value {
    let written = derived::<Term>();
    let takes = |key: &str| {
        let property = written.pointer(&format!("/properties/{key}"));
        at_most(key, ahead(without_null(property.cloned().unwrap_or(Value::Bool(false)))))
    };
    let bases: Vec<Value> = BASES
        .iter()
        .map(|(basis, must, may)| {
            let mut table = Table::inside(guide, HEADING, "");
            for key in *must {
                table = table.must(key, takes(key));
            }
            for key in *may {
                table = table.may(key, takes(key));
            }
            match *basis {
                "immediate" => graced(table, guide, &takes(basis)),
                basis => table.must(basis, takes(basis)).closed(),
            }
        })
        .collect();
    json!({ "oneOf": bases })
}

/// A grace of open time names its calendar, one of the clock has none.
fn graced(table: Table<'_>, guide: &Guide, grace: &Value) -> Value {
    let takes = |key: &str| {
        let property = grace.pointer(&format!("/properties/{key}"));
        ahead(property.cloned().unwrap_or(Value::Bool(false)))
    };
    let grace = Table::inside(guide, HEADING, "immediate.")
        .must("grace", takes("grace"))
        .may("basis", takes("basis"))
        .closed();
    let working =
        json!({ "required": ["basis"], "properties": { "basis": { "const": "working" } } });
    table
        .must("immediate", grace)
        .with("if", json!({ "properties": { "immediate": working } }))
        .with("then", json!({ "required": ["calendar"] }))
        .with("else", json!({ "properties": { "calendar": false } }))
        .closed()
}

/// A count ends where the reader says.
fn at_most(key: &str, mut takes: Value) -> Value {
    let most = match key {
        "working_days" | "calendar_days" => MAX_DAYS,
        "months" => MAX_MONTHS,
        "years" => MAX_YEARS,
        _ => return takes,
    };
    if let Value::Object(words) = &mut takes {
        words.insert("maximum".to_owned(), json!(most));
    }
    takes
}

/// A term is not negative: its spans have no sign.
fn ahead(mut takes: Value) -> Value {
    if let Some(Value::String(pattern)) = takes.get_mut("pattern") {
        *pattern = pattern.replacen("^-?", "^", 1);
    }
    takes
}

/// A document leaves a key out instead of writing that there is nothing.
fn without_null(schema: Value) -> Value {
    let Value::Object(mut words) = schema else { return schema };
    words.remove("default");
    if let Some(Value::Array(types)) = words.get_mut("type") {
        types.retain(|name| name != "null");
        if let [one] = types.as_slice() {
            let one = one.clone();
            words.insert("type".to_owned(), one);
        }
    }
    match words.get_mut("anyOf") {
        Some(Value::Array(ways)) => {
            ways.retain(|way| way.get("type") != Some(&json!("null")));
            match ways.as_slice() {
                [one] => one.clone(),
                _ => words.into(),
            }
        }
        _ => words.into(),
    }
}

/// Returns the schema of receipt rules.
pub(super) fn receipt(guide: &Guide) -> Value {
    let step = Table::inside(guide, "[[obligation]]", "receipt.")
        .must("on", derived::<Arrival>())
        .must("day", derived::<ReceiptDay>())
        .must("at", derived::<ReceiptClock>());
    one_or_many(&step.closed())
}
