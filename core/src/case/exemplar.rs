//! A command of each kind that is as likely to be allowed as the case permits.

use super::{
    ActDecision, CallbackResult, Case, Command, CommandKind, Contact, Outcome, Party, RequestKind,
    RequestNeed, Verdict, command_data as data, obligations::Run,
};
use crate::{
    fact::Facts,
    ident::{ActorId, CaseId, FieldId, ObligationId, RoleId, UnitId, Value},
    policy::Policy,
    time::{Days, Distance, Span, Timestamp},
};

/// Builds a command of a kind whose payload is filled so that no payload stands in its way, as far
/// as the case and the policy allow.
///
/// A rebinding names the policy given. Screens use it through [`Case::available`]; generators draw
/// from it.
#[doc(hidden)]
pub fn exemplar(kind: CommandKind, case: &Case, policy: &Policy, at: Timestamp) -> Command {
    use Command as C;
    use CommandKind as K;
    let reasoned = || data::Reasoned { reason: Value::known("example"), note: None };
    let noted = data::Noted::default;
    let plain = data::Plain {};
    match kind {
        K::Receive => C::Receive(data::Receive::default()),
        K::Register => C::Register(registration(policy)),
        K::Acknowledge => C::Acknowledge(plain),
        K::Answer => C::Answer(noted()),
        K::Defer => C::Defer(data::Defer { until: at + Span::from_hours(24) }),
        K::Investigate => C::Investigate(plain),
        K::StartWork => C::StartWork(plain),
        K::ReportProgress => C::ReportProgress(noted()),
        K::RecordHandling => C::RecordHandling(noted()),
        K::Verify => C::Verify(noted()),
        K::RejectResult => C::RejectResult(reasoned()),
        K::Reply => C::Reply(data::Reply { ticks: every_field(policy), ..data::Reply::default() }),
        K::RejectReply => C::RejectReply(reasoned()),
        K::Agree => C::Agree(noted()),
        K::Disagree => C::Disagree(reasoned()),
        K::Explain => C::Explain(reasoned()),
        K::Close => C::Close(data::Close { outcome: Outcome::Solved, reason: None }),
        K::Reopen => C::Reopen(reasoned()),
        K::Archive => C::Archive(plain),
        K::Withdraw => C::Withdraw(reasoned()),
        K::MarkDuplicate => C::MarkDuplicate(data::Other { case: another(case) }),
        K::Merge => C::Merge(data::Other { case: another(case) }),
        K::Classify => C::Classify(data::Classify { facts: Facts::default() }),
        K::Admit => C::Admit(plain),
        K::Reclassify => C::Reclassify(reclassification(case, policy)),
        K::Assign => {
            C::Assign(data::Assign { unit: Some(a_unit()), due: Some(at + Span::from_hours(24)) })
        }
        K::Transfer => C::Transfer(data::Transfer {
            unit: other_unit(case),
            reason: Value::known("example"),
            due: Some(at + Span::from_hours(24)),
        }),
        K::Return => C::Return(reasoned()),
        K::NameHandler => C::NameHandler(data::NameHandler { handler: free_person(case) }),
        K::DeclareConflict => C::DeclareConflict(data::DeclareConflict {
            person: free_person(case),
            reason: Value::known("example"),
        }),
        K::Pause => C::Pause(data::Pause {
            party: Party::Customer,
            reason: Value::known("example"),
            evidence: None,
            until: Some(at + Span::from_hours(48)),
        }),
        K::Resume => C::Resume(reasoned()),
        K::Ask => C::Ask(data::Ask {
            request: RequestKind::Consult,
            to: a_unit(),
            need: RequestNeed::Mandatory,
            due: Some(at + Span::from_hours(24)),
        }),
        K::AnswerRequest => {
            C::AnswerRequest(data::RequestNoted { request: open_request(case), note: None })
        }
        K::RefuseRequest => C::RefuseRequest(request_reasoned(case)),
        K::WithdrawRequest => C::WithdrawRequest(request_reasoned(case)),
        K::Propose => C::Propose(data::Propose {
            cause: Some(Value::known("example")),
            ..data::Propose::default()
        }),
        K::Submit => C::Submit(plain),
        K::Approve => C::Approve(noted()),
        K::Reject => C::Reject(reasoned()),
        K::Present => C::Present(plain),
        K::Object => C::Object(reasoned()),
        K::Confirm => C::Confirm(noted()),
        K::Escalate => C::Escalate(data::Escalate {
            to: RoleId::known("supervisor"),
            reason: Value::known("example"),
        }),
        K::AcknowledgeEscalation => C::AcknowledgeEscalation(plain),
        K::Deescalate => C::Deescalate(reasoned()),
        K::RecordCallback => C::RecordCallback(data::RecordCallback {
            result: CallbackResult::SolvedAndSatisfied,
            ticks: every_field(policy),
        }),
        K::RecordAttempt => C::RecordAttempt(reasoned()),
        K::Extend => C::Extend(extension(case, policy)),
        K::Waive => C::Waive(data::Waive {
            obligation: unjudged_obligation(case),
            reason: Value::known("example"),
        }),
        K::Correct => C::Correct(correction(case)),
        K::Tick => C::Tick(plain),
        K::Rebind => C::Rebind(data::Rebind { to: policy.digest() }),
        K::Erase => C::Erase(reasoned()),
        K::DecideAsked => C::DecideAsked(data::DecideAsked {
            act: case.custody.asked.first().map_or(0, |act| act.ordinal),
            decision: ActDecision::Decline,
            reason: None,
        }),
    }
}

