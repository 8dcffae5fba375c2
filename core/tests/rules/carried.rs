//! What a caller says stands in the history.

use crate::story::{PRESET, Story, person, preset_with, reasoned, value};
use amends::{
    Digest, RejectionCode,
    case::*,
    ident::{FieldId, UnitId},
};

fn note() -> Option<Digest> {
    Some(Digest::of(b"kept by the host"))
}

fn noted(text: &str) -> Reasoned {
    Reasoned { reason: value(text), note: note() }
}

fn tick(text: &str) -> Vec<FieldId> {
    vec![FieldId::new(text).unwrap()]
}

/// Why a time limit was extended stands in its history.
#[test]
fn an_extension_carries_its_reason() {
    let extension = "id = \"resolve\"\nextension = { times = 1, at_most = \"8h\" }";
    let mut story = Story::under(&preset_with("id = \"resolve\"", extension));
    story.registered("complaint");
    let (by, reason) = ("2h".parse().unwrap(), value("parts are late"));
    let obligation = "resolve".parse().unwrap();
    let events = story.head(&Command::Extend(Extend { obligation, by, reason: reason.clone() }));
    let Event::ObligationExtended(data) = &events[0] else { panic!("{events:?}") };
    assert_eq!(data.reason, Some(reason));
    story.replays();
}

/// An extension counted in days is granted in such days alone, as many as there are in all.
#[test]
fn days_are_counted_for_themselves() {
    let extension = "id = \"resolve\"\nextension = { times = 9, at_most = \"3 working days\" }";
    let mut story = Story::under(&preset_with("id = \"resolve\"", extension));
    story.registered("complaint");
    let by = |by: &str| {
        let (obligation, reason) = ("resolve".parse().unwrap(), value("parts are late"));
        Command::Extend(Extend { obligation, by: by.parse().unwrap(), reason })
    };
    story.head(&by("2 working days"));
    let head = person("h1", "head");
    for refused in ["2 working days", "0 working days", "1 calendar day", "1h"] {
        assert_eq!(story.refused(&head, &by(refused)), RejectionCode::LimitReached, "{refused}");
    }
    story.head(&by("1 working day"));
    assert_eq!(story.refused(&head, &by("1 working day")), RejectionCode::LimitReached);
    // Five working days from Monday are the next Monday; three more are Thursday.
    let (case, policy) = (story.case(), story.policy());
    let run = case.obligations().runs().iter().find(|run| run.obligation().as_str() == "resolve");
    let told = amends::explain::explain_run(case, run.unwrap(), policy).render(amends::Lang::Zh);
    assert!(told.iter().any(|line| line.contains("共 3个工作日")), "{told:?}");
    assert_eq!(run.unwrap().due(), Some(crate::story::t("2026-03-12T18:00:00+08:00")));
    story.replays();
}

/// Reasons and notes of commands are in the events that they lead to.
#[test]
fn events_carry_what_the_caller_said() {
    let mut story = Story::under(&preset_with(
        "\"callback\"]",
        "\"callback\", \"withdrawal\", \"approval\", \"customer_confirmation\"]",
    ));
    story.investigated("complaint");
    let handler = person("p1", "handler");
    let (party, reason) = (Party::Customer, value("photos"));
    story.head(&Command::Pause(Pause { party, reason, evidence: None, until: None }));
    let events = story.head(&Command::Resume(noted("photos came")));
    let Event::WaitingEnded(data) = &events[0] else { panic!("{events:?}") };
    assert_eq!((&data.because, data.note), (&Some(value("photos came")), note()));
    assert_eq!(data.reason, value("photos"));
    let propose = Propose { cause: Some(value("worn part")), ..Propose::default() };
    let escalate = Escalate { to: "boss".parse().unwrap(), reason: value("loud") };
    story.head(&Command::Escalate(escalate));
    let submit = [Command::Propose(propose.clone()), Command::Submit(Plain {})];
    let again = submit.clone();
    for command in submit {
        story.give(&handler, &command);
    }
    story.head(&Command::Reject(noted("too dear")));
    for command in again {
        story.give(&handler, &command);
    }
    story.head(&Command::Approve(Noted::default()));
    story.head(&Command::Present(Plain {}));
    story.head(&Command::Object(noted("too late")));
    story.head(&Command::Deescalate(noted("calm")));
    story.head(&Command::Withdraw(noted("bought another")));
    let notes = story.log.iter().filter_map(|record| match &record.event {
        Event::Rejected(data) | Event::Objected(data) => Some(data.note),
        Event::Deescalated(data) => Some(data.note),
        Event::Closed(data) => Some(data.note),
        _ => None,
    });
    assert_eq!(notes.collect::<Vec<_>>(), [note(); 4]);
    story.replays();
}

const REPLY_FORM: &str = r#"
[[form]]
id = "reply"
name = { zh = "答复", en = "reply" }
field = [{ id = "apology", name = { zh = "致歉", en = "apology" }, demand = "asked" }]

[[gate]]
id = "apologise"
before = "case.reply"
needs = ["tick.apology"]

