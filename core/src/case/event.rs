//! Events: what happened to a case, in the past tense.

use super::{
    Observation, Region,
    command_data::{Payload, Plain, Reasoned},
    event_data::*,
    table::Answering,
    tagged::{self, Tagged},
};
use crate::{table::On, words::vocabulary};
use serde::{Deserialize, Deserializer, Serialize};

/// Declares the events in one list: variant, payload, stable name, Chinese and English label.
macro_rules! events {
    ($($variant:ident($data:ty) $name:literal $zh:literal $en:literal;)*) => {
        vocabulary! {
            /// Names an event.
            pub enum EventKind {
                $($variant $name $zh $en;)*
            }
        }

        /// Holds an event with everything that was computed for it; replay needs nothing else.
        ///
        /// On the wire: `{"type": "case.registered", "data": {…}}`.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(tag = "type", content = "data", deny_unknown_fields)]
        pub enum Event {
            $(#[doc = $en] #[serde(rename = $name)] $variant($data),)*
        }

        impl EventKind {
            /// Lists the fields that an event of this kind carries.
            pub const fn fields(self) -> &'static [&'static str] {
                match self { $(Self::$variant => <$data as Payload>::FIELDS,)* }
            }

            /// Returns the region that owns this event, read off its name.
            pub const fn region(self) -> Region {
                match self { $(Self::$variant => const { Region::owner_of($name) },)* }
            }

            /// Returns the rows that answer to this event.
            pub(super) const fn answering(self) -> &'static Answering {
                match self {
                    $(Self::$variant => const { &Answering::to(On::Event(Self::$variant)) },)*
                }
            }
        }

        impl Tagged for Event {
            type Kind = EventKind;

            const NAME: &'static str = "Event";

            fn read<'de, D: Deserializer<'de>>(kind: EventKind, data: D) -> Result<Self, D::Error> {
                match kind {
                    $(EventKind::$variant => Deserialize::deserialize(data).map(Self::$variant),)*
                }
            }
        }

        impl<'de> Deserialize<'de> for Event {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                tagged::read(deserializer)
            }
        }

        impl Event {
            /// Returns which event this is.
            pub const fn kind(&self) -> EventKind {
                match self { $(Self::$variant(_) => EventKind::$variant,)* }
            }
        }
    };
}

