//! Records and commands as JSON.

use super::{LineFault, WireFault};
use crate::case::{Command, CommandKind, EventKind, Observation, Recorded};
use serde::{Deserialize, de::DeserializeOwned};
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
