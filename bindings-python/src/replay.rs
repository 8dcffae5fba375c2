//! Replays many histories at once: columns in, a row a case out.

use crate::{
    arrow::{Column, batch, imported, struct_of, zoned},
    faults::replay,
    records::Rows,
    threads,
};
use amends::{
    case::{Case, Verdict},
    ident::CaseId,
};
use arrow_array::{Array, ArrayRef, StringArray, UInt32Array, UInt64Array};
use arrow_schema::{DataType, TimeUnit};
use pyo3::prelude::*;
use std::{ops::Range, sync::Arc};

/// Figures of one replayed case.
struct Figures {
    stream: String,
    records: u64,
    stage: &'static str,
    outcome: Option<&'static str>,
    opened_at: i64,
    last_external: i64,
    met: u32,
    breached: u32,
}

impl Figures {
    fn of(case: &Case) -> Self {
        let count = |wanted| {
            let runs = case.obligations().runs().iter();
            let judged = runs.filter(|run| run.verdict() == Some(wanted)).count();
            u32::try_from(judged).unwrap_or(u32::MAX)
        };
        Self {
            stream: case.id().as_str().to_owned(),
            records: case.version(),
            stage: case.stage().name(),
            outcome: case.lifecycle().ending().map(|ending| ending.outcome.name()),
            opened_at: case.opened_at().micros(),
            last_external: case.last_external().micros(),
            met: count(Verdict::Met),
            breached: count(Verdict::Breached),
        }
    }
}

/// Replays many histories at once, the records of one case together.
///
/// `records` is a column of records as JSON, or a table with a column for each part of them, as
/// `records_table` makes it: `stream`, `seq`, `at`, `recorded_at`, `schema`, `source`, `type` and
/// `data`, which is JSON; then, where known, `by`, `by_kind`, `command_id`, `command`, `row`,
/// `organisation`, and `started`, the parts of an `obligation.started` in place of its `data`. Both
/// give the same figures and the same faults.
///
/// Returns a table of one row a case: `stream`, `records`, `stage`, `outcome`, `opened_at`,
/// `last_external`, `met`, `breached`; a frame of polars or pandas for their columns, else a table of
/// pyarrow. `progress` is called with the records read so far.
#[pyfunction]
#[pyo3(signature = (records: "object", /, *, progress: "collections.abc.Callable[[int], object] | None" = None) -> "typing.Any")]
pub(crate) fn replay_many<'py>(
    py: Python<'py>,
    records: &Bound<'py, PyAny>,
    progress: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let (mut figures, mut open, mut read) = (Vec::new(), None, 0_usize);
    for array in imported(&batch(py, "rows")?.call1((records,))?)? {
        py.detach(|| take(&Rows::read(&array, read)?, &mut open, &mut figures))?;
        read += array.len();
        if let Some(progress) = progress {
            progress.call1((read,))?;
        }
    }
    figures.extend(open.as_ref().map(Figures::of));
    batch(py, "table")?.call1((records, figured(&figures)?))
}

/// Replays a chunk; the case it begins with may be open from the chunk before, the one it ends with
/// stays open.
fn take(rows: &Rows<'_>, open: &mut Option<Case>, figures: &mut Vec<Figures>) -> PyResult<()> {
    let (mut parts, mut end) = (Vec::new(), rows.len());
    for start in starts(rows).into_iter().rev() {
        parts.push((start..end, None));
        end = start;
    }
    parts.push((0..end, open.take()));
    parts.reverse();
    for (more, left) in threads::each(parts, |(part, open)| replayed(rows, part, open))? {
        figures.extend(open.take().as_ref().map(Figures::of));
        figures.extend(more);
        *open = left;
    }
    Ok(())
}

/// Finds where to cut between two cases, near even parts; what cannot be read is left to the replay.
fn starts(rows: &Rows<'_>) -> Vec<usize> {
    let (mut starts, mut reader) = (Vec::new(), rows.reader());
    for part in threads::parts(rows.len()).into_iter().skip(1) {
        let from = part.start.max(starts.last().map_or(0, |last| last + 1));
        let mut before: Option<CaseId> = None;
        for row in from..rows.len() {
            let Ok(stream) = reader.stream(row) else { break };
            let Some(stream) = stream else { continue };
            if before.is_some_and(|before| before != stream) {
                starts.push(row);
                break;
            }
            before = Some(stream);
        }
    }
    starts
}

/// Replays one record after the other, from a case that may be open already.
fn replayed(
    rows: &Rows<'_>,
    part: Range<usize>,
    mut open: Option<Case>,
) -> PyResult<(Vec<Figures>, Option<Case>)> {
    let (mut figures, mut reader) = (Vec::new(), rows.reader());
    for row in part {
        let Some(record) = reader.record(row)? else { continue };
        match &mut open {
            Some(case) if *case.id() == record.stream => case.evolve(&record).map_err(replay)?,
            _ => {
                if let Some(done) = open.take() {
                    figures.push(Figures::of(&done));
                }
                open = Some(Case::replay([&record]).map_err(replay)?);
            }
        }
    }
    Ok((figures, open))
}

fn figured(figures: &[Figures]) -> PyResult<Column> {
    let utc = DataType::Timestamp(TimeUnit::Microsecond, Some("UTC".into()));
    let stamps = |of: fn(&Figures) -> i64| -> ArrayRef {
        zoned(figures.iter().map(|one| Some(of(one))).collect())
    };
    let texts = |of: fn(&Figures) -> Option<&str>| -> ArrayRef {
        Arc::new(figures.iter().map(of).collect::<StringArray>())
    };
    let counts = |of: fn(&Figures) -> u32| -> ArrayRef {
        Arc::new(UInt32Array::from_iter_values(figures.iter().map(of)))
    };
    let versions = UInt64Array::from_iter_values(figures.iter().map(|one| one.records));
    let columns: Vec<(&str, DataType, ArrayRef)> = vec![
        ("stream", DataType::Utf8, texts(|one| Some(&one.stream))),
        ("records", DataType::UInt64, Arc::new(versions)),
        ("stage", DataType::Utf8, texts(|one| Some(one.stage))),
        ("outcome", DataType::Utf8, texts(|one| one.outcome)),
        ("opened_at", utc.clone(), stamps(|one| one.opened_at)),
        ("last_external", utc, stamps(|one| one.last_external)),
        ("met", DataType::UInt32, counts(|one| one.met)),
        ("breached", DataType::UInt32, counts(|one| one.breached)),
    ];
    struct_of(columns, figures.len())
}
