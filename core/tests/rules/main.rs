//! Rules that a reader of the design expects to hold, each shown on the smallest case that tells.

mod carried;
mod desk;
mod duties;
mod erasure;
mod hostile;
mod observed;
mod rebinding;
mod refusals;
mod retries;
mod schedules;
mod story;
mod verdicts;
