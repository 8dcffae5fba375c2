//! Business time on one calendar of a policy.

use crate::{
    border::{Show, Take},
    error::AmendsError,
    generated::words::Certainty,
    values::{Moment, Span},
};
use amends::time::{Answer, Bound, Calendar as Core, Edge};

/// Answers questions of business time: hours, holidays, make-up workdays, breaks.
#[derive(Debug, uniffi::Object)]
pub struct AmendsCalendar {
    pub(crate) core: Core,
}

/// Holds an instant counted on a calendar.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct Deadline {
    /// When.
    pub at: Moment,
    /// Whether it rests on known holidays only.
    pub certainty: Certainty,
}

impl Show<Answer> for Deadline {
    fn show(core: &Answer) -> Self {
        Self { at: Show::show(&core.at), certainty: Show::show(&core.certainty) }
    }
}

#[uniffi::export]
impl AmendsCalendar {
    /// Returns the name of the calendar in its policy.
    pub fn id(&self) -> String {
        self.core.id().to_owned()
    }

    /// Returns the name of its time zone.
    pub fn zone(&self) -> String {
        self.core.zone_name().to_owned()
    }

    /// Returns when a length of open time is over; one that ends at closing time ends there.
    ///
    /// Errors: `TimeFault` when no open time is left, or the answer is beyond what is known.
    pub fn add(&self, start: Moment, span: Span) -> Result<Deadline, AmendsError> {
        let answer = self.core.add(start.take("start")?, span.take("span")?, Edge::default())?;
        Ok(Deadline::show(&answer))
    }

    /// Returns when a length of open time has to begin to be over at an instant.
    ///
    /// Errors: `TimeFault` when no open time is left, or the answer is beyond what is known.
    pub fn subtract(&self, end: Moment, span: Span) -> Result<Deadline, AmendsError> {
        let answer = self.core.subtract(end.take("end")?, span.take("span")?, Edge::default())?;
        Ok(Deadline::show(&answer))
    }

    /// Returns the open time between two instants; negative when they stand the other way round.
    ///
    /// Errors: `TimeFault` when an instant is beyond what is known.
    pub fn elapsed(&self, from: Moment, to: Moment) -> Result<Span, AmendsError> {
        Ok(Span::show(&self.core.elapsed(from.take("from")?, to.take("to")?)?))
    }

    /// Says whether it is open at an instant.
    ///
    /// Errors: `TimeFault` when the instant is beyond what is known.
    pub fn is_open(&self, at: Moment) -> Result<bool, AmendsError> {
        Ok(self.core.is_open(at.take("at")?)?)
    }

    /// Returns the next opening at or after an instant; none when there is none.
    ///
    /// Errors: `TimeFault` when the answer is beyond what is known.
    pub fn next_open(&self, at: Moment) -> Result<Option<Moment>, AmendsError> {
        let found = self.core.next_open(at.take("at")?, Bound::Inclusive)?;
        Ok(Show::show(&found))
    }

    /// Returns the next closing after an instant; none when there is none.
    ///
    /// Errors: `TimeFault` when the answer is beyond what is known.
    pub fn next_close(&self, at: Moment) -> Result<Option<Moment>, AmendsError> {
        Ok(Show::show(&self.core.next_close(at.take("at")?)?))
    }
}
