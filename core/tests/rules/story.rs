//! A case on a desk, told step by step.

use amends::{
    Actor, Desk, Policy, Rejection, RejectionCode,
    case::*,
    desk::Delivery,
    fact::Facts,
    ident::{ActorId, CaseId, FieldId, KindId, UnitId, Value},
    time::{Span, Timestamp},
};

pub(crate) const PRESET: &str = include_str!("../../presets/policies/default.toml");

/// The preset with more rules behind it.
pub(crate) fn preset_and(more: &str) -> String {
    format!("{PRESET}\n{more}")
}

/// The preset with one place changed, which must be there.
pub(crate) fn preset_with(from: &str, to: &str) -> String {
    changed(PRESET, from, to)
}

pub(crate) fn changed(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "the policy does not say `{from}`");
    text.replacen(from, to, 1)
}

pub(crate) fn policy(text: &str) -> Policy {
    Policy::from_toml(text).unwrap_or_else(|findings| panic!("{findings}"))
}

pub(crate) fn value(text: &str) -> Value {
    Value::new(text).unwrap()
}

pub(crate) fn t(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub(crate) fn reasoned(text: &str) -> Reasoned {
    Reasoned { reason: value(text), note: None }
}

pub(crate) fn person(id: &str, role: &str) -> Actor {
    Actor::person(id).unwrap().with_role(role).unwrap()
}

type Outcome = Result<Vec<Recorded>, Box<Rejection>>;

pub(crate) struct Story {
    pub(crate) desk: Desk,
    pub(crate) id: CaseId,
    pub(crate) now: Timestamp,
    pub(crate) log: Vec<Recorded>,
}

impl Story {
    /// Opens a desk on a Monday at nine.
    pub(crate) fn under(text: &str) -> Self {
        let (id, now) = (CaseId::new("C-1").unwrap(), t("2026-03-02T09:00:00+08:00"));
        Self { desk: Desk::new(policy(text)), id, now, log: Vec::new() }
    }

    pub(crate) fn case(&self) -> &Case {
        self.desk.case(&self.id).unwrap()
    }

    pub(crate) fn stage(&self) -> Stage {
        self.case().stage()
    }

    /// The policy that a case opened now is bound to.
    pub(crate) fn policy(&self) -> &Policy {
        self.desk.policy_at(self.now).unwrap()
    }

    /// Gives a command a minute later.
    pub(crate) fn attempt(&mut self, actor: &Actor, command: &Command) -> Outcome {
        self.now = self.now + Span::from_minutes(1);
        let delivery = Delivery::default();
        let records = self.desk.handle_with(&self.id, command, actor, self.now, &delivery)?;
        self.log.extend(records.iter().cloned());
        Ok(records)
    }

    /// Gives a command that must be accepted; returns what happened.
    pub(crate) fn give(&mut self, actor: &Actor, command: &Command) -> Vec<Event> {
        let records = self.attempt(actor, command).unwrap_or_else(|refusal| panic!("{refusal}"));
        records.into_iter().map(|record| record.event).collect()
    }

    /// Gives a command that must be refused; returns the code.
    pub(crate) fn refused(&mut self, actor: &Actor, command: &Command) -> RejectionCode {
        self.attempt(actor, command).expect_err("refused").code()
    }

    pub(crate) fn head(&mut self, command: &Command) -> Vec<Event> {
        self.give(&person("h1", "head"), command)
    }

    pub(crate) fn pass(&mut self, hours: i64) {
        self.now = self.now + Span::from_hours(hours);
    }

    pub(crate) fn registered(&mut self, kind: &str) {
        self.head(&Command::Receive(Receive::default()));
        self.register(kind);
    }

    pub(crate) fn register(&mut self, kind: &str) {
        self.head(&Command::Register(Register {
            kind: KindId::new(kind).unwrap(),
            contact: Contact::Reachable,
            facts: Facts::default(),
            fields: ["content", "contact"].map(|id| FieldId::new(id).unwrap()).to_vec(),
        }));
    }

    pub(crate) fn classified(&mut self, kind: &str) {
        self.registered(kind);
        self.head(&Command::Classify(Classify { facts: Facts::default() }));
    }

    /// Goes on until the handler `p1` investigates.
    pub(crate) fn investigated(&mut self, kind: &str) {
        self.classified(kind);
        let unit = Some(UnitId::new("repair").unwrap());
        self.head(&Command::Assign(Assign { unit, due: None }));
        let handler = ActorId::new("p1").unwrap();
        self.head(&Command::NameHandler(NameHandler { handler }));
        self.head(&Command::Investigate(Plain {}));
    }

    /// Goes on until `p1` has handled it.
    pub(crate) fn handled(&mut self, kind: &str) {
        self.investigated(kind);
        let handler = person("p1", "handler");
        let propose = Propose { cause: Some(value("worn part")), ..Propose::default() };
        self.give(&handler, &Command::Propose(propose));
        self.give(&handler, &Command::StartWork(Plain {}));
        self.give(&handler, &Command::RecordHandling(Noted::default()));
    }

    /// The history rebuilds the case.
    pub(crate) fn replays(&self) {
        assert_eq!(&Case::replay(&self.log).unwrap(), self.case());
    }
}

pub(crate) fn kinds(events: &[Event]) -> Vec<&'static str> {
    events.iter().map(|event| event.kind().name()).collect()
}
