//! A rebinding changes the rules from its own instant on, and for nothing before.

use crate::story::{PRESET, Story, changed, kinds, policy, preset_with, t, value};
use amends::{
    RejectionCode,
    case::*,
    time::{Span, Timestamp},
};

/// The preset whose waiting customers stop the clock of `first-reply` too.
fn old() -> String {
    preset_with("term = { working = \"8h\"", "excludes = \"customer\"\nterm = { working = \"8h\"")
}

/// The next revision: `first-reply` is dropped, and the office opens later.
fn new() -> String {
    let text = changed(&old(), "revision = \"1\"", "revision = \"2\"");
    let text = changed(&text, "id = \"first-reply\"", "id = \"first-word\"");
    changed(&text, "09:00-12:00", "10:00-12:00")
}

fn waiting_until(story: &mut Story, until: Timestamp) {
    let (party, reason) = (Party::Customer, value("photos"));
    let pause = Pause { party, reason, evidence: None, until: Some(until) };
    story.head(&Command::Pause(pause));
}

fn rebind(text: &str) -> Command {
    Command::Rebind(Rebind { to: policy(text).digest() })
}

/// What fell due before the rebinding is decided by the policy that was bound then, whether the
/// host looked in time or not; a rule that the next policy drops does not stand in the way.
#[test]
fn what_fell_due_before_a_rebinding_rests_on_the_policy_bound_then() {
    let ending = |ticks: bool| {
        let mut story = Story::under(&old());
        story.desk.learn(policy(&new()));
        story.registered("complaint");
        let until = story.now + Span::from_hours(2);
        waiting_until(&mut story, until);
        story.pass(3);
        if ticks {
            story.log.extend(story.desk.advance_to(until).records);
        }
        story.head(&rebind(&new()));
        story.replays();
        let when = |record: &Recorded| (record.at, record.event.clone());
        story.log.iter().map(when).collect::<Vec<_>>()
    };
    let (lazy, punctual) = (ending(false), ending(true));
    assert_eq!(lazy, punctual);
    let resumed = lazy.iter().find(|(_, event)| event.kind() == EventKind::ObligationResumed);
    let Some((at, Event::ObligationResumed(data))) = resumed else { panic!("{lazy:?}") };
    assert_eq!(*at, t("2026-03-02T11:02:00+08:00"));
    // Two minutes were used up before the waiting; 7 h 58 min from 11:02 by the old hours.
    assert_eq!(data.plan.as_ref().unwrap().due, t("2026-03-03T11:01:00+08:00"));
    let names: Vec<_> = lazy.into_iter().map(|(_, event)| event).collect();
    let names = kinds(&names);
    let place = |name: &str| names.iter().position(|seen| *seen == name);
    assert!(place("obligation.resumed") < place("record.rebound"), "{names:?}");
}

/// The desk binds to the policy that the command names, not to the newest one.
#[test]
fn a_case_is_rebound_to_the_policy_named() {
    let third = changed(PRESET, "revision = \"1\"", "revision = \"3\"");
    let mut story = Story::under(PRESET);
    for text in [&new(), &third] {
        story.desk.adopt(policy(text));
    }
    story.registered("complaint");
    assert_eq!(story.case().policy(), policy(&third).digest());
    story.head(&rebind(&new()));
    assert_eq!(story.case().policy(), policy(&new()).digest());
    let head = crate::story::person("h1", "head");
    assert_eq!(story.refused(&head, &rebind(&new())), RejectionCode::ConditionUnmet);
    let unknown = Command::Rebind(Rebind { to: amends::Digest::of(b"unknown") });
    assert_eq!(story.refused(&head, &unknown), RejectionCode::PolicyMismatch);
    story.replays();
}
