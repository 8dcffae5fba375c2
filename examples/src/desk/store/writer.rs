//! Writing what a replay computes.

use super::{BATCH, Link, Record, Store, StoredRow, row::insert, summary};
use crate::desk::{DeskError, intake::RowNote, mapping::Refusal};
use rusqlite::params;
use std::collections::VecDeque;

/// Says what became of an event of the replay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// It is new in the store.
    Appended,
    /// An earlier run had written it.
    Present,
}

/// Writes what a replay computes, in batches; what an earlier run wrote is compared instead.
#[derive(Debug)]
pub struct ReplayWriter<'s> {
    store: &'s mut Store,
    row: u64,
    link: Link,
    ahead: VecDeque<StoredRow>,
    in_batch: usize,
    at_end: bool,
    open: bool,
}

impl<'s> ReplayWriter<'s> {
    /// A transaction is open already.
    pub(super) fn at_the_start(store: &'s mut Store) -> Self {
        Self {
            store,
            row: 0,
            link: Link::default(),
            ahead: VecDeque::new(),
            in_batch: 0,
            at_end: false,
            open: true,
        }
    }

    /// Takes the next event of the replay.
    ///
    /// # Errors
    /// `StoreContent` when the store holds another event there, `Database` when it cannot be
    /// written.
    pub fn append(&mut self, next: &Record) -> Result<Written, DeskError> {
        let row = self.row + 1;
        let link = self.link.next(row, next);
        if let Some(stored) = self.next_stored()? {
            if stored.row != row || stored.record != *next || !stored.carries(link) {
                return Err(DeskError::StoreContent {
                    path: self.store.path.clone(),
                    row,
                    expected: summary(next),
                    got: summary(&stored.record),
                });
            }
            (self.row, self.link) = (row, link);
            return Ok(Written::Present);
        }
        insert(&self.store.connection, row, next, link).map_err(self.store.failed("append"))?;
        (self.row, self.link) = (row, link);
        self.in_batch += 1;
        Ok(Written::Appended)
    }

    /// Returns how many events the replay has come to.
    pub fn row(&self) -> u64 {
        self.row
    }

    /// Notes a refused row.
    ///
    /// # Errors
    /// `Database` when it cannot be written.
    pub fn refuse(&mut self, refusal: &Refusal) -> Result<(), DeskError> {
        let sql = "insert or ignore into refused_rows (line, field, reason, expected, got)
                   values (?1, ?2, ?3, ?4, ?5)";
        let Refusal { line, field, reason, expected, got } = refusal;
        self.note(sql, params![line.cast_signed(), field, reason.code(), expected, got])
    }

    /// Notes a row whose time is particular.
    ///
    /// # Errors
    /// `Database` when it cannot be written.
    pub fn remark(&mut self, note: &RowNote) -> Result<(), DeskError> {
        let sql = "insert or ignore into noted_rows (line, note, stream, read_at, taken_at)
                   values (?1, ?2, ?3, ?4, ?5)";
        let RowNote { line, note, case, read_at, taken_at } = note;
        self.note(
            sql,
            params![
                line.cast_signed(),
                note.code(),
                case.as_str(),
                read_at.micros(),
                taken_at.micros()
            ],
        )
    }

    /// Ends a row of the log: commits when the batch is full.
    ///
    /// # Errors
    /// `Database` when it cannot be written.
    pub fn row_done(&mut self) -> Result<(), DeskError> {
        if self.in_batch < BATCH {
            return Ok(());
        }
        self.commit_batch()?;
        self.store.begin()?;
        // Another process may have gone on with the same replay between the two.
        (self.open, self.at_end) = (true, false);
        Ok(())
    }

    /// Ends the replay: everything is committed, with the notes, and the store is marked complete.
    ///
    /// # Errors
    /// `StoreContent` when the store holds more than the replay computes.
    pub fn finish(mut self, notes: &[(&str, &str)]) -> Result<u64, DeskError> {
        if let Some(stored) = self.next_stored()? {
            return Err(DeskError::StoreContent {
                path: self.store.path.clone(),
                row: stored.row,
                expected: "the end".to_owned(),
                got: summary(&stored.record),
            });
        }
        for (key, value) in notes {
            self.store.set_meta(key, value)?;
        }
        self.store.set_meta("link", &self.link.to_string())?;
        self.store.set_meta("complete", &self.row.to_string())?;
        let seal = self.store.seal()?;
        self.store.set_meta("seal", &seal)?;
        self.commit_batch()?;
        Ok(self.row)
    }

    fn note(&mut self, sql: &str, values: &[&dyn rusqlite::ToSql]) -> Result<(), DeskError> {
        self.in_batch += 1;
        self.store
            .connection
            .prepare_cached(sql)
            .and_then(|mut statement| statement.execute(values))
            .map_err(self.store.failed("append"))?;
        Ok(())
    }

    fn commit_batch(&mut self) -> Result<(), DeskError> {
        self.store.commit()?;
        self.open = false;
        self.in_batch = 0;
        Ok(())
    }

    fn next_stored(&mut self) -> Result<Option<StoredRow>, DeskError> {
        if self.ahead.is_empty() && !self.at_end {
            self.ahead = self.store.page(self.row, 1_024)?.into();
            self.at_end = self.ahead.is_empty();
        }
        Ok(self.ahead.pop_front())
    }
}

impl Drop for ReplayWriter<'_> {
    /// Takes an unfinished batch back, as a crash would.
    fn drop(&mut self) {
        if self.open {
            // A rollback that fails leaves the journal, and the next opening rolls back.
            let _ = self.store.connection.execute_batch("rollback");
        }
    }
}
