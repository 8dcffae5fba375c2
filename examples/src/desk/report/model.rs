//! What the report shows.

use crate::desk::{agenda::DueState, figures::Figures, intake::RowNote, mapping::Refusal};
use amends::Words;
use serde::Serialize;

/// Holds everything the report shows.
#[derive(Debug, Clone, Serialize)]
pub struct ReportModel {
    /// The title.
    pub title: String,
    /// The files the report rests on.
    pub sources: Vec<Source>,
    /// The instant the report looks from.
    pub as_of: String,
    /// The zone of the months and of local times.
    pub zone: String,
    /// The figures.
    pub figures: Figures,
    /// Open cases.
    pub open: u64,
    /// Open cases with an obligation past its due time.
    pub late: u64,
    /// Open cases with an obligation about to fall due.
    pub soon: u64,
    /// Open, late, about to be late: by obligation, group, priority, month.
    pub breakdowns: Vec<Breakdown>,
    /// Opened and closed by month.
    pub months: Vec<Month>,
    /// How often the log raised a case to each level.
    pub raised: Vec<Raised>,
    /// In how many cases each obligation started.
    pub started: Vec<Started>,
    /// Cases that the last row leaves waiting.
    pub waiting: u64,
    /// What a person should look at.
    pub warnings: Vec<Words>,
    /// How long resolving took, in classes.
    pub resolve_buckets: Vec<Bucket>,
    /// Who owes what next, the most urgent first.
    pub agenda: Listing<AgendaRow>,
    /// What the machine will do by itself, the earliest first.
    pub timed: Listing<TimedRow>,
    /// The stages and their steps.
    pub diagram: Diagram,
    /// Refused rows.
    pub refused: Listing<Refusal>,
    /// Rows taken at another time than the log says.
    pub adjusted: Listing<RowNote>,
    /// Rows dated before the opening of their case.
    pub early: Listing<RowNote>,
    /// Rows later than the instant the report looks from.
    pub later: Listing<RowNote>,
    /// Steps the table of stages does not have.
    pub inferred: Vec<InferredStep>,
}

/// Names a file the report rests on.
#[derive(Debug, Clone, Serialize)]
pub struct Source {
    /// What it is.
    pub what: Words,
    /// Its name.
    pub file: String,
    /// Its SHA-256.
    pub digest: String,
}

/// Splits the open cases along one dimension.
#[derive(Debug, Clone, Serialize)]
pub struct Breakdown {
    /// The dimension: obligation, group, priority, month.
    pub by: Words,
    /// What is counted: cases, or runs of an obligation.
    pub of: Words,
    /// The values, the most late first.
    pub rows: Vec<BreakdownRow>,
}

/// Counts one value of a dimension.
#[derive(Debug, Clone, Default, Serialize)]
pub struct BreakdownRow {
    /// The value, as the log or the policy writes it.
    pub name: String,
    /// All cases or runs of it.
    pub n: u64,
    /// Those still open.
    pub open: u64,
    /// Those open and late.
    pub late: u64,
    /// Those open and about to be late.
    pub soon: u64,
    /// Verdicts met.
    pub met: u64,
    /// Verdicts breached.
    pub breached: u64,
    /// The share met of those with a verdict.
    pub met_share: Option<f64>,
    /// Cases with a verdict in this line.
    pub judged_cases: u64,
    /// Those of them in which no run of this line was breached.
    pub kept_cases: u64,
    /// Their share.
    pub kept_share: Option<f64>,
}

/// Counts one month.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Month {
    /// The month, `2016-03`.
    pub month: String,
    /// Cases opened in it.
    pub opened: u64,
    /// Cases closed in it.
    pub closed: u64,
}

/// Counts one class of lengths.
#[derive(Debug, Clone, Serialize)]
pub struct Bucket {
    /// The class, such as `1–7 d`.
    pub label: Words,
    /// Cases in it.
    pub n: u64,
}

/// Counts one step that the table of stages does not have.
#[derive(Debug, Clone, Serialize)]
pub struct InferredStep {
    /// The stage before.
    pub from: Words,
    /// The stage after.
    pub to: Words,
    /// How often.
    pub n: u64,
}

/// Counts how often the log raised a case to a level.
#[derive(Debug, Clone, Serialize)]
pub struct Raised {
    /// The level, by its position in the order of the mapping.
    pub level: u8,
    /// How often.
    pub n: u64,
}

/// Counts the cases in which an obligation started.
#[derive(Debug, Clone, Serialize)]
pub struct Started {
    /// The obligation.
    pub id: String,
    /// Its name.
    pub name: Words,
    /// The cases.
    pub cases: u64,
}

/// Says what the machine will do by itself.
#[derive(Debug, Clone, Serialize)]
pub struct TimedRow {
    /// The case.
    pub case: String,
    /// What.
    pub act: Words,
    /// By which rule.
    pub rule: String,
    /// When, on the local clock.
    pub at: String,
}

/// Says who owes what next.
#[derive(Debug, Clone, Serialize)]
pub struct AgendaRow {
    /// The case.
    pub case: String,
    /// What is owed.
    pub obligation: Words,
    /// Who owes it.
    pub owed_by: String,
    /// When it falls due, on the local clock.
    pub due: String,
    /// What is left or overdue, in words.
    pub remaining: String,
    /// How near it is.
    pub state: DueState,
}

/// Shows a long list by its first rows.
#[derive(Debug, Clone, Serialize)]
pub struct Listing<T> {
    /// How many rows there are.
    pub total: u64,
    /// The rows shown.
    pub rows: Vec<T>,
}

impl<T> Default for Listing<T> {
    fn default() -> Self {
        Self { total: 0, rows: Vec::new() }
    }
}

impl<T> Listing<T> {
    /// The most rows a list shows.
    pub const SHOWN: usize = 200;

    /// Counts a row and keeps it while there is room.
    pub fn push(&mut self, row: T) {
        self.push_with(|| row);
    }

    /// Counts a row and makes it while there is room.
    pub fn push_with(&mut self, row: impl FnOnce() -> T) {
        self.total += 1;
        if self.rows.len() < Self::SHOWN {
            self.rows.push(row());
        }
    }
}

/// Shows the stages: as a drawing, as text, or not at all.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Diagram {
    /// The drawing.
    pub svg: Option<String>,
    /// The text, such as Mermaid.
    pub text: Option<String>,
}
