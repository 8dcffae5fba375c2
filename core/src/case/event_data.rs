//! What events carry; those of the obligations have a file of their own.

pub use super::duty_data::*;
use super::{
    ActDecision, CallbackResult, Command, Contact, Outcome, Party, RequestKind, RequestNeed, Stage,
    command_data::payloads,
};
use crate::{
    digest::Digest,
    fact::Facts,
    ident::{ActorId, CaseId, FieldId, KindId, RoleId, UnitId, Value},
    policy::{Mode, ScheduledAct},
    private::Private,
    time::Timestamp,
    words::vocabulary,
};

vocabulary! {
    /// Says why a waiting ended.
    pub enum WaitingEnd {
        Resumed "resumed" "恢复处理" "the work goes on";
        Expired "expired" "超过最长等待" "the longest waiting allowed was over";
        Superseded "superseded" "改为其他等待" "another waiting took its place";
        Settled "settled" "案件已关闭" "the case was settled";
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
