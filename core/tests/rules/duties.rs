//! Who may, who must not, and for whom an approved act counts.

use crate::story::{Story, kinds, person, preset_and, preset_with, reasoned};
use amends::{
    RejectionCode,
    case::*,
    ident::ActorId,
    organisation::{Organisation, OrganisationDocument},
};

const TRAINEES: &str = r#"
[[grant]]
role = "trainee"
commands = ["case.explain", "case.verify"]
mode = "supervised"

[[grant]]
role = "lead"
commands = ["record.decide"]
reach = "superior_of_author"
"#;

/// `ann` is above `tim` until May, `eve` from then on; `max` is above neither.
const PEOPLE: &str = r#"
[organisation]
number = "ORG-1"
revision = "A"

[[unit]]
id = "front"
name = { zh = "前台", en = "front office" }
head = [{ person = "ann", to = "2026-05-01T00:00:00+08:00" }, { person = "eve", from = "2026-05-01T00:00:00+08:00" }]

[[unit]]
id = "back"
name = { zh = "后台", en = "back office" }
head = "max"

[[person]]
id = "ann"
unit = "front"

[[person]]
id = "eve"
unit = "front"

[[person]]
id = "max"
unit = "back"

[[person]]
id = "tim"
unit = "front"
qualifications = [{ qualification = "phone", to = "2026-04-01T00:00:00+08:00" }]
"#;

fn organisation() -> Organisation {
    let document = OrganisationDocument::from_toml(PEOPLE).unwrap();
    Organisation::check(&document).into_organisation().unwrap_or_else(|f| panic!("{f}"))
}

fn decide(act: u32, decision: ActDecision) -> Command {
    Command::DecideAsked(DecideAsked { act, decision, reason: None })
}

fn explain() -> Command {
    Command::Explain(reasoned("warranty is over"))
}

/// What was asked for is judged by who asked as things stand when it is approved: a verification
/// asked by somebody who then did the work is not carried out.
/// clauses: COL-o-8.4
#[test]
fn nobody_verifies_work_that_they_did_after_asking() {
    let policy = preset_with("steps = [\"callback\"]", "steps = [\"callback\", \"verification\"]");
    let mut story = Story::under(&format!("{policy}{TRAINEES}"));
    story.handled("complaint");
    let tim = person("tim", "trainee").with_role("handler").unwrap();
    let verify = Command::Verify(Noted::default());
    assert_eq!(kinds(&story.give(&tim, &verify)), ["record.act_asked"]);
    story.head(&Command::RejectResult(reasoned("loose")));
    let handler = ActorId::new("tim").unwrap();
    story.head(&Command::NameHandler(NameHandler { handler }));
    story.give(&tim, &Command::Investigate(Plain {}));
    let cause = Some(crate::story::value("worn part"));
    story.give(&tim, &Command::Propose(Propose { cause, ..Propose::default() }));
    story.give(&tim, &Command::StartWork(Plain {}));
    story.give(&tim, &Command::RecordHandling(Noted::default()));
    let head = person("h1", "head");
    let code = story.refused(&head, &decide(1, ActDecision::Approve));
    assert_eq!(code, RejectionCode::SeparationOfDuties);
    story.give(&head, &decide(1, ActDecision::Decline));
    assert_eq!(story.stage(), Stage::Handled);
}

/// A supervised act is decided by a superior of who asked, as the organisation stood when it is
/// decided; where no organisation is at hand, by whoever may decide acts.
/// clauses: COL-k-19
#[test]
fn a_supervised_act_is_decided_by_a_superior_of_who_asked() {
    let mut story = Story::under(&preset_and(TRAINEES));
    story.classified("complaint");
    story.give(&person("tim", "trainee"), &explain());
    story.desk.set_organisation(organisation());
    let decline = decide(1, ActDecision::Decline);
    for stranger in [person("max", "head"), person("eve", "head"), person("h1", "head")] {
        assert_eq!(story.refused(&stranger, &decline), RejectionCode::NotPermitted);
    }
    assert_eq!(story.refused(&person("max", "lead"), &decline), RejectionCode::NotPermitted);
    // `superior_of_author` is about who asked, though nobody has drafted a solution.
    story.give(&person("ann", "lead"), &decline);
    let mut alone = Story::under(&preset_and(TRAINEES));
    alone.classified("complaint");
    alone.give(&person("tim", "trainee"), &explain());
    alone.give(&person("max", "head"), &decline);
    assert_eq!(alone.stage(), Stage::Classified);
}

