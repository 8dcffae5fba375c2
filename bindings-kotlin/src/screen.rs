//! What a screen shows: a case with everything about it, and the agenda.

use crate::{
    actor::Actor,
    border::{Show, Take},
    error::{AmendsError, Rejection},
    generated::{
        commands::Command,
        words::{
            Certainty, CommandKind, EventKind, Measure, Mode, Outcome, Party, RunState, Source,
            Stage, Standing, Verdict, WakeReason,
        },
    },
    record::By,
    values::{Lang, Moment, Span, Words},
};
use amends::{
    Policy,
    case::{self as core, Case, Recorded, RunState as State, obligations::Run},
    desk, explain,
    time::{Calendar, Timestamp},
};

/// Holds what a list shows of a case.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct CaseHeader {
    /// The case.
    pub id: String,
    /// How many records it is made of.
    pub version: i64,
    /// The stage.
    pub stage: Stage,
    /// The kind, once registered.
    pub kind: Option<String>,
    /// The name of the kind.
    pub kind_label: Option<String>,
    /// The priority, once classified.
    pub priority: Option<String>,
    /// How it ended, if it has.
    pub outcome: Option<Outcome>,
    /// When the contact came.
    pub opened_at: Moment,
    /// The unit in charge.
    pub unit: Option<String>,
    /// The handler.
    pub handler: Option<String>,
    /// The escalation level, 0 for none.
    pub level: i32,
    /// The episode: 0 until the first reopening.
    pub episode: i32,
    /// Whom it waits for.
    pub waiting: Option<Waiting>,
    /// The acts that await a decision.
    pub pending: Vec<PendingAct>,
    /// The digest of the policy that judges it.
    pub policy: String,
}

/// Says whom a case waits for.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct Waiting {
    /// Who owes the next act.
    pub party: Party,
    /// Why.
    pub reason: String,
    /// Since when.
    pub since: Moment,
    /// When it ends by itself.
    pub until: Option<Moment>,
}

/// Holds an act that awaits another's decision.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct PendingAct {
    /// Its ordinal in the case.
    pub ordinal: i32,
    /// Whether it was asked or is supervised.
    pub mode: Mode,
    /// Who asked.
    pub by: Option<By>,
    /// The command.
    pub command: Command,
}

/// Holds one line of the history.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct TimelineItem {
    /// The number in the history, 1 for the first.
    pub seq: i64,
    /// When it happened or fell due.
    pub at: Moment,
    /// When it was told.
    pub recorded_at: Moment,
    /// What happened.
    pub event: EventKind,
    /// The label of what happened.
    pub label: String,
    /// Who caused it; none when time alone did.
    pub by: Option<By>,
    /// How it came about.
    pub source: Source,
    /// The stage it led to, where it led to another one.
    pub stage: Option<Stage>,
}

/// Holds one command as a screen shows it: to press, or greyed with the reason.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct Action {
    /// The command.
    pub command: CommandKind,
    /// The label of the button.
    pub label: String,
    /// Why it may not be given now; none when it may, as far as its contents are right.
    pub refusal: Option<Rejection>,
    /// The sentence of the refusal.
    pub reason: Option<String>,
}

/// Holds one run of a time limit.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct Obligation {
    /// The obligation.
    pub obligation: String,
    /// Which run of it, 1 the first.
    pub run: i32,
    /// Its name.
    pub label: String,
    /// What it does now.
    pub state: RunState,
    /// How it ended, if it has.
    pub verdict: Option<Verdict>,
    /// Who owes it.
    pub owed_by: String,
    /// The deadline; none while paused or ended.
    pub due: Option<Moment>,
    /// The latest instant that still meets it, which for open time is the next opening.
    pub met_until: Option<Moment>,
    /// The real time until it is due, negative once it is over; none while paused or ended.
    pub until_due: Option<Span>,
    /// What is left of the time allowed, in its measure; none once it has ended.
    pub left: Option<Span>,
    /// What the time allowed is counted in.
    pub measure: Measure,
    /// Whether the deadline rests on known holidays only; none while paused or ended.
    pub certainty: Option<Certainty>,
    /// The clauses it comes from.
    pub clauses: Vec<String>,
}

