//! What can be asked of a store afterwards: the agenda, one case explained, an audit.

use super::{
    DeskError,
    agenda::{Entry, length, sort},
    clock::LocalClock,
    document::PolicyText,
    mapping::Mapping,
    records::from_row,
    store::{Link, Store, StoredRow},
};
use amends::{
    Lang, Policy,
    case::{Case, Event, Recorded, Source},
    explain::explain_obligations,
    time::Timestamp,
};
use comfy_table::{ContentArrangement, Table, presets::UTF8_BORDERS_ONLY};
use std::{collections::BTreeMap, fmt::Write as _, path::Path};

/// Holds a store with the policy and the clock it was written under.
struct Archive {
    store: Store,
    policy: Policy,
    clock: LocalClock,
    run_to: Timestamp,
}

impl Archive {
    fn open(path: &Path) -> Result<Self, DeskError> {
        let store = Store::open_existing(path)?;
        let lacks = |expected, got: &str| DeskError::StoreLacks {
            path: path.to_owned(),
            expected,
            got: got.to_owned(),
        };
        let note = |key: &str| {
            store.meta(key)?.ok_or_else(|| {
                lacks("a store that `desk replay` has finished", "one that it has not")
            })
        };
        let text: PolicyText = serde_json::from_str(&note("policy_text")?)
            .map_err(|error| lacks("the text of the policy", &error.to_string()))?;
        let mapping = Mapping::parse(&note("mapping_text")?)
            .map_err(|findings| DeskError::Mapping { path: path.to_owned(), findings })?;
        let run_to = note("run_to")?;
        let run_to = run_to.parse().map_err(|_| lacks("an instant the replay ran to", &run_to))?;
        let policy = text.seal(path)?;
        Ok(Self { store, policy, clock: LocalClock(mapping.zone()), run_to })
    }

    /// Rebuilds a case as it was known at an instant; `None` when it was not known yet.
    fn case_at(&self, stream: &str, as_of: Timestamp) -> Result<Option<Case>, DeskError> {
        let rows = self.store.stream(stream)?;
        let known: Vec<_> = rows.iter().filter(|row| row.record.recorded_at <= as_of).collect();
        let mut case: Option<Case> = None;
        for row in known {
            case = Some(follow(self.store.path(), case, row)?);
        }
        let Some(case) = case else { return Ok(None) };
        if case.next_wakeup().is_none_or(|wake_up| wake_up.at > as_of) {
            return Ok(Some(case));
        }
        let ticked = case.tick(&self.policy, as_of).map_err(super::engine::rejected(stream))?;
        Ok(Some(ticked.into_parts().0))
    }
}

/// Moves a case by the next row of its stream.
fn follow(path: &Path, case: Option<Case>, row: &StoredRow) -> Result<Case, DeskError> {
    let broken = |reason: String| DeskError::Broken {
        path: path.to_owned(),
        row: row.row,
        stream: row.record.stream.clone(),
        reason,
    };
    let recorded = from_row(&row.record).map_err(broken)?;
    match case {
        None => Case::replay([&recorded]).map_err(|fault| broken(fault.to_string())),
        Some(mut case) => {
            case.evolve(&recorded).map_err(|fault| broken(fault.to_string()))?;
            Ok(case)
        }
    }
}

/// Lists who owes what next, the most urgent first.
///
/// # Errors
/// What is wrong with the store.
pub fn agenda(store: &Path, as_of: Option<Timestamp>) -> Result<String, DeskError> {
    let archive = Archive::open(store)?;
    let as_of = as_of.unwrap_or(archive.run_to);
    let mut entries = Vec::new();
    for stream in archive.store.streams()? {
        if let Some(case) = archive.case_at(&stream, as_of)? {
            entries.extend(Entry::of(&case, &archive.policy, as_of));
        }
    }
    sort(&mut entries);
    let mut table = Table::new();
    table.load_style(UTF8_BORDERS_ONLY).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_header(["", "case", "owed", "by", "due", "left", "stage"]);
    for entry in &entries {
        table.add_row([
            entry.state.word().to_owned(),
            entry.case.clone(),
            entry.obligation.to_string(),
            entry.owed_by.clone(),
            entry.due_on(archive.clock),
            entry.remaining(as_of),
            entry.stage.label(Lang::En).to_owned(),
        ]);
    }
    let at = archive.clock.second(as_of);
    Ok(format!("as of {at}: {} owed\n{table}\n", entries.len()))
}

