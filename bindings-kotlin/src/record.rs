//! Records: what replay, storage and synchronisation work on.

use crate::{
    border::{Show, Take},
    error::AmendsError,
    generated::{
        events::Event,
        words::{ActorKind, CommandKind, Source},
    },
    misfit::Misfit,
    values::{Moment, mirrors},
};
use amends::{case as core, wire};

mirrors! {
    /// Names who caused a record.
    By of core::By {
        /// Who.
        id: String,
        /// What kind of actor.
        kind: ActorKind,
    }
    /// Holds one record of a history.
    ///
    /// `at` is when it happened or fell due, `recordedAt` when it was told. Records of one stream are
    /// numbered from 1 without a gap.
    Recorded of core::Recorded {
        /// The case.
        stream: String,
        /// The number in the stream, 1 for the first.
        seq: i64,
        /// When it happened or fell due.
        at: Moment,
        /// When it was told.
        recorded_at: Moment,
        /// Who caused it; none when time alone did.
        by: Option<By>,
        /// The command that caused it, for recognising a retry.
        command_id: Option<String>,
        /// Which command caused it.
        command: Option<CommandKind>,
        /// The schema it is written in.
        schema: i32,
        /// How it came about.
        source: Source,
        /// The row of the table that brought it about.
        row: Option<String>,
        /// The organisation that was at hand to be asked; replay never reads it.
        organisation: Option<String>,
        /// The event.
        event: Event,
    }
}

/// Writes a record as one line of JSON, the same bytes as in every other language.
///
/// Errors: `Invalid` when a field cannot stand there.
#[uniffi::export]
pub fn record_to_json(record: Recorded) -> Result<String, AmendsError> {
    Ok(wire::write_record(&record.take("record")?)?)
}

/// Reads a record from JSON.
///
/// Errors: `WireFault` naming the key or place that is wrong.
#[uniffi::export]
pub fn record_from_json(json: &str) -> Result<Recorded, AmendsError> {
    Ok(Recorded::show(&wire::read_record(json)?))
}

/// Writes records as JSON Lines, one a line.
///
/// Errors: `Invalid` when a field cannot stand there.
#[uniffi::export]
pub fn records_to_json(records: Vec<Recorded>) -> Result<String, AmendsError> {
    let records: Vec<core::Recorded> = records.take("records")?;
    lines(&records)
}

/// Reads records from JSON Lines; empty lines are passed over.
///
/// Errors: `WireFault` naming the line and the key or place that is wrong.
#[uniffi::export]
pub fn records_from_json(text: &str) -> Result<Vec<Recorded>, AmendsError> {
    Ok(Vec::show(&read_lines(text)?))
}

pub(crate) fn lines(records: &[core::Recorded]) -> Result<String, AmendsError> {
    let mut out = String::new();
    for record in records {
        out += &wire::write_record(record)?;
        out.push('\n');
    }
    Ok(out)
}

pub(crate) fn read_lines(text: &str) -> Result<Vec<core::Recorded>, AmendsError> {
    let read: Result<_, _> = wire::read_log(text.as_bytes()).collect();
    Ok(read?)
}
