//! Ideas of the SCXML conformance tests, by their numbers, told with cases.
//!
//! EXACT: the same rule in other words. ADAPTED: the rule carried over to what a case has instead.
//! Left out: data model, invoke, processors, history states (387, 388, 580) and parallel exits,
//! which a case does not have.

use amends::{
    case::*,
    ident::Value,
    time::{Span, Timestamp},
};
use amends_testkit::{
    explore::{given, registered},
    walk::{Act, Input, World, play},
};

const ANSWERING: usize = 5; // the kind `question` of the policy
const OPINION: usize = 3;

fn step(world: &World, case: &Case, now: Timestamp, command: Command) -> (Case, Vec<EventKind>) {
    let decision = play(world, Some(case), &given(now, command, 0)).unwrap();
    let kinds = decision.records().iter().map(|record| record.event.kind()).collect();
    (decision.into_parts().0, kinds)
}

fn tick(world: &World, case: &Case, now: Timestamp) -> (Case, Vec<Recorded>) {
    play(world, Some(case), &Input { now, act: Act::Tick }).unwrap().into_parts()
}

fn reason() -> Reasoned {
    Reasoned { reason: Value::new("example").unwrap(), note: None }
}

/// 144 ADAPTED: what was raised first is answered first.
#[test]
fn test_144_first_in_first_out() {
    let world = World::round();
    let (case, now) = registered(&world, ANSWERING);
    let (_, kinds) = step(&world, &case, now, Command::Answer(Noted::default()));
    let place = |kind| kinds.iter().position(|other| *other == kind).unwrap();
    assert!(place(EventKind::Answered) < place(EventKind::Closed));
    // What answering satisfies comes before what closing cancels.
    assert!(place(EventKind::ObligationMet) < place(EventKind::ObligationCancelled));
}

/// 185 EXACT: delays end in the order of their instants, not of their making.
#[test]
fn test_185_delays_end_in_the_order_of_their_instants() {
    let world = World::round();
    let (case, now) = registered(&world, OPINION);
    let (_, records) = tick(&world, &case, now + Span::from_hours(100));
    let fired: Vec<_> = records.iter().map(|record| record.at).collect();
    assert!(fired.len() > 5);
    assert!(fired.is_sorted(), "{fired:?}");
}

/// 186 ADAPTED: what is scheduled keeps the instant it was scheduled with, whatever changes later.
#[test]
fn test_186_a_delay_keeps_its_arguments() {
    let world = World::round();
    let (case, now) = registered(&world, ANSWERING);
    let (case, _) = step(&world, &case, now, Command::Explain(reason()));
    let before = case.custody().timed().to_vec();
    assert_eq!(before.len(), 1);
    let (case, _) = tick(&world, &case, now + Span::from_hours(239));
    assert_eq!(case.custody().timed(), before);
    assert_eq!(before[0].at, now + Span::from_hours(240));
}

/// 187 EXACT: nothing that was waiting fires once the end is reached.
#[test]
fn test_187_nothing_fires_after_the_end() {
    let world = World::round();
    let (case, now) = registered(&world, OPINION);
    let (case, _) = step(&world, &case, now, Command::Explain(reason()));
    let (case, _) = step(&world, &case, now, Command::Archive(Plain {}));
    let (after, records) = tick(&world, &case, now + Span::from_hours(100_000));
    assert!(records.is_empty());
    assert_eq!(after, case);
    assert_eq!(after.next_wakeup(), None);
}

/// 208 EXACT: a cancelled delay does not end.
#[test]
fn test_208_a_cancelled_delay_does_not_end() {
    let world = World::round();
    let (case, now) = registered(&world, OPINION);
    let (case, _) = step(&world, &case, now, Command::Explain(reason()));
    let (case, kinds) = step(&world, &case, now, Command::Reopen(reason()));
    assert!(kinds.contains(&EventKind::ActUnscheduled));
    let (case, _) = tick(&world, &case, now + Span::from_hours(300));
    assert_ne!(case.stage(), Stage::Archived);
}

/// 419, 421 ADAPTED: what a command brings about inside is done before the next command is looked at.
#[test]
fn test_419_421_inside_before_outside() {
    let world = World::round();
    let (case, now) = registered(&world, ANSWERING);
    let (case, _) = step(&world, &case, now, Command::Answer(Noted::default()));
    // Closed by reaction, so that at the same instant the next command finds a closed case.
    let again = play(&world, Some(&case), &given(now, Command::Answer(Noted::default()), 0));
    assert!(again.is_err());
    assert!(play(&world, Some(&case), &given(now, Command::Reopen(reason()), 0)).is_ok());
}

/// 503-506, 533 ADAPTED: a step that stays in its stage is no leaving and entering: nothing that
/// entering the stage started begins again.
#[test]
fn test_533_a_step_that_stays_does_not_enter_again() {
    let world = World::round();
    let (case, now) = registered(&world, OPINION);
    let (after, kinds) = step(&world, &case, now, Command::Acknowledge(Plain {}));
    assert_eq!(after.stage(), case.stage());
    assert!(!kinds.contains(&EventKind::ObligationStarted));
}

/// 372, 570 ADAPTED: the end is told once, and everything open is over when it is.
#[test]
fn test_372_570_the_end_is_told_once() {
    let world = World::round();
    let (case, now) = registered(&world, ANSWERING);
    let (case, kinds) = step(&world, &case, now, Command::Explain(reason()));
    assert_eq!(kinds.iter().filter(|kind| **kind == EventKind::Closed).count(), 1);
    assert!(case.obligations().open().next().is_none());
}
