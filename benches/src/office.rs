//! The office every calendar bench asks about: two stretches a day, a zone with summer time, holidays.

use amends::time::{Calendar, CalendarDocument, Packs};
use chrono::NaiveDate;
use std::{fmt::Write, ops::RangeInclusive};

/// The zone of the office.
pub const ZONE: chrono_tz::Tz = chrono_tz::Europe::Paris;

/// When the office opens and closes on Monday to Friday, in seconds of the local day.
pub const HOURS: [(u32, u32); 2] = [(9 * 3_600, 12 * 3_600), (13 * 3_600, 17 * 3_600)];

/// The open seconds of a workday.
pub const OPEN_A_DAY: i64 = 7 * 3_600;

/// Lists the holidays: eight fixed dates a year, 2000 to 2040.
pub fn holidays() -> Vec<NaiveDate> {
    holidays_of(2000..=2040)
}

/// Lists the holidays of some years.
pub fn holidays_of(years: RangeInclusive<i32>) -> Vec<NaiveDate> {
    let dates = [(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)];
    years
        .flat_map(|year| dates.map(|(month, day)| NaiveDate::from_ymd_opt(year, month, day)))
        .flatten()
        .collect()
}

/// Writes the office as a calendar document.
pub fn document() -> CalendarDocument {
    document_with(&holidays())
}

/// Writes the office as a calendar document with some of its holidays.
pub fn document_with(holidays: &[NaiveDate]) -> CalendarDocument {
    let mut text = String::from(
        "zone = \"Europe/Paris\"\n\
         week = { mon-fri = [\"09:00-12:00\", \"13:00-17:00\"] }\n\
         holidays = [",
    );
    for date in holidays {
        write!(text, "\"{date}\", ").expect("a string takes every text");
    }
    text.push_str("]\n");
    CalendarDocument::from_toml(&text).expect("the document is well-formed")
}

/// Compiles the office; nothing is indexed yet.
pub fn compile(document: &CalendarDocument) -> Calendar {
    Calendar::compile("office", document, &Packs::none()).expect("the document has no findings")
}

/// Returns the office, indexed from 2015 to 2045.
pub fn calendar() -> Calendar {
    let calendar = compile(&document());
    let at = |text: &str| text.parse().expect("an instant");
    calendar
        .prepare(at("2015-01-01T00:00:00Z"), at("2045-01-01T00:00:00Z"))
        .expect("the years are in range");
    calendar
}
