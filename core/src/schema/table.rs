//! Building the schema of a table, key by key, and of what keys take.

use super::guide::{Guide, SECTIONS};
use crate::words::Vocabulary;
use serde_json::{Map, Value, json};

/// A length of time: hours, minutes and seconds.
pub(super) const SPAN: &str = r"(\d+h(\d+m)?(\d+s)?|\d+m(\d+s)?|\d+s)";

/// What a count of days looks like.
pub(super) const DAYS: &str =
    r"(\d+\s*(working days?|calendar days?|个工作日|工作日|个自然日|自然日|日))";
/// A date.
pub(super) const DATE: &str = r"\d{4}-\d{2}-\d{2}";

/// A reading of the clock.
pub(super) const TIME: &str = r"\d{2}:\d{2}(:\d{2})?";

/// Collects the keys of a table, each with what the guide says of it.
pub(super) struct Table<'g> {
    guide: &'g Guide,
    heading: &'static str,
    /// What stands before the keys of a table inside an entry.
    prefix: &'static str,
    keys: Map<String, Value>,
    required: Vec<&'static str>,
    more: Map<String, Value>,
}

impl<'g> Table<'g> {
    /// Stands for a prefix where the keys are sections.
    const HEADINGS: &'static str = "[";

    /// Starts the table of a document, whose keys are sections.
    pub(super) fn document(guide: &'g Guide) -> Self {
        Self::inside(guide, SECTIONS, Self::HEADINGS)
    }

    /// Starts the table of a section.
    pub(super) fn section(guide: &'g Guide, heading: &'static str) -> Self {
        let mut table = Self::inside(guide, heading, "").with("title", json!(heading));
        if let Some(text) = guide.of(SECTIONS, heading) {
            table = table.with("description", json!(text));
        }
        table
    }

    /// Starts a table that stands inside an entry of a section.
    pub(super) fn inside(guide: &'g Guide, heading: &'static str, prefix: &'static str) -> Self {
        let (keys, more) = (Map::new(), Map::new());
        Self { guide, heading, prefix, keys, required: Vec::new(), more }
    }

    /// Adds a key that has to be there.
    pub(super) fn must(mut self, key: &'static str, takes: Value) -> Self {
        self.required.push(key);
        self.may(key, takes)
    }

    /// Adds a key that may be left out.
    pub(super) fn may(mut self, key: &'static str, mut takes: Value) -> Self {
        if let (Some(text), Value::Object(words)) = (self.said(key), &mut takes) {
            words.insert("description".to_owned(), json!(text));
        }
        self.keys.insert(key.to_owned(), takes);
        self
    }

    fn said(&self, key: &str) -> Option<&str> {
        if self.prefix == Self::HEADINGS {
            let forms = [format!("[{key}]"), format!("[[{key}]]"), format!("[{key}.NAME]")];
            return forms.iter().find_map(|form| self.guide.of(SECTIONS, form));
        }
        self.guide.of(self.heading, &format!("{}{key}", self.prefix))
    }

    /// Adds a further word of JSON Schema.
    pub(super) fn with(mut self, word: &str, rule: Value) -> Self {
        self.more.insert(word.to_owned(), rule);
        self
    }

    /// Returns the schema: no other key stands in the table.
    pub(super) fn closed(self) -> Value {
        let mut words = self.more;
        words.insert("type".to_owned(), json!("object"));
        words.insert("properties".to_owned(), self.keys.into());
        words.insert("additionalProperties".to_owned(), json!(false));
        if !self.required.is_empty() {
            words.insert("required".to_owned(), json!(self.required));
        }
        words.into()
    }
}

/// Refers to a definition.
pub(super) fn def(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

/// Takes any text that is not empty.
pub(super) fn text() -> Value {
    json!({ "type": "string", "minLength": 1, "maxLength": 4000 })
}

/// Takes an identifier.
pub(super) fn ident() -> Value {
    json!({ "type": "string", "minLength": 1, "maxLength": 200, "pattern": r"^\S(.*\S)?$" })
}

/// Takes a text of a form.
pub(super) fn pattern(pattern: &str) -> Value {
    json!({ "type": "string", "pattern": format!("^({pattern})$") })
}

/// Takes an instant with its offset.
pub(super) fn instant() -> Value {
    pattern(&format!(r"{DATE}[Tt ]\d{{2}}:\d{{2}}:\d{{2}}(\.\d+)?([Zz]|[+-]\d{{2}}:\d{{2}})"))
}

/// Takes a whole number.
pub(super) fn count(least: u32) -> Value {
    json!({ "type": "integer", "minimum": least, "maximum": u32::MAX })
}

/// Takes a word of a closed vocabulary.
pub(super) fn word<T: Vocabulary>() -> Value {
    one_of(T::names().into_iter().zip(T::labels()))
}

/// Takes one of these words; editors that know taplo show the label beside each.
pub(super) fn one_of<N: Into<String>>(words: impl IntoIterator<Item = (N, &'static str)>) -> Value {
    let (names, labels): (Vec<String>, Vec<&str>) =
        words.into_iter().map(|(name, label)| (name.into(), label)).unzip();
    let docs = json!({ "enumValues": labels });
    json!({ "type": "string", "enum": names, "x-taplo": { "docs": docs } })
}

/// Takes one value, or a list of them.
pub(super) fn one_or_many(item: &Value) -> Value {
    json!({ "anyOf": [item, { "type": "array", "items": item }] })
}

/// Takes one value, or a list of at least one.
pub(super) fn some(item: &Value) -> Value {
    json!({ "anyOf": [item, { "type": "array", "items": item, "minItems": 1 }] })
}

/// Takes a name in both languages.
pub(super) fn name() -> Value {
    json!({
        "type": "object",
        "properties": {
            "zh": { "type": "string", "minLength": 1, "description": "the name in Chinese" },
            "en": { "type": "string", "minLength": 1, "description": "the name in English" },
        },
        "required": ["zh", "en"],
        "additionalProperties": false,
    })
}
