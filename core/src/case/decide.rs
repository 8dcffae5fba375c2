//! One command, end to end: identity, catch up, authorise, select, emit, drain.

use super::{
    ActDecision, Case, Command, CommandKind, Event, Recorded, Source,
    authorise::{self, Wish},
    clock,
    custody::PendingAct,
    draft::{Cause, Draft, Ground},
    event_data::{ActAsked, Received},
    view::{Doer, View},
};
use crate::{
    actor::Actor,
    ident::{CaseId, CommandId},
    organisation::Organisation,
    policy::{Mode, Policy},
    rejection::{Reason, Rejection},
    table::{Guard, Row},
    time::Timestamp,
};

/// Holds what a command is given with: who, when it happened, when it is told, under which policy.
///
/// The host brings the clock: `now` is when we are told. A command of a phone that was offline
/// states its own earlier [`at`](Self::happened_at).
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    policy: &'a Policy,
    next: Option<&'a Policy>,
    organisation: Option<&'a Organisation>,
    actor: &'a Actor,
    now: Timestamp,
    /// Up to when time passes behind the command.
    until: Timestamp,
    at: Timestamp,
    expected_version: Option<u64>,
    command_id: Option<&'a CommandId>,
}

impl<'a> Context<'a> {
    /// Names the policy that the case is bound to, the actor and the time.
    pub fn new(policy: &'a Policy, actor: &'a Actor, now: Timestamp) -> Self {
        Self {
            policy,
            next: None,
            organisation: None,
            actor,
            now,
            until: now,
            at: now,
            expected_version: None,
            command_id: None,
        }
    }

    /// Passes along the policy that a [`Command::Rebind`] names.
    ///
    /// What falls due before the rebinding is decided under the policy bound so far.
    #[must_use]
    pub fn rebinding_to(mut self, policy: &'a Policy) -> Self {
        self.next = Some(policy);
        self
    }

    /// Adds the organisation, which answers who is whose superior.
    #[must_use]
    pub fn in_organisation(mut self, organisation: &'a Organisation) -> Self {
        self.organisation = Some(organisation);
        self
    }

    /// States that it happened earlier than it is told.
    #[must_use]
    pub fn happened_at(mut self, at: Timestamp) -> Self {
        self.at = at;
        self
    }

    /// States the version the caller has seen; the command is refused if the case has moved on.
    #[must_use]
    pub fn expecting(mut self, version: u64) -> Self {
        self.expected_version = Some(version);
        self
    }

    /// Names the command, so that a retry changes nothing.
    #[must_use]
    pub fn identified_by(mut self, id: &'a CommandId) -> Self {
        self.command_id = Some(id);
        self
    }

    /// Lets time pass up to an instant alone, for commands that are told together: what falls due
    /// between two of them lies between them.
    #[must_use]
    pub(crate) fn passing_until(mut self, until: Timestamp) -> Self {
        self.until = until;
        self
    }

    /// Returns when we are told.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// Returns the actor.
    pub fn actor(&self) -> &'a Actor {
        self.actor
    }

    /// Returns the policy that the case is bound to.
    pub fn policy(&self) -> &'a Policy {
        self.policy
    }

    /// Returns the policy passed along for a rebinding, if any.
    pub fn next_policy(&self) -> Option<&'a Policy> {
        self.next
    }

    pub(super) fn ground(&self) -> Ground<'a> {
        let Self { policy, next, organisation, now, .. } = *self;
        Ground { policy, next, organisation, now }
    }

    fn wish<'w>(&'w self, command: &'w Command) -> Wish<'w> {
        Wish { actor: self.actor, command, at: self.at }
    }

    fn cause(&self, command: CommandKind) -> Cause<'a> {
        Cause {
            actor: Some(self.actor),
            on_behalf: None,
            command: Some(command),
            command_id: self.command_id,
            source: Source::Decided,
        }
    }
}

/// Holds the result of a command: the case as it is now and the records to append, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    case: Case,
    records: Vec<Recorded>,
    came: Came,
}

/// Says whether a command came for the first time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Came {
    First,
    Again,
}

impl Decision {
    pub(super) fn first(case: Case, records: Vec<Recorded>) -> Self {
        Self { case, records, came: Came::First }
    }

