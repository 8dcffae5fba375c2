//! Taking the records of others in: appending a log, and doing acts anew behind it.

use super::{
    Act, Conflict, Journal, JournalFault, Kept, Rebased, RefusedAct,
    fault::{length, place},
    numbers::{Number, Numbers},
};
use crate::{
    Digest,
    case::{Case, Command, Event, Recorded, Source},
    desk::{Delivery, Desk},
    fault::ReplayFault,
    ident::CaseId,
    rejection::{Reason, Rejection, RejectionCode},
    time::Timestamp,
};
use std::collections::BTreeMap;

impl Journal {
    /// Takes records of one or more cases in, each case in its order; returns how many were new.
    ///
    /// - Records that are there already are passed over: a retry is harmless.
    /// - All or nothing: on a fault the journal is as it was.
    /// - The server is then known to have what came, as far as that joins what it was known to have.
    ///   The acts up to there are done with.
    ///
    /// This is what a server does with the log of a device it trusts, and what a device does with
    /// news from its server.
    ///
    /// # Errors
    /// - `JournalFault::Conflict` when a record differs from the one that is there, or begins behind
    ///   the last one.
    /// - `JournalFault::Replay` when a record cannot follow.
    /// - `JournalFault::Rejected` (`policy_mismatch`) when a case is bound to a policy that is not
    ///   known here: [`adopt`](Self::adopt) or [`learn`](Self::learn) it first.
    pub fn append(&mut self, records: &[Recorded]) -> Result<usize, JournalFault> {
        let mut incoming: BTreeMap<&CaseId, Incoming<'_>> = BTreeMap::new();
        for record in records {
            let of_case = incoming.entry(&record.stream).or_insert_with(|| {
                let kept = self.kept.get(&record.stream);
                let (records, told) = kept.map_or((&[][..], 0), |kept| (&kept.records, kept.told));
                Incoming::behind(records, told, self.desk.case(&record.stream))
            });
            of_case.take(record, &self.desk)?;
        }
        let taken: Vec<_> = incoming.into_iter().map(|(id, one)| (id, one.into_taken())).collect();
        let mut fresh = 0;
        for (id, taken) in taken {
            fresh += taken.fresh.len();
            self.put(id, taken);
        }
        Ok(fresh)
    }

    fn put(&mut self, id: &CaseId, taken: Taken) {
        if let Some(case) = taken.case {
            self.desk.put(case);
        }
        let kept = self.kept.entry(id.clone()).or_default();
        kept.records.extend(taken.fresh);
        kept.tell(taken.told);
    }

    /// Takes the server's records of a case over and does the acts of this journal anew behind them.
    ///
    /// `server` is the history of the case there, or what of it lies behind [`told`](Self::told).
    /// The records here behind `told` give way. Each act is then given again in its order as a fact
    /// told now: it happened when it happened, and what falls due between two acts lies between
    /// them. An act that the server has, word for word or under its `command_id`, is not given again.
    /// A request or pending act that is numbered anew is named by its new number in the acts behind it.
    /// What may not be done any more leaves the outbox and is handed back with the reason, for the
    /// host to show. Where the server has a case of this name that was opened elsewhere, that is every
    /// act (`case_exists`): nothing of ours ends up on another's case.
    ///
    /// # Errors
    /// As [`append`](Self::append), and:
    /// - `JournalFault::Conflict` when the server's records differ from what it was known to have, or
    ///   begin behind it.
    /// - `JournalFault::Replay` when a record is one of another case.
    /// - `JournalFault::Rejected`: `no_such_case` when neither side has the case, `time_backwards`
    ///   when `now` lies before the instant at which the server's last record was told.
    pub fn rebase(
        &mut self,
        case: &CaseId,
        server: &[Recorded],
        now: Timestamp,
    ) -> Result<Rebased, JournalFault> {
        let was = self.kept.get(case);
        if was.is_none() && server.is_empty() {
            return Err(JournalFault::Rejected(Rejection::new(None, Reason::NoSuchCase)));
        }
        let told = was.map_or(0, |kept| kept.told);
        let (known, ours) = was.map_or((&[][..], &[][..]), Kept::parts);
        let replay = |fault| JournalFault::Replay { case: case.clone(), fault };
        let base = if known.is_empty() { None } else { Some(Case::replay(known).map_err(replay)?) };
        let mut incoming = Incoming::behind(known, told, base.as_ref());
        for record in server {
            if record.stream != *case {
                let (expected, got) = (case.clone(), record.stream.clone());
                let fault = ReplayFault::ForeignStream { expected, got, seq: record.seq };
                return Err(replay(fault));
            }
            incoming.take(record, &self.desk)?;
        }
        let Taken { case: moved, fresh: theirs, .. } = incoming.into_taken();
        let at_server = moved.or(base);
        let acts = was.map_or_else(Vec::new, |kept| kept.acts_left(ours, &theirs));
        let missed = |record: &&Recorded| record.source.is_foreign() && !has(&theirs, told, record);
        let dropped = ours.iter().filter(missed).cloned().collect();
        let last = at_server.as_ref().map(Case::last_recorded);
        if let Some(last) = last.filter(|last| now < *last && !acts.is_empty()) {
            let why = Rejection::new(None, Reason::ClockBackwards { now, last });
            return Err(JournalFault::Rejected(why));
        }
        self.take_over(case, at_server, theirs);
        Ok(Rebased { dropped, ..self.do_anew(case, acts, now) })
    }

