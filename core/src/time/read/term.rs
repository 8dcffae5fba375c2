//! Reading a term: each key for itself, then what belongs together.

use super::{
    super::{
        CalendarRef, Term,
        term_text::{GraceText, Marker, TermText},
    },
    count_to, span, time_of_day,
};
use crate::{
    FindingCode, Findings, Words,
    document::{Fields, Item, Node, is_blank, shorten},
};

/// The most days, months and years a term may have, about a hundred years.
pub(crate) const MAX_DAYS: u32 = 36_500;
pub(crate) const MAX_MONTHS: u32 = 1_200;
pub(crate) const MAX_YEARS: u32 = 100;

/// Reads a term, `{ elapsed = "24h" }`.
pub(crate) fn term(item: &Item<'_>, findings: &mut Findings) -> Option<Term> {
    if !matches!(item.node, Node::Table(_)) && !is_blank(item.node) {
        not_a_term(item, findings);
        return None;
    }
    let mut fields = item.fields(findings)?;
    let text = keys(&mut fields, findings);
    let strangers = fields.strangers().count();
    other_units(&mut fields, findings);
    fields.close(findings);
    let text = text?;
    // The basis was probably meant by the key that is not known, and has its finding.
    if strangers > 0 && text.bases() == 0 {
        return None;
    }
    match Term::try_from(text) {
        Ok(term) => Some(term),
        Err(fault) => {
            item.fault(findings, FindingCode::BadTerm, fault.0);
            None
        }
    }
}

/// Says what stands for a unit that terms do not have.
fn other_units(fields: &mut Fields<'_>, findings: &mut Findings) {
    const UNITS: &[(&str, &str, &str)] = &[
        ("weeks", "`calendar_days`，一周为 7", "`calendar_days`, seven a week"),
        ("hours", "`elapsed` 或 `working`，如 `8h`", "`elapsed` or `working`, such as `8h`"),
        ("minutes", "`elapsed` 或 `working`，如 `30m`", "`elapsed` or `working`, such as `30m`"),
    ];
    for (unit, zh, en) in UNITS {
        if fields.has(unit)
            && let Some(item) = fields.get(unit)
        {
            let words = Words::new(
                format!("没有 `{unit}` 这个键，请用 {zh}"),
                format!("there is no key `{unit}` here, write {en}"),
            );
            item.fault(findings, FindingCode::UnknownKey, words);
        }
    }
}

fn not_a_term(item: &Item<'_>, findings: &mut Findings) {
    const MARKERS: &[&str] = &["as_promised", "same_day"];
    if let Node::Text(text) = item.node
        && let Some(basis) = MARKERS.iter().find(|basis| **basis == text.as_str())
    {
        let words = Words::new(
            format!("请写作 `{{ {basis} = {{}} }}`，实为 `{basis}`"),
            format!("write `{{ {basis} = {{}} }}`, got `{basis}`"),
        );
        item.fault(findings, FindingCode::BadTerm, words);
        return;
    }
    let (zh, en) = match item.node {
        Node::Text(text) => (format!("`{}`", shorten(text)), format!("`{}`", shorten(text))),
        node => (node.sort().0.to_owned(), node.sort().1.to_owned()),
    };
    let words = Words::new(
        format!(
            "应为 `{{ elapsed = \"24h\" }}`、`{{ working_days = 3, calendar = … }}` 形式的表，实为{zh}"
        ),
        format!(
            "expected a table such as `{{ elapsed = \"24h\" }}` or `{{ working_days = 3, calendar \
             = … }}`, got {en}"
        ),
    );
    item.fault(findings, FindingCode::BadTerm, words);
}

/// Reads every key, so that all slips are found; one slip spoils the term.
fn keys(fields: &mut Fields<'_>, findings: &mut Findings) -> Option<TermText> {
    let elapsed = fields.optional("elapsed", |item| span(item, findings));
    let working = fields.optional("working", |item| span(item, findings));
    let working_days = fields.optional("working_days", |item| count_to(item, MAX_DAYS, findings));
    let calendar_days = fields.optional("calendar_days", |item| count_to(item, MAX_DAYS, findings));
    let months = fields.optional("months", |item| count_to(item, MAX_MONTHS, findings));
    let years = fields.optional("years", |item| count_to(item, MAX_YEARS, findings));
    let same_day = fields.optional("same_day", |item| marker(item, findings));
    let immediate = fields.optional("immediate", |item| grace(item, findings));
    let as_promised = fields.optional("as_promised", |item| marker(item, findings));
    let calendar = fields.optional("calendar", |item| item.text(findings).map(CalendarRef::from));
    let lands = fields.optional("lands", |item| item.named(findings));
    let receipt_day = fields.optional("receipt_day", |item| item.named(findings));
    let start = fields.optional("start", |item| item.named(findings));
    let closed_day = fields.optional("closed_day", |item| item.named(findings));
    let cutoff = fields.optional("cutoff", |item| time_of_day(item, findings));
    Some(TermText {
        elapsed: elapsed?,
        working: working?,
        working_days: working_days?,
        calendar_days: calendar_days?,
        months: months?,
        years: years?,
        same_day: same_day?,
        immediate: immediate?,
        as_promised: as_promised?,
        calendar: calendar?,
        lands: lands?,
        receipt_day: receipt_day?,
        start: start?,
        closed_day: closed_day?,
        cutoff: cutoff?,
    })
}

/// Reads `{}`, which stands for a basis without a number.
fn marker(item: &Item<'_>, findings: &mut Findings) -> Option<Marker> {
    item.fields(findings)?.close(findings);
    Some(Marker {})
}

/// Reads `{ grace = "15m" }`.
fn grace(item: &Item<'_>, findings: &mut Findings) -> Option<GraceText> {
    let mut fields = item.fields(findings)?;
    let grace = fields.require("grace", findings).and_then(|item| span(&item, findings));
    let basis = fields.optional("basis", |item| item.named(findings));
    fields.close(findings);
    Some(GraceText { grace: grace?, basis: basis?.unwrap_or_default() })
}
