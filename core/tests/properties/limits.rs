//! Every limit of a policy, counted out: so often and not once more (invariants 22, 24, 25).

use amends::{
    RejectionCode,
    case::{Case, Command, CommandKind as K, Extend, exemplar},
    ident::{ObligationId, Value},
    time::{Span, Timestamp},
};
use amends_testkit::{
    explore::{given, registered},
    walk::{ROUND, World, play, policy},
};

/// Opens a case under the policy with one text replaced, of the kind at an index.
fn opened(from: &str, to: &str, kind: usize, first: &[K]) -> (World, Case, Timestamp) {
    assert!(ROUND.contains(from), "the policy no longer says `{from}`");
    let world = World::of(vec![policy(&ROUND.replace(from, to))]);
    let (mut case, now) = registered(&world, kind);
    for step in first {
        case = give(&world, &case, *step, now).expect("the way there is open");
    }
    (world, case, now)
}

fn give(world: &World, case: &Case, kind: K, now: Timestamp) -> Result<Case, RejectionCode> {
    let command = exemplar(kind, case, world.policy_of(case), now);
    decide(world, case, command, now)
}

fn decide(
    world: &World,
    case: &Case,
    command: Command,
    now: Timestamp,
) -> Result<Case, RejectionCode> {
    // A callback is recorded by another than who replied.
    let actor = usize::from(matches!(command.kind(), K::RecordAttempt));
    let decision = play(world, Some(case), &given(now, command, actor));
    decision.map(|decision| decision.into_parts().0).map_err(|rejection| rejection.code())
}

/// Counts how often a command is accepted before it is refused for its limit.
fn times(world: &World, mut case: Case, now: Timestamp, counted: K, back: Option<K>) -> u32 {
    for count in 0..9 {
        match give(world, &case, counted, now) {
            Err(code) => {
                assert!(
                    [RejectionCode::LimitReached, RejectionCode::NotAllowedNow].contains(&code),
                    "{code:?}"
                );
                return count;
            }
            Ok(next) => case = next,
        }
        if let Some(back) = back {
            case = give(world, &case, back, now).expect("the way back is open");
        }
    }
    panic!("{} has no limit", counted.name())
}

const REPLIED: &[K] = &[K::Classify, K::Reply];

/// clauses: COL-c-3.1.5
#[test]
fn a_case_is_reopened_so_often_and_not_once_more() {
    for limit in 0..4 {
        let to = format!("flow = \"answer\"\nreopen_limit = {limit}\n\n[matrix]");
        let (world, case, now) = opened(
            "flow = \"answer\"\nreopen_limit = 2\n\n[matrix]",
            &to,
            5,
            &[K::Classify, K::Explain],
        );
        assert_eq!(times(&world, case, now, K::Reopen, Some(K::Explain)), limit);
    }
}

/// clauses: CAR-6.3.b
#[test]
fn a_reply_is_negotiated_so_often_and_not_once_more() {
    for limit in 0..4 {
        let to =
            format!("flow = \"answer\"\nreopen_limit = 2\nnegotiation_limit = {limit}\n\n[matrix]");
        let (world, case, now) =
            opened("flow = \"answer\"\nreopen_limit = 2\n\n[matrix]", &to, 5, REPLIED);
        assert_eq!(times(&world, case, now, K::RejectReply, Some(K::Agree)), limit);
    }
}

/// clauses: COL-h-3.4
#[test]
fn a_callback_is_attempted_so_often_and_not_once_more() {
    for limit in 1..4 {
        let to = format!("callback_attempts = {limit}");
        let (world, case, now) = opened("callback_attempts = 2", &to, 4, REPLIED);
        assert_eq!(times(&world, case, now, K::RecordAttempt, None), limit);
    }
}

#[test]
fn a_time_limit_is_extended_so_often_and_so_far_and_not_further() {
    for limit in 1..4 {
        let to = format!("extension = {{ times = {limit}, at_most = \"8h\" }}");
        let from = "extension = { times = 2, at_most = \"8h\" }";
        let (world, case, now) = opened(from, &to, 3, &[]);
        assert_eq!(times(&world, case, now, K::Extend, None), limit);
        let to = format!("extension = {{ times = 9, at_most = \"{limit}h\" }}");
        let (world, mut case, now) = opened(from, &to, 3, &[]);
        let by = |by: Span| {
            let obligation = ObligationId::new("resolve").unwrap();
            Command::Extend(Extend { obligation, by: by.into(), reason: Value::new("x").unwrap() })
        };
        for _ in 0..limit {
            case = decide(&world, &case, by(Span::from_hours(1)), now).unwrap();
        }
        let more = decide(&world, &case, by(Span::from_seconds(1)), now);
        assert_eq!(more, Err(RejectionCode::LimitReached));
    }
}
