//! Time: late is the same as punctual, two ticks are one, and only distances matter.

use crate::{
    cases::cases,
    shared::{but_for_when_told, walks},
};
use amends::{
    Desk,
    case::{Case, Command, EventKind, Recorded, RunState, Verdict},
    desk::Delivery,
    ident::{CaseId, CommandId},
    time::{Span, Timestamp},
};
use amends_testkit::walk::{Act, Input, Style, Trace, World, case_id, replay, walk};
use proptest::prelude::*;

const WEEK: i64 = 7 * 24 * 3_600;

fn plain(world: &World, choices: &[u32]) -> Trace {
    walk(world, Style { rebound: true, ..Style::PLAIN }, choices)
}

/// The log without what says when it was written down.
fn when_it_happened(log: &[Recorded]) -> Vec<Recorded> {
    let strip = |record: &Recorded| {
        let mut record = record.clone();
        record.recorded_at = record.at;
        record
    };
    log.iter().map(strip).collect()
}

/// What the host did by command, without letting time pass in between.
fn lazy(trace: &Trace) -> Vec<Input> {
    trace.accepted().filter(|input| input.act != Act::Tick).cloned().collect()
}

/// The same with a tick at every wake-up before each command.
fn punctual(world: &World, inputs: &[Input], end: Timestamp) -> Vec<Input> {
    let mut all = Vec::new();
    let mut case: Option<Case> = None;
    let last = Input { now: end, act: Act::Tick };
    for input in inputs.iter().chain([&last]) {
        while let Some(at) = case.as_ref().and_then(Case::next_wakeup).map(|wake_up| wake_up.at) {
            if at > input.now {
                break;
            }
            // At one instant the command comes before a breach but after every other timer; ticking
            // then would be the host's choice of order, so it is left to the command.
            let tick = Input { now: at, act: Act::Tick };
            let next = amends_testkit::walk::play(world, case.as_ref(), &tick);
            case = Some(next.expect("time may always pass").into_parts().0);
            all.push(tick);
        }
        all.push(input.clone());
        if (case.is_some() || input.act != Act::Tick)
            && let Ok(decision) = amends_testkit::walk::play(world, case.as_ref(), input)
        {
            case = Some(decision.into_parts().0);
        }
    }
    all
}

/// What became of every run.
fn verdicts(case: &Case) -> Vec<String> {
    let runs = case.obligations().runs().iter();
    let told = runs.map(|run| {
        let (verdict, at, due) = (run.verdict(), run.judged_at(), run.due());
        format!("{} {}: {verdict:?} {at:?} {due:?}", run.obligation(), run.number())
    });
    told.collect()
}

fn shift(text: &str, by: i64) -> Option<String> {
    let at: Timestamp = text.parse().ok()?;
    Some((at + Span::from_seconds(by)).to_string())
}

/// Shifts every instant in a document.
fn shift_all(value: &mut serde_json::Value, by: i64) {
    match value {
        serde_json::Value::String(text) => {
            if let Some(shifted) = shift(text, by) {
                *text = shifted;
            }
        }
        serde_json::Value::Array(items) => items.iter_mut().for_each(|item| shift_all(item, by)),
        serde_json::Value::Object(map) => map.values_mut().for_each(|item| shift_all(item, by)),
        _ => {}
    }
}

fn shifted_input(input: &Input, by: i64) -> Input {
    let move_on = |at: Timestamp| at + Span::from_seconds(by);
    let act = match &input.act {
        Act::Give(given) => {
            let mut given = given.clone();
            given.happened_at = given.happened_at.map(move_on);
            let mut command = serde_json::to_value(&given.command).expect("commands are written");
            shift_all(&mut command, by);
            given.command = serde_json::from_value(command).expect("a shifted command");
            Act::Give(given)
        }
        Act::Observe(observation) => {
            let mut observation = observation.clone();
            observation.at = move_on(observation.at);
            Act::Observe(observation)
        }
        Act::Tick => Act::Tick,
    };
    Input { now: move_on(input.now), act }
}

fn translated(world: &World, trace: &Trace, by: i64) -> Result<(), TestCaseError> {
    let inputs = trace.accepted().map(|input| shifted_input(input, by));
    let (moved, _, refused) = replay(world, inputs);
    prop_assert!(refused.is_empty(), "refused when moved: {}", refused[0]);
    let mut expected = serde_json::to_value(&trace.log).unwrap();
    shift_all(&mut expected, by);
    prop_assert_eq!(serde_json::to_value(&moved).unwrap(), expected);
    Ok(())
}

