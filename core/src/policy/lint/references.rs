//! Names that nothing has.
//!
//! A name counts as declared when an entry has it, even if that entry is wrong elsewhere: its own
//! finding is enough.

use super::super::{
    draft::Draft,
    sealed::{Condition, Debtor, Need, Obligation},
};
use crate::{
    Finding, FindingCode, Findings, Words,
    document::{Placed, nearest, shorten},
    fact::FactKind,
    time::{CalendarRef, ReceiptRule, Term},
};
use std::collections::BTreeSet;

pub(super) fn check(draft: &Draft, findings: &mut Findings) {
    conditions(draft, findings);
    for Placed { path, value } in &draft.kinds.entries {
        if let Some(form) = &value.form {
            let path = format!("{path}.form");
            known(&path, "form", form.as_str(), &draft.forms.names, findings);
        }
        if let Some(term) = &value.reopen_within {
            calendar(&format!("{path}.reopen_within"), term, draft, findings);
        }
    }
    for Placed { path, value } in &draft.gates.entries {
        for (index, need) in value.needs.iter().enumerate() {
            self::need(&format!("{path}.needs[{index}]"), need, draft, findings);
        }
    }
    for placed in &draft.obligations.entries {
        obligation(placed, draft, findings);
    }
    for Placed { path, value } in &draft.schedules.entries {
        calendar(&format!("{path}.term"), &value.term, draft, findings);
    }
    if let Some(Placed { path, value }) = &draft.report_calendar {
        known(path, "calendar", value.as_str(), &draft.calendars.names, findings);
    }
}

fn obligation(placed: &Placed<Obligation>, draft: &Draft, findings: &mut Findings) {
    let Placed { path, value } = placed;
    if let Some(other) = &value.within {
        let path = format!("{path}.within");
        known(&path, "obligation", other.as_str(), &draft.obligations.names, findings);
    }
    for (index, target) in value.targets.iter().enumerate() {
        let path = target_path(path, value, index);
        calendar(&path, &target.term, draft, findings);
        receipt(&path, &target.term, &target.receipt, findings);
    }
}

/// Returns where the term of a target stands: under `term`, or under its place in `targets`.
pub(super) fn target_path(path: &str, obligation: &Obligation, index: usize) -> String {
    match obligation.targets.as_slice() {
        [only] if only.when.tests.is_empty() => format!("{path}.term"),
        _ => format!("{path}.targets[{index}].term"),
    }
}

/// A receipt rule speaks of workdays and clock readings, which real time does not have.
fn receipt(path: &str, term: &Term, receipt: &ReceiptRule, findings: &mut Findings) {
    if receipt.steps.is_empty() || term.calendar().is_some() {
        return;
    }
    let words = Words::new(
        "该时限不使用日历，`receipt` 规则无从适用",
        "the term counts on no calendar, so that the `receipt` rule cannot be applied",
    );
    findings.push(Finding::new(path, FindingCode::TargetConflict, words));
}

fn calendar(path: &str, term: &Term, draft: &Draft, findings: &mut Findings) {
    if let Some(CalendarRef::Named(name)) = term.calendar() {
        known(path, "calendar", name, &draft.calendars.names, findings);
    }
}

fn need(path: &str, need: &Need, draft: &Draft, findings: &mut Findings) {
    match need {
        Need::FormComplete(form) => {
            known(path, "form", form.as_str(), &draft.forms.names, findings);
        }
        Need::ObligationMet(obligation) => {
            known(path, "obligation", obligation.as_str(), &draft.obligations.names, findings);
        }
        Need::Tick(field) => {
            let fields: BTreeSet<String> = draft
                .forms
                .entries
                .iter()
                .flat_map(|form| &form.value.fields)
                .map(|field| field.id.as_str().to_owned())
                .collect();
            // A form that cannot be read may have had the field.
            if draft.forms.complete {
                known(path, "field", field.as_str(), &fields, findings);
            }
        }
        Need::RequestAnswered(_) | Need::Qualification(_) => {}
    }
}

