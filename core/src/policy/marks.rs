//! Reading and ordering the moments of a time limit: warnings and rungs.

use super::sealed::Mark;
use crate::{
    FindingCode, Findings, Words,
    document::{Fields, Item, Node, shorten},
    time::{self, Span, Term},
};

/// Reads a warning: `"75%"` of the term, `"-2h"` before the due time, `"4h"` after the start.
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
        seconds if seconds < 0 => {
            Some(Mark::BeforeDue(Span::from_seconds(seconds.saturating_neg())))
        }
        _ => Some(Mark::AfterStart(span)),
    }
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
    type Make = fn(Span) -> Mark;
    const SPANS: [(&str, Make); 3] =
        [("after", Mark::AfterDue), ("before", Mark::BeforeDue), ("after_start", Mark::AfterStart)];
    let mut marks = Vec::new();
    for (key, make) in SPANS {
        if let Some(item) = fields.get(key) {
            marks.push(rung_span(&item, key, findings).map(make));
        }
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

fn rung_span(item: &Item<'_>, key: &str, findings: &mut Findings) -> Option<Span> {
    let span = time::read_span(item, findings)?;
    let least = if key == "after" { Span::ZERO } else { Span::from_seconds(1) };
    if span < least {
        let words = Words::new(
            format!("`{key}` 的时长不得为负，实为 `{span}`"),
            format!("expected a span of `{least}` or more for `{key}`, got `{span}`"),
        );
        item.fault(findings, FindingCode::NotPositive, words);
        return None;
    }
    Some(span)
}

/// Returns the length of a term in the measure its marks are counted in, if it is a span.
pub(super) fn length(term: &Term) -> Option<Span> {
    term.budget()
}

/// Says where on the line from start to due a mark lies, in milliseconds after the start.
fn position(mark: Mark, length: Span) -> i128 {
    let length = i128::from(length.seconds()) * 1_000;
    let span = |span: Span| i128::from(span.seconds()) * 1_000;
    match mark {
        Mark::AfterStart(after) => span(after),
        Mark::Share(thousandths) => length * i128::from(thousandths) / 1_000,
        Mark::BeforeDue(before) => length - span(before),
        Mark::AfterDue(after) => length + span(after),
    }
}

/// Says whether one mark surely comes before another, or at the same moment.
pub(super) fn in_order(first: Mark, second: Mark, length: Option<Span>) -> bool {
    if let Some(length) = length {
        return position(first, length) <= position(second, length);
    }
    match (first, second) {
        (Mark::AfterStart(a), Mark::AfterStart(b)) | (Mark::AfterDue(a), Mark::AfterDue(b)) => {
            a <= b
        }
        (Mark::Share(a), Mark::Share(b)) => a <= b,
        (Mark::BeforeDue(a), Mark::BeforeDue(b)) => a >= b,
        (Mark::AfterDue(_), _) => false,
        // Without a length a share and a span cannot be compared; the order of the document holds.
        _ => true,
    }
}

/// Says whether a mark lies before the start of a term of known length.
pub(super) fn before_start(mark: Mark, length: Span) -> bool {
    position(mark, length) < 0
}

/// Says whether a mark that is counted from the start lies after the end of the term.
pub(super) fn after_end(mark: Mark, length: Span) -> bool {
    matches!(mark, Mark::AfterStart(_))
        && position(mark, length) > position(Mark::Share(1_000), length)
}
