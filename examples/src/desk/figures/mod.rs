//! The figures of a replay.
//!
//! [`CaseTally`] takes the sightings of one case as they come and keeps constant memory;
//! [`FiguresBuilder`] gathers the tallies; [`Figures`] is the JSON object of `--figures`.

mod quantile;

pub use quantile::{Length, Quantiles, share};

use super::mapping::{RefusalReason, Standing};
use amends::{
    case::{Stage, Verdict},
    time::{Span, Timestamp},
};
use serde::Serialize;
use std::collections::BTreeMap;

/// Counts the working time from one instant to another; none where no calendar knows it.
pub type WorkingTime<'a> = &'a dyn Fn(Timestamp, Timestamp) -> Option<Span>;

/// Says what one row shows of a case, in the words of the log.
#[derive(Debug, Clone, Copy)]
pub struct TallyRow<'a> {
    /// When, never before the row before.
    pub at: Timestamp,
    /// The stage, `None` when the row is silent on it.
    pub stage: Option<Stage>,
    /// Where the state stands between opening and closing.
    pub standing: Standing,
    /// Whether the state says that the matter is solved.
    pub resolution: bool,
    /// The log's own waiting value, when the case waits for somebody.
    pub waiting: Option<&'a str>,
    /// The log's own value of the priority.
    pub priority: Option<&'a str>,
}

/// Holds what is counted of one case.
#[derive(Debug, Clone)]
pub struct CaseTally {
    opened_at: Timestamp,
    last_at: Timestamp,
    stage: Option<Stage>,
    standing: Standing,
    reopenings: u64,
    resolved_at: Option<Timestamp>,
    closed_at: Option<Timestamp>,
    priority: Option<String>,
    waits_for: Option<String>,
    waits: BTreeMap<String, Lengths>,
}

/// Holds a length on both clocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lengths {
    /// Real time.
    pub calendar: Length,
    /// Time inside working hours, in whole seconds; none where no calendar knows a part of it.
    pub working: Option<Span>,
}

impl Lengths {
    const ZERO: Self = Self { calendar: Length::ZERO, working: Some(Span::ZERO) };
}

impl CaseTally {
    /// Starts with the opening of the case.
    pub fn open(opened_at: Timestamp) -> Self {
        Self {
            opened_at,
            last_at: opened_at,
            stage: None,
            standing: Standing::Silent,
            reopenings: 0,
            resolved_at: None,
            closed_at: None,
            priority: None,
            waits_for: None,
            waits: BTreeMap::new(),
        }
    }

    /// Adds the next row.
    pub fn push(&mut self, row: TallyRow<'_>, working: WorkingTime<'_>) {
        if let Some(reason) = &self.waits_for
            && let Some(sum) = self.waits.get_mut(reason)
        {
            sum.calendar = sum.calendar.plus(Length::between(self.last_at, row.at));
            let more = working(self.last_at, row.at);
            sum.working = sum.working.zip(more).map(|(sum, more)| sum.plus(more));
        }
        self.last_at = row.at;
        if let Some(priority) = row.priority {
            self.priority = Some(priority.to_owned());
        }
        if row.standing == Standing::Silent {
            return;
        }
        self.reopenings += u64::from(is_reopening(self.standing, row.standing));
        self.closed_at = match (row.standing, self.closed_at) {
            (Standing::Closed, None) => Some(row.at),
            (Standing::Closed, closed) => closed,
            _ => None,
        };
        self.standing = row.standing;
        self.stage = row.stage;
        if row.resolution {
            self.resolved_at = Some(row.at);
        }
        self.waits_for = row.waiting.map(str::to_owned);
        if let Some(reason) = row.waiting
            && !self.waits.contains_key(reason)
        {
            self.waits.insert(reason.to_owned(), Lengths::ZERO);
        }
    }

    /// Returns when the case was opened.
    pub fn opened_at(&self) -> Timestamp {
        self.opened_at
    }

