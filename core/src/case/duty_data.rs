//! What the events of the obligations carry.

use super::{Contact, Verdict, command_data::payloads};
use crate::{
    ident::{CalendarId, ClauseId, ObligationId, RoleId, Value},
    time::{Basis, Certainty, Distance, Pause, Span, Stopwatch, Term, Timestamp},
    words::vocabulary,
};
use std::sync::Arc;

vocabulary! {
    /// Says why a time limit was computed anew.
    pub enum Rescheduling {
        Resumed "resumed" "恢复计时" "the clock runs again";
        Retargeted "retargeted" "条件变化" "priority, kind, unit or policy changed";
        Extended "extended" "批准延长" "an extension was granted";
    }
}

payloads! {
    /// Names a run: the n-th time an obligation started in the case.
    #[derive(PartialOrd, Ord)]
    RunRef {
        /// The obligation.
        obligation: ObligationId,
        /// Which run, 1 the first.
        run: u32,
    }

    /// Holds when everything about a running time limit falls due.
    Plan {
        /// Budget, time used up, running since.
        watch: Stopwatch,
        /// The deadline shown.
        due: Timestamp,
        /// The latest instant that still meets it.
        breach_after: Timestamp,
        /// The warnings still to come, the earliest first.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        warn_at: Vec<WarnAt>,
        /// The rungs still to come.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        rungs: Vec<RungAt>,
        /// Whether it rests on known holidays only.
        certainty: Certainty,
    }

    /// Holds when a warning falls due.
    #[derive(Copy)]
    WarnAt {
        /// Which warning, 0 the first of the policy.
        warning: u32,
        /// When.
        at: Timestamp,
    }

    /// Holds when a rung falls due.
    RungAt {
        /// Which rung, 0 the first.
        rung: u32,
        /// When.
        at: Timestamp,
        /// Whom it goes to.
        to: RoleId,
    }

    /// Records that a time limit runs.
    Started {
        /// The run.
        run: RunRef,
        /// The episode it belongs to.
        episode: u32,
        /// When the event that started it happened.
        anchor: Timestamp,
        /// When counting began, after the receipt rule.
        start: Timestamp,
        /// The term.
        term: Term,
        /// The request whose answer is owed, if an event about a request started it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        request: Option<u32>,
        /// The run it goes on with after a reopening: what that one used up counts.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        continues: Option<u32>,
        /// The stretch before it goes on that does not count.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        gap: Option<Pause>,
        /// The clauses it comes from.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        clauses: Vec<ClauseId>,
        /// Who owes it, as the policy names it: `handler`, `unit` or a role.
        owed_by: Value,
        /// The calendar, if the term counts on one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        calendar: Option<CalendarId>,
        /// The pack revision and time zone database it rests on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        basis: Option<Arc<Basis>>,
        /// When everything falls due.
        plan: Arc<Plan>,
    }

    /// Records that a clock stands still.
    Paused {
        /// The run.
        run: RunRef,
        /// The time used up.
        consumed: Span,
    }

    /// Records a time limit computed anew.
    Rescheduled {
        /// The run.
        run: RunRef,
        /// Why.
        cause: Rescheduling,
        /// What it rests on now, where that changed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        target: Option<NewTarget>,
        /// The deadline before, if one was known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        was_due: Option<Timestamp>,
        /// Why it was extended.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Value>,
        /// By how much it was extended.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<Distance>,
        /// When everything falls due now; none while paused.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        plan: Option<Arc<Plan>>,
        /// What is used up and left while the clock stands still.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        paused: Option<Standstill>,
    }

    /// Holds what a time limit rests on after its target changed.
    NewTarget {
        /// When the event it counts from happened.
        anchor: Timestamp,
        /// When counting began, after the receipt rule.
        start: Timestamp,
        /// The time used up that lies before.
        #[serde(default)]
        carried: Span,
        /// The term.
        term: Term,
        /// The clauses it comes from.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        clauses: Vec<ClauseId>,
        /// Who owes it, as the policy names it: `handler`, `unit` or a role.
        owed_by: Value,
        /// The calendar, if the term counts on one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        calendar: Option<CalendarId>,
        /// The pack revision and time zone database it rests on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        basis: Option<Arc<Basis>>,
    }

    /// Holds where a clock stands still.
    #[derive(Copy)]
    Standstill {
        /// Budget and time used up.
        watch: Stopwatch,
        /// The deadline as it was when the clock stopped.
        due: Timestamp,
    }

    /// Records a warning.
    Warned {
        /// The run.
        run: RunRef,
        /// Which warning, 0 the first of the policy.
        warning: u32,
        /// When it falls due.
        due: Timestamp,
    }

    /// Records that a rung fell due.
    RungReached {
        /// The run.
        run: RunRef,
        /// Which rung, 0 the first.
        rung: u32,
        /// Whom it goes to.
        to: RoleId,
    }

    /// Records a verdict.
    Judged {
        /// The run.
        run: RunRef,
        /// The deadline; none when the clock stood still.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due: Option<Timestamp>,
    }

    /// Records the end of a run with its reason.
    RunEnded {
        /// The run.
        run: RunRef,
        /// Why.
        reason: Value,
    }

    /// Records that an obligation cannot be met.
    Impossible {
        /// The run.
        run: RunRef,
        /// The episode it belongs to.
        episode: u32,
        /// Why.
        contact: Contact,
    }

    /// Records a corrected verdict.
    Corrected {
        /// The run.
        run: RunRef,
        /// The verdict recorded before.
        was: Verdict,
        /// The verdict that is right; none when the clock was still running.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        verdict: Option<Verdict>,
        /// Why.
        reason: Value,
    }
}

impl Plan {
    /// Says whether something done at an instant is still in time: fractions of a second never
    /// count against it.
    pub fn meets(&self, at: Timestamp) -> bool {
        at.floor_to_second() <= self.breach_after
    }
}
