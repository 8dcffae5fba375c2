//! Ways out that the checks of the tables asked for, walked on real cases.

use amends::{
    Actor, Desk, Policy,
    case::*,
    fact::Facts,
    ident::{ActorId, CaseId, FieldId, KindId, UnitId, Value},
    time::{Span, Timestamp},
};

const PRESET: &str = include_str!("../presets/policies/default.toml");

struct Story {
    desk: Desk,
    id: CaseId,
    now: Timestamp,
}

impl Story {
    fn under(policy: &str) -> Self {
        let policy = Policy::from_toml(policy).unwrap_or_else(|findings| panic!("{findings}"));
        let now = "2026-03-02T09:00:00+08:00".parse().unwrap();
        Self { desk: Desk::new(policy), id: CaseId::new("C-1").unwrap(), now }
    }

    fn give(&mut self, who: &str, role: &str, command: &Command) -> Vec<EventKind> {
        self.now = self.now + Span::from_minutes(1);
        let actor = Actor::person(who).unwrap().with_role(role).unwrap();
        let records = self
            .desk
            .handle(&self.id, command, &actor, self.now)
            .unwrap_or_else(|refusal| panic!("{refusal}"));
        records.iter().map(|record| record.event.kind()).collect()
    }

    fn head(&mut self, command: &Command) -> Vec<EventKind> {
        self.give("h1", "head", command)
    }

    fn case(&self) -> &Case {
        self.desk.case(&self.id).unwrap()
    }

    fn registered(&mut self, kind: &str) {
        self.head(&Command::Receive(Receive::default()));
        self.head(&Command::Register(Register {
            kind: KindId::new(kind).unwrap(),
            contact: Contact::Reachable,
            facts: Facts::default(),
            fields: ["content", "contact"].map(|id| FieldId::new(id).unwrap()).to_vec(),
        }));
        self.head(&Command::Classify(Classify { facts: Facts::default() }));
        let unit = Some(UnitId::new("repair").unwrap());
        self.head(&Command::Assign(Assign { unit, due: None }));
        let handler = ActorId::new("p1").unwrap();
        self.head(&Command::NameHandler(NameHandler { handler }));
        self.head(&Command::Investigate(Plain {}));
    }

    /// Works on an investigated case until the customer has the reply.
    fn replied(&mut self) {
        let propose = Propose { cause: Some(value("worn part")), ..Propose::default() };
        self.give("p1", "handler", &Command::Propose(propose));
        self.give("p1", "handler", &Command::StartWork(Plain {}));
        self.give("p1", "handler", &Command::RecordHandling(Noted::default()));
        self.head(&Command::Reply(Reply::default()));
    }

    fn called_back(&mut self, result: CallbackResult) -> Vec<EventKind> {
        self.head(&Command::RecordCallback(RecordCallback { result, ticks: Vec::new() }))
    }
}

fn value(text: &str) -> Value {
    Value::new(text).unwrap()
}

/// Replaces one place of the preset, which must be there.
fn preset_with(from: &str, to: &str) -> String {
    assert!(PRESET.contains(from), "the preset no longer says `{from}`");
    PRESET.replacen(from, to, 1)
}

/// The reopening that uses up the limit does not escalate; the next callback that reopens does, and
/// the case can still be closed.
/// clauses: COL-c-3.1.5, COL-h-3.4, COL-c-3.2.2.b, COL-m-2.6
#[test]
fn a_callback_that_may_not_reopen_escalates_and_lets_close() {
    let mut story = Story::under(&preset_with("reopen_limit = 2", "reopen_limit = 1"));
    story.registered("complaint");
    story.replied();
    let events = story.called_back(CallbackResult::NotSolved);
    assert!(events.contains(&EventKind::Reopened), "{events:?}");
    assert!(!events.contains(&EventKind::Escalated), "{events:?}");
    story.replied();
    let events = story.called_back(CallbackResult::NotSolved);
    assert!(events.contains(&EventKind::Escalated), "{events:?}");
    assert_eq!(story.case().stage(), Stage::CallbackPending);
    let close = Close { outcome: Outcome::Unsatisfied, reason: Some(value("limit reached")) };
    story.head(&Command::Close(close));
    assert_eq!(story.case().stage(), Stage::Closed);
}

/// A case replied to whose new kind asks for a callback gets one.
/// clauses: AUTO-6.2.13
#[test]
fn a_kind_changed_after_the_reply_still_owes_its_callback() {
    let grumble = "\n[[kind]]\nid = \"grumble\"\nname = { zh = \"抱怨\", en = \"grumble\" }\n\
                   flow = \"resolve\"\nreopen_limit = 1\nnegotiation_limit = 0\n";
    let mut story = Story::under(&format!("{PRESET}{grumble}"));
    story.registered("grumble");
    story.replied();
    assert_eq!(story.case().stage(), Stage::Replied);
    let (kind, reason) = (KindId::new("complaint").unwrap(), value("serious"));
    story.head(&Command::Reclassify(Reclassify { kind, reason }));
    assert_eq!(story.case().stage(), Stage::CallbackPending);
    story.called_back(CallbackResult::SolvedAndSatisfied);
    assert_eq!(story.case().stage(), Stage::Closed);
}

/// An act asked for on a closed case can be decided.
/// clauses: COL-k-19, COL-c-3.1.5
#[test]
fn a_reopening_asked_for_can_be_decided() {
    let grant = "\n[[grant]]\nrole = \"clerk\"\ncommands = [\"case.reopen\"]\nmode = \"asks\"\n";
    let mut story = Story::under(&format!("{PRESET}{grant}"));
    story.registered("complaint");
    story.head(&Command::Explain(Reasoned { reason: value("as agreed"), note: None }));
    assert_eq!(story.case().stage(), Stage::Closed);
    let reopen = Command::Reopen(Reasoned { reason: value("new facts"), note: None });
    let events = story.give("c1", "clerk", &reopen);
    assert_eq!(events, [EventKind::ActAsked]);
    let decide = DecideAsked { act: 1, decision: ActDecision::Approve, reason: None };
    story.head(&Command::DecideAsked(decide));
    assert_eq!(story.case().stage(), Stage::Investigating);
}
