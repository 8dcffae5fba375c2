//! Policies out of numbers: every dial turned, alone and together.
//!
//! A list of numbers becomes a policy document. Zero is the plainest choice everywhere, so a list
//! shrinks towards a plain policy. Most documents are sound; some hold what the check must refuse,
//! so that what it lets through is put to the test.

mod clauses;
mod hours;

use crate::walk::{Dice, World};
use amends::{
    Findings, Policy,
    policy::{Checked, PolicyDocument},
    time::{Packs, Timestamp},
};
use std::{fmt::Write, sync::LazyLock};

static PACKS: LazyLock<Packs> = LazyLock::new(Packs::builtin);

/// When the walks under such a policy begin: before a change of clocks, a holiday, a year's end.
const STARTS: &[&str] = &[
    "2026-03-02T09:00:00+08:00",
    "2026-03-06T21:30:00Z",
    "2026-03-27T16:00:00Z",
    "2026-04-03T05:00:00Z",
    "2026-10-23T10:00:00Z",
    "2026-02-13T09:00:00+08:00",
    "2025-12-30T17:00:00+08:00",
];

/// Takes one die after another out of a list of numbers; past its end every choice is the first.
pub(crate) struct Draw<'a> {
    numbers: &'a [u32],
    place: usize,
}

impl<'a> Draw<'a> {
    pub(crate) fn new(numbers: &'a [u32]) -> Self {
        Self { numbers, place: 0 }
    }

    pub(crate) fn dice(&mut self) -> Dice {
        let number = self.numbers.get(self.place).copied().unwrap_or(0);
        self.place += 1;
        let mut dice = Dice::new(number, self.place);
        dice.stir();
        dice
    }
}

/// Writes a policy.
pub fn document(numbers: &[u32]) -> String {
    let mut draw = Draw::new(numbers);
    let mut text = String::from(
        "[document]\nnumber = \"GENERATED\"\ntitle = { zh = \"生成\", en = \"generated\" }\nrevision = \"1\"\n",
    );
    hours::calendars(&mut draw, &mut text);
    let kinds = clauses::kinds(&mut draw, &mut text);
    clauses::selection(&mut draw, &mut text);
    let obligations = 1 + draw.dice().of(6);
    for index in 0..obligations {
        clauses::obligation(&mut draw, index, kinds, &mut text);
    }
    for index in 0..draw.dice().of(4) {
        clauses::schedule(&mut draw, index, kinds, &mut text);
    }
    clauses::gates(&mut draw, obligations, &mut text);
    clauses::grants(&mut draw, &mut text);
    text
}

/// Checks a policy with the built-in packs.
pub fn checked(text: &str) -> Checked {
    match PolicyDocument::from_toml(text) {
        Ok(document) => Policy::check(&document, &PACKS),
        Err(findings) => Checked { policy: None, findings },
    }
}

/// Builds the world of a policy out of numbers: the policy, its next revision, the cast.
///
/// # Errors
/// The findings, when the check refuses the document.
pub fn world(numbers: &[u32]) -> Result<World, Box<Findings>> {
    let text = document(numbers);
    let sealed = |text: &str| checked(text).into_policy().map_err(Box::new);
    let first = sealed(&text)?;
    let next = text.replace("revision = \"1\"", "revision = \"2\"").replace("\"20h\"", "\"15h\"");
    let mut policies = vec![first];
    policies.extend(sealed(&next).ok());
    Ok(World { start: start(numbers), ..World::of(policies) })
}

/// Chooses when a walk begins.
pub fn start(numbers: &[u32]) -> Timestamp {
    let chosen = numbers.first().copied().unwrap_or(0) as usize % STARTS.len();
    STARTS[chosen].parse().expect("an instant")
}

/// Writes a list of quoted words.
pub(crate) fn list(key: &str, words: &[impl AsRef<str>], text: &mut String) {
    if !words.is_empty() {
        let quoted: Vec<_> = words.iter().map(|word| format!("\"{}\"", word.as_ref())).collect();
        let _ = writeln!(text, "{key} = [{}]", quoted.join(", "));
    }
}
