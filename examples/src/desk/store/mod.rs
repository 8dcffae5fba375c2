//! The event store: one SQLite file, append-only.
//!
//! A replay is a pure function of its inputs, so a store that was interrupted holds a prefix of
//! what the same replay writes. [`ReplayWriter`] therefore starts from the first event again,
//! compares what the store already holds and appends the rest; events, refused and noted rows
//! and the progress are committed together, so that a kill at any moment loses whole batches and
//! nothing else.
//!
//! Each row carries a link, the SHA-256 of the row and of the link before it, so that a row that was
//! changed, taken out or put in later is found.

mod provenance;
mod row;
mod writer;

pub use provenance::{Difference, Provenance};
pub use row::{Link, Record, StoredRow};
pub use writer::{ReplayWriter, Written};

use super::{DeskError, digest::Digest, document::make_directory_of};
use row::{insert, link, number, stored_row, unsigned};
use rusqlite::{Connection, ErrorCode, OptionalExtension, TransactionBehavior, params};
use sha2::{Digest as _, Sha256};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

/// The format of the tables below.
pub const STORE_FORMAT: i64 = 3;
/// The notes that a seal covers.
const SEALED: &[&str] = &[
    "as_of",
    "complete",
    "figures",
    "link",
    "log",
    "mapping",
    "mapping_text",
    "policy",
    "policy_text",
    "run_to",
];
/// Marks a file as a desk store (`amds` in ASCII).
const APPLICATION_ID: i64 = 0x616d_6473;
/// How many events go into one transaction.
const BATCH: usize = 8_192;

const TABLES: &str = "
create table meta (
  key text primary key not null,
  value text not null
) strict, without rowid;
create table events (
  row integer primary key,
  stream text not null,
  seq integer not null,
  at integer not null,
  recorded_at integer not null,
  type text not null,
  body text not null,
  link blob not null,
  unique (stream, seq)
) strict;
create table refused_rows (
  line integer primary key,
  field text not null,
  reason text not null,
  expected text not null,
  got text not null
) strict;
create table noted_rows (
  line integer not null,
  note text not null,
  stream text not null,
  read_at integer not null,
  taken_at integer not null,
  primary key (line, note)
) strict, without rowid;
create trigger events_stay before update on events begin
  select raise(abort, 'events are append-only');
end;
create trigger events_remain before delete on events begin
  select raise(abort, 'events are append-only');
end;
create trigger refused_rows_stay before update on refused_rows begin
  select raise(abort, 'refused rows are append-only');
end;
create trigger refused_rows_remain before delete on refused_rows begin
  select raise(abort, 'refused rows are append-only');
end;
create trigger noted_rows_stay before update on noted_rows begin
  select raise(abort, 'noted rows are append-only');
end;
create trigger noted_rows_remain before delete on noted_rows begin
  select raise(abort, 'noted rows are append-only');
end;
";

/// Keeps events of many streams in one file.
#[derive(Debug)]
pub struct Store {
    path: PathBuf,
    connection: Connection,
}

impl Store {
    /// Opens a store, or starts one in a file that does not exist yet.
    ///
    /// # Errors
    /// `Database` when SQLite cannot use the file, `StoreFormat` when it holds something else.
    pub fn open(path: &Path) -> Result<Self, DeskError> {
        make_directory_of(path)?;
        let store = Self::connect(path)?;
        if store.is_blank()? {
            store.set_up()?;
            store.create()?;
        }
        store.check_format()?;
        store.set_up()?;
        Ok(store)
    }

    /// Opens a store that must be there already.
    ///
    /// # Errors
    /// As [`Store::open`]; `File` when there is none, `StoreFormat` when the file is empty.
    pub fn open_existing(path: &Path) -> Result<Self, DeskError> {
        std::fs::metadata(path).map_err(DeskError::file(path, "open"))?;
        let store = Self::connect(path)?;
        store.check_format()?;
        store.set_up()?;
        Ok(store)
    }

    /// Opens the file as a database and changes nothing in it.
    fn connect(path: &Path) -> Result<Self, DeskError> {
        let connection = Connection::open(path).map_err(|source| DeskError::Database {
            path: path.to_owned(),
            doing: "open",
            source,
        })?;
        Ok(Self { path: path.to_owned(), connection })
    }

    /// Opens a store for a replay of these inputs: a fresh store remembers them, a used one must
    /// have been written from the same.
    ///
    /// # Errors
    /// As [`Store::open`]; `StoreDiffers` with each input that is not the same.
    pub fn open_for(path: &Path, inputs: &Provenance) -> Result<Self, DeskError> {
        let store = Self::open(path)?;
        store.begin()?;
        // What is opened here is closed again by `commit`, or by dropping the connection.
        let mut known = Vec::new();
        for (input, now) in inputs.entries() {
            known.push((input, store.meta(input)?, now.to_owned()));
        }
        if known.iter().all(|(_, before, _)| before.is_none()) && !store.is_empty()? {
            let (expected, got) = ("a store of a replay", "events of another origin".to_owned());
            return Err(DeskError::StoreLacks { path: path.to_owned(), expected, got });
        }
        let mut differences = Vec::new();
        for (input, before, got) in known {
            match before {
                Some(before) if before == got => {}
                Some(expected) => differences.push(Difference { input, expected, got }),
                None => store.set_meta(input, &got)?,
            }
        }
        if differences.is_empty() {
            store.commit()?;
            return Ok(store);
        }
        Err(DeskError::StoreDiffers { path: path.to_owned(), differences })
    }

