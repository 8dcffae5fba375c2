//! The peers: other crates on the same work, asserted to give the same answers.

pub mod day_walk;
pub mod event_sourcing;
pub mod interval_walk;
pub mod workdays;
