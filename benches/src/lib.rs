//! What the benches share: an office calendar, the walk of a complaint, samples, a round-robin race.

pub mod goal;
pub mod office;
#[cfg(feature = "peers")]
pub mod peers;
pub mod race;
pub mod samples;
pub mod stamps;
pub mod sweep;
pub mod walk;
