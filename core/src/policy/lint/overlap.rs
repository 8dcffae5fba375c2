//! Conditions that some case may meet together, found without comparing each with each.

use super::super::sealed::Condition;
use crate::{fact::FactKind, ident::Value};
use std::collections::{BTreeMap, BTreeSet};

/// Holds numbered conditions by the facts they ask about and by the values they ask for.
#[derive(Default)]
pub(super) struct Conditions<'a> {
    groups: BTreeMap<Vec<FactKind>, Group<'a>>,
}

#[derive(Default)]
struct Group<'a> {
    all: Vec<usize>,
    by_value: BTreeMap<(FactKind, &'a str), Vec<usize>>,
}

impl<'a> Conditions<'a> {
    /// Adds a condition under a number.
    pub(super) fn add(&mut self, number: usize, when: &'a Condition) {
        let facts = when.tests.iter().map(|(fact, _)| *fact).collect();
        let group = self.groups.entry(facts).or_default();
        group.all.push(number);
        for (fact, values) in &when.tests {
            for value in values {
                group.by_value.entry((*fact, value.as_str())).or_default().push(number);
            }
        }
    }

    /// Lists in their order the conditions that share a value with this one on a fact both ask about,
    /// or ask about no fact it asks about; of a number of tests, if one is given.
    pub(super) fn near(&self, when: &Condition, tests: Option<usize>) -> BTreeSet<usize> {
        let mut near = BTreeSet::new();
        let fits = |facts: &Vec<FactKind>| tests.is_none_or(|tests| tests == facts.len());
        for (facts, group) in self.groups.iter().filter(|(facts, _)| fits(facts)) {
            let shared = when.tests.iter().filter(|(fact, _)| facts.contains(fact));
            let fewest = shared
                .map(|(fact, values)| {
                    let sharing = values.iter().map(|value| (*fact, value.as_str()));
                    sharing.filter_map(|key| group.by_value.get(&key)).collect::<Vec<_>>()
                })
                .min_by_key(|sharing| sharing.iter().map(|numbers| numbers.len()).sum::<usize>());
            match fewest {
                Some(sharing) => near.extend(sharing.into_iter().flatten()),
                None => near.extend(&group.all),
            }
        }
        near
    }
}

/// Returns the values each fact may have where all the conditions hold; none when they never do.
pub(super) fn together<'a>(
    conditions: &[&'a Condition],
) -> Option<BTreeMap<FactKind, Vec<&'a Value>>> {
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

/// Says whether some case meets both conditions.
pub(super) fn may_both_hold(a: &Condition, b: &Condition) -> bool {
    together(&[a, b]).is_some()
}

/// Says whether some case meets all of some conditions and none of those above them.
pub(super) fn undecided(conditions: &[&Condition], above: &[&Condition]) -> bool {
    // More cases than a person could tell apart are not looked through.
    const CASES: usize = 4_096;
    let Some(both) = together(conditions) else { return false };
    let always = |when: &&Condition| {
        when.tests.iter().all(|(fact, values)| {
            both.get(fact).is_some_and(|all| all.iter().all(|value| values.contains(value)))
        })
    };
    if above.iter().any(always) {
        return false;
    }
    let cases = both.values().try_fold(1_usize, |cases, values| cases.checked_mul(values.len()));
    if cases.is_none_or(|cases| cases > CASES) {
        return true;
    }
    let decided = |case: &BTreeMap<FactKind, &Value>| {
        above.iter().any(|when| {
            let mut tests = when.tests.iter();
            tests.all(|(fact, values)| case.get(fact).is_some_and(|value| values.contains(value)))
        })
    };
    each_case(&both).iter().any(|case| !decided(case))
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
