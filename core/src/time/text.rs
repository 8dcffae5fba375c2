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
    let shown = shown(got);
    let meant = meant_date(got);
    let text = match meant.filter(|date| read_date(date).is_some()) {
        Some(date) => Words::new(
            format!("日期请写作 `{date}`，实为 `{shown}`"),
            format!("a date is written `{date}`, got `{shown}`"),
        ),
        None => Words::new(
            format!("应为 `2024-05-01` 形式的日期，实为 `{shown}`"),
            format!("expected a date such as `2024-05-01`, got `{shown}`"),
        ),
    };
    Finding::new(path, FindingCode::BadDate, text)
}

/// Writes a year, a month and a day, however they are parted, the way a document does.
fn meant_date(text: &str) -> Option<String> {
    let plain = plainly(text);
    let mut numbers = plain.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let mut next = || numbers.next()?.parse::<u32>().ok();
    let (year, month, day) = (next()?, next()?, next()?);
    next().is_none().then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// Shortens what a document says to what fits into a sentence.
pub(super) fn shown(text: &str) -> String {
    text.chars().take(40).collect()
}

/// Writes a text with the signs a document has: half-width letters, plain hyphens, hours of two
/// digits.
pub(super) fn plainly(text: &str) -> String {
    let plain: String = text
        .chars()
        .take(200)
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => {
                char::from_u32(u32::from(c) - 0xfee0).filter(|c| *c != '~').unwrap_or('-')
            }
            '\u{3000}' => ' ',
            '–' | '—' | '−' | '~' | '至' | '到' => '-',
            c => c,
        })
        .collect();
    let two_digits = |part: &str| match part.trim().split_once(':') {
        Some((hour, _)) if hour.len() == 1 => format!("0{}", part.trim()),
        _ => part.trim().to_owned(),
    };
    plain.split('-').map(two_digits).collect::<Vec<_>>().join("-")
}

/// Reads the intervals of one day, sorted; overlaps and empty intervals are findings.
pub(super) fn parse_intervals(path: &str, texts: &[String], findings: &mut Findings) -> Vec<Hours> {
    let mut read = Vec::with_capacity(texts.len());
    for (index, text) in texts.iter().enumerate() {
        if let Some(interval) = parse_interval(&format!("{path}[{index}]"), text, findings) {
            read.push((interval, text));
        }
    }
    read.sort_unstable();
    for pair in read.windows(2) {
        if let [(a, first), (b, second)] = pair
            && a.end > b.start
        {
            let text = Words::new(
                format!("`{first}` 与 `{second}` 重叠"),
                format!("`{first}` and `{second}` overlap"),
            );
            findings.push(Finding::new(path, FindingCode::OverlappingIntervals, text));
            break;
        }
    }
    read.into_iter().map(|(interval, _)| interval).collect()
}

fn parse_interval(path: &str, text: &str, findings: &mut Findings) -> Option<Hours> {
    let Some((start, end)) = ends(text) else {
        let (got, plain) = (shown(text), plainly(text));
        let words = match ends(&plain) {
            Some(_) => Words::new(
                format!("时段请写作 `{plain}`，实为 `{got}`"),
                format!("an interval is written `{plain}`, got `{got}`"),
            ),
            None => Words::new(
                format!("应为 `08:30-12:00` 形式的时段，实为 `{got}`"),
                format!("expected an interval such as `08:30-12:00`, got `{got}`"),
            ),
        };
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

/// Reads where an interval starts, before `24:00`, and where it ends.
fn ends(text: &str) -> Option<(TimeOfDay, TimeOfDay)> {
    let (start, end) = text.split_once('-')?;
    let (start, end): (TimeOfDay, TimeOfDay) =
        (start.trim().parse().ok()?, end.trim().parse().ok()?);
    (start.seconds() < DAY).then_some((start, end))
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
