//! Records and commands as JSON.

use super::{LineFault, WireFault};
use crate::case::{Command, CommandKind, Event, EventKind, Observation, Recorded};
use serde::{
    Deserialize,
    de::{
        DeserializeOwned, DeserializeSeed, MapAccess,
        value::{BorrowedStrDeserializer, MapAccessDeserializer},
    },
};
use serde_json::error::Category;

/// The largest record that is read, in bytes, unless the caller says otherwise.
pub const MAX_RECORD_BYTES: usize = 1024 * 1024;

/// The longest piece of foreign text that a fault quotes, in characters.
const QUOTED: usize = 120;

/// Reads one record.
///
/// # Errors
/// `WireFault`, naming the type, key or place that is wrong.
pub fn read_record(bytes: impl AsRef<[u8]>) -> Result<Recorded, WireFault> {
    read_record_within(bytes, MAX_RECORD_BYTES)
}

/// Reads one record of at most so many bytes.
///
/// # Errors
/// `WireFault`, naming the type, key or place that is wrong.
pub fn read_record_within(bytes: impl AsRef<[u8]>, limit: usize) -> Result<Recorded, WireFault> {
    let bytes = bytes.as_ref();
    let known = |name: &str| EventKind::from_name(name).is_some();
    let record: Recorded = read(bytes, Limit(limit), |probe: &Probe| {
        newer(probe.schema)?;
        unknown_type(probe.event.as_ref().and_then(|event| event.name.as_deref()), known)
    })?;
    newer(Some(record.schema.into()))?;
    Ok(record)
}

/// Reads one command.
///
/// # Errors
/// `WireFault`, naming the type, key or place that is wrong.
pub fn read_command(bytes: impl AsRef<[u8]>) -> Result<Command, WireFault> {
    let known = |name: &str| CommandKind::from_name(name).is_some();
    read(bytes.as_ref(), Limit(MAX_RECORD_BYTES), |probe: &Probe| {
        unknown_type(probe.name.as_deref(), known)
    })
}

/// Reads one observation.
///
/// # Errors
/// `WireFault`, naming the key or place that is wrong.
pub fn read_observation(bytes: impl AsRef<[u8]>) -> Result<Observation, WireFault> {
    read(bytes.as_ref(), Limit(MAX_RECORD_BYTES), |_: &Probe| Ok(()))
}

/// Reads one event whose type stands apart from what it carries, as in a table with a column for each.
///
/// # Errors
/// `WireFault`, naming the type, key or place that is wrong.
///
/// ```
/// use amends::wire;
/// let event = wire::read_event("escalation.acknowledged", "{}")?;
/// assert_eq!(event.kind().name(), "escalation.acknowledged");
/// assert_eq!(wire::write_event(&event)?, "{}");
/// # Ok::<(), wire::WireFault>(())
/// ```
pub fn read_event(name: &str, data: &str) -> Result<Event, WireFault> {
    unknown_type(Some(name), |name| EventKind::from_name(name).is_some())?;
    if data.len() > MAX_RECORD_BYTES {
        return Err(WireFault::TooLarge { bytes: data.len(), limit: MAX_RECORD_BYTES });
    }
    let parts = Apart { name: Some(name), data: Some(data) };
    Event::deserialize(MapAccessDeserializer::new(parts)).map_err(|error| fault_of(&error))
}

/// Hands out the two parts of an event.
struct Apart<'a> {
    name: Option<&'a str>,
    data: Option<&'a str>,
}

impl<'de> MapAccess<'de> for Apart<'de> {
    type Error = serde_json::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Self::Error> {
        let key = match self {
            Self { name: Some(_), .. } => "type",
            Self { data: Some(_), .. } => "data",
            Self { .. } => return Ok(None),
        };
        seed.deserialize(BorrowedStrDeserializer::new(key)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(
        &mut self,
        seed: V,
    ) -> Result<V::Value, Self::Error> {
        if let Some(name) = self.name.take() {
            return seed.deserialize(BorrowedStrDeserializer::new(name));
        }
        let mut json = serde_json::Deserializer::from_str(self.data.take().unwrap_or_default());
        let value = seed.deserialize(&mut json)?;
        json.end()?;
        Ok(value)
    }
}

/// Reads a log of one record a line; empty lines are passed over.
///
/// Every line is read on its own, so that one bad line hides no other.
pub fn read_log(bytes: &[u8]) -> impl Iterator<Item = Result<Recorded, LineFault>> + '_ {
    bytes
        .split(|byte| *byte == b'\n')
        .enumerate()
        .filter(|(_, line)| !line.trim_ascii().is_empty())
        .map(|(index, line)| {
            read_record(line.trim_ascii()).map_err(|fault| LineFault { line: index + 1, fault })
        })
}