    /// Returns the file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns how many events the store holds.
    ///
    /// # Errors
    /// `Database` when it cannot be read.
    pub fn len(&self) -> Result<u64, DeskError> {
        self.one("select count(*) from events")
    }

    /// Says whether the store holds no event.
    ///
    /// # Errors
    /// `Database` when it cannot be read.
    pub fn is_empty(&self) -> Result<bool, DeskError> {
        Ok(self.len()? == 0)
    }

    /// Says whether a replay has reached its end in this store.
    ///
    /// # Errors
    /// `Database` when it cannot be read.
    pub fn is_complete(&self) -> Result<bool, DeskError> {
        Ok(self.meta("complete")?.is_some())
    }

    /// Returns the version of a stream: the number of its last event, 0 before the first.
    ///
    /// # Errors
    /// `Database` when it cannot be read.
    pub fn version(&self, stream: &str) -> Result<u64, DeskError> {
        let sql = "select coalesce(max(seq), 0) from events where stream = ?1";
        self.connection
            .prepare_cached(sql)
            .and_then(|mut statement| statement.query_row([stream], number))
            .map_err(self.failed("read"))
    }

    /// Appends events to a stream whose version the writer has seen.
    ///
    /// # Errors
    /// `VersionConflict` when somebody else wrote first; nothing is written then.
    pub fn append(
        &mut self,
        stream: &str,
        expected: u64,
        records: &[Record],
    ) -> Result<(), DeskError> {
        let path = self.path.clone();
        let failed = |source| DeskError::Database { path: path.clone(), doing: "append", source };
        let change = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(failed)?;
        let got: u64 = change
            .query_row(
                "select coalesce(max(seq), 0) from events where stream = ?1",
                [stream],
                number,
            )
            .map_err(failed)?;
        let fits = records
            .iter()
            .zip(expected + 1..)
            .all(|(record, seq)| record.stream == stream && record.seq == seq);
        if got != expected || !fits {
            let stream = stream.to_owned();
            return Err(DeskError::VersionConflict { path, stream, expected, got });
        }
        let mut last = change
            .query_row("select row, link from events order by row desc limit 1", [], |row| {
                Ok((number(row)?, link(row, 1)?))
            })
            .optional()
            .map_err(failed)?
            .unwrap_or_default();
        for record in records {
            last = (last.0 + 1, last.1.next(last.0 + 1, record));
            insert(&change, last.0, record, last.1).map_err(failed)?;
        }
        change.commit().map_err(failed)
    }

    /// Reads the events of one stream in order.
    ///
    /// # Errors
    /// `Database` when they cannot be read.
    pub fn stream(&self, stream: &str) -> Result<Vec<StoredRow>, DeskError> {
        let sql = "select stream, seq, at, recorded_at, type, body, row, link from events
                   where stream = ?1 order by seq";
        self.connection
            .prepare_cached(sql)
            .and_then(|mut statement| statement.query_map([stream], stored_row)?.collect())
            .map_err(self.failed("read"))
    }

    /// Reads events in the order they were written, from the one after `row`, at most `limit`.
    ///
    /// # Errors
    /// `Database` when they cannot be read.
    pub fn page(&self, row: u64, limit: usize) -> Result<Vec<StoredRow>, DeskError> {
        let sql = "select stream, seq, at, recorded_at, type, body, row, link from events
                   where row > ?1 order by row limit ?2";
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        self.connection
            .prepare_cached(sql)
            .and_then(|mut statement| {
                statement.query_map(params![row.cast_signed(), limit], stored_row)?.collect()
            })
            .map_err(self.failed("read"))
    }

    /// Lists the streams by name.
    ///
    /// # Errors
    /// `Database` when they cannot be read.
    pub fn streams(&self) -> Result<Vec<String>, DeskError> {
        self.connection
            .prepare_cached("select distinct stream from events order by stream")
            .and_then(|mut statement| statement.query_map([], |row| row.get(0))?.collect())
            .map_err(self.failed("read"))
    }

    /// Returns a note of the store, such as the digest of an input.
    ///
    /// # Errors
    /// `Database` when it cannot be read.
    pub fn meta(&self, key: &str) -> Result<Option<String>, DeskError> {
        self.connection
            .query_row("select value from meta where key = ?1", [key], |row| row.get(0))
            .optional()
            .map_err(self.failed("read"))
    }

    /// Keeps a note, in place of an earlier one of that key.
    ///
    /// # Errors
    /// `Database` when it cannot be written.
    pub fn remember(&mut self, key: &str, value: &str) -> Result<(), DeskError> {
        self.set_meta(key, value)
    }

