//! The case as a value: its regions, and how a record moves it.

use super::{
    CommandKind, Event, Recorded, Region, Source, Stage,
    assignment::Assignment,
    custody::{self, Custody},
    escalation::Escalation,
    followup::Followup,
    layout::Layout,
    lifecycle::Lifecycle,
    obligations::Obligations,
    requests::Requests,
    solution::Solution,
    triage::Triage,
    waiting::Waiting,
};
use crate::{
    actor::ActorKind,
    digest::Digest,
    fact::{FactKind, Facts, Known},
    fault::ReplayFault,
    ident::{ActorId, CaseId, CommandId, KindId, UnitId, Value},
    private::Private,
    rejection::Reason,
    table::{Place, Spot},
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

/// Holds a case: the product of its regions, made by replaying records.
///
/// A case is a value. `decide` returns the next one with the records that led to it; `evolve` and
/// [`replay`](Self::replay) rebuild it from records alone, without policy or calendar. Written with
/// serde it is a snapshot: a cache that only the release that wrote it may be able to read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    pub(super) layout: Layout,
    pub(super) id: CaseId,
    pub(super) version: u64,
    pub(super) opened_at: Timestamp,
    pub(super) last_external: Timestamp,
    pub(super) last_recorded: Timestamp,
    pub(super) policy: Digest,
    pub(super) commands: Vec<Seen>,
    /// The customers who acted, until they are forgotten.
    pub(super) customers: Vec<Private<ActorId>>,
    pub(super) lifecycle: Lifecycle,
    pub(super) triage: Triage,
    pub(super) assignment: Assignment,
    pub(super) waiting: Waiting,
    pub(super) requests: Requests,
    pub(super) solution: Solution,
    pub(super) escalation: Escalation,
    pub(super) followup: Followup,
    pub(super) obligations: Obligations,
    pub(super) custody: Custody,
}

/// Holds a command that was carried out under a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Seen {
    id: CommandId,
    command: Option<CommandKind>,
}

