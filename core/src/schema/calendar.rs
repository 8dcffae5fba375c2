//! The schema of calendar documents.

use super::{
    derived,
    guide::Guide,
    policy::GUIDE,
    root,
    table::{DATE, TIME, Table, list, pattern, text},
};
use crate::time::{Beyond, Makeup, Weekday};
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
        .may("makeup", derived::<Makeup>());
    Table::section(guide, HEADING)
        .must("zone", text())
        .may("week", hours_by(&days))
        .may("breaks", hours_by(&format!("{days}|{DATE}")))
        .may("hours", hours_by(DATE))
        .may("holidays", holidays(guide))
        .may("makeup", derived::<Makeup>())
        .may("extra_workdays", list(&dates()))
        .may("beyond", derived::<Beyond>())
        .may("coverage_from", pattern(DATE))
        .may("coverage_to", pattern(DATE))
        .may("version", list(&version.closed()))
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
    let intervals = list(&pattern(&format!(r"\s*{TIME}\s*-\s*{TIME}\s*")));
    json!({
        "type": "object",
        "patternProperties": { format!("^({key})$"): intervals },
        "additionalProperties": false,
    })
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
        .may("extra", list(&off))
        .may("except", list(&dates()));
    json!({ "anyOf": [text(), list(&off), adjusted.closed()] })
}