    /// Takes a case in as it was kept. Only the policy it is bound to now has to be known.
    #[cfg(feature = "json")]
    pub(crate) fn restore(&mut self, id: CaseId, kept: Kept) -> Result<(), JournalFault> {
        let replay = |fault| JournalFault::Replay { case: id.clone(), fault };
        let case = Case::replay(&kept.records).map_err(replay)?;
        if *case.id() != id {
            let (expected, got) = (id.clone(), case.id().clone());
            return Err(replay(ReplayFault::ForeignStream { expected, got, seq: 1 }));
        }
        known(&self.desk, &id, case.policy())?;
        self.desk.put(case);
        self.kept.insert(id, kept);
        Ok(())
    }

    /// Lets the records behind what was told give way to the server's; there are none where the
    /// server does not have the case.
    fn take_over(&mut self, id: &CaseId, at_server: Option<Case>, theirs: Vec<Recorded>) {
        let Some(case) = at_server else {
            self.remove(id);
            return;
        };
        self.desk.put(case);
        let kept = self.kept.entry(id.clone()).or_default();
        kept.acts.clear();
        kept.records.truncate(place(kept.told));
        kept.records.extend(theirs);
        kept.told = kept.version();
    }

    /// Does acts anew as facts told now.
    fn do_anew(&mut self, case: &CaseId, acts: Vec<Left>, now: Timestamp) -> Rebased {
        let mut rebased = Rebased::default();
        let mut numbers = Numbers::default();
        let mut acts = acts.into_iter().peekable();
        while let Some(Left { act, gave }) = acts.next() {
            let until = acts.peek().map_or(now, |next| next.act.at.max(act.at).min(now));
            let command = numbers.renewed(&act.command);
            let delivery = Delivery {
                happened_at: Some(act.at).filter(|at| *at < now),
                command_id: act.command_id.clone(),
                ..Delivery::default()
            };
            match self.handle_until(case, &command, &act.actor, (now, until), &delivery) {
                Ok(records) => {
                    numbers.note(gave, self.gives(case, &act, &records));
                    rebased.records.extend(records);
                }
                Err(why) => {
                    numbers.note(gave, None);
                    let others = matches!(act.command, Command::Receive(_))
                        && why.code() == RejectionCode::CaseExists;
                    rebased.refused.push(RefusedAct { act, why: why.clone() });
                    if others {
                        // The case of this name is another's: nothing done on ours has a place on it.
                        let rest = acts.by_ref().map(|left| left.act);
                        rebased
                            .refused
                            .extend(rest.map(|act| RefusedAct { act, why: why.clone() }));
                    }
                }
            }
        }
        rebased
    }

    /// Returns the number that an act gives: by the records it brings about, or, where it is a
    /// retry, by those it brought about at the server under its name.
    fn gives(&self, case: &CaseId, act: &Act, records: &[Recorded]) -> Option<Number> {
        if !records.is_empty() {
            return Number::given(records);
        }
        let id = act.command_id.as_ref()?;
        let named = |record: &&Recorded| record.command_id.as_ref() == Some(id);
        Number::given(self.records(case, 0).iter().filter(named))
    }
}

