//! Openings, closings, breaks and stretches of open time.

use super::calendar::Calendar;
use super::index::OUT_OF_RANGE;
use super::zone::{DAY, DayMap, day_number};
use super::{Bound, Direction, Edge, Period, Span, TimeError, Timestamp};
use chrono::NaiveDate;

impl Calendar {
    /// Says whether an instant is open; the closing instant is not.
    ///
    /// # Errors
    /// `OutOfRange`, `Coverage`.
    pub fn is_open(&self, at: Timestamp) -> Result<bool, TimeError> {
        self.check(at.seconds(), at.seconds())?;
        Ok(self.stretch_at(at.seconds())?.is_some())
    }

    /// Says whether a local date owns open time.
    ///
    /// # Errors
    /// `OutOfRange`, `Coverage`.
    pub fn is_workday(&self, date: NaiveDate) -> Result<bool, TimeError> {
        self.check_date(date)?;
        let place = self.inner.index.place_day(day_number(date))?;
        Ok(self.inner.index.block(&self.inner.rules, place.block)?.is_workday(place.day))
    }

    /// Says whether a local date is listed as a holiday, whatever hours it has.
    ///
    /// # Errors
    /// `Coverage`.
    pub fn is_holiday(&self, date: NaiveDate) -> Result<bool, TimeError> {
        self.check_date(date)?;
        Ok(self.inner.rules.is_off(date))
    }

    /// Says whether an instant lies in a break, whatever hours its day has.
    ///
    /// # Errors
    /// `OutOfRange`, `Coverage`.
    pub fn is_on_break(&self, at: Timestamp) -> Result<bool, TimeError> {
        let date = self.local_date(at);
        self.check_date(date)?;
        let (day, now) = (day_number(date), at.seconds());
        let zone = &self.inner.rules.zone;
        let instant = |seconds: i64| zone.instant_of(day * DAY + seconds);
        let mut breaks = self.inner.rules.breaks_around(day);
        Ok(breaks.any(|(start, end)| instant(start) <= now && now < instant(end)))
    }

    /// Returns the first opening and the last closing of a local date; `None` on a day off.
    ///
    /// Overnight hours belong to the date they begin on, so the closing may lie on the next date.
    ///
    /// # Errors
    /// `OutOfRange`, `Coverage`.
    pub fn hours_on(&self, date: NaiveDate) -> Result<Option<Period>, TimeError> {
        if !self.is_workday(date)? {
            return Ok(None);
        }
        let (rules, day) = (&self.inner.rules, day_number(date));
        let mut owned = Vec::new();
        let hours = if rules.has_breaks() {
            rules.owned(day, &mut owned);
            owned.as_slice()
        } else {
            rules.hours_of(day).0
        };
        let map = DayMap::new(&rules.zone, day);
        // Hours that fall wholly into a gap of the clock are none.
        let mut real = hours
            .iter()
            .map(|interval| (map.instant(interval.start), map.instant(interval.end)))
            .filter(|(start, end)| start < end);
        let Some(first) = real.next() else { return Ok(None) };
        let end = real.fold(first.1, |end, interval| end.max(interval.1));
        Ok(Some(Period {
            start: Timestamp::from_seconds_clamped(first.0),
            end: Timestamp::from_seconds_clamped(end),
        }))
    }

    /// Returns the next open instant (`Inclusive`) or the next opening edge (`Strict`).
    ///
    /// # Errors
    /// `OutOfRange`, `Coverage`.
    pub fn next_open(&self, at: Timestamp, bound: Bound) -> Result<Option<Timestamp>, TimeError> {
        let mut from = at.seconds();
        if bound == Bound::Strict && self.stretch_at(from)?.is_some() {
            let Some(end) = self.run_end(from)? else { return Ok(None) };
            from = end;
        }
        let open = self.upcoming(from)?.map(|(open, _)| open);
        self.checked(from, open)
    }

    /// Returns the next closing edge after an instant; `None` when it never closes.
    ///
    /// # Errors
    /// `OutOfRange`, `Coverage`.
    pub fn next_close(&self, at: Timestamp) -> Result<Option<Timestamp>, TimeError> {
        let now = at.seconds();
        let Some((open, end)) = self.upcoming(now)? else { return Ok(None) };
        self.check(now, open)?;
        self.checked(now, self.continued(end)?)
    }

