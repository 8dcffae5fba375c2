//! Reading keys: every slip becomes a finding with its path, and reading goes on.
//!
//! A value that stands for "to be filled in" reads as nothing and adds no finding of its own: it
//! has been found once, by `find_blanks`.

use super::{
    blank::is_blank,
    node::{Node, Table},
    suggest::nearest,
};
use crate::{Finding, FindingCode, Findings, Words, ident::IdentError, words::Vocabulary};
use serde::de::{self, DeserializeOwned, IntoDeserializer, value::StrDeserializer};
use std::{fmt, str::FromStr};

/// The longest text of a document, in bytes.
const MAX_TEXT: usize = 4_000;

/// Holds a value and where in the document it stands.
#[derive(Debug, Clone)]
pub(crate) struct Item<'a> {
    pub(crate) path: String,
    pub(crate) node: &'a Node,
}

/// Holds a table that is being read: which keys were asked for, so that the others are unknown.
#[derive(Debug)]
pub(crate) struct Fields<'a> {
    path: String,
    table: &'a Table,
    asked: Vec<&'static str>,
}

impl<'a> Item<'a> {
    pub(crate) fn new(path: impl Into<String>, node: &'a Node) -> Self {
        Self { path: path.into(), node }
    }

    /// Adds a finding that lies here.
    pub(crate) fn fault(&self, findings: &mut Findings, code: FindingCode, words: Words) {
        findings.push(Finding::new(self.path.clone(), code, words));
    }

    fn wrong_type(&self, findings: &mut Findings, zh: &str, en: &str) {
        let (got_zh, got_en) = self.node.sort();
        let words =
            Words::new(format!("应为{zh}，实为{got_zh}"), format!("expected {en}, got {got_en}"));
        self.fault(findings, FindingCode::WrongType, words);
    }

