//! The scenarios: plain text, run by this engine and by every binding.

use amends::Policy;
use amends_testkit::{
    scenario::{parse, run},
    walk::policy,
};
use std::{fs, path::Path};

fn policy_named(name: &str) -> Policy {
    match Policy::preset(name) {
        Some(preset) => preset.expect("a preset is without findings"),
        None => {
            let path = Path::new("tests/scenarios/policies").join(format!("{name}.toml"));
            policy(&fs::read_to_string(&path).unwrap_or_else(|_| panic!("no policy {path:?}")))
        }
    }
}

#[test]
fn every_scenario_tells_the_truth() {
    let mut files: Vec<_> = fs::read_dir("tests/scenarios")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    files.sort();
    assert!(files.len() >= 18, "only {} scenarios", files.len());
    let mut mismatches = Vec::new();
    for path in files {
        let name = path.to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).unwrap();
        match parse(&text) {
            Err(fault) => mismatches.push(format!("{name}: {fault}")),
            Ok(scenario) => {
                assert!(!scenario.title.is_empty(), "{name} has no title");
                mismatches.extend(run(&name, &scenario, policy_named(&scenario.policy)));
            }
        }
    }
    assert!(mismatches.is_empty(), "\n{}\n", mismatches.join("\n"));
}

/// A wrong expectation is reported with its file, its line and both sides.
#[test]
fn a_mismatch_names_its_line() {
    let text = "scenario: x\npolicy: default\nperson a = role intake\nat 2026-03-02 09:00 a: case.receive\n  then stage closed\n";
    let scenario = parse(text).unwrap();
    let mismatches = run("x.txt", &scenario, policy_named("default"));
    assert_eq!(mismatches, ["x.txt:5: stage\n    expected: closed\n    got:      received"]);
    let fault = parse("scenario: x\nat noon a: b\n").unwrap_err();
    assert!(fault.starts_with("line 2:"), "{fault}");
}
