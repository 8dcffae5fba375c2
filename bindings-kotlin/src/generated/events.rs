//! Events, with what they carry.

// Generated from the lists of the core by `make bless-kotlin`; do not edit.

use crate::{
    border::{Show, Take},
    misfit::Misfit,
};
#[allow(unused_imports, reason = "generated: not every file names every one")]
use crate::{
    generated::{commands::Command, values::*, words::*},
    observation::*,
    term::Term,
    values::*,
};
use amends::case as core;

/// Says what happened to a case, in the past tense.
#[derive(Debug, Clone, PartialEq, uniffi::Enum)]
pub enum Event {
    /// Contact received · 已接收 (`case.received`).
    Received {
        /// The policy's digest, pinned.
        policy: String,
        /// The customer, a reference into the host's vault.
        #[uniffi(default = None)]
        customer: Option<Private>,
        /// What was known.
        #[uniffi(default)]
        facts: Facts,
    },
    /// Case registered · 已登记 (`case.registered`).
    Registered {
        /// The stages.
        moved: Moved,
        /// The kind.
        kind: String,
        /// Whether the customer can be reached.
        contact: Contact,
        /// What was known.
        #[uniffi(default)]
        facts: Facts,
        /// Which form fields were present.
        #[uniffi(default = [])]
        fields: Vec<String>,
    },
    /// Receipt acknowledged · 已确认收到 (`case.acknowledged`).
    Acknowledged {
        /// The stage before.
        from: Stage,
        /// The stage after.
        to: Stage,
    },
    /// Answered · 已答复 (`case.answered`).
    Answered {
        /// The stages.
        moved: Moved,
        /// The digest of the text.
        #[uniffi(default = None)]
        note: Option<String>,
    },
    /// Answer promised · 已承诺回复 (`case.deferred`).
    Deferred {
        /// The stages.
        moved: Moved,
        /// The time promised; none where a foreign log does not say.
        #[uniffi(default = None)]
        until: Option<Moment>,
    },
    /// Stage classified reached · 进入已分类 (`case.classified`).
    Classified {
        /// The stage before.
        from: Stage,
        /// The stage after.
        to: Stage,
    },
    /// Stage assigned reached · 进入已派单 (`case.assigned`).
    Assigned {
        /// The stage before.
        from: Stage,
        /// The stage after.
        to: Stage,
    },
    /// Stage handler named reached · 进入已定经办人 (`case.handler_named`).
    HandlerNamed {
        /// The stage before.
        from: Stage,
        /// The stage after.
        to: Stage,
    },
    /// Investigation started · 已开始调查 (`case.investigation_started`).
    InvestigationStarted {
        /// The stage before.
        from: Stage,
        /// The stage after.
        to: Stage,
    },
    /// Stage solution drafted reached · 进入已拟方案 (`case.solution_drafted`).
    SolutionDrafted {
        /// The stage before.
        from: Stage,
        /// The stage after.
        to: Stage,
    },
    /// Stage awaiting approval reached · 进入待审批 (`case.approval_awaited`).
    ApprovalAwaited {
        /// The stage before.
        from: Stage,
        /// The stage after.
        to: Stage,
    },
    /// Stage solution approved reached · 进入方案已批准 (`case.solution_cleared`).
    SolutionCleared {
        /// The stage before.
        from: Stage,
        /// The stage after.
        to: Stage,
    },
    /// Stage awaiting the customer reached · 进入待客户确认 (`case.customer_awaited`).
    CustomerAwaited {
        /// The stage before.
        from: Stage,
        /// The stage after.
        to: Stage,
    },
    /// Work started · 已开始处理 (`case.work_started`).
    WorkStarted {
        /// The stage before.
        from: Stage,
        /// The stage after.
        to: Stage,
    },
    /// Progress reported · 已告知进展 (`case.progress_reported`).
    ProgressReported {
        /// The stages.
        moved: Moved,
        /// The digest of the text.
        #[uniffi(default = None)]
        note: Option<String>,
    },
    /// Handled · 已处理 (`case.handled`).
    Handled {
        /// The stages.
        moved: Moved,
        /// The digest of the text.
        #[uniffi(default = None)]
        note: Option<String>,
    },
    /// Result verified · 已验证 (`case.verified`).
    Verified {
        /// The stages.
        moved: Moved,
        /// The digest of the text.
        #[uniffi(default = None)]
        note: Option<String>,
    },
    /// Result rejected · 结果被退回 (`case.result_rejected`).
    ResultRejected {
        /// The stages.
        moved: Moved,
        /// Why.
        reason: String,
        /// The digest of a text.
        #[uniffi(default = None)]
        note: Option<String>,
    },
    /// Customer replied to · 已回复客户 (`case.replied`).
    Replied {
        /// The stages.
        moved: Moved,
        /// The channel used.
        #[uniffi(default = None)]
        channel: Option<String>,
        /// Ticks of the reply checklist.
        #[uniffi(default = [])]
        ticks: Vec<String>,
        /// The digest of the reply.
        #[uniffi(default = None)]
        note: Option<String>,
    },
    /// Reply rejected by the customer · 客户不接受回复 (`case.reply_rejected`).
    ReplyRejected {
        /// The stages.
        moved: Moved,
        /// Why.
        reason: String,
        /// The digest of a text.
        #[uniffi(default = None)]
        note: Option<String>,
    },
    /// Agreement reached · 已达成一致 (`case.agreed`).
    Agreed {
        /// The stages.
        moved: Moved,
        /// The digest of the text.
        #[uniffi(default = None)]
        note: Option<String>,
    },
    /// Stage callback pending reached · 进入待回访 (`case.callback_awaited`).
    CallbackAwaited {
        /// The stage before.
        from: Stage,
        /// The stage after.
        to: Stage,
    },
    /// Closed · 已关闭 (`case.closed`).
    Closed {
        /// The stages.
        moved: Moved,
        /// The outcome.
        outcome: Outcome,
        /// Why.
        #[uniffi(default = None)]
        reason: Option<String>,
        /// The digest of a text.
        #[uniffi(default = None)]
        note: Option<String>,
        /// The case it is a duplicate of or was merged into.
        #[uniffi(default = None)]
        case: Option<String>,
    },
    /// Reopened · 已重新打开 (`case.reopened`).
    Reopened {
        /// The stages.
        moved: Moved,
        /// Why.
        reason: String,
        /// The episode that begins, 1 being the first after the opening one.
        episode: i32,
    },
    /// Archived · 已归档 (`case.archived`).
    Archived {
        /// The stage before.
        from: Stage,
        /// The stage after.
        to: Stage,
    },
    /// Classified and prioritised · 已分类定级 (`triage.classified`).
    TriageRecorded {
        /// The facts given.
        facts: Facts,
        /// The priority.
        #[uniffi(default = None)]
        priority: Option<String>,
        /// The matrix row that set it.
        #[uniffi(default = None)]
        rule: Option<String>,
    },
    /// Accepted as a complaint · 已受理为投诉 (`triage.admitted`).
    Admitted,
    /// Kind changed · 类型已变更 (`triage.reclassified`).
    Reclassified {
        /// The kind before.
        from: String,
        /// The kind after.
        kind: String,
        /// Why.
        reason: String,
    },
    /// Assigned to a unit · 已派至部门 (`assignment.assigned`).
    UnitAssigned {
        /// The unit.
        unit: String,
        /// The time set.
        #[uniffi(default = None)]
        due: Option<Moment>,
        /// The route that chose it.
        #[uniffi(default = None)]
        rule: Option<String>,
    },
    /// Transferred · 已转派 (`assignment.transferred`).
    Transferred {
        /// The unit before.
        #[uniffi(default = None)]
        from: Option<String>,
        /// The unit after.
        unit: String,
        /// The time set.
        #[uniffi(default = None)]
        due: Option<Moment>,
        /// Why.
        reason: String,
    },
    /// Returned to the dispatcher · 已退单 (`assignment.returned`).
    Returned {
        /// The reason, a value of the host's list.
        reason: String,
        /// The digest of a text kept by the host.
        #[uniffi(default = None)]
        note: Option<String>,
    },
    /// Handler named · 已指定经办人 (`assignment.handler_named`).
    HandlerSet {
        /// The person.
        handler: String,
    },
    /// Conflict of interest declared · 已声明回避 (`assignment.conflict_declared`).
    ConflictDeclared {
        /// The person.
        person: String,
        /// Why.
        reason: String,
    },
    /// Waiting started · 开始等待 (`waiting.started`).
    WaitingStarted {
        /// The party.
        party: Party,
        /// Why.
        reason: String,
        /// The digest of the evidence.
        #[uniffi(default = None)]
        evidence: Option<String>,
        /// When it ends by itself.
        #[uniffi(default = None)]
        until: Option<Moment>,
    },
    /// Waiting ended · 等待结束 (`waiting.ended`).
    WaitingEnded {
        /// Whom the case waited for.
        party: Party,
        /// Why it was waiting.
        reason: String,
        /// What ended it.
        cause: WaitingEnd,
        /// Why somebody ended it.
        #[uniffi(default = None)]
        because: Option<String>,
        /// The digest of a text.
        #[uniffi(default = None)]
        note: Option<String>,
    },
    /// Request made · 已发出请求 (`request.asked`).
    Asked {
        /// Its ordinal in the case.
        request: i32,
        /// What is asked.
        kind: RequestKind,
        /// Who is asked.
        to: String,
        /// Whether it must be answered.
        need: RequestNeed,
        /// By when.
        #[uniffi(default = None)]
        due: Option<Moment>,
    },
    /// Request answered · 请求已答复 (`request.answered`).
    RequestAnswered {
        /// Its ordinal in the case.
        request: i32,
        /// What was asked.
        kind: RequestKind,
        /// The digest of the answer.
        #[uniffi(default = None)]
        note: Option<String>,
    },
    /// Request refused · 请求被拒绝 (`request.refused`).
    RequestRefused {
        /// Its ordinal in the case.
        request: i32,
        /// What was asked.
        kind: RequestKind,
        /// Why.
        reason: String,
    },
    /// Request withdrawn · 请求已撤回 (`request.withdrawn`).
    RequestWithdrawn {
        /// Its ordinal in the case.
        request: i32,
        /// What was asked.
        kind: RequestKind,
        /// Why.
        reason: String,
    },
    /// Solution proposed · 已拟定方案 (`solution.proposed`).
    Proposed {
        /// The revision, 1 for the first.
        revision: i32,
        /// The cause found.
        #[uniffi(default = None)]
        cause: Option<String>,
        /// The measures.
        #[uniffi(default = [])]
        measures: Vec<String>,
        /// The digest of the analysis report.
        #[uniffi(default = None)]
        analysis: Option<String>,
    },
    /// Solution submitted · 方案已提交审批 (`solution.submitted`).
    Submitted {
        /// The revision.
        revision: i32,
        /// The digest of a text.
        #[uniffi(default = None)]
        note: Option<String>,
    },
    /// Solution approved · 方案已批准 (`solution.approved`).
    Approved {
        /// The revision.
        revision: i32,
        /// The digest of a text.
        #[uniffi(default = None)]
        note: Option<String>,
    },
    /// Solution rejected · 方案被驳回 (`solution.rejected`).
    Rejected {
        /// The revision.
        revision: i32,
        /// Why.
        reason: String,
        /// The digest of a text.
        #[uniffi(default = None)]
        note: Option<String>,
    },
    /// Solution presented · 方案已提交客户 (`solution.presented`).
    Presented {
        /// The revision.
        revision: i32,
        /// The digest of a text.
        #[uniffi(default = None)]
        note: Option<String>,
    },
    /// Customer objected · 客户提出异议 (`solution.objected`).
    Objected {
        /// The revision.
        revision: i32,
        /// Why.
        reason: String,
        /// The digest of a text.
        #[uniffi(default = None)]
        note: Option<String>,
    },
    /// Customer confirmed · 客户已确认方案 (`solution.confirmed`).
    Confirmed {
        /// The revision.
        revision: i32,
        /// The digest of a text.
        #[uniffi(default = None)]
        note: Option<String>,
    },
    /// Escalated · 已升级 (`escalation.raised`).
    Escalated {
        /// The level after.
        level: i32,
        /// Whom it went to.
        to: String,
        /// Why.
        reason: String,
    },
    /// Escalation rung taken · 已触发升级阶梯 (`escalation.rung_taken`).
    RungTaken {
        /// The run.
        run: RunRef,
        /// Which rung, 0 the first.
        rung: i32,
        /// The level after.
        level: i32,
        /// Whom it went to.
        to: String,
    },
    /// Escalation acknowledged · 升级已确认 (`escalation.acknowledged`).
    EscalationAcknowledged,
    /// Escalation lowered · 已降级 (`escalation.lowered`).
    Deescalated {
        /// The level after.
        level: i32,
        /// Why.
        reason: String,
        /// The digest of a text.
        #[uniffi(default = None)]
        note: Option<String>,
    },
    /// Callback owed · 应回访 (`followup.owed`).
    CallbackOwed {
        /// The episode it belongs to.
        episode: i32,
    },
    /// Callback done · 回访完成 (`followup.done`).
    CallbackDone {
        /// What the customer said.
        result: CallbackResult,
        /// Ticks of the callback script.
        #[uniffi(default = [])]
        ticks: Vec<String>,
    },
    /// Callback attempt failed · 回访未接通 (`followup.attempt_failed`).
    AttemptFailed {
        /// Which attempt, 1 the first.
        attempt: i32,
        /// Why.
        reason: String,
        /// The digest of a text.
        #[uniffi(default = None)]
        note: Option<String>,
    },
    /// Callback failed for good · 回访失败 (`followup.failed`).
    CallbackFailed {
        /// The reason, a value of the host's list.
        reason: String,
        /// The digest of a text kept by the host.
        #[uniffi(default = None)]
        note: Option<String>,
    },
    /// Callback cancelled · 回访取消 (`followup.cancelled`).
    CallbackCancelled,
    /// Time limit started · 时限开始 (`obligation.started`).
    ObligationStarted {
        /// The run.
        run: RunRef,
        /// The episode it belongs to.
        episode: i32,
        /// When the event that started it happened.
        anchor: Moment,
        /// When counting began, after the receipt rule.
        start: Moment,
        /// The term.
        term: Term,
        /// The request whose answer is owed, if an event about a request started it.
        #[uniffi(default = None)]
        request: Option<i32>,
        /// The run it goes on with after a reopening: what that one used up counts.
        #[uniffi(default = None)]
        continues: Option<i32>,
        /// The stretch before it goes on that does not count.
        #[uniffi(default = None)]
        gap: Option<Pause>,
        /// The clauses it comes from.
        #[uniffi(default = [])]
        clauses: Vec<String>,
        /// Who owes it, as the policy names it: `handler`, `unit` or a role.
        owed_by: String,
        /// The calendar, if the term counts on one.
        #[uniffi(default = None)]
        calendar: Option<String>,
        /// The pack revision and time zone database it rests on.
        #[uniffi(default = None)]
        basis: Option<Basis>,
        /// When everything falls due.
        plan: Plan,
    },
    /// Time limit paused · 时限暂停 (`obligation.paused`).
    ObligationPaused {
        /// The run.
        run: RunRef,
        /// The time used up.
        consumed: Span,
    },
    /// Time limit resumed · 时限恢复 (`obligation.resumed`).
    ObligationResumed {
        /// The run.
        run: RunRef,
        /// Why.
        cause: Rescheduling,
        /// What it rests on now, where that changed.
        #[uniffi(default = None)]
        target: Option<NewTarget>,
        /// The deadline before, if one was known.
        #[uniffi(default = None)]
        was_due: Option<Moment>,
        /// Why it was extended.
        #[uniffi(default = None)]
        reason: Option<String>,
        /// By how much it was extended.
        #[uniffi(default = None)]
        by: Option<Distance>,
        /// When everything falls due now; none while paused.
        #[uniffi(default = None)]
        plan: Option<Plan>,
        /// What is used up and left while the clock stands still.
        #[uniffi(default = None)]
        paused: Option<Standstill>,
    },
    /// Time limit warning · 时限预警 (`obligation.warned`).
    ObligationWarned {
        /// The run.
        run: RunRef,
        /// Which warning, 0 the first of the policy.
        warning: i32,
        /// When it falls due.
        due: Moment,
    },
    /// Escalation rung reached · 到达升级阶梯 (`obligation.rung_reached`).
    RungReached {
        /// The run.
        run: RunRef,
        /// Which rung, 0 the first.
        rung: i32,
        /// Whom it goes to.
        to: String,
    },
    /// Time limit met · 按时完成 (`obligation.met`).
    ObligationMet {
        /// The run.
        run: RunRef,
        /// The deadline; none when the clock stood still.
        #[uniffi(default = None)]
        due: Option<Moment>,
    },
    /// Time limit breached · 超时 (`obligation.breached`).
    ObligationBreached {
        /// The run.
        run: RunRef,
        /// The deadline; none when the clock stood still.
        #[uniffi(default = None)]
        due: Option<Moment>,
    },
    /// Done after the breach · 逾期后完成 (`obligation.fulfilled`).
    ObligationFulfilled {
        /// The run.
        run: RunRef,
        /// The deadline; none when the clock stood still.
        #[uniffi(default = None)]
        due: Option<Moment>,
    },
    /// Time limit cancelled · 时限取消 (`obligation.cancelled`).
    ObligationCancelled {
        /// The run.
        run: RunRef,
        /// Why.
        reason: String,
    },
    /// Time limit waived · 时限豁免 (`obligation.waived`).
    ObligationWaived {
        /// The run.
        run: RunRef,
        /// Why.
        reason: String,
    },
    /// Impossible to meet · 无法履行 (`obligation.impossible`).
    ObligationImpossible {
        /// The run.
        run: RunRef,
        /// The episode it belongs to.
        episode: i32,
        /// Why.
        contact: Contact,
    },
    /// Time limit extended · 时限延长 (`obligation.extended`).
    ObligationExtended {
        /// The run.
        run: RunRef,
        /// Why.
        cause: Rescheduling,
        /// What it rests on now, where that changed.
        #[uniffi(default = None)]
        target: Option<NewTarget>,
        /// The deadline before, if one was known.
        #[uniffi(default = None)]
        was_due: Option<Moment>,
        /// Why it was extended.
        #[uniffi(default = None)]
        reason: Option<String>,
        /// By how much it was extended.
        #[uniffi(default = None)]
        by: Option<Distance>,
        /// When everything falls due now; none while paused.
        #[uniffi(default = None)]
        plan: Option<Plan>,
        /// What is used up and left while the clock stands still.
        #[uniffi(default = None)]
        paused: Option<Standstill>,
    },
    /// Time limit recomputed · 时限重新计算 (`obligation.retargeted`).
    ObligationRetargeted {
        /// The run.
        run: RunRef,
        /// Why.
        cause: Rescheduling,
        /// What it rests on now, where that changed.
        #[uniffi(default = None)]
        target: Option<NewTarget>,
        /// The deadline before, if one was known.
        #[uniffi(default = None)]
        was_due: Option<Moment>,
        /// Why it was extended.
        #[uniffi(default = None)]
        reason: Option<String>,
        /// By how much it was extended.
        #[uniffi(default = None)]
        by: Option<Distance>,
        /// When everything falls due now; none while paused.
        #[uniffi(default = None)]
        plan: Option<Plan>,
        /// What is used up and left while the clock stands still.
        #[uniffi(default = None)]
        paused: Option<Standstill>,
    },
    /// Verdict corrected · 时限结论更正 (`obligation.corrected`).
    ObligationCorrected {
        /// The run.
        run: RunRef,
        /// The verdict recorded before.
        was: Verdict,
        /// The verdict that is right; none when the clock was still running.
        #[uniffi(default = None)]
        verdict: Option<Verdict>,
        /// Why.
        reason: String,
    },
    /// Reported by a foreign system · 外部系统记录 (`record.observed`).
    Observed {
        /// The observation.
        observation: Observation,
    },
    /// Bound to another policy version · 制度版本已更换 (`record.rebound`).
    PolicyRebound {
        /// The policy before.
        from: String,
        /// The policy after.
        to: String,
    },
    /// Personal references erased · 个人信息引用已清除 (`record.erased`).
    Erased {
        /// The reason, a value of the host's list.
        reason: String,
        /// The digest of a text kept by the host.
        #[uniffi(default = None)]
        note: Option<String>,
    },
    /// Act awaits a decision · 事项待审批 (`record.act_asked`).
    ActAsked {
        /// Its ordinal in the case.
        act: i32,
        /// Whether it was asked or is supervised.
        mode: Mode,
        /// The command.
        command: Command,
    },
    /// Pending act decided · 事项已审批 (`record.act_decided`).
    ActDecided {
        /// Its ordinal in the case.
        act: i32,
        /// The decision.
        decision: ActDecision,
        /// Why.
        #[uniffi(default = None)]
        reason: Option<String>,
    },
    /// Timed act scheduled · 已安排定时动作 (`record.act_scheduled`).
    ActScheduled {
        /// The rule.
        rule: String,
        /// What it will do.
        act: ScheduledAct,
        /// When.
        at: Moment,
        /// What the time is counted from.
        since: Moment,
    },
    /// Timed act carried out · 定时动作已执行 (`record.act_fired`).
    ActFired {
        /// The rule.
        rule: String,
        /// What it did.
        act: ScheduledAct,
    },
    /// Timed act cancelled · 定时动作已取消 (`record.act_unscheduled`).
    ActUnscheduled {
        /// The rule.
        rule: String,
        /// Why.
        reason: String,
    },
}

