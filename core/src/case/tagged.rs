//! How commands and events are read: `{"type": …, "data": …}`, whichever of the two comes first.
//!
//! Written by hand because the derived reader holds every payload a second time, for the order that
//! nobody writes. Here that order is read through JSON.

use crate::document::Node;
use serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor},
};
use std::{fmt, marker::PhantomData};

/// What tells its payload by a kind.
pub(super) trait Tagged: Sized {
    /// The kind, read off its name.
    type Kind: for<'de> Deserialize<'de> + Copy;

    /// Its name, by which formats of typed values know it.
    const NAME: &'static str;

    /// Reads the payload of a kind.
    fn read<'de, D: Deserializer<'de>>(kind: Self::Kind, data: D) -> Result<Self, D::Error>;
}

/// Reads a command or an event.
pub(super) fn read<'de, T: Tagged, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_struct(T::NAME, &["type", "data"], Reader(PhantomData))
}

#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "lowercase")]
enum Key {
    Type,
    Data,
}

struct Reader<T>(PhantomData<T>);

impl<'de, T: Tagged> Visitor<'de> for Reader<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} with `type` and `data`", T::NAME)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let (mut kind, mut read, mut early) = (None, None, None);
        while let Some(key) = map.next_key()? {
            match (key, kind) {
                (Key::Type, Some(_)) => return Err(Error::duplicate_field("type")),
                (Key::Type, None) => kind = Some(map.next_value()?),
                (Key::Data, _) if read.is_some() || early.is_some() => {
                    return Err(Error::duplicate_field("data"));
                }
                (Key::Data, Some(kind)) => read = Some(map.next_value_seed(Payload::<T>(kind))?),
                (Key::Data, None) => early = Some(map.next_value()?),
            }
        }
        let kind = kind.ok_or_else(|| Error::missing_field("type"))?;
        match (read, early) {
            (Some(read), _) => Ok(read),
            (None, Some(early)) => late(kind, &early),
            (None, None) => Err(Error::missing_field("data")),
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<T, A::Error> {
        let kind = seq.next_element()?.ok_or_else(|| Error::missing_field("type"))?;
        let read = seq.next_element_seed(Payload::<T>(kind))?;
        read.ok_or_else(|| Error::missing_field("data"))
    }
}

struct Payload<T: Tagged>(T::Kind);

impl<'de, T: Tagged> DeserializeSeed<'de> for Payload<T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        T::read(self.0, deserializer)
    }
}

/// Reads a payload that came before its kind.
#[cfg(feature = "json")]
fn late<T: Tagged, E: Error>(kind: T::Kind, early: &Node) -> Result<T, E> {
    let text = serde_json::to_vec(early).map_err(E::custom)?;
    let mut json = serde_json::Deserializer::from_slice(&text);
    T::read(kind, &mut json).map_err(|error| {
        // The place is one in a text that the caller does not have.
        let place = format!(" at line {} column {}", error.line(), error.column());
        let said = error.to_string();
        E::custom(said.strip_suffix(&place).unwrap_or(&said))
    })
}

#[cfg(not(feature = "json"))]
fn late<T: Tagged, E: Error>(_: T::Kind, _: &Node) -> Result<T, E> {
    Err(E::custom("expected `type` before `data`"))
}
