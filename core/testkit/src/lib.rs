//! What holds the library to its word: walks, graphs, second models, stories, outside vectors.
//!
//! | module | holds |
//! |---|---|
//! | [`effort`] | how hard the nets try: one switch |
//! | [`walk`] | guided walks: a list of numbers becomes the history of a case |
//! | [`explore`] | every state a case can reach, on relative time |
//! | [`fuzz`] | bodies of the fuzz targets, and small damage to bytes |
//! | [`model`] | a second model of the time limits, without a ledger |
//! | [`naive`] | a second model of calendars, minute by minute |
//! | [`policies`] | policies out of numbers: every dial turned |
//! | [`scenario`] | stories in plain text, run by every engine |
//! | [`vectors`] | what other engines state, run against the library |
//!
//! Nothing here is published. The library never depends on it but in its tests.

pub mod effort;
pub mod explore;
pub mod fuzz;
pub mod model;
pub mod naive;
pub mod policies;
pub mod scenario;
pub mod vectors;
pub mod walk;
