//! What a term comes to over a year of receipts: terms in days have no length of their own.

use super::super::{draft::Draft, sealed::Target};
use crate::time::{Calendar, CalendarRef, Measure, Span, Term, TimeError, Timestamp};
use std::collections::BTreeMap;

/// Holds what a year of receipts makes of a term.
#[derive(Debug, Clone)]
pub(super) struct Year {
    /// The longest time from start to due, in the measure of the term.
    pub(super) longest: Span,
    /// A local date and time at which an arrival is due the moment it comes, if there is one.
    pub(super) at_once: Option<String>,
}

/// Computes each term once, however many entries have it.
pub(super) struct Years<'a> {
    draft: &'a Draft,
    known: BTreeMap<String, Option<Year>>,
}

impl<'a> Years<'a> {
    pub(super) fn of(draft: &'a Draft) -> Self {
        Self { draft, known: BTreeMap::new() }
    }

    /// Returns the year of a target; none when its calendar or its length is not known.
    pub(super) fn year(&mut self, target: &Target) -> Option<Year> {
        let draft = self.draft;
        let key = format!("{:?} {:?}", target.term, target.receipt);
        self.known.entry(key).or_insert_with(|| year(target, draft)).clone()
    }
}

fn year(target: &Target, draft: &Draft) -> Option<Year> {
    let calendar = calendar(&target.term, draft)??;
    let mut year: Option<Year> = None;
    for at in receipts(Some(calendar)) {
        let Ok(found) = target.term.target(calendar, at, &target.receipt, None) else { continue };
        let length = match found.measure {
            Measure::Real => found.due.since(found.start),
            Measure::Open => calendar.elapsed(found.start, found.due).unwrap_or(Span::ZERO),
        };
        let local = || format!("{} {}", calendar.local_date(at), calendar.local_time(at));
        let at_once = (found.due <= found.start).then(local);
        year = Some(match year {
            None => Year { longest: length, at_once },
            Some(year) => {
                Year { longest: year.longest.max(length), at_once: year.at_once.or(at_once) }
            }
        });
    }
    year
}

/// Returns the calendar a term counts on: nothing when it needs none, `None` when it is not known.
pub(super) fn calendar<'a>(term: &Term, draft: &'a Draft) -> Option<Option<&'a Calendar>> {
    match term.calendar() {
        None => Some(None),
        Some(CalendarRef::OfDebtor) => None,
        Some(CalendarRef::Named(name)) => draft
            .calendars
            .entries
            .iter()
            .map(|placed| &placed.value)
            .find(|calendar| calendar.id() == &**name)
            .map(Some),
    }
}

/// Lists receipts over a year that the calendar knows, every thirteen hours: that meets every hour
/// of every weekday, holidays included.
pub(super) fn receipts(calendar: Option<&Calendar>) -> impl Iterator<Item = Timestamp> + use<> {
    const STEP: i64 = 13 * 3_600;
    const YEAR: i64 = 365 * 86_400;
    // 2025-01-01T00:00:00Z, a year that built-in packs know.
    const USUAL: i64 = 1_735_689_600;
    let known = calendar.and_then(Calendar::coverage_end).map(|end| {
        let end = end.and_time(chrono::NaiveTime::MIN).and_utc().timestamp();
        USUAL.min(end.saturating_sub(YEAR))
    });
    let first = known.unwrap_or(USUAL);
    (0..YEAR / STEP).map(move |n| Timestamp::from_seconds_clamped(first + n * STEP))
}

/// Says why a term can never be computed, whatever is known of the holidays.
pub(super) fn uncountable(term: &Term, draft: &Draft) -> Option<TimeError> {
    let calendar = calendar(term, draft)??;
    let at = receipts(Some(calendar)).next()?;
    match term.target(calendar, at, &crate::time::ReceiptRule::as_received(), None) {
        Err(error @ (TimeError::OutOfRange { .. } | TimeError::NoOpenTime)) => Some(error),
        _ => None,
    }
}
