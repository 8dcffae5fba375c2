//! amends-benches
