//! One decision in the making: a working copy of the case and the records that lead to it.

use super::{
    About, By, Case, Command, CommandKind, Event, EventKind, Recorded, Region, Source, assignment,
    custody, escalation, event_data::WaitingEnd, followup, lifecycle, obligations, requests,
    select, solution, triage, view::View, waiting,
};
use crate::{
    actor::Actor,
    ident::{CommandId, Value},
    organisation::Organisation,
    policy::Policy,
    rejection::Reason,
    table::{On, Row},
    time::Timestamp,
};
use std::collections::VecDeque;

/// Holds what a decision may read beside the case.
#[derive(Clone, Copy)]
pub(super) struct Ground<'a> {
    pub(super) policy: &'a Policy,
    pub(super) organisation: Option<&'a Organisation>,
    pub(super) now: Timestamp,
}

/// Holds a decision in the making. Dropping it leaves everything as it was.
pub(super) struct Draft<'a> {
    pub(super) case: Case,
    pub(super) ground: Ground<'a>,
    pub(super) cause: Cause<'a>,
    records: Vec<Recorded>,
    /// The records behind those, which have yet to bring about what they bring about.
    queue: VecDeque<Recorded>,
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
const BOUND: usize = 10_000;

impl<'a> Draft<'a> {
    pub(super) fn new(case: Case, ground: Ground<'a>, cause: Cause<'a>) -> Self {
        Self { case, ground, cause, records: Vec::new(), queue: VecDeque::new() }
    }

    pub(super) fn view(&self, at: Timestamp) -> View<'_> {
        View {
            case: &self.case,
            policy: self.ground.policy,
            actor: self.cause.actor,
            at,
            command: None,
            event: None,
        }
    }

    /// Takes over the record that opened the case.
    pub(super) fn adopt(&mut self, first: Recorded) {
        self.queue.push_back(first);
    }

    /// Records an event, moves the working copy by it, and queues it for reactions.
    pub(super) fn emit(
        &mut self,
        event: Event,
        at: Timestamp,
        row: Option<&Row>,
    ) -> Result<(), Reason> {
        if self.records.len() + self.queue.len() >= BOUND {
            return Err(Reason::Bug { place: "draft::bound" });
        }
        let record = Recorded {
            stream: self.case.id.clone(),
            seq: self.case.version + 1,
            at,
            recorded_at: self.ground.now,
            by: self.cause.by(),
            command_id: self.cause.command_id.cloned(),
            command: self.cause.command,
            schema: Recorded::SCHEMA,
            source: self.cause.source,
            row: row.map(|row| Value::known(row.id)),
            event,
        };
        self.case.evolve(&record).map_err(|_| Reason::Bug { place: "draft::evolve" })?;
        self.queue.push_back(record);
        Ok(())
    }

    /// Lets every queued event bring about what it brings about, first in, first out.
    pub(super) fn drain(&mut self) -> Result<(), Reason> {
        while let Some(cause) = self.queue.pop_front() {
            for region in Region::ALL {
                self.react(*region, &cause)?;
            }
            obligations::react::to_event(self, &cause)?;
            custody::schedule::to_event(self, &cause)?;
            self.records.push(cause);
        }
        Ok(())
    }

    /// Takes the case and the records apart.
    pub(super) fn into_parts(mut self) -> (Case, Vec<Recorded>) {
        self.records.extend(self.queue);
        (self.case, self.records)
    }

    fn react(&mut self, region: Region, cause: &Recorded) -> Result<(), Reason> {
        let on = On::Event(cause.event.kind());
        // A foreign log reports the stages itself; nothing runs ahead of it.
        let reported = matches!(region, Region::Lifecycle | Region::Followup);
        if reported && cause.source.is_foreign() {
            return Ok(());
        }
        if !super::table::rows(region).iter().any(|row| row.on == on) {
            return Ok(());
        }
        if region == Region::Requests {
            for event in requests::decide::withdrawn_on_close(&self.view(cause.at)) {
                self.emit(event, cause.at, super::table::row("Q5"))?;
            }
            return Ok(());
        }
        let view = View { event: Some(&cause.event), ..self.view(cause.at) };
        let Some(row) = select::reaction(&view, region, on)? else {
            return Ok(());
        };
        let event = reaction(&view, row, cause)?;
        self.emit(event, cause.at, Some(row))
    }

    /// Carries a command out that has been authorised and whose row has been selected.
    pub(super) fn carry_out(&mut self, command: &Command, at: Timestamp) -> Result<(), Reason> {
        let view = View { command: Some(command), ..self.view(at) };
        let region = command.kind().region();
        let row = select::command(&view, region, command)?;
        let event = match region {
            Region::Lifecycle => lifecycle::decide::on_command(&view, row, command)?,
            Region::Triage => triage::decide::on_command(&view, command)?,
            Region::Assignment => assignment::decide::on_command(&view, command)?,
            Region::Waiting => waiting::decide::on_command(&view, command)?,
            Region::Requests => requests::decide::on_command(&view, command)?,
            Region::Solution => solution::decide::on_command(&view, command)?,
            Region::Escalation => escalation::decide::on_command(&view, command)?,
            Region::Followup => followup::decide::on_command(&view, command)?,
            Region::Obligations => obligations::decide::on_command(&view, command)?,
            Region::Custody => custody::decide::on_command(&view, command)?,
        };
        self.emit(event, at, Some(row))?;
        self.drain()
    }

    /// Says where a region stands in the working copy.
    pub(super) fn place(&self, region: Region, about: About<'_>) -> crate::table::Place {
        self.case.place(region, about)
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
