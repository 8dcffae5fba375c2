//! Two phones and a server, told in words.

use amends::{
    Actor, Policy, RejectionCode,
    case::*,
    desk::Delivery,
    fact::Facts,
    ident::{CaseId, CommandId, FieldId, KindId, ObligationId, UnitId, Value},
    journal::{Conflict, Journal, JournalFault, Unsent},
    time::Timestamp,
};
use amends_testkit::walk::World;

fn t(text: &str) -> Timestamp {
    format!("2026-03-{text}:00+08:00").parse().unwrap()
}

fn id(text: &str) -> CaseId {
    CaseId::new(text).unwrap()
}

fn policy() -> Policy {
    Policy::preset("default").unwrap().unwrap()
}

fn clerk(name: &str) -> Actor {
    Actor::person(name).unwrap().with_role("intake").unwrap()
}

fn receive() -> Command {
    Command::Receive(Receive::default())
}

fn register() -> Command {
    Command::Register(Register {
        kind: KindId::new("complaint").unwrap(),
        contact: Contact::Reachable,
        facts: Facts::default(),
        fields: ["content", "contact"].map(|id| FieldId::new(id).unwrap()).to_vec(),
    })
}

fn pause() -> Command {
    let reason = Value::new("photo").unwrap();
    Command::Pause(Pause { party: Party::Customer, reason, until: None, evidence: None })
}

fn named(name: &str) -> Delivery {
    Delivery { command_id: Some(CommandId::new(name).unwrap()), ..Delivery::default() }
}

/// A server with a registered complaint, and a phone that has the news of it.
fn server_and_phones() -> (Journal, Journal, Journal) {
    let mut server = Journal::new(policy());
    for command in [receive(), register()] {
        server.handle(&id("C-1"), &command, &clerk("lin"), t("02T09:00")).unwrap();
    }
    let mut phone = Journal::new(policy());
    phone.append(server.records(&id("C-1"), 0)).unwrap();
    (server, phone.clone(), phone)
}

fn conflict(fault: JournalFault) -> Conflict {
    match fault {
        JournalFault::Conflict(conflict) => conflict,
        fault => panic!("{fault}"),
    }
}

fn only(mut unsent: Vec<Unsent>) -> Unsent {
    assert_eq!(unsent.len(), 1);
    unsent.remove(0)
}

fn kinds(records: &[Recorded]) -> Vec<&'static str> {
    records.iter().map(|record| record.event.kind().name()).collect()
}

fn first_reply(journal: &Journal) -> Verdict {
    let counts = &journal.desk().verdicts()[&ObligationId::new("first-reply").unwrap()];
    assert_eq!(counts.values().sum::<u64>(), 1);
    *counts.keys().next().unwrap()
}

