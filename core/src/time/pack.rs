//! Calendar packs: the days off and the make-up workdays of a region, with their revision.

use super::document::DateText;
use super::text::{parse_date, parse_date_range};
use crate::{
    Finding, FindingCode, Findings, Words,
    document::{Item, Node, find_blanks},
};
use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize, de};
use std::{collections::BTreeMap, sync::Arc};

/// Holds the holiday arrangement of a region for the years it is known.
///
/// A pack lists whole breaks, weekends included, and the weekend dates worked in exchange. It says
/// for which dates it is complete and which revision it is, because an arrangement can change after
/// it was announced; a computed deadline names both.
///
/// ```
/// use amends::time::Packs;
/// let packs = Packs::builtin();
/// let cn = packs.get("cn").ok_or("no such pack")?;
/// assert_eq!(cn.valid_to().to_string(), "2026-12-31");
/// assert_eq!(cn.weekdays_off().count(), 164);
/// assert_eq!(cn.weekend_worked().count(), 59);
/// # Ok::<(), &str>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    id: String,
    revision: String,
    valid_from: NaiveDate,
    valid_to: NaiveDate,
    off: BTreeMap<NaiveDate, Words>,
    worked: BTreeMap<NaiveDate, Words>,
    notes: Vec<String>,
}

/// Holds a pack as a person writes it; nothing in it is checked before it is compiled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PackDocument {
    /// The id that calendar documents name.
    pub id: String,
    /// The revision of the data.
    pub revision: String,
    /// The first date the pack is complete for.
    pub valid_from: DateText,
    /// The last date the pack is complete for.
    pub valid_to: DateText,
    /// What a reader of the data should know.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// The breaks.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub holiday: Vec<PackHoliday>,
}

/// Holds one break: the dates off, `2024-02-10` or `2024-02-10/2024-02-17`, and those worked for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PackHoliday {
    /// What holiday it is.
    pub name: Words,
    /// The dates off, weekends included.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub off: Vec<DateText>,
    /// The weekend dates worked in exchange.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub worked: Vec<DateText>,
}

impl PackDocument {
    /// Reads a document from TOML.
    ///
    /// # Errors
    /// All findings: what is not well formed, with its line and column, or every key that is unknown,
    /// missing or of the wrong sort.
    #[cfg(feature = "toml")]
    pub fn from_toml(text: &str) -> Result<Self, Findings> {
        crate::document::from_toml(text).and_then(|table| Self::read(&Node::Table(table)))
    }

    /// Reads a document from JSON.
    ///
    /// # Errors
    /// As [`from_toml`](Self::from_toml).
    #[cfg(feature = "json")]
    pub fn from_json(text: &str) -> Result<Self, Findings> {
        crate::document::from_json(text).and_then(|table| Self::read(&Node::Table(table)))
    }

    fn read(node: &Node) -> Result<Self, Findings> {
        let mut findings = Findings::new();
        find_blanks("", node, &mut findings);
        let read = super::read::pack(&Item::new("", node), &mut findings);
        read.filter(|_| !findings.has_errors()).ok_or(findings)
    }
}

impl<'de> Deserialize<'de> for PackDocument {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::read(&Node::deserialize(deserializer)?).map_err(de::Error::custom)
    }
}

impl Pack {
    /// Reads a pack from TOML.
    ///
    /// # Errors
    /// All findings: of [`PackDocument::from_toml`], or of [`compile`](Self::compile).
    #[cfg(feature = "toml")]
    pub fn from_toml(text: &str) -> Result<Self, Findings> {
        Self::compile(PackDocument::from_toml(text)?)
    }

    /// Reads a pack from JSON.
    ///
    /// # Errors
    /// As [`from_toml`](Self::from_toml).
    #[cfg(feature = "json")]
    pub fn from_json(text: &str) -> Result<Self, Findings> {
        Self::compile(PackDocument::from_json(text)?)
    }

    /// Checks a pack document.
    ///
    /// # Errors
    /// All findings: dates that cannot be read, that are both off and worked, or that lie outside the
    /// validity, and a validity that ends before it begins.
    pub fn compile(document: PackDocument) -> Result<Self, Findings> {
        let mut findings = Findings::new();
        let valid_from = parse_date("valid_from", &document.valid_from, &mut findings);
        let valid_to = parse_date("valid_to", &document.valid_to, &mut findings);
        let (mut off, mut worked) = (Dates::new(), Dates::new());
        for (index, holiday) in document.holiday.iter().enumerate() {
            let path = format!("holiday[{index}]");
            collect(&format!("{path}.off"), &holiday.off, &holiday.name, &mut off, &mut findings);
            let path = format!("{path}.worked");
            collect(&path, &holiday.worked, &holiday.name, &mut worked, &mut findings);
        }
        for (date, (place, _)) in worked.iter().filter(|(date, _)| off.contains_key(date)) {
            findings.push(conflict(place, *date));
        }
        let (Some(valid_from), Some(valid_to)) = (valid_from, valid_to) else {
            return Err(findings);
        };
        if valid_from > valid_to {
            findings.push(backwards());
        } else {
            for (date, (place, _)) in off.iter().chain(&worked) {
                if *date < valid_from || *date > valid_to {
                    findings.push(outside(place, *date));
                }
            }
        }
        if findings.has_errors() {
            return Err(findings);
        }
        let named =
            |dates: Dates| dates.into_iter().map(|(date, (_, name))| (date, name)).collect();
        let (off, worked) = (named(off), named(worked));
        let PackDocument { id, revision, notes, .. } = document;
        Ok(Self { id, revision, valid_from, valid_to, off, worked, notes })
    }

