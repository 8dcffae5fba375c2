//! The closed vocabularies.

// Generated from the lists of the core by `make bless-kotlin`; do not edit.

use crate::{
    border::{Show, Take},
    misfit::Misfit,
};

/// Says how a pending act is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum ActDecision {
    /// Carried out · 同意.
    Approve,
    /// Not carried out · 不同意.
    Decline,
}

impl Show<amends::case::ActDecision> for ActDecision {
    fn show(core: &amends::case::ActDecision) -> Self {
        match core {
            amends::case::ActDecision::Approve => Self::Approve,
            amends::case::ActDecision::Decline => Self::Decline,
        }
    }
}

impl Take<amends::case::ActDecision> for ActDecision {
    fn take(self, _: &'static str) -> Result<amends::case::ActDecision, Misfit> {
        Ok(match self {
            Self::Approve => amends::case::ActDecision::Approve,
            Self::Decline => amends::case::ActDecision::Decline,
        })
    }
}

/// Says what kind of actor gives a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum ActorKind {
    /// A person of the organisation · 人员.
    Person,
    /// A machine · 系统.
    Machine,
    /// The customer · 客户.
    Customer,
    /// A partner · 合作单位.
    Partner,
}

impl Show<amends::ActorKind> for ActorKind {
    fn show(core: &amends::ActorKind) -> Self {
        match core {
            amends::ActorKind::Person => Self::Person,
            amends::ActorKind::Machine => Self::Machine,
            amends::ActorKind::Customer => Self::Customer,
            amends::ActorKind::Partner => Self::Partner,
        }
    }
}

impl Take<amends::ActorKind> for ActorKind {
    fn take(self, _: &'static str) -> Result<amends::ActorKind, Misfit> {
        Ok(match self {
            Self::Person => amends::ActorKind::Person,
            Self::Machine => amends::ActorKind::Machine,
            Self::Customer => amends::ActorKind::Customer,
            Self::Partner => amends::ActorKind::Partner,
        })
    }
}

/// Says who can do something about a rejection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum Blame {
    /// The caller: another command, or another input · 调用方.
    Caller,
    /// The actor: another person must do it · 操作人.
    Actor,
    /// The host: its clock, its version or its policy · 宿主程序.
    Host,
    /// The policy: its limit is reached, or it has a gap · 制度.
    Policy,
    /// The world: the case has ended · 客观情况.
    World,
    /// This library · 本程序库.
    Amends,
}

impl Show<amends::rejection::Blame> for Blame {
    fn show(core: &amends::rejection::Blame) -> Self {
        match core {
            amends::rejection::Blame::Caller => Self::Caller,
            amends::rejection::Blame::Actor => Self::Actor,
            amends::rejection::Blame::Host => Self::Host,
            amends::rejection::Blame::Policy => Self::Policy,
            amends::rejection::Blame::World => Self::World,
            amends::rejection::Blame::Amends => Self::Amends,
        }
    }
}

impl Take<amends::rejection::Blame> for Blame {
    fn take(self, _: &'static str) -> Result<amends::rejection::Blame, Misfit> {
        Ok(match self {
            Self::Caller => amends::rejection::Blame::Caller,
            Self::Actor => amends::rejection::Blame::Actor,
            Self::Host => amends::rejection::Blame::Host,
            Self::Policy => amends::rejection::Blame::Policy,
            Self::World => amends::rejection::Blame::World,
            Self::Amends => amends::rejection::Blame::Amends,
        })
    }
}

/// Says what the customer reported in a callback.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum CallbackResult {
    /// Solved, and satisfied · 已解决且满意.
    SolvedAndSatisfied,
    /// Solved, satisfaction not said · 已解决，未评价.
    Solved,
    /// Solved, not satisfied · 已解决但不满意.
    SolvedNotSatisfied,
    /// Not solved · 未解决.
    NotSolved,
}

impl Show<amends::case::CallbackResult> for CallbackResult {
    fn show(core: &amends::case::CallbackResult) -> Self {
        match core {
            amends::case::CallbackResult::SolvedAndSatisfied => Self::SolvedAndSatisfied,
            amends::case::CallbackResult::SolvedNotRated => Self::Solved,
            amends::case::CallbackResult::SolvedNotSatisfied => Self::SolvedNotSatisfied,
            amends::case::CallbackResult::NotSolved => Self::NotSolved,
        }
    }
}

impl Take<amends::case::CallbackResult> for CallbackResult {
    fn take(self, _: &'static str) -> Result<amends::case::CallbackResult, Misfit> {
        Ok(match self {
            Self::SolvedAndSatisfied => amends::case::CallbackResult::SolvedAndSatisfied,
            Self::Solved => amends::case::CallbackResult::SolvedNotRated,
            Self::SolvedNotSatisfied => amends::case::CallbackResult::SolvedNotSatisfied,
            Self::NotSolved => amends::case::CallbackResult::NotSolved,
        })
    }
}

/// Says whether an answer rests on known holidays only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum Certainty {
    /// Every date it rests on is known · 已知.
    Known,
    /// Some date it rests on is not known and was assumed to follow the weekly pattern · 推定.
    Assumed,
}

impl Show<amends::time::Certainty> for Certainty {
    fn show(core: &amends::time::Certainty) -> Self {
        match core {
            amends::time::Certainty::Known => Self::Known,
            amends::time::Certainty::Assumed => Self::Assumed,
        }
    }
}

impl Take<amends::time::Certainty> for Certainty {
    fn take(self, _: &'static str) -> Result<amends::time::Certainty, Misfit> {
        Ok(match self {
            Self::Known => amends::time::Certainty::Known,
            Self::Assumed => amends::time::Certainty::Assumed,
        })
    }
}

/// Names a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum CommandKind {
    /// Receive a contact · 接收.
    CaseReceive,
    /// Register the case · 登记.
    CaseRegister,
    /// Acknowledge receipt · 确认收到.
    CaseAcknowledge,
    /// Answer at once · 当场答复.
    CaseAnswer,
    /// Promise an answer · 承诺稍后答复.
    CaseDefer,
    /// Start the investigation · 开始调查.
    CaseInvestigate,
    /// Start carrying out the solution · 开始处理.
    CaseStartWork,
    /// Report progress to the customer · 告知进展.
    CaseReportProgress,
    /// Record the handling · 记录处理结果.
    CaseRecordHandling,
    /// Verify the result · 验证结果.
    CaseVerify,
    /// Reject the result · 退回返工.
    CaseRejectResult,
    /// Reply to the customer · 回复客户.
    CaseReply,
    /// Record that the customer rejects the reply · 客户不接受回复.
    CaseRejectReply,
    /// Record an agreement · 达成一致.
    CaseAgree,
    /// Record that no agreement was reached · 未达成一致.
    CaseDisagree,
    /// Close with an explanation · 解释后关闭.
    CaseExplain,
    /// Close the case · 关闭.
    CaseClose,
    /// Reopen the case · 重新打开.
    CaseReopen,
    /// Archive the case · 归档.
    CaseArchive,
    /// Withdraw the case · 撤回.
    CaseWithdraw,
    /// Close as a duplicate · 标记重复.
    CaseMarkDuplicate,
    /// Merge into another case · 并案.
    CaseMerge,
    /// Classify and prioritise · 分类定级.
    TriageClassify,
    /// Accept as a complaint · 受理为投诉.
    TriageAdmit,
    /// Change the kind of case · 变更类型.
    TriageReclassify,
    /// Assign to a unit · 派单.
    AssignmentAssign,
    /// Transfer to another unit · 转派.
    AssignmentTransfer,
    /// Return to the dispatcher · 退单.
    AssignmentReturn,
    /// Name the handler · 指定经办人.
    AssignmentNameHandler,
    /// Declare a conflict of interest · 声明回避.
    AssignmentDeclareConflict,
    /// Wait for another party · 开始等待.
    WaitingStart,
    /// End the waiting · 结束等待.
    WaitingEnd,
    /// Ask another unit or partner · 发出协作请求.
    RequestAsk,
    /// Answer a request · 答复协作请求.
    RequestAnswer,
    /// Refuse a request · 拒绝协作请求.
    RequestRefuse,
    /// Withdraw a request · 撤回协作请求.
    RequestWithdraw,
    /// Propose a solution · 拟定方案.
    SolutionPropose,
    /// Submit the solution for approval · 提交审批.
    SolutionSubmit,
    /// Approve the solution · 批准方案.
    SolutionApprove,
    /// Reject the solution · 驳回方案.
    SolutionReject,
    /// Present the solution to the customer · 向客户提交方案.
    SolutionPresent,
    /// Record the customer's objection · 客户提出异议.
    SolutionObject,
    /// Record the customer's confirmation · 客户确认方案.
    SolutionConfirm,
    /// Escalate · 升级.
    EscalationRaise,
    /// Acknowledge the escalation · 确认升级.
    EscalationAcknowledge,
    /// Lower the escalation · 降级.
    EscalationLower,
    /// Record the callback · 记录回访.
    FollowupRecord,
    /// Record a failed attempt · 记录未接通.
    FollowupAttempt,
    /// Extend a time limit · 延长时限.
    ObligationExtend,
    /// Waive a time limit · 豁免时限.
    ObligationWaive,
    /// Correct a recorded verdict · 更正时限结论.
    ObligationCorrect,
    /// Let time pass · 到点检查.
    RecordTick,
    /// Bind to another policy version · 更换制度版本.
    RecordRebind,
    /// Erase personal references · 清除个人信息引用.
    RecordErase,
    /// Decide a pending act · 审批待决事项.
    RecordDecide,
}

