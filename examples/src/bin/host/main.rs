//! A host in one page: where events are kept, who may write, what is told to others, who wakes up.
//!
//! `amends` decides and computes; a host brings four things, each a few lines here: a store that
//! appends only if nobody else has written meanwhile; an outbox, read off the events past a cursor,
//! whose messages are named after their events, so that telling one twice changes nothing; a loop
//! that wakes each case when it asked for it; and a clock, here a simulated one.
//!
//! Cases with long histories are loaded faster from a snapshot (`amends::wire::write_snapshot`) kept
//! beside the log: read it, then evolve it by the records past its version.

use amends::{
    Actor, Policy,
    case::{Asked, Case, Command, Context, Decision, Event},
    ident::{CaseId, CommandId},
    time::Timestamp,
};
use amends_examples::desk::{
    DeskError,
    records::{from_row, to_row},
    store::Store,
};
use std::{collections::BTreeMap, error::Error, path::Path};

pub(crate) mod story;

pub(crate) type Outcome<T> = Result<T, Box<dyn Error>>;

/// The note of the store that says up to which event others have been told.
pub(crate) const CURSOR: &str = "outbox";

/// Holds a store, the policy, the simulated time and when each case wants to be woken.
pub(crate) struct Host {
    pub(crate) store: Store,
    pub(crate) policy: Policy,
    pub(crate) now: Timestamp,
    pub(crate) wake_ups: BTreeMap<CaseId, Timestamp>,
}

impl Host {
    /// Opens the store and finds out what it is to be woken for.
    pub(crate) fn open(path: &Path, policy: Policy, now: Timestamp) -> Outcome<Self> {
        let store = Store::open(path)?;
        let mut host = Self { store, policy, now, wake_ups: BTreeMap::new() };
        for stream in host.store.streams()? {
            if let Some(case) = host.load(&stream.parse()?)? {
                host.note_wake_up(&case);
            }
        }
        Ok(host)
    }

    /// Rebuilds a case from its events.
    fn load(&self, id: &CaseId) -> Outcome<Option<Case>> {
        let rows = self.store.stream(id.as_str())?;
        let records: Result<Vec<_>, _> = rows.iter().map(|row| from_row(&row.record)).collect();
        let records = records?;
        if records.is_empty() { Ok(None) } else { Ok(Some(Case::replay(&records)?)) }
    }

    /// Gives a command. Another writer who was faster makes it be decided anew on what he left;
    /// the identifier makes a retry harmless.
    pub(crate) fn give(
        &mut self,
        id: &CaseId,
        command: &Command,
        by: &Actor,
        name: &str,
    ) -> Outcome<()> {
        let name = CommandId::new(name)?;
        loop {
            let case = self.load(id)?;
            let context = Context::new(&self.policy, by, self.now).identified_by(&name);
            let decision = match &case {
                Some(case) => case.decide(command, &context.expecting(case.version()))?,
                None => Case::open(id.clone(), command, &context)?,
            };
            match self.keep(case.as_ref().map_or(0, Case::version), decision) {
                Err(DeskError::VersionConflict { .. }) => {}
                kept => return Ok(kept?),
            }
        }
    }

    /// Appends what was decided, if the case is still at the version it was decided on.
    fn keep(&mut self, expected: u64, decision: Decision) -> Result<(), DeskError> {
        let (case, records) = decision.into_parts();
        let rows: Result<Vec<_>, _> = records.iter().map(to_row).collect();
        self.store.append(case.id().as_str(), expected, &rows?)?;
        self.note_wake_up(&case);
        Ok(())
    }

    fn note_wake_up(&mut self, case: &Case) {
        match case.next_wakeup() {
            Some(wake_up) => self.wake_ups.insert(case.id().clone(), wake_up.at),
            None => self.wake_ups.remove(case.id()),
        };
    }

    /// Lets time run to an instant: each case is woken when it asked for it, the earliest first.
    pub(crate) fn run_to(&mut self, until: Timestamp) -> Outcome<()> {
        let earliest = |host: &Self| host.wake_ups.iter().map(|(id, at)| (*at, id.clone())).min();
        while let Some((at, id)) = earliest(self).filter(|(at, _)| *at <= until) {
            self.now = self.now.max(at);
            let case = self.load(&id)?.ok_or("a case without events")?;
            let decision = case.tick(&self.policy, self.now)?;
            self.keep(case.version(), decision)?;
        }
        self.now = self.now.max(until);
        Ok(())
    }

    /// Tells others what they are asked and moves the cursor. A crash in between tells it again,
    /// by the same name.
    pub(crate) fn deliver(
        &mut self,
        mut tell: impl FnMut(CommandId, CaseId, Asked),
    ) -> Outcome<()> {
        let mut cursor: u64 = self.store.meta(CURSOR)?.map_or(Ok(0), |row| row.parse())?;
        for row in self.store.page(cursor, usize::MAX)? {
            let recorded = from_row(&row.record)?;
            if let Event::Asked(asked) = recorded.event {
                let name = format!("{}#{}", recorded.stream, recorded.seq);
                tell(CommandId::new(&name)?, recorded.stream, asked);
            }
            cursor = row.row;
        }
        Ok(self.store.remember(CURSOR, &cursor.to_string())?)
    }
}

fn main() -> Outcome<()> {
    let path = std::env::args_os().nth(1).ok_or("usage: host STORE.sqlite (a new file)")?;
    let host = story::story(Path::new(&path))?;
    for row in host.store.page(0, usize::MAX)? {
        println!("{:>3} {} {}", row.record.seq, row.record.at, row.record.kind);
    }
    Ok(())
}
