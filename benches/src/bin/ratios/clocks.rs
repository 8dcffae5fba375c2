//! Business time: the calendar against the day walk, `opening-hours` and `bdays`.

use amends::time::{Bound, Calendar, DayOff, Edge, Pause, Sides, Span, Timestamp, due_with_pauses};
use amends_benches::{
    goal::{Goals, Limit},
    office,
    peers::{day_walk::DayWalk, interval_walk::IntervalWalk, workdays::Workdays},
    race::Race,
    samples::{SPANS, dates, minutes, stretches},
};
use std::{hint::black_box, rc::Rc};

/// How many questions a batch of the library asks, and one of a peer that walks.
const QUESTIONS: usize = 4_096;
const WALKED: usize = 32;

/// Holds what is counted rather than timed.
pub(crate) struct Compiled {
    bytes_a_year: f64,
}

pub(crate) fn lanes(race: &mut Race) -> Compiled {
    let office = office::calendar();
    spans(race, &office);
    edges(race, &office);
    workdays(race, &office);
    walkers(race, &office);
    compiling(race);
    let (days, bytes) = office.prepared();
    Compiled { bytes_a_year: bytes as f64 / days as f64 * 365.25 }
}

fn spans(race: &mut Race, office: &Calendar) {
    let minutes: Rc<[Timestamp]> = minutes(QUESTIONS).into();
    for ((span, open, days), [add, subtract, elapsed]) in SPANS.into_iter().zip(NAMES) {
        let length = Span::from_seconds(open);
        debug_assert!(add.ends_with(span));
        let (calendar, at) = (office.clone(), minutes.clone());
        race.lane(add, move || {
            for at in at.iter() {
                black_box(calendar.add(*at, length, Edge::AtClose).expect("covered"));
            }
            at.len()
        });
        let (calendar, at) = (office.clone(), minutes.clone());
        race.lane(subtract, move || {
            for at in at.iter() {
                black_box(calendar.subtract(*at, length, Edge::AtClose).expect("covered"));
            }
            at.len()
        });
        let (calendar, pairs) = (office.clone(), stretches(&minutes, days));
        race.lane(elapsed, move || {
            for (from, to) in &pairs {
                black_box(calendar.elapsed(*from, *to).expect("covered"));
            }
            pairs.len()
        });
    }
}

const NAMES: [[&str; 3]; 6] = [
    ["add hour", "subtract hour", "elapsed hour"],
    ["add day", "subtract day", "elapsed day"],
    ["add week", "subtract week", "elapsed week"],
    ["add month", "subtract month", "elapsed month"],
    ["add year", "subtract year", "elapsed year"],
    ["add ten_years", "subtract ten_years", "elapsed ten_years"],
];

fn edges(race: &mut Race, office: &Calendar) {
    let minutes: Rc<[Timestamp]> = minutes(QUESTIONS).into();
    let mut lane = |name, ask: fn(&Calendar, Timestamp)| {
        let (calendar, at) = (office.clone(), minutes.clone());
        race.lane(name, move || {
            at.iter().for_each(|at| ask(&calendar, *at));
            at.len()
        });
    };
    lane("is_open", |calendar, at| {
        black_box(calendar.is_open(at).expect("covered"));
    });
    lane("next_open", |calendar, at| {
        black_box(calendar.next_open(at, Bound::Inclusive).expect("covered"));
    });
    lane("next_close", |calendar, at| {
        black_box(calendar.next_close(at).expect("covered"));
    });
    lane("two pauses", |calendar, at| {
        let pause = |hours| Pause {
            from: at + Span::from_hours(hours),
            to: at + Span::from_hours(hours + 2),
        };
        let pauses = [pause(1), pause(5)];
        let day = Span::from_seconds(office::OPEN_A_DAY);
        black_box(due_with_pauses(calendar, at, day, &pauses).expect("covered"));
    });
}

