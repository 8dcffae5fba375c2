//! Calendars and questions, aimed at the places where clocks go wrong.

use amends::time::{
    Beyond, Bound, Calendar, CalendarDocument, CalendarVersion, DateText, HolidayDate, Holidays,
    Makeup, Packs, Timestamp, Weekday,
};
use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Zones and dates at which their clocks, or their years, turn.
const TURNS: [(&str, &str); 18] = [
    ("Europe/Paris", "2024-03-31"),
    ("Europe/Paris", "2024-10-27"),
    ("America/New_York", "2024-03-10"),
    ("America/New_York", "2024-11-03"),
    ("Australia/Lord_Howe", "2024-04-07"),
    ("Australia/Lord_Howe", "2024-10-06"),
    ("America/Sao_Paulo", "2018-02-18"),
    ("America/Sao_Paulo", "2018-11-04"),
    ("Asia/Tehran", "2015-03-22"),
    ("Asia/Tehran", "2016-09-21"),
    ("Pacific/Apia", "2011-12-30"),
    ("Africa/Casablanca", "2024-03-10"),
    ("Africa/Casablanca", "2024-04-14"),
    ("Asia/Shanghai", "2024-02-10"),
    ("Asia/Shanghai", "2020-02-01"),
    ("UTC", "2023-12-31"),
    ("UTC", "1999-02-28"),
    // Two block boundaries of the index fall near these.
    ("Asia/Kolkata", "2019-03-15"),
];

/// Days on each side of the turn that the walking model writes out.
pub(crate) const WINDOW: u64 = 45;

/// A calendar, the date it is about, and questions near that date.
#[derive(Debug, Clone)]
pub(crate) struct Scene {
    pub(crate) document: CalendarDocument,
    pub(crate) turn: NaiveDate,
    /// Seconds from the midnight UTC of the turn.
    pub(crate) starts: Vec<i64>,
    /// Open seconds to count.
    pub(crate) spans: Vec<i64>,
}

impl Scene {
    pub(crate) fn calendar(&self) -> Calendar {
        Calendar::compile("generated", &self.document, &Packs::builtin())
            .unwrap_or_else(|findings| panic!("generated calendars are sound: {findings}"))
    }

    pub(crate) fn at(&self, index: usize) -> Timestamp {
        instant(self.turn, self.starts[index])
    }

    /// Moves one start to a closing and one to an opening near it: random instants seldom meet one.
    fn on_edges(mut self) -> Self {
        let (calendar, midnight) = (self.calendar(), instant(self.turn, 0));
        let closing = calendar.next_close(self.at(2)).ok().flatten();
        let opening = calendar.next_open(self.at(3), Bound::Strict).ok().flatten();
        for (index, edge) in [(2, closing), (3, opening)] {
            let moved = edge.map(|edge| edge.since(midnight).seconds());
            let near = moved.filter(|start| *start < 12 * 86_400);
            self.starts[index] = near.unwrap_or(self.starts[index]);
        }
        self
    }

    pub(crate) fn first(&self) -> NaiveDate {
        self.turn.checked_sub_days(Days::new(WINDOW)).expect("a date")
    }

    pub(crate) fn last(&self) -> NaiveDate {
        self.turn.checked_add_days(Days::new(WINDOW)).expect("a date")
    }
}

pub(crate) fn instant(date: NaiveDate, seconds: i64) -> Timestamp {
    let midnight = date.and_hms_opt(0, 0, 0).expect("midnight").and_utc().timestamp();
    Timestamp::from_seconds_clamped(midnight + seconds)
}

pub(crate) fn scene() -> impl Strategy<Value = Scene> {
    let turn = prop::sample::select(TURNS.to_vec());
    turn.prop_flat_map(|(zone, date)| {
        let turn: NaiveDate = date.parse().expect("a date");
        let seconds = prop_oneof![
            3 => -12 * 86_400..12 * 86_400_i64,
            // Whole hours and quarters meet edges far more often.
            3 => (-12 * 96..12 * 96_i64).prop_map(|quarter| quarter * 900),
            // The night of the turn.
            2 => (-96..96_i64).prop_map(|quarter| quarter * 900),
        ];
        let span = prop_oneof![
            4 => 0..60 * 3_600_i64,
            3 => (0..60_i64).prop_map(|hours| hours * 3_600),
            2 => (0..240_i64).prop_map(|quarters| quarters * 900),
            1 => Just(0_i64),
        ];
        let starts = prop::collection::vec(seconds, 4);
        let spans = prop::collection::vec(span, 3);
        (document(zone, turn), starts, spans).prop_map(move |(document, starts, spans)| {
            Scene { document, turn, starts, spans }.on_edges()
        })
    })
}

