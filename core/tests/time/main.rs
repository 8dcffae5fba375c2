//! Business time: properties against a walking model, calendars of the rule books, outside vectors.

mod calendars;
mod generate;
mod laws;
mod ledger;
mod meta;
mod naive;
mod pauses;
mod terms;
mod vectors;