events! {
    Received(Received) "case.received" "已接收" "contact received";
    Registered(Registered) "case.registered" "已登记" "case registered";
    Acknowledged(Moved) "case.acknowledged" "已确认收到" "receipt acknowledged";
    Answered(MovedNoted) "case.answered" "已答复" "answered";
    Deferred(Deferred) "case.deferred" "已承诺回复" "answer promised";
    Classified(Moved) "case.classified" "进入已分类" "stage classified reached";
    Assigned(Moved) "case.assigned" "进入已派单" "stage assigned reached";
    HandlerNamed(Moved) "case.handler_named" "进入已定经办人" "stage handler named reached";
    InvestigationStarted(Moved) "case.investigation_started" "已开始调查" "investigation started";
    SolutionDrafted(Moved) "case.solution_drafted" "进入已拟方案" "stage solution drafted reached";
    ApprovalAwaited(Moved) "case.approval_awaited" "进入待审批" "stage awaiting approval reached";
    SolutionCleared(Moved) "case.solution_cleared" "进入方案已批准" "stage solution approved reached";
    CustomerAwaited(Moved) "case.customer_awaited" "进入待客户确认" "stage awaiting the customer reached";
    WorkStarted(Moved) "case.work_started" "已开始处理" "work started";
    ProgressReported(MovedNoted) "case.progress_reported" "已告知进展" "progress reported";
    Handled(MovedNoted) "case.handled" "已处理" "handled";
    Verified(MovedNoted) "case.verified" "已验证" "result verified";
    ResultRejected(MovedReasoned) "case.result_rejected" "结果被退回" "result rejected";
    Replied(Replied) "case.replied" "已回复客户" "customer replied to";
    ReplyRejected(MovedReasoned) "case.reply_rejected" "客户不接受回复" "reply rejected by the customer";
    Agreed(MovedNoted) "case.agreed" "已达成一致" "agreement reached";
    CallbackAwaited(Moved) "case.callback_awaited" "进入待回访" "stage callback pending reached";
    Closed(Closed) "case.closed" "已关闭" "closed";
    Reopened(Reopened) "case.reopened" "已重新打开" "reopened";
    Archived(Moved) "case.archived" "已归档" "archived";
    TriageRecorded(TriageRecorded) "triage.classified" "已分类定级" "classified and prioritised";
    Admitted(Plain) "triage.admitted" "已受理为投诉" "accepted as a complaint";
    Reclassified(Reclassified) "triage.reclassified" "类型已变更" "kind changed";
    UnitAssigned(UnitAssigned) "assignment.assigned" "已派至部门" "assigned to a unit";
    Transferred(Transferred) "assignment.transferred" "已转派" "transferred";
    Returned(Reasoned) "assignment.returned" "已退单" "returned to the dispatcher";
    HandlerSet(HandlerSet) "assignment.handler_named" "已指定经办人" "handler named";
    ConflictDeclared(ConflictDeclared) "assignment.conflict_declared" "已声明回避" "conflict of interest declared";
    WaitingStarted(WaitingStarted) "waiting.started" "开始等待" "waiting started";
    WaitingEnded(WaitingEnded) "waiting.ended" "等待结束" "waiting ended";
    Asked(Asked) "request.asked" "已发出请求" "request made";
    RequestAnswered(RequestAnswered) "request.answered" "请求已答复" "request answered";
    RequestRefused(RequestEnded) "request.refused" "请求被拒绝" "request refused";
    RequestWithdrawn(RequestEnded) "request.withdrawn" "请求已撤回" "request withdrawn";
    Proposed(Proposed) "solution.proposed" "已拟定方案" "solution proposed";
    Submitted(RevisionNoted) "solution.submitted" "方案已提交审批" "solution submitted";
    Approved(RevisionNoted) "solution.approved" "方案已批准" "solution approved";
    Rejected(RevisionReasoned) "solution.rejected" "方案被驳回" "solution rejected";
    Presented(RevisionNoted) "solution.presented" "方案已提交客户" "solution presented";
    Objected(RevisionReasoned) "solution.objected" "客户提出异议" "customer objected";
    Confirmed(RevisionNoted) "solution.confirmed" "客户已确认方案" "customer confirmed";
    Escalated(Escalated) "escalation.raised" "已升级" "escalated";
    RungTaken(RungTaken) "escalation.rung_taken" "已触发升级阶梯" "escalation rung taken";
    EscalationAcknowledged(Plain) "escalation.acknowledged" "升级已确认" "escalation acknowledged";
    Deescalated(LevelSet) "escalation.lowered" "已降级" "escalation lowered";
    CallbackOwed(CallbackOwed) "followup.owed" "应回访" "callback owed";
    CallbackDone(CallbackDone) "followup.done" "回访完成" "callback done";
    AttemptFailed(AttemptFailed) "followup.attempt_failed" "回访未接通" "callback attempt failed";
    CallbackFailed(Reasoned) "followup.failed" "回访失败" "callback failed for good";
    CallbackCancelled(Plain) "followup.cancelled" "回访取消" "callback cancelled";
    ObligationStarted(Box<Started>) "obligation.started" "时限开始" "time limit started";
    ObligationPaused(Paused) "obligation.paused" "时限暂停" "time limit paused";
    ObligationResumed(Box<Rescheduled>) "obligation.resumed" "时限恢复" "time limit resumed";
    ObligationWarned(Warned) "obligation.warned" "时限预警" "time limit warning";
    RungReached(RungReached) "obligation.rung_reached" "到达升级阶梯" "escalation rung reached";
    ObligationMet(Judged) "obligation.met" "按时完成" "time limit met";
    ObligationBreached(Judged) "obligation.breached" "超时" "time limit breached";
    ObligationFulfilled(Judged) "obligation.fulfilled" "逾期后完成" "done after the breach";
    ObligationCancelled(RunEnded) "obligation.cancelled" "时限取消" "time limit cancelled";
    ObligationWaived(RunEnded) "obligation.waived" "时限豁免" "time limit waived";
    ObligationImpossible(Impossible) "obligation.impossible" "无法履行" "impossible to meet";
    ObligationExtended(Box<Rescheduled>) "obligation.extended" "时限延长" "time limit extended";
    ObligationRetargeted(Box<Rescheduled>) "obligation.retargeted" "时限重新计算" "time limit recomputed";
    ObligationCorrected(Corrected) "obligation.corrected" "时限结论更正" "verdict corrected";
    Observed(Box<Observation>) "record.observed" "外部系统记录" "reported by a foreign system";
    PolicyRebound(PolicyRebound) "record.rebound" "制度版本已更换" "bound to another policy version";
    Erased(Reasoned) "record.erased" "个人信息引用已清除" "personal references erased";
    ActAsked(ActAsked) "record.act_asked" "事项待审批" "act awaits a decision";
    ActDecided(ActDecided) "record.act_decided" "事项已审批" "pending act decided";
    ActScheduled(ActScheduled) "record.act_scheduled" "已安排定时动作" "timed act scheduled";
    ActFired(ActFired) "record.act_fired" "定时动作已执行" "timed act carried out";
    ActUnscheduled(ActUnscheduled) "record.act_unscheduled" "定时动作已取消" "timed act cancelled";
}
