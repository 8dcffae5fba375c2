//! The rows of waiting.

use crate::{
    case::{CommandKind as C, EventKind as E, Flow, Region, lifecycle::table::OPEN},
    table::{Guard as G, On, Place, Row, Spot, TimerKind},
};

const ROW: Row = Row {
    id: "",
    region: Region::Waiting,
    flows: &[Flow::Resolve, Flow::Answer],
    on: On::Command(C::Pause),
    from: &[],
    guards: &[],
    to: None,
    emits: E::WaitingStarted,
    clauses: &[],
};

const IDLE: Place = Place::Spot(Spot::NotWaiting);
const WAITING: Place = Place::Spot(Spot::Waiting);

/// The rows of waiting.
#[rustfmt::skip]
pub(in crate::case) const ROWS: &[Row] = &[
    Row { id: "W1", on: On::Command(C::Pause), from: &[IDLE], guards: &[G::StageIn(OPEN), G::WaitingAhead], to: Some(WAITING), emits: E::WaitingStarted, clauses: &["COL-o-9.1", "SOP-8.1.1.4"], ..ROW },
    Row { id: "W2", on: On::Command(C::Resume), from: &[WAITING], to: Some(IDLE), emits: E::WaitingEnded, ..ROW },
    Row { id: "W3", on: On::Event(E::Closed), from: &[WAITING], to: Some(IDLE), emits: E::WaitingEnded, ..ROW },
    Row { id: "W4", on: On::Clock(TimerKind::WaitingOver), from: &[WAITING], to: Some(IDLE), emits: E::WaitingEnded, ..ROW },
];
