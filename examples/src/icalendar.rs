//! Holidays from an iCalendar file.
//!
//! Every event is a day off for each local date it covers: whole-day events from `DTSTART` up to
//! but not including `DTEND`. An event with a time of day is refused, since it does not say which
//! whole days are off, and so is a recurring one, since its dates depend on rules that a person
//! should write out.

use crate::desk::{DeskError, document::read_text};
use chrono::{Days, NaiveDate};
use icalendar::{Calendar, CalendarComponent, Component, DatePerhapsTime, Event};
use std::{collections::BTreeMap, path::Path};

/// The longest event that is taken for days off.
const MAX_DAYS: i64 = 366;

/// Reads the days off of an iCalendar file, each with what day it is.
///
/// # Errors
/// As [`read_text`]; `Calendar` with everything that is wrong with it.
pub fn holidays(path: &Path) -> Result<BTreeMap<NaiveDate, String>, DeskError> {
    parse(&read_text(path)?)
        .map_err(|problems| DeskError::Calendar { path: path.to_owned(), problems })
}

/// Reads the days off of an iCalendar text.
///
/// # Errors
/// Everything that is wrong with it.
pub fn parse(text: &str) -> Result<BTreeMap<NaiveDate, String>, Vec<String>> {
    let calendar: Calendar = text
        .parse()
        .map_err(|_| vec!["expected an iCalendar file, got another text".to_owned()])?;
    let mut days = BTreeMap::new();
    let mut problems = Vec::new();
    for (index, component) in calendar.components.iter().enumerate() {
        if let CalendarComponent::Event(event) = component {
            match dates(event) {
                Ok(dates) => {
                    let note = event.get_summary().unwrap_or_default();
                    days.extend(dates.into_iter().map(|date| (date, note.to_owned())));
                }
                Err(problem) => problems.push(format!("event {}: {problem}", index + 1)),
            }
        }
    }
    if days.is_empty() && problems.is_empty() {
        problems.push("expected at least one event, got none".to_owned());
    }
    if problems.is_empty() { Ok(days) } else { Err(problems) }
}

/// Writes the days off as the `holidays` of a calendar document.
///
/// # Errors
/// As [`holidays`].
pub fn holidays_toml(path: &Path) -> Result<String, DeskError> {
    let days = holidays(path)?;
    let mut text = String::from("holidays = [\n");
    for (date, note) in days {
        // A JSON text without control characters is a TOML text as well.
        let plain: String = note.chars().filter(|c| !c.is_control()).collect();
        let note = serde_json::Value::from(plain);
        text.push_str(&format!("  {{ date = \"{date}\", note = {note} }},\n"));
    }
    text.push_str("]\n");
    Ok(text)
}

fn dates(event: &Event) -> Result<Vec<NaiveDate>, String> {
    if event.property_value("RRULE").is_some() || event.property_value("RDATE").is_some() {
        return Err("expected single dates, got a recurring event".to_owned());
    }
    let start = whole_day(event.get_start().as_ref(), "DTSTART")?
        .ok_or_else(|| "expected `DTSTART`, got nothing".to_owned())?;
    let end = match whole_day(event.get_end().as_ref(), "DTEND")? {
        Some(end) if end > start => end,
        Some(end) if end < start => {
            return Err(format!("expected an end after {start}, got {end}"));
        }
        Some(_) | None => start + Days::new(1),
    };
    let length = (end - start).num_days();
    if length > MAX_DAYS {
        return Err(format!("expected at most {MAX_DAYS} days, got {length}"));
    }
    Ok(start.iter_days().take_while(|date| *date < end).collect())
}

fn whole_day(time: Option<&DatePerhapsTime>, property: &str) -> Result<Option<NaiveDate>, String> {
    match time {
        None => Ok(None),
        Some(DatePerhapsTime::Date(date)) => Ok(Some(*date)),
        Some(DatePerhapsTime::DateTime(_)) => {
            Err(format!("expected a whole day in `{property}`, got a time of day"))
        }
    }
}