proptest! {
    #![proptest_config(cases(80, "tests/proptest-regressions/case-time.txt"))]

    /// Invariant 14: a host that wakes only for commands ends with the history of one that wakes
    /// for every time limit.
    #[test]
    fn a_lazy_host_ends_like_a_punctual_one(choices in walks(70)) {
        for world in [World::round(), World::office()] {
            let trace = plain(&world, &choices);
            let Some(_) = &trace.case else { continue };
            let mut inputs = lazy(&trace);
            for input in &mut inputs {
                if let Act::Give(given) = &mut input.act {
                    given.expected = None;
                }
            }
            let regular = punctual(&world, &inputs, trace.now);
            let last = Input { now: trace.now, act: Act::Tick };
            let (late, lazy_case, refused) = replay(&world, inputs.into_iter().chain([last]));
            prop_assert!(refused.is_empty(), "refused to the lazy host: {}", refused[0]);
            let (prompt, prompt_case, refused) = replay(&world, regular);
            prop_assert!(refused.is_empty(), "refused to the punctual host: {}", refused[0]);
            prop_assert_eq!(when_it_happened(&late), when_it_happened(&prompt));
            let cases = [lazy_case, prompt_case].map(|case| case.as_ref().map(but_for_when_told));
            prop_assert_eq!(&cases[0], &cases[1]);
        }
    }

    /// Law 4 for facts told late: the verdicts do not depend on whether a breach had been recorded
    /// when a fact that lies before it was told. What the machine did meanwhile stands, so walks in
    /// which it ended a waiting or carried out a timed act are left out.
    #[test]
    fn a_late_fact_is_judged_alike_by_a_lazy_and_a_punctual_host(choices in walks(70)) {
        for world in [World::round(), World::office()] {
            let trace = walk(&world, Style { late: true, ..Style::PLAIN }, &choices);
            let mut inputs = lazy(&trace);
            for input in &mut inputs {
                if let Act::Give(given) = &mut input.act {
                    given.expected = None;
                }
            }
            let regular = punctual(&world, &inputs, trace.now);
            let last = Input { now: trace.now, act: Act::Tick };
            let (late, lazy_case, lazily) = replay(&world, inputs.into_iter().chain([last]));
            let (prompt, prompt_case, promptly) = replay(&world, regular);
            let (Some(lazy_case), Some(prompt_case)) = (lazy_case, prompt_case) else { continue };
            let machine = |record: &Recorded| {
                let kind = record.event.kind();
                matches!(kind, EventKind::WaitingEnded | EventKind::ActFired) && record.by.is_none()
            };
            if !lazily.is_empty() || !promptly.is_empty() || late.iter().chain(&prompt).any(machine) {
                continue;
            }
            prop_assert_eq!(verdicts(&lazy_case), verdicts(&prompt_case));
        }
    }

    /// Invariant 13: letting time pass in two steps is letting it pass in one.
    #[test]
    fn two_ticks_are_one(choices in walks(50), first in 0i64..900, then in 0i64..900) {
        for world in [World::round(), World::office()] {
            let trace = walk(&world, Style::ALL, &choices);
            let Some(case) = &trace.case else { continue };
            let policy = world.policy_of(case);
            let a = trace.now + Span::from_minutes(first * 11);
            let b = a + Span::from_minutes(then * 11);
            let halfway = case.tick(policy, a).unwrap();
            let rest = halfway.case().tick(policy, b).unwrap();
            let at_once = case.tick(policy, b).unwrap();
            let mut two = halfway.records().to_vec();
            two.extend(rest.records().iter().cloned());
            prop_assert_eq!(when_it_happened(&two), when_it_happened(at_once.records()));
            let ends = [&rest, &at_once].map(|end| but_for_when_told(end.case()));
            prop_assert_eq!(&ends[0], &ends[1]);
        }
    }

    /// Invariant 15: in real time only distances matter; with working hours whole weeks do not.
    #[test]
    fn what_happens_later_happens_the_same(choices in walks(70), by in 1i64..100_000, weeks in 1i64..40) {
        let round = World::round();
        translated(&round, &walk(&round, Style::ALL, &choices), by * 977)?;
        let weekly = World::weekly();
        translated(&weekly, &walk(&weekly, Style::ALL, &choices), weeks * WEEK)?;
    }

    /// A command told late, in time when it happened, is judged by when it happened; and the
    /// verdict it corrects is named.
    #[test]
    fn a_late_fact_corrects_the_verdict(choices in walks(70)) {
        let world = World::round();
        let trace = walk(&world, Style { late: true, ..Style::PLAIN }, &choices);
        let mut case: Option<Case> = None;
        for record in &trace.log {
            if let (Some(case), amends::case::Event::ObligationFulfilled(data)) = (&case, &record.event) {
                let runs = case.obligations().runs().iter();
                let late = runs.filter(|run| *run.obligation() == data.run.obligation)
                    .find(|run| run.number() == data.run.run).unwrap();
                if let RunState::Overdue(plan) = late.state() {
                    prop_assert!(!plan.meets(record.at), "in time, and yet called late");
                }
            }
            if let (Some(case), EventKind::ObligationCorrected) = (&case, record.event.kind()) {
                let amends::case::Event::ObligationCorrected(data) = &record.event else { continue };
                let runs = case.obligations().runs().iter();
                let run = runs.filter(|run| *run.obligation() == data.run.obligation)
                    .find(|run| run.number() == data.run.run).unwrap();
                prop_assert_eq!(run.verdict(), Some(data.was));
                if let (Some(Verdict::Met), RunState::Overdue(plan), true) =
                    (data.verdict, run.state(), record.command != Some(amends::case::CommandKind::Correct)) {
                    prop_assert!(plan.meets(record.at), "{} {} {}", record.at, plan.breach_after, record.recorded_at);
                }
            }
            match &mut case {
                None => case = Some(Case::replay([record]).unwrap()),
                Some(case) => case.evolve(record).unwrap(),
            }
        }
    }

    /// A desk woken at odd times ends like a desk woken in time.
    #[test]
    fn a_desk_woken_late_ends_like_one_woken_in_time(
        choices in walks(40),
        others in walks(40),
        delays in proptest::collection::vec(0i64..2_000, 1..20),
    ) {
        let world = World::office();
        let traces = [plain(&world, &choices), plain(&world, &others)];
        let mut inputs: Vec<(Timestamp, usize, Input)> = Vec::new();
        for (index, trace) in traces.iter().enumerate() {
            for input in lazy(trace) {
                let rebinds = matches!(&input.act, Act::Give(given)
                    if matches!(given.command, Command::Rebind(_)));
                if !rebinds {
                    inputs.push((input.now, index, input));
                }
            }
        }
        inputs.sort_by_key(|(now, index, _)| (*now, *index));
        let end = traces.iter().map(|trace| trace.now).max().unwrap() + Span::from_hours(500);
        let prompt = desk(&world, &inputs, end, &[0]);
        let delayed = desk(&world, &inputs, end, &delays);
        let cases = |desk: &Desk| desk.cases().map(but_for_when_told).collect::<Vec<_>>();
        prop_assert_eq!(cases(&prompt), cases(&delayed));
    }
}

