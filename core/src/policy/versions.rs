//! The versions of one policy document: the one in force at registration judges the case.

use super::sealed::Policy;
use crate::{Digest, Finding, FindingCode, Findings, Words, time::Timestamp};

/// Holds the versions of one document, told apart by the date from which each is in force.
///
/// A version is in force until the next one is. A case pins the version in force when it is opened;
/// only a rebinding changes that. [`Desk::under`](crate::Desk::under) sees to it.
///
/// ```
/// use amends::policy::{Policy, Versions, presets};
/// let text = presets().into_iter().find(|preset| preset.name == "default").ok_or("none")?.text;
/// let old = Policy::from_toml(text)?;
/// let new = Policy::from_toml(&text.replace("2024-01-01", "2026-07-01"))?;
/// let versions = Versions::new(vec![new.clone(), old.clone()])?;
/// assert_eq!(versions.in_force("2026-06-30T23:59:59+08:00".parse()?), Some(&old));
/// assert_eq!(versions.in_force("2026-07-01T00:00:00+08:00".parse()?), Some(&new));
/// assert_eq!(versions.in_force("2023-01-01T00:00:00+08:00".parse()?), None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Versions {
    /// Each version with its date, earliest first.
    policies: Vec<(Timestamp, Policy)>,
}

impl Versions {
    /// Collects versions of one document number.
    ///
    /// # Errors
    /// Findings for versions without a date, of another document, or of one date; an empty list.
    pub fn new(policies: Vec<Policy>) -> Result<Self, Findings> {
        let mut findings = Findings::new();
        let mut dated: Vec<(Timestamp, Policy)> = Vec::with_capacity(policies.len());
        let number = policies.first().map(|policy| policy.control().number.clone());
        if number.is_none() {
            let words = Words::new("没有任何版本", "there is no version");
            findings.push(Finding::new("", FindingCode::VersionConflict, words));
        }
        for (index, policy) in policies.into_iter().enumerate() {
            let path = format!("version[{index}]");
            if Some(&policy.control().number) != number.as_ref() {
                findings.push(another_document(&path, &policy, number.as_deref()));
                continue;
            }
            match policy.control().effective_from {
                None => findings.push(undated(&path)),
                Some(from) if dated.iter().any(|(other, _)| *other == from) => {
                    findings.push(same_date(&path, from));
                }
                Some(from) => dated.push((from, policy)),
            }
        }
        dated.sort_unstable_by_key(|(from, _)| *from);
        if findings.is_empty() { Ok(Self { policies: dated }) } else { Err(findings) }
    }

    /// Returns the version in force at an instant; `None` before the first one.
    pub fn in_force(&self, at: Timestamp) -> Option<&Policy> {
        self.policies.iter().rev().find(|(from, _)| *from <= at).map(|(_, policy)| policy)
    }

    /// Returns the version of a digest, which a case has pinned.
    pub fn by_digest(&self, digest: Digest) -> Option<&Policy> {
        self.iter().find(|policy| policy.digest() == digest)
    }

    /// Lists the versions, earliest first.
    pub fn iter(&self) -> impl Iterator<Item = &Policy> {
        self.policies.iter().map(|(_, policy)| policy)
    }
}

fn another_document(path: &str, policy: &Policy, number: Option<&str>) -> Finding {
    let (got, number) = (&policy.control().number, number.unwrap_or_default());
    let words = Words::new(
        format!("文件编号应为 `{number}`，实为 `{got}`"),
        format!("expected the document `{number}`, got `{got}`"),
    );
    Finding::new(path, FindingCode::VersionConflict, words)
}

fn undated(path: &str) -> Finding {
    let words = Words::new("缺少 `effective_from`", "`effective_from` is missing");
    Finding::new(path, FindingCode::MissingEffectiveDate, words)
}

fn same_date(path: &str, from: Timestamp) -> Finding {
    let words = Words::new(
        format!("另有版本同样自 {from} 起生效"),
        format!("another version is in force from {from} on"),
    );
    Finding::new(path, FindingCode::VersionConflict, words)
}