    /// Returns the case after the command.
    pub fn case(&self) -> &Case {
        &self.case
    }

    /// Lists the records to append; none when the command was a retry or no time limit fell due.
    pub fn records(&self) -> &[Recorded] {
        &self.records
    }

    /// Says whether the command had been carried out before under its name; nothing happened now.
    pub fn is_retry(&self) -> bool {
        self.came == Came::Again
    }

    /// Takes both apart.
    pub fn into_parts(self) -> (Case, Vec<Recorded>) {
        (self.case, self.records)
    }
}

impl Case {
    /// Opens a case: the only way a case comes to be, beside replay.
    ///
    /// # Errors
    /// `Rejection` when the command is not [`Command::Receive`] or the actor may not give it.
    pub fn open(
        id: CaseId,
        command: &Command,
        context: &Context<'_>,
    ) -> Result<Decision, Box<Rejection>> {
        let refused = |reason| Rejection::new(command.kind(), reason);
        let (mut case, first) = begin(id, command, context).map_err(refused)?;
        let records = open(&mut case, first, command, context).map_err(refused)?;
        Ok(Decision::first(case, records))
    }

    /// Decides a command. Nothing is changed: the result holds the next case and the records.
    ///
    /// Time limits that fell due meanwhile come first, each dated at its own instant.
    ///
    /// # Errors
    /// `Rejection`: no records, not even those that fell due; the next call catches up again.
    pub fn decide<'a>(
        &'a self,
        command: &'a Command,
        context: &Context<'a>,
    ) -> Result<Decision, Box<Rejection>> {
        let refused = |reason| Rejection::new(command.kind(), reason);
        let outlook = look(self, command, context).map_err(refused)?;
        let mut case = self.clone();
        let Some(outlook) = outlook else {
            return Ok(Decision { case, records: Vec::new(), came: Came::Again });
        };
        let records = decide(&mut case, self, command, context, outlook).map_err(refused)?;
        Ok(Decision::first(case, records))
    }

    /// Lets time pass: carries out what has fallen due by `now`.
    ///
    /// # Errors
    /// `Rejection` when the clock runs backwards or a deadline cannot be computed.
    pub fn tick(&self, policy: &Policy, now: Timestamp) -> Result<Decision, Box<Rejection>> {
        self.tick_on(&Ground::new(policy, now))
    }

    /// Lets time pass on a ground that may hold an organisation.
    ///
    /// # Errors
    /// As [`tick`](Self::tick).
    pub fn tick_on(&self, ground: &Ground<'_>) -> Result<Decision, Box<Rejection>> {
        let run = || {
            same_policy(self, ground.policy)?;
            clock_goes_on(self, ground.now)?;
            let mut case = self.clone();
            let mut draft = Draft::new(&mut case, *ground, Cause::CLOCK);
            clock::catch_up(&mut draft, ground.now)?;
            let records = draft.into_records();
            Ok(Decision::first(case, records))
        };
        run().map_err(|reason| Rejection::new(CommandKind::Tick, reason))
    }
}

/// Begins a case with its opening record.
fn begin(id: CaseId, command: &Command, context: &Context<'_>) -> Result<(Case, Recorded), Reason> {
    let Command::Receive(data) = command else {
        return Err(Reason::NoSuchCase);
    };
    if let Some(expected) = context.expected_version.filter(|expected| *expected != 0) {
        return Err(Reason::StaleVersion { expected, actual: 0 });
    }
    not_ahead(context.at, context.now)?;
    in_force(context.policy, context.at)?;
    let received = Received {
        policy: context.policy.digest(),
        customer: data.customer.clone(),
        facts: data.facts.clone(),
    };
    let cause = context.cause(command.kind());
    let first = opening(id, received, context.at, &context.ground(), cause);
    let case = Case::begin(&first).map_err(|_| Reason::Bug { place: "open" })?;
    let mode = authorise::authorise(&case, context.wish(command), &context.ground())?;
    if mode != Mode::May {
        return Err(authorise::not_outright(context.actor, command.kind(), &context.ground()));
    }
    Ok((case, first))
}