/// Ann and Ben both work offline. Ann is back first. Ben finds out what happened meanwhile, and his
/// fact is decided when it happened: the breach that the server recorded meanwhile is taken back. What
/// he did before Ann's act cannot be put in front of it: it is handed back, for him to see.
#[test]
fn two_phones_and_a_server() {
    let (mut server, mut ann, mut ben) = server_and_phones();
    let case = id("C-1");
    let base = server.records(&case, 0).len() as u64;
    assert_eq!((ann.told(&case), ann.unsent()), (base, vec![]));

    let classify = Command::Classify(Classify { facts: Facts::default() });
    ann.handle_with(&case, &classify, &clerk("ann"), t("02T16:00"), &named("ann-1")).unwrap();
    ben.handle_with(&case, &pause(), &clerk("ben"), t("02T15:00"), &named("ben-1")).unwrap();
    let resume = Command::Resume(Reasoned { reason: Value::new("sent").unwrap(), note: None });
    ben.handle_with(&case, &resume, &clerk("ben"), t("02T15:10"), &named("ben-2")).unwrap();
    let acknowledge = Command::Acknowledge(Plain {});
    ben.handle_with(&case, &acknowledge, &clerk("ben"), t("02T17:00"), &named("ben-3")).unwrap();

    // Ann is back within the hour.
    let unsent = only(ann.unsent());
    assert_eq!((unsent.base, unsent.acts.len()), (base, 1));
    assert_eq!(server.append(&unsent.records).unwrap(), unsent.records.len());
    ann.acknowledge(&case, unsent.version());
    assert_eq!(ann.unsent(), []);

    // Nobody told the server that receipt was acknowledged.
    let breached = server.advance_to(t("03T12:00")).records;
    assert!(kinds(&breached).contains(&"obligation.breached"));
    assert_eq!(first_reply(&server), Verdict::Breached);

    // Ben is back a day late.
    let unsent = only(ben.unsent());
    let before = server.records(&case, 0).to_vec();
    let conflict = conflict(server.append(&unsent.records).unwrap_err());
    assert_eq!(server.records(&case, 0), before);
    assert_eq!(conflict.why.code(), RejectionCode::StaleVersion);
    assert_eq!(conflict.meanwhile, server.records(&case, base));
    assert!(kinds(&conflict.meanwhile).contains(&"triage.classified"));

    let rebased = ben.rebase(&case, &conflict.meanwhile, t("03T12:30")).unwrap();
    let refused: Vec<_> = rebased.refused.iter().map(|one| (one.act.at, one.why.code())).collect();
    assert_eq!(
        refused,
        [
            (t("02T15:00"), RejectionCode::TimeBackwards),
            (t("02T15:10"), RejectionCode::TimeBackwards)
        ]
    );
    assert_eq!(kinds(&rebased.records)[..2], ["case.acknowledged", "obligation.corrected"]);
    assert_eq!(
        (rebased.records[0].at, rebased.records[0].recorded_at),
        (t("02T17:00"), t("03T12:30"))
    );

    // What may not be done any more is not told; the rest is, and joins.
    let unsent = only(ben.unsent());
    assert_eq!(unsent.base, before.len() as u64);
    assert_eq!(unsent.acts.iter().map(|act| act.at).collect::<Vec<_>>(), [t("02T17:00")]);
    server.append(&unsent.records).unwrap();
    ben.acknowledge(&case, unsent.version());
    assert_eq!(first_reply(&server), Verdict::Met);

    // Ann hears of it.
    ann.append(server.records(&case, ann.told(&case))).unwrap();
    for phone in [&ann, &ben] {
        assert_eq!(phone.desk().case(&case), server.desk().case(&case));
        assert_eq!(phone.records(&case, 0), server.records(&case, 0));
        assert_eq!(
            (phone.unsent(), phone.told(&case)),
            (vec![], server.records(&case, 0).len() as u64)
        );
    }
}

/// The server took the records and the answer was lost: sending them again is harmless, and so is what
/// was done meanwhile on top of them, even where the server went on as well.
#[test]
fn an_answer_that_was_lost_changes_nothing() {
    let (mut server, mut phone, _) = server_and_phones();
    let case = id("C-1");
    let acknowledge = Command::Acknowledge(Plain {});
    phone.handle(&case, &acknowledge, &clerk("ann"), t("02T10:00")).unwrap();
    let sent = only(phone.unsent()).records;
    assert!(server.append(&sent).unwrap() > 0);
    assert_eq!(server.append(&sent).unwrap(), 0);

    // The phone does not know. It goes on, and so does the server.
    phone.handle(&case, &pause(), &clerk("ann"), t("02T11:00")).unwrap();
    let classify = Command::Classify(Classify { facts: Facts::default() });
    server.handle(&case, &classify, &clerk("lin"), t("02T10:30")).unwrap();
    let unsent = only(phone.unsent());
    assert_eq!(unsent.acts.len(), 2);
    let conflict = conflict(server.append(&unsent.records).unwrap_err());
    assert_eq!(conflict.meanwhile[..sent.len()], sent);
    let rebased = phone.rebase(&case, &conflict.meanwhile, t("02T12:00")).unwrap();
    assert_eq!(rebased.refused, []);
    let unsent = only(phone.unsent());
    assert_eq!(
        unsent.acts.iter().map(|act| act.command.kind()).collect::<Vec<_>>(),
        [CommandKind::Pause]
    );
    server.append(&unsent.records).unwrap();
    let acknowledged = server.records(&case, 0).iter();
    let acknowledged =
        acknowledged.filter(|record| record.event.kind().name() == "case.acknowledged");
    assert_eq!(acknowledged.count(), 1);
}

