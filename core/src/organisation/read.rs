//! Reading the sections of an organisation document.

use super::sealed::{Asset, Dated, Duty, Person, Unit, UnitSort, Validity};
use crate::{
    Finding, FindingCode, Findings, Words,
    document::{Fields, Item, Node, instant, readable, require_ident, require_words, word_or},
    ident::IdentError,
    time::Timestamp,
};
use std::str::FromStr;

/// Reads a unit, group or partner.
pub(super) fn unit(fields: &mut Fields<'_>, findings: &mut Findings) -> Option<Unit> {
    let id = require_ident(fields, "id", findings);
    let name = require_words(fields, findings);
    let sort = word_or(fields, "sort", UnitSort::Unit, findings);
    let parent = fields.get("parent").and_then(|item| item.ident(findings));
    let heads = dated(fields, "head", "person", findings);
    let calendar = fields.get("calendar").and_then(|item| item.ident(findings));
    Some(Unit {
        id: id?,
        name: name.unwrap_or_else(|| Words::new("", "")),
        sort: sort.unwrap_or(UnitSort::Unit),
        parent,
        heads,
        calendar,
    })
}

/// Reads a person.
pub(super) fn person(fields: &mut Fields<'_>, findings: &mut Findings) -> Option<Person> {
    let id = require_ident(fields, "id", findings);
    let units = dated(fields, "unit", "unit", findings);
    let roles = dated(fields, "roles", "role", findings);
    let qualifications = dated(fields, "qualifications", "qualification", findings);
    let reports_to = dated(fields, "reports_to", "person", findings);
    Some(Person { id: id?, units, roles, qualifications, reports_to })
}

/// Reads a stretch of the duty roster.
pub(super) fn duty(fields: &mut Fields<'_>, findings: &mut Findings) -> Option<Duty> {
    let person = require_ident(fields, "person", findings);
    let from = fields.require("from", findings).and_then(|item| instant(&item, findings));
    let to = fields.require("to", findings).and_then(|item| instant(&item, findings));
    let duty = Duty { person: person?, from: from?, to: to? };
    if duty.from >= duty.to {
        findings.push(empty(fields.at("to"), duty.from, duty.to));
        return None;
    }
    Some(duty)
}

/// Reads a project or asset.
pub(super) fn asset(fields: &mut Fields<'_>, findings: &mut Findings) -> Option<Asset> {
    let id = require_ident(fields, "id", findings);
    let name = require_words(fields, findings);
    let flags = dated(fields, "flags", "flag", findings);
    Some(Asset { id: id?, name: name.unwrap_or_else(|| Words::new("", "")), flags })
}

/// Reads values that may be dated: one or several of `"x"` and `{ key = "x", from = …, to = … }`.
fn dated<T: FromStr<Err = IdentError>>(
    fields: &mut Fields<'_>,
    list: &'static str,
    key: &'static str,
    findings: &mut Findings,
) -> Vec<Dated<T>> {
    let Some(item) = fields.get(list) else { return Vec::new() };
    readable(&item.one_or_many(), |item| dated_item(item, key, findings))
}

fn dated_item<T: FromStr<Err = IdentError>>(
    item: &Item<'_>,
    key: &'static str,
    findings: &mut Findings,
) -> Option<Dated<T>> {
    if matches!(item.node, Node::Text(_)) {
        return Some(Dated { value: item.ident(findings)?, validity: Validity::default() });
    }
    let mut fields = item.fields(findings)?;
    let value = require_ident(&mut fields, key, findings);
    let from = fields.get("from").map(|item| instant(&item, findings));
    let to = fields.get("to").map(|item| instant(&item, findings));
    if let (Some(Some(from)), Some(Some(to))) = (from, to)
        && from >= to
    {
        findings.push(empty(fields.at("to"), from, to));
    }
    fields.close(findings);
    Some(Dated { value: value?, validity: Validity { from: from.flatten(), to: to.flatten() } })
}

fn empty(path: String, from: Timestamp, to: Timestamp) -> Finding {
    let words = Words::new(
        format!("终止 {to} 不晚于起始 {from}"),
        format!("it ends at {to}, not after it begins at {from}"),
    );
    Finding::new(path, FindingCode::EmptyPeriod, words)
}
