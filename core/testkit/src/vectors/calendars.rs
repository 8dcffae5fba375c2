//! Calendars of vector files as calendar documents.

use super::words::{Fault, ends, text};
use amends::FindingCode;
use amends::time::{Calendar, CalendarDocument, DateText, HolidayDate, Holidays, Packs};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// A compiled calendar of a file.
#[derive(Clone)]
pub(super) struct Compiled {
    pub(super) calendar: Calendar,
    /// A calendar without any open time cannot be compiled; it gets one minute that no case
    /// reaches, and answers from there on are none.
    pub(super) empty: bool,
}

/// The first second of the minute an empty calendar gets.
pub(super) const NEVER: &str = "2299-12-30T00:00:00Z";

pub(super) fn compile(value: &Value, packs: &Packs) -> Result<Compiled, Fault> {
    let mut document = document(value)?;
    match Calendar::compile("vectors", &document, packs) {
        Ok(calendar) => Ok(Compiled { calendar, empty: false }),
        Err(findings)
            if findings.iter().all(|finding| finding.code() == FindingCode::EmptyCalendar) =>
        {
            document.hours.insert("2299-12-31".to_owned(), vec!["00:00-00:01".to_owned()]);
            let calendar = Calendar::compile("vectors", &document, packs)
                .map_err(|findings| format!("calendar: {findings}"))?;
            Ok(Compiled { calendar, empty: true })
        }
        Err(findings) => Err(format!("calendar: {findings}")),
    }
}

/// Turns the calendar of a case into a document of the library.
///
/// # Errors
/// A text that says which part is malformed or not understood.
fn document(value: &Value) -> Result<CalendarDocument, Fault> {
    let fields = value.as_object().ok_or("malformed: `calendar` is not an object")?;
    let mut document = CalendarDocument { zone: "UTC".to_owned(), ..CalendarDocument::default() };
    for (name, value) in fields {
        match name.as_str() {
            "tz" | "zone" => document.zone = text(value)?.to_owned(),
            "weekly" | "week" => document.week = weekly(value)?,
            "holidays" => document.holidays = Some(holidays(value)?),
            "shifts" | "hours" => document.hours = dated(value)?,
            "breaks" => document.breaks = dated(value)?,
            "extra_workdays" => document.extra_workdays = dates(value)?,
            "name" | "id" | "note" => {}
            other => return Err(format!("the calendar word `{other}` is not understood")),
        }
    }
    Ok(document)
}

fn object(value: &Value) -> Result<&Map<String, Value>, Fault> {
    value.as_object().ok_or_else(|| format!("malformed: {value} is not an object"))
}

fn weekly(value: &Value) -> Result<BTreeMap<String, Vec<String>>, Fault> {
    let mut week = BTreeMap::new();
    for (day, hours) in object(value)? {
        let name: String = day.to_lowercase().chars().take(3).collect();
        week.insert(name, intervals(hours)?);
    }
    Ok(week)
}

fn dated(value: &Value) -> Result<BTreeMap<String, Vec<String>>, Fault> {
    if value.as_array().is_some_and(Vec::is_empty) {
        return Ok(BTreeMap::new());
    }
    let mut dated = BTreeMap::new();
    for (key, hours) in object(value)? {
        let date = if key.len() > 10 { key.chars().take(10).collect() } else { key.to_lowercase() };
        dated.insert(date, intervals(hours)?);
    }
    Ok(dated)
}

fn dates(value: &Value) -> Result<Vec<DateText>, Fault> {
    let list = value.as_array().ok_or_else(|| format!("malformed: {value} is not a list"))?;
    list.iter().map(|date| Ok(DateText(text(date)?.chars().take(10).collect()))).collect()
}

fn holidays(value: &Value) -> Result<Holidays, Fault> {
    match value {
        Value::String(pack) => Ok(Holidays::Pack(pack.clone())),
        Value::Object(named) => {
            Ok(Holidays::Dates(named.keys().map(|date| HolidayDate::from(date.as_str())).collect()))
        }
        _ => Ok(Holidays::Dates(
            dates(value)?.into_iter().map(|date| HolidayDate { date, note: None }).collect(),
        )),
    }
}

/// Reads the intervals of a day and joins those that overlap or meet.
fn intervals(value: &Value) -> Result<Vec<String>, Fault> {
    let list = value.as_array().ok_or_else(|| format!("malformed: {value} is not a list"))?;
    // One interval may stand without its list.
    let single = list.len() == 2 && list.iter().all(|end| end.is_string() && !is_range(end));
    let mut hours = if single {
        vec![interval(value)?]
    } else {
        list.iter().map(interval).collect::<Result<Vec<_>, _>>()?
    };
    if hours.iter().any(|(start, end)| start == end) {
        return Ok(hours.into_iter().map(written).collect());
    }
    hours.sort_unstable();
    let mut joined: Vec<(u32, u32)> = Vec::new();
    for (start, end) in hours {
        match joined.last_mut() {
            Some(last) if start <= last.1 => last.1 = last.1.max(end),
            _ => joined.push((start, end)),
        }
    }
    Ok(joined.into_iter().map(written).collect())
}

fn is_range(value: &Value) -> bool {
    value.as_str().is_some_and(|text| text.contains('-'))
}

/// Start and end in seconds of the owning date; an end on the next date is past 86,400.
fn interval(value: &Value) -> Result<(u32, u32), Fault> {
    let (start, end) = match value {
        Value::String(range) => {
            let (start, end) = range
                .split_once('-')
                .ok_or_else(|| format!("malformed: `{range}` is no interval"))?;
            (time(start)?, time(end)?)
        }
        _ => {
            let (start, end) = ends(value)?;
            (time(text(start)?)?, time(text(end)?)?)
        }
    };
    Ok((start, if end < start { end + 86_400 } else { end }))
}

/// Reads `HH:MM`, `HH:MM:SS` or a fraction of a second, which rounds to the second.
fn time(text: &str) -> Result<u32, Fault> {
    let fault = || format!("malformed: `{text}` is not a time of day");
    let mut parts = text.trim().split(':');
    let mut whole = || parts.next().map_or(Ok(0), |part| part.parse::<u32>().map_err(|_| fault()));
    let (hours, minutes) = (whole()?, whole()?);
    let seconds: f64 = parts.next().map_or(Ok(0.0), |part| part.parse().map_err(|_| fault()))?;
    Ok(hours * 3_600 + minutes * 60 + seconds.round() as u32)
}

fn written((start, end): (u32, u32)) -> String {
    let end = if end > 86_400 { end - 86_400 } else { end };
    let clock = |t: u32| format!("{:02}:{:02}:{:02}", t / 3_600, t / 60 % 60, t % 60);
    format!("{}-{}", clock(start), clock(end))
}
