//! Until when deadlines can be computed: a calendar that refuses dates whose holidays are not known
//! makes commands fail some time before its last date.

use super::{
    super::{
        draft::Draft,
        sealed::{Mark, Obligation},
    },
    references::target_path,
};
use crate::{
    Finding, FindingCode, Findings, Words,
    document::Placed,
    time::{Beyond, Calendar, CalendarRef, ReceiptRule, Term, TimeOfDay},
};
use chrono::{Days, NaiveDate};

/// A term that counts on calendars, the receipt rule before it and the moments around its end.
struct Counted<'a> {
    path: String,
    term: &'a Term,
    receipt: ReceiptRule,
    around: Vec<Mark>,
}

pub(super) fn check(draft: &Draft, findings: &mut Findings) {
    let counted = counted(draft);
    for Placed { path, value: calendar } in &draft.calendars.entries {
        let Some(end) = calendar.coverage_end().filter(|_| calendar.beyond() == Beyond::Refuse)
        else {
            continue;
        };
        let last = counted
            .iter()
            .filter(|counted| is_on(counted.term, calendar))
            .filter_map(|counted| Some((last_start(counted, calendar, end)?, counted)))
            .min_by_key(|(last, _)| *last);
        let Some((last, counted)) = last else { continue };
        let words = Words::new(
            format!(
                "节假日仅知至 {end}：{last} 之后开始的 `{}` 无法计算期限，命令将被拒绝；写 `beyond = \
                 \"assume_weekdays\"` 则按每周时间推算并注明",
                counted.path
            ),
            format!(
                "holidays are known until {end}: what starts after {last} cannot be computed for \
                 `{}` and its command is refused; `beyond = \"assume_weekdays\"` goes on by the \
                 weekly hours and says so",
                counted.path
            ),
        );
        findings.push(Finding::new(format!("{path}.beyond"), FindingCode::CoverageEnds, words));
    }
}

fn counted(draft: &Draft) -> Vec<Counted<'_>> {
    let mut all = Vec::new();
    for Placed { path, value } in &draft.obligations.entries {
        for (index, target) in value.targets.iter().enumerate() {
            let (term, receipt) = (&target.term, target.receipt.clone());
            let path = target_path(path, value, index);
            all.push(Counted { path, term, receipt, around: around(value) });
        }
    }
    let machine = draft.schedules.entries.iter();
    let machine = machine.map(|placed| (format!("{}.term", placed.path), &placed.value.term));
    let kinds = draft.kinds.entries.iter().filter_map(|placed| {
        Some((format!("{}.reopen_within", placed.path), placed.value.reopen_within.as_ref()?))
    });
    all.extend(machine.chain(kinds).map(|(path, term)| {
        let receipt = ReceiptRule::as_received();
        Counted { path, term, receipt, around: Vec::new() }
    }));
    all
}

/// Lists the moments counted from the end.
fn around(obligation: &Obligation) -> Vec<Mark> {
    let marks = obligation.warn_at.iter().copied();
    let marks = marks.chain(obligation.rungs.iter().map(|rung| rung.at));
    marks.filter(|mark| matches!(mark, Mark::AfterDue(_) | Mark::BeforeDue(_))).collect()
}

fn is_on(term: &Term, calendar: &Calendar) -> bool {
    match term.calendar() {
        Some(CalendarRef::Named(name)) => &**name == calendar.id(),
        Some(CalendarRef::OfDebtor) => true,
        None => false,
    }
}

/// Returns the last date at whose noon the term can be started; none when it rests on no workday and
/// always can.
fn last_start(counted: &Counted<'_>, calendar: &Calendar, end: NaiveDate) -> Option<NaiveDate> {
    let fine = |date: Option<NaiveDate>| date.is_some_and(|date| computes(counted, calendar, date));
    if fine(end.succ_opt()) {
        return None;
    }
    let date = |back: u64| end.checked_sub_days(Days::new(back));
    // The first of these many days back, by halves; further back no term in use reaches.
    let (mut first, mut last) = (0, 4_000);
    while first < last {
        let middle = first + (last - first) / 2;
        if fine(date(middle)) { last = middle } else { first = middle + 1 }
    }
    date(first)
}

fn computes(counted: &Counted<'_>, calendar: &Calendar, date: NaiveDate) -> bool {
    let noon = TimeOfDay::from_seconds(12 * 3_600).unwrap_or(TimeOfDay::MIDNIGHT);
    let Ok(at) = calendar.at_local(date, noon) else { return false };
    let Ok(target) = counted.term.target(calendar, at, &counted.receipt, None) else {
        return false;
    };
    let term = counted.term;
    counted.around.iter().all(|mark| match mark {
        Mark::AfterDue(by) => term.later(calendar, target.due, *by).is_ok(),
        Mark::BeforeDue(by) => term.earlier(calendar, target.due, *by).is_ok(),
        Mark::AfterStart(_) | Mark::Share(_) => true,
    })
}