impl Show<amends::case::CommandKind> for CommandKind {
    fn show(core: &amends::case::CommandKind) -> Self {
        match core {
            amends::case::CommandKind::Receive => Self::CaseReceive,
            amends::case::CommandKind::Register => Self::CaseRegister,
            amends::case::CommandKind::Acknowledge => Self::CaseAcknowledge,
            amends::case::CommandKind::Answer => Self::CaseAnswer,
            amends::case::CommandKind::Defer => Self::CaseDefer,
            amends::case::CommandKind::Investigate => Self::CaseInvestigate,
            amends::case::CommandKind::StartWork => Self::CaseStartWork,
            amends::case::CommandKind::ReportProgress => Self::CaseReportProgress,
            amends::case::CommandKind::RecordHandling => Self::CaseRecordHandling,
            amends::case::CommandKind::Verify => Self::CaseVerify,
            amends::case::CommandKind::RejectResult => Self::CaseRejectResult,
            amends::case::CommandKind::Reply => Self::CaseReply,
            amends::case::CommandKind::RejectReply => Self::CaseRejectReply,
            amends::case::CommandKind::Agree => Self::CaseAgree,
            amends::case::CommandKind::Disagree => Self::CaseDisagree,
            amends::case::CommandKind::Explain => Self::CaseExplain,
            amends::case::CommandKind::Close => Self::CaseClose,
            amends::case::CommandKind::Reopen => Self::CaseReopen,
            amends::case::CommandKind::Archive => Self::CaseArchive,
            amends::case::CommandKind::Withdraw => Self::CaseWithdraw,
            amends::case::CommandKind::MarkDuplicate => Self::CaseMarkDuplicate,
            amends::case::CommandKind::Merge => Self::CaseMerge,
            amends::case::CommandKind::Classify => Self::TriageClassify,
            amends::case::CommandKind::Admit => Self::TriageAdmit,
            amends::case::CommandKind::Reclassify => Self::TriageReclassify,
            amends::case::CommandKind::Assign => Self::AssignmentAssign,
            amends::case::CommandKind::Transfer => Self::AssignmentTransfer,
            amends::case::CommandKind::Return => Self::AssignmentReturn,
            amends::case::CommandKind::NameHandler => Self::AssignmentNameHandler,
            amends::case::CommandKind::DeclareConflict => Self::AssignmentDeclareConflict,
            amends::case::CommandKind::Pause => Self::WaitingStart,
            amends::case::CommandKind::Resume => Self::WaitingEnd,
            amends::case::CommandKind::Ask => Self::RequestAsk,
            amends::case::CommandKind::AnswerRequest => Self::RequestAnswer,
            amends::case::CommandKind::RefuseRequest => Self::RequestRefuse,
            amends::case::CommandKind::WithdrawRequest => Self::RequestWithdraw,
            amends::case::CommandKind::Propose => Self::SolutionPropose,
            amends::case::CommandKind::Submit => Self::SolutionSubmit,
            amends::case::CommandKind::Approve => Self::SolutionApprove,
            amends::case::CommandKind::Reject => Self::SolutionReject,
            amends::case::CommandKind::Present => Self::SolutionPresent,
            amends::case::CommandKind::Object => Self::SolutionObject,
            amends::case::CommandKind::Confirm => Self::SolutionConfirm,
            amends::case::CommandKind::Escalate => Self::EscalationRaise,
            amends::case::CommandKind::AcknowledgeEscalation => Self::EscalationAcknowledge,
            amends::case::CommandKind::Deescalate => Self::EscalationLower,
            amends::case::CommandKind::RecordCallback => Self::FollowupRecord,
            amends::case::CommandKind::RecordAttempt => Self::FollowupAttempt,
            amends::case::CommandKind::Extend => Self::ObligationExtend,
            amends::case::CommandKind::Waive => Self::ObligationWaive,
            amends::case::CommandKind::Correct => Self::ObligationCorrect,
            amends::case::CommandKind::Tick => Self::RecordTick,
            amends::case::CommandKind::Rebind => Self::RecordRebind,
            amends::case::CommandKind::Erase => Self::RecordErase,
            amends::case::CommandKind::DecideAsked => Self::RecordDecide,
        }
    }
}

impl Take<amends::case::CommandKind> for CommandKind {
    fn take(self, _: &'static str) -> Result<amends::case::CommandKind, Misfit> {
        Ok(match self {
            Self::CaseReceive => amends::case::CommandKind::Receive,
            Self::CaseRegister => amends::case::CommandKind::Register,
            Self::CaseAcknowledge => amends::case::CommandKind::Acknowledge,
            Self::CaseAnswer => amends::case::CommandKind::Answer,
            Self::CaseDefer => amends::case::CommandKind::Defer,
            Self::CaseInvestigate => amends::case::CommandKind::Investigate,
            Self::CaseStartWork => amends::case::CommandKind::StartWork,
            Self::CaseReportProgress => amends::case::CommandKind::ReportProgress,
            Self::CaseRecordHandling => amends::case::CommandKind::RecordHandling,
            Self::CaseVerify => amends::case::CommandKind::Verify,
            Self::CaseRejectResult => amends::case::CommandKind::RejectResult,
            Self::CaseReply => amends::case::CommandKind::Reply,
            Self::CaseRejectReply => amends::case::CommandKind::RejectReply,
            Self::CaseAgree => amends::case::CommandKind::Agree,
            Self::CaseDisagree => amends::case::CommandKind::Disagree,
            Self::CaseExplain => amends::case::CommandKind::Explain,
            Self::CaseClose => amends::case::CommandKind::Close,
            Self::CaseReopen => amends::case::CommandKind::Reopen,
            Self::CaseArchive => amends::case::CommandKind::Archive,
            Self::CaseWithdraw => amends::case::CommandKind::Withdraw,
            Self::CaseMarkDuplicate => amends::case::CommandKind::MarkDuplicate,
            Self::CaseMerge => amends::case::CommandKind::Merge,
            Self::TriageClassify => amends::case::CommandKind::Classify,
            Self::TriageAdmit => amends::case::CommandKind::Admit,
            Self::TriageReclassify => amends::case::CommandKind::Reclassify,
            Self::AssignmentAssign => amends::case::CommandKind::Assign,
            Self::AssignmentTransfer => amends::case::CommandKind::Transfer,
            Self::AssignmentReturn => amends::case::CommandKind::Return,
            Self::AssignmentNameHandler => amends::case::CommandKind::NameHandler,
            Self::AssignmentDeclareConflict => amends::case::CommandKind::DeclareConflict,
            Self::WaitingStart => amends::case::CommandKind::Pause,
            Self::WaitingEnd => amends::case::CommandKind::Resume,
            Self::RequestAsk => amends::case::CommandKind::Ask,
            Self::RequestAnswer => amends::case::CommandKind::AnswerRequest,
            Self::RequestRefuse => amends::case::CommandKind::RefuseRequest,
            Self::RequestWithdraw => amends::case::CommandKind::WithdrawRequest,
            Self::SolutionPropose => amends::case::CommandKind::Propose,
            Self::SolutionSubmit => amends::case::CommandKind::Submit,
            Self::SolutionApprove => amends::case::CommandKind::Approve,
            Self::SolutionReject => amends::case::CommandKind::Reject,
            Self::SolutionPresent => amends::case::CommandKind::Present,
            Self::SolutionObject => amends::case::CommandKind::Object,
            Self::SolutionConfirm => amends::case::CommandKind::Confirm,
            Self::EscalationRaise => amends::case::CommandKind::Escalate,
            Self::EscalationAcknowledge => amends::case::CommandKind::AcknowledgeEscalation,
            Self::EscalationLower => amends::case::CommandKind::Deescalate,
            Self::FollowupRecord => amends::case::CommandKind::RecordCallback,
            Self::FollowupAttempt => amends::case::CommandKind::RecordAttempt,
            Self::ObligationExtend => amends::case::CommandKind::Extend,
            Self::ObligationWaive => amends::case::CommandKind::Waive,
            Self::ObligationCorrect => amends::case::CommandKind::Correct,
            Self::RecordTick => amends::case::CommandKind::Tick,
            Self::RecordRebind => amends::case::CommandKind::Rebind,
            Self::RecordErase => amends::case::CommandKind::Erase,
            Self::RecordDecide => amends::case::CommandKind::DecideAsked,
        })
    }
}

