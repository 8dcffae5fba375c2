//! The laws of the decider: what holds of every step and of every history.

use crate::{
    cases::cases,
    shared::{json, run, walks},
};
use amends::{
    RejectionCode,
    case::{Case, CommandKind, Context, Event, EventKind, Recorded, Region, Source},
    rejection::Reason,
    table::Guard,
};
use amends_testkit::walk::{Act, Step, Style, Trace, World, play, replay, walk};
use proptest::prelude::*;

fn worlds() -> [World; 2] {
    [World::round(), World::office()]
}

proptest! {
    #![proptest_config(cases(64, "tests/proptest-regressions/case-laws.txt"))]

    /// Invariants 1, 2, 7, 11, 12, 17, 23, 41: what holds of every single step.
    #[test]
    fn every_step_is_sound(choices in walks(70)) {
        for world in worlds() {
            let trace = walk(&world, Style::ALL, &choices);
            for step in &trace.steps {
                a_step_is_sound(&world, step)?;
            }
        }
    }

    /// Invariants 3 to 7, 17: the history rebuilds the case, in any batches, from its bytes.
    #[test]
    fn the_history_is_the_case(choices in walks(70), cut in 0usize..400) {
        for world in worlds() {
            let trace = walk(&world, Style::ALL, &choices);
            let Some(case) = &trace.case else { continue };
            prop_assert_eq!(&Case::replay(&trace.log).unwrap(), case);
            for (seq, record) in (1_u64..).zip(&trace.log) {
                prop_assert_eq!(record.seq, seq);
            }
            prop_assert_eq!(case.version(), trace.log.len() as u64);
            let bytes = json(&trace.log);
            let shuffled: serde_json::Value = serde_json::from_str(&bytes).unwrap();
            let back: Vec<Recorded> = serde_json::from_str(&bytes).unwrap();
            prop_assert_eq!(&back, &trace.log);
            let again: Vec<Recorded> = serde_json::from_value(shuffled).unwrap();
            prop_assert_eq!(&Case::replay(&again).unwrap(), case);
            let cut = 1 + cut % trace.log.len();
            let mut split = Case::replay(&trace.log[..cut]).unwrap();
            for record in &trace.log[cut..] {
                split.evolve(record).unwrap();
            }
            prop_assert_eq!(&split, case);
            one_region_a_record(&trace)?;
            judged_once(&trace)?;
        }
    }

    /// Invariant 28, 29: what is listed as available is what is accepted, and the refusal is the one
    /// the command gets. The exemplars are the saturating payloads.
    #[test]
    fn available_is_what_is_accepted(choices in walks(40), who in 0usize..12) {
        let world = World::round();
        let trace = walk(&world, Style::ALL, &choices);
        let Some(case) = &trace.case else { return Ok(()) };
        let policy = world.policy_of(case);
        let context = Context::new(policy, &world.cast[who], trace.now);
        let listed = case.available(&context);
        let taken = |kind| listed.iter().any(|item| item.command == kind && item.refusal.is_none());
        let misplaced = |kind| {
            let mut refusals = listed.iter().filter(|item| item.command == kind);
            refusals.any(|item| item.refusal.as_ref().is_some_and(|why| why.code() == RejectionCode::NotAllowedNow))
        };
        prop_assert_eq!(listed.len(), CommandKind::ALL.len() - 1);
        for item in &listed {
            let command = amends::case::exemplar(item.command, case, policy, trace.now);
            prop_assert_eq!(case.decide(&command, &context).err(), item.refusal.clone());
            let reason = item.refusal.as_deref().map(amends::Rejection::reason);
            if let Some(Reason::GuardsUnmet { unmet, .. }) = reason {
                for one in unmet {
                    let is_told = !one.got.is_empty() || one.fits.is_some() || asks_for_something(one.guard, case);
                    prop_assert!(is_told, "`{}` does not say what came", one.guard.name());
                }
            }
            let Some(Reason::NotAllowedNow { place, expected, instead, .. }) = reason else { continue };
            prop_assert!(!expected.contains(place), "{:?} is expected and refused", place);
            // Time passes anywhere; it is no step to take instead.
            for kind in CommandKind::ALL.iter().filter(|kind| **kind != CommandKind::Tick) {
                prop_assert!(instead.contains(kind) || !taken(*kind), "{:?} is taken", kind);
                prop_assert!(!instead.contains(kind) || !misplaced(*kind), "{:?} does not fit", kind);
            }
        }
    }

    /// Invariant 34: a command given twice under one name happens once.
    #[test]
    fn a_retry_changes_nothing(choices in walks(60)) {
        let world = World::round();
        let trace = walk(&world, Style::ALL, &choices);
        let mut seen = Vec::new();
        for step in &trace.steps {
            let Act::Give(given) = &step.input.act else { continue };
            let (Some(id), Ok(records)) = (&given.command_id, &step.outcome) else { continue };
            if seen.contains(id) {
                prop_assert!(records.is_empty(), "{id} happened twice");
                prop_assert!(after(&world, step).version() == step.before.as_ref().unwrap().version());
                continue;
            }
            if records.iter().any(|record| record.command_id.as_ref() == Some(id)) {
                seen.push(id.clone());
                let after = after(&world, step);
                let again = play(&world, Some(&after), &step.input).unwrap();
                prop_assert!(again.records().is_empty() && again.is_retry());
                prop_assert_eq!(again.case(), &after);
            }
        }
    }

    /// Invariant 33: no record rests on another policy unless the case was rebound before.
    #[test]
    fn the_policy_is_pinned(choices in walks(60)) {
        let world = World::round();
        let trace = walk(&world, Style::ALL, &choices);
        let mut bound = None;
        for record in &trace.log {
            match &record.event {
                Event::Received(data) => bound = Some(data.policy),
                Event::PolicyRebound(data) => {
                    prop_assert_eq!(Some(data.from), bound);
                    bound = Some(data.to);
                }
                Event::ObligationStarted(data) => {
                    let policy = world.policies.iter().find(|p| Some(p.digest()) == bound).unwrap();
                    let rule = policy.obligation(&data.run.obligation).unwrap();
                    prop_assert!(
                        rule.targets.iter().any(|target| target.term == data.term)
                            || rule.on_reopen != amends::policy::OnReopen::Restart,
                        "{:?} is no term of the policy in force", data.term
                    );
                }
                _ => {}
            }
        }
        prop_assert_eq!(trace.case.map(|case| case.policy()), bound);
    }
}

