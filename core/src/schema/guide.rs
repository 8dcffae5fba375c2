//! What the guides say of sections and keys: the tables of a page, read.

use std::collections::BTreeMap;

/// The heading under which a guide says what each section holds.
pub(super) const SECTIONS: &str = "Every section and key";

/// Holds the text of each key by the heading its table stands under.
pub(super) struct Guide(BTreeMap<(&'static str, &'static str), String>);

impl Guide {
    /// Reads a page: rows of key, type, default and meaning, or of key and meaning.
    pub(super) fn read(page: &'static str) -> Self {
        let mut texts = BTreeMap::new();
        let mut heading = "";
        for line in page.lines() {
            if let Some(text) = line.strip_prefix("## ").or(line.strip_prefix("### ")) {
                heading = text.trim_matches('`');
            }
            let Some(row) = line.strip_prefix("| `") else { continue };
            let cells: Vec<&str> = row.trim_end_matches('|').split('|').map(str::trim).collect();
            let (keys, text) = match cells.as_slice() {
                [keys, meaning] => (keys, (*meaning).to_owned()),
                [keys, _, default, meaning] => (keys, with_default(meaning, default)),
                _ => continue,
            };
            for key in keys.split(", ") {
                texts.insert((heading, key.trim_matches('`')), text.clone());
            }
        }
        Self(texts)
    }

    /// Returns what is said of a key under a heading.
    pub(super) fn of(&self, heading: &'static str, key: &str) -> Option<&str> {
        let mut known = self.0.iter();
        known
            .find(|((under, named), _)| *under == heading && *named == key)
            .map(|(_, text)| text.as_str())
    }
}

fn with_default(meaning: &str, default: &str) -> String {
    match default {
        "" | "empty" | "none" => meaning.to_owned(),
        must if must.starts_with("must") => meaning.to_owned(),
        default => format!("{meaning} (default: {default})"),
    }
}
