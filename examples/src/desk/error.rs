//! What can go wrong at the desk, each with the file, line and field it lies in.

use super::{mapping::MappingFindings, store::Difference};
use amends::{Lang, Severity};
use std::{io, path::PathBuf};

/// Names the exit codes of `desk`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExitStatus {
    /// The job is done.
    Done,
    /// An input is wrong or the job could not be finished; the message says why.
    Failed,
    /// The command line is wrong.
    Usage,
}

impl ExitStatus {
    /// Returns the number the process ends with.
    pub const fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Failed => 1,
            Self::Usage => 2,
        }
    }
}

/// Says why the desk could not do its job.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// A file could not be opened, read or written.
    #[error("{}: cannot {doing}: {source}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What was tried, such as `read`.
        doing: &'static str,
        /// What the system says.
        source: io::Error,
    },
    /// What should be a file is a directory, a pipe or a device.
    #[error("{}: expected a file, got {got}; write what it yields to a file first", path.display())]
    NotAFile {
        /// The path.
        path: PathBuf,
        /// What is there.
        got: &'static str,
    },
    /// What should be a directory is a file.
    #[error("{}: expected a directory for the {what}, got a file; name a directory", path.display())]
    NotADirectory {
        /// The path.
        path: PathBuf,
        /// What would be written into it.
        what: &'static str,
    },
    /// A document is one of another kind.
    #[error("{}: expected a {expected}, got a {got}; `desk {command}` reads it", path.display())]
    OtherDocument {
        /// The document.
        path: PathBuf,
        /// What belongs there.
        expected: &'static str,
        /// What it is.
        got: &'static str,
        /// The command that checks it.
        command: &'static str,
    },
    /// A text document is not UTF-8.
    #[error("{}:{line}: expected UTF-8, got a byte that is not", path.display())]
    NotUtf8 {
        /// The document.
        path: PathBuf,
        /// The line of the first wrong byte, from 1.
        line: u64,
    },
    /// The log has not even a header.
    #[error("{}: expected a header line, got an empty file", path.display())]
    EmptyLog {
        /// The log.
        path: PathBuf,
    },
    /// The header of the log does not fit the mapping.
    #[error("{}:{line}: {}", path.display(), problems.join("\n"))]
    Header {
        /// The log.
        path: PathBuf,
        /// The line of the header.
        line: u64,
        /// Each column that is missing or stands twice, with who asked for it.
        problems: Vec<String>,
    },
    /// The mapping is wrong; every finding is listed.
    #[error("{}", findings.display(path))]
    Mapping {
        /// The mapping.
        path: PathBuf,
        /// All that was found.
        findings: MappingFindings,
    },
    /// A policy or another `amends` document is wrong; every finding is listed.
    #[error("{}", listed(path, findings, None))]
    Document {
        /// The document.
        path: PathBuf,
        /// All that was found.
        findings: amends::Findings,
    },
    /// The database could not be used.
    #[error("{}: cannot {doing}: {source}", path.display())]
    Database {
        /// The store.
        path: PathBuf,
        /// What was tried.
        doing: &'static str,
        /// What SQLite says.
        source: rusqlite::Error,
    },
    /// The file is a database of something else, or of a newer `desk`.
    #[error("{}: expected a desk store of format {expected}, got {got}", path.display())]
    StoreFormat {
        /// The store.
        path: PathBuf,
        /// The format this version writes.
        expected: i64,
        /// What the file says of itself.
        got: String,
    },
    /// Another program is writing to the store.
    #[error(
        "{}: expected the store to be free, got one that another program is writing to; \
         run it again when that one is done", path.display()
    )]
    StoreBusy {
        /// The store.
        path: PathBuf,
    },
    /// The store was written from other inputs.
    #[error(
        "{}: the store was written from other inputs: {}; name another `--store`, or the inputs it \
         was written from (a file is known by its bytes: a comment more is another file)",
        path.display(),
        differences.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
    )]
    StoreDiffers {
        /// The store.
        path: PathBuf,
        /// Each input that is not the same.
        differences: Vec<Difference>,
    },
    /// What the replay computes is not what the store holds.
    #[error("{}: row {row} of the store: expected {expected}, got {got}", path.display())]
    StoreContent {
        /// The store.
        path: PathBuf,
        /// The global number of the row.
        row: u64,
        /// What the replay computes.
        expected: String,
        /// What the store holds.
        got: String,
    },
    /// Somebody else wrote to the stream first.
    #[error(
        "{}: stream `{stream}`: expected version {expected}, got {got}", path.display()
    )]
    VersionConflict {
        /// The store.
        path: PathBuf,
        /// The stream.
        stream: String,
        /// The version the writer had seen.
        expected: u64,
        /// The version the store holds.
        got: u64,
    },
    /// A line of an iCalendar file cannot be used.
    #[error("{}: {}", path.display(), problems.join("\n"))]
    Calendar {
        /// The iCalendar file.
        path: PathBuf,
        /// Everything that is wrong with it.
        problems: Vec<String>,
    },
    /// The report or a chart could not be drawn.
    #[error("cannot draw the {part} of the report: {reason}")]
    Drawing {
        /// Which part.
        part: &'static str,
        /// What the drawing library says.
        reason: String,
    },
    /// A value could not be written as JSON.
    #[error("cannot write {what} as JSON: {source}")]
    Json {
        /// What.
        what: &'static str,
        /// What the writer says.
        source: serde_json::Error,
    },
    /// The mapping names something the policy does not have.
    #[error("{}: `{field}`: expected {expected}, got `{got}`", path.display())]
    Reference {
        /// The mapping.
        path: PathBuf,
        /// The key.
        field: &'static str,
        /// What belongs there.
        expected: String,
        /// What stands there.
        got: String,
    },
    /// A store lacks what the command needs.
    #[error("{}: expected {expected}, got {got}", path.display())]
    StoreLacks {
        /// The store.
        path: PathBuf,
        /// What the command needs.
        expected: &'static str,
        /// What stands there.
        got: String,
    },
    /// What a store notes of itself is not what its rows say.
    #[error("{}: expected {expected}, got {got}", path.display())]
    StoreMismatch {
        /// The store.
        path: PathBuf,
        /// What was written.
        expected: String,
        /// What stands there.
        got: String,
    },
    /// A log was read, and not one of its rows could be taken.
    #[error("{}: expected a row that can be taken, got {rows} of which none is: {why}", path.display())]
    NothingTaken {
        /// The log.
        path: PathBuf,
        /// How many rows it has.
        rows: u64,
        /// Why, by the most frequent reason.
        why: String,
    },
    /// A stream of the store cannot be replayed.
    #[error("{}: row {row} of the store, stream `{stream}`: {reason}", path.display())]
    Broken {
        /// The store.
        path: PathBuf,
        /// The global number of the row.
        row: u64,
        /// The stream.
        stream: String,
        /// What is wrong.
        reason: String,
    },
    /// The library refused what it should have taken.
    #[error("{what}: {rejection}")]
    Rejected {
        /// What was tried.
        what: String,
        /// What the library says.
        rejection: Box<amends::Rejection>,
    },
    /// What a replay writes would stand where something else of it does.
    #[error("{}: expected a place for the {what} alone, got that of the {other}", path.display())]
    SameFile {
        /// The file.
        path: PathBuf,
        /// What would be written.
        what: &'static str,
        /// What stands there.
        other: &'static str,
    },
    /// A file is there already and would be lost.
    #[error("{}: expected a file that does not exist yet", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
}

