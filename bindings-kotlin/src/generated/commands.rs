//! Commands, with what they carry.

// Generated from the lists of the core by `make bless-kotlin`; do not edit.

use crate::{
    border::{Show, Take},
    misfit::Misfit,
};
#[allow(unused_imports, reason = "generated: not every file names every one")]
use crate::{
    generated::{values::*, words::*},
    observation::*,
    term::Term,
    values::*,
};
use amends::case as core;

/// Says what is asked of a case, in the imperative.
#[derive(Debug, Clone, PartialEq, uniffi::Enum)]
pub enum Command {
    /// Receive a contact · 接收 (`case.receive`).
    Receive {
        /// The customer, a reference into the host's vault.
        #[uniffi(default = None)]
        customer: Option<Private>,
        /// What is known: channel, origin, tier …
        #[uniffi(default)]
        facts: Facts,
    },
    /// Register the case · 登记 (`case.register`).
    Register {
        /// The kind.
        kind: String,
        /// Whether the customer can be reached.
        contact: Contact,
        /// What is known beside the kind.
        #[uniffi(default)]
        facts: Facts,
        /// Which form fields are present; their contents stay with the host.
        #[uniffi(default = [])]
        fields: Vec<String>,
    },
    /// Acknowledge receipt · 确认收到 (`case.acknowledge`).
    Acknowledge,
    /// Answer at once · 当场答复 (`case.answer`).
    Answer {
        /// The digest of the text.
        #[uniffi(default = None)]
        note: Option<String>,
    },
    /// Promise an answer · 承诺稍后答复 (`case.defer`).
    Defer {
        /// The time promised.
        until: Moment,
    },
    /// Start the investigation · 开始调查 (`case.investigate`).
    Investigate,
    /// Start carrying out the solution · 开始处理 (`case.start_work`).
    StartWork,
    /// Report progress to the customer · 告知进展 (`case.report_progress`).
    ReportProgress {
        /// The digest of the text.
        #[uniffi(default = None)]
        note: Option<String>,
    },
    /// Record the handling · 记录处理结果 (`case.record_handling`).
    RecordHandling {
        /// The digest of the text.
        #[uniffi(default = None)]
        note: Option<String>,
    },
    /// Verify the result · 验证结果 (`case.verify`).
    Verify {
        /// The digest of the text.
        #[uniffi(default = None)]
        note: Option<String>,
    },
    /// Reject the result · 退回返工 (`case.reject_result`).
    RejectResult {
        /// The reason, a value of the host's list.
        reason: String,
        /// The digest of a text kept by the host.
        #[uniffi(default = None)]
        note: Option<String>,
    },
    /// Reply to the customer · 回复客户 (`case.reply`).
    Reply {
        /// The channel used.
        #[uniffi(default = None)]
        channel: Option<String>,
        /// Ticks of the reply checklist, such as an apology given.
        #[uniffi(default = [])]
        ticks: Vec<String>,
        /// The digest of the reply.
        #[uniffi(default = None)]
        note: Option<String>,
    },
    /// Record that the customer rejects the reply · 客户不接受回复 (`case.reject_reply`).
    RejectReply {
        /// The reason, a value of the host's list.
        reason: String,
        /// The digest of a text kept by the host.
        #[uniffi(default = None)]
        note: Option<String>,
    },
    /// Record an agreement · 达成一致 (`case.agree`).
    Agree {
        /// The digest of the text.
        #[uniffi(default = None)]
        note: Option<String>,
    },
    /// Record that no agreement was reached · 未达成一致 (`case.disagree`).
    Disagree {
        /// The reason, a value of the host's list.
        reason: String,
        /// The digest of a text kept by the host.
        #[uniffi(default = None)]
        note: Option<String>,
    },
    /// Close with an explanation · 解释后关闭 (`case.explain`).
    Explain {
        /// The reason, a value of the host's list.
        reason: String,
        /// The digest of a text kept by the host.
        #[uniffi(default = None)]
        note: Option<String>,
    },
    /// Close the case · 关闭 (`case.close`).
    Close {
        /// How it ended.
        outcome: Outcome,
        /// Why, if it did not simply succeed.
        #[uniffi(default = None)]
        reason: Option<String>,
    },
    /// Reopen the case · 重新打开 (`case.reopen`).
    Reopen {
        /// The reason, a value of the host's list.
        reason: String,
        /// The digest of a text kept by the host.
        #[uniffi(default = None)]
        note: Option<String>,
    },
    /// Archive the case · 归档 (`case.archive`).
    Archive,
    /// Withdraw the case · 撤回 (`case.withdraw`).
    Withdraw {
        /// The reason, a value of the host's list.
        reason: String,
        /// The digest of a text kept by the host.
        #[uniffi(default = None)]
        note: Option<String>,
    },
    /// Close as a duplicate · 标记重复 (`case.mark_duplicate`).
    MarkDuplicate {
        /// The other case.
        case: String,
    },
    /// Merge into another case · 并案 (`case.merge`).
    Merge {
        /// The other case.
        case: String,
    },
    /// Classify and prioritise · 分类定级 (`triage.classify`).
    Classify {
        /// The facts: category, nature, urgency, importance …
        facts: Facts,
    },
    /// Accept as a complaint · 受理为投诉 (`triage.admit`).
    Admit,
    /// Change the kind of case · 变更类型 (`triage.reclassify`).
    Reclassify {
        /// The new kind; of the same flow, once the flows have parted.
        kind: String,
        /// Why.
        reason: String,
    },
    /// Assign to a unit · 派单 (`assignment.assign`).
    Assign {
        /// The unit; silent, the policy's route decides.
        #[uniffi(default = None)]
        unit: Option<String>,
        /// When the unit must have handled it, if a time is set.
        #[uniffi(default = None)]
        due: Option<Moment>,
    },
    /// Transfer to another unit · 转派 (`assignment.transfer`).
    Transfer {
        /// The unit.
        unit: String,
        /// Why.
        reason: String,
        /// When the unit must have handled it, if a time is set.
        #[uniffi(default = None)]
        due: Option<Moment>,
    },
    /// Return to the dispatcher · 退单 (`assignment.return`).
    Return {
        /// The reason, a value of the host's list.
        reason: String,
        /// The digest of a text kept by the host.
        #[uniffi(default = None)]
        note: Option<String>,
    },
    /// Name the handler · 指定经办人 (`assignment.name_handler`).
    NameHandler {
        /// The person.
        handler: String,
    },
    /// Declare a conflict of interest · 声明回避 (`assignment.declare_conflict`).
    DeclareConflict {
        /// The person.
        person: String,
        /// Why.
        reason: String,
    },
    /// Wait for another party · 开始等待 (`waiting.start`).
    Pause {
        /// Who owes the next act.
        party: Party,
        /// Why.
        reason: String,
        /// The digest of the evidence.
        #[uniffi(default = None)]
        evidence: Option<String>,
        /// When the waiting ends by itself at the latest.
        #[uniffi(default = None)]
        until: Option<Moment>,
    },
    /// End the waiting · 结束等待 (`waiting.end`).
    Resume {
        /// The reason, a value of the host's list.
        reason: String,
        /// The digest of a text kept by the host.
        #[uniffi(default = None)]
        note: Option<String>,
    },
    /// Ask another unit or partner · 发出协作请求 (`request.ask`).
    Ask {
        /// What is asked.
        request: RequestKind,
        /// Who is asked.
        to: String,
        /// Whether it must be answered.
        need: RequestNeed,
        /// By when, if a time is set.
        #[uniffi(default = None)]
        due: Option<Moment>,
    },
    /// Answer a request · 答复协作请求 (`request.answer`).
    AnswerRequest {
        /// The request's ordinal in the case.
        request: i32,
        /// The digest of the answer.
        #[uniffi(default = None)]
        note: Option<String>,
    },
    /// Refuse a request · 拒绝协作请求 (`request.refuse`).
    RefuseRequest {
        /// The request's ordinal in the case.
        request: i32,
        /// Why.
        reason: String,
    },
    /// Withdraw a request · 撤回协作请求 (`request.withdraw`).
    WithdrawRequest {
        /// The request's ordinal in the case.
        request: i32,
        /// Why.
        reason: String,
    },
    /// Propose a solution · 拟定方案 (`solution.propose`).
    Propose {
        /// The cause found.
        #[uniffi(default = None)]
        cause: Option<String>,
        /// The measures, values of the host's list.
        #[uniffi(default = [])]
        measures: Vec<String>,
        /// The digest of the analysis report.
        #[uniffi(default = None)]
        analysis: Option<String>,
    },
    /// Submit the solution for approval · 提交审批 (`solution.submit`).
    Submit,
    /// Approve the solution · 批准方案 (`solution.approve`).
    Approve {
        /// The digest of the text.
        #[uniffi(default = None)]
        note: Option<String>,
    },
    /// Reject the solution · 驳回方案 (`solution.reject`).
    Reject {
        /// The reason, a value of the host's list.
        reason: String,
        /// The digest of a text kept by the host.
        #[uniffi(default = None)]
        note: Option<String>,
    },
    /// Present the solution to the customer · 向客户提交方案 (`solution.present`).
    Present,
    /// Record the customer's objection · 客户提出异议 (`solution.object`).
    Object {
        /// The reason, a value of the host's list.
        reason: String,
        /// The digest of a text kept by the host.
        #[uniffi(default = None)]
        note: Option<String>,
    },
    /// Record the customer's confirmation · 客户确认方案 (`solution.confirm`).
    Confirm {
        /// The digest of the text.
        #[uniffi(default = None)]
        note: Option<String>,
    },
    /// Escalate · 升级 (`escalation.raise`).
    Escalate {
        /// Whom it goes to.
        to: String,
        /// Why.
        reason: String,
    },
    /// Acknowledge the escalation · 确认升级 (`escalation.acknowledge`).
    AcknowledgeEscalation,
    /// Lower the escalation · 降级 (`escalation.lower`).
    Deescalate {
        /// The reason, a value of the host's list.
        reason: String,
        /// The digest of a text kept by the host.
        #[uniffi(default = None)]
        note: Option<String>,
    },
    /// Record the callback · 记录回访 (`followup.record`).
    RecordCallback {
        /// What the customer said.
        result: CallbackResult,
        /// Ticks of the callback script.
        #[uniffi(default = [])]
        ticks: Vec<String>,
    },
    /// Record a failed attempt · 记录未接通 (`followup.attempt`).
    RecordAttempt {
        /// The reason, a value of the host's list.
        reason: String,
        /// The digest of a text kept by the host.
        #[uniffi(default = None)]
        note: Option<String>,
    },
    /// Extend a time limit · 延长时限 (`obligation.extend`).
    Extend {
        /// The obligation.
        obligation: String,
        /// By how much: a span in the measure of its term, or days, as the policy allows.
        by: Distance,
        /// Why.
        reason: String,
    },
    /// Waive a time limit · 豁免时限 (`obligation.waive`).
    Waive {
        /// The obligation.
        obligation: String,
        /// Why.
        reason: String,
    },
    /// Correct a recorded verdict · 更正时限结论 (`obligation.correct`).
    Correct {
        /// The obligation.
        obligation: String,
        /// The run.
        run: i32,
        /// The verdict that is right.
        verdict: Verdict,
        /// Why.
        reason: String,
    },
    /// Let time pass · 到点检查 (`record.tick`).
    Tick,
    /// Bind to another policy version · 更换制度版本 (`record.rebind`).
    Rebind {
        /// The digest of the policy to bind to; the host passes that policy along.
        to: String,
    },
    /// Erase personal references · 清除个人信息引用 (`record.erase`).
    Erase {
        /// The reason, a value of the host's list.
        reason: String,
        /// The digest of a text kept by the host.
        #[uniffi(default = None)]
        note: Option<String>,
    },
    /// Decide a pending act · 审批待决事项 (`record.decide`).
    DecideAsked {
        /// The act's ordinal in the case.
        act: i32,
        /// The decision.
        decision: ActDecision,
        /// Why, when it is declined.
        #[uniffi(default = None)]
        reason: Option<String>,
    },
}