/// Names the next instant at which something falls due, and why.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct WakeUp {
    /// The first instant at which letting time pass records something.
    pub at: Moment,
    /// Why.
    pub reason: WakeReason,
}

/// Holds everything that the screen of a case shows.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct CaseScreen {
    /// The head.
    pub header: CaseHeader,
    /// The history, the first record first.
    pub timeline: Vec<TimelineItem>,
    /// Every command that people give, with whether the actor may give it now.
    pub actions: Vec<Action>,
    /// The runs of the time limits, in the order of their starts.
    pub obligations: Vec<Obligation>,
    /// When the case next wants to be woken.
    pub next_wake_up: Option<WakeUp>,
}

/// Holds one line of the agenda: who owes what by when.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct AgendaItem {
    /// The case.
    pub case_id: String,
    /// The obligation.
    pub obligation: String,
    /// Which run of it, 1 the first: two requests at once have two clocks.
    pub run: i32,
    /// The name a person reads.
    pub name: Words,
    /// Who owes it.
    pub owed_by: String,
    /// How it stands.
    pub standing: Standing,
    /// The deadline; none while paused.
    pub due: Option<Moment>,
    /// The latest instant that still meets it, which for open time is the next opening.
    pub met_until: Option<Moment>,
    /// The real time until it is due, negative once it is over; none while paused.
    pub until_due: Option<Span>,
    /// The stage of the case.
    pub stage: Stage,
    /// The priority of the case.
    pub priority: Option<String>,
}

/// Explains one run of a time limit: which rule, from when, how long, what counted and what did not.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct Explanation {
    /// The obligation.
    pub obligation: String,
    /// Which run of it, 1 the first.
    pub run: i32,
    /// The sentences, in the order they are read.
    pub lines: Vec<String>,
}

/// Makes the head of a case.
pub(crate) fn header(case: &Case, policy: Option<&Policy>, lang: Lang) -> CaseHeader {
    let kind = case.kind();
    let known = kind.zip(policy).and_then(|(id, policy)| policy.kind(id));
    let waiting = case.waiting().current().map(|waiting| Waiting {
        party: Show::show(&waiting.party),
        reason: Show::show(&waiting.reason),
        since: Show::show(&waiting.since),
        until: Show::show(&waiting.until),
    });
    let pending = case.custody().asked().iter().map(|act| PendingAct {
        ordinal: Show::show(&act.ordinal),
        mode: Show::show(&act.mode),
        by: Show::show(&act.by),
        command: Show::show(&act.command),
    });
    CaseHeader {
        id: Show::show(case.id()),
        version: Show::show(&case.version()),
        stage: Show::show(&case.stage()),
        kind: kind.map(String::show),
        kind_label: known.map(|kind| kind.name.get(lang.into()).to_owned()),
        priority: case.priority().map(String::show),
        outcome: case.lifecycle().ending().map(|ending| Show::show(&ending.outcome)),
        opened_at: Show::show(&case.opened_at()),
        unit: case.assignment().unit().map(String::show),
        handler: case.assignment().handler().map(String::show),
        level: Show::show(&case.escalation().level()),
        episode: Show::show(&case.lifecycle().episode()),
        waiting,
        pending: pending.collect(),
        policy: Show::show(&case.policy()),
    }
}

/// Makes the line of a record.
pub(crate) fn timeline(record: &Recorded, lang: Lang) -> TimelineItem {
    let kind = record.event.kind();
    let moved = record.event.moved().filter(|moved| moved.from != moved.to);
    TimelineItem {
        seq: Show::show(&record.seq),
        at: Show::show(&record.at),
        recorded_at: Show::show(&record.recorded_at),
        event: Show::show(&kind),
        label: kind.label(lang.into()).to_owned(),
        by: Show::show(&record.by),
        source: Show::show(&record.source),
        stage: moved.map(|moved| Show::show(&moved.to)),
    }
}

/// Makes the button of a command.
pub(crate) fn action(core: &amends::case::Availability, lang: Lang) -> Action {
    let reason = core.refusal.as_ref().map(|why| why.words().get(lang.into()).to_owned());
    Action {
        command: Show::show(&core.command),
        label: core.command.label(lang.into()).to_owned(),
        refusal: Show::show(&core.refusal),
        reason,
    }
}

