//! A host in one page: where events are kept, who may write, what is told to others, who wakes up.
//!
//! `amends` decides and computes; a host brings four things, and each is a few lines here.
//! 1. The store: events of a case are appended only if nobody else has written meanwhile.
//! 2. The outbox: what a case asks of others is read off its events, past a cursor that is kept.
//!    Each message is named after its event, so that telling it twice changes nothing.
//! 3. The wake-up loop: the earliest instant at which some case wants to be woken.
//! 4. The clock. This one is simulated; a real host waits.

use amends::{
    Actor, Policy,
    case::{Case, Command, Context, Decision, Event, Recorded, RequestNoted},
    ident::{CaseId, CommandId},
    time::Timestamp,
};
use amends_examples::desk::{
    DeskError,
    records::{from_row, to_row},
    store::Store,
};
use std::{collections::BTreeMap, error::Error, path::Path};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// The note of the store that says up to which event others have been told.
const CURSOR: &str = "outbox";

/// Holds a store, the policy, the simulated time and when each case wants to be woken.
struct Host {
    store: Store,
    policy: Policy,
    now: Timestamp,
    wake_ups: BTreeMap<CaseId, Timestamp>,
}

/// Holds what another stream is asked to do.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Message {
    id: CommandId,
    case: CaseId,
    request: u32,
    to: String,
}

impl Host {
    /// Opens the store and finds out what it is to be woken for.
    fn open(path: &Path, policy: Policy, now: Timestamp) -> Outcome<Self> {
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
        let records: Result<Vec<Recorded>, _> =
            rows.iter().map(|row| from_row(&row.record)).collect();
        let records = records?;
        if records.is_empty() { Ok(None) } else { Ok(Some(Case::replay(&records)?)) }
    }

