//! The rows of assignment.

use crate::{
    case::{CommandKind as C, EventKind as E, Flow, Region, Stage as S, lifecycle::table::OPEN},
    table::{Guard as G, On, Place, Row, Spot},
};

const ROW: Row = Row {
    id: "",
    region: Region::Assignment,
    flows: &[Flow::Resolve, Flow::Answer],
    on: On::Command(C::Assign),
    from: &[],
    guards: &[],
    to: None,
    emits: E::UnitAssigned,
    clauses: &[],
};

const NOBODY: Place = Place::Spot(Spot::Unassigned);
const UNIT: Place = Place::Spot(Spot::WithUnit);
const HANDLER: Place = Place::Spot(Spot::WithHandler);
const WHILE_WORKED_ON: &[S] = &[
    S::Assigned,
    S::HandlerNamed,
    S::Investigating,
    S::SolutionDrafted,
    S::AwaitingApproval,
    S::SolutionApproved,
    S::AwaitingCustomer,
    S::InProgress,
];

/// The rows of assignment.
#[rustfmt::skip]
pub(in crate::case) const ROWS: &[Row] = &[
    Row { id: "AS1", on: On::Command(C::Assign), from: &[NOBODY, UNIT, HANDLER], guards: &[G::StageIn(&[S::Classified]), G::UnitKnown], to: Some(UNIT), emits: E::UnitAssigned, clauses: &["COL-c-3.1.3", "PROP-9.1.c", "COL-p-7", "COL-i-5.1"], ..ROW },
    Row { id: "AS2", on: On::Command(C::Transfer), from: &[UNIT, HANDLER], guards: &[G::StageIn(&[S::Assigned, S::HandlerNamed, S::Investigating]), G::UnitDiffers], to: Some(UNIT), emits: E::Transferred, clauses: &["COL-c-3.3.3.a", "COL-c-3.3.3.b", "AUTO-6.1.5"], ..ROW },
    Row { id: "AS3", on: On::Command(C::Return), from: &[UNIT, HANDLER], guards: &[G::StageIn(&[S::Assigned, S::HandlerNamed])], to: Some(NOBODY), emits: E::Returned, clauses: &["COL-i-7.2"], ..ROW },
    Row { id: "AS4", on: On::Command(C::NameHandler), from: &[UNIT, HANDLER], guards: &[G::StageIn(WHILE_WORKED_ON), G::PersonFree], to: Some(HANDLER), emits: E::HandlerSet, clauses: &["COL-i-7.3", "COL-i-9.2"], ..ROW },
    Row { id: "AS5", on: On::Command(C::DeclareConflict), from: &[NOBODY, UNIT, HANDLER], guards: &[G::StageIn(OPEN), G::ConflictNew], emits: E::ConflictDeclared, clauses: &["COL-h-8"], ..ROW },
];