/// Lets the opening record bring about what it brings about.
fn open(
    case: &mut Case,
    first: Recorded,
    command: &Command,
    context: &Context<'_>,
) -> Result<Vec<Recorded>, Reason> {
    let mut draft = Draft::new(case, context.ground(), context.cause(command.kind()));
    draft.adopt(first);
    draft.drain()?;
    clock::catch_up(&mut draft, context.until)?;
    Ok(draft.into_records())
}

/// Builds the opening record.
pub(super) fn opening(
    id: CaseId,
    received: Received,
    at: Timestamp,
    ground: &Ground<'_>,
    cause: Cause<'_>,
) -> Recorded {
    Recorded {
        stream: id,
        seq: 1,
        at,
        recorded_at: ground.now,
        by: cause.by(),
        command_id: cause.command_id.cloned(),
        command: cause.command,
        schema: Recorded::SCHEMA,
        source: cause.source,
        row: Some(crate::ident::Value::known("L01")),
        organisation: ground.organisation.map(Organisation::digest),
        event: Event::Received(received),
    }
}

/// Says what has to be done for a command.
enum Outlook {
    /// Something falls due before it, or it is time itself.
    Due,
    /// Nothing is due: the command is admitted as the case is.
    Clear(Admitted),
}

/// Says how a command is carried out: at once or through another, and by which row.
struct Admitted {
    mode: Mode,
    row: &'static Row,
}

/// Looks at a command before anything is copied; none when it is a retry.
fn look(case: &Case, command: &Command, context: &Context<'_>) -> Result<Option<Outlook>, Reason> {
    if let Some(id) = context.command_id
        && case.is_retry(id, command.kind())?
    {
        return Ok(None);
    }
    check_identity(case, command, context)?;
    let timed = command.kind() == CommandKind::Tick || clock::is_due(case, context.at);
    let outlook = if timed { Outlook::Due } else { Outlook::Clear(admit(case, command, context)?) };
    Ok(Some(outlook))
}

/// Carries a command out on a working copy of the case as it was.
fn decide<'a>(
    case: &'a mut Case,
    was: &'a Case,
    command: &'a Command,
    context: &Context<'a>,
    outlook: Outlook,
) -> Result<Vec<Recorded>, Reason> {
    let mut draft = Draft::new(case, context.ground(), Cause::CLOCK);
    if let Outlook::Due = outlook {
        clock::catch_up_before(&mut draft, context.at)?;
        // What fell due meanwhile may have archived the case.
        if draft.case.is_at_rest(command.kind()) {
            return Err(Reason::CaseSettled { version: draft.case.version });
        }
    }
    if command.kind() != CommandKind::Tick {
        draft.cause = context.cause(command.kind());
        let admitted = match outlook {
            Outlook::Clear(admitted) => admitted,
            Outlook::Due => admit(draft.case, command, context)?,
        };
        give(&mut draft, command, context, admitted, approved(was, command))?;
        draft.cause = Cause::CLOCK;
    }
    clock::catch_up(&mut draft, context.until)?;
    Ok(draft.into_records())
}

fn check_identity(case: &Case, command: &Command, context: &Context<'_>) -> Result<(), Reason> {
    if let Some(expected) = context.expected_version
        && expected != case.version
    {
        return Err(Reason::StaleVersion { expected, actual: case.version });
    }
    same_policy(case, context.policy)?;
    if context.at < case.last_external {
        return Err(Reason::TimeBackwards { at: context.at, last: case.last_external });
    }
    not_ahead(context.at, context.now)?;
    clock_goes_on(case, context.now)?;
    if matches!(command, Command::Receive(_)) {
        return Err(Reason::CaseExists);
    }
    if case.is_at_rest(command.kind()) {
        return Err(Reason::CaseSettled { version: case.version });
    }
    if let Some(seq) = case.erased_for(command.kind(), Some(context.actor.kind())) {
        return Err(Reason::PersonErased { seq });
    }
    Ok(())
}

pub(super) fn not_ahead(at: Timestamp, now: Timestamp) -> Result<(), Reason> {
    if at > now { Err(Reason::AheadOfClock { at, now }) } else { Ok(()) }
}

