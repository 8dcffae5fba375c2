//! The fuzz targets on a stable toolchain: their committed corpus, and a few thousand copies of it
//! that are damaged the same way every time. A panic fails.

mod support;

use amends_testkit::{
    effort::times,
    fuzz::{TARGETS, Target, mutated},
    walk::{Style, World, walk},
};
use std::{fs, path::Path};

/// Where the seeds of a target lie beside its corpus: files that other tests and readers use.
fn folders(target: &str) -> &'static [&'static str] {
    match target {
        "wire" => &["tests/golden"],
        "policy" => &["presets/policies", "tests/policies", "testkit/policies"],
        _ => &[],
    }
}

fn seeds(target: &str) -> Vec<(String, Vec<u8>)> {
    let corpus = format!("fuzz/corpus/{target}");
    let mut all = Vec::new();
    for folder in std::iter::once(corpus.as_str()).chain(folders(target).iter().copied()) {
        let entries = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap();
        let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
        files.sort();
        for file in files.into_iter().filter(|file| file.is_file()) {
            all.push((file.display().to_string(), fs::read(file).unwrap()));
        }
    }
    all
}

fn run((name, body): Target, damaged: u32) {
    let seeds = seeds(name);
    assert!(seeds.len() >= 4, "the corpus of {name} has {} files only", seeds.len());
    for (file, bytes) in &seeds {
        println!("{file}");
        body(bytes);
    }
    for number in 0..times(damaged) {
        let (file, bytes) = &seeds[number as usize % seeds.len()];
        println!("{file} damaged by {number}");
        body(&mutated(bytes, number));
    }
}

fn target(name: &str) -> Target {
    *TARGETS.iter().find(|(target, _)| *target == name).unwrap()
}

#[test]
fn bytes_that_may_be_a_log() {
    run(target("wire"), 1_200);
}

#[test]
fn texts_that_may_be_a_policy() {
    run(target("policy"), 500);
}

#[test]
fn texts_that_may_be_a_calendar() {
    run(target("calendar"), 1_500);
}

#[test]
fn bytes_that_drive_a_case() {
    run(target("case"), 200);
}

/// Every body is a target of cargo-fuzz, and the other way round.
#[test]
fn every_body_is_a_target() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz");
    let manifest = fs::read_to_string(root.join("Cargo.toml")).unwrap();
    for (name, _) in TARGETS {
        assert!(manifest.contains(&format!("name = \"{name}\"")), "{name} is no binary");
        let text = fs::read_to_string(root.join(format!("fuzz_targets/{name}.rs"))).unwrap();
        assert!(text.contains(&format!("fuzz::{name}(")), "{name} calls another body");
    }
    assert_eq!(manifest.matches("[[bin]]").count(), TARGETS.len());
}

/// The logs in the corpus are walks; `AMENDS_BLESS=1` writes them anew.
#[test]
fn the_logs_of_the_corpus_are_walks() {
    let mixed = |seed: u32| (0..40).map(move |at: u32| (seed + at).wrapping_mul(2_654_435_761));
    for (name, world) in [("round", World::round()), ("office", World::office())] {
        let choices: Vec<u32> = mixed(7).collect();
        let log: String = walk(&world, Style::ALL, &choices)
            .log
            .iter()
            .map(|record| amends::wire::write_record(record).unwrap() + "\n")
            .collect();
        assert!(log.lines().count() > 20, "{name} is short");
        support::committed(&format!("fuzz/corpus/wire/{name}.jsonl"), &log);
    }
}
