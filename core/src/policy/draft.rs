//! A policy that has been read and not yet judged as a whole.

use super::{
    duties, rules,
    sealed::{Control, Form, Gate, Grant, Kind, Matrix, Obligation, Route, Schedule},
    sections::{self, RESERVED, SECTIONS},
};
use crate::{
    Finding, FindingCode, Findings, Words,
    document::{Item, Placed, Section, Sources},
    ident::CalendarId,
    time::{self, Calendar, Packs},
};
use std::collections::BTreeSet;

/// Holds everything that could be read of a policy.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) control: Option<Control>,
    pub(super) report_calendar: Option<Placed<CalendarId>>,
    pub(super) calendars: Section<Calendar>,
    /// The names that stand anywhere under `calendar`, also in entries that cannot be read.
    pub(super) calendars_named: BTreeSet<String>,
    pub(super) kinds: Section<Kind>,
    pub(super) forms: Section<Form>,
    pub(super) matrix: Option<Placed<Matrix>>,
    pub(super) matrix_complete: bool,
    pub(super) routes: Section<Route>,
    pub(super) gates: Section<Gate>,
    pub(super) obligations: Section<Obligation>,
    pub(super) schedules: Section<Schedule>,
    pub(super) grants: Section<Grant>,
}

impl Draft {
    /// Reads every section of every document; what cannot be read becomes a finding.
    pub(super) fn read(sources: &Sources<'_>, packs: &Packs, findings: &mut Findings) -> Self {
        sources.survey(SECTIONS, RESERVED, findings);
        let (control, report_calendar) = control(sources, findings);
        let (matrix, matrix_complete) = rules::matrix(sources, findings);
        Self {
            control,
            report_calendar,
            calendars: calendars(sources, packs, findings),
            calendars_named: sources.texts_under(&["calendar", "report_calendar"]),
            kinds: Section::read("kind", sources, findings, sections::kind),
            forms: Section::read("form", sources, findings, sections::form),
            matrix,
            matrix_complete,
            routes: Section::read("route", sources, findings, rules::route),
            gates: Section::read("gate", sources, findings, rules::gate),
            obligations: Section::read("obligation", sources, findings, duties::obligation),
            schedules: Section::read("schedule", sources, findings, duties::schedule),
            grants: Section::read("grant", sources, findings, rules::grant),
        }
    }
}

fn control(
    sources: &Sources<'_>,
    findings: &mut Findings,
) -> (Option<Control>, Option<Placed<CalendarId>>) {
    let Some(section) = sources.main("document") else {
        let words = Words::new("缺少章节 `document`", "the section `document` is missing");
        findings.push(Finding::new("document", FindingCode::MissingKey, words));
        return (None, None);
    };
    let Some(mut fields) = section.fields(findings) else { return (None, None) };
    let control = sections::control(&mut fields, findings);
    let report_calendar = fields.get("report_calendar").and_then(|item| {
        let value = item.ident(findings)?;
        Some(Placed { path: item.path, value })
    });
    fields.close(findings);
    (control, report_calendar)
}

fn calendars(sources: &Sources<'_>, packs: &Packs, findings: &mut Findings) -> Section<Calendar> {
    let mut section = Section::empty();
    for table in sources.all("calendar") {
        for (id, item) in table.entries(findings).unwrap_or_default() {
            if !section.names.insert(id.to_owned()) {
                let words = Words::new(
                    format!("日历 `{id}` 在另一份文件中已有定义"),
                    format!("the calendar `{id}` is defined in another document already"),
                );
                item.fault(findings, FindingCode::DefinedTwice, words);
                continue;
            }
            match calendar(id, &item, packs, findings) {
                Some(value) => section.entries.push(Placed { path: item.path, value }),
                None => section.complete = false,
            }
        }
    }
    section
}

fn calendar(id: &str, item: &Item<'_>, packs: &Packs, findings: &mut Findings) -> Option<Calendar> {
    if id == "of-debtor" || CalendarId::new(id).is_err() {
        let words = Words::new(
            "日历名称不可用：`of-debtor` 为保留词，且名称应为 1 至 200 字节",
            "the calendar needs another name: `of-debtor` is a reserved word, and a name has 1 to \
             200 bytes without control characters",
        );
        item.fault(findings, FindingCode::BadIdentifier, words);
        return None;
    }
    let document = time::read_calendar(item, findings)?;
    match Calendar::compile(id, &document, packs) {
        Ok(calendar) => Some(calendar),
        Err(wrong) => {
            findings.extend_under(&item.path, wrong);
            None
        }
    }
}