    /// Returns the id that calendar documents name.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Returns the revision of the data.
    pub fn revision(&self) -> &str {
        &self.revision
    }

    /// Returns the first date the pack is complete for.
    pub fn valid_from(&self) -> NaiveDate {
        self.valid_from
    }

    /// Returns the last date the pack is complete for.
    pub fn valid_to(&self) -> NaiveDate {
        self.valid_to
    }

    /// Lists the dates off with their names, weekends inside a break included.
    pub fn off(&self) -> impl Iterator<Item = (NaiveDate, &Words)> {
        self.off.iter().map(|(date, name)| (*date, name))
    }

    /// Lists the dates off that fall on Monday to Friday.
    pub fn weekdays_off(&self) -> impl Iterator<Item = NaiveDate> {
        self.off.keys().copied().filter(|date| !is_weekend(*date))
    }

    /// Lists the Saturdays and Sundays that are worked.
    pub fn weekend_worked(&self) -> impl Iterator<Item = NaiveDate> {
        self.worked.keys().copied().filter(|date| is_weekend(*date))
    }

    /// Lists the dates worked with the name of the holiday they make up for.
    pub fn worked(&self) -> impl Iterator<Item = (NaiveDate, &Words)> {
        self.worked.iter().map(|(date, name)| (*date, name))
    }

    /// Returns what a reader of the data should know.
    pub fn notes(&self) -> &[String] {
        &self.notes
    }
}

fn is_weekend(date: NaiveDate) -> bool {
    use super::Weekday;
    matches!(Weekday::of(date), Weekday::Sat | Weekday::Sun)
}

/// Holds dates, each with the place that names it and its holiday.
type Dates = BTreeMap<NaiveDate, (String, Words)>;

fn collect(
    path: &str,
    dates: &[DateText],
    name: &Words,
    into: &mut Dates,
    findings: &mut Findings,
) {
    for (index, text) in dates.iter().enumerate() {
        let place = format!("{path}[{index}]");
        for date in parse_date_range(&place, text, findings) {
            into.insert(date, (place.clone(), name.clone()));
        }
    }
}

fn conflict(place: &str, date: NaiveDate) -> Finding {
    let text = Words::new(
        format!("{date} 既列为休息日又列为上班日"),
        format!("{date} is listed both as off and as worked"),
    );
    Finding::new(place, FindingCode::ConflictingDate, text)
}

fn backwards() -> Finding {
    let text = Words::new("有效期的结束早于开始", "the validity ends before it begins");
    Finding::new("valid_to", FindingCode::EmptyCoverage, text)
}

fn outside(place: &str, date: NaiveDate) -> Finding {
    let text = Words::new(
        format!("{date} 不在有效期 `valid_from` 至 `valid_to` 内"),
        format!("{date} lies outside the validity of the pack, `valid_from` to `valid_to`"),
    );
    Finding::new(place, FindingCode::DateOutsideCoverage, text)
}

/// Holds the packs that calendar documents may name.
///
/// Lookup is by id; a pack added later replaces one of the same id, so that a host can ship a newer
/// revision of a built-in pack.
#[derive(Debug, Clone, Default)]
pub struct Packs(BTreeMap<String, Arc<Pack>>);

impl Packs {
    /// Starts without any pack.
    pub fn none() -> Self {
        Self::default()
    }

    /// Starts with the packs that come with the library: `cn`.
    ///
    /// With neither the feature `toml` nor `json` there is none, and a calendar that names one is
    /// refused.
    pub fn builtin() -> Self {
        // INVARIANT: a test reads both texts of the built-in pack, so that it is never left out silently.
        #[cfg(feature = "toml")]
        let cn = Pack::from_toml(include_str!("../../presets/calendars/cn.toml"));
        #[cfg(all(feature = "json", not(feature = "toml")))]
        let cn = Pack::from_json(include_str!("../../presets/calendars/cn.json"));
        #[cfg(any(feature = "toml", feature = "json"))]
        if let Ok(pack) = cn {
            return Self::none().with(pack);
        }
        Self::none()
    }

    /// Adds a pack, or replaces the one of the same id.
    #[must_use]
    pub fn with(mut self, pack: Pack) -> Self {
        self.0.insert(pack.id.clone(), Arc::new(pack));
        self
    }

    /// Returns the pack of an id.
    pub fn get(&self, id: &str) -> Option<&Arc<Pack>> {
        self.0.get(id)
    }

    /// Lists the packs in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = &Pack> {
        self.0.values().map(AsRef::as_ref)
    }
}
