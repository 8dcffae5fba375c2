//! From a receipt and a term to a deadline.

use super::index::OUT_OF_RANGE;
use super::{
    Bound, Calendar, Certainty, ClosedDay, DayOff, DayTerm, Days as Count, Direction, Distance,
    Edge, FirstDay, Grace, Lands, Ledger, Measure, Pause, ReceiptRule, Span, StartRule, Term,
    TimeError, TimeOfDay, Timestamp, paused_until,
};
use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// Holds a computed deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// When counting began, after the receipt rule.
    pub start: Timestamp,
    /// The deadline shown, in whole seconds.
    pub due: Timestamp,
    /// The latest instant that still meets it.
    pub breach_after: Timestamp,
    /// What a pause of it is measured in.
    pub measure: Measure,
    /// The span allowed, for terms that are one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub budget: Option<Span>,
    /// Whether it rests on known holidays only.
    pub certainty: Certainty,
}

/// Says whether a deadline was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// In time.
    Met,
    /// Too late.
    Breached,
}

impl Target {
    /// Judges an event: met up to and at `breach_after`.
    pub fn verdict(&self, event_at: Timestamp) -> Verdict {
        if event_at > self.breach_after { Verdict::Breached } else { Verdict::Met }
    }
}

impl Term {
    /// Computes the deadline of a receipt.
    ///
    /// `calendar` is the one the term names, resolved by the caller; terms of real time need it for
    /// the receipt rule only. `promised` is the time named in the command; only `AsPromised` reads
    /// it. A day term that would end before it starts ends when it starts; a same-day term goes on
    /// to the next workday instead.
    ///
    /// ```
    /// use amends::time::{Calendar, CalendarDocument, Packs, ReceiptRule, Term, Timestamp, Verdict};
    /// let document = CalendarDocument::from_toml(
    ///     r#"
    ///     zone = "Asia/Shanghai"
    ///     week = { mon-fri = ["09:00-12:00", "13:00-18:00"] }
    ///     holidays = "cn"
    ///     "#,
    /// )?;
    /// let office = Calendar::compile("office", &document, &Packs::builtin())?;
    /// let term: Term = serde_json::from_str(r#"{ "working": "8h", "calendar": "office" }"#)?;
    /// let friday: Timestamp = "2024-01-05T09:00:00+08:00".parse()?;
    /// let target = term.target(&office, friday, &ReceiptRule::as_received(), None)?;
    /// assert_eq!(target.due, "2024-01-05T18:00:00+08:00".parse()?);
    /// // Nothing of the budget is used up between closing and the next opening.
    /// let evening = "2024-01-05T20:00:00+08:00".parse()?;
    /// assert_eq!(target.verdict(evening), Verdict::Met);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// `PromiseMissing`, and those of the calendar.
    pub fn target(
        &self,
        calendar: &Calendar,
        received: Timestamp,
        receipt: &ReceiptRule,
        promised: Option<Timestamp>,
    ) -> Result<Target, TimeError> {
        self.target_with_pauses(calendar, received, receipt, promised, &[])
    }

    /// Computes the deadline of a receipt when the clock stood still in the pauses.
    ///
    /// Working terms and terms of workdays move by the open seconds paused, all others by the real
    /// ones.
    ///
    /// # Errors
    /// As [`target`](Self::target).
    pub fn target_with_pauses(
        &self,
        calendar: &Calendar,
        received: Timestamp,
        receipt: &ReceiptRule,
        promised: Option<Timestamp>,
        pauses: &[Pause],
    ) -> Result<Target, TimeError> {
        let start = receipt.apply(calendar, received)?.floor_to_second();
        let plain = self.plain(calendar, start, promised)?;
        let paused = paused_until(calendar, plain.measure, start, plain.due, pauses)?;
        let mut target = plain.moved(calendar, paused)?;
        let rests = self.rests_on_workdays();
        if rests || !receipt.steps.is_empty() {
            let to = if rests { target.due.max(start) } else { start.max(received) };
            let from = received.min(start);
            target.certainty = calendar.check(from.seconds(), to.seconds())?;
        }
        Ok(target)
    }

