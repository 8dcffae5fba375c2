//! Many cases in memory under their policies: for tests, demos and phones.

use crate::{
    Digest,
    actor::Actor,
    case::{
        Availability, Case, Command, Context, Decision, Ground, Observation, Recorded, RunState,
        Stage, Verdict, WakeUp,
    },
    fault::ReplayFault,
    ident::{CaseId, CommandId, ObligationId, Value},
    minima::Minima,
    organisation::Organisation,
    policy::{Policy, Versions},
    rejection::{Reason, Rejection},
    time::Timestamp,
    words::vocabulary,
};
use serde::Serialize;
use std::collections::{BTreeMap, btree_map::Entry};

/// Holds many cases and the policies they are bound to, and carries commands out.
///
/// A new case is bound to the policy adopted last of those in force when it is opened. Cases keep the policy they were bound to until a
/// [`Command::Rebind`] names another one that the desk knows. The desk stores nothing: every call returns the records to append.
///
/// ```
/// use amends::{Actor, Desk, Policy, case::{Command, Receive}, ident::CaseId};
/// let policy = Policy::preset("default").ok_or("no such preset")??;
/// let mut desk = Desk::new(policy);
/// let clerk = Actor::person("u-1")?.with_role("intake")?;
/// let case = CaseId::new("C-1")?;
/// let now = "2026-03-02T09:00:00+08:00".parse()?;
/// let records = desk.handle(&case, &Command::Receive(Receive::default()), &clerk, now)?;
/// assert_eq!(records[0].event.kind().name(), "case.received");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Desk {
    /// The policies that new cases may be bound to, in the order they were adopted.
    adopted: Vec<Policy>,
    policies: Vec<Policy>,
    organisation: Option<Organisation>,
    cases: BTreeMap<CaseId, Held>,
    /// The cases in the order in which they came, and when each wants to be woken.
    slots: Vec<CaseId>,
    /// The slots of cases that were let go of.
    vacant: Vec<usize>,
    wake_ups: Minima,
}

/// Holds a case and its place among the wake-ups.
#[derive(Debug, Clone)]
struct Held {
    case: Case,
    slot: usize,
}

vocabulary! {
    /// Says how an agenda item stands.
    pub enum Standing {
        Overdue "overdue" "已超时" "breached and still owed";
        Running "running" "计时中" "the clock runs";
        Paused "paused" "暂停" "the clock stands still";
    }
}

/// Says how a command was delivered: late, against a known version, as a possible retry.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Delivery {
    /// When it happened, if earlier than it is told.
    pub happened_at: Option<Timestamp>,
    /// The version the caller has seen; the command is refused if the case has moved on.
    pub expected_version: Option<u64>,
    /// The command's name, so that a retry changes nothing.
    pub command_id: Option<CommandId>,
}

/// Holds what came of letting time pass.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Advance {
    /// The records to append.
    pub records: Vec<Recorded>,
    /// The cases that could not go on.
    pub stuck: Vec<Stuck>,
}

/// Holds why time could not pass for a case; it is as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stuck {
    /// The case.
    pub case: CaseId,
    /// Why.
    pub why: Box<Rejection>,
}

/// Holds one line of the agenda: who owes what by when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AgendaItem {
    /// The case.
    pub case: CaseId,
    /// The obligation.
    pub obligation: ObligationId,
    /// Which run of it, 1 the first: two requests at once have two clocks.
    pub run: u32,
    /// Who owes it.
    pub owed_by: Value,
    /// How it stands.
    pub standing: Standing,
    /// The deadline; none while paused.
    pub due: Option<Timestamp>,
    /// The latest instant that still meets it, which for open time is the next opening.
    pub met_until: Option<Timestamp>,
    /// The stage of the case.
    pub stage: Stage,
    /// The priority of the case.
    pub priority: Option<Value>,
}

impl Desk {
    /// Opens a desk under a policy.
    pub fn new(policy: Policy) -> Self {
        Self::of(vec![policy])
    }

    /// Opens a desk under the versions of a policy; the one in force when a case is opened judges it.
    pub fn under(versions: &Versions) -> Self {
        Self::of(versions.iter().cloned().collect())
    }