impl Case {
    /// Rebuilds a case from its whole history.
    ///
    /// # Errors
    /// `ReplayFault` naming the record that cannot follow.
    pub fn replay<'a>(
        history: impl IntoIterator<Item = &'a Recorded>,
    ) -> Result<Self, ReplayFault> {
        let mut records = history.into_iter();
        let mut case = Self::begin(records.next().ok_or(ReplayFault::Empty)?)?;
        for record in records {
            case.evolve(record)?;
        }
        Ok(case)
    }

    /// Begins a case with its opening record.
    pub(super) fn begin(first: &Recorded) -> Result<Self, ReplayFault> {
        check_schema(first)?;
        let Event::Received(received) = &first.event else {
            return Err(ReplayFault::NotOpened { got: first.event.kind().name() });
        };
        if first.seq != 1 {
            let stream = first.stream.clone();
            return Err(ReplayFault::Gap { stream, expected: 1, got: first.seq });
        }
        let mut case = Self {
            layout: Layout,
            id: first.stream.clone(),
            version: 1,
            opened_at: first.at,
            last_external: first.at,
            last_recorded: first.recorded_at,
            policy: received.policy,
            commands: Vec::new(),
            customers: Vec::new(),
            lifecycle: Lifecycle::received(received),
            triage: Triage::default(),
            assignment: Assignment::default(),
            waiting: Waiting::default(),
            requests: Requests::default(),
            solution: Solution::default(),
            escalation: Escalation::default(),
            followup: Followup::default(),
            obligations: Obligations::default(),
            custody: Custody::default(),
        };
        case.note_customer(first);
        case.note_command(first);
        Ok(case)
    }

    /// Moves the case by its next record. On a fault the case is as it was.
    ///
    /// # Errors
    /// `ReplayFault` when the record cannot follow.
    pub fn evolve(&mut self, record: &Recorded) -> Result<(), ReplayFault> {
        check_schema(record)?;
        if record.stream != self.id {
            return Err(ReplayFault::ForeignStream {
                expected: self.id.clone(),
                got: record.stream.clone(),
                seq: record.seq,
            });
        }
        let expected = self.version.saturating_add(1);
        if record.seq != expected || record.seq == self.version {
            let (stream, got) = (self.id.clone(), record.seq);
            return Err(ReplayFault::Gap { stream, expected, got });
        }
        if record.by.is_some() && record.at < self.last_external {
            return Err(ReplayFault::TimeBackwards {
                seq: record.seq,
                at: record.at,
                last: self.last_external,
            });
        }
        let mut inferred = self.custody.inferred;
        let moves = || record.event.moved().is_some_and(|moved| moved.from != moved.to);
        if record.source == Source::Inferred && moves() {
            ReplayFault::count(record, &mut inferred)?;
        }
        self.evolve_region(record)?;
        self.custody.inferred = inferred;
        self.version = record.seq;
        self.last_recorded = self.last_recorded.max(record.recorded_at);
        if record.by.is_some() {
            self.last_external = record.at;
        }
        if let Event::PolicyRebound(rebound) = &record.event {
            self.policy = rebound.to;
        }
        self.note_customer(record);
        self.note_command(record);
        Ok(())
    }

    fn evolve_region(&mut self, record: &Recorded) -> Result<(), ReplayFault> {
        match record.event.kind().region() {
            Region::Lifecycle => self.lifecycle.evolve(record),
            Region::Triage => self.triage.evolve(record),
            Region::Assignment => self.assignment.evolve(record),
            Region::Waiting => self.waiting.evolve(record),
            Region::Requests => self.requests.evolve(record),
            Region::Solution => self.solution.evolve(record),
            Region::Escalation => self.escalation.evolve(record),
            Region::Followup => self.followup.evolve(record),
            Region::Obligations => self.obligations.evolve(record),
            Region::Custody => self.custody.evolve(record),
        }
    }

    /// Keeps which customers acted, and forgets them and all that names them once they are erased.
    fn note_customer(&mut self, record: &Recorded) {
        let acting = record.by.as_ref().filter(|by| by.kind == ActorKind::Customer);
        if let Event::Erased(_) = &record.event {
            let mut known = std::mem::take(&mut self.customers);
            known.extend(self.lifecycle.customer.clone());
            known.extend(acting.map(|by| Private::new(by.id.clone())));
            let is_customer = |id: &ActorId| known.iter().any(|known| known.reveal() == id);
            self.lifecycle.forget_references();
            self.solution.forget_customer();
            self.assignment.forget(is_customer);
            self.custody.forget(is_customer);
            return;
        }
        if let Some(by) = acting
            && self.customers.iter().all(|known| known.reveal() != &by.id)
        {
            self.customers.push(Private::new(by.id.clone()));
        }
    }

    fn note_command(&mut self, record: &Recorded) {
        if let Some(id) = &record.command_id
            && self.commands.last().is_none_or(|last| last.id != *id)
        {
            self.commands.push(Seen { id: id.clone(), command: record.command });
        }
    }

    /// Returns the identifier.
    pub fn id(&self) -> &CaseId {
        &self.id
    }

    /// Returns how many records the case is made of; the next one is numbered one more.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// Returns when the contact came.
    pub fn opened_at(&self) -> Timestamp {
        self.opened_at
    }

    /// Returns when the last thing happened that somebody caused.
    pub fn last_external(&self) -> Timestamp {
        self.last_external
    }

    /// Returns when the last record was told; the host's clock does not lie before it.
    pub fn last_recorded(&self) -> Timestamp {
        self.last_recorded
    }

    /// Returns the digest of the policy that judges the case.
    pub fn policy(&self) -> Digest {
        self.policy
    }

    /// Returns the stage.
    pub fn stage(&self) -> Stage {
        self.lifecycle.stage
    }

    /// Returns the kind, once registered.
    pub fn kind(&self) -> Option<&KindId> {
        self.triage.kind.as_ref().or(self.lifecycle.kind.as_ref())
    }

    /// Returns the priority, once classified.
    pub fn priority(&self) -> Option<&Value> {
        let fact = FactKind::Priority;
        self.triage.facts.get(fact).or(self.lifecycle.facts.get(fact))
    }

    /// Returns the lifecycle region.
    pub fn lifecycle(&self) -> &Lifecycle {
        &self.lifecycle
    }

    /// Returns the triage region.
    pub fn triage(&self) -> &Triage {
        &self.triage
    }

    /// Returns the assignment region.
    pub fn assignment(&self) -> &Assignment {
        &self.assignment
    }

    /// Returns the waiting region.
    pub fn waiting(&self) -> &Waiting {
        &self.waiting
    }

    /// Returns the requests region.
    pub fn requests(&self) -> &Requests {
        &self.requests
    }

    /// Returns the solution region.
    pub fn solution(&self) -> &Solution {
        &self.solution
    }

    /// Returns the escalation region.
    pub fn escalation(&self) -> &Escalation {
        &self.escalation
    }

    /// Returns the follow-up region.
    pub fn followup(&self) -> &Followup {
        &self.followup
    }

    /// Returns the obligations region.
    pub fn obligations(&self) -> &Obligations {
        &self.obligations
    }

    /// Returns the custody region: pending acts, timed acts, erasure.
    pub fn custody(&self) -> &Custody {
        &self.custody
    }

    /// Returns who owes what a run is about, as things stand: the handler or the unit in charge, or
    /// the role the policy names. Before anybody is named the word of the policy stands.
    pub fn debtor(&self, run: &super::obligations::Run) -> Value {
        let assignment = &self.assignment;
        let now = match run.owed_by().as_str() {
            "handler" => assignment.handler.as_ref().map(Value::from),
            "unit" => assignment.unit.as_ref().map(Value::from),
            _ => None,
        };
        now.unwrap_or_else(|| run.owed_by().clone())
    }

    /// Returns what is known in the fact vocabulary; later facts win over earlier ones.
    pub fn facts(&self) -> Facts {
        let mut facts = self.lifecycle.facts.clone();
        facts.overlay(&self.triage.facts);
        facts.set(FactKind::Kind, self.kind().map(Value::from));
        if let Some(unit) = &self.assignment.unit {
            facts.set(FactKind::Unit, Some(Value::from(unit)));
        }
        facts
    }

    /// Returns where a region stood at an instant, as far as it was known then; the command or event
    /// names the request or run meant, if any.
    pub(super) fn place(&self, region: Region, about: About<'_>, at: Timestamp) -> Place {
        match region {
            Region::Lifecycle => Place::Stage(self.lifecycle.stage),
            Region::Triage => Place::Spot(self.triage.spot()),
            Region::Assignment => Place::Spot(self.assignment.spot()),
            Region::Waiting => Place::Spot(self.waiting.spot()),
            Region::Requests => Place::Spot(
                about.request().map_or(Spot::NoRequest, |request| self.requests.spot(request)),
            ),
            Region::Solution => Place::Spot(self.solution.spot()),
            Region::Escalation => Place::Spot(self.escalation.spot()),
            Region::Followup => Place::Spot(self.followup.spot()),
            Region::Obligations => Place::Spot(
                about.run().map_or(Spot::NoRun, |(id, run)| self.obligations.spot(id, run, at)),
            ),
            Region::Custody => Place::Spot(self.custody.spot()),
        }
    }

    /// Says whether a region stands at a place, whatever a command may be about.
    pub(super) fn is_at(&self, region: Region, place: Place, at: Timestamp) -> bool {
        let known = match region {
            Region::Requests => {
                self.requests.all().iter().any(|request| Place::Spot(request.spot()) == place)
            }
            Region::Obligations => {
                self.obligations.runs().iter().any(|run| Place::Spot(run.spot(at)) == place)
            }
            _ => false,
        };
        known || self.place(region, About::Nothing, at) == place
    }

    /// Says whether a command is a retry: the same one was carried out under its name before.
    pub(super) fn is_retry(&self, id: &CommandId, command: CommandKind) -> Result<bool, Reason> {
        match self.commands.iter().find(|seen| seen.id == *id) {
            None => Ok(false),
            Some(Seen { command: Some(first), .. }) if *first != command => {
                Err(Reason::CommandIdReused { first: *first })
            }
            Some(_) => Ok(true),
        }
    }

    /// Returns the record by which a command is out of place because the person is erased.
    pub(super) fn erased_for(&self, command: CommandKind, by: Option<ActorKind>) -> Option<u64> {
        let left = custody::table::AFTER_ERASURE.contains(&command);
        self.custody.erased.filter(|_| !left || by == Some(ActorKind::Customer))
    }

    /// Says whether the case has come to its end and takes no more commands but a few.
    pub(super) fn is_at_rest(&self, command: CommandKind) -> bool {
        self.stage() == Stage::Archived
            && !matches!(command, CommandKind::Tick | CommandKind::Erase | CommandKind::Correct)
    }
}

