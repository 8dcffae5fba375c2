//! Reads Python objects as values of the core: generated classes, dictionaries, or a mixture.

use crate::{
    at::{instant, length},
    faults::WireFault,
    registry::{Registry, SPANS},
};
use amends::time::Timestamp;
use pyo3::{
    intern,
    prelude::*,
    types::{
        PyBool, PyDateTime, PyDelta, PyDict, PyFloat, PyInt, PyList, PyMapping, PyString, PyTuple,
        PyType,
    },
};
use serde::de::{self, DeserializeOwned, DeserializeSeed, IntoDeserializer, Visitor};
use std::{
    collections::BTreeMap,
    fmt,
    sync::{Arc, Mutex, MutexGuard},
};

/// Reads an object.
pub(crate) fn read<T: DeserializeOwned>(value: &Bound<'_, PyAny>) -> PyResult<T> {
    T::deserialize(Reader { value: value.clone(), span: false, data: false }).map_err(Unread::raise)
}

/// Says what cannot be read, and where.
#[derive(Debug)]
pub(crate) struct Unread {
    path: String,
    message: String,
}

impl Unread {
    fn nothing() -> Self {
        de::Error::custom("the word carries nothing")
    }

    fn at(mut self, key: &str) -> Self {
        self.path = if self.path.is_empty() || self.path.starts_with('[') {
            format!("{key}{}", self.path)
        } else {
            format!("{key}.{}", self.path)
        };
        self
    }

    fn raise(self) -> PyErr {
        let Self { path, message } = self;
        let tagged = path == "type" || path.ends_with(".type");
        let message = match message.strip_prefix("unknown variant") {
            // The list of all there are is too long to be read.
            Some(rest) if tagged => {
                format!("unknown type {}", rest.split(',').next().unwrap_or_default().trim())
            }
            _ => message,
        };
        let code = match message.split(' ').take(2).collect::<Vec<_>>().as_slice() {
            ["unknown", "field"] => "unknown_key",
            ["missing", "field"] => "missing_key",
            _ if message.starts_with("unknown type") => "unknown_type",
            _ => "bad_value",
        };
        let (zh, en) = if path.is_empty() {
            (format!("值无效：{message}"), message)
        } else {
            (format!("`{path}` 无效：{message}"), format!("`{path}`: {message}"))
        };
        WireFault::new_err((code, zh, en))
    }
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Unread {}

impl de::Error for Unread {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self { path: String::new(), message: message.to_string() }
    }
}

impl From<PyErr> for Unread {
    fn from(error: PyErr) -> Self {
        Python::attach(|py| de::Error::custom(error.value(py)))
    }
}

struct Reader<'py> {
    value: Bound<'py, PyAny>,
    /// Whether an integer of 64 bits is a length of time.
    span: bool,
    /// Whether the value is a command or event whose type has been read already.
    data: bool,
}

impl<'py> Reader<'py> {
    fn inner(value: Bound<'py, PyAny>) -> Self {
        Self { value, span: false, data: false }
    }

    fn field(value: Bound<'py, PyAny>, key: &str) -> Self {
        Self { value, span: SPANS.contains(&key), data: false }
    }

    fn sort(&self) -> String {
        self.value.get_type().name().map_or_else(|_| "object".to_owned(), |name| name.to_string())
    }

    fn wrong(&self, expected: &str) -> Unread {
        de::Error::custom(format!("expected {expected}, got {}", self.shown()))
    }

    fn shown(&self) -> String {
        let shown = self.value.repr().map_or_else(|_| self.sort(), |repr| repr.to_string());
        format!("`{}`", shown.chars().take(60).collect::<String>())
    }

    fn text(&self) -> Result<&str, Unread> {
        match self.value.cast::<PyString>() {
            Ok(text) => Ok(text.to_str()?),
            Err(_) => Err(self.wrong("a text")),
        }
    }

