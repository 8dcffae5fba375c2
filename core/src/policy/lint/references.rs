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
    time::{CalendarRef, Term},
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
    let fields: BTreeSet<String> = draft
        .forms
        .entries
        .iter()
        .flat_map(|form| &form.value.fields)
        .map(|field| field.id.as_str().to_owned())
        .collect();
    for Placed { path, value } in &draft.gates.entries {
        for (index, need) in value.needs.iter().enumerate() {
            self::need(&format!("{path}.needs[{index}]"), need, &fields, draft, findings);
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
    }
}

/// Returns where the term of a target stands: under `term`, or under its place in `targets`.
pub(super) fn target_path(path: &str, obligation: &Obligation, index: usize) -> String {
    match obligation.targets.as_slice() {
        [only] if only.when.tests.is_empty() => format!("{path}.term"),
        _ => format!("{path}.targets[{index}].term"),
    }
}

fn calendar(path: &str, term: &Term, draft: &Draft, findings: &mut Findings) {
    if let Some(CalendarRef::Named(name)) = term.calendar() {
        known(path, "calendar", name, &draft.calendars.names, findings);
    }
}

fn need(
    path: &str,
    need: &Need,
    fields: &BTreeSet<String>,
    draft: &Draft,
    findings: &mut Findings,
) {
    match need {
        Need::FormComplete(form) => {
            known(path, "form", form.as_str(), &draft.forms.names, findings);
        }
        Need::ObligationMet(obligation) => {
            known(path, "obligation", obligation.as_str(), &draft.obligations.names, findings);
        }
        Need::Tick(field) => {
            // A form that cannot be read may have had the field.
            if draft.forms.complete {
                known(path, "field", field.as_str(), fields, findings);
            }
        }
        Need::RequestAnswered(_) | Need::Qualification(_) => {}
    }
}

/// Checks the values of those facts whose values the document itself declares.
fn conditions(draft: &Draft, findings: &mut Findings) {
    // Without a matrix the priority comes from the host, whatever its words.
    let levels: Option<BTreeSet<String>> = draft
        .matrix
        .as_ref()
        .map(|matrix| matrix.value.levels.iter().map(|level| level.as_str().to_owned()).collect());
    each_condition(draft, |path, when| {
        condition(path, when, levels.as_ref(), draft, findings);
    });
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

fn condition(
    path: &str,
    when: &Condition,
    levels: Option<&BTreeSet<String>>,
    draft: &Draft,
    findings: &mut Findings,
) {
    for (fact, values) in &when.tests {
        for value in values {
            let path = format!("{path}.{}", fact.name());
            match fact {
                FactKind::Kind => {
                    known(&path, "kind", value.as_str(), &draft.kinds.names, findings);
                }
                FactKind::Priority if draft.matrix_complete => {
                    if let Some(levels) = levels {
                        known(&path, "priority", value.as_str(), levels, findings);
                    }
                }
                _ => {}
            }
        }
    }
}

/// Reports who owes or is told something and is granted nothing: a slip where a role that is granted
/// something has nearly its name, and otherwise perhaps somebody who gives no commands.
pub(super) fn roles(draft: &Draft, findings: &mut Findings) {
    if !draft.grants.complete {
        return;
    }
    let granted: BTreeSet<&str> =
        draft.grants.entries.iter().map(|grant| grant.value.role.as_str()).collect();
    let mut report = |path: String, role: &str, words: &[&'static str]| {
        if granted.contains(role) {
            return;
        }
        let got = shorten(role);
        // Two names of a few letters are near each other by chance.
        let near = || nearest(role, granted.iter().chain(words).copied());
        let finding = match (role.chars().count() > 3).then(near).flatten() {
            Some(meant) => {
                let words = Words::new(
                    format!(
                        "没有角色 `{got}`，是否为 `{meant}`？若确为另一角色，请给它一条 `commands = []` \
                         的授权"
                    ),
                    format!(
                        "there is no role `{got}`, did you mean `{meant}`? If it is another role, \
                         give it a grant with `commands = []`"
                    ),
                );
                Finding::new(path, FindingCode::UnknownRole, words)
            }
            None => {
                let words = Words::new(
                    format!(
                        "角色 `{got}` 没有任何授权；若它不发命令，请给它一条 `commands = []` 的授权"
                    ),
                    format!(
                        "the role `{got}` is granted nothing; if it gives no commands, give it a \
                         grant with `commands = []`"
                    ),
                );
                Finding::new(path, FindingCode::RoleWithoutGrant, words)
            }
        };
        findings.push(finding);
    };
    for Placed { path, value } in &draft.obligations.entries {
        if let Debtor::Role(role) = &value.owed_by {
            report(format!("{path}.owed_by"), role.as_str(), &["handler", "unit"]);
        }
        for (index, rung) in value.rungs.iter().enumerate() {
            report(format!("{path}.escalate[{index}].to"), rung.to.as_str(), &[]);
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
