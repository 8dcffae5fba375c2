//! Fills ledgers: which time counted, which did not, and why not.

use super::calendar::Calendar;
use super::index::OUT_OF_RANGE;
use super::rules::{Ruling, weekday_of};
use super::zone::{DAY, date_of, day_number};
use super::{
    Answer, Basis, Closed, DayOff, Direction, Edge, FirstDay, Ledger, LedgerLine, Measure, Pause,
    Period, Span, StartRule, Target, Term, TimeError, Timestamp,
};
use crate::Words;
use chrono::NaiveDate;

impl Calendar {
    /// Counts open time on from an instant and explains the answer.
    ///
    /// # Errors
    /// As [`add`](Self::add).
    pub fn add_explained(
        &self,
        start: Timestamp,
        span: Span,
        edge: Edge,
    ) -> Result<(Answer, Ledger), TimeError> {
        let answer = self.add(start, span, edge)?;
        let ledger = self.ledger(start.min(answer.at), start.max(answer.at), &[])?;
        Ok((answer, ledger))
    }

    /// Returns the open time between two instants, without pauses, and explains it.
    ///
    /// ```
    /// use amends::time::{Calendar, CalendarDocument, Packs, Span};
    /// let document = CalendarDocument::from_toml(
    ///     r#"
    ///     zone = "Asia/Shanghai"
    ///     week = { mon-fri = ["09:00-18:00"] }
    ///     holidays = "cn"
    ///     "#,
    /// )?;
    /// let office = Calendar::compile("office", &document, &Packs::builtin())?;
    /// let from = "2024-04-03T17:00:00+08:00".parse()?;
    /// let to = "2024-04-07T10:00:00+08:00".parse()?;
    /// let (span, ledger) = office.elapsed_explained(from, to, &[])?;
    /// assert_eq!(span, Span::from_hours(2));
    /// assert!(ledger.words(&office).en.contains("Qingming (pack cn, revision 2025-11)"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// As [`elapsed`](Self::elapsed).
    pub fn elapsed_explained(
        &self,
        from: Timestamp,
        to: Timestamp,
        pauses: &[Pause],
    ) -> Result<(Span, Ledger), TimeError> {
        let ledger = self.ledger(from.min(to), from.max(to), pauses)?;
        let counted = ledger.counted();
        Ok((if from <= to { counted } else { Span::ZERO.minus(counted) }, ledger))
    }

    fn ledger(
        &self,
        from: Timestamp,
        to: Timestamp,
        pauses: &[Pause],
    ) -> Result<Ledger, TimeError> {
        self.elapsed(from, to)?;
        let mut lines = Vec::new();
        let (mut at, to) = (from.seconds(), to.seconds());
        for period in self.periods(from, Direction::Forward) {
            let open = match period {
                Ok(period) => (period.start.seconds().min(to), period.end.seconds().min(to)),
                Err(_) => break,
            };
            self.closed(at, open.0, &mut lines)?;
            split_pauses(open, pauses, &mut lines);
            at = open.1;
            if at >= to {
                break;
            }
        }
        self.closed(at, to, &mut lines)?;
        Ok(Ledger { basis: Basis::clone(self.basis()), lines })
    }

    /// Explains a stretch without open time, date by date.
    fn closed(&self, from: i64, to: i64, lines: &mut Vec<LedgerLine>) -> Result<(), TimeError> {
        if from >= to {
            return Ok(());
        }
        let zone = &self.inner.rules.zone;
        let mut day = day_number(self.local_date(Timestamp::from_seconds_clamped(from)));
        let mut at = from;
        while at < to {
            let end = zone.instant_of((day + 1) * DAY).min(to);
            if end > at {
                self.closed_on(day, at, end, lines)?;
                at = end;
            }
            day += 1;
        }
        Ok(())
    }

    fn closed_on(
        &self,
        day: i64,
        from: i64,
        to: i64,
        lines: &mut Vec<LedgerLine>,
    ) -> Result<(), TimeError> {
        if let Some(why) = self.day_off(day)? {
            skip(from, to, why, lines);
            return Ok(());
        }
        let rules = &self.inner.rules;
        let mut breaks: Vec<(i64, i64)> = rules
            .breaks_around(day)
            .map(|(start, end)| {
                let instant = |seconds| rules.zone.instant_of(day * DAY + seconds);
                (instant(start).clamp(from, to), instant(end).clamp(from, to))
            })
            .filter(|(start, end)| start < end)
            .collect();
        breaks.sort_unstable();
        let mut at = from;
        for (start, end) in breaks {
            skip(at, start, Closed::OutsideHours, lines);
            skip(start.max(at), end, Closed::Break, lines);
            at = at.max(end);
        }
        skip(at, to, Closed::OutsideHours, lines);
        Ok(())
    }

    /// Returns what a date is worked for that would be off, if it is one; empty words where the
    /// document alone says so.
    pub(super) fn made_up(&self, date: NaiveDate) -> Option<Words> {
        let (day, rules) = (day_number(date), &self.inner.rules);
        let (hours, ruling) = rules.hours_of(day);
        let worked = ruling == Ruling::Makeup && !hours.is_empty();
        worked.then(|| rules.made_up.get(&day).cloned().unwrap_or_else(|| Words::new("", "")))
    }

