//! From a document to a sealed organisation.

use super::{
    document::OrganisationDocument,
    read,
    sealed::{Dated, Organisation, Person, Sealed, Unit, UnitSort},
};
use crate::{
    Finding, FindingCode, Findings, Words,
    document::{Placed, Section, Sources, nearest, shorten},
    ident::{ActorId, UnitId},
    time::Timestamp,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

const SECTIONS: &[&str] = &["organisation", "unit", "person", "duty", "asset"];

/// Holds what a check came to: the sealed organisation if there is no error, and every finding.
#[derive(Debug, Clone)]
pub struct CheckedOrganisation {
    /// The organisation; absent when a finding is an error.
    pub organisation: Option<Organisation>,
    /// Everything that was found, errors and warnings.
    pub findings: Findings,
}

impl CheckedOrganisation {
    /// Returns the organisation, warnings aside.
    ///
    /// # Errors
    /// All findings, when one of them is an error.
    pub fn into_organisation(self) -> Result<Organisation, Findings> {
        self.organisation.ok_or(self.findings)
    }
}

impl Organisation {
    /// Judges a document alone and seals it when nothing in it is an error.
    ///
    /// ```
    /// use amends::organisation::{Organisation, OrganisationDocument};
    /// let document = OrganisationDocument::from_toml(
    ///     r#"
    ///     [organisation]
    ///     number = "ORG-1"
    ///     revision = "A"
    ///     [[unit]]
    ///     id = "front"
    ///     name = { zh = "前台", en = "front office" }
    ///     head = "p-2"
    ///     [[person]]
    ///     id = "p-1"
    ///     unit = "front"
    ///     roles = ["intake"]
    ///     [[person]]
    ///     id = "p-2"
    ///     unit = "front"
    ///     roles = [{ role = "head", from = "2026-01-01T00:00:00+08:00" }]
    ///     "#,
    /// )?;
    /// let organisation = Organisation::check(&document).into_organisation()?;
    /// let at = "2026-03-01T09:00:00+08:00".parse()?;
    /// assert!(organisation.is_superior(&"p-2".parse()?, &"p-1".parse()?, at));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn check(document: &OrganisationDocument) -> CheckedOrganisation {
        let mut findings = Findings::new();
        let sources = document.sources();
        sources.survey(SECTIONS, &[], &mut findings);
        let control = control(&sources, &mut findings);
        let units = Section::read("unit", &sources, &mut findings, read::unit);
        let persons = Section::read("person", &sources, &mut findings, read::person);
        let duties = Section::read("duty", &sources, &mut findings, read::duty);
        let assets = Section::read("asset", &sources, &mut findings, read::asset);
        references(&units, &persons, &mut findings);
        for Placed { path, value } in &duties.entries {
            let path = format!("{path}.person");
            known(&path, ("人员", "person"), value.person.as_str(), &persons.names, &mut findings);
        }
        circles(&units, &persons, &mut findings);
        heads(&units, &mut findings);
        let mut roster = duties.into_values();
        roster.sort_unstable_by_key(|duty| (duty.from, duty.to));
        gaps(&roster, &mut findings);
        let sealed = control.filter(|_| !findings.has_errors()).map(|(number, revision)| Sealed {
            digest: document.digest(),
            number,
            revision,
            units: units.into_values().into_iter().map(|unit| (unit.id.clone(), unit)).collect(),
            persons: persons.into_values().into_iter().map(|p| (p.id.clone(), p)).collect(),
            roster,
            assets: assets.into_values().into_iter().map(|a| (a.id.clone(), a)).collect(),
        });
        let organisation = sealed.map(|sealed| Self(Arc::new(sealed)));
        CheckedOrganisation { organisation, findings }
    }

    /// Reads, judges and seals a TOML document.
    ///
    /// # Errors
    /// All findings, when one of them is an error; warnings alone are dropped.
    #[cfg(feature = "toml")]
    pub fn from_toml(text: &str) -> Result<Self, Findings> {
        Self::check(&OrganisationDocument::from_toml(text)?).into_organisation()
    }

    /// Reads, judges and seals a JSON document.
    ///
    /// # Errors
    /// All findings, when one of them is an error; warnings alone are dropped.
    #[cfg(feature = "json")]
    pub fn from_json(text: &str) -> Result<Self, Findings> {
        Self::check(&OrganisationDocument::from_json(text)?).into_organisation()
    }
}

fn control(sources: &Sources<'_>, findings: &mut Findings) -> Option<(String, String)> {
    let Some(section) = sources.main("organisation") else {
        let words = Words::new("缺少章节 `organisation`", "the section `organisation` is missing");
        findings.push(Finding::new("organisation", FindingCode::MissingKey, words));
        return None;
    };
    let mut fields = section.fields(findings)?;
    let number = fields.require("number", findings).and_then(|item| item.text(findings));
    let revision = fields.require("revision", findings).and_then(|item| item.text(findings));
    fields.close(findings);
    Some((number?.to_owned(), revision?.to_owned()))
}

