//! A clock that can be paused: budget, consumed, running since.

use super::{Answer, Calendar, Certainty, Edge, Span, TimeError, Timestamp};
use crate::words::vocabulary;
use serde::{Deserialize, Serialize};

vocabulary! {
    /// Says what a stopwatch counts.
    pub enum Measure {
        Real "real" "自然时间" "real time";
        Open "open" "营业时间" "open time of the calendar";
    }
}

/// Holds a stretch in which a clock stands still, `[from, to)`.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pause {
    /// When it began.
    pub from: Timestamp,
    /// When it ended.
    pub to: Timestamp,
}

/// Counts down a budget of time, and needs no history to do so.
///
/// While paused there is no deadline, only time left. What was consumed plus what is left is always
/// the budget. Dates are in the hands of the caller: a stopwatch is a value.
///
/// ```
/// use amends::time::{Calendar, Measure, Span, Stopwatch, Timestamp};
/// let calendar = Calendar::around_the_clock();
/// let noon: Timestamp = "2024-01-01T12:00:00Z".parse()?;
/// let running = Stopwatch::started(Measure::Open, Span::from_hours(8), noon);
/// let paused = running.pause(&calendar, noon + Span::from_hours(3))?;
/// assert_eq!(paused.remaining(&calendar, noon + Span::from_hours(9))?, Span::from_hours(5));
/// assert_eq!(paused.due(&calendar)?, None);
/// let resumed = paused.resume(noon + Span::from_hours(10))?;
/// let due = resumed.due(&calendar)?.ok_or("paused")?;
/// assert_eq!(due.at, noon + Span::from_hours(15));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stopwatch {
    /// What is counted.
    pub measure: Measure,
    /// The time allowed.
    pub budget: Span,
    /// The time used up before the last start.
    pub consumed: Span,
    /// Since when it runs; `None` while paused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub running_since: Option<Timestamp>,
}

impl Stopwatch {
    /// Starts running at an instant with nothing used up.
    pub const fn started(measure: Measure, budget: Span, at: Timestamp) -> Self {
        Self { measure, budget, consumed: Span::ZERO, running_since: Some(at) }
    }

    /// Says whether it runs.
    pub const fn is_running(&self) -> bool {
        self.running_since.is_some()
    }

    /// Returns the time used up at an instant.
    ///
    /// # Errors
    /// `BeforeLastChange`, and those of [`Calendar::elapsed`].
    pub fn consumed_at(&self, calendar: &Calendar, at: Timestamp) -> Result<Span, TimeError> {
        let Some(since) = self.running_since else {
            return Ok(self.consumed);
        };
        if at < since {
            return Err(TimeError::BeforeLastChange);
        }
        Ok(self.consumed.plus(measured(calendar, self.measure, since, at)?))
    }

    /// Returns the time left at an instant, negative once it is overdrawn.
    ///
    /// # Errors
    /// As [`consumed_at`](Self::consumed_at).
    pub fn remaining(&self, calendar: &Calendar, at: Timestamp) -> Result<Span, TimeError> {
        Ok(self.budget.minus(self.consumed_at(calendar, at)?))
    }

    /// Returns the stopwatch paused at an instant.
    ///
    /// # Errors
    /// `AlreadyPaused`, and those of [`consumed_at`](Self::consumed_at).
    pub fn pause(self, calendar: &Calendar, at: Timestamp) -> Result<Self, TimeError> {
        if !self.is_running() {
            return Err(TimeError::AlreadyPaused);
        }
        let consumed = self.consumed_at(calendar, at)?;
        Ok(Self { consumed, running_since: None, ..self })
    }

    /// Returns the stopwatch running again from an instant.
    ///
    /// # Errors
    /// `AlreadyRunning`.
    pub fn resume(self, at: Timestamp) -> Result<Self, TimeError> {
        if self.is_running() {
            return Err(TimeError::AlreadyRunning);
        }
        Ok(Self { running_since: Some(at), ..self })
    }

    /// Returns when the budget is used up if it keeps running; `None` while paused.
    ///
    /// # Errors
    /// Those of [`Calendar::add`].
    pub fn due(&self, calendar: &Calendar) -> Result<Option<Answer>, TimeError> {
        self.end(calendar, Edge::AtClose)
    }

