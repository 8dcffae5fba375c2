//! Once the personal references are erased nobody is there to be dealt with any more.

use crate::story::{PRESET, Story, person, reasoned, value};
use amends::{
    Actor, Private, RejectionCode,
    case::*,
    ident::{ActorId, UnitId},
};

const CUSTOMERS: &str = r#"
[[grant]]
role = "customer"
commands = ["case.reject_reply", "case.explain", "request.ask"]

[[grant]]
role = "asking-customer"
commands = ["case.reopen", "case.explain"]
mode = "asks"
"#;

const CANARY: &str = "canary-7";

fn customer(role: &str) -> Actor {
    Actor::customer(CANARY).unwrap().with_role(role).unwrap()
}

/// A case in which the customer did all that a customer can leave a trace by.
fn traced() -> Story {
    let mut story = Story::under(&format!("{PRESET}{CUSTOMERS}"));
    story.classified("complaint");
    let ask = Ask {
        request: RequestKind::Consult,
        to: UnitId::new("repair").unwrap(),
        need: RequestNeed::Mandatory,
        due: None,
    };
    story.give(&customer("customer"), &Command::Ask(ask));
    let person = ActorId::new(CANARY).unwrap();
    let explain = Command::Explain(reasoned("settled elsewhere"));
    story.head(&Command::WithdrawRequest(RequestReasoned { request: 1, reason: value("done") }));
    story.give(&customer("asking-customer"), &explain);
    story.head(&Command::DeclareConflict(DeclareConflict { person, reason: value("own case") }));
    let staff = DeclareConflict { person: ActorId::new("p9").unwrap(), reason: value("kin") };
    story.head(&Command::DeclareConflict(staff));
    story
}

/// The state keeps no name of a customer who acted; whom a conflict keeps away stays away.
#[test]
fn an_erased_customer_stands_nowhere_in_the_case() {
    let mut story = traced();
    let shown = |case: &Case| serde_json::to_string(case).unwrap();
    assert!(shown(story.case()).contains(CANARY));
    assert_eq!(story.case().custody().asked().len(), 1);
    story.head(&Command::Erase(reasoned("asked for")));
    assert!(!shown(story.case()).contains(CANARY), "{}", shown(story.case()));
    assert!(!format!("{:?}", story.case()).contains(CANARY));
    assert!(story.case().custody().asked().is_empty(), "what they asked for lapses");
    let kept_away: Vec<_> = story.case().assignment().kept_away().map(ActorId::as_str).collect();
    assert_eq!(kept_away, ["p9"]);
    story.replays();
}

/// The reference of the opening record is forgotten with the customer's acts.
#[test]
fn the_reference_is_forgotten_wherever_it_stands() {
    let mut story = Story::under(PRESET);
    let reference = Private::new(ActorId::new(CANARY).unwrap());
    let receive = Receive { customer: Some(reference), ..Receive::default() };
    story.head(&Command::Receive(receive));
    story.head(&Command::Erase(reasoned("asked for")));
    assert!(!serde_json::to_string(story.case()).unwrap().contains(CANARY));
}

/// Only what ends the matter or keeps the record is left, and that always suffices to end it.
#[test]
fn after_an_erasure_a_case_can_only_be_ended() {
    for steps in 0..4 {
        let mut story = Story::under(PRESET);
        match steps {
            0 => drop(story.head(&Command::Receive(Receive::default()))),
            1 => story.registered("complaint"),
            2 => story.investigated("complaint"),
            _ => story.handled("complaint"),
        }
        story.head(&Command::Erase(reasoned("asked for")));
        let head = person("h1", "head");
        let refused = [
            Command::Erase(reasoned("again")),
            Command::Acknowledge(Plain {}),
            Command::Reply(Reply::default()),
            Command::Reopen(reasoned("again")),
            Command::Escalate(Escalate { to: "boss".parse().unwrap(), reason: value("loud") }),
        ];
        for command in refused {
            assert_eq!(story.refused(&head, &command), RejectionCode::PersonErased);
        }
        if steps == 0 {
            let fields = ["content", "contact"].map(|field| field.parse().unwrap()).to_vec();
            let (kind, contact) = ("complaint".parse().unwrap(), Contact::Anonymous);
            let facts = amends::fact::Facts::default();
            story.head(&Command::Register(Register { kind, contact, facts, fields }));
        }
        story.head(&Command::Explain(reasoned("the person is gone")));
        story.head(&Command::Archive(Plain {}));
        assert_eq!(
            story.refused(&head, &Command::Erase(reasoned("x"))),
            RejectionCode::PersonErased
        );
        story.replays();
    }
    let mut story = traced();
    story.head(&Command::Erase(reasoned("asked for")));
    let explain = Command::Explain(reasoned("settled elsewhere"));
    assert_eq!(story.refused(&customer("customer"), &explain), RejectionCode::PersonErased);
}
