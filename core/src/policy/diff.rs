//! What changed from one policy to another, in words.

use super::{describe::describe, sealed::Policy};
use crate::{Words, time::Said};
use std::{collections::BTreeSet, fmt};

/// Holds one change: where, what stood there before, what stands there now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The path of the value, such as `obligation.first-reply.term`.
    pub path: String,
    /// What it said before; absent when it was added.
    pub before: Option<Words>,
    /// What it says now; absent when it was removed.
    pub after: Option<Words>,
}

impl Change {
    /// Returns the change as a sentence in both languages.
    pub fn words(&self) -> Words {
        let path = &self.path;
        match (&self.before, &self.after) {
            (Some(before), Some(after)) => Words::new(
                format!("`{path}`：{} 改为 {}", before.zh, after.zh),
                format!("`{path}`: {} -> {}", before.en, after.en),
            ),
            (None, Some(after)) => Words::new(
                format!("新增 `{path}`：{}", after.zh),
                format!("`{path}` added: {}", after.en),
            ),
            (Some(before), None) => Words::new(
                format!("删去 `{path}`：{}", before.zh),
                format!("`{path}` removed: {}", before.en),
            ),
            (None, None) => Words::new(format!("`{path}` 未变"), format!("`{path}` unchanged")),
        }
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words().en)
    }
}

/// Lists in words what changed from one policy to another, in the order of the paths.
///
/// ```
/// use amends::policy::{Policy, diff, presets};
/// let text = presets().into_iter().find(|preset| preset.name == "feedback-24h").ok_or("none")?.text;
/// let before = Policy::from_toml(text)?;
/// let after = Policy::from_toml(&text.replace(r#"{ elapsed = "24h" }"#, r#"{ elapsed = "12h" }"#))?;
/// let changes = diff(&before, &after);
/// let lines: Vec<String> = changes.iter().map(ToString::to_string).collect();
/// assert_eq!(lines, ["`obligation.timeliness.term`: 24h elapsed -> 12h elapsed"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn diff(before: &Policy, after: &Policy) -> Vec<Change> {
    let (old, new) = (describe(before).0, describe(after).0);
    let paths: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    paths
        .into_iter()
        .map(|path| (path, old.get(path), new.get(path)))
        .filter(|(_, before, after)| before != after)
        .map(|(path, before, after)| Change {
            path: path.clone(),
            before: before.map(Said::words),
            after: after.map(|after| after.words_after(before)),
        })
        .collect()
}