fn clock(minutes: u32) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// The hours of one day: closed, plain, split, round the clock, overnight, crumbs.
pub(crate) fn day() -> impl Strategy<Value = Vec<String>> {
    let cuts = |count: usize| {
        prop::collection::btree_set(0..96_u32, count * 2).prop_map(|quarters| {
            let cuts: Vec<u32> = quarters.into_iter().map(|quarter| quarter * 15).collect();
            cuts.chunks_exact(2)
                .map(|pair| format!("{}-{}", clock(pair[0]), clock(pair[1])))
                .collect::<Vec<_>>()
        })
    };
    let overnight = (12 * 4..95_u32, 1..12 * 4_u32)
        .prop_map(|(start, end)| vec![format!("{}-{}", clock(start * 15), clock(end * 15))]);
    let to_midnight = (1..95_u32).prop_map(|start| vec![format!("{}-24:00", clock(start * 15))]);
    let minutes = (0..1_380_u32, 1..60_u32)
        .prop_map(|(start, length)| vec![format!("{}-{}", clock(start), clock(start + length))]);
    prop_oneof![
        3 => Just(Vec::new()),
        4 => cuts(1),
        3 => cuts(2),
        1 => cuts(3),
        1 => cuts(5),
        1 => Just(vec!["00:00-24:00".to_owned()]),
        2 => overnight,
        1 => to_midnight,
        1 => minutes,
        2 => Just(vec!["08:30-12:00".to_owned(), "13:00-17:00".to_owned()]),
        1 => Just(vec!["01:30-02:45".to_owned()]),
    ]
}

fn week() -> impl Strategy<Value = BTreeMap<String, Vec<String>>> {
    let plain = prop::collection::vec(day(), 7).prop_map(|days| {
        Weekday::ALL.iter().zip(days).map(|(day, hours)| (day.name().to_owned(), hours)).collect()
    });
    let ranges = (day(), day(), day()).prop_map(|(work, weekend, wednesday)| {
        BTreeMap::from([
            ("mon-fri".to_owned(), work),
            ("sat-sun".to_owned(), weekend),
            ("wed".to_owned(), wednesday),
        ])
    });
    let some_open = |week: &BTreeMap<String, Vec<String>>| week.values().any(|day| !day.is_empty());
    prop_oneof![3 => plain, 2 => ranges].prop_filter("some open time", some_open)
}

fn dates(turn: NaiveDate, most: usize) -> impl Strategy<Value = Vec<NaiveDate>> {
    prop::collection::btree_set(0..24_u64, 0..=most).prop_map(move |days| {
        days.into_iter()
            .filter_map(|day| {
                turn.checked_sub_days(Days::new(12))?.checked_add_days(Days::new(day))
            })
            .collect()
    })
}

fn makeup() -> impl Strategy<Value = Option<Makeup>> {
    prop_oneof![
        2 => Just(None),
        1 => Just(Some(Makeup::Worked)),
        1 => Just(Some(Makeup::Rest)),
        1 => prop::sample::select(Weekday::ALL.to_vec()).prop_map(|day| Some(Makeup::Like(day))),
        1 => day().prop_map(|hours| Some(Makeup::Hours(hours))),
    ]
}

fn holidays(zone: &'static str, turn: NaiveDate) -> BoxedStrategy<Option<Holidays>> {
    let listed = dates(turn, 5).prop_map(|dates| {
        Some(Holidays::Dates(
            dates.iter().map(|date| HolidayDate::from(date.to_string().as_str())).collect(),
        ))
    });
    let adjusted = dates(turn, 2).prop_map(|dates| {
        Some(Holidays::Adjusted {
            pack: "cn".to_owned(),
            extra: dates.iter().map(|date| HolidayDate::from(date.to_string().as_str())).collect(),
            except: Vec::new(),
        })
    });
    if zone == "Asia/Shanghai" {
        prop_oneof![Just(Some(Holidays::Pack("cn".to_owned()))), adjusted, listed].boxed()
    } else {
        prop_oneof![1 => Just(None), 3 => listed].boxed()
    }
}

fn table(dates: Vec<NaiveDate>, hours: Vec<Vec<String>>) -> BTreeMap<String, Vec<String>> {
    dates.into_iter().zip(hours).map(|(date, hours)| (date.to_string(), hours)).collect()
}

fn document(zone: &'static str, turn: NaiveDate) -> impl Strategy<Value = CalendarDocument> {
    let explicit = (dates(turn, 3), prop::collection::vec(day(), 3))
        .prop_map(|(dates, hours)| table(dates, hours));
    let breaks = (dates(turn, 3), prop::collection::vec(day(), 3), prop::option::of(day()))
        .prop_map(|(dates, hours, weekly)| {
            let mut breaks = table(dates, hours);
            breaks.extend(weekly.map(|hours| ("tue-thu".to_owned(), hours)));
            breaks
        });
    let version = prop_oneof![
        3 => Just(Vec::new()),
        1 => (week(), makeup(), -10..10_i64).prop_map(move |(week, makeup, shift)| {
            let from = turn + chrono::TimeDelta::days(shift);
            let effective_from = DateText(from.to_string());
            vec![CalendarVersion { effective_from, week: Some(week), makeup }]
        }),
    ];
    let extra = dates(turn, 2);
    let breaks = prop_oneof![2 => Just(BTreeMap::new()), 3 => breaks];
    let document = (week(), breaks, explicit, holidays(zone, turn), extra, makeup(), version)
        .prop_map(move |(week, breaks, hours, holidays, extra, makeup, version)| {
            CalendarDocument {
                zone: zone.to_owned(),
                week,
                breaks,
                hours,
                holidays,
                extra_workdays: extra.iter().map(|date| DateText(date.to_string())).collect(),
                makeup,
                version,
                beyond: Beyond::AssumeWeekdays,
                ..CalendarDocument::default()
            }
        });
    document.prop_filter("some open time", |document| {
        Calendar::compile("generated", document, &Packs::builtin()).is_ok()
    })
}
