//! One example of every event, all fields filled.

use amends::{
    Digest, Private,
    case::*,
    fact::{FactKind, Facts},
    ident::{
        ActorId, CalendarId, CaseId, ClauseId, FieldId, KindId, ObligationId, RoleId, UnitId, Value,
    },
    policy::{Mode, ScheduledAct},
    time::{Basis, Certainty, Measure, Pause, Span, Stopwatch, Timestamp},
};
use std::sync::Arc;

fn t(hour: u32) -> Timestamp {
    format!("2026-03-02T{hour:02}:00:00+08:00").parse().unwrap()
}

fn value(text: &str) -> Value {
    Value::new(text).unwrap()
}

fn note() -> Option<Digest> {
    Some(Digest::of(b"a text kept by the host"))
}

fn fields() -> Vec<FieldId> {
    vec![FieldId::new("content").unwrap(), FieldId::new("contact").unwrap()]
}

fn facts() -> Facts {
    Facts::default()
        .with(FactKind::Category, value("repair"))
        .with(FactKind::Channel, value("phone"))
        .with(FactKind::Urgency, value("high"))
}

fn moved(from: Stage, to: Stage) -> Moved {
    Moved { from, to }
}

fn noted(from: Stage, to: Stage) -> MovedNoted {
    MovedNoted { moved: moved(from, to), note: note() }
}

fn reasoned(from: Stage, to: Stage) -> MovedReasoned {
    MovedReasoned { moved: moved(from, to), reason: value("incomplete"), note: note() }
}

fn unit(text: &str) -> UnitId {
    UnitId::new(text).unwrap()
}

fn person() -> ActorId {
    ActorId::new("u-7").unwrap()
}

fn role() -> RoleId {
    RoleId::new("cs-head").unwrap()
}

fn run() -> RunRef {
    RunRef { obligation: ObligationId::new("first-reply").unwrap(), run: 1 }
}

fn watch(running_since: Option<Timestamp>) -> Stopwatch {
    Stopwatch {
        measure: Measure::Open,
        budget: Span::from_hours(4),
        consumed: Span::from_hours(1),
        running_since,
    }
}

fn plan() -> Plan {
    Plan {
        watch: watch(Some(t(10))),
        due: t(13),
        breach_after: t(13),
        warn_at: vec![WarnAt { warning: 0, at: t(12) }],
        rungs: vec![RungAt { rung: 0, at: t(14), to: role() }],
        certainty: Certainty::Known,
    }
}

