//! Reading a distance from a deadline: a span, or days.

use super::{
    super::{Days, Distance, text::shown},
    span, span_of,
    term::MAX_DAYS,
};
use crate::{
    FindingCode, Findings, Words,
    document::{Item, Node},
};

/// Reads a distance, `8h` or `5 working days`.
pub(crate) fn distance(item: &Item<'_>, findings: &mut Findings) -> Option<Distance> {
    if let Node::Number(_) = item.node {
        return span(item, findings).map(Distance::Span);
    }
    let text = item.text(findings)?;
    distance_of(item, text, findings)
}

/// Reads a text as a distance.
pub(crate) fn distance_of(
    item: &Item<'_>,
    text: &str,
    findings: &mut Findings,
) -> Option<Distance> {
    if let Ok(Distance::Days(days)) = text.parse() {
        return counted(item, days, findings);
    }
    if let Some(count) = bare_days(text) {
        let got = shown(text);
        let [working, calendar] =
            [Days::Working(count), Days::Calendar(count)].map(|days| Distance::Days(days).words());
        let words = Words::new(
            format!("`{got}` 未说明是哪种天：请写 `{}` 或 `{}`", working.zh, calendar.zh),
            format!("`{got}` does not say which days: write `{}` or `{}`", working.en, calendar.en),
        );
        item.fault(findings, FindingCode::BadSpan, words);
        return None;
    }
    span_of(item, text, findings).map(Distance::Span)
}

fn counted(item: &Item<'_>, days: Days, findings: &mut Findings) -> Option<Distance> {
    let (Days::Working(count) | Days::Calendar(count)) = days;
    if count > MAX_DAYS {
        let words = Words::new(
            format!("不得超过 {MAX_DAYS} 天（约一百年），实为 {count}"),
            format!("expected at most {MAX_DAYS} days, a hundred years, got {count}"),
        );
        item.fault(findings, FindingCode::BeyondMaximum, words);
        return None;
    }
    Some(Distance::Days(days))
}

/// Returns the count of days that do not say which days they are.
fn bare_days(text: &str) -> Option<u32> {
    let text = text.trim();
    let end = text.find(|c: char| !c.is_ascii_digit())?;
    let (count, unit) = text.split_at_checked(end)?;
    let bare = ["d", "day", "days", "天", "个天"].contains(&unit.trim_start());
    count.parse().ok().filter(|_| bare)
}
