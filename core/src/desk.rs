//! Many cases in memory under their policies: for tests, demos and phones.

use crate::{
    actor::Actor,
    case::{
        Case, Command, Context, Decision, Observation, Recorded, RunState, Stage, Verdict, WakeUp,
    },
    fault::ReplayFault,
    ident::{CaseId, CommandId, ObligationId, Value},
    organisation::Organisation,
    policy::Policy,
    rejection::{Reason, Rejection},
    time::Timestamp,
    words::vocabulary,
};
use std::collections::BTreeMap;

/// Holds many cases and the policies they are bound to, and carries commands out.
///
/// New cases are bound to the current policy. Cases keep the policy they were bound to until a
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
    current: Policy,
    policies: Vec<Policy>,
    organisation: Option<Organisation>,
    cases: BTreeMap<CaseId, Case>,
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

/// Holds one line of the agenda: who owes what by when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgendaItem {
    /// The case.
    pub case: CaseId,
    /// The obligation.
    pub obligation: ObligationId,
    /// Who owes it.
    pub owed_by: Value,
    /// How it stands.
    pub standing: Standing,
    /// The deadline; none while paused.
    pub due: Option<Timestamp>,
    /// The stage of the case.
    pub stage: Stage,
    /// The priority of the case.
    pub priority: Option<Value>,
}

impl Desk {
    /// Opens a desk under a policy.
    pub fn new(policy: Policy) -> Self {
        Self {
            current: policy.clone(),
            policies: vec![policy],
            organisation: None,
            cases: BTreeMap::new(),
        }
    }

    /// Sets the organisation that answers who is whose superior.
    pub fn set_organisation(&mut self, organisation: Organisation) {
        self.organisation = Some(organisation);
    }

    /// Makes a policy known; new cases are bound to it from now on.
    pub fn adopt(&mut self, policy: Policy) {
        self.learn(policy.clone());
        self.current = policy;
    }

    /// Makes a policy known without binding new cases to it, for cases already bound to it.
    pub fn learn(&mut self, policy: Policy) {
        if !self.policies.contains(&policy) {
            self.policies.push(policy);
        }
    }

    /// Returns the policy that new cases are bound to.
    pub fn policy(&self) -> &Policy {
        &self.current
    }

    /// Lists the cases in the order of their identifiers.
    pub fn cases(&self) -> impl Iterator<Item = &Case> {
        self.cases.values()
    }

    /// Finds a case.
    pub fn case(&self, id: &CaseId) -> Option<&Case> {
        self.cases.get(id)
    }

    /// Returns the policy a case is bound to.
    ///
    /// # Errors
    /// `PolicyMismatch` when that policy is not known to the desk.
    pub fn policy_of(&self, case: &Case) -> Result<&Policy, Box<Rejection>> {
        let found = self.policies.iter().find(|policy| policy.digest() == case.policy());
        found.ok_or_else(|| {
            let (expected, got) = (case.policy(), self.current.digest());
            Rejection::new(None, Reason::PolicyMismatch { expected, got })
        })
    }

    /// Takes a case in by its history.
    ///
    /// # Errors
    /// `ReplayFault` naming the record that cannot follow.
    pub fn load<'a>(
        &mut self,
        history: impl IntoIterator<Item = &'a Recorded>,
    ) -> Result<&Case, ReplayFault> {
        Ok(self.take_in(Case::replay(history)?))
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
        Ok(self.take_in(case))
    }

    fn take_in(&mut self, case: Case) -> &Case {
        let id = case.id().clone();
        self.cases.remove(&id);
        self.cases.entry(id).or_insert(case)
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
        let decision = self.decision(case, command, actor, now, delivery)?;
        Ok(self.keep(decision))
    }

    fn decision(
        &self,
        id: &CaseId,
        command: &Command,
        actor: &Actor,
        now: Timestamp,
        delivery: &Delivery,
    ) -> Result<Decision, Box<Rejection>> {
        let case = self.cases.get(id);
        let policy = match case {
            None => &self.current,
            Some(case) => self.policy_of(case)?,
        };
        let mut context = Context::new(policy, actor, now);
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
        let decision = match self.cases.get(id) {
            Some(case) => case.observe(observation, self.policy_of(case)?)?,
            None => Case::open_observed(id.clone(), opened_at, observation, &self.current)?,
        };
        Ok(self.keep(decision))
    }

    fn keep(&mut self, decision: Decision) -> Vec<Recorded> {
        let (case, records) = decision.into_parts();
        self.cases.insert(case.id().clone(), case);
        records
    }

    /// Returns the next instant at which some case wants to be woken.
    pub fn next_wakeup(&self) -> Option<WakeUp> {
        self.cases.values().filter_map(Case::next_wakeup).min()
    }

    /// Lets time pass for every case and returns the records to append, in the order of the cases.
    ///
    /// Waking late gives the same verdicts as waking in time.
    ///
    /// # Errors
    /// `Rejection` of the first case that cannot go on; nothing has changed.
    pub fn advance_to(&mut self, now: Timestamp) -> Result<Vec<Recorded>, Box<Rejection>> {
        let mut decisions = Vec::new();
        for case in self.cases.values() {
            if case.next_wakeup().is_some_and(|wake_up| wake_up.at <= now) {
                decisions.push(case.tick(self.policy_of(case)?, now)?);
            }
        }
        Ok(decisions.into_iter().flat_map(|decision| self.keep(decision)).collect())
    }

    /// Lists who owes what next: overdue first, then by deadline, paused last.
    pub fn agenda(&self) -> Vec<AgendaItem> {
        let mut items: Vec<_> = self.cases.values().flat_map(agenda_of).collect();
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
        owed_by: run.owed_by().clone(),
        standing: match run.state() {
            RunState::Overdue(_) => Standing::Overdue,
            RunState::Paused(_) => Standing::Paused,
            RunState::Running(_) | RunState::Ended(_) => Standing::Running,
        },
        due: run.due(),
        stage: case.stage(),
        priority: case.priority().cloned(),
    })
}

/// Counts the verdicts of every run on the desk, by obligation.
pub fn verdicts(desk: &Desk) -> BTreeMap<ObligationId, BTreeMap<Verdict, u64>> {
    let mut counts: BTreeMap<ObligationId, BTreeMap<Verdict, u64>> = BTreeMap::new();
    for run in desk.cases().flat_map(|case| case.obligations().runs()) {
        if let Some(verdict) = run.verdict() {
            *counts.entry(run.obligation().clone()).or_default().entry(verdict).or_default() += 1;
        }
    }
    counts
}
