//! Foreign logs as observations: recorded, flagged, never refused for a jump.

use super::{
    Case, Decision, Event, Observation, ObservedWaiting, Outcome, Region, Source, Stage, clock,
    command_data::Contact,
    decide::{opening, same_policy},
    draft::{Cause, Draft, Ground},
    event_data::{
        Closed, Deferred, Escalated, HandlerSet, LevelSet, Moved, MovedNoted, MovedReasoned,
        Received, Reclassified, Registered, Reopened, Replied, Transferred, TriageRecorded,
        UnitAssigned, WaitingEnd, WaitingStarted,
    },
    table, waiting,
};
use crate::{
    actor::{Actor, ActorKind},
    case::CommandKind,
    fact::{FactKind, Facts},
    ident::{ActorId, CaseId, KindId, RoleId, UnitId, Value},
    policy::Policy,
    rejection::{Reason, Rejection},
    table::Place,
    time::Timestamp,
};

impl Case {
    /// Opens a case by the first observation of a foreign log.
    ///
    /// `opened_at` is when the contact came, where the log says so; otherwise the observation's own
    /// time. The observation must know the kind.
    ///
    /// # Errors
    /// `Rejection` when the kind is not known to the policy or a deadline cannot be computed.
    pub fn open_observed(
        id: CaseId,
        opened_at: Timestamp,
        observation: &Observation,
        policy: &Policy,
    ) -> Result<Decision, Box<Rejection>> {
        let run = || {
            let opened_at = opened_at.min(observation.at);
            let source = Witness::of(observation);
            let received = Received {
                policy: policy.digest(),
                customer: None,
                facts: observation.facts.clone(),
            };
            let first = opening(id, received, opened_at, opened_at, source.cause(Source::Observed));
            let case = Case::begin(&first).map_err(|_| Reason::Bug { place: "observe::open" })?;
            let ground = Ground { policy, next: None, organisation: None, now: opened_at };
            let mut draft = Draft::new(case, ground, source.cause(Source::Observed));
            draft.adopt(first);
            draft.drain()?;
            register(&mut draft, observation, opened_at)?;
            draft.ground.now = observation.at;
            clock::catch_up_before(&mut draft, observation.at)?;
            take_in(&mut draft, observation, &source)?;
            Ok(Decision::of(draft))
        };
        run().map_err(|reason| Rejection::new(CommandKind::Receive, reason))
    }

    /// Records what a foreign system reports. Time limits that fell due meanwhile come first.
    ///
    /// What the table allows is flagged observed; a jump it does not have is flagged inferred. An
    /// observation dated before the last record is refused: the host decides what it means.
    ///
    /// # Errors
    /// `Rejection` when time runs backwards or a deadline cannot be computed.
    pub fn observe(
        &self,
        observation: &Observation,
        policy: &Policy,
    ) -> Result<Decision, Box<Rejection>> {
        let run = || {
            same_policy(self, policy)?;
            if observation.at < self.last_external {
                return Err(Reason::TimeBackwards { at: observation.at, last: self.last_external });
            }
            let witness = Witness::of(observation);
            let ground = Ground { policy, next: None, organisation: None, now: observation.at };
            let mut draft = Draft::new(self.clone(), ground, Cause::CLOCK);
            clock::catch_up_before(&mut draft, observation.at)?;
            take_in(&mut draft, observation, &witness)?;
            Ok(Decision::of(draft))
        };
        run().map_err(|reason| Rejection::new(None, reason))
    }
}

/// Holds whom the foreign system names as the actor.
struct Witness(Actor);

impl Witness {
    fn of(observation: &Observation) -> Self {
        let id = observation.by.clone().unwrap_or_else(|| ActorId::known("unknown"));
        Self(Actor::new(id, ActorKind::Person))
    }

    fn cause(&self, source: Source) -> Cause<'_> {
        Cause { actor: Some(&self.0), source, ..Cause::CLOCK }
    }
}

/// Reads the kind that an observation has to name: without one the policy knows there is no case.
fn told_kind(draft: &Draft<'_>, observation: &Observation) -> Result<KindId, Reason> {
    let told = observation.facts.kind.as_ref();
    let kind = told.and_then(|kind| KindId::new(kind.as_str()).ok());
    kind.filter(|kind| draft.ground.policy.kind(kind).is_some()).ok_or_else(|| {
        Reason::InvalidInput {
            field: "facts.kind",
            rule: crate::Words::new(
                "首条记录须给出制度中已有的类型",
                "the first observation must name a kind the policy knows",
            ),
        }
    })
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
/// the clocks running.
fn take_in<'a>(
    draft: &mut Draft<'a>,
    observation: &Observation,
    witness: &'a Witness,
) -> Result<(), Reason> {
    let at = observation.at;
    draft.cause = witness.cause(Source::Observed);
    draft.emit(Event::Observed(Box::new(observation.clone())), at, None)?;
    draft.drain()?;
    facts(draft, observation)?;
    people(draft, observation)?;
    waiting_ends(draft, observation)?;
    if let Some(to) = observation.stage.filter(|stage| *stage != draft.case.stage()) {
        stage(draft, observation, witness, to)?;
        draft.cause = witness.cause(Source::Observed);
    }
    waiting_begins(draft, observation)?;
    level(draft, observation)?;
    draft.cause = Cause::CLOCK;
    Ok(())
}

