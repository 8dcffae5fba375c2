//! Two rules that fit one case equally well: neither may win by its place in the document.

use super::super::{draft::Draft, sealed::Condition};
use crate::{Finding, FindingCode, Findings, Words, document::Placed};

pub(super) fn check(draft: &Draft, findings: &mut Findings) {
    let routes: Vec<_> = draft
        .routes
        .entries
        .iter()
        .map(|Placed { path, value }| (path.clone(), value.id.to_string(), &value.when))
        .collect();
    ties(&routes, FindingCode::RouteTie, findings);
    if let Some(Placed { path, value }) = &draft.matrix {
        let rows: Vec<_> = value
            .rows
            .iter()
            .enumerate()
            .map(|(index, row)| (format!("{path}.row[{index}]"), row.id.to_string(), &row.when))
            .collect();
        ties(&rows, FindingCode::MatrixTie, findings);
    }
    for Placed { path, value } in &draft.obligations.entries {
        let targets: Vec<_> = value
            .targets
            .iter()
            .enumerate()
            .map(|(index, target)| {
                (format!("{path}.targets[{index}]"), format!("targets[{index}]"), &target.when)
            })
            .collect();
        ties(&targets, FindingCode::TargetTie, findings);
    }
}

type Rule<'a> = (String, String, &'a Condition);

/// Reports each rule that an earlier one ties with, once.
fn ties(rules: &[Rule<'_>], code: FindingCode, findings: &mut Findings) {
    for (index, (path, id, when)) in rules.iter().enumerate() {
        let earlier = rules.iter().take(index).find(|(_, _, other)| tie(when, other));
        if let Some((_, other, _)) = earlier {
            let words = Words::new(
                format!("`{id}` 与 `{other}` 适用于同一案件且同样具体"),
                format!("`{id}` and `{other}` fit the same case and are equally specific"),
            );
            findings.push(Finding::new(path.clone(), code, words));
        }
    }
}

fn tie(a: &Condition, b: &Condition) -> bool {
    a.specificity() == b.specificity() && may_both_hold(a, b)
}

/// Says whether some case meets both conditions.
pub(super) fn may_both_hold(a: &Condition, b: &Condition) -> bool {
    a.tests.iter().all(|(fact, values)| {
        b.tests
            .iter()
            .filter(|(other, _)| other == fact)
            .all(|(_, others)| values.iter().any(|value| others.contains(value)))
    })
}
