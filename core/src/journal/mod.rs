//! A desk that keeps its records: for devices that work offline, and for servers that take their
//! logs in.

mod fault;
mod numbers;
mod outbox;
mod take;

pub use fault::{Conflict, JournalFault};
pub use outbox::{Act, Rebased, RefusedAct, Unsent};
pub(crate) use outbox::{HeldAct, Kept};

use crate::{
    actor::Actor,
    case::{Command, CommandKind, Observation, Recorded},
    desk::{Advance, Delivery, Desk},
    ident::CaseId,
    organisation::Organisation,
    policy::{Policy, Versions},
    rejection::Rejection,
    time::Timestamp,
};
use std::collections::BTreeMap;

/// Keeps the history of many cases, and what of it the server does not know yet.
///
/// Everything a [`Desk`] does, a journal does, and it keeps the records. A device works on its own
/// journal while it is offline and later sends what is [`unsent`](Self::unsent). The server
/// [`append`](Self::append)s it to its journal: all or nothing, and twice is once. Where another
/// device came first, the append is a [`Conflict`] that holds what happened meanwhile; the device
/// takes that over with [`rebase`](Self::rebase), which does its acts anew as facts told late.
///
/// - A case is the same on every side that has the same records: what is computed is in them.
/// - News of a case is asked for from [`told`](Self::told) on, and taken in with `append`, or with
///   `rebase` where something was done here meanwhile.
/// - Acts are known again by their `command_id`: a device names every command, uniquely. Cases that
///   a device opens offline have identifiers that no other device gives.
/// - Time is no act: records that time alone brought about give way in a rebase and come again.
/// - A journal that no server stands above calls [`acknowledge`](Self::acknowledge) as it goes, so
///   that it does not gather acts.
///
/// As bytes: `wire::write_journal`, `wire::read_journal` (feature `json`).
///
/// ```
/// use amends::{Actor, Policy, case::*, ident::CaseId, journal::{Journal, JournalFault}};
/// let policy = Policy::preset("default").ok_or("no such preset")??;
/// let (mut phone, mut server) = (Journal::new(policy.clone()), Journal::new(policy));
/// let clerk = Actor::person("u-1")?.with_role("intake")?;
/// let case = CaseId::new("phone-7/1")?;
/// phone.handle(&case, &Command::Receive(Receive::default()), &clerk, "2026-03-02T09:00:00+08:00".parse()?)?;
///
/// // Back online: the server takes the records in, and the phone notes that it has them.
/// for unsent in phone.unsent() {
///     match server.append(&unsent.records) {
///         Ok(_) => phone.acknowledge(&unsent.case, unsent.version()),
///         Err(JournalFault::Conflict(conflict)) => {
///             let now = "2026-03-02T12:00:00+08:00".parse()?;
///             let rebased = phone.rebase(&unsent.case, &conflict.meanwhile, now)?;
///             assert_eq!(rebased.refused, []); // else: show them
///         }
///         Err(fault) => return Err(fault.into()),
///     }
/// }
/// assert_eq!(phone.unsent(), []);
/// assert_eq!(server.records(&case, 0), phone.records(&case, 0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Journal {
    desk: Desk,
    /// What is kept of each case that the desk has.
    kept: BTreeMap<CaseId, Kept>,
}

impl Journal {
    /// Opens a journal under a policy.
    pub fn new(policy: Policy) -> Self {
        Self::of(Desk::new(policy))
    }

    /// Opens a journal under the versions of a policy; the one in force when a case is opened judges it.
    pub fn under(versions: &Versions) -> Self {
        Self::of(Desk::under(versions))
    }

    pub(crate) fn of(desk: Desk) -> Self {
        Self { desk, kept: BTreeMap::new() }
    }

    /// Lists what is kept of each case, in the order of the cases.
    #[cfg(feature = "json")]
    pub(crate) fn kept(&self) -> impl Iterator<Item = (&CaseId, &Kept)> {
        self.kept.iter()
    }

    /// Returns the desk: the cases, their agenda, their next wake-up, what may be done now.
    pub fn desk(&self) -> &Desk {
        &self.desk
    }

