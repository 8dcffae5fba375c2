//! What holds of whole histories: duties kept apart, limits kept, ladders climbed in order.

use crate::{cases::cases, shared::walks};
use amends::{
    case::{Case, Event, EventKind, Recorded, RequestKind, Source},
    fact::{FactKind, Known},
    ident::{ActorId, QualificationId},
    policy::Policy,
};
use amends_testkit::walk::{Style, World, walk};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Shows every record together with the case before it and after it.
fn each(
    log: &[Recorded],
    mut look: impl FnMut(&Case, &Recorded, &Case) -> Result<(), TestCaseError>,
) -> Result<(), TestCaseError> {
    let Some(first) = log.first() else { return Ok(()) };
    let mut case = Case::replay([first]).unwrap();
    for record in &log[1..] {
        let before = case.clone();
        case.evolve(record).unwrap();
        look(&before, record, &case)?;
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(96, "tests/proptest-regressions/case-care.txt"))]

    /// Invariant 32. Nobody checks their own work, nobody kept away acts, nobody decides what they
    /// asked for; read from the log alone.
    /// clauses: COL-o-8.4, COL-g-4.5.b, COL-h-8, COL-k-19
    #[test]
    fn duties_are_kept_apart(choices in walks(70)) {
        let world = World::round();
        let trace = walk(&world, Style { observed: false, ..Style::ALL }, &choices);
        let (mut handled, mut replied, mut drafted) = (None, None, None::<ActorId>);
        let (mut handler, mut asked) = (None, BTreeMap::new());
        let mut kept_away = Vec::new();
        for record in trace.log.iter().filter(|record| record.source == Source::Decided) {
            let by = record.by.as_ref().map(|by| &by.id);
            prop_assert!(by.is_none_or(|by| !kept_away.contains(by)), "{by:?} acts though kept away");
            match &record.event {
                Event::Handled(_) => handled = by.cloned(),
                Event::Replied(_) => replied = by.cloned(),
                Event::Reopened(_) => (handled, replied) = (None, None),
                Event::Proposed(_) => drafted = by.cloned(),
                Event::HandlerSet(data) => {
                    prop_assert!(!kept_away.contains(&data.handler));
                    handler = Some(data.handler.clone());
                }
                Event::UnitAssigned(_) | Event::Transferred(_) | Event::Returned(_) => handler = None,
                Event::ConflictDeclared(data) => {
                    kept_away.push(data.person.clone());
                    if handler.as_ref() == Some(&data.person) {
                        handler = None;
                    }
                }
                Event::Verified(_) | Event::ResultRejected(_) | Event::CallbackDone(_) => {
                    let work: Option<&ActorId> = handled.as_ref().or(replied.as_ref());
                    prop_assert!(by.is_none() || by != work, "{by:?} checks their own work");
                    prop_assert!(by != handler.as_ref(), "the handler {by:?} checks");
                }
                Event::Approved(_) | Event::Rejected(_) => prop_assert!(by != drafted.as_ref()),
                Event::ActAsked(data) => {
                    asked.insert(data.act, by.cloned());
                }
                Event::ActDecided(data) => {
                    prop_assert!(asked.get(&data.act).is_some_and(|asker| asker.as_ref() != by));
                }
                _ => {}
            }
        }
    }

    /// Invariants 22 to 25: limits are reached and never passed; every rung once, in order.
    /// clauses: COL-c-3.1.5, CAR-6.3.b, SOP-4.2.3.b
    #[test]
    fn limits_hold_and_rungs_come_once(choices in walks(90)) {
        for world in [World::round(), World::office()] {
            let style = Style { observed: false, ..Style::ALL };
            let trace = walk(&world, style, &choices);
            let mut rungs = BTreeMap::new();
            each(&trace.log, |before, record, after| {
                let kind = before.kind().and_then(|id| world.policy_of(before).kind(id));
                match &record.event {
                    Event::Reopened(data) => {
                        let limit = kind.and_then(|kind| kind.reopen_limit);
                        prop_assert!(limit.is_none_or(|limit| before.lifecycle().reopenings() < limit));
                        prop_assert_eq!(data.episode, before.lifecycle().episode() + 1);
                    }
                    Event::ReplyRejected(_) => {
                        let limit = kind.and_then(|kind| kind.negotiation_limit);
                        prop_assert!(limit.is_none_or(|limit| before.lifecycle().rounds() < limit));
                    }
                    Event::AttemptFailed(data) => {
                        let limit = kind.map_or(1, |kind| kind.callback_attempts);
                        let mut rest = trace.log.iter().skip(usize::try_from(record.seq).unwrap());
                        let failed = rest.next().is_some_and(|next| next.event.kind() == EventKind::CallbackFailed);
                        prop_assert_eq!(failed, data.attempt >= limit, "attempt {} of {}", data.attempt, limit);
                    }
                    Event::RungReached(data) => {
                        let key = (data.run.obligation.clone(), data.run.run);
                        let next = rungs.insert(key, data.rung);
                        prop_assert!(next.is_none_or(|last| last < data.rung), "a rung again");
                    }
                    Event::ObligationResumed(data)
                    | Event::ObligationExtended(data)
                    | Event::ObligationRetargeted(data) => {
                        let key = (data.run.obligation.clone(), data.run.run);
                        let last = rungs.get(&key).copied();
                        let mut planned = data.plan.iter().flat_map(|plan| &plan.rungs);
                        prop_assert!(
                            planned.all(|rung| last.is_none_or(|last| rung.rung > last)),
                            "a rung is planned again"
                        );
                    }
                    Event::RungTaken(data) => {
                        prop_assert_eq!(data.level, before.escalation().level().saturating_add(1));
                    }
                    _ => {}
                }
                let (was, is) = (before.escalation().level(), after.escalation().level());
                prop_assert!(is >= was || record.event.kind() == EventKind::Deescalated);
                Ok(())
            })?;
        }
    }

    /// Gates narrow: no record shows that a case passed one that was shut. Read from the log alone.
    #[test]
    fn no_gate_is_passed_while_it_is_shut(choices in walks(90)) {
        let world = World::round();
        let trace = walk(&world, Style { observed: false, ..Style::ALL }, &choices);
        let (mut ticked, mut answered) = (false, false);
        each(&trace.log, |before, record, _| {
            let by = record.by.as_ref().map(|by| &by.id);
            match &record.event {
                Event::Replied(data) => {
                    ticked |= data.ticks.iter().any(|tick| tick.as_str() == "apology");
                    let complaint = before.kind().is_some_and(|kind| kind.as_str() == "complaint");
                    prop_assert!(ticked || !complaint, "replied without an apology");
                }
                Event::CallbackDone(data) => {
                    ticked |= data.ticks.iter().any(|tick| tick.as_str() == "apology");
                }
                Event::Registered(data) => {
                    ticked |= data.fields.iter().any(|field| field.as_str() == "apology");
                }
                Event::RequestAnswered(data) => {
                    answered |= before.requests().open().any(|request| {
                        request.ordinal == data.request && request.kind == RequestKind::Verdict
                    });
                }
                Event::Handled(_) => {
                    let quality = before.known(FactKind::Category) == Some("quality");
                    prop_assert!(answered || !quality, "handled without a verdict");
                }
                Event::Verified(_) => {
                    let qualified = QualificationId::new("verifier").unwrap();
                    let mut cast = world.cast.iter().filter(|actor| Some(actor.id()) == by);
                    prop_assert!(cast.any(|actor| actor.is_qualified(&qualified)), "{by:?} verified");
                }
                _ => {}
            }
            Ok(())
        })?;
    }

    /// An obligation starts only where it applies, and stays only where it applies.
    #[test]
    fn what_does_not_apply_does_not_start(choices in walks(60)) {
        for world in [World::round(), World::office()] {
            let trace = walk(&world, Style::ALL, &choices);
            each(&trace.log, |before, record, _| {
                let Event::ObligationStarted(data) = &record.event else { return Ok(()) };
                let policy: &Policy = world.policy_of(before);
                let rule = policy.obligation(&data.run.obligation).unwrap();
                prop_assert!(rule.when.holds(&before.facts()), "{} does not apply", rule.id);
                Ok(())
            })?;
        }
    }
}