/// A server that gives the acts again instead of taking the records in knows them by their names.
#[test]
fn an_act_is_known_again_by_its_name() {
    let (mut server, mut phone, _) = server_and_phones();
    let case = id("C-1");
    let acknowledge = Command::Acknowledge(Plain {});
    phone.handle_with(&case, &acknowledge, &clerk("ann"), t("02T10:00"), &named("a")).unwrap();
    let act = only(phone.unsent()).acts.remove(0);
    let delivery = Delivery { happened_at: Some(act.at), ..named("a") };
    server.handle_with(&case, &act.command, &act.actor, t("02T10:05"), &delivery).unwrap();
    let rebased = phone.rebase(&case, server.records(&case, 0), t("02T10:10")).unwrap();
    assert_eq!((rebased.records, rebased.refused), (vec![], vec![]));
    assert_eq!(phone.unsent(), []);
    assert_eq!(phone.records(&case, 0), server.records(&case, 0));
}

/// Time passes on both sides; nobody's breach is lost or counted twice, and it is nothing to tell.
#[test]
fn both_sides_let_time_pass() {
    let (mut server, mut phone, _) = server_and_phones();
    let case = id("C-1");
    assert!(!phone.advance_to(t("05T09:00")).records.is_empty());
    assert_eq!(phone.unsent(), []);
    assert!(!server.advance_to(t("05T09:05")).records.is_empty());
    let news = server.records(&case, phone.told(&case)).to_vec();
    let conflict = conflict(phone.append(&news).unwrap_err());
    assert_eq!(conflict.meanwhile, phone.records(&case, phone.told(&case)));
    let rebased = phone.rebase(&case, &news, t("05T09:06")).unwrap();
    assert_eq!(rebased, Default::default());
    assert_eq!(phone.records(&case, 0), server.records(&case, 0));
    assert_eq!(first_reply(&phone), Verdict::Breached);
    // Where the phone was further than the server, what it had recorded comes again.
    phone.advance_to(t("20T09:00"));
    let further = phone.desk().verdicts();
    phone.rebase(&case, &[], t("20T09:01")).unwrap();
    assert_ne!(phone.desk().verdicts(), further);
    phone.advance_to(t("20T09:02"));
    assert_eq!(phone.desk().verdicts(), further);
}

/// What one act prevented does not happen between it and the act before only because both are told
/// late: the wait ended before its longest time was over.
#[test]
fn acts_told_together_lie_beside_one_another() {
    let (server, mut phone, _) = server_and_phones();
    let case = id("C-1");
    let until = Some(t("02T13:00"));
    let Command::Pause(data) = pause() else { panic!("a pause") };
    let wait = Command::Pause(Pause { until, ..data });
    phone.handle(&case, &wait, &clerk("ann"), t("02T10:00")).unwrap();
    let resume = Command::Resume(Reasoned { reason: Value::new("sent").unwrap(), note: None });
    phone.handle(&case, &resume, &clerk("ann"), t("02T11:00")).unwrap();
    let news = server.records(&case, phone.told(&case));
    let rebased = phone.rebase(&case, news, t("02T15:00")).unwrap();
    assert_eq!(rebased.refused, []);
    assert!(phone.desk().case(&case).unwrap().waiting().current().is_none());
    let ended: Vec<_> =
        rebased.records.iter().filter(|r| r.event.kind().name() == "waiting.ended").collect();
    assert_eq!(ended.len(), 1);
    assert_eq!(ended[0].at, t("02T11:00"));
}

/// A case that was opened on the phone is opened anew on a server that never heard of it.
#[test]
fn a_case_opened_offline_is_told_whole() {
    let mut phone = Journal::new(policy());
    let case = id("phone-7/1");
    phone.handle(&case, &receive(), &clerk("ann"), t("02T09:00")).unwrap();
    phone.handle(&case, &register(), &clerk("ann"), t("02T09:10")).unwrap();
    let opened = phone.records(&case, 0).to_vec();
    let rebased = phone.rebase(&case, &[], t("02T10:00")).unwrap();
    assert_eq!((rebased.refused.len(), phone.told(&case)), (0, 0));
    assert_eq!(kinds(phone.records(&case, 0)), kinds(&opened));
    let unsent = only(phone.unsent());
    assert_eq!((unsent.base, unsent.acts.len()), (0, 2));
    let mut server = Journal::new(policy());
    server.append(&unsent.records).unwrap();
    assert_eq!(server.desk().case(&case), phone.desk().case(&case));
}