    /// Makes a policy known; new cases are bound to it from the date on from which it is in force.
    pub fn adopt(&mut self, policy: Policy) {
        self.desk.adopt(policy);
    }

    /// Makes a policy known without binding new cases to it, for cases already bound to it.
    pub fn learn(&mut self, policy: Policy) {
        self.desk.learn(policy);
    }

    /// Sets the organisation that answers who is whose superior and whose calendar a unit has.
    ///
    /// It is not written with the journal: the host sets it anew.
    pub fn set_organisation(&mut self, organisation: Organisation) {
        self.desk.set_organisation(organisation);
    }

    /// Carries a command out, keeps the records and notes the act.
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
    /// A retry brings nothing about and is no act, and neither is [`Command::Tick`].
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

    fn handle_until(
        &mut self,
        case: &CaseId,
        command: &Command,
        actor: &Actor,
        (now, until): (Timestamp, Timestamp),
        delivery: &Delivery,
    ) -> Result<Vec<Recorded>, Box<Rejection>> {
        let records = self.desk.handle_until(case, command, actor, (now, until), delivery)?;
        self.keep(&records);
        if let Some(last) = records.last()
            && command.kind() != CommandKind::Tick
        {
            let act = Act {
                command: command.clone(),
                actor: actor.clone(),
                at: delivery.happened_at.unwrap_or(now),
                command_id: delivery.command_id.clone(),
            };
            self.kept.entry(case.clone()).or_default().acts.push(HeldAct { act, last: last.seq });
        }
        Ok(records)
    }

    /// Records what a foreign system reports, and keeps the records; no act stands behind them.
    ///
    /// # Errors
    /// `Rejection`; nothing has changed.
    pub fn observe(
        &mut self,
        case: &CaseId,
        opened_at: Timestamp,
        observation: &Observation,
    ) -> Result<Vec<Recorded>, Box<Rejection>> {
        let records = self.desk.observe(case, opened_at, observation)?;
        self.keep(&records);
        Ok(records)
    }

    /// Lets time pass for every case, and keeps the records, which are returned in the order of the cases.
    ///
    /// A case that cannot go on stays as it was and is listed; the others go on without it.
    pub fn advance_to(&mut self, now: Timestamp) -> Advance {
        let advance = self.desk.advance_to(now);
        self.keep(&advance.records);
        advance
    }

    fn keep(&mut self, records: &[Recorded]) {
        for of_case in records.chunk_by(|a, b| a.stream == b.stream) {
            if let Some(first) = of_case.first() {
                let kept = self.kept.entry(first.stream.clone()).or_default();
                kept.records.extend_from_slice(of_case);
            }
        }
    }

    /// Returns the records of a case behind a version: all of them behind 0, none of a case that is
    /// not known.
    pub fn records(&self, case: &CaseId, after: u64) -> &[Recorded] {
        self.kept.get(case).map_or(&[], |kept| fault::behind(&kept.records, after))
    }

    /// Returns the version of a case that the server is known to have: where news is asked for from
    /// on; 0 for a case that is not known.
    pub fn told(&self, case: &CaseId) -> u64 {
        self.kept.get(case).map_or(0, |kept| kept.told)
    }

    /// Lists what the server does not know yet, in the order of the cases.
    ///
    /// A case for which time alone has passed is not among them.
    pub fn unsent(&self) -> Vec<Unsent> {
        let news = self.kept.iter().filter(|(_, kept)| kept.has_news());
        news.map(|(case, kept)| kept.unsent(case)).collect()
    }

    /// Notes that the server has a case up to a version; acts up to there are done with.
    ///
    /// A version beyond the last record stands for the last; a lower one than before changes nothing.
    pub fn acknowledge(&mut self, case: &CaseId, version: u64) {
        if let Some(kept) = self.kept.get_mut(case) {
            kept.tell(version);
        }
    }

    /// Lets go of a case; returns what the server does not know of it, which is lost here.
    pub fn remove(&mut self, case: &CaseId) -> Option<Unsent> {
        self.desk.remove(case);
        self.kept.remove(case).map(|kept| kept.unsent(case))
    }
}
