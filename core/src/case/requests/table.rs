//! The rows of requests.

use crate::{
    case::{CommandKind as C, EventKind as E, Flow, Region, Stage as S},
    table::{Guard as G, On, Place, Row, Spot},
};

const ROW: Row = Row {
    id: "",
    region: Region::Requests,
    flows: &[Flow::Resolve, Flow::Answer],
    on: On::Command(C::Ask),
    from: &[],
    guards: &[],
    to: None,
    emits: E::Asked,
    clauses: &[],
};

const NONE: Place = Place::Spot(Spot::NoRequest);
const OPEN: Place = Place::Spot(Spot::RequestOpen);
const ANSWERED: Place = Place::Spot(Spot::RequestAnswered);
const ENDED: Place = Place::Spot(Spot::RequestEnded);
const WHILE_WORKED_ON: &[S] = &[
    S::Registered,
    S::Deferred,
    S::Classified,
    S::Assigned,
    S::HandlerNamed,
    S::Investigating,
    S::SolutionDrafted,
    S::SolutionApproved,
    S::InProgress,
];

/// The rows of requests.
#[rustfmt::skip]
pub(in crate::case) const ROWS: &[Row] = &[
    Row { id: "Q1", on: On::Command(C::Ask), from: &[NONE], guards: &[G::StageIn(WHILE_WORKED_ON)], to: Some(OPEN), emits: E::Asked, clauses: &["CAR-6.2.b", "SOP-5.1.2.4", "COL-r-4.1", "PROP-5.5.4", "SOP-8.1.1.4", "PROP-5.7.1"], ..ROW },
    Row { id: "Q2", on: On::Command(C::AnswerRequest), from: &[OPEN], to: Some(ANSWERED), emits: E::RequestAnswered, clauses: &["PROP-5.5.2", "COL-s-4.3"], ..ROW },
    Row { id: "Q3", on: On::Command(C::RefuseRequest), from: &[OPEN], to: Some(ENDED), emits: E::RequestRefused, ..ROW },
    Row { id: "Q4", on: On::Command(C::WithdrawRequest), from: &[OPEN], to: Some(ENDED), emits: E::RequestWithdrawn, ..ROW },
    Row { id: "Q5", on: On::Event(E::Closed), from: &[OPEN], to: Some(ENDED), emits: E::RequestWithdrawn, ..ROW },
];
