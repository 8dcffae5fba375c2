//! A document as a tree, before anything in it is judged.

use serde::{
    Deserialize, Deserializer, Serialize, Serializer, de,
    ser::{SerializeMap, SerializeSeq},
};
use std::{collections::BTreeMap, fmt};

/// Holds a value of a document; the order of keys, comments and layout are gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Node {
    /// A text, or a date that TOML wrote without quotes.
    Text(String),
    /// A whole number.
    Number(i64),
    /// True or false.
    Truth(bool),
    /// A list.
    List(Vec<Node>),
    /// A table.
    Table(Table),
    /// Something no key takes: a fraction, a null, a number out of range.
    Odd(Odd),
}

/// Holds the keys of a table in the order of their names.
pub(crate) type Table = BTreeMap<String, Node>;

/// Names the values no key takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Odd {
    /// A number with a fraction, an infinity or "not a number".
    Fraction,
    /// No value.
    Null,
    /// A whole number beyond 64 bits.
    Huge,
}

/// The prefix by which a parser's complaint about a repeated key is known.
pub(crate) const DUPLICATE_KEY: &str = "duplicate key";

impl Node {
    /// Returns what sort of value it is, in Chinese and English.
    pub(crate) fn sort(&self) -> (&'static str, &'static str) {
        match self {
            Self::Text(_) => ("文本", "a text"),
            Self::Number(_) => ("整数", "a number"),
            Self::Truth(_) => ("真假值", "true or false"),
            Self::List(_) => ("列表", "a list"),
            Self::Table(_) => ("表", "a table"),
            Self::Odd(Odd::Fraction) => ("小数", "a fraction"),
            Self::Odd(Odd::Null) => ("空值", "nothing"),
            Self::Odd(Odd::Huge) => ("超出范围的数", "a number out of range"),
        }
    }

    /// Writes the canonical form: keys sorted, every length stated, a list of one text or number
    /// as that value alone, so that writing `"a"` or `["a"]` makes no difference.
    pub(crate) fn canonical(&self, out: &mut Vec<u8>) {
        match self {
            Self::Text(text) => {
                out.extend_from_slice(format!("s{}:", text.len()).as_bytes());
                out.extend_from_slice(text.as_bytes());
            }
            Self::Number(number) => out.extend_from_slice(format!("n{number};").as_bytes()),
            Self::Truth(truth) => out.extend_from_slice(if *truth { b"y" } else { b"x" }),
            Self::Odd(odd) => out.extend_from_slice(format!("o{odd:?};").as_bytes()),
            Self::List(items) => match items.as_slice() {
                [one @ (Self::Text(_) | Self::Number(_))] => one.canonical(out),
                items => {
                    out.extend_from_slice(format!("l{}:", items.len()).as_bytes());
                    items.iter().for_each(|item| item.canonical(out));
                }
            },
            Self::Table(table) => {
                out.extend_from_slice(format!("t{}:", table.len()).as_bytes());
                for (key, value) in table {
                    out.extend_from_slice(format!("k{}:", key.len()).as_bytes());
                    out.extend_from_slice(key.as_bytes());
                    value.canonical(out);
                }
            }
        }
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(number) => serializer.serialize_i64(*number),
            Self::Truth(truth) => serializer.serialize_bool(*truth),
            Self::Odd(_) => serializer.serialize_none(),
            Self::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                items.iter().try_for_each(|item| list.serialize_element(item))?;
                list.end()
            }
            Self::Table(table) => {
                let mut map = serializer.serialize_map(Some(table.len()))?;
                table.iter().try_for_each(|(key, value)| map.serialize_entry(key, value))?;
                map.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> de::Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a document")
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Node, E> {
        Ok(Node::Truth(truth))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Node, E> {
        Ok(Node::Number(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Node, E> {
        Ok(i64::try_from(number).map_or(Node::Odd(Odd::Huge), Node::Number))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Node, E> {
        Ok(Node::Odd(Odd::Fraction))
    }

    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Node, E> {
        Ok(Node::Text(text))
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Odd(Odd::Null))
    }

    fn visit_none<E>(self) -> Result<Node, E> {
        Ok(Node::Odd(Odd::Null))
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        Node::deserialize(deserializer)
    }

    fn visit_seq<A: de::SeqAccess<'de>>(self, mut seq: A) -> Result<Node, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Node::List(items))
    }

    fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut table = Table::new();
        while let Some(key) = map.next_key::<String>()? {
            // The TOML reader hands a bare date over as a table of one reserved key.
            if key.starts_with("$__toml_private") {
                return map.next_value::<String>().map(Node::Text);
            }
            if table.contains_key(&key) {
                let key: String = key.chars().take(60).collect();
                return Err(de::Error::custom(format!("{DUPLICATE_KEY} `{key}`")));
            }
            table.insert(key, map.next_value()?);
        }
        Ok(Node::Table(table))
    }
}
