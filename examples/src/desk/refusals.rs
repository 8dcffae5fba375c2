//! Counts the refused rows, so that one look shows what the mapping or the policy lacks.

use super::mapping::{Refusal, RefusalReason};
use amends::Words;
use std::{cmp::Reverse, collections::BTreeMap};

/// How many values a warning names.
const NAMED: usize = 10;
/// How many different values are told apart; a log that is all different has its first ones told.
const KEPT: usize = 10_000;

/// Counts refused rows by reason, and of states and kinds the values that nothing knows.
#[derive(Debug, Clone, Default)]
pub struct Refusals {
    by_reason: BTreeMap<RefusalReason, Refused>,
}

#[derive(Debug, Clone)]
struct Refused {
    n: u64,
    first: Refusal,
    values: BTreeMap<String, u64>,
}

impl Refusals {
    /// Says whether the rows refused for a reason are told by their values: one rule more takes all
    /// rows of a value.
    pub fn tells_values(reason: RefusalReason) -> bool {
        matches!(reason, RefusalReason::UnknownState | RefusalReason::UnknownKind)
    }

    /// Counts one refused row.
    pub fn count(&mut self, refusal: &Refusal) {
        let refused = self.by_reason.entry(refusal.reason).or_insert_with(|| Refused {
            n: 0,
            first: refusal.clone(),
            values: BTreeMap::new(),
        });
        refused.n += 1;
        if !Self::tells_values(refusal.reason) {
            return;
        }
        if let Some(n) = refused.values.get_mut(&refusal.got) {
            *n += 1;
        } else if refused.values.len() < KEPT {
            refused.values.insert(refusal.got.clone(), 1);
        }
    }

    /// Lists how many rows were refused for each reason.
    pub fn reasons(&self) -> impl Iterator<Item = (RefusalReason, u64)> {
        self.by_reason.iter().map(|(reason, refused)| (*reason, refused.n))
    }

    /// Lists the values of a reason with their rows, the most frequent first.
    pub fn values(&self, reason: RefusalReason) -> Vec<(&str, u64)> {
        let values = self.by_reason.get(&reason).map(Refused::ranked);
        values.unwrap_or_default()
    }

    /// Says which reason is the most frequent, with the first row refused for it.
    pub fn most_frequent(&self) -> Option<String> {
        let (reason, refused) = self.by_reason.iter().max_by_key(|(_, refused)| refused.n)?;
        let (n, first) = (refused.n, &refused.first);
        Some(format!("{n} are refused as {}, such as {first}", reason.code()))
    }

    /// Says of each reason how many of all rows it cost, and by which values or which first row.
    pub fn warnings(&self, rows: u64) -> Vec<Words> {
        let words = |(reason, refused): (&RefusalReason, &Refused)| {
            let (code, n) = (reason.code(), refused.n);
            let [zh, en] = refused.examples();
            Words::new(
                format!("{rows} 行中有 {n} 行被拒绝（{code}）：{zh}"),
                format!("{n} of {rows} rows are refused as {code}: {en}"),
            )
        };
        self.by_reason.iter().map(words).collect()
    }
}

impl Refused {
    fn ranked(&self) -> Vec<(&str, u64)> {
        let mut values: Vec<_> =
            self.values.iter().map(|(value, n)| (value.as_str(), *n)).collect();
        values.sort_by_key(|(_, n)| Reverse(*n));
        values
    }

    /// Names the values, or else the first row, in Chinese and in English.
    fn examples(&self) -> [String; 2] {
        let values = self.ranked();
        if values.is_empty() {
            let first = &self.first;
            return [format!("如 {first}"), format!("such as {first}")];
        }
        let named = |(value, n): &(&str, u64)| format!("{value} ({n})");
        let list = values.iter().take(NAMED).map(named).collect::<Vec<_>>().join(", ");
        match values.len().saturating_sub(NAMED) {
            0 => [list.clone(), list],
            more => [format!("{list}，另有 {more} 个值"), format!("{list} and {more} more values")],
        }
    }
}
