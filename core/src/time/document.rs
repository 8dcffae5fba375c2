//! A calendar as a person writes it.

use super::Weekday;
use crate::{
    Findings,
    document::{Item, Node, find_blanks},
};
use serde::{Deserialize, Deserializer, Serialize, de};
use std::{collections::BTreeMap, fmt};

/// Holds a calendar document, TOML or JSON; nothing in it is checked before it is compiled.
///
/// Keys of `week` and of `breaks` are days (`mon`), day ranges (`mon-fri`, `sat-mon` wraps) or, in
/// `breaks`, dates. A single day beats a range, a shorter range does **not** beat a longer one.
/// Intervals are `"08:30-12:00"`; an end before its start means the next day.
///
/// ```
/// use amends::time::{Calendar, CalendarDocument, Packs};
/// let document = CalendarDocument::from_toml(
///     r#"
///     zone = "Asia/Shanghai"
///     week = { mon-fri = ["08:30-12:00", "13:00-17:00"], sat-sun = ["09:00-17:00"] }
///     holidays = "cn"
///     makeup = "worked"
///     beyond = "assume_weekdays"
///     "#,
/// )?;
/// let centre = Calendar::compile("centre", &document, &Packs::builtin())?;
/// assert_eq!(centre.zone_name(), "Asia/Shanghai");
/// # Ok::<(), amends::Findings>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct CalendarDocument {
    /// The IANA name of the time zone that decides dates and hours.
    pub zone: String,
    /// The weekly pattern: day or day range to intervals; a day not named is closed.
    pub week: BTreeMap<String, Vec<String>>,
    /// Time taken out of the hours, by day, day range or date.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub breaks: BTreeMap<String, Vec<String>>,
    /// Explicit hours of single dates; they beat holidays, make-up days and weekdays.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub hours: BTreeMap<String, Vec<String>>,
    /// The days off besides the weekly ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holidays: Option<Holidays>,
    /// Dates worked with the hours of a make-up workday, whatever their weekday.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub extra_workdays: Vec<DateText>,
    /// How make-up workdays are read; absent means `worked`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub makeup: Option<Makeup>,
    /// Later weekly patterns, each in force from its date on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub version: Vec<CalendarVersion>,
    /// The first date whose holidays are known; absent means the pack's, or no limit without one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coverage_from: Option<DateText>,
    /// The last date whose holidays are known; absent means the pack's, or no limit without one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coverage_to: Option<DateText>,
    /// What happens to questions outside the known dates; absent means `refuse`.
    pub beyond: Beyond,
}

/// Holds a weekly pattern in force from a date on; what it leaves out stays as before.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct CalendarVersion {
    /// The first local date of the pattern.
    pub effective_from: DateText,
    /// The weekly pattern from that date on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub week: Option<BTreeMap<String, Vec<String>>>,
    /// How make-up workdays are read from that date on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub makeup: Option<Makeup>,
}

/// Says how a make-up workday, a weekend date that a holiday arrangement makes a workday, is read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Makeup {
    /// It is worked with the hours of a Monday.
    #[default]
    Worked,
    /// It stays what its weekday is: the sector does not work make-up days.
    Rest,
    /// It is worked with the hours of this weekday.
    Like(Weekday),
    /// It is worked with these hours.
    Hours(Vec<String>),
}

/// Says what happens to questions outside the dates whose holidays are known.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Beyond {
    /// They get a typed error.
    #[default]
    Refuse,
    /// They are answered by the weekly pattern alone, and the answer is marked assumed.
    AssumeWeekdays,
}

/// Lists days off: a pack (`"cn"`), a list of dates, or a pack with changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Holidays {
    /// The days of a calendar pack.
    Pack(String),
    /// These dates.
    Dates(Vec<HolidayDate>),
    /// The days of a pack and these dates besides, without those.
    Adjusted {
        /// The id of the pack.
        pack: String,
        /// Dates that are off besides.
        extra: Vec<HolidayDate>,
        /// Dates of the pack that are neither off nor made up here.
        except: Vec<DateText>,
    },
}

/// Names a day off, with a note if there is one: `"2024-05-01"` or `{ date = "…", note = "…" }`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HolidayDate {
    /// The local date.
    pub date: DateText,
    /// What day it is.
    pub note: Option<String>,
}

/// Holds a date as it was written, `2024-05-01`; it is read when the document is compiled.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct DateText(pub String);

impl CalendarDocument {
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
        let read = super::read::calendar(&Item::new("", node), &mut findings);
        read.filter(|_| !findings.has_errors()).ok_or(findings)
    }
}

impl<'de> Deserialize<'de> for CalendarDocument {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::read(&Node::deserialize(deserializer)?).map_err(de::Error::custom)
    }
}

impl From<&str> for DateText {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<&str> for HolidayDate {
    fn from(text: &str) -> Self {
        Self { date: text.into(), note: None }
    }
}

impl fmt::Display for DateText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[derive(Serialize)]
struct NotedDate {
    date: DateText,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

impl Serialize for HolidayDate {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.note {
            None => self.date.serialize(serializer),
            Some(note) => NotedDate { date: self.date.clone(), note: Some(note.clone()) }
                .serialize(serializer),
        }
    }
}

#[derive(Serialize)]
struct AdjustedHolidays {
    pack: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    extra: Vec<HolidayDate>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    except: Vec<DateText>,
}

impl Serialize for Holidays {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Pack(pack) => pack.serialize(serializer),
            Self::Dates(dates) => dates.serialize(serializer),
            Self::Adjusted { pack, extra, except } => AdjustedHolidays {
                pack: pack.clone(),
                extra: extra.clone(),
                except: except.clone(),
            }
            .serialize(serializer),
        }
    }
}
