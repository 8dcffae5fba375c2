//! Which rules of a sealed policy answer to which event and command, so that no event has to ask
//! every rule. Found when the policy is sealed.

use super::sealed::{Gate, Grant, Obligation, Policy, Schedule, Sealed, Trigger};
use crate::case::{CommandKind, EventKind};

/// Finds the rules that answer.
#[derive(Debug, Default)]
pub(super) struct Lookup {
    satisfied: Places,
    cancelled: Places,
    started: Places,
    scheduled: Places,
    granted: Places,
    gated: Places,
}

/// Holds, for each word of a vocabulary, the places of the rules that name it, in their order.
#[derive(Debug, Default)]
struct Places(Vec<Box<[usize]>>);

impl Places {
    fn of<T, W: Copy>(words: &[W], rules: &[T], names: impl Fn(&T, W) -> bool) -> Self {
        let places = |word: &W| {
            let named = rules.iter().enumerate().filter(|(_, rule)| names(rule, *word));
            named.map(|(place, _)| place).collect()
        };
        Self(words.iter().map(places).collect())
    }

    fn of_triggers<T>(rules: &[T], triggers: impl Fn(&T) -> &[Trigger]) -> Self {
        let names = |rule: &T, event| triggers(rule).iter().any(|one| one.event == event);
        Self::of(EventKind::ALL, rules, names)
    }

    fn rules<'p, T>(&'p self, word: usize, rules: &'p [T]) -> impl Iterator<Item = &'p T> {
        let places = self.0.get(word).into_iter().flatten();
        places.filter_map(|place| rules.get(*place))
    }
}

impl Lookup {
    /// Finds what answers in a policy.
    pub(super) fn of(sealed: &Sealed) -> Self {
        let obligations = &sealed.obligations;
        let schedules = |rule: &Schedule, event| {
            rule.starts_on.iter().chain(&rule.cancelled_by).any(|one| one.event == event)
        };
        let (grants, gates) = (&sealed.grants, &sealed.gates);
        let commands = CommandKind::ALL;
        Self {
            satisfied: Places::of_triggers(obligations, |rule| &rule.satisfied_by),
            cancelled: Places::of_triggers(obligations, |rule| &rule.cancelled_by),
            started: Places::of_triggers(obligations, |rule| &rule.starts_on),
            scheduled: Places::of(EventKind::ALL, &sealed.schedules, schedules),
            granted: Places::of(commands, grants, |grant, kind| grant.commands.contains(&kind)),
            gated: Places::of(commands, gates, |gate, kind| gate.before == kind),
        }
    }
}

/// What answers, in the order of the document; a trigger may ask for a qualifier besides.
impl Policy {
    /// Lists the obligations that an event may satisfy.
    pub(crate) fn satisfied_by(&self, event: EventKind) -> impl Iterator<Item = &Obligation> {
        self.0.lookup.satisfied.rules(event as usize, &self.0.obligations)
    }

    /// Lists the obligations that an event may cancel.
    pub(crate) fn cancelled_by(&self, event: EventKind) -> impl Iterator<Item = &Obligation> {
        self.0.lookup.cancelled.rules(event as usize, &self.0.obligations)
    }

    /// Lists the obligations that an event may start.
    pub(crate) fn started_by(&self, event: EventKind) -> impl Iterator<Item = &Obligation> {
        self.0.lookup.started.rules(event as usize, &self.0.obligations)
    }

    /// Lists the timed acts that an event may start or cancel.
    pub(crate) fn scheduled_by(&self, event: EventKind) -> impl Iterator<Item = &Schedule> {
        self.0.lookup.scheduled.rules(event as usize, &self.0.schedules)
    }

    /// Lists the grants of a command.
    pub(crate) fn grants_of(&self, command: CommandKind) -> impl Iterator<Item = &Grant> {
        self.0.lookup.granted.rules(command as usize, &self.0.grants)
    }

    /// Lists the gates before a command.
    pub(crate) fn gates_before(&self, command: CommandKind) -> impl Iterator<Item = &Gate> {
        self.0.lookup.gated.rules(command as usize, &self.0.gates)
    }
}
