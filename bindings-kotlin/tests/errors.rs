//! Every error of the core reaches an app as the exception of its kind: none is `Unexpected`, which stands
//! for variants that this binding does not know.

#![allow(clippy::unwrap_used, reason = "a test says what it rests on by failing")]

use amends::{
    Actor, Desk, Policy, Rejection,
    case::{Command, Plain},
    fault::ReplayFault,
    ident::CaseId,
    journal::{Conflict, JournalFault},
    time::{TimeError, Timestamp},
    wire::{JournalReadFault, LineFault, WireFault},
};
use amends_kotlin::AmendsError;
use std::{any::type_name, fmt::Debug, fs};

const DAY: &str = "2026-03-02T09:00:00+08:00";

fn case() -> CaseId {
    CaseId::new("C-1").unwrap()
}

fn now() -> Timestamp {
    DAY.parse().unwrap()
}

fn rejection() -> Box<Rejection> {
    let policy = include_str!("../../core/presets/policies/default.toml");
    let mut desk = Desk::new(Policy::from_toml(policy).unwrap());
    let head = Actor::person("u-1").unwrap();
    desk.handle(&case(), &Command::Archive(Plain {}), &head, now()).unwrap_err()
}

fn replay_faults() -> Vec<ReplayFault> {
    let (seq, event) = (2, "case.closed");
    vec![
        ReplayFault::Empty,
        ReplayFault::NotOpened { got: event },
        ReplayFault::Gap { stream: case(), expected: 1, got: 2 },
        ReplayFault::ForeignStream { expected: case(), got: case(), seq },
        ReplayFault::WrongStage { seq, event, expected: "closed", got: "received" },
        ReplayFault::Unknown { seq, event, what: "a request" },
        ReplayFault::OpenedTwice { seq },
        ReplayFault::WrongNumber { seq, event, expected: 1, got: 2 },
        ReplayFault::Uncountable { seq, event },
        ReplayFault::WrittenByNewerVersion { seq, got: 9, known: 1 },
        ReplayFault::TimeBackwards { seq, at: now(), last: now() },
    ]
}

fn wire_faults() -> Vec<WireFault> {
    let (line, column) = (1, 1);
    let text = || "x".to_owned();
    vec![
        WireFault::Syntax { line, column },
        WireFault::TooLarge { bytes: 2, limit: 1 },
        WireFault::UnknownType { got: text() },
        WireFault::UnknownKey { key: text() },
        WireFault::MissingKey { key: text() },
        WireFault::BadValue { line, column, detail: text() },
        WireFault::WrittenByNewerVersion { got: 9, known: 1 },
        WireFault::StaleSnapshot { got: 1, known: 2 },
        WireFault::DamagedSnapshot,
        WireFault::DamagedJournal,
        WireFault::Unwritable { detail: text() },
    ]
}

fn time_errors() -> Vec<TimeError> {
    let date = now().to_utc().date_naive();
    vec![
        TimeError::Coverage { needed: date, known_from: date, known_until: date },
        TimeError::OutOfRange { first_year: 1, last_year: 2 },
        TimeError::NoOpenTime,
        TimeError::NotAWorkday { date },
        TimeError::PromiseMissing,
        TimeError::AlreadyPaused,
        TimeError::AlreadyRunning,
        TimeError::BeforeLastChange,
    ]
}

fn journal_faults() -> Vec<JournalFault> {
    let conflict = Conflict { case: case(), why: rejection(), meanwhile: Vec::new() };
    vec![
        JournalFault::Replay { case: case(), fault: ReplayFault::Empty },
        JournalFault::Conflict(conflict),
        JournalFault::Rejected(rejection()),
    ]
}

/// Lists the variants that the core declares, so that one more is missed here.
fn declared(file: &str, name: &str) -> Vec<String> {
    let path = format!("{}/../core/src/{file}", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(path).unwrap();
    let body = text.split_once(&format!("pub enum {name} {{\n")).unwrap().1;
    let body = body.split_once("\n}").unwrap().0;
    let lines = body.lines().filter_map(|line| line.strip_prefix("    "));
    let variants = lines.filter(|line| line.starts_with(char::is_uppercase));
    variants.map(word).collect()
}

fn word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric()).collect()
}

/// Shows that all variants are at hand, and that each becomes the exception it should.
fn reaches<F: Debug + Into<AmendsError>>(
    file: &str,
    all: Vec<F>,
    wanted: impl Fn(&str) -> &'static str,
) {
    let name = type_name::<F>().rsplit("::").next().unwrap();
    let made: Vec<_> = all.iter().map(|fault| word(&format!("{fault:?}"))).collect();
    assert_eq!(declared(file, name), made, "`{name}` of the core has other variants");
    for (fault, variant) in all.into_iter().zip(made) {
        let error: AmendsError = fault.into();
        assert_eq!(word(&format!("{error:?}")), wanted(&variant), "`{name}::{variant}`");
    }
}

#[test]
fn every_error_of_the_core_has_an_exception_of_its_own() {
    reaches("fault.rs", replay_faults(), |_| "ReplayFault");
    reaches("wire/fault.rs", wire_faults(), |_| "WireFault");
    reaches("time/error.rs", time_errors(), |_| "TimeFault");
    reaches("journal/fault.rs", journal_faults(), |variant| match variant {
        "Replay" => "ReplayFault",
        _ => "Rejected",
    });
    let read = vec![
        JournalReadFault::Line(LineFault { line: 1, fault: WireFault::DamagedJournal }),
        JournalReadFault::History(JournalFault::Rejected(rejection())),
    ];
    reaches("wire/fault.rs", read, |variant| match variant {
        "Line" => "WireFault",
        _ => "Rejected",
    });
}