fn after(world: &World, step: &Step) -> Case {
    play(world, step.before.as_ref(), &step.input).unwrap().into_parts().0
}

fn a_step_is_sound(world: &World, step: &Step) -> Result<(), TestCaseError> {
    let before = step.before.as_ref();
    if before.is_none() && step.input.act == Act::Tick {
        return Ok(());
    }
    let again = play(world, before, &step.input);
    match (&step.outcome, &again) {
        (Ok(records), Ok(decision)) => prop_assert_eq!(&json(records), &json(decision.records())),
        (Err(first), Err(second)) => prop_assert_eq!(first, second),
        _ => prop_assert!(false, "decided differently the second time"),
    }
    let records = match &step.outcome {
        Err(rejection) => {
            prop_assert_ne!(rejection.code(), RejectionCode::Bug, "{}", rejection);
            return Ok(());
        }
        Ok(records) => records,
    };
    let after = again.unwrap().into_parts().0;
    let grown = after.version() - before.map_or(0, Case::version);
    prop_assert_eq!(grown, records.len() as u64);
    bounded(world, before, records)?;
    caught_up(&after, step)?;
    if let Some(wake_up) = after.next_wakeup() {
        let policy = world.policy_of(&after);
        let just_before = amends::time::Timestamp::from_micros(wake_up.at.micros() - 1).unwrap();
        if just_before >= step.input.now {
            prop_assert!(after.tick(policy, just_before).unwrap().records().is_empty());
        }
        if let Ok(decision) = after.tick(policy, wake_up.at.max(step.input.now)) {
            prop_assert!(!decision.records().is_empty(), "woken for nothing: {wake_up:?}");
            prop_assert!(decision.case().next_wakeup().is_none_or(|next| next.at > wake_up.at));
        }
    }
    run::sound(&after).map_err(TestCaseError::fail)
}

