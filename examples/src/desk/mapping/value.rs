//! Rules that draw one text out of a row.

use super::{
    condition::{Condition, read_regex},
    document::{Block, EntryBody, Placed, quoted},
    field::{Column, Columns, Fields},
};
use regex::Regex;
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

/// Holds the rules for one value: the first that yields a text wins.
#[derive(Debug, Clone, Default)]
pub(super) struct ValueRules(Vec<ValueRule>);

#[derive(Debug, Clone)]
struct ValueRule {
    when: Option<Condition>,
    source: Source,
    capture: Option<Regex>,
    strip_prefix: Option<String>,
    strip_suffix: Option<String>,
    case: LetterCase,
    table: Option<BTreeMap<String, String>>,
    unlisted: Unlisted,
    default: Option<String>,
}

#[derive(Debug, Clone)]
enum Source {
    Constant(String),
    Columns { columns: Vec<Column>, join: String },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LetterCase {
    Keep,
    Lower,
    Upper,
}

/// Says what becomes of a value that the table does not list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unlisted {
    Keep,
    Drop,
}

impl ValueRules {
    /// Reads the rules under a key, if it stands in the block.
    pub(super) fn read(
        block: &Block<'_, '_>,
        key: &'static str,
        columns: &Columns,
    ) -> Option<Self> {
        let rules = block.items(
            key,
            |name| Some(ValueRule::of_column(columns.of(block, &name))),
            |inner| ValueRule::read(inner, columns),
        )?;
        Some(Self(rules))
    }

    /// Draws the value out of a row; `None` when no rule yields one.
    pub(super) fn draw<'r>(&'r self, fields: Fields<'r>) -> Option<Cow<'r, str>> {
        self.0.iter().find_map(|rule| rule.draw(fields))
    }

    /// Returns the first column the rules look at, for naming a field in a refusal.
    pub(super) fn first_column(&self) -> Option<Column> {
        self.0.iter().find_map(|rule| match &rule.source {
            Source::Columns { columns, .. } => columns.first().copied(),
            Source::Constant(_) => None,
        })
    }
}

impl ValueRule {
    fn of_column(column: Column) -> Self {
        Self::from_source(Source::Columns { columns: vec![column], join: " ".to_owned() })
    }

    fn from_source(source: Source) -> Self {
        Self {
            when: None,
            source,
            capture: None,
            strip_prefix: None,
            strip_suffix: None,
            case: LetterCase::Keep,
            table: None,
            unlisted: Unlisted::Keep,
            default: None,
        }
    }

    fn read(block: Block<'_, '_>, columns: &Columns) -> Option<Self> {
        let names = block.texts("column");
        let join = block.text("join").map_or_else(|| " ".to_owned(), |join| join.value);
        let constant = block.text("value");
        let source = match (names, constant) {
            (Some(_), Some(constant)) => {
                block.find(&constant, "either `column` or `value`", "both");
                None
            }
            (Some(names), None) => Some(Source::Columns {
                columns: names.iter().map(|name| columns.of(&block, name)).collect(),
                join,
            }),
            (None, Some(constant)) => Some(Source::Constant(constant.value)),
            (None, None) => {
                if !block.has("column") && !block.has("value") {
                    block.missing("column", "a column name, or `value` for a constant");
                }
                None
            }
        };
        let capture = read_regex(&block, "capture", false);
        let rule = Self {
            when: block.block("when").map(|when| Condition::read(when, columns)),
            capture,
            strip_prefix: block.text("strip_prefix").map(|text| text.value),
            strip_suffix: block.text("strip_suffix").map(|text| text.value),
            case: block
                .word("letters", &[("lower", LetterCase::Lower), ("upper", LetterCase::Upper)])
                .unwrap_or(LetterCase::Keep),
            table: read_table(&block),
            unlisted: block
                .word("unlisted", &[("keep", Unlisted::Keep), ("drop", Unlisted::Drop)])
                .unwrap_or(Unlisted::Keep),
            default: block.text("default").map(|text| text.value),
            source: source.clone().unwrap_or(Source::Constant(String::new())),
        };
        block.finish();
        source.map(|_| rule)
    }

