//! The index answers as the walking model does, on every question.
// clauses: PROP-5.2.a, COL-p-7

use crate::FAILURES;
use crate::cases::cases;
use crate::generate::{Scene, scene};
use amends::time::{Bound, Calendar, DayOff, Edge, Packs, Sides, Span, TimeError, Timestamp};
use amends_testkit::naive::NaiveCalendar;
use chrono::{Days, NaiveDate};
use proptest::prelude::*;

fn both(scene: &Scene) -> (Calendar, NaiveCalendar) {
    let naive = NaiveCalendar::new(&scene.document, &Packs::builtin(), scene.first(), scene.last());
    (scene.calendar(), naive)
}

/// Compares where the walk stays inside its window.
fn same(
    walked: Option<i64>,
    answered: Result<Option<Timestamp>, TimeError>,
) -> Result<(), TestCaseError> {
    if let Some(walked) = walked {
        let answered = answered.expect("inside the horizon").map(Timestamp::seconds);
        prop_assert_eq!(answered, Some(walked));
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(120, FAILURES))]

    #[test]
    fn counting_agrees(scene in scene()) {
        let (calendar, naive) = both(&scene);
        for index in 0..scene.starts.len() {
            let at = scene.at(index);
            let second = at.seconds();
            for span in &scene.spans {
                let answer = |edge| calendar.add(at, Span::from_seconds(*span), edge).map(|answer| Some(answer.at));
                let back = |edge| calendar.subtract(at, Span::from_seconds(*span), edge).map(|answer| Some(answer.at));
                same(naive.add_at_close(second, *span), answer(Edge::AtClose))?;
                same(naive.add_next_opening(second, *span), answer(Edge::NextOpening))?;
                same(naive.subtract_at_opening(second, *span), back(Edge::AtClose))?;
                same(naive.subtract_at_closing(second, *span), back(Edge::NextOpening))?;
                let negative = calendar.add(at, Span::from_seconds(-*span), Edge::AtClose).map(|answer| Some(answer.at));
                same(naive.subtract_at_opening(second, *span), negative)?;
            }
            let other = scene.at((index + 1) % scene.starts.len());
            let (low, high) = (at.min(other), at.max(other));
            if let Some(walked) = naive.elapsed(low.seconds(), high.seconds()) {
                prop_assert_eq!(calendar.elapsed(low, high), Ok(Span::from_seconds(walked)));
                prop_assert_eq!(calendar.elapsed(high, low), Ok(Span::from_seconds(-walked)));
            }
        }
    }

    #[test]
    fn edges_agree(scene in scene()) {
        let (calendar, naive) = both(&scene);
        for index in 0..scene.starts.len() {
            let at = scene.at(index);
            let second = at.seconds();
            if let Some(open) = naive.is_open(second) {
                prop_assert_eq!(calendar.is_open(at), Ok(open));
            }
            for bound in [Bound::Inclusive, Bound::Strict] {
                same(naive.next_open(second, bound), calendar.next_open(at, bound))?;
                same(naive.prev_open(second, bound), calendar.prev_open(at, bound))?;
            }
            same(naive.next_close(second), calendar.next_close(at))?;
            same(naive.prev_close_edge(second), calendar.prev_close_edge(at))?;
            same(naive.subtract_at_closing(second, 0), calendar.prev_close(at))?;
        }
    }

    #[test]
    fn days_agree(scene in scene(), days in 0..15_i64, shift in 0..24_u64) {
        let (calendar, naive) = both(&scene);
        let near = |days: u64| -> NaiveDate {
            scene.first().checked_add_days(Days::new(33 + days)).expect("a date")
        };
        let date = near(shift);
        prop_assert_eq!(calendar.is_workday(date).ok(), naive.is_workday(date));
        for day_off in [
            DayOff::Roll, DayOff::Step, DayOff::Forward, DayOff::Backward,
            DayOff::ModifiedForward, DayOff::ModifiedBackward, DayOff::Refuse,
        ] {
            for days in [days, -days] {
                if let Some(walked) = naive.add_days(date, days, day_off) {
                    prop_assert_eq!(calendar.add_days(date, days, day_off).ok(), walked);
                }
            }
            if let Some(walked) = naive.subtract_days(date, days.unsigned_abs(), day_off) {
                prop_assert_eq!(calendar.subtract_days(date, days, day_off).ok(), walked);
            }
        }
        for other in [near(days.unsigned_abs()), near(23)] {
            for sides in [Sides::First, Sides::Both, Sides::Last, Sides::Neither] {
                prop_assert_eq!(
                    calendar.business_days_between(date, other, sides).ok(),
                    naive.between(date, other, sides)
                );
            }
        }
    }
}
