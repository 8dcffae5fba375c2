//! Foreign logs as observations: recorded, flagged, never refused for a jump.

use super::{
    Case, Command, Decision, Event, Observation, ObservedAct, ObservedWaiting, Outcome, Source,
    Stage, arrive, clock,
    command_data::{
        self, Assign, Classify, Contact, Escalate, NameHandler, Noted, Pause, Plain, Reasoned,
        RecordCallback, Transfer,
    },
    decide::{clock_goes_on, not_ahead, opening, same_policy},
    draft::{Cause, Draft, Ground},
    event_data::{
        AttemptFailed, CallbackDone, Escalated, HandlerSet, LevelSet, Moved, MovedNoted, Received,
        Reclassified, Registered, Transferred, TriageRecorded, UnitAssigned, WaitingEnd,
        WaitingStarted,
    },
    select, table,
    view::View,
    waiting,
};
use crate::{
    actor::{Actor, ActorKind},
    case::CommandKind,
    fact::{FactKind, Facts, Known as _},
    ident::{ActorId, CaseId, KindId, RoleId, UnitId, Value},
    policy::Policy,
    rejection::{Judged, Reason, Rejection, Unmet},
    table::{Guard, Row},
    time::Timestamp,
};

impl Case {
    /// Opens a case by the first observation of a foreign log, told when it happened.
    ///
    /// `opened_at` is when the contact came, where the log says so; otherwise the observation's own
    /// time. Seen `received`, the case waits to be registered until another stage is seen; else the
    /// observation must know the kind.
    ///
    /// # Errors
    /// `Rejection` when the kind is not known to the policy or a deadline cannot be computed.
    pub fn open_observed(
        id: CaseId,
        opened_at: Timestamp,
        observation: &Observation,
        policy: &Policy,
    ) -> Result<Decision, Box<Rejection>> {
        Self::open_observed_on(id, opened_at, observation, &Ground::new(policy, observation.at))
    }

    /// Opens a case by the first observation of a foreign log, told now.
    ///
    /// # Errors
    /// As [`open_observed`](Self::open_observed), or when the observation lies ahead of the clock.
    pub fn open_observed_on(
        id: CaseId,
        opened_at: Timestamp,
        observation: &Observation,
        ground: &Ground<'_>,
    ) -> Result<Decision, Box<Rejection>> {
        let run = || {
            not_ahead(observation.at, ground.now)?;
            let opened_at = opened_at.min(observation.at);
            let source = Witness::of(observation);
            let received = Received {
                policy: ground.policy.digest(),
                customer: None,
                facts: observation.facts.clone(),
            };
            // The opening was told when it happened, as far as anybody knows.
            let opened = Ground { now: opened_at, ..*ground };
            let first = opening(id, received, opened_at, &opened, source.cause(Source::Observed));
            let mut case =
                Case::begin(&first).map_err(|_| Reason::Bug { place: "observe::open" })?;
            let mut draft = Draft::new(&mut case, opened, source.cause(Source::Observed));
            draft.adopt(first);
            draft.drain()?;
            if observation.stage != Some(Stage::Received) {
                register(&mut draft, observation, opened_at)?;
            }
            draft.ground.now = ground.now;
            clock::catch_up_before(&mut draft, observation.at)?;
            take_in(&mut draft, observation, &source)?;
            clock::catch_up(&mut draft, ground.now)?;
            let records = draft.into_records();
            Ok(Decision::first(case, records))
        };
        run().map_err(|reason| Rejection::new(CommandKind::Receive, reason))
    }

    /// Records what a foreign system reports, told when it happened. Time limits that fell due
    /// meanwhile come first.
    ///
    /// What the table allows is flagged observed; a jump it does not have is flagged inferred. An
    /// observation dated before the last record is refused: the host decides what it means.
    /// The level of the first report is where the case starts; a rise over the one told last escalates.
    ///
    /// # Errors
    /// `Rejection` when time runs backwards or a deadline cannot be computed.
    pub fn observe(
        &self,
        observation: &Observation,
        policy: &Policy,
    ) -> Result<Decision, Box<Rejection>> {
        self.observe_on(observation, &Ground::new(policy, observation.at))
    }