    fn draw<'r>(&'r self, fields: Fields<'r>) -> Option<Cow<'r, str>> {
        if self.when.as_ref().is_some_and(|when| !when.holds(fields)) {
            return None;
        }
        self.drawn(fields).or_else(|| self.default.as_deref().map(Cow::Borrowed))
    }

    fn drawn<'r>(&'r self, fields: Fields<'r>) -> Option<Cow<'r, str>> {
        let text = match &self.source {
            Source::Constant(text) => Cow::Borrowed(text.as_str()),
            Source::Columns { columns, join } => joined(columns, join, fields)?,
        };
        let text = match &self.capture {
            None => text,
            Some(regex) => {
                let found = regex.captures(&text)?;
                let group = found.get(1).or_else(|| found.get(0))?;
                Cow::Owned(group.as_str().to_owned())
            }
        };
        let text = self.trimmed(text);
        let text = match self.case {
            LetterCase::Keep => text,
            LetterCase::Lower => Cow::Owned(text.to_lowercase()),
            LetterCase::Upper => Cow::Owned(text.to_uppercase()),
        };
        let text = match (&self.table, self.unlisted) {
            (None, _) => text,
            (Some(table), unlisted) => match (table.get(text.as_ref()), unlisted) {
                (Some(ours), _) => Cow::Borrowed(ours.as_str()),
                (None, Unlisted::Keep) => text,
                (None, Unlisted::Drop) => return None,
            },
        };
        (!text.is_empty()).then_some(text)
    }

    fn trimmed<'r>(&self, text: Cow<'r, str>) -> Cow<'r, str> {
        if self.strip_prefix.is_none() && self.strip_suffix.is_none() {
            return text;
        }
        let mut rest = text.as_ref();
        if let Some(prefix) = &self.strip_prefix {
            rest = rest.strip_prefix(prefix.as_str()).unwrap_or(rest);
        }
        if let Some(suffix) = &self.strip_suffix {
            rest = rest.strip_suffix(suffix.as_str()).unwrap_or(rest);
        }
        Cow::Owned(rest.trim().to_owned())
    }
}

/// Joins the cells of several columns, empty ones left out; `None` when all are empty.
pub(super) fn joined<'r>(
    columns: &[Column],
    join: &str,
    fields: Fields<'r>,
) -> Option<Cow<'r, str>> {
    if let [column] = columns {
        return fields.get(*column).map(Cow::Borrowed);
    }
    let cells: Vec<_> = columns.iter().filter_map(|column| fields.get(*column)).collect();
    (!cells.is_empty()).then(|| Cow::Owned(cells.join(join)))
}

fn read_table(block: &Block<'_, '_>) -> Option<BTreeMap<String, String>> {
    let entries = block.entries("table")?;
    let mut table = BTreeMap::new();
    for entry in entries {
        match entry.body {
            EntryBody::Text(text) => {
                table.insert(entry.name, text);
            }
            EntryBody::Block(_) => block.find(&entry.place, "a text", "a table"),
        }
    }
    Some(table)
}

/// Reads ordered values, low to high.
pub(super) fn read_order(block: &Block<'_, '_>, key: &'static str) -> Vec<String> {
    let Some(texts) = block.texts(key) else {
        if !block.has(key) {
            block.missing(key, "the values from low to high");
        }
        return Vec::new();
    };
    check_order(block, &texts);
    texts.into_iter().map(|text| text.value).collect()
}

fn check_order(block: &Block<'_, '_>, texts: &[Placed<String>]) {
    let mut known = BTreeSet::new();
    for text in texts {
        if !known.insert(text.value.as_str()) {
            block.find(text, "every value once", &format!("{} again", quoted(&text.value)));
        }
    }
    if let Some(extra) = texts.get(usize::from(u8::MAX)) {
        block.find(extra, "at most 255 values", &texts.len().to_string());
    }
}