/// Writes one record: one line, keys in their fixed order, always the same bytes.
///
/// # Errors
/// `WireFault::Unwritable`, which no record of this library meets.
pub fn write_record(record: &Recorded) -> Result<String, WireFault> {
    serde_json::to_string(record).map_err(|e| WireFault::Unwritable { detail: e.to_string() })
}

/// Writes what one event carries, without its type, as [`read_event`] reads it.
///
/// # Errors
/// `WireFault::Unwritable`, which no event of this library meets.
pub fn write_event(event: &Event) -> Result<String, WireFault> {
    let unwritable = |detail: String| WireFault::Unwritable { detail };
    let text = serde_json::to_string(event).map_err(|e| unwritable(e.to_string()))?;
    // INVARIANT: an event is written with its type first and then its data.
    let head = format!("{{\"type\":\"{}\",\"data\":", event.kind().name());
    let data = text.strip_prefix(&head).and_then(|rest| rest.strip_suffix('}'));
    data.map(str::to_owned).ok_or_else(|| unwritable(shorten(&text)))
}

/// Writes one command.
///
/// # Errors
/// `WireFault::Unwritable`, which no command of this library meets.
pub fn write_command(command: &Command) -> Result<String, WireFault> {
    serde_json::to_string(command).map_err(|e| WireFault::Unwritable { detail: e.to_string() })
}

/// Writes one observation.
///
/// # Errors
/// `WireFault::Unwritable`, which no observation of this library meets.
pub fn write_observation(observation: &Observation) -> Result<String, WireFault> {
    serde_json::to_string(observation).map_err(|e| WireFault::Unwritable { detail: e.to_string() })
}

/// Holds what can be told of bytes whose keys or types are not known.
#[derive(Deserialize)]
struct Probe {
    #[serde(default)]
    schema: Option<u64>,
    #[serde(default)]
    event: Option<TypeProbe>,
    #[serde(default, rename = "type")]
    name: Option<String>,
}

#[derive(Deserialize)]
struct TypeProbe {
    #[serde(default, rename = "type")]
    name: Option<String>,
}

/// Holds how many bytes are looked at.
pub(super) struct Limit(pub(super) usize);

/// Reads a value; only when that fails is the reason looked for, in what a probe can still tell.
pub(super) fn read<T: DeserializeOwned, P: DeserializeOwned>(
    bytes: &[u8],
    Limit(limit): Limit,
    explain: impl FnOnce(&P) -> Result<(), WireFault>,
) -> Result<T, WireFault> {
    if bytes.len() > limit {
        return Err(WireFault::TooLarge { bytes: bytes.len(), limit });
    }
    serde_json::from_slice(bytes).map_err(|error| {
        let probed = serde_json::from_slice::<P>(bytes);
        match probed.as_ref().map(explain) {
            Ok(Err(fault)) => fault,
            Ok(Ok(())) | Err(_) => fault_of(&error),
        }
    })
}

fn newer(schema: Option<u64>) -> Result<(), WireFault> {
    match schema {
        Some(got) if got > u64::from(Recorded::SCHEMA) => {
            Err(WireFault::WrittenByNewerVersion { got, known: Recorded::SCHEMA })
        }
        _ => Ok(()),
    }
}

fn unknown_type(name: Option<&str>, known: impl Fn(&str) -> bool) -> Result<(), WireFault> {
    match name {
        Some(name) if !known(name) => Err(WireFault::UnknownType { got: shorten(name) }),
        _ => Ok(()),
    }
}

fn fault_of(error: &serde_json::Error) -> WireFault {
    let (line, column) = (error.line(), error.column());
    if matches!(error.classify(), Category::Syntax | Category::Eof | Category::Io) {
        return WireFault::Syntax { line, column };
    }
    let message = error.to_string();
    let place = format!(" at line {line} column {column}");
    let message = message.strip_suffix(&place).unwrap_or(&message);
    let quoted = || message.split('`').nth(1).map(shorten).unwrap_or_default();
    if message.starts_with("unknown field") {
        return WireFault::UnknownKey { key: quoted() };
    }
    if message.starts_with("missing field") {
        return WireFault::MissingKey { key: quoted() };
    }
    WireFault::BadValue { line, column, detail: shorten(message) }
}

fn shorten(text: &str) -> String {
    text.chars().take(QUOTED).collect()
}
