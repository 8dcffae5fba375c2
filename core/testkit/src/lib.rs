//! amends-testkit

pub mod naive;
pub mod vectors;