/// What a case numbers is numbered anew behind what others did, and an act that names it follows: Ben
/// answers the request that he made, not the one that Ann made meanwhile. Where his request may not be
/// made any more, nothing is answered.
#[test]
fn nothing_ends_up_on_a_case_that_another_opened_under_the_name() {
    let (mut server, mut phone, mut other) =
        (Journal::new(policy()), Journal::new(policy()), Journal::new(policy()));
    let (case, now) = (id("C-1"), t("02T09:00"));
    other.handle(&case, &receive(), &clerk("b"), now).expect("B opens it");
    server.append(other.records(&case, 0)).expect("the server hears of B first");
    phone.handle(&case, &receive(), &clerk("a"), now).expect("A opens one of that name");
    phone.handle(&case, &register(), &clerk("a"), now).expect("A registers it");

    let told = conflict(server.append(phone.records(&case, 0)).expect_err("another's case"));
    let rebased = phone.rebase(&case, &told.meanwhile, now).expect("the server's records follow");
    let codes: Vec<_> = rebased.refused.iter().map(|refused| refused.why.code()).collect();
    assert_eq!(codes, [RejectionCode::CaseExists; 2]);
    assert_eq!(rebased.records, []);
    assert_eq!(phone.records(&case, 0), server.records(&case, 0));
}

#[test]
fn an_act_names_what_it_named() {
    let ask = |what: &str| {
        Command::Ask(Ask {
            request: RequestKind::Consult,
            to: UnitId::new(what).unwrap(),
            need: RequestNeed::Optional,
            due: None,
        })
    };
    let answer = Command::AnswerRequest(RequestNoted { request: 1, note: None });
    let head = |name: &str| Actor::person(name).unwrap().with_role("head").unwrap();
    let case = id("C-1");
    let (mut server, mut ben, _) = server_and_phones();
    ben.handle(&case, &ask("ben"), &head("ben"), t("02T11:00")).unwrap();
    ben.handle(&case, &answer, &head("bea"), t("02T12:00")).unwrap();
    let other = ben.clone();
    server.handle(&case, &ask("ann"), &head("ann"), t("02T10:00")).unwrap();
    ben.rebase(&case, server.records(&case, 0), t("02T13:00")).unwrap();
    let states = |journal: &Journal| {
        let all = journal.desk().case(&case).unwrap().requests().all().to_vec();
        all.iter().map(|one| (one.ordinal, one.state)).collect::<Vec<_>>()
    };
    assert_eq!(states(&ben), [(1, RequestState::Open), (2, RequestState::Answered)]);
    // Once more behind another one.
    server.handle(&case, &ask("eve"), &head("eve"), t("02T10:30")).unwrap();
    ben.rebase(&case, server.records(&case, 0), t("02T13:30")).unwrap();
    assert_eq!(states(&ben)[1..], [(2, RequestState::Open), (3, RequestState::Answered)]);
    // His request lies before what Ann did: it is handed back, and so is its answer.
    let mut ben = other;
    let (mut server, ..) = server_and_phones();
    server.handle(&case, &ask("ann"), &head("ann"), t("02T11:30")).unwrap();
    let rebased = ben.rebase(&case, server.records(&case, 0), t("02T13:00")).unwrap();
    let refused: Vec<_> = rebased.refused.iter().map(|one| one.why.code()).collect();
    assert_eq!(refused, [RejectionCode::TimeBackwards, RejectionCode::NotAllowedNow]);
    assert_eq!(rebased.refused[1].act.command, answer);
    assert_eq!(states(&ben), [(1, RequestState::Open)]);
}