/// Says whether the customer can be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum Contact {
    /// The customer can be reached · 可联系.
    Reachable,
    /// The customer stays anonymous · 匿名.
    Anonymous,
    /// There is no way to reach the customer · 无联系方式.
    Uncontactable,
}

impl Show<amends::case::Contact> for Contact {
    fn show(core: &amends::case::Contact) -> Self {
        match core {
            amends::case::Contact::Reachable => Self::Reachable,
            amends::case::Contact::Anonymous => Self::Anonymous,
            amends::case::Contact::Uncontactable => Self::Uncontactable,
        }
    }
}

impl Take<amends::case::Contact> for Contact {
    fn take(self, _: &'static str) -> Result<amends::case::Contact, Misfit> {
        Ok(match self {
            Self::Reachable => amends::case::Contact::Reachable,
            Self::Anonymous => amends::case::Contact::Anonymous,
            Self::Uncontactable => amends::case::Contact::Uncontactable,
        })
    }
}

/// Names an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum EventKind {
    /// Contact received · 已接收.
    CaseReceived,
    /// Case registered · 已登记.
    CaseRegistered,
    /// Receipt acknowledged · 已确认收到.
    CaseAcknowledged,
    /// Answered · 已答复.
    CaseAnswered,
    /// Answer promised · 已承诺回复.
    CaseDeferred,
    /// Stage classified reached · 进入已分类.
    CaseClassified,
    /// Stage assigned reached · 进入已派单.
    CaseAssigned,
    /// Stage handler named reached · 进入已定经办人.
    CaseHandlerNamed,
    /// Investigation started · 已开始调查.
    CaseInvestigationStarted,
    /// Stage solution drafted reached · 进入已拟方案.
    CaseSolutionDrafted,
    /// Stage awaiting approval reached · 进入待审批.
    CaseApprovalAwaited,
    /// Stage solution approved reached · 进入方案已批准.
    CaseSolutionCleared,
    /// Stage awaiting the customer reached · 进入待客户确认.
    CaseCustomerAwaited,
    /// Work started · 已开始处理.
    CaseWorkStarted,
    /// Progress reported · 已告知进展.
    CaseProgressReported,
    /// Handled · 已处理.
    CaseHandled,
    /// Result verified · 已验证.
    CaseVerified,
    /// Result rejected · 结果被退回.
    CaseResultRejected,
    /// Customer replied to · 已回复客户.
    CaseReplied,
    /// Reply rejected by the customer · 客户不接受回复.
    CaseReplyRejected,
    /// Agreement reached · 已达成一致.
    CaseAgreed,
    /// Stage callback pending reached · 进入待回访.
    CaseCallbackAwaited,
    /// Closed · 已关闭.
    CaseClosed,
    /// Reopened · 已重新打开.
    CaseReopened,
    /// Archived · 已归档.
    CaseArchived,
    /// Classified and prioritised · 已分类定级.
    TriageClassified,
    /// Accepted as a complaint · 已受理为投诉.
    TriageAdmitted,
    /// Kind changed · 类型已变更.
    TriageReclassified,
    /// Assigned to a unit · 已派至部门.
    AssignmentAssigned,
    /// Transferred · 已转派.
    AssignmentTransferred,
    /// Returned to the dispatcher · 已退单.
    AssignmentReturned,
    /// Handler named · 已指定经办人.
    AssignmentHandlerNamed,
    /// Conflict of interest declared · 已声明回避.
    AssignmentConflictDeclared,
    /// Waiting started · 开始等待.
    WaitingStarted,
    /// Waiting ended · 等待结束.
    WaitingEnded,
    /// Request made · 已发出请求.
    RequestAsked,
    /// Request answered · 请求已答复.
    RequestAnswered,
    /// Request refused · 请求被拒绝.
    RequestRefused,
    /// Request withdrawn · 请求已撤回.
    RequestWithdrawn,
    /// Solution proposed · 已拟定方案.
    SolutionProposed,
    /// Solution submitted · 方案已提交审批.
    SolutionSubmitted,
    /// Solution approved · 方案已批准.
    SolutionApproved,
    /// Solution rejected · 方案被驳回.
    SolutionRejected,
    /// Solution presented · 方案已提交客户.
    SolutionPresented,
    /// Customer objected · 客户提出异议.
    SolutionObjected,
    /// Customer confirmed · 客户已确认方案.
    SolutionConfirmed,
    /// Escalated · 已升级.
    EscalationRaised,
    /// Escalation rung taken · 已触发升级阶梯.
    EscalationRungTaken,
    /// Escalation acknowledged · 升级已确认.
    EscalationAcknowledged,
    /// Escalation lowered · 已降级.
    EscalationLowered,
    /// Callback owed · 应回访.
    FollowupOwed,
    /// Callback done · 回访完成.
    FollowupDone,
    /// Callback attempt failed · 回访未接通.
    FollowupAttemptFailed,
    /// Callback failed for good · 回访失败.
    FollowupFailed,
    /// Callback cancelled · 回访取消.
    FollowupCancelled,
    /// Time limit started · 时限开始.
    ObligationStarted,
    /// Time limit paused · 时限暂停.
    ObligationPaused,
    /// Time limit resumed · 时限恢复.
    ObligationResumed,
    /// Time limit warning · 时限预警.
    ObligationWarned,
    /// Escalation rung reached · 到达升级阶梯.
    ObligationRungReached,
    /// Time limit met · 按时完成.
    ObligationMet,
    /// Time limit breached · 超时.
    ObligationBreached,
    /// Done after the breach · 逾期后完成.
    ObligationFulfilled,
    /// Time limit cancelled · 时限取消.
    ObligationCancelled,
    /// Time limit waived · 时限豁免.
    ObligationWaived,
    /// Impossible to meet · 无法履行.
    ObligationImpossible,
    /// Time limit extended · 时限延长.
    ObligationExtended,
    /// Time limit recomputed · 时限重新计算.
    ObligationRetargeted,
    /// Verdict corrected · 时限结论更正.
    ObligationCorrected,
    /// Reported by a foreign system · 外部系统记录.
    RecordObserved,
    /// Bound to another policy version · 制度版本已更换.
    RecordRebound,
    /// Personal references erased · 个人信息引用已清除.
    RecordErased,
    /// Act awaits a decision · 事项待审批.
    RecordActAsked,
    /// Pending act decided · 事项已审批.
    RecordActDecided,
    /// Timed act scheduled · 已安排定时动作.
    RecordActScheduled,
    /// Timed act carried out · 定时动作已执行.
    RecordActFired,
    /// Timed act cancelled · 定时动作已取消.
    RecordActUnscheduled,
}

