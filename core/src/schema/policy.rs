//! The schema of policy documents.

use super::{
    calendar,
    guide::Guide,
    root,
    table::{
        DAYS, SPAN, Table, count, def, ident, instant, name, one_of, one_or_many, pattern, some,
        text, word,
    },
    term,
};
use crate::{
    case::{CommandKind, EventKind, Flow, Outcome, Party, RequestKind, Step},
    fact::FactKind,
    policy::{
        Anchor, CallbackCloses, Contactability, Demand, Holders, MachineActs, Mode, Nature,
        OnReopen, OnRetarget, Reach, Repeats, Sensitivity, WithoutTarget, qualifiers,
    },
    words::Vocabulary,
};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

pub(super) const GUIDE: &str = include_str!("../../docs/policy.md");

/// Returns the schema of policy documents.
pub(super) fn schema() -> Value {
    let guide = &Guide::read(GUIDE);
    let sections = Table::document(guide)
        .must("document", def("document"))
        .may("part", one_or_many(&def("part")))
        .may("calendar", json!({ "type": "object", "additionalProperties": def("calendar") }))
        .may("kind", one_or_many(&def("kind")))
        .may("form", one_or_many(&def("form")))
        .may("matrix", def("matrix"))
        .may("route", one_or_many(&def("route")))
        .may("gate", one_or_many(&def("gate")))
        .may("obligation", one_or_many(&def("obligation")))
        .may("schedule", one_or_many(&def("schedule")))
        .may("grant", one_or_many(&def("grant")));
    let definitions = vec![
        ("document", document(guide)),
        ("part", part(guide)),
        ("calendar", calendar::table(guide)),
        ("kind", kind(guide)),
        ("form", form(guide)),
        ("matrix", matrix(guide)),
        ("route", route(guide)),
        ("gate", gate(guide)),
        ("obligation", obligation(guide)),
        ("target", target(guide)),
        ("rung", rung(guide)),
        ("schedule", schedule(guide)),
        ("grant", grant(guide)),
        ("term", term::schema(guide)),
        ("receipt", term::receipt(guide)),
        ("condition", condition()),
        ("event", event()),
        ("events", one_or_many(&def("event"))),
        ("some_events", some(&def("event"))),
        ("command", word::<CommandKind>()),
        ("commands", commands()),
        ("clauses", one_or_many(&ident())),
        ("name", name()),
    ];
    root("Policy", sections.closed(), definitions)
}

fn document(guide: &Guide) -> Value {
    let signature =
        Table::inside(guide, "[document]", "approved_by.").must("slot", text()).must("by", text());
    Table::section(guide, "[document]")
        .must("number", text())
        .must("title", def("name"))
        .must("revision", text())
        .may("effective_from", instant())
        .may("approved_by", one_or_many(&signature.closed()))
        .may("incomplete", def("clauses"))
        .may("report_calendar", ident())
        .closed()
}

fn part(guide: &Guide) -> Value {
    Table::inside(guide, "Parts, versions, differences", "")
        .must("name", text())
        .may("digest", pattern("[0-9A-Fa-f]{64}"))
        .closed()
}

fn kind(guide: &Guide) -> Value {
    let resolves =
        json!({ "properties": { "flow": { "const": "resolve" } }, "required": ["flow"] });
    let callback = json!({ "const": "callback" });
    let steps = json!({ "anyOf": [callback, { "contains": callback, "type": "array" }] });
    let calls_back = json!({ "properties": { "steps": steps }, "required": ["steps"] });
    Table::section(guide, "[[kind]]")
        .must("id", ident())
        .must("name", def("name"))
        .must("flow", word::<Flow>())
        .may("steps", one_or_many(&word::<Step>()))
        .may("form", ident())
        .must("reopen_limit", or_unlimited(&count(0)))
        .may("reopen_within", or_unlimited(&def("term")))
        .may("negotiation_limit", or_unlimited(&count(0)))
        .may("callback_attempts", count(1))
        .may("callback_closes_when", word::<CallbackCloses>())
        .with(
            "allOf",
            json!([
                { "if": resolves, "then": { "required": ["negotiation_limit"] } },
                {
                    "if": calls_back,
                    "then": { "required": ["callback_attempts", "callback_closes_when"] },
                },
            ]),
        )
        .closed()
}

fn or_unlimited(takes: &Value) -> Value {
    json!({ "anyOf": [takes, { "const": "unlimited" }] })
}

fn form(guide: &Guide) -> Value {
    let field = Table::inside(guide, "[[form]]", "field.")
        .must("id", ident())
        .must("name", def("name"))
        .may("demand", word::<Demand>())
        .may("sensitivity", word::<Sensitivity>());
    Table::section(guide, "[[form]]")
        .must("id", ident())
        .must("name", def("name"))
        .must("field", one_or_many(&field.closed()))
        .closed()
}

fn matrix(guide: &Guide) -> Value {
    let row = Table::inside(guide, "[matrix]", "row.")
        .must("id", ident())
        .must("when", def("condition"))
        .must("priority", ident())
        .may("clause", def("clauses"));
    Table::section(guide, "[matrix]")
        .must("levels", one_or_many(&ident()))
        .must("otherwise", ident())
        .may("row", one_or_many(&row.closed()))
        .closed()
}

fn route(guide: &Guide) -> Value {
    Table::section(guide, "[[route]]")
        .must("id", ident())
        .may("when", def("condition"))
        .must("unit", ident())
        .may("clause", def("clauses"))
        .closed()
}