    /// Records what a foreign system reports, told now.
    ///
    /// # Errors
    /// As [`observe`](Self::observe), or when the observation lies ahead of the clock.
    pub fn observe_on(
        &self,
        observation: &Observation,
        ground: &Ground<'_>,
    ) -> Result<Decision, Box<Rejection>> {
        let run = || {
            same_policy(self, ground.policy)?;
            let (at, last) = (observation.at, self.last_external);
            if at < last {
                return Err(Reason::TimeBackwards { at, last });
            }
            not_ahead(at, ground.now)?;
            clock_goes_on(self, ground.now)?;
            let witness = Witness::of(observation);
            let mut case = self.clone();
            let mut draft = Draft::new(&mut case, *ground, Cause::CLOCK);
            clock::catch_up_before(&mut draft, at)?;
            take_in(&mut draft, observation, &witness)?;
            clock::catch_up(&mut draft, ground.now)?;
            let records = draft.into_records();
            Ok(Decision::first(case, records))
        };
        run().map_err(|reason| Rejection::new(None, reason))
    }
}

/// Holds whom the foreign system names as the actor.
pub(super) struct Witness(Actor);

impl Witness {
    fn of(observation: &Observation) -> Self {
        let id = observation.by.clone().unwrap_or_else(|| ActorId::known(UNKNOWN));
        Self(Actor::new(id, ActorKind::Person))
    }

    pub(super) fn cause(&self, source: Source) -> Cause<'_> {
        Cause { actor: Some(&self.0), source, ..Cause::CLOCK }
    }
}

/// Reads the kind that a registration has to name: without one the policy knows there is no case.
pub(super) fn told_kind(draft: &Draft<'_>, observation: &Observation) -> Result<KindId, Reason> {
    let known = &draft.case.lifecycle.facts;
    let told = observation.facts.get(FactKind::Kind).or(known.get(FactKind::Kind));
    let kind = told.and_then(|kind| KindId::new(kind.as_str()).ok());
    let policy = draft.ground.policy;
    match kind {
        Some(kind) if policy.kind(&kind).is_some() => Ok(kind),
        other => {
            let unmet = Unmet {
                guard: Guard::KindKnown,
                got: other.map(Judged::Kind).into_iter().collect(),
                fits: Some(
                    policy.kinds().iter().map(|kind| Judged::Kind(kind.id.clone())).collect(),
                ),
            };
            Err(Reason::InvalidInput { field: "facts.kind", rule: unmet.words() })
        }
    }
}

/// Registers a case of a foreign log: it has a kind, or it is no case.
fn register(draft: &mut Draft<'_>, observation: &Observation, at: Timestamp) -> Result<(), Reason> {
    let kind = told_kind(draft, observation)?;
    let registered = Registered {
        moved: Moved { from: Stage::Received, to: Stage::Registered },
        kind,
        contact: Contact::Reachable,
        facts: observation.facts.clone(),
        fields: Vec::new(),
    };
    draft.emit(Event::Registered(registered), at, table::row("L02"))?;
    draft.drain()
}

/// Records an observation and what it changes, axis by axis.
///
/// A waiting ends before the stage moves and begins after it, so that a reply after a waiting finds
/// the clocks running. A callback comes before the stage it leads to; that receipt was acknowledged or
/// progress told comes after it, unless it closes the case.
fn take_in<'a>(
    draft: &mut Draft<'a>,
    observation: &Observation,
    witness: &'a Witness,
) -> Result<(), Reason> {
    let at = observation.at;
    let level_before = draft.case.custody.level_seen;
    let closes = observation.stage.is_some_and(Stage::is_settled);
    draft.cause = witness.cause(Source::Observed);
    draft.emit(Event::Observed(Box::new(observation.clone())), at, None)?;
    draft.drain()?;
    let goes_on = observation.stage.is_some_and(|stage| stage != Stage::Received);
    if goes_on && draft.case.stage() == Stage::Received {
        register(draft, observation, at)?;
    }
    let mut told = Told { draft, witness, at };
    told.facts(observation)?;
    told.people(observation)?;
    told.waiting_ends(observation)?;
    told.callbacks(observation)?;
    if closes {
        told.news(observation)?;
    }
    if let Some(to) = stage_told(told.draft, observation) {
        told.answered(observation, to)?;
        arrive::at(told.draft, observation, witness, to)?;
    }
    if !closes {
        told.news(observation)?;
    }
    told.waiting_begins(observation)?;
    told.level(observation, level_before)?;
    draft.cause = Cause::CLOCK;
    Ok(())
}

