//! By how much a run was extended.

use crate::{
    Words,
    time::{Days, Distance, Span},
};
use serde::{Deserialize, Serialize};

/// Holds the extensions of a run in the order in which they were granted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Extended(Vec<Granted>);

/// Holds one extension.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Granted {
    /// How many pauses of the run were over: they moved the deadline before it, later ones after it.
    pub after: u32,
    /// By how much.
    pub by: Distance,
}

impl Extended {
    pub(super) fn push(&mut self, pauses: usize, by: Distance) {
        self.0.push(Granted { after: u32::try_from(pauses).unwrap_or(u32::MAX), by });
    }

    /// Forgets the first pauses, which lie before a new start.
    pub(super) fn without_first(&mut self, pauses: usize) {
        let gone = u32::try_from(pauses).unwrap_or(u32::MAX);
        self.0.iter_mut().for_each(|granted| granted.after = granted.after.saturating_sub(gone));
    }

    /// Lists the extensions, the first one first.
    pub fn all(&self) -> &[Granted] {
        &self.0
    }

    /// Counts the extensions.
    pub(crate) fn times(&self) -> usize {
        self.0.len()
    }

    /// Returns what was granted in all in the kind of another distance.
    pub(crate) fn alike(&self, kind: Distance) -> Distance {
        let all = self.0.iter().map(|granted| granted.by);
        all.fold(nothing(kind), |sum, by| sum.plus(by).unwrap_or(sum))
    }

    /// Returns in both languages what was granted in all, kind by kind; empty for nothing.
    pub fn words(&self) -> Words {
        let kinds = [
            Distance::Span(Span::ZERO),
            Distance::Days(Days::Working(0)),
            Distance::Days(Days::Calendar(0)),
        ];
        let sums = kinds.into_iter().map(|kind| self.alike(kind));
        let all: Vec<_> = sums.filter(|sum| sum.is_positive()).map(Distance::words).collect();
        let join = |part: fn(&Words) -> &str, mark: &str| {
            all.iter().map(part).collect::<Vec<_>>().join(mark)
        };
        Words::new(join(|words| &words.zh, "、"), join(|words| &words.en, ", "))
    }
}

const fn nothing(kind: Distance) -> Distance {
    match kind {
        Distance::Span(_) => Distance::Span(Span::ZERO),
        Distance::Days(Days::Working(_)) => Distance::Days(Days::Working(0)),
        Distance::Days(Days::Calendar(_)) => Distance::Days(Days::Calendar(0)),
    }
}
