//! The committed JSON Schema is the code's: what the readers take fits it, what they refuse for its
//! form does not.
#![cfg(feature = "schema")]

mod support;

use amends::{
    Finding, FindingCode, Findings, Organisation,
    organisation::OrganisationDocument,
    policy::{Policy, PolicyDocument, presets},
    schema,
    time::Packs,
};
use jsonschema::Validator;
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    sync::LazyLock,
};
use support::keys;

static PACKS: LazyLock<Packs> = LazyLock::new(Packs::builtin);
static POLICY: LazyLock<Validator> = LazyLock::new(|| validator(&schema::policies()));
static ORGANISATION: LazyLock<Validator> = LazyLock::new(|| validator(&schema::organisations()));

fn validator(schema: &Value) -> Validator {
    assert!(jsonschema::draft202012::meta::is_valid(schema), "not a schema: {schema}");
    jsonschema::draft202012::new(schema).unwrap()
}

fn complaints(validator: &Validator, document: &Value) -> Vec<String> {
    let errors = validator.iter_errors(document);
    errors.map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn the_schemas_are_fresh() {
    for (name, schema) in [
        ("command", schema::commands()),
        ("event", schema::events()),
        ("record", schema::records()),
        ("policy", schema::policies()),
        ("organisation", schema::organisations()),
        ("calendar", schema::calendars()),
    ] {
        let text = serde_json::to_string_pretty(&schema).unwrap() + "\n";
        support::committed(&format!("docs/schema/{name}.json"), &text);
    }
}

#[test]
fn every_golden_record_fits_and_a_stray_key_does_not() {
    let schema = validator(&schema::records());
    for line in support::read("tests/golden/log_v1.jsonl").lines() {
        let mut record: Value = serde_json::from_str(line).unwrap();
        assert_eq!(complaints(&schema, &record), [""; 0], "{line}");
        for place in ["", "/event", "/event/data"] {
            let mut stray = record.clone();
            stray.pointer_mut(place).unwrap()["stray"] = 1.into();
            assert!(!schema.is_valid(&stray), "a stray key in `{place}` of {line}");
        }
        record["event"]["type"] = "case.teleported".into();
        assert!(!schema.is_valid(&record));
    }
}

/// Reads a document as its reader does: a date that TOML writes bare is a text.
fn document(text: &str) -> Value {
    serde_json::to_value(PolicyDocument::from_toml(text).unwrap()).unwrap()
}

fn tomls(folder: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut texts: Vec<(String, String)> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .map(|path| (path.display().to_string(), fs::read_to_string(&path).unwrap()))
        .collect();
    texts.sort_unstable();
    texts
}

#[test]
fn every_policy_there_is_fits() {
    let mut texts: Vec<_> =
        presets().iter().map(|preset| (preset.name.to_owned(), preset.text.to_owned())).collect();
    for folder in
        ["tests/policies", "tests/scenarios/policies", "testkit/policies", "../examples/policies"]
    {
        texts.extend(tomls(folder));
    }
    assert!(texts.len() >= 12, "only {} policies", texts.len());
    let calendar = validator(&schema::calendars());
    for (name, text) in texts {
        let document = document(&text);
        assert_eq!(complaints(&POLICY, &document), [""; 0], "{name}");
        for (_, own) in document["calendar"].as_object().into_iter().flatten() {
            assert_eq!(complaints(&calendar, own), [""; 0], "{name}");
        }
    }
}

fn policy_findings(document: &Value) -> Findings {
    match PolicyDocument::from_json(&document.to_string()) {
        Ok(document) => Policy::check(&document, &PACKS).findings,
        Err(findings) => findings,
    }
}

fn organisation_findings(document: &Value) -> Findings {
    match OrganisationDocument::from_json(&document.to_string()) {
        Ok(document) => Organisation::check(&document).findings,
        Err(findings) => findings,
    }
}

/// The good policy, with every table that it does not have by itself.
fn policy() -> Value {
    let mut policy = document(&support::read("tests/policies/good.toml"));
    policy["part"] = json!([{ "name": "hours" }]);
    policy["calendar"]["centre"]["version"] =
        json!([{ "effective_from": "2026-05-01", "week": { "mon": ["09:00-17:00"] } }]);
    policy["calendar"]["centre"]["hours"] = json!({ "2026-02-15": ["09:00-12:00"] });
    policy["calendar"]["centre"]["breaks"] = json!({ "mon-fri": ["15:00-15:10"] });
    policy["calendar"]["centre"]["holidays"] =
        json!({ "pack": "cn", "extra": [{ "date": "2026-07-15", "note": "our day" }] });
    policy["calendar"]["centre"]["makeup"] = json!({ "like": "mon" });
    policy["obligation"][0]["receipt"] =
        json!([{ "on": { "from": "17:00" }, "day": "next-workday", "at": "opening" }]);
    policy["obligation"][6]["term"] =
        json!({ "immediate": { "grace": "72h", "basis": "working" }, "calendar": "centre" });
    policy
}

fn organisation() -> Value {
    let page = support::read("docs/organisation.md");
    let block = page.split("```toml").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    document(block)
}

/// Each table of a schema, with a place of a document where it stands.
const POLICY_TABLES: &[(&str, &str)] = &[
    ("/$defs/document", "/document"),
    ("/$defs/document/properties/approved_by/anyOf/0", "/document/approved_by/0"),
    ("/$defs/name", "/document/title"),
    ("/$defs/part", "/part/0"),
    ("/$defs/calendar", "/calendar/centre"),
    ("/$defs/calendar/properties/version/anyOf/0", "/calendar/centre/version/0"),
    ("/$defs/calendar/properties/holidays/anyOf/2", "/calendar/centre/holidays"),
    (
        "/$defs/calendar/properties/holidays/anyOf/2/properties/extra/anyOf/0/anyOf/1",
        "/calendar/centre/holidays/extra/0",
    ),
    ("/$defs/kind", "/kind/0"),
    ("/$defs/form", "/form/0"),
    ("/$defs/form/properties/field/anyOf/0", "/form/0/field/0"),
    ("/$defs/matrix", "/matrix"),
    ("/$defs/matrix/properties/row/anyOf/0", "/matrix/row/0"),
    ("/$defs/condition", "/matrix/row/0/when"),
    ("/$defs/route", "/route/0"),
    ("/$defs/gate", "/gate/0"),
    ("/$defs/obligation", "/obligation/0"),
    ("/$defs/obligation/properties/extension", "/obligation/3/extension"),
    ("/$defs/target", "/obligation/3/targets/0"),
    ("/$defs/rung", "/obligation/0/escalate/0"),
    ("/$defs/receipt/anyOf/0", "/obligation/0/receipt/0"),
    ("/$defs/term", "/obligation/0/term"),
    ("/$defs/term/oneOf/7/properties/immediate", "/obligation/6/term/immediate"),
    ("/$defs/schedule", "/schedule/0"),
    ("/$defs/grant", "/grant/0"),
];

const ORGANISATION_TABLES: &[(&str, &str)] = &[
    ("/$defs/organisation", "/organisation"),
    ("/$defs/unit", "/unit/0"),
    ("/$defs/unit/properties/head/anyOf/0/anyOf/1", "/unit/1/head/0"),
    ("/$defs/name", "/unit/0/name"),
    ("/$defs/person", "/person/0"),
    ("/$defs/person/properties/roles/anyOf/0/anyOf/1", "/person/1/roles/1"),
    ("/$defs/person/properties/qualifications/anyOf/0/anyOf/1", "/person/1/qualifications/0"),
    ("/$defs/duty", "/duty/0"),
    ("/$defs/asset", "/asset/0"),
    ("/$defs/asset/properties/flags/anyOf/0/anyOf/1", "/asset/0/flags/0"),
];

/// Collects the keys of a table, whichever of its forms it has.
fn keys_of(schema: &Value) -> BTreeSet<String> {
    let own = schema["properties"].as_object().into_iter().flatten().map(|(key, _)| key.clone());
    let forms = schema["oneOf"].as_array().into_iter().flatten().flat_map(keys_of);
    own.chain(forms).collect()
}

#[test]
fn a_table_has_the_keys_that_its_reader_asks_for() {
    let agree = |schema: &Value,
                 tables: &[(&str, &str)],
                 document: &Value,
                 check: fn(&Value) -> Findings| {
        for (table, place) in tables {
            let asked = keys::asked(document, place, check).into_iter().collect();
            let table = schema.pointer(table).unwrap_or_else(|| panic!("no `{table}`"));
            assert_eq!(keys_of(table), asked, "{place}");
        }
    };
    agree(&schema::policies(), POLICY_TABLES, &policy(), policy_findings);
    agree(&schema::organisations(), ORGANISATION_TABLES, &organisation(), organisation_findings);
}

/// Every section the readers know, and no other: a reader names them when one is unknown.
#[test]
fn the_sections_are_those_of_the_readers() {
    for (schema, document, check) in [
        (schema::policies(), policy(), policy_findings as fn(&Value) -> Findings),
        (schema::organisations(), organisation(), organisation_findings),
    ] {
        let asked = keys::asked(&document, "", check).into_iter().collect();
        assert_eq!(keys_of(&schema), asked);
    }
}

/// An editor has something to show for each key.
#[test]
fn every_key_is_described() {
    fn walk(schema: &Value, place: &str, silent: &mut Vec<String>) {
        let keys = schema["properties"].as_object();
        // The one key of a form such as `{ from = "17:00" }` is described by the form.
        let alone = keys.is_some_and(|keys| keys.len() == 1) && schema["description"].is_string();
        for (key, takes) in keys.into_iter().flatten() {
            if !alone && takes["description"].as_str().is_none_or(|text| text.len() <= 2) {
                silent.push(format!("{place}/{key}"));
            }
        }
        for (word, inner) in schema.as_object().into_iter().flatten() {
            if !matches!(word.as_str(), "if" | "then" | "else" | "allOf" | "x-taplo") {
                walk(inner, &format!("{place}/{word}"), silent);
            }
        }
        for (index, inner) in schema.as_array().into_iter().flatten().enumerate() {
            walk(inner, &format!("{place}/{index}"), silent);
        }
    }
    for schema in [schema::policies(), schema::organisations(), schema::calendars()] {
        let mut silent = Vec::new();
        walk(&schema, "", &mut silent);
        assert!(silent.is_empty(), "{}", silent.join("\n"));
    }
}

/// Findings that a schema, which sees one place at a time, has to share.
fn of_form(code: FindingCode) -> bool {
    matches!(
        code,
        FindingCode::UnknownKey
            | FindingCode::UnknownWord
            | FindingCode::WrongType
            | FindingCode::MissingKey
            | FindingCode::MissingName
            | FindingCode::BadTrigger
            | FindingCode::BadSpan
            | FindingCode::BadInstant
            | FindingCode::BadTerm
            | FindingCode::BadMark
            | FindingCode::BadTime
            | FindingCode::BadDate
            | FindingCode::BadDay
            | FindingCode::BadIdentifier
    )
}

/// Lists every place of a document.
fn places(value: &Value, place: &str, all: &mut Vec<String>) {
    all.push(place.to_owned());
    for (key, inner) in value.as_object().into_iter().flatten() {
        places(inner, &format!("{place}/{}", key.replace('~', "~0").replace('/', "~1")), all);
    }
    for (index, inner) in value.as_array().into_iter().flatten().enumerate() {
        places(inner, &format!("{place}/{index}"), all);
    }
}

/// Changes a document in one place in every way of a family.
fn slips(document: &Value) -> Vec<(String, Value)> {
    let mut all = Vec::new();
    places(document, "", &mut all);
    let mut slips = Vec::new();
    for place in all.iter().filter(|place| !place.is_empty()) {
        let mut put = |what: &str, value: Value| {
            let mut changed = document.clone();
            *changed.pointer_mut(place).unwrap() = value;
            slips.push((format!("{what} at {place}"), changed));
        };
        for (what, value) in [
            ("truth", json!(true)),
            ("a number", json!(3)),
            ("a negative number", json!(-3)),
            ("a list", json!([])),
            ("a table", json!({})),
            ("a strange text", json!("quite unlike any word:")),
            ("a padded text", json!(" padded ")),
            ("a strange list", json!(["quite unlike any word:"])),
            ("a span", json!("-90m")),
            ("a date", json!("2026-01-05")),
            ("a share", json!("50%")),
        ] {
            put(what, value);
        }
        let (parent, key) = place.rsplit_once('/').unwrap();
        let mut changed = document.clone();
        match changed.pointer_mut(parent) {
            Some(Value::Object(table)) => {
                let value = table.remove(key).unwrap();
                slips.push((format!("nothing at {place}"), changed.clone()));
                changed.pointer_mut(parent).unwrap()[format!("{key}x")] = value;
                slips.push((format!("another key at {place}"), changed));
            }
            _ => continue,
        }
    }
    slips
}

/// Kinds may stand in a part.
fn excused(slip: &str) -> bool {
    ["a list at /kind", "nothing at /kind"].contains(&slip)
}

/// What the check accepts fits, and what it refuses for its form does not.
#[test]
fn the_schema_refuses_what_the_check_refuses_for_its_form() {
    for (validator, document, check) in [
        (&*POLICY, policy(), policy_findings as fn(&Value) -> Findings),
        (&*ORGANISATION, organisation(), organisation_findings),
    ] {
        let known: BTreeSet<_> = check(&document).iter().cloned().collect();
        let mut wrong = Vec::new();
        let mut refused: BTreeMap<&str, u32> = BTreeMap::new();
        for (slip, document) in slips(&document) {
            let found: Vec<_> =
                check(&document).iter().filter(|one| !known.contains(one)).cloned().collect();
            let formal: Vec<_> = found.iter().filter(|one| of_form(one.code())).collect();
            let fits = validator.is_valid(&document);
            if excused(&slip) {
                continue;
            }
            if fits && let Some(one) = formal.first() {
                wrong.push(format!("{slip} fits: {one}"));
            }
            if !fits && found.is_empty() {
                wrong.push(format!("{slip}: {:?}", complaints(validator, &document)));
            }
            for one in formal {
                *refused.entry(one.code().code()).or_default() += 1;
            }
        }
        assert!(wrong.is_empty(), "{} slips\n{}", wrong.len(), wrong.join("\n"));
        assert!(refused.len() >= 6, "{refused:?}");
    }
}

/// Wherever a list may stand, its one value may stand alone: for the check and for the schema.
#[test]
fn one_value_may_stand_alone_wherever_a_list_may() {
    let mut alone = 0;
    for (validator, document, check) in [
        (&*POLICY, policy(), policy_findings as fn(&Value) -> Findings),
        (&*ORGANISATION, organisation(), organisation_findings),
    ] {
        let mut all = Vec::new();
        places(&document, "", &mut all);
        for place in &all {
            let Some(first) = document.pointer(&format!("{place}/0")) else { continue };
            let with = |value: Value| {
                let mut changed = document.clone();
                *changed.pointer_mut(place).unwrap() = value;
                let codes: Vec<_> = check(&changed).iter().map(Finding::code).collect();
                (codes, validator.is_valid(&changed))
            };
            assert_eq!(with(first.clone()), with(json!([first])), "{place}");
            alone += 1;
        }
    }
    assert!(alone >= 40, "only {alone} lists");
}

/// What an author reads is in the words of the guide, in both languages, and never the program's.
#[test]
fn no_finding_speaks_the_language_of_the_program() {
    const OURS: &[&str] = &[
        "u32",
        "i64",
        "integer",
        "string",
        "sequence",
        "map",
        "struct",
        "enum",
        "variant",
        "invalid type",
        "invalid value",
        "unknown field",
        "missing field",
        "deserial",
        "Option",
    ];
    let mut wrong = Vec::new();
    for (document, check) in [
        (policy(), policy_findings as fn(&Value) -> Findings),
        (organisation(), organisation_findings),
    ] {
        for (slip, document) in slips(&document) {
            for finding in &check(&document) {
                let words = finding.text();
                let ours = OURS.iter().any(|word| words.en.contains(word));
                let mixed = ["expected", " is ", " the ", " got "];
                if ours || words.zh.is_ascii() || mixed.iter().any(|word| words.zh.contains(word)) {
                    wrong.push(format!("{slip}: {finding} / {}", words.zh));
                }
            }
        }
    }
    wrong.dedup();
    assert!(wrong.is_empty(), "{} slips\n{}", wrong.len(), wrong.join("\n"));
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
    let events = schema::events();
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
