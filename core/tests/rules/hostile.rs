//! Histories and snapshots that no decision of this library led to.

use amends::{
    case::{Case, Event, Recorded},
    time::Span,
};
use amends_testkit::walk::{Style, World, walk};
use serde_json::{Value, json};

fn walks() -> impl Iterator<Item = Vec<Recorded>> {
    let choices = |seed: u32| -> Vec<u32> {
        (1..60_u32).map(|step| (seed * 60 + step).wrapping_mul(2_654_435_761)).collect()
    };
    (0..60).map(move |seed| walk(&World::round(), Style::ALL, &choices(seed)).log)
}

/// Sets a number anywhere in a payload to the largest there is; returns how many were set.
fn blow_up(value: &mut Value, key: &str) -> usize {
    let numbers = ["revision", "episode", "act", "request", "attempt", "continues", "run", "rung"];
    match value {
        Value::Number(_) if numbers.contains(&key) => {
            *value = json!(u32::MAX);
            1
        }
        Value::Object(map) => map.iter_mut().map(|(key, value)| blow_up(value, key)).sum(),
        _ => 0,
    }
}

/// A number that goes up one by one is a fault where it does not, and the case is as it was.
#[test]
fn a_number_at_its_largest_is_a_fault_and_changes_nothing() {
    let mut seen = std::collections::BTreeSet::new();
    for log in walks().filter(|log| !log.is_empty()) {
        let mut case = Case::replay(&log[..1]).unwrap();
        for record in &log[1..] {
            let mut event = serde_json::to_value(&record.event).unwrap();
            if blow_up(&mut event, "") > 0 {
                let before = case.clone();
                let hostile = Recorded {
                    event: serde_json::from_value::<Event>(event).unwrap(),
                    ..record.clone()
                };
                let outcome = case.evolve(&hostile);
                if let Err(fault) = &outcome {
                    assert!(
                        ["wrong_number", "unknown_reference"].contains(&fault.code()),
                        "{fault}"
                    );
                    assert_eq!(case, before, "{fault}");
                    seen.insert((record.event.kind(), fault.code()));
                }
                case = before;
            }
            case.evolve(record).unwrap();
        }
    }
    for kind in [
        "obligation.started",
        "obligation.met",
        "case.reopened",
        "request.asked",
        "solution.proposed",
        "record.act_asked",
    ] {
        assert!(seen.iter().any(|(seen, _)| seen.name() == kind), "{kind} in {seen:?}");
    }
    assert!(seen.iter().any(|(kind, _)| kind.name() == "followup.attempt_failed"), "{seen:?}");
}

/// Every fault speaks both languages, and its code stands on the page of errors.
#[test]
fn faults_speak_both_languages() {
    let log = walks().find(|log| log.len() > 3).unwrap();
    let mut faults = vec![Case::replay([]).unwrap_err()];
    faults.push(Case::replay(&log[1..]).unwrap_err());
    faults.push(Case::replay([&log[0], &log[2]]).unwrap_err());
    let twice = Recorded { seq: 2, ..log[0].clone() };
    faults.push(Case::replay([&log[0], &twice]).unwrap_err());
    let newer = Recorded { schema: 99, ..log[1].clone() };
    faults.push(Case::replay([&log[0], &newer]).unwrap_err());
    let mut early = Recorded { by: log[0].by.clone(), ..log[1].clone() };
    early.at = early.at + Span::from_hours(-1_000);
    faults.push(Case::replay([&log[0], &early]).unwrap_err());
    let foreign = Recorded { stream: "X-1".parse().unwrap(), ..log[1].clone() };
    faults.push(Case::replay([&log[0], &foreign]).unwrap_err());
    let pages = amends::manual::errors();
    let mut codes = Vec::new();
    for fault in faults {
        let page =
            pages.iter().find(|page| page.error == "ReplayFault" && page.code == fault.code());
        assert!(page.is_some(), "{} stands on no page", fault.code());
        assert!(!fault.words().zh.is_ascii() && fault.words().en == fault.to_string());
        codes.push(fault.code());
    }
    let expected = [
        "empty",
        "not_opened",
        "gap",
        "opened_twice",
        "written_by_newer_version",
        "time_backwards",
        "foreign_stream",
    ];
    assert_eq!(codes, expected);
}