fn workdays(race: &mut Race, office: &Calendar) {
    let dates: Rc<[_]> = dates(QUESTIONS).into();
    let year = chrono::Days::new(365);
    let peer = Rc::new(Workdays::default());
    for date in dates.iter().take(500) {
        let ours = office.add_days(*date, 5, DayOff::Roll).expect("covered");
        assert_eq!(ours, peer.add(*date, 5), "bdays disagrees on {date}");
        let ours = office.business_days_between(*date, *date + year, Sides::First);
        let theirs = i64::from(peer.between(*date, *date + year));
        assert_eq!(ours.expect("covered"), theirs, "bdays disagrees on {date}");
    }
    let (calendar, from) = (office.clone(), dates.clone());
    race.lane("add_days 5", move || {
        for date in from.iter() {
            black_box(calendar.add_days(*date, 5, DayOff::Roll).expect("covered"));
        }
        from.len()
    });
    let years: Rc<[_]> = dates.iter().map(|date| (*date, *date + year)).collect();
    let (calendar, pairs) = (office.clone(), years.clone());
    race.lane("days_between year", move || {
        for (from, to) in pairs.iter() {
            black_box(calendar.business_days_between(*from, *to, Sides::First).expect("covered"));
        }
        pairs.len()
    });
    let mut lane = |name, ask: fn(&Workdays, chrono::NaiveDate, chrono::NaiveDate)| {
        let (peer, pairs) = (peer.clone(), years.clone());
        race.lane(name, move || {
            pairs.iter().for_each(|(from, to)| ask(&peer, *from, *to));
            pairs.len()
        });
    };
    lane("bdays: add 5", |peer, from, _| {
        black_box(peer.add(from, 5));
    });
    lane("bdays: add 5, cached", |peer, from, _| {
        black_box(peer.add_cached(from, 5));
    });
    lane("bdays: between year", |peer, from, to| {
        black_box(peer.between(from, to));
    });
    lane("bdays: between year, cached", |peer, from, to| {
        black_box(peer.between_cached(from, to));
    });
}

/// The questions both walkers are asked: eight hours on, and the open time of a year.
fn walkers(race: &mut Race, office: &Calendar) {
    let minutes: Rc<[Timestamp]> = minutes(QUESTIONS).into();
    let years: Rc<[(Timestamp, Timestamp)]> = stretches(&minutes, 365).into();
    let eight = Span::from_hours(8);
    let (days, intervals) = (Rc::new(DayWalk::default()), Rc::new(IntervalWalk::default()));
    let rules = Rc::new(IntervalWalk::of_rules());
    for (from, to) in years.iter().take(200) {
        let due = office.add(*from, eight, Edge::AtClose).expect("covered").at;
        assert_eq!(due, days.add(*from, eight), "the day walk disagrees on {from}");
        assert_eq!(due, intervals.add(*from, eight), "opening-hours disagrees on {from}");
        assert_eq!(due, rules.add(*from, eight), "opening-hours disagrees on {from}");
        assert_eq!(office.is_open(*from).expect("covered"), intervals.is_open(*from));
        let open = office.elapsed(*from, *to).expect("covered");
        assert_eq!(open, days.elapsed(*from, *to), "the day walk disagrees from {from}");
    }
    for (from, to) in years.iter().take(10) {
        let open = office.elapsed(*from, *to).expect("covered");
        assert_eq!(open, intervals.elapsed(*from, *to), "opening-hours disagrees from {from}");
        assert_eq!(open, rules.elapsed(*from, *to), "opening-hours disagrees from {from}");
    }
    let (calendar, at) = (office.clone(), minutes.clone());
    race.lane("add 8h", move || {
        for at in at.iter() {
            black_box(calendar.add(*at, eight, Edge::AtClose).expect("covered"));
        }
        at.len()
    });
    let (peer, at) = (days.clone(), minutes.clone());
    race.lane("day walk: add 8h", move || {
        at.iter().for_each(|at| {
            black_box(peer.add(*at, eight));
        });
        at.len()
    });
    let (peer, pairs) = (days, years.clone());
    race.lane("day walk: elapsed year", move || {
        for (from, to) in pairs.iter().take(WALKED) {
            black_box(peer.elapsed(*from, *to));
        }
        WALKED
    });
    // The walk of a fortnight is what the goal is set for.
    let fortnights: Rc<[_]> = stretches(&minutes, 14).into();
    let (peer, pairs) = (Rc::new(DayWalk::default()), fortnights.clone());
    race.lane("day walk: elapsed fortnight", move || {
        for (from, to) in pairs.iter() {
            black_box(peer.elapsed(*from, *to));
        }
        pairs.len()
    });
    let (calendar, pairs) = (office.clone(), fortnights);
    race.lane("elapsed fortnight", move || {
        for (from, to) in pairs.iter() {
            black_box(calendar.elapsed(*from, *to).expect("covered"));
        }
        pairs.len()
    });
    for (name, peer) in
        [("opening-hours: add 8h", &intervals), ("opening-hours, rules: add 8h", &rules)]
    {
        let (peer, at) = (peer.clone(), minutes.clone());
        race.lane(name, move || {
            at.iter().take(WALKED).for_each(|at| {
                black_box(peer.add(*at, eight));
            });
            WALKED
        });
    }
    for (name, peer) in [
        ("opening-hours: elapsed year", &intervals),
        ("opening-hours, rules: elapsed year", &rules),
    ] {
        let (peer, pairs, mut asked) = (peer.clone(), years.clone(), 0);
        race.lane(name, move || {
            let (from, to) = pairs[asked % pairs.len()];
            asked += 1;
            black_box(peer.elapsed(from, to));
            1
        });
    }
    race.lane("opening-hours: is_open", move || {
        minutes.iter().take(WALKED).for_each(|at| {
            black_box(intervals.is_open(*at));
        });
        WALKED
    });
}

