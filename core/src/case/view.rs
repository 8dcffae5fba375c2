//! What guards and decisions see: the case read-only, the policy, the command or event at hand.

use super::{
    By, CallbackResult, Case, Command, Event, Flow, Verdict, followup::FollowupState,
    lifecycle::Lifecycle,
};
use crate::{
    actor::Actor,
    ident::{KindId, QualificationId},
    organisation::Organisation,
    policy::{CallbackCloses, Kind, Policy},
    table::Guard,
    time::{Calendar, CalendarRef, ReceiptRule, Timestamp},
};

/// Holds what a guard may look at.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) case: &'a Case,
    pub(super) policy: &'a Policy,
    pub(super) doer: Doer<'a>,
    pub(super) at: Timestamp,
    pub(super) command: Option<&'a Command>,
    pub(super) event: Option<&'a Event>,
}

/// Says who does what is decided.
#[derive(Clone, Copy)]
pub(super) enum Doer<'a> {
    /// Who gives the command.
    Actor(&'a Actor),
    /// Who asked for the act that another approves, and the organisation that may know them.
    Asker(&'a By, Option<&'a Organisation>),
    /// The machine, as time passes.
    Clock,
}

impl Doer<'_> {
    /// Says whether the doer holds a qualification at an instant. What an asker holds was looked at
    /// when they asked; it is looked at again where the organisation knows them.
    pub(super) fn is_qualified(self, qualification: &QualificationId, at: Timestamp) -> bool {
        match self {
            Self::Actor(actor) => actor.is_qualified(qualification),
            Self::Asker(by, Some(organisation)) if organisation.person(&by.id).is_some() => {
                organisation.qualifications(&by.id, at).contains(&qualification)
            }
            Self::Asker(..) => true,
            Self::Clock => false,
        }
    }
}

