//! The lifecycle as a reader of the rules expects it, on the policy a newcomer starts from.

use amends::{
    Actor, Desk, Policy, RejectionCode,
    case::*,
    ident::{ActorId, CaseId, FieldId, KindId, UnitId, Value},
    time::Timestamp,
};

fn t(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn desk() -> Desk {
    Desk::new(Policy::preset("default").unwrap().unwrap())
}

fn actor(id: &str, role: &str) -> Actor {
    Actor::person(id).unwrap().with_role(role).unwrap()
}

fn register() -> Command {
    Command::Register(Register {
        kind: KindId::new("complaint").unwrap(),
        contact: Contact::Reachable,
        facts: amends::fact::Facts::default(),
        fields: vec![FieldId::new("content").unwrap(), FieldId::new("contact").unwrap()],
    })
}

fn value(text: &str) -> Value {
    Value::new(text).unwrap()
}

/// Walks a complaint along the full path and checks stage and verdicts.
/// clauses: COL-t-3.2, COL-c-3.1.3, COL-i-7.3, COL-g-4.4, PROP-9.1.d, CAR-6.3.a, AUTO-6.2.13, COL-c-3.1.5
#[test]
fn a_complaint_runs_from_receipt_to_archive() {
    let mut desk = desk();
    let id = CaseId::new("C-1").unwrap();
    let (intake, head, handler) =
        (actor("i1", "intake"), actor("h1", "head"), actor("p1", "handler"));
    let mut log = Vec::new();
    let noted = || Noted::default();
    let plain = Plain {};
    let steps: Vec<(&str, &Actor, Command, Stage)> = vec![
        (
            "2026-03-02T09:00:00+08:00",
            &intake,
            Command::Receive(Receive::default()),
            Stage::Received,
        ),
        ("2026-03-02T09:05:00+08:00", &intake, register(), Stage::Registered),
        ("2026-03-02T09:10:00+08:00", &intake, Command::Acknowledge(plain), Stage::Registered),
        (
            "2026-03-02T09:20:00+08:00",
            &intake,
            Command::Classify(Classify { facts: amends::fact::Facts::default() }),
            Stage::Classified,
        ),
        (
            "2026-03-02T09:30:00+08:00",
            &intake,
            Command::Assign(Assign { unit: Some(UnitId::new("repair").unwrap()), due: None }),
            Stage::Assigned,
        ),
        (
            "2026-03-02T09:40:00+08:00",
            &head,
            Command::NameHandler(NameHandler { handler: ActorId::new("p1").unwrap() }),
            Stage::HandlerNamed,
        ),
        ("2026-03-02T10:00:00+08:00", &handler, Command::Investigate(plain), Stage::Investigating),
        (
            "2026-03-02T15:00:00+08:00",
            &handler,
            Command::Propose(Propose { cause: Some(value("worn part")), ..Propose::default() }),
            Stage::SolutionDrafted,
        ),
        ("2026-03-03T09:00:00+08:00", &handler, Command::StartWork(plain), Stage::InProgress),
        ("2026-03-04T09:00:00+08:00", &handler, Command::RecordHandling(noted()), Stage::Handled),
        (
            "2026-03-04T10:00:00+08:00",
            &intake,
            Command::Reply(Reply::default()),
            Stage::CallbackPending,
        ),
        (
            "2026-03-05T10:00:00+08:00",
            &intake,
            Command::RecordCallback(RecordCallback {
                result: CallbackResult::SolvedAndSatisfied,
                ticks: vec![],
            }),
            Stage::Closed,
        ),
        ("2026-03-06T10:00:00+08:00", &head, Command::Archive(plain), Stage::Archived),
    ];
    for (at, who, command, stage) in steps {
        let records = desk.handle(&id, &command, who, t(at)).unwrap_or_else(|r| panic!("{r}"));
        log.extend(records);
        assert_eq!(desk.case(&id).unwrap().stage(), stage, "after {}", command.kind().name());
    }
    let case = desk.case(&id).unwrap();
    assert_eq!(case.lifecycle().ending().unwrap().outcome, Outcome::Satisfied);
    assert_eq!(&Case::replay(&log).unwrap(), case);
    assert_eq!(case.next_wakeup(), None);
    let verdicts: Vec<_> = case
        .obligations()
        .runs()
        .iter()
        .map(|run| (run.obligation().as_str(), run.verdict().unwrap()))
        .collect();
    assert_eq!(
        verdicts,
        [("first-reply", Verdict::Met), ("resolve", Verdict::Met), ("callback", Verdict::Met)]
    );
}

#[test]
fn a_command_out_of_place_says_what_is_expected() {
    let mut desk = desk();
    let id = CaseId::new("C-1").unwrap();
    let head = actor("h1", "head");
    let now = t("2026-03-02T09:00:00+08:00");
    desk.handle(&id, &Command::Receive(Receive::default()), &head, now).unwrap();
    let refusal =
        desk.handle(&id, &Command::Archive(Plain {}), &head, now).expect_err("nothing is closed");
    assert_eq!(refusal.code(), RejectionCode::NotAllowedNow);
    assert!(refusal.words().zh.contains("归档"), "{}", refusal.words().zh);
}

/// A calendar that refuses to guess makes the command that needs a guess fail, and nothing is recorded.
#[test]
fn a_deadline_past_the_known_holidays_is_refused_where_the_policy_says_so() {
    let text = amends::policy::presets().into_iter().find(|preset| preset.name == "default");
    let text = text.unwrap().text.replace("\"assume_weekdays\"", "\"refuse\"");
    let mut desk = Desk::new(Policy::from_toml(&text).unwrap());
    let id = CaseId::new("C-1").unwrap();
    let head = actor("h1", "head");
    let now = t("2026-12-31T15:00:00+08:00");
    desk.handle(&id, &Command::Receive(Receive::default()), &head, now).unwrap();
    let before = desk.case(&id).unwrap().clone();
    let refusal = desk.handle(&id, &register(), &head, now).expect_err("2027 is not known");
    assert_eq!(refusal.code(), RejectionCode::CalendarHorizon);
    assert_eq!(desk.case(&id), Some(&before));
}

/// Deadlines are whole seconds: what is done within the last one is in time.
#[test]
fn fractions_of_a_second_never_count_against_a_deadline() {
    let policy = amends_testkit::walk::policy(include_str!("scenarios/policies/deadlines.toml"));
    let clerk = actor("c1", "clerk");
    let received = t("2026-03-02T10:00:00.950000+08:00");
    for (answered, verdict) in [
        ("2026-03-03T10:00:00.900000+08:00", Verdict::Met),
        ("2026-03-03T10:00:01+08:00", Verdict::Breached),
    ] {
        let mut desk = Desk::new(policy.clone());
        let id = CaseId::new("C-1").unwrap();
        let register = Register {
            kind: KindId::new("inquiry").unwrap(),
            contact: Contact::Reachable,
            facts: amends::fact::Facts::default(),
            fields: Vec::new(),
        };
        let answer = Command::Answer(Noted::default());
        desk.handle(&id, &Command::Receive(Receive::default()), &clerk, received).unwrap();
        desk.handle(&id, &Command::Register(register), &clerk, received).unwrap();
        desk.handle(&id, &answer, &clerk, t(answered)).unwrap();
        let runs = desk.case(&id).unwrap().obligations().runs();
        let day = runs.iter().find(|run| run.obligation().as_str() == "day").unwrap();
        assert_eq!(day.first_due(), Some(t("2026-03-03T10:00:00+08:00")));
        assert_eq!(day.verdict(), Some(verdict), "{answered}");
    }
}