    /// The stable name of the command or event that an object of a generated class is.
    fn type_name(&self) -> Option<Bound<'py, PyAny>> {
        if self.value.is_instance_of::<PyType>() {
            return None;
        }
        self.value
            .getattr_opt(intern!(self.value.py(), "_TYPE"))
            .ok()
            .flatten()
            .filter(|name| !name.is_none())
    }

    fn is_dict(&self) -> bool {
        self.value.is_instance_of::<PyDict>()
    }

    /// Visits the entries of a dictionary; the tag of a command or event comes first, so that
    /// nothing has to be kept back.
    fn entries(&self, first: Option<&str>) -> Result<Pairs<'py>, Unread> {
        let mut pairs = Vec::new();
        let mapping = self.value.cast::<PyMapping>().map_err(|_| self.wrong("a dictionary"))?;
        for item in mapping.items()?.iter() {
            let (key, value): (Bound<'py, PyAny>, Bound<'py, PyAny>) = item.extract()?;
            let key = key.extract::<String>().map_err(|_| self.wrong("texts as keys"))?;
            let place = if Some(key.as_str()) == first { 0 } else { pairs.len() };
            pairs.insert(place, (Key::Owned(key), Entry::Value(value)));
        }
        Ok(Pairs::new(pairs))
    }

    /// Visits the attributes of an object by the names of the fields.
    fn attributes(&self, fields: &'static [&'static str]) -> Result<Pairs<'py>, Unread> {
        let py = self.value.py();
        if self.value.is(Registry::get(py)?.no_facts()) {
            return Ok(Pairs::new(Vec::new()));
        }
        let names = attribute_names(py, fields);
        let mut pairs = Vec::with_capacity(fields.len());
        for (field, name) in fields.iter().zip(&*names) {
            let value = match self.value.getattr(name) {
                Ok(value) => value,
                Err(_) if self.data || self.value.hasattr("_FIELDS")? => continue,
                Err(_) => return Err(self.wrong("an object of this package or a dictionary")),
            };
            if !value.is_none() {
                pairs.push((Key::Static(field), Entry::Value(value)));
            }
        }
        Ok(Pairs::new(pairs))
    }
}

