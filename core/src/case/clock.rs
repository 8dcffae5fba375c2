//! Time: what falls due when, and carrying it out in the order of the instants.

use super::{
    About, Case, Event, Region, RunState,
    draft::{Cause, Draft},
    event_data::{Judged, RungReached, WaitingEnd, Warned},
    obligations::Run,
    table, waiting,
};
use crate::{
    rejection::Reason,
    table::{Place, Spot, TimerKind},
    time::Timestamp,
    words::vocabulary,
};

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WakeUp {
    /// The first instant at which letting time pass records something.
    pub at: Timestamp,
    /// Why.
    pub reason: WakeReason,
}

/// Holds one timer: when it is dated, from when on it fires, what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Timer {
    /// When what it brings about is dated.
    dated: Timestamp,
    /// Whether the instant itself still belongs to the time before: a deadline is met at its end.
    fires: Fires,
    kind: TimerKind,
    about: Subject,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fires {
    At,
    After,
}

/// Names what a timer is about; a number is a place in its list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Subject {
    Run(usize),
    Case,
    Act(usize),
}

impl Timer {
    fn is_due(&self, now: Timestamp) -> bool {
        match self.fires {
            Fires::At => self.dated <= now,
            Fires::After => self.dated < now,
        }
    }

    /// The order in which timers fire: by instant, what ends an instant after what falls in it.
    fn rank(&self) -> (Timestamp, Fires, TimerKind) {
        (self.dated, self.fires, self.kind)
    }

    fn wake_up(&self) -> WakeUp {
        let at = match self.fires {
            Fires::At => self.dated,
            Fires::After => self.dated.next(),
        };
        let reason = match self.kind {
            TimerKind::Warning => WakeReason::Warning,
            TimerKind::Rung => WakeReason::Rung,
            TimerKind::Breach => WakeReason::Breach,
            TimerKind::WaitingOver => WakeReason::WaitingOver,
            TimerKind::Act => WakeReason::Act,
        };
        WakeUp { at, reason }
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
    let runs = case.obligations.runs().iter().enumerate().filter_map(|(index, run)| {
        let timer = |dated, fires, kind| Timer { dated, fires, kind, about: Subject::Run(index) };
        match run.state() {
            RunState::Running(plan) => {
                let warning = plan.warn_at.first().filter(|at| **at <= plan.breach_after);
                let warning = warning.map(|at| timer(*at, Fires::At, TimerKind::Warning));
                let rung = plan.rungs.first().filter(|rung| rung.at < plan.due);
                let rung = rung.map(|rung| timer(rung.at, Fires::At, TimerKind::Rung));
                let breach = timer(plan.breach_after, Fires::After, TimerKind::Breach);
                [warning, rung, Some(breach)].into_iter().flatten().min_by_key(Timer::rank)
            }
            RunState::Overdue(plan) => plan.rungs.first().map(|rung| {
                let fires = if rung.at > plan.breach_after { Fires::At } else { Fires::After };
                timer(rung.at.max(plan.breach_after), fires, TimerKind::Rung)
            }),
            RunState::Paused(_) | RunState::Ended(_) => None,
        }
    });
    let over = case.waiting.current().and_then(|waiting| waiting.until).map(|until| Timer {
        dated: until,
        fires: Fires::At,
        kind: TimerKind::WaitingOver,
        about: Subject::Case,
    });
    let acts = case.custody.timed.iter().enumerate().map(|(index, act)| Timer {
        dated: act.at,
        fires: Fires::At,
        kind: TimerKind::Act,
        about: Subject::Act(index),
    });
    runs.chain(over).chain(acts).min_by_key(Timer::rank)
}

/// Says whether anything falls due by an instant.
pub(super) fn is_due(case: &Case, now: Timestamp) -> bool {
    earliest(case).is_some_and(|timer| timer.is_due(now))
}

/// Carries out everything due by an instant.
pub(super) fn catch_up(draft: &mut Draft<'_>, now: Timestamp) -> Result<(), Reason> {
    while let Some(timer) = earliest(&draft.case).filter(|timer| timer.is_due(now)) {
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
            let row = clock_row(draft.place(Region::Obligations, about), Region::Obligations, kind);
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
        TimerKind::Warning => Event::ObligationWarned(Warned { run, due: plan.due }),
        TimerKind::Breach => Event::ObligationBreached(Judged { run, due: Some(plan.due) }),
        TimerKind::Rung => {
            let rung = plan.rungs.first()?;
            Event::RungReached(RungReached { run, rung: rung.rung, to: rung.to.clone() })
        }
        TimerKind::WaitingOver | TimerKind::Act => return None,
    })
}
