//! The lists of the core, read off its source: vocabularies, payloads, commands and events.

use camino::Utf8Path;
use std::{collections::BTreeMap, error::Error, fs};
use syn::{
    Attribute, Expr, Ident, Item, Lit, LitStr, Meta, Token, Type, Visibility, braced,
    parenthesized,
    parse::{Parse, ParseStream},
};

/// Holds what the core declares in its lists.
#[derive(Default)]
pub(crate) struct Source {
    pub(crate) vocabularies: BTreeMap<String, Vocabulary>,
    pub(crate) payloads: BTreeMap<String, Payload>,
    pub(crate) commands: Vec<Variant>,
    pub(crate) events: Vec<Variant>,
}

/// Holds a closed vocabulary and where the core has it.
pub(crate) struct Vocabulary {
    pub(crate) path: String,
    pub(crate) doc: String,
    pub(crate) words: Vec<Word>,
}

pub(crate) struct Word {
    pub(crate) variant: String,
    pub(crate) name: String,
    pub(crate) zh: String,
    pub(crate) en: String,
}

/// Holds a struct of commands and events.
pub(crate) struct Payload {
    pub(crate) doc: String,
    pub(crate) fields: Vec<Field>,
}

pub(crate) struct Field {
    pub(crate) doc: String,
    pub(crate) name: String,
    pub(crate) shape: Shape,
    /// Whether the wire may leave it out.
    pub(crate) optional: bool,
}

/// Says what a field holds.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Shape {
    One(String),
    Maybe(Box<Shape>),
    Many(Box<Shape>),
}

/// Holds a command or an event.
pub(crate) struct Variant {
    pub(crate) name: String,
    pub(crate) payload: String,
    /// Whether it holds its payload in a box.
    pub(crate) boxed: bool,
    pub(crate) word: String,
    pub(crate) zh: String,
    pub(crate) en: String,
}

/// Reads every file of the core.
pub(crate) fn read(folder: &Utf8Path) -> Result<Source, Box<dyn Error>> {
    let mut source = Source::default();
    for file in files(folder)? {
        let place = file.strip_prefix(folder)?.as_str().to_owned();
        for item in syn::parse_file(&fs::read_to_string(&file)?)?.items {
            let Item::Macro(item) = item else { continue };
            let Some(name) = item.mac.path.segments.last().map(|last| last.ident.to_string())
            else {
                continue;
            };
            let tokens = item.mac.tokens;
            match name.as_str() {
                "vocabulary" => {
                    let listed: ListedWords = syn::parse2(tokens)?;
                    let path = path_of(&place, &listed.name);
                    let vocabulary = Vocabulary { path, doc: listed.doc, words: listed.words };
                    source.vocabularies.insert(listed.name, vocabulary);
                }
                "payloads" => {
                    let listed: ListedPayloads = syn::parse2(tokens)?;
                    for (name, payload) in listed.0 {
                        if source.payloads.insert(name.clone(), payload).is_some() {
                            return Err(format!("two payloads are called {name}").into());
                        }
                    }
                }
                "commands" => source.commands = syn::parse2::<ListedVariants>(tokens)?.0,
                "events" => source.events = syn::parse2::<ListedVariants>(tokens)?.0,
                _ => {}
            }
        }
    }
    let kinds = [
        ("CommandKind", "Names a command.", words_of(&source.commands)),
        ("EventKind", "Names an event.", words_of(&source.events)),
    ];
    for (name, doc, words) in kinds {
        let path = format!("amends::case::{name}");
        let vocabulary = Vocabulary { path, doc: doc.to_owned(), words };
        source.vocabularies.insert(name.to_owned(), vocabulary);
    }
    Ok(source)
}