fn record(draft: &mut Draft<'_>, event: Event, at: Timestamp, row: &str) -> Result<(), Reason> {
    draft.emit(event, at, table::row(row))?;
    draft.drain()
}

/// Takes over the facts that differ from what is known.
fn facts(draft: &mut Draft<'_>, observation: &Observation) -> Result<(), Reason> {
    let known = draft.case.facts();
    reclassify(draft, observation, &known)?;
    let mut changed = Facts::default();
    for fact in FactKind::ALL {
        let told = observation.facts.get(*fact);
        let elsewhere = matches!(fact, FactKind::Kind | FactKind::Unit);
        if !elsewhere && told.is_some() && told != known.get(*fact) {
            changed.set(*fact, told.cloned());
        }
    }
    let unset = known.priority.is_none() && draft.ground.policy.matrix().is_some();
    if changed == Facts::default() && !unset {
        return Ok(());
    }
    let mut all = known.clone();
    all.overlay(&changed);
    let (priority, rule) = match (&changed.priority, draft.ground.policy.priority(&all)) {
        (Some(told), _) => (Some(told.clone()), None),
        (None, Some((priority, row))) if known.priority.is_none() => {
            (Some(priority.clone()), row.map(|row| Value::from(&row.id)))
        }
        _ => (known.priority, None),
    };
    let event = Event::TriageRecorded(TriageRecorded { facts: changed, priority, rule });
    record(draft, event, observation.at, "TR2")
}

/// Changes the kind where the log names another one that the policy knows.
fn reclassify(
    draft: &mut Draft<'_>,
    observation: &Observation,
    known: &Facts,
) -> Result<(), Reason> {
    let told = observation.facts.kind.as_ref().filter(|kind| known.kind.as_ref() != Some(*kind));
    let kind = told.and_then(|kind| KindId::new(kind.as_str()).ok());
    let (Some(kind), Some(from)) = (kind, draft.case.kind().cloned()) else {
        return Ok(());
    };
    if draft.ground.policy.kind(&kind).is_none() {
        return Ok(());
    }
    let event = Event::Reclassified(Reclassified { from, kind, reason: Value::known("reported") });
    record(draft, event, observation.at, "TR4")
}

/// Takes over the unit and the handler.
fn people(draft: &mut Draft<'_>, observation: &Observation) -> Result<(), Reason> {
    let unit = observation.facts.unit.as_ref().and_then(|unit| UnitId::new(unit.as_str()).ok());
    if let Some(unit) = unit
        && draft.case.assignment.unit.as_ref() != Some(&unit)
    {
        let (event, row) = match draft.case.assignment.unit.clone() {
            None => (Event::UnitAssigned(UnitAssigned { unit, due: None, rule: None }), "AS1"),
            from => {
                let reason = Value::known("reported");
                (Event::Transferred(Transferred { from, unit, due: None, reason }), "AS2")
            }
        };
        record(draft, event, observation.at, row)?;
    }
    if let Some(handler) = &observation.handler
        && draft.case.assignment.handler.as_ref() != Some(handler)
    {
        let event = Event::HandlerSet(HandlerSet { handler: handler.clone() });
        record(draft, event, observation.at, "AS4")?;
    }
    Ok(())
}

