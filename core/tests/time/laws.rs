//! Laws of business time (invariants 19 and 20): they hold without knowing the right answer.

use crate::FAILURES;
use crate::cases::cases;
use crate::generate::{Scene, day, scene};
use amends::time::{
    Calendar, CalendarDocument, Edge, HolidayDate, Holidays, Packs, Span, TimeError, Timestamp,
    Weekday,
};
use proptest::prelude::*;

fn compile(document: &CalendarDocument) -> Option<Calendar> {
    Calendar::compile("changed", document, &Packs::builtin()).ok()
}

fn due(calendar: &Calendar, at: Timestamp, span: i64, edge: Edge) -> Option<Timestamp> {
    match calendar.add(at, Span::from_seconds(span), edge) {
        Ok(answer) => Some(answer.at),
        Err(TimeError::NoOpenTime) => None,
        Err(error) => panic!("inside the horizon: {error}"),
    }
}

fn elapsed(calendar: &Calendar, from: Timestamp, to: Timestamp) -> i64 {
    calendar.elapsed(from, to).expect("inside the horizon").seconds()
}

/// A scene whose exceptions are lifted, so that any added holiday only closes.
fn changed(
    scene: &Scene,
    change: impl FnOnce(&mut CalendarDocument),
) -> Option<(Calendar, Calendar)> {
    let mut document = scene.document.clone();
    change(&mut document);
    Some((scene.calendar(), compile(&document)?))
}

