//! What is wrong with a history or with bytes: never a rejection, never skipped.

use crate::{
    Words,
    case::{EventKind, Recorded, Stage},
    ident::CaseId,
    time::Timestamp,
};

/// Says why a history cannot be replayed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReplayFault {
    /// The history is empty.
    #[error("expected at least one record, got none")]
    Empty,
    /// The history does not begin with the opening event.
    #[error("expected `case.received` first, got `{got}`")]
    NotOpened {
        /// The event that stands first.
        got: &'static str,
    },
    /// A record is missing, doubled or out of order.
    #[error("expected record {expected} of `{stream}`, got {got}")]
    Gap {
        /// The stream.
        stream: CaseId,
        /// The sequence number expected.
        expected: u64,
        /// The sequence number that came.
        got: u64,
    },
    /// A record belongs to another stream.
    #[error("expected records of `{expected}`, got one of `{got}` at {seq}")]
    ForeignStream {
        /// The stream replayed.
        expected: CaseId,
        /// The stream of the record.
        got: CaseId,
        /// The record.
        seq: u64,
    },
    /// The event cannot have happened there.
    #[error("record {seq}: `{event}` expected stage `{expected}`, the case is at `{got}`")]
    WrongStage {
        /// The record.
        seq: u64,
        /// The event.
        event: &'static str,
        /// The stage that the event starts from.
        expected: &'static str,
        /// The stage that the case is in.
        got: &'static str,
    },
    /// The event names something the case does not have.
    #[error("record {seq}: `{event}` names {what} that the case does not have")]
    Unknown {
        /// The record.
        seq: u64,
        /// The event.
        event: &'static str,
        /// What it names.
        what: &'static str,
    },
    /// The history opens the case a second time.
    #[error("record {seq}: `case.received` opens a case that is open already")]
    OpenedTwice {
        /// The record.
        seq: u64,
    },
    /// A number that goes up one by one does not.
    #[error("record {seq}: `{event}` expected number {expected}, got {got}")]
    WrongNumber {
        /// The record.
        seq: u64,
        /// The event.
        event: &'static str,
        /// The number that comes next.
        expected: u64,
        /// The number that came.
        got: u64,
    },
    /// Something was counted more often than can be counted.
    #[error("record {seq}: `{event}` is one more than can be counted")]
    Uncountable {
        /// The record.
        seq: u64,
        /// The event.
        event: &'static str,
    },
    /// The record was written by a newer release.
    #[error(
        "record {seq}: schema {got} was written by a newer version, this one reads up to {known}"
    )]
    WrittenByNewerVersion {
        /// The record.
        seq: u64,
        /// The schema of the record.
        got: u16,
        /// The newest schema known.
        known: u16,
    },
    /// An externally caused record lies before its predecessor.
    #[error("record {seq}: {at} lies before the last external record {last}")]
    TimeBackwards {
        /// The record.
        seq: u64,
        /// When it happened.
        at: Timestamp,
        /// When the last one happened.
        last: Timestamp,
    },
}

impl ReplayFault {
    /// Returns the stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NotOpened { .. } => "not_opened",
            Self::Gap { .. } => "gap",
            Self::ForeignStream { .. } => "foreign_stream",
            Self::WrongStage { .. } => "wrong_stage",
            Self::Unknown { .. } => "unknown_reference",
            Self::OpenedTwice { .. } => "opened_twice",
            Self::WrongNumber { .. } => "wrong_number",
            Self::Uncountable { .. } => "uncountable",
            Self::WrittenByNewerVersion { .. } => "written_by_newer_version",
            Self::TimeBackwards { .. } => "time_backwards",
        }
    }

    /// Returns the sentence a person reads: what was expected and what came.
    pub fn words(&self) -> Words {
        let zh = match self {
            Self::Empty => "应至少有一条记录，实际没有".to_owned(),
            Self::NotOpened { got } => format!("首条应为 `case.received`，实为 `{got}`"),
            Self::Gap { stream, expected, got } => {
                format!("`{stream}` 应为第 {expected} 条记录，实为第 {got} 条")
            }
            Self::ForeignStream { expected, got, seq } => {
                format!("应为 `{expected}` 的记录，第 {seq} 条属于 `{got}`")
            }
            Self::WrongStage { seq, event, expected, got } => {
                format!("第 {seq} 条：`{event}` 须在 `{expected}`，案件在 `{got}`")
            }
            Self::Unknown { seq, event, .. } => {
                format!("第 {seq} 条：`{event}` 引用了案件没有的对象")
            }
            Self::OpenedTwice { seq } => format!("第 {seq} 条：`case.received` 再次开立同一案件"),
            Self::WrongNumber { seq, event, expected, got } => {
                format!("第 {seq} 条：`{event}` 的序号应为 {expected}，实为 {got}")
            }
            Self::Uncountable { seq, event } => {
                format!("第 {seq} 条：`{event}` 超出可计数的次数")
            }
            Self::WrittenByNewerVersion { seq, got, known } => {
                format!("第 {seq} 条：格式 {got} 由更新的版本写入，本版本至多读到 {known}")
            }
            Self::TimeBackwards { seq, at, last } => {
                format!("第 {seq} 条：{at} 早于前一条外部记录 {last}")
            }
        };
        Words::new(zh, self.to_string())
    }

    /// Checks a number that a record carries: one more than the last.
    pub(crate) fn next(record: &Recorded, last: u32, got: u32) -> Result<u32, Self> {
        if last.checked_add(1) == Some(got) {
            return Ok(got);
        }
        let (seq, event) = (record.seq, record.event.kind().name());
        Err(Self::WrongNumber { seq, event, expected: u64::from(last) + 1, got: got.into() })
    }

    /// Counts one more.
    pub(crate) fn count<N: Counter>(record: &Recorded, counter: &mut N) -> Result<(), Self> {
        let (seq, event) = (record.seq, record.event.kind().name());
        *counter = counter.one_more().ok_or(Self::Uncountable { seq, event })?;
        Ok(())
    }

    pub(crate) fn wrong_stage(seq: u64, event: EventKind, expected: Stage, got: Stage) -> Self {
        Self::WrongStage { seq, event: event.name(), expected: expected.name(), got: got.name() }
    }

    pub(crate) fn unknown(seq: u64, event: EventKind, what: &'static str) -> Self {
        Self::Unknown { seq, event: event.name(), what }
    }
}

/// Counts events, never past what it can hold.
pub(crate) trait Counter: Copy {
    fn one_more(self) -> Option<Self>;
}

impl Counter for u32 {
    fn one_more(self) -> Option<Self> {
        self.checked_add(1)
    }
}

impl Counter for u64 {
    fn one_more(self) -> Option<Self> {
        self.checked_add(1)
    }
}
