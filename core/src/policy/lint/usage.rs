//! What nothing uses, and what the source leaves out: a person should look at it.

use super::super::{draft::Draft, sealed::Need};
use crate::{Finding, FindingCode, Findings, Words, document::Placed};
use std::collections::BTreeSet;

pub(super) fn check(draft: &Draft, findings: &mut Findings) {
    if let Some(control) = &draft.control {
        for (index, clause) in control.incomplete.iter().enumerate() {
            let words = Words::new(
                format!("来源文件在 `{clause}` 处中断"),
                format!("the source breaks off at `{clause}`"),
            );
            let path = format!("document.incomplete[{index}]");
            findings.push(Finding::new(path, FindingCode::IncompleteSource, words));
        }
    }
    forms(draft, findings);
    calendars(draft, findings);
}

fn forms(draft: &Draft, findings: &mut Findings) {
    if ["kind", "gate", "part"].iter().any(|section| findings.any_under(section)) {
        return;
    }
    let mut used: BTreeSet<&str> = BTreeSet::new();
    used.extend(
        draft
            .kinds
            .entries
            .iter()
            .filter_map(|kind| kind.value.form.as_ref())
            .map(crate::ident::FormId::as_str),
    );
    let needs: Vec<&Need> = draft.gates.entries.iter().flat_map(|gate| &gate.value.needs).collect();
    for Placed { path, value } in &draft.forms.entries {
        let needed = needs.iter().any(|need| match need {
            Need::FormComplete(form) => *form == value.id,
            Need::Tick(field) => value.fields.iter().any(|own| own.id == *field),
            _ => false,
        });
        if !needed && !used.contains(value.id.as_str()) {
            findings.push(not_used(path));
        }
    }
}

fn calendars(draft: &Draft, findings: &mut Findings) {
    // With `of-debtor` any calendar may be somebody's own.
    if draft.calendars_named.contains("of-debtor") {
        return;
    }
    for Placed { path, value } in &draft.calendars.entries {
        if !draft.calendars_named.contains(value.id()) {
            findings.push(not_used(path));
        }
    }
}

fn not_used(path: &str) -> Finding {
    let words = Words::new("没有任何规则使用它", "no rule uses it");
    Finding::new(path, FindingCode::NotUsed, words)
}