    pub(crate) fn of(policies: Vec<Policy>) -> Self {
        Self {
            adopted: policies.clone(),
            policies,
            organisation: None,
            cases: BTreeMap::new(),
            slots: Vec::new(),
            vacant: Vec::new(),
            wake_ups: Minima::default(),
        }
    }

    /// Sets the organisation that answers who is whose superior and whose calendar a unit has.
    pub fn set_organisation(&mut self, organisation: Organisation) {
        self.organisation = Some(organisation);
    }

    /// Makes a policy known; new cases are bound to it from the date on from which it is in force.
    pub fn adopt(&mut self, policy: Policy) {
        self.learn(policy.clone());
        self.adopted.retain(|known| *known != policy);
        self.adopted.push(policy);
    }

    /// Makes a policy known without binding new cases to it, for cases already bound to it.
    pub fn learn(&mut self, policy: Policy) {
        if !self.policies.contains(&policy) {
            self.policies.push(policy);
        }
    }

    /// Returns the policy that a case opened at an instant is bound to: the one adopted last of those
    /// in force. Where none is, the one adopted first, which the case then refuses.
    pub fn policy_at(&self, at: Timestamp) -> Option<&Policy> {
        let from = |policy: &Policy| policy.control().effective_from;
        let mut latest = self.adopted.iter().rev();
        let in_force = latest.find(|policy| from(policy).is_none_or(|from| from <= at));
        in_force.or(self.adopted.first())
    }

    /// Lists the cases in the order of their identifiers.
    pub fn cases(&self) -> impl Iterator<Item = &Case> {
        self.cases.values().map(|held| &held.case)
    }

    /// Finds a case.
    pub fn case(&self, id: &CaseId) -> Option<&Case> {
        self.cases.get(id).map(|held| &held.case)
    }

    /// Returns the policy a case is bound to.
    ///
    /// # Errors
    /// `PolicyMismatch` when that policy is not known to the desk.
    pub fn policy_of(&self, case: &Case) -> Result<&Policy, Box<Rejection>> {
        let found = self.policies.iter().find(|policy| policy.digest() == case.policy());
        found.ok_or_else(|| Rejection::new(None, Reason::PolicyNotGiven { named: case.policy() }))
    }

