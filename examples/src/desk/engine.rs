//! Runs the rows of a log through the library, case by case.

use super::{
    DeskError,
    clock::WorkingClock,
    figures::{CaseTally, FiguresBuilder, TallyRow},
    intake::{NoteKind, Taken},
    mapping::{MappedRow, Refusal, RefusalReason, Sighting},
    overview::Overview,
};
use amends::{
    Policy, Rejection,
    case::{Case, Decision, ObservedWaiting, Recorded, Source, Stage},
    fact::FactKind,
    ident::{CaseId, KindId, ObligationId, Value},
    time::Timestamp,
};
use std::collections::BTreeMap;

/// Holds the cases that still have rows to come, and what is counted of all of them.
///
/// A case is let go of after its last row, so that memory follows the open cases, not the log.
#[derive(Debug)]
pub struct Engine<'p> {
    policy: &'p Policy,
    working: WorkingClock<'p>,
    due_obligation: Option<ObligationId>,
    as_of: Timestamp,
    live: BTreeMap<CaseId, Live>,
    figures: FiguresBuilder,
    overview: Overview,
}

/// Holds a case while its rows come.
#[derive(Debug)]
struct Live {
    case: Case,
    tally: CaseTally,
}

impl<'p> Engine<'p> {
    /// Starts without a case. `due_obligation` is the one compared with the log's due dates.
    pub fn new(
        policy: &'p Policy,
        due_obligation: Option<ObligationId>,
        as_of: Timestamp,
        overview: Overview,
    ) -> Self {
        let mut figures = FiguresBuilder::default();
        for rule in policy.obligations() {
            // Every obligation is listed, also one that never ran.
            figures.obligation(rule.id.as_str());
        }
        let working = WorkingClock::of(policy);
        let live = BTreeMap::new();
        Self { policy, working, due_obligation, as_of, live, figures, overview }
    }

    /// Counts a row of the log that is refused.
    pub fn refused(&mut self, refusal: Refusal) {
        self.figures.row_refused(refusal.reason);
        self.overview.refuse(refusal);
    }

    /// Counts a row of the log.
    pub fn row_read(&mut self) {
        self.figures.row_read();
    }

    /// Takes a row in, whole or not at all: what the library refuses leaves nothing behind.
    ///
    /// # Errors
    /// The refusal of the row.
    pub fn take(&mut self, taken: &Taken) -> Result<Vec<Recorded>, Box<Refusal>> {
        let mut next: Option<Case> = None;
        let mut records = Vec::new();
        for sighting in &taken.row.sightings {
            let live = self.live.get(&taken.row.case).map(|live| &live.case);
            let (case, more) = self.observe(taken, sighting, next.as_ref().or(live))?;
            next = Some(case);
            records.extend(more);
        }
        for note in &taken.notes {
            if note.note == NoteKind::Adjusted {
                self.figures.row_adjusted();
            }
            self.overview.notes(note.note).push(note.clone());
        }
        if let Some(case) = next {
            self.keep(taken, case, &records);
        }
        Ok(records)
    }

    /// Counts a row that was taken and remembers its case.
    fn keep(&mut self, taken: &Taken, case: Case, records: &[Recorded]) {
        let row = &taken.row;
        let working = self.working;
        let before = self.live.remove(&row.case);
        let mut tally =
            before.map_or_else(|| CaseTally::open(taken.opened_at), |before| before.tally);
        for sighting in &row.sightings {
            tally.push(tally_row(row, sighting), &|from, to| working.between(from, to));
        }
        let live = Live { case, tally };
        if let Some(own) = row.due {
            self.figures.due_date(own, self.first_due(&live));
        }
        self.live.insert(row.case.clone(), live);
        self.overview.records(records);
        let levels = self.policy.matrix().map(|matrix| matrix.levels.as_slice());
        for sighting in &row.sightings {
            let priority = sighting.observation.facts.get(FactKind::Priority);
            if let (Some(priority), Some(levels)) = (priority, levels)
                && !levels.contains(priority)
            {
                self.overview.unlisted_priority(priority.as_str());
            }
        }
        let steps = records.iter().filter(|record| is_inferred_step(record));
        self.figures.steps_inferred(steps.count() as u64);
    }

