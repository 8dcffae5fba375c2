//! A document and its parts side by side: sections, and entries placed by their identifiers.

use super::{
    blank::{find_blanks, is_blank_text},
    item::{Fields, Item, shorten},
    node::{Node, Table},
    suggest::nearest,
};
use crate::{Finding, FindingCode, Findings, Words};
use std::collections::{BTreeMap, BTreeSet};

/// Holds a document and the parts it is composed of; the main one comes first.
#[derive(Debug)]
pub(crate) struct Sources<'a> {
    sources: Vec<Source<'a>>,
}

#[derive(Debug)]
struct Source<'a> {
    /// `None` for the main document.
    part: Option<&'a str>,
    table: &'a Table,
}

impl<'a> Sources<'a> {
    pub(crate) fn new(main: &'a Table, parts: impl Iterator<Item = (&'a str, &'a Table)>) -> Self {
        let mut sources = vec![Source { part: None, table: main }];
        sources.extend(parts.map(|(name, table)| Source { part: Some(name), table }));
        Self { sources }
    }

    /// Reports sections that do not exist or do not work yet, and every blank.
    pub(crate) fn survey(&self, known: &[&str], reserved: &[&str], findings: &mut Findings) {
        for source in &self.sources {
            for (key, node) in source.table {
                let path = source.path(&shorten(key));
                if !known.contains(&key.as_str()) {
                    findings.push(unknown_section(path, key, known, reserved));
                } else {
                    blanks(&path, node, findings);
                }
            }
        }
    }

    /// Returns a section of the main document.
    pub(crate) fn main(&self, key: &str) -> Option<Item<'a>> {
        self.sources.first().and_then(|source| source.section(key))
    }

    /// Returns a section of every document that has it.
    pub(crate) fn all(&self, key: &str) -> Vec<Item<'a>> {
        self.sources.iter().filter_map(|source| source.section(key)).collect()
    }

    /// Lists the texts that stand under one of these keys, wherever.
    pub(crate) fn texts_under(&self, keys: &[&str]) -> BTreeSet<String> {
        let mut texts = BTreeSet::new();
        for source in &self.sources {
            texts_under(source.table, keys, &mut texts);
        }
        texts
    }

    /// Lists the entries of a section that is a list of tables, each placed by its identifier.
    pub(crate) fn entries(&self, key: &str, findings: &mut Findings) -> Vec<Entry<'a>> {
        let mut entries: Vec<Entry<'a>> = Vec::new();
        let mut first: BTreeMap<&str, usize> = BTreeMap::new();
        for (index, source) in self.sources.iter().enumerate() {
            let Some(section) = source.section(key) else { continue };
            for item in section.one_or_many() {
                let mut entry = Entry::new(&section.path, &item, index);
                if let Some(id) = entry.id {
                    let earlier = *first.entry(id).or_insert(entries.len());
                    entry.twin = Some(earlier).filter(|earlier| *earlier < entries.len());
                }
                entries.push(entry);
            }
        }
        report_twins(key, &mut entries, findings);
        entries
    }
}

fn texts_under(table: &Table, keys: &[&str], texts: &mut BTreeSet<String>) {
    for (key, node) in table {
        match node {
            Node::Text(text) if keys.contains(&key.as_str()) => {
                texts.insert(text.clone());
            }
            Node::Table(table) => texts_under(table, keys, texts),
            Node::List(items) => items
                .iter()
                .filter_map(|item| match item {
                    Node::Table(table) => Some(table),
                    _ => None,
                })
                .for_each(|table| texts_under(table, keys, texts)),
            _ => {}
        }
    }
}

impl<'a> Source<'a> {
    fn path(&self, key: &str) -> String {
        match self.part {
            None => key.to_owned(),
            Some(part) => format!("part.{part}.{key}"),
        }
    }

    fn section(&self, key: &str) -> Option<Item<'a>> {
        self.table.get(key).map(|node| Item::new(self.path(key), node))
    }
}

/// Holds one entry of a section and where it stands.
#[derive(Debug)]
pub(crate) struct Entry<'a> {
    pub(crate) item: Item<'a>,
    /// Its identifier as it is written, readable or not.
    pub(crate) id: Option<&'a str>,
    source: usize,
    twin: Option<usize>,
}

impl<'a> Entry<'a> {
    fn new(section: &str, item: &Item<'a>, source: usize) -> Self {
        let id = match item.node {
            Node::Table(table) => match table.get("id") {
                Some(Node::Text(id)) => Some(id.as_str()),
                _ => None,
            },
            _ => None,
        };
        let path = match id {
            Some(id) if !is_blank_text(id) => format!("{section}.{}", shorten(id)),
            _ => item.path.clone(),
        };
        Self { item: Item { path, node: item.node }, id, source, twin: None }
    }

    /// Says whether an earlier entry has its identifier; such an entry is not read.
    pub(crate) fn is_twin(&self) -> bool {
        self.twin.is_some()
    }

    /// Opens the entry.
    pub(crate) fn fields(&self, findings: &mut Findings) -> Option<Fields<'a>> {
        self.item.fields(findings)
    }
}

/// Finds the blanks of a section; those of an entry with an identifier are placed by it.
fn blanks(path: &str, node: &Node, findings: &mut Findings) {
    let Node::List(items) = node else { return find_blanks(path, node, findings) };
    for (index, node) in items.iter().enumerate() {
        let item = Item::new(format!("{path}[{index}]"), node);
        let entry = Entry::new(path, &item, 0);
        find_blanks(&entry.item.path, node, findings);
    }
}

fn report_twins(key: &str, entries: &mut [Entry<'_>], findings: &mut Findings) {
    let sources: Vec<usize> = entries.iter().map(|entry| entry.source).collect();
    for (position, entry) in entries.iter_mut().enumerate() {
        let Some(first) = entry.twin else { continue };
        let id = shorten(entry.id.unwrap_or_default());
        let same_source = sources.get(first) == Some(&entry.source);
        let (code, words) = if same_source {
            let words = Words::new(
                format!("`{id}` 出现多次（第 {} 项与第 {} 项）", first + 1, position + 1),
                format!("`{id}` stands twice, as entry {} and {}", first + 1, position + 1),
            );
            (FindingCode::DuplicateId, words)
        } else {
            let words = Words::new(
                format!("`{key}` 的 `{id}` 在另一份文件中已有定义"),
                format!("`{id}` of `{key}` is defined in another document already"),
            );
            (FindingCode::DefinedTwice, words)
        };
        entry.item.fault(findings, code, words);
    }
}

fn unknown_section(path: String, key: &str, known: &[&str], reserved: &[&str]) -> Finding {
    let got = shorten(key);
    if reserved.contains(&key) {
        let words = Words::new(
            format!("章节 `{got}` 已保留，尚未启用，请先删去"),
            format!("the section `{got}` is reserved and does not work yet, leave it out for now"),
        );
        return Finding::new(path, FindingCode::ReservedSection, words);
    }
    let words = match nearest(key, known.iter().copied()) {
        Some(meant) => Words::new(
            format!("没有章节 `{got}`，是否为 `{meant}`？"),
            format!("there is no section `{got}`, did you mean `{meant}`?"),
        ),
        None => Words::new(
            format!("没有章节 `{got}`，可用：{}", known.join("、")),
            format!("there is no section `{got}`; there are {}", known.join(", ")),
        ),
    };
    Finding::new(path, FindingCode::UnknownKey, words)
}