    /// Reads a text.
    pub(crate) fn text(&self, findings: &mut Findings) -> Option<&'a str> {
        match self.node {
            node if is_blank(node) => None,
            Node::Text(text) if text.len() <= MAX_TEXT => Some(text),
            Node::Text(text) => {
                let words = Words::new(
                    format!("文本不得超过 {MAX_TEXT} 字节，实为 {}", text.len()),
                    format!("expected a text of at most {MAX_TEXT} bytes, got {}", text.len()),
                );
                self.fault(findings, FindingCode::TooLong, words);
                None
            }
            Node::Number(number) => {
                let words = Words::new(
                    format!("应为文本，请加引号：`\"{number}\"`"),
                    format!("expected a text; write it in quotes: `\"{number}\"`"),
                );
                self.fault(findings, FindingCode::WrongType, words);
                None
            }
            _ => {
                self.wrong_type(findings, "文本", "a text");
                None
            }
        }
    }

    /// Reads an identifier.
    pub(crate) fn ident<T: FromStr<Err = IdentError>>(&self, findings: &mut Findings) -> Option<T> {
        let text = self.text(findings)?;
        match text.parse() {
            Ok(ident) => Some(ident),
            Err(error) => {
                let words = Words::new(
                    "标识应为 1 至 200 字节、无控制字符且首尾无空格".to_owned(),
                    error.to_string(),
                );
                self.fault(findings, FindingCode::BadIdentifier, words);
                None
            }
        }
    }

    /// Reads a word of a closed vocabulary.
    pub(crate) fn word<T: Vocabulary>(&self, findings: &mut Findings) -> Option<T> {
        if !matches!(self.node, Node::Text(_)) && !is_blank(self.node) {
            let ((zh, en), known) = (self.node.sort(), T::names());
            let words = Words::new(
                format!("实为{zh}，可用：{}", known.join("、")),
                format!("got {en}; there are {}", known.join(", ")),
            );
            self.fault(findings, FindingCode::WrongType, words);
            return None;
        }
        let text = self.text(findings)?;
        let word = T::find(text);
        if word.is_none() {
            self.fault(findings, FindingCode::UnknownWord, unknown(text, &T::names()));
        }
        word
    }

    /// Reads a whole number, 0 or more.
    pub(crate) fn count(&self, findings: &mut Findings) -> Option<u32> {
        match self.node {
            node if is_blank(node) => None,
            Node::Number(number) => {
                let count = u32::try_from(*number).ok();
                if count.is_none() {
                    let words = Words::new(
                        format!("应为不小于 0 的整数，实为 {number}"),
                        format!("expected a whole number of 0 or more, got {number}"),
                    );
                    self.fault(findings, FindingCode::NotPositive, words);
                }
                count
            }
            _ => {
                self.wrong_type(findings, "整数", "a whole number");
                None
            }
        }
    }

    /// Lists the items of a list, or the one value that stands for a list of one.
    pub(crate) fn one_or_many(&self) -> Vec<Item<'a>> {
        match self.node {
            Node::List(items) => self.children(items),
            _ => vec![self.clone()],
        }
    }

    fn children(&self, items: &'a [Node]) -> Vec<Item<'a>> {
        items
            .iter()
            .enumerate()
            .map(|(index, node)| Item::new(format!("{}[{index}]", self.path), node))
            .collect()
    }

    /// Opens a table.
    pub(crate) fn fields(&self, findings: &mut Findings) -> Option<Fields<'a>> {
        match self.node {
            node if is_blank(node) => None,
            Node::Table(table) => {
                Some(Fields { path: self.path.clone(), table, asked: Vec::new() })
            }
            _ => {
                self.wrong_type(findings, "表", "a table");
                None
            }
        }
    }

    /// Lists the entries of a table whose keys the document chooses.
    pub(crate) fn entries(&self, findings: &mut Findings) -> Option<Vec<(&'a str, Item<'a>)>> {
        let fields = self.fields(findings)?;
        let place = |key: &'a String| fields.at(&shorten(key));
        let entry =
            |(key, node): (&'a String, &'a Node)| (key.as_str(), Item::new(place(key), node));
        Some(fields.table.iter().map(entry).collect())
    }

    /// Reads a name in both languages.
    pub(crate) fn words(&self, findings: &mut Findings) -> Option<Words> {
        if let Node::Text(text) = self.node
            && !is_blank(self.node)
        {
            let words = Words::new(
                "名称须同时给出中文和英文：`{ zh = …, en = … }`",
                format!(
                    "`{}` is a name in one language; write `{{ zh = …, en = … }}`",
                    shorten(text)
                ),
            );
            self.fault(findings, FindingCode::MissingName, words);
            return None;
        }
        let mut fields = self.fields(findings)?;
        let zh = fields.language("zh", "中文", findings);
        let en = fields.language("en", "English", findings);
        fields.close(findings);
        Some(Words::new(zh?, en?))
    }

    /// Reads a word of a type that is known by its names alone.
    pub(crate) fn named<T: DeserializeOwned>(&self, findings: &mut Findings) -> Option<T> {
        let text = self.text(findings)?;
        let read: StrDeserializer<'_, Names> = text.into_deserializer();
        match T::deserialize(read) {
            Ok(word) => Some(word),
            Err(Names(known)) => {
                self.fault(findings, FindingCode::UnknownWord, unknown(text, known));
                None
            }
        }
    }
}

/// Holds the names a type is known by: what is left when a word is none of them.
#[derive(Debug)]
struct Names(&'static [&'static str]);

impl fmt::Display for Names {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join(", "))
    }
}

impl std::error::Error for Names {}

impl de::Error for Names {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self(&[])
    }

    fn unknown_variant(_: &str, known: &'static [&'static str]) -> Self {
        Self(known)
    }
}