/// Returns the stage to move to, if the log names another one. A case that was registered is not
/// received again: it goes back to where it was registered.
fn stage_told(draft: &Draft<'_>, observation: &Observation) -> Option<Stage> {
    let here = draft.case.stage();
    let to = match observation.stage? {
        Stage::Received if here != Stage::Received => Stage::Registered,
        told => told,
    };
    (to != here).then_some(to)
}

/// Records what an observation tells, axis by axis, beside the stage.
struct Told<'d, 'a> {
    draft: &'d mut Draft<'a>,
    witness: &'a Witness,
    at: Timestamp,
}

impl Told<'_, '_> {
    /// Records a change: by the row that the same command would have taken, guards and all, or as
    /// inferred where there is none.
    fn record(&mut self, command: &Command, event: Event) -> Result<(), Reason> {
        let view = View { command: Some(command), ..self.draft.view(self.at) };
        let row = select::command(&view, command.kind().region(), command).ok();
        self.emit(event, row)
    }

    fn emit(&mut self, event: Event, row: Option<&Row>) -> Result<(), Reason> {
        let row = row.filter(|row| row.emits == event.kind());
        let source = if row.is_some() { Source::Observed } else { Source::Inferred };
        self.draft.cause = self.witness.cause(source);
        self.draft.emit(event, self.at, row)?;
        self.draft.drain()
    }

    /// Takes over the facts that differ from what is known, and records the first classification.
    fn facts(&mut self, observation: &Observation) -> Result<(), Reason> {
        let known = self.draft.case.facts();
        self.reclassify(observation, &known)?;
        let mut changed = Facts::default();
        for fact in FactKind::ALL {
            let told = observation.facts.get(*fact);
            let elsewhere = matches!(fact, FactKind::Kind | FactKind::Unit);
            if !elsewhere && told.is_some() && told != known.get(*fact) {
                changed.set(*fact, told.cloned());
            }
        }
        if changed.is_empty() && !is_first_classification(self.draft.case, observation) {
            return Ok(());
        }
        let (priority, rule) = priority(self.draft.ground.policy, observation, &known, &changed);
        let command = Command::Classify(Classify { facts: changed.clone() });
        let recorded = TriageRecorded { facts: changed, priority, rule };
        self.record(&command, Event::TriageRecorded(recorded))
    }

    /// Changes the kind where the log names another one that the policy knows.
    fn reclassify(&mut self, observation: &Observation, known: &Facts) -> Result<(), Reason> {
        let told = observation
            .facts
            .get(FactKind::Kind)
            .filter(|kind| known.get(FactKind::Kind) != Some(*kind));
        let kind = told.and_then(|kind| KindId::new(kind.as_str()).ok());
        let (Some(kind), Some(from)) = (kind, self.draft.case.kind().cloned()) else {
            return Ok(());
        };
        if self.draft.ground.policy.kind(&kind).is_none() {
            return Ok(());
        }
        let command = Command::Reclassify(command_data::Reclassify {
            kind: kind.clone(),
            reason: reported(),
        });
        let reason = reported();
        self.record(&command, Event::Reclassified(Reclassified { from, kind, reason }))
    }