proptest! {
    #![proptest_config(cases(200, FAILURES))]

    #[test]
    fn counting_twice_is_counting_the_sum(scene in scene()) {
        let calendar = scene.calendar();
        let (at, a, b) = (scene.at(0), scene.spans[0], scene.spans[1]);
        for edge in [Edge::AtClose, Edge::NextOpening] {
            let twice = due(&calendar, at, a, edge).and_then(|mid| due(&calendar, mid, b, edge));
            prop_assert_eq!(twice, due(&calendar, at, a + b, edge));
            if let Some(end) = due(&calendar, at, a, edge) {
                prop_assert_eq!(elapsed(&calendar, at, end), a);
            }
        }
    }

    #[test]
    fn elapsed_adds_up_and_never_exceeds_real_time(scene in scene()) {
        let calendar = scene.calendar();
        let mut at = [scene.at(0), scene.at(1), scene.at(2)];
        at.sort();
        let [a, b, c] = at;
        prop_assert_eq!(elapsed(&calendar, a, c), elapsed(&calendar, a, b) + elapsed(&calendar, b, c));
        let open = elapsed(&calendar, a, b);
        prop_assert!(0 <= open && open <= b.since(a).seconds());
        prop_assert_eq!(elapsed(&calendar, b, a), -open);
    }

    #[test]
    fn closed_time_costs_nothing_and_open_time_all(scene in scene()) {
        let calendar = scene.calendar();
        let at = scene.at(0);
        let one = Span::from_seconds(1);
        let open = calendar.is_open(at).expect("inside the horizon");
        prop_assert_eq!(elapsed(&calendar, at, at + one), i64::from(open));
    }

    #[test]
    fn a_later_start_is_never_due_earlier(scene in scene()) {
        let calendar = scene.calendar();
        let (early, late) = (scene.at(0).min(scene.at(1)), scene.at(0).max(scene.at(1)));
        for edge in [Edge::AtClose, Edge::NextOpening] {
            if let (Some(a), Some(b)) =
                (due(&calendar, early, scene.spans[0], edge), due(&calendar, late, scene.spans[0], edge))
            {
                prop_assert!(a <= b);
            }
        }
    }

    #[test]
    fn counting_back_undoes_counting_on(scene in scene()) {
        let calendar = scene.calendar();
        let (at, span) = (scene.at(0), scene.spans[0]);
        if let Some(end) = due(&calendar, at, span, Edge::AtClose)
            && let Ok(back) = calendar.subtract(end, Span::from_seconds(span), Edge::AtClose)
        {
            // Back lands on the latest such instant: the start, or the opening it counted from.
            prop_assert!(back.at >= at);
            prop_assert_eq!(elapsed(&calendar, back.at, end), span);
        }
    }

    #[test]
    fn a_holiday_more_is_never_earlier(scene in scene(), day in 0..24_u64) {
        let date = scene.first().checked_add_days(chrono::Days::new(33 + day)).expect("a date");
        let holiday = HolidayDate::from(date.to_string().as_str());
        let pair = changed(&scene, |document| match &mut document.holidays {
            None => document.holidays = Some(Holidays::Dates(vec![holiday])),
            Some(Holidays::Dates(dates)) => dates.push(holiday),
            Some(Holidays::Adjusted { extra, .. }) => extra.push(holiday),
            Some(Holidays::Pack(pack)) => {
                let (pack, extra, except) = (pack.clone(), vec![holiday], Vec::new());
                document.holidays = Some(Holidays::Adjusted { pack, extra, except });
            }
        });
        let Some((before, after)) = pair else { return Ok(()) };
        for edge in [Edge::AtClose, Edge::NextOpening] {
            let (a, b) = (due(&before, scene.at(0), scene.spans[0], edge), due(&after, scene.at(0), scene.spans[0], edge));
            prop_assert!(b.is_none() || a <= b, "{a:?} {b:?}");
        }
    }

    #[test]
    fn opening_hours_more_are_never_later(scene in scene(), hours in day(), weekday in 0..7_usize) {
        let name = Weekday::ALL[weekday].name();
        let pair = changed(&scene, |document| {
            // Only a day that was closed gets hours: nothing open before is taken away.
            let ranges = document.week.keys().any(|key| key.contains('-'));
            if !ranges && document.week.get(name).is_some_and(Vec::is_empty) {
                document.week.insert(name.to_owned(), hours);
            }
        });
        let Some((before, after)) = pair else { return Ok(()) };
        for edge in [Edge::AtClose, Edge::NextOpening] {
            let (a, b) = (due(&before, scene.at(0), scene.spans[0], edge), due(&after, scene.at(0), scene.spans[0], edge));
            prop_assert!(a.is_none() || b <= a, "{a:?} {b:?}");
        }
    }

    #[test]
    fn splitting_an_interval_changes_nothing(scene in scene()) {
        let halves = |hours: &Vec<String>| -> Vec<String> {
            let halve = |text: &String| match text.as_str() {
                "00:00-24:00" => vec!["00:00-11:00".to_owned(), "11:00-24:00".to_owned()],
                "08:30-12:00" => vec!["08:30-09:00".to_owned(), "09:00-12:00".to_owned()],
                _ => vec![text.clone()],
            };
            hours.iter().flat_map(halve).collect()
        };
        let pair = changed(&scene, |document| {
            for hours in document.week.values_mut() {
                *hours = halves(hours);
            }
        });
        let (before, after) = pair.expect("still sound");
        for index in 0..3 {
            prop_assert_eq!(
                due(&before, scene.at(index), scene.spans[index], Edge::AtClose),
                due(&after, scene.at(index), scene.spans[index], Edge::AtClose)
            );
            prop_assert_eq!(before.next_close(scene.at(index)), after.next_close(scene.at(index)));
        }
    }

}

proptest! {
    #![proptest_config(cases(24, FAILURES))]

    #[test]
    fn answers_do_not_depend_on_what_was_asked_before(scene in scene(), years in -60..120_i64) {
        let (asked, fresh) = (scene.calendar(), scene.calendar());
        let far = scene.at(1) + Span::from_hours(years * 8_766);
        let _ = asked.elapsed(scene.at(1), far);
        prop_assert_eq!(
            asked.add(scene.at(0), Span::from_seconds(scene.spans[0]), Edge::AtClose),
            fresh.add(scene.at(0), Span::from_seconds(scene.spans[0]), Edge::AtClose)
        );
        prop_assert_eq!(asked.elapsed(far, scene.at(0)), fresh.elapsed(far, scene.at(0)));
    }

    #[test]
    fn a_century_adds_up(scene in scene(), years in 1..150_i64) {
        let calendar = scene.calendar();
        let (at, year) = (scene.at(0), Span::from_hours(8_766));
        let mut sum = 0;
        let mut from = at;
        for _ in 0..years {
            sum += elapsed(&calendar, from, from + year);
            from = from + year;
        }
        prop_assert_eq!(elapsed(&calendar, at, from), sum);
        if sum > 0 {
            let end = due(&calendar, at, sum, Edge::AtClose).expect("open time up to there");
            prop_assert!(end <= from);
            prop_assert_eq!(elapsed(&calendar, at, end), sum);
            let back = calendar.subtract(from, Span::from_seconds(sum), Edge::AtClose).expect("known");
            prop_assert_eq!(elapsed(&calendar, back.at, from), sum);
        }
    }
}

