//! Reads a log through its mapping, row by row.

use super::{
    DeskError,
    intake::{Intake, NoteKind, Taken},
    log::{LogReader, Row, Step},
    mapping::{Mapping, Refusal},
    progress::Progress,
};
use amends::time::Timestamp;
use std::path::Path;

/// Is what becomes of one row of the log.
#[derive(Debug)]
pub enum RowOutcome {
    /// The row says this.
    Taken(Box<Taken>),
    /// The row is refused.
    Refused(Refusal),
}

/// Says what became of a row that was handed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It stays as it is.
    Kept,
    /// It was refused after all and leaves nothing behind, not even its time.
    TakenBack,
}

impl From<()> for Fate {
    fn from((): ()) -> Self {
        Self::Kept
    }
}

/// Sums up a log that was read to its end.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LogSummary {
    /// Data rows, refused ones too.
    pub rows: u64,
    /// Refused rows.
    pub refused: u64,
    /// Rows dated before their predecessor.
    pub adjusted: u64,
    /// Cases.
    pub cases: u64,
    /// Readings the local clock never showed.
    pub gap_readings: u64,
    /// Readings the local clock showed twice.
    pub overlap_readings: u64,
    /// The last instant in the log.
    pub latest: Option<Timestamp>,
}

/// Reads a log to its end and hands each row to `each`, with its line. What is later than `as_of`
/// is handed on without sightings. `what` names the work on the progress bar.
///
/// # Errors
/// What opening, binding or reading the log finds wrong, and whatever `each` returns.
pub fn read_log<F: Into<Fate>>(
    path: &Path,
    mapping: &Mapping,
    as_of: Option<Timestamp>,
    what: &str,
    mut each: impl FnMut(u64, RowOutcome) -> Result<F, DeskError>,
) -> Result<LogSummary, DeskError> {
    let mut reader = LogReader::open(path, mapping.format().clone())?;
    let bound = mapping.bind(&reader)?;
    let mut progress = Progress::of_file(reader.size(), what);
    let mut intake = Intake::up_to(as_of);
    let mut row = Row::default();
    let mut summary = LogSummary::default();
    loop {
        let (line, outcome) = match reader.read(&mut row)? {
            Step::End => break,
            Step::Row => {
                let outcome = match bound.map(&row) {
                    Ok(mapped) => RowOutcome::Taken(Box::new(intake.take(mapped))),
                    Err(refusal) => RowOutcome::Refused(refusal),
                };
                (row.line(), outcome)
            }
            Step::Refused { line, why } => (line, RowOutcome::Refused(bound.refuse(line, &why))),
        };
        summary.rows += 1;
        match &outcome {
            RowOutcome::Refused(_) => summary.refused += 1,
            RowOutcome::Taken(taken) => {
                summary.adjusted += u64::from(taken.has(NoteKind::Adjusted));
            }
        }
        if each(line, outcome)?.into() == Fate::TakenBack {
            intake.take_back();
        }
        progress.row(reader.bytes_read());
    }
    progress.finish();
    let (gap_readings, overlap_readings) = intake.bent_readings();
    Ok(LogSummary {
        cases: intake.cases(),
        gap_readings,
        overlap_readings,
        latest: intake.latest(),
        ..summary
    })
}
