//! Why a question about time has no answer.

use crate::Words;
use chrono::NaiveDate;

/// Says why a question about business time has no answer.
///
/// Every variant has a stable [`code`](Self::code) and [`words`](Self::words) in both languages.
///
/// ```
/// use amends::time::TimeError;
/// assert_eq!(TimeError::NoOpenTime.code(), "no_open_time");
/// assert_eq!(TimeError::NoOpenTime.words().en, "the calendar has no open time left to count");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
#[error("{}", self.words().en)]
pub enum TimeError {
    /// The answer lies outside the dates whose holidays are known, and the document says `refuse`.
    Coverage {
        /// The date that would have to be known.
        needed: NaiveDate,
        /// The first known date.
        known_from: NaiveDate,
        /// The last known date.
        known_until: NaiveDate,
    },
    /// The question or its answer lies outside the years a calendar can be compiled for.
    OutOfRange {
        /// The first year a calendar covers.
        first_year: i32,
        /// The last year a calendar covers.
        last_year: i32,
    },
    /// No open time is left in the direction of counting.
    NoOpenTime,
    /// The date is not a workday and the caller asked to refuse those.
    NotAWorkday {
        /// The date in question.
        date: NaiveDate,
    },
    /// The term is the one named in the command, and the command names none.
    PromiseMissing,
    /// The stopwatch is paused already.
    AlreadyPaused,
    /// The stopwatch runs already.
    AlreadyRunning,
    /// The stopwatch was asked about an instant before its last change.
    BeforeLastChange,
}

impl TimeError {
    /// Returns the stable code, the same in every language and release.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Coverage { .. } => "calendar_horizon",
            Self::OutOfRange { .. } => "time_out_of_range",
            Self::NoOpenTime => "no_open_time",
            Self::NotAWorkday { .. } => "not_a_workday",
            Self::PromiseMissing => "promise_missing",
            Self::AlreadyPaused => "already_paused",
            Self::AlreadyRunning => "already_running",
            Self::BeforeLastChange => "before_last_change",
        }
    }

    /// Returns the sentence in both languages.
    pub fn words(&self) -> Words {
        match self {
            Self::Coverage { needed, known_from, known_until } => Words::new(
                format!(
                    "需要 {needed} 的节假日安排，已知范围为 {known_from} 至 {known_until}；请载入更新的\
                     日历包，或写 `beyond = \"assume_weekdays\"`"
                ),
                format!(
                    "the holidays of {needed} are needed, known are {known_from} to {known_until}; \
                     load a newer calendar pack, or write `beyond = \"assume_weekdays\"`"
                ),
            ),
            Self::OutOfRange { first_year, last_year } => Words::new(
                format!("时间超出 {first_year} 至 {last_year} 年的范围"),
                format!("the time lies outside the years {first_year} to {last_year}"),
            ),
            Self::NoOpenTime => Words::new(
                "日历已没有可计的营业时间",
                "the calendar has no open time left to count",
            ),
            Self::NotAWorkday { date } => {
                Words::new(format!("{date} 不是工作日"), format!("{date} is not a workday"))
            }
            Self::PromiseMissing => Words::new(
                "时限以承诺为准,但未给出承诺时间",
                "the term is as promised, and no promised time is given",
            ),
            Self::AlreadyPaused => Words::new("计时已暂停", "the stopwatch is paused already"),
            Self::AlreadyRunning => Words::new("计时已在进行", "the stopwatch runs already"),
            Self::BeforeLastChange => Words::new(
                "该时刻早于计时的上一次变化",
                "the instant lies before the last change of the stopwatch",
            ),
        }
    }
}
