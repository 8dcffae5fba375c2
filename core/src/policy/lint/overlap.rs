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
