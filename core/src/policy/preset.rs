//! The policies that come with the library, written in TOML.

use super::sealed::Policy;
use crate::Words;

/// Holds a policy that comes with the library: its name, what it is, and its text to copy from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preset {
    /// The name by which it is asked for.
    pub name: &'static str,
    /// What it is.
    pub title: Words,
    /// The document, in TOML, with its comments.
    pub text: &'static str,
}

const PRESETS: &[(&str, &str, &str, &str)] = &[
    (
        "default",
        "起步用的基本制度",
        "a small policy to start from",
        include_str!("../../presets/policies/default.toml"),
    ),
    (
        "auto",
        "整车厂客户服务中心投诉处理",
        "complaint path of a vehicle maker's service centre",
        include_str!("../../presets/policies/auto.toml"),
    ),
    (
        "feedback-24h",
        "服务反馈管理（24 小时）",
        "service feedback, reply within 24 hours",
        include_str!("../../presets/policies/feedback-24h.toml"),
    ),
    (
        "property",
        "地产客户服务中心",
        "property developer's service centre",
        include_str!("../../presets/policies/property.toml"),
    ),
];

/// Lists the policies that come with the library.
///
/// ```
/// use amends::policy::{Policy, presets};
/// for preset in presets() {
///     let policy = Policy::preset(preset.name).ok_or("no such preset")??;
///     assert_eq!(policy, Policy::from_toml(preset.text)?);
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn presets() -> Vec<Preset> {
    PRESETS
        .iter()
        .map(|(name, zh, en, text)| Preset { name, title: Words::new(*zh, *en), text })
        .collect()
}

impl Policy {
    /// Reads a policy that comes with the library; `None` when there is none of that name.
    ///
    /// # Errors
    /// Never for the built-in presets, which a test seals one by one.
    pub fn preset(name: &str) -> Option<Result<Self, crate::Findings>> {
        let (.., text) = PRESETS.iter().find(|(preset, ..)| *preset == name)?;
        Some(Self::from_toml(text))
    }
}
