//! Keeps the time of each case from running backwards, and the time of the replay from running on.

use super::mapping::{ClockNote, MappedRow};
use amends::{Words, ident::CaseId, time::Timestamp};
use serde::Serialize;
use std::collections::BTreeMap;

/// Says what is particular about the time of a row; the code is stable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoteKind {
    /// Dated before the row before it, taken at that row's time.
    Adjusted,
    /// Dated after the row before it, but before the time that row was taken at.
    InTheWake,
    /// Dated before the stated opening of its case.
    BeforeOpening,
    /// Later than the instant the replay runs to, so not known yet.
    Later,
}

impl NoteKind {
    /// Returns the stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Adjusted => "adjusted",
            Self::InTheWake => "in_the_wake",
            Self::BeforeOpening => "before_opening",
            Self::Later => "later",
        }
    }
}

impl Serialize for NoteKind {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

/// Says what to do about a log of which more than a fifth of the rows run backwards in their cases:
/// taken at the times of other rows, they lead to verdicts about nothing.
pub fn unsorted(adjusted: u64, rows: u64) -> Option<Words> {
    (adjusted.saturating_mul(5) > rows).then(|| {
        Words::new(
            format!(
                "{rows} 行中有 {adjusted} 行早于同一事项的前一行，已按前一行的时间计：请将日志按时间从早到晚\
                 排序后重新运行"
            ),
            format!(
                "{adjusted} of {rows} rows are dated before a row before them of the same case and were \
                 taken at its time: sort the log by time, the oldest first, and run it again"
            ),
        )
    })
}

/// Describes a row whose time is particular.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RowNote {
    /// The line the row starts on, from 1.
    pub line: u64,
    /// What is particular.
    pub note: NoteKind,
    /// The case.
    pub case: CaseId,
    /// When the log says it happened.
    pub read_at: Timestamp,
    /// When it is taken to have happened.
    pub taken_at: Timestamp,
}

/// Holds a row whose times fit the rows before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The row, its times moved where they had to be; without a sighting when all of it is later.
    pub row: MappedRow,
    /// When the case was opened: as its first row said, or that row's own time.
    pub opened_at: Timestamp,
    /// Whether this is the first row of its case.
    pub first: bool,
    /// What is particular about its times.
    pub notes: Vec<RowNote>,
}

impl Taken {
    /// Says whether the row has a note of a kind.
    pub fn has(&self, kind: NoteKind) -> bool {
        self.notes.iter().any(|note| note.note == kind)
    }
}

/// Remembers of each case when it was opened and when it was last heard of.
#[derive(Debug)]
pub struct Intake {
    as_of: Timestamp,
    cases: BTreeMap<CaseId, Seen>,
    before: Option<(CaseId, Option<Seen>)>,
    latest: Option<Timestamp>,
    gaps: u64,
    overlaps: u64,
}

#[derive(Debug, Clone, Copy)]
struct Seen {
    opened_at: Timestamp,
    read: Timestamp,
    taken: Timestamp,
}

impl Intake {
    /// Starts an intake that takes nothing later than `as_of`.
    pub fn up_to(as_of: Option<Timestamp>) -> Self {
        let as_of = as_of.unwrap_or(Timestamp::MAX);
        Self { as_of, cases: BTreeMap::new(), before: None, latest: None, gaps: 0, overlaps: 0 }
    }

    /// Takes the next row of the log.
    pub fn take(&mut self, mut row: MappedRow) -> Taken {
        for note in &row.clock {
            match note {
                ClockNote::Plain => {}
                ClockNote::Gap => self.gaps += 1,
                ClockNote::Overlap => self.overlaps += 1,
            }
        }
        // INVARIANT: a mapped row has at least one sighting.
        let own = row.sightings.first().map_or(Timestamp::MIN, |seen| seen.observation.at);
        let known = self.cases.get(&row.case).copied();
        let opened_at = known.map_or_else(|| row.opened_at.unwrap_or(own), |seen| seen.opened_at);
        let mut seen = known.unwrap_or(Seen { opened_at, read: own, taken: own });
        self.latest = self.latest.max(row.opened_at);
        let mut notes: Vec<RowNote> = Vec::new();
        for (position, sighting) in row.sightings.iter_mut().enumerate() {
            let read_at = sighting.observation.at;
            let taken_at = read_at.max(seen.taken);
            let note = if position > 0 && read_at < own {
                // A register that closes a case before it opens it.
                Some(NoteKind::BeforeOpening)
            } else if read_at < seen.read {
                Some(NoteKind::Adjusted)
            } else if read_at < seen.taken {
                Some(NoteKind::InTheWake)
            } else if read_at < opened_at {
                Some(NoteKind::BeforeOpening)
            } else {
                None
            };
            let later = (taken_at > self.as_of).then_some(NoteKind::Later);
            if let Some(note) = later.or(note)
                && notes.iter().all(|known| known.note != note)
            {
                let (line, case) = (row.line, row.case.clone());
                notes.push(RowNote { line, note, case, read_at, taken_at });
            }
            sighting.observation.at = taken_at;
            seen = Seen { opened_at, read: read_at, taken: taken_at };
            self.latest = self.latest.max(Some(read_at));
        }
        let as_of = self.as_of;
        row.sightings.retain(|sighting| sighting.observation.at <= as_of);
        self.cases.insert(row.case.clone(), seen);
        self.before = Some((row.case.clone(), known));
        Taken { row, opened_at, first: known.is_none(), notes }
    }

    /// Forgets the row taken last: it was refused after all, so the next one follows the row before.
    pub fn take_back(&mut self) {
        match self.before.take() {
            Some((case, Some(seen))) => {
                self.cases.insert(case, seen);
            }
            Some((case, None)) => {
                self.cases.remove(&case);
            }
            None => {}
        }
    }

    /// Returns how many cases were seen.
    pub fn cases(&self) -> u64 {
        self.cases.len() as u64
    }

    /// Returns the last instant of the log so far, as its rows give it.
    pub fn latest(&self) -> Option<Timestamp> {
        self.latest
    }

    /// Returns how many readings the local clock never showed, and how many it showed twice.
    pub fn bent_readings(&self) -> (u64, u64) {
        (self.gaps, self.overlaps)
    }
}
