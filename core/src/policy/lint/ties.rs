//! Two rules that fit one case equally well and say different things: neither may win by its place in
//! the document.
//!
//! Rules that say the same do not contend, nor do rules where a more specific one decides every case
//! that both fit.

use super::{
    super::{
        draft::Draft,
        sealed::{Condition, Target},
    },
    overlap::{Conditions, together, undecided},
};
use crate::{
    Finding, FindingCode, Findings, Words, document::Placed, fact::FactKind, ident::Value,
};
use std::collections::BTreeMap;

pub(super) fn check(draft: &Draft, findings: &mut Findings) {
    let always = Condition::default();
    let routes = draft.routes.entries.iter().map(|Placed { path, value }| {
        let says = value.unit.as_str();
        Rule { path: path.clone(), name: value.id.to_string(), when: &value.when, says }
    });
    ties(&routes.collect::<Vec<_>>(), &always, FindingCode::RouteTie, findings);
    if let Some(Placed { path, value }) = &draft.matrix {
        let rows = value.rows.iter().enumerate().map(|(index, row)| {
            let (path, name) = (format!("{path}.row[{index}]"), row.id.to_string());
            Rule { path, name, when: &row.when, says: row.priority.as_str() }
        });
        ties(&rows.collect::<Vec<_>>(), &always, FindingCode::MatrixTie, findings);
    }
    for Placed { path, value } in &draft.obligations.entries {
        if value.targets.len() < 2 {
            continue;
        }
        let targets = value.targets.iter().enumerate().map(|(index, target)| {
            let name = format!("targets[{index}]");
            Rule { path: format!("{path}.{name}"), name, when: &target.when, says: Says(target) }
        });
        ties(&targets.collect::<Vec<_>>(), &value.when, FindingCode::TargetTie, findings);
    }
}

/// A rule of a group of which the most specific one decides.
struct Rule<'a, T> {
    path: String,
    name: String,
    when: &'a Condition,
    says: T,
}

/// What a target says, apart from when.
struct Says<'a>(&'a Target);

impl PartialEq for Says<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.0.term == other.0.term && self.0.receipt == other.0.receipt
    }
}

/// Reports each rule that an earlier one ties with, once.
fn ties<T: PartialEq>(
    rules: &[Rule<'_, T>],
    given: &Condition,
    code: FindingCode,
    findings: &mut Findings,
) {
    let mut earlier = Conditions::default();
    for (index, rule) in rules.iter().enumerate() {
        let rivals = earlier.near(rule.when, Some(rule.when.specificity()));
        earlier.add(index, rule.when);
        let rival = rivals
            .into_iter()
            .filter_map(|index| rules.get(index))
            .find(|other| other.says != rule.says && tie(rule.when, other.when, given, rules));
        if let Some(other) = rival {
            let remedy = remedy(rule.when, other.when);
            let words = Words::new(
                format!(
                    "`{}` 与 `{}` 适用于同一案件且同样具体，又不相同；{}",
                    rule.name, other.name, remedy.zh
                ),
                format!(
                    "`{}` and `{}` fit the same case, are equally specific and differ; {}",
                    rule.name, other.name, remedy.en
                ),
            );
            findings.push(Finding::new(rule.path.clone(), code, words));
        }
    }
}

/// Says what decides between two conditions: an entry with the tests of both, unless both ask about
/// the same facts, where it would be no more specific.
fn remedy(a: &Condition, b: &Condition) -> Words {
    let both = together(&[a, b]).unwrap_or_default();
    let when = written(&both);
    if both.len() > a.specificity() {
        return Words::new(
            format!("请加一条 `when = {when}` 的规则来决定"),
            format!("an entry with `when = {when}` would decide"),
        );
    }
    Words::new(format!("`{when}` 请只留给其中一条"), format!("leave `{when}` to one of them"))
}

/// Writes tests as a document does, no more of them than a person reads.
fn written(facts: &BTreeMap<FactKind, Vec<&Value>>) -> String {
    const SHOWN: usize = 8;
    let tests: Vec<String> = facts
        .iter()
        .map(|(fact, values)| {
            let mut shown: Vec<String> =
                values.iter().take(SHOWN).map(|value| format!("{:?}", value.as_str())).collect();
            shown.extend((values.len() > SHOWN).then(|| "…".to_owned()));
            match shown.as_slice() {
                [only] => format!("{} = {only}", fact.name()),
                _ => format!("{} = [{}]", fact.name(), shown.join(", ")),
            }
        })
        .collect();
    if tests.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", tests.join(", ")) }
}

/// Says whether some case meets both conditions and no more specific rule decides it.
fn tie<T>(a: &Condition, b: &Condition, given: &Condition, rules: &[Rule<'_, T>]) -> bool {
    let rules = rules.iter().map(|rule| rule.when);
    let above: Vec<_> = rules.filter(|when| when.specificity() > a.specificity()).collect();
    undecided(&[a, b, given], &above)
}
