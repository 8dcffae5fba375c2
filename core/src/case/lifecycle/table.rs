//! The lifecycle's rows: transitions T1-T30 of the full path, the answer flow and the steps.

use crate::{
    case::{CommandKind as C, EventKind as E, Flow, Region, Stage as S, Step},
    table::{Guard as G, On, Place, Row},
};

const BOTH: &[Flow] = &[Flow::Resolve, Flow::Answer];
const RESOLVE: &[Flow] = &[Flow::Resolve];
const ANSWER: &[Flow] = &[Flow::Answer];

/// Stages in which a registered case is open.
pub(in crate::case) const OPEN: &[S] = &[
    S::Registered,
    S::Deferred,
    S::Classified,
    S::Assigned,
    S::HandlerNamed,
    S::Investigating,
    S::SolutionDrafted,
    S::AwaitingApproval,
    S::SolutionApproved,
    S::AwaitingCustomer,
    S::InProgress,
    S::Handled,
    S::Verified,
    S::Replied,
    S::Negotiating,
    S::CallbackPending,
];

const OPEN_PLACES: &[Place] = &[
    at(S::Registered),
    at(S::Deferred),
    at(S::Classified),
    at(S::Assigned),
    at(S::HandlerNamed),
    at(S::Investigating),
    at(S::SolutionDrafted),
    at(S::AwaitingApproval),
    at(S::SolutionApproved),
    at(S::AwaitingCustomer),
    at(S::InProgress),
    at(S::Handled),
    at(S::Verified),
    at(S::Replied),
    at(S::Negotiating),
    at(S::CallbackPending),
];

const fn at(stage: S) -> Place {
    Place::Stage(stage)
}

/// What the rows below have in common.
const ROW: Row = Row {
    id: "",
    region: Region::Lifecycle,
    flows: BOTH,
    on: On::Command(C::Receive),
    from: &[],
    guards: &[],
    to: None,
    emits: E::Received,
    clauses: &[],
};

