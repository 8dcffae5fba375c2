//! Reading a receipt rule: the steps that move an arrival.

use super::{
    super::{Arrival, ReceiptClock, ReceiptRule, ReceiptStep, TimeOfDay},
    time_of_day,
};
use crate::{
    FindingCode, Findings,
    document::{Fields, Item, Node, unknown, whole},
};

/// What a step may say, as the document writes it.
const ARRIVALS: &[&str] =
    &["closed-day", "after-close", "before-open", "{ from = … }", "{ before = … }"];
const DAYS: &[&str] = &["same-day", "next-day", "next-workday"];
const CLOCKS: &[&str] = &["same-time", "opening", "{ time = … }"];

/// Reads a receipt rule, one step or several.
pub(crate) fn receipt(item: &Item<'_>, findings: &mut Findings) -> Option<ReceiptRule> {
    let steps = whole(&item.one_or_many(), |item| step(item, findings))?;
    Some(ReceiptRule { steps })
}

fn step(item: &Item<'_>, findings: &mut Findings) -> Option<ReceiptStep> {
    let mut fields = item.fields(findings)?;
    let on = fields.require_of("on", ARRIVALS, findings).and_then(|item| arrival(&item, findings));
    let day = fields.require_of("day", DAYS, findings).and_then(|item| item.named(findings));
    let at = fields.require_of("at", CLOCKS, findings).and_then(|item| clock(&item, findings));
    fields.close(findings);
    Some(ReceiptStep { on: on?, day: day?, at: at? })
}

fn arrival(item: &Item<'_>, findings: &mut Findings) -> Option<Arrival> {
    if let Node::Table(_) = item.node {
        let mut fields = item.fields(findings)?;
        let from = fields.get("from");
        let before = fields.get("before");
        let both = from.is_some() && before.is_some();
        let read = match (from, before) {
            (Some(from), _) => time_of_day(&from, findings).map(Arrival::From),
            (None, Some(before)) => time_of_day(&before, findings).map(Arrival::Before),
            (None, None) => missing(&mut fields, "from", findings).map(Arrival::From),
        };
        fields.close(findings);
        if both {
            let words = crate::Words::new(
                "`from` 与 `before` 只能二选一，两种情形请写成两步",
                "`from` and `before` exclude each other; write two steps",
            );
            item.fault(findings, FindingCode::BadTerm, words);
            return None;
        }
        return read;
    }
    match item.text(findings)? {
        "closed-day" => Some(Arrival::ClosedDay),
        "after-close" => Some(Arrival::AfterClose),
        "before-open" => Some(Arrival::BeforeOpen),
        other => {
            item.fault(findings, FindingCode::UnknownWord, unknown(other, ARRIVALS));
            None
        }
    }
}

fn clock(item: &Item<'_>, findings: &mut Findings) -> Option<ReceiptClock> {
    if let Node::Table(_) = item.node {
        let mut fields = item.fields(findings)?;
        let time = missing(&mut fields, "time", findings);
        fields.close(findings);
        return time.map(ReceiptClock::Time);
    }
    match item.text(findings)? {
        "same-time" => Some(ReceiptClock::SameTime),
        "opening" => Some(ReceiptClock::Opening),
        other => {
            item.fault(findings, FindingCode::UnknownWord, unknown(other, CLOCKS));
            None
        }
    }
}

/// Reads the one clock reading of a table, or says that it is missing.
fn missing(
    fields: &mut Fields<'_>,
    key: &'static str,
    findings: &mut Findings,
) -> Option<TimeOfDay> {
    fields.require(key, findings).and_then(|item| time_of_day(&item, findings))
}