    /// Computes the deadline of a receipt and explains it.
    ///
    /// # Errors
    /// As [`target`](Self::target).
    pub fn target_explained(
        &self,
        calendar: &Calendar,
        received: Timestamp,
        receipt: &ReceiptRule,
        promised: Option<Timestamp>,
        pauses: &[Pause],
    ) -> Result<(Target, Ledger), TimeError> {
        let target = self.target_with_pauses(calendar, received, receipt, promised, pauses)?;
        let ledger = super::explain::target(self, calendar, received, &target, pauses)?;
        Ok((target, ledger))
    }

    /// Extends a deadline of this term; a last day that is closed does what the term says.
    pub(crate) fn extended(
        &self,
        calendar: &Calendar,
        due: Timestamp,
        by: Distance,
    ) -> Result<Timestamp, TimeError> {
        let Distance::Days(count) = by else { return self.later(calendar, due, by) };
        let (date, time) = day_of(calendar, due)?;
        let last = counted(calendar, date, count, Direction::Forward)?;
        let last = match self {
            Self::CalendarDays { ends, .. }
            | Self::Months { ends, .. }
            | Self::Years { ends, .. } => ends.closing(calendar, last)?,
            _ => last,
        };
        // A closed last day may lie before what was due: an extension takes nothing away.
        Ok(self.placed_alike(calendar, due, (date, last), time)?.max(due))
    }

    /// Returns the instant that lies a distance behind a deadline of this term.
    pub(crate) fn later(
        &self,
        calendar: &Calendar,
        due: Timestamp,
        by: Distance,
    ) -> Result<Timestamp, TimeError> {
        self.apart(calendar, due, by, Direction::Forward)
    }

    /// Returns the instant that lies a distance before a deadline of this term.
    pub(crate) fn earlier(
        &self,
        calendar: &Calendar,
        due: Timestamp,
        by: Distance,
    ) -> Result<Timestamp, TimeError> {
        self.apart(calendar, due, by, Direction::Backward)
    }

    fn apart(
        &self,
        calendar: &Calendar,
        due: Timestamp,
        by: Distance,
        way: Direction,
    ) -> Result<Timestamp, TimeError> {
        let count = match by {
            Distance::Span(Span::ZERO) => return Ok(due.floor_to_second()),
            Distance::Span(span) => {
                let signed = match way {
                    Direction::Forward => span,
                    Direction::Backward => Span::ZERO.minus(span),
                };
                return match self.measure() {
                    Measure::Real => Ok((due + signed).floor_to_second()),
                    Measure::Open => Ok(calendar.add(due, signed, Edge::AtClose)?.at),
                };
            }
            Distance::Days(count) => count,
        };
        let (date, time) = day_of(calendar, due)?;
        let last = counted(calendar, date, count, way)?;
        self.placed_alike(calendar, due, (date, last), time)
    }

    /// Gives another day the place that a deadline has in its own: where the term lands, if that is
    /// where it lies, else the same time, moved into the hours of the day for open time.
    fn placed_alike(
        &self,
        calendar: &Calendar,
        due: Timestamp,
        (date, other): (NaiveDate, NaiveDate),
        time: TimeOfDay,
    ) -> Result<Timestamp, TimeError> {
        let due = due.floor_to_second();
        if let Some(lands) = self.lands()
            && landing(calendar, due, date, lands)? == due
        {
            return landing(calendar, due, other, lands);
        }
        let same = calendar.at_local(other, time)?;
        if self.measure() == Measure::Real {
            return Ok(same);
        }
        Ok(calendar.hours_on(other)?.map_or(same, |hours| same.clamp(hours.start, hours.end)))
    }

    /// Returns where in its last day a count of days ends.
    const fn lands(&self) -> Option<Lands> {
        match self {
            Self::WorkingDays { lands, .. } | Self::SameDay { lands, .. } => Some(*lands),
            Self::CalendarDays { ends, .. }
            | Self::Months { ends, .. }
            | Self::Years { ends, .. } => Some(ends.lands),
            Self::Elapsed { .. }
            | Self::Working { .. }
            | Self::Immediate { .. }
            | Self::AsPromised => None,
        }
    }