fn started() -> Started {
    Started {
        run: run(),
        episode: 0,
        anchor: t(8),
        start: t(9),
        term: serde_json::from_str(r#"{"working":"4h","calendar":"centre"}"#).unwrap(),
        request: Some(2),
        continues: Some(1),
        gap: Some(Pause { from: t(10), to: t(11) }),
        clauses: vec![ClauseId::new("COL-m-2.1").unwrap()],
        owed_by: value("intake"),
        calendar: Some(CalendarId::new("centre").unwrap()),
        basis: Some(Arc::new(Basis {
            calendar: "centre".to_owned(),
            pack: Some("cn".to_owned()),
            pack_revision: Some("2026-1".to_owned()),
            tzdb: "2025b".to_owned(),
        })),
        plan: Arc::new(plan()),
    }
}

fn rescheduled(cause: Rescheduling) -> Rescheduled {
    Rescheduled {
        run: run(),
        cause,
        target: Some(NewTarget {
            anchor: t(8),
            start: t(9),
            carried: Span::from_hours(1),
            term: started().term,
            clauses: started().clauses,
            owed_by: value("handler"),
            calendar: started().calendar,
            basis: started().basis,
        }),
        was_due: Some(t(13)),
        reason: Some(value("parts are late")),
        by: Some(Span::from_hours(2).into()),
        plan: Some(Arc::new(plan())),
        paused: Some(Standstill { watch: watch(None), due: t(13) }),
    }
}

fn judged() -> Judged {
    Judged { run: run(), due: Some(t(13)) }
}

fn ended() -> RunEnded {
    RunEnded { run: run(), reason: value("settled") }
}

fn revision() -> RevisionNoted {
    RevisionNoted { revision: 1, note: note() }
}

fn refused() -> RevisionReasoned {
    RevisionReasoned { revision: 1, reason: value("too dear"), note: note() }
}

fn request_ended() -> RequestEnded {
    RequestEnded { request: 1, kind: RequestKind::Consult, reason: value("not ours") }
}

fn observation() -> Observation {
    Observation {
        by: Some(person()),
        stage: Some(Stage::Closed),
        outcome: Some(Outcome::Solved),
        waiting: Some(ObservedWaiting::For { party: Party::Partner, reason: value("vendor") }),
        handler: Some(person()),
        level: Some(2),
        acts: vec![ObservedAct::CalledBack { result: CallbackResult::SolvedNotRated }],
        facts: facts(),
        ..Observation::at(t(9))
    }
}

/// Returns an event of the kind with every field filled; a new kind does not compile without one.
pub(crate) fn event(kind: EventKind) -> Event {
    use EventKind as E;
    use Stage as S;
    match kind {
        E::Received => Event::Received(Received {
            policy: Digest::of(b"policy"),
            customer: Some(Private::new(ActorId::new("vault-17").unwrap())),
            facts: facts(),
        }),
        E::Registered => Event::Registered(Registered {
            moved: moved(S::Received, S::Registered),
            kind: KindId::new("complaint").unwrap(),
            contact: Contact::Reachable,
            facts: facts(),
            fields: fields(),
        }),
        E::Acknowledged => Event::Acknowledged(moved(S::Registered, S::Registered)),
        E::Answered => Event::Answered(noted(S::Registered, S::Registered)),
        E::Deferred => Event::Deferred(Deferred {
            moved: moved(S::Registered, S::Deferred),
            until: Some(t(17)),
        }),
        E::Classified => Event::Classified(moved(S::Registered, S::Classified)),
        E::Assigned => Event::Assigned(moved(S::Classified, S::Assigned)),
        E::HandlerNamed => Event::HandlerNamed(moved(S::Assigned, S::HandlerNamed)),
        E::InvestigationStarted => {
            Event::InvestigationStarted(moved(S::HandlerNamed, S::Investigating))
        }
        E::SolutionDrafted => Event::SolutionDrafted(moved(S::Investigating, S::SolutionDrafted)),
        E::ApprovalAwaited => {
            Event::ApprovalAwaited(moved(S::SolutionDrafted, S::AwaitingApproval))
        }
        E::SolutionCleared => {
            Event::SolutionCleared(moved(S::AwaitingApproval, S::SolutionApproved))
        }
        E::CustomerAwaited => {
            Event::CustomerAwaited(moved(S::SolutionApproved, S::AwaitingCustomer))
        }
        E::WorkStarted => Event::WorkStarted(moved(S::AwaitingCustomer, S::InProgress)),
        E::ProgressReported => Event::ProgressReported(noted(S::InProgress, S::InProgress)),
        E::Handled => Event::Handled(noted(S::InProgress, S::Handled)),
        E::Verified => Event::Verified(noted(S::Handled, S::Verified)),
        E::ResultRejected => Event::ResultRejected(reasoned(S::Handled, S::Assigned)),
        E::Replied => Event::Replied(Replied {
            moved: moved(S::Verified, S::Replied),
            channel: Some(value("phone")),
            ticks: fields(),
            note: note(),
        }),
        E::ReplyRejected => Event::ReplyRejected(reasoned(S::Replied, S::Negotiating)),
        E::Agreed => Event::Agreed(noted(S::Negotiating, S::Replied)),
        E::CallbackAwaited => Event::CallbackAwaited(moved(S::Replied, S::CallbackPending)),
        E::Closed => Event::Closed(Closed {
            moved: moved(S::CallbackPending, S::Closed),
            outcome: Outcome::Duplicate,
            reason: Some(value("same matter")),
            note: note(),
            case: Some(CaseId::new("C-2").unwrap()),
        }),
        E::Reopened => Event::Reopened(Reopened {
            moved: moved(S::Closed, S::Investigating),
            reason: value("not_solved"),
            episode: 1,
        }),
        E::Archived => Event::Archived(moved(S::Closed, S::Archived)),
        E::TriageRecorded => Event::TriageRecorded(TriageRecorded {
            facts: facts(),
            priority: Some(value("p1")),
            rule: Some(value("urgent")),
        }),
        E::Admitted => Event::Admitted(Plain {}),
        E::Reclassified => Event::Reclassified(Reclassified {
            from: KindId::new("complaint").unwrap(),
            kind: KindId::new("dispute").unwrap(),
            reason: value("lawyer"),
        }),
        other => beside(other),
    }
}

/// The regions beside the lifecycle and triage.
fn beside(kind: EventKind) -> Event {
    use EventKind as E;
    match kind {
        E::UnitAssigned => Event::UnitAssigned(UnitAssigned {
            unit: unit("repair"),
            due: Some(t(17)),
            rule: Some(value("by-category")),
        }),
        E::Transferred => Event::Transferred(Transferred {
            from: Some(unit("repair")),
            unit: unit("quality"),
            due: Some(t(17)),
            reason: value("not ours"),
        }),
        E::Returned => Event::Returned(Reasoned { reason: value("not ours"), note: note() }),
        E::HandlerSet => Event::HandlerSet(HandlerSet { handler: person() }),
        E::ConflictDeclared => {
            Event::ConflictDeclared(ConflictDeclared { person: person(), reason: value("named") })
        }
        E::WaitingStarted => Event::WaitingStarted(WaitingStarted {
            party: Party::Customer,
            reason: value("photos"),
            evidence: note(),
            until: Some(t(18)),
        }),
        E::WaitingEnded => Event::WaitingEnded(WaitingEnded {
            party: Party::Customer,
            reason: value("photos"),
            cause: WaitingEnd::Resumed,
            because: Some(value("photos came")),
            note: note(),
        }),
        E::Asked => Event::Asked(Asked {
            request: 1,
            kind: RequestKind::Consult,
            to: unit("quality"),
            need: RequestNeed::Mandatory,
            due: Some(t(17)),
        }),
        E::RequestAnswered => Event::RequestAnswered(RequestAnswered {
            request: 1,
            kind: RequestKind::Consult,
            note: note(),
        }),
        E::RequestRefused => Event::RequestRefused(request_ended()),
        E::RequestWithdrawn => Event::RequestWithdrawn(request_ended()),
        E::Proposed => Event::Proposed(Proposed {
            revision: 1,
            cause: Some(value("worn part")),
            measures: vec![value("replace"), value("apologise")],
            analysis: note(),
        }),
        E::Submitted => Event::Submitted(revision()),
        E::Approved => Event::Approved(revision()),
        E::Rejected => Event::Rejected(refused()),
        E::Presented => Event::Presented(revision()),
        E::Objected => Event::Objected(refused()),
        E::Confirmed => Event::Confirmed(revision()),
        E::Escalated => {
            Event::Escalated(Escalated { level: 1, to: role(), reason: value("important") })
        }
        E::RungTaken => Event::RungTaken(RungTaken { run: run(), rung: 0, level: 1, to: role() }),
        E::EscalationAcknowledged => Event::EscalationAcknowledged(Plain {}),
        E::Deescalated => {
            Event::Deescalated(LevelSet { level: 0, reason: value("calm"), note: note() })
        }
        E::CallbackOwed => Event::CallbackOwed(CallbackOwed { episode: 0 }),
        E::CallbackDone => Event::CallbackDone(CallbackDone {
            result: CallbackResult::SolvedAndSatisfied,
            ticks: fields(),
        }),
        E::AttemptFailed => Event::AttemptFailed(AttemptFailed {
            attempt: 1,
            reason: value("no answer"),
            note: note(),
        }),
        E::CallbackFailed => {
            Event::CallbackFailed(Reasoned { reason: value("no answer"), note: note() })
        }
        E::CallbackCancelled => Event::CallbackCancelled(Plain {}),
        other => kept(other),
    }
}

/// Obligations and custody.
fn kept(kind: EventKind) -> Event {
    use EventKind as E;
    match kind {
        E::ObligationStarted => Event::ObligationStarted(Box::new(started())),
        E::ObligationPaused => {
            Event::ObligationPaused(Paused { run: run(), consumed: Span::from_hours(1) })
        }
        E::ObligationResumed => {
            Event::ObligationResumed(Box::new(rescheduled(Rescheduling::Resumed)))
        }
        E::ObligationWarned => {
            Event::ObligationWarned(Warned { run: run(), warning: 0, due: t(13) })
        }
        E::RungReached => Event::RungReached(RungReached { run: run(), rung: 0, to: role() }),
        E::ObligationMet => Event::ObligationMet(judged()),
        E::ObligationBreached => Event::ObligationBreached(judged()),
        E::ObligationFulfilled => Event::ObligationFulfilled(judged()),
        E::ObligationCancelled => Event::ObligationCancelled(ended()),
        E::ObligationWaived => Event::ObligationWaived(ended()),
        E::ObligationImpossible => Event::ObligationImpossible(Impossible {
            run: run(),
            episode: 0,
            contact: Contact::Anonymous,
        }),
        E::ObligationExtended => {
            Event::ObligationExtended(Box::new(rescheduled(Rescheduling::Extended)))
        }
        E::ObligationRetargeted => {
            Event::ObligationRetargeted(Box::new(rescheduled(Rescheduling::Retargeted)))
        }
        E::ObligationCorrected => Event::ObligationCorrected(Corrected {
            run: run(),
            was: Verdict::Breached,
            verdict: Some(Verdict::Met),
            reason: value("happened_in_time_told_late"),
        }),
        E::Observed => Event::Observed(Box::new(observation())),
        E::PolicyRebound => Event::PolicyRebound(PolicyRebound {
            from: Digest::of(b"policy"),
            to: Digest::of(b"next policy"),
        }),
        E::Erased => Event::Erased(Reasoned { reason: value("asked for"), note: note() }),
        E::ActAsked => Event::ActAsked(ActAsked {
            act: 1,
            mode: Mode::Asks,
            command: Box::new(Command::Close(Close {
                outcome: Outcome::Explained,
                reason: Some(value("not reasonable")),
            })),
        }),
        E::ActDecided => Event::ActDecided(ActDecided {
            act: 1,
            decision: ActDecision::Decline,
            reason: Some(value("too early")),
        }),
        E::ActScheduled => Event::ActScheduled(ActScheduled {
            rule: value("auto-close"),
            act: ScheduledAct::Close(Outcome::Solved),
            at: t(20),
            since: t(9),
        }),
        E::ActFired => {
            Event::ActFired(ActFired { rule: value("auto-archive"), act: ScheduledAct::Archive })
        }
        E::ActUnscheduled => Event::ActUnscheduled(ActUnscheduled {
            rule: value("auto-close"),
            reason: value("case.reopened"),
        }),
        other => panic!("no example of `{}`", other.name()),
    }
}

/// Returns one record of every event, in the order of the vocabulary.
pub(crate) fn log() -> Vec<Recorded> {
    let record = |(index, kind): (usize, &EventKind)| {
        let by = By { id: person(), kind: amends::ActorKind::Person };
        let row = amends::case::table::all().find(|row| row.emits == *kind);
        Recorded {
            stream: CaseId::new("C-1").unwrap(),
            seq: index as u64 + 1,
            at: t(9),
            recorded_at: t(10),
            by: index.is_multiple_of(2).then_some(by),
            command_id: index
                .is_multiple_of(2)
                .then(|| amends::ident::CommandId::new("cmd-1").unwrap()),
            command: index.is_multiple_of(2).then_some(CommandKind::Register),
            schema: Recorded::SCHEMA,
            source: if index.is_multiple_of(2) { Source::Decided } else { Source::Clock },
            row: row.map(|row| value(row.id)),
            organisation: index.is_multiple_of(2).then(|| Digest::of(b"organisation")),
            event: event(*kind),
        }
    };
    EventKind::ALL.iter().enumerate().map(record).collect()
}