    /// Counts the refused rows by reason and the noted rows by note.
    ///
    /// # Errors
    /// `Database` when they cannot be read.
    pub fn row_counts(&self) -> Result<[BTreeMap<String, u64>; 2], DeskError> {
        let count = |sql| {
            self.connection
                .prepare(sql)
                .and_then(|mut statement| {
                    statement.query_map([], |row| Ok((row.get(0)?, unsigned(row, 1)?)))?.collect()
                })
                .map_err(self.failed("read"))
        };
        Ok([
            count("select reason, count(*) from refused_rows group by reason")?,
            count("select note, count(*) from noted_rows group by note")?,
        ])
    }

    /// Computes the seal: the digest of the notes and of the lists of rows that no event holds.
    ///
    /// # Errors
    /// `Database` when they cannot be read.
    pub fn seal(&self) -> Result<String, DeskError> {
        let mut hasher = Sha256::new();
        let mut add = |text: &str| {
            hasher.update((text.len() as u64).to_be_bytes());
            hasher.update(text.as_bytes());
        };
        for key in SEALED {
            add(key);
            add(&self.meta(key)?.unwrap_or_default());
        }
        for sql in [
            "select line || char(31) || field || char(31) || reason || char(31) || expected
                || char(31) || got from refused_rows order by line",
            "select line || char(31) || note || char(31) || stream || char(31) || read_at
                || char(31) || taken_at from noted_rows order by line, note",
        ] {
            add(sql);
            let mut statement = self.connection.prepare(sql).map_err(self.failed("read"))?;
            let mut rows = statement.query([]).map_err(self.failed("read"))?;
            while let Some(row) = rows.next().map_err(self.failed("read"))? {
                add(&row.get::<_, String>(0).map_err(self.failed("read"))?);
            }
        }
        Ok(Digest::of_bytes(&hasher.finalize()).to_string())
    }

    /// Starts writing what a replay computes, from its first event.
    ///
    /// # Errors
    /// `Database` when the store cannot be written.
    pub fn replay(&mut self) -> Result<ReplayWriter<'_>, DeskError> {
        self.begin()?;
        Ok(ReplayWriter::at_the_start(self))
    }

    fn is_blank(&self) -> Result<bool, DeskError> {
        Ok(self.identity()? == (0, 0) && self.one("select count(*) from sqlite_schema")? == 0)
    }

    fn identity(&self) -> Result<(i64, i64), DeskError> {
        Ok((self.pragma("application_id")?, self.pragma("user_version")?))
    }

    fn check_format(&self) -> Result<(), DeskError> {
        let got = match self.identity()? {
            (APPLICATION_ID, STORE_FORMAT) => return Ok(()),
            (APPLICATION_ID, format) => format!("format {format}"),
            _ if self.is_blank()? => "an empty file".to_owned(),
            _ => "another database".to_owned(),
        };
        Err(DeskError::StoreFormat { path: self.path.clone(), expected: STORE_FORMAT, got })
    }

    fn set_up(&self) -> Result<(), DeskError> {
        let sql = "pragma journal_mode = delete; pragma synchronous = full;";
        self.connection.execute_batch(sql).map_err(self.failed("open"))
    }

    fn create(&self) -> Result<(), DeskError> {
        self.begin()?;
        // Another process may have made the tables while this one waited for the lock.
        if self.is_blank()? {
            let sql = format!(
                "{TABLES}
                 pragma application_id = {APPLICATION_ID};
                 pragma user_version = {STORE_FORMAT};"
            );
            self.connection.execute_batch(&sql).map_err(self.failed("create"))?;
        }
        self.commit()
    }

    fn begin(&self) -> Result<(), DeskError> {
        let begun = self.connection.execute_batch("begin immediate");
        begun.map_err(|error| match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
                DeskError::StoreBusy { path: self.path.clone() }
            }
            _ => self.failed("lock")(error),
        })
    }

    fn commit(&self) -> Result<(), DeskError> {
        self.connection.execute_batch("commit").map_err(self.failed("commit"))
    }

    fn set_meta(&self, key: &str, value: &str) -> Result<(), DeskError> {
        let sql = "insert into meta (key, value) values (?1, ?2)
                   on conflict (key) do update set value = excluded.value";
        self.connection.execute(sql, [key, value]).map_err(self.failed("write"))?;
        Ok(())
    }

    fn pragma(&self, name: &str) -> Result<i64, DeskError> {
        self.connection
            .pragma_query_value(None, name, |row| row.get(0))
            .map_err(self.failed("open"))
    }

    fn one(&self, sql: &str) -> Result<u64, DeskError> {
        self.connection.query_row(sql, [], number).map_err(self.failed("read"))
    }

    fn failed(&self, doing: &'static str) -> impl FnOnce(rusqlite::Error) -> DeskError {
        let path = self.path.clone();
        move |source| DeskError::Database { path, doing, source }
    }
}

fn summary(record: &Record) -> String {
    let body: String = record.body.chars().take(80).collect();
    format!("`{}` {} {} at {}: {body}", record.stream, record.seq, record.kind, record.at)
}
