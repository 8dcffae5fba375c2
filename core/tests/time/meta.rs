//! The generator reaches what it is for; a property that never meets an edge proves nothing.

use crate::generate::scene;
use amends::time::{Bound, Edge, Makeup, Span, Timestamp};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use std::collections::BTreeMap;

#[test]
fn scenes_meet_the_edges() {
    let mut runner = TestRunner::deterministic();
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for _ in 0..600 {
        let scene = scene().new_tree(&mut runner).expect("a scene").current();
        let (document, calendar) = (&scene.document, scene.calendar());
        let hours: Vec<&String> =
            document.week.values().chain(document.hours.values()).flatten().collect();
        let overnight = |text: &&&String| text.split_once('-').is_some_and(|(a, b)| b < a);
        let mut note = |what, met: bool| *seen.entry(what).or_default() += usize::from(met);
        note("overnight", hours.iter().any(|text| overnight(&text)));
        note("24:00", hours.iter().any(|text| text.ends_with("24:00")));
        note("more than three stretches", document.week.values().any(|day| day.len() > 3));
        note("breaks", !document.breaks.is_empty());
        note("explicit", !document.hours.is_empty());
        note("version", !document.version.is_empty());
        note("rest", document.makeup == Some(Makeup::Rest));
        note("pack", calendar.pack_revision().is_some());
        for index in 0..scene.starts.len() {
            let at = scene.at(index);
            let open = calendar.is_open(at).expect("known");
            note("open start", open);
            note("closed start", !open);
            note("start at closing", calendar.prev_close(at) == Ok(Some(at)) && !open);
            note("start at opening", calendar.prev_open(at, Bound::Inclusive) == Ok(Some(at)));
            note("leap of the clock", shifts(&scene.document.zone, at));
            for span in &scene.spans {
                let ends =
                    |edge| calendar.add(at, Span::from_seconds(*span), edge).map(|due| due.at);
                note(
                    "ends at closing",
                    *span > 0 && ends(Edge::AtClose) != ends(Edge::NextOpening),
                );
                note("no span", *span == 0);
            }
        }
    }
    for (what, times) in &seen {
        assert!(*times >= 25, "{what} was met {times} times in {seen:?}");
    }
    assert_eq!(seen.len(), 15);
}

/// Whether the clock changes within a day of an instant.
fn shifts(zone: &str, at: Timestamp) -> bool {
    use chrono::{Offset, TimeZone};
    let zone: chrono_tz::Tz = zone.parse().expect("a zone");
    let ahead = |at: Timestamp| {
        zone.offset_from_utc_datetime(&at.to_utc().naive_utc()).fix().local_minus_utc()
    };
    ahead(at) != ahead(at + Span::from_hours(24))
}
