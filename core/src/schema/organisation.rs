//! The schema of organisation documents.

use super::{
    guide::{Guide, SECTIONS},
    root,
    table::{Table, def, ident, instant, name, one_or_many, text, word},
};
use crate::organisation::UnitSort;
use serde_json::{Value, json};

const GUIDE: &str = include_str!("../../docs/organisation.md");

/// Returns the schema of organisation documents.
pub(super) fn schema() -> Value {
    let guide = &Guide::read(GUIDE);
    let sections = Table::document(guide)
        .must("organisation", def("organisation"))
        .may("unit", one_or_many(&def("unit")))
        .may("person", one_or_many(&def("person")))
        .may("duty", one_or_many(&def("duty")))
        .may("asset", one_or_many(&def("asset")));
    let definitions = vec![
        ("name", name()),
        ("organisation", control(guide)),
        ("unit", unit(guide)),
        ("person", person(guide)),
        ("duty", duty(guide)),
        ("asset", asset(guide)),
    ];
    root("Organisation", sections.closed(), definitions)
}

fn control(guide: &Guide) -> Value {
    Table::section(guide, "[organisation]").must("number", text()).must("revision", text()).closed()
}

fn unit(guide: &Guide) -> Value {
    Table::section(guide, "[[unit]]")
        .must("id", ident())
        .must("name", def("name"))
        .may("sort", word::<UnitSort>())
        .may("parent", ident())
        .may("head", dated(guide, "person"))
        .may("calendar", ident())
        .closed()
}

fn person(guide: &Guide) -> Value {
    Table::section(guide, "[[person]]")
        .must("id", ident())
        .may("unit", dated(guide, "unit"))
        .may("roles", dated(guide, "role"))
        .may("qualifications", dated(guide, "qualification"))
        .may("reports_to", dated(guide, "person"))
        .closed()
}

fn duty(guide: &Guide) -> Value {
    Table::section(guide, "[[duty]]")
        .must("person", ident())
        .must("from", instant())
        .must("to", instant())
        .closed()
}

fn asset(guide: &Guide) -> Value {
    Table::section(guide, "[[asset]]")
        .must("id", ident())
        .must("name", def("name"))
        .may("flags", dated(guide, "flag"))
        .closed()
}

/// Takes a value that may be dated, or several.
fn dated(guide: &Guide, key: &'static str) -> Value {
    let table = Table::inside(guide, SECTIONS, "")
        .must(key, ident())
        .may("from", instant())
        .may("to", instant());
    one_or_many(&json!({ "anyOf": [ident(), table.closed()] }))
}
