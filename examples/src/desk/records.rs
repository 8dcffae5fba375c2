//! Between the library's records and the rows of the store.
//!
//! Stream, number, times and type are columns; the body holds the rest, so that nothing is said
//! twice and no two places can disagree.

use super::{DeskError, store::Record};
use amends::{
    Digest,
    case::{By, CommandKind, Event, Recorded, Source},
    ident::{CaseId, CommandId, Value},
};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Body<'a> {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    by: Option<Cow<'a, By>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    command_id: Option<Cow<'a, CommandId>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    command: Option<CommandKind>,
    schema: u16,
    source: Source,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    row: Option<Cow<'a, Value>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    organisation: Option<Digest>,
    event: Cow<'a, Event>,
}

/// Turns a record of the library into a row of the store.
///
/// # Errors
/// `Json` when it cannot be written, which no event should bring about.
pub fn to_row(recorded: &Recorded) -> Result<Record, DeskError> {
    let body = Body {
        by: recorded.by.as_ref().map(Cow::Borrowed),
        command_id: recorded.command_id.as_ref().map(Cow::Borrowed),
        command: recorded.command,
        schema: recorded.schema,
        source: recorded.source,
        row: recorded.row.as_ref().map(Cow::Borrowed),
        organisation: recorded.organisation,
        event: Cow::Borrowed(&recorded.event),
    };
    Ok(Record {
        stream: recorded.stream.to_string(),
        seq: recorded.seq,
        at: recorded.at,
        recorded_at: recorded.recorded_at,
        kind: recorded.event.kind().name().to_owned(),
        body: serde_json::to_string(&body).map_err(DeskError::json("an event"))?,
    })
}

/// Turns a row of the store into a record of the library.
///
/// # Errors
/// What is wrong with the row, in words.
pub fn from_row(row: &Record) -> Result<Recorded, String> {
    let stream = CaseId::new(&row.stream).map_err(|error| error.to_string())?;
    let body: Body<'_> = serde_json::from_str(&row.body).map_err(|error| error.to_string())?;
    let event = body.event.into_owned();
    if event.kind().name() != row.kind {
        return Err(format!("expected the type `{}`, got `{}`", event.kind().name(), row.kind));
    }
    Ok(Recorded {
        stream,
        seq: row.seq,
        at: row.at,
        recorded_at: row.recorded_at,
        by: body.by.map(Cow::into_owned),
        command_id: body.command_id.map(Cow::into_owned),
        command: body.command,
        schema: body.schema,
        source: body.source,
        row: body.row.map(Cow::into_owned),
        organisation: body.organisation,
        event,
    })
}