/// Checks the values of those facts whose values the document itself declares.
fn conditions(draft: &Draft, findings: &mut Findings) {
    each_condition(draft, |path, when| condition(path, when, draft, findings));
}

/// Calls back for every condition of the policy with the place it stands at.
pub(super) fn each_condition(draft: &Draft, mut visit: impl FnMut(&str, &Condition)) {
    for placed in &draft.routes.entries {
        visit(&format!("{}.when", placed.path), &placed.value.when);
    }
    for placed in &draft.gates.entries {
        visit(&format!("{}.when", placed.path), &placed.value.when);
    }
    for placed in &draft.schedules.entries {
        visit(&format!("{}.when", placed.path), &placed.value.when);
    }
    for Placed { path, value } in &draft.obligations.entries {
        visit(&format!("{path}.when"), &value.when);
        for (index, target) in value.targets.iter().enumerate() {
            visit(&format!("{path}.targets[{index}].when"), &target.when);
        }
    }
    if let Some(Placed { path, value }) = &draft.matrix {
        for (index, row) in value.rows.iter().enumerate() {
            visit(&format!("{path}.row[{index}].when"), &row.when);
        }
    }
}

fn condition(path: &str, when: &Condition, draft: &Draft, findings: &mut Findings) {
    for (fact, values) in &when.tests {
        for value in values {
            let path = format!("{path}.{}", fact.name());
            match fact {
                FactKind::Kind => {
                    known(&path, "kind", value.as_str(), &draft.kinds.names, findings);
                }
                FactKind::Priority if draft.matrix_complete => {
                    // Without a matrix the priority comes from the host, whatever its words.
                    let Some(matrix) = &draft.matrix else { continue };
                    let levels = matrix.value.levels.iter().map(|level| level.as_str().to_owned());
                    known(&path, "priority", value.as_str(), &levels.collect(), findings);
                }
                _ => {}
            }
        }
    }
}

/// Reports who owes or is told something and is granted nothing.
pub(super) fn roles(draft: &Draft, findings: &mut Findings) {
    if !draft.grants.complete {
        return;
    }
    let granted: BTreeSet<&str> =
        draft.grants.entries.iter().map(|grant| grant.value.role.as_str()).collect();
    let mut report = |path: String, role: &str| {
        if !granted.contains(role) {
            let got = shorten(role);
            let words = match nearest(role, granted.iter().copied()) {
                Some(meant) => Words::new(
                    format!("角色 `{got}` 没有任何授权，是否为 `{meant}`？"),
                    format!("the role `{got}` is granted nothing, did you mean `{meant}`?"),
                ),
                None => Words::new(
                    format!("角色 `{got}` 没有任何授权"),
                    format!("the role `{got}` is granted nothing"),
                ),
            };
            findings.push(Finding::new(path, FindingCode::RoleWithoutGrant, words));
        }
    };
    for Placed { path, value } in &draft.obligations.entries {
        if let Debtor::Role(role) = &value.owed_by {
            report(format!("{path}.owed_by"), role.as_str());
        }
        for (index, rung) in value.rungs.iter().enumerate() {
            report(format!("{path}.escalate[{index}].to"), rung.to.as_str());
        }
    }
}

fn known(path: &str, sort: &str, name: &str, names: &BTreeSet<String>, findings: &mut Findings) {
    if names.contains(name) {
        return;
    }
    let got = shorten(name);
    let sort_zh = match sort {
        "form" => "表单",
        "obligation" => "义务",
        "field" => "字段",
        "kind" => "事项类型",
        "priority" => "优先级",
        _ => "日历",
    };
    let words = match nearest(name, names.iter().map(String::as_str)) {
        Some(meant) => Words::new(
            format!("没有{sort_zh} `{got}`，是否为 `{meant}`？"),
            format!("there is no {sort} `{got}`, did you mean `{meant}`?"),
        ),
        None => Words::new(format!("没有{sort_zh} `{got}`"), format!("there is no {sort} `{got}`")),
    };
    findings.push(Finding::new(path, FindingCode::UnknownReference, words));
}
