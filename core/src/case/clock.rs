//! Time: what falls due when, and carrying it out in the order of the instants.

use super::{
    About, Case, Event, Region, RunState,
    draft::{Cause, Draft},
    event_data::{Judged, Plan, RungReached, WaitingEnd, Warned},
    obligations::Run,
    table, waiting,
};
use crate::{
    rejection::Reason,
    table::{Place, Spot, TimerKind},
    time::{Span, Timestamp},
    words::vocabulary,
};
use serde::Serialize;

vocabulary! {
    /// Says why a case wants to be woken.
    pub enum WakeReason {
        Warning "warning" "预警" "a warning of a time limit";
        Rung "rung" "升级阶梯" "a rung of an escalation ladder";
        Breach "breach" "超时" "the end of a time limit";
        WaitingOver "waiting_over" "等待到期" "the longest waiting allowed";
        Act "act" "定时动作" "a timed act of the machine";
    }
}

/// Names the next instant at which something falls due, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct WakeUp {
    /// The first instant at which letting time pass records something.
    pub at: Timestamp,
    /// Why.
    pub reason: WakeReason,
}

/// Holds one timer: from when on it fires, when it is dated, what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Timer {
    /// The first instant at which it fires. A deadline is met within its last second.
    fires_at: Timestamp,
    /// When what it brings about is dated.
    dated: Timestamp,
    kind: TimerKind,
    about: Subject,
}

/// Names what a timer is about; a number is a place in its list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Subject {
    Run(usize),
    Case,
    Act(usize),
}

impl Timer {
    /// A timer that fires at the instant it is dated.
    fn at(at: Timestamp, kind: TimerKind, about: Subject) -> Self {
        Self { fires_at: at, dated: at, kind, about }
    }

    fn breach(run: &Run, plan: &Plan, about: Subject) -> Self {
        let over = plan.breach_after.floor_to_second() + Span::from_seconds(1);
        Self {
            fires_at: over.max(run.planned_at),
            // A target that was over before it was set is breached when it was set.
            dated: plan.breach_after.max(run.planned_at),
            kind: TimerKind::Breach,
            about,
        }
    }

    /// The order in which timers fire.
    fn rank(&self) -> (Timestamp, TimerKind) {
        (self.fires_at, self.kind)
    }

    fn wake_up(&self) -> WakeUp {
        let reason = match self.kind {
            TimerKind::Warning => WakeReason::Warning,
            TimerKind::Rung => WakeReason::Rung,
            TimerKind::Breach => WakeReason::Breach,
            TimerKind::WaitingOver => WakeReason::WaitingOver,
            TimerKind::Act => WakeReason::Act,
        };
        WakeUp { at: self.fires_at, reason }
    }
}

impl Case {
    /// Returns when the case next wants to be woken; none when nothing runs.
    ///
    /// Letting time pass at that instant records something, and nothing falls due before it.
    pub fn next_wakeup(&self) -> Option<WakeUp> {
        earliest(self).map(|timer| timer.wake_up())
    }
}

/// Returns the timer that fires first.
fn earliest(case: &Case) -> Option<Timer> {
    let mut first: Option<Timer> = None;
    for_each_timer(case, |timer| {
        if first.is_none_or(|first| timer.rank() < first.rank()) {
            first = Some(timer);
        }
    });
    first
}

/// Shows every timer that may be the next; of those that fire together, the first shown comes first.
fn for_each_timer(case: &Case, mut show: impl FnMut(Timer)) {
    for (index, run) in case.obligations.runs().iter().enumerate() {
        timers_of_run(run, Subject::Run(index), &mut show);
    }
    if let Some(until) = case.waiting.current().and_then(|waiting| waiting.until) {
        show(Timer::at(until, TimerKind::WaitingOver, Subject::Case));
    }
    for (index, act) in case.custody.timed.iter().enumerate() {
        show(Timer::at(act.at, TimerKind::Act, Subject::Act(index)));
    }
}