    /// Returns the latest instant, not after this one, that ends open time: the instant itself when
    /// the time before it is open, else the closing before.
    ///
    /// # Errors
    /// `OutOfRange`, `Coverage`.
    pub fn prev_close(&self, at: Timestamp) -> Result<Option<Timestamp>, TimeError> {
        found(self.subtract(at, Span::ZERO, Edge::NextOpening))
    }

    /// Returns the latest closing edge before an instant.
    ///
    /// # Errors
    /// `OutOfRange`, `Coverage`.
    pub fn prev_close_edge(&self, at: Timestamp) -> Result<Option<Timestamp>, TimeError> {
        let before = at.seconds() - 1;
        if self.stretch_at(before)?.is_none() {
            return self.prev_close(at);
        }
        match self.run_start(before)? {
            Some(start) => self.prev_close(Timestamp::from_seconds_clamped(start)),
            None => Ok(None),
        }
    }

    /// Returns the latest opening edge before an instant, or at it (`Inclusive`).
    ///
    /// # Errors
    /// `OutOfRange`, `Coverage`.
    pub fn prev_open(&self, at: Timestamp, bound: Bound) -> Result<Option<Timestamp>, TimeError> {
        if bound == Bound::Inclusive && self.stretch_at(at.seconds())?.is_some() {
            let start = self.run_start(at.seconds())?;
            return self.checked(at.seconds(), start);
        }
        let Some(close) = self.prev_close(at)? else {
            return Ok(None);
        };
        let start = self.run_start(close.seconds() - 1)?;
        self.checked(at.seconds(), start)
    }

    /// Returns the whole stretch of open time an instant lies in; `None` when it is closed.
    ///
    /// A calendar that has always been open, or always will be, has no such edge: the stretch then
    /// reaches to the end of the years it covers.
    ///
    /// # Errors
    /// `OutOfRange`, `Coverage`.
    pub fn current_open(&self, at: Timestamp) -> Result<Option<Period>, TimeError> {
        if !self.is_open(at)? {
            return Ok(None);
        }
        let start = self.run_start(at.seconds())?.map(Timestamp::from_seconds_clamped);
        let end = self.run_end(at.seconds())?.map(Timestamp::from_seconds_clamped);
        Ok(Some(Period {
            start: start.unwrap_or(Timestamp::MIN),
            end: end.unwrap_or(Timestamp::MAX),
        }))
    }

