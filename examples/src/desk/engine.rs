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
    case::{Case, Decision, ObservedWaiting, Recorded, Source, Verdict},
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

/// Says what a row came to.
#[derive(Debug, Default)]
pub struct Step {
    /// The records to append.
    pub records: Vec<Recorded>,
    /// Why the row, or the rest of it, is refused.
    pub refusal: Option<Refusal>,
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
        self.overview.refused.push(refusal);
    }

    /// Counts a row of the log.
    pub fn row_read(&mut self) {
        self.figures.row_read();
    }

    /// Takes a row in. What the library refuses is a refusal of the row.
    pub fn take(&mut self, taken: &Taken) -> Step {
        for note in &taken.notes {
            if note.note == NoteKind::Adjusted {
                self.figures.row_adjusted();
            }
            self.overview.notes(note.note).push(note.clone());
        }
        let mut step = Step::default();
        for sighting in &taken.row.sightings {
            match self.observe(taken, sighting) {
                Ok(records) => {
                    self.overview.inferred(&records);
                    let steps = records.iter().filter(|record| {
                        record.source == Source::Inferred && record.event.moved().is_some()
                    });
                    self.figures.steps_inferred(steps.count() as u64);
                    step.records.extend(records);
                }
                Err(refusal) => {
                    step.refusal = Some(*refusal);
                    return step;
                }
            }
        }
        if let (Some(own), false) = (taken.row.due, taken.row.sightings.is_empty()) {
            let computed = self.live.get(&taken.row.case).and_then(|live| self.first_due(live));
            self.figures.due_date(own, computed);
        }
        step
    }

    fn observe(&mut self, taken: &Taken, seen: &Sighting) -> Result<Vec<Recorded>, Box<Refusal>> {
        let row = &taken.row;
        let live = self.live.get(&row.case);
        let mut observation = seen.observation.clone();
        if observation.facts.kind.is_none()
            && let (None, [kind]) = (live, self.policy.kinds())
        {
            // A policy with one kind leaves no choice.
            observation.facts.kind = Some(Value::from(&kind.id));
        }
        self.known_kind(row, observation.facts.kind.as_ref(), live.is_none())?;
        let decision = match live {
            None => {
                Case::open_observed(row.case.clone(), taken.opened_at, &observation, self.policy)
            }
            Some(live) => live.case.observe(&observation, self.policy),
        };
        let (case, records) = decision.map(Decision::into_parts).map_err(|rejection| {
            Box::new(Refusal {
                line: row.line,
                field: String::new(),
                reason: RefusalReason::Rejected,
                expected: "a row that the library can take".to_owned(),
                got: rejection.to_string(),
            })
        })?;
        let working = self.working;
        match self.live.get_mut(&row.case) {
            Some(live) => {
                live.case = case;
                live.tally.push(tally_row(row, seen), &|from, to| working.between(from, to));
            }
            None => {
                let mut tally = CaseTally::open(taken.opened_at);
                tally.push(tally_row(row, seen), &|from, to| working.between(from, to));
                self.live.insert(row.case.clone(), Live { case, tally });
            }
        }
        Ok(records)
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
        let working = self.working;
        self.figures.case(&tally, Some(case.stage()), &|from, to| working.between(from, to));
        for run in case.obligations().runs() {
            let counts = self.figures.obligation(run.obligation().as_str());
            let count = match run.verdict() {
                Some(Verdict::Met) => &mut counts.met,
                Some(Verdict::Breached) => &mut counts.breached,
                None => &mut counts.running,
                Some(Verdict::Cancelled | Verdict::Waived | Verdict::Impossible) => {
                    &mut counts.cancelled
                }
            };
            *count += 1;
        }
        self.overview.case(&case, &tally, self.policy, self.as_of);
        Ok(records)
    }

    /// Hands over what was counted.
    pub fn into_parts(self) -> (FiguresBuilder, Overview) {
        (self.figures, self.overview)
    }
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
