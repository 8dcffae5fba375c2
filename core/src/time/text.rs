//! Reads the small texts of a calendar document and says at which path one is wrong.

use super::{DateText, TimeOfDay, Weekday};
use crate::{Finding, FindingCode, Findings, Words};
use chrono::NaiveDate;

/// An interval of local time on the date that owns it, in seconds since its midnight; the end lies
/// on the next date when it is past 86,400.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Hours {
    pub(super) start: u32,
    pub(super) end: u32,
}

const DAY: u32 = 86_400;

pub(super) fn read_date(text: &str) -> Option<NaiveDate> {
    if text.len() != 10 {
        return None;
    }
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()
}

pub(super) fn parse_date(
    path: &str,
    text: &DateText,
    findings: &mut Findings,
) -> Option<NaiveDate> {
    let date = read_date(&text.0);
    if date.is_none() {
        findings.push(bad_date(path, &text.0));
    }
    date
}

/// Reads `2024-02-10`, or a span of dates `2024-02-10/2024-02-17`, both ends included.
pub(super) fn parse_date_range(
    path: &str,
    text: &DateText,
    findings: &mut Findings,
) -> Vec<NaiveDate> {
    let (first, last) = text.0.split_once('/').unwrap_or((&text.0, &text.0));
    match (read_date(first), read_date(last)) {
        (Some(first), Some(last)) if first <= last && (last - first).num_days() <= 400 => {
            first.iter_days().take_while(|date| *date <= last).collect()
        }
        _ => {
            findings.push(bad_date(path, &text.0));
            Vec::new()
        }
    }
}

fn bad_date(path: &str, got: &str) -> Finding {
    let got: String = got.chars().take(40).collect();
    let text = Words::new(
        format!("应为 `2024-05-01` 形式的日期,实为 `{got}`"),
        format!("expected a date such as `2024-05-01`, got `{got}`"),
    );
    Finding::new(path, FindingCode::BadDate, text)
}

/// Reads the intervals of one day, sorted; overlaps and empty intervals are findings.
pub(super) fn parse_intervals(path: &str, texts: &[String], findings: &mut Findings) -> Vec<Hours> {
    let mut hours = Vec::with_capacity(texts.len());
    for (index, text) in texts.iter().enumerate() {
        if let Some(interval) = parse_interval(&format!("{path}[{index}]"), text, findings) {
            hours.push(interval);
        }
    }
    hours.sort_unstable();
    for pair in hours.windows(2) {
        if let [a, b] = pair
            && a.end > b.start
        {
            let text = Words::new("同一天的时段重叠", "two intervals of one day overlap");
            findings.push(Finding::new(path, FindingCode::OverlappingIntervals, text));
            break;
        }
    }
    hours
}

fn parse_interval(path: &str, text: &str, findings: &mut Findings) -> Option<Hours> {
    let parsed = text.split_once('-').and_then(|(start, end)| {
        Some((start.trim().parse::<TimeOfDay>().ok()?, end.trim().parse::<TimeOfDay>().ok()?))
    });
    let Some((start, end)) = parsed.filter(|(start, _)| start.seconds() < DAY) else {
        let got: String = text.chars().take(40).collect();
        let words = Words::new(
            format!("应为 `08:30-12:00` 形式的时段,实为 `{got}`"),
            format!("expected an interval such as `08:30-12:00`, got `{got}`"),
        );
        findings.push(Finding::new(path, FindingCode::BadTime, words));
        return None;
    };
    let (start, mut end) = (start.seconds(), end.seconds());
    if start == end {
        let words = Words::new(
            format!("`{text}` 的起止相同,全天请写 `00:00-24:00`"),
            format!("`{text}` starts where it ends; a whole day is `00:00-24:00`"),
        );
        findings.push(Finding::new(path, FindingCode::EmptyInterval, words));
        return None;
    }
    if end < start {
        end += DAY;
    }
    Some(Hours { start, end })
}

/// Reads `mon`, or a range `mon-fri`; a range may wrap (`sat-mon`).
pub(super) fn read_days(key: &str) -> Option<Vec<Weekday>> {
    let Some((first, last)) = key.split_once('-') else {
        return Some(vec![Weekday::from_name(key)?]);
    };
    let (first, last) = (Weekday::from_name(first)?.index(), Weekday::from_name(last)?.index());
    let count = (last + 7 - first) % 7 + 1;
    Some(Weekday::ALL.into_iter().cycle().skip(first).take(count).collect())
}
