//! The packed time zones are those of `chrono-tz`, which they are made from: every name, every transition.

#[path = "support/cases.rs"]
mod cases;
mod support;

use amends::time::{Calendar, CalendarDocument, Packs, TimeOfDay, Timestamp};
use amends_testkit::effort::times;
use cases::cases;
use chrono::{DateTime, MappedLocalTime, NaiveDate, NaiveDateTime, Offset, TimeZone};
use chrono_tz::{IANA_TZDB_VERSION, TZ_VARIANTS, Tz};
use proptest::prelude::*;
use std::{collections::BTreeMap, sync::LazyLock};
use support::{blessing, committed_bytes};

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;
/// 1800-01-01 and 2200-01-01: no clock of the source changes outside.
const PROBED: (i64, i64) = (-5_364_662_400, 7_258_118_400);
/// 1800-01-01 and the last day of 9999, which has a next one on no clock.
const YEARS: (i64, i64) = (PROBED.0, 253_402_214_400);
/// The zones with the shortest time between two transitions, with a date left out, and with rules written
/// out year by year.
const NASTY: [&str; 3] = ["America/Boa_Vista", "Pacific/Apia", "Africa/Casablanca"];

/// The offset of a zone at first, and each later one with the instant from which it holds.
type Clock = (i64, Vec<(i64, i64)>);

static CLOCKS: LazyLock<Vec<Clock>> = LazyLock::new(|| TZ_VARIANTS.map(clock).into());

/// Finds the transitions of a zone by asking for its offset day by day, at night more often: none has two
/// in a day, which the long run proves.
fn clock(zone: Tz) -> Clock {
    let step = DAY / i64::from(times(1).min(24));
    let start = offset_at(zone, PROBED.0);
    let (mut at, mut offset, mut shifts) = (PROBED.0, start, Vec::new());
    while at < PROBED.1 {
        let next = at + step;
        if offset_at(zone, next) == offset {
            at = next;
            continue;
        }
        at = first(at, next, |instant| offset_at(zone, instant) != offset);
        offset = offset_at(zone, at);
        shifts.push((at, offset));
    }
    (start, shifts)
}

fn offset_at(zone: Tz, instant: i64) -> i64 {
    zone.offset_from_utc_datetime(&naive(instant)).fix().local_minus_utc().into()
}

fn naive(seconds: i64) -> NaiveDateTime {
    DateTime::from_timestamp(seconds, 0).unwrap().naive_utc()
}

/// The first second of a range from which on something holds.
fn first(mut from: i64, mut to: i64, holds: impl Fn(i64) -> bool) -> i64 {
    while from < to {
        let middle = from + (to - from) / 2;
        if holds(middle) {
            to = middle;
        } else {
            from = middle + 1;
        }
    }
    to
}

/// The earliest instant at which a clock shows a reading or, where it skips it, a later one.
fn instant_of(zone: Tz, reading: i64) -> i64 {
    match zone.offset_from_local_datetime(&naive(reading)) {
        MappedLocalTime::Single(only) => reading - i64::from(only.fix().local_minus_utc()),
        MappedLocalTime::Ambiguous(one, other) => {
            reading - i64::from(one.fix().local_minus_utc().max(other.fix().local_minus_utc()))
        }
        MappedLocalTime::None => first(reading - 26 * HOUR, reading + 26 * HOUR, |instant| {
            instant + offset_at(zone, instant) >= reading
        }),
    }
}

/// Writes the table as the reader's own page describes it.
fn packed() -> Vec<u8> {
    let mut clocks: BTreeMap<&Clock, Vec<&str>> = BTreeMap::new();
    for (zone, clock) in TZ_VARIANTS.iter().zip(CLOCKS.iter()) {
        clocks.entry(clock).or_default().push(zone.name());
    }
    let mut bytes = Vec::new();
    text(&mut bytes, IANA_TZDB_VERSION.as_bytes());
    for ((start, shifts), names) in clocks {
        number(&mut bytes, names.len() as i64);
        for name in names {
            text(&mut bytes, name.as_bytes());
        }
        let mut packed = Vec::new();
        offset(&mut packed, *start);
        let (mut at, mut before, mut ahead) = (PROBED.0, 0, *start);
        for &(next, offset_then) in shifts {
            let passed = next - at;
            if offset_then == before && passed % HOUR == 0 {
                number(&mut packed, passed / HOUR * 2);
            } else {
                number(&mut packed, passed * 2 + 1);
                offset(&mut packed, offset_then);
            }
            (at, before, ahead) = (next, ahead, offset_then);
        }
        text(&mut bytes, &packed);
    }
    bytes
}

