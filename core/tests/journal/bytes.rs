//! A journal as bytes: no byte changes unseen, and no line is believed that cannot be.

use crate::{
    played::{journal, play, state},
    support,
};
use amends::{
    Digest, Policy,
    ident::CaseId,
    journal::Journal,
    wire::{self, JournalReadFault, MAX_JOURNAL_BYTES},
};
use amends_testkit::{
    fuzz::mutated,
    walk::{Style, World, walk},
};

const GOLDEN: &str = "tests/golden/journal_v1.jsonl";

/// Two cases, of which one is told in part.
fn example() -> (World, Journal) {
    let world = World::office();
    let choices: Vec<_> = (1..14_u32).map(|step| step.wrapping_mul(2_654_435_761)).collect();
    let mut kept = journal(&world);
    for name in ["A-1", "B-2"] {
        let id = CaseId::new(name).unwrap();
        for step in &walk(&world, Style::PLAIN, &choices).steps {
            play(&mut kept, &world, &id, &step.input);
        }
    }
    kept.acknowledge(&CaseId::new("A-1").unwrap(), 9);
    (world, kept)
}

fn read(world: &World, bytes: &[u8]) -> Result<Journal, JournalReadFault> {
    wire::read_journal(bytes, world.policies.iter().rev().cloned())
}

/// The code with which a journal is refused.
fn refused(world: &World, bytes: &[u8]) -> &'static str {
    let fault = read(world, bytes).expect_err("refused");
    assert!(!fault.words().zh.is_empty() && fault.to_string().contains(fault.code()));
    fault.code()
}

/// Puts the first line before what shall stand in a journal.
fn sealed(body: &[u8]) -> Vec<u8> {
    let first = format!("{{\"journal\":1,\"digest\":\"{}\"}}\n", Digest::of(body));
    [first.as_bytes(), body].concat()
}

fn body(kept: &Journal) -> String {
    let text = state(kept).0;
    text.split_once('\n').unwrap().1.to_owned()
}

#[test]
fn the_golden_journal_keeps_reading_and_writing_the_same_bytes() {
    let (world, kept) = example();
    support::committed(GOLDEN, &state(&kept).0);
    let golden = support::read(GOLDEN);
    let read = read(&world, golden.as_bytes()).unwrap();
    assert_eq!(state(&read), state(&kept));
    for unsent in read.unsent() {
        assert!(
            !unsent.acts.is_empty(),
            "the golden journal has nothing to tell of {}",
            unsent.case
        );
    }
}

/// Any byte changed, any place cut, anything behind the end is found.
#[test]
fn no_byte_changes_unseen() {
    let (world, kept) = example();
    let bytes = state(&kept).0.into_bytes();
    for at in 0..bytes.len() {
        let mut damaged = bytes.clone();
        damaged[at] ^= 1 << (at % 8);
        refused(&world, &damaged);
        refused(&world, &bytes[..at]);
    }
    for more in ["\n", " ", "{}\n", "garbage"] {
        assert_eq!(
            refused(&world, &[bytes.as_slice(), more.as_bytes()].concat()),
            "damaged_journal"
        );
    }
}