/// Tells the story of a case, with the ledger of every deadline.
///
/// # Errors
/// What is wrong with the store, or that it does not have the case.
pub fn explain(store: &Path, case: &str, lang: Lang) -> Result<String, DeskError> {
    let archive = Archive::open(store)?;
    let rows = archive.store.stream(case)?;
    let mut known = None;
    let mut text = String::new();
    let title = match lang {
        Lang::Zh => "时间线",
        Lang::En => "timeline",
    };
    // INVARIANT: writing to a String cannot fail.
    let _ = writeln!(text, "{case}: {title}");
    for row in &rows {
        known = Some(follow(store, known, row)?);
        if let Ok(recorded) = from_row(&row.record) {
            let _ = writeln!(text, "{}", line(&recorded, archive.clock, lang));
        }
    }
    let Some(known) = known else {
        return Err(DeskError::StoreLacks {
            path: store.to_owned(),
            expected: "a case of the store",
            got: format!("`{case}`"),
        });
    };
    let title = match lang {
        Lang::Zh => "时限",
        Lang::En => "time limits",
    };
    let _ = writeln!(text, "\n{title}");
    for explanation in explain_obligations(&known, &archive.policy) {
        for (index, line) in explanation.render(lang).iter().enumerate() {
            let indent = if index == 0 { "" } else { "  " };
            let _ = writeln!(text, "{indent}{line}");
        }
    }
    Ok(text)
}

/// Tells one record: number, time, what, how it came about, by whom.
fn line(recorded: &Recorded, clock: LocalClock, lang: Lang) -> String {
    let mut line = format!(
        "{:>5}  {}  {}",
        recorded.seq,
        clock.second(recorded.at),
        recorded.event.kind().label(lang)
    );
    if let Some(what) = detail(&recorded.event, clock, lang) {
        let _ = write!(line, ": {what}");
    }
    if recorded.source == Source::Inferred || recorded.source == Source::Clock {
        let _ = write!(line, " ({})", recorded.source.name());
    }
    if let Some(by) = &recorded.by {
        let _ = write!(line, " – {}", by.id);
    }
    line
}

/// Says what an event is about, where that is not plain from its kind.
fn detail(event: &Event, clock: LocalClock, lang: Lang) -> Option<String> {
    if let Some(moved) = event.moved() {
        return Some(format!("{} → {}", moved.from.label(lang), moved.to.label(lang)));
    }
    Some(match event {
        Event::ObligationStarted(data) => {
            format!("{}, {}", data.run.obligation, clock.minute(data.plan.due))
        }
        Event::ObligationPaused(data) => {
            format!("{}, {}", data.run.obligation, length(data.consumed))
        }
        Event::ObligationResumed(data)
        | Event::ObligationRetargeted(data)
        | Event::ObligationExtended(data) => match &data.plan {
            Some(plan) => format!("{}, {}", data.run.obligation, clock.minute(plan.due)),
            None => data.run.obligation.to_string(),
        },
        Event::ObligationWarned(data) => data.run.obligation.to_string(),
        Event::ObligationMet(data)
        | Event::ObligationBreached(data)
        | Event::ObligationFulfilled(data) => data.run.obligation.to_string(),
        Event::ObligationCancelled(data) | Event::ObligationWaived(data) => {
            data.run.obligation.to_string()
        }
        Event::RungReached(data) => format!("{}, {}", data.run.obligation, data.to),
        Event::WaitingStarted(data) => format!("{} ({})", data.party.label(lang), data.reason),
        Event::WaitingEnded(data) => format!("{} ({})", data.party.label(lang), data.reason),
        Event::UnitAssigned(data) => data.unit.to_string(),
        Event::Transferred(data) => data.unit.to_string(),
        Event::HandlerSet(data) => data.handler.to_string(),
        Event::TriageRecorded(data) => data.priority.as_ref()?.to_string(),
        _ => return None,
    })
}

