//! Which keys a reader asks for, told by what is found when a key stands there that none knows.

use amends::{FindingCode, Findings};
use serde_json::Value;

const STRANGE: &str = "quite_unlike_any_key";

/// Lists the keys that may stand in the table at a place of a document.
pub(crate) fn asked(
    document: &Value,
    place: &str,
    check: impl Fn(&Value) -> Findings,
) -> Vec<String> {
    let mut document = document.clone();
    let table = document.pointer_mut(place).unwrap_or_else(|| panic!("no `{place}`"));
    table[STRANGE] = true.into();
    let findings = check(&document);
    let text = findings
        .iter()
        .filter(|finding| {
            matches!(finding.code(), FindingCode::UnknownKey | FindingCode::UnknownWord)
        })
        .map(|finding| finding.text().en.as_str())
        .find(|text| text.contains(STRANGE))
        .unwrap_or_else(|| panic!("nothing found at `{place}`: {findings}"));
    if let Some((_, keys)) = text.split_once("there are ") {
        return keys.split(", ").map(str::to_owned).collect();
    }
    // A complaint of serde: unknown field `x`, expected one of `a`, `b`.
    let (_, keys) = text.split_once("expected").unwrap_or_else(|| panic!("no keys in `{text}`"));
    keys.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}