    /// Returns when the case was last resolved.
    pub fn resolved_at(&self) -> Option<Timestamp> {
        self.resolved_at
    }

    /// Returns when the case was closed, if it is.
    pub fn closed_at(&self) -> Option<Timestamp> {
        self.closed_at
    }

    /// Returns how often it was reopened.
    pub fn reopenings(&self) -> u64 {
        self.reopenings
    }

    /// Says whether its last row that states a state is a waiting.
    pub fn is_waiting(&self) -> bool {
        self.waits_for.is_some()
    }

    /// Returns the stage of the last row that says one.
    pub fn stage(&self) -> Option<Stage> {
        self.stage
    }

    /// Returns the log's own priority on the last row that says one.
    pub fn priority(&self) -> Option<&str> {
        self.priority.as_deref()
    }
}

/// Says whether a row stands in another state directly after the case was resolved or closed;
/// closing what is resolved is no reopening.
fn is_reopening(before: Standing, now: Standing) -> bool {
    match (before, now) {
        (Standing::Resolved, Standing::Open)
        | (Standing::Closed, Standing::Open | Standing::Resolved) => true,
        (Standing::Silent | Standing::Open, _)
        | (Standing::Resolved, Standing::Silent | Standing::Resolved | Standing::Closed)
        | (Standing::Closed, Standing::Silent | Standing::Closed) => false,
    }
}

/// Holds the quantiles of a length on both clocks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Hours {
    /// In real time.
    pub calendar: Quantiles,
    /// In working time of the report calendar.
    pub working: Quantiles,
}

/// Counts the runs of one obligation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Runs {
    /// Runs kept in time.
    pub met: u64,
    /// Runs kept late or not at all.
    pub breached: u64,
    /// Runs without a verdict at the end.
    pub running: u64,
    /// Runs that were called off.
    pub cancelled: u64,
}

impl Runs {
    /// Counts a run by its verdict; one without a verdict is running.
    pub fn count(&mut self, verdict: Option<Verdict>) {
        let count = match verdict {
            Some(Verdict::Met) => &mut self.met,
            Some(Verdict::Breached) => &mut self.breached,
            None => &mut self.running,
            Some(Verdict::Cancelled | Verdict::Waived | Verdict::Impossible) => &mut self.cancelled,
        };
        *count += 1;
    }
}

/// Compares the policy's due dates with the log's own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct DueDates {
    /// Rows with a due date of their own whose type the policy has a rule for.
    pub compared: u64,
    /// Rows with a due date of their own and no rule.
    pub without_rule: u64,
    /// Compared rows at most 60 s apart.
    pub within_60s: u64,
    /// Their share of the compared rows.
    pub share: Option<f64>,
}

impl DueDates {
    /// Counts one row with a due date of its own.
    pub fn count(&mut self, own: Timestamp, computed: Option<Timestamp>) {
        let Some(computed) = computed else {
            self.without_rule += 1;
            return;
        };
        self.compared += 1;
        let apart = own.micros().abs_diff(computed.micros());
        self.within_60s += u64::from(apart <= 60_000_000);
        self.share = share(self.within_60s, self.compared);
    }
}

/// Is the object that `--figures` writes; `examples/README.md` defines each key.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Figures {
    /// Cases seen.
    pub cases: u64,
    /// Data rows, refused ones too.
    pub events_read: u64,
    /// Events in the store.
    pub events_written: u64,
    /// Refused rows by reason.
    pub rows_refused: BTreeMap<&'static str, u64>,
    /// Rows dated before their predecessor.
    pub rows_adjusted: u64,
    /// Steps the table of stages does not have.
    pub steps_inferred: u64,
    /// Cases by the stage they stand in at the end.
    pub stage_at_end: BTreeMap<&'static str, u64>,
    /// Cases reopened at least once.
    pub cases_reopened: u64,
    /// Rows in another state directly after resolved or closed.
    pub reopenings: u64,
    /// Cases by the log's own priority on the last row.
    pub priority_at_end: BTreeMap<String, u64>,
    /// Last resolution minus opening.
    pub hours_to_resolve: Hours,
    /// Time in each waiting value, summed per case.
    pub hours_waiting: BTreeMap<String, Hours>,
    /// Runs of each obligation.
    pub obligations: BTreeMap<String, Runs>,
    /// The policy's due dates against the log's own.
    pub due_dates: DueDates,
}

