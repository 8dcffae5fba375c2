//! Two rules that fit one case equally well and say different things: neither may win by its place in
//! the document.
//!
//! Rules that say the same do not contend, nor do rules where a more specific one decides every case
//! that both fit.

use super::super::{
    draft::Draft,
    sealed::{Condition, Target},
};
use crate::{
    Finding, FindingCode, Findings, Words, document::Placed, fact::FactKind, ident::Value,
};
use std::collections::{BTreeMap, BTreeSet};

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
    let mut earlier = Earlier::default();
    for (index, rule) in rules.iter().enumerate() {
        let rivals = earlier.rivals(rule.when);
        earlier.add(index, rule.when);
        let rival = rivals
            .into_iter()
            .filter_map(|index| rules.get(index))
            .find(|other| other.says != rule.says && tie(rule.when, other.when, given, rules));
        if let Some(other) = rival {
            let words = Words::new(
                format!(
                    "`{}` 与 `{}` 适用于同一案件且同样具体，又不相同；可加一条更具体的规则来决定",
                    rule.name, other.name
                ),
                format!(
                    "`{}` and `{}` fit the same case, are equally specific and differ; a more \
                     specific entry would decide",
                    rule.name, other.name
                ),
            );
            findings.push(Finding::new(rule.path.clone(), code, words));
        }
    }
}

/// The rules seen so far by the facts they ask about and by the values they ask for, so that a rule
/// is compared only with those that may fit the same case.
#[derive(Default)]
struct Earlier<'a> {
    groups: BTreeMap<Vec<FactKind>, Group<'a>>,
}

#[derive(Default)]
struct Group<'a> {
    all: Vec<usize>,
    by_value: BTreeMap<(FactKind, &'a str), Vec<usize>>,
}

impl<'a> Earlier<'a> {
    fn add(&mut self, index: usize, when: &'a Condition) {
        let facts = when.tests.iter().map(|(fact, _)| *fact).collect();
        let group = self.groups.entry(facts).or_default();
        group.all.push(index);
        for (fact, values) in &when.tests {
            for value in values {
                group.by_value.entry((*fact, value.as_str())).or_default().push(index);
            }
        }
    }

    /// Lists the equally specific rules that share a value with this one on a fact both ask about,
    /// in the order of the document.
    fn rivals(&self, when: &Condition) -> BTreeSet<usize> {
        let mut rivals = BTreeSet::new();
        let groups = self.groups.iter().filter(|(facts, _)| facts.len() == when.tests.len());
        for (facts, group) in groups {
            let shared = when.tests.iter().filter(|(fact, _)| facts.contains(fact));
            let fewest = shared
                .map(|(fact, values)| {
                    let sharing = values.iter().map(|value| (*fact, value.as_str()));
                    sharing.filter_map(|key| group.by_value.get(&key)).collect::<Vec<_>>()
                })
                .min_by_key(|sharing| sharing.iter().map(|rules| rules.len()).sum::<usize>());
            match fewest {
                Some(sharing) => rivals.extend(sharing.into_iter().flatten()),
                None => rivals.extend(&group.all),
            }
        }
        rivals
    }
}

/// Says whether some case meets both conditions and no more specific rule decides it.
fn tie<T>(a: &Condition, b: &Condition, given: &Condition, rules: &[Rule<'_, T>]) -> bool {
    let Some(both) = both(&[a, b, given]) else { return false };
    // More cases than a person could tell apart are not looked through.
    const CASES: usize = 4_096;
    let cases = both.values().try_fold(1_usize, |cases, values| cases.checked_mul(values.len()));
    if cases.is_none_or(|cases| cases > CASES) {
        return true;
    }
    let mut above =
        rules.iter().map(|rule| rule.when).filter(|when| when.specificity() > a.specificity());
    let decided = |case: &BTreeMap<FactKind, &Value>, above: &[&Condition]| {
        above.iter().any(|when| {
            let mut tests = when.tests.iter();
            tests.all(|(fact, values)| case.get(fact).is_some_and(|value| values.contains(value)))
        })
    };
    let above: Vec<&Condition> = above.by_ref().collect();
    each_case(&both).iter().any(|case| !decided(case, &above))
}

/// Returns the values each fact may have where all the conditions hold; none when they never do.
fn both<'a>(conditions: &[&'a Condition]) -> Option<BTreeMap<FactKind, Vec<&'a Value>>> {
    let mut facts: BTreeMap<FactKind, Vec<&Value>> = BTreeMap::new();
    for (fact, values) in conditions.iter().flat_map(|when| &when.tests) {
        match facts.get_mut(fact) {
            Some(allowed) => allowed.retain(|value| values.contains(value)),
            None => {
                facts.insert(*fact, values.iter().collect());
            }
        }
    }
    facts.values().all(|values| !values.is_empty()).then_some(facts)
}

fn each_case<'a>(facts: &BTreeMap<FactKind, Vec<&'a Value>>) -> Vec<BTreeMap<FactKind, &'a Value>> {
    let mut cases = vec![BTreeMap::new()];
    for (fact, values) in facts {
        cases = cases
            .iter()
            .flat_map(|case| {
                values.iter().map(|value| {
                    let mut case = case.clone();
                    case.insert(*fact, *value);
                    case
                })
            })
            .collect();
    }
    cases
}

/// Says whether some case meets both conditions.
pub(super) fn may_both_hold(a: &Condition, b: &Condition) -> bool {
    both(&[a, b]).is_some()
}
