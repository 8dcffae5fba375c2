//! The extension module behind the Python package `amends`.
//!
//! It wraps the values of the core and knows no rules of its own. Enums, exceptions, commands and
//! events are Python classes, generated from the core's vocabulary; `read` and `write` carry them
//! across through the wire form, so that a forgotten field shows in a test and not in a log.
#![allow(
    clippy::needless_pass_by_value,
    reason = "PyO3 hands arguments over by value, and `map_err` hands errors over by value"
)]

mod actor;
mod arrow;
mod at;
mod calendar;
mod case;
#[cfg(any(test, not(feature = "abi3")))]
mod civil;
mod columns;
mod day;
mod desk;
mod document;
mod due;
mod faults;
mod journal;
mod organisation;
mod pack;
mod policy;
mod read;
mod record;
mod records;
mod registry;
mod replay;
mod started;
mod threads;
mod values;
mod write;

/// Complaint handling as pure state machines: the compiled part.
#[pyo3::pymodule]
mod _amends {
    #[pymodule_export]
    use crate::{
        actor::Actor,
        arrow::Column,
        calendar::Calendar,
        case::Case,
        desk::Desk,
        faults::Refusal,
        journal::Journal,
        organisation::Organisation,
        pack::Pack,
        policy::Policy,
        record::{Record, chain, read_log, write_log},
        records::{records_of, records_table},
        replay::replay_many,
        values::{from_dict, from_json, to_dict, to_json},
    };

    /// The version of the package.
    #[expect(non_upper_case_globals, reason = "the name that Python gives a version")]
    #[pymodule_export]
    const __version__: &str = env!("CARGO_PKG_VERSION");
}
