//! Refusals say what is wrong, in words and as data.

use crate::story::{PRESET, Story, person, reasoned};
use amends::{
    Actor, Rejection, RejectionCode,
    case::*,
    fact::Facts,
    ident::{CaseId, FieldId, KindId},
    time::{Span, Timestamp},
};
use serde_json::{Value, json};

fn json_of(refusal: &Rejection) -> Value {
    serde_json::to_value(refusal).unwrap()
}

fn registered() -> Story {
    let mut story = Story::under(PRESET);
    story.registered("complaint");
    story
}

/// The host's clock does not run backwards: neither for a command, nor for a report, nor for time
/// itself. A fact told late is none of that.
#[test]
fn a_clock_running_backwards_is_refused() {
    let story = registered();
    let (policy, head) = (story.policy(), person("h1", "head"));
    let case = story.case();
    let before = Timestamp::from_micros(story.now.micros() - 1).unwrap();
    let acknowledge = Command::Acknowledge(Plain {});
    let hour = story.now + Span::from_hours(1);
    let told_late = Context::new(policy, &head, hour).happened_at(story.now);
    let late = case.decide(&acknowledge, &told_late).unwrap().into_parts().0;
    assert_eq!(late.last_recorded(), hour);
    let next = Context::new(policy, &head, story.now);
    let refusals = [
        case.tick(policy, before).unwrap_err(),
        late.tick(policy, story.now).unwrap_err(),
        late.decide(&Command::Admit(Plain {}), &next).unwrap_err(),
        late.observe(&Observation::at(story.now), policy).unwrap_err(),
    ];
    for refusal in refusals {
        assert_eq!(refusal.code(), RejectionCode::TimeBackwards, "{refusal}");
        assert!(refusal.words().en.contains("the clock says"), "{refusal}");
    }
}

/// A command from the future is not one from the past.
#[test]
fn a_command_ahead_of_the_clock_says_so() {
    let story = registered();
    let (policy, head) = (story.policy(), person("h1", "head"));
    let hour = story.now + Span::from_hours(1);
    let ahead = Context::new(policy, &head, story.now).happened_at(hour);
    let refusal = story.case().decide(&Command::Acknowledge(Plain {}), &ahead).unwrap_err();
    assert_eq!(refusal.code(), RejectionCode::AheadOfClock);
    let written = json_of(&refusal);
    assert_eq!(written["got"], json!([hour.to_string()]));
    assert_eq!(written["expected"], json!([story.now.to_string()]));
}

/// A case that is to be opened has no version yet.
#[test]
fn opening_looks_at_the_expected_version() {
    let story = registered();
    let (policy, head) = (story.policy(), person("h1", "head"));
    let receive = Command::Receive(Receive::default());
    let open = |version| {
        let context = Context::new(policy, &head, story.now).expecting(version);
        Case::open(CaseId::new("C-2").unwrap(), &receive, &context)
    };
    assert!(open(0).is_ok());
    assert_eq!(open(3).unwrap_err().code(), RejectionCode::StaleVersion);
}

/// What a caller needs to act on a refusal is in its written form.
#[test]
fn a_written_refusal_tells_what_was_expected_and_what_came() {
    let mut story = registered();
    let archive = Command::Archive(Plain {});
    let refusal = story.attempt(&person("h1", "head"), &archive).unwrap_err();
    let written = json_of(&refusal);
    assert_eq!(written["code"], "not_allowed_now");
    assert_eq!(
        (&written["expected"], &written["got"]),
        (&json!(["closed"]), &json!(["registered"]))
    );
    let instead = written["instead"].as_array().unwrap();
    assert!(
        instead.contains(&json!("triage.classify")) && !instead.contains(&json!("case.archive"))
    );
    assert!(written["en"].as_str().unwrap().contains("what fits there: acknowledge"), "{written}");
    let refusal = story.attempt(&person("p1", "handler"), &archive).unwrap_err();
    let written = json_of(&refusal);
    assert_eq!((&written["expected"], &written["got"]), (&json!(["head"]), &json!(["handler"])));
    let keys: Vec<_> = written.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(written["instead"], json!([]));
    assert_eq!(keys.len(), 9, "{keys:?}");
}

/// A refused condition names what came and what would have fitted.
#[test]
fn a_condition_names_what_it_judged() {
    let mut story = Story::under(PRESET);
    story.head(&Command::Receive(Receive::default()));
    let head = person("h1", "head");
    let register = |kind: &str, fields: &[&str]| {
        Command::Register(Register {
            kind: KindId::new(kind).unwrap(),
            contact: Contact::Reachable,
            facts: Facts::default(),
            fields: fields.iter().map(|id| FieldId::new(id).unwrap()).collect(),
        })
    };
    let refusal = story.attempt(&head, &register("complaintx", &["content", "contact"]));
    let refusal = refusal.unwrap_err();
    let kinds: Vec<_> =
        story.policy().kinds().iter().map(|kind| format!("`{}`", kind.id)).collect();
    let says = format!(
        "the policy must know the kind (got: `complaintx`; what fits: {})",
        kinds.join(", ")
    );
    assert!(refusal.words().en.ends_with(&says), "{refusal}");
    let says = format!("制度中须有该类型（实际：`complaintx`；可用：{}）", kinds.join("、"));
    assert!(refusal.words().zh.ends_with(&says), "{}", refusal.words().zh);
    let written = json_of(&refusal);
    assert_eq!(
        (&written["expected"], &written["got"]),
        (&json!(["kind_known"]), &json!(["complaintx"]))
    );
    let refusal = story.attempt(&head, &register("complaint", &["contact"])).unwrap_err();
    assert!(refusal.words().en.ends_with("must be present (got: no `content`)"), "{refusal}");
    story.register("complaint");
    let acknowledge = Command::Acknowledge(Plain {});
    story.give(&head, &acknowledge);
    let refusal = story.attempt(&head, &acknowledge).unwrap_err();
    assert!(refusal.words().en.ends_with("(got: acknowledged already)"), "{refusal}");
    let decide =
        Command::DecideAsked(DecideAsked { act: 7, decision: ActDecision::Approve, reason: None });
    let refusal = story.attempt(&head, &decide).unwrap_err();
    assert!(refusal.words().en.ends_with("(got: act 7; what fits: none)"), "{refusal}");
}

/// An empty list in a sentence says that there is none.
#[test]
fn whoever_has_no_role_and_whatever_has_no_place_is_told_so() {
    let mut story = registered();
    let archive = Command::Archive(Plain {});
    let refusal = story.attempt(&Actor::person("p1").unwrap(), &archive).unwrap_err();
    let words = refusal.words();
    assert!(words.en.ends_with("roles `head`, the actor holds none"), "{words}");
    assert!(words.zh.ends_with("现有角色 无"), "{words}");
    let failed = Command::RecordAttempt(reasoned("no-answer"));
    let refusal = story.attempt(&person("h1", "head"), &failed).unwrap_err();
    let words = refusal.words();
    let says = "at `no callback owed` in the follow-up; expected one of: a callback is owed; what fits there: none";
    assert!(words.en.ends_with(says), "{words}");
    assert!(words.zh.ends_with("现在可以：无"), "{words}");
}
