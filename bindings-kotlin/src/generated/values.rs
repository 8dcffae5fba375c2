//! Values inside commands and events.

// Generated from the lists of the core by `make bless-kotlin`; do not edit.

use crate::{
    border::{Show, Take},
    misfit::Misfit,
};
#[allow(unused_imports, reason = "generated: not every file names every one")]
use crate::{
    generated::{commands::Command, words::*},
    observation::*,
    term::Term,
    values::*,
};
use amends::case as core;

/// Says which row of the table moved the case from which stage to which.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct Moved {
    /// The stage before.
    pub from: Stage,
    /// The stage after.
    pub to: Stage,
}

impl Show<core::Moved> for Moved {
    fn show(core: &core::Moved) -> Self {
        let core::Moved { from, to } = core;
        Self { from: Show::show(from), to: Show::show(to) }
    }
}

impl Take<core::Moved> for Moved {
    fn take(self, _: &'static str) -> Result<core::Moved, Misfit> {
        Ok(core::Moved { from: self.from.take("from")?, to: self.to.take("to")? })
    }
}

/// Holds what a time limit rests on after its target changed.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct NewTarget {
    /// When the event it counts from happened.
    pub anchor: Moment,
    /// When counting began, after the receipt rule.
    pub start: Moment,
    /// The time used up that lies before.
    pub carried: Span,
    /// The term.
    pub term: Term,
    /// The clauses it comes from.
    #[uniffi(default = [])]
    pub clauses: Vec<String>,
    /// Who owes it, as the policy names it: `handler`, `unit` or a role.
    pub owed_by: String,
    /// The calendar, if the term counts on one.
    #[uniffi(default = None)]
    pub calendar: Option<String>,
    /// The pack revision and time zone database it rests on.
    #[uniffi(default = None)]
    pub basis: Option<Basis>,
}

impl Show<core::NewTarget> for NewTarget {
    fn show(core: &core::NewTarget) -> Self {
        let core::NewTarget { anchor, start, carried, term, clauses, owed_by, calendar, basis } =
            core;
        Self {
            anchor: Show::show(anchor),
            start: Show::show(start),
            carried: Show::show(carried),
            term: Show::show(term),
            clauses: Show::show(clauses),
            owed_by: Show::show(owed_by),
            calendar: Show::show(calendar),
            basis: Show::show(basis),
        }
    }
}

impl Take<core::NewTarget> for NewTarget {
    fn take(self, _: &'static str) -> Result<core::NewTarget, Misfit> {
        Ok(core::NewTarget {
            anchor: self.anchor.take("anchor")?,
            start: self.start.take("start")?,
            carried: self.carried.take("carried")?,
            term: self.term.take("term")?,
            clauses: self.clauses.take("clauses")?,
            owed_by: self.owed_by.take("owed_by")?,
            calendar: self.calendar.take("calendar")?,
            basis: self.basis.take("basis")?,
        })
    }
}

/// Holds when everything about a running time limit falls due.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct Plan {
    /// Budget, time used up, running since.
    pub watch: Stopwatch,
    /// The deadline shown.
    pub due: Moment,
    /// The latest instant that still meets it.
    pub breach_after: Moment,
    /// The warnings still to come, the earliest first.
    #[uniffi(default = [])]
    pub warn_at: Vec<WarnAt>,
    /// The rungs still to come.
    #[uniffi(default = [])]
    pub rungs: Vec<RungAt>,
    /// Whether it rests on known holidays only.
    pub certainty: Certainty,
}

impl Show<core::Plan> for Plan {
    fn show(core: &core::Plan) -> Self {
        let core::Plan { watch, due, breach_after, warn_at, rungs, certainty } = core;
        Self {
            watch: Show::show(watch),
            due: Show::show(due),
            breach_after: Show::show(breach_after),
            warn_at: Show::show(warn_at),
            rungs: Show::show(rungs),
            certainty: Show::show(certainty),
        }
    }
}

impl Take<core::Plan> for Plan {
    fn take(self, _: &'static str) -> Result<core::Plan, Misfit> {
        Ok(core::Plan {
            watch: self.watch.take("watch")?,
            due: self.due.take("due")?,
            breach_after: self.breach_after.take("breach_after")?,
            warn_at: self.warn_at.take("warn_at")?,
            rungs: self.rungs.take("rungs")?,
            certainty: self.certainty.take("certainty")?,
        })
    }
}

/// Names a run: the n-th time an obligation started in the case.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct RunRef {
    /// The obligation.
    pub obligation: String,
    /// Which run, 1 the first.
    pub run: i32,
}

impl Show<core::RunRef> for RunRef {
    fn show(core: &core::RunRef) -> Self {
        let core::RunRef { obligation, run } = core;
        Self { obligation: Show::show(obligation), run: Show::show(run) }
    }
}

impl Take<core::RunRef> for RunRef {
    fn take(self, _: &'static str) -> Result<core::RunRef, Misfit> {
        Ok(core::RunRef {
            obligation: self.obligation.take("obligation")?,
            run: self.run.take("run")?,
        })
    }
}

/// Holds when a rung falls due.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct RungAt {
    /// Which rung, 0 the first.
    pub rung: i32,
    /// When.
    pub at: Moment,
    /// Whom it goes to.
    pub to: String,
}

impl Show<core::RungAt> for RungAt {
    fn show(core: &core::RungAt) -> Self {
        let core::RungAt { rung, at, to } = core;
        Self { rung: Show::show(rung), at: Show::show(at), to: Show::show(to) }
    }
}

impl Take<core::RungAt> for RungAt {
    fn take(self, _: &'static str) -> Result<core::RungAt, Misfit> {
        Ok(core::RungAt {
            rung: self.rung.take("rung")?,
            at: self.at.take("at")?,
            to: self.to.take("to")?,
        })
    }
}

/// Holds where a clock stands still.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct Standstill {
    /// Budget and time used up.
    pub watch: Stopwatch,
    /// The deadline as it was when the clock stopped.
    pub due: Moment,
}

impl Show<core::Standstill> for Standstill {
    fn show(core: &core::Standstill) -> Self {
        let core::Standstill { watch, due } = core;
        Self { watch: Show::show(watch), due: Show::show(due) }
    }
}

impl Take<core::Standstill> for Standstill {
    fn take(self, _: &'static str) -> Result<core::Standstill, Misfit> {
        Ok(core::Standstill { watch: self.watch.take("watch")?, due: self.due.take("due")? })
    }
}

/// Holds when a warning falls due.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct WarnAt {
    /// Which warning, 0 the first of the policy.
    pub warning: i32,
    /// When.
    pub at: Moment,
}

impl Show<core::WarnAt> for WarnAt {
    fn show(core: &core::WarnAt) -> Self {
        let core::WarnAt { warning, at } = core;
        Self { warning: Show::show(warning), at: Show::show(at) }
    }
}

impl Take<core::WarnAt> for WarnAt {
    fn take(self, _: &'static str) -> Result<core::WarnAt, Misfit> {
        Ok(core::WarnAt { warning: self.warning.take("warning")?, at: self.at.take("at")? })
    }
}