    /// Returns what a pause of it is measured in.
    pub const fn measure(&self) -> Measure {
        match self {
            Self::Working { .. }
            | Self::WorkingDays { .. }
            | Self::SameDay { .. }
            | Self::Immediate { grace: Grace::Working { .. } } => Measure::Open,
            Self::Elapsed { .. }
            | Self::CalendarDays { .. }
            | Self::Months { .. }
            | Self::Years { .. }
            | Self::Immediate { grace: Grace::Elapsed(_) }
            | Self::AsPromised => Measure::Real,
        }
    }

    /// The deadline before any pause.
    fn plain(
        &self,
        calendar: &Calendar,
        start: Timestamp,
        promised: Option<Timestamp>,
    ) -> Result<Plain, TimeError> {
        let real = |span: Span| Plain::real(start, start + span, Some(span));
        let dated = |due: Timestamp, measure: Measure| Plain {
            start,
            due: due.max(start),
            measure,
            budget: None,
            edge: Edge::AtClose,
        };
        match self {
            Self::Elapsed { span } | Self::Immediate { grace: Grace::Elapsed(span) } => {
                Ok(real(*span))
            }
            Self::Working { span, .. } | Self::Immediate { grace: Grace::Working { span, .. } } => {
                let due = calendar.add(start, *span, Edge::AtClose)?.at;
                let (measure, edge) = (Measure::Open, Edge::NextOpening);
                Ok(Plain { start, due, measure, budget: Some(*span), edge })
            }
            Self::WorkingDays { days, lands, receipt_day, start: rule, .. } => {
                let date = calendar.local_date(start);
                let last = last_workday(calendar, date, *days, *receipt_day, *rule)?;
                Ok(dated(landing(calendar, start, last, *lands)?, Measure::Open))
            }
            Self::CalendarDays { days, ends, receipt_day } => {
                let days = match receipt_day {
                    FirstDay::Excluded => *days,
                    FirstDay::Counted => days.saturating_sub(1),
                };
                let last = calendar.local_date(start).checked_add_days(Days::new(days.into()));
                Ok(dated(end_of_term(calendar, start, last, ends)?, Measure::Real))
            }
            Self::Months { months, ends } => {
                let last = calendar.local_date(start).checked_add_months(Months::new(*months));
                Ok(dated(end_of_term(calendar, start, last, ends)?, Measure::Real))
            }
            Self::Years { years, ends } => {
                let months = Months::new(years.saturating_mul(12));
                let last = calendar.local_date(start).checked_add_months(months);
                Ok(dated(end_of_term(calendar, start, last, ends)?, Measure::Real))
            }
            Self::SameDay { cutoff, lands, .. } => {
                Ok(dated(same_day(calendar, start, *cutoff, *lands)?, Measure::Open))
            }
            Self::AsPromised => {
                let due = promised.ok_or(TimeError::PromiseMissing)?.floor_to_second();
                Ok(Plain::real(start, due, None))
            }
        }
    }
}

/// A deadline before pauses.
#[derive(Clone, Copy)]
struct Plain {
    start: Timestamp,
    due: Timestamp,
    measure: Measure,
    budget: Option<Span>,
    /// Which edge of the budget is the last to meet it.
    edge: Edge,
}

impl Plain {
    fn real(start: Timestamp, due: Timestamp, budget: Option<Span>) -> Self {
        Self { start, due, measure: Measure::Real, budget, edge: Edge::AtClose }
    }

    fn moved(self, calendar: &Calendar, paused: Span) -> Result<Target, TimeError> {
        let due = match self.measure {
            Measure::Real => self.due + paused,
            Measure::Open => calendar.add(self.due, paused, Edge::AtClose)?.at,
        };
        let breach_after = match self.edge {
            Edge::AtClose => due,
            Edge::NextOpening => match calendar.next_open(due, Bound::Inclusive)? {
                Some(opening) => opening,
                // Nothing ever opens again, so nothing more is ever used up.
                None => Timestamp::MAX.floor_to_second(),
            },
        };
        let Self { start, measure, budget, .. } = self;
        Ok(Target { start, due, breach_after, measure, budget, certainty: Certainty::Known })
    }
}