impl<'a> Fields<'a> {
    /// Returns where a key of this table stands.
    pub(crate) fn at(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    /// Says whether a key stands here.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Returns the value of a key that may be absent.
    pub(crate) fn get(&mut self, key: &'static str) -> Option<Item<'a>> {
        self.asked.push(key);
        self.table.get(key).map(|node| Item::new(self.at(key), node))
    }

    /// Reads a key that may be absent; `None` is a slip.
    pub(crate) fn optional<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&Item<'a>) -> Option<T>,
    ) -> Option<Option<T>> {
        match self.get(key) {
            Some(item) => read(&item).map(Some),
            None => Some(None),
        }
    }

    /// Returns the value of a key that has to be there.
    pub(crate) fn require(
        &mut self,
        key: &'static str,
        findings: &mut Findings,
    ) -> Option<Item<'a>> {
        self.require_of(key, &[], findings)
    }

    /// Returns the value of a key that has to be there and takes what a list names.
    pub(crate) fn require_of(
        &mut self,
        key: &'static str,
        known: &[&str],
        findings: &mut Findings,
    ) -> Option<Item<'a>> {
        let item = self.get(key);
        if item.is_none() {
            let mut words = Words::new(format!("缺少 `{key}`"), format!("`{key}` is missing"));
            if !known.is_empty() {
                words.zh.push_str(&format!("，可用：{}", known.join("、")));
                words.en.push_str(&format!("; there are {}", known.join(", ")));
            }
            findings.push(Finding::new(self.at(key), FindingCode::MissingKey, words));
        }
        item
    }

    /// Reads a word of a closed vocabulary that has to be there.
    pub(crate) fn require_word<T: Vocabulary>(
        &mut self,
        key: &'static str,
        findings: &mut Findings,
    ) -> Option<T> {
        self.require_of(key, &T::names(), findings)?.word(findings)
    }

    fn language(
        &mut self,
        key: &'static str,
        language: &str,
        findings: &mut Findings,
    ) -> Option<String> {
        let Some(item) = self.get(key) else {
            let words = Words::new(
                format!("缺少{language}名称"),
                format!("the name in {language} is missing"),
            );
            findings.push(Finding::new(self.at(key), FindingCode::MissingName, words));
            return None;
        };
        item.text(findings).map(str::to_owned)
    }

    /// Reports every key that was not asked for.
    pub(crate) fn close(self, findings: &mut Findings) {
        for key in self.strangers() {
            let words = none_of(("键", "key"), key, &self.asked);
            findings.push(Finding::new(self.at(&shorten(key)), FindingCode::UnknownKey, words));
        }
    }

    /// Lists the keys that were not asked for.
    pub(crate) fn strangers(&self) -> impl Iterator<Item = &'a str> {
        self.table.keys().map(String::as_str).filter(|key| !self.asked.contains(key))
    }
}

/// Says that a word is not one of a list.
pub(crate) fn unknown(got: &str, known: &[&str]) -> Words {
    none_of(("值", "value"), got, known)
}

/// Says that something of a sort, named in Chinese and in English, is not one of a list.
pub(crate) fn none_of((zh, en): (&str, &str), got: &str, known: &[&str]) -> Words {
    let shown = shorten(got);
    match meant(got, known) {
        Some(meant) => Words::new(
            format!("没有 `{shown}` 这个{zh}，是否为 {}？", meant.zh),
            format!("there is no {en} `{shown}` here, did you mean {}?", meant.en),
        ),
        None => Words::new(
            format!("没有 `{shown}` 这个{zh}，可用：{}", known.join("、")),
            format!("there is no {en} `{shown}` here; there are {}", known.join(", ")),
        ),
    }
}

/// Names the known word nearest to what stands there, or those of which it is a part.
fn meant(got: &str, known: &[&str]) -> Option<Words> {
    if let Some(word) = nearest(got, known.iter().copied()) {
        return Some(Words::new(format!("`{word}`"), format!("`{word}`")));
    }
    let is_part = |word: &&&str| word.split(['_', '-', '.', ':']).any(|part| part == got);
    let whole: Vec<String> =
        known.iter().filter(is_part).take(4).map(|word| format!("`{word}`")).collect();
    (!whole.is_empty()).then(|| Words::new(whole.join(" 或 "), whole.join(" or ")))
}

/// Shortens what a document says to what fits into a sentence.
pub(crate) fn shorten(text: &str) -> String {
    let mut short: String = text.chars().take(60).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
