//! Reading a calendar: the keys and the shape of what they take; days, dates and hours are judged
//! when it is compiled.

use super::super::{
    CalendarDocument, CalendarVersion, DateText, HolidayDate, Holidays, Makeup, text::read_date,
};
use crate::{
    FindingCode, Findings, Words,
    document::{Fields, Item, Node, unknown, whole},
};
use std::collections::BTreeMap;

type Hours = BTreeMap<String, Vec<String>>;

/// Reads a calendar; one slip spoils it, and all are found.
pub(crate) fn calendar(item: &Item<'_>, findings: &mut Findings) -> Option<CalendarDocument> {
    let mut fields = item.fields(findings)?;
    let zone = fields.require("zone", findings).and_then(|item| item.text(findings));
    let week = or_default(&mut fields, "week", |item| hours(item, findings));
    let breaks = or_default(&mut fields, "breaks", |item| hours(item, findings));
    let single = or_default(&mut fields, "hours", |item| hours(item, findings));
    let holidays = fields.optional("holidays", |item| holidays(item, findings));
    let extra = or_default(&mut fields, "extra_workdays", |item| dates(item, findings));
    let makeup = fields.optional("makeup", |item| makeup(item, findings));
    let version = or_default(&mut fields, "version", |item| {
        whole(&item.one_or_many(), |item| self::version(item, findings))
    });
    let coverage_from = fields.optional("coverage_from", |item| date(item, findings));
    let coverage_to = fields.optional("coverage_to", |item| date(item, findings));
    let beyond = or_default(&mut fields, "beyond", |item| item.named(findings));
    fields.close(findings);
    Some(CalendarDocument {
        zone: zone?.to_owned(),
        week: week?,
        breaks: breaks?,
        hours: single?,
        holidays: holidays?,
        extra_workdays: extra?,
        makeup: makeup?,
        version: version?,
        coverage_from: coverage_from?,
        coverage_to: coverage_to?,
        beyond: beyond?,
    })
}

pub(super) fn or_default<'a, T: Default>(
    fields: &mut Fields<'a>,
    key: &'static str,
    read: impl FnOnce(&Item<'a>) -> Option<T>,
) -> Option<T> {
    fields.optional(key, read).map(Option::unwrap_or_default)
}

/// Reads a table of days or dates to intervals.
fn hours(item: &Item<'_>, findings: &mut Findings) -> Option<Hours> {
    let read: Vec<Option<_>> = item
        .entries(findings)?
        .into_iter()
        .map(|(day, item)| Some((day.to_owned(), intervals(&item, findings)?)))
        .collect();
    read.into_iter().collect()
}

fn intervals(item: &Item<'_>, findings: &mut Findings) -> Option<Vec<String>> {
    whole(&item.one_or_many(), |item| item.text(findings).map(str::to_owned))
}

pub(super) fn date(item: &Item<'_>, findings: &mut Findings) -> Option<DateText> {
    item.text(findings).map(DateText::from)
}

pub(super) fn dates(item: &Item<'_>, findings: &mut Findings) -> Option<Vec<DateText>> {
    whole(&item.one_or_many(), |item| date(item, findings))
}

/// Reads a pack, one date or several, or a pack with changes.
fn holidays(item: &Item<'_>, findings: &mut Findings) -> Option<Holidays> {
    match item.node {
        Node::Text(text) if text.get(..10).and_then(read_date).is_none() => {
            item.text(findings).map(|pack| Holidays::Pack(pack.to_owned()))
        }
        Node::Table(table) if !table.contains_key("date") => adjusted(item, findings),
        _ => days_off(item, findings).map(Holidays::Dates),
    }
}

fn adjusted(item: &Item<'_>, findings: &mut Findings) -> Option<Holidays> {
    let mut fields = item.fields(findings)?;
    let pack = fields.require("pack", findings).and_then(|item| item.text(findings));
    let extra = or_default(&mut fields, "extra", |item| days_off(item, findings));
    let except = or_default(&mut fields, "except", |item| dates(item, findings));
    fields.close(findings);
    Some(Holidays::Adjusted { pack: pack?.to_owned(), extra: extra?, except: except? })
}

fn days_off(item: &Item<'_>, findings: &mut Findings) -> Option<Vec<HolidayDate>> {
    whole(&item.one_or_many(), |item| day_off(item, findings))
}

fn day_off(item: &Item<'_>, findings: &mut Findings) -> Option<HolidayDate> {
    let Node::Table(_) = item.node else {
        return Some(HolidayDate { date: date(item, findings)?, note: None });
    };
    let mut fields = item.fields(findings)?;
    let date = fields.require("date", findings).and_then(|item| date(&item, findings));
    let note = fields.optional("note", |item| item.text(findings).map(str::to_owned));
    fields.close(findings);
    Some(HolidayDate { date: date?, note: note? })
}

fn makeup(item: &Item<'_>, findings: &mut Findings) -> Option<Makeup> {
    const WORDS: &[&str] = &["worked", "rest", "{ like = … }", "{ hours = … }"];
    if let Node::Table(_) = item.node {
        let mut fields = item.fields(findings)?;
        let like = fields.optional("like", |item| item.named(findings));
        let hours = fields.optional("hours", |item| intervals(item, findings));
        fields.close(findings);
        return match (like?, hours?) {
            (Some(day), None) => Some(Makeup::Like(day)),
            (None, Some(hours)) => Some(Makeup::Hours(hours)),
            _ => {
                let words =
                    Words::new("应恰有 `like`、`hours` 之一", "expected one of `like` and `hours`");
                item.fault(findings, FindingCode::WrongType, words);
                None
            }
        };
    }
    match item.text(findings)? {
        "worked" => Some(Makeup::Worked),
        "rest" => Some(Makeup::Rest),
        other => {
            item.fault(findings, FindingCode::UnknownWord, unknown(other, WORDS));
            None
        }
    }
}

fn version(item: &Item<'_>, findings: &mut Findings) -> Option<CalendarVersion> {
    let mut fields = item.fields(findings)?;
    let effective_from =
        fields.require("effective_from", findings).and_then(|item| date(&item, findings));
    let week = fields.optional("week", |item| hours(item, findings));
    let makeup = fields.optional("makeup", |item| makeup(item, findings));
    fields.close(findings);
    Some(CalendarVersion { effective_from: effective_from?, week: week?, makeup: makeup? })
}
