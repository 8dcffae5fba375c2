//! The rows of follow-up.

use crate::{
    case::{CommandKind as C, EventKind as E, Flow, Region, Stage as S, Step},
    table::{Guard as G, On, Place, Row, Spot},
};

const ROW: Row = Row {
    id: "",
    region: Region::Followup,
    flows: &[Flow::Resolve, Flow::Answer],
    on: On::Command(C::RecordCallback),
    from: &[],
    guards: &[],
    to: None,
    emits: E::CallbackOwed,
    clauses: &[],
};

const NONE: Place = Place::Spot(Spot::NoCallback);
const OWED: Place = Place::Spot(Spot::CallbackOwed);
const DONE: Place = Place::Spot(Spot::CallbackDone);
const FAILED: Place = Place::Spot(Spot::CallbackFailed);
const PENDING: G = G::StageIn(&[S::CallbackPending]);
/// A case replied to whose kind or policy then asks for a callback would otherwise be stuck there.
const REPLIED: G = G::StageIn(&[S::Replied]);

/// The rows of follow-up.
#[rustfmt::skip]
pub(in crate::case) const ROWS: &[Row] = &[
    Row { id: "F1", on: On::Event(E::Replied), from: &[NONE, DONE, FAILED], guards: &[G::StepOn(Step::Callback)], to: Some(OWED), emits: E::CallbackOwed, clauses: &["AUTO-6.2.13", "PROP-9.3.a", "COL-h-3.4", "COL-c-3.1.5", "COL-t-3.5"], ..ROW },
    Row { id: "F2", on: On::Event(E::Agreed), from: &[NONE, DONE, FAILED], guards: &[G::StepOn(Step::Callback)], to: Some(OWED), emits: E::CallbackOwed, clauses: &["AUTO-6.2.13"], ..ROW },
    Row { id: "F3", on: On::Command(C::RecordCallback), from: &[OWED], guards: &[PENDING], to: Some(DONE), emits: E::CallbackDone, clauses: &["COL-t-3.5", "COL-h-3.4", "COL-c-3.1.5"], ..ROW },
    Row { id: "F4", on: On::Command(C::RecordAttempt), from: &[OWED], guards: &[PENDING], to: Some(OWED), emits: E::AttemptFailed, ..ROW },
    Row { id: "F5", on: On::Event(E::AttemptFailed), from: &[OWED], guards: &[G::AttemptsExhausted], to: Some(FAILED), emits: E::CallbackFailed, ..ROW },
    Row { id: "F6", on: On::Event(E::ReplyRejected), from: &[OWED, FAILED], to: Some(NONE), emits: E::CallbackCancelled, clauses: &["CAR-6.3.b"], ..ROW },
    Row { id: "F7", on: On::Event(E::Closed), from: &[OWED], to: Some(NONE), emits: E::CallbackCancelled, ..ROW },
    Row { id: "F8", on: On::Event(E::Reclassified), from: &[NONE, DONE, FAILED], guards: &[REPLIED, G::StepOn(Step::Callback)], to: Some(OWED), emits: E::CallbackOwed, clauses: &["AUTO-6.2.13"], ..ROW },
    Row { id: "F9", on: On::Event(E::PolicyRebound), from: &[NONE, DONE, FAILED], guards: &[REPLIED, G::StepOn(Step::Callback)], to: Some(OWED), emits: E::CallbackOwed, clauses: &["AUTO-6.2.13"], ..ROW },
];
