//! The rows of the solution.

use crate::{
    case::{CommandKind as C, EventKind as E, Flow, Region, Stage as S, Step},
    table::{Guard as G, On, Place, Row, Spot},
};

const ROW: Row = Row {
    id: "",
    region: Region::Solution,
    flows: &[Flow::Resolve],
    on: On::Command(C::Propose),
    from: &[],
    guards: &[],
    to: None,
    emits: E::Proposed,
    clauses: &[],
};

const fn at(spot: Spot) -> Place {
    Place::Spot(spot)
}

const ANYWHERE: &[Place] = &[
    at(Spot::NoSolution),
    at(Spot::Drafted),
    at(Spot::Submitted),
    at(Spot::Approved),
    at(Spot::Refused),
    at(Spot::Presented),
    at(Spot::ObjectedTo),
    at(Spot::Confirmed),
];
const DRAFTING: G = G::StageIn(&[S::Investigating, S::SolutionDrafted]);

/// The rows of the solution.
#[rustfmt::skip]
pub(in crate::case) const ROWS: &[Row] = &[
    Row { id: "S1", on: On::Command(C::Propose), from: ANYWHERE, guards: &[DRAFTING, G::CauseStated, G::RequestsSettled], to: Some(at(Spot::Drafted)), emits: E::Proposed, clauses: &["SOP-5.3.2.3", "CAR-6.2.c", "COL-g-4.5.a", "SOP-3.2.4"], ..ROW },
    Row { id: "S2", on: On::Command(C::Submit), from: &[at(Spot::Drafted)], guards: &[G::StageIn(&[S::SolutionDrafted]), G::StepOn(Step::Approval)], to: Some(at(Spot::Submitted)), emits: E::Submitted, clauses: &["COL-g-4.5.b"], ..ROW },
    Row { id: "S3", on: On::Command(C::Approve), from: &[at(Spot::Submitted)], guards: &[G::StageIn(&[S::AwaitingApproval])], to: Some(at(Spot::Approved)), emits: E::Approved, clauses: &["COL-g-4.5.b"], ..ROW },
    Row { id: "S4", on: On::Command(C::Reject), from: &[at(Spot::Submitted)], guards: &[G::StageIn(&[S::AwaitingApproval])], to: Some(at(Spot::Refused)), emits: E::Rejected, clauses: &["COL-g-4.5.b"], ..ROW },
    Row { id: "S5", on: On::Command(C::Present), from: &[at(Spot::Drafted)], guards: &[G::StageIn(&[S::SolutionDrafted]), G::StepOn(Step::CustomerConfirmation), G::StepOff(Step::Approval)], to: Some(at(Spot::Presented)), emits: E::Presented, clauses: &["SOP-3.2.3", "COL-m-2.3"], ..ROW },
    Row { id: "S6", on: On::Command(C::Present), from: &[at(Spot::Approved)], guards: &[G::StageIn(&[S::SolutionApproved]), G::StepOn(Step::CustomerConfirmation)], to: Some(at(Spot::Presented)), emits: E::Presented, clauses: &["SOP-3.2.3", "COL-m-2.3", "COL-g-4.6.a"], ..ROW },
    Row { id: "S7", on: On::Command(C::Object), from: &[at(Spot::Presented)], guards: &[G::StageIn(&[S::AwaitingCustomer])], to: Some(at(Spot::ObjectedTo)), emits: E::Objected, clauses: &["SOP-3.2.4", "SOP-5.3.1.4", "COL-k-10"], ..ROW },
    Row { id: "S8", on: On::Command(C::Confirm), from: &[at(Spot::Presented)], guards: &[G::StageIn(&[S::AwaitingCustomer])], to: Some(at(Spot::Confirmed)), emits: E::Confirmed, clauses: &["COL-m-2.3", "COL-m-2.4"], ..ROW },
];