/// Holds an act that is left to do, and the number that it gave here.
struct Left {
    act: Act,
    gave: Option<Number>,
}

impl Kept {
    /// Lists the acts whose records are not among those that the server has behind what was told.
    fn acts_left(&self, ours: &[Recorded], theirs: &[Recorded]) -> Vec<Left> {
        let mut rest = ours;
        let mut left = Vec::new();
        for held in &self.acts {
            let (of_act, behind) = rest.split_at(rest.partition_point(|one| one.seq <= held.last));
            let mut decided = of_act.iter().filter(|record| record.source == Source::Decided);
            if !decided.all(|record| has(theirs, self.told, record)) {
                left.push(Left { act: held.act.clone(), gave: Number::given(of_act) });
            }
            rest = behind;
        }
        left
    }
}

/// Says whether a record is among those behind a version, word for word.
fn has(records: &[Recorded], version: u64, record: &Recorded) -> bool {
    let behind = record.seq.checked_sub(version).and_then(|number| number.checked_sub(1));
    behind.and_then(|behind| records.get(place(behind))) == Some(record)
}

/// Holds what is taken in of one case, on a copy of it: dropping it leaves everything as it was.
struct Incoming<'a> {
    /// The records there are.
    held: &'a [Recorded],
    base: Option<&'a Case>,
    /// The case moved by the fresh records.
    moved: Option<Case>,
    fresh: Vec<&'a Recorded>,
    told: u64,
    /// The number of the first record that came.
    first: Option<u64>,
}

/// Holds what came of taking records in.
struct Taken {
    case: Option<Case>,
    fresh: Vec<Recorded>,
    told: u64,
}

impl<'a> Incoming<'a> {
    fn behind(held: &'a [Recorded], told: u64, base: Option<&'a Case>) -> Self {
        Self { held, base, moved: None, fresh: Vec::new(), told, first: None }
    }

    /// Takes one record in, or passes it over where it is there.
    fn take(&mut self, record: &'a Recorded, desk: &Desk) -> Result<(), JournalFault> {
        let first = *self.first.get_or_insert(record.seq);
        let conflict = || JournalFault::Conflict(Conflict::new(&record.stream, first, self.held));
        let index = record.seq.checked_sub(1).map(place);
        let held = index.and_then(|index| self.held.get(index));
        let fresh = index.and_then(|index| self.fresh.get(index.checked_sub(self.held.len())?));
        match (held, fresh) {
            (Some(held), _) if held != record => return Err(conflict()),
            (None, None) if first > length(self.held).saturating_add(1) => return Err(conflict()),
            (Some(_), _) => {}
            (None, Some(fresh)) if *fresh == record => {}
            (None, _) => self.evolve(record, desk)?,
        }
        if self.told.checked_add(1) == Some(record.seq) {
            self.told = record.seq;
        }
        Ok(())
    }

    fn evolve(&mut self, record: &'a Recorded, desk: &Desk) -> Result<(), JournalFault> {
        let stream = &record.stream;
        let replay = |fault| JournalFault::Replay { case: stream.clone(), fault };
        let case = match self.moved.take().or_else(|| self.base.cloned()) {
            None => Case::replay([record]).map_err(replay)?,
            Some(mut case) => {
                case.evolve(record).map_err(replay)?;
                case
            }
        };
        self.moved = Some(case);
        match &record.event {
            Event::Received(received) => known(desk, stream, received.policy)?,
            Event::PolicyRebound(rebound) => known(desk, stream, rebound.to)?,
            _ => {}
        }
        self.fresh.push(record);
        Ok(())
    }

    fn into_taken(self) -> Taken {
        let fresh = self.fresh.into_iter().cloned().collect();
        Taken { case: self.moved, fresh, told: self.told }
    }
}

/// Checks that the policy that a case is bound to is known.
fn known(desk: &Desk, case: &CaseId, bound: Digest) -> Result<(), JournalFault> {
    if desk.knows(bound) {
        return Ok(());
    }
    let reason = Reason::PolicyUnknown { case: case.clone(), bound };
    Err(JournalFault::Rejected(Rejection::new(None, reason)))
}