    /// Takes over the unit and the handler. A stage that says there is one, of a case where nobody has
    /// been named, names an unknown one, so that the act is recorded with the stage as when decided.
    fn people(&mut self, observation: &Observation) -> Result<(), Reason> {
        let unit = observation.facts.get(FactKind::Unit);
        let unit = unit.and_then(|unit| UnitId::new(unit.as_str()).ok());
        let known = self.draft.case.assignment.unit.clone();
        let implied = observation.stage == Some(Stage::Assigned) && known.is_none();
        let unit = unit.or_else(|| implied.then(|| UnitId::known(UNKNOWN)));
        if let Some(unit) = unit.filter(|unit| known.as_ref() != Some(unit)) {
            self.unit(unit, known.filter(|known| known.as_str() != UNKNOWN))?;
        }
        let known = self.draft.case.assignment.handler.clone();
        let implied = observation.stage == Some(Stage::HandlerNamed) && known.is_none();
        let handler = observation.handler.clone();
        let handler = handler.or_else(|| implied.then(|| ActorId::known(UNKNOWN)));
        if let Some(handler) = handler.filter(|handler| known.as_ref() != Some(handler)) {
            let command = Command::NameHandler(NameHandler { handler: handler.clone() });
            self.record(&command, Event::HandlerSet(HandlerSet { handler }))?;
        }
        Ok(())
    }

    fn unit(&mut self, unit: UnitId, known: Option<UnitId>) -> Result<(), Reason> {
        let Some(from) = known else {
            let command = Command::Assign(Assign { unit: Some(unit.clone()), due: None });
            let event = UnitAssigned { unit, due: None, rule: None };
            return self.record(&command, Event::UnitAssigned(event));
        };
        let (reason, due) = (reported(), None);
        let command = Command::Transfer(Transfer { unit: unit.clone(), reason, due });
        let event = Transferred { from: Some(from), unit, due, reason: reported() };
        self.record(&command, Event::Transferred(event))
    }

    /// Records what the customer said when called back, and calls that did not reach them.
    fn callbacks(&mut self, observation: &Observation) -> Result<(), Reason> {
        for act in &observation.acts {
            match act {
                ObservedAct::CalledBack { result } => {
                    let command = Command::RecordCallback(RecordCallback {
                        result: *result,
                        ticks: Vec::new(),
                    });
                    let event = CallbackDone { result: *result, ticks: Vec::new() };
                    self.record(&command, Event::CallbackDone(event))?;
                }
                ObservedAct::CallbackFailed {} => {
                    let attempt = self.draft.case.followup.attempts() + 1;
                    let command =
                        Command::RecordAttempt(Reasoned { reason: reported(), note: None });
                    let event = AttemptFailed { attempt, reason: reported(), note: None };
                    self.record(&command, Event::AttemptFailed(event))?;
                }
                ObservedAct::Acknowledged {} | ObservedAct::ProgressReported {} => {}
            }
        }
        Ok(())
    }