/// A case is bound to a policy that is in force: opened under it, or rebound to it.
fn in_force(policy: &Policy, at: Timestamp) -> Result<(), Reason> {
    match policy.control().effective_from {
        Some(from) if at < from => Err(Reason::PolicyNotEffective { from, at }),
        _ => Ok(()),
    }
}

/// A clock that runs backwards would make the order of what was told depend on the reader.
pub(super) fn clock_goes_on(case: &Case, now: Timestamp) -> Result<(), Reason> {
    let last = case.last_recorded;
    if now < last { Err(Reason::ClockBackwards { now, last }) } else { Ok(()) }
}

pub(super) fn same_policy(case: &Case, policy: &Policy) -> Result<(), Reason> {
    let (expected, got) = (case.policy, policy.digest());
    if expected != got {
        return Err(Reason::PolicyMismatch { expected, got });
    }
    Ok(())
}

/// Carries an admitted command out, or leaves it as a pending act.
fn give<'a>(
    draft: &mut Draft<'a>,
    command: &'a Command,
    context: &Context<'a>,
    Admitted { mode, row }: Admitted,
    asked: Option<&'a PendingAct>,
) -> Result<(), Reason> {
    if mode != Mode::May {
        let act = draft.case.custody.acts.saturating_add(1);
        let asked = ActAsked { act, mode, command: Box::new(command.clone()) };
        draft.emit(Event::ActAsked(asked), context.at, None)?;
        return draft.drain();
    }
    if let Some(act) = asked {
        if let Some(seq) = draft.case.erased_for(act.command.kind(), None) {
            return Err(Reason::PersonErased { seq });
        }
        // The one who decides and the one who asked both answer for it, as things stand now.
        let both = [Some(context.actor.id()), act.by.as_ref().map(|by| &by.id)];
        for person in both.into_iter().flatten() {
            authorise::floor(draft.case, person, &act.command)?;
        }
    }
    draft.carry_out(command, row, context.at)?;
    let Some(act) = asked else {
        return Ok(());
    };
    // The one who asked did the work; the one who decided stands in the decision's own record.
    draft.cause = Cause {
        on_behalf: act.by.as_ref(),
        command: Some(act.command.kind()),
        ..context.cause(act.command.kind())
    };
    let row = fits(draft.case, &act.command, (draft.doer(), context.at), &draft.ground)?;
    draft.carry_out(&act.command, row, context.at)
}

/// Authorises a command and checks that it fits, without changing anything.
fn admit(case: &Case, command: &Command, context: &Context<'_>) -> Result<Admitted, Reason> {
    let ground = context.ground();
    let mode = authorise::authorise(case, context.wish(command), &ground)?;
    let row = fits(case, command, (Doer::Actor(context.actor), context.at), &ground)?;
    Ok(Admitted { mode, row })
}

/// Checks the gates, and selects the row.
fn fits(
    case: &Case,
    command: &Command,
    (doer, at): (Doer<'_>, Timestamp),
    ground: &Ground<'_>,
) -> Result<&'static Row, Reason> {
    let policy = ground.policy;
    let view = View { case, policy, doer, at, command: Some(command), event: None };
    authorise::gates(&view, command)?;
    let row = super::select::command(&view, command.kind().region(), command)?;
    if let Command::Rebind(data) = command {
        let next = ground.next_of(data.to)?;
        let unmet = match case.kind().map(|kind| next.kind(kind)) {
            Some(None) => Some(Guard::KindKnown),
            Some(Some(kind)) if !view.flow_fits(kind.flow) => Some(Guard::FlowFits),
            _ => None,
        };
        if let Some(guard) = unmet {
            let next = View { policy: next, ..view };
            return Err(Reason::GuardsUnmet { row: "K1", unmet: vec![next.unmet(guard)] });
        }
        in_force(next, at)?;
    }
    Ok(row)
}

/// Returns the act that an approval carries out.
fn approved<'c>(case: &'c Case, command: &Command) -> Option<&'c PendingAct> {
    let Command::DecideAsked(data) = command else {
        return None;
    };
    let asked = case.custody.asked.iter().find(|act| act.ordinal == data.act);
    asked.filter(|_| data.decision == ActDecision::Approve)
}
