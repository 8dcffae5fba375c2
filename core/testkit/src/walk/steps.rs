//! The next step of a walk, chosen by index.

use super::{
    Act, Dice, Given, Input, Style, Trace, World,
    payload::{facts, value, vary},
};
use CommandKind as K;
use amends::{
    case::{
        Case, Command, CommandKind, Contact, Context, Observation, ObservedWaiting, Outcome, Party,
        Plain, Rebind, Receive, Register, Stage, exemplar,
    },
    fact::{FactKind, Facts},
    ident::{ActorId, CommandId, KindId},
    time::{Span, Timestamp},
};

/// The commands that lead a case onwards without ending it.
const FORWARD: &[K] = &[
    K::Register,
    K::Acknowledge,
    K::Classify,
    K::Assign,
    K::NameHandler,
    K::Investigate,
    K::Propose,
    K::Submit,
    K::Approve,
    K::Present,
    K::Confirm,
    K::StartWork,
    K::RecordHandling,
    K::Verify,
    K::Reply,
    K::RecordCallback,
    K::RecordAttempt,
    K::Close,
    K::Reopen,
    K::DecideAsked,
    K::Agree,
    K::AnswerRequest,
    K::Resume,
    K::Extend,
];

/// Commands that are allowed nearly everywhere.
const COMMON: &[K] =
    &[K::Correct, K::Classify, K::NameHandler, K::Acknowledge, K::Reclassify, K::Rebind, K::Waive];

/// Commands that end a case or its personal references, and so end the walk's interest.
const ENDING: &[K] =
    &[K::Explain, K::Withdraw, K::MarkDuplicate, K::Merge, K::Archive, K::Erase, K::Disagree];

pub(super) fn next(world: &World, style: Style, trace: &Trace, mut dice: Dice) -> (Input, bool) {
    let action = dice.of(40);
    let now = moved(trace, &mut dice);
    dice.stir();
    let Some(case) = &trace.case else {
        return opening(world, style, trace.now, action, &mut dice);
    };
    let tick = |at: Timestamp| (Input { now: at.max(trace.now), act: Act::Tick }, false);
    match action {
        0..=15 => guided(world, style, case, now, &mut dice, Choice::Forward),
        16..=24 => guided(world, style, case, now, &mut dice, Choice::Any),
        25 => guided(world, style, case, now, &mut dice, Choice::Ending),
        26..=29 => match case.next_wakeup() {
            Some(wake_up) => tick(near(wake_up.at, &mut dice)),
            None => tick(now),
        },
        30 => tick(now),
        31 => tick(now + Span::from_hours([24, 72, 168, 400][dice.of(4)])),
        32 | 33 if style.late => late(world, style, case, now, &mut dice),
        34 if style.wrong => repeated(world, style, trace, now, &mut dice),
        35 | 36 if style.wrong => wrong(world, case, now, &mut dice),
        37 if style.rebound && world.policies.len() > 1 => rebound(world, case, now),
        38 if style.observed => observed(world, case, now, &mut dice),
        _ => guided(world, style, case, now, &mut dice, Choice::Forward),
    }
}

/// Moves the clock: not at all, a little, to the next wake-up or near it, over a day or a weekend.
fn moved(trace: &Trace, dice: &mut Dice) -> Timestamp {
    let now = trace.now;
    let wake_up = trace.case.as_ref().and_then(Case::next_wakeup).map(|wake_up| wake_up.at);
    let next = match dice.of(14) {
        0 => now,
        1 => now + Span::from_seconds(1),
        2..=4 => now + Span::from_minutes(7 + i64::try_from(dice.of(50)).unwrap_or(0)),
        5 | 6 => now + Span::from_hours(1),
        7 => now + Span::from_hours(5),
        8 => now + Span::from_hours(20),
        9 => now + Span::from_hours(66),
        10 => shifted(now, 1 + i64::try_from(dice.of(1_000_000)).unwrap_or(0)),
        _ => wake_up.map_or(now, |at| near(at, dice)),
    };
    next.max(now)
}

/// An instant, the one before or the one after.
fn near(at: Timestamp, dice: &mut Dice) -> Timestamp {
    match dice.of(3) {
        0 => at,
        1 => shifted(at, -1),
        _ => shifted(at, 1),
    }
}

