//! Outside test vectors: facts other engines state, run against the library.

pub mod business_time;
mod calendars;
mod expect;
mod words;

use std::fmt;

/// Counts what became of the cases, and keeps a line for each that failed.
#[derive(Debug, Default)]
pub struct Report {
    passed: usize,
    skipped: usize,
    failures: Vec<String>,
}

impl Report {
    /// Counts a case that gave the expected answer.
    pub fn pass(&mut self) {
        self.passed += 1;
    }

    /// Counts a case that documents what another engine does, against the library's semantics.
    pub fn skip(&mut self) {
        self.skipped += 1;
    }

    /// Counts and describes a case that failed.
    pub fn fail(&mut self, file: &str, case: &str, what: &str) {
        self.failures.push(format!("{file}: {case}: {what}"));
    }

    /// Returns how many passed.
    pub fn passed(&self) -> usize {
        self.passed
    }

    /// Returns how many were skipped.
    pub fn skipped(&self) -> usize {
        self.skipped
    }

    /// Returns how many failed.
    pub fn failed(&self) -> usize {
        self.failures.len()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for failure in &self.failures {
            writeln!(f, "{failure}")?;
        }
        let (passed, skipped) = (self.passed, self.skipped);
        writeln!(f, "{passed} passed, {} failed, {skipped} skipped", self.failures.len())
    }
}
