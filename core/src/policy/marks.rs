//! Reading and ordering the moments of a time limit: warnings and rungs.

use super::sealed::Mark;
use crate::{
    FindingCode, Findings, Words,
    document::{Fields, Item, Node, shorten},
    time::{self, Days, Distance, Span, Term},
};
use std::cmp::Ordering;

/// Reads a warning: `"75%"` of the term, `"-2h"` or `"-1 working day"` before the due time, `"4h"`
/// after the start.
pub(super) fn warning(item: &Item<'_>, findings: &mut Findings) -> Option<Mark> {
    if let Node::Number(number) = item.node {
        no_unit(item, &number.to_string(), findings);
        return None;
    }
    if let Node::Odd(_) = item.node {
        let (zh, en) = item.node.sort();
        let words = Words::new(
            format!("应为 `75%`、`-2h` 形式的时点，实为{zh}"),
            format!("expected a moment such as `75%` or `-2h`, got {en}"),
        );
        item.fault(findings, FindingCode::WrongType, words);
        return None;
    }
    let text = item.text(findings)?;
    if let Some(share) = text.strip_suffix(['%', '％']) {
        return self::share(item, share, findings);
    }
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        no_unit(item, text, findings);
        return None;
    }
    if let Some(share) = text.strip_prefix("0.").filter(|digits| {
        let all = digits.bytes().all(|byte| byte.is_ascii_digit());
        matches!(digits.len(), 1 | 2) && all && digits.bytes().any(|byte| byte != b'0')
    }) {
        let percent = format!("{share:0<2}");
        let percent = percent.trim_start_matches('0');
        let words = Words::new(
            format!("比例请写作 `{percent}%`，实为 `{text}`"),
            format!("a share is written `{percent}%`, got `{text}`"),
        );
        item.fault(findings, FindingCode::BadShare, words);
        return None;
    }
    if let Some(before) = text.strip_prefix('-').filter(|before| !before.starts_with('-')) {
        let before = time::read_distance_of(item, before.trim_start(), findings)?;
        return before_due(item, before, findings);
    }
    let span = time::read_span_of(item, text, findings)?;
    match span.seconds() {
        0 => {
            let words = Words::new(
                "时点必须为正或负的时长",
                "expected a span before the due time (`-2h`) or after the start (`4h`), got none",
            );
            item.fault(findings, FindingCode::NotPositive, words);
            None
        }
        _ => Some(Mark::AfterStart(span)),
    }
}

fn before_due(item: &Item<'_>, before: Distance, findings: &mut Findings) -> Option<Mark> {
    if before.is_positive() {
        return Some(Mark::BeforeDue(before));
    }
    let words = Words::new(
        format!("届满之前的时长必须大于零，实为 `{}`", before.words().zh),
        format!("expected more than nothing before the due time, got `{before}`"),
    );
    item.fault(findings, FindingCode::NotPositive, words);
    None
}

/// A bare number could be a share as well as a span.
fn no_unit(item: &Item<'_>, number: &str, findings: &mut Findings) {
    let number = shorten(number);
    let words = Words::new(
        format!("`{number}` 没有单位：时限的比例写 `{number}%`，时长写 `{number}h` 或 `{number}m`"),
        format!(
            "`{number}` has no unit: a share of the term is `{number}%`, a span `{number}h` or \
             `{number}m`"
        ),
    );
    item.fault(findings, FindingCode::BadMark, words);
}

/// Reads a share of the term, `0%` to `100%`, into thousandths.
fn share(item: &Item<'_>, text: &str, findings: &mut Findings) -> Option<Mark> {
    let thousandths = thousandths(text);
    match thousandths {
        Some(share) if share <= 1_000 => Some(Mark::Share(share)),
        _ => {
            let words = Words::new(
                format!("比例应在 0% 至 100% 之间，实为 `{}%`", shorten(text)),
                format!("expected a share from 0% to 100%, got `{}%`", shorten(text)),
            );
            item.fault(findings, FindingCode::BadShare, words);
            None
        }
    }
}

