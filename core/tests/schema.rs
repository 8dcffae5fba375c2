//! The committed JSON Schema is the code's, and the golden log fits it.
#![cfg(feature = "schema")]

mod support;

use amends::schema;
use serde_json::{Map, Value};

fn schemas() -> [(&'static str, Value); 3] {
    [
        ("command", schema::commands().into()),
        ("event", schema::events().into()),
        ("record", schema::records().into()),
    ]
}

#[test]
fn the_schemas_are_fresh() {
    for (name, schema) in schemas() {
        let text = serde_json::to_string_pretty(&schema).unwrap() + "\n";
        support::committed(&format!("docs/schema/{name}.json"), &text);
    }
}

#[test]
fn every_golden_record_fits_and_a_stray_key_does_not() {
    let [_, _, (_, schema)] = schemas();
    for line in support::read("tests/golden/log_v1.jsonl").lines() {
        let mut record: Value = serde_json::from_str(line).unwrap();
        fits(&schema, &schema, &record).unwrap_or_else(|why| panic!("{why}\n{line}"));
        for place in ["", "/event", "/event/data"] {
            let mut stray = record.clone();
            stray.pointer_mut(place).unwrap()["stray"] = 1.into();
            assert!(fits(&schema, &schema, &stray).is_err(), "a stray key in `{place}` of {line}");
        }
        record["event"]["type"] = "case.teleported".into();
        assert!(fits(&schema, &schema, &record).is_err());
    }
}

/// Judges a value by the words of JSON Schema that the generated schemas use.
fn fits(root: &Value, schema: &Value, value: &Value) -> Result<(), String> {
    let Value::Object(words) = schema else {
        return if *schema == Value::Bool(false) { Err("nothing fits".to_owned()) } else { Ok(()) };
    };
    for (word, rule) in words {
        let met = match word.as_str() {
            "$ref" => {
                let pointer = rule.as_str().unwrap().trim_start_matches('#');
                return fits(root, root.pointer(pointer).expect(pointer), value);
            }
            "oneOf" => {
                let fitting = rule.as_array().unwrap().iter();
                fitting.filter(|one| fits(root, one, value).is_ok()).count() == 1
            }
            "anyOf" => rule.as_array().unwrap().iter().any(|one| fits(root, one, value).is_ok()),
            "const" => rule == value,
            "enum" => rule.as_array().unwrap().contains(value),
            "type" => is_of(rule, value),
            "required" => rule
                .as_array()
                .unwrap()
                .iter()
                .all(|key| value.get(key.as_str().unwrap()).is_some()),
            "properties" => {
                properties(root, words, value)?;
                true
            }
            "additionalProperties" => words.contains_key("properties") || bare(rule, value),
            "items" => {
                value
                    .as_array()
                    .into_iter()
                    .flatten()
                    .try_for_each(|item| fits(root, rule, item))?;
                true
            }
            "minimum" => value.as_f64().is_none_or(|number| number >= rule.as_f64().unwrap()),
            "maximum" => value.as_f64().is_none_or(|number| number <= rule.as_f64().unwrap()),
            "minLength" | "maxLength" | "pattern" | "format" | "description" | "title"
            | "$schema" | "$defs" | "default" => true,
            other => panic!("teach this test the word `{other}`"),
        };
        if !met {
            return Err(format!("`{word}`: {rule} refuses {value}"));
        }
    }
    Ok(())
}

fn properties(root: &Value, words: &Map<String, Value>, value: &Value) -> Result<(), String> {
    let known = words["properties"].as_object().unwrap();
    for (key, inner) in value.as_object().into_iter().flatten() {
        match known.get(key) {
            Some(schema) => fits(root, schema, inner)?,
            None if words.get("additionalProperties") == Some(&Value::Bool(false)) => {
                return Err(format!("stray key `{key}`"));
            }
            None => {}
        }
    }
    Ok(())
}

fn bare(rule: &Value, value: &Value) -> bool {
    *rule != Value::Bool(false) || value.as_object().is_none_or(Map::is_empty)
}

fn is_of(rule: &Value, value: &Value) -> bool {
    let is = |name: &str| match name {
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "object" => value.is_object(),
        "array" => value.is_array(),
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        _ => false,
    };
    match rule {
        Value::Array(names) => names.iter().any(|name| is(name.as_str().unwrap())),
        name => is(name.as_str().unwrap()),
    }
}

/// Invariant 36: no event has room for a text. A string in it is an identifier of bounded length, a
/// digest, an instant or a word of a vocabulary; the rest are spans and names of calendars.
#[test]
fn no_event_has_room_for_a_text() {
    const NO_TEXT: &[&str] = &[
        "/$defs/Span",
        "/$defs/CalendarRef",
        "/$defs/Basis/properties/calendar",
        "/$defs/Basis/properties/pack",
        "/$defs/Basis/properties/pack_revision",
        "/$defs/Basis/properties/tzdb",
    ];
    let [_, (_, events), _] = schemas();
    let mut open = Vec::new();
    unbounded(&events, "", &mut open);
    open.retain(|path| !NO_TEXT.contains(&path.as_str()));
    assert!(open.is_empty(), "{open:#?}");
}

/// Lists the places that take a string of any length and form.
fn unbounded(schema: &Value, path: &str, open: &mut Vec<String>) {
    const BOUNDS: &[&str] = &["const", "enum", "pattern", "format", "maxLength"];
    match schema {
        Value::Object(words) => {
            let text = match words.get("type") {
                Some(Value::String(one)) => one == "string",
                Some(Value::Array(several)) => several.contains(&"string".into()),
                _ => false,
            };
            if text && !BOUNDS.iter().any(|bound| words.contains_key(*bound)) {
                open.push(path.to_owned());
            }
            for (word, inner) in words {
                unbounded(inner, &format!("{path}/{word}"), open);
            }
        }
        Value::Array(items) => {
            items
                .iter()
                .enumerate()
                .for_each(|(at, item)| unbounded(item, &format!("{path}/{at}"), open));
        }
        _ => {}
    }
}