/// Moves an instant by microseconds.
pub(super) fn shifted(at: Timestamp, micros: i64) -> Timestamp {
    Timestamp::from_micros(at.micros() + micros).expect("instants of a walk are far from the ends")
}

fn give(now: Timestamp, command: Command, actor: usize) -> Given {
    let _ = now;
    Given { command, actor, happened_at: None, command_id: None, expected: None, policy: None }
}

fn input(now: Timestamp, given: Given) -> Input {
    Input { now, act: Act::Give(Box::new(given)) }
}

fn opening(
    world: &World,
    style: Style,
    now: Timestamp,
    action: usize,
    dice: &mut Dice,
) -> (Input, bool) {
    if action == 39 && style.wrong {
        return (input(now, give(now, Command::Archive(Plain {}), 0)), true);
    }
    if action == 38 && style.observed {
        let mut observation = Observation::at(now);
        let known = !dice.one_in(4);
        if known {
            let kind = amends::ident::Value::from(&world.policies[0].kinds()[0].id);
            observation.facts.set(FactKind::Kind, Some(kind));
        }
        return (Input { now, act: Act::Observe(Box::new(observation)) }, !known);
    }
    let customer = ActorId::new("vault-7").expect("a short text");
    let data = Receive {
        customer: Some(amends::Private::new(customer)),
        facts: if dice.one_in(3) { facts(dice) } else { Facts::default() },
    };
    (input(now, give(now, Command::Receive(data), 0)), false)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Choice {
    Forward,
    Any,
    Ending,
}

/// Chooses among what is allowed now, varies the payload, and finds somebody who may.
fn guided(
    world: &World,
    style: Style,
    case: &Case,
    now: Timestamp,
    dice: &mut Dice,
    choice: Choice,
) -> (Input, bool) {
    let lead = dice.of(2);
    let policy = world.policy_of(case);
    let context = Context::new(policy, &world.cast[lead], now);
    let wanted = |kind: K| match choice {
        Choice::Forward => FORWARD.contains(&kind),
        Choice::Any => !ENDING.contains(&kind),
        Choice::Ending => ENDING.contains(&kind),
    };
    let fits = |command: &Command| {
        (style.erased || command.kind() != K::Erase) && command.kind() != K::Tick
    };
    let all = |choice: &dyn Fn(K) -> bool| -> Vec<Command> {
        let kinds = K::ALL.iter().filter(|kind| **kind != K::Receive && choice(**kind));
        kinds
            .map(|kind| exemplar(*kind, case, policy, now))
            .filter(|command| fits(command) && case.decide(command, &context).is_ok())
            .collect()
    };
    let mut allowed = all(&wanted);
    if allowed.is_empty() {
        allowed = all(&|_| true);
    }
    if allowed.is_empty() {
        return (Input { now, act: Act::Tick }, false);
    }
    // What is nearly always allowed gives way to what is seldom allowed.
    let seldom: Vec<_> =
        allowed.iter().filter(|command| !COMMON.contains(&command.kind())).cloned().collect();
    let plain =
        if seldom.is_empty() || dice.one_in(6) { dice.pick(&allowed) } else { dice.pick(&seldom) };
    let varied =
        if dice.one_in(4) { plain.clone() } else { vary(plain.clone(), world, case, now, dice) };
    let accepted = |command: &Command, actor: usize| {
        case.decide(command, &Context::new(policy, &world.cast[actor], now)).is_ok()
    };
    let first = if dice.one_in(2) { dice.of(world.cast.len()) } else { lead };
    let mut command = plain;
    let mut actor = lead;
    for candidate in [first, lead] {
        if accepted(&varied, candidate) {
            (command, actor) = (varied, candidate);
            break;
        }
    }
    let mut given = give(now, command, actor);
    if dice.one_in(3) {
        given.command_id = CommandId::new(&format!("c-{}", case.version())).ok();
    }
    (input(now, given), false)
}

/// Tells a fact later than it happened: at the last external record, at a deadline, in between.
fn late(
    world: &World,
    style: Style,
    case: &Case,
    now: Timestamp,
    dice: &mut Dice,
) -> (Input, bool) {
    let last = case.last_external();
    let deadlines = case.obligations().open().filter_map(amends::case::obligations::Run::due);
    let mut instants: Vec<_> = deadlines.filter(|due| *due >= last && *due <= now).collect();
    instants.push(last);
    instants.push(Timestamp::from_micros(last.micros().midpoint(now.micros())).unwrap_or(last));
    let at = dice.pick(&instants);
    let (mut input, wrong) = guided(world, style, case, now, dice, Choice::Forward);
    if let Act::Give(given) = &mut input.act {
        given.happened_at = Some(at);
    }
    (input, wrong)
}

/// Gives a command again under the name it had: a retry.
fn repeated(
    world: &World,
    style: Style,
    trace: &Trace,
    now: Timestamp,
    dice: &mut Dice,
) -> (Input, bool) {
    let named = trace.steps.iter().rev().find_map(|step| match &step.input.act {
        Act::Give(given) if given.command_id.is_some() && step.outcome.is_ok() => Some(given),
        _ => None,
    });
    match (named, &trace.case) {
        (Some(given), _) if dice.one_in(4) => {
            let mut other = give(now, Command::Archive(Plain {}), 0);
            other.command_id.clone_from(&given.command_id);
            (input(now, other), true)
        }
        (Some(given), _) => (input(now, (**given).clone()), false),
        (None, Some(case)) => guided(world, style, case, now, dice, Choice::Forward),
        (None, None) => unreachable!("only an open case repeats"),
    }
}

/// Does something wrong on purpose.
fn wrong(world: &World, case: &Case, now: Timestamp, dice: &mut Dice) -> (Input, bool) {
    let policy = world.policy_of(case);
    let kind = dice.pick(K::ALL);
    let any = exemplar(kind, case, policy, now);
    let actor = dice.of(world.cast.len());
    let mut given = give(now, any, actor);
    match dice.of(9) {
        8 => {
            let kind = dice.pick(&[K::Reopen, K::RejectReply, K::Extend, K::Admit, K::Acknowledge]);
            given = give(now, exemplar(kind, case, policy, now), 0);
        }
        0 => given.actor = world.cast.len() - 1,
        1 => given.expected = Some(case.version() + 1),
        2 => given.happened_at = Some(shifted(case.last_external(), -1)),
        3 => given.happened_at = Some(shifted(now, 1)),
        4 => given.policy = Some(another(world, case)),
        5 => given.command = Command::Receive(Receive::default()),
        6 => {
            let kind = KindId::new("nonsense").expect("a short text");
            let (contact, facts) = (Contact::Reachable, Facts::default());
            given.command = Command::Register(Register { kind, contact, facts, fields: vec![] });
        }
        _ => {}
    }
    (input(now, given), true)
}

/// Picks a policy the case is not bound to, where the world has more than one.
fn another(world: &World, case: &Case) -> usize {
    let current = world.policies.iter().position(|policy| policy.digest() == case.policy());
    (current.unwrap_or(0) + 1) % world.policies.len()
}

fn rebound(world: &World, case: &Case, now: Timestamp) -> (Input, bool) {
    let other = another(world, case);
    let to = world.policies[other].digest();
    let mut given = give(now, Command::Rebind(Rebind { to }), 0);
    given.policy = Some(other);
    (input(now, given), case.stage().is_settled() || case.stage() == Stage::Received)
}

/// Reports what a foreign system might: any stage, waiting, level, facts.
fn observed(world: &World, case: &Case, now: Timestamp, dice: &mut Dice) -> (Input, bool) {
    let mut observation = Observation::at(now);
    if !dice.one_in(3) {
        observation.stage = Some(dice.pick(Stage::ALL));
        observation.outcome = dice.one_in(2).then_some(Outcome::Solved);
    }
    observation.waiting = match dice.of(4) {
        0 => None,
        1 => Some(ObservedWaiting::Nobody {}),
        2 => Some(ObservedWaiting::For { party: Party::Customer, reason: value("answer") }),
        _ => Some(ObservedWaiting::For { party: Party::Partner, reason: value("parts") }),
    };
    observation.level = dice.one_in(3).then(|| u8::try_from(dice.of(3)).unwrap_or(0));
    if dice.one_in(2) {
        observation.facts = facts(dice);
    }
    if dice.one_in(3) {
        let unit = value(dice.pick(&["unit-a", "unit-b"]));
        observation.facts.set(FactKind::Unit, Some(unit));
    }
    observation.handler = dice.one_in(3).then(|| world.cast[3].id().clone());
    let wrong = observation.at < case.last_external();
    (Input { now, act: Act::Observe(Box::new(observation)) }, wrong)
}
