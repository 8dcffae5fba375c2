//! What holds of whole histories: duties kept apart, limits kept, ladders climbed in order.

use crate::{cases::cases, shared::walks};
use amends::{
    case::{Case, Event, EventKind, Recorded, Source},
    ident::ActorId,
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
        let (mut handled, mut drafted): (Option<ActorId>, Option<ActorId>) = (None, None);
        let (mut handler, mut asked) = (None, BTreeMap::new());
        let mut kept_away = Vec::new();
        for record in trace.log.iter().filter(|record| record.source == Source::Decided) {
            let by = record.by.as_ref().map(|by| &by.id);
            prop_assert!(by.is_none_or(|by| !kept_away.contains(by)), "{by:?} acts though kept away");
            match &record.event {
                Event::Handled(_) => handled = by.cloned(),
                Event::Replied(_) if handled.is_none() => handled = by.cloned(),
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
                    prop_assert!(by != handled.as_ref(), "{by:?} checks their own work");
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
