//! Reading sections: entries placed where they stand, and the kinds of keys that entries share.

use super::{
    item::{Fields, Item, shorten},
    sources::{Entry, Sources},
};
use crate::{
    Finding, FindingCode, Findings, Words, ident::IdentError, time::Timestamp, words::Vocabulary,
};
use std::{collections::BTreeSet, str::FromStr};

/// Holds something that was read and where it stands.
#[derive(Debug, Clone)]
pub(crate) struct Placed<T> {
    pub(crate) path: String,
    pub(crate) value: T,
}

/// Holds what a section came to: what could be read, which names it declares, whether all was read.
#[derive(Debug)]
pub(crate) struct Section<T> {
    pub(crate) entries: Vec<Placed<T>>,
    pub(crate) names: BTreeSet<String>,
    pub(crate) complete: bool,
}

impl<T> Section<T> {
    pub(crate) fn empty() -> Self {
        Self { entries: Vec::new(), names: BTreeSet::new(), complete: true }
    }

    /// Reads every entry of a section that is a list of tables.
    pub(crate) fn read(
        key: &'static str,
        sources: &Sources<'_>,
        findings: &mut Findings,
        mut read: impl FnMut(&mut Fields<'_>, &mut Findings) -> Option<T>,
    ) -> Self {
        let mut section = Self::empty();
        for entry in sources.entries(key, findings) {
            section.names.extend(entry.id.map(str::to_owned));
            if entry.is_twin() {
                continue;
            }
            match read_entry(&entry, findings, &mut read) {
                Some(value) => section.entries.push(Placed { path: entry.item.path, value }),
                None => section.complete = false,
            }
        }
        section
    }

    /// Takes the values out of their places.
    pub(crate) fn into_values(self) -> Vec<T> {
        self.entries.into_iter().map(|placed| placed.value).collect()
    }
}

fn read_entry<T>(
    entry: &Entry<'_>,
    findings: &mut Findings,
    read: &mut impl FnMut(&mut Fields<'_>, &mut Findings) -> Option<T>,
) -> Option<T> {
    let mut fields = entry.fields(findings)?;
    let value = read(&mut fields, findings);
    fields.close(findings);
    value
}

/// Reads an identifier that has to be there.
pub(crate) fn require_ident<T: FromStr<Err = IdentError>>(
    fields: &mut Fields<'_>,
    key: &'static str,
    findings: &mut Findings,
) -> Option<T> {
    fields.require(key, findings)?.ident(findings)
}

/// Reads a name in both languages that has to be there.
pub(crate) fn require_words(fields: &mut Fields<'_>, findings: &mut Findings) -> Option<Words> {
    require_words_at(fields, "name", findings)
}

pub(crate) fn require_words_at(
    fields: &mut Fields<'_>,
    key: &'static str,
    findings: &mut Findings,
) -> Option<Words> {
    match fields.get(key) {
        Some(item) => item.words(findings),
        None => {
            let words = Words::new(
                format!("缺少中文和英文名称 `{key}`"),
                format!("`{key}` is missing, in Chinese and in English"),
            );
            findings.push(Finding::new(fields.at(key), FindingCode::MissingName, words));
            None
        }
    }
}

/// Reads a word of a vocabulary that may be absent; a slip reads as nothing.
pub(crate) fn word_or<T: Vocabulary>(
    fields: &mut Fields<'_>,
    key: &'static str,
    absent: T,
    findings: &mut Findings,
) -> Option<T> {
    match fields.get(key) {
        Some(item) => item.word(findings),
        None => Some(absent),
    }
}

/// Reads a list of identifiers, or one; absent is empty, and one slip spoils the list.
pub(crate) fn idents<T: FromStr<Err = IdentError>>(
    fields: &mut Fields<'_>,
    key: &'static str,
    findings: &mut Findings,
) -> Option<Vec<T>> {
    match fields.get(key) {
        Some(item) => whole(&item.one_or_many(), |item| item.ident(findings)),
        None => Some(Vec::new()),
    }
}

/// Reads every item, so that all slips are found; one slip spoils the list.
pub(crate) fn whole<'a, T>(
    items: &[Item<'a>],
    mut read: impl FnMut(&Item<'a>) -> Option<T>,
) -> Option<Vec<T>> {
    let read: Vec<Option<T>> = items.iter().map(&mut read).collect();
    read.into_iter().collect()
}

/// Reads every item and keeps those that can be read.
pub(crate) fn readable<'a, T>(
    items: &[Item<'a>],
    read: impl FnMut(&Item<'a>) -> Option<T>,
) -> Vec<T> {
    items.iter().filter_map(read).collect()
}

/// Reads an instant.
pub(crate) fn instant(item: &Item<'_>, findings: &mut Findings) -> Option<Timestamp> {
    let text = item.text(findings)?;
    let instant = text.parse().ok();
    if instant.is_none() {
        let got = shorten(text);
        let words = Words::new(
            format!("应为 `2026-01-01T00:00:00+08:00` 形式的时刻，实为 `{got}`"),
            format!("expected an instant such as `2026-01-01T00:00:00+08:00`, got `{got}`"),
        );
        item.fault(findings, FindingCode::BadInstant, words);
    }
    instant
}
