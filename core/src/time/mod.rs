//! Instants, spans and business time.

mod span;
mod timestamp;

pub use span::{Span, SpanParseError};
pub use timestamp::{Timestamp, TimestampError};
