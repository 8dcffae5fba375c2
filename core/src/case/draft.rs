//! One decision in the making: a working copy of the case and the records that lead to it.

use super::{
    About, By, Case, Command, CommandKind, Event, EventKind, Recorded, Region, Source, assignment,
    custody, escalation,
    event_data::WaitingEnd,
    followup, lifecycle, obligations, requests, select, solution, triage,
    view::{Doer, View},
    waiting,
};
use crate::{
    actor::Actor,
    digest::Digest,
    ident::{CommandId, Value},
    organisation::Organisation,
    policy::Policy,
    rejection::Reason,
    table::Row,
    time::Timestamp,
};

/// Holds what a decision reads beside the case where nobody gives a command: as time passes, or as
/// a foreign system reports.
#[derive(Debug, Clone, Copy)]
pub struct Ground<'a> {
    /// The policy bound; from a rebinding on the one bound by it.
    pub(super) policy: &'a Policy,
    /// The policy that a rebinding binds to.
    pub(super) next: Option<&'a Policy>,
    pub(super) organisation: Option<&'a Organisation>,
    pub(super) now: Timestamp,
}

impl<'a> Ground<'a> {
    /// Names the policy that the case is bound to and when we are told.
    pub fn new(policy: &'a Policy, now: Timestamp) -> Self {
        Self { policy, next: None, organisation: None, now }
    }

    /// Adds the organisation, which answers whose calendar a unit has.
    #[must_use]
    pub fn in_organisation(mut self, organisation: &'a Organisation) -> Self {
        self.organisation = Some(organisation);
        self
    }

    /// Returns the policy that a rebinding names, which the host has to pass along.
    pub(super) fn next_of(&self, named: Digest) -> Result<&'a Policy, Reason> {
        let given = self.next.filter(|policy| policy.digest() == named);
        given.ok_or(Reason::PolicyNotGiven { named })
    }
}

/// Holds a decision in the making, on a working copy of the case: dropping both leaves everything as
/// it was.
pub(super) struct Draft<'a> {
    pub(super) case: &'a mut Case,
    pub(super) ground: Ground<'a>,
    pub(super) cause: Cause<'a>,
    records: Vec<Recorded>,
    /// The records behind those, which have yet to bring about what they bring about.
    fresh: Vec<Recorded>,
    /// The version from which it must not go further than [`BOUND`].
    before: u64,
}

/// Says who causes the records that are being made.
#[derive(Clone, Copy)]
pub(super) struct Cause<'a> {
    pub(super) actor: Option<&'a Actor>,
    /// Who is recorded, where that is not the actor: the trainee whose act another approved.
    pub(super) on_behalf: Option<&'a By>,
    pub(super) command: Option<CommandKind>,
    pub(super) command_id: Option<&'a CommandId>,
    pub(super) source: Source,
}

impl Cause<'_> {
    /// Returns who is recorded.
    pub(super) fn by(&self) -> Option<By> {
        match self.on_behalf {
            Some(by) => Some(by.clone()),
            None => self.actor.map(|actor| By { id: actor.id().clone(), kind: actor.kind() }),
        }
    }

    /// Time alone.
    pub(super) const CLOCK: Self = Self {
        actor: None,
        on_behalf: None,
        command: None,
        command_id: None,
        source: Source::Clock,
    };
}

/// The most records one command may lead to; more would be a loop that the table checks missed.
const BOUND: u64 = 10_000;

/// As many records as most commands lead to.
const FEW: usize = 3;

impl<'a> Draft<'a> {
    pub(super) fn new(case: &'a mut Case, ground: Ground<'a>, cause: Cause<'a>) -> Self {
        let before = case.version;
        Self { case, ground, cause, records: Vec::new(), fresh: Vec::new(), before }
    }