fn timers_of_run(run: &Run, about: Subject, mut show: impl FnMut(Timer)) {
    match run.state() {
        RunState::Running(plan) => {
            if let Some(warning) = plan.warn_at.first().filter(|one| one.at <= plan.breach_after) {
                show(Timer::at(warning.at, TimerKind::Warning, about));
            }
            if let Some(rung) = plan.rungs.first().filter(|rung| rung.at < plan.due) {
                show(Timer::at(rung.at, TimerKind::Rung, about));
            }
            show(Timer::breach(run, plan, about));
        }
        RunState::Overdue(plan) => {
            if let Some(rung) = plan.rungs.first() {
                let at = run.judged_at().map_or(rung.at, |judged| rung.at.max(judged));
                show(Timer::at(at, TimerKind::Rung, about));
            }
        }
        RunState::Paused(_) | RunState::Ended(_) => {}
    }
}

/// Says whether anything falls due by an instant.
pub(super) fn is_due(case: &Case, now: Timestamp) -> bool {
    let mut due = false;
    for_each_timer(case, |timer| due |= timer.fires_at <= now);
    due
}

/// Carries out everything due by an instant.
pub(super) fn catch_up(draft: &mut Draft<'_>, now: Timestamp) -> Result<(), Reason> {
    while let Some(timer) = earliest(draft.case).filter(|timer| timer.fires_at <= now) {
        fire(draft, timer)?;
    }
    Ok(())
}

/// Carries out what is due before a command: at one instant the command comes before a breach.
pub(super) fn catch_up_before(draft: &mut Draft<'_>, at: Timestamp) -> Result<(), Reason> {
    catch_up(draft, at)
}

fn fire(draft: &mut Draft<'_>, timer: Timer) -> Result<(), Reason> {
    draft.cause = Cause::CLOCK;
    let bug = || Reason::Bug { place: "clock::fire" };
    match (timer.about, timer.kind) {
        (Subject::Run(index), kind) => {
            let run = draft.case.obligations.runs().get(index).ok_or_else(bug)?;
            let event = run_event(run, kind).ok_or_else(bug)?;
            let run = run.run.clone();
            let about = About::Run(&run.obligation, run.run);
            let row = clock_row(
                draft.place(Region::Obligations, about, timer.dated),
                Region::Obligations,
                kind,
            );
            draft.emit(event, timer.dated, row)?;
        }
        (Subject::Case, _) => {
            let event = waiting::decide::ended(&draft.view(timer.dated), WaitingEnd::Expired)?;
            let row = clock_row(Place::Spot(Spot::Waiting), Region::Waiting, timer.kind);
            draft.emit(event, timer.dated, row)?;
        }
        (Subject::Act(index), _) => {
            return super::custody::schedule::fire(draft, index, timer.dated);
        }
    }
    draft.drain()
}

fn clock_row(place: Place, region: Region, kind: TimerKind) -> Option<&'static crate::table::Row> {
    table::rows(region)
        .iter()
        .find(|row| row.on == crate::table::On::Clock(kind) && row.from.contains(&place))
}

fn run_event(run: &Run, kind: TimerKind) -> Option<Event> {
    let (RunState::Running(plan) | RunState::Overdue(plan)) = run.state() else {
        return None;
    };
    let run = run.run.clone();
    Some(match kind {
        TimerKind::Warning => {
            let warning = plan.warn_at.first()?.warning;
            Event::ObligationWarned(Warned { run, warning, due: plan.due })
        }
        TimerKind::Breach => Event::ObligationBreached(Judged { run, due: Some(plan.due) }),
        TimerKind::Rung => {
            let rung = plan.rungs.first()?;
            Event::RungReached(RungReached { run, rung: rung.rung, to: rung.to.clone() })
        }
        TimerKind::WaitingOver | TimerKind::Act => return None,
    })
}
