//! Reading what belongs to time from a document, each slip told in the words of the guide.

mod calendar;
mod distance;
mod pack;
mod receipt;
mod term;

pub(crate) use calendar::calendar;
pub(crate) use distance::{distance, distance_of};
pub(crate) use pack::pack;
pub(crate) use receipt::receipt;
pub(crate) use term::term;
#[cfg(feature = "schema")]
pub(crate) use term::{MAX_DAYS, MAX_MONTHS, MAX_YEARS};

use super::{
    Span, TimeOfDay,
    text::{plainly, shown},
};
use crate::{
    FindingCode, Findings, Words,
    document::{Item, Node},
};

/// The longest span a document may name, about a hundred years.
pub(crate) const MAX_SPAN: Span = Span::from_hours(876_000);

/// Reads a span, `8h` or `1h30m`.
pub(crate) fn span(item: &Item<'_>, findings: &mut Findings) -> Option<Span> {
    if let Node::Number(number) = item.node {
        item.fault(findings, FindingCode::WrongType, not_a_span(&number.to_string()));
        return None;
    }
    let text = item.text(findings)?;
    span_of(item, text, findings)
}

/// Reads a text as a span.
pub(crate) fn span_of(item: &Item<'_>, text: &str, findings: &mut Findings) -> Option<Span> {
    let Ok(span) = text.parse::<Span>() else {
        item.fault(findings, FindingCode::BadSpan, not_a_span(text));
        return None;
    };
    if span > MAX_SPAN || span < Span::ZERO.minus(MAX_SPAN) {
        let words = Words::new(
            format!("时长不得超过 `{MAX_SPAN}`（约一百年），实为 `{span}`"),
            format!("expected a span of at most `{MAX_SPAN}`, a hundred years, got `{span}`"),
        );
        item.fault(findings, FindingCode::BeyondMaximum, words);
        return None;
    }
    Some(span)
}

fn not_a_span(text: &str) -> Words {
    let (got, plain) = (shown(text), spelled(text));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain.parse::<Span>().is_ok() {
        return Words::new(
            format!("时长请写作 `{plain}`，实为 `{got}`"),
            format!("a span is written `{plain}`, got `{got}`"),
        );
    }
    if let Some(days) = plain.strip_suffix('d').filter(|days| digits(days)) {
        let hours = days.parse::<u32>().unwrap_or(1).saturating_mul(24);
        return Words::new(
            format!(
                "天不是时长：`{got}` 若指自然时间请写 `{hours}h`，若指日历上的天，时限请用 \
                 `working_days` 或 `calendar_days`"
            ),
            format!(
                "a day is no span: `{got}` is `{hours}h` on the clock, and a term in days is \
                 written with `working_days` or `calendar_days`"
            ),
        );
    }
    if is_longer_unit(plain.trim_start_matches(|c: char| c.is_ascii_digit()), &plain) {
        return Words::new(
            format!(
                "天、周、月不是时长，实为 `{got}`：时限请用 `working_days`、`calendar_days` 或 `months`，\
                 此处请写小时，按时限的方式计量"
            ),
            format!(
                "days, weeks and months are no spans, got `{got}`: a term is written with \
                 `working_days`, `calendar_days` or `months`, a span in hours, measured as its term is"
            ),
        );
    }
    if digits(&plain) {
        return Words::new(
            format!("`{got}` 没有单位：应为 `{plain}h`、`{plain}m` 或 `{plain}s`"),
            format!("`{got}` has no unit: write `{plain}h`, `{plain}m` or `{plain}s`"),
        );
    }
    Words::new(
        format!("应为 `8h`、`1h30m` 形式的时长（时 `h`、分 `m`、秒 `s`），实为 `{got}`"),
        format!(
            "expected a span such as `8h` or `1h30m`, in hours `h`, minutes `m` and seconds `s`, \
             got `{got}`"
        ),
    )
}

/// Says whether what follows a number counts days of some sort, weeks, months or years.
fn is_longer_unit(unit: &str, text: &str) -> bool {
    let begins = ["w", "周", "星期", "month", "月", "个月", "y", "年"];
    let known = begins.iter().any(|begin| unit.starts_with(begin)) || unit.ends_with('d');
    known && unit.len() < text.len()
}

/// Writes units that are spelled out as their letters.
fn spelled(text: &str) -> String {
    const UNITS: &[(&str, &[&str])] = &[
        ("h", &["小时", "hours", "hour", "hrs", "hr"]),
        ("m", &["分钟", "minutes", "minute", "mins", "min"]),
        ("s", &["秒钟", "秒", "seconds", "second", "secs", "sec"]),
        ("d", &["天", "日", "days", "day"]),
    ];
    let mut plain: String = plainly(text).to_lowercase().chars().filter(|c| *c != ' ').collect();
    for (unit, spellings) in UNITS {
        for spelling in *spellings {
            plain = plain.replace(spelling, unit);
        }
    }
    plain.chars().take(40).collect()
}

/// Reads a clock reading, `08:30`.
fn time_of_day(item: &Item<'_>, findings: &mut Findings) -> Option<TimeOfDay> {
    let text = item.text(findings)?;
    let time = text.parse().ok();
    if time.is_none() {
        let (got, plain) = (shown(text), plainly(text));
        let words = match plain.parse::<TimeOfDay>() {
            Ok(_) => Words::new(
                format!("时间请写作 `{plain}`，实为 `{got}`"),
                format!("a time is written `{plain}`, got `{got}`"),
            ),
            Err(_) => Words::new(
                format!("应为 `08:30` 形式的时间，实为 `{got}`"),
                format!("expected a time such as `08:30` or `24:00`, got `{got}`"),
            ),
        };
        item.fault(findings, FindingCode::BadTime, words);
    }
    time
}

/// Reads how many days, months or years a term has.
fn count_to(item: &Item<'_>, most: u32, findings: &mut Findings) -> Option<u32> {
    let count = item.count(findings)?;
    if count > most {
        let words = Words::new(
            format!("不得超过 {most}（约一百年），实为 {count}"),
            format!("expected at most {most}, a hundred years, got {count}"),
        );
        item.fault(findings, FindingCode::BeyondMaximum, words);
        return None;
    }
    Some(count)
}