/// Invariant 41. Time alone may bring about everything that is planned; a command at most a few
/// records for every region, request and time limit.
fn bounded(
    world: &World,
    before: Option<&Case>,
    records: &[Recorded],
) -> Result<(), TestCaseError> {
    let Some(case) = before else { return Ok(()) };
    let rules = world.policies.iter().map(|policy| policy.obligations().len()).max().unwrap();
    let caused = records.iter().filter(|record| record.by.is_some()).count();
    let open = case.requests().open().count() + case.obligations().open().count();
    prop_assert!(caused <= 24 + 4 * rules + 2 * open, "{caused} records of one command");
    Ok(())
}

/// Invariant 11: nothing that is due survives.
fn caught_up(after: &Case, step: &Step) -> Result<(), TestCaseError> {
    let wake_up = after.next_wakeup();
    prop_assert!(
        wake_up.is_none_or(|wake_up| wake_up.at > step.input.now)
            || step.outcome.as_ref().is_ok_and(Vec::is_empty) && retried(step)
            || matches!(&step.input.act, Act::Observe(_)),
        "due already: {:?} at {}",
        wake_up,
        step.input.now
    );
    Ok(())
}

fn retried(step: &Step) -> bool {
    matches!(&step.input.act, Act::Give(given) if given.command_id.is_some())
}

/// Invariant 5: a record moves its own region and nothing else of the others.
fn one_region_a_record(trace: &Trace) -> Result<(), TestCaseError> {
    let mut case = Case::replay(&trace.log[..1]).unwrap();
    for record in &trace.log[1..] {
        let before = case.clone();
        case.evolve(record).unwrap();
        let owner = record.event.kind().region();
        // References to the customer are forgotten wherever they stand.
        let erased = record.event.kind() == EventKind::Erased;
        let same = [
            (Region::Lifecycle, erased || before.lifecycle() == case.lifecycle()),
            (Region::Triage, before.triage() == case.triage()),
            (Region::Assignment, erased || before.assignment() == case.assignment()),
            (Region::Waiting, before.waiting() == case.waiting()),
            (Region::Requests, before.requests() == case.requests()),
            (Region::Solution, erased || before.solution() == case.solution()),
            (Region::Escalation, before.escalation() == case.escalation()),
            (Region::Followup, before.followup() == case.followup()),
            (Region::Obligations, before.obligations() == case.obligations()),
            (
                Region::Custody,
                record.source == Source::Inferred || before.custody() == case.custody(),
            ),
        ];
        for (region, unmoved) in same {
            prop_assert!(
                unmoved || region == owner,
                "{} moved {region:?}",
                record.event.kind().name()
            );
        }
    }
    Ok(())
}

/// Invariant 17: one verdict a run, but for corrections; a breach is dated when the time was over
/// and carries what was due.
fn judged_once(trace: &Trace) -> Result<(), TestCaseError> {
    let mut case = Case::replay(&trace.log[..1]).unwrap();
    let mut judged = std::collections::BTreeMap::new();
    let mut set_at = std::collections::BTreeMap::new();
    for record in &trace.log[1..] {
        let run = match &record.event {
            Event::ObligationMet(data) | Event::ObligationBreached(data) => Some(&data.run),
            Event::ObligationWaived(data) => Some(&data.run),
            _ => None,
        };
        if let Some(run) = run {
            let key = (run.obligation.clone(), run.run);
            prop_assert!(judged.insert(key.clone(), ()).is_none(), "{key:?} judged twice");
        }
        if let Event::ObligationBreached(data) = &record.event {
            let open = case.obligations().runs().iter();
            let mut open = open.filter(|run| *run.obligation() == data.run.obligation);
            let run = open.find(|run| run.number() == data.run.run).unwrap();
            let amends::case::RunState::Running(plan) = run.state() else {
                return Err(TestCaseError::fail("breached without running"));
            };
            // A target that was over when it was set is breached when it was set, not before.
            prop_assert_eq!(record.at, plan.breach_after.max(set_at[&data.run]));
            prop_assert_eq!(data.due, Some(plan.due));
        }
        match &record.event {
            Event::ObligationStarted(data) => {
                set_at.insert(data.run.clone(), record.at);
            }
            Event::ObligationResumed(data)
            | Event::ObligationRetargeted(data)
            | Event::ObligationExtended(data) => {
                set_at.insert(data.run.clone(), record.at);
            }
            Event::ObligationCorrected(data) if data.verdict.is_none() => {
                judged.remove(&(data.run.obligation.clone(), data.run.run));
            }
            _ => {}
        }
        case.evolve(record).unwrap();
    }
    Ok(())
}

