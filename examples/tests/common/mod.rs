//! Small logs on disk, for the tests.
#![allow(dead_code, reason = "each test file uses its own part")]

pub(crate) mod small;

use amends_examples::desk::{
    DeskError,
    intake::Taken,
    mapping::{Mapping, Refusal},
    replay::{LogSummary, RowOutcome, read_log},
};
use std::{fs, path::PathBuf};
use tempfile::TempDir;

/// A log in a directory that goes away with it.
pub(crate) struct Log {
    pub(crate) dir: TempDir,
    pub(crate) path: PathBuf,
}

impl Log {
    pub(crate) fn of(bytes: impl AsRef<[u8]>) -> Self {
        let dir = tempfile::tempdir().expect("a directory for the test");
        let path = dir.path().join("log.csv");
        fs::write(&path, bytes).expect("a log for the test");
        Self { dir, path }
    }

    pub(crate) fn read(
        &self,
        mapping: &Mapping,
        mut each: impl FnMut(RowOutcome),
    ) -> Result<LogSummary, DeskError> {
        read_log(&self.path, mapping, None, "test", |_, outcome| {
            each(outcome);
            Ok(())
        })
    }
}

/// A mapping that must be well formed.
pub(crate) fn mapping(text: &str) -> Mapping {
    Mapping::parse(text).unwrap_or_else(|findings| {
        panic!("{}", findings.display(std::path::Path::new("mapping.toml")))
    })
}

/// The rows that are taken.
pub(crate) fn taken(log: &Log, mapping: &Mapping) -> Vec<Taken> {
    let mut rows = Vec::new();
    let read = log.read(mapping, |outcome| {
        if let RowOutcome::Taken(taken) = outcome {
            rows.push(*taken);
        }
    });
    read.unwrap_or_else(|error| panic!("{error}"));
    rows
}

/// The rows that are refused.
pub(crate) fn refused(log: &Log, mapping: &Mapping) -> Vec<Refusal> {
    let mut rows = Vec::new();
    let read = log.read(mapping, |outcome| {
        if let RowOutcome::Refused(refusal) = outcome {
            rows.push(refusal);
        }
    });
    read.unwrap_or_else(|error| panic!("{error}"));
    rows
}
