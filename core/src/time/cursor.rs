//! Many questions of one calendar in a row, those that lie close together without a search.

use super::{Answer, Calendar, Edge, Span, TimeError, Timestamp};

/// Answers as its [`Calendar`] does and remembers where it looked last; made by
/// [`Calendar::cursor`].
///
/// For columns: rows that come in the order of their instants, or nearly, take a few nanoseconds
/// each. Rows in no order take what the calendar takes.
///
/// ```
/// use amends::time::{Calendar, CalendarDocument, Edge, Packs, Span, Timestamp};
/// let document = CalendarDocument::from_toml(
///     r#"
///     zone = "UTC"
///     week = { mon-fri = ["09:00-17:00"] }
///     "#,
/// )?;
/// let office = Calendar::compile("office", &document, &Packs::none())?;
/// let monday: Timestamp = "2024-01-01T10:00:00Z".parse()?;
/// let mut cursor = office.cursor();
/// for minutes in 0..600 {
///     let start = monday + Span::from_minutes(minutes);
///     let due = cursor.add(start, Span::from_hours(8), Edge::AtClose)?;
///     assert_eq!(due, office.add(start, Span::from_hours(8), Edge::AtClose)?);
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Cursor<'a> {
    calendar: &'a Calendar,
    /// What was added last, for which `added` holds.
    adding: (Span, Edge),
    added: Legs,
    from: Legs,
    to: Legs,
}

impl Calendar {
    /// Returns a cursor, for many questions in a row.
    pub fn cursor(&self) -> Cursor<'_> {
        let adding = (Span::ZERO, Edge::AtClose);
        Cursor { calendar: self, adding, added: Legs::NONE, from: Legs::NONE, to: Legs::NONE }
    }

    /// Says up to where an answer is as good for a second as for those around it.
    fn reach(&self, second: i64) -> Result<Reach, TimeError> {
        Ok(match self.ending_after(second)? {
            Some((start, end)) if start <= second => Reach { first: start, end, open: true },
            Some((start, _)) => Reach { first: second, end: start, open: false },
            None => Reach { first: second, end: second + 1, open: false },
        })
    }
}

impl Cursor<'_> {
    /// Counts open time on from an instant, as [`Calendar::add`].
    ///
    /// # Errors
    /// As [`Calendar::add`].
    #[inline]
    pub fn add(&mut self, start: Timestamp, span: Span, edge: Edge) -> Result<Answer, TimeError> {
        let second = start.seconds();
        if self.adding == (span, edge)
            && let Some(at) = self.added.last.at(second)
        {
            return self.calendar.answer(second, at);
        }
        self.look(start, span, edge)
    }

    /// Asks the calendar, and lays the leg that the answer lies on where the question before was near.
    #[inline(never)]
    fn look(&mut self, start: Timestamp, span: Span, edge: Edge) -> Result<Answer, TimeError> {
        let second = start.seconds();
        if self.adding != (span, edge) {
            (self.adding, self.added) = ((span, edge), Legs::NONE);
        }
        if let Some(at) = self.added.turn(second) {
            return self.calendar.answer(second, at);
        }
        let answer = self.calendar.add(start, span, edge)?;
        if self.added.is_near(second)
            && span != Span::ZERO
            && let Ok(leg) = self.leg_of(second, answer.at.seconds(), span, edge)
        {
            self.added.lay(leg);
        }
        Ok(answer)
    }

    /// A start in open time moves its deadline along until one of them meets a border of its stretch;
    /// all of a closed stretch has one deadline.
    fn leg_of(&self, second: i64, at: i64, span: Span, edge: Edge) -> Result<Leg, TimeError> {
        let here = self.calendar.reach(second)?;
        if !here.open {
            return Ok(Leg { first: here.first, count: here.count(), value: at, step: 0 });
        }
        // Where counting ends at the end of an open second, that second lies before the answer.
        let ends = (edge == Edge::AtClose) == (span > Span::ZERO);
        let counted = if ends { at - 1 } else { at };
        let there = self.calendar.reach(counted)?;
        let back = (second - here.first).min(counted - there.first);
        let ahead = (here.end - second).min(there.end - counted);
        let (first, count) = (second - back, (back + ahead) as u64);
        Ok(Leg { first, count, value: at - back, step: 1 })
    }

    /// Returns the open time from one instant to another, as [`Calendar::elapsed`].
    ///
    /// # Errors
    /// As [`Calendar::elapsed`].
    #[inline]
    pub fn elapsed(&mut self, from: Timestamp, to: Timestamp) -> Result<Span, TimeError> {
        let (from, to) = (from.seconds(), to.seconds());
        self.calendar.check(from.min(to), from.max(to))?;
        let before = self.from.open_before(self.calendar, from)?;
        let after = self.to.open_before(self.calendar, to)?;
        Ok(Span::from_seconds(after - before))
    }
}

/// Seconds around one that are all open or all closed.
struct Reach {
    first: i64,
    end: i64,
    open: bool,
}

impl Reach {
    fn count(&self) -> u64 {
        (self.end - self.first) as u64
    }
}

/// Seconds in a row whose answers run on with them, or stay.
#[derive(Debug, Clone, Copy)]
struct Leg {
    first: i64,
    count: u64,
    /// The answer to the first.
    value: i64,
    /// How much more the answer to each next one is, 0 or 1.
    step: i64,
}

impl Leg {
    const NONE: Self = Self { first: i64::MIN, count: 0, value: 0, step: 0 };

    #[inline]
    fn at(&self, second: i64) -> Option<i64> {
        // What lies before the first wraps round to far beyond the last.
        let passed = second.wrapping_sub(self.first);
        let held = (passed as u64) < self.count;
        held.then(|| self.value.wrapping_add(passed.wrapping_mul(self.step)))
    }
}

/// The leg laid last and the one before it: rows out of order go to and fro over a border.
#[derive(Debug, Clone, Copy)]
struct Legs {
    last: Leg,
    before: Leg,
    /// The second that was looked for last.
    asked: i64,
}

impl Legs {
    const NONE: Self = Self { last: Leg::NONE, before: Leg::NONE, asked: i64::MIN };
    /// Questions no further apart than half a day are near each other.
    const NEAR: u64 = 43_200;

    /// Turns back to the leg before if it has the answer.
    fn turn(&mut self, second: i64) -> Option<i64> {
        let at = self.before.at(second)?;
        self.asked = second;
        self.lay(self.before);
        Some(at)
    }

    fn lay(&mut self, leg: Leg) {
        (self.last, self.before) = (leg, self.last);
    }

    /// Says whether a question is worth a leg, and keeps it as the last one.
    fn is_near(&mut self, second: i64) -> bool {
        let apart = second.abs_diff(self.asked);
        self.asked = second;
        apart <= Self::NEAR
    }

    /// Open seconds from the anchor of the calendar to a second.
    #[inline]
    fn open_before(&mut self, calendar: &Calendar, second: i64) -> Result<i64, TimeError> {
        match self.last.at(second) {
            Some(open) => Ok(open),
            None => self.count_open(calendar, second),
        }
    }

    #[inline(never)]
    fn count_open(&mut self, calendar: &Calendar, second: i64) -> Result<i64, TimeError> {
        if let Some(open) = self.turn(second) {
            return Ok(open);
        }
        let inner = &*calendar.inner;
        let open = inner.index.cumulative(&inner.rules, second)?;
        if self.is_near(second) {
            let reach = calendar.reach(second)?;
            let step = i64::from(reach.open);
            let value = open - (second - reach.first) * step;
            self.lay(Leg { first: reach.first, count: reach.count(), value, step });
        }
        Ok(open)
    }
}