/// Invariant 36: personal strings given to the engine stand nowhere in what it records, but for
/// the opaque references and values that the command itself carries as such; and invariant 37:
/// after an erasure the case holds no reference to the customer and shows none.
#[test]
fn erasing_leaves_no_reference_and_debug_never_shows_one() {
    let world = World::round();
    for seed in 1..=60 {
        let trace = walk(&world, Style::ALL, &crate::meta::numbers(seed, 60));
        let shown = format!("{:?}{:?}", trace.log, trace.case);
        assert!(!shown.contains("vault-7"), "the reference shows itself");
        let Some(case) = &trace.case else { continue };
        let records = json(&trace.log[1..]);
        assert!(!records.contains("vault-7"), "only the opening record carries the reference");
        if trace.log.iter().any(|record| record.event.kind() == EventKind::Erased) {
            assert!(case.lifecycle().customer().is_none());
            let again = Case::replay(&trace.log).unwrap();
            assert!(again.lifecycle().customer().is_none());
            // The customer of the cast acts under this name.
            let kept = serde_json::to_string(&again).unwrap();
            let acted = trace.log.iter().filter_map(|record| record.by.as_ref());
            let mut acted = acted.filter(|by| by.kind == amends::ActorKind::Customer);
            assert!(acted.next().is_none() || !kept.contains("customer-1"), "{kept}");
        }
    }
}

/// The generator itself is deterministic, and what it did can be played again.
#[test]
fn a_walk_can_be_played_again() {
    let world = World::office();
    for seed in 1..=20 {
        let trace = walk(&world, Style::ALL, &crate::meta::numbers(seed, 60));
        let inputs = trace.steps.iter().map(|step| step.input.clone());
        let (log, case, _) = replay(&world, inputs);
        assert_eq!(log, trace.log);
        assert_eq!(case, trace.case);
    }
}

/// What fell due while nobody looked may have ended the case: the command after it is refused to a
/// host that slept as it is to one that was awake.
#[test]
fn a_command_after_an_unseen_archiving_is_refused() {
    use amends::case::{ActDecision, Command, DecideAsked, Noted, Reasoned};
    use amends_testkit::explore::{given, registered};
    let world = World::round();
    let (case, now) = registered(&world, 5);
    let trainee = 7;
    let reason = amends::ident::Value::new("example").unwrap();
    let explain = Command::Explain(Reasoned { reason, note: None });
    let asked = play(&world, Some(&case), &given(now, explain, trainee)).unwrap();
    let answered = given(now, Command::Answer(Noted::default()), 0);
    let closed = play(&world, Some(asked.case()), &answered).unwrap();
    let decide = DecideAsked { act: 1, decision: ActDecision::Decline, reason: None };
    let late = now + amends::time::Span::from_hours(1_000);
    let refused = play(&world, Some(closed.case()), &given(late, Command::DecideAsked(decide), 0));
    assert_eq!(refused.unwrap_err().code(), RejectionCode::CaseSettled);
}

/// Whether a condition fails for want of something, which has no value to name.
fn asks_for_something(guard: Guard, case: &Case) -> bool {
    match guard {
        Guard::UnitKnown | Guard::HasUnit | Guard::CauseStated => true,
        Guard::StepOn(_) | Guard::StepOff(_) => case.kind().is_none(),
        _ => false,
    }
}
