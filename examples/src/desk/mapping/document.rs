//! Walks a TOML document and collects every finding with its line, instead of stopping at the
//! first.

use std::{cell::RefCell, collections::BTreeSet, fmt, path::Path};
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// Describes one thing that is wrong with a mapping.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct MappingFinding {
    /// The line it stands on, from 1.
    pub line: u64,
    /// The key it stands under, such as `state[2].when.column`.
    pub path: String,
    /// What belongs there.
    pub expected: String,
    /// What stands there.
    pub got: String,
}

/// Collects every finding of one mapping, in the order of its lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MappingFindings(pub(super) Vec<MappingFinding>);

impl MappingFindings {
    /// Lists the findings.
    pub fn iter(&self) -> std::slice::Iter<'_, MappingFinding> {
        self.0.iter()
    }

    /// Writes one line a finding, each with the file it lies in.
    pub fn display<'a>(&'a self, path: &'a Path) -> impl fmt::Display + 'a {
        Listing { path, findings: &self.0 }
    }
}

impl<'a> IntoIterator for &'a MappingFindings {
    type Item = &'a MappingFinding;
    type IntoIter = std::slice::Iter<'a, MappingFinding>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

struct Listing<'a> {
    path: &'a Path,
    findings: &'a [MappingFinding],
}

impl fmt::Display for Listing<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, finding) in self.findings.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            let MappingFinding { line, path, expected, got } = finding;
            write!(f, "{}:{line}: ", self.path.display())?;
            if !path.is_empty() {
                write!(f, "`{path}`: ")?;
            }
            write!(f, "expected {expected}, got {got}")?;
        }
        Ok(())
    }
}

/// Holds the document while it is read.
pub(super) struct Sheet {
    /// Where each line but the first begins.
    lines: Vec<usize>,
    findings: RefCell<Vec<MappingFinding>>,
}

impl Sheet {
    /// Reads a document: `walk` takes from its root block what it knows.
    pub(super) fn read<'t, T>(
        text: &'t str,
        walk: impl FnOnce(&Block<'_, 't>) -> Option<T>,
    ) -> Result<T, MappingFindings> {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let lines = ends.map(|(end, _)| end + 1).collect();
        let sheet = Self { lines, findings: RefCell::new(Vec::new()) };
        let value = match DeTable::parse(text) {
            Ok(root) => {
                let span = root.span();
                let block = Block::new(&sheet, root.get_ref(), String::new(), span.start);
                let value = walk(&block);
                block.finish();
                value
            }
            Err(error) => {
                let at = error.span().map_or(0, |span| span.start);
                sheet.find(at, "", "a well formed TOML document", error.message());
                None
            }
        };
        let mut findings = sheet.findings.into_inner();
        findings.sort();
        findings.dedup();
        match value {
            Some(value) if findings.is_empty() => Ok(value),
            _ => Err(MappingFindings(findings)),
        }
    }

    fn line(&self, at: usize) -> u64 {
        self.lines.partition_point(|start| *start <= at) as u64 + 1
    }

    fn find(&self, at: usize, path: &str, expected: &str, got: &str) {
        self.findings.borrow_mut().push(MappingFinding {
            line: self.line(at),
            path: path.to_owned(),
            expected: expected.to_owned(),
            got: got.to_owned(),
        });
    }
}

/// Holds a value of the document with the place it stands at.
#[derive(Clone)]
pub(super) struct Placed<T> {
    pub(super) value: T,
    pub(super) path: String,
    pub(super) at: usize,
}

impl<T> Placed<T> {
    fn with<U>(&self, value: U) -> Placed<U> {
        Placed { value, path: self.path.clone(), at: self.at }
    }
}

/// Holds one table of the document and remembers which of its keys were asked for.
pub(super) struct Block<'a, 't> {
    sheet: &'a Sheet,
    table: &'a DeTable<'t>,
    path: String,
    at: usize,
    asked: RefCell<BTreeSet<&'static str>>,
}

impl<'a, 't> Block<'a, 't> {
    fn new(sheet: &'a Sheet, table: &'a DeTable<'t>, path: String, at: usize) -> Self {
        Self { sheet, table, path, at, asked: RefCell::new(BTreeSet::new()) }
    }

    /// Returns where the block stands.
    pub(super) fn place(&self) -> Placed<()> {
        Placed { value: (), path: self.path.clone(), at: self.at }
    }

    /// Records that something is wrong at a place.
    pub(super) fn find<T>(&self, place: &Placed<T>, expected: &str, got: &str) {
        self.sheet.find(place.at, &place.path, expected, got);
    }

