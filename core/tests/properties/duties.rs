//! Time limits: what is left is kept, and a second model without a ledger agrees on every verdict.

use crate::{cases::cases, shared::walks};
use amends::{
    case::{Case, Event, Recorded, Rescheduling},
    fact::{FactKind, Facts},
    time::{Calendar, CalendarDocument, Packs, Span, Stopwatch},
};
use amends_testkit::{
    model::{Calendars, Judged, judge, told},
    naive::NaiveCalendar,
    walk::{Act, Input, Style, World, play, walk},
};
use chrono::NaiveDate;
use proptest::prelude::*;
use std::sync::OnceLock;

fn walked() -> &'static Calendars {
    static WALKED: OnceLock<Calendars> = OnceLock::new();
    WALKED.get_or_init(|| {
        let office = "zone = \"Asia/Shanghai\"\nweek = { mon-fri = [\"09:00-12:00\", \"13:00-18:00\"] }\nholidays = [\"2026-04-06\", \"2026-05-01\"]";
        let plain = "zone = \"Asia/Shanghai\"\nweek = { mon-sat = [\"08:30-12:00\", \"13:00-17:00\"] }";
        let date = |year, month| NaiveDate::from_ymd_opt(year, month, 1).unwrap();
        let walked = |text: &str| {
            let document = CalendarDocument::from_toml(text).unwrap();
            NaiveCalendar::new(&document, &Packs::builtin(), date(2026, 2), date(2028, 6))
        };
        Calendars::from([("office".to_owned(), walked(office)), ("plain".to_owned(), walked(plain))])
    })
}

fn agree(world: &World, choices: &[u32]) -> Result<(), TestCaseError> {
    let style = Style { rebound: true, ..Style::PLAIN };
    let trace = walk(world, style, choices);
    let Some(case) = &trace.case else { return Ok(()) };
    let tick = Input { now: trace.now, act: Act::Tick };
    let decision = play(world, Some(case), &tick).unwrap();
    let mut log = trace.log.clone();
    log.extend(decision.records().iter().cloned());
    let mut model = judge(&log, &world.policies, walked(), trace.now);
    let mut engine = told(decision.case(), &world.policies);
    model.sort();
    engine.sort();
    if engine == model {
        return Ok(());
    }
    let only = |these: &[Judged], those: &[Judged]| -> Vec<String> {
        let only = these.iter().filter(|judged| !those.contains(judged));
        only.map(|judged| format!("{judged:?}")).collect()
    };
    let story = log.iter().map(|record| {
        format!(
            "{} {} {}",
            record.at,
            record.event.kind().name(),
            record.event.qualifier().unwrap_or("")
        )
    });
    Err(TestCaseError::fail(format!(
        "the engine alone says\n{}\nthe model alone says\n{}\nof\n{}",
        only(&engine, &model).join("\n"),
        only(&model, &engine).join("\n"),
        story.collect::<Vec<_>>().join("\n"),
    )))
}

proptest! {
    #![proptest_config(cases(96, "tests/proptest-regressions/case-duties.txt"))]

    /// Invariant 40, in real time: every choice of reopening, retargeting, repeating, pausing.
    #[test]
    fn a_second_model_agrees_in_real_time(choices in walks(50)) {
        agree(&World::round(), &choices)?;
    }

    /// Invariant 40, in working time: nights, lunches, weekends, holidays.
    #[test]
    fn a_second_model_agrees_in_working_time(choices in walks(50)) {
        agree(&World::office(), &choices)?;
    }

    /// Invariant 16: what is used and what is left are the budget, however often a clock stands
    /// still; while it stands still nothing is used; when it runs again it goes on with what was left.
    #[test]
    fn standing_still_costs_nothing(choices in walks(60)) {
        for world in [World::round(), World::office()] {
            let trace = walk(&world, Style::ALL, &choices);
            let mut case: Option<Case> = None;
            for record in &trace.log {
                if let Some(case) = &case {
                    conserved(&world, case, record)?;
                }
                match &mut case {
                    None => case = Some(Case::replay([record]).unwrap()),
                    Some(case) => case.evolve(record).unwrap(),
                }
            }
        }
    }
}

fn conserved(world: &World, case: &Case, record: &Recorded) -> Result<(), TestCaseError> {
    let run_of = |reference: &amends::case::RunRef| {
        let runs = case.obligations().runs().iter();
        let mut found = runs.filter(|run| run.number() == reference.run);
        found.find(|run| *run.obligation() == reference.obligation).unwrap()
    };
    let calendar_of = |id: Option<&amends::ident::CalendarId>| match id {
        None => Calendar::around_the_clock(),
        Some(id) => world.policy_of(case).calendar(id).unwrap().clone(),
    };
    match &record.event {
        Event::ObligationPaused(data) => {
            let run = run_of(&data.run);
            let amends::case::RunState::Running(plan) = run.state() else {
                return Err(TestCaseError::fail("a clock stopped that did not run"));
            };
            let watch: Stopwatch = plan.watch;
            // A run that counts from the next opening may be stopped before it.
            let since = watch.running_since.unwrap();
            let used = watch.consumed_at(&calendar_of(run.calendar()), record.at.max(since));
            prop_assert_eq!(used.unwrap(), data.consumed);
        }
        Event::ObligationResumed(data) if data.cause == Rescheduling::Resumed => {
            let run = run_of(&data.run);
            let plan = data.plan.as_ref().unwrap();
            let left = plan.watch.budget.minus(plan.watch.consumed);
            prop_assert_eq!(Some(left), run.left_while_paused());
            prop_assert!(plan.watch.running_since >= Some(run.start()), "it runs before its start");
            // A date is moved by what the clock stood still; `a_second_model` says to when.
            let is_span = run.term().is_some_and(|term| term.budget().is_some());
            if left >= Span::ZERO && is_span {
                let due = plan.watch.due(&calendar_of(run.calendar())).unwrap().unwrap().at;
                prop_assert_eq!(due, plan.due);
            }
        }
        _ => {}
    }
    Ok(())
}