/// Makes the line of a run.
pub(crate) fn obligation(
    case: &Case,
    run: &Run,
    policy: &Policy,
    now: Timestamp,
    lang: Lang,
) -> Obligation {
    let rule = policy.obligation(run.obligation());
    let (watch, plan) = match run.state() {
        State::Running(plan) | State::Overdue(plan) => (plan.watch, Some(plan)),
        State::Paused(watch) | State::Ended(watch) => (*watch, None),
    };
    let state = Show::show(&run.state().kind());
    let clock = Calendar::around_the_clock;
    let calendar = run.calendar().and_then(|id| policy.calendar(id).cloned()).unwrap_or_else(clock);
    let left = match state {
        RunState::Ended => None,
        // Before counting begins everything is left.
        _ => watch.remaining(&calendar, now.max(run.start())).ok(),
    };
    let label = rule
        .map_or_else(|| run.obligation().to_string(), |rule| rule.name.get(lang.into()).to_owned());
    Obligation {
        obligation: Show::show(run.obligation()),
        run: Show::show(&run.number()),
        label,
        state,
        verdict: Show::show(&run.verdict()),
        owed_by: Show::show(&case.debtor(run)),
        due: Show::show(&run.due()),
        met_until: Show::show(&run.met_until()),
        until_due: run.due().map(|due| Span::show(&due.since(now))),
        left: Show::show(&left),
        measure: Show::show(&watch.measure),
        certainty: plan.map(|plan| Show::show(&plan.certainty)),
        clauses: rule.map(|rule| Show::show(&rule.clauses)).unwrap_or_default(),
    }
}

/// Makes the line of an agenda.
pub(crate) fn agenda(desk: &desk::Desk, core: &desk::AgendaItem, now: Timestamp) -> AgendaItem {
    let policy = desk.case(&core.case).and_then(|case| desk.policy_of(case).ok());
    let rule = policy.and_then(|policy| policy.obligation(&core.obligation));
    let id = || Words { zh: core.obligation.to_string(), en: core.obligation.to_string() };
    AgendaItem {
        case_id: Show::show(&core.case),
        obligation: Show::show(&core.obligation),
        run: Show::show(&core.run),
        name: rule.map_or_else(id, |rule| Words::show(&rule.name)),
        owed_by: Show::show(&core.owed_by),
        standing: Show::show(&core.standing),
        due: Show::show(&core.due),
        met_until: Show::show(&core.met_until),
        until_due: core.due.map(|due| Span::show(&due.since(now))),
        stage: Show::show(&core.stage),
        priority: Show::show(&core.priority),
    }
}

impl Show<amends::case::WakeUp> for WakeUp {
    fn show(core: &amends::case::WakeUp) -> Self {
        Self { at: Show::show(&core.at), reason: Show::show(&core.reason) }
    }
}

/// Explains the runs of a case.
pub(crate) fn explanations(case: &Case, policy: &Policy, lang: Lang) -> Vec<Explanation> {
    let all = explain::explain_obligations(case, policy);
    let one = |one: &explain::Explanation| Explanation {
        obligation: Show::show(&one.obligation),
        run: Show::show(&one.run),
        lines: one.render(lang.into()),
    };
    all.iter().map(one).collect()
}

/// Makes the screen of a case.
pub(crate) fn screen(
    desk: &desk::Desk,
    case: &Case,
    records: &[Recorded],
    actor: Actor,
    now: Moment,
    lang: Lang,
) -> Result<CaseScreen, AmendsError> {
    let now: Timestamp = now.take("now")?;
    let policy = desk.policy_of(case)?;
    let actions = desk.available(case.id(), &actor.take("actor")?, now)?;
    // Time passes by `advance_to`, not by a button.
    let for_people = actions.iter().filter(|one| one.command != core::CommandKind::Tick);
    let runs = case.obligations().runs().iter();
    Ok(CaseScreen {
        header: header(case, Some(policy), lang),
        timeline: records.iter().map(|record| timeline(record, lang)).collect(),
        actions: for_people.map(|one| action(one, lang)).collect(),
        obligations: runs.map(|run| obligation(case, run, policy, now, lang)).collect(),
        next_wake_up: Show::show(&case.next_wakeup()),
    })
}
