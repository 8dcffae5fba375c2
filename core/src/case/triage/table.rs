//! The rows of triage.

use crate::{
    case::{CommandKind as C, EventKind as E, Flow, Region, Stage as S, lifecycle::table::OPEN},
    table::{Guard as G, On, Place, Row, Spot},
};

const ROW: Row = Row {
    id: "",
    region: Region::Triage,
    flows: &[Flow::Resolve, Flow::Answer],
    on: On::Command(C::Classify),
    from: &[],
    guards: &[],
    to: None,
    emits: E::TriageRecorded,
    clauses: &[],
};

const UNSORTED: Place = Place::Spot(Spot::Unsorted);
const SORTED: Place = Place::Spot(Spot::Sorted);

/// The rows of triage.
#[rustfmt::skip]
pub(in crate::case) const ROWS: &[Row] = &[
    Row { id: "TR1", on: On::Command(C::Classify), from: &[UNSORTED], guards: &[G::StageIn(&[S::Registered, S::Deferred])], to: Some(SORTED), emits: E::TriageRecorded, clauses: &["SOP-4.1.2", "COL-g-4.2.a", "COL-o-8.2", "COL-n-6.2", "COL-s-4.2"], ..ROW },
    Row { id: "TR2", on: On::Command(C::Classify), from: &[SORTED], guards: &[G::StageIn(OPEN)], to: Some(SORTED), emits: E::TriageRecorded, clauses: &["SOP-5.1.2.2", "COL-m-4.2"], ..ROW },
    Row { id: "TR3", on: On::Command(C::Admit), from: &[UNSORTED, SORTED], guards: &[G::StageIn(OPEN), G::NotAdmitted], emits: E::Admitted, clauses: &["CAR-6.1.a", "COL-q-3.1.a"], ..ROW },
    Row { id: "TR4", on: On::Command(C::Reclassify), from: &[UNSORTED, SORTED], guards: &[G::StageIn(OPEN), G::KindKnown, G::FlowFits], emits: E::Reclassified, clauses: &["AUTO-4.2.3", "AUTO-4.2.4"], ..ROW },
];