impl Show<amends::case::EventKind> for EventKind {
    fn show(core: &amends::case::EventKind) -> Self {
        match core {
            amends::case::EventKind::Received => Self::CaseReceived,
            amends::case::EventKind::Registered => Self::CaseRegistered,
            amends::case::EventKind::Acknowledged => Self::CaseAcknowledged,
            amends::case::EventKind::Answered => Self::CaseAnswered,
            amends::case::EventKind::Deferred => Self::CaseDeferred,
            amends::case::EventKind::Classified => Self::CaseClassified,
            amends::case::EventKind::Assigned => Self::CaseAssigned,
            amends::case::EventKind::HandlerNamed => Self::CaseHandlerNamed,
            amends::case::EventKind::InvestigationStarted => Self::CaseInvestigationStarted,
            amends::case::EventKind::SolutionDrafted => Self::CaseSolutionDrafted,
            amends::case::EventKind::ApprovalAwaited => Self::CaseApprovalAwaited,
            amends::case::EventKind::SolutionCleared => Self::CaseSolutionCleared,
            amends::case::EventKind::CustomerAwaited => Self::CaseCustomerAwaited,
            amends::case::EventKind::WorkStarted => Self::CaseWorkStarted,
            amends::case::EventKind::ProgressReported => Self::CaseProgressReported,
            amends::case::EventKind::Handled => Self::CaseHandled,
            amends::case::EventKind::Verified => Self::CaseVerified,
            amends::case::EventKind::ResultRejected => Self::CaseResultRejected,
            amends::case::EventKind::Replied => Self::CaseReplied,
            amends::case::EventKind::ReplyRejected => Self::CaseReplyRejected,
            amends::case::EventKind::Agreed => Self::CaseAgreed,
            amends::case::EventKind::CallbackAwaited => Self::CaseCallbackAwaited,
            amends::case::EventKind::Closed => Self::CaseClosed,
            amends::case::EventKind::Reopened => Self::CaseReopened,
            amends::case::EventKind::Archived => Self::CaseArchived,
            amends::case::EventKind::TriageRecorded => Self::TriageClassified,
            amends::case::EventKind::Admitted => Self::TriageAdmitted,
            amends::case::EventKind::Reclassified => Self::TriageReclassified,
            amends::case::EventKind::UnitAssigned => Self::AssignmentAssigned,
            amends::case::EventKind::Transferred => Self::AssignmentTransferred,
            amends::case::EventKind::Returned => Self::AssignmentReturned,
            amends::case::EventKind::HandlerSet => Self::AssignmentHandlerNamed,
            amends::case::EventKind::ConflictDeclared => Self::AssignmentConflictDeclared,
            amends::case::EventKind::WaitingStarted => Self::WaitingStarted,
            amends::case::EventKind::WaitingEnded => Self::WaitingEnded,
            amends::case::EventKind::Asked => Self::RequestAsked,
            amends::case::EventKind::RequestAnswered => Self::RequestAnswered,
            amends::case::EventKind::RequestRefused => Self::RequestRefused,
            amends::case::EventKind::RequestWithdrawn => Self::RequestWithdrawn,
            amends::case::EventKind::Proposed => Self::SolutionProposed,
            amends::case::EventKind::Submitted => Self::SolutionSubmitted,
            amends::case::EventKind::Approved => Self::SolutionApproved,
            amends::case::EventKind::Rejected => Self::SolutionRejected,
            amends::case::EventKind::Presented => Self::SolutionPresented,
            amends::case::EventKind::Objected => Self::SolutionObjected,
            amends::case::EventKind::Confirmed => Self::SolutionConfirmed,
            amends::case::EventKind::Escalated => Self::EscalationRaised,
            amends::case::EventKind::RungTaken => Self::EscalationRungTaken,
            amends::case::EventKind::EscalationAcknowledged => Self::EscalationAcknowledged,
            amends::case::EventKind::Deescalated => Self::EscalationLowered,
            amends::case::EventKind::CallbackOwed => Self::FollowupOwed,
            amends::case::EventKind::CallbackDone => Self::FollowupDone,
            amends::case::EventKind::AttemptFailed => Self::FollowupAttemptFailed,
            amends::case::EventKind::CallbackFailed => Self::FollowupFailed,
            amends::case::EventKind::CallbackCancelled => Self::FollowupCancelled,
            amends::case::EventKind::ObligationStarted => Self::ObligationStarted,
            amends::case::EventKind::ObligationPaused => Self::ObligationPaused,
            amends::case::EventKind::ObligationResumed => Self::ObligationResumed,
            amends::case::EventKind::ObligationWarned => Self::ObligationWarned,
            amends::case::EventKind::RungReached => Self::ObligationRungReached,
            amends::case::EventKind::ObligationMet => Self::ObligationMet,
            amends::case::EventKind::ObligationBreached => Self::ObligationBreached,
            amends::case::EventKind::ObligationFulfilled => Self::ObligationFulfilled,
            amends::case::EventKind::ObligationCancelled => Self::ObligationCancelled,
            amends::case::EventKind::ObligationWaived => Self::ObligationWaived,
            amends::case::EventKind::ObligationImpossible => Self::ObligationImpossible,
            amends::case::EventKind::ObligationExtended => Self::ObligationExtended,
            amends::case::EventKind::ObligationRetargeted => Self::ObligationRetargeted,
            amends::case::EventKind::ObligationCorrected => Self::ObligationCorrected,
            amends::case::EventKind::Observed => Self::RecordObserved,
            amends::case::EventKind::PolicyRebound => Self::RecordRebound,
            amends::case::EventKind::Erased => Self::RecordErased,
            amends::case::EventKind::ActAsked => Self::RecordActAsked,
            amends::case::EventKind::ActDecided => Self::RecordActDecided,
            amends::case::EventKind::ActScheduled => Self::RecordActScheduled,
            amends::case::EventKind::ActFired => Self::RecordActFired,
            amends::case::EventKind::ActUnscheduled => Self::RecordActUnscheduled,
        }
    }
}

impl Take<amends::case::EventKind> for EventKind {
    fn take(self, _: &'static str) -> Result<amends::case::EventKind, Misfit> {
        Ok(match self {
            Self::CaseReceived => amends::case::EventKind::Received,
            Self::CaseRegistered => amends::case::EventKind::Registered,
            Self::CaseAcknowledged => amends::case::EventKind::Acknowledged,
            Self::CaseAnswered => amends::case::EventKind::Answered,
            Self::CaseDeferred => amends::case::EventKind::Deferred,
            Self::CaseClassified => amends::case::EventKind::Classified,
            Self::CaseAssigned => amends::case::EventKind::Assigned,
            Self::CaseHandlerNamed => amends::case::EventKind::HandlerNamed,
            Self::CaseInvestigationStarted => amends::case::EventKind::InvestigationStarted,
            Self::CaseSolutionDrafted => amends::case::EventKind::SolutionDrafted,
            Self::CaseApprovalAwaited => amends::case::EventKind::ApprovalAwaited,
            Self::CaseSolutionCleared => amends::case::EventKind::SolutionCleared,
            Self::CaseCustomerAwaited => amends::case::EventKind::CustomerAwaited,
            Self::CaseWorkStarted => amends::case::EventKind::WorkStarted,
            Self::CaseProgressReported => amends::case::EventKind::ProgressReported,
            Self::CaseHandled => amends::case::EventKind::Handled,
            Self::CaseVerified => amends::case::EventKind::Verified,
            Self::CaseResultRejected => amends::case::EventKind::ResultRejected,
            Self::CaseReplied => amends::case::EventKind::Replied,
            Self::CaseReplyRejected => amends::case::EventKind::ReplyRejected,
            Self::CaseAgreed => amends::case::EventKind::Agreed,
            Self::CaseCallbackAwaited => amends::case::EventKind::CallbackAwaited,
            Self::CaseClosed => amends::case::EventKind::Closed,
            Self::CaseReopened => amends::case::EventKind::Reopened,
            Self::CaseArchived => amends::case::EventKind::Archived,
            Self::TriageClassified => amends::case::EventKind::TriageRecorded,
            Self::TriageAdmitted => amends::case::EventKind::Admitted,
            Self::TriageReclassified => amends::case::EventKind::Reclassified,
            Self::AssignmentAssigned => amends::case::EventKind::UnitAssigned,
            Self::AssignmentTransferred => amends::case::EventKind::Transferred,
            Self::AssignmentReturned => amends::case::EventKind::Returned,
            Self::AssignmentHandlerNamed => amends::case::EventKind::HandlerSet,
            Self::AssignmentConflictDeclared => amends::case::EventKind::ConflictDeclared,
            Self::WaitingStarted => amends::case::EventKind::WaitingStarted,
            Self::WaitingEnded => amends::case::EventKind::WaitingEnded,
            Self::RequestAsked => amends::case::EventKind::Asked,
            Self::RequestAnswered => amends::case::EventKind::RequestAnswered,
            Self::RequestRefused => amends::case::EventKind::RequestRefused,
            Self::RequestWithdrawn => amends::case::EventKind::RequestWithdrawn,
            Self::SolutionProposed => amends::case::EventKind::Proposed,
            Self::SolutionSubmitted => amends::case::EventKind::Submitted,
            Self::SolutionApproved => amends::case::EventKind::Approved,
            Self::SolutionRejected => amends::case::EventKind::Rejected,
            Self::SolutionPresented => amends::case::EventKind::Presented,
            Self::SolutionObjected => amends::case::EventKind::Objected,
            Self::SolutionConfirmed => amends::case::EventKind::Confirmed,
            Self::EscalationRaised => amends::case::EventKind::Escalated,
            Self::EscalationRungTaken => amends::case::EventKind::RungTaken,
            Self::EscalationAcknowledged => amends::case::EventKind::EscalationAcknowledged,
            Self::EscalationLowered => amends::case::EventKind::Deescalated,
            Self::FollowupOwed => amends::case::EventKind::CallbackOwed,
            Self::FollowupDone => amends::case::EventKind::CallbackDone,
            Self::FollowupAttemptFailed => amends::case::EventKind::AttemptFailed,
            Self::FollowupFailed => amends::case::EventKind::CallbackFailed,
            Self::FollowupCancelled => amends::case::EventKind::CallbackCancelled,
            Self::ObligationStarted => amends::case::EventKind::ObligationStarted,
            Self::ObligationPaused => amends::case::EventKind::ObligationPaused,
            Self::ObligationResumed => amends::case::EventKind::ObligationResumed,
            Self::ObligationWarned => amends::case::EventKind::ObligationWarned,
            Self::ObligationRungReached => amends::case::EventKind::RungReached,
            Self::ObligationMet => amends::case::EventKind::ObligationMet,
            Self::ObligationBreached => amends::case::EventKind::ObligationBreached,
            Self::ObligationFulfilled => amends::case::EventKind::ObligationFulfilled,
            Self::ObligationCancelled => amends::case::EventKind::ObligationCancelled,
            Self::ObligationWaived => amends::case::EventKind::ObligationWaived,
            Self::ObligationImpossible => amends::case::EventKind::ObligationImpossible,
            Self::ObligationExtended => amends::case::EventKind::ObligationExtended,
            Self::ObligationRetargeted => amends::case::EventKind::ObligationRetargeted,
            Self::ObligationCorrected => amends::case::EventKind::ObligationCorrected,
            Self::RecordObserved => amends::case::EventKind::Observed,
            Self::RecordRebound => amends::case::EventKind::PolicyRebound,
            Self::RecordErased => amends::case::EventKind::Erased,
            Self::RecordActAsked => amends::case::EventKind::ActAsked,
            Self::RecordActDecided => amends::case::EventKind::ActDecided,
            Self::RecordActScheduled => amends::case::EventKind::ActScheduled,
            Self::RecordActFired => amends::case::EventKind::ActFired,
            Self::RecordActUnscheduled => amends::case::EventKind::ActUnscheduled,
        })
    }
}