/// A gate stops a command until what it needs has come about, whoever gives it.
#[test]
fn a_shut_gate_stops_everyone_until_it_opens() {
    use amends::{
        RejectionCode,
        case::{Ask, Command, CommandKind as K, RequestNeed, exemplar},
        ident::UnitId,
    };
    use amends_testkit::{
        explore::{given, registered},
        walk::{ROUND, play, policy},
    };
    let gate = "before = \"case.record_handling\"\nwhen = { category = \"quality\" }";
    assert!(ROUND.contains(gate));
    let world = World::of(vec![policy(&ROUND.replace(gate, "before = \"case.reply\""))]);
    let (mut case, now) = registered(&world, 5);
    let ask = Command::Ask(Ask {
        request: RequestKind::Verdict,
        to: UnitId::new("unit-b").unwrap(),
        need: RequestNeed::Optional,
        due: None,
    });
    let plain = |kind: K, case: &Case| exemplar(kind, case, &world.policies[0], now);
    let reply = plain(K::Reply, &case);
    for step in [K::Classify, K::Ask, K::AnswerRequest] {
        let command = if step == K::Ask { ask.clone() } else { plain(step, &case) };
        case = play(&world, Some(&case), &given(now, command, 0)).unwrap().into_parts().0;
        for actor in [0, 1] {
            let reply = play(&world, Some(&case), &given(now, reply.clone(), actor));
            let refused = reply.err().map(|refusal| refusal.code());
            let expected = match step {
                K::AnswerRequest => None,
                _ => Some(RejectionCode::ConditionUnmet),
            };
            assert_eq!(refused, expected, "after {}", step.name());
        }
    }
}

/// Whoever has been kept away since they asked is not acted for.
/// clauses: COL-h-8
#[test]
fn what_was_asked_by_somebody_kept_away_since_is_not_carried_out() {
    use amends::{
        RejectionCode,
        case::{ActDecision, Command, DecideAsked, DeclareConflict, Reasoned},
        ident::Value,
    };
    use amends_testkit::{
        explore::{given, registered},
        walk::play,
    };
    let world = World::round();
    let (case, now) = registered(&world, 5);
    let reason = || Value::new("example").unwrap();
    let trainee = 7;
    let person = world.cast[trainee].id().clone();
    let explain = Command::Explain(Reasoned { reason: reason(), note: None });
    let asked = play(&world, Some(&case), &given(now, explain, trainee)).unwrap();
    let keep_away = Command::DeclareConflict(DeclareConflict { person, reason: reason() });
    let kept = play(&world, Some(asked.case()), &given(now, keep_away, 0)).unwrap();
    let decide = DecideAsked { act: 1, decision: ActDecision::Approve, reason: None };
    let refused = play(&world, Some(kept.case()), &given(now, Command::DecideAsked(decide), 0));
    assert_eq!(refused.unwrap_err().code(), RejectionCode::ConflictOfInterest);
}
