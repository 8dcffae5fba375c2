//! A desk holds many cases under many policies, and no case stands in the way of another.

use crate::story::{PRESET, Story, changed, person, policy, t};
use amends::{
    Actor, Desk, Digest, Organisation, RejectionCode,
    case::*,
    ident::{ActorId, CaseId, RoleId},
    organisation::OrganisationDocument,
    policy::Versions,
    wire,
};

fn revised(from: &str) -> String {
    let text = changed(PRESET, "revision = \"1\"", &format!("revision = \"{from}\""));
    changed(&text, "2024-01-01T00:00:00+08:00", &format!("{from}T00:00:00+08:00"))
}

fn case(id: &str) -> CaseId {
    CaseId::new(id).unwrap()
}

fn receive() -> Command {
    Command::Receive(Receive::default())
}

/// A case is judged by the version in force when it is opened, however late it is told; a policy
/// that is not in force yet binds no case.
#[test]
fn a_case_is_bound_to_the_version_in_force_when_it_is_opened() {
    let (old, new) = (policy(PRESET), policy(&revised("2026-07-01")));
    let versions = Versions::new(vec![new.clone(), old.clone()]).unwrap();
    let mut desk = Desk::under(&versions);
    let head = person("h1", "head");
    let now = t("2026-07-01T08:00:00+08:00");
    desk.handle(&case("C-1"), &receive(), &head, now).unwrap();
    let happened_at = Some(t("2026-06-30T23:00:00+08:00"));
    let late = amends::desk::Delivery { happened_at, ..Default::default() };
    desk.handle_with(&case("C-2"), &receive(), &head, now, &late).unwrap();
    assert_eq!(desk.case(&case("C-1")).unwrap().policy(), new.digest());
    assert_eq!(desk.case(&case("C-2")).unwrap().policy(), old.digest());
    let early = t("2023-12-31T08:00:00+08:00");
    let refusal = desk.handle(&case("C-3"), &receive(), &head, early).unwrap_err();
    assert_eq!(refusal.code(), RejectionCode::PolicyNotEffective);
    // Nor is a case rebound to it before its date.
    let mut story = Story::under(PRESET);
    story.registered("complaint");
    story.desk.adopt(new.clone());
    let rebind = Command::Rebind(Rebind { to: new.digest() });
    assert_eq!(story.refused(&head, &rebind), RejectionCode::PolicyNotEffective);
    story.pass(24 * 150);
    story.head(&rebind);
}

/// A case whose policy the desk does not know is listed; time passes for the others.
#[test]
fn one_case_that_cannot_go_on_does_not_stop_the_others() {
    let mut stranger = Story::under(&revised("2025-01-01"));
    stranger.registered("complaint");
    let mut story = Story::under(PRESET);
    story.registered("complaint");
    let foreign: Vec<_> = stranger
        .log
        .iter()
        .map(|record| Recorded { stream: case("A-1"), ..record.clone() })
        .collect();
    story.desk.load(&foreign).unwrap();
    story.pass(100);
    let advance = story.desk.advance_to(story.now);
    assert!(advance.records.iter().all(|record| record.stream == story.id));
    assert!(!advance.records.is_empty());
    let stuck: Vec<_> = advance.stuck.iter().map(|s| (s.case.as_str(), s.why.code())).collect();
    assert_eq!(stuck, [("A-1", RejectionCode::PolicyMismatch)]);
    let verdicts = story.desk.verdicts();
    assert!(verdicts.values().any(|counts| counts.contains_key(&Verdict::Breached)));
    assert!(story.desk.remove(&case("A-1")).is_some());
    assert_eq!(story.desk.advance_to(story.now).stuck, []);
}