    pub(super) fn view(&self, at: Timestamp) -> View<'_> {
        View {
            case: self.case,
            policy: self.ground.policy,
            doer: self.doer(),
            at,
            command: None,
            event: None,
        }
    }

    pub(super) fn doer(&self) -> Doer<'_> {
        match (self.cause.on_behalf, self.cause.actor) {
            (Some(by), _) => Doer::Asker(by, self.ground.organisation),
            (None, Some(actor)) => Doer::Actor(actor),
            (None, None) => Doer::Clock,
        }
    }

    /// Takes over the record that opened the case.
    pub(super) fn adopt(&mut self, first: Recorded) {
        self.fresh.push(first);
    }

    /// Records an event, moves the working copy by it, and queues it for reactions.
    pub(super) fn emit(
        &mut self,
        event: Event,
        at: Timestamp,
        row: Option<&Row>,
    ) -> Result<(), Reason> {
        if self.case.version.saturating_sub(self.before) >= BOUND {
            return Err(Reason::Bug { place: "draft::bound" });
        }
        let record = Recorded {
            stream: self.case.id.clone(),
            seq: self.case.version.saturating_add(1),
            at,
            recorded_at: self.ground.now,
            by: self.cause.by(),
            command_id: self.cause.command_id.cloned(),
            command: self.cause.command,
            schema: Recorded::SCHEMA,
            source: self.cause.source,
            row: row.map(|row| Value::known(row.id)),
            organisation: self.ground.organisation.map(Organisation::digest),
            event,
        };
        self.case.evolve(&record).map_err(|_| Reason::Bug { place: "draft::evolve" })?;
        if let Event::PolicyRebound(rebound) = &record.event {
            self.ground.policy = self.ground.next_of(rebound.to)?;
        }
        if self.fresh.capacity() == 0 {
            self.fresh.reserve_exact(FEW);
        }
        self.fresh.push(record);
        Ok(())
    }

    /// Lets every fresh record bring about what it brings about, first in, first out: what some
    /// records bring about lies behind them all.
    pub(super) fn drain(&mut self) -> Result<(), Reason> {
        while !self.fresh.is_empty() {
            let mut causes = std::mem::take(&mut self.fresh);
            for cause in &causes {
                for region in cause.event.kind().answering().regions() {
                    self.react(region, cause)?;
                }
                obligations::react::to_event(self, cause)?;
                custody::schedule::to_event(self, cause)?;
            }
            if self.records.is_empty() {
                self.records = causes;
            } else {
                self.records.append(&mut causes);
            }
        }
        Ok(())
    }

    /// Returns the records made.
    pub(super) fn into_records(mut self) -> Vec<Recorded> {
        self.records.append(&mut self.fresh);
        self.records
    }

    fn react(&mut self, region: Region, cause: &Recorded) -> Result<(), Reason> {
        // A foreign log reports the stages itself; nothing runs ahead of it.
        let reported = matches!(region, Region::Lifecycle | Region::Followup);
        if reported && cause.source.is_foreign() {
            return Ok(());
        }
        if region == Region::Requests {
            for event in requests::decide::withdrawn_on_close(&self.view(cause.at)) {
                self.emit(event, cause.at, super::table::row("Q5"))?;
            }
            return Ok(());
        }
        let view = View { event: Some(&cause.event), ..self.view(cause.at) };
        let Some(row) = select::reaction(&view, region, cause.event.kind())? else {
            return Ok(());
        };
        let event = reaction(&view, row, cause)?;
        self.emit(event, cause.at, Some(row))
    }

    /// Carries a command out that has been authorised, by the row that was selected for it in the
    /// working copy as it is.
    pub(super) fn carry_out(
        &mut self,
        command: &Command,
        row: &Row,
        at: Timestamp,
    ) -> Result<(), Reason> {
        let view = View { command: Some(command), ..self.view(at) };
        let event = match row.region {
            Region::Lifecycle => lifecycle::decide::on_command(&view, row, command)?,
            Region::Triage => triage::decide::on_command(&view, command)?,
            Region::Assignment => assignment::decide::on_command(&view, command)?,
            Region::Waiting => waiting::decide::on_command(&view, command)?,
            Region::Requests => requests::decide::on_command(&view, command)?,
            Region::Solution => solution::decide::on_command(&view, command)?,
            Region::Escalation => escalation::decide::on_command(&view, command)?,
            Region::Followup => followup::decide::on_command(&view, command)?,
            Region::Obligations => {
                obligations::react::told_late(self, command, at)?;
                obligations::decide::on_command(&self.view(at), command)?
            }
            Region::Custody => custody::decide::on_command(&view, command)?,
        };
        self.emit(event, at, Some(row))?;
        self.drain()
    }

    /// Says where a region stands in the working copy.
    pub(super) fn place(
        &self,
        region: Region,
        about: About<'_>,
        at: Timestamp,
    ) -> crate::table::Place {
        self.case.place(region, about, at)
    }
}

/// Builds the event of a row that answers to another region's event.
fn reaction(view: &View<'_>, row: &Row, cause: &Recorded) -> Result<Event, Reason> {
    match (row.region, row.emits) {
        (Region::Lifecycle, _) => lifecycle::decide::on_event(view, row, cause),
        (Region::Followup, _) => followup::decide::on_event(view, row),
        (Region::Waiting, EventKind::WaitingEnded) => {
            waiting::decide::ended(view, WaitingEnd::Settled)
        }
        (Region::Escalation, EventKind::RungTaken) => {
            escalation::decide::on_rung(view, &cause.event)
        }
        (Region::Escalation, EventKind::Escalated) => {
            Ok(escalation::decide::on_exhausted_callback(view))
        }
        _ => Err(Reason::Bug { place: "draft::reaction" }),
    }
}