fn waiting_ends(draft: &mut Draft<'_>, observation: &Observation) -> Result<(), Reason> {
    let Some(current) = draft.case.waiting.current() else {
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
    let event = waiting::decide::ended(&draft.view(observation.at), cause)?;
    record(draft, event, observation.at, "W2")
}

fn waiting_begins(draft: &mut Draft<'_>, observation: &Observation) -> Result<(), Reason> {
    let Some(ObservedWaiting::For { party, reason }) = &observation.waiting else {
        return Ok(());
    };
    if draft.case.waiting.current().is_some() || draft.case.stage().is_settled() {
        return Ok(());
    }
    let (party, reason) = (*party, reason.clone());
    let event =
        Event::WaitingStarted(WaitingStarted { party, reason, evidence: None, until: None });
    record(draft, event, observation.at, "W1")
}

fn level(draft: &mut Draft<'_>, observation: &Observation) -> Result<(), Reason> {
    let current = draft.case.escalation.level();
    let Some(level) = observation.level.filter(|level| *level != current) else {
        return Ok(());
    };
    let reason = Value::known("reported");
    let (event, row) = if level > current {
        (Event::Escalated(Escalated { level, to: RoleId::known("reported"), reason }), "E1")
    } else {
        (Event::Deescalated(LevelSet { level, reason, note: None }), "E3")
    };
    record(draft, event, observation.at, row)
}

/// Moves the stage: by the row the table has, or by an inferred step.
fn stage<'a>(
    draft: &mut Draft<'a>,
    observation: &Observation,
    witness: &'a Witness,
    to: Stage,
) -> Result<(), Reason> {
    let from = draft.case.stage();
    let reopens = is_reopening(from, to);
    // An archived case was closed before, whether the log says so or not: closing ends what is owed.
    let through = match to {
        Stage::Replied if reopens => Stage::Investigating,
        Stage::Archived if from != Stage::Closed => Stage::Closed,
        _ => to,
    };
    let row = row_between(draft, from, through, reopens);
    let source = if row.is_some() { Source::Observed } else { Source::Inferred };
    draft.cause = witness.cause(source);
    let moved = Moved { from, to: through };
    let event = if reopens {
        let episode = draft.case.lifecycle.episode + 1;
        Event::Reopened(Reopened { moved, reason: Value::known("reported"), episode })
    } else {
        arrived(draft, observation, moved)?
    };
    draft.emit(event, observation.at, row)?;
    draft.drain()?;
    if through != to {
        draft.cause = witness.cause(Source::Inferred);
        let event = arrived(draft, observation, Moved { from: through, to })?;
        draft.emit(event, observation.at, None)?;
        draft.drain()?;
    }
    Ok(())
}

/// Says whether a move takes up a matter that was answered or ended.
fn is_reopening(from: Stage, to: Stage) -> bool {
    let ended = from.is_settled();
    let answered = matches!(from, Stage::Replied | Stage::CallbackPending | Stage::Verified);
    let onward = matches!(
        to,
        Stage::Replied
            | Stage::Negotiating
            | Stage::CallbackPending
            | Stage::Verified
            | Stage::Closed
            | Stage::Archived
    );
    (ended && !to.is_settled()) || (answered && !onward)
}

/// Finds the row that allows a move, whatever its guards say: a foreign log has passed its own.
fn row_between(
    draft: &Draft<'_>,
    from: Stage,
    to: Stage,
    reopens: bool,
) -> Option<&'static crate::table::Row> {
    let flow = draft.view(draft.ground.now).flow();
    table::rows(Region::Lifecycle).iter().find(|row| {
        row.flows.contains(&flow)
            && row.from.contains(&Place::Stage(from))
            && row.to == Some(Place::Stage(to))
            && (!reopens || row.emits == super::EventKind::Reopened)
    })
}

/// Builds the event by which a stage is reached, with what a foreign log can tell.
fn arrived(draft: &Draft<'_>, observation: &Observation, moved: Moved) -> Result<Event, Reason> {
    let noted = MovedNoted { moved, note: None };
    let reasoned = || MovedReasoned { moved, reason: Value::known("reported"), note: None };
    Ok(match moved.to {
        Stage::Received => return Err(Reason::Bug { place: "observe::received" }),
        Stage::Registered => Event::Registered(Registered {
            moved,
            kind: match draft.case.kind() {
                Some(kind) => kind.clone(),
                None => told_kind(draft, observation)?,
            },
            contact: draft.case.lifecycle.contact,
            facts: Facts::default(),
            fields: Vec::new(),
        }),
        Stage::Deferred => Event::Deferred(Deferred { moved, until: None }),
        Stage::Classified => Event::Classified(moved),
        Stage::Assigned => Event::Assigned(moved),
        Stage::HandlerNamed => Event::HandlerNamed(moved),
        Stage::Investigating => Event::InvestigationStarted(moved),
        Stage::SolutionDrafted => Event::SolutionDrafted(moved),
        Stage::AwaitingApproval => Event::ApprovalAwaited(moved),
        Stage::SolutionApproved => Event::SolutionCleared(moved),
        Stage::AwaitingCustomer => Event::CustomerAwaited(moved),
        Stage::InProgress => Event::WorkStarted(moved),
        Stage::Handled => Event::Handled(noted),
        Stage::Verified => Event::Verified(noted),
        Stage::Replied => {
            let (channel, ticks) = (observation.facts.channel.clone(), Vec::new());
            Event::Replied(Replied { moved, channel, ticks, note: None })
        }
        Stage::Negotiating => Event::ReplyRejected(reasoned()),
        Stage::CallbackPending => Event::CallbackAwaited(moved),
        Stage::Closed => {
            let outcome = observation.outcome.unwrap_or(Outcome::Unknown);
            Event::Closed(Closed { moved, outcome, reason: None, note: None, case: None })
        }
        Stage::Archived => Event::Archived(moved),
    })
}