    /// Returns the latest instant at which the budget is not overdrawn; `None` while paused.
    ///
    /// # Errors
    /// Those of [`Calendar::add`].
    pub fn breach_after(&self, calendar: &Calendar) -> Result<Option<Answer>, TimeError> {
        self.end(calendar, Edge::NextOpening)
    }

    fn end(&self, calendar: &Calendar, edge: Edge) -> Result<Option<Answer>, TimeError> {
        let Some(since) = self.running_since else {
            return Ok(None);
        };
        advance(calendar, self.measure, since, self.budget.minus(self.consumed), edge).map(Some)
    }
}

fn measured(
    calendar: &Calendar,
    measure: Measure,
    from: Timestamp,
    to: Timestamp,
) -> Result<Span, TimeError> {
    match measure {
        Measure::Real => Ok(to.floor_to_second().since(from.floor_to_second())),
        Measure::Open => calendar.elapsed(from, to),
    }
}

fn advance(
    calendar: &Calendar,
    measure: Measure,
    from: Timestamp,
    span: Span,
    edge: Edge,
) -> Result<Answer, TimeError> {
    match measure {
        Measure::Real => {
            Ok(Answer { at: from.floor_to_second() + span, certainty: Certainty::Known })
        }
        Measure::Open => calendar.add(from, span, edge),
    }
}

/// Returns when a budget of open time is used up, with the clock standing still in the pauses.
///
/// Only pauses that begin before the deadline count, each with its open seconds; a second paused
/// twice counts once. A pause outside hours therefore changes nothing.
///
/// ```
/// use amends::time::{Calendar, CalendarDocument, Packs, Pause, Span, due_with_pauses};
/// let document = CalendarDocument::from_toml(
///     r#"
///     zone = "UTC"
///     week = { mon-fri = ["09:00-17:00"] }
///     "#,
/// )?;
/// let office = Calendar::compile("office", &document, &Packs::none())?;
/// let pause = Pause { from: "2024-01-01T10:00:00Z".parse()?, to: "2024-01-01T12:00:00Z".parse()? };
/// let start = "2024-01-01T09:00:00Z".parse()?;
/// let due = due_with_pauses(&office, start, Span::from_hours(2), &[pause])?;
/// assert_eq!(due.at, "2024-01-01T13:00:00Z".parse()?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// Those of [`Calendar::add`].
pub fn due_with_pauses(
    calendar: &Calendar,
    start: Timestamp,
    budget: Span,
    pauses: &[Pause],
) -> Result<Answer, TimeError> {
    let due = calendar.add(start, budget, Edge::AtClose)?;
    let paused = paused_until(calendar, Measure::Open, start, due.at, pauses)?;
    calendar.add(start, budget.plus(paused), Edge::AtClose)
}

/// Returns how long the clock stood still before a deadline that the pauses themselves move.
///
/// `due` is the deadline without pauses. Day rules use it too: their deadline moves by the open
/// seconds paused.
///
/// # Errors
/// Those of [`Calendar::add`].
pub fn paused_until(
    calendar: &Calendar,
    measure: Measure,
    start: Timestamp,
    due: Timestamp,
    pauses: &[Pause],
) -> Result<Span, TimeError> {
    if pauses.is_sorted() {
        return paused_in_order(calendar, measure, start, due, pauses);
    }
    let mut sorted = pauses.to_vec();
    sorted.sort_unstable();
    paused_in_order(calendar, measure, start, due, &sorted)
}

fn paused_in_order(
    calendar: &Calendar,
    measure: Measure,
    start: Timestamp,
    due: Timestamp,
    pauses: &[Pause],
) -> Result<Span, TimeError> {
    let (mut paused, mut reached) = (Span::ZERO, start);
    for pause in pauses {
        // Pauses move a deadline on, never back, so one that begins before it needs no count.
        if pause.from >= due {
            let still = paused == Span::ZERO;
            if still || pause.from >= advance(calendar, measure, due, paused, Edge::AtClose)?.at {
                break;
            }
        }
        let from = pause.from.max(reached);
        if from < pause.to {
            paused = paused.plus(measured(calendar, measure, from, pause.to)?);
            reached = pause.to;
        }
    }
    Ok(paused)
}