/// The rows of the lifecycle.
#[rustfmt::skip]
pub(in crate::case) const ROWS: &[Row] = &[
    // T1, T2: a contact comes, a case is registered
    Row { id: "L01", on: On::Command(C::Receive), from: &[], guards: &[], to: Some(at(S::Received)), emits: E::Received, clauses: &["AUTO-6.1.1", "AUTO-6.1.2", "AUTO-5.1.5", "SOP-1.2.e", "COL-p-5", "PROP-5.4.1", "COL-q-4.3"], ..ROW },
    Row { id: "L02", on: On::Command(C::Register), from: &[at(S::Received)], guards: &[G::KindKnown, G::FormComplete], to: Some(at(S::Registered)), emits: E::Registered, clauses: &["CAR-6.1.a", "CAR-6.1.b", "COL-q-3.1.a", "COL-c-3.1.2", "COL-e-1.2", "COL-e-3.2", "COL-k-9.b", "SOP-6.2.6", "COL-j-8.1", "PROP-4.3.3"], ..ROW },
    // T3 to T5: acknowledged, answered at once, promised
    Row { id: "L03", on: On::Command(C::Acknowledge), from: OPEN_PLACES, guards: &[G::NotAcknowledged], to: None, emits: E::Acknowledged, clauses: &["COL-m-2.1", "COL-m-4.1", "COL-t-4.1.a", "SOP-3.1.4", "COL-h-3.2.a"], ..ROW },
    Row { id: "L04", on: On::Command(C::Answer), from: &[at(S::Registered), at(S::Deferred)], guards: &[G::RequestsSettled], to: None, emits: E::Answered, clauses: &["AUTO-6.1.4", "SOP-3.1.4"], ..ROW },
    Row { id: "L05", on: On::Event(E::Answered), from: &[at(S::Registered), at(S::Deferred)], guards: &[], to: Some(at(S::Closed)), emits: E::Closed, clauses: &["AUTO-6.1.4", "SOP-3.1.4"], ..ROW },
    Row { id: "L06", on: On::Command(C::Defer), from: &[at(S::Registered)], guards: &[G::PromiseAhead], to: Some(at(S::Deferred)), emits: E::Deferred, clauses: &["AUTO-6.1.5", "AUTO-6.1.7", "SOP-3.1.4.b", "SOP-4.1.3.b", "COL-f-5.4"], ..ROW },
    // T6, T8 to T10: classified, assigned, handler named; transfers and returns go back a step
    Row { id: "L07", on: On::Event(E::TriageRecorded), from: &[at(S::Registered), at(S::Deferred)], guards: &[], to: Some(at(S::Classified)), emits: E::Classified, clauses: &["SOP-4.1.2", "COL-g-4.2.a", "COL-o-8.2", "COL-m-4.2", "COL-r-3.1", "SOP-1.2.d"], ..ROW },
    Row { id: "L08", on: On::Event(E::UnitAssigned), from: &[at(S::Classified)], guards: &[], to: Some(at(S::Assigned)), emits: E::Assigned, clauses: &["COL-c-3.1.3", "PROP-9.1.c", "PROP-5.7.1", "COL-p-7", "COL-o-8.3", "COL-c-3.1.4.a", "COL-d-9"], ..ROW },
    Row { id: "L09", on: On::Event(E::Transferred), from: &[at(S::HandlerNamed), at(S::Investigating)], guards: &[], to: Some(at(S::Assigned)), emits: E::Assigned, clauses: &["COL-c-3.3.3.a", "COL-c-3.3.3.b", "PROP-5.1", "AUTO-6.1.5"], ..ROW },
    Row { id: "L10", on: On::Event(E::Returned), from: &[at(S::Assigned), at(S::HandlerNamed)], guards: &[], to: Some(at(S::Classified)), emits: E::Classified, clauses: &["COL-i-7.2"], ..ROW },
    Row { id: "L11", on: On::Event(E::HandlerSet), from: &[at(S::Assigned)], guards: &[], to: Some(at(S::HandlerNamed)), emits: E::HandlerNamed, clauses: &["COL-i-7.3"], ..ROW },
    // T11, T13 to T18: investigated, solution drafted, approved, confirmed, begun
    Row { id: "L12", flows: RESOLVE, on: On::Command(C::Investigate), from: &[at(S::Assigned), at(S::HandlerNamed)], guards: &[], to: Some(at(S::Investigating)), emits: E::InvestigationStarted, clauses: &["COL-g-4.4"], ..ROW },
    Row { id: "L13", flows: RESOLVE, on: On::Event(E::Proposed), from: &[at(S::Investigating)], guards: &[], to: Some(at(S::SolutionDrafted)), emits: E::SolutionDrafted, clauses: &["SOP-5.3.2.3", "CAR-6.2.c", "COL-g-4.5.a"], ..ROW },
    Row { id: "L14", flows: RESOLVE, on: On::Event(E::Submitted), from: &[at(S::SolutionDrafted)], guards: &[], to: Some(at(S::AwaitingApproval)), emits: E::ApprovalAwaited, clauses: &["COL-g-4.5.b"], ..ROW },
    Row { id: "L15", flows: RESOLVE, on: On::Event(E::Approved), from: &[at(S::AwaitingApproval)], guards: &[], to: Some(at(S::SolutionApproved)), emits: E::SolutionCleared, clauses: &["COL-g-4.5.b"], ..ROW },
    Row { id: "L16", flows: RESOLVE, on: On::Event(E::Rejected), from: &[at(S::AwaitingApproval)], guards: &[], to: Some(at(S::SolutionDrafted)), emits: E::SolutionDrafted, clauses: &["COL-g-4.5.b"], ..ROW },
    Row { id: "L17", flows: RESOLVE, on: On::Event(E::Presented), from: &[at(S::SolutionDrafted), at(S::SolutionApproved)], guards: &[], to: Some(at(S::AwaitingCustomer)), emits: E::CustomerAwaited, clauses: &["SOP-3.2.3", "COL-m-2.3"], ..ROW },
    Row { id: "L18", flows: RESOLVE, on: On::Event(E::Objected), from: &[at(S::AwaitingCustomer)], guards: &[], to: Some(at(S::SolutionDrafted)), emits: E::SolutionDrafted, clauses: &["SOP-3.2.4", "SOP-5.3.1.4", "COL-k-10"], ..ROW },
    Row { id: "L19", flows: RESOLVE, on: On::Event(E::Confirmed), from: &[at(S::AwaitingCustomer)], guards: &[], to: Some(at(S::InProgress)), emits: E::WorkStarted, clauses: &["COL-m-2.3", "COL-m-2.4", "CAR-5.4.a"], ..ROW },
    Row { id: "L20", flows: RESOLVE, on: On::Command(C::StartWork), from: &[at(S::SolutionDrafted)], guards: &[G::StepOff(Step::Approval), G::StepOff(Step::CustomerConfirmation)], to: Some(at(S::InProgress)), emits: E::WorkStarted, clauses: &["COL-m-2.4"], ..ROW },
    Row { id: "L21", flows: RESOLVE, on: On::Command(C::StartWork), from: &[at(S::SolutionApproved)], guards: &[G::StepOff(Step::CustomerConfirmation)], to: Some(at(S::InProgress)), emits: E::WorkStarted, clauses: &["COL-m-2.4", "COL-g-4.5.b"], ..ROW },
    // T19 to T23: progress, handled, verified or sent back, replied
    Row { id: "L22", on: On::Command(C::ReportProgress), from: &[at(S::Assigned), at(S::HandlerNamed), at(S::Investigating), at(S::InProgress)], guards: &[], to: None, emits: E::ProgressReported, clauses: &["COL-m-2.5", "SOP-3.1.4.b", "CAR-6.3.a", "PROP-4.3.5.b", "COL-t-3.4.b"], ..ROW },
    Row { id: "L23", flows: RESOLVE, on: On::Command(C::RecordHandling), from: &[at(S::InProgress)], guards: &[G::RequestsSettled], to: Some(at(S::Handled)), emits: E::Handled, clauses: &["PROP-9.1.d", "COL-o-8.4"], ..ROW },
    Row { id: "L24", flows: RESOLVE, on: On::Command(C::Verify), from: &[at(S::Handled)], guards: &[G::StepOn(Step::Verification)], to: Some(at(S::Verified)), emits: E::Verified, clauses: &["PROP-2.2.b", "PROP-9.1.d", "COL-o-8.4"], ..ROW },
    Row { id: "L25", flows: RESOLVE, on: On::Command(C::RejectResult), from: &[at(S::Handled)], guards: &[G::StepOn(Step::Verification)], to: Some(at(S::Assigned)), emits: E::ResultRejected, clauses: &["COL-o-9.2", "PROP-2.2.b"], ..ROW },
    Row { id: "L26", flows: RESOLVE, on: On::Command(C::Reply), from: &[at(S::Verified)], guards: &[G::RequestsSettled], to: Some(at(S::Replied)), emits: E::Replied, clauses: &["COL-g-4.6.a", "COL-g-4.6.b", "COL-c-3.1.4.a", "COL-c-3.2.3.a", "CAR-6.3.a", "SOP-5.3.2.2", "COL-e-5.5.b"], ..ROW },
    Row { id: "L27", flows: RESOLVE, on: On::Command(C::Reply), from: &[at(S::Handled)], guards: &[G::StepOff(Step::Verification), G::RequestsSettled], to: Some(at(S::Replied)), emits: E::Replied, clauses: &["CAR-6.3.a", "SOP-4.2.3"], ..ROW },
    Row { id: "L28", flows: ANSWER, on: On::Command(C::Reply), from: &[at(S::Classified), at(S::Assigned), at(S::HandlerNamed)], guards: &[G::RequestsSettled], to: Some(at(S::Replied)), emits: E::Replied, clauses: &["COL-c-3.3.3.a", "COL-i-7.1", "AUTO-6.1.7"], ..ROW },
    // T24, T25: the customer rejects the reply, negotiation
    Row { id: "L29", on: On::Command(C::RejectReply), from: &[at(S::Replied), at(S::CallbackPending)], guards: &[G::RoundAllowed], to: Some(at(S::Negotiating)), emits: E::ReplyRejected, clauses: &["CAR-6.3.b"], ..ROW },
    Row { id: "L30", on: On::Command(C::Agree), from: &[at(S::Negotiating)], guards: &[], to: Some(at(S::Replied)), emits: E::Agreed, clauses: &["CAR-6.3.b", "PROP-2.4"], ..ROW },
    Row { id: "L31", on: On::Command(C::Disagree), from: &[at(S::Negotiating)], guards: &[G::RequestsSettled], to: Some(at(S::Closed)), emits: E::Closed, clauses: &["CAR-6.3.b", "PROP-2.4"], ..ROW },
    // T26 to T28: the callback closes or reopens
    Row { id: "L32", on: On::Event(E::CallbackOwed), from: &[at(S::Replied)], guards: &[G::StepOn(Step::Callback)], to: Some(at(S::CallbackPending)), emits: E::CallbackAwaited, clauses: &["AUTO-6.2.13", "PROP-9.3.a", "COL-h-3.4", "COL-c-3.2.3.b"], ..ROW },
    Row { id: "L33", on: On::Event(E::CallbackDone), from: &[at(S::CallbackPending)], guards: &[G::CallbackCloses], to: Some(at(S::Closed)), emits: E::Closed, clauses: &["COL-t-3.5", "COL-h-3.4", "COL-c-3.1.5", "SOP-5.3.2.5", "COL-m-2.6"], ..ROW },
    Row { id: "L34", flows: RESOLVE, on: On::Event(E::CallbackDone), from: &[at(S::CallbackPending)], guards: &[G::CallbackReopens, G::ReopenAllowed], to: Some(at(S::Investigating)), emits: E::Reopened, clauses: &["COL-c-3.1.5", "COL-h-3.4", "COL-t-3.5"], ..ROW },
    Row { id: "L35", flows: ANSWER, on: On::Event(E::CallbackDone), from: &[at(S::CallbackPending)], guards: &[G::CallbackReopens, G::ReopenAllowed], to: Some(at(S::Classified)), emits: E::Reopened, clauses: &["COL-c-3.1.5", "COL-h-3.4", "COL-t-3.5"], ..ROW },
    // T29, T30: explained, closed, archived; reopening a closed case
    Row { id: "L36", on: On::Command(C::Explain), from: OPEN_PLACES, guards: &[G::RequestsSettled], to: Some(at(S::Closed)), emits: E::Closed, clauses: &["AUTO-6.2.14", "PROP-5.6.3.a"], ..ROW },
    Row { id: "L37", on: On::Command(C::Close), from: &[at(S::Replied)], guards: &[G::StepOff(Step::Callback), G::RequestsSettled], to: Some(at(S::Closed)), emits: E::Closed, clauses: &["COL-m-2.6", "COL-o-8.4"], ..ROW },
    Row { id: "L38", on: On::Command(C::Close), from: &[at(S::CallbackPending)], guards: &[G::CallbackGivenUp, G::RequestsSettled], to: Some(at(S::Closed)), emits: E::Closed, clauses: &["COL-m-2.6", "COL-o-8.4"], ..ROW },
    Row { id: "L39", on: On::Command(C::Archive), from: &[at(S::Closed)], guards: &[], to: Some(at(S::Archived)), emits: E::Archived, clauses: &["SOP-4.1.4", "CAR-6.4.a", "PROP-4.3.5.c", "COL-o-9.3"], ..ROW },
    Row { id: "L40", flows: RESOLVE, on: On::Command(C::Reopen), from: &[at(S::Closed)], guards: &[G::HasUnit, G::ReopenAllowed, G::ReopenInTime], to: Some(at(S::Investigating)), emits: E::Reopened, clauses: &["COL-c-3.1.5", "COL-t-3.5"], ..ROW },
    Row { id: "L41", flows: RESOLVE, on: On::Command(C::Reopen), from: &[at(S::Closed)], guards: &[G::HasNoUnit, G::ReopenAllowed, G::ReopenInTime], to: Some(at(S::Registered)), emits: E::Reopened, clauses: &["COL-c-3.1.5", "COL-t-3.5"], ..ROW },
    Row { id: "L42", flows: ANSWER, on: On::Command(C::Reopen), from: &[at(S::Closed)], guards: &[G::ReopenAllowed, G::ReopenInTime], to: Some(at(S::Registered)), emits: E::Reopened, clauses: &["COL-c-3.1.5"], ..ROW },
    // optional steps that no source asks for
    Row { id: "L43", on: On::Command(C::Withdraw), from: OPEN_PLACES, guards: &[G::StepOn(Step::Withdrawal)], to: Some(at(S::Closed)), emits: E::Closed, clauses: &[], ..ROW },
    Row { id: "L44", on: On::Command(C::MarkDuplicate), from: OPEN_PLACES, guards: &[G::StepOn(Step::Duplicate)], to: Some(at(S::Closed)), emits: E::Closed, clauses: &[], ..ROW },
    Row { id: "L45", on: On::Command(C::Merge), from: OPEN_PLACES, guards: &[G::StepOn(Step::Merge)], to: Some(at(S::Closed)), emits: E::Closed, clauses: &[], ..ROW },
];
