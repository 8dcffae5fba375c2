//! The events of the requests' rows.

use crate::{
    case::{
        Command, Event,
        event_data::{Asked, RequestAnswered, RequestEnded},
        view::View,
    },
    ident::Value,
    rejection::Reason,
};

/// Builds the event a row emits on a command.
pub(in crate::case) fn on_command(view: &View<'_>, command: &Command) -> Result<Event, Reason> {
    let requests = &view.case.requests;
    let kind_of = |ordinal| {
        requests.get(ordinal).map(|request| request.kind).ok_or(Reason::Bug { place: "requests" })
    };
    Ok(match command {
        Command::Ask(data) => Event::Asked(Asked {
            request: requests.all.last().map_or(1, |last| last.ordinal.saturating_add(1)),
            kind: data.request,
            to: data.to.clone(),
            need: data.need,
            due: data.due,
        }),
        Command::AnswerRequest(data) => Event::RequestAnswered(RequestAnswered {
            request: data.request,
            kind: kind_of(data.request)?,
            note: data.note,
        }),
        Command::RefuseRequest(data) => Event::RequestRefused(RequestEnded {
            request: data.request,
            kind: kind_of(data.request)?,
            reason: data.reason.clone(),
        }),
        Command::WithdrawRequest(data) => Event::RequestWithdrawn(RequestEnded {
            request: data.request,
            kind: kind_of(data.request)?,
            reason: data.reason.clone(),
        }),
        _ => return Err(Reason::Bug { place: "requests::decide" }),
    })
}

/// Builds the events that withdraw what is still open when the case closes.
pub(in crate::case) fn withdrawn_on_close(view: &View<'_>) -> Vec<Event> {
    let requests = view.case.requests.open();
    requests
        .map(|request| {
            Event::RequestWithdrawn(RequestEnded {
                request: request.ordinal,
                kind: request.kind,
                reason: Value::known("settled"),
            })
        })
        .collect()
}