/// Gathers the tallies of the cases.
#[derive(Debug, Default)]
pub struct FiguresBuilder {
    figures: Figures,
    resolve: Samples,
    waiting: BTreeMap<String, Samples>,
}

#[derive(Debug, Default)]
struct Samples {
    calendar: Vec<Length>,
    working: Vec<Length>,
}

impl FiguresBuilder {
    /// Counts a data row.
    pub fn row_read(&mut self) {
        self.figures.events_read += 1;
    }

    /// Counts a refused row.
    pub fn row_refused(&mut self, reason: RefusalReason) {
        *self.figures.rows_refused.entry(reason.code()).or_default() += 1;
    }

    /// Counts a row that was dated before its predecessor.
    pub fn row_adjusted(&mut self) {
        self.figures.rows_adjusted += 1;
    }

    /// Counts steps the table of stages does not have.
    pub fn steps_inferred(&mut self, count: u64) {
        self.figures.steps_inferred += count;
    }

    /// Counts events in the store.
    pub fn events_written(&mut self, count: u64) {
        self.figures.events_written += count;
    }

    /// Counts a row with a due date of its own.
    pub fn due_date(&mut self, own: Timestamp, computed: Option<Timestamp>) {
        self.figures.due_dates.count(own, computed);
    }

    /// Returns the runs of an obligation, to be counted up.
    pub fn obligation(&mut self, id: &str) -> &mut Runs {
        self.figures.obligations.entry(id.to_owned()).or_default()
    }

    /// Adds a case that has come to its end or to the end of the log. `stage` is where the
    /// library leaves it; `None` takes the stage of its last row.
    pub fn case(&mut self, tally: &CaseTally, stage: Option<Stage>, working: WorkingTime<'_>) {
        let figures = &mut self.figures;
        figures.cases += 1;
        if let Some(stage) = stage.or(tally.stage) {
            *figures.stage_at_end.entry(stage.name()).or_default() += 1;
        }
        figures.cases_reopened += u64::from(tally.reopenings > 0);
        figures.reopenings += tally.reopenings;
        if let Some(priority) = &tally.priority {
            *figures.priority_at_end.entry(priority.clone()).or_default() += 1;
        }
        if let Some(resolved_at) = tally.resolved_at {
            self.resolve.add(Lengths {
                calendar: Length::between(tally.opened_at, resolved_at),
                working: working(tally.opened_at, resolved_at),
            });
        }
        for (reason, lengths) in &tally.waits {
            match self.waiting.get_mut(reason) {
                Some(samples) => samples.add(*lengths),
                None => self.waiting.entry(reason.clone()).or_default().add(*lengths),
            }
        }
    }

    /// Computes the quantiles and hands the figures over.
    pub fn finish(mut self) -> Figures {
        self.figures.hours_to_resolve = self.resolve.hours();
        self.figures.hours_waiting =
            self.waiting.into_iter().map(|(reason, samples)| (reason, samples.hours())).collect();
        self.figures
    }
}

impl Samples {
    fn add(&mut self, lengths: Lengths) {
        self.calendar.push(lengths.calendar);
        self.working.extend(lengths.working.map(Length::from));
    }

    fn hours(mut self) -> Hours {
        Hours {
            calendar: Quantiles::of(&mut self.calendar),
            working: Quantiles::of(&mut self.working),
        }
    }
}
