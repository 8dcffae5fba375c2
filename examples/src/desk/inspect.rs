//! What can be asked of a store afterwards: the agenda, one case explained, an audit.

use super::{
    DeskError,
    agenda::{Entry, Timed, act_words, sort},
    clock::LocalClock,
    document::PolicyText,
    figures::Runs,
    mapping::Mapping,
    records::from_row,
    store::{Link, Store, StoredRow},
    story::Story,
};
use amends::{Lang, Policy, case::Case, explain::explain_obligations, time::Timestamp};
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
                let got = "one that it has not; run the same replay again, it continues";
                lacks("a store that `desk replay` has finished", got)
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
    let (mut entries, mut timed) = (Vec::new(), Vec::new());
    for stream in archive.store.streams()? {
        if let Some(case) = archive.case_at(&stream, as_of)? {
            entries.extend(Entry::of(&case, &archive.policy, as_of));
            timed.extend(Timed::of(&case));
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
            entry.remaining(as_of, archive.clock),
            entry.stage.label(Lang::En).to_owned(),
        ]);
    }
    // A log without a row has no end to look from.
    let at = if as_of == Timestamp::MIN { "–".to_owned() } else { archive.clock.second(as_of) };
    let mut text = format!("as of {at}: {} owed\n{table}\n", entries.len());
    if !timed.is_empty() {
        let _ = write!(
            text,
            "\nby itself: {} scheduled\n{}\n",
            timed.len(),
            acts(archive.clock, timed)
        );
    }
    Ok(text)
}

/// Draws what the machine will do by itself, the earliest first.
fn acts(clock: LocalClock, mut timed: Vec<Timed>) -> Table {
    timed.sort();
    let mut table = Table::new();
    table.load_style(UTF8_BORDERS_ONLY).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_header(["at", "case", "act", "rule"]);
    for Timed { at, case, rule, act } in timed {
        table.add_row([clock.minute(at), case, act_words(act).en, rule]);
    }
    table
}

/// Tells the story of a case, with the ledger of every deadline.
///
/// # Errors
/// What is wrong with the store, or that it does not have the case.
pub fn explain(store: &Path, case: &str, lang: Lang) -> Result<String, DeskError> {
    let archive = Archive::open(store)?;
    let rows = archive.store.stream(case)?;
    let story = Story { policy: &archive.policy, clock: archive.clock, lang };
    let mut known = None;
    let mut text = String::new();
    // INVARIANT: writing to a String cannot fail.
    let _ =
        writeln!(text, "{}", story.say(&format!("{case}：时间线"), &format!("{case}: timeline")));
    for row in &rows {
        known = Some(follow(store, known, row)?);
        if let Ok(recorded) = from_row(&row.record) {
            let _ = writeln!(text, "{}", story.line(&recorded));
        }
    }
    let Some(known) = known else {
        return Err(DeskError::StoreLacks {
            path: store.to_owned(),
            expected: "a case of the store",
            got: format!("`{case}`"),
        });
    };
    let _ = writeln!(text, "\n{}", story.say("时限", "time limits"));
    for explanation in explain_obligations(&known, &archive.policy) {
        for (index, line) in explanation.render(lang).iter().enumerate() {
            let indent = if index == 0 { "" } else { "  " };
            let _ = writeln!(text, "{indent}{line}");
        }
    }
    Ok(text)
}

/// Replays the store and verifies it: every link, every number, every stream, every figure that
/// follows from the events, and the seal over everything else.
///
/// # Errors
/// `Broken` with the first row that is wrong, `StoreMismatch` with what does not agree.
pub fn audit(path: &Path) -> Result<String, DeskError> {
    let archive = Archive::open(path)?;
    let (rows, link) = links(&archive.store)?;
    let mismatch =
        |expected, got| Err(DeskError::StoreMismatch { path: path.to_owned(), expected, got });
    let note = |key: &str| Ok::<_, DeskError>(archive.store.meta(key)?.unwrap_or_default());
    let complete = note("complete")?;
    if complete != rows.to_string() {
        return mismatch(format!("{complete} rows, as the replay wrote"), rows.to_string());
    }
    let last = note("link")?;
    if last != link.to_string() {
        return mismatch(format!("the last link `{last}`, as noted"), format!("`{link}`"));
    }
    let found = streams(&archive)?;
    let noted: serde_json::Value = serde_json::from_str(&note("figures")?).unwrap_or_default();
    let [refused, notes] = archive.store.row_counts()?;
    let recomputed = serde_json::json!({
        "cases": found.cases,
        "events_written": rows,
        "steps_inferred": found.inferred,
        "stage_at_end": found.stages,
        "obligations": found.obligations,
        "rows_refused": refused,
        "rows_adjusted": notes.get("adjusted").copied().unwrap_or_default(),
    });
    for (key, value) in recomputed.as_object().into_iter().flatten() {
        if noted.get(key) != Some(value) {
            let expected = format!("the figure `{key}` {value}, which follows from the rows");
            return mismatch(expected, noted[key.as_str()].to_string());
        }
    }
    let (seal, now) = (note("seal")?, archive.store.seal()?);
    if seal != now {
        let what = "over figures, inputs, refused and noted rows as they were written";
        return mismatch(format!("the seal `{seal}` {what}"), format!("`{now}`"));
    }
    Ok(format!(
        "{}: {rows} rows in {} streams hold; the last link is {link}, the seal {seal}\n",
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
    obligations: BTreeMap<String, Runs>,
}

fn streams(archive: &Archive) -> Result<Found, DeskError> {
    let mut found = Found::default();
    for rule in archive.policy.obligations() {
        found.obligations.insert(rule.id.to_string(), Runs::default());
    }
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
            for run in case.obligations().runs() {
                let runs = found.obligations.entry(run.obligation().to_string()).or_default();
                runs.count(run.verdict());
            }
        }
    }
    Ok(found)
}
