//! What the obligations hold: one run for each time an obligation started.

use super::Extended;
use crate::{
    case::event_data::{Plan, RunRef},
    ident::{CalendarId, ObligationId, Value},
    table::Spot,
    time::{Measure, Pause, Span, Stopwatch, Term, Timestamp},
    words::vocabulary,
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

vocabulary! {
    /// Says how a run ended; a verdict is final but for a recorded correction.
    pub enum Verdict {
        Met "met" "按时" "met";
        Breached "breached" "超时" "breached";
        Waived "waived" "豁免" "waived";
        Impossible "impossible" "无法履行" "impossible, never late";
        Cancelled "cancelled" "取消" "cancelled";
    }
}

/// Holds every run of every obligation of the case.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Obligations {
    /// Shared by the copies of a case until one of them changes a run.
    pub(crate) runs: Arc<Vec<Run>>,
}

/// Holds one run: an obligation from one start to its end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Run {
    pub(crate) run: RunRef,
    pub(crate) episode: u32,
    pub(crate) request: Option<u32>,
    pub(crate) anchor: Timestamp,
    pub(crate) start: Timestamp,
    /// The time used up that lies before `start`, carried over from another target.
    pub(crate) carried: Span,
    pub(crate) owed_by: Value,
    pub(crate) calendar: Option<CalendarId>,
    pub(crate) term: Option<Term>,
    pub(crate) state: RunState,
    pub(crate) verdict: Option<Verdict>,
    pub(crate) judged_at: Option<Timestamp>,
    pub(crate) done_at: Option<Timestamp>,
    pub(crate) first_due: Option<Timestamp>,
    /// The deadline as last computed; while the clock stands still, as it was when it stopped.
    pub(crate) last_due: Option<Timestamp>,
    /// When the plan was made: nothing of it is dated earlier.
    pub(crate) planned_at: Timestamp,
    pub(crate) retargeted_at: Option<Timestamp>,
    pub(crate) extended: Extended,
    pub(crate) warned: Vec<u32>,
    pub(crate) rungs: u32,
    pub(crate) paused_at: Option<Timestamp>,
    pub(crate) pauses: Vec<Pause>,
}

vocabulary! {
    /// Names what a run does now.
    pub enum RunStateKind {
        Running "running" "计时中" "the clock runs";
        Paused "paused" "暂停" "the clock stands still";
        Overdue "overdue" "已超时" "breached and still owed";
        Ended "ended" "已结束" "it has ended with its verdict";
    }
}

/// Says what a run does now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum RunState {
    /// The clock runs.
    Running(Arc<Plan>),
    /// The clock stands still: only what is left is known, no due time.
    Paused(Stopwatch),
    /// Breached and still owed.
    Overdue(Arc<Plan>),
    /// It has ended with its verdict. What was used up stays readable.
    Ended(Stopwatch),
}

impl RunState {
    /// Returns what it is, without its times.
    pub const fn kind(&self) -> RunStateKind {
        match self {
            Self::Running(_) => RunStateKind::Running,
            Self::Paused(_) => RunStateKind::Paused,
            Self::Overdue(_) => RunStateKind::Overdue,
            Self::Ended(_) => RunStateKind::Ended,
        }
    }
}

impl Obligations {
    /// Lists every run in the order of their starts.
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// Returns the last run of an obligation.
    pub fn last(&self, obligation: &ObligationId) -> Option<&Run> {
        self.runs.iter().rev().find(|run| run.run.obligation == *obligation)
    }

    /// Lists the runs that still owe something: running, paused or overdue.
    pub fn open(&self) -> impl Iterator<Item = &Run> {
        self.runs.iter().filter(|run| run.is_open())
    }

    pub(crate) fn get(&self, run: &RunRef) -> Option<&Run> {
        self.runs.iter().find(|candidate| candidate.run == *run)
    }

    /// Says where a run stood at an instant; without a number, the last one.
    pub(crate) fn spot(&self, obligation: &ObligationId, run: Option<u32>, at: Timestamp) -> Spot {
        let found = match run {
            None => self.last(obligation),
            Some(run) => self.get(&RunRef { obligation: obligation.clone(), run }),
        };
        found.map_or(Spot::NoRun, |run| run.spot(at))
    }

    pub(crate) fn next_number(&self, obligation: &ObligationId) -> u32 {
        self.last(obligation).map_or(1, |run| run.run.run.saturating_add(1))
    }
}

impl Run {
    pub(crate) fn spot(&self, at: Timestamp) -> Spot {
        match self.state {
            _ if self.ran_at(at) => Spot::Running,
            RunState::Running(_) => Spot::Running,
            RunState::Paused(_) => Spot::Paused,
            RunState::Overdue(_) => Spot::Overdue,
            RunState::Ended(_) => Spot::Judged,
        }
    }

    /// A run that has ended with nothing used up; its maker fills in what it knows.
    pub(super) fn blank(run: RunRef, at: Timestamp) -> Self {
        let watch = Stopwatch {
            measure: Measure::Real,
            budget: Span::ZERO,
            consumed: Span::ZERO,
            running_since: None,
        };
        Self {
            run,
            episode: 0,
            request: None,
            anchor: at,
            start: at,
            carried: Span::ZERO,
            owed_by: Value::known("nobody"),
            calendar: None,
            term: None,
            state: RunState::Ended(watch),
            verdict: None,
            judged_at: None,
            done_at: None,
            first_due: None,
            last_due: None,
            planned_at: at,
            retargeted_at: None,
            extended: Extended::default(),
            warned: Vec::new(),
            rungs: 0,
            paused_at: None,
            pauses: Vec::new(),
        }
    }

