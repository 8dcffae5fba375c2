//! A journal: what is kept, what is told, what becomes of it where others came first.

mod bytes;
#[path = "../support/cases.rs"]
mod cases;
mod laws;
mod merge;
mod played;
mod story;
#[path = "../support/mod.rs"]
mod support;
