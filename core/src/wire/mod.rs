//! The wire form: records and commands as JSON, one record a line; snapshots of a case; journals.
//!
//! Reading never guesses: an unknown key, an unknown event type or a newer schema is a fault that
//! names it, and nothing larger than the limit is looked at.
//!
//! ```
//! use amends::wire::{self, WireCode};
//! let fault = wire::read_record(br#"{"schema": 99, "event": {"type": "case.teleported"}}"#);
//! assert_eq!(fault.unwrap_err().code(), WireCode::WrittenByNewerVersion);
//! ```

mod fault;
#[cfg(feature = "json")]
mod journal;
#[cfg(feature = "json")]
mod json;
#[cfg(feature = "json")]
mod snapshot;

pub use fault::{JournalReadFault, LineFault, WireCode, WireFault};
#[cfg(feature = "json")]
pub use journal::{MAX_JOURNAL_BYTES, read_journal, read_journal_into, write_journal};
#[cfg(feature = "json")]
pub use json::{
    MAX_RECORD_BYTES, read_command, read_event, read_log, read_observation, read_record,
    read_record_within, write_command, write_event, write_observation, write_record,
};
#[cfg(feature = "json")]
pub use snapshot::{MAX_SNAPSHOT_BYTES, read_snapshot, write_snapshot};
