//! What events carry.

use super::{
    ActDecision, CallbackResult, Command, Contact, Outcome, Party, RequestKind, RequestNeed, Stage,
    Verdict, command_data::payloads,
};
use crate::{
    digest::Digest,
    fact::Facts,
    ident::{
        ActorId, CalendarId, CaseId, ClauseId, FieldId, KindId, ObligationId, RoleId, UnitId, Value,
    },
    policy::{Mode, ScheduledAct},
    private::Private,
    time::{Basis, Certainty, Distance, Pause, Span, Stopwatch, Term, Timestamp},
    words::vocabulary,
};
use std::sync::Arc;

vocabulary! {
    /// Says why a waiting ended.
    pub enum WaitingEnd {
        Resumed "resumed" "恢复处理" "the work goes on";
        Expired "expired" "超过最长等待" "the longest waiting allowed was over";
        Superseded "superseded" "改为其他等待" "another waiting took its place";
        Settled "settled" "案件已关闭" "the case was settled";
    }
}

vocabulary! {
    /// Says why a time limit was computed anew.
    pub enum Rescheduling {
        Resumed "resumed" "恢复计时" "the clock runs again";
        Retargeted "retargeted" "条件变化" "priority, kind, unit or policy changed";
        Extended "extended" "批准延长" "an extension was granted";
    }
}