    /// Lets the library take one sighting of a case.
    fn observe(
        &self,
        taken: &Taken,
        seen: &Sighting,
        case: Option<&Case>,
    ) -> Result<(Case, Vec<Recorded>), Box<Refusal>> {
        let row = &taken.row;
        let mut observation = seen.observation.clone();
        let known = case.and_then(Case::kind);
        if observation.facts.get(FactKind::Kind).is_none()
            && let (None, [kind]) = (known, self.policy.kinds())
        {
            // A policy with one kind leaves no choice.
            observation.facts.set(FactKind::Kind, Some(Value::from(&kind.id)));
        }
        // What is only received has no kind yet.
        let needed = case.is_none() && observation.stage != Some(Stage::Received);
        self.known_kind(row, observation.facts.get(FactKind::Kind), needed)?;
        let decision = match case {
            None => {
                Case::open_observed(row.case.clone(), taken.opened_at, &observation, self.policy)
            }
            Some(case) => case.observe(&observation, self.policy),
        };
        decision.map(Decision::into_parts).map_err(|rejection| {
            Box::new(Refusal {
                line: row.line,
                field: String::new(),
                reason: RefusalReason::Rejected,
                expected: "a row that the library can take".to_owned(),
                got: rejection.to_string(),
            })
        })
    }

    /// Refuses a kind that the policy does not have.
    fn known_kind(
        &self,
        row: &MappedRow,
        told: Option<&Value>,
        opens: bool,
    ) -> Result<(), Box<Refusal>> {
        let known = told.map(|kind| {
            KindId::new(kind.as_str()).is_ok_and(|kind| self.policy.kind(&kind).is_some())
        });
        if known.unwrap_or(!opens) {
            return Ok(());
        }
        let kinds: Vec<_> =
            self.policy.kinds().iter().map(|kind| format!("`{}`", kind.id)).collect();
        Err(Box::new(Refusal {
            line: row.line,
            field: "facts.kind".to_owned(),
            reason: RefusalReason::UnknownKind,
            expected: format!("a kind of the policy: {}", kinds.join(", ")),
            got: told.map_or_else(|| "none".to_owned(), |kind| format!("`{kind}`")),
        }))
    }

    /// Returns the deadline computed at the opening, as the mapping or the policy's order says.
    fn first_due(&self, live: &Live) -> Option<Timestamp> {
        let first = |id: &ObligationId| {
            let mut runs = live.case.obligations().runs().iter();
            runs.find(|run| run.obligation() == id)?.first_due()
        };
        match &self.due_obligation {
            Some(id) => first(id),
            None => self.policy.obligations().iter().find_map(|rule| first(&rule.id)),
        }
    }

    /// Lets a case run to the end of the replay, counts it and lets go of it.
    ///
    /// # Errors
    /// The rejection when a deadline on the way cannot be computed.
    pub fn finish(&mut self, id: &CaseId) -> Result<Vec<Recorded>, Box<Rejection>> {
        let Some(Live { case, tally }) = self.live.remove(id) else { return Ok(Vec::new()) };
        let due = case.next_wakeup().is_some_and(|wake_up| wake_up.at <= self.as_of);
        let (case, records) =
            if due { case.tick(self.policy, self.as_of)?.into_parts() } else { (case, Vec::new()) };
        self.overview.records(&records);
        let working = self.working;
        self.figures.case(&tally, Some(case.stage()), &|from, to| working.between(from, to));
        for run in case.obligations().runs() {
            self.figures.obligation(run.obligation().as_str()).count(run.verdict());
        }
        self.overview.case(&case, &tally, self.policy, self.as_of);
        Ok(records)
    }

    /// Hands over what was counted.
    pub fn into_parts(self) -> (FiguresBuilder, Overview) {
        (self.figures, self.overview)
    }
}

/// Says whether a record is a change of stage that the table does not have.
pub fn is_inferred_step(record: &Recorded) -> bool {
    let moves = record.event.moved().is_some_and(|moved| moved.from != moved.to);
    record.source == Source::Inferred && moves
}

fn tally_row<'a>(row: &'a MappedRow, seen: &'a Sighting) -> TallyRow<'a> {
    let waiting = match &seen.observation.waiting {
        Some(ObservedWaiting::For { reason, .. }) => Some(reason.as_str()),
        Some(ObservedWaiting::Nobody {}) | None => None,
    };
    TallyRow {
        at: seen.observation.at,
        stage: seen.observation.stage,
        standing: seen.standing,
        resolution: seen.resolution,
        waiting,
        priority: row.priority.as_deref(),
    }
}

/// Wraps a rejection that a replay cannot go on from.
pub fn rejected(what: &str) -> impl FnOnce(Box<Rejection>) -> DeskError {
    move |rejection| DeskError::Rejected { what: what.to_owned(), rejection }
}
