//! The rows of escalation.

use crate::{
    case::{CommandKind as C, EventKind as E, Flow, Region, Stage as S, lifecycle::table::OPEN},
    table::{Guard as G, On, Place, Row, Spot},
};

const ROW: Row = Row {
    id: "",
    region: Region::Escalation,
    flows: &[Flow::Resolve, Flow::Answer],
    on: On::Command(C::Escalate),
    from: &[],
    guards: &[],
    to: None,
    emits: E::Escalated,
    clauses: &[],
};

const CALM: Place = Place::Spot(Spot::Calm);
const RAISED: Place = Place::Spot(Spot::Raised);
const TAKEN: Place = Place::Spot(Spot::Taken);
/// The reopening that uses up the limit has left the stage by then and does not escalate.
const STILL_PENDING: G = G::StageIn(&[S::CallbackPending]);
const ANY: &[Place] = &[CALM, RAISED, TAKEN];

/// The rows of escalation.
#[rustfmt::skip]
pub(in crate::case) const ROWS: &[Row] = &[
    Row { id: "E1", on: On::Command(C::Escalate), from: ANY, guards: &[G::StageIn(OPEN)], to: Some(RAISED), emits: E::Escalated, clauses: &["SOP-4.2.3.b", "COL-c-3.2.2.b", "PROP-4.2.2", "PROP-5.6.1", "AUTO-4.2.4", "COL-f-5.3.b", "COL-j-8.6", "COL-e-5.5.a"], ..ROW },
    Row { id: "E2", on: On::Command(C::AcknowledgeEscalation), from: &[RAISED], guards: &[G::StageIn(OPEN)], to: Some(TAKEN), emits: E::EscalationAcknowledged, ..ROW },
    Row { id: "E3", on: On::Command(C::Deescalate), from: &[RAISED, TAKEN], guards: &[G::StageIn(OPEN)], to: Some(CALM), emits: E::Deescalated, ..ROW },
    Row { id: "E4", on: On::Event(E::RungReached), from: ANY, to: Some(RAISED), emits: E::RungTaken, clauses: &["SOP-4.2.3.b", "COL-o-9.2"], ..ROW },
    Row { id: "E5", on: On::Event(E::CallbackDone), from: ANY, guards: &[STILL_PENDING, G::CallbackReopens, G::ReopenExhausted], to: Some(RAISED), emits: E::Escalated, clauses: &["COL-c-3.2.2.b"], ..ROW },
];
