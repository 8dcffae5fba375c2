//! Bodies of the fuzz targets: any bytes come in, nothing panics, and what is accepted keeps its laws.
//!
//! The targets of `core/fuzz` call them with a fuzzer's bytes; a stable test calls them with the
//! committed corpus and with [`mutated`] copies of it.

mod mutate;

pub use mutate::mutated;

use crate::{
    policies,
    walk::{Style, World, walk},
};
use amends::{
    Actor, RejectionCode,
    case::{Case, Context},
    policy::{Checked, Policy, PolicyDocument},
    time::{
        Bound, Calendar, CalendarDocument, DayOff, Edge, Packs, Sides, Span, TimeError, Timestamp,
    },
    wire,
};
use std::sync::LazyLock;

/// A fuzz target: its name and its body.
pub type Target = (&'static str, fn(&[u8]));

/// Every target; each is a file of `core/fuzz/fuzz_targets` and a folder of `core/fuzz/corpus`.
pub const TARGETS: &[Target] =
    &[("wire", wire), ("policy", policy), ("calendar", calendar), ("case", case)];

static PACKS: LazyLock<Packs> = LazyLock::new(Packs::builtin);
static WORLDS: LazyLock<[World; 3]> =
    LazyLock::new(|| [World::round(), World::office(), World::edge()]);

/// Reads bytes as a log and as a command; what can be read is written and read back the same, and
/// what can be replayed can be asked and moved on.
pub fn wire(bytes: &[u8]) {
    if let Ok(command) = wire::read_command(bytes) {
        let written = wire::write_command(&command).expect("what was read is written");
        assert_eq!(wire::read_command(&written).as_ref(), Ok(&command));
    }
    let mut log = Vec::new();
    for record in wire::read_log(bytes).take(400).flatten() {
        let line = wire::write_record(&record).expect("what was read is written");
        assert_eq!(wire::read_record(&line).as_ref(), Ok(&record));
        log.push(record);
    }
    let Ok(case) = Case::replay(&log) else { return };
    let now = log.last().map_or(case.last_external(), |last| last.recorded_at);
    let policies = WORLDS.iter().flat_map(|world| &world.policies);
    for policy in policies.filter(|policy| policy.digest() == case.policy()) {
        let actor = Actor::person("boss-1").and_then(|actor| actor.with_role("boss"));
        let actor = actor.expect("a short name");
        // A forged history may contradict the policy; it is refused, and nothing more.
        let _ = case.available(&Context::new(policy, &actor, now));
        let _ = case.tick(policy, now + Span::from_hours(2_000));
    }
}

/// Reads a text as a policy; what is sealed is walked a little and is not to blame.
pub fn policy(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let checked = match PolicyDocument::from_json(text) {
        Ok(document) => Policy::check(&document, &PACKS),
        Err(_) => policies::checked(text),
    };
    assert_eq!(checked.policy.is_none(), checked.findings.has_errors());
    for finding in &checked.findings {
        let words = finding.text();
        assert!(!words.en.is_empty() && !words.zh.is_empty(), "a finding without words");
    }
    let Checked { policy: Some(policy), .. } = checked else { return };
    let choices: Vec<u32> = bytes.chunks(7).map(|chunk| folded(chunk) as u32).take(8).collect();
    let trace = walk(&World::of(vec![policy]), Style::PLAIN, &choices);
    for step in &trace.steps {
        if let Err(rejection) = &step.outcome {
            assert_ne!(rejection.code(), RejectionCode::Bug, "{rejection}");
        }
    }
}

/// Reads a text as a calendar and asks it everything near some instants.
pub fn calendar(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Ok(document) = CalendarDocument::from_toml(text) else { return };
    let Ok(calendar) = Calendar::compile("fuzzed", &document, &PACKS) else { return };
    let seed = folded(bytes);
    for turn in 0..4_u32 {
        let mixed = seed.rotate_left(turn * 13) ^ u64::from(turn);
        // Two years from 2024 on, to the second.
        let second = 1_704_067_200 + i64::try_from(mixed % 63_072_000).unwrap_or(0);
        let at = Timestamp::from_seconds_clamped(second);
        let span = Span::from_seconds(i64::try_from(mixed >> 40).unwrap_or(0) % 300_000);
        if let Err(error) = questions(&calendar, at, span) {
            assert!(!error.code().is_empty());
        }
    }
}

fn questions(calendar: &Calendar, at: Timestamp, span: Span) -> Result<(), TimeError> {
    for edge in [Edge::AtClose, Edge::NextOpening] {
        let due = calendar.add(at, span, edge)?.at;
        assert!(due >= at);
        assert_eq!(calendar.elapsed(at, due)?, span);
        let back = calendar.subtract(due, span, edge)?.at;
        assert_eq!(calendar.elapsed(back, due)?, span);
    }
    if let Some(opening) = calendar.next_open(at, Bound::Strict)? {
        assert!(opening > at && calendar.is_open(opening)?);
    }
    if let Some(closing) = calendar.next_close(at)? {
        assert!(closing > at && !calendar.is_open(closing)?);
    }
    let date = calendar.local_date(at);
    assert_eq!(calendar.hours_on(date)?.is_some(), calendar.is_workday(date)?);
    for day_off in [DayOff::Roll, DayOff::Step, DayOff::Forward, DayOff::Backward] {
        let _ = calendar.add_days(date, 3, day_off)?;
    }
    let later = calendar.add_days(date, 5, DayOff::Step)?;
    let _ = calendar.business_days_between(date, later, Sides::Last)?;
    Ok(())
}

/// Lets bytes drive a case: the first chooses the policy, the others the steps.
pub fn case(bytes: &[u8]) {
    let Some((first, rest)) = bytes.split_first() else { return };
    let choices: Vec<u32> = rest.chunks(4).map(|chunk| folded(chunk) as u32).take(80).collect();
    let generated;
    let world = match WORLDS.get(usize::from(first % 4)) {
        Some(world) => world,
        None => match policies::world(&choices[..choices.len() / 2]) {
            Ok(world) => {
                generated = world;
                &generated
            }
            Err(_) => return,
        },
    };
    let trace = walk(world, Style::ALL, &choices);
    for step in &trace.steps {
        if let Err(rejection) = &step.outcome {
            assert_ne!(rejection.code(), RejectionCode::Bug, "{rejection}");
        }
    }
    let Some(case) = &trace.case else { return };
    assert_eq!(Case::replay(&trace.log).as_ref(), Ok(case));
    let awake = case.tick(world.policy_of(case), trace.now).expect("time may always pass");
    assert!(awake.case().next_wakeup().is_none_or(|wake_up| wake_up.at > trace.now));
}

/// Folds bytes into a number; short ones stay what they are.
fn folded(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0_u64, |sum, byte| {
        (sum << 8 | u64::from(*byte)) ^ (sum >> 56).wrapping_mul(0x9E37_79B9_7F4A_7C15)
    })
}