impl Show<core::Command> for Command {
    fn show(core: &core::Command) -> Self {
        match core {
            core::Command::Receive(data) => {
                let core::Receive { customer, facts }: &core::Receive = data;
                Self::Receive { customer: Show::show(customer), facts: Show::show(facts) }
            }
            core::Command::Register(data) => {
                let core::Register { kind, contact, facts, fields }: &core::Register = data;
                Self::Register {
                    kind: Show::show(kind),
                    contact: Show::show(contact),
                    facts: Show::show(facts),
                    fields: Show::show(fields),
                }
            }
            core::Command::Acknowledge(core::Plain {}) => Self::Acknowledge,
            core::Command::Answer(data) => {
                let core::Noted { note }: &core::Noted = data;
                Self::Answer { note: Show::show(note) }
            }
            core::Command::Defer(data) => {
                let core::Defer { until }: &core::Defer = data;
                Self::Defer { until: Show::show(until) }
            }
            core::Command::Investigate(core::Plain {}) => Self::Investigate,
            core::Command::StartWork(core::Plain {}) => Self::StartWork,
            core::Command::ReportProgress(data) => {
                let core::Noted { note }: &core::Noted = data;
                Self::ReportProgress { note: Show::show(note) }
            }
            core::Command::RecordHandling(data) => {
                let core::Noted { note }: &core::Noted = data;
                Self::RecordHandling { note: Show::show(note) }
            }
            core::Command::Verify(data) => {
                let core::Noted { note }: &core::Noted = data;
                Self::Verify { note: Show::show(note) }
            }
            core::Command::RejectResult(data) => {
                let core::Reasoned { reason, note }: &core::Reasoned = data;
                Self::RejectResult { reason: Show::show(reason), note: Show::show(note) }
            }
            core::Command::Reply(data) => {
                let core::Reply { channel, ticks, note }: &core::Reply = data;
                Self::Reply {
                    channel: Show::show(channel),
                    ticks: Show::show(ticks),
                    note: Show::show(note),
                }
            }
            core::Command::RejectReply(data) => {
                let core::Reasoned { reason, note }: &core::Reasoned = data;
                Self::RejectReply { reason: Show::show(reason), note: Show::show(note) }
            }
            core::Command::Agree(data) => {
                let core::Noted { note }: &core::Noted = data;
                Self::Agree { note: Show::show(note) }
            }
            core::Command::Disagree(data) => {
                let core::Reasoned { reason, note }: &core::Reasoned = data;
                Self::Disagree { reason: Show::show(reason), note: Show::show(note) }
            }
            core::Command::Explain(data) => {
                let core::Reasoned { reason, note }: &core::Reasoned = data;
                Self::Explain { reason: Show::show(reason), note: Show::show(note) }
            }
            core::Command::Close(data) => {
                let core::Close { outcome, reason }: &core::Close = data;
                Self::Close { outcome: Show::show(outcome), reason: Show::show(reason) }
            }
            core::Command::Reopen(data) => {
                let core::Reasoned { reason, note }: &core::Reasoned = data;
                Self::Reopen { reason: Show::show(reason), note: Show::show(note) }
            }
            core::Command::Archive(core::Plain {}) => Self::Archive,
            core::Command::Withdraw(data) => {
                let core::Reasoned { reason, note }: &core::Reasoned = data;
                Self::Withdraw { reason: Show::show(reason), note: Show::show(note) }
            }
            core::Command::MarkDuplicate(data) => {
                let core::Other { case }: &core::Other = data;
                Self::MarkDuplicate { case: Show::show(case) }
            }
            core::Command::Merge(data) => {
                let core::Other { case }: &core::Other = data;
                Self::Merge { case: Show::show(case) }
            }
            core::Command::Classify(data) => {
                let core::Classify { facts }: &core::Classify = data;
                Self::Classify { facts: Show::show(facts) }
            }
            core::Command::Admit(core::Plain {}) => Self::Admit,
            core::Command::Reclassify(data) => {
                let core::Reclassify { kind, reason }: &core::Reclassify = data;
                Self::Reclassify { kind: Show::show(kind), reason: Show::show(reason) }
            }
            core::Command::Assign(data) => {
                let core::Assign { unit, due }: &core::Assign = data;
                Self::Assign { unit: Show::show(unit), due: Show::show(due) }
            }
            core::Command::Transfer(data) => {
                let core::Transfer { unit, reason, due }: &core::Transfer = data;
                Self::Transfer {
                    unit: Show::show(unit),
                    reason: Show::show(reason),
                    due: Show::show(due),
                }
            }
            core::Command::Return(data) => {
                let core::Reasoned { reason, note }: &core::Reasoned = data;
                Self::Return { reason: Show::show(reason), note: Show::show(note) }
            }
            core::Command::NameHandler(data) => {
                let core::NameHandler { handler }: &core::NameHandler = data;
                Self::NameHandler { handler: Show::show(handler) }
            }
            core::Command::DeclareConflict(data) => {
                let core::DeclareConflict { person, reason }: &core::DeclareConflict = data;
                Self::DeclareConflict { person: Show::show(person), reason: Show::show(reason) }
            }
            core::Command::Pause(data) => {
                let core::Pause { party, reason, evidence, until }: &core::Pause = data;
                Self::Pause {
                    party: Show::show(party),
                    reason: Show::show(reason),
                    evidence: Show::show(evidence),
                    until: Show::show(until),
                }
            }
            core::Command::Resume(data) => {
                let core::Reasoned { reason, note }: &core::Reasoned = data;
                Self::Resume { reason: Show::show(reason), note: Show::show(note) }
            }
            core::Command::Ask(data) => {
                let core::Ask { request, to, need, due }: &core::Ask = data;
                Self::Ask {
                    request: Show::show(request),
                    to: Show::show(to),
                    need: Show::show(need),
                    due: Show::show(due),
                }
            }
            core::Command::AnswerRequest(data) => {
                let core::RequestNoted { request, note }: &core::RequestNoted = data;
                Self::AnswerRequest { request: Show::show(request), note: Show::show(note) }
            }
            core::Command::RefuseRequest(data) => {
                let core::RequestReasoned { request, reason }: &core::RequestReasoned = data;
                Self::RefuseRequest { request: Show::show(request), reason: Show::show(reason) }
            }
            core::Command::WithdrawRequest(data) => {
                let core::RequestReasoned { request, reason }: &core::RequestReasoned = data;
                Self::WithdrawRequest { request: Show::show(request), reason: Show::show(reason) }
            }
            core::Command::Propose(data) => {
                let core::Propose { cause, measures, analysis }: &core::Propose = data;
                Self::Propose {
                    cause: Show::show(cause),
                    measures: Show::show(measures),
                    analysis: Show::show(analysis),
                }
            }
            core::Command::Submit(core::Plain {}) => Self::Submit,
            core::Command::Approve(data) => {
                let core::Noted { note }: &core::Noted = data;
                Self::Approve { note: Show::show(note) }
            }
            core::Command::Reject(data) => {
                let core::Reasoned { reason, note }: &core::Reasoned = data;
                Self::Reject { reason: Show::show(reason), note: Show::show(note) }
            }
            core::Command::Present(core::Plain {}) => Self::Present,
            core::Command::Object(data) => {
                let core::Reasoned { reason, note }: &core::Reasoned = data;
                Self::Object { reason: Show::show(reason), note: Show::show(note) }
            }
            core::Command::Confirm(data) => {
                let core::Noted { note }: &core::Noted = data;
                Self::Confirm { note: Show::show(note) }
            }
            core::Command::Escalate(data) => {
                let core::Escalate { to, reason }: &core::Escalate = data;
                Self::Escalate { to: Show::show(to), reason: Show::show(reason) }
            }
            core::Command::AcknowledgeEscalation(core::Plain {}) => Self::AcknowledgeEscalation,
            core::Command::Deescalate(data) => {
                let core::Reasoned { reason, note }: &core::Reasoned = data;
                Self::Deescalate { reason: Show::show(reason), note: Show::show(note) }
            }
            core::Command::RecordCallback(data) => {
                let core::RecordCallback { result, ticks }: &core::RecordCallback = data;
                Self::RecordCallback { result: Show::show(result), ticks: Show::show(ticks) }
            }
            core::Command::RecordAttempt(data) => {
                let core::Reasoned { reason, note }: &core::Reasoned = data;
                Self::RecordAttempt { reason: Show::show(reason), note: Show::show(note) }
            }
            core::Command::Extend(data) => {
                let core::Extend { obligation, by, reason }: &core::Extend = data;
                Self::Extend {
                    obligation: Show::show(obligation),
                    by: Show::show(by),
                    reason: Show::show(reason),
                }
            }
            core::Command::Waive(data) => {
                let core::Waive { obligation, reason }: &core::Waive = data;
                Self::Waive { obligation: Show::show(obligation), reason: Show::show(reason) }
            }
            core::Command::Correct(data) => {
                let core::Correct { obligation, run, verdict, reason }: &core::Correct = data;
                Self::Correct {
                    obligation: Show::show(obligation),
                    run: Show::show(run),
                    verdict: Show::show(verdict),
                    reason: Show::show(reason),
                }
            }
            core::Command::Tick(core::Plain {}) => Self::Tick,
            core::Command::Rebind(data) => {
                let core::Rebind { to }: &core::Rebind = data;
                Self::Rebind { to: Show::show(to) }
            }
            core::Command::Erase(data) => {
                let core::Reasoned { reason, note }: &core::Reasoned = data;
                Self::Erase { reason: Show::show(reason), note: Show::show(note) }
            }
            core::Command::DecideAsked(data) => {
                let core::DecideAsked { act, decision, reason }: &core::DecideAsked = data;
                Self::DecideAsked {
                    act: Show::show(act),
                    decision: Show::show(decision),
                    reason: Show::show(reason),
                }
            }
        }
    }
}

