//! The walk: a complaint of the `default` policy from receipt to archive, with one hold.

use crate::samples::Dice;
use amends::{
    Actor, Desk, Policy,
    case::*,
    fact::Facts,
    ident::{ActorId, CaseId, FieldId, KindId, UnitId, Value},
    time::{Span, Timestamp},
};

/// Holds the policy, the people and the steps of the walk.
#[derive(Debug)]
pub struct Walk {
    /// The policy that judges it.
    pub policy: Policy,
    /// The steps in order; the first opens the case.
    pub steps: Vec<Step>,
}

/// Holds one step: who gives which command how long after the contact.
#[derive(Debug)]
pub struct Step {
    /// Minutes after the contact.
    pub after: i64,
    /// Who.
    pub actor: Actor,
    /// What.
    pub command: Command,
}

impl Step {
    /// Returns when the step is given in a case that came at `start`.
    pub fn at(&self, start: Timestamp) -> Timestamp {
        start + Span::from_minutes(self.after)
    }
}

impl Default for Walk {
    fn default() -> Self {
        let policy = Policy::preset("default").expect("a preset").expect("a sound one");
        let office = policy.calendar_named("office").expect("the preset has it");
        let at = |text: &str| text.parse().expect("an instant");
        office
            .prepare(at("2020-01-01T00:00:00Z"), at("2030-01-01T00:00:00Z"))
            .expect("the years are in range");
        Self { policy, steps: steps() }
    }
}

fn person(id: &str, role: &str) -> Actor {
    Actor::person(id).and_then(|actor| actor.with_role(role)).expect("identifiers")
}

fn value(text: &str) -> Value {
    Value::new(text).expect("an identifier")
}

fn steps() -> Vec<Step> {
    let (intake, head, handler) =
        (person("i1", "intake"), person("h1", "head"), person("p1", "handler"));
    let field = |id: &str| FieldId::new(id).expect("an identifier");
    let register = Register {
        kind: KindId::new("complaint").expect("an identifier"),
        contact: Contact::Reachable,
        facts: Facts::default(),
        fields: vec![field("content"), field("contact")],
    };
    let unit = Some(UnitId::new("repair").expect("an identifier"));
    let named = NameHandler { handler: ActorId::new("p1").expect("an identifier") };
    let pause =
        Pause { party: Party::Customer, reason: value("photos"), evidence: None, until: None };
    let propose = Propose { cause: Some(value("worn part")), ..Propose::default() };
    let callback = RecordCallback { result: CallbackResult::SolvedAndSatisfied, ticks: Vec::new() };
    [
        (0, &intake, Command::Receive(Receive::default())),
        (5, &intake, Command::Register(register)),
        (10, &intake, Command::Acknowledge(Plain {})),
        (20, &intake, Command::Classify(Classify { facts: Facts::default() })),
        (30, &intake, Command::Assign(Assign { unit, due: None })),
        (40, &head, Command::NameHandler(named)),
        (60, &handler, Command::Investigate(Plain {})),
        (120, &handler, Command::Pause(pause)),
        (1_500, &handler, Command::Resume(Reasoned { reason: value("arrived"), note: None })),
        (1_600, &handler, Command::Propose(propose)),
        (2_880, &handler, Command::StartWork(Plain {})),
        (3_000, &handler, Command::RecordHandling(Noted::default())),
        (4_320, &intake, Command::Reply(Reply::default())),
        (4_400, &intake, Command::RecordCallback(callback)),
        (4_500, &head, Command::Archive(Plain {})),
    ]
    .map(|(after, actor, command)| Step { after, actor: actor.clone(), command })
    .into()
}

/// Returns the name of a case by its number.
pub fn id(number: usize) -> CaseId {
    CaseId::new(&format!("2024-{number:06}")).expect("an identifier")
}

/// Returns names for the first `count` cases.
pub fn ids(count: usize) -> Vec<CaseId> {
    (0..count).map(id).collect()
}

/// Returns when a case comes: a Monday morning in Shanghai, a minute apart.
pub fn start(number: usize) -> Timestamp {
    let first: Timestamp = "2024-03-04T01:00:00Z".parse().expect("an instant");
    first + Span::from_minutes(number as i64 % 100)
}

/// Orders `steps` steps of `cases` cases at random, each case's own in order: case and step.
pub fn shuffled(cases: usize, steps: usize) -> Vec<(usize, usize)> {
    let mut order: Vec<usize> = (0..cases).flat_map(|case| vec![case; steps]).collect();
    Dice::default().shuffle(&mut order);
    let mut reached = vec![0; cases];
    let step_of = |case: usize| {
        reached[case] += 1;
        (case, reached[case] - 1)
    };
    order.into_iter().map(step_of).collect()
}

impl Walk {
    /// Returns the context of a step in a case that came at `start`.
    pub fn context<'a>(&'a self, step: &'a Step, start: Timestamp) -> Context<'a> {
        Context::new(&self.policy, &step.actor, step.at(start))
    }

    /// Opens a case.
    pub fn open(&self, id: CaseId, start: Timestamp) -> Decision {
        let step = &self.steps[0];
        Case::open(id, &step.command, &self.context(step, start)).expect("the first step opens")
    }

    /// Carries a step out on a case.
    pub fn step(&self, case: &Case, step: usize, start: Timestamp) -> Decision {
        let step = &self.steps[step];
        case.decide(&step.command, &self.context(step, start)).expect("the walk is allowed")
    }

    /// Walks a case as far as `steps` steps; returns it with its history.
    pub fn history(&self, number: usize, steps: usize) -> (Case, Vec<Recorded>) {
        let at = start(number);
        let (mut case, mut log) = self.open(id(number), at).into_parts();
        for step in 1..steps {
            let (next, records) = self.step(&case, step, at).into_parts();
            case = next;
            log.extend(records);
        }
        (case, log)
    }

    /// Walks every case of a list on one desk, one after another, into one log.
    pub fn on_desk(&self, desk: &mut Desk, ids: &[CaseId], log: &mut Vec<Recorded>) {
        for (number, id) in ids.iter().enumerate() {
            let start = start(number);
            for step in &self.steps {
                let records = desk
                    .handle(id, &step.command, &step.actor, step.at(start))
                    .expect("the walk is allowed");
                log.extend(records);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_walk_ends_in_the_archive_and_replays() {
        let walk = Walk::default();
        let (case, log) = walk.history(1, walk.steps.len());
        assert_eq!(case.stage(), Stage::Archived);
        assert_eq!(Case::replay(&log).expect("its own history"), case);
    }

    #[test]
    fn shuffling_keeps_the_steps_of_a_case_in_order() {
        let order = shuffled(20, 3);
        for case in 0..20 {
            let steps: Vec<_> =
                order.iter().filter(|(of, _)| *of == case).map(|(_, s)| *s).collect();
            assert_eq!(steps, [0, 1, 2]);
        }
    }
}