/// Names the table of stages a kind of case runs through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum CaseFlow {
    /// Resolve: investigate, solve, reply, call back · 处理流程.
    Resolve,
    /// Answer: reply at once, later, or through a specialist · 答复流程.
    Answer,
}

impl Show<amends::case::Flow> for CaseFlow {
    fn show(core: &amends::case::Flow) -> Self {
        match core {
            amends::case::Flow::Resolve => Self::Resolve,
            amends::case::Flow::Answer => Self::Answer,
        }
    }
}

impl Take<amends::case::Flow> for CaseFlow {
    fn take(self, _: &'static str) -> Result<amends::case::Flow, Misfit> {
        Ok(match self {
            Self::Resolve => amends::case::Flow::Resolve,
            Self::Answer => amends::case::Flow::Answer,
        })
    }
}

/// Says what a stopwatch counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum Measure {
    /// Real time · 自然时间.
    Real,
    /// Open time of the calendar · 营业时间.
    Open,
}

impl Show<amends::time::Measure> for Measure {
    fn show(core: &amends::time::Measure) -> Self {
        match core {
            amends::time::Measure::Real => Self::Real,
            amends::time::Measure::Open => Self::Open,
        }
    }
}

impl Take<amends::time::Measure> for Measure {
    fn take(self, _: &'static str) -> Result<amends::time::Measure, Misfit> {
        Ok(match self {
            Self::Real => amends::time::Measure::Real,
            Self::Open => amends::time::Measure::Open,
        })
    }
}

/// Says whether a granted command takes effect at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum Mode {
    /// Takes effect at once · 可直接执行.
    May,
    /// Leaves a pending act that another decides · 须他人批准.
    Asks,
    /// Leaves a pending act that a superior decides; where no organisation names one, whoever may decide acts · 须由上级复核；组织未指明上级时由有权审批者复核.
    Supervised,
}

impl Show<amends::policy::Mode> for Mode {
    fn show(core: &amends::policy::Mode) -> Self {
        match core {
            amends::policy::Mode::May => Self::May,
            amends::policy::Mode::Asks => Self::Asks,
            amends::policy::Mode::Supervised => Self::Supervised,
        }
    }
}

impl Take<amends::policy::Mode> for Mode {
    fn take(self, _: &'static str) -> Result<amends::policy::Mode, Misfit> {
        Ok(match self {
            Self::May => amends::policy::Mode::May,
            Self::Asks => amends::policy::Mode::Asks,
            Self::Supervised => amends::policy::Mode::Supervised,
        })
    }
}

/// Says what kind of promise an obligation is in law, weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum Nature {
    /// An internal plan · 内部计划.
    Planned,
    /// A service norm · 服务规范.
    ServiceNorm,
    /// A contract · 合同约定.
    Contract,
    /// A statute · 法定期限.
    Statute,
}

impl Show<amends::policy::Nature> for Nature {
    fn show(core: &amends::policy::Nature) -> Self {
        match core {
            amends::policy::Nature::Planned => Self::Planned,
            amends::policy::Nature::ServiceNorm => Self::ServiceNorm,
            amends::policy::Nature::Contract => Self::Contract,
            amends::policy::Nature::Statute => Self::Statute,
        }
    }
}

impl Take<amends::policy::Nature> for Nature {
    fn take(self, _: &'static str) -> Result<amends::policy::Nature, Misfit> {
        Ok(match self {
            Self::Planned => amends::policy::Nature::Planned,
            Self::ServiceNorm => amends::policy::Nature::ServiceNorm,
            Self::Contract => amends::policy::Nature::Contract,
            Self::Statute => amends::policy::Nature::Statute,
        })
    }
}

/// Says how a case ended; "closed" alone never reads as "fixed".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum Outcome {
    /// Answered at once · 当场答复.
    Answered,
    /// Solved and satisfied · 已解决且满意.
    Satisfied,
    /// Solved, satisfaction unknown · 已解决.
    Solved,
    /// Solved, not satisfied · 已解决但不满意.
    Unsatisfied,
    /// Explained, demand not reasonable · 已解释.
    Explained,
    /// No agreement · 未达成一致.
    Disagreed,
    /// Customer not reachable · 无法联系.
    NotReachable,
    /// Withdrawn by the customer · 客户撤回.
    Withdrawn,
    /// Duplicate of another case · 重复.
    Duplicate,
    /// Merged into another case · 已合并.
    Merged,
    /// Ended, outcome not recorded · 结果不明.
    Unknown,
}

impl Show<amends::case::Outcome> for Outcome {
    fn show(core: &amends::case::Outcome) -> Self {
        match core {
            amends::case::Outcome::Answered => Self::Answered,
            amends::case::Outcome::Satisfied => Self::Satisfied,
            amends::case::Outcome::Solved => Self::Solved,
            amends::case::Outcome::Unsatisfied => Self::Unsatisfied,
            amends::case::Outcome::Explained => Self::Explained,
            amends::case::Outcome::Disagreed => Self::Disagreed,
            amends::case::Outcome::NotReachable => Self::NotReachable,
            amends::case::Outcome::Withdrawn => Self::Withdrawn,
            amends::case::Outcome::Duplicate => Self::Duplicate,
            amends::case::Outcome::Merged => Self::Merged,
            amends::case::Outcome::Unknown => Self::Unknown,
        }
    }
}

impl Take<amends::case::Outcome> for Outcome {
    fn take(self, _: &'static str) -> Result<amends::case::Outcome, Misfit> {
        Ok(match self {
            Self::Answered => amends::case::Outcome::Answered,
            Self::Satisfied => amends::case::Outcome::Satisfied,
            Self::Solved => amends::case::Outcome::Solved,
            Self::Unsatisfied => amends::case::Outcome::Unsatisfied,
            Self::Explained => amends::case::Outcome::Explained,
            Self::Disagreed => amends::case::Outcome::Disagreed,
            Self::NotReachable => amends::case::Outcome::NotReachable,
            Self::Withdrawn => amends::case::Outcome::Withdrawn,
            Self::Duplicate => amends::case::Outcome::Duplicate,
            Self::Merged => amends::case::Outcome::Merged,
            Self::Unknown => amends::case::Outcome::Unknown,
        })
    }
}