fn files(folder: &Utf8Path) -> Result<Vec<camino::Utf8PathBuf>, Box<dyn Error>> {
    let mut found = Vec::new();
    for entry in folder.read_dir_utf8()? {
        let path = entry?.into_path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else if path.extension() == Some("rs") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// Says where the core offers a type of a file.
fn path_of(place: &str, name: &str) -> String {
    let module = place.split(['/', '.']).next().unwrap_or_default();
    match module {
        "actor" => format!("amends::{name}"),
        module => format!("amends::{module}::{name}"),
    }
}

/// Returns the names of commands or events as words.
fn words_of(variants: &[Variant]) -> Vec<Word> {
    let word = |variant: &Variant| Word {
        variant: variant.name.clone(),
        name: variant.word.clone(),
        zh: variant.zh.clone(),
        en: variant.en.clone(),
    };
    variants.iter().map(word).collect()
}

struct ListedWords {
    name: String,
    doc: String,
    words: Vec<Word>,
}

impl Parse for ListedWords {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let doc = doc_of(&Attribute::parse_outer(input)?);
        input.parse::<Visibility>()?;
        input.parse::<Token![enum]>()?;
        let name = input.parse::<Ident>()?.to_string();
        let (content, mut words) = (braces(input)?, Vec::new());
        while !content.is_empty() {
            let variant = content.parse::<Ident>()?.to_string();
            let [name, zh, en] = three(&content)?;
            words.push(Word { variant, name, zh, en });
        }
        Ok(Self { name, doc, words })
    }
}

struct ListedVariants(Vec<Variant>);

impl Parse for ListedVariants {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut variants = Vec::new();
        while !input.is_empty() {
            let name = input.parse::<Ident>()?.to_string();
            let content;
            parenthesized!(content in input);
            let held = content.parse::<Type>()?;
            let boxed = matches!(&held, Type::Path(path)
                if path.path.segments.last().is_some_and(|last| last.ident == "Box"));
            let payload = match shape_of(&held) {
                Shape::One(name) => name,
                Shape::Maybe(_) | Shape::Many(_) => return Err(content.error("expected a struct")),
            };
            let [word, zh, en] = three(input)?;
            variants.push(Variant { name, payload, boxed, word, zh, en });
        }
        Ok(Self(variants))
    }
}

struct ListedPayloads(Vec<(String, Payload)>);

impl Parse for ListedPayloads {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut payloads = Vec::new();
        while !input.is_empty() {
            let doc = doc_of(&Attribute::parse_outer(input)?);
            let name = input.parse::<Ident>()?.to_string();
            let (content, mut fields) = (braces(input)?, Vec::new());
            while !content.is_empty() {
                let attributes = Attribute::parse_outer(&content)?;
                let name = content.parse::<Ident>()?.to_string();
                content.parse::<Token![:]>()?;
                let shape = shape_of(&content.parse::<Type>()?);
                content.parse::<Token![,]>()?;
                let optional =
                    attributes.iter().any(|attribute| attribute.path().is_ident("serde"));
                fields.push(Field { doc: doc_of(&attributes), name, shape, optional });
            }
            payloads.push((name, Payload { doc, fields }));
        }
        Ok(Self(payloads))
    }
}

fn braces<'a>(input: ParseStream<'a>) -> syn::Result<syn::parse::ParseBuffer<'a>> {
    let content;
    braced!(content in input);
    Ok(content)
}

/// Reads a name with its labels, `"name" "中文" "English";`.
fn three(input: ParseStream<'_>) -> syn::Result<[String; 3]> {
    let text = || Ok::<_, syn::Error>(input.parse::<LitStr>()?.value());
    let all = [text()?, text()?, text()?];
    input.parse::<Token![;]>()?;
    Ok(all)
}

/// Reads a type; what only says how it is held, `Box` and `Arc`, is passed over.
fn shape_of(given: &Type) -> Shape {
    let Type::Path(path) = given else { return Shape::One("?".to_owned()) };
    let Some(last) = path.path.segments.last() else { return Shape::One("?".to_owned()) };
    let inner = match &last.arguments {
        syn::PathArguments::AngleBracketed(inner) => match inner.args.first() {
            Some(syn::GenericArgument::Type(inner)) => Some(shape_of(inner)),
            _ => None,
        },
        _ => None,
    };
    match (last.ident.to_string().as_str(), inner) {
        ("Option", Some(inner)) => Shape::Maybe(Box::new(inner)),
        ("Vec", Some(inner)) => Shape::Many(Box::new(inner)),
        ("Box" | "Arc", Some(inner)) => inner,
        (name, _) => Shape::One(name.to_owned()),
    }
}

fn doc_of(attributes: &[Attribute]) -> String {
    let lines = attributes.iter().filter_map(|attribute| match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
            Expr::Lit(literal) => match &literal.lit {
                Lit::Str(text) => Some(text.value().trim().to_owned()),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    });
    lines.collect::<Vec<_>>().join("\n")
}