/// What may be done is not shown as refused because a payload could have named a time.
#[test]
fn assigning_is_available_where_a_time_must_be_named() {
    let text = amends::policy::presets().into_iter().find(|preset| preset.name == "feedback-24h");
    let policy = policy(text.unwrap().text);
    let head = policy.grants().iter().find(|grant| grant.commands.contains(&CommandKind::Assign));
    let head = person("h1", head.unwrap().role.as_str());
    let kind = policy.kinds()[0].id.clone();
    let now = t("2026-03-02T09:00:00+08:00");
    let mut first = Observation::at(now);
    let named = amends::ident::Value::from(&kind);
    first.facts.set(amends::fact::FactKind::Kind, Some(named));
    first.stage = Some(Stage::Classified);
    let mut desk = Desk::new(policy);
    desk.observe(&case("C-1"), now, &first).unwrap();
    let all = desk.available(&case("C-1"), &head, now).unwrap();
    let assign = all.iter().find(|item| item.command == CommandKind::Assign).unwrap();
    assert_eq!(assign.refusal, None);
    let archive = all.iter().find(|item| item.command == CommandKind::Archive).unwrap();
    assert!(serde_json::to_value(archive).unwrap()["refusal"]["code"].is_string());
    assert!(desk.available(&case("C-9"), &head, now).is_err());
}

const PEOPLE: &str = r#"
[organisation]
number = "ORG-1"
revision = "A"

[[unit]]
id = "front"
name = { zh = "前台", en = "front office" }
head = "ann"

[[person]]
id = "ann"
unit = "front"
roles = [{ role = "head", from = "2026-03-01T00:00:00+08:00" }, "intake"]
qualifications = [{ qualification = "phone", to = "2026-03-01T00:00:00+08:00" }]
"#;

/// People are who the organisation says they are at that time, and records name the organisation.
#[test]
fn the_organisation_says_who_somebody_is_at_a_time() {
    let document = OrganisationDocument::from_toml(PEOPLE).unwrap();
    let organisation = Organisation::check(&document).into_organisation().unwrap();
    let ann = ActorId::new("ann").unwrap();
    let roles = |at: &str| {
        let actor = Actor::from_organisation(&organisation, &ann, t(at)).unwrap();
        assert_eq!(actor.unit().unwrap().as_str(), "front");
        let phone = "phone".parse().unwrap();
        let held: Vec<_> = actor.roles().iter().map(RoleId::as_str).map(str::to_owned).collect();
        (held, actor.is_qualified(&phone))
    };
    assert_eq!(roles("2026-02-01T00:00:00+08:00"), (vec!["intake".to_owned()], true));
    assert_eq!(roles("2026-03-02T00:00:00+08:00").0.len(), 2);
    assert!(!roles("2026-03-02T00:00:00+08:00").1);
    let nobody = ActorId::new("bob").unwrap();
    let now = t("2026-03-02T09:00:00+08:00");
    assert_eq!(Actor::from_organisation(&organisation, &nobody, now), None);
    let mut story = Story::under(PRESET);
    story.head(&receive());
    assert_eq!(story.log[0].organisation, None);
    story.desk.set_organisation(organisation.clone());
    story.register("complaint");
    let digest = Some(organisation.digest());
    assert!(story.log[1..].iter().all(|record| record.organisation == digest));
    story.replays();
}

/// An observation has a wire form of its own, and digests come from the host's bytes.
#[test]
fn observations_are_written_and_read() {
    let mut told = Observation::at(t("2026-03-02T09:00:00+08:00"));
    told.stage = Some(Stage::Received);
    let text = wire::write_observation(&told).unwrap();
    assert_eq!(wire::read_observation(&text).unwrap(), told);
    assert!(wire::read_observation(text.replace("stage", "stag")).is_err());
    let digest = Digest::of(b"a text");
    assert_eq!(Digest::from_bytes(*digest.bytes()), digest);
    assert_eq!(Actor::partner("p").unwrap().kind(), amends::ActorKind::Partner);
}

/// Open time that is used up at closing is met until the next opening, and the agenda says so.
#[test]
fn the_agenda_says_until_when_something_is_still_met() {
    let mut story = Story::under(PRESET);
    story.now = t("2026-03-01T12:00:00+08:00");
    story.registered("complaint");
    let agenda = story.desk.agenda();
    let item = |name: &str| agenda.iter().find(|item| item.obligation.as_str() == name).unwrap();
    let reply = item("first-reply");
    assert_eq!(reply.due, Some(t("2026-03-02T18:00:00+08:00")));
    assert_eq!(reply.met_until, Some(t("2026-03-03T09:00:00+08:00")));
    let result = item("resolve");
    assert_eq!((result.due, result.met_until), (result.due, result.due));
}