fn gate(guide: &Guide) -> Value {
    let answered = RequestKind::names().into_iter().zip(RequestKind::labels());
    let answered = answered.map(|(name, label)| (format!("answered.{name}"), label));
    let need = json!({ "anyOf": [
        one_of(answered),
        pattern(r"(form|tick|met|qualification)\..+"),
    ] });
    Table::section(guide, "[[gate]]")
        .must("id", ident())
        .must("before", def("command"))
        .may("when", def("condition"))
        .must("needs", one_or_many(&need))
        .may("clause", def("clauses"))
        .closed()
}

fn obligation(guide: &Guide) -> Value {
    let extension = Table::inside(guide, "[[obligation]]", "extension.")
        .must("times", count(1))
        .must("at_most", distance());
    Table::section(guide, "[[obligation]]")
        .must("id", ident())
        .must("name", def("name"))
        .may("clause", def("clauses"))
        .may("nature", word::<Nature>())
        .may("within", ident())
        .may("when", def("condition"))
        .must("starts_on", def("some_events"))
        .may("count_from", word::<Anchor>())
        .must("satisfied_by", def("some_events"))
        .may("cancelled_by", def("events"))
        .may("term", def("term"))
        .may("targets", some(&def("target")))
        .may("without_target", word::<WithoutTarget>())
        .may("receipt", def("receipt"))
        .may("excludes", one_or_many(&exclusion()))
        .must("owed_by", debtor())
        .may("warn_at", one_or_many(&moment()))
        .may("escalate", one_or_many(&def("rung")))
        .must("on_reopen", word::<OnReopen>())
        .may("on_retarget", word::<OnRetarget>())
        .may("extension", extension.closed())
        .may("machine_acts", word::<MachineActs>())
        .may("repeats", word::<Repeats>())
        .may("reach", word::<Contactability>())
        .with("oneOf", json!([{ "required": ["term"] }, { "required": ["targets"] }]))
        .with("dependentRequired", json!({ "targets": ["on_retarget"] }))
        .closed()
}

fn target(guide: &Guide) -> Value {
    Table::inside(guide, "[[obligation]]", "targets.")
        .must("when", def("condition"))
        .must("term", def("term"))
        .may("receipt", def("receipt"))
        .closed()
}

/// A party, or a party and the reason for waiting.
fn exclusion() -> Value {
    let parties = Party::names().join("|");
    json!({ "anyOf": [word::<Party>(), pattern(&format!("({parties}):.+"))] })
}

fn debtor() -> Value {
    let known = [("handler", "the handler"), ("unit", "the unit in charge")];
    json!({ "anyOf": [one_of(known), ident()] })
}

/// A share of the term, or a span from its start or before its end.
fn moment() -> Value {
    pattern(&format!(r"\s*\d+(\.\d)?\s*%|-?{SPAN}|-\s*{DAYS}"))
}

/// A span, or days.
fn distance() -> Value {
    pattern(&format!("{SPAN}|{DAYS}"))
}

fn rung(guide: &Guide) -> Value {
    Table::inside(guide, "[[obligation]]", "escalate.")
        .may("at", moment())
        .may("before", distance())
        .may("after", distance())
        .may("after_start", pattern(SPAN))
        .must("to", ident())
        .with(
            "oneOf",
            json!([
                { "required": ["at"] },
                { "required": ["before"] },
                { "required": ["after"] },
                { "required": ["after_start"] },
            ]),
        )
        .closed()
}

fn schedule(guide: &Guide) -> Value {
    let closing = Outcome::names().into_iter().zip(Outcome::labels());
    let closing = closing.map(|(name, label)| (format!("close:{name}"), label));
    let others = [("archive", "archives the case"), ("end_waiting", "ends the waiting")];
    let acts = closing.chain(others.map(|(name, label)| (name.to_owned(), label)));
    Table::section(guide, "[[schedule]]")
        .must("id", ident())
        .may("clause", def("clauses"))
        .may("when", def("condition"))
        .must("starts_on", def("some_events"))
        .may("cancelled_by", def("events"))
        .must("term", def("term"))
        .must("act", one_of(acts))
        .closed()
}

fn grant(guide: &Guide) -> Value {
    Table::section(guide, "[[grant]]")
        .must("role", ident())
        .must("commands", def("commands"))
        .may("reach", word::<Reach>())
        .may("mode", word::<Mode>())
        .may("holders", word::<Holders>())
        .may("clause", def("clauses"))
        .closed()
}

/// Takes a test of each fact: a value, or several.
fn condition() -> Value {
    let facts = FactKind::names().into_iter().zip(FactKind::labels());
    let tests: Map<String, Value> = facts
        .map(|(name, label)| {
            let mut test = some(&ident());
            if let Value::Object(words) = &mut test {
                words.insert("description".to_owned(), json!(label));
            }
            (name.to_owned(), test)
        })
        .collect();
    json!({ "type": "object", "properties": tests, "additionalProperties": false })
}

/// Takes an event, or an event and what narrows it.
fn event() -> Value {
    let mut words: Vec<(String, &str)> = Vec::new();
    for (event, label) in EventKind::ALL.iter().zip(EventKind::labels()) {
        words.push((event.name().to_owned(), label));
        let narrowed = qualifiers(*event).into_iter();
        words.extend(narrowed.map(|qualifier| (format!("{}:{qualifier}", event.name()), label)));
    }
    one_of(words)
}

/// Takes commands, all commands of a region, or all commands.
fn commands() -> Value {
    let regions: BTreeSet<&str> =
        CommandKind::ALL.iter().map(|command| command.region().name()).collect();
    let globs = regions.iter().map(|region| (format!("{region}.*"), "all commands of the region"));
    let every = [("*".to_owned(), "all commands")].into_iter();
    let single = CommandKind::names().into_iter().zip(CommandKind::labels());
    let single = single.map(|(name, label)| (name.to_owned(), label));
    one_or_many(&one_of(every.chain(globs).chain(single)))
}