    /// Records what the customer was told: an episode is acknowledged once, a settled case no more.
    fn news(&mut self, observation: &Observation) -> Result<(), Reason> {
        for act in &observation.acts {
            let stage = self.draft.case.stage();
            if stage.is_settled() {
                return Ok(());
            }
            let moved = Moved { from: stage, to: stage };
            match act {
                ObservedAct::Acknowledged {} if !self.draft.case.lifecycle.is_acknowledged() => {
                    let command = Command::Acknowledge(Plain {});
                    self.record(&command, Event::Acknowledged(moved))?;
                }
                ObservedAct::ProgressReported {} => {
                    let command = Command::ReportProgress(Noted { note: None });
                    let event = MovedNoted { moved, note: None };
                    self.record(&command, Event::ProgressReported(event))?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Records the answer that closes a case at once, where the table has that step.
    fn answered(&mut self, observation: &Observation, to: Stage) -> Result<(), Reason> {
        let stage = self.draft.case.stage();
        let at_once = matches!(stage, Stage::Registered | Stage::Deferred);
        if !at_once || !to.is_settled() || observation.outcome != Some(Outcome::Answered) {
            return Ok(());
        }
        let moved = Moved { from: stage, to: stage };
        let event = Event::Answered(MovedNoted { moved, note: None });
        self.record(&Command::Answer(Noted { note: None }), event)
    }

    fn waiting_ends(&mut self, observation: &Observation) -> Result<(), Reason> {
        let Some(current) = self.draft.case.waiting.current() else {
            return Ok(());
        };
        let cause = match &observation.waiting {
            None => return Ok(()),
            Some(ObservedWaiting::For { party, reason }) => {
                if current.party == *party && current.reason == *reason {
                    return Ok(());
                }
                WaitingEnd::Superseded
            }
            Some(ObservedWaiting::Nobody {}) => WaitingEnd::Resumed,
        };
        let event = waiting::decide::ended(&self.draft.view(self.at), cause)?;
        self.record(&Command::Resume(Reasoned { reason: reported(), note: None }), event)
    }

    fn waiting_begins(&mut self, observation: &Observation) -> Result<(), Reason> {
        let Some(ObservedWaiting::For { party, reason }) = &observation.waiting else {
            return Ok(());
        };
        let case = &self.draft.case;
        if case.waiting.current().is_some() || case.stage().is_settled() {
            return Ok(());
        }
        let (party, reason) = (*party, reason.clone());
        let pause = Pause { party, reason: reason.clone(), evidence: None, until: None };
        let event = WaitingStarted { party, reason, evidence: None, until: None };
        self.record(&Command::Pause(pause), Event::WaitingStarted(event))
    }

    /// Takes over a level that differs from the one reported before, whatever rungs have done since.
    ///
    /// The level of the first report is where the case starts. A rise over it is an escalation, which never
    /// lowers what a rung has raised; a fall lowers what stands higher.
    fn level(&mut self, observation: &Observation, before: Option<u8>) -> Result<(), Reason> {
        let current = self.draft.case.escalation.level();
        let (Some(before), Some(told)) = (before, observation.level) else {
            return Ok(());
        };
        let reason = reported();
        if told > before {
            let (level, to) = (told.max(current), RoleId::known("reported"));
            let command = Command::Escalate(Escalate { to: to.clone(), reason: reason.clone() });
            return self.record(&command, Event::Escalated(Escalated { level, to, reason }));
        }
        if told == before || told >= current {
            return Ok(());
        }
        let command = Command::Deescalate(Reasoned { reason: reason.clone(), note: None });
        let event = Event::Deescalated(LevelSet { level: told, reason, note: None });
        // The table lowers to no level at all, not step by step.
        if told == 0 { self.record(&command, event) } else { self.emit(event, None) }
    }
}

/// Whoever a foreign log says there is without a name.
const UNKNOWN: &str = "unknown";

/// Lists the facts by which a case is classified; the others are known from elsewhere.
const JUDGED: &[FactKind] = &[
    FactKind::Category,
    FactKind::Priority,
    FactKind::Nature,
    FactKind::Urgency,
    FactKind::Importance,
    FactKind::Complexity,
    FactKind::Severity,
];

/// Says whether a case is found classified for the first time: by a fact of the classification, or by
/// a stage that lies behind it. Closing says nothing: a case may be closed unclassified.
fn is_first_classification(case: &Case, observation: &Observation) -> bool {
    let judged = JUDGED.iter().any(|fact| case.known(*fact).is_some());
    let behind =
        observation.stage.is_some_and(|stage| stage >= Stage::Classified && !stage.is_settled());
    let unsorted = case.triage.classifications().is_none() && case.stage() != Stage::Received;
    unsorted && (judged || behind)
}

/// Returns the priority that a classification leads to. What the log says wins over the matrix; where
/// it is silent, a priority that came from the matrix follows the facts.
fn priority(
    policy: &Policy,
    observation: &Observation,
    known: &Facts,
    changed: &Facts,
) -> (Option<Value>, Option<Value>) {
    if let Some(told) = observation.facts.get(FactKind::Priority) {
        return (Some(told.clone()), None);
    }
    let of_matrix = policy.priority(known).map(|(priority, _)| priority);
    let before = known.get(FactKind::Priority);
    if before.is_some() && before != of_matrix {
        return (before.cloned(), None);
    }
    let mut all = known.clone();
    all.overlay(changed);
    match policy.priority(&all) {
        Some((priority, row)) => (Some(priority.clone()), row.map(|row| Value::from(&row.id))),
        None => (before.cloned(), None),
    }
}

/// The reason of whatever a foreign log reports.
pub(super) fn reported() -> Value {
    Value::known("reported")
}
