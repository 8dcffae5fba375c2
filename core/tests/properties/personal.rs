//! Invariant 36: where a text that the host gives comes to stand, and where none ever does.

use crate::{meta::numbers, support};
use amends::{
    Actor,
    case::{Command, Observation, Recorded},
};
use amends_testkit::walk::{Act, Input, Style, World, replay, walk};
use serde_json::Value;
use std::collections::BTreeSet;

/// Keys under which a host may put a text of its own; the others hold words of a vocabulary, names
/// of the policy, instants or digests.
const OPEN: &[&str] = &[
    "reason",
    "cause",
    "measures",
    "channel",
    "to",
    "unit",
    "handler",
    "person",
    "customer",
    "case",
    "category",
    "tier",
    "origin",
    "addressee",
    "phase",
    "asset",
    "nature",
    "urgency",
    "importance",
    "complexity",
    "severity",
];

const GOLDEN: &str = "tests/golden/given_text.txt";

/// Puts a mark of its own into every open place of a document and returns the places.
fn mark(value: &mut Value, path: &str, source: &str, open: bool) {
    match value {
        Value::Object(map) => {
            for (key, item) in map {
                let open = OPEN.contains(&key.as_str());
                mark(item, &format!("{path}/{key}"), source, open);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| mark(item, path, source, open)),
        // A digest is no text: nobody can write into it what they like.
        Value::String(text) if open && text.parse::<amends::Digest>().is_err() => {
            *text = format!("mark~{source}~{path}~");
        }
        _ => {}
    }
}

/// Fills every open place of what the host gives, those included that were left empty.
fn marked(input: &Input) -> Input {
    let act = match &input.act {
        Act::Give(given) => {
            let mut given = given.clone();
            let mut command = serde_json::to_value(&given.command).unwrap();
            let source = given.command.kind().name();
            fill(&mut command["data"], source);
            mark(&mut command["data"], "", source, false);
            given.command = serde_json::from_value::<Command>(command).unwrap();
            Act::Give(given)
        }
        Act::Observe(observation) => {
            let mut value = serde_json::to_value(observation).unwrap();
            fill(&mut value, "observe");
            value["by"] = "mark~observe~/by~".into();
            mark(&mut value, "", "observe", false);
            Act::Observe(Box::new(serde_json::from_value::<Observation>(value).unwrap()))
        }
        Act::Tick => Act::Tick,
    };
    Input { now: input.now, act }
}

/// Adds what may be given and seldom is.
fn fill(data: &mut Value, source: &str) {
    let text = || Value::from("text");
    match source {
        "case.reply" => data["channel"] = text(),
        "case.close" => data["reason"] = text(),
        "solution.propose" => data["measures"] = vec!["one", "two"].into(),
        "case.receive" | "case.register" | "triage.classify" | "observe" => {
            for key in &OPEN[OPEN.iter().position(|key| *key == "category").unwrap()..] {
                data["facts"][key] = text();
            }
        }
        _ => {}
    }
}

/// Finds the marks in a record: which text of which source stands where.
fn find(value: &Value, path: &str, event: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            map.iter().for_each(|(key, item)| find(item, &format!("{path}/{key}"), event, found));
        }
        Value::Array(items) => items.iter().for_each(|item| find(item, path, event, found)),
        Value::String(text) => {
            for mark in text.split("mark~").skip(1) {
                let mut parts = mark.split('~');
                let (source, place) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
                found.insert(format!("{source} {place} -> {event} {path}"));
            }
        }
        _ => {}
    }
}

fn marked_actor() -> Actor {
    let boss = Actor::person("mark~actor~/id~").and_then(|actor| actor.with_role("boss"));
    let boss = boss.and_then(|actor| actor.with_role("mark~actor~/role~"));
    let boss = boss.and_then(|actor| actor.with_qualification("mark~actor~/qualification~"));
    let boss = boss.and_then(|actor| actor.with_qualification("verifier"));
    boss.and_then(|actor| actor.in_unit("mark~actor~/unit~")).unwrap()
}

/// Plays walks with a mark in every open place of every command, report and actor.
fn played() -> Vec<Recorded> {
    let mut all = Vec::new();
    for world in [World::round(), World::office()] {
        let mut world = world;
        for seed in 1..=480 {
            let trace = walk(&world, Style::ALL, &numbers(seed, 60));
            let inputs: Vec<_> = trace.accepted().map(marked).collect();
            all.extend(replay(&world, inputs).0);
        }
        world.cast[0] = marked_actor();
        for seed in 1_000..=1_240 {
            let trace = walk(&world, Style::ALL, &numbers(seed, 60));
            all.extend(replay(&world, trace.accepted().map(marked).collect::<Vec<_>>()).0);
        }
    }
    all
}

/// Every place where a given text comes to stand is listed and reviewed; the customer's reference
/// stands in the opening record alone, and of an actor nothing but the identifier.
#[test]
fn a_given_text_stands_only_where_it_is_listed() {
    let records = played();
    let mut found = BTreeSet::new();
    for record in &records {
        let value = serde_json::to_value(record).unwrap();
        find(&value, "", record.event.kind().name(), &mut found);
    }
    let mut told = BTreeSet::new();
    for place in &found {
        let (from, to) = place.split_once(" -> ").unwrap();
        if from.contains("/customer") {
            assert_eq!(to, "case.received /event/data/customer");
        } else if from.starts_with("actor ") {
            assert!(from == "actor /id" && !to.contains(" /event/data/customer"), "{place}");
        }
        told.insert(from.to_owned());
    }
    let page: Vec<_> = found.iter().filter(|place| !place.starts_with("actor ")).cloned().collect();
    support::committed(GOLDEN, &(page.join("\n") + "\n"));
    for expected in ["case.receive /customer", "case.reply /channel", "observe /facts/category"] {
        assert!(told.contains(expected), "{expected} was never given: {told:?}");
    }
    let shown = format!("{records:?}");
    assert!(!shown.contains("mark~case.receive~/customer~"), "the reference shows itself");
}
