//! Clocks that stand still (invariant 16).

use crate::FAILURES;
use crate::calendars::{at, calendar};
use crate::cases::cases;
use crate::generate::scene;
use amends::time::{Edge, Measure, Pause, Span, Stopwatch, TimeError, due_with_pauses};
use proptest::prelude::*;

proptest! {
    #![proptest_config(cases(200, FAILURES))]

    #[test]
    fn consumed_and_remaining_are_the_budget(
        scene in scene(),
        steps in prop::collection::vec(0..40 * 3_600_i64, 1..8),
        real in any::<bool>(),
    ) {
        let calendar = scene.calendar();
        let measure = if real { Measure::Real } else { Measure::Open };
        let budget = Span::from_seconds(scene.spans[0]);
        let mut now = scene.at(0);
        let mut watch = Stopwatch::started(measure, budget, now);
        let mut counted = Span::ZERO;
        for step in steps {
            let next = now + Span::from_seconds(step);
            if watch.is_running() {
                counted = counted.plus(match measure {
                    Measure::Real => next.since(now),
                    Measure::Open => calendar.elapsed(now, next).expect("known"),
                });
                watch = watch.pause(&calendar, next).expect("running");
                prop_assert_eq!(watch.due(&calendar), Ok(None));
            } else {
                prop_assert_eq!(watch.consumed_at(&calendar, next), Ok(counted), "a pause costs nothing");
                watch = watch.resume(next).expect("paused");
            }
            now = next;
            let left = watch.remaining(&calendar, now).expect("known");
            prop_assert_eq!(watch.consumed_at(&calendar, now), Ok(counted));
            prop_assert_eq!(counted.plus(left), budget);
        }
    }

    /// A stopwatch that is paused and resumed ends when the budget stretched by the pauses ends.
    #[test]
    fn the_two_models_of_a_pause_agree(
        scene in scene(),
        gaps in prop::collection::vec((0..8 * 3_600_i64, 0..30 * 3_600_i64), 1..4),
    ) {
        let calendar = scene.calendar();
        let (start, budget) = (scene.at(0), Span::from_seconds(scene.spans[0]));
        let mut watch = Stopwatch::started(Measure::Open, budget, start);
        let (mut now, mut pauses) = (start, Vec::new());
        for (run, stop) in gaps {
            let from = now + Span::from_seconds(run);
            // Both models hold while the clock has not run out.
            if watch.remaining(&calendar, from).expect("known") <= Span::ZERO {
                break;
            }
            let to = from + Span::from_seconds(stop);
            watch = watch.pause(&calendar, from).expect("running").resume(to).expect("paused");
            pauses.push(Pause { from, to });
            now = to;
        }
        let due = due_with_pauses(&calendar, start, budget, &pauses);
        if budget > Span::ZERO {
            let running = watch.due(&calendar).map(|due| due.expect("running").at);
            prop_assert_eq!(due.map(|due| due.at), running, "also where no open time is left");
        }
        pauses.reverse();
        prop_assert_eq!(due, due_with_pauses(&calendar, start, budget, &pauses), "any order");
        let Ok(due) = due else { return Ok(()) };
        let (counted, _) = calendar.elapsed_explained(start, due.at, &pauses).expect("known");
        prop_assert_eq!(counted, budget, "what is left after the pauses is the budget");
    }
}

#[test]
fn a_stopwatch_refuses_what_makes_no_sense() {
    let office = calendar("zone = \"UTC\"\nweek = { mon-fri = [\"09:00-17:00\"] }");
    let nine = at("2024-01-01T09:00:00Z");
    let watch = Stopwatch::started(Measure::Open, Span::from_hours(4), nine);
    assert_eq!(watch.resume(nine), Err(TimeError::AlreadyRunning));
    let paused = watch.pause(&office, nine + Span::from_hours(1)).expect("running");
    assert_eq!(paused.pause(&office, nine), Err(TimeError::AlreadyPaused));
    assert_eq!(
        watch.consumed_at(&office, nine - Span::from_hours(1)),
        Err(TimeError::BeforeLastChange)
    );
    let late = watch.remaining(&office, at("2024-01-02T09:00:00Z"));
    assert_eq!(late, Ok(Span::from_hours(-4)), "overdrawn time is negative");
}

#[test]
fn the_last_instant_that_meets_a_budget_is_the_next_opening() {
    let office = calendar("zone = \"UTC\"\nweek = { mon-fri = [\"09:00-17:00\"] }");
    let watch = Stopwatch::started(Measure::Open, Span::from_hours(8), at("2024-01-05T09:00:00Z"));
    let due = watch.due(&office).expect("known").expect("running").at;
    let last = watch.breach_after(&office).expect("known").expect("running").at;
    assert_eq!((due, last), (at("2024-01-05T17:00:00Z"), at("2024-01-08T09:00:00Z")));
    let friday = at("2024-01-05T09:00:00Z");
    assert_eq!(office.add(friday, Span::from_hours(8), Edge::AtClose).map(|due| due.at), Ok(due));
}