impl Show<core::Event> for Event {
    fn show(core: &core::Event) -> Self {
        match core {
            core::Event::Received(data) => {
                let core::Received { policy, customer, facts }: &core::Received = data;
                Self::Received {
                    policy: Show::show(policy),
                    customer: Show::show(customer),
                    facts: Show::show(facts),
                }
            }
            core::Event::Registered(data) => {
                let core::Registered { moved, kind, contact, facts, fields }: &core::Registered =
                    data;
                Self::Registered {
                    moved: Show::show(moved),
                    kind: Show::show(kind),
                    contact: Show::show(contact),
                    facts: Show::show(facts),
                    fields: Show::show(fields),
                }
            }
            core::Event::Acknowledged(data) => {
                let core::Moved { from, to }: &core::Moved = data;
                Self::Acknowledged { from: Show::show(from), to: Show::show(to) }
            }
            core::Event::Answered(data) => {
                let core::MovedNoted { moved, note }: &core::MovedNoted = data;
                Self::Answered { moved: Show::show(moved), note: Show::show(note) }
            }
            core::Event::Deferred(data) => {
                let core::Deferred { moved, until }: &core::Deferred = data;
                Self::Deferred { moved: Show::show(moved), until: Show::show(until) }
            }
            core::Event::Classified(data) => {
                let core::Moved { from, to }: &core::Moved = data;
                Self::Classified { from: Show::show(from), to: Show::show(to) }
            }
            core::Event::Assigned(data) => {
                let core::Moved { from, to }: &core::Moved = data;
                Self::Assigned { from: Show::show(from), to: Show::show(to) }
            }
            core::Event::HandlerNamed(data) => {
                let core::Moved { from, to }: &core::Moved = data;
                Self::HandlerNamed { from: Show::show(from), to: Show::show(to) }
            }
            core::Event::InvestigationStarted(data) => {
                let core::Moved { from, to }: &core::Moved = data;
                Self::InvestigationStarted { from: Show::show(from), to: Show::show(to) }
            }
            core::Event::SolutionDrafted(data) => {
                let core::Moved { from, to }: &core::Moved = data;
                Self::SolutionDrafted { from: Show::show(from), to: Show::show(to) }
            }
            core::Event::ApprovalAwaited(data) => {
                let core::Moved { from, to }: &core::Moved = data;
                Self::ApprovalAwaited { from: Show::show(from), to: Show::show(to) }
            }
            core::Event::SolutionCleared(data) => {
                let core::Moved { from, to }: &core::Moved = data;
                Self::SolutionCleared { from: Show::show(from), to: Show::show(to) }
            }
            core::Event::CustomerAwaited(data) => {
                let core::Moved { from, to }: &core::Moved = data;
                Self::CustomerAwaited { from: Show::show(from), to: Show::show(to) }
            }
            core::Event::WorkStarted(data) => {
                let core::Moved { from, to }: &core::Moved = data;
                Self::WorkStarted { from: Show::show(from), to: Show::show(to) }
            }
            core::Event::ProgressReported(data) => {
                let core::MovedNoted { moved, note }: &core::MovedNoted = data;
                Self::ProgressReported { moved: Show::show(moved), note: Show::show(note) }
            }
            core::Event::Handled(data) => {
                let core::MovedNoted { moved, note }: &core::MovedNoted = data;
                Self::Handled { moved: Show::show(moved), note: Show::show(note) }
            }
            core::Event::Verified(data) => {
                let core::MovedNoted { moved, note }: &core::MovedNoted = data;
                Self::Verified { moved: Show::show(moved), note: Show::show(note) }
            }
            core::Event::ResultRejected(data) => {
                let core::MovedReasoned { moved, reason, note }: &core::MovedReasoned = data;
                Self::ResultRejected {
                    moved: Show::show(moved),
                    reason: Show::show(reason),
                    note: Show::show(note),
                }
            }
            core::Event::Replied(data) => {
                let core::Replied { moved, channel, ticks, note }: &core::Replied = data;
                Self::Replied {
                    moved: Show::show(moved),
                    channel: Show::show(channel),
                    ticks: Show::show(ticks),
                    note: Show::show(note),
                }
            }
            core::Event::ReplyRejected(data) => {
                let core::MovedReasoned { moved, reason, note }: &core::MovedReasoned = data;
                Self::ReplyRejected {
                    moved: Show::show(moved),
                    reason: Show::show(reason),
                    note: Show::show(note),
                }
            }
            core::Event::Agreed(data) => {
                let core::MovedNoted { moved, note }: &core::MovedNoted = data;
                Self::Agreed { moved: Show::show(moved), note: Show::show(note) }
            }
            core::Event::CallbackAwaited(data) => {
                let core::Moved { from, to }: &core::Moved = data;
                Self::CallbackAwaited { from: Show::show(from), to: Show::show(to) }
            }
            core::Event::Closed(data) => {
                let core::Closed { moved, outcome, reason, note, case }: &core::Closed = data;
                Self::Closed {
                    moved: Show::show(moved),
                    outcome: Show::show(outcome),
                    reason: Show::show(reason),
                    note: Show::show(note),
                    case: Show::show(case),
                }
            }
            core::Event::Reopened(data) => {
                let core::Reopened { moved, reason, episode }: &core::Reopened = data;
                Self::Reopened {
                    moved: Show::show(moved),
                    reason: Show::show(reason),
                    episode: Show::show(episode),
                }
            }
            core::Event::Archived(data) => {
                let core::Moved { from, to }: &core::Moved = data;
                Self::Archived { from: Show::show(from), to: Show::show(to) }
            }
            core::Event::TriageRecorded(data) => {
                let core::TriageRecorded { facts, priority, rule }: &core::TriageRecorded = data;
                Self::TriageRecorded {
                    facts: Show::show(facts),
                    priority: Show::show(priority),
                    rule: Show::show(rule),
                }
            }
            core::Event::Admitted(core::Plain {}) => Self::Admitted,
            core::Event::Reclassified(data) => {
                let core::Reclassified { from, kind, reason }: &core::Reclassified = data;
                Self::Reclassified {
                    from: Show::show(from),
                    kind: Show::show(kind),
                    reason: Show::show(reason),
                }
            }
            core::Event::UnitAssigned(data) => {
                let core::UnitAssigned { unit, due, rule }: &core::UnitAssigned = data;
                Self::UnitAssigned {
                    unit: Show::show(unit),
                    due: Show::show(due),
                    rule: Show::show(rule),
                }
            }
            core::Event::Transferred(data) => {
                let core::Transferred { from, unit, due, reason }: &core::Transferred = data;
                Self::Transferred {
                    from: Show::show(from),
                    unit: Show::show(unit),
                    due: Show::show(due),
                    reason: Show::show(reason),
                }
            }
            core::Event::Returned(data) => {
                let core::Reasoned { reason, note }: &core::Reasoned = data;
                Self::Returned { reason: Show::show(reason), note: Show::show(note) }
            }
            core::Event::HandlerSet(data) => {
                let core::HandlerSet { handler }: &core::HandlerSet = data;
                Self::HandlerSet { handler: Show::show(handler) }
            }
            core::Event::ConflictDeclared(data) => {
                let core::ConflictDeclared { person, reason }: &core::ConflictDeclared = data;
                Self::ConflictDeclared { person: Show::show(person), reason: Show::show(reason) }
            }
            core::Event::WaitingStarted(data) => {
                let core::WaitingStarted { party, reason, evidence, until }: &core::WaitingStarted =
                    data;
                Self::WaitingStarted {
                    party: Show::show(party),
                    reason: Show::show(reason),
                    evidence: Show::show(evidence),
                    until: Show::show(until),
                }
            }
            core::Event::WaitingEnded(data) => {
                let core::WaitingEnded { party, reason, cause, because, note }: &core::WaitingEnded = data;
                Self::WaitingEnded {
                    party: Show::show(party),
                    reason: Show::show(reason),
                    cause: Show::show(cause),
                    because: Show::show(because),
                    note: Show::show(note),
                }
            }
            core::Event::Asked(data) => {
                let core::Asked { request, kind, to, need, due }: &core::Asked = data;
                Self::Asked {
                    request: Show::show(request),
                    kind: Show::show(kind),
                    to: Show::show(to),
                    need: Show::show(need),
                    due: Show::show(due),
                }
            }
            core::Event::RequestAnswered(data) => {
                let core::RequestAnswered { request, kind, note }: &core::RequestAnswered = data;
                Self::RequestAnswered {
                    request: Show::show(request),
                    kind: Show::show(kind),
                    note: Show::show(note),
                }
            }
            core::Event::RequestRefused(data) => {
                let core::RequestEnded { request, kind, reason }: &core::RequestEnded = data;
                Self::RequestRefused {
                    request: Show::show(request),
                    kind: Show::show(kind),
                    reason: Show::show(reason),
                }
            }
            core::Event::RequestWithdrawn(data) => {
                let core::RequestEnded { request, kind, reason }: &core::RequestEnded = data;
                Self::RequestWithdrawn {
                    request: Show::show(request),
                    kind: Show::show(kind),
                    reason: Show::show(reason),
                }
            }
            core::Event::Proposed(data) => {
                let core::Proposed { revision, cause, measures, analysis }: &core::Proposed = data;
                Self::Proposed {
                    revision: Show::show(revision),
                    cause: Show::show(cause),
                    measures: Show::show(measures),
                    analysis: Show::show(analysis),
                }
            }
            core::Event::Submitted(data) => {
                let core::RevisionNoted { revision, note }: &core::RevisionNoted = data;
                Self::Submitted { revision: Show::show(revision), note: Show::show(note) }
            }
            core::Event::Approved(data) => {
                let core::RevisionNoted { revision, note }: &core::RevisionNoted = data;
                Self::Approved { revision: Show::show(revision), note: Show::show(note) }
            }
            core::Event::Rejected(data) => {
                let core::RevisionReasoned { revision, reason, note }: &core::RevisionReasoned =
                    data;
                Self::Rejected {
                    revision: Show::show(revision),
                    reason: Show::show(reason),
                    note: Show::show(note),
                }
            }
            core::Event::Presented(data) => {
                let core::RevisionNoted { revision, note }: &core::RevisionNoted = data;
                Self::Presented { revision: Show::show(revision), note: Show::show(note) }
            }
            core::Event::Objected(data) => {
                let core::RevisionReasoned { revision, reason, note }: &core::RevisionReasoned =
                    data;
                Self::Objected {
                    revision: Show::show(revision),
                    reason: Show::show(reason),
                    note: Show::show(note),
                }
            }
            core::Event::Confirmed(data) => {
                let core::RevisionNoted { revision, note }: &core::RevisionNoted = data;
                Self::Confirmed { revision: Show::show(revision), note: Show::show(note) }
            }
            core::Event::Escalated(data) => {
                let core::Escalated { level, to, reason }: &core::Escalated = data;
                Self::Escalated {
                    level: Show::show(level),
                    to: Show::show(to),
                    reason: Show::show(reason),
                }
            }
            core::Event::RungTaken(data) => {
                let core::RungTaken { run, rung, level, to }: &core::RungTaken = data;
                Self::RungTaken {
                    run: Show::show(run),
                    rung: Show::show(rung),
                    level: Show::show(level),
                    to: Show::show(to),
                }
            }
            core::Event::EscalationAcknowledged(core::Plain {}) => Self::EscalationAcknowledged,
            core::Event::Deescalated(data) => {
                let core::LevelSet { level, reason, note }: &core::LevelSet = data;
                Self::Deescalated {
                    level: Show::show(level),
                    reason: Show::show(reason),
                    note: Show::show(note),
                }
            }
            core::Event::CallbackOwed(data) => {
                let core::CallbackOwed { episode }: &core::CallbackOwed = data;
                Self::CallbackOwed { episode: Show::show(episode) }
            }
            core::Event::CallbackDone(data) => {
                let core::CallbackDone { result, ticks }: &core::CallbackDone = data;
                Self::CallbackDone { result: Show::show(result), ticks: Show::show(ticks) }
            }
            core::Event::AttemptFailed(data) => {
                let core::AttemptFailed { attempt, reason, note }: &core::AttemptFailed = data;
                Self::AttemptFailed {
                    attempt: Show::show(attempt),
                    reason: Show::show(reason),
                    note: Show::show(note),
                }
            }
            core::Event::CallbackFailed(data) => {
                let core::Reasoned { reason, note }: &core::Reasoned = data;
                Self::CallbackFailed { reason: Show::show(reason), note: Show::show(note) }
            }
            core::Event::CallbackCancelled(core::Plain {}) => Self::CallbackCancelled,
            core::Event::ObligationStarted(data) => {
                let core::Started {
                    run,
                    episode,
                    anchor,
                    start,
                    term,
                    request,
                    continues,
                    gap,
                    clauses,
                    owed_by,
                    calendar,
                    basis,
                    plan,
                }: &core::Started = data;
                Self::ObligationStarted {
                    run: Show::show(run),
                    episode: Show::show(episode),
                    anchor: Show::show(anchor),
                    start: Show::show(start),
                    term: Show::show(term),
                    request: Show::show(request),
                    continues: Show::show(continues),
                    gap: Show::show(gap),
                    clauses: Show::show(clauses),
                    owed_by: Show::show(owed_by),
                    calendar: Show::show(calendar),
                    basis: Show::show(basis),
                    plan: Show::show(plan),
                }
            }
            core::Event::ObligationPaused(data) => {
                let core::Paused { run, consumed }: &core::Paused = data;
                Self::ObligationPaused { run: Show::show(run), consumed: Show::show(consumed) }
            }
            core::Event::ObligationResumed(data) => {
                let core::Rescheduled { run, cause, target, was_due, reason, by, plan, paused }: &core::Rescheduled = data;
                Self::ObligationResumed {
                    run: Show::show(run),
                    cause: Show::show(cause),
                    target: Show::show(target),
                    was_due: Show::show(was_due),
                    reason: Show::show(reason),
                    by: Show::show(by),
                    plan: Show::show(plan),
                    paused: Show::show(paused),
                }
            }
            core::Event::ObligationWarned(data) => {
                let core::Warned { run, warning, due }: &core::Warned = data;
                Self::ObligationWarned {
                    run: Show::show(run),
                    warning: Show::show(warning),
                    due: Show::show(due),
                }
            }
            core::Event::RungReached(data) => {
                let core::RungReached { run, rung, to }: &core::RungReached = data;
                Self::RungReached {
                    run: Show::show(run),
                    rung: Show::show(rung),
                    to: Show::show(to),
                }
            }
            core::Event::ObligationMet(data) => {
                let core::Judged { run, due }: &core::Judged = data;
                Self::ObligationMet { run: Show::show(run), due: Show::show(due) }
            }
            core::Event::ObligationBreached(data) => {
                let core::Judged { run, due }: &core::Judged = data;
                Self::ObligationBreached { run: Show::show(run), due: Show::show(due) }
            }
            core::Event::ObligationFulfilled(data) => {
                let core::Judged { run, due }: &core::Judged = data;
                Self::ObligationFulfilled { run: Show::show(run), due: Show::show(due) }
            }
            core::Event::ObligationCancelled(data) => {
                let core::RunEnded { run, reason }: &core::RunEnded = data;
                Self::ObligationCancelled { run: Show::show(run), reason: Show::show(reason) }
            }
            core::Event::ObligationWaived(data) => {
                let core::RunEnded { run, reason }: &core::RunEnded = data;
                Self::ObligationWaived { run: Show::show(run), reason: Show::show(reason) }
            }
            core::Event::ObligationImpossible(data) => {
                let core::Impossible { run, episode, contact }: &core::Impossible = data;
                Self::ObligationImpossible {
                    run: Show::show(run),
                    episode: Show::show(episode),
                    contact: Show::show(contact),
                }
            }
            core::Event::ObligationExtended(data) => {
                let core::Rescheduled { run, cause, target, was_due, reason, by, plan, paused }: &core::Rescheduled = data;
                Self::ObligationExtended {
                    run: Show::show(run),
                    cause: Show::show(cause),
                    target: Show::show(target),
                    was_due: Show::show(was_due),
                    reason: Show::show(reason),
                    by: Show::show(by),
                    plan: Show::show(plan),
                    paused: Show::show(paused),
                }
            }
            core::Event::ObligationRetargeted(data) => {
                let core::Rescheduled { run, cause, target, was_due, reason, by, plan, paused }: &core::Rescheduled = data;
                Self::ObligationRetargeted {
                    run: Show::show(run),
                    cause: Show::show(cause),
                    target: Show::show(target),
                    was_due: Show::show(was_due),
                    reason: Show::show(reason),
                    by: Show::show(by),
                    plan: Show::show(plan),
                    paused: Show::show(paused),
                }
            }
            core::Event::ObligationCorrected(data) => {
                let core::Corrected { run, was, verdict, reason }: &core::Corrected = data;
                Self::ObligationCorrected {
                    run: Show::show(run),
                    was: Show::show(was),
                    verdict: Show::show(verdict),
                    reason: Show::show(reason),
                }
            }
            core::Event::Observed(data) => Self::Observed { observation: Show::show(data) },
            core::Event::PolicyRebound(data) => {
                let core::PolicyRebound { from, to }: &core::PolicyRebound = data;
                Self::PolicyRebound { from: Show::show(from), to: Show::show(to) }
            }
            core::Event::Erased(data) => {
                let core::Reasoned { reason, note }: &core::Reasoned = data;
                Self::Erased { reason: Show::show(reason), note: Show::show(note) }
            }
            core::Event::ActAsked(data) => {
                let core::ActAsked { act, mode, command }: &core::ActAsked = data;
                Self::ActAsked {
                    act: Show::show(act),
                    mode: Show::show(mode),
                    command: Show::show(command),
                }
            }
            core::Event::ActDecided(data) => {
                let core::ActDecided { act, decision, reason }: &core::ActDecided = data;
                Self::ActDecided {
                    act: Show::show(act),
                    decision: Show::show(decision),
                    reason: Show::show(reason),
                }
            }
            core::Event::ActScheduled(data) => {
                let core::ActScheduled { rule, act, at, since }: &core::ActScheduled = data;
                Self::ActScheduled {
                    rule: Show::show(rule),
                    act: Show::show(act),
                    at: Show::show(at),
                    since: Show::show(since),
                }
            }
            core::Event::ActFired(data) => {
                let core::ActFired { rule, act }: &core::ActFired = data;
                Self::ActFired { rule: Show::show(rule), act: Show::show(act) }
            }
            core::Event::ActUnscheduled(data) => {
                let core::ActUnscheduled { rule, reason }: &core::ActUnscheduled = data;
                Self::ActUnscheduled { rule: Show::show(rule), reason: Show::show(reason) }
            }
        }
    }
}

