//! The rows of custody.

use crate::{
    case::{CommandKind as C, EventKind as E, Flow, Region, lifecycle::table::OPEN},
    table::{Guard as G, On, Place, Row, Spot, TimerKind},
};

const ROW: Row = Row {
    id: "",
    region: Region::Custody,
    flows: &[Flow::Resolve, Flow::Answer],
    on: On::Command(C::Rebind),
    from: &[],
    guards: &[],
    to: None,
    emits: E::PolicyRebound,
    clauses: &[],
};

const KEPT: Place = Place::Spot(Spot::Kept);
const ERASED: Place = Place::Spot(Spot::Erased);
const ANY: &[Place] = &[KEPT, ERASED];

/// What may still be done once the personal references are erased, and by anybody but a customer:
/// it ends the matter or keeps the record. Whatever stage a case was erased in, it can be ended.
pub(in crate::case) const AFTER_ERASURE: &[C] = &[
    C::Register,
    C::Resume,
    C::AnswerRequest,
    C::RefuseRequest,
    C::WithdrawRequest,
    C::Explain,
    C::Close,
    C::MarkDuplicate,
    C::Merge,
    C::Archive,
    C::Waive,
    C::Correct,
    C::Rebind,
    C::DecideAsked,
    C::Tick,
];

/// The rows of custody.
#[rustfmt::skip]
pub(in crate::case) const ROWS: &[Row] = &[
    Row { id: "K1", on: On::Command(C::Rebind), from: ANY, guards: &[G::StageIn(OPEN), G::PolicyDiffers], emits: E::PolicyRebound, clauses: &["COL-k-21", "COL-a-11"], ..ROW },
    Row { id: "K2", on: On::Command(C::Erase), from: &[KEPT], to: Some(ERASED), emits: E::Erased, clauses: &["COL-q-5.1"], ..ROW },
    Row { id: "K3", on: On::Command(C::DecideAsked), from: ANY, guards: &[G::ActPending], emits: E::ActDecided, clauses: &["COL-k-19"], ..ROW },
    Row { id: "K4", on: On::Clock(TimerKind::Act), from: ANY, emits: E::ActFired, ..ROW },
];
