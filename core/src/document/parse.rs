//! Reads a document from TOML or JSON; a syntax error says in which line and column it stands.

use super::{
    item::shorten,
    node::{DUPLICATE_KEY, Node, Table},
};
use crate::{Finding, FindingCode, Findings, Words};

/// The largest document that is read, in bytes.
const MAX_BYTES: usize = 16 * 1024 * 1024;

/// The longest dotted path or header, in keys: deeper documents are refused before they are built.
#[cfg(feature = "toml")]
const MAX_DOTS: usize = 64;

/// Reads TOML.
#[cfg(feature = "toml")]
pub(crate) fn from_toml(text: &str) -> Result<Table, Findings> {
    refuse_giants(text)?;
    if let Some(line) = text.lines().position(too_many_dots) {
        return Err(syntax(line + 1, 1, "the keys are nested too deeply"));
    }
    let node = toml::from_str::<Node>(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        let (line, column) = place(text, at);
        match error.message() {
            message if message.starts_with(DUPLICATE_KEY) => twice(line, column, key_at(text, at)),
            message => syntax(line, column, message),
        }
    })?;
    root(node)
}

/// Reads JSON.
#[cfg(feature = "json")]
pub(crate) fn from_json(text: &str) -> Result<Table, Findings> {
    refuse_giants(text)?;
    let node = serde_json::from_str::<Node>(text).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        let message = error.to_string();
        let place = format!(" at line {line} column {column}");
        let message = message.strip_suffix(&place).unwrap_or(&message);
        match message.strip_prefix(DUPLICATE_KEY) {
            Some(key) => twice(line, column, key.trim().trim_matches('`')),
            None => syntax(line, column, message),
        }
    })?;
    root(node)
}

fn root(node: Node) -> Result<Table, Findings> {
    match node {
        Node::Table(table) => Ok(table),
        other => {
            let (zh, en) = other.sort();
            let words =
                Words::new(format!("文件应为表，实为{zh}"), format!("expected a table, got {en}"));
            Err(one(Finding::new("", FindingCode::WrongType, words)))
        }
    }
}

fn refuse_giants(text: &str) -> Result<(), Findings> {
    if text.len() <= MAX_BYTES {
        return Ok(());
    }
    let words = Words::new(
        format!("文件不得超过 {MAX_BYTES} 字节，实为 {}", text.len()),
        format!("expected a document of at most {MAX_BYTES} bytes, got {}", text.len()),
    );
    Err(one(Finding::new("", FindingCode::TooLong, words)))
}

/// Says whether the key part of a line could nest tables without end.
#[cfg(feature = "toml")]
fn too_many_dots(line: &str) -> bool {
    let key = line.split(['=', '"', '#', '\'']).next().unwrap_or(line);
    key.bytes().filter(|byte| *byte == b'.').count() > MAX_DOTS
}

#[cfg(feature = "toml")]
fn place(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or(before).chars().count() + 1;
    (line, column)
}

/// Returns the key or header that stands at a place.
#[cfg(feature = "toml")]
fn key_at(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or_default().trim_start_matches('[');
    rest.split(['=', ']', '\n', '\r']).next().unwrap_or(rest).trim()
}

/// Says which key stands twice.
#[cfg(any(feature = "toml", feature = "json"))]
fn twice(line: usize, column: usize, key: &str) -> Findings {
    let key = shorten(key);
    let words = Words::new(
        format!("第 {line} 行的键 `{key}` 在同一张表中已出现过，请删去或改名"),
        format!(
            "the key `{key}` on line {line} stands in this table already; each key stands once"
        ),
    );
    one(Finding::new(format!("line {line} column {column}"), FindingCode::DuplicateKey, words))
}

#[cfg(any(feature = "toml", feature = "json"))]
fn syntax(line: usize, column: usize, message: &str) -> Findings {
    let message: String = message.chars().take(200).collect();
    let message = message.trim_end().replace('\n', ", ");
    let words = Words::new(
        format!("第 {line} 行第 {column} 列无法读取：{message}"),
        format!("cannot be read at line {line} column {column}: {message}"),
    );
    one(Finding::new(format!("line {line} column {column}"), FindingCode::Syntax, words))
}

fn one(finding: Finding) -> Findings {
    let mut findings = Findings::new();
    findings.push(finding);
    findings
}