/// Writes one line a finding, each with the file, how grave it is, and where it lies; then how many
/// there are. Without a language both are told.
pub fn listed(path: &std::path::Path, findings: &amends::Findings, lang: Option<Lang>) -> String {
    let file = path.display();
    let mut lines = Vec::new();
    let mut counts = [0_u64; 2];
    for finding in findings {
        let (word, count) = match finding.severity() {
            Severity::Error => ("error", &mut counts[0]),
            Severity::Warning => ("warning", &mut counts[1]),
        };
        *count += 1;
        let text = match lang {
            Some(lang) => finding.text().get(lang).to_owned(),
            None => finding.text().to_string(),
        };
        let (place, code) = (finding.path(), finding.code().code());
        lines.push(format!("{file}: {word}: {place}: {text} [{code}]"));
    }
    let [errors, warnings] = counts;
    lines.push(format!("{file}: {}, {}", many(errors, "error"), many(warnings, "warning")));
    lines.join("\n")
}

fn many(n: u64, word: &str) -> String {
    if n == 1 { format!("1 {word}") } else { format!("{n} {word}s") }
}

impl DeskError {
    /// Says whether the message names a code of its own in every line.
    pub const fn tells_codes(&self) -> bool {
        matches!(self, Self::Document { .. })
    }

    /// Returns the stable code of the error.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::File { .. } => "file",
            Self::NotAFile { .. } => "not_a_file",
            Self::NotADirectory { .. } => "not_a_directory",
            Self::OtherDocument { .. } => "other_document",
            Self::NotUtf8 { .. } => "not_utf8",
            Self::EmptyLog { .. } => "empty_log",
            Self::Header { .. } => "header",
            Self::Mapping { .. } => "mapping",
            Self::Document { .. } => "document",
            Self::Database { .. } => "database",
            Self::StoreFormat { .. } => "store_format",
            Self::StoreBusy { .. } => "store_busy",
            Self::StoreDiffers { .. } => "store_differs",
            Self::StoreContent { .. } => "store_content",
            Self::VersionConflict { .. } => "version_conflict",
            Self::Calendar { .. } => "calendar",
            Self::Drawing { .. } => "drawing",
            Self::Json { .. } => "json",
            Self::Reference { .. } => "reference",
            Self::StoreLacks { .. } => "store_lacks",
            Self::StoreMismatch { .. } => "store_mismatch",
            Self::NothingTaken { .. } => "nothing_taken",
            Self::Broken { .. } => "broken",
            Self::Rejected { .. } => "rejected",
            Self::SameFile { .. } => "same_file",
            Self::Exists { .. } => "exists",
        }
    }

    /// Wraps what the system says about a file.
    pub fn file(path: &std::path::Path, doing: &'static str) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::File { path: path.to_owned(), doing, source }
    }

    /// Wraps what the JSON writer says.
    pub fn json(what: &'static str) -> impl FnOnce(serde_json::Error) -> Self {
        move |source| Self::Json { what, source }
    }
}
