//! The sections of a policy, and reading those that name things: document control, kinds, forms.

use super::sealed::{Approval, Control, Field, Form, Kind};
use crate::{
    FindingCode, Findings, Words,
    document::{
        Fields, Item, idents, instant, require_ident, require_words, require_words_at, whole,
        word_or,
    },
    ident::ClauseId,
};
use std::collections::BTreeSet;

/// The sections that work.
pub(super) const SECTIONS: &[&str] = &[
    "document",
    "part",
    "calendar",
    "kind",
    "matrix",
    "route",
    "form",
    "gate",
    "obligation",
    "schedule",
    "grant",
];

/// The sections that are reserved and do not work yet.
pub(super) const RESERVED: &[&str] = &[
    "channel",
    "cadence",
    "contact",
    "check",
    "survey",
    "indicator",
    "scorecard",
    "retention",
    "report",
];

/// Reads the clauses an entry comes from.
pub(super) fn clauses(fields: &mut Fields<'_>, findings: &mut Findings) -> Option<Vec<ClauseId>> {
    idents(fields, "clause", findings)
}

/// Reads the document control.
pub(super) fn control(fields: &mut Fields<'_>, findings: &mut Findings) -> Option<Control> {
    let number = fields.require("number", findings).and_then(|item| item.text(findings));
    let title = require_words_at(fields, "title", findings);
    let revision = fields.require("revision", findings).and_then(|item| item.text(findings));
    let effective_from = match fields.get("effective_from") {
        Some(item) => instant(&item, findings).map(Some),
        None => Some(None),
    };
    let approved_by = match fields.get("approved_by") {
        Some(item) => whole(&item.one_or_many(), |item| approval(item, findings)),
        None => Some(Vec::new()),
    };
    let incomplete = idents(fields, "incomplete", findings);
    // What could not be read has its finding; the rest is judged all the same.
    Some(Control {
        number: number.unwrap_or_default().to_owned(),
        title: title.unwrap_or_else(|| Words::new("", "")),
        revision: revision.unwrap_or_default().to_owned(),
        effective_from: effective_from.flatten(),
        approved_by: approved_by.unwrap_or_default(),
        incomplete: incomplete.unwrap_or_default(),
    })
}

fn approval(item: &Item<'_>, findings: &mut Findings) -> Option<Approval> {
    let mut fields = item.fields(findings)?;
    let slot = fields.require("slot", findings).and_then(|item| item.text(findings));
    let by = fields.require("by", findings).and_then(|item| item.text(findings));
    fields.close(findings);
    Some(Approval { slot: slot?.to_owned(), by: by?.to_owned() })
}

/// Reads a kind of case.
///
/// The numbers the rule books leave open have no default: they stand there, or `unlimited` does.
pub(super) fn kind(fields: &mut Fields<'_>, findings: &mut Findings) -> Option<Kind> {
    use super::sealed::CallbackCloses;
    use crate::case::{Flow, Step};
    let id = require_ident(fields, "id", findings);
    let name = require_words(fields, findings);
    let flow = fields.require_word::<Flow>("flow", findings);
    let steps: Option<Vec<Step>> = match fields.get("steps") {
        Some(item) => whole(&item.one_or_many(), |item| item.word(findings)),
        None => Some(Vec::new()),
    };
    let form = match fields.get("form") {
        Some(item) => item.ident(findings).map(Some),
        None => Some(None),
    };
    let reopen_limit =
        fields.require_of("reopen_limit", LIMIT, findings).and_then(|item| limit(&item, findings));
    let reopen_within = match fields.get("reopen_within") {
        Some(item) if is_unlimited(&item) => Some(None),
        Some(item) => super::duties::term(&item, findings).map(Some),
        None => Some(None),
    };
    let negotiation_limit = match fields.get("negotiation_limit") {
        Some(item) => limit(&item, findings),
        None if flow == Some(Flow::Resolve) => {
            fields.require_of("negotiation_limit", LIMIT, findings);
            None
        }
        None => Some(None),
    };
    let called_back = steps.as_ref().is_some_and(|steps| steps.contains(&Step::Callback));
    let callback_attempts = match fields.get("callback_attempts") {
        Some(item) => super::duties::positive_count(&item, findings),
        None if called_back => {
            fields.require("callback_attempts", findings);
            None
        }
        None => Some(0),
    };
    let callback_closes_when = match fields.get("callback_closes_when") {
        Some(item) => item.word(findings),
        None if called_back => fields.require_word("callback_closes_when", findings),
        None => Some(CallbackCloses::Solved),
    };
    // What could not be read has its finding; the rest is judged all the same.
    Some(Kind {
        id: id?,
        name: name.unwrap_or_else(|| Words::new("", "")),
        flow: flow?,
        steps: steps?,
        form: form.flatten(),
        reopen_limit: reopen_limit.flatten(),
        reopen_within: reopen_within.flatten(),
        negotiation_limit: negotiation_limit.flatten(),
        callback_attempts: callback_attempts.unwrap_or(0),
        callback_closes_when: callback_closes_when.unwrap_or(CallbackCloses::Solved),
    })
}

/// What may stand where a rule book may leave a number open.
const LIMIT: &[&str] = &["0", "1", "2", "…", "unlimited"];

fn is_unlimited(item: &Item<'_>) -> bool {
    matches!(item.node, crate::document::Node::Text(text) if text == "unlimited")
}

/// Reads a number, or `unlimited`.
fn limit(item: &Item<'_>, findings: &mut Findings) -> Option<Option<u32>> {
    if is_unlimited(item) {
        return Some(None);
    }
    if let crate::document::Node::Text(text) = item.node
        && !crate::document::is_blank(item.node)
    {
        item.fault(
            findings,
            FindingCode::UnknownWord,
            crate::document::unknown(text, &["unlimited"]),
        );
        return None;
    }
    item.count(findings).map(Some)
}

/// Reads a form.
pub(super) fn form(fields: &mut Fields<'_>, findings: &mut Findings) -> Option<Form> {
    let id = require_ident(fields, "id", findings);
    let name = require_words(fields, findings);
    let mut seen = BTreeSet::new();
    let items = fields.require("field", findings).map(|item| item.one_or_many());
    let read = items.and_then(|items| {
        whole(&items, |item| {
            let field = form_field(item, findings)?;
            if !seen.insert(field.id.clone()) {
                let words = Words::new(
                    format!("字段 `{}` 出现多次", field.id),
                    format!("the field `{}` stands twice", field.id),
                );
                item.fault(findings, FindingCode::DuplicateId, words);
            }
            Some(field)
        })
    });
    Some(Form { id: id?, name: name?, fields: read? })
}

fn form_field(item: &Item<'_>, findings: &mut Findings) -> Option<Field> {
    use super::sealed::{Demand, Sensitivity};
    let mut fields = item.fields(findings)?;
    let id = require_ident(&mut fields, "id", findings);
    let name = require_words(&mut fields, findings);
    let demand = word_or(&mut fields, "demand", Demand::Required, findings);
    let sensitivity = word_or(&mut fields, "sensitivity", Sensitivity::Plain, findings);
    fields.close(findings);
    Some(Field { id: id?, name: name?, demand: demand?, sensitivity: sensitivity? })
}