    /// Lists stretches of open time from an instant on, or back from it; the first is cut at it.
    ///
    /// Stretches that meet, over midnight too, are one.
    ///
    /// ```
    /// use amends::time::{Calendar, CalendarDocument, Direction, Packs, Timestamp};
    /// let document = CalendarDocument::from_toml(
    ///     r#"
    ///     zone = "UTC"
    ///     week = { mon = ["09:00-12:00", "13:00-17:00"] }
    ///     "#,
    /// )?;
    /// let calendar = Calendar::compile("mondays", &document, &Packs::none())?;
    /// let from: Timestamp = "2024-01-01T10:00:00Z".parse()?;
    /// let mut periods = calendar.periods(from, Direction::Forward);
    /// let first = periods.next().ok_or("no period")??;
    /// assert_eq!(first.start, from);
    /// assert_eq!(first.end, "2024-01-01T12:00:00Z".parse()?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn periods(&self, from: Timestamp, direction: Direction) -> Periods<'_> {
        Periods { calendar: self, at: Some(from.floor_to_second()), direction }
    }

    #[inline]
    fn checked(&self, at: i64, found: Option<i64>) -> Result<Option<Timestamp>, TimeError> {
        let Some(instant) = found else { return Ok(None) };
        self.check(instant.min(at), instant.max(at))?;
        Ok(Some(Timestamp::from_seconds_clamped(instant)))
    }

    /// The first open stretch of its block that ends after an instant.
    #[inline]
    pub(super) fn ending_after(&self, instant: i64) -> Result<Option<(i64, i64)>, TimeError> {
        let place = self.inner.index.place(instant)?;
        let block = self.inner.index.block(&self.inner.rules, place.block)?;
        let origin = instant - i64::from(place.second);
        let found = block.ending_after(place.day, place.second);
        Ok(found.map(|(start, end)| (origin + i64::from(start), origin + i64::from(end))))
    }

    /// The open stretch around an instant, cut at the borders of its block.
    #[inline]
    fn stretch_at(&self, instant: i64) -> Result<Option<(i64, i64)>, TimeError> {
        Ok(self.ending_after(instant)?.filter(|(start, _)| *start <= instant))
    }

    /// The next open second at or after an instant, and the end of its stretch.
    #[inline]
    fn upcoming(&self, instant: i64) -> Result<Option<(i64, i64)>, TimeError> {
        match self.ending_after(instant)? {
            Some((start, end)) => Ok(Some((start.max(instant), end))),
            None => self.upcoming_block(instant),
        }
    }

    #[cold]
    fn upcoming_block(&self, instant: i64) -> Result<Option<(i64, i64)>, TimeError> {
        match self.locate(instant, 0, 0) {
            Ok(open) => self.stretch_at(open),
            Err(TimeError::NoOpenTime) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Where the open time around an open instant ends; `None` if never.
    pub(super) fn run_end(&self, instant: i64) -> Result<Option<i64>, TimeError> {
        match self.stretch_at(instant)? {
            Some((_, end)) => self.continued(end),
            None => Ok(Some(instant)),
        }
    }

    /// Where open time ends that lasts to the end of a stretch; `None` if never.
    #[inline]
    fn continued(&self, mut end: i64) -> Result<Option<i64>, TimeError> {
        let index = &self.inner.index;
        // Stretches are cut at the borders of blocks, there alone.
        while index.is_border(end) {
            if index.always_open_tail
                && index.place(end).is_ok_and(|at| index.settled_after(at.block))
            {
                return Ok(None);
            }
            end = match self.stretch_at(end) {
                Err(error) if error == OUT_OF_RANGE => return Ok(None),
                Err(error) => return Err(error),
                Ok(None) => break,
                Ok(Some((_, end))) => end,
            };
        }
        Ok(Some(end))
    }

    /// Where the open time around an open instant begins; `None` if it always was.
    pub(super) fn run_start(&self, instant: i64) -> Result<Option<i64>, TimeError> {
        let index = &self.inner.index;
        let mut start = match self.stretch_at(instant)? {
            Some((start, _)) => start,
            None => return Ok(Some(instant + 1)),
        };
        while index.is_border(start) {
            if index.always_open_head
                && index.place(start).is_ok_and(|at| index.settled_before(at.block))
            {
                return Ok(None);
            }
            start = match self.stretch_at(start - 1) {
                Err(error) if error == OUT_OF_RANGE => return Ok(None),
                Err(error) => return Err(error),
                Ok(None) => break,
                Ok(Some((start, _))) => start,
            };
        }
        Ok(Some(start))
    }
}

fn found(answer: Result<super::Answer, TimeError>) -> Result<Option<Timestamp>, TimeError> {
    match answer {
        Ok(answer) => Ok(Some(answer.at)),
        Err(TimeError::NoOpenTime) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Lists stretches of open time; made by [`Calendar::periods`].
#[derive(Debug, Clone)]
pub struct Periods<'a> {
    calendar: &'a Calendar,
    at: Option<Timestamp>,
    direction: Direction,
}

impl Periods<'_> {
    fn step(&mut self, at: Timestamp) -> Result<Option<Period>, TimeError> {
        let calendar = self.calendar;
        let period = match self.direction {
            Direction::Forward => {
                let Some(start) = calendar.next_open(at, Bound::Inclusive)? else {
                    return Ok(None);
                };
                let end = calendar.run_end(start.seconds())?;
                let end = end.map_or(Timestamp::MAX, Timestamp::from_seconds_clamped);
                Period { start, end }
            }
            Direction::Backward => {
                let Some(end) = calendar.prev_close(at)? else { return Ok(None) };
                let start = calendar.run_start(end.seconds() - 1)?;
                let start = start.map_or(Timestamp::MIN, Timestamp::from_seconds_clamped);
                Period { start, end }
            }
        };
        self.at = match self.direction {
            Direction::Forward => Some(period.end).filter(|end| *end < Timestamp::MAX),
            Direction::Backward => Some(period.start).filter(|start| *start > Timestamp::MIN),
        };
        Ok(Some(period))
    }
}

impl Iterator for Periods<'_> {
    type Item = Result<Period, TimeError>;

    fn next(&mut self) -> Option<Self::Item> {
        let at = self.at.take()?;
        self.step(at).transpose()
    }
}
