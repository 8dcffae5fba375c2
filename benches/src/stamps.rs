//! One record as the wire carries it, over two types of instants: ours and that of `chrono`.

use serde::{Deserialize, Serialize};

/// Mirrors the record of an obligation that starts: the record with the most instants.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row<T> {
    /// The case.
    pub stream: String,
    /// The number in the stream.
    pub seq: u64,
    /// When it happened.
    pub at: T,
    /// When it was told.
    pub recorded_at: T,
    /// Who caused it.
    pub by: String,
    /// The schema it is written in.
    pub schema: u16,
    /// How it came about.
    pub source: String,
    /// The event.
    pub event: Event<T>,
}

/// Mirrors the event of that record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", content = "data", deny_unknown_fields)]
pub enum Event<T> {
    /// An obligation starts.
    #[serde(rename = "obligation.started")]
    Started {
        /// The obligation.
        obligation: String,
        /// When it was received.
        anchor: T,
        /// When counting began.
        start: T,
        /// The deadline shown.
        due: T,
        /// The latest instant that still meets it.
        breach_after: T,
        /// The warnings to come.
        warn_at: Vec<T>,
    },
}

impl<T> Row<T> {
    /// Builds a record from a way to make the instant of a number of seconds.
    pub fn sample(at: impl Fn(i64) -> T) -> Self {
        let first = 1_709_514_000;
        Self {
            stream: "2024-000042".into(),
            seq: 7,
            at: at(first),
            recorded_at: at(first + 1),
            by: "i1".into(),
            schema: 1,
            source: "decided".into(),
            event: Event::Started {
                obligation: "first-reply".into(),
                anchor: at(first),
                start: at(first),
                due: at(first + 28_800),
                breach_after: at(first + 28_800),
                warn_at: vec![at(first + 21_600)],
            },
        }
    }
}
