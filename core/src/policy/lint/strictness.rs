//! A target that is looser than the one it has to stay within.

use super::{
    super::{
        draft::Draft,
        sealed::{Nature, Obligation, Target},
    },
    references::target_path,
    ties::may_both_hold,
};
use crate::{
    Finding, FindingCode, Findings, Words,
    document::Placed,
    time::{Calendar, CalendarRef, Term, Timestamp},
};

pub(super) fn check(draft: &Draft, findings: &mut Findings) {
    for placed in &draft.obligations.entries {
        for other in &draft.obligations.entries {
            if placed.value.id != other.value.id && bound(&placed.value, &other.value) {
                compare(placed, &other.value, draft, findings);
            }
        }
    }
}

/// Says whether one obligation has to stay within another: it says so, or both run from the same
/// events to the same events and the other one is a statute.
fn bound(own: &Obligation, other: &Obligation) -> bool {
    if let Some(within) = &own.within {
        return *within == other.id;
    }
    other.nature == Nature::Statute
        && own.nature < Nature::Statute
        && own.starts_on == other.starts_on
        && own.satisfied_by == other.satisfied_by
        && may_both_hold(&own.when, &other.when)
}

fn compare(own: &Placed<Obligation>, other: &Obligation, draft: &Draft, findings: &mut Findings) {
    for (index, target) in own.value.targets.iter().enumerate() {
        let outer = other
            .targets
            .iter()
            .filter(|outer| may_both_hold(&target.when, &outer.when))
            .find(|outer| looser(target, outer, draft));
        if outer.is_some() {
            let words = Words::new(
                format!("该时限宽于 `{}` 的时限", other.id),
                format!("the term is looser than the one of `{}`", other.id),
            );
            let path = target_path(&own.path, &own.value, index);
            findings.push(Finding::new(path, FindingCode::LooserThanStatute, words));
        }
    }
}

/// Says whether for some receipt one target ends later than the other.
///
/// Terms of one basis compare by their length. Others are computed for receipts at all hours of a
/// year, every thirteen hours, which meets every hour of every weekday, holidays included.
fn looser(own: &Target, outer: &Target, draft: &Draft) -> bool {
    match (&own.term, &outer.term) {
        (Term::Elapsed { span: a }, Term::Elapsed { span: b }) => return a > b,
        (Term::Working { span: a, calendar: x }, Term::Working { span: b, calendar: y })
            if x == y && own.receipt == outer.receipt =>
        {
            return a > b;
        }
        _ => {}
    }
    let (Some(a), Some(b)) = (calendar(&own.term, draft), calendar(&outer.term, draft)) else {
        return false;
    };
    receipts(a.or(b)).any(|at| ends_later(own, outer, (a.or(b), b.or(a)), at))
}

fn ends_later(
    own: &Target,
    outer: &Target,
    calendars: (Option<&Calendar>, Option<&Calendar>),
    at: Timestamp,
) -> bool {
    let (Some(a), Some(b)) = calendars else { return false };
    let own = own.term.target(a, at, &own.receipt, None);
    let outer = outer.term.target(b, at, &outer.receipt, None);
    matches!((own, outer), (Ok(own), Ok(outer)) if own.due > outer.due)
}

/// Returns the calendar a term counts on: nothing when it needs none, `None` when it is not known.
fn calendar<'a>(term: &Term, draft: &'a Draft) -> Option<Option<&'a Calendar>> {
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

/// Lists receipts over a year that the calendar knows.
fn receipts(calendar: Option<&Calendar>) -> impl Iterator<Item = Timestamp> + use<> {
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