/// Says whom a case waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum Party {
    /// Us · 我方.
    Us,
    /// The customer · 客户.
    Customer,
    /// A partner · 合作单位.
    Partner,
    /// Another unit · 其他部门.
    Unit,
    /// An outside event · 外部事件.
    World,
}

impl Show<amends::case::Party> for Party {
    fn show(core: &amends::case::Party) -> Self {
        match core {
            amends::case::Party::Us => Self::Us,
            amends::case::Party::Customer => Self::Customer,
            amends::case::Party::Partner => Self::Partner,
            amends::case::Party::Unit => Self::Unit,
            amends::case::Party::World => Self::World,
        }
    }
}

impl Take<amends::case::Party> for Party {
    fn take(self, _: &'static str) -> Result<amends::case::Party, Misfit> {
        Ok(match self {
            Self::Us => amends::case::Party::Us,
            Self::Customer => amends::case::Party::Customer,
            Self::Partner => amends::case::Party::Partner,
            Self::Unit => amends::case::Party::Unit,
            Self::World => amends::case::Party::World,
        })
    }
}

/// Identifies a kind of rejection by a stable code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum RejectionCode {
    /// The command does not fit where the case stands · 当前状态不允许.
    NotAllowedNow,
    /// A condition is not met · 条件未满足.
    ConditionUnmet,
    /// No role of the actor grants the command · 无权限.
    NotPermitted,
    /// The actor did the work that is checked · 违反职责分离.
    SeparationOfDuties,
    /// The actor is kept away from the case · 须回避.
    ConflictOfInterest,
    /// A value in the command is not acceptable · 输入无效.
    InvalidInput,
    /// A limit of the policy is reached · 达到上限.
    LimitReached,
    /// The command or the clock lies before the last record · 时间倒退.
    TimeBackwards,
    /// The command lies ahead of the host's clock · 时间超前.
    AheadOfClock,
    /// A deadline lies outside the years that calendars cover · 超出可计年份.
    TimeOutOfRange,
    /// The calendar has no open time left to count · 无营业时间.
    NoOpenTime,
    /// A deadline lies beyond what the calendar knows · 超出日历范围.
    CalendarHorizon,
    /// The policy is not in force yet · 制度尚未生效.
    PolicyNotEffective,
    /// The policy given is not the one the case is bound to · 制度版本不符.
    PolicyMismatch,
    /// The case has changed meanwhile · 版本已过期.
    StaleVersion,
    /// The personal references are erased · 个人信息已清除.
    PersonErased,
    /// The case has ended · 案件已结束.
    CaseSettled,
    /// The name of the command was used for another one · 命令编号重复使用.
    CommandIdReused,
    /// A case of this identifier is open already · 案件已存在.
    CaseExists,
    /// No case of this identifier is known · 案件不存在.
    NoSuchCase,
    /// The policy states no target for this case · 缺少时限.
    MissingTarget,
    /// The policy lacks the calendar a time limit counts on · 缺少日历.
    MissingCalendar,
    /// This should be impossible · 程序缺陷.
    Bug,
}

impl Show<amends::rejection::RejectionCode> for RejectionCode {
    fn show(core: &amends::rejection::RejectionCode) -> Self {
        match core {
            amends::rejection::RejectionCode::NotAllowedNow => Self::NotAllowedNow,
            amends::rejection::RejectionCode::ConditionUnmet => Self::ConditionUnmet,
            amends::rejection::RejectionCode::NotPermitted => Self::NotPermitted,
            amends::rejection::RejectionCode::SeparationOfDuties => Self::SeparationOfDuties,
            amends::rejection::RejectionCode::ConflictOfInterest => Self::ConflictOfInterest,
            amends::rejection::RejectionCode::InvalidInput => Self::InvalidInput,
            amends::rejection::RejectionCode::LimitReached => Self::LimitReached,
            amends::rejection::RejectionCode::TimeBackwards => Self::TimeBackwards,
            amends::rejection::RejectionCode::AheadOfClock => Self::AheadOfClock,
            amends::rejection::RejectionCode::TimeOutOfRange => Self::TimeOutOfRange,
            amends::rejection::RejectionCode::NoOpenTime => Self::NoOpenTime,
            amends::rejection::RejectionCode::CalendarHorizon => Self::CalendarHorizon,
            amends::rejection::RejectionCode::PolicyNotEffective => Self::PolicyNotEffective,
            amends::rejection::RejectionCode::PolicyMismatch => Self::PolicyMismatch,
            amends::rejection::RejectionCode::StaleVersion => Self::StaleVersion,
            amends::rejection::RejectionCode::PersonErased => Self::PersonErased,
            amends::rejection::RejectionCode::CaseSettled => Self::CaseSettled,
            amends::rejection::RejectionCode::CommandIdReused => Self::CommandIdReused,
            amends::rejection::RejectionCode::CaseExists => Self::CaseExists,
            amends::rejection::RejectionCode::NoSuchCase => Self::NoSuchCase,
            amends::rejection::RejectionCode::MissingTarget => Self::MissingTarget,
            amends::rejection::RejectionCode::MissingCalendar => Self::MissingCalendar,
            amends::rejection::RejectionCode::Bug => Self::Bug,
        }
    }
}

impl Take<amends::rejection::RejectionCode> for RejectionCode {
    fn take(self, _: &'static str) -> Result<amends::rejection::RejectionCode, Misfit> {
        Ok(match self {
            Self::NotAllowedNow => amends::rejection::RejectionCode::NotAllowedNow,
            Self::ConditionUnmet => amends::rejection::RejectionCode::ConditionUnmet,
            Self::NotPermitted => amends::rejection::RejectionCode::NotPermitted,
            Self::SeparationOfDuties => amends::rejection::RejectionCode::SeparationOfDuties,
            Self::ConflictOfInterest => amends::rejection::RejectionCode::ConflictOfInterest,
            Self::InvalidInput => amends::rejection::RejectionCode::InvalidInput,
            Self::LimitReached => amends::rejection::RejectionCode::LimitReached,
            Self::TimeBackwards => amends::rejection::RejectionCode::TimeBackwards,
            Self::AheadOfClock => amends::rejection::RejectionCode::AheadOfClock,
            Self::TimeOutOfRange => amends::rejection::RejectionCode::TimeOutOfRange,
            Self::NoOpenTime => amends::rejection::RejectionCode::NoOpenTime,
            Self::CalendarHorizon => amends::rejection::RejectionCode::CalendarHorizon,
            Self::PolicyNotEffective => amends::rejection::RejectionCode::PolicyNotEffective,
            Self::PolicyMismatch => amends::rejection::RejectionCode::PolicyMismatch,
            Self::StaleVersion => amends::rejection::RejectionCode::StaleVersion,
            Self::PersonErased => amends::rejection::RejectionCode::PersonErased,
            Self::CaseSettled => amends::rejection::RejectionCode::CaseSettled,
            Self::CommandIdReused => amends::rejection::RejectionCode::CommandIdReused,
            Self::CaseExists => amends::rejection::RejectionCode::CaseExists,
            Self::NoSuchCase => amends::rejection::RejectionCode::NoSuchCase,
            Self::MissingTarget => amends::rejection::RejectionCode::MissingTarget,
            Self::MissingCalendar => amends::rejection::RejectionCode::MissingCalendar,
            Self::Bug => amends::rejection::RejectionCode::Bug,
        })
    }
}

/// Names what is asked of another unit, group or partner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum RequestKind {
    /// Consultation · 会商.
    Consult,
    /// Joint investigation · 联合调查.
    JointInvestigation,
    /// Work contact sheet · 工作联系单.
    ContactSheet,
    /// Rectification · 整改.
    Rectification,
    /// Technical verdict · 技术鉴定.
    Verdict,
}

impl Show<amends::case::RequestKind> for RequestKind {
    fn show(core: &amends::case::RequestKind) -> Self {
        match core {
            amends::case::RequestKind::Consult => Self::Consult,
            amends::case::RequestKind::JointInvestigation => Self::JointInvestigation,
            amends::case::RequestKind::ContactSheet => Self::ContactSheet,
            amends::case::RequestKind::Rectification => Self::Rectification,
            amends::case::RequestKind::Verdict => Self::Verdict,
        }
    }
}