/// The same holds of acts that await a decision, also where the server was told the acts, not the
/// records, and so numbered them itself.
#[test]
fn a_decision_is_on_the_act_it_was_on() {
    let world = World::round();
    let who = |id: &str| world.cast.iter().find(|one| one.id().as_str() == id).unwrap().clone();
    let case = id("C-1");
    let mut server = Journal::new(world.policies[0].clone());
    for command in [receive(), register()] {
        server.handle(&case, &command, &who("boss-1"), t("02T09:00")).unwrap();
    }
    let mut phone = Journal::new(world.policies[0].clone());
    phone.append(server.records(&case, 0)).unwrap();
    let wait = |reason: &str| {
        let Command::Pause(data) = pause() else { panic!("a pause") };
        Command::Pause(Pause { reason: Value::new(reason).unwrap(), ..data })
    };
    let trainee = who("trainee-1");
    server.handle(&case, &wait("ann"), &trainee, t("02T09:10")).unwrap();
    phone.handle_with(&case, &wait("ben"), &trainee, t("02T09:20"), &named("ben-1")).unwrap();
    let decide = DecideAsked { act: 1, decision: ActDecision::Approve, reason: None };
    let decide = Command::DecideAsked(decide);
    phone.handle_with(&case, &decide, &who("boss-2"), t("02T09:30"), &named("ben-2")).unwrap();
    let mut told = server.clone();
    let asked = only(phone.unsent()).acts.remove(0);
    let delivery = Delivery { happened_at: Some(asked.at), ..named("ben-1") };
    told.handle_with(&case, &asked.command, &asked.actor, t("02T09:40"), &delivery).unwrap();
    for server in [server, told] {
        let mut phone = phone.clone();
        let rebased = phone.rebase(&case, server.records(&case, 0), t("02T10:00")).unwrap();
        assert_eq!(rebased.refused, []);
        let waiting = phone.desk().case(&case).unwrap().waiting().current().unwrap();
        assert_eq!(waiting.reason.as_str(), "ben");
    }
}

/// A report of a foreign system has no act behind it: where it cannot stand it is handed back.
#[test]
fn what_was_observed_offline_is_handed_back() {
    let (mut server, mut phone, _) = server_and_phones();
    let case = id("C-1");
    let mut seen = Observation::at(t("02T10:00"));
    seen.level = Some(2);
    let observed = phone.observe(&case, seen.at, &seen).unwrap();
    assert_eq!(only(phone.unsent()).acts, []);
    let acknowledge = Command::Acknowledge(Plain {});
    server.handle(&case, &acknowledge, &clerk("lin"), t("02T10:30")).unwrap();
    let news = server.records(&case, phone.told(&case)).to_vec();
    let rebased = phone.rebase(&case, &news, t("02T11:00")).unwrap();
    assert!(!rebased.dropped.is_empty());
    assert!(rebased.dropped.iter().all(|record| observed.contains(record)));
    // Word for word on the server, it is not lost.
    let (mut server, mut phone, _) = server_and_phones();
    let observed = phone.observe(&case, seen.at, &seen).unwrap();
    server.append(&observed).unwrap();
    let news = server.records(&case, phone.told(&case)).to_vec();
    assert_eq!(phone.rebase(&case, &news, t("02T11:00")).unwrap().dropped, []);
}

/// News that does not join what the server was known to have is taken in and counted as told by
/// nobody: what was done here in between is still told.
#[test]
fn news_with_a_gap_before_it_hides_no_act() {
    let (server, mut phone, mut other) = server_and_phones();
    let case = id("C-1");
    let base = phone.told(&case);
    let acknowledge = Command::Acknowledge(Plain {});
    phone.handle(&case, &acknowledge, &clerk("ann"), t("02T10:00")).unwrap();
    let version = phone.records(&case, 0).len() as u64;
    other.handle(&case, &acknowledge, &clerk("ben"), t("02T10:05")).unwrap();
    other.handle(&case, &pause(), &clerk("ben"), t("02T10:06")).unwrap();
    let behind = other.records(&case, version).to_vec();
    assert!(!behind.is_empty());
    assert_eq!(phone.append(&behind).unwrap(), behind.len());
    assert_eq!((phone.told(&case), only(phone.unsent()).acts.len()), (base, 1));
    // Records that begin behind the last one are no news but a gap.
    let mut fresh = server.clone();
    let gap = conflict(fresh.append(&behind).unwrap_err());
    assert_eq!((gap.why.code(), gap.meanwhile), (RejectionCode::StaleVersion, vec![]));
}

