//! Writes the vocabulary that the Python modules are generated from, as JSON.

use amends::{
    FindingCode, Lang,
    case::{CommandKind, EventKind},
    manual::{payload_fields, vocabularies},
    schema,
};
use serde_json::{Value, json};

fn main() {
    let vocabularies: Vec<_> = vocabularies()
        .into_iter()
        .map(|vocabulary| {
            let entries: Vec<_> = vocabulary
                .entries
                .iter()
                .map(|entry| json!({ "name": entry.name, "zh": entry.zh, "en": entry.en }))
                .collect();
            let title = vocabulary.title.en;
            json!({ "name": vocabulary.name, "title": title, "entries": entries })
        })
        .collect();
    let commands: Vec<_> = CommandKind::ALL
        .iter()
        .map(|kind| named(&format!("{kind:?}"), kind.name(), kind.label(Lang::En)))
        .collect();
    let events: Vec<_> = EventKind::ALL
        .iter()
        .map(|kind| {
            let mut event = named(&format!("{kind:?}"), kind.name(), kind.label(Lang::En));
            event["fields"] = json!(payload_fields(*kind));
            event
        })
        .collect();
    let findings: Vec<_> = FindingCode::ALL
        .iter()
        .map(|code| json!({ "name": code.code(), "zh": code.gist(Lang::Zh), "en": code.gist(Lang::En) }))
        .collect();
    let all = json!({
        "vocabularies": vocabularies,
        "finding_codes": findings,
        "commands": commands,
        "events": events,
        "schema": { "command": schema::commands(), "event": schema::events() },
    });
    println!("{all:#}");
}

fn named(variant: &str, name: &str, en: &str) -> Value {
    json!({ "variant": variant, "name": name, "en": en })
}