fn text(bytes: &mut Vec<u8>, text: &[u8]) {
    number(bytes, text.len() as i64);
    bytes.extend_from_slice(text);
}

fn offset(bytes: &mut Vec<u8>, seconds: i64) {
    number(bytes, if seconds < 0 { -2 * seconds - 1 } else { 2 * seconds });
}

fn number(bytes: &mut Vec<u8>, number: i64) {
    let more = (1..9).rev().map(|byte| number >> (7 * byte)).filter(|high| *high > 0);
    bytes.extend(more.map(|high| high as u8 | 0x80));
    bytes.push(number as u8 & 0x7f);
}

#[test]
fn the_table_is_fresh() {
    committed_bytes("src/time/zones.bin", &packed());
}

fn compiled(name: &str) -> Option<Calendar> {
    let text = serde_json::json!({ "zone": name, "week": { "mon": ["09:00-17:00"] } }).to_string();
    let document = CalendarDocument::from_json(&text).unwrap();
    Calendar::compile("office", &document, &Packs::none()).ok()
}

/// Reads the local clock at an instant, and looks for the instant of the same number as a reading.
fn agree(calendar: &Calendar, zone: Tz, seconds: i64) {
    let at = Timestamp::from_micros(seconds * 1_000_000).unwrap();
    let reading = midnight(calendar.local_date(at)) + i64::from(calendar.local_time(at).seconds());
    assert_eq!(reading - seconds, offset_at(zone, seconds), "{zone} at {}", naive(seconds));
    let time = TimeOfDay::from_seconds(seconds.rem_euclid(DAY) as u32).unwrap();
    let instant = calendar.at_local(naive(seconds).date(), time).unwrap().micros() / 1_000_000;
    assert_eq!(instant, instant_of(zone, seconds), "{zone} reading {}", naive(seconds));
}

fn midnight(date: NaiveDate) -> i64 {
    date.and_time(chrono::NaiveTime::MIN).and_utc().timestamp()
}

#[test]
fn clocks_agree_around_every_transition() {
    // A table that was written a moment ago is not yet what the library holds.
    if blessing() {
        return;
    }
    for (zone, (start, shifts)) in TZ_VARIANTS.into_iter().zip(CLOCKS.iter()) {
        let calendar = compiled(zone.name()).unwrap();
        let mut before = *start;
        for &(at, after) in shifts {
            let readings = [at + before, at + (before + after) / 2, at + after];
            for near in readings.into_iter().chain([at - HOUR, at, at + HOUR]) {
                for second in near - 1..=near + 1 {
                    agree(&calendar, zone, second);
                }
            }
            before = after;
        }
    }
}

#[test]
fn nasty_clocks_agree_at_every_hour() {
    if blessing() {
        return;
    }
    for name in NASTY {
        let (zone, calendar) = (name.parse().unwrap(), compiled(name).unwrap());
        for hour in PROBED.0 / HOUR..PROBED.1 / HOUR {
            agree(&calendar, zone, hour * HOUR);
        }
    }
}

proptest! {
    #![proptest_config(cases(5_000, "tests/proptest-regressions/zones.txt"))]

    #[test]
    fn clocks_agree_at_any_time(zone in prop::sample::select(&TZ_VARIANTS[..]), second in YEARS.0..YEARS.1) {
        if !blessing() {
            agree(&compiled(zone.name()).unwrap(), zone, second);
        }
    }
}

#[test]
fn names_are_known_to_both_or_to_none() {
    if blessing() {
        return;
    }
    for zone in TZ_VARIANTS {
        let name = zone.name();
        let calendar = compiled(name).expect(name);
        assert_eq!((calendar.zone_name(), calendar.tzdb_version()), (name, IANA_TZDB_VERSION));
        let short = &name[..name.len() - 1];
        for other in [short, &name[1..], &name.to_lowercase(), &format!("{name} "), "Asia/Peking"] {
            assert_eq!(compiled(other).is_some(), other.parse::<Tz>().is_ok(), "`{other}`");
        }
    }
}