impl Take<amends::case::RequestKind> for RequestKind {
    fn take(self, _: &'static str) -> Result<amends::case::RequestKind, Misfit> {
        Ok(match self {
            Self::Consult => amends::case::RequestKind::Consult,
            Self::JointInvestigation => amends::case::RequestKind::JointInvestigation,
            Self::ContactSheet => amends::case::RequestKind::ContactSheet,
            Self::Rectification => amends::case::RequestKind::Rectification,
            Self::Verdict => amends::case::RequestKind::Verdict,
        })
    }
}

/// Says whether a request must be answered before the case goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum RequestNeed {
    /// Must be answered · 必办.
    Mandatory,
    /// May stay open · 选办.
    Optional,
}

impl Show<amends::case::RequestNeed> for RequestNeed {
    fn show(core: &amends::case::RequestNeed) -> Self {
        match core {
            amends::case::RequestNeed::Mandatory => Self::Mandatory,
            amends::case::RequestNeed::Optional => Self::Optional,
        }
    }
}

impl Take<amends::case::RequestNeed> for RequestNeed {
    fn take(self, _: &'static str) -> Result<amends::case::RequestNeed, Misfit> {
        Ok(match self {
            Self::Mandatory => amends::case::RequestNeed::Mandatory,
            Self::Optional => amends::case::RequestNeed::Optional,
        })
    }
}

/// Says why a time limit was computed anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum Rescheduling {
    /// The clock runs again · 恢复计时.
    Resumed,
    /// Priority, kind, unit or policy changed · 条件变化.
    Retargeted,
    /// An extension was granted · 批准延长.
    Extended,
}

impl Show<amends::case::Rescheduling> for Rescheduling {
    fn show(core: &amends::case::Rescheduling) -> Self {
        match core {
            amends::case::Rescheduling::Resumed => Self::Resumed,
            amends::case::Rescheduling::Retargeted => Self::Retargeted,
            amends::case::Rescheduling::Extended => Self::Extended,
        }
    }
}

impl Take<amends::case::Rescheduling> for Rescheduling {
    fn take(self, _: &'static str) -> Result<amends::case::Rescheduling, Misfit> {
        Ok(match self {
            Self::Resumed => amends::case::Rescheduling::Resumed,
            Self::Retargeted => amends::case::Rescheduling::Retargeted,
            Self::Extended => amends::case::Rescheduling::Extended,
        })
    }
}

/// Names what a run does now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum RunState {
    /// The clock runs · 计时中.
    Running,
    /// The clock stands still · 暂停.
    Paused,
    /// Breached and still owed · 已超时.
    Overdue,
    /// It has ended with its verdict · 已结束.
    Ended,
}

impl Show<amends::case::RunStateKind> for RunState {
    fn show(core: &amends::case::RunStateKind) -> Self {
        match core {
            amends::case::RunStateKind::Running => Self::Running,
            amends::case::RunStateKind::Paused => Self::Paused,
            amends::case::RunStateKind::Overdue => Self::Overdue,
            amends::case::RunStateKind::Ended => Self::Ended,
        }
    }
}

impl Take<amends::case::RunStateKind> for RunState {
    fn take(self, _: &'static str) -> Result<amends::case::RunStateKind, Misfit> {
        Ok(match self {
            Self::Running => amends::case::RunStateKind::Running,
            Self::Paused => amends::case::RunStateKind::Paused,
            Self::Overdue => amends::case::RunStateKind::Overdue,
            Self::Ended => amends::case::RunStateKind::Ended,
        })
    }
}

/// Says whether a finding stops a document from being sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum Severity {
    /// An error: the document cannot be used · 错误.
    Error,
    /// A warning: it can be used, and a person should look at this · 警告.
    Warning,
}

impl Show<amends::finding::Severity> for Severity {
    fn show(core: &amends::finding::Severity) -> Self {
        match core {
            amends::finding::Severity::Error => Self::Error,
            amends::finding::Severity::Warning => Self::Warning,
        }
    }
}

impl Take<amends::finding::Severity> for Severity {
    fn take(self, _: &'static str) -> Result<amends::finding::Severity, Misfit> {
        Ok(match self {
            Self::Error => amends::finding::Severity::Error,
            Self::Warning => amends::finding::Severity::Warning,
        })
    }
}

/// Says how a record came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum Source {
    /// Decided by the rules on a command · 经规则决定.
    Decided,
    /// Fell due as time passed · 时间触发.
    Clock,
    /// Reported by a foreign system, as the table allows · 外部记录.
    Observed,
    /// Reported by a foreign system, a jump the table does not have · 推断.
    Inferred,
}

impl Show<amends::case::Source> for Source {
    fn show(core: &amends::case::Source) -> Self {
        match core {
            amends::case::Source::Decided => Self::Decided,
            amends::case::Source::Clock => Self::Clock,
            amends::case::Source::Observed => Self::Observed,
            amends::case::Source::Inferred => Self::Inferred,
        }
    }
}

impl Take<amends::case::Source> for Source {
    fn take(self, _: &'static str) -> Result<amends::case::Source, Misfit> {
        Ok(match self {
            Self::Decided => amends::case::Source::Decided,
            Self::Clock => amends::case::Source::Clock,
            Self::Observed => amends::case::Source::Observed,
            Self::Inferred => amends::case::Source::Inferred,
        })
    }
}

/// Says how far a case has come.
///
/// A stage says nothing of the outcome, the escalation level or the satisfaction: those
/// are axes of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum Stage {
    /// Received · 已接收.
    Received,
    /// Registered · 已登记.
    Registered,
    /// Answer deferred · 已承诺回复.
    Deferred,
    /// Classified · 已分类.
    Classified,
    /// Assigned · 已派单.
    Assigned,
    /// Handler named · 已定经办人.
    HandlerNamed,
    /// Investigating · 调查中.
    Investigating,
    /// Solution drafted · 已拟方案.
    SolutionDrafted,
    /// Awaiting approval · 待审批.
    AwaitingApproval,
    /// Solution approved · 方案已批准.
    SolutionApproved,
    /// Awaiting the customer · 待客户确认.
    AwaitingCustomer,
    /// In progress · 处理中.
    InProgress,
    /// Handled · 已处理.
    Handled,
    /// Verified · 已验证.
    Verified,
    /// Replied · 已回复.
    Replied,
    /// Negotiating · 协商中.
    Negotiating,
    /// Callback pending · 待回访.
    CallbackPending,
    /// Closed · 已关闭.
    Closed,
    /// Archived · 已归档.
    Archived,
}

impl Show<amends::case::Stage> for Stage {
    fn show(core: &amends::case::Stage) -> Self {
        match core {
            amends::case::Stage::Received => Self::Received,
            amends::case::Stage::Registered => Self::Registered,
            amends::case::Stage::Deferred => Self::Deferred,
            amends::case::Stage::Classified => Self::Classified,
            amends::case::Stage::Assigned => Self::Assigned,
            amends::case::Stage::HandlerNamed => Self::HandlerNamed,
            amends::case::Stage::Investigating => Self::Investigating,
            amends::case::Stage::SolutionDrafted => Self::SolutionDrafted,
            amends::case::Stage::AwaitingApproval => Self::AwaitingApproval,
            amends::case::Stage::SolutionApproved => Self::SolutionApproved,
            amends::case::Stage::AwaitingCustomer => Self::AwaitingCustomer,
            amends::case::Stage::InProgress => Self::InProgress,
            amends::case::Stage::Handled => Self::Handled,
            amends::case::Stage::Verified => Self::Verified,
            amends::case::Stage::Replied => Self::Replied,
            amends::case::Stage::Negotiating => Self::Negotiating,
            amends::case::Stage::CallbackPending => Self::CallbackPending,
            amends::case::Stage::Closed => Self::Closed,
            amends::case::Stage::Archived => Self::Archived,
        }
    }
}

