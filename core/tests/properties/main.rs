//! What holds of every case, over guided walks.

#[path = "../support/cases.rs"]
mod cases;
mod duties;
mod duty_of_care;
mod graph;
mod laws;
mod limits;
mod meta;
mod monotone;
mod personal;
mod policies;
mod rules;
mod shared;
#[path = "../support/mod.rs"]
mod support;
mod time;
