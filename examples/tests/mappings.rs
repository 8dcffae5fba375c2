//! The committed mappings, on the committed sample.

use amends_examples::desk::{
    mapping::{Mapping, Style},
    replay::{RowOutcome, read_log},
};
use std::path::Path;

fn load(name: &str) -> Mapping {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("mappings").join(name);
    Mapping::load(&path).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn the_committed_mappings_are_well_formed() {
    assert_eq!(load("incidents-uci498.toml").style(), Style::EventLog);
    let requests = load("requests-boston311.toml");
    assert_eq!((requests.style(), requests.has_due()), (Style::Register, true));
}

#[test]
fn no_final_value_of_the_incident_log_is_read_early() {
    let mapping = load("incidents-uci498.toml");
    let names: Vec<_> = mapping.columns().iter().map(|column| column.name.as_str()).collect();
    for last in ["resolved_at", "closed_at", "closed_code", "resolved_by", "made_sla"] {
        assert!(!names.contains(&last), "the mapping reads `{last}`");
    }
}

/// Takes the fenced blocks of a language out of the reference page.
fn fenced(language: &str) -> Vec<String> {
    let page = include_str!("../README.md");
    let fence = format!("```{language}\n");
    let blocks = page.split(&fence).skip(1);
    blocks.filter_map(|rest| rest.split("\n```").next()).map(|text| format!("{text}\n")).collect()
}

#[test]
fn the_worked_examples_of_the_reference_hold() {
    let dir = tempfile::tempdir().expect("a directory for the test");
    let logs: Vec<_> = include_str!("../README.md")
        .split("\n```\n")
        .filter(|block| block.starts_with("Ticket;") || block.starts_with("no,"))
        .collect();
    let mappings = fenced("toml");
    assert_eq!((logs.len(), mappings.len()), (2, 2));
    let mut shown = Vec::new();
    for (text, rows) in mappings.iter().zip(logs) {
        let path = dir.path().join("log.csv");
        std::fs::write(&path, format!("{rows}\n")).expect("a log for the test");
        let mapping = Mapping::parse(text)
            .unwrap_or_else(|findings| panic!("{}", findings.display(Path::new("README.md"))));
        let read = read_log(&path, &mapping, None, "test", |_, outcome| {
            let RowOutcome::Taken(taken) = outcome else { panic!("refused: {outcome:?}") };
            for seen in &taken.row.sightings {
                let at = seen.observation.at.to_string();
                shown.push((at, seen.label.clone(), seen.observation.level));
            }
            Ok(())
        });
        read.unwrap_or_else(|error| panic!("{error}"));
    }
    let expected = [
        ("2024-03-27T08:00:00.000000Z", "Accepted/In Progress", Some(0)),
        ("2024-03-27T10:30:00.000000Z", "Accepted/Wait - User", Some(0)),
        ("2024-03-28T07:15:00.000000Z", "Accepted/In Progress", Some(1)),
        ("2024-03-28T15:40:00.000000Z", "Completed/Resolved", Some(1)),
        ("2024-04-12T14:40:00.000000Z", "Completed/Closed", Some(1)),
        ("2024-07-01T06:30:00.000000Z", "open", None),
        ("2024-07-04T09:12:00.000000Z", "done", None),
        ("2024-07-01T07:05:00.000000Z", "open", None),
    ];
    let expected = expected.map(|(at, label, level)| (at.to_owned(), label.to_owned(), level));
    assert_eq!(shown, expected);
}