fn references(units: &Section<Unit>, persons: &Section<Person>, findings: &mut Findings) {
    let unit = ("部门", "unit");
    let person = ("人员", "person");
    for Placed { path, value } in &units.entries {
        if let Some(parent) = &value.parent {
            known(&format!("{path}.parent"), unit, parent.as_str(), &units.names, findings);
        }
        for head in &value.heads {
            known(&format!("{path}.head"), person, head.value.as_str(), &persons.names, findings);
        }
    }
    for Placed { path, value } in &persons.entries {
        for own in &value.units {
            known(&format!("{path}.unit"), unit, own.value.as_str(), &units.names, findings);
        }
        for superior in &value.reports_to {
            let path = format!("{path}.reports_to");
            known(&path, person, superior.value.as_str(), &persons.names, findings);
        }
    }
}

pub(super) fn known(
    path: &str,
    (zh, en): (&str, &str),
    name: &str,
    names: &BTreeSet<String>,
    findings: &mut Findings,
) {
    if names.contains(name) {
        return;
    }
    let got = shorten(name);
    let words = match nearest(name, names.iter().map(String::as_str)) {
        Some(meant) => Words::new(
            format!("没有{zh} `{got}`，是否为 `{meant}`？"),
            format!("there is no {en} `{got}`, did you mean `{meant}`?"),
        ),
        None => Words::new(format!("没有{zh} `{got}`"), format!("there is no {en} `{got}`")),
    };
    findings.push(Finding::new(path, FindingCode::UnknownReference, words));
}

/// Finds units above themselves, and persons who at some instant report to themselves.
fn circles(units: &Section<Unit>, persons: &Section<Person>, findings: &mut Findings) {
    let parents: BTreeMap<&UnitId, &UnitId> = units
        .entries
        .iter()
        .filter_map(|unit| Some((&unit.value.id, unit.value.parent.as_ref()?)))
        .collect();
    for Placed { path, value } in &units.entries {
        if returns(&value.id, |unit| parents.get(unit).copied()) {
            findings.push(circle(format!("{path}.parent"), value.id.as_str()));
        }
    }
    // The lines change only where one begins; before the first beginning those without one hold.
    let lines = || persons.entries.iter().flat_map(|person| &person.value.reports_to);
    let starts: BTreeSet<Option<Timestamp>> = lines().map(|line| line.validity.from).collect();
    let mut found: BTreeSet<&ActorId> = BTreeSet::new();
    for start in starts {
        let superiors: BTreeMap<&ActorId, &ActorId> = persons
            .entries
            .iter()
            .filter_map(|person| {
                let line = person.value.reports_to.iter().find(|line| begun(line, start))?;
                Some((&person.value.id, &line.value))
            })
            .collect();
        for Placed { path, value } in &persons.entries {
            let circular = returns(&value.id, |person| superiors.get(person).copied());
            if circular && found.insert(&value.id) {
                findings.push(circle(format!("{path}.reports_to"), value.id.as_str()));
            }
        }
    }
}

fn begun<T>(line: &Dated<T>, start: Option<Timestamp>) -> bool {
    match start {
        None => line.validity.from.is_none(),
        Some(start) => line.validity.holds(start),
    }
}

/// Says whether following the steps from here leads back here.
fn returns<'a, T: Ord>(start: &'a T, next: impl Fn(&T) -> Option<&'a T>) -> bool {
    let mut seen = BTreeSet::new();
    let mut at = next(start);
    while let Some(here) = at {
        if here == start {
            return true;
        }
        if !seen.insert(here) {
            return false;
        }
        at = next(here);
    }
    false
}

fn circle(path: String, name: &str) -> Finding {
    let words = Words::new(
        format!("`{name}` 沿上级关系回到自身"),
        format!("the line of superiors of `{name}` leads back to it"),
    );
    Finding::new(path, FindingCode::Cycle, words)
}

fn heads(units: &Section<Unit>, findings: &mut Findings) {
    for Placed { path, value } in &units.entries {
        let own = value.sort != UnitSort::Partner;
        let unread =
            ["sort", "head"].iter().any(|key| findings.any_under(&format!("{path}.{key}")));
        if own && value.heads.is_empty() && !unread {
            let words = Words::new("部门没有负责人", "nobody heads it");
            findings.push(Finding::new(
                format!("{path}.head"),
                FindingCode::UnitWithoutHead,
                words,
            ));
        }
    }
}

/// Finds stretches between the first and the last duty in which nobody is on duty.
fn gaps(roster: &[super::Duty], findings: &mut Findings) {
    let mut covered: Option<Timestamp> = None;
    for duty in roster {
        if let Some(until) = covered.filter(|until| *until < duty.from) {
            let words = Words::new(
                format!("{until} 至 {} 无人值班", duty.from),
                format!("nobody is on duty from {until} to {}", duty.from),
            );
            findings.push(Finding::new("duty", FindingCode::RosterGap, words));
        }
        covered = covered.max(Some(duty.to));
    }
}