    /// Takes a case in by its history.
    ///
    /// # Errors
    /// `ReplayFault` naming the record that cannot follow.
    pub fn load<'a>(
        &mut self,
        history: impl IntoIterator<Item = &'a Recorded>,
    ) -> Result<&Case, ReplayFault> {
        Ok(self.put(Case::replay(history)?))
    }

    /// Takes a case in as a snapshot has it, with the records behind the snapshot.
    ///
    /// # Errors
    /// `ReplayFault` naming the record that cannot follow; the desk is as it was.
    pub fn restore<'a>(
        &mut self,
        mut case: Case,
        later: impl IntoIterator<Item = &'a Recorded>,
    ) -> Result<&Case, ReplayFault> {
        for record in later {
            case.evolve(record)?;
        }
        Ok(self.put(case))
    }

    /// Carries a command out and returns the records to append.
    ///
    /// # Errors
    /// `Rejection`; nothing has changed.
    pub fn handle(
        &mut self,
        case: &CaseId,
        command: &Command,
        actor: &Actor,
        now: Timestamp,
    ) -> Result<Vec<Recorded>, Box<Rejection>> {
        self.handle_with(case, command, actor, now, &Delivery::default())
    }

    /// Carries a command out that says how it was delivered.
    ///
    /// # Errors
    /// `Rejection`; nothing has changed.
    pub fn handle_with(
        &mut self,
        case: &CaseId,
        command: &Command,
        actor: &Actor,
        now: Timestamp,
        delivery: &Delivery,
    ) -> Result<Vec<Recorded>, Box<Rejection>> {
        self.handle_until(case, command, actor, (now, now), delivery)
    }

    /// Carries a command out that is told now, and lets time pass up to an instant alone.
    pub(crate) fn handle_until(
        &mut self,
        case: &CaseId,
        command: &Command,
        actor: &Actor,
        (now, until): (Timestamp, Timestamp),
        delivery: &Delivery,
    ) -> Result<Vec<Recorded>, Box<Rejection>> {
        let decision = self.decision(case, command, actor, (now, until), delivery)?;
        Ok(self.keep(decision))
    }

    fn decision(
        &self,
        id: &CaseId,
        command: &Command,
        actor: &Actor,
        (now, until): (Timestamp, Timestamp),
        delivery: &Delivery,
    ) -> Result<Decision, Box<Rejection>> {
        let case = self.case(id);
        let policy = match case {
            None => self.policy_for(delivery.happened_at.unwrap_or(now))?,
            Some(case) => self.policy_of(case)?,
        };
        let mut context = Context::new(policy, actor, now).passing_until(until);
        if let Some(next) = self.policy_named(case, command) {
            context = context.rebinding_to(next);
        }
        if let Some(organisation) = &self.organisation {
            context = context.in_organisation(organisation);
        }
        if let Some(at) = delivery.happened_at {
            context = context.happened_at(at);
        }
        if let Some(version) = delivery.expected_version {
            context = context.expecting(version);
        }
        if let Some(command_id) = &delivery.command_id {
            context = context.identified_by(command_id);
        }
        match case {
            Some(case) => case.decide(command, &context),
            None => Case::open(id.clone(), command, &context),
        }
    }

    /// Finds the policy that a rebinding names, given now or asked for before.
    fn policy_named(&self, case: Option<&Case>, command: &Command) -> Option<&Policy> {
        let named = match command {
            Command::Rebind(data) => data.to,
            Command::DecideAsked(data) => {
                let mut asked = case?.custody().asked().iter();
                match asked.find(|act| act.ordinal == data.act)?.command {
                    Command::Rebind(data) => data.to,
                    _ => return None,
                }
            }
            _ => return None,
        };
        self.policies.iter().find(|policy| policy.digest() == named)
    }

    pub(crate) fn knows(&self, policy: Digest) -> bool {
        self.policies.iter().any(|known| known.digest() == policy)
    }

    /// Records what a foreign system reports; the first observation of a case opens it.
    ///
    /// # Errors
    /// `Rejection`; nothing has changed.
    pub fn observe(
        &mut self,
        id: &CaseId,
        opened_at: Timestamp,
        observation: &Observation,
    ) -> Result<Vec<Recorded>, Box<Rejection>> {
        let decision = match self.case(id) {
            Some(case) => {
                let ground = self.ground(self.policy_of(case)?, observation.at);
                case.observe_on(observation, &ground)?
            }
            None => {
                let policy = self.policy_for(opened_at.min(observation.at))?;
                let ground = self.ground(policy, observation.at);
                Case::open_observed_on(id.clone(), opened_at, observation, &ground)?
            }
        };
        Ok(self.keep(decision))
    }

    fn policy_for(&self, at: Timestamp) -> Result<&Policy, Box<Rejection>> {
        let bug = || Rejection::new(None, Reason::Bug { place: "desk::policy" });
        self.policy_at(at).ok_or_else(bug)
    }

    fn ground<'a>(&'a self, policy: &'a Policy, now: Timestamp) -> Ground<'a> {
        let ground = Ground::new(policy, now);
        match &self.organisation {
            Some(organisation) => ground.in_organisation(organisation),
            None => ground,
        }
    }

    /// Lists every command with whether an actor may give it to a case now.
    ///
    /// # Errors
    /// `Rejection` when the case or its policy is not known to the desk.
    pub fn available(
        &self,
        id: &CaseId,
        actor: &Actor,
        now: Timestamp,
    ) -> Result<Vec<Availability>, Box<Rejection>> {
        let unknown = || Rejection::new(None, Reason::NoSuchCase);
        let case = self.case(id).ok_or_else(unknown)?;
        let mut context = Context::new(self.policy_of(case)?, actor, now);
        if let Some(organisation) = &self.organisation {
            context = context.in_organisation(organisation);
        }
        if let Some(next) = self.policy_at(now) {
            context = context.rebinding_to(next);
        }
        Ok(case.available(&context))
    }

    /// Lets go of a case and returns it as it stood; its history stays with the host.
    pub fn remove(&mut self, id: &CaseId) -> Option<Case> {
        let Held { case, slot } = self.cases.remove(id)?;
        self.wake_ups.set(slot, i64::MAX);
        self.vacant.push(slot);
        Some(case)
    }

    fn keep(&mut self, decision: Decision) -> Vec<Recorded> {
        let (case, records) = decision.into_parts();
        self.put(case);
        records
    }

    pub(crate) fn put(&mut self, case: Case) -> &Case {
        let wake_up = case.next_wakeup().map_or(i64::MAX, |wake_up| wake_up.at.micros());
        match self.cases.entry(case.id().clone()) {
            Entry::Occupied(entry) => {
                let held = entry.into_mut();
                self.wake_ups.set(held.slot, wake_up);
                held.case = case;
                &held.case
            }
            Entry::Vacant(entry) => {
                let id = entry.key().clone();
                let vacant = self.vacant.pop();
                let slot = vacant.unwrap_or(self.slots.len());
                match vacant.and_then(|slot| self.slots.get_mut(slot)) {
                    Some(held) => *held = id,
                    None => self.slots.push(id),
                }
                self.wake_ups.set(slot, wake_up);
                &entry.insert(Held { case, slot }).case
            }
        }
    }

    /// Lists the cases that want to be woken by an instant, in the order of their identifiers.
    fn due(&self, micros: i64) -> Vec<&Case> {
        let slots = self.wake_ups.up_to(micros);
        let ids = slots.into_iter().filter_map(|slot| self.slots.get(slot));
        let mut due: Vec<_> = ids.filter_map(|id| self.case(id)).collect();
        due.sort_unstable_by_key(|case| case.id());
        due
    }

    /// Returns the next instant at which some case wants to be woken.
    pub fn next_wakeup(&self) -> Option<WakeUp> {
        let first = Some(self.wake_ups.least()).filter(|first| *first < i64::MAX)?;
        self.due(first).into_iter().filter_map(Case::next_wakeup).min()
    }

    /// Lets time pass for every case; returns the records to append, in the order of the cases.
    ///
    /// Waking late gives the same verdicts as waking in time. A case that cannot go on stays as it
    /// was and is listed; the others go on without it.
    pub fn advance_to(&mut self, now: Timestamp) -> Advance {
        let (mut decisions, mut stuck) = (Vec::new(), Vec::new());
        for case in self.due(now.micros()) {
            let policy = self.policy_of(case);
            match policy.and_then(|policy| case.tick_on(&self.ground(policy, now))) {
                Ok(decision) => decisions.push(decision),
                Err(why) => stuck.push(Stuck { case: case.id().clone(), why }),
            }
        }
        let records = decisions.into_iter().flat_map(|decision| self.keep(decision)).collect();
        Advance { records, stuck }
    }

    /// Counts the verdicts of every run on the desk, by obligation.
    pub fn verdicts(&self) -> BTreeMap<ObligationId, BTreeMap<Verdict, u64>> {
        let mut counts: BTreeMap<ObligationId, BTreeMap<Verdict, u64>> = BTreeMap::new();
        for run in self.cases().flat_map(|case| case.obligations().runs()) {
            if let Some(verdict) = run.verdict() {
                let of_rule = counts.entry(run.obligation().clone()).or_default();
                *of_rule.entry(verdict).or_default() += 1;
            }
        }
        counts
    }

    /// Lists who owes what next: overdue first, then by deadline, paused last.
    pub fn agenda(&self) -> Vec<AgendaItem> {
        let mut items: Vec<_> = self.cases().flat_map(agenda_of).collect();
        items.sort_by(|a, b| order(a).cmp(&order(b)));
        items
    }
}

fn order(item: &AgendaItem) -> (Standing, Option<Timestamp>, &CaseId, &ObligationId) {
    (item.standing, item.due, &item.case, &item.obligation)
}

fn agenda_of(case: &Case) -> impl Iterator<Item = AgendaItem> {
    case.obligations().open().map(|run| AgendaItem {
        case: case.id().clone(),
        obligation: run.obligation().clone(),
        run: run.number(),
        owed_by: case.debtor(run),
        standing: match run.state() {
            RunState::Overdue(_) => Standing::Overdue,
            RunState::Paused(_) => Standing::Paused,
            RunState::Running(_) | RunState::Ended(_) => Standing::Running,
        },
        due: run.due(),
        met_until: run.met_until(),
        stage: case.stage(),
        priority: case.priority().cloned(),
    })
}