/// Returns the attributes that hold fields, as Python texts that are made once.
fn attribute_names(py: Python<'_>, fields: &'static [&'static str]) -> Arc<[Py<PyString>]> {
    type Names = BTreeMap<(usize, usize), Arc<[Py<PyString>]>>;
    static NAMES: Mutex<Names> = Mutex::new(BTreeMap::new());
    // Lists of fields are few and stand where they are, so a list is known by its place.
    let place = (fields.as_ptr().addr(), fields.len());
    let known = |names: MutexGuard<'_, Names>| names.get(&place).cloned();
    if let Some(names) = NAMES.lock().ok().and_then(known) {
        return names;
    }
    let names = fields.iter().map(|field| {
        let name = if *field == "from" { "from_" } else { field };
        PyString::intern(py, name).unbind()
    });
    let names: Arc<[_]> = names.collect();
    if let Ok(mut all) = NAMES.lock() {
        all.insert(place, Arc::clone(&names));
    }
    names
}

enum Key {
    Static(&'static str),
    Owned(String),
}

impl Key {
    fn as_str(&self) -> &str {
        match self {
            Self::Static(key) => key,
            Self::Owned(key) => key,
        }
    }
}

enum Entry<'py> {
    Value(Bound<'py, PyAny>),
    /// The payload of a command or event: the very object.
    Data(Bound<'py, PyAny>),
}

/// Hands out keys and values.
struct Pairs<'py> {
    rest: std::vec::IntoIter<(Key, Entry<'py>)>,
    current: Option<(Key, Entry<'py>)>,
}

impl<'py> Pairs<'py> {
    fn new(pairs: Vec<(Key, Entry<'py>)>) -> Self {
        Self { rest: pairs.into_iter(), current: None }
    }
}

impl<'de> de::MapAccess<'de> for Pairs<'_> {
    type Error = Unread;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Unread> {
        self.current = self.rest.next();
        let Some((key, _)) = &self.current else { return Ok(None) };
        let key: de::value::StrDeserializer<'_, Unread> = key.as_str().into_deserializer();
        seed.deserialize(key).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Unread> {
        let Some((key, entry)) = self.current.take() else {
            return Err(de::Error::custom("a value without a key"));
        };
        match entry {
            Entry::Value(value) => {
                let read = seed.deserialize(Reader::field(value, key.as_str()));
                read.map_err(|error| error.at(key.as_str()))
            }
            Entry::Data(value) => seed.deserialize(Reader { value, span: false, data: true }),
        }
    }
}

/// Hands out the items of a sequence.
struct Items<'py> {
    items: Vec<Bound<'py, PyAny>>,
    next: usize,
}

impl<'de> de::SeqAccess<'de> for Items<'_> {
    type Error = Unread;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Unread> {
        let (index, item) = (self.next, self.items.get(self.next));
        self.next += 1;
        let Some(item) = item else { return Ok(None) };
        let read = seed.deserialize(Reader::inner(item.clone()));
        read.map(Some).map_err(|error| error.at(&format!("[{index}]")))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.items.len().saturating_sub(self.next))
    }
}

/// Hands out a variant with what it carries.
struct Variant<'py> {
    name: Bound<'py, PyString>,
    value: Option<Bound<'py, PyAny>>,
}

impl<'de, 'py> de::EnumAccess<'de> for Variant<'py> {
    type Error = Unread;
    type Variant = Carried<'py>;

    fn variant_seed<V: DeserializeSeed<'de>>(
        self,
        seed: V,
    ) -> Result<(V::Value, Carried<'py>), Unread> {
        let name: de::value::StrDeserializer<'_, Unread> = self.name.to_str()?.into_deserializer();
        Ok((seed.deserialize(name)?, Carried(self.value)))
    }
}

struct Carried<'py>(Option<Bound<'py, PyAny>>);

impl<'de> de::VariantAccess<'de> for Carried<'_> {
    type Error = Unread;

    fn unit_variant(self) -> Result<(), Unread> {
        match self.0 {
            None => Ok(()),
            Some(_) => Err(de::Error::custom("expected a plain word")),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Unread> {
        seed.deserialize(Reader::inner(self.0.ok_or_else(Unread::nothing)?))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Unread> {
        de::Deserializer::deserialize_seq(
            Reader::inner(self.0.ok_or_else(Unread::nothing)?),
            visitor,
        )
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unread> {
        let reader = Reader::inner(self.0.ok_or_else(Unread::nothing)?);
        de::Deserializer::deserialize_struct(reader, "", fields, visitor)
    }
}

macro_rules! wholes {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
            if self.value.is_instance_of::<PyBool>() || !self.value.is_instance_of::<PyInt>() {
                return Err(self.wrong("a whole number"));
            }
            match self.value.extract::<u64>() {
                Ok(number) => visitor.visit_u64(number),
                Err(_) => Err(self.wrong("a whole number that is not negative")),
            }
        }
    )*};
}

