//! Snapshots: a case written as it stands comes back as it stood, or says that it cannot.

mod support;

use amends::{
    Desk,
    case::{Case, Recorded},
    wire::{self, WireCode, WireFault},
};
use amends_testkit::walk::{Style, World, play, walk};
use proptest::{
    prelude::*,
    test_runner::{Config, FileFailurePersistence},
};
use serde_json::Value;

const GOLDEN: &str = "tests/golden/snapshots_v1.jsonl";

/// What a golden snapshot has to show: every state that holds data of its own. `#` is a digit.
const SHOWN: &[&str] = &[
    r#""running":"#,
    r#""paused":"#,
    r#""overdue":"#,
    r#""ended":"#,
    r#""owed":"#,
    r#""done":"#,
    r#""failed""#,
    r#""asked":[{"#,
    r#""timed":[{"#,
    r#""conflicts":[["#,
    r#""ending":{"#,
    r#""handled_by":{"#,
    r#""drafted_by":{"#,
    r#""current":{"#,
    r#""all":[{"#,
    r#""pauses":[{"#,
    r#""erased":#"#,
    r#""customers":["c"#,
    r#""replied_by":{"#,
    r#""ticks":["a"#,
];

fn shows(text: &str, piece: &str) -> bool {
    let Some(start) = piece.strip_suffix('#') else { return text.contains(piece) };
    text.split(start).skip(1).any(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

fn settings() -> Config {
    let file = "tests/proptest-regressions/case-snapshots.txt";
    Config {
        cases: 48,
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct(file))),
        ..Config::default()
    }
}

proptest! {
    #![proptest_config(settings())]

    /// Invariant 6: at any step the snapshot is the case, and what follows is decided alike.
    #[test]
    fn a_snapshot_stands_for_its_history(choices in prop::collection::vec(any::<u32>(), 8..60)) {
        for world in [World::round(), World::office()] {
            let trace = walk(&world, Style::ALL, &choices);
            for step in &trace.steps {
                let Some(before) = &step.before else { continue };
                let text = wire::write_snapshot(before).unwrap();
                let restored = wire::read_snapshot(&text).unwrap();
                prop_assert_eq!(&restored, before);
                prop_assert_eq!(&wire::write_snapshot(&restored).unwrap(), &text);
                let outcome = play(&world, Some(&restored), &step.input);
                let records = outcome.map(|decision| decision.into_parts().1);
                prop_assert_eq!(&records, &step.outcome);
            }
        }
    }

    /// A desk restored from a snapshot and the records behind it is the desk that replayed them all.
    #[test]
    fn the_records_behind_a_snapshot_follow(
        choices in prop::collection::vec(any::<u32>(), 8..60),
        cut in any::<prop::sample::Index>(),
    ) {
        let world = World::office();
        let log = walk(&world, Style::ALL, &choices).log;
        prop_assume!(!log.is_empty());
        let cut = 1 + cut.index(log.len());
        let snapshot = wire::write_snapshot(&Case::replay(&log[..cut]).unwrap()).unwrap();
        let mut desk = Desk::new(world.policies[0].clone());
        let restored = wire::read_snapshot(&snapshot).unwrap();
        desk.restore(restored.clone(), &log[cut..]).unwrap();
        prop_assert_eq!(desk.cases().next(), Some(&Case::replay(&log).unwrap()));
        // Records that the snapshot already holds, or with a gap before them, cannot follow.
        prop_assert!(desk.restore(restored.clone(), &log[cut - 1..]).is_err());
        if let Some(gap) = log.get(cut + 1..).filter(|gap| !gap.is_empty()) {
            prop_assert!(desk.restore(restored, gap).is_err());
        }
    }
}

/// The layout is what it was. Where this fails, raise `Layout::NUMBER` with the change and bless.
#[test]
fn the_layout_has_not_changed_silently() {
    if support::blessing() {
        support::committed(GOLDEN, &shown_by_walks());
    }
    let golden = support::read(GOLDEN);
    for line in golden.lines() {
        let case = wire::read_snapshot(line).unwrap_or_else(|fault| panic!("{fault}\n{line}"));
        assert_eq!(wire::write_snapshot(&case).unwrap(), line);
    }
    let missing: Vec<_> = SHOWN.iter().filter(|piece| !shows(&golden, piece)).collect();
    assert!(missing.is_empty(), "the golden snapshots show no {missing:?}");
}

/// Walks until every state has been seen, and keeps the snapshots that showed a new one.
fn shown_by_walks() -> String {
    let mut shown = String::new();
    for seed in 0..400_u32 {
        let choices: Vec<_> =
            (1..60_u32).map(|step| (seed * 60 + step).wrapping_mul(2_654_435_761)).collect();
        for world in [World::round(), World::office()] {
            let trace = walk(&world, Style::ALL, &choices);
            for case in trace.steps.iter().filter_map(|step| step.before.as_ref()) {
                let text = wire::write_snapshot(case).unwrap();
                if SHOWN.iter().any(|piece| shows(&text, piece) && !shows(&shown, piece)) {
                    shown += &text;
                    shown += "\n";
                }
            }
        }
    }
    shown
}

fn example() -> (String, Vec<Recorded>) {
    let choices: Vec<_> = (1..40_u32).map(|step| step.wrapping_mul(2_654_435_761)).collect();
    let trace = walk(&World::office(), Style::PLAIN, &choices);
    (wire::write_snapshot(&trace.case.unwrap()).unwrap(), trace.log)
}

#[test]
fn a_snapshot_of_another_release_is_refused_by_its_layout() {
    let (text, _) = example();
    for got in [0, 1, 70_000] {
        let other =
            text.replace(r#""layout":2,"#, &format!(r#""layout":{got},"new_region":{{}},"#));
        let fault = wire::read_snapshot(&other).unwrap_err();
        assert_eq!(fault, WireFault::StaleSnapshot { got, known: 2 });
        let alone: Value = serde_json::from_str(&other).unwrap();
        let fault = serde_json::from_value::<Case>(alone["case"].clone()).unwrap_err();
        assert!(fault.to_string().contains("replay the log"), "{fault}");
    }
}

#[test]
fn a_damaged_snapshot_is_never_taken_for_a_case() {
    let (text, _) = example();
    let case = wire::read_snapshot(&text).unwrap();
    for at in 0..text.len() {
        let mut bytes = text.clone().into_bytes();
        bytes[at] ^= 1;
        // White space and the escaping of a text may change; what is read may not.
        if let Ok(read) = wire::read_snapshot(&bytes) {
            assert_eq!(read, case, "byte {at}");
        }
    }
    let digit = text.replace(r#""episode":0"#, r#""episode":7"#);
    assert_ne!(digit, text);
    assert_eq!(wire::read_snapshot(&digit).unwrap_err(), WireFault::DamagedSnapshot);
    for end in (0..text.len()).step_by(7) {
        assert!(wire::read_snapshot(&text[..end]).is_err(), "cut at {end}");
    }
    let giant = vec![b' '; wire::MAX_SNAPSHOT_BYTES + 1];
    assert_eq!(wire::read_snapshot(&giant).unwrap_err().code(), WireCode::TooLarge);
    let stray = text.replacen('{', r#"{"mood":1,"#, 1);
    let fault = wire::read_snapshot(&stray).unwrap_err();
    assert_eq!(fault, WireFault::UnknownKey { key: "mood".to_owned() });
}
