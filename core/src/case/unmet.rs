//! What a condition judged that does not hold, and what would fit.
//!
//! Conditions of reactions alone, and those on the stage, are never told as refusals.

use super::{Command, RequestNeed, view::View};
use crate::{
    ident::{ActorId, KindId},
    policy::{Form, Kind},
    rejection::{Judged, Unmet},
    table::Guard,
    time::Timestamp,
};

impl View<'_> {
    /// Says what a condition judged, and what would fit.
    pub(super) fn unmet(&self, guard: Guard) -> Unmet {
        Unmet { guard, got: self.got(guard), fits: self.fits(guard) }
    }

    fn got(&self, guard: Guard) -> Vec<Judged> {
        let case = self.case;
        match guard {
            Guard::StepOn(_) | Guard::StepOff(_) | Guard::KindKnown | Guard::FlowFits => {
                list(self.kind_asked().cloned().map(Judged::Kind))
            }
            Guard::FormComplete => {
                let form = self.kind().and_then(|kind| kind.form.as_ref());
                let form = form.and_then(|id| self.policy.form(id));
                form.map(|form| self.missing(form)).unwrap_or_default()
            }
            Guard::NotAcknowledged => vec![Judged::Acknowledged],
            Guard::NotAdmitted => vec![Judged::Admitted],
            Guard::PromiseAhead | Guard::WaitingAhead => list(self.until().map(Judged::At)),
            Guard::UnitDiffers | Guard::HasNoUnit => {
                list(case.assignment.unit.clone().map(Judged::Unit))
            }
            Guard::PersonFree | Guard::ConflictNew => list(self.kept_away()),
            Guard::RequestsSettled => {
                let open = case.requests.open().filter(|one| one.need == RequestNeed::Mandatory);
                open.map(|request| Judged::Unanswered(request.ordinal)).collect()
            }
            Guard::ReopenAllowed | Guard::ReopenExhausted => {
                self.counted(case.lifecycle.reopenings, |kind| kind.reopen_limit)
            }
            Guard::RoundAllowed => {
                self.counted(case.lifecycle.rounds, |kind| kind.negotiation_limit)
            }
            Guard::AttemptsExhausted | Guard::CallbackGivenUp => {
                self.counted(case.followup.attempts(), |kind| Some(kind.callback_attempts))
            }
            Guard::ReopenInTime => vec![Judged::At(self.at)],
            Guard::ExtensionAllowed => match self.command {
                Some(Command::Extend(data)) => vec![Judged::By(data.by)],
                _ => Vec::new(),
            },
            Guard::VerdictDiffers => match self.command {
                Some(Command::Correct(data)) => vec![Judged::Verdict(data.verdict)],
                _ => Vec::new(),
            },
            Guard::ActPending => match self.command {
                Some(Command::DecideAsked(data)) => vec![Judged::Act(data.act)],
                _ => Vec::new(),
            },
            Guard::PolicyDiffers => vec![Judged::Policy(case.policy)],
            Guard::StageIn(_)
            | Guard::UnitKnown
            | Guard::HasUnit
            | Guard::CauseStated
            | Guard::CallbackCloses
            | Guard::CallbackReopens => Vec::new(),
        }
    }

    fn fits(&self, guard: Guard) -> Option<Vec<Judged>> {
        match guard {
            Guard::KindKnown => Some(self.kinds(|_| true)),
            // A rebinding does not change the kind.
            Guard::FlowFits if self.named_kind().is_some() => {
                Some(self.kinds(|kind| self.flow_fits(kind.flow)))
            }
            Guard::PromiseAhead | Guard::WaitingAhead => Some(vec![Judged::After(self.at)]),
            Guard::ReopenInTime => Some(vec![Judged::Until(self.reopenable_until()?)]),
            Guard::ExtensionAllowed => Some(self.extensions()),
            Guard::ActPending => {
                let asked = self.case.custody.asked.iter();
                Some(asked.map(|act| Judged::Act(act.ordinal)).collect())
            }
            _ => None,
        }
    }

    /// Returns the kind that a condition judges: the one the command names, else the case's.
    fn kind_asked(&self) -> Option<&KindId> {
        self.named_kind().or_else(|| self.case.kind())
    }

    fn kinds(&self, fit: impl Fn(&Kind) -> bool) -> Vec<Judged> {
        let fitting = self.policy.kinds().iter().filter(|kind| fit(kind));
        fitting.map(|kind| Judged::Kind(kind.id.clone())).collect()
    }

    /// Lists the required fields of a form that a registration leaves out.
    fn missing(&self, form: &Form) -> Vec<Judged> {
        let fields: &[_] = match self.command {
            Some(Command::Register(data)) => &data.fields,
            _ => &[],
        };
        let missing = form.required().filter(|field| !fields.contains(&field.id));
        missing.map(|field| Judged::Missing(field.id.clone())).collect()
    }

    fn until(&self) -> Option<Timestamp> {
        match self.command {
            Some(Command::Defer(data)) => Some(data.until),
            Some(Command::Pause(data)) => data.until,
            _ => None,
        }
    }

    fn kept_away(&self) -> Option<Judged> {
        let person: &ActorId = match self.command {
            Some(Command::NameHandler(data)) => &data.handler,
            Some(Command::DeclareConflict(data)) => &data.person,
            _ => return None,
        };
        let seq = self.case.assignment.conflict_of(person)?;
        Some(Judged::KeptAway { person: person.clone(), seq })
    }

    fn counted(&self, times: u32, limit: impl Fn(&Kind) -> Option<u32>) -> Vec<Judged> {
        let limit = self.kind().and_then(limit);
        list(limit.map(|limit| Judged::Count { times, limit }))
    }

    /// Says how far a time limit may be extended in all; nothing where the policy allows none.
    fn extensions(&self) -> Vec<Judged> {
        let rule = match self.command {
            Some(Command::Extend(data)) => self.policy.obligation(&data.obligation),
            _ => None,
        };
        let extension = rule.and_then(|rule| rule.extension);
        list(extension.map(|rule| Judged::AtMost { distance: rule.at_most, times: rule.times }))
    }
}

fn list(judged: Option<Judged>) -> Vec<Judged> {
    judged.into_iter().collect()
}