    /// Returns the obligation.
    pub fn obligation(&self) -> &ObligationId {
        &self.run.obligation
    }

    /// Returns which run it is, 1 the first.
    pub fn number(&self) -> u32 {
        self.run.run
    }

    /// Returns the episode it belongs to.
    pub fn episode(&self) -> u32 {
        self.episode
    }

    /// Returns the request whose answer is owed, if an event about a request started it.
    pub fn request(&self) -> Option<u32> {
        self.request
    }

    /// Returns when the event it counts from happened.
    pub fn anchor(&self) -> Timestamp {
        self.anchor
    }

    /// Returns when counting began, after the receipt rule.
    pub fn start(&self) -> Timestamp {
        self.start
    }

    /// Returns who owes it, as the policy names it: `handler`, `unit` or a role.
    ///
    /// Who that is now says [`Case::debtor`](crate::case::Case::debtor).
    pub fn owed_by(&self) -> &Value {
        &self.owed_by
    }

    /// Returns the calendar it counts on.
    pub fn calendar(&self) -> Option<&CalendarId> {
        self.calendar.as_ref()
    }

    /// Returns its term; none if it was impossible from the start.
    pub fn term(&self) -> Option<&Term> {
        self.term.as_ref()
    }

    /// Returns what it does now.
    pub fn state(&self) -> &RunState {
        &self.state
    }

    /// Returns the verdict, once there is one.
    pub fn verdict(&self) -> Option<Verdict> {
        self.verdict
    }

    /// Returns when the verdict was reached.
    pub fn judged_at(&self) -> Option<Timestamp> {
        self.judged_at
    }

    /// Says whether it was done, in time or late.
    pub fn is_done(&self) -> bool {
        self.done_at.is_some()
    }

    /// Returns when it was done, in time or late.
    pub fn done_at(&self) -> Option<Timestamp> {
        self.done_at
    }

    /// Returns when its target last changed.
    pub fn retargeted_at(&self) -> Option<Timestamp> {
        self.retargeted_at
    }

    /// Returns the deadline as first computed; none if it never had one.
    pub fn first_due(&self) -> Option<Timestamp> {
        self.first_due
    }

    /// Returns the deadline as last computed; while the clock stands still, as it was when it stopped.
    pub fn last_due(&self) -> Option<Timestamp> {
        self.last_due
    }

    /// Returns the time used up that lies before [`start`](Self::start), carried over from another
    /// target.
    pub fn carried(&self) -> Span {
        self.carried
    }

    /// Returns since when the clock stands still.
    pub fn paused_at(&self) -> Option<Timestamp> {
        self.paused_at.filter(|_| matches!(self.state, RunState::Paused(_)))
    }

    /// Returns how often and by how much it was extended.
    pub fn extended(&self) -> &Extended {
        &self.extended
    }

    /// Lists the warnings given, by their number in the policy.
    pub fn warned(&self) -> &[u32] {
        &self.warned
    }

    /// Returns how many rungs of the escalation ladder were taken.
    pub fn rungs_taken(&self) -> u32 {
        self.rungs
    }

    /// Lists the stretches in which its clock stood still.
    pub fn pauses(&self) -> &[Pause] {
        &self.pauses
    }

    /// Returns the deadline while the clock runs or it is overdue; none while paused or ended.
    pub fn due(&self) -> Option<Timestamp> {
        match &self.state {
            RunState::Running(plan) | RunState::Overdue(plan) => Some(plan.due),
            RunState::Paused(_) | RunState::Ended(_) => None,
        }
    }

    /// Returns the latest instant that still meets it: open time that is used up at closing is not
    /// overrun before the next opening. As the deadline, none while paused or ended.
    pub fn met_until(&self) -> Option<Timestamp> {
        match &self.state {
            RunState::Running(plan) | RunState::Overdue(plan) => Some(plan.breach_after),
            RunState::Paused(_) | RunState::Ended(_) => None,
        }
    }

    /// Returns the time left while the clock stands still.
    pub fn left_while_paused(&self) -> Option<Span> {
        match &self.state {
            RunState::Paused(watch) => Some(watch.budget.minus(watch.consumed)),
            _ => None,
        }
    }

    /// Says whether it still owes something: running, paused or overdue.
    pub(crate) fn is_open(&self) -> bool {
        !matches!(self.state, RunState::Ended(_))
    }

    /// Says whether it was running at an instant: a breach recorded later was not known then.
    pub(crate) fn ran_at(&self, at: Timestamp) -> bool {
        match &self.state {
            RunState::Running(_) => true,
            RunState::Overdue(plan) => plan.meets(at),
            RunState::Paused(_) | RunState::Ended(_) => false,
        }
    }

    pub(crate) fn watch(&self) -> Stopwatch {
        match &self.state {
            RunState::Running(plan) | RunState::Overdue(plan) => plan.watch,
            RunState::Paused(watch) | RunState::Ended(watch) => *watch,
        }
    }
}
