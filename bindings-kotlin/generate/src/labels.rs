//! The words of the vocabularies and their labels, in Kotlin and in Swift: no call crosses the border.

use crate::{
    facade::{camel, shown},
    output::Output,
    source::{Source, Variant},
};
use std::{error::Error, fmt::Write as _};

const KOTLIN: &str = "kotlin/src/main/kotlin/io/github/amendsrs/Labels.kt";
const SWIFT: &str = "swift/Sources/Amends/Labels.swift";
const HEADER: &str =
    "// Generated from the lists of the core by `make bless-kotlin`; do not edit.\n\n";

/// Writes the labels of both languages.
pub(crate) fn write(source: &Source, output: &mut Output) -> Result<(), Box<dyn Error>> {
    output.put(KOTLIN, &kotlin(source)?)?;
    output.put(SWIFT, &swift(source)?)
}

fn kotlin(source: &Source) -> Result<String, Box<dyn Error>> {
    let mut out = format!("{HEADER}package io.github.amendsrs\n\n");
    out +=
        "private fun Lang.of(zh: String, en: String): String = if (this == Lang.ZH) zh else en\n";
    for (name, vocabulary) in shown(source) {
        writeln!(out, "\n/** The word as documents and the wire have it. */")?;
        writeln!(out, "public val {name}.word: String\n    get() = when (this) {{")?;
        for word in &vocabulary.words {
            writeln!(out, "        {name}.{} -> {:?}", screaming(&word.name), word.name)?;
        }
        writeln!(out, "    }}\n\n/** The label a person reads. */")?;
        writeln!(out, "public fun {name}.label(lang: Lang): String = when (this) {{")?;
        for word in &vocabulary.words {
            writeln!(
                out,
                "    {name}.{} -> lang.of({:?}, {:?})",
                screaming(&word.name),
                word.zh,
                word.en
            )?;
        }
        writeln!(out, "}}")?;
    }
    for (name, variants) in [("Command", &source.commands), ("Event", &source.events)] {
        writeln!(out, "\n/** Which {} it is. */", name.to_lowercase())?;
        writeln!(out, "public val {name}.kind: {name}Kind\n    get() = when (this) {{")?;
        for Variant { name: variant, word, .. } in variants {
            writeln!(out, "        is {name}.{variant} -> {name}Kind.{}", screaming(word))?;
        }
        writeln!(out, "    }}")?;
    }
    Ok(out)
}

fn swift(source: &Source) -> Result<String, Box<dyn Error>> {
    let mut out = String::from(HEADER);
    for (name, vocabulary) in shown(source) {
        writeln!(out, "extension {name} {{\n    /// The word as documents and the wire have it.")?;
        writeln!(out, "    public var word: String {{\n        switch self {{")?;
        for word in &vocabulary.words {
            writeln!(out, "        case .{}: return {:?}", lower(&word.name), word.name)?;
        }
        writeln!(out, "        }}\n    }}\n\n    /// The label a person reads.")?;
        writeln!(out, "    public func label(_ lang: Lang) -> String {{\n        switch self {{")?;
        for word in &vocabulary.words {
            let (zh, en) = (&word.zh, &word.en);
            writeln!(
                out,
                "        case .{}: return lang == .zh ? {zh:?} : {en:?}",
                lower(&word.name)
            )?;
        }
        writeln!(out, "        }}\n    }}\n}}\n")?;
    }
    for (name, variants) in [("Command", &source.commands), ("Event", &source.events)] {
        writeln!(out, "extension {name} {{\n    /// Which {} it is.", name.to_lowercase())?;
        writeln!(out, "    public var kind: {name}Kind {{\n        switch self {{")?;
        for Variant { name: variant, word, .. } in variants {
            writeln!(out, "        case .{}: return .{}", initial(variant), lower(word))?;
        }
        writeln!(out, "        }}\n    }}\n}}\n")?;
    }
    Ok(out.trim_end().to_owned() + "\n")
}

fn screaming(word: &str) -> String {
    word.replace(['.', '-'], "_").to_uppercase()
}

/// Returns a name as Swift spells a case; its own words stand between backticks.
fn lower(word: &str) -> String {
    initial(&camel(word))
}

fn initial(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(|first| first.to_lowercase().chain(letters).collect::<String>());
    let name = first.unwrap_or_default();
    match name.as_str() {
        "case" | "for" | "in" | "is" | "as" | "return" | "open" | "public" | "private"
        | "default" | "repeat" | "switch" | "where" | "while" => format!("`{name}`"),
        _ => name,
    }
}