/// Replays the store and verifies it: every link, every number, every stream, every figure that
/// follows from the events.
///
/// # Errors
/// `Broken` with the first row that is wrong, or what does not agree.
pub fn audit(path: &Path) -> Result<String, DeskError> {
    let archive = Archive::open(path)?;
    let (rows, link) = links(&archive.store)?;
    let lacks =
        |expected, got: String| Err(DeskError::StoreLacks { path: path.to_owned(), expected, got });
    let complete = archive.store.meta("complete")?.unwrap_or_default();
    if complete != rows.to_string() {
        return lacks("as many rows as the replay wrote", format!("{rows} of {complete}"));
    }
    if archive.store.meta("link")?.unwrap_or_default() != link.to_string() {
        return lacks("the last link that the replay wrote", format!("`{link}`"));
    }
    let found = streams(&archive)?;
    let noted = archive.store.meta("figures")?.unwrap_or_default();
    let noted: serde_json::Value = serde_json::from_str(&noted).unwrap_or_default();
    let [refused, notes] = archive.store.row_counts()?;
    let adjusted = notes.get("adjusted").copied().unwrap_or_default();
    let recomputed = serde_json::json!({
        "cases": found.cases,
        "events_written": rows,
        "steps_inferred": found.inferred,
        "stage_at_end": found.stages,
        "rows_refused": refused,
        "rows_adjusted": adjusted,
    });
    for (key, value) in recomputed.as_object().into_iter().flatten() {
        if noted.get(key) != Some(value) {
            let got = format!("`{key}` {}, from the events {value}", noted[key.as_str()]);
            return lacks("figures that follow from the events", got);
        }
    }
    Ok(format!(
        "{}: {rows} rows in {} streams hold; the last link is {link}\n",
        path.display(),
        found.cases
    ))
}

/// Follows the links from the first row to the last.
fn links(store: &Store) -> Result<(u64, Link), DeskError> {
    let (mut last, mut link) = (0, Link::default());
    loop {
        let page = store.page(last, 4_096)?;
        if page.is_empty() {
            return Ok((last, link));
        }
        for row in page {
            let broken = |reason: String| DeskError::Broken {
                path: store.path().to_owned(),
                row: row.row,
                stream: row.record.stream.clone(),
                reason,
            };
            if row.row != last + 1 {
                return Err(broken(format!("expected row {}, which is missing", last + 1)));
            }
            link = link.next(row.row, &row.record);
            if !row.carries(link) {
                return Err(broken("the row is not the one that was written".to_owned()));
            }
            last = row.row;
        }
    }
}

/// Counts what follows from the events alone.
#[derive(Default)]
struct Found {
    cases: u64,
    inferred: u64,
    stages: BTreeMap<&'static str, u64>,
}

fn streams(archive: &Archive) -> Result<Found, DeskError> {
    let mut found = Found::default();
    for stream in archive.store.streams()? {
        let mut case: Option<Case> = None;
        for row in archive.store.stream(&stream)? {
            case = Some(follow(archive.store.path(), case, &row)?);
            let digest = archive.policy.digest();
            if let Some(bound) = case.as_ref().map(Case::policy).filter(|bound| *bound != digest) {
                return Err(DeskError::Broken {
                    path: archive.store.path().to_owned(),
                    row: row.row,
                    stream,
                    reason: format!("expected the policy {digest}, got {bound}"),
                });
            }
        }
        if let Some(case) = case {
            found.cases += 1;
            found.inferred += case.custody().inferred_steps();
            *found.stages.entry(case.stage().name()).or_default() += 1;
        }
    }
    Ok(found)
}
