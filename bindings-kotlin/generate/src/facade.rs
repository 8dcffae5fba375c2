//! The Rust facade: commands, events and vocabularies in types that may cross the border.

use crate::{
    output::Output,
    source::{Field, Payload, Shape, Source, Variant, Vocabulary},
};
use std::{collections::BTreeSet, error::Error, fmt::Write as _};

/// The vocabularies that no payload uses and screens do.
const SHOWN: [&str; 18] = [
    "ActorKind",
    "Blame",
    "Certainty",
    "CommandKind",
    "EventKind",
    "Flow",
    "Measure",
    "Mode",
    "Nature",
    "RejectionCode",
    "RunStateKind",
    "Severity",
    "Source",
    "Stage",
    "Standing",
    "Verdict",
    "WakeReason",
    "WireCode",
];

const HEADER: &str =
    "// Generated from the lists of the core by `make bless-kotlin`; do not edit.\n\n";

/// Writes the generated modules of the facade.
pub(crate) fn write(source: &Source, output: &mut Output) -> Result<(), Box<dyn Error>> {
    output.put_rust("src/generated/words.rs", &words(source)?)?;
    output.put_rust("src/generated/values.rs", &values(source)?)?;
    output
        .put_rust("src/generated/commands.rs", &variants("Command", &source.commands, source)?)?;
    output.put_rust("src/generated/events.rs", &variants("Event", &source.events, source)?)
}

/// Lists the vocabularies of the facade.
pub(crate) fn shown(source: &Source) -> Vec<(&str, &Vocabulary)> {
    let used = source.payloads.values().flat_map(|payload| &payload.fields);
    let used: BTreeSet<_> = used.map(|field| innermost(&field.shape)).chain(SHOWN).collect();
    let all = source.vocabularies.iter();
    let all = all.filter(|(name, _)| used.contains(name.as_str()));
    all.map(|(name, vocabulary)| (outside(name), vocabulary)).collect()
}

/// Returns the name of a word as a variant: `case.register` is `CaseRegister`.
pub(crate) fn camel(word: &str) -> String {
    let parts = word.split(['.', '_', '-']);
    let upper = parts.map(|part| {
        let mut letters = part.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>())
    });
    upper.flatten().collect()
}

/// Returns the name of a vocabulary outside: `Flow` is what coroutines call their streams, and a run has
/// no times of its own there that its state would have to be told from.
pub(crate) fn outside(name: &str) -> &str {
    match name {
        "Flow" => "CaseFlow",
        "RunStateKind" => "RunState",
        name => name,
    }
}

fn innermost(shape: &Shape) -> &str {
    match shape {
        Shape::One(name) => name,
        Shape::Maybe(inner) | Shape::Many(inner) => innermost(inner),
    }
}

fn words(source: &Source) -> Result<String, Box<dyn Error>> {
    let mut out = format!("//! The closed vocabularies.\n\n{HEADER}");
    out += "use crate::{border::{Show, Take}, misfit::Misfit};\n";
    for (name, vocabulary) in shown(source) {
        let Vocabulary { path, doc, words } = vocabulary;
        write!(
            out,
            "\n{}#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, uniffi::Enum)]\n",
            comment(doc)
        )?;
        writeln!(out, "pub enum {name} {{")?;
        for word in words {
            writeln!(
                out,
                "{}{},",
                comment(&format!("{} · {}.", word.en, word.zh)),
                camel(&word.name)
            )?;
        }
        writeln!(
            out,
            "}}\n\nimpl Show<{path}> for {name} {{ fn show(core: &{path}) -> Self {{ match core {{"
        )?;
        for word in words {
            writeln!(out, "{path}::{} => Self::{},", word.variant, camel(&word.name))?;
        }
        writeln!(out, "}} }} }}\n\nimpl Take<{path}> for {name} {{")?;
        writeln!(
            out,
            "fn take(self, _: &'static str) -> Result<{path}, Misfit> {{ Ok(match self {{"
        )?;
        for word in words {
            writeln!(out, "Self::{} => {path}::{},", camel(&word.name), word.variant)?;
        }
        writeln!(out, "}}) }} }}")?;
    }
    Ok(out)
}

/// Writes the structs that stand inside commands and events.
fn values(source: &Source) -> Result<String, Box<dyn Error>> {
    let fields = source.payloads.values().flat_map(|payload| &payload.fields);
    let nested: BTreeSet<_> = fields.map(|field| innermost(&field.shape)).collect();
    // A command's payload of the same name as a value of `time` is not what a field holds.
    let own = |name: &&String| nested.contains(name.as_str()) && name.as_str() != "Pause";
    let mut body = String::new();
    for name in source.payloads.keys().filter(own) {
        let Payload { doc, fields } = &source.payloads[name];
        write!(
            body,
            "\n{}#[derive(Debug, Clone, PartialEq, uniffi::Record)]\npub struct {name} {{\n",
            comment(doc)
        )?;
        for field in fields {
            writeln!(body, "{}", declared(field, "pub "))?;
        }
        let names = list(fields, |field| field.name.clone());
        let shown = list(fields, |field| format!("{0}: Show::show({0})", field.name));
        let taken = list(fields, |field| format!("{0}: self.{0}.take(\"{0}\")?", field.name));
        write!(
            body,
            "}}\n\nimpl Show<core::{name}> for {name} {{ fn show(core: &core::{name}) -> Self {{
             let core::{name} {{ {names} }} = core; Self {{ {shown} }} }} }}\n
             impl Take<core::{name}> for {name} {{
             fn take(self, _: &'static str) -> Result<core::{name}, Misfit> {{
             Ok(core::{name} {{ {taken} }}) }} }}\n",
        )?;
    }
    let head = format!("//! Values inside commands and events.\n\n{HEADER}");
    Ok(head + &uses("values::*") + &body)
}