    /// Gives a command. Another writer who was faster makes it be decided anew on what he left;
    /// the identifier makes a retry harmless.
    fn give(&mut self, id: &CaseId, command: &Command, by: &Actor, name: &str) -> Outcome<()> {
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
    fn run_to(&mut self, until: Timestamp) -> Outcome<()> {
        while let Some((id, at)) = self.earliest().filter(|(_, at)| *at <= until) {
            self.now = self.now.max(at);
            let Some(case) = self.load(&id)? else { return Err("a case without events".into()) };
            let decision = case.tick(&self.policy, self.now)?;
            self.keep(case.version(), decision)?;
        }
        self.now = self.now.max(until);
        Ok(())
    }

    fn earliest(&self) -> Option<(CaseId, Timestamp)> {
        let first = self.wake_ups.iter().min_by_key(|(id, at)| (**at, *id));
        first.map(|(id, at)| (id.clone(), *at))
    }

    /// Tells others what they are asked and moves the cursor. A crash in between tells it again,
    /// by the same name.
    fn deliver(&mut self, mut tell: impl FnMut(Message)) -> Outcome<()> {
        let mut cursor: u64 = self.store.meta(CURSOR)?.map_or(Ok(0), |row| row.parse())?;
        for row in self.store.page(cursor, usize::MAX)? {
            let recorded = from_row(&row.record)?;
            if let Event::Asked(asked) = &recorded.event {
                let id = CommandId::new(&format!("{}#{}", recorded.stream, recorded.seq))?;
                let (case, request, to) = (recorded.stream, asked.request, asked.to.to_string());
                tell(Message { id, case, request, to });
            }
            cursor = row.row;
        }
        Ok(self.store.remember(CURSOR, &cursor.to_string())?)
    }
}

/// A complaint comes in, a unit is asked and answers, and nobody replies in time.
fn story(path: &Path) -> Outcome<Host> {
    use amends::case::{Ask, Contact, Receive, Register, RequestKind, RequestNeed};
    let policy = Policy::preset("default").ok_or("no such preset")??;
    let mut host = Host::open(path, policy, "2026-03-02T09:00:00+08:00".parse()?)?;
    let (clerk, head) =
        (Actor::person("u-1")?.with_role("intake")?, Actor::person("u-2")?.with_role("head")?);
    let case = CaseId::new("C-1")?;
    host.give(&case, &Command::Receive(Receive::default()), &clerk, "web-1")?;
    let register = Register {
        kind: "complaint".parse()?,
        contact: Contact::Reachable,
        facts: amends::fact::Facts::default(),
        fields: vec!["content".parse()?, "contact".parse()?],
    };
    host.give(&case, &Command::Register(register.clone()), &clerk, "web-2")?;
    // The clerk presses the button again; the same name changes nothing.
    host.give(&case, &Command::Register(register), &clerk, "web-2")?;
    host.run_to("2026-03-02T11:00:00+08:00".parse()?)?;
    let (request, to) = (RequestKind::Consult, "workshop".parse()?);
    let ask = Ask { request, to, need: RequestNeed::Mandatory, due: None };
    host.give(&case, &Command::Ask(ask), &head, "web-3")?;
    let mut told = Vec::new();
    host.deliver(|message| told.push(message))?;
    for message in told {
        println!("{} is asked by {}", message.to, message.id);
        let answer = Command::AnswerRequest(RequestNoted { request: message.request, note: None });
        host.give(&message.case, &answer, &head, &format!("answer to {}", message.id))?;
    }
    host.run_to("2026-03-20T18:00:00+08:00".parse()?)?;
    Ok(host)
}

fn main() -> Outcome<()> {
    let path = std::env::args_os().nth(1).ok_or("usage: host STORE.sqlite (a new file)")?;
    let host = story(Path::new(&path))?;
    for row in host.store.page(0, usize::MAX)? {
        println!("{:>3} {} {}", row.record.seq, row.record.at, row.record.kind);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_story_ends_with_late_obligations_and_nothing_is_told_or_written_twice() {
        let dir = tempfile::tempdir().expect("a directory for the test");
        let path = dir.path().join("host.sqlite");
        let host = story(&path).unwrap_or_else(|error| panic!("{error}"));
        let kinds: Vec<_> = host.store.page(0, usize::MAX).expect("the events");
        let count = |kind: &str| kinds.iter().filter(|row| row.record.kind == kind).count();
        assert_eq!((count("case.registered"), count("request.answered")), (1, 1));
        assert_eq!((count("obligation.breached"), count("obligation.rung_reached")), (2, 2));
        assert_eq!(host.wake_ups, BTreeMap::new());
        let (policy, now) = (host.policy.clone(), host.now);
        drop(host);
        // A host that comes back rebuilds the same case and has nothing left to tell.
        let mut host = Host::open(&path, policy, now).unwrap_or_else(|error| panic!("{error}"));
        let mut told = Vec::new();
        host.deliver(|message| told.push(message)).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(told, []);
        let again = host.run_to(now);
        assert!(again.is_ok(), "{again:?}");
        assert_eq!(host.store.len().expect("a count"), kinds.len() as u64);
    }

    #[test]
    fn a_host_that_crashed_before_the_cursor_moved_tells_the_same_message_again() {
        let dir = tempfile::tempdir().expect("a directory for the test");
        let mut host =
            story(&dir.path().join("host.sqlite")).unwrap_or_else(|error| panic!("{error}"));
        host.store.remember(CURSOR, "0").expect("a note");
        let mut told = Vec::new();
        host.deliver(|message| told.push(message)).unwrap_or_else(|error| panic!("{error}"));
        let ids: Vec<_> = told.iter().map(|message| message.id.as_str()).collect();
        assert_eq!(ids.len(), 1);
        let head = Actor::person("u-2").and_then(|head| head.with_role("head")).expect("an actor");
        let before = host.store.len().expect("a count");
        for message in told {
            let noted = RequestNoted { request: message.request, note: None };
            let name = format!("answer to {}", message.id);
            let given = host.give(&message.case, &Command::AnswerRequest(noted), &head, &name);
            assert!(given.is_ok(), "{given:?}");
        }
        assert_eq!(host.store.len().expect("a count"), before);
    }
}
