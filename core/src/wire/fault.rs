//! What is wrong with bytes.

use crate::{Words, journal::JournalFault, words::vocabulary};
use std::fmt;

vocabulary! {
    /// Identifies what is wrong with bytes by a stable code.
    pub enum WireCode {
        Syntax "syntax" "语法错误" "the bytes are not well formed";
        TooLarge "too_large" "内容过大" "more bytes than the limit allows";
        UnknownType "unknown_type" "未知的类型" "an event or command type that is not known";
        UnknownKey "unknown_key" "未知的键" "a key that does not belong there";
        MissingKey "missing_key" "缺少键" "a key that has to be there is missing";
        BadValue "bad_value" "值无效" "a value that cannot stand there";
        WrittenByNewerVersion "written_by_newer_version" "由更新的版本写入" "written by a newer release";
        StaleSnapshot "stale_snapshot" "快照格式不符" "a snapshot in the layout of another release";
        DamagedSnapshot "damaged_snapshot" "快照已损坏" "a snapshot that is not what was written";
        DamagedJournal "damaged_journal" "日志簿已损坏" "a journal that is not what was written";
        Unwritable "unwritable" "无法写出" "a value that cannot be written";
    }
}

/// Says why bytes cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum WireFault {
    /// The bytes are not JSON.
    Syntax {
        /// The line, 1 the first.
        line: usize,
        /// The column, 1 the first.
        column: usize,
    },
    /// There are more bytes than the limit allows.
    TooLarge {
        /// How many bytes came.
        bytes: usize,
        /// How many are allowed.
        limit: usize,
    },
    /// The type of the event or command is not known.
    UnknownType {
        /// The type that came, shortened.
        got: String,
    },
    /// A key does not belong there.
    UnknownKey {
        /// The key, shortened.
        key: String,
    },
    /// A key is missing.
    MissingKey {
        /// The key.
        key: String,
    },
    /// A value cannot stand there.
    BadValue {
        /// The line, 1 the first.
        line: usize,
        /// The column, 1 the first.
        column: usize,
        /// What was expected and what came.
        detail: String,
    },
    /// The record was written by a newer release.
    WrittenByNewerVersion {
        /// The schema of the record.
        got: u64,
        /// The newest schema known.
        known: u16,
    },
    /// The snapshot is in the layout of another release; the log has to be replayed.
    StaleSnapshot {
        /// The layout of the snapshot.
        got: u64,
        /// The layout this release reads.
        known: u16,
    },
    /// The content of the snapshot is not what was written; the log has to be replayed.
    DamagedSnapshot,
    /// The journal is not what its digest says: cut off, lengthened or changed.
    DamagedJournal,
    /// A value cannot be written.
    Unwritable {
        /// Why.
        detail: String,
    },
}

impl WireFault {
    /// Returns the stable code.
    pub fn code(&self) -> WireCode {
        match self {
            Self::Syntax { .. } => WireCode::Syntax,
            Self::TooLarge { .. } => WireCode::TooLarge,
            Self::UnknownType { .. } => WireCode::UnknownType,
            Self::UnknownKey { .. } => WireCode::UnknownKey,
            Self::MissingKey { .. } => WireCode::MissingKey,
            Self::BadValue { .. } => WireCode::BadValue,
            Self::WrittenByNewerVersion { .. } => WireCode::WrittenByNewerVersion,
            Self::StaleSnapshot { .. } => WireCode::StaleSnapshot,
            Self::DamagedSnapshot => WireCode::DamagedSnapshot,
            Self::DamagedJournal => WireCode::DamagedJournal,
            Self::Unwritable { .. } => WireCode::Unwritable,
        }
    }

    /// Returns the sentence in both languages.
    pub fn words(&self) -> Words {
        match self {
            Self::Syntax { line, column } => Words::new(
                format!("第 {line} 行第 {column} 列不是有效的 JSON"),
                format!("line {line} column {column}: expected JSON"),
            ),
            Self::TooLarge { bytes, limit } => Words::new(
                format!("不得超过 {limit} 字节，实为 {bytes}"),
                format!("expected at most {limit} bytes, got {bytes}"),
            ),
            Self::UnknownType { got } => {
                Words::new(format!("未知的类型 `{got}`"), format!("unknown type `{got}`"))
            }
            Self::UnknownKey { key } => {
                Words::new(format!("未知的键 `{key}`"), format!("unknown key `{key}`"))
            }
            Self::MissingKey { key } => {
                Words::new(format!("缺少键 `{key}`"), format!("key `{key}` is missing"))
            }
            Self::BadValue { line, column, detail } => Words::new(
                format!("第 {line} 行第 {column} 列的值无效：{detail}"),
                format!("line {line} column {column}: {detail}"),
            ),
            Self::WrittenByNewerVersion { got, known } => Words::new(
                format!("记录格式 {got} 由更新的版本写入，本版本最多读到 {known}"),
                format!(
                    "schema {got} was written by a newer version, this one reads up to {known}"
                ),
            ),
            Self::StaleSnapshot { got, known } => Words::new(
                format!("快照格式为 {got}，本版本只读 {known}；请改为重放日志"),
                format!("expected a snapshot in layout {known}, got {got}; replay the log instead"),
            ),
            Self::DamagedSnapshot => Words::new(
                "快照内容与其摘要不符；请改为重放日志",
                "the snapshot is not what its digest says; replay the log instead",
            ),
            Self::DamagedJournal => Words::new(
                "日志簿内容与其摘要不符；请改用完好的副本，或从服务器重新取得记录",
                "the journal is not what its digest says; take a copy that is whole, or the records of the server",
            ),
            Self::Unwritable { detail } => {
                Words::new(format!("无法写出：{detail}"), format!("cannot be written: {detail}"))
            }
        }
    }
}

impl fmt::Display for WireFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} [{}]", self.words().en, self.code().name())
    }
}

impl std::error::Error for WireFault {}

/// Says which line of a log cannot be read, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineFault {
    /// The line of the log, 1 the first.
    pub line: usize,
    /// What is wrong with it.
    pub fault: WireFault,
}

impl fmt::Display for LineFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "record on line {}: {}", self.line, self.fault)
    }
}

impl std::error::Error for LineFault {}

/// Says why a journal cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum JournalReadFault {
    /// A line is not what was written; what is wrong with all of it is said of the first.
    Line(LineFault),
    /// The history of a case cannot be taken in: it is none, or its policy was not passed along.
    History(JournalFault),
}

impl JournalReadFault {
    /// Returns the stable code: that of the wire fault, of the replay fault or of the rejection.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Line(line) => line.fault.code().name(),
            Self::History(fault) => fault.code(),
        }
    }

    /// Returns the sentence in both languages.
    pub fn words(&self) -> Words {
        match self {
            Self::Line(LineFault { line, fault }) => {
                let Words { zh, en } = fault.words();
                Words::new(
                    format!("日志簿第 {line} 行：{zh}"),
                    format!("journal line {line}: {en}"),
                )
            }
            Self::History(fault) => fault.words(),
        }
    }
}

impl fmt::Display for JournalReadFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} [{}]", self.words().en, self.code())
    }
}

impl std::error::Error for JournalReadFault {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Line(line) => Some(&line.fault),
            Self::History(fault) => Some(fault),
        }
    }
}