impl<'a> View<'a> {
    /// Returns the kind of the case, or the kind a registration names.
    pub(super) fn kind(&self) -> Option<&'a Kind> {
        let id = match self.command {
            Some(Command::Register(data)) => Some(&data.kind),
            _ => self.case.kind(),
        };
        id.and_then(|id| self.policy.kind(id))
    }

    /// Returns the flow whose rows apply.
    pub(super) fn flow(&self) -> Flow {
        self.case
            .kind()
            .and_then(|id| self.policy.kind(id))
            .map_or(Lifecycle::FLOW_BEFORE_KIND, |kind| kind.flow)
    }

    /// Says whether the case may go on in a flow: its own, or any until the flows part.
    pub(super) fn flow_fits(&self, flow: Flow) -> bool {
        flow == self.flow() || self.case.stage().is_common()
    }

    pub(super) fn named_kind(&self) -> Option<&'a KindId> {
        match self.command {
            Some(Command::Register(data)) => Some(&data.kind),
            Some(Command::Reclassify(data)) => Some(&data.kind),
            _ => None,
        }
    }

    /// Says whether a guard holds.
    pub(super) fn holds(&self, guard: Guard) -> bool {
        let case = self.case;
        match guard {
            Guard::StageIn(stages) => stages.contains(&case.stage()),
            Guard::StepOn(step) => self.kind().is_some_and(|kind| kind.has(step)),
            Guard::StepOff(step) => !self.kind().is_some_and(|kind| kind.has(step)),
            Guard::KindKnown => self.named_kind().is_some_and(|id| self.policy.kind(id).is_some()),
            Guard::FormComplete => self.form_complete(),
            Guard::FlowFits => {
                let named = self.named_kind().and_then(|id| self.policy.kind(id));
                named.is_some_and(|kind| self.flow_fits(kind.flow))
            }
            Guard::NotAcknowledged => !case.lifecycle.acknowledged,
            Guard::NotAdmitted => !case.triage.admitted,
            Guard::PromiseAhead => {
                matches!(self.command, Some(Command::Defer(data)) if data.until > self.at)
            }
            Guard::UnitKnown => {
                matches!(self.command, Some(Command::Assign(data)) if data.unit.is_some())
                    || self.policy.route(case).is_some()
            }
            Guard::UnitDiffers => {
                matches!(self.command, Some(Command::Transfer(data))
                    if Some(&data.unit) != case.assignment.unit.as_ref())
            }
            Guard::HasUnit => case.assignment.unit.is_some(),
            Guard::HasNoUnit => case.assignment.unit.is_none(),
            Guard::PersonFree => {
                matches!(self.command, Some(Command::NameHandler(data))
                    if case.assignment.conflict_of(&data.handler).is_none())
            }
            Guard::ConflictNew => {
                matches!(self.command, Some(Command::DeclareConflict(data))
                    if case.assignment.conflict_of(&data.person).is_none())
            }
            Guard::CauseStated => {
                matches!(self.command, Some(Command::Propose(data)) if data.cause.is_some())
            }
            Guard::RequestsSettled => !case.requests.mandatory_open(),
            Guard::ReopenAllowed => self.reopen_allowed(),
            Guard::ReopenExhausted => !self.reopen_allowed(),
            Guard::ReopenInTime => self.reopen_in_time(),
            Guard::RoundAllowed => {
                let limit = self.kind().and_then(|kind| kind.negotiation_limit);
                limit.is_none_or(|limit| case.lifecycle.rounds < limit)
            }
            Guard::CallbackCloses => self.callback_closes(),
            Guard::CallbackReopens => !self.callback_closes(),
            Guard::AttemptsExhausted => {
                let limit = self.kind().map_or(1, |kind| kind.callback_attempts);
                case.followup.attempts() >= limit
            }
            Guard::CallbackGivenUp => !matches!(case.followup.state, FollowupState::Owed { .. }),
            Guard::WaitingAhead => match self.command {
                Some(Command::Pause(data)) => data.until.is_none_or(|until| until > self.at),
                _ => false,
            },
            Guard::ExtensionAllowed => self.extension_allowed(),
            Guard::VerdictDiffers => self.verdict_differs(),
            Guard::ActPending => {
                matches!(self.command, Some(Command::DecideAsked(data))
                    if case.custody.asked.iter().any(|act| act.ordinal == data.act))
            }
            Guard::PolicyDiffers => {
                matches!(self.command, Some(Command::Rebind(data)) if data.to != case.policy)
            }
        }
    }

    fn form_complete(&self) -> bool {
        let Some(Command::Register(data)) = self.command else {
            return false;
        };
        let form = self.kind().and_then(|kind| kind.form.as_ref());
        form.and_then(|id| self.policy.form(id))
            .is_none_or(|form| form.required().all(|field| data.fields.contains(&field.id)))
    }

    fn reopen_allowed(&self) -> bool {
        let limit = self.kind().and_then(|kind| kind.reopen_limit);
        limit.is_none_or(|limit| self.case.lifecycle.reopenings < limit)
    }

    /// Says whether the time for reopening is not over; a time that cannot be computed is over.
    fn reopen_in_time(&self) -> bool {
        let is_limited = self.kind().is_some_and(|kind| kind.reopen_within.is_some());
        !is_limited || self.reopenable_until().is_some_and(|until| self.at <= until)
    }

    /// Returns until when the case may be reopened; none without a limit, or where the time cannot be
    /// computed.
    pub(super) fn reopenable_until(&self) -> Option<Timestamp> {
        let term = self.kind()?.reopen_within.as_ref()?;
        let ending = self.case.lifecycle.ending.as_ref()?;
        let calendar = self.calendar_of(term.calendar())?;
        let target = term.target(&calendar, ending.at, &ReceiptRule::default(), None);
        target.ok().map(|target| target.breach_after)
    }

    /// Returns the calendar a term counts on; real time needs none and gets the clock round.
    pub(super) fn calendar_of(&self, name: Option<&CalendarRef>) -> Option<Calendar> {
        match name {
            None => Some(self.policy.clock().clone()),
            Some(name) => self.policy.calendar_named(name.as_str()).cloned(),
        }
    }

    fn callback_closes(&self) -> bool {
        let result = match (self.event, self.command) {
            (Some(Event::CallbackDone(data)), _) => data.result,
            (_, Some(Command::RecordCallback(data))) => data.result,
            _ => return false,
        };
        let wanted = self
            .kind()
            .map_or(CallbackCloses::SolvedAndSatisfied, |kind| kind.callback_closes_when);
        match (result, wanted) {
            (CallbackResult::SolvedAndSatisfied, _) => true,
            (CallbackResult::NotSolved, _) => false,
            (_, CallbackCloses::Solved) => true,
            (_, CallbackCloses::SolvedAndSatisfied) => false,
        }
    }

    fn extension_allowed(&self) -> bool {
        let Some(Command::Extend(data)) = self.command else {
            return false;
        };
        let rule = self.policy.obligation(&data.obligation).and_then(|rule| rule.extension);
        let run = self.case.obligations.last(&data.obligation);
        match (rule, run) {
            (Some(rule), Some(run)) => {
                data.by.is_positive()
                    && run.extended.times() < rule.times as usize
                    && run.extended.alike(data.by).plus(data.by) <= Some(rule.at_most)
            }
            _ => false,
        }
    }

    fn verdict_differs(&self) -> bool {
        let Some(Command::Correct(data)) = self.command else {
            return false;
        };
        let runs = self.case.obligations.runs().iter();
        let mut named =
            runs.filter(|run| *run.obligation() == data.obligation && run.number() == data.run);
        named.any(|run| run.verdict().is_some_and(|verdict| verdict != data.verdict))
            && matches!(data.verdict, Verdict::Met | Verdict::Breached | Verdict::Waived)
    }
}