/// The outbox holds acts alone: neither retries nor time, and a version told is never taken back.
#[test]
fn the_outbox_holds_acts_and_nothing_else() {
    let (_, mut phone, _) = server_and_phones();
    let case = id("C-1");
    let acknowledge = Command::Acknowledge(Plain {});
    let mut brought = 0;
    for _ in 0..2 {
        brought += phone
            .handle_with(&case, &acknowledge, &clerk("ann"), t("02T10:00"), &named("a"))
            .unwrap()
            .len() as u64;
    }
    let machine = Actor::machine("clock").unwrap();
    phone.handle(&case, &Command::Tick(Plain {}), &machine, t("09T10:00")).unwrap();
    let unsent = only(phone.unsent());
    assert_eq!(unsent.acts.len(), 1);
    assert_eq!(phone.records(&case, unsent.base), unsent.records);
    assert_eq!(phone.records(&case, unsent.version()), []);
    // Told in part is not told.
    phone.acknowledge(&case, unsent.base + brought - 1);
    assert_eq!(only(phone.unsent()).acts.len(), 1);
    phone.acknowledge(&case, unsent.base + brought);
    assert_eq!(phone.unsent(), []);
    phone.acknowledge(&case, 0);
    assert_eq!(phone.told(&case), unsent.base + brought);
    phone.acknowledge(&case, u64::MAX);
    assert_eq!(phone.told(&case), unsent.version());
    // Of what is let go of, the caller sees what nobody else has.
    phone.handle(&case, &pause(), &clerk("ann"), t("09T11:00")).unwrap();
    let lost = phone.remove(&case).unwrap();
    assert_eq!((lost.base, lost.acts.len()), (unsent.version(), 1));
    assert_eq!((phone.remove(&case), phone.records(&case, 0).len()), (None, 0));
    assert!(phone.desk().case(&case).is_none());
}

/// What cannot be taken in says why, and leaves the journal as it was.
#[test]
fn a_log_that_does_not_fit_is_refused_whole() {
    let (mut server, mut phone, mut ben) = server_and_phones();
    let case = id("C-1");
    let bytes = amends::wire::write_journal(&phone).unwrap();
    let code = |fault: JournalFault| {
        assert!(!fault.words().zh.is_empty());
        fault.code()
    };
    // A policy that is not known here.
    let text =
        amends::policy::presets().into_iter().find(|preset| preset.name == "default").unwrap().text;
    let other = Policy::from_toml(&text.replace("revision = \"1\"", "revision = \"2\"")).unwrap();
    let mut stranger = Journal::new(other.clone());
    stranger.handle(&id("C-2"), &receive(), &clerk("lin"), t("02T09:00")).unwrap();
    let foreign = stranger.records(&id("C-2"), 0).to_vec();
    let fault = phone.append(&foreign).unwrap_err();
    assert!(fault.to_string().contains("`C-2`"), "{fault}");
    assert_eq!(code(fault), "policy_mismatch");
    let rebind = Command::Rebind(Rebind { to: other.digest() });
    let head = Actor::person("h").unwrap().with_role("head").unwrap();
    server.learn(other.clone());
    server.handle(&case, &rebind, &head, t("02T09:30")).unwrap();
    server.handle(&case, &pause(), &head, t("02T09:30")).unwrap();
    let rebound = server.records(&case, phone.told(&case)).to_vec();
    assert_eq!(code(phone.append(&rebound).unwrap_err()), "policy_mismatch");
    // A good case and a bad one: neither is taken.
    let good = Recorded { stream: id("C-0"), ..server.records(&case, 0)[0].clone() };
    assert_eq!(
        code(phone.append(&[vec![good], foreign.clone()].concat()).unwrap_err()),
        "policy_mismatch"
    );
    // A clock that lies before the server's last record is no reason to refuse an act.
    ben.learn(other);
    let acknowledge = Command::Acknowledge(Plain {});
    ben.handle(&case, &acknowledge, &clerk("ben"), t("02T09:10")).unwrap();
    let was = amends::wire::write_journal(&ben).unwrap();
    assert_eq!(code(ben.rebase(&case, &rebound, t("02T09:20")).unwrap_err()), "time_backwards");
    assert_eq!(code(ben.rebase(&case, &foreign, t("02T10:00")).unwrap_err()), "foreign_stream");
    assert_eq!(code(ben.rebase(&case, &rebound[1..], t("02T10:00")).unwrap_err()), "stale_version");
    assert_eq!(amends::wire::write_journal(&ben).unwrap(), was);
    assert_eq!(code(phone.rebase(&id("C-9"), &[], t("02T10:00")).unwrap_err()), "no_such_case");
    assert_eq!(amends::wire::write_journal(&phone).unwrap(), bytes);
}