/// Whoever seals it: a line that says what cannot be is a fault, and nothing is believed before it came
/// true.
#[test]
fn lines_that_lie_are_faults() {
    let (world, kept) = example();
    let body = body(&kept);
    let said = |from: &str, to: &str| {
        assert!(body.contains(from), "the journal does not say `{from}`");
        refused(&world, &sealed(body.replacen(from, to, 1).as_bytes()))
    };
    let records = kept.records(&CaseId::new("A-1").unwrap(), 0).len();
    let counted = format!("\"records\":{records}");
    assert_eq!(said(&counted, "\"records\":18446744073709551615"), "unknown_key");
    assert_eq!(said(&counted, &format!("\"records\":{}", records - 1)), "bad_value");
    assert_eq!(said(&counted, &format!("\"records\":{}", records + 1)), "unknown_key");
    assert_eq!(said(&counted, "\"records\":9,\"more\":0"), "unknown_key");
    assert_eq!(said("\"told\":9", "\"told\":99999"), "bad_value");
    assert_eq!(said("\"told\":9", "\"told\":-1"), "bad_value");
    assert_eq!(said("\"last\":", "\"last\":9999"), "bad_value");
    assert_eq!(said("\"last\":", "\"last\":-"), "bad_value");
    assert_eq!(said("\"case\":\"A-1\"", "\"case\":\"A-0\""), "foreign_stream");
    assert_eq!(said("\"case\":\"A-1\"", "\"case\":\"C-1\""), "foreign_stream");
    assert_eq!(said("\"case\":\"B-2\"", "\"case\":\"A-1\""), "bad_value");
    assert_eq!(said("\"seq\":2,", "\"seq\":3,"), "gap");
    assert_eq!(said("case.received", "case.teleported"), "unknown_type");
    let code = |text: &str| refused(&world, &sealed(text.as_bytes()));
    assert_eq!(code(&format!("{body}\n")), "syntax");
    assert_eq!(code(&body[..body.len() / 2]), "syntax");
    assert_eq!(code(&body[..body.rfind("{\"stream\"").unwrap()]), "bad_value");
    let empty = r#"{"case":"A-1","told":0,"records":0,"acts":[]}"#;
    assert_eq!(code(empty), "empty");
    // The last line may end without a line break: nothing is lost by that.
    assert!(read(&world, &sealed(body.trim_end().as_bytes())).is_ok());
    assert!(read(&world, &sealed(b"")).is_ok());
}

#[test]
fn the_first_line_says_what_follows() {
    let (world, kept) = example();
    let text = state(&kept).0;
    let said = |from: &str, to: &str| refused(&world, text.replacen(from, to, 1).as_bytes());
    assert_eq!(said("\"journal\":1", "\"journal\":2"), "written_by_newer_version");
    assert_eq!(said("\"journal\":1", "\"journal\":2,\"new\":{}"), "written_by_newer_version");
    assert_eq!(said("\"journal\":1", "\"journal\":0"), "bad_value");
    assert_eq!(said("\"journal\":1", "\"journal\":1,\"new\":{}"), "unknown_key");
    assert_eq!(said("\"journal\":1,", ""), "missing_key");
    assert_eq!(said("{\"journal\":1", "{ \"journal\":1"), "damaged_journal");
    assert_eq!(said("{\"journal\":1", "\u{feff}{\"journal\":1"), "syntax");
    let (first, rest) = text.split_once('\n').unwrap();
    let shouted = first.to_uppercase().replace("JOURNAL", "journal").replace("DIGEST", "digest");
    assert_ne!(shouted, first);
    assert_eq!(refused(&world, format!("{shouted}\n{rest}").as_bytes()), "damaged_journal");
    assert_eq!(refused(&world, b""), "syntax");
    assert_eq!(refused(&world, first.as_bytes()), "damaged_journal");
    let giant = vec![0; MAX_JOURNAL_BYTES + 1];
    assert_eq!(refused(&world, &giant), "too_large");
}

/// A case whose policy is not given is named; it need not be the one that new cases are bound to.
#[test]
fn every_policy_is_needed() {
    let (world, kept) = example();
    let text = state(&kept).0;
    let fault = wire::read_journal(&text, world.policies[1..].iter().cloned()).unwrap_err();
    assert_eq!(fault.code(), "policy_mismatch");
    assert!(fault.to_string().contains("`A-1`"), "{fault}");
    let none = wire::read_journal(&text, Vec::<Policy>::new()).unwrap_err();
    assert_eq!(none, fault);
    let read = wire::read_journal(&text, world.policies.clone()).unwrap();
    assert_eq!(read.desk().policy_at(world.start), world.policies.last());
}

/// Damage that was sealed: never a panic, and what is taken for a journal is one.
#[test]
fn sealed_damage_is_a_fault_or_a_journal() {
    let (world, kept) = example();
    let body = body(&kept);
    let mut taken = 0;
    for number in 0..amends_testkit::effort::times(600) {
        if let Ok(read_back) = read(&world, &sealed(&mutated(body.as_bytes(), number))) {
            let text = state(&read_back);
            assert_eq!(state(&read(&world, text.0.as_bytes()).unwrap()), text);
            taken += 1;
        }
    }
    println!("{taken} were journals");
}
