//! The parts a policy is composed of: named, supplied, and the ones that were meant.

use super::document::PolicyDocument;
use crate::{
    Digest, Finding, FindingCode, Findings, Words,
    document::{Item, shorten},
};
use std::collections::BTreeSet;

/// Compares the parts the main document names with those that are there.
pub(super) fn check(
    main: &PolicyDocument,
    parts: &[(String, PolicyDocument)],
    findings: &mut Findings,
) {
    let alone = main.with_parts(&[]);
    let mut named = BTreeSet::new();
    for item in alone.main("part").map(|section| section.one_or_many()).unwrap_or_default() {
        if let Some(name) = part(&item, parts, findings)
            && !named.insert(name)
        {
            let words = Words::new(
                format!("部分 `{}` 出现多次", shorten(name)),
                format!("the part `{}` stands twice", shorten(name)),
            );
            item.fault(findings, FindingCode::DuplicateId, words);
        }
    }
    for (name, document) in parts {
        if !named.contains(name.as_str()) {
            let words = Words::new(
                format!("主文件未引用部分 `{}`", shorten(name)),
                format!("the document does not name the part `{}`", shorten(name)),
            );
            findings.push(Finding::new(
                format!("part.{name}"),
                FindingCode::UnknownReference,
                words,
            ));
        }
        let own = document.with_parts(&[]);
        for section in ["part", "document"] {
            if own.main(section).is_some() {
                let words = Words::new(
                    format!("部分文件不得含 `{section}`"),
                    format!("a part does not have a section `{section}`"),
                );
                let path = format!("part.{name}.{section}");
                findings.push(Finding::new(path, FindingCode::NestedPart, words));
            }
        }
    }
}

fn part<'a>(
    item: &Item<'a>,
    parts: &[(String, PolicyDocument)],
    findings: &mut Findings,
) -> Option<&'a str> {
    let mut fields = item.fields(findings)?;
    let name = fields.require("name", findings).and_then(|item| item.text(findings));
    let digest = fields.get("digest");
    fields.close(findings);
    let name = name?;
    let Some((_, supplied)) = parts.iter().find(|(supplied, _)| supplied == name) else {
        let words = Words::new(
            format!("未提供部分 `{}`", shorten(name)),
            format!("the part `{}` was not handed over", shorten(name)),
        );
        item.fault(findings, FindingCode::UnknownReference, words);
        return Some(name);
    };
    if let Some(digest) = digest
        && let Some(expected) = digest.text(findings)
        && expected.parse() != Ok::<Digest, _>(supplied.digest())
    {
        let words = Words::new(
            format!("摘要应为 `{}`，实为 `{}`", shorten(expected), supplied.digest()),
            format!("expected the digest `{}`, got `{}`", shorten(expected), supplied.digest()),
        );
        digest.fault(findings, FindingCode::PartMismatch, words);
    }
    Some(name)
}
