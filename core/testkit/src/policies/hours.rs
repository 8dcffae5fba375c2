//! Calendars and terms.

use super::Draw;
use crate::walk::Dice;
use std::fmt::Write;

const ZONES: &[&str] = &[
    "Asia/Shanghai",
    "Europe/Paris",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Kolkata",
    "Africa/Casablanca",
    "America/Sao_Paulo",
];

const WEEKS: &[&str] = &[
    "mon-fri = [\"09:00-12:00\", \"13:00-18:00\"]",
    "mon-sun = [\"00:00-24:00\"]",
    "mon-fri = [\"22:00-06:00\"]",
    "mon-sat = [\"08:30-12:00\", \"13:00-17:00\"], sun = [\"10:00-12:00\"]",
    "wed = [\"01:30-03:30\"], sat = [\"20:00-24:00\"]",
    "mon-fri = [\"00:00-02:15\", \"02:45-08:00\", \"16:00-24:00\"], sat-sun = []",
    "tue-thu = [\"09:00-17:00\"]",
];

const EXCEPTIONS: &[&str] = &[
    "",
    "holidays = [\"2026-03-09\", \"2026-03-30\", \"2026-04-06/2026-04-08\"]\n",
    "holidays = \"cn\"\nmakeup = \"worked\"\n",
    "hours = { \"2026-03-08\" = [\"01:00-04:00\"], \"2026-03-29\" = [\"02:30-02:45\"], \"2026-03-03\" = [] }\n",
    "breaks = { fri = [\"10:00-10:30\"], \"2026-03-04\" = [\"09:00-11:00\"] }\n",
    "[[calendar.NAME.version]]\neffective_from = \"2026-03-05\"\nweek = { mon-sun = [\"07:00-11:00\"] }\n",
    "holidays = [\"2026-10-26\", \"2026-01-01\"]\nextra_workdays = [\"2026-03-07\", \"2026-10-25\"]\n",
];

/// Writes the two calendars.
pub(super) fn calendars(draw: &mut Draw<'_>, text: &mut String) {
    for name in ["office", "shift"] {
        let mut dice = draw.dice();
        let zone = dice.pick(ZONES);
        let week = dice.pick(WEEKS);
        let exception = dice.pick(EXCEPTIONS).replace("NAME", name);
        let _ = write!(
            text,
            "\n[calendar.{name}]\nzone = \"{zone}\"\nweek = {{ {week} }}\nbeyond = \"assume_weekdays\"\n{exception}"
        );
    }
}

/// Writes a term whose length is known at once.
pub(super) fn term(dice: &mut Dice) -> String {
    let hours = [20, 4, 1, 8, 50, 110][dice.of(6)];
    let days = [1, 2, 3, 10][dice.of(4)];
    let calendar = ["office", "shift"][dice.of(2)];
    let lands = dice.pick(&["end-of-day", "midnight", "same-time-clamped", "same-time"]);
    match dice.of(13) {
        0..=2 => format!("{{ elapsed = \"{hours}h\" }}"),
        3..=5 => format!("{{ working = \"{hours}h\", calendar = \"{calendar}\" }}"),
        6 | 7 => {
            let first = dice.pick(&["excluded", "counted"]);
            let start = dice.pick(&["roll", "step"]);
            format!(
                "{{ working_days = {days}, calendar = \"{calendar}\", lands = \"{lands}\", receipt_day = \"{first}\", start = \"{start}\" }}"
            )
        }
        8 => {
            let closed = dice.pick(&["keep", "next-workday", "previous-workday"]);
            format!(
                "{{ calendar_days = {days}, calendar = \"{calendar}\", lands = \"{lands}\", closed_day = \"{closed}\" }}"
            )
        }
        9 => format!("{{ months = 1, calendar = \"{calendar}\", lands = \"{lands}\" }}"),
        10 => format!("{{ same_day = {{}}, calendar = \"{calendar}\", cutoff = \"15:00\" }}"),
        11 => format!("{{ immediate = {{ grace = \"{hours}m\" }} }}"),
        _ => format!(
            "{{ immediate = {{ grace = \"{hours}m\", basis = \"working\" }}, calendar = \"{calendar}\" }}"
        ),
    }
}

/// Writes how an arrival moves; only for a term that counts on a calendar.
pub(super) fn receipt(term: &str, dice: &mut Dice) -> &'static str {
    if !term.contains("calendar = ") {
        return "";
    }
    dice.pick(&[
        "",
        "receipt = [{ on = \"closed-day\", day = \"next-workday\", at = \"opening\" }]\n",
        "receipt = [{ on = \"after-close\", day = \"next-workday\", at = { time = \"08:30\" } }]\n",
        "receipt = [{ on = { from = \"10:00\" }, day = \"next-day\", at = \"same-time\" }, { on = \"before-open\", day = \"same-day\", at = \"opening\" }]\n",
    ])
}