/// What happened within the very last second happened in time, however late it is told.
#[test]
fn a_fact_of_the_last_instant_told_late_is_in_time() {
    use amends::case::{Command, Plain};
    use amends_testkit::explore::{given, registered};
    let world = World::round();
    let (case, start) = registered(&world, 3);
    let last = start + Span::from_hours(4);
    let cases = [(0, Verdict::Met), (999_999, Verdict::Met), (1_000_000, Verdict::Breached)];
    for (after, verdict) in cases {
        let at = Timestamp::from_micros(last.micros() + after).unwrap();
        let mut told = given(last + Span::from_hours(1), Command::Acknowledge(Plain {}), 0);
        if let Act::Give(given) = &mut told.act {
            given.happened_at = Some(at);
        }
        let tick = Input { now: last + Span::from_minutes(30), act: Act::Tick };
        let breached = amends_testkit::walk::play(&world, Some(&case), &tick).unwrap();
        let told = amends_testkit::walk::play(&world, Some(breached.case()), &told).unwrap();
        let runs = told.case().obligations().runs().iter();
        let mut first = runs.filter(|run| run.obligation().as_str() == "first");
        let told = first.next().and_then(amends::case::obligations::Run::verdict);
        assert_eq!(told, Some(verdict), "{after}");
    }
}

/// Runs the inputs on a desk that is woken so many minutes after each announced wake-up.
fn desk(
    world: &World,
    inputs: &[(Timestamp, usize, Input)],
    end: Timestamp,
    delays: &[i64],
) -> Desk {
    let mut desk = Desk::new(world.policies[0].clone());
    let mut delays = delays.iter().cycle();
    let mut wake = |desk: &mut Desk, until: Timestamp| {
        while let Some(wake_up) = desk.next_wakeup() {
            let delay = delays.next().copied().unwrap_or(0);
            let at = wake_up.at + Span::from_minutes(delay);
            if at > until {
                break;
            }
            assert_eq!(desk.advance_to(at).stuck, [], "time may always pass");
        }
    };
    for (now, index, input) in inputs {
        wake(&mut desk, *now);
        let Act::Give(given) = &input.act else { continue };
        let id = CaseId::new(&format!("{}-{index}", case_id())).unwrap();
        let command_id = given.command_id.as_ref().map(|id| CommandId::new(id.as_str()).unwrap());
        let delivery = Delivery { command_id, ..Delivery::default() };
        let actor = &world.cast[given.actor];
        // What was allowed under the rebound policy may be refused here, to both desks alike.
        let _ = desk.handle_with(&id, &given.command, actor, *now, &delivery);
    }
    wake(&mut desk, end);
    assert_eq!(desk.advance_to(end).stuck, [], "time may always pass");
    desk
}