/// What was told before a pause is not told again after it: neither a rung nor a warning.
/// clauses: SOP-4.2.3.b, COL-o-9.2
#[test]
fn a_rung_is_not_taken_again_after_a_pause() {
    use amends::case::{Command, Party, Pause, Reasoned};
    use amends_testkit::explore::{given, registered};
    let world = World::round();
    let (case, start) = registered(&world, 3);
    let value = |text: &str| amends::ident::Value::new(text).unwrap();
    let pause = Pause { party: Party::Customer, reason: value("x"), evidence: None, until: None };
    let resume = Reasoned { reason: value("x"), note: None };
    // The ladder of the obligation: at 90 % of forty hours, when due, three hours later.
    let deeds = [
        (37, Act::Tick),
        (38, given(start, Command::Pause(pause), 0).act),
        (48, given(start, Command::Resume(resume), 0).act),
        (49, Act::Tick),
        (51, Act::Tick),
        (60, Act::Tick),
    ];
    let mut case = case;
    let (mut taken, mut warned) = (Vec::new(), 0);
    for (hour, act) in deeds {
        let input = Input { now: start + Span::from_hours(hour), act };
        let (next, records) = play(&world, Some(&case), &input).unwrap().into_parts();
        case = next;
        let warning = |record: &&Recorded| match &record.event {
            Event::ObligationWarned(data) => data.run.obligation.as_str() == "resolve",
            _ => false,
        };
        warned += records.iter().filter(warning).count();
        taken.extend(records.iter().filter_map(|record| match &record.event {
            Event::RungReached(data) if data.run.obligation.as_str() == "resolve" => {
                Some((hour, data.rung))
            }
            _ => None,
        }));
    }
    assert_eq!(taken, [(37, 0), (51, 1), (60, 2)]);
    assert_eq!(warned, 2);
}

/// A callback reopens a case that never closed; what is still owed then is not owed twice.
/// clauses: COL-c-3.1.5
#[test]
fn what_is_still_owed_at_a_reopening_is_owed_once() {
    use amends::case::{CallbackResult, Classify, Command, RecordCallback, Reply};
    use amends_testkit::explore::{given, registered};
    let world = World::round();
    let (mut case, now) = registered(&world, 4);
    let classify = Command::Classify(Classify { facts: Facts::default() });
    let unsolved = RecordCallback { result: CallbackResult::NotSolved, ticks: Vec::new() };
    let commands = [
        (classify.clone(), 0),
        (Command::Reply(Reply::default()), 0),
        (Command::RecordCallback(unsolved), 1),
        (classify, 0),
    ];
    for (command, actor) in commands {
        case = play(&world, Some(&case), &given(now, command, actor)).unwrap().into_parts().0;
    }
    assert_eq!(case.lifecycle().episode(), 1);
    let runs = case.obligations().runs().iter();
    assert_eq!(runs.filter(|run| run.obligation().as_str() == "since-receipt").count(), 1);
}

/// A promise kept is not promised anew by itself, though the obligation repeats.
/// clauses: AUTO-6.1.7
#[test]
fn a_promise_kept_is_not_made_again() {
    use amends::case::{Assign, Classify, Command, Reply, Verdict};
    use amends_testkit::explore::{given, registered};
    let world = World::round();
    let (mut case, now) = registered(&world, 5);
    let unit = Some(amends::ident::UnitId::new("unit-a").unwrap());
    let commands = [
        Command::Classify(Classify { facts: Facts::default() }),
        Command::Assign(Assign { unit, due: Some(now + Span::from_hours(3)) }),
        Command::Reply(Reply::default()),
    ];
    for command in commands {
        case = play(&world, Some(&case), &given(now, command, 0)).unwrap().into_parts().0;
    }
    let runs = case.obligations().runs().iter();
    let promised = runs.filter(|run| run.obligation().as_str() == "promised");
    let verdicts: Vec<_> = promised.map(amends::case::obligations::Run::verdict).collect();
    assert_eq!(verdicts, [Some(Verdict::Met)]);
}

/// A new target counts from the old start and keeps the pauses: ten hours and the three paused.
/// clauses: COL-m-4.2, SOP-5.1.2.2
#[test]
fn a_new_target_keeps_the_pauses() {
    use amends::case::{Classify, Command, Party, Pause, Reasoned};
    use amends_testkit::explore::{given, registered};
    let world = World::round();
    let (mut case, start) = registered(&world, 3);
    let value = |text: &str| amends::ident::Value::new(text).unwrap();
    let pause = Pause { party: Party::Customer, reason: value("x"), evidence: None, until: None };
    let urgent = Facts::default().with(FactKind::Urgency, value("urgent"));
    let commands = [
        (2, Command::Pause(pause)),
        (5, Command::Resume(Reasoned { reason: value("x"), note: None })),
        (6, Command::Classify(Classify { facts: urgent })),
    ];
    for (hour, command) in commands {
        let input = given(start + Span::from_hours(hour), command, 0);
        case = play(&world, Some(&case), &input).unwrap().into_parts().0;
    }
    let due = |name: &str| {
        let runs = case.obligations().runs().iter();
        runs.rev()
            .find(|run| run.obligation().as_str() == name)
            .and_then(amends::case::obligations::Run::due)
    };
    assert_eq!(due("resolve"), Some(start + Span::from_hours(13)));
    // The stricter of both keeps them as well.
    assert_eq!(due("strict"), Some(start + Span::from_hours(13)));
}
