//! The rows of the obligations.
//!
//! Starting, satisfying, cancelling, pausing and recomputing are not rows: they answer to whatever
//! events the policy names.

use crate::{
    case::{CommandKind as C, EventKind as E, Flow, Region, lifecycle::table::OPEN},
    table::{Guard as G, On, Place, Row, Spot, TimerKind},
};

const ROW: Row = Row {
    id: "",
    region: Region::Obligations,
    flows: &[Flow::Resolve, Flow::Answer],
    on: On::Command(C::Extend),
    from: &[],
    guards: &[],
    to: None,
    emits: E::ObligationExtended,
    clauses: &[],
};

const RUNNING: Place = Place::Spot(Spot::Running);
const PAUSED: Place = Place::Spot(Spot::Paused);
const OVERDUE: Place = Place::Spot(Spot::Overdue);
const JUDGED: Place = Place::Spot(Spot::Judged);

/// The rows of the obligations.
#[rustfmt::skip]
pub(in crate::case) const ROWS: &[Row] = &[
    Row { id: "O1", on: On::Command(C::Extend), from: &[RUNNING], guards: &[G::StageIn(OPEN), G::ExtensionAllowed], to: Some(RUNNING), emits: E::ObligationExtended, ..ROW },
    Row { id: "O2", on: On::Command(C::Extend), from: &[PAUSED], guards: &[G::StageIn(OPEN), G::ExtensionAllowed], to: Some(PAUSED), emits: E::ObligationExtended, ..ROW },
    Row { id: "O3", on: On::Command(C::Waive), from: &[RUNNING, PAUSED], guards: &[G::StageIn(OPEN)], to: Some(JUDGED), emits: E::ObligationWaived, clauses: &["SOP-2.3.6"], ..ROW },
    Row { id: "O4", on: On::Command(C::Correct), from: &[OVERDUE, JUDGED], guards: &[G::VerdictDiffers], to: Some(JUDGED), emits: E::ObligationCorrected, clauses: &["AUTO-6.1.7"], ..ROW },
    Row { id: "O5", on: On::Clock(TimerKind::Warning), from: &[RUNNING], emits: E::ObligationWarned, ..ROW },
    Row { id: "O6", on: On::Clock(TimerKind::Breach), from: &[RUNNING], to: Some(OVERDUE), emits: E::ObligationBreached, clauses: &["AUTO-6.1.7", "COL-t-4.1.a"], ..ROW },
    Row { id: "O7", on: On::Clock(TimerKind::Rung), from: &[RUNNING, OVERDUE], emits: E::RungReached, clauses: &["SOP-4.2.3.b", "COL-o-9.2"], ..ROW },
];
