//! The wire form: golden log, shuffled keys, hostile bytes, the audit chain.

mod example;
#[path = "../support/mod.rs"]
mod support;

use amends::{
    Digest,
    audit::{AuditFault, Chain},
    case::{EventKind, Recorded},
    wire::{self, WireCode, WireFault},
};
use serde_json::{Map, Value};

const GOLDEN: &str = "tests/golden/log_v1.jsonl";

fn written(records: &[Recorded]) -> String {
    records.iter().map(|record| wire::write_record(record).unwrap() + "\n").collect()
}

#[test]
fn the_golden_log_keeps_reading_and_writing_the_same_bytes() {
    let log = example::log();
    support::committed(GOLDEN, &written(&log));
    let golden = support::read(GOLDEN);
    let read: Vec<_> = wire::read_log(golden.as_bytes()).collect::<Result<_, _>>().unwrap();
    assert_eq!(read, log);
    assert_eq!(written(&read), golden);
    let kinds: Vec<_> = read.iter().map(|record| record.event.kind()).collect();
    assert_eq!(kinds, EventKind::ALL);
}

#[test]
fn an_event_reads_the_same_when_its_type_stands_apart() {
    for record in example::log() {
        let name = record.event.kind().name();
        let data = wire::write_event(&record.event).unwrap();
        assert_eq!(wire::read_event(name, &data), Ok(record.event.clone()), "{name} {data}");
        let line = wire::write_record(&record).unwrap();
        assert!(line.contains(&format!("\"data\":{data}}}")), "{line}");
    }
    let code = |name, data| wire::read_event(name, data).unwrap_err().code();
    assert_eq!(code("case.teleported", "{}"), WireCode::UnknownType);
    assert_eq!(code("escalation.acknowledged", r#"{"tea":1}"#), WireCode::UnknownKey);
    assert_eq!(code("case.acknowledged", "{}"), WireCode::MissingKey);
    assert_eq!(code("case.acknowledged", r#"{"from":"here","to":"there"}"#), WireCode::BadValue);
    for broken in ["", "{", "{} {}", "{},"] {
        assert_eq!(code("escalation.acknowledged", broken), WireCode::Syntax, "{broken}");
    }
    let giant = format!("{{{}}}", " ".repeat(wire::MAX_RECORD_BYTES));
    assert_eq!(code("escalation.acknowledged", &giant), WireCode::TooLarge);
}

/// Turns every object's keys round, so that the payload stands before its type.
fn reversed(value: &Value) -> String {
    match value {
        Value::Object(map) => {
            let entries: Vec<_> = map
                .iter()
                .rev()
                .map(|(key, value)| format!("{}:{}", Value::from(key.as_str()), reversed(value)))
                .collect();
            format!("{{{}}}", entries.join(","))
        }
        Value::Array(items) => {
            let items: Vec<_> = items.iter().map(reversed).collect();
            format!("[{}]", items.join(","))
        }
        plain => plain.to_string(),
    }
}

#[test]
fn the_order_of_keys_does_not_matter() {
    for record in example::log() {
        let line = wire::write_record(&record).unwrap();
        let value: Value = serde_json::from_str(&line).unwrap();
        // The map sorts its keys, so both orders differ from the one written.
        for shuffled in [value.to_string(), reversed(&value)] {
            assert_eq!(wire::read_record(&shuffled).unwrap(), record, "{shuffled}");
        }
    }
}

#[test]
fn the_fields_told_are_the_keys_written() {
    for record in example::log() {
        let value = serde_json::to_value(&record.event).unwrap();
        let data = value["data"].as_object().cloned().unwrap_or_else(Map::new);
        let mut keys: Vec<_> = data.keys().map(String::as_str).collect();
        let mut told = record.event.kind().fields().to_vec();
        keys.sort_unstable();
        told.sort_unstable();
        assert_eq!(keys, told, "{}", record.event.kind().name());
    }
}

fn changed(change: impl Fn(&mut Map<String, Value>)) -> WireFault {
    let line = wire::write_record(&example::log()[1]).unwrap();
    let mut value: Value = serde_json::from_str(&line).unwrap();
    change(value.as_object_mut().unwrap());
    wire::read_record(value.to_string()).unwrap_err()
}

#[test]
fn a_key_told_twice_is_refused_in_either_order() {
    for command in [
        r#"{"type": "case.answer", "data": {"note": null, "note": null}}"#,
        r#"{"data": {"note": null, "note": null}, "type": "case.answer"}"#,
        r#"{"type": "case.answer", "type": "case.answer", "data": {}}"#,
        r#"{"data": {}, "type": "case.answer", "data": {}}"#,
    ] {
        assert_eq!(
            wire::read_command(command).unwrap_err().code(),
            WireCode::BadValue,
            "{command}"
        );
    }
    let early = r#"{"data": {}, "type": "case.answer"}"#;
    assert!(wire::read_command(early).is_ok());
}

#[test]
fn a_newer_schema_is_refused_whatever_its_event() {
    let known = changed(|map| {
        map.insert("schema".to_owned(), 2.into());
    });
    assert_eq!(known, WireFault::WrittenByNewerVersion { got: 2, known: 1 });
    let unknown = changed(|map| {
        map.insert("schema".to_owned(), 70_000.into());
        map.insert("event".to_owned(), serde_json::json!({"type": "case.teleported", "data": 1}));
    });
    assert_eq!(unknown, WireFault::WrittenByNewerVersion { got: 70_000, known: 1 });
}

#[test]
fn what_is_not_known_is_named() {
    let fault = changed(|map| {
        map.insert("event".to_owned(), serde_json::json!({"type": "case.teleported", "data": {}}));
    });
    assert_eq!(fault, WireFault::UnknownType { got: "case.teleported".to_owned() });
    let fault = changed(|map| {
        map.insert("mood".to_owned(), "good".into());
    });
    assert_eq!(fault, WireFault::UnknownKey { key: "mood".to_owned() });
    let fault = changed(|map| {
        map["event"]["data"]["mood"] = "good".into();
    });
    assert_eq!(fault, WireFault::UnknownKey { key: "mood".to_owned() });
    let fault = changed(|map| {
        map.remove("seq");
    });
    assert_eq!(fault, WireFault::MissingKey { key: "seq".to_owned() });
    let fault = changed(|map| {
        map.insert("at".to_owned(), "yesterday".into());
    });
    assert_eq!(fault.code(), WireCode::BadValue);
    let fault = wire::read_command(r#"{"type": "case.teleport", "data": {}}"#).unwrap_err();
    assert_eq!(fault, WireFault::UnknownType { got: "case.teleport".to_owned() });
}

#[test]
fn hostile_bytes_are_faults() {
    let giant = format!("\"{}\"", "a".repeat(wire::MAX_RECORD_BYTES));
    assert_eq!(wire::read_record(&giant).unwrap_err().code(), WireCode::TooLarge);
    for deep in ["[".repeat(100_000), r#"{"a":"#.repeat(100_000)] {
        assert!(wire::read_record(&deep).is_err());
    }
    assert_eq!(wire::read_record([0xff, 0xfe]).unwrap_err().code(), WireCode::Syntax);
    assert_eq!(wire::read_record("").unwrap_err().code(), WireCode::Syntax);
    let line = wire::write_record(&example::log()[0]).unwrap();
    for end in (0..line.len()).filter(|end| line.is_char_boundary(*end)) {
        assert!(wire::read_record(&line[..end]).is_err(), "cut at {end}");
    }
    let log = format!("{line}\n\n{{\n{line}\n");
    let read: Vec<_> = wire::read_log(log.as_bytes()).collect();
    assert_eq!(read.len(), 3);
    assert_eq!(read[1].as_ref().unwrap_err().line, 3);
    assert!(read[2].is_ok());
}

fn links(mut chain: Chain, records: &[Recorded]) -> Vec<Digest> {
    records.iter().map(|record| chain.append(record).unwrap()).collect()
}

#[test]
fn the_chain_names_the_first_record_changed() {
    let log = example::log();
    for chain in [Chain::new(), Chain::keyed(b"secret")] {
        let links = links(chain.clone(), &log);
        chain.clone().verify(&log, &links).unwrap();
        let mut changed = log.clone();
        changed[4].recorded_at = changed[4].at;
        let fault = chain.clone().verify(&changed, &links).unwrap_err();
        assert!(matches!(fault, AuditFault::Broken { seq: 5, .. }), "{fault}");
        let mut dropped = log.clone();
        dropped.remove(2);
        let fault = chain.clone().verify(&dropped, &links).unwrap_err();
        assert!(matches!(fault, AuditFault::Broken { seq: 4, .. }), "{fault}");
        let fault = chain.clone().verify(&log[..3], &links).unwrap_err();
        assert_eq!(fault.code(), "uneven");
        let later = chain.clone().from_link(links[9]);
        later.verify(&log[10..], &links[10..]).unwrap();
    }
    let open = links(Chain::new(), &log);
    assert!(Chain::keyed(b"secret").verify(&log, &open).is_err());
    assert!(Chain::keyed(b"other").verify(&log, &links(Chain::keyed(b"secret"), &log)).is_err());
}