fn compiling(race: &mut Race) {
    let lists = [
        ("compile, no holidays", Vec::new()),
        ("compile, 32 holidays", office::holidays_of(2022..=2025)),
        ("compile, 328 holidays", office::holidays()),
    ];
    for (name, holidays) in lists {
        let document = office::document_with(&holidays);
        race.lane(name, move || {
            black_box(office::compile(&document));
            1
        });
    }
    let document = office::document_with(&office::holidays_of(2022..=2025));
    race.lane("compile and index ten years, a year", move || {
        let calendar = office::compile(&document);
        let at = |text: &str| text.parse().expect("an instant");
        calendar.prepare(at("2020-01-02T00:00:00Z"), at("2030-01-02T00:00:00Z")).expect("in range");
        black_box(calendar.prepared().0) * 4 / 1_461
    });
}

pub(crate) fn goals(goals: &mut Goals<'_>, compiled: &Compiled) {
    let least = Limit::AtLeast;
    let most = Limit::AtMost;
    goals.ratio(
        ("flat", "add: ten years / an hour"),
        ("add ten_years", "add hour"),
        most(1.3),
        most(1.3),
    );
    goals.ratio(
        ("flat", "elapsed: ten years / an hour"),
        ("elapsed ten_years", "elapsed hour"),
        most(1.3),
        most(1.3),
    );
    goals.ratio(
        ("time 5", "add 8 h: opening-hours / ours"),
        ("opening-hours: add 8h", "add 8h"),
        least(1_000.0),
        least(1_000.0),
    );
    goals.ratio(
        ("time 5", "elapsed a year: opening-hours / ours"),
        ("opening-hours: elapsed year", "elapsed year"),
        least(1_000.0),
        least(1_000.0),
    );
    goals.ratio(
        ("time 5", "add 8 h: opening-hours with 32 holidays as rules / ours"),
        ("opening-hours, rules: add 8h", "add 8h"),
        least(1_000.0),
        least(1_000.0),
    );
    goals.ratio(
        ("time 5", "elapsed a year: opening-hours with rules / ours"),
        ("opening-hours, rules: elapsed year", "elapsed year"),
        least(1_000.0),
        least(1_000.0),
    );
    goals.ratio(
        ("C1", "add 8 h: day walk / ours"),
        ("day walk: add 8h", "add 8h"),
        least(30.0),
        least(60.0),
    );
    goals.ratio(
        ("C1", "elapsed a fortnight: day walk / ours"),
        ("day walk: elapsed fortnight", "elapsed fortnight"),
        least(30.0),
        least(60.0),
    );
    goals.ratio(
        ("-", "elapsed a year: day walk / ours"),
        ("day walk: elapsed year", "elapsed year"),
        least(30.0),
        least(60.0),
    );
    goals.ratio(
        ("-", "is_open: opening-hours / ours"),
        ("opening-hours: is_open", "is_open"),
        least(1.0),
        least(1.0),
    );
    goals.ratio(
        ("-", "add 5 workdays: bdays / ours"),
        ("bdays: add 5", "add_days 5"),
        least(1.0),
        least(10.0),
    );
    goals.ratio(
        ("-", "workdays of a year: bdays / ours"),
        ("bdays: between year", "days_between year"),
        least(100.0),
        least(600.0),
    );
    goals.ratio(
        ("-", "workdays of a year: bdays with its cache / ours"),
        ("bdays: between year, cached", "days_between year"),
        least(1.0),
        least(3.0),
    );
    goals.nanos(("time 5", "add an hour"), "add hour", most(25.0));
    goals.nanos(("time 5", "add ten years"), "add ten_years", most(25.0));
    goals.nanos(("time 5", "elapsed an hour"), "elapsed hour", most(25.0));
    goals.nanos(("time 5", "elapsed ten years"), "elapsed ten_years", most(25.0));
    goals.nanos(("time 5", "is_open"), "is_open", most(15.0));
    goals.nanos(("time 5", "next_open"), "next_open", most(15.0));
    goals.nanos(("time 5", "next_close"), "next_close", most(15.0));
    goals.nanos(("time 5", "add_days"), "add_days 5", most(20.0));
    goals.nanos(("time 5", "days_between"), "days_between year", most(20.0));
    goals.nanos(("time 5", "a deadline with two pauses"), "two pauses", most(90.0));
    goals.nanos(("time 5", "build, a year"), "compile and index ten years, a year", most(60_000.0));
    goals.nanos(("time 5", "construct lazily"), "compile, no holidays", most(10_000.0));
    goals.nanos(
        ("time 5", "construct lazily, 32 listed holidays"),
        "compile, 32 holidays",
        most(10_000.0),
    );
    goals.figure(
        ("time 5", "index, a year"),
        (compiled.bytes_a_year / 1_024.0, "KiB"),
        None,
        most(16.0),
    );
}