/// Returns the day that a deadline belongs to and its place there: `00:00` ends the day before.
fn day_of(calendar: &Calendar, due: Timestamp) -> Result<(NaiveDate, TimeOfDay), TimeError> {
    let (date, time) = (calendar.local_date(due), calendar.local_time(due));
    if time == TimeOfDay::MIDNIGHT {
        return Ok((date.pred_opt().ok_or(OUT_OF_RANGE)?, TimeOfDay::END_OF_DAY));
    }
    Ok((date, time))
}

/// Counts days from a date; beside a day off the next workday is the first.
fn counted(
    calendar: &Calendar,
    date: NaiveDate,
    count: Count,
    way: Direction,
) -> Result<NaiveDate, TimeError> {
    match (count, way) {
        (Count::Working(days), Direction::Forward) => {
            calendar.add_days(date, days.into(), DayOff::Step)
        }
        (Count::Working(days), Direction::Backward) => {
            calendar.subtract_days(date, days.into(), DayOff::Step)
        }
        (Count::Calendar(days), Direction::Forward) => {
            date.checked_add_days(Days::new(days.into())).ok_or(OUT_OF_RANGE)
        }
        (Count::Calendar(days), Direction::Backward) => {
            date.checked_sub_days(Days::new(days.into())).ok_or(OUT_OF_RANGE)
        }
    }
}

fn last_workday(
    calendar: &Calendar,
    date: NaiveDate,
    days: u32,
    receipt_day: FirstDay,
    rule: StartRule,
) -> Result<NaiveDate, TimeError> {
    let day_off = match rule {
        StartRule::Roll => DayOff::Roll,
        StartRule::Step => DayOff::Step,
    };
    match receipt_day {
        FirstDay::Excluded => calendar.add_days(date, days.into(), day_off),
        // On a day off the next workday is day 1 either way.
        FirstDay::Counted => {
            calendar.add_days(date, i64::from(days).saturating_sub(1).max(0), DayOff::Roll)
        }
    }
}

fn end_of_term(
    calendar: &Calendar,
    start: Timestamp,
    last: Option<NaiveDate>,
    ends: &DayTerm,
) -> Result<Timestamp, TimeError> {
    let last = ends.closing(calendar, last.ok_or(OUT_OF_RANGE)?)?;
    landing(calendar, start, last, ends.lands)
}

impl DayTerm {
    /// Returns the date at which a count that leads to a date ends.
    fn closing(&self, calendar: &Calendar, last: NaiveDate) -> Result<NaiveDate, TimeError> {
        match self.closed_day {
            ClosedDay::Keep => Ok(last),
            ClosedDay::NextWorkday => calendar.add_days(last, 0, DayOff::Forward),
            ClosedDay::PreviousWorkday => calendar.subtract_days(last, 0, DayOff::Backward),
        }
    }
}

fn same_day(
    calendar: &Calendar,
    start: Timestamp,
    cutoff: Option<TimeOfDay>,
    lands: Lands,
) -> Result<Timestamp, TimeError> {
    let date = calendar.local_date(start);
    let missed = cutoff.is_some_and(|cutoff| calendar.local_time(start) >= cutoff);
    if calendar.is_workday(date)? && !missed {
        let due = landing(calendar, start, date, lands)?;
        if due >= start {
            return Ok(due);
        }
    }
    landing(calendar, start, calendar.add_days(date, 1, DayOff::Step)?, lands)
}

fn landing(
    calendar: &Calendar,
    start: Timestamp,
    date: NaiveDate,
    lands: Lands,
) -> Result<Timestamp, TimeError> {
    match lands {
        Lands::Midnight => calendar.at_local(date, TimeOfDay::END_OF_DAY),
        Lands::EndOfDay => match calendar.hours_on(date)? {
            Some(hours) => Ok(hours.end),
            None => calendar.at_local(date, TimeOfDay::END_OF_DAY),
        },
        Lands::SameTime => calendar.at_local(date, calendar.local_time(start)),
        Lands::SameTimeClamped => {
            let same = calendar.at_local(date, calendar.local_time(start))?;
            let hours = calendar.hours_on(date)?;
            Ok(hours.map_or(same, |hours| same.clamp(hours.start, hours.end)))
        }
    }
}
