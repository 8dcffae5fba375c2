//! By how much a run was extended.

use crate::{
    Words,
    time::{Days, Distance, Span},
};
use serde::{Deserialize, Serialize};

/// Holds by how much a run was extended in all, each kind of distance by itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Extended {
    span: Span,
    working_days: u32,
    calendar_days: u32,
}

impl Extended {
    /// Adds an extension.
    #[must_use]
    pub(crate) fn and(mut self, by: Distance) -> Self {
        match by {
            Distance::Span(span) => self.span = self.span.plus(span),
            Distance::Days(Days::Working(days)) => {
                self.working_days = self.working_days.saturating_add(days);
            }
            Distance::Days(Days::Calendar(days)) => {
                self.calendar_days = self.calendar_days.saturating_add(days);
            }
        }
        self
    }

    /// Returns what was granted in the kind of another distance.
    pub(crate) const fn alike(self, kind: Distance) -> Distance {
        match kind {
            Distance::Span(_) => Distance::Span(self.span),
            Distance::Days(Days::Working(_)) => Distance::Days(Days::Working(self.working_days)),
            Distance::Days(Days::Calendar(_)) => Distance::Days(Days::Calendar(self.calendar_days)),
        }
    }

    /// Lists what was granted, kind by kind.
    pub fn distances(self) -> impl Iterator<Item = Distance> {
        let all = [
            Distance::Span(self.span),
            Distance::Days(Days::Working(self.working_days)),
            Distance::Days(Days::Calendar(self.calendar_days)),
        ];
        all.into_iter().filter(|distance| distance.is_positive())
    }

    /// Returns the text in both languages; nothing granted is an empty text.
    pub fn words(self) -> Words {
        let all: Vec<_> = self.distances().map(Distance::words).collect();
        let join = |part: fn(&Words) -> &str, mark: &str| {
            all.iter().map(part).collect::<Vec<_>>().join(mark)
        };
        Words::new(join(|words| &words.zh, "、"), join(|words| &words.en, ", "))
    }
}
