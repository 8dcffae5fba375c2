//! The schema of calendar documents.

use super::{
    derived,
    guide::Guide,
    policy::GUIDE,
    root,
    table::{DATE, TIME, Table, one_of, one_or_many, pattern, text},
};
use crate::time::{Beyond, Weekday};
use serde_json::{Value, json};

const HEADING: &str = "[calendar.NAME]";

/// Returns the schema of a calendar that is a document of its own.
pub(super) fn schema() -> Value {
    root("Calendar", table(&Guide::read(GUIDE)), Vec::new())
}

/// Returns the schema of a calendar inside a policy.
pub(super) fn table(guide: &Guide) -> Value {
    let days = days();
    let version = Table::inside(guide, HEADING, "version.")
        .must("effective_from", pattern(DATE))
        .may("week", hours_by(&days))
        .may("makeup", makeup(guide));
    Table::section(guide, HEADING)
        .must("zone", text())
        .may("week", hours_by(&days))
        .may("breaks", hours_by(&format!("{days}|{DATE}")))
        .may("hours", hours_by(DATE))
        .may("holidays", holidays(guide))
        .may("makeup", makeup(guide))
        .may("extra_workdays", one_or_many(&dates()))
        .may("beyond", derived::<Beyond>())
        .may("coverage_from", pattern(DATE))
        .may("coverage_to", pattern(DATE))
        .may("version", one_or_many(&version.closed()))
        .closed()
}

/// A day of the week, or a range of them.
fn days() -> String {
    let names: Vec<&str> = Weekday::ALL.iter().map(|day| day.name()).collect();
    let day = names.join("|");
    format!("({day})(-({day}))?")
}

/// A table of days or dates to intervals.
fn hours_by(key: &str) -> Value {
    json!({
        "type": "object",
        "patternProperties": { format!("^({key})$"): intervals() },
        "additionalProperties": false,
    })
}

fn intervals() -> Value {
    one_or_many(&pattern(&format!(r"\s*{TIME}\s*-\s*{TIME}\s*")))
}

/// A word, a weekday whose hours count, or hours.
fn makeup(guide: &Guide) -> Value {
    let words = [
        ("worked", "it is worked with the hours of a Monday"),
        ("rest", "it stays what its weekday is"),
    ];
    let like = Table::inside(guide, HEADING, "makeup.").must("like", derived::<Weekday>());
    let hours = Table::inside(guide, HEADING, "makeup.").must("hours", intervals());
    json!({ "anyOf": [one_of(words), like.closed(), hours.closed()] })
}

/// A date, or a range with both ends included.
fn dates() -> Value {
    pattern(&format!("{DATE}(/{DATE})?"))
}

fn holidays(guide: &Guide) -> Value {
    let noted = Table::inside(guide, HEADING, "holidays.")
        .must("date", dates())
        .may("note", json!({ "type": "string" }));
    let off = json!({ "anyOf": [dates(), noted.closed()] });
    let adjusted = Table::inside(guide, HEADING, "holidays.")
        .must("pack", text())
        .may("extra", one_or_many(&off))
        .may("except", one_or_many(&dates()));
    json!({ "anyOf": [text(), one_or_many(&off), adjusted.closed()] })
}
