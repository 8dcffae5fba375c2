//! Policies out of numbers: what the check lets through is never to blame at run time.

use crate::{
    cases::cases,
    meta::numbers,
    shared::{policies, walks},
};
use amends::{
    Rejection, RejectionCode,
    case::{Case, CommandKind, Context, exemplar},
    ident::ObligationId,
    policy::{Need, Policy, WithoutTarget},
    rejection::Reason,
    time::Timestamp,
};
use amends_testkit::{
    explore::{given, relative},
    policies::{checked, document, world},
    walk::{Act, Input, Style, World, play, walk},
};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const FAILURES: &str = "tests/proptest-regressions/case-policies.txt";

/// A refusal for which nobody at run time could do anything: the check should have refused the
/// policy. A target that the document leaves out and refuses without is its own, stated choice.
fn blameless(policy: &Policy, rejection: &Rejection, numbers: &[u32]) -> Result<(), TestCaseError> {
    match rejection.reason() {
        Reason::MissingTarget { obligation } => {
            prop_assert!(leaves_a_gap(policy, obligation), "no gap in {obligation}: {rejection}");
        }
        _ => {
            let impossible = [RejectionCode::Bug, RejectionCode::CalendarHorizon];
            let sound = !impossible.contains(&rejection.code());
            prop_assert!(sound, "{rejection}\n{}", document(numbers));
        }
    }
    Ok(())
}

fn leaves_a_gap(policy: &Policy, id: &ObligationId) -> bool {
    policy.obligation(id).is_some_and(|rule| {
        rule.without_target == WithoutTarget::Refuse
            && rule.targets.iter().all(|target| !target.when.tests.is_empty())
    })
}

/// Everything that may be tried now, by everyone, and letting time pass.
fn ways(world: &World, case: &Case, now: Timestamp) -> Vec<Input> {
    let mut all = Vec::new();
    for kind in CommandKind::ALL.iter().filter(|kind| **kind != CommandKind::Rebind) {
        let command = exemplar(*kind, case, world.policy_of(case), now);
        all.extend((0..world.cast.len()).map(|actor| given(now, command.clone(), actor)));
    }
    if let Some(wake_up) = case.next_wakeup() {
        all.push(Input { now: wake_up.at.max(now), act: Act::Tick });
    }
    all
}

/// Looks for a way to a settled state; false when every way has been tried and none leads there.
fn ends(world: &World, case: &Case, now: Timestamp) -> bool {
    let mut known = BTreeSet::from([relative(case, now)]);
    let mut open = vec![(case.clone(), now)];
    let mut left = 1_000;
    while let Some((case, now)) = open.pop() {
        if case.stage().is_settled() {
            return true;
        }
        for input in ways(world, &case, now) {
            left -= 1;
            let Ok(decision) = play(world, Some(&case), &input) else { continue };
            let key = relative(decision.case(), input.now);
            if left > 0 && known.insert(key) {
                open.push((decision.into_parts().0, input.now));
            }
        }
        if left <= 0 {
            return true;
        }
    }
    false
}

/// Whether a case may stand still by what the policy says: at a gate that waits for what may never
/// come about in this very case, or at a target left out.
fn may_stand_still(policy: &Policy) -> bool {
    let mut needs = policy.gates().iter().flat_map(|gate| &gate.needs);
    needs.any(|need| matches!(need, Need::RequestAnswered(_) | Need::ObligationMet(_)))
        || policy.obligations().iter().any(|rule| leaves_a_gap(policy, &rule.id))
}

proptest! {
    #![proptest_config(cases(120, FAILURES))]

    /// Invariant 38. Under a policy that the check has sealed nothing fails for the policy's sake,
    /// whatever is tried, and an open case can always be brought to its end.
    #[test]
    fn a_sealed_policy_is_never_to_blame(policy in policies(), choices in walks(45)) {
        let Ok(world) = world(&policy) else { return Ok(()) };
        let trace = walk(&world, Style::ALL, &choices);
        for (index, step) in trace.steps.iter().enumerate() {
            let bound = step.before.as_ref().map_or(&world.policies[0], |case| world.policy_of(case));
            if let Err(rejection) = &step.outcome {
                blameless(bound, rejection, &policy)?;
            }
            let Some(case) = step.before.as_ref().filter(|_| index % 5 == 0) else { continue };
            let context = Context::new(bound, &world.cast[0], step.input.now);
            for refusal in case.available(&context).iter().filter_map(|item| item.refusal.as_ref()) {
                blameless(bound, refusal, &policy)?;
            }
        }
        let open = trace.case.as_ref().filter(|case| !case.stage().is_settled());
        if let Some(case) = open.filter(|case| !may_stand_still(world.policy_of(case))) {
            let stage = case.stage().name();
            prop_assert!(ends(&world, case, trace.now), "stuck at {stage}\n{}", document(&policy));
        }
    }
}

/// The generator measured: most documents are sealed, and the sealed ones turn every dial.
#[test]
fn the_policies_turn_every_dial() {
    let mut refused = BTreeMap::new();
    let mut seen = BTreeMap::new();
    let mut sealed = 0;
    for seed in 1..=400 {
        let text = document(&numbers(seed, 70));
        let checked = checked(&text);
        let Some(policy) = checked.policy else {
            for finding in checked.findings.iter() {
                *refused.entry(finding.code().code()).or_insert(0) += 1;
            }
            continue;
        };
        sealed += 1;
        let mut note = |what: String| *seen.entry(what).or_insert(0) += 1;
        for rule in policy.obligations() {
            note(format!("reopen {}", rule.on_reopen.name()));
            note(format!("retarget {}", rule.on_retarget.name()));
            note(format!("repeats {}", rule.repeats.name()));
            note(format!("{:?}", rule.anchor));
            for target in &rule.targets {
                let term = format!("{:?}", target.term);
                note(term.split([' ', '{']).next().unwrap_or_default().to_owned());
            }
        }
    }
    println!("{sealed} sealed\nrefused {refused:?}\nseen {seen:?}");
    assert!(sealed >= 200, "{sealed} of 400 are sealed, refused for {refused:?}");
}