    /// Why a whole date is off; `None` when it has hours.
    fn day_off(&self, day: i64) -> Result<Option<Closed>, TimeError> {
        let date = date_of(day).ok_or(OUT_OF_RANGE)?;
        let rules = &self.inner.rules;
        let (hours, ruling) = rules.hours_of(day);
        if !hours.is_empty() {
            let place = self.inner.index.place_day(day)?;
            let workday = self.inner.index.block(rules, place.block)?.is_workday(place.day);
            let start = rules.zone.instant_of(day * DAY);
            let skipped = start == rules.zone.instant_of((day + 1) * DAY);
            return Ok((!workday).then_some(if skipped {
                Closed::NoSuchDate
            } else {
                Closed::Break
            }));
        }
        Ok(Some(match ruling {
            Ruling::Explicit => Closed::ExplicitHours { date },
            Ruling::Makeup | Ruling::Weekday => Closed::Weekday { day: weekday_of(day) },
            Ruling::Holiday => {
                let off = rules.off.get(&day);
                Closed::Holiday {
                    date,
                    name: off.and_then(|off| off.name.clone()),
                    pack: rules.pack.clone().filter(|_| off.is_some_and(|off| off.from_pack)),
                }
            }
        }))
    }

    /// Lists the dates from one to another with the number of each that counts.
    fn count_lines(
        &self,
        first: NaiveDate,
        last: NaiveDate,
        first_number: i64,
        lines: &mut Vec<LedgerLine>,
    ) -> Result<(), TimeError> {
        let mut number = first_number;
        for date in first.iter_days().take_while(|date| *date <= last) {
            match self.day_off(day_number(date))? {
                None => {
                    lines.push(LedgerLine::Day { date, number });
                    number += 1;
                }
                Some(why) => lines.push(LedgerLine::DayOff { date, why }),
            }
        }
        Ok(())
    }
}

/// Explains a target that was computed already.
pub(super) fn target(
    term: &Term,
    calendar: &Calendar,
    received: Timestamp,
    target: &Target,
    pauses: &[Pause],
) -> Result<Ledger, TimeError> {
    let mut ledger = Ledger { basis: Basis::clone(calendar.basis()), lines: Vec::new() };
    if received.floor_to_second() != target.start {
        ledger.lines.push(LedgerLine::Moved { from: received, to: target.start });
    }
    match term {
        Term::WorkingDays { days, receipt_day, start, .. } => {
            let first = calendar.local_date(target.start);
            let mut number = i64::from(*receipt_day == FirstDay::Counted);
            if *start == StartRule::Step && !calendar.is_workday(first)? {
                number = 1;
            }
            let last = match (number, receipt_day) {
                (0, _) => calendar.add_days(first, i64::from(*days), DayOff::Roll)?,
                _ => calendar.add_days(first, i64::from(*days).max(1), DayOff::Step)?,
            };
            let last = last.min(calendar.local_date(target.due));
            calendar.count_lines(first, last, number, &mut ledger.lines)?;
        }
        _ if target.measure == Measure::Open && target.budget.is_some() => {
            let counted = calendar.ledger(target.start, target.due, pauses)?;
            ledger.lines.extend(counted.lines);
        }
        _ => {
            split_pauses((target.start.seconds(), target.due.seconds()), pauses, &mut ledger.lines);
        }
    }
    Ok(ledger)
}

fn period(from: i64, to: i64) -> Period {
    Period {
        start: Timestamp::from_seconds_clamped(from),
        end: Timestamp::from_seconds_clamped(to),
    }
}

/// Adds a closed stretch, or lengthens the last one if the reason is the same.
fn skip(from: i64, to: i64, why: Closed, lines: &mut Vec<LedgerLine>) {
    if from >= to {
        return;
    }
    if let Some(LedgerLine::Skipped { period: last, why: same }) = lines.last_mut()
        && *same == why
        && last.end.seconds() == from
    {
        last.end = Timestamp::from_seconds_clamped(to);
        return;
    }
    lines.push(LedgerLine::Skipped { period: period(from, to), why });
}

/// Splits an open stretch into what counted and what was paused.
fn split_pauses(open: (i64, i64), pauses: &[Pause], lines: &mut Vec<LedgerLine>) {
    let mut sorted: Vec<(i64, i64)> =
        pauses.iter().map(|pause| (pause.from.seconds(), pause.to.seconds())).collect();
    sorted.sort_unstable();
    let mut at = open.0;
    for (from, to) in sorted {
        let (from, to) = (from.clamp(at, open.1.max(at)), to.clamp(at, open.1.max(at)));
        count(at, from, lines);
        skip(from, to, Closed::Pause, lines);
        at = at.max(to);
    }
    count(at, open.1, lines);
}

fn count(from: i64, to: i64, lines: &mut Vec<LedgerLine>) {
    if from < to {
        lines.push(LedgerLine::Counted {
            period: period(from, to),
            span: Span::from_seconds(to - from),
        });
    }
}
