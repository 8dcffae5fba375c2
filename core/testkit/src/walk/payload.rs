//! Payloads: what an exemplar leaves at its plainest is varied by index.

use super::{Dice, World};
use amends::{
    case::{
        ActDecision, CallbackResult, Case, Command, Contact, Outcome, Party, RequestKind,
        RequestNeed, Verdict,
    },
    fact::{FactKind, Facts},
    ident::{ActorId, RoleId, UnitId, Value},
    time::{Days, Distance, Span, Timestamp},
};

/// Builds a value.
pub(super) fn value(text: &str) -> Value {
    Value::new(text).expect("a short text")
}

/// Builds a unit.
pub(super) fn unit(text: &str) -> UnitId {
    UnitId::new(text).expect("a short text")
}

/// Varies a command's payload.
pub(super) fn vary(
    command: Command,
    world: &World,
    case: &Case,
    now: Timestamp,
    dice: &mut Dice,
) -> Command {
    let hours = [1, 3, 9, 26, 49].map(Span::from_hours);
    let someone = |dice: &mut Dice| -> ActorId { dice.pick(&world.cast).id().clone() };
    match command {
        Command::Register(mut data) => {
            let kinds = world.policy_of(case).kinds();
            data.kind = kinds[dice.of(kinds.len())].id.clone();
            if dice.one_in(4) {
                data.contact = dice.pick(Contact::ALL);
            }
            if dice.one_in(3) {
                data.facts = facts(dice);
            }
            Command::Register(data)
        }
        Command::Classify(mut data) => {
            data.facts = facts(dice);
            Command::Classify(data)
        }
        Command::Defer(mut data) => {
            data.until = now + dice.pick(&hours);
            Command::Defer(data)
        }
        Command::Assign(mut data) => {
            data.unit = [Some(unit("unit-a")), Some(unit("unit-b")), None][dice.of(3)].clone();
            data.due = dice.one_in(2).then(|| now + dice.pick(&hours));
            Command::Assign(data)
        }
        Command::Transfer(mut data) => {
            data.due = dice.one_in(2).then(|| now + dice.pick(&hours));
            Command::Transfer(data)
        }
        Command::NameHandler(mut data) => {
            if dice.one_in(2) {
                data.handler = someone(dice);
            }
            Command::NameHandler(data)
        }
        Command::DeclareConflict(mut data) => {
            data.person = someone(dice);
            Command::DeclareConflict(data)
        }
        Command::Pause(mut data) => {
            data.party = dice.pick(Party::ALL);
            data.reason = value(dice.pick(&["parts", "answer", "weather"]));
            data.until = dice.one_in(2).then(|| now + dice.pick(&hours));
            Command::Pause(data)
        }
        Command::Ask(mut data) => {
            data.request = dice.pick(RequestKind::ALL);
            data.need = dice.pick(RequestNeed::ALL);
            Command::Ask(data)
        }
        Command::RecordCallback(mut data) => {
            data.result = dice.pick(CallbackResult::ALL);
            Command::RecordCallback(data)
        }
        Command::Close(mut data) => {
            data.outcome = dice.pick(&[Outcome::Solved, Outcome::NotReachable]);
            Command::Close(data)
        }
        Command::Escalate(mut data) => {
            data.to = RoleId::new(dice.pick(&["head", "boss"])).expect("a short text");
            Command::Escalate(data)
        }
        Command::Extend(mut data) => {
            data.by = match data.by {
                Distance::Span(_) => {
                    let some = [Span::from_hours(1), Span::from_hours(4), Span::from_seconds(1)];
                    dice.pick(&some).into()
                }
                Distance::Days(Days::Working(_)) => Days::Working(dice.pick(&[1, 2, 3])).into(),
                Distance::Days(Days::Calendar(_)) => Days::Calendar(dice.pick(&[1, 2, 5])).into(),
            };
            Command::Extend(data)
        }
        Command::Correct(mut data) => {
            if dice.one_in(2) {
                data.verdict = dice.pick(Verdict::ALL);
            }
            Command::Correct(data)
        }
        Command::DecideAsked(mut data) => {
            data.decision = dice.pick(ActDecision::ALL);
            Command::DecideAsked(data)
        }
        Command::Reply(mut data) => {
            if dice.one_in(8) {
                data.ticks.clear();
            }
            Command::Reply(data)
        }
        other => other,
    }
}

/// Chooses facts that move priority, route and gates.
pub(super) fn facts(dice: &mut Dice) -> Facts {
    let mut facts = Facts::default();
    let mut choose = |fact, values: &[Option<&str>]| {
        facts.set(fact, values[dice.of(values.len())].map(value));
    };
    choose(FactKind::Urgency, &[None, Some("urgent"), Some("calm")]);
    choose(FactKind::Category, &[None, Some("parts"), Some("quality")]);
    choose(FactKind::Priority, &[None, None, Some("high"), Some("normal")]);
    facts
}