/// Who was the superior when it happened decides, not who is when it is told.
#[test]
fn superiors_are_looked_up_at_the_time_of_the_act() {
    let mut story = Story::under(&preset_and(TRAINEES));
    story.classified("complaint");
    story.give(&person("tim", "trainee"), &explain());
    story.desk.set_organisation(organisation());
    let happened_at = Some(story.now);
    story.pass(24 * 90);
    let delivery = amends::desk::Delivery { happened_at, ..Default::default() };
    let (ann, decline) = (person("ann", "lead"), decide(1, ActDecision::Decline));
    let late = story.desk.handle_with(&story.id, &decline, &ann, story.now, &delivery);
    assert!(late.is_ok(), "{late:?}");
}

/// A qualification is asked of who does the work, not of who lets them.
#[test]
fn a_qualification_is_asked_of_who_acts() {
    let gate = "\n[[gate]]\nid = \"on-the-phone\"\nbefore = \"case.explain\"\nneeds = [\"qualification.phone\"]\n";
    let policy = format!("{}{gate}", preset_and(TRAINEES));
    let tim = person("tim", "trainee").with_qualification("phone").unwrap();
    let ask = |organisation: Option<Organisation>, weeks: i64| {
        let mut story = Story::under(&policy);
        story.classified("complaint");
        assert_eq!(
            story.refused(&person("tim", "trainee"), &explain()),
            RejectionCode::ConditionUnmet
        );
        story.give(&tim, &explain());
        if let Some(organisation) = organisation {
            story.desk.set_organisation(organisation);
        }
        story.pass(weeks * 168);
        let decision = story.attempt(&person("ann", "head"), &decide(1, ActDecision::Approve));
        decision.map(|_| story.stage()).map_err(|refusal| refusal.code())
    };
    assert_eq!(ask(None, 0), Ok(Stage::Closed), "the one who approves need not be qualified");
    assert_eq!(ask(Some(organisation()), 0), Ok(Stage::Closed));
    // By then the organisation knows that the qualification has ended.
    assert_eq!(ask(Some(organisation()), 5), Err(RejectionCode::ConditionUnmet));
}

const STEPS: &str = "flow = \"answer\"\nsteps = [\"callback\"]\ncallback_attempts = 2\ncallback_closes_when = \"solved\"";

/// In the answer flow the last reply of the episode is the work that the callback checks.
/// clauses: COL-o-8.4, COL-c-3.1.5
#[test]
fn nobody_records_the_callback_on_their_own_last_reply() {
    let policy = preset_with("flow = \"answer\"", STEPS);
    let mut story = Story::under(&policy);
    story.classified("inquiry");
    let [a, b, c] = ["a", "b", "c"].map(|id| person(id, "intake"));
    let reply = Command::Reply(Reply::default());
    let callback = |result| Command::RecordCallback(RecordCallback { result, ticks: Vec::new() });
    story.give(&a, &reply);
    story.give(&c, &callback(CallbackResult::NotSolved));
    assert_eq!(story.stage(), Stage::Classified);
    story.give(&b, &reply);
    let solved = callback(CallbackResult::SolvedNotRated);
    assert_eq!(story.refused(&b, &solved), RejectionCode::SeparationOfDuties);
    story.give(&a, &solved);
    assert_eq!(story.stage(), Stage::Closed);
}