/// What [`Case::facts`] holds, without gathering it.
impl Known for Case {
    fn known(&self, fact: FactKind) -> Option<&str> {
        let told = || self.triage.facts.known(fact).or(self.lifecycle.facts.known(fact));
        match fact {
            FactKind::Kind => self.kind().map(KindId::as_str),
            FactKind::Unit => self.assignment.unit.as_ref().map(UnitId::as_str).or_else(told),
            _ => told(),
        }
    }
}

/// Names what a command, event or timer is about, as far as a place depends on it.
#[derive(Debug, Clone, Copy)]
pub(super) enum About<'a> {
    /// Nothing in particular.
    Nothing,
    /// A command.
    Command(&'a super::Command),
    /// An obligation's run.
    Run(&'a crate::ident::ObligationId, u32),
}

impl<'a> About<'a> {
    fn request(self) -> Option<u32> {
        use super::Command as C;
        match self {
            Self::Command(C::AnswerRequest(data)) => Some(data.request),
            Self::Command(C::RefuseRequest(data) | C::WithdrawRequest(data)) => Some(data.request),
            _ => None,
        }
    }

    fn run(self) -> Option<(&'a crate::ident::ObligationId, Option<u32>)> {
        use super::Command as C;
        match self {
            Self::Run(id, run) => Some((id, Some(run))),
            Self::Command(C::Extend(data)) => Some((&data.obligation, None)),
            Self::Command(C::Waive(data)) => Some((&data.obligation, None)),
            Self::Command(C::Correct(data)) => Some((&data.obligation, Some(data.run))),
            _ => None,
        }
    }
}

fn check_schema(record: &Recorded) -> Result<(), ReplayFault> {
    if record.schema > Recorded::SCHEMA {
        return Err(ReplayFault::WrittenByNewerVersion {
            seq: record.seq,
            got: record.schema,
            known: Recorded::SCHEMA,
        });
    }
    Ok(())
}