impl Take<core::Event> for Event {
    fn take(self, _: &'static str) -> Result<core::Event, Misfit> {
        Ok(match self {
            Self::Received { policy, customer, facts } => {
                let data = core::Received {
                    policy: policy.take("policy")?,
                    customer: customer.take("customer")?,
                    facts: facts.take("facts")?,
                };
                core::Event::Received(data)
            }
            Self::Registered { moved, kind, contact, facts, fields } => {
                let data = core::Registered {
                    moved: moved.take("moved")?,
                    kind: kind.take("kind")?,
                    contact: contact.take("contact")?,
                    facts: facts.take("facts")?,
                    fields: fields.take("fields")?,
                };
                core::Event::Registered(data)
            }
            Self::Acknowledged { from, to } => {
                let data = core::Moved { from: from.take("from")?, to: to.take("to")? };
                core::Event::Acknowledged(data)
            }
            Self::Answered { moved, note } => {
                let data =
                    core::MovedNoted { moved: moved.take("moved")?, note: note.take("note")? };
                core::Event::Answered(data)
            }
            Self::Deferred { moved, until } => {
                let data =
                    core::Deferred { moved: moved.take("moved")?, until: until.take("until")? };
                core::Event::Deferred(data)
            }
            Self::Classified { from, to } => {
                let data = core::Moved { from: from.take("from")?, to: to.take("to")? };
                core::Event::Classified(data)
            }
            Self::Assigned { from, to } => {
                let data = core::Moved { from: from.take("from")?, to: to.take("to")? };
                core::Event::Assigned(data)
            }
            Self::HandlerNamed { from, to } => {
                let data = core::Moved { from: from.take("from")?, to: to.take("to")? };
                core::Event::HandlerNamed(data)
            }
            Self::InvestigationStarted { from, to } => {
                let data = core::Moved { from: from.take("from")?, to: to.take("to")? };
                core::Event::InvestigationStarted(data)
            }
            Self::SolutionDrafted { from, to } => {
                let data = core::Moved { from: from.take("from")?, to: to.take("to")? };
                core::Event::SolutionDrafted(data)
            }
            Self::ApprovalAwaited { from, to } => {
                let data = core::Moved { from: from.take("from")?, to: to.take("to")? };
                core::Event::ApprovalAwaited(data)
            }
            Self::SolutionCleared { from, to } => {
                let data = core::Moved { from: from.take("from")?, to: to.take("to")? };
                core::Event::SolutionCleared(data)
            }
            Self::CustomerAwaited { from, to } => {
                let data = core::Moved { from: from.take("from")?, to: to.take("to")? };
                core::Event::CustomerAwaited(data)
            }
            Self::WorkStarted { from, to } => {
                let data = core::Moved { from: from.take("from")?, to: to.take("to")? };
                core::Event::WorkStarted(data)
            }
            Self::ProgressReported { moved, note } => {
                let data =
                    core::MovedNoted { moved: moved.take("moved")?, note: note.take("note")? };
                core::Event::ProgressReported(data)
            }
            Self::Handled { moved, note } => {
                let data =
                    core::MovedNoted { moved: moved.take("moved")?, note: note.take("note")? };
                core::Event::Handled(data)
            }
            Self::Verified { moved, note } => {
                let data =
                    core::MovedNoted { moved: moved.take("moved")?, note: note.take("note")? };
                core::Event::Verified(data)
            }
            Self::ResultRejected { moved, reason, note } => {
                let data = core::MovedReasoned {
                    moved: moved.take("moved")?,
                    reason: reason.take("reason")?,
                    note: note.take("note")?,
                };
                core::Event::ResultRejected(data)
            }
            Self::Replied { moved, channel, ticks, note } => {
                let data = core::Replied {
                    moved: moved.take("moved")?,
                    channel: channel.take("channel")?,
                    ticks: ticks.take("ticks")?,
                    note: note.take("note")?,
                };
                core::Event::Replied(data)
            }
            Self::ReplyRejected { moved, reason, note } => {
                let data = core::MovedReasoned {
                    moved: moved.take("moved")?,
                    reason: reason.take("reason")?,
                    note: note.take("note")?,
                };
                core::Event::ReplyRejected(data)
            }
            Self::Agreed { moved, note } => {
                let data =
                    core::MovedNoted { moved: moved.take("moved")?, note: note.take("note")? };
                core::Event::Agreed(data)
            }
            Self::CallbackAwaited { from, to } => {
                let data = core::Moved { from: from.take("from")?, to: to.take("to")? };
                core::Event::CallbackAwaited(data)
            }
            Self::Closed { moved, outcome, reason, note, case } => {
                let data = core::Closed {
                    moved: moved.take("moved")?,
                    outcome: outcome.take("outcome")?,
                    reason: reason.take("reason")?,
                    note: note.take("note")?,
                    case: case.take("case")?,
                };
                core::Event::Closed(data)
            }
            Self::Reopened { moved, reason, episode } => {
                let data = core::Reopened {
                    moved: moved.take("moved")?,
                    reason: reason.take("reason")?,
                    episode: episode.take("episode")?,
                };
                core::Event::Reopened(data)
            }
            Self::Archived { from, to } => {
                let data = core::Moved { from: from.take("from")?, to: to.take("to")? };
                core::Event::Archived(data)
            }
            Self::TriageRecorded { facts, priority, rule } => {
                let data = core::TriageRecorded {
                    facts: facts.take("facts")?,
                    priority: priority.take("priority")?,
                    rule: rule.take("rule")?,
                };
                core::Event::TriageRecorded(data)
            }
            Self::Admitted => core::Event::Admitted(core::Plain {}),
            Self::Reclassified { from, kind, reason } => {
                let data = core::Reclassified {
                    from: from.take("from")?,
                    kind: kind.take("kind")?,
                    reason: reason.take("reason")?,
                };
                core::Event::Reclassified(data)
            }
            Self::UnitAssigned { unit, due, rule } => {
                let data = core::UnitAssigned {
                    unit: unit.take("unit")?,
                    due: due.take("due")?,
                    rule: rule.take("rule")?,
                };
                core::Event::UnitAssigned(data)
            }
            Self::Transferred { from, unit, due, reason } => {
                let data = core::Transferred {
                    from: from.take("from")?,
                    unit: unit.take("unit")?,
                    due: due.take("due")?,
                    reason: reason.take("reason")?,
                };
                core::Event::Transferred(data)
            }
            Self::Returned { reason, note } => {
                let data =
                    core::Reasoned { reason: reason.take("reason")?, note: note.take("note")? };
                core::Event::Returned(data)
            }
            Self::HandlerSet { handler } => {
                let data = core::HandlerSet { handler: handler.take("handler")? };
                core::Event::HandlerSet(data)
            }
            Self::ConflictDeclared { person, reason } => {
                let data = core::ConflictDeclared {
                    person: person.take("person")?,
                    reason: reason.take("reason")?,
                };
                core::Event::ConflictDeclared(data)
            }
            Self::WaitingStarted { party, reason, evidence, until } => {
                let data = core::WaitingStarted {
                    party: party.take("party")?,
                    reason: reason.take("reason")?,
                    evidence: evidence.take("evidence")?,
                    until: until.take("until")?,
                };
                core::Event::WaitingStarted(data)
            }
            Self::WaitingEnded { party, reason, cause, because, note } => {
                let data = core::WaitingEnded {
                    party: party.take("party")?,
                    reason: reason.take("reason")?,
                    cause: cause.take("cause")?,
                    because: because.take("because")?,
                    note: note.take("note")?,
                };
                core::Event::WaitingEnded(data)
            }
            Self::Asked { request, kind, to, need, due } => {
                let data = core::Asked {
                    request: request.take("request")?,
                    kind: kind.take("kind")?,
                    to: to.take("to")?,
                    need: need.take("need")?,
                    due: due.take("due")?,
                };
                core::Event::Asked(data)
            }
            Self::RequestAnswered { request, kind, note } => {
                let data = core::RequestAnswered {
                    request: request.take("request")?,
                    kind: kind.take("kind")?,
                    note: note.take("note")?,
                };
                core::Event::RequestAnswered(data)
            }
            Self::RequestRefused { request, kind, reason } => {
                let data = core::RequestEnded {
                    request: request.take("request")?,
                    kind: kind.take("kind")?,
                    reason: reason.take("reason")?,
                };
                core::Event::RequestRefused(data)
            }
            Self::RequestWithdrawn { request, kind, reason } => {
                let data = core::RequestEnded {
                    request: request.take("request")?,
                    kind: kind.take("kind")?,
                    reason: reason.take("reason")?,
                };
                core::Event::RequestWithdrawn(data)
            }
            Self::Proposed { revision, cause, measures, analysis } => {
                let data = core::Proposed {
                    revision: revision.take("revision")?,
                    cause: cause.take("cause")?,
                    measures: measures.take("measures")?,
                    analysis: analysis.take("analysis")?,
                };
                core::Event::Proposed(data)
            }
            Self::Submitted { revision, note } => {
                let data = core::RevisionNoted {
                    revision: revision.take("revision")?,
                    note: note.take("note")?,
                };
                core::Event::Submitted(data)
            }
            Self::Approved { revision, note } => {
                let data = core::RevisionNoted {
                    revision: revision.take("revision")?,
                    note: note.take("note")?,
                };
                core::Event::Approved(data)
            }
            Self::Rejected { revision, reason, note } => {
                let data = core::RevisionReasoned {
                    revision: revision.take("revision")?,
                    reason: reason.take("reason")?,
                    note: note.take("note")?,
                };
                core::Event::Rejected(data)
            }
            Self::Presented { revision, note } => {
                let data = core::RevisionNoted {
                    revision: revision.take("revision")?,
                    note: note.take("note")?,
                };
                core::Event::Presented(data)
            }
            Self::Objected { revision, reason, note } => {
                let data = core::RevisionReasoned {
                    revision: revision.take("revision")?,
                    reason: reason.take("reason")?,
                    note: note.take("note")?,
                };
                core::Event::Objected(data)
            }
            Self::Confirmed { revision, note } => {
                let data = core::RevisionNoted {
                    revision: revision.take("revision")?,
                    note: note.take("note")?,
                };
                core::Event::Confirmed(data)
            }
            Self::Escalated { level, to, reason } => {
                let data = core::Escalated {
                    level: level.take("level")?,
                    to: to.take("to")?,
                    reason: reason.take("reason")?,
                };
                core::Event::Escalated(data)
            }
            Self::RungTaken { run, rung, level, to } => {
                let data = core::RungTaken {
                    run: run.take("run")?,
                    rung: rung.take("rung")?,
                    level: level.take("level")?,
                    to: to.take("to")?,
                };
                core::Event::RungTaken(data)
            }
            Self::EscalationAcknowledged => core::Event::EscalationAcknowledged(core::Plain {}),
            Self::Deescalated { level, reason, note } => {
                let data = core::LevelSet {
                    level: level.take("level")?,
                    reason: reason.take("reason")?,
                    note: note.take("note")?,
                };
                core::Event::Deescalated(data)
            }
            Self::CallbackOwed { episode } => {
                let data = core::CallbackOwed { episode: episode.take("episode")? };
                core::Event::CallbackOwed(data)
            }
            Self::CallbackDone { result, ticks } => {
                let data = core::CallbackDone {
                    result: result.take("result")?,
                    ticks: ticks.take("ticks")?,
                };
                core::Event::CallbackDone(data)
            }
            Self::AttemptFailed { attempt, reason, note } => {
                let data = core::AttemptFailed {
                    attempt: attempt.take("attempt")?,
                    reason: reason.take("reason")?,
                    note: note.take("note")?,
                };
                core::Event::AttemptFailed(data)
            }
            Self::CallbackFailed { reason, note } => {
                let data =
                    core::Reasoned { reason: reason.take("reason")?, note: note.take("note")? };
                core::Event::CallbackFailed(data)
            }
            Self::CallbackCancelled => core::Event::CallbackCancelled(core::Plain {}),
            Self::ObligationStarted {
                run,
                episode,
                anchor,
                start,
                term,
                request,
                continues,
                gap,
                clauses,
                owed_by,
                calendar,
                basis,
                plan,
            } => {
                let data = core::Started {
                    run: run.take("run")?,
                    episode: episode.take("episode")?,
                    anchor: anchor.take("anchor")?,
                    start: start.take("start")?,
                    term: term.take("term")?,
                    request: request.take("request")?,
                    continues: continues.take("continues")?,
                    gap: gap.take("gap")?,
                    clauses: clauses.take("clauses")?,
                    owed_by: owed_by.take("owed_by")?,
                    calendar: calendar.take("calendar")?,
                    basis: basis.take("basis")?,
                    plan: plan.take("plan")?,
                };
                core::Event::ObligationStarted(Box::new(data))
            }
            Self::ObligationPaused { run, consumed } => {
                let data =
                    core::Paused { run: run.take("run")?, consumed: consumed.take("consumed")? };
                core::Event::ObligationPaused(data)
            }
            Self::ObligationResumed { run, cause, target, was_due, reason, by, plan, paused } => {
                let data = core::Rescheduled {
                    run: run.take("run")?,
                    cause: cause.take("cause")?,
                    target: target.take("target")?,
                    was_due: was_due.take("was_due")?,
                    reason: reason.take("reason")?,
                    by: by.take("by")?,
                    plan: plan.take("plan")?,
                    paused: paused.take("paused")?,
                };
                core::Event::ObligationResumed(Box::new(data))
            }
            Self::ObligationWarned { run, warning, due } => {
                let data = core::Warned {
                    run: run.take("run")?,
                    warning: warning.take("warning")?,
                    due: due.take("due")?,
                };
                core::Event::ObligationWarned(data)
            }
            Self::RungReached { run, rung, to } => {
                let data = core::RungReached {
                    run: run.take("run")?,
                    rung: rung.take("rung")?,
                    to: to.take("to")?,
                };
                core::Event::RungReached(data)
            }
            Self::ObligationMet { run, due } => {
                let data = core::Judged { run: run.take("run")?, due: due.take("due")? };
                core::Event::ObligationMet(data)
            }
            Self::ObligationBreached { run, due } => {
                let data = core::Judged { run: run.take("run")?, due: due.take("due")? };
                core::Event::ObligationBreached(data)
            }
            Self::ObligationFulfilled { run, due } => {
                let data = core::Judged { run: run.take("run")?, due: due.take("due")? };
                core::Event::ObligationFulfilled(data)
            }
            Self::ObligationCancelled { run, reason } => {
                let data = core::RunEnded { run: run.take("run")?, reason: reason.take("reason")? };
                core::Event::ObligationCancelled(data)
            }
            Self::ObligationWaived { run, reason } => {
                let data = core::RunEnded { run: run.take("run")?, reason: reason.take("reason")? };
                core::Event::ObligationWaived(data)
            }
            Self::ObligationImpossible { run, episode, contact } => {
                let data = core::Impossible {
                    run: run.take("run")?,
                    episode: episode.take("episode")?,
                    contact: contact.take("contact")?,
                };
                core::Event::ObligationImpossible(data)
            }
            Self::ObligationExtended { run, cause, target, was_due, reason, by, plan, paused } => {
                let data = core::Rescheduled {
                    run: run.take("run")?,
                    cause: cause.take("cause")?,
                    target: target.take("target")?,
                    was_due: was_due.take("was_due")?,
                    reason: reason.take("reason")?,
                    by: by.take("by")?,
                    plan: plan.take("plan")?,
                    paused: paused.take("paused")?,
                };
                core::Event::ObligationExtended(Box::new(data))
            }
            Self::ObligationRetargeted {
                run,
                cause,
                target,
                was_due,
                reason,
                by,
                plan,
                paused,
            } => {
                let data = core::Rescheduled {
                    run: run.take("run")?,
                    cause: cause.take("cause")?,
                    target: target.take("target")?,
                    was_due: was_due.take("was_due")?,
                    reason: reason.take("reason")?,
                    by: by.take("by")?,
                    plan: plan.take("plan")?,
                    paused: paused.take("paused")?,
                };
                core::Event::ObligationRetargeted(Box::new(data))
            }
            Self::ObligationCorrected { run, was, verdict, reason } => {
                let data = core::Corrected {
                    run: run.take("run")?,
                    was: was.take("was")?,
                    verdict: verdict.take("verdict")?,
                    reason: reason.take("reason")?,
                };
                core::Event::ObligationCorrected(data)
            }
            Self::Observed { observation } => {
                core::Event::Observed(observation.take("observation")?)
            }
            Self::PolicyRebound { from, to } => {
                let data = core::PolicyRebound { from: from.take("from")?, to: to.take("to")? };
                core::Event::PolicyRebound(data)
            }
            Self::Erased { reason, note } => {
                let data =
                    core::Reasoned { reason: reason.take("reason")?, note: note.take("note")? };
                core::Event::Erased(data)
            }
            Self::ActAsked { act, mode, command } => {
                let data = core::ActAsked {
                    act: act.take("act")?,
                    mode: mode.take("mode")?,
                    command: command.take("command")?,
                };
                core::Event::ActAsked(data)
            }
            Self::ActDecided { act, decision, reason } => {
                let data = core::ActDecided {
                    act: act.take("act")?,
                    decision: decision.take("decision")?,
                    reason: reason.take("reason")?,
                };
                core::Event::ActDecided(data)
            }
            Self::ActScheduled { rule, act, at, since } => {
                let data = core::ActScheduled {
                    rule: rule.take("rule")?,
                    act: act.take("act")?,
                    at: at.take("at")?,
                    since: since.take("since")?,
                };
                core::Event::ActScheduled(data)
            }
            Self::ActFired { rule, act } => {
                let data = core::ActFired { rule: rule.take("rule")?, act: act.take("act")? };
                core::Event::ActFired(data)
            }
            Self::ActUnscheduled { rule, reason } => {
                let data = core::ActUnscheduled {
                    rule: rule.take("rule")?,
                    reason: reason.take("reason")?,
                };
                core::Event::ActUnscheduled(data)
            }
        })
    }
}