payloads! {
    /// Says which row of the table moved the case from which stage to which.
    #[derive(Copy)]
    Moved {
        /// The stage before.
        from: Stage,
        /// The stage after.
        to: Stage,
    }

    /// Records the contact and the policy that judges the case.
    Received {
        /// The policy's digest, pinned.
        policy: Digest,
        /// The customer, a reference into the host's vault.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        customer: Option<Private<ActorId>>,
        /// What was known.
        #[serde(default)]
        facts: Facts,
    }

    /// Records the registration.
    Registered {
        /// The stages.
        moved: Moved,
        /// The kind.
        kind: KindId,
        /// Whether the customer can be reached.
        contact: Contact,
        /// What was known.
        #[serde(default)]
        facts: Facts,
        /// Which form fields were present.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        fields: Vec<FieldId>,
    }

    /// Records a move with the digest of a text.
    MovedNoted {
        /// The stages.
        moved: Moved,
        /// The digest of the text.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<Digest>,
    }

    /// Records a move with its reason.
    MovedReasoned {
        /// The stages.
        moved: Moved,
        /// Why.
        reason: Value,
        /// The digest of a text.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<Digest>,
    }

    /// Records a promise.
    Deferred {
        /// The stages.
        moved: Moved,
        /// The time promised; none where a foreign log does not say.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Timestamp>,
    }

    /// Records a reply.
    Replied {
        /// The stages.
        moved: Moved,
        /// The channel used.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        channel: Option<Value>,
        /// Ticks of the reply checklist.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        ticks: Vec<FieldId>,
        /// The digest of the reply.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<Digest>,
    }

    /// Records how the case ended.
    Closed {
        /// The stages.
        moved: Moved,
        /// The outcome.
        outcome: Outcome,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Value>,
        /// The digest of a text.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<Digest>,
        /// The case it is a duplicate of or was merged into.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        case: Option<CaseId>,
    }

    /// Records a reopening, which begins an episode.
    Reopened {
        /// The stages.
        moved: Moved,
        /// Why.
        reason: Value,
        /// The episode that begins, 1 being the first after the opening one.
        episode: u32,
    }

    /// Records a classification and the priority it led to.
    TriageRecorded {
        /// The facts given.
        facts: Facts,
        /// The priority.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        priority: Option<Value>,
        /// The matrix row that set it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        rule: Option<Value>,
    }

    /// Records a change of kind.
    Reclassified {
        /// The kind before.
        from: KindId,
        /// The kind after.
        kind: KindId,
        /// Why.
        reason: Value,
    }

    /// Records the unit in charge.
    UnitAssigned {
        /// The unit.
        unit: UnitId,
        /// The time set.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due: Option<Timestamp>,
        /// The route that chose it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        rule: Option<Value>,
    }

    /// Records a transfer.
    Transferred {
        /// The unit before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<UnitId>,
        /// The unit after.
        unit: UnitId,
        /// The time set.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due: Option<Timestamp>,
        /// Why.
        reason: Value,
    }

    /// Records the handler.
    HandlerSet {
        /// The person.
        handler: ActorId,
    }

    /// Records a conflict of interest.
    ConflictDeclared {
        /// The person.
        person: ActorId,
        /// Why.
        reason: Value,
    }

    /// Records that another party owes the next act.
    WaitingStarted {
        /// The party.
        party: Party,
        /// Why.
        reason: Value,
        /// The digest of the evidence.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        evidence: Option<Digest>,
        /// When it ends by itself.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Timestamp>,
    }

    /// Records that the waiting is over.
    WaitingEnded {
        /// Whom the case waited for.
        party: Party,
        /// Why it was waiting.
        reason: Value,
        /// What ended it.
        cause: WaitingEnd,
        /// Why somebody ended it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        because: Option<Value>,
        /// The digest of a text.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<Digest>,
    }

    /// Records a request.
    Asked {
        /// Its ordinal in the case.
        request: u32,
        /// What is asked.
        kind: RequestKind,
        /// Who is asked.
        to: UnitId,
        /// Whether it must be answered.
        need: RequestNeed,
        /// By when.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due: Option<Timestamp>,
    }

    /// Records the answer to a request.
    RequestAnswered {
        /// Its ordinal in the case.
        request: u32,
        /// What was asked.
        kind: RequestKind,
        /// The digest of the answer.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<Digest>,
    }

    /// Records that a request was refused or withdrawn.
    RequestEnded {
        /// Its ordinal in the case.
        request: u32,
        /// What was asked.
        kind: RequestKind,
        /// Why.
        reason: Value,
    }

    /// Records a draft.
    Proposed {
        /// The revision, 1 for the first.
        revision: u32,
        /// The cause found.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        cause: Option<Value>,
        /// The measures.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        measures: Vec<Value>,
        /// The digest of the analysis report.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        analysis: Option<Digest>,
    }

    /// Records an act on the current revision of the solution.
    RevisionNoted {
        /// The revision.
        revision: u32,
        /// The digest of a text.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<Digest>,
    }

    /// Records a refusal of the current revision of the solution.
    RevisionReasoned {
        /// The revision.
        revision: u32,
        /// Why.
        reason: Value,
        /// The digest of a text.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<Digest>,
    }

    /// Records an escalation.
    Escalated {
        /// The level after.
        level: u8,
        /// Whom it went to.
        to: RoleId,
        /// Why.
        reason: Value,
    }

    /// Records that a rung of an obligation's ladder was taken.
    RungTaken {
        /// The run.
        run: RunRef,
        /// Which rung, 0 the first.
        rung: u32,
        /// The level after.
        level: u8,
        /// Whom it went to.
        to: RoleId,
    }

    /// Records that the level was set.
    LevelSet {
        /// The level after.
        level: u8,
        /// Why.
        reason: Value,
        /// The digest of a text.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<Digest>,
    }

    /// Records that a callback is owed.
    #[derive(Copy)]
    CallbackOwed {
        /// The episode it belongs to.
        episode: u32,
    }

    /// Records a callback.
    CallbackDone {
        /// What the customer said.
        result: CallbackResult,
        /// Ticks of the callback script.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        ticks: Vec<FieldId>,
    }

    /// Records an attempt that failed.
    AttemptFailed {
        /// Which attempt, 1 the first.
        attempt: u32,
        /// Why.
        reason: Value,
        /// The digest of a text.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<Digest>,
    }

    /// Names a run: the n-th time an obligation started in the case.
    #[derive(PartialOrd, Ord)]
    RunRef {
        /// The obligation.
        obligation: ObligationId,
        /// Which run, 1 the first.
        run: u32,
    }

    /// Holds when everything about a running time limit falls due.
    Plan {
        /// Budget, time used up, running since.
        watch: Stopwatch,
        /// The deadline shown.
        due: Timestamp,
        /// The latest instant that still meets it.
        breach_after: Timestamp,
        /// The warnings still to come, the earliest first.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        warn_at: Vec<WarnAt>,
        /// The rungs still to come.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        rungs: Vec<RungAt>,
        /// Whether it rests on known holidays only.
        certainty: Certainty,
    }

    /// Holds when a warning falls due.
    #[derive(Copy)]
    WarnAt {
        /// Which warning, 0 the first of the policy.
        warning: u32,
        /// When.
        at: Timestamp,
    }

    /// Holds when a rung falls due.
    RungAt {
        /// Which rung, 0 the first.
        rung: u32,
        /// When.
        at: Timestamp,
        /// Whom it goes to.
        to: RoleId,
    }

    /// Records that a time limit runs.
    Started {
        /// The run.
        run: RunRef,
        /// The episode it belongs to.
        episode: u32,
        /// When the event that started it happened.
        anchor: Timestamp,
        /// When counting began, after the receipt rule.
        start: Timestamp,
        /// The term.
        term: Term,
        /// The request whose answer is owed, if an event about a request started it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        request: Option<u32>,
        /// The run it goes on with after a reopening: what that one used up counts.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        continues: Option<u32>,
        /// The stretch before it goes on that does not count.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        gap: Option<Pause>,
        /// The clauses it comes from.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        clauses: Vec<ClauseId>,
        /// Who owes it, as the policy names it: `handler`, `unit` or a role.
        owed_by: Value,
        /// The calendar, if the term counts on one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        calendar: Option<CalendarId>,
        /// The pack revision and time zone database it rests on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        basis: Option<Arc<Basis>>,
        /// When everything falls due.
        plan: Arc<Plan>,
    }

    /// Records that a clock stands still.
    Paused {
        /// The run.
        run: RunRef,
        /// The time used up.
        consumed: Span,
    }

    /// Records a time limit computed anew.
    Rescheduled {
        /// The run.
        run: RunRef,
        /// Why.
        cause: Rescheduling,
        /// What it rests on now, where that changed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        target: Option<NewTarget>,
        /// The deadline before, if one was known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        was_due: Option<Timestamp>,
        /// Why it was extended.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Value>,
        /// By how much it was extended.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<Distance>,
        /// When everything falls due now; none while paused.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        plan: Option<Arc<Plan>>,
        /// What is used up and left while the clock stands still.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        paused: Option<Standstill>,
    }

    /// Holds what a time limit rests on after its target changed.
    NewTarget {
        /// When the event it counts from happened.
        anchor: Timestamp,
        /// When counting began, after the receipt rule.
        start: Timestamp,
        /// The time used up that lies before.
        #[serde(default)]
        carried: Span,
        /// The term.
        term: Term,
        /// The clauses it comes from.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        clauses: Vec<ClauseId>,
        /// Who owes it, as the policy names it: `handler`, `unit` or a role.
        owed_by: Value,
        /// The calendar, if the term counts on one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        calendar: Option<CalendarId>,
        /// The pack revision and time zone database it rests on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        basis: Option<Arc<Basis>>,
    }

    /// Holds where a clock stands still.
    #[derive(Copy)]
    Standstill {
        /// Budget and time used up.
        watch: Stopwatch,
        /// The deadline as it was when the clock stopped.
        due: Timestamp,
    }

    /// Records a warning.
    Warned {
        /// The run.
        run: RunRef,
        /// Which warning, 0 the first of the policy.
        warning: u32,
        /// When it falls due.
        due: Timestamp,
    }

    /// Records that a rung fell due.
    RungReached {
        /// The run.
        run: RunRef,
        /// Which rung, 0 the first.
        rung: u32,
        /// Whom it goes to.
        to: RoleId,
    }

    /// Records a verdict.
    Judged {
        /// The run.
        run: RunRef,
        /// The deadline; none when the clock stood still.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due: Option<Timestamp>,
    }

    /// Records the end of a run with its reason.
    RunEnded {
        /// The run.
        run: RunRef,
        /// Why.
        reason: Value,
    }

    /// Records that an obligation cannot be met.
    Impossible {
        /// The run.
        run: RunRef,
        /// The episode it belongs to.
        episode: u32,
        /// Why.
        contact: Contact,
    }

    /// Records a corrected verdict.
    Corrected {
        /// The run.
        run: RunRef,
        /// The verdict recorded before.
        was: Verdict,
        /// The verdict that is right; none when the clock was still running.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        verdict: Option<Verdict>,
        /// Why.
        reason: Value,
    }

    /// Records a change of policy.
    #[derive(Copy)]
    PolicyRebound {
        /// The policy before.
        from: Digest,
        /// The policy after.
        to: Digest,
    }

    /// Records an act that awaits another's decision.
    ActAsked {
        /// Its ordinal in the case.
        act: u32,
        /// Whether it was asked or is supervised.
        mode: Mode,
        /// The command.
        command: Box<Command>,
    }

    /// Records the decision on a pending act.
    ActDecided {
        /// Its ordinal in the case.
        act: u32,
        /// The decision.
        decision: ActDecision,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Value>,
    }

    /// Records that the machine will act.
    ActScheduled {
        /// The rule.
        rule: Value,
        /// What it will do.
        act: ScheduledAct,
        /// When.
        at: Timestamp,
        /// What the time is counted from.
        since: Timestamp,
    }

    /// Records that the machine acted.
    ActFired {
        /// The rule.
        rule: Value,
        /// What it did.
        act: ScheduledAct,
    }

    /// Records that the machine will not act.
    ActUnscheduled {
        /// The rule.
        rule: Value,
        /// Why.
        reason: Value,
    }
}

impl Plan {
    /// Says whether something done at an instant is still in time: fractions of a second never
    /// count against it.
    pub fn meets(&self, at: Timestamp) -> bool {
        at.floor_to_second() <= self.breach_after
    }
}