    /// Returns the line a place stands on.
    pub(super) fn line<T>(&self, place: &Placed<T>) -> u64 {
        self.sheet.line(place.at)
    }

    /// Says whether a key stands in the block.
    pub(super) fn has(&self, key: &'static str) -> bool {
        self.get(key).is_some()
    }

    /// Records that a key is missing.
    pub(super) fn missing(&self, key: &'static str, expected: &str) {
        self.sheet.find(self.at, &self.path_of(key), expected, "nothing");
    }

    /// Reads a text.
    pub(super) fn text(&self, key: &'static str) -> Option<Placed<String>> {
        let placed = self.get(key)?;
        match placed.value {
            DeValue::String(text) => Some(placed.with(text.to_string())),
            other => {
                self.find(&placed, "a text", &describe(other));
                None
            }
        }
    }

    /// Reads a text that must stand there.
    pub(super) fn required_text(&self, key: &'static str, what: &str) -> Option<Placed<String>> {
        if !self.has(key) {
            self.missing(key, what);
        }
        self.text(key)
    }

    /// Reads a text or a list of texts.
    pub(super) fn texts(&self, key: &'static str) -> Option<Vec<Placed<String>>> {
        let placed = self.get(key)?;
        match placed.value {
            DeValue::String(text) => Some(vec![placed.with(text.to_string())]),
            DeValue::Array(items) => {
                let mut texts = Vec::new();
                for (index, item) in items.iter().enumerate() {
                    let place = self.item_place(&placed, index, item);
                    match item.get_ref() {
                        DeValue::String(text) => texts.push(place.with(text.to_string())),
                        other => self.find(&place, "a text", &describe(other)),
                    }
                }
                Some(texts)
            }
            other => {
                self.find(&placed, "a text or a list of texts", &describe(other));
                None
            }
        }
    }

    /// Reads `true` or `false`.
    pub(super) fn flag(&self, key: &'static str) -> Option<bool> {
        let placed = self.get(key)?;
        match placed.value {
            DeValue::Boolean(flag) => Some(*flag),
            other => {
                self.find(&placed, "`true` or `false`", &describe(other));
                None
            }
        }
    }

    /// Reads one word of a closed list.
    pub(super) fn word<T: Copy>(&self, key: &'static str, words: &[(&str, T)]) -> Option<T> {
        let text = self.text(key)?;
        let found = words.iter().find(|(word, _)| *word == text.value);
        if found.is_none() {
            let list: Vec<_> = words.iter().map(|(word, _)| format!("`{word}`")).collect();
            self.find(&text, &format!("one of {}", list.join(", ")), &quoted(&text.value));
        }
        found.map(|(_, value)| *value)
    }

    /// Reads a table whose keys are fixed.
    pub(super) fn block(&self, key: &'static str) -> Option<Block<'a, 't>> {
        let placed = self.get(key)?;
        match placed.value {
            DeValue::Table(table) => {
                Some(Block::new(self.sheet, table, placed.path.clone(), placed.at))
            }
            other => {
                self.find(&placed, "a table", &describe(other));
                None
            }
        }
    }