fn registration(policy: &Policy) -> data::Register {
    let kind = policy.kinds().first().map(|kind| kind.id.clone());
    data::Register {
        kind: kind.unwrap_or_else(|| crate::ident::KindId::known("none")),
        contact: Contact::Reachable,
        facts: Facts::default(),
        fields: every_field(policy),
    }
}

fn every_field(policy: &Policy) -> Vec<FieldId> {
    let mut fields: Vec<_> =
        policy.forms().iter().flat_map(|form| &form.fields).map(|field| field.id.clone()).collect();
    fields.sort_unstable();
    fields.dedup();
    fields
}

fn another(case: &Case) -> CaseId {
    CaseId::new(&format!("{}-other", case.id.as_str().get(..150).unwrap_or("case")))
        .unwrap_or_else(|_| case.id.clone())
}

fn reclassification(case: &Case, policy: &Policy) -> data::Reclassify {
    let flow = case.kind().and_then(|id| policy.kind(id)).map(|kind| kind.flow);
    let fits = |other| Some(other) == flow || case.stage().is_common();
    let mut kinds = policy.kinds().iter();
    let other = kinds.find(|kind| fits(kind.flow) && Some(&kind.id) != case.kind());
    let kind = other.map(|kind| kind.id.clone()).or_else(|| case.kind().cloned());
    data::Reclassify {
        kind: kind.unwrap_or_else(|| crate::ident::KindId::known("none")),
        reason: Value::known("example"),
    }
}

fn a_unit() -> UnitId {
    UnitId::known("unit-a")
}

fn other_unit(case: &Case) -> UnitId {
    if case.assignment.unit.as_ref() == Some(&a_unit()) {
        UnitId::known("unit-b")
    } else {
        a_unit()
    }
}

/// Finds a person no conflict keeps away.
fn free_person(case: &Case) -> ActorId {
    let names = ["handler-a", "handler-b", "handler-c", "handler-d"];
    let mut people = names.into_iter().map(ActorId::known);
    people
        .find(|person| case.assignment.conflict_of(person).is_none())
        .unwrap_or_else(|| ActorId::known("handler-z"))
}

fn open_request(case: &Case) -> u32 {
    case.requests.open().next().map_or(0, |request| request.ordinal)
}

fn request_reasoned(case: &Case) -> data::RequestReasoned {
    data::RequestReasoned { request: open_request(case), reason: Value::known("example") }
}

/// Finds a time limit without a verdict, else any that is open.
fn unjudged_obligation(case: &Case) -> ObligationId {
    let mut open = case.obligations.open();
    let unjudged = open.find(|run| run.verdict().is_none());
    let found = unjudged.or_else(|| case.obligations.open().next());
    found.map_or_else(|| ObligationId::known("none"), |run| run.obligation().clone())
}

/// The least extension of a time limit that may be extended, else of any.
fn extension(case: &Case, policy: &Policy) -> data::Extend {
    let rule = |run: &Run| policy.obligation(run.obligation()).and_then(|rule| rule.extension);
    let mut open = case.obligations.open().filter(|run| run.verdict().is_none());
    let found = open.find_map(|run| {
        let rule = rule(run)?;
        let granted = run.extended.alike(rule.at_most);
        let may = run.extended.times() < rule.times as usize && granted < rule.at_most;
        may.then(|| (run.obligation().clone(), rule.at_most))
    });
    let (obligation, kind) =
        found.unwrap_or_else(|| (unjudged_obligation(case), Distance::Span(Span::ZERO)));
    let by = match kind {
        Distance::Span(_) => Distance::Span(Span::from_seconds(1)),
        Distance::Days(Days::Working(_)) => Distance::Days(Days::Working(1)),
        Distance::Days(Days::Calendar(_)) => Distance::Days(Days::Calendar(1)),
    };
    data::Extend { obligation, by, reason: Value::known("example") }
}

fn correction(case: &Case) -> data::Correct {
    let judged = case.obligations.runs().iter().find(|run| run.verdict().is_some());
    let verdict = match judged.and_then(super::obligations::Run::verdict) {
        Some(Verdict::Met) => Verdict::Breached,
        _ => Verdict::Met,
    };
    data::Correct {
        obligation: judged
            .map_or_else(|| ObligationId::known("none"), |run| run.obligation().clone()),
        run: judged.map_or(0, super::obligations::Run::number),
        verdict,
        reason: Value::known("example"),
    }
}
