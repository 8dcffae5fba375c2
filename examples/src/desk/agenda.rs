//! Who owes what next.

use super::clock::LocalClock;
use amends::{
    Policy, Words,
    case::{Case, RunState, Stage, obligations::Run},
    ident::ObligationId,
    policy::ScheduledAct,
    time::{Measure, Span, Timestamp},
};
use serde::Serialize;

/// Says how near an obligation is to its due time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DueState {
    /// Past its due time.
    Late,
    /// Past a warning point.
    Soon,
    /// In time.
    Running,
    /// Paused: nobody's clock runs.
    Paused,
}

impl DueState {
    /// Returns the word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Late => "late",
            Self::Soon => "soon",
            Self::Running => "running",
            Self::Paused => "paused",
        }
    }

    /// Says how near an open run is to its due time; `None` when it has ended.
    ///
    /// A run is about to be late once a warning of the policy has passed; where the policy has
    /// none, once three quarters of the time from its start to its due time are over.
    pub fn of(run: &Run, policy: &Policy, as_of: Timestamp) -> Option<Self> {
        let plan = match run.state() {
            RunState::Ended(_) => return None,
            RunState::Overdue(_) => return Some(Self::Late),
            RunState::Paused(_) => return Some(Self::Paused),
            RunState::Running(plan) => plan,
        };
        let warnings = policy.obligation(run.obligation()).map_or(0, |rule| rule.warn_at.len());
        let soon = if warnings > 0 {
            plan.warn_at.len() < warnings
        } else {
            let (past, all) = (as_of.since(run.start()), plan.due.since(run.start()));
            i128::from(past.seconds()) * 4 >= i128::from(all.seconds()) * 3
        };
        Some(if soon { Self::Soon } else { Self::Running })
    }
}

/// Holds what is left of a time limit whose clock stands still.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Left {
    /// How much.
    pub span: Span,
    /// Whether that is real time or open time.
    pub measure: Measure,
}

/// Holds what somebody owes in a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// How near it is.
    pub state: DueState,
    /// When it falls due; none while paused.
    pub due: Option<Timestamp>,
    /// The latest instant that still meets it; none while paused.
    pub met_until: Option<Timestamp>,
    /// The case.
    pub case: String,
    /// What is owed.
    pub obligation: ObligationId,
    /// Who owes it.
    pub owed_by: String,
    /// What is left while the clock stands still.
    pub left: Option<Left>,
    /// Where the case stands.
    pub stage: Stage,
}

impl Entry {
    /// Lists what is owed in a case.
    pub fn of(case: &Case, policy: &Policy, as_of: Timestamp) -> Vec<Self> {
        let entry = |run: &Run| {
            Some(Self {
                state: DueState::of(run, policy, as_of)?,
                due: run.due(),
                met_until: run.met_until(),
                case: case.id().to_string(),
                obligation: run.obligation().clone(),
                owed_by: case.debtor(run).to_string(),
                left: left(run),
                stage: case.stage(),
            })
        };
        case.obligations().open().filter_map(entry).collect()
    }

    /// Says what is left or overdue, in words; what was due at closing is met until the next opening.
    pub fn remaining(&self, as_of: Timestamp, clock: LocalClock) -> String {
        let Some((due, last)) = self.due.zip(self.met_until) else {
            return self
                .left
                .map_or_else(String::new, |left| format!("{} when resumed", left.text()));
        };
        if as_of <= due {
            return format!("{} left", length(due.since(as_of)));
        }
        match self.state {
            DueState::Late => format!("{} late", length(as_of.since(due))),
            _ => format!("met until {}", clock.minute(last)),
        }
    }

    /// Returns the due time on a local clock.
    pub fn due_on(&self, clock: LocalClock) -> String {
        self.due.map_or_else(|| "–".to_owned(), |due| clock.minute(due))
    }
}

/// Puts entries in order: the late first, then by due time, the paused last.
pub fn sort(entries: &mut [Entry]) {
    entries.sort_by(|a, b| {
        (a.state, a.due, &a.case, &a.obligation).cmp(&(b.state, b.due, &b.case, &b.obligation))
    });
}

impl Left {
    /// Writes real time in days, open time in hours: an open day has no fixed length.
    fn text(self) -> String {
        match self.measure {
            Measure::Real => format!("{} left", length(self.span)),
            Measure::Open => format!("{} of open time left", hours(self.span)),
        }
    }
}

fn left(run: &Run) -> Option<Left> {
    match run.state() {
        RunState::Paused(watch) => {
            Some(Left { span: watch.budget.minus(watch.consumed), measure: watch.measure })
        }
        _ => None,
    }
}

/// Holds what the machine will do in a case by itself.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Timed {
    /// When.
    pub at: Timestamp,
    /// The case.
    pub case: String,
    /// The rule.
    pub rule: String,
    /// What.
    pub act: ScheduledAct,
}

impl Timed {
    /// Lists what the machine will do in a case.
    pub fn of(case: &Case) -> Vec<Self> {
        let timed = case.custody().timed().iter();
        let timed = timed.map(|timed| Self {
            at: timed.at,
            case: case.id().to_string(),
            rule: timed.rule.to_string(),
            act: timed.act,
        });
        timed.collect()
    }
}

/// Says what the machine does when a schedule falls due.
pub fn act_words(act: ScheduledAct) -> Words {
    use amends::Lang::{En, Zh};
    match act {
        ScheduledAct::Close(outcome) => Words::new(
            format!("关闭（{}）", outcome.label(Zh)),
            format!("close ({})", outcome.label(En)),
        ),
        ScheduledAct::Archive => Words::new("归档", "archive"),
        ScheduledAct::EndWaiting => Words::new("结束等待", "end the waiting"),
    }
}

/// Writes a length in hours and minutes.
pub fn hours(span: Span) -> String {
    let minutes = span.seconds().unsigned_abs() / 60;
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, minutes) => format!("{hours} h {minutes:02} min"),
    }
}

/// Writes a length in its two greatest units.
pub fn length(span: Span) -> String {
    let minutes = span.seconds().unsigned_abs() / 60;
    let (days, hours, minutes) = (minutes / 1_440, minutes / 60 % 24, minutes % 60);
    match (days, hours) {
        (0, 0) => format!("{minutes} min"),
        (0, _) => format!("{hours} h {minutes:02} min"),
        (_, _) if days < 100 => format!("{days} d {hours} h"),
        (_, _) => format!("{days} d"),
    }
}