    /// Reads one table or a list of tables; a plain text stands for `{ column = text }` and is
    /// handed to `short`.
    pub(super) fn items<T>(
        &self,
        key: &'static str,
        mut short: impl FnMut(Placed<String>) -> Option<T>,
        mut long: impl FnMut(Block<'a, 't>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let placed = self.get(key)?;
        let mut read = |place: Placed<()>, value: &'a DeValue<'t>| match value {
            DeValue::String(text) => short(place.with(text.to_string())),
            DeValue::Table(table) => long(Block::new(self.sheet, table, place.path, place.at)),
            other => {
                self.find(&place, "a column name, a table or a list of them", &describe(other));
                None
            }
        };
        match placed.value {
            DeValue::Array(list) => Some(
                list.iter()
                    .enumerate()
                    .filter_map(|(index, item)| {
                        read(self.item_place(&placed, index, item), item.get_ref())
                    })
                    .collect(),
            ),
            other => Some(read(placed.with(()), other).into_iter().collect()),
        }
    }

    /// Reads a list of tables.
    pub(super) fn blocks(&self, key: &'static str) -> Option<Vec<Block<'a, 't>>> {
        let placed = self.get(key)?;
        let DeValue::Array(list) = placed.value else {
            self.find(&placed, "a list of tables", &describe(placed.value));
            return None;
        };
        let mut blocks = Vec::new();
        for (index, item) in list.iter().enumerate() {
            let place = self.item_place(&placed, index, item);
            match item.get_ref() {
                DeValue::Table(table) => {
                    blocks.push(Block::new(self.sheet, table, place.path, place.at));
                }
                other => self.find(&place, "a table", &describe(other)),
            }
        }
        Some(blocks)
    }

    /// Lists the entries of a table whose keys are free (values of the log), each to be read as a
    /// text or as a block.
    pub(super) fn entries(&self, key: &'static str) -> Option<Vec<Entry<'a, 't>>> {
        let placed = self.get(key)?;
        let DeValue::Table(table) = placed.value else {
            self.find(&placed, "a table from the log's value to ours", &describe(placed.value));
            return None;
        };
        let entries = table.iter().filter_map(|(name, value)| {
            let place = Placed {
                value: (),
                path: format!("{}.{}", placed.path, quote_key(name.get_ref())),
                at: name.span().start,
            };
            let body = match value.get_ref() {
                DeValue::String(text) => EntryBody::Text(text.to_string()),
                DeValue::Table(inner) => {
                    EntryBody::Block(Block::new(self.sheet, inner, place.path.clone(), place.at))
                }
                other => {
                    self.find(&place, "a text or a table", &describe(other));
                    return None;
                }
            };
            Some(Entry { name: name.get_ref().to_string(), place, body })
        });
        Some(entries.collect())
    }

    /// Lists every entry of a block whose keys are column names and whose values are a text or a
    /// list of texts.
    pub(super) fn free_texts(&self) -> Vec<(Placed<String>, Vec<String>)> {
        let mut entries = Vec::new();
        for (name, value) in self.table {
            let place = Placed {
                value: name.get_ref().to_string(),
                path: self.path_of(&quote_key(name.get_ref())),
                at: name.span().start,
            };
            let values = match value.get_ref() {
                DeValue::String(text) => Some(vec![text.to_string()]),
                DeValue::Array(items) => items
                    .iter()
                    .map(|item| item.get_ref().as_str().map(str::to_owned))
                    .collect::<Option<Vec<_>>>(),
                _ => None,
            };
            match values {
                Some(values) if !values.is_empty() => entries.push((place, values)),
                _ => self.find(&place, "a text or a list of texts", &describe(value.get_ref())),
            }
        }
        entries
    }

    /// Reports every key that nobody asked for.
    pub(super) fn finish(self) {
        let asked = self.asked.borrow();
        for (key, _) in self.table {
            if asked.contains(key.get_ref().as_ref()) {
                continue;
            }
            let known: Vec<_> = asked.iter().map(|key| format!("`{key}`")).collect();
            let path = self.path_of(&quote_key(key.get_ref()));
            let expected = format!("one of the keys {}", known.join(", "));
            self.sheet.find(key.span().start, &path, &expected, "an unknown key");
        }
    }

    fn get(&self, key: &'static str) -> Option<Placed<&'a DeValue<'t>>> {
        self.asked.borrow_mut().insert(key);
        let (name, value) = self.table.iter().find(|(name, _)| name.get_ref() == key)?;
        let at = value.span().start.max(name.span().start);
        Some(Placed { value: value.get_ref(), path: self.path_of(key), at })
    }

    fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    fn item_place<T>(
        &self,
        list: &Placed<T>,
        index: usize,
        item: &Spanned<DeValue<'t>>,
    ) -> Placed<()> {
        Placed {
            value: (),
            path: format!("{}[{index}]", list.path),
            at: item.span().start.max(list.at),
        }
    }
}

/// Holds one entry of a table with free keys.
pub(super) struct Entry<'a, 't> {
    pub(super) name: String,
    pub(super) place: Placed<()>,
    pub(super) body: EntryBody<'a, 't>,
}

/// Holds what stands on the right of a free key.
pub(super) enum EntryBody<'a, 't> {
    Text(String),
    Block(Block<'a, 't>),
}

/// Puts a value of the user in backticks, shortened.
pub(super) fn quoted(text: &str) -> String {
    format!("`{}`", shortened(text))
}

fn shortened(text: &str) -> String {
    let mut short: String = text.chars().take(60).flat_map(char::escape_debug).collect();
    if text.chars().nth(60).is_some() {
        short.push('…');
    }
    short
}

fn quote_key(key: &str) -> String {
    let bare = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    let short = shortened(key);
    if !key.is_empty() && short.chars().all(bare) { short } else { format!("\"{short}\"") }
}

fn describe(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => quoted(text),
        DeValue::Integer(number) => format!("the number `{}`", number.as_str()),
        DeValue::Float(number) => format!("the number `{}`", number.as_str()),
        DeValue::Boolean(flag) => format!("`{flag}`"),
        DeValue::Datetime(time) => format!("the date `{time}`"),
        DeValue::Array(_) => "a list".to_owned(),
        DeValue::Table(_) => "a table".to_owned(),
    }
}