impl<'de> de::Deserializer<'de> for Reader<'_> {
    type Error = Unread;

    fn is_human_readable(&self) -> bool {
        false
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        let value = &self.value;
        if value.is_none() {
            return visitor.visit_unit();
        }
        if value.is_instance_of::<PyString>() {
            return visitor.visit_str(self.text()?);
        }
        if let Ok(flag) = value.cast::<PyBool>() {
            return visitor.visit_bool(flag.is_true());
        }
        if value.is_instance_of::<PyInt>() {
            return match value.extract::<i64>() {
                Ok(number) => visitor.visit_i64(number),
                Err(_) => Err(self.wrong("a number of 64 bits")),
            };
        }
        if let Ok(number) = value.cast::<PyFloat>() {
            return visitor.visit_f64(number.extract()?);
        }
        if value.is_instance_of::<PyDateTime>() {
            return visitor.visit_str(&instant(value)?.to_string());
        }
        if value.is_instance_of::<PyDelta>() {
            return visitor.visit_str(&length(value)?.to_string());
        }
        if value.is_instance_of::<PyList>() || value.is_instance_of::<PyTuple>() {
            return self.deserialize_seq(visitor);
        }
        if self.is_dict() {
            return visitor.visit_map(self.entries(None)?);
        }
        if let Some(tag) = value.getattr_opt(intern!(self.value.py(), "_TAG"))? {
            let names: Vec<String> = value.getattr("_FIELDS")?.extract()?;
            let (key, tag): (String, Bound<'_, PyAny>) = tag.extract()?;
            let mut pairs = vec![(Key::Owned(key), Entry::Value(tag))];
            for name in names {
                let field = value.getattr(name.as_str())?;
                pairs.push((Key::Owned(name), Entry::Value(field)));
            }
            return visitor.visit_map(Pairs::new(pairs));
        }
        visitor.visit_map(self.entries(None)?)
    }

    wholes! { deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_i8 deserialize_i16 deserialize_i32 }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        if self.span {
            return visitor.visit_i64(length(&self.value)?.seconds());
        }
        let at = match self.value.cast::<PyString>() {
            Ok(text) => {
                text.to_str()?.parse::<Timestamp>().map_err(<Unread as de::Error>::custom)?
            }
            Err(_) => instant(&self.value)?,
        };
        visitor.visit_i64(at.micros())
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        if self.value.is_instance_of::<PyDelta>() {
            return visitor.visit_str(&length(&self.value)?.to_string());
        }
        visitor.visit_str(self.text()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        visitor.visit_str(self.text()?)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        visitor.visit_str(self.text()?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        if self.value.is_none() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Unread> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        if self.value.is_instance_of::<PyString>() {
            return Err(self.wrong("a list"));
        }
        let items = self.value.try_iter().map_err(|_| self.wrong("a list"))?;
        let items = items.collect::<PyResult<Vec<_>>>()?;
        visitor.visit_seq(Items { items, next: 0 })
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        visitor.visit_map(self.entries(None)?)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unread> {
        if self.is_dict() {
            let first = matches!(name, "Command" | "Event").then_some("type");
            return visitor.visit_map(self.entries(first)?);
        }
        if !self.data && matches!(name, "Command" | "Event") {
            let Some(kind) = self.type_name() else {
                return Err(self.wrong("a command or event of this package, or a dictionary"));
            };
            let pairs = vec![
                (Key::Static("type"), Entry::Value(kind)),
                (Key::Static("data"), Entry::Data(self.value)),
            ];
            return visitor.visit_map(Pairs::new(pairs));
        }
        visitor.visit_map(self.attributes(fields)?)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unread> {
        if let Ok(name) = self.value.cast::<PyString>() {
            return visitor.visit_enum(Variant { name: name.clone(), value: None });
        }
        if let Ok(dict) = self.value.cast::<PyDict>()
            && dict.len() == 1
            && let Some((name, value)) = dict.iter().next()
        {
            let name = name.cast_into::<PyString>().map_err(PyErr::from)?;
            return visitor.visit_enum(Variant { name, value: Some(value) });
        }
        if let Some(name) = self.value.getattr_opt(intern!(self.value.py(), "_VARIANT"))? {
            let value = self.value.getattr(intern!(self.value.py(), "value"))?;
            let name = name.cast_into::<PyString>().map_err(PyErr::from)?;
            return visitor.visit_enum(Variant { name, value: Some(value) });
        }
        Err(self.wrong("a word of the vocabulary"))
    }

    serde::forward_to_deserialize_any! {
        bool i128 u128 f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct ignored_any
    }
}
