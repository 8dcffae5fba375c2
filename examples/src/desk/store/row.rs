//! One event as the store keeps it, and the link that ties it to all rows before it.

use amends::time::Timestamp;
use rusqlite::{Connection, Row, params};
use sha2::{Digest as _, Sha256};
use std::fmt;

/// Holds one event as the store keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The stream, such as a case.
    pub stream: String,
    /// The position in the stream, from 1.
    pub seq: u64,
    /// When it happened or fell due.
    pub at: Timestamp,
    /// When it was told.
    pub recorded_at: Timestamp,
    /// The dotted type of the event.
    pub kind: String,
    /// The event as JSON.
    pub body: String,
}

/// Ties a row to all rows before it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Link([u8; 32]);

impl Link {
    /// Returns the link of the next row.
    pub fn next(self, row: u64, record: &Record) -> Self {
        let mut hasher = Sha256::new();
        hasher.update(self.0);
        for number in [
            row.cast_signed(),
            record.seq.cast_signed(),
            record.at.micros(),
            record.recorded_at.micros(),
        ] {
            hasher.update(number.to_be_bytes());
        }
        for text in [&record.stream, &record.kind, &record.body] {
            hasher.update((text.len() as u64).to_be_bytes());
            hasher.update(text.as_bytes());
        }
        Self(hasher.finalize().into())
    }
}

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// Holds a row of the store: its global number, the event, the link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredRow {
    /// The global number, from 1.
    pub row: u64,
    /// The event.
    pub record: Record,
    /// The link as the store holds it.
    pub link: Vec<u8>,
}

impl StoredRow {
    /// Says whether the row carries a link.
    pub fn carries(&self, link: Link) -> bool {
        self.link == link.0
    }
}
pub(super) fn insert(
    connection: &Connection,
    row: u64,
    record: &Record,
    link: Link,
) -> rusqlite::Result<()> {
    let sql = "insert into events (row, stream, seq, at, recorded_at, type, body, link)
               values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    connection.prepare_cached(sql)?.execute(params![
        row.cast_signed(),
        record.stream,
        record.seq.cast_signed(),
        record.at.micros(),
        record.recorded_at.micros(),
        record.kind,
        record.body,
        link.0,
    ])?;
    Ok(())
}

pub(super) fn stored_row(row: &Row<'_>) -> rusqlite::Result<StoredRow> {
    Ok(StoredRow { row: unsigned(row, 6)?, record: record(row)?, link: row.get(7)? })
}

pub(super) fn link(row: &Row<'_>, column: usize) -> rusqlite::Result<Link> {
    row.get(column).map(Link)
}

pub(super) fn record(row: &Row<'_>) -> rusqlite::Result<Record> {
    Ok(Record {
        stream: row.get(0)?,
        seq: unsigned(row, 1)?,
        at: instant(row, 2)?,
        recorded_at: instant(row, 3)?,
        kind: row.get(4)?,
        body: row.get(5)?,
    })
}

pub(super) fn number(row: &Row<'_>) -> rusqlite::Result<u64> {
    unsigned(row, 0)
}

pub(super) fn unsigned(row: &Row<'_>, column: usize) -> rusqlite::Result<u64> {
    let value: i64 = row.get(column)?;
    u64::try_from(value).map_err(|_| rusqlite::Error::IntegralValueOutOfRange(column, value))
}

pub(super) fn instant(row: &Row<'_>, column: usize) -> rusqlite::Result<Timestamp> {
    let micros: i64 = row.get(column)?;
    Timestamp::from_micros(micros)
        .map_err(|_| rusqlite::Error::IntegralValueOutOfRange(column, micros))
}