proptest! {
    #![proptest_config(cases(120, FAILURES))]

    #[test]
    fn a_cursor_answers_as_the_calendar(
        scene in scene(),
        walk in prop::collection::vec((0..4_usize, 0..3_usize, prop_oneof![0..3_i64, -4_000..4_000_i64]), 1..60),
    ) {
        // Some questions lie near the one before, on borders too, some far off, some past all years.
        let calendar = scene.calendar();
        let mut cursor = calendar.cursor();
        let far = [Timestamp::MIN, Timestamp::MAX];
        for (index, span, shift) in walk {
            for step in -2..3 {
                let at = scene.at(index) + Span::from_seconds(shift * 60 + step);
                let length = Span::from_seconds(scene.spans[span] * step.signum());
                for edge in [Edge::AtClose, Edge::NextOpening] {
                    prop_assert_eq!(cursor.add(at, length, edge), calendar.add(at, length, edge));
                    let long = Span::from_seconds(scene.spans[span]);
                    for second in 0..3 {
                        let next = at + Span::from_seconds(second * 1_800);
                        prop_assert_eq!(cursor.add(next, long, edge), calendar.add(next, long, edge));
                    }
                }
                let other = scene.at((index + 1) % 4) + Span::from_seconds(step);
                prop_assert_eq!(cursor.elapsed(at, other), calendar.elapsed(at, other));
                prop_assert_eq!(cursor.elapsed(other, at), calendar.elapsed(other, at));
            }
            let at = far[index % 2];
            prop_assert_eq!(
                cursor.add(at, Span::from_hours(1), Edge::AtClose),
                calendar.add(at, Span::from_hours(1), Edge::AtClose)
            );
        }
    }
}

proptest! {
    #![proptest_config(cases(12, FAILURES))]

    #[test]
    fn a_cursor_that_is_lost_answers_as_the_calendar(scene in scene(), seed in 1..u64::MAX) {
        // Rows in no order within a year, in order, over centuries until it gives up, within a year again.
        let calendar = scene.calendar();
        let mut cursor = calendar.cursor();
        let (span, mut dice, mut row) = (Span::from_seconds(scene.spans[0]), seed, 0_i64);
        for (rows, apart, days) in [(9_000, 0, 400), (2_000, 900, 0), (60_000, 0, 70_000), (9_000, 0, 400)] {
            for _ in 0..rows {
                dice ^= dice << 13;
                dice ^= dice >> 7;
                dice ^= dice << 17;
                row += apart;
                let drawn = |bits: u64, below: i64| (dice >> bits) as i64 % below;
                // Half of them at a quarter of an hour or a second beside it: borders lie there.
                let quarter = |second: i64| second - second % 900 + drawn(5, 3) - 1;
                let drawn_at = drawn(1, days.max(1) * 86_400);
                let shift = match days {
                    0 => row,
                    _ if dice % 2 == 0 => drawn_at,
                    _ => quarter(scene.at(0).seconds() + drawn_at) - scene.at(0).seconds(),
                };
                let (at, other) = (scene.at(0) + Span::from_seconds(shift), Span::from_seconds(drawn(7, 400_000)));
                let edge = if rows == 2_000 { Edge::NextOpening } else { Edge::AtClose };
                prop_assert_eq!(cursor.add(at, span, edge), calendar.add(at, span, edge));
                prop_assert_eq!(cursor.elapsed(at, at + other), calendar.elapsed(at, at + other));
            }
        }
    }
}