impl Take<core::Command> for Command {
    fn take(self, _: &'static str) -> Result<core::Command, Misfit> {
        Ok(match self {
            Self::Receive { customer, facts } => {
                let data = core::Receive {
                    customer: customer.take("customer")?,
                    facts: facts.take("facts")?,
                };
                core::Command::Receive(data)
            }
            Self::Register { kind, contact, facts, fields } => {
                let data = core::Register {
                    kind: kind.take("kind")?,
                    contact: contact.take("contact")?,
                    facts: facts.take("facts")?,
                    fields: fields.take("fields")?,
                };
                core::Command::Register(data)
            }
            Self::Acknowledge => core::Command::Acknowledge(core::Plain {}),
            Self::Answer { note } => {
                let data = core::Noted { note: note.take("note")? };
                core::Command::Answer(data)
            }
            Self::Defer { until } => {
                let data = core::Defer { until: until.take("until")? };
                core::Command::Defer(data)
            }
            Self::Investigate => core::Command::Investigate(core::Plain {}),
            Self::StartWork => core::Command::StartWork(core::Plain {}),
            Self::ReportProgress { note } => {
                let data = core::Noted { note: note.take("note")? };
                core::Command::ReportProgress(data)
            }
            Self::RecordHandling { note } => {
                let data = core::Noted { note: note.take("note")? };
                core::Command::RecordHandling(data)
            }
            Self::Verify { note } => {
                let data = core::Noted { note: note.take("note")? };
                core::Command::Verify(data)
            }
            Self::RejectResult { reason, note } => {
                let data =
                    core::Reasoned { reason: reason.take("reason")?, note: note.take("note")? };
                core::Command::RejectResult(data)
            }
            Self::Reply { channel, ticks, note } => {
                let data = core::Reply {
                    channel: channel.take("channel")?,
                    ticks: ticks.take("ticks")?,
                    note: note.take("note")?,
                };
                core::Command::Reply(data)
            }
            Self::RejectReply { reason, note } => {
                let data =
                    core::Reasoned { reason: reason.take("reason")?, note: note.take("note")? };
                core::Command::RejectReply(data)
            }
            Self::Agree { note } => {
                let data = core::Noted { note: note.take("note")? };
                core::Command::Agree(data)
            }
            Self::Disagree { reason, note } => {
                let data =
                    core::Reasoned { reason: reason.take("reason")?, note: note.take("note")? };
                core::Command::Disagree(data)
            }
            Self::Explain { reason, note } => {
                let data =
                    core::Reasoned { reason: reason.take("reason")?, note: note.take("note")? };
                core::Command::Explain(data)
            }
            Self::Close { outcome, reason } => {
                let data = core::Close {
                    outcome: outcome.take("outcome")?,
                    reason: reason.take("reason")?,
                };
                core::Command::Close(data)
            }
            Self::Reopen { reason, note } => {
                let data =
                    core::Reasoned { reason: reason.take("reason")?, note: note.take("note")? };
                core::Command::Reopen(data)
            }
            Self::Archive => core::Command::Archive(core::Plain {}),
            Self::Withdraw { reason, note } => {
                let data =
                    core::Reasoned { reason: reason.take("reason")?, note: note.take("note")? };
                core::Command::Withdraw(data)
            }
            Self::MarkDuplicate { case } => {
                let data = core::Other { case: case.take("case")? };
                core::Command::MarkDuplicate(data)
            }
            Self::Merge { case } => {
                let data = core::Other { case: case.take("case")? };
                core::Command::Merge(data)
            }
            Self::Classify { facts } => {
                let data = core::Classify { facts: facts.take("facts")? };
                core::Command::Classify(data)
            }
            Self::Admit => core::Command::Admit(core::Plain {}),
            Self::Reclassify { kind, reason } => {
                let data =
                    core::Reclassify { kind: kind.take("kind")?, reason: reason.take("reason")? };
                core::Command::Reclassify(data)
            }
            Self::Assign { unit, due } => {
                let data = core::Assign { unit: unit.take("unit")?, due: due.take("due")? };
                core::Command::Assign(data)
            }
            Self::Transfer { unit, reason, due } => {
                let data = core::Transfer {
                    unit: unit.take("unit")?,
                    reason: reason.take("reason")?,
                    due: due.take("due")?,
                };
                core::Command::Transfer(data)
            }
            Self::Return { reason, note } => {
                let data =
                    core::Reasoned { reason: reason.take("reason")?, note: note.take("note")? };
                core::Command::Return(data)
            }
            Self::NameHandler { handler } => {
                let data = core::NameHandler { handler: handler.take("handler")? };
                core::Command::NameHandler(data)
            }
            Self::DeclareConflict { person, reason } => {
                let data = core::DeclareConflict {
                    person: person.take("person")?,
                    reason: reason.take("reason")?,
                };
                core::Command::DeclareConflict(data)
            }
            Self::Pause { party, reason, evidence, until } => {
                let data = core::Pause {
                    party: party.take("party")?,
                    reason: reason.take("reason")?,
                    evidence: evidence.take("evidence")?,
                    until: until.take("until")?,
                };
                core::Command::Pause(data)
            }
            Self::Resume { reason, note } => {
                let data =
                    core::Reasoned { reason: reason.take("reason")?, note: note.take("note")? };
                core::Command::Resume(data)
            }
            Self::Ask { request, to, need, due } => {
                let data = core::Ask {
                    request: request.take("request")?,
                    to: to.take("to")?,
                    need: need.take("need")?,
                    due: due.take("due")?,
                };
                core::Command::Ask(data)
            }
            Self::AnswerRequest { request, note } => {
                let data = core::RequestNoted {
                    request: request.take("request")?,
                    note: note.take("note")?,
                };
                core::Command::AnswerRequest(data)
            }
            Self::RefuseRequest { request, reason } => {
                let data = core::RequestReasoned {
                    request: request.take("request")?,
                    reason: reason.take("reason")?,
                };
                core::Command::RefuseRequest(data)
            }
            Self::WithdrawRequest { request, reason } => {
                let data = core::RequestReasoned {
                    request: request.take("request")?,
                    reason: reason.take("reason")?,
                };
                core::Command::WithdrawRequest(data)
            }
            Self::Propose { cause, measures, analysis } => {
                let data = core::Propose {
                    cause: cause.take("cause")?,
                    measures: measures.take("measures")?,
                    analysis: analysis.take("analysis")?,
                };
                core::Command::Propose(data)
            }
            Self::Submit => core::Command::Submit(core::Plain {}),
            Self::Approve { note } => {
                let data = core::Noted { note: note.take("note")? };
                core::Command::Approve(data)
            }
            Self::Reject { reason, note } => {
                let data =
                    core::Reasoned { reason: reason.take("reason")?, note: note.take("note")? };
                core::Command::Reject(data)
            }
            Self::Present => core::Command::Present(core::Plain {}),
            Self::Object { reason, note } => {
                let data =
                    core::Reasoned { reason: reason.take("reason")?, note: note.take("note")? };
                core::Command::Object(data)
            }
            Self::Confirm { note } => {
                let data = core::Noted { note: note.take("note")? };
                core::Command::Confirm(data)
            }
            Self::Escalate { to, reason } => {
                let data = core::Escalate { to: to.take("to")?, reason: reason.take("reason")? };
                core::Command::Escalate(data)
            }
            Self::AcknowledgeEscalation => core::Command::AcknowledgeEscalation(core::Plain {}),
            Self::Deescalate { reason, note } => {
                let data =
                    core::Reasoned { reason: reason.take("reason")?, note: note.take("note")? };
                core::Command::Deescalate(data)
            }
            Self::RecordCallback { result, ticks } => {
                let data = core::RecordCallback {
                    result: result.take("result")?,
                    ticks: ticks.take("ticks")?,
                };
                core::Command::RecordCallback(data)
            }
            Self::RecordAttempt { reason, note } => {
                let data =
                    core::Reasoned { reason: reason.take("reason")?, note: note.take("note")? };
                core::Command::RecordAttempt(data)
            }
            Self::Extend { obligation, by, reason } => {
                let data = core::Extend {
                    obligation: obligation.take("obligation")?,
                    by: by.take("by")?,
                    reason: reason.take("reason")?,
                };
                core::Command::Extend(data)
            }
            Self::Waive { obligation, reason } => {
                let data = core::Waive {
                    obligation: obligation.take("obligation")?,
                    reason: reason.take("reason")?,
                };
                core::Command::Waive(data)
            }
            Self::Correct { obligation, run, verdict, reason } => {
                let data = core::Correct {
                    obligation: obligation.take("obligation")?,
                    run: run.take("run")?,
                    verdict: verdict.take("verdict")?,
                    reason: reason.take("reason")?,
                };
                core::Command::Correct(data)
            }
            Self::Tick => core::Command::Tick(core::Plain {}),
            Self::Rebind { to } => {
                let data = core::Rebind { to: to.take("to")? };
                core::Command::Rebind(data)
            }
            Self::Erase { reason, note } => {
                let data =
                    core::Reasoned { reason: reason.take("reason")?, note: note.take("note")? };
                core::Command::Erase(data)
            }
            Self::DecideAsked { act, decision, reason } => {
                let data = core::DecideAsked {
                    act: act.take("act")?,
                    decision: decision.take("decision")?,
                    reason: reason.take("reason")?,
                };
                core::Command::DecideAsked(data)
            }
        })
    }
}
