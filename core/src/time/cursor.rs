//! Many questions of one calendar in a row, those that lie close together without a search.

use super::{Answer, Calendar, Edge, Span, TimeError, Timestamp};

/// Answers as its [`Calendar`] does and remembers where it looked last; made by
/// [`Calendar::cursor`].
///
/// For columns: rows that come in the order of their instants, or nearly, take a few nanoseconds
/// each. Rows in no order take a little more where there are many of them within a few years, and
/// elsewhere what the calendar takes.
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
        if let Some(at) = self.added.find(second) {
            return self.calendar.answer(second, at);
        }
        let answer = self.calendar.add(start, span, edge)?;
        if self.added.wants(second)
            && span != Span::ZERO
            && let Ok(leg) = self.leg_of(second, answer.at.seconds(), span, edge)
        {
            self.added.lay(second, leg);
        }
        Ok(answer)
    }

    /// A start in open time moves its deadline along until one of them meets a border of its stretch;
    /// all of a closed stretch has one deadline.
    fn leg_of(&self, second: i64, at: i64, span: Span, edge: Edge) -> Result<Leg, TimeError> {
        let here = self.calendar.reach(second)?;
        if !here.open {
            return Ok(Leg::new(here.first, here.count(), at, 0));
        }
        // Where counting ends at the end of an open second, that second lies before the answer.
        let ends = (edge == Edge::AtClose) == (span > Span::ZERO);
        let counted = if ends { at - 1 } else { at };
        let there = self.calendar.reach(counted)?;
        let back = (second - here.first).min(counted - there.first);
        let ahead = (here.end - second).min(there.end - counted);
        Ok(Leg::new(second - back, (back + ahead) as u64, at - back, 1))
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
    /// The answer to the first.
    value: i64,
    count: u32,
    /// How much more the answer to each next one is, 0 or 1.
    step: u32,
}

impl Leg {
    const NONE: Self = Self { first: i64::MIN, value: 0, count: 0, step: 0 };

    /// Makes a leg, cut off where it would be longer than a century.
    fn new(first: i64, count: u64, value: i64, step: u32) -> Self {
        Self { first, value, count: u32::try_from(count).unwrap_or(u32::MAX), step }
    }

    #[inline]
    fn holds(&self, second: i64) -> bool {
        // What lies before the first wraps round to far beyond the last.
        (second.wrapping_sub(self.first) as u64) < u64::from(self.count)
    }

    #[inline]
    fn at(&self, second: i64) -> Option<i64> {
        let further = second.wrapping_sub(self.first).wrapping_mul(i64::from(self.step));
        self.holds(second).then(|| self.value.wrapping_add(further))
    }
}

/// The legs laid so far that are worth keeping.
#[derive(Debug, Clone)]
struct Legs {
    /// The leg laid last and the one before it: rows out of order go to and fro over a border.
    last: Leg,
    before: Leg,
    /// The second that was looked for last.
    asked: i64,
    /// How many seconds were far from the one before.
    strays: u32,
    grid: Option<Grid>,
}

impl Legs {
    const NONE: Self =
        Self { last: Leg::NONE, before: Leg::NONE, asked: i64::MIN, strays: 0, grid: None };
    /// Questions no further apart than half a day are near each other.
    const NEAR: u64 = 43_200;
    /// After so many strays the rows are in no order, and there are enough of them to try a grid, once.
    const LOST: u32 = 4_096;

    /// Looks where the answer lay before.
    fn find(&mut self, second: i64) -> Option<i64> {
        if let Some(grid) = &mut self.grid {
            let leg = grid.leg(second);
            // Rows may be in order from here on.
            self.last = leg.unwrap_or(self.last);
            return leg?.at(second);
        }
        let at = self.before.at(second)?;
        self.asked = second;
        (self.last, self.before) = (self.before, self.last);
        Some(at)
    }

    /// Says whether a question without an answer yet is worth a leg.
    fn wants(&mut self, second: i64) -> bool {
        if self.grid.as_ref().is_some_and(Grid::pays) {
            return true;
        }
        self.grid = None;
        let near = second.abs_diff(self.asked) <= Self::NEAR;
        self.asked = second;
        self.strays = self.strays.saturating_add((!near).into());
        if !near && self.strays == Self::LOST {
            self.grid = Some(Grid::new());
        }
        near
    }

    fn lay(&mut self, second: i64, leg: Leg) {
        match &mut self.grid {
            Some(grid) => grid.lay(second, leg),
            None => (self.last, self.before) = (leg, self.last),
        }
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
        if let Some(open) = self.find(second) {
            return Ok(open);
        }
        let inner = &*calendar.inner;
        let open = inner.index.cumulative(&inner.rules, second)?;
        if self.wants(second) {
            let reach = calendar.reach(second)?;
            let step = u32::from(reach.open);
            let value = open - (second - reach.first) * i64::from(step);
            self.lay(second, Leg::new(reach.first, reach.count(), value, step));
        }
        Ok(open)
    }
}

/// Legs by the place of their seconds, two a cell, for rows in no order.
///
/// A cell is a little over two hours, and there are cells for two years: what lies further apart
/// takes the cell over.
#[derive(Debug, Clone)]
struct Grid {
    cells: Box<[[Leg; 2]]>,
    /// How many more answers were found than not, with an advance for the time it takes to fill.
    worth: i32,
}

impl Grid {
    const CELLS: usize = 1 << 13;
    /// Seconds of a cell, as a power of two.
    const WIDTH: u32 = 13;

    fn new() -> Self {
        let cells = vec![[Leg::NONE; 2]; Self::CELLS].into_boxed_slice();
        Self { cells, worth: 4 * Self::CELLS as i32 }
    }

    const fn cell(second: i64) -> usize {
        (second >> Self::WIDTH) as usize % Self::CELLS
    }

    fn leg(&mut self, second: i64) -> Option<Leg> {
        let [one, other] = self.cells.get(Self::cell(second))?;
        // No branch: which of the two it is nothing foretells.
        let leg = if one.holds(second) { one } else { other };
        let held = leg.holds(second);
        self.worth = self.worth.saturating_add(if held { 1 } else { -1 });
        held.then_some(*leg)
    }

    /// Says whether laying legs pays: over centuries, no row lies where another one did.
    const fn pays(&self) -> bool {
        self.worth > 0
    }

    fn lay(&mut self, second: i64, leg: Leg) {
        if let Some([one, other]) = self.cells.get_mut(Self::cell(second)) {
            (*one, *other) = (leg, *one);
        }
    }
}