impl Take<amends::case::Stage> for Stage {
    fn take(self, _: &'static str) -> Result<amends::case::Stage, Misfit> {
        Ok(match self {
            Self::Received => amends::case::Stage::Received,
            Self::Registered => amends::case::Stage::Registered,
            Self::Deferred => amends::case::Stage::Deferred,
            Self::Classified => amends::case::Stage::Classified,
            Self::Assigned => amends::case::Stage::Assigned,
            Self::HandlerNamed => amends::case::Stage::HandlerNamed,
            Self::Investigating => amends::case::Stage::Investigating,
            Self::SolutionDrafted => amends::case::Stage::SolutionDrafted,
            Self::AwaitingApproval => amends::case::Stage::AwaitingApproval,
            Self::SolutionApproved => amends::case::Stage::SolutionApproved,
            Self::AwaitingCustomer => amends::case::Stage::AwaitingCustomer,
            Self::InProgress => amends::case::Stage::InProgress,
            Self::Handled => amends::case::Stage::Handled,
            Self::Verified => amends::case::Stage::Verified,
            Self::Replied => amends::case::Stage::Replied,
            Self::Negotiating => amends::case::Stage::Negotiating,
            Self::CallbackPending => amends::case::Stage::CallbackPending,
            Self::Closed => amends::case::Stage::Closed,
            Self::Archived => amends::case::Stage::Archived,
        })
    }
}

/// Says how an agenda item stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum Standing {
    /// Breached and still owed · 已超时.
    Overdue,
    /// The clock runs · 计时中.
    Running,
    /// The clock stands still · 暂停.
    Paused,
}

impl Show<amends::desk::Standing> for Standing {
    fn show(core: &amends::desk::Standing) -> Self {
        match core {
            amends::desk::Standing::Overdue => Self::Overdue,
            amends::desk::Standing::Running => Self::Running,
            amends::desk::Standing::Paused => Self::Paused,
        }
    }
}

impl Take<amends::desk::Standing> for Standing {
    fn take(self, _: &'static str) -> Result<amends::desk::Standing, Misfit> {
        Ok(match self {
            Self::Overdue => amends::desk::Standing::Overdue,
            Self::Running => amends::desk::Standing::Running,
            Self::Paused => amends::desk::Standing::Paused,
        })
    }
}

/// Says how a run ended; a verdict is final but for a recorded correction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum Verdict {
    /// Met · 按时.
    Met,
    /// Breached · 超时.
    Breached,
    /// Waived · 豁免.
    Waived,
    /// Impossible, never late · 无法履行.
    Impossible,
    /// Cancelled · 取消.
    Cancelled,
}

impl Show<amends::case::Verdict> for Verdict {
    fn show(core: &amends::case::Verdict) -> Self {
        match core {
            amends::case::Verdict::Met => Self::Met,
            amends::case::Verdict::Breached => Self::Breached,
            amends::case::Verdict::Waived => Self::Waived,
            amends::case::Verdict::Impossible => Self::Impossible,
            amends::case::Verdict::Cancelled => Self::Cancelled,
        }
    }
}

impl Take<amends::case::Verdict> for Verdict {
    fn take(self, _: &'static str) -> Result<amends::case::Verdict, Misfit> {
        Ok(match self {
            Self::Met => amends::case::Verdict::Met,
            Self::Breached => amends::case::Verdict::Breached,
            Self::Waived => amends::case::Verdict::Waived,
            Self::Impossible => amends::case::Verdict::Impossible,
            Self::Cancelled => amends::case::Verdict::Cancelled,
        })
    }
}

/// Says why a waiting ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum WaitingEnd {
    /// The work goes on · 恢复处理.
    Resumed,
    /// The longest waiting allowed was over · 超过最长等待.
    Expired,
    /// Another waiting took its place · 改为其他等待.
    Superseded,
    /// The case was settled · 案件已关闭.
    Settled,
}

impl Show<amends::case::WaitingEnd> for WaitingEnd {
    fn show(core: &amends::case::WaitingEnd) -> Self {
        match core {
            amends::case::WaitingEnd::Resumed => Self::Resumed,
            amends::case::WaitingEnd::Expired => Self::Expired,
            amends::case::WaitingEnd::Superseded => Self::Superseded,
            amends::case::WaitingEnd::Settled => Self::Settled,
        }
    }
}

impl Take<amends::case::WaitingEnd> for WaitingEnd {
    fn take(self, _: &'static str) -> Result<amends::case::WaitingEnd, Misfit> {
        Ok(match self {
            Self::Resumed => amends::case::WaitingEnd::Resumed,
            Self::Expired => amends::case::WaitingEnd::Expired,
            Self::Superseded => amends::case::WaitingEnd::Superseded,
            Self::Settled => amends::case::WaitingEnd::Settled,
        })
    }
}

/// Says why a case wants to be woken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum WakeReason {
    /// A warning of a time limit · 预警.
    Warning,
    /// A rung of an escalation ladder · 升级阶梯.
    Rung,
    /// The end of a time limit · 超时.
    Breach,
    /// The longest waiting allowed · 等待到期.
    WaitingOver,
    /// A timed act of the machine · 定时动作.
    Act,
}

impl Show<amends::case::WakeReason> for WakeReason {
    fn show(core: &amends::case::WakeReason) -> Self {
        match core {
            amends::case::WakeReason::Warning => Self::Warning,
            amends::case::WakeReason::Rung => Self::Rung,
            amends::case::WakeReason::Breach => Self::Breach,
            amends::case::WakeReason::WaitingOver => Self::WaitingOver,
            amends::case::WakeReason::Act => Self::Act,
        }
    }
}

impl Take<amends::case::WakeReason> for WakeReason {
    fn take(self, _: &'static str) -> Result<amends::case::WakeReason, Misfit> {
        Ok(match self {
            Self::Warning => amends::case::WakeReason::Warning,
            Self::Rung => amends::case::WakeReason::Rung,
            Self::Breach => amends::case::WakeReason::Breach,
            Self::WaitingOver => amends::case::WakeReason::WaitingOver,
            Self::Act => amends::case::WakeReason::Act,
        })
    }
}

/// Identifies what is wrong with bytes by a stable code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum WireCode {
    /// The bytes are not well formed · 语法错误.
    Syntax,
    /// More bytes than the limit allows · 内容过大.
    TooLarge,
    /// An event or command type that is not known · 未知的类型.
    UnknownType,
    /// A key that does not belong there · 未知的键.
    UnknownKey,
    /// A key that has to be there is missing · 缺少键.
    MissingKey,
    /// A value that cannot stand there · 值无效.
    BadValue,
    /// Written by a newer release · 由更新的版本写入.
    WrittenByNewerVersion,
    /// A snapshot in the layout of another release · 快照格式不符.
    StaleSnapshot,
    /// A snapshot that is not what was written · 快照已损坏.
    DamagedSnapshot,
    /// A journal that is not what was written · 日志簿已损坏.
    DamagedJournal,
    /// A value that cannot be written · 无法写出.
    Unwritable,
}

impl Show<amends::wire::WireCode> for WireCode {
    fn show(core: &amends::wire::WireCode) -> Self {
        match core {
            amends::wire::WireCode::Syntax => Self::Syntax,
            amends::wire::WireCode::TooLarge => Self::TooLarge,
            amends::wire::WireCode::UnknownType => Self::UnknownType,
            amends::wire::WireCode::UnknownKey => Self::UnknownKey,
            amends::wire::WireCode::MissingKey => Self::MissingKey,
            amends::wire::WireCode::BadValue => Self::BadValue,
            amends::wire::WireCode::WrittenByNewerVersion => Self::WrittenByNewerVersion,
            amends::wire::WireCode::StaleSnapshot => Self::StaleSnapshot,
            amends::wire::WireCode::DamagedSnapshot => Self::DamagedSnapshot,
            amends::wire::WireCode::DamagedJournal => Self::DamagedJournal,
            amends::wire::WireCode::Unwritable => Self::Unwritable,
        }
    }
}

impl Take<amends::wire::WireCode> for WireCode {
    fn take(self, _: &'static str) -> Result<amends::wire::WireCode, Misfit> {
        Ok(match self {
            Self::Syntax => amends::wire::WireCode::Syntax,
            Self::TooLarge => amends::wire::WireCode::TooLarge,
            Self::UnknownType => amends::wire::WireCode::UnknownType,
            Self::UnknownKey => amends::wire::WireCode::UnknownKey,
            Self::MissingKey => amends::wire::WireCode::MissingKey,
            Self::BadValue => amends::wire::WireCode::BadValue,
            Self::WrittenByNewerVersion => amends::wire::WireCode::WrittenByNewerVersion,
            Self::StaleSnapshot => amends::wire::WireCode::StaleSnapshot,
            Self::DamagedSnapshot => amends::wire::WireCode::DamagedSnapshot,
            Self::DamagedJournal => amends::wire::WireCode::DamagedJournal,
            Self::Unwritable => amends::wire::WireCode::Unwritable,
        })
    }
}
