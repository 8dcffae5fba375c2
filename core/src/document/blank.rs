//! Values that stand for "to be filled in": a source that leaves a number open stays visible.

use super::node::{Node, Table};
use crate::{Finding, FindingCode, Findings, Words};

/// Says whether a value marks a place to be filled in: `"?"`, `"TODO"`, `""` or `{ blank = … }`.
pub(crate) fn is_blank(node: &Node) -> bool {
    match node {
        Node::Text(text) => is_blank_text(text),
        Node::Table(table) => table.contains_key("blank"),
        _ => false,
    }
}

/// Says whether a text marks a place to be filled in.
pub(crate) fn is_blank_text(text: &str) -> bool {
    let text = text.trim();
    text.len() <= 12
        && (text.chars().all(|c| matches!(c, '?' | '\u{ff1f}' | '_' | '…' | '.'))
            || ["todo", "tbd", "fixme", "xxx"].iter().any(|word| text.eq_ignore_ascii_case(word))
            || matches!(text, "待定" | "待填" | "待填写" | "未定"))
}

/// Finds every blank below a place.
pub(crate) fn find_blanks(path: &str, node: &Node, findings: &mut Findings) {
    match node {
        _ if is_blank(node) => findings.push(blank(path, node)),
        Node::List(items) => {
            for (index, item) in items.iter().enumerate() {
                find_blanks(&format!("{path}[{index}]"), item, findings);
            }
        }
        Node::Table(table) => table.iter().for_each(|(key, value)| match path {
            "" => find_blanks(key, value, findings),
            path => find_blanks(&format!("{path}.{key}"), value, findings),
        }),
        _ => {}
    }
}

fn blank(path: &str, node: &Node) -> Finding {
    let note = match node {
        Node::Table(table) => note(table),
        _ => None,
    };
    let words = match note {
        Some(note) => Words::new(format!("尚未填写：{note}"), format!("not filled in: {note}")),
        None => Words::new("尚未填写", "not filled in"),
    };
    Finding::new(path, FindingCode::Blank, words)
}

fn note(table: &Table) -> Option<String> {
    match table.get("blank") {
        Some(Node::Text(text)) => Some(text.chars().take(120).collect()),
        _ => None,
    }
}