fn thousandths(text: &str) -> Option<u32> {
    let (whole, tenth) = text.trim().split_once('.').unwrap_or((text.trim(), "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(tenth) || tenth.len() != 1 {
        return None;
    }
    let whole: u32 = whole.parse().ok()?;
    whole.checked_mul(10)?.checked_add(tenth.parse().ok()?)
}

/// Reads when a rung is taken: one of `after`, `at`, `before` and `after_start`.
pub(super) fn rung(fields: &mut Fields<'_>, findings: &mut Findings) -> Option<Mark> {
    let mut marks = Vec::new();
    if let Some(item) = fields.get("after") {
        let after = time::read_distance(&item, findings);
        marks.push(after.and_then(|after| after_due(&item, after, findings)));
    }
    if let Some(item) = fields.get("before") {
        let before = time::read_distance(&item, findings);
        marks.push(before.and_then(|before| before_due(&item, before, findings)));
    }
    if let Some(item) = fields.get("after_start") {
        marks.push(after_start(&item, findings));
    }
    if let Some(item) = fields.get("at") {
        marks.push(warning(&item, findings));
    }
    match marks.as_slice() {
        [mark] => *mark,
        _ => {
            let words = Words::new(
                "升级点须恰有 `at`、`before`、`after`、`after_start` 之一",
                "a rung has exactly one of `at`, `before`, `after` and `after_start`",
            );
            let path = fields.at("at");
            findings.push(crate::Finding::new(path, FindingCode::BadMark, words));
            None
        }
    }
}

fn after_due(item: &Item<'_>, after: Distance, findings: &mut Findings) -> Option<Mark> {
    if after.is_positive() || after == Distance::Span(Span::ZERO) {
        return Some(Mark::AfterDue(after));
    }
    let words = Words::new(
        format!("`after` 须为 `0h` 或更长，实为 `{}`", after.words().zh),
        format!("expected `0h` or more for `after`, got `{after}`"),
    );
    item.fault(findings, FindingCode::NotPositive, words);
    None
}

fn after_start(item: &Item<'_>, findings: &mut Findings) -> Option<Mark> {
    let span = time::read_span(item, findings)?;
    if span > Span::ZERO {
        return Some(Mark::AfterStart(span));
    }
    let words = Words::new(
        format!("`after_start` 的时长必须大于零，实为 `{span}`"),
        format!("expected more than nothing for `after_start`, got `{span}`"),
    );
    item.fault(findings, FindingCode::NotPositive, words);
    None
}

/// Returns the length of a term in the measure its marks are counted in, if it is a span.
pub(super) fn length(term: &Term) -> Option<Span> {
    term.budget()
}

/// Says where on the line from start to due a mark lies, in milliseconds after the start; days have
/// no length in hours.
fn position(mark: Mark, length: Span) -> Option<i128> {
    let length = i128::from(length.seconds()) * 1_000;
    let span = |span: Span| i128::from(span.seconds()) * 1_000;
    match mark {
        Mark::AfterStart(after) => Some(span(after)),
        Mark::Share(thousandths) => Some(length * i128::from(thousandths) / 1_000),
        Mark::BeforeDue(Distance::Span(before)) => Some(length - span(before)),
        Mark::AfterDue(Distance::Span(after)) => Some(length + span(after)),
        Mark::BeforeDue(Distance::Days(_)) | Mark::AfterDue(Distance::Days(_)) => None,
    }
}

/// Says whether one mark surely comes before another, or at the same moment; where that depends on
/// the case, the order of the document holds.
pub(super) fn in_order(first: Mark, second: Mark, length: Option<Span>) -> bool {
    let on_a_line = |length| position(first, length).zip(position(second, length));
    if let Some((first, second)) = length.and_then(on_a_line) {
        return first <= second;
    }
    match (first, second) {
        (Mark::AfterStart(a), Mark::AfterStart(b)) => a <= b,
        (Mark::Share(a), Mark::Share(b)) => a <= b,
        (Mark::AfterDue(a), Mark::AfterDue(b)) => a.partial_cmp(&b) != Some(Ordering::Greater),
        (Mark::BeforeDue(a), Mark::BeforeDue(b)) => a.partial_cmp(&b) != Some(Ordering::Less),
        (Mark::AfterDue(_), _) => false,
        _ => true,
    }
}

/// Says whether a mark lies before the start of a term of known length.
pub(super) fn before_start(mark: Mark, length: Span) -> bool {
    position(mark, length).is_some_and(|position| position < 0)
}

/// Says whether a mark that is counted from the start lies after the end of the term.
pub(super) fn after_end(mark: Mark, length: Span) -> bool {
    matches!(mark, Mark::AfterStart(_))
        && position(mark, length) > position(Mark::Share(1_000), length)
}

/// Says whether a mark is counted in days.
pub(super) const fn in_days(mark: Mark) -> bool {
    matches!(mark, Mark::BeforeDue(Distance::Days(_)) | Mark::AfterDue(Distance::Days(_)))
}

/// Says whether a mark lies more days before the end than a term has.
pub(super) const fn covers(mark: Mark, term: &Term) -> bool {
    match (mark, term) {
        (
            Mark::BeforeDue(Distance::Days(Days::Working(before))),
            Term::WorkingDays { days, .. },
        )
        | (
            Mark::BeforeDue(Distance::Days(Days::Calendar(before))),
            Term::CalendarDays { days, .. },
        ) => before > *days,
        _ => false,
    }
}
