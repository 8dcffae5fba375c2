//! Which rules of a sealed policy answer to which event and command, so that no event has to ask
//! every rule. Found when the policy is sealed.

use super::sealed::{Gate, Grant, Obligation, Policy, Schedule, Sealed, Trigger};
use crate::case::{CommandKind, EventKind};

/// Holds, for each event and command, the rules that answer to it.
#[derive(Debug, Default)]
pub(super) struct Lookup {
    /// None where nothing answers.
    events: Vec<Option<OnEvent>>,
    commands: Vec<OnCommand>,
}

/// Holds places in the lists of a policy, in the order of the document.
type Places = Box<[usize]>;

#[derive(Debug)]
struct OnEvent {
    satisfied: Places,
    cancelled: Places,
    started: Places,
    scheduled: Places,
}

#[derive(Debug)]
struct OnCommand {
    grants: Places,
    gates: Places,
}

impl Lookup {
    /// Finds what answers in a policy.
    pub(super) fn of(sealed: &Sealed) -> Self {
        Self {
            events: EventKind::ALL.iter().map(|event| OnEvent::of(sealed, *event)).collect(),
            commands: CommandKind::ALL.iter().map(|kind| OnCommand::of(sealed, *kind)).collect(),
        }
    }
}

impl OnEvent {
    fn of(sealed: &Sealed, event: EventKind) -> Option<Self> {
        let has = |triggers: &[Trigger]| triggers.iter().any(|trigger| trigger.event == event);
        let (obligations, schedules) = (&sealed.obligations, &sealed.schedules);
        let found = Self {
            satisfied: places(obligations, |rule| has(&rule.satisfied_by)),
            cancelled: places(obligations, |rule| has(&rule.cancelled_by)),
            started: places(obligations, |rule| has(&rule.starts_on)),
            scheduled: places(schedules, |rule| has(&rule.starts_on) || has(&rule.cancelled_by)),
        };
        let all = [&found.satisfied, &found.cancelled, &found.started, &found.scheduled];
        all.iter().any(|places| !places.is_empty()).then_some(found)
    }
}

impl OnCommand {
    fn of(sealed: &Sealed, command: CommandKind) -> Self {
        Self {
            grants: places(&sealed.grants, |grant| grant.commands.contains(&command)),
            gates: places(&sealed.gates, |gate| gate.before == command),
        }
    }
}

fn places<T>(rules: &[T], answers: impl Fn(&T) -> bool) -> Places {
    let answering = rules.iter().enumerate().filter(|(_, rule)| answers(rule));
    answering.map(|(place, _)| place).collect()
}

fn at<'p, T>(places: &'p [usize], rules: &'p [T]) -> impl Iterator<Item = &'p T> + use<'p, T> {
    places.iter().filter_map(|place| rules.get(*place))
}

/// Lists what answers to an event, in the order of the document; a trigger may ask for a qualifier
/// besides.
#[derive(Clone, Copy)]
pub(crate) struct Answers<'p> {
    sealed: &'p Sealed,
    on: &'p OnEvent,
}

impl<'p> Answers<'p> {
    /// Lists the obligations that the event may satisfy.
    pub(crate) fn satisfied(self) -> impl Iterator<Item = &'p Obligation> {
        at(&self.on.satisfied, &self.sealed.obligations)
    }

    /// Lists the obligations that the event may cancel.
    pub(crate) fn cancelled(self) -> impl Iterator<Item = &'p Obligation> {
        at(&self.on.cancelled, &self.sealed.obligations)
    }

    /// Lists the obligations that the event may start.
    pub(crate) fn started(self) -> impl Iterator<Item = &'p Obligation> {
        at(&self.on.started, &self.sealed.obligations)
    }

    /// Lists the timed acts that the event may start or cancel.
    pub(crate) fn scheduled(self) -> impl Iterator<Item = &'p Schedule> {
        at(&self.on.scheduled, &self.sealed.schedules)
    }
}

impl Policy {
    /// Returns what answers to an event, if anything does.
    pub(crate) fn answers_to(&self, event: EventKind) -> Option<Answers<'_>> {
        let on = self.0.lookup.events.get(event as usize)?.as_ref()?;
        Some(Answers { sealed: &self.0, on })
    }

    /// Lists the grants of a command, in the order of the document.
    pub(crate) fn grants_of(&self, command: CommandKind) -> impl Iterator<Item = &Grant> {
        let on = self.0.lookup.commands.get(command as usize);
        on.into_iter().flat_map(|on| at(&on.grants, &self.0.grants))
    }

    /// Lists the gates before a command, in the order of the document.
    pub(crate) fn gates_before(&self, command: CommandKind) -> impl Iterator<Item = &Gate> {
        let on = self.0.lookup.commands.get(command as usize);
        on.into_iter().flat_map(|on| at(&on.gates, &self.0.gates))
    }
}

#[cfg(all(test, feature = "toml"))]
mod tests {
    use super::*;
    use crate::policy::presets;

    fn same<'a, T: 'a>(
        found: impl Iterator<Item = &'a T>,
        told: impl Iterator<Item = &'a T>,
    ) -> bool {
        found.map(std::ptr::from_ref).eq(told.map(std::ptr::from_ref))
    }

    #[test]
    fn what_is_looked_up_is_what_every_rule_would_say() {
        let presets = presets();
        let policies: Vec<_> =
            presets.iter().flat_map(|preset| Policy::from_toml(preset.text)).collect();
        assert_eq!(policies.len(), presets.len());
        for policy in policies {
            for event in EventKind::ALL {
                let has = |triggers: &[Trigger]| triggers.iter().any(|one| one.event == *event);
                let answers = policy.answers_to(*event);
                let satisfied = answers.into_iter().flat_map(Answers::satisfied);
                let cancelled = answers.into_iter().flat_map(Answers::cancelled);
                let started = answers.into_iter().flat_map(Answers::started);
                let scheduled = answers.into_iter().flat_map(Answers::scheduled);
                let rules = || policy.obligations().iter();
                assert!(same(satisfied, rules().filter(|rule| has(&rule.satisfied_by))));
                assert!(same(cancelled, rules().filter(|rule| has(&rule.cancelled_by))));
                assert!(same(started, rules().filter(|rule| has(&rule.starts_on))));
                let timed = policy.schedules().iter();
                let either = |rule: &&Schedule| has(&rule.starts_on) || has(&rule.cancelled_by);
                assert!(same(scheduled, timed.filter(either)));
            }
            for command in CommandKind::ALL {
                let grants = policy.grants().iter();
                let granting = grants.filter(|grant| grant.commands.contains(command));
                assert!(same(policy.grants_of(*command), granting));
                let gates = policy.gates().iter().filter(|gate| gate.before == *command);
                assert!(same(policy.gates_before(*command), gates));
            }
        }
    }
}