/// Writes an enum of commands or events: one variant for each, its payload laid open.
fn variants(kind: &str, all: &[Variant], source: &Source) -> Result<String, Box<dyn Error>> {
    let what = match kind {
        "Command" => "Says what is asked of a case, in the imperative.",
        _ => "Says what happened to a case, in the past tense.",
    };
    let mut body = format!("\n{}#[derive(Debug, Clone, PartialEq, uniffi::Enum)]\n", comment(what));
    writeln!(body, "pub enum {kind} {{")?;
    let (mut show, mut take) = (String::new(), String::new());
    for Variant { name, payload, boxed, word, zh, en } in all {
        let doc = format!("{en} · {zh} (`{word}`).");
        write!(body, "{}{name}", comment(&doc))?;
        let Some(Payload { fields, .. }) = source.payloads.get(payload) else {
            // Written by hand, and the same thing as a value of its own.
            let field = payload.to_lowercase();
            let doc = comment(&format!("The {field}."));
            writeln!(body, " {{\n{doc}{field}: {payload},\n}},")?;
            writeln!(
                show,
                "core::{kind}::{name}(data) => Self::{name} {{ {field}: Show::show(data) }},"
            )?;
            writeln!(
                take,
                "Self::{name} {{ {field} }} => core::{kind}::{name}({field}.take(\"{field}\")?),"
            )?;
            continue;
        };
        if fields.is_empty() {
            writeln!(body, ",")?;
            writeln!(show, "core::{kind}::{name}(core::{payload} {{}}) => Self::{name},")?;
            writeln!(take, "Self::{name} => core::{kind}::{name}(core::{payload} {{}}),")?;
            continue;
        }
        writeln!(body, " {{")?;
        for field in fields {
            writeln!(body, "{}", declared(field, ""))?;
        }
        writeln!(body, "}},")?;
        let names = list(fields, |field| field.name.clone());
        let shown = list(fields, |field| format!("{0}: Show::show({0})", field.name));
        let taken = list(fields, |field| format!("{0}: {0}.take(\"{0}\")?", field.name));
        let data = if *boxed { "Box::new(data)" } else { "data" };
        writeln!(
            show,
            "core::{kind}::{name}(data) => {{ let core::{payload} {{ {names} }}: &core::{payload} = data;
             Self::{name} {{ {shown} }} }}"
        )?;
        writeln!(
            take,
            "Self::{name} {{ {names} }} => {{ let data = core::{payload} {{ {taken} }};
             core::{kind}::{name}({data}) }}"
        )?;
    }
    write!(
        body,
        "}}\n\nimpl Show<core::{kind}> for {kind} {{ fn show(core: &core::{kind}) -> Self {{
         match core {{ {show} }} }} }}\n
         impl Take<core::{kind}> for {kind} {{
         fn take(self, _: &'static str) -> Result<core::{kind}, Misfit> {{
         Ok(match self {{ {take} }}) }} }}\n"
    )?;
    let (title, declared_in) = match kind {
        "Command" => ("Commands", "commands::Command"),
        _ => ("Events", ""),
    };
    let head = format!("//! {title}, with what they carry.\n\n{HEADER}");
    Ok(head + &uses(declared_in) + &body)
}

/// Writes the imports of a module that declares types: everything of the facade it may name.
fn uses(declared: &str) -> String {
    let modules = ["commands::Command", "values::*", "words::*"];
    let generated: Vec<_> = modules.into_iter().filter(|module| *module != declared).collect();
    let generated = generated.join(", ");
    format!(
        "use crate::{{border::{{Show, Take}}, misfit::Misfit}};
         #[allow(unused_imports, reason = \"generated: not every file names every one\")]
         use crate::{{generated::{{{generated}}}, observation::*, term::Term, values::*}};
         use amends::case as core;\n"
    )
}

fn list(fields: &[Field], each: impl Fn(&Field) -> String) -> String {
    fields.iter().map(each).collect::<Vec<_>>().join(", ")
}

fn declared(field: &Field, visibility: &str) -> String {
    let Field { doc, name, shape, optional } = field;
    let default = match shape {
        Shape::Maybe(_) if *optional => "#[uniffi(default = None)]\n",
        Shape::Many(_) if *optional => "#[uniffi(default = [])]\n",
        Shape::One(name) if *optional && name == "Facts" => "#[uniffi(default)]\n",
        Shape::One(_) | Shape::Maybe(_) | Shape::Many(_) => "",
    };
    format!("{}{default}{visibility}{name}: {},", comment(doc), type_of(shape))
}

/// Returns the type that stands for a field's at the border.
fn type_of(shape: &Shape) -> String {
    match shape {
        Shape::Maybe(inner) => format!("Option<{}>", type_of(inner)),
        Shape::Many(inner) => format!("Vec<{}>", type_of(inner)),
        Shape::One(name) => match name.as_str() {
            "Timestamp" => "Moment",
            "u8" | "u16" | "u32" => "i32",
            "u64" => "i64",
            "Digest" | "Value" => "String",
            name if name.ends_with("Id") => "String",
            name => name,
        }
        .to_owned(),
    }
}

fn comment(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>());
    let text = first.unwrap_or_default();
    text.lines().map(|line| format!("/// {line}\n")).collect()
}