[[form]]
id = "call"
name = { zh = "回访", en = "call" }
field = [{ id = "thanked", name = { zh = "致谢", en = "thanked" }, demand = "asked" }]

[[gate]]
id = "thank"
before = "case.archive"
needs = ["tick.thanked"]
"#;

/// No reply without an apology, in every episode; a tick of the callback counts as any other.
/// clauses: COL-c-3.1.5
#[test]
fn a_tick_belongs_to_its_episode() {
    let mut story = Story::under(&format!("{PRESET}{REPLY_FORM}"));
    story.handled("complaint");
    let head = person("h1", "head");
    let silent = Command::Reply(Reply::default());
    let sorry = Command::Reply(Reply { ticks: tick("apology"), ..Reply::default() });
    let called = |result, ticks| Command::RecordCallback(RecordCallback { result, ticks });
    assert_eq!(story.refused(&head, &silent), RejectionCode::ConditionUnmet);
    story.head(&sorry);
    assert_eq!(story.case().lifecycle().ticks(), tick("apology"));
    story.head(&called(CallbackResult::NotSolved, tick("thanked")));
    assert_eq!(story.case().lifecycle().episode(), 1);
    let handler = person("p1", "handler");
    let propose = Propose { cause: Some(value("loose part")), ..Propose::default() };
    story.give(&handler, &Command::Propose(propose));
    story.give(&handler, &Command::StartWork(Plain {}));
    story.give(&handler, &Command::RecordHandling(Noted::default()));
    assert_eq!(story.refused(&head, &silent), RejectionCode::ConditionUnmet);
    story.head(&sorry);
    story.head(&called(CallbackResult::SolvedNotRated, Vec::new()));
    let archive = Command::Archive(Plain {});
    assert_eq!(story.refused(&head, &archive), RejectionCode::ConditionUnmet);
    story.head(&Command::Reopen(reasoned("forgot the form")));
    let unit = UnitId::new("repair").unwrap();
    assert_eq!(story.case().assignment().unit(), Some(&unit));
    story.give(
        &handler,
        &Command::Propose(Propose { cause: Some(value("none")), ..Propose::default() }),
    );
    story.give(&handler, &Command::StartWork(Plain {}));
    story.give(&handler, &Command::RecordHandling(Noted::default()));
    story.head(&sorry);
    story.head(&called(CallbackResult::SolvedNotRated, tick("thanked")));
    story.head(&archive);
    story.replays();
}

fn extension(by: &str) -> Command {
    let (obligation, reason) = ("resolve".parse().unwrap(), value("parts are late"));
    Command::Extend(Extend { obligation, by: by.parse().unwrap(), reason })
}

fn due(story: &Story) -> Option<amends::time::Timestamp> {
    let mut runs = story.case().obligations().runs().iter();
    runs.find(|run| run.obligation().as_str() == "resolve").unwrap().due()
}

fn pause() -> Command {
    let reason = value("documents");
    Command::Pause(Pause { party: Party::Customer, reason, evidence: None, until: None })
}

const RESOLVE: &str =
    "term = { working_days = 5, calendar = \"office\", lands = \"end-of-day\" }      # ours";

/// An extension takes nothing away, though a last day that is closed moves back.
#[test]
fn an_extension_never_shortens() {
    let term = "term = { calendar_days = 11, calendar = \"office\", lands = \"end-of-day\", \
                closed_day = \"previous-workday\" }\nextension = { times = 2, at_most = \"9 calendar days\" }";
    let mut story = Story::under(&preset_with(RESOLVE, term));
    story.registered("complaint");
    story.pass(24);
    story.head(&pause());
    story.pass(24);
    story.head(&Command::Resume(reasoned("documents came")));
    let before = due(&story);
    story.head(&extension("1 calendar day"));
    assert!(due(&story) >= before, "{:?} after {before:?}", due(&story));
}

/// What moved a deadline is counted anew in the order in which it came, within one second too.
#[test]
fn an_extension_before_the_end_of_a_wait_stays_before_it() {
    let day = |lands: &str| {
        format!(
            "{{ calendar_days = 11, calendar = \"office\", lands = \"{lands}\", closed_day = \"next-workday\" }}"
        )
    };
    let targets = format!(
        "targets = [\n  {{ when = {{ priority = \"high\" }}, term = {} }},\n  {{ when = {{}}, term = {} }},\n]\n\
         on_retarget = \"from_anchor\"\nextension = {{ times = 2, at_most = \"9 calendar days\" }}",
        day("same-time"),
        day("end-of-day"),
    );
    let after = |between: i64| {
        let mut story = Story::under(&preset_with(RESOLVE, &targets));
        story.registered("complaint");
        story.pass(24);
        story.head(&pause());
        story.pass(24);
        story.head(&extension("1 calendar day"));
        story.now = story.now + amends::time::Span::from_seconds(between - 60);
        story.head(&Command::Resume(reasoned("documents came")));
        let facts =
            amends::fact::Facts::default().with(amends::fact::FactKind::Priority, value("high"));
        story.head(&Command::Classify(Classify { facts }));
        due(&story).unwrap()
    };
    assert_eq!(after(0).floor_to_second() + amends::time::Span::from_seconds(1), after(1));
}
