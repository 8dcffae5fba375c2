//! Commands: what a person, a partner, a customer or the clock asks of a case.

use super::{
    Region,
    command_data::*,
    table::Answering,
    tagged::{self, Tagged},
};
use crate::{table::On, words::vocabulary};
use serde::{Deserialize, Deserializer, Serialize};

/// Declares the commands in one list: variant, payload, stable name, Chinese and English label.
macro_rules! commands {
    ($($variant:ident($data:ty) $name:literal $zh:literal $en:literal;)*) => {
        vocabulary! {
            /// Names a command.
            pub enum CommandKind {
                $($variant $name $zh $en;)*
            }
        }

        /// Holds a command with its payload, in the imperative.
        ///
        /// On the wire: `{"type": "case.register", "data": {…}}`.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(tag = "type", content = "data", deny_unknown_fields)]
        pub enum Command {
            $(#[doc = $en] #[serde(rename = $name)] $variant($data),)*
        }

        impl CommandKind {
            /// Returns the region that owns this command, read off its name.
            pub const fn region(self) -> Region {
                match self { $(Self::$variant => const { Region::owner_of($name) },)* }
            }

            /// Returns the rows that answer to this command.
            pub(super) const fn answering(self) -> &'static Answering {
                match self {
                    $(Self::$variant => const { &Answering::to(On::Command(Self::$variant)) },)*
                }
            }
        }

        impl Tagged for Command {
            type Kind = CommandKind;

            const NAME: &'static str = "Command";

            fn read<'de, D: Deserializer<'de>>(kind: CommandKind, data: D) -> Result<Self, D::Error> {
                match kind {
                    $(CommandKind::$variant => Deserialize::deserialize(data).map(Self::$variant),)*
                }
            }
        }

        impl<'de> Deserialize<'de> for Command {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                tagged::read(deserializer)
            }
        }

        impl Command {
            /// Returns which command this is.
            pub const fn kind(&self) -> CommandKind {
                match self { $(Self::$variant(_) => CommandKind::$variant,)* }
            }
        }
    };
}

commands! {
    Receive(Receive) "case.receive" "接收" "receive a contact";
    Register(Register) "case.register" "登记" "register the case";
    Acknowledge(Plain) "case.acknowledge" "确认收到" "acknowledge receipt";
    Answer(Noted) "case.answer" "当场答复" "answer at once";
    Defer(Defer) "case.defer" "承诺稍后答复" "promise an answer";
    Investigate(Plain) "case.investigate" "开始调查" "start the investigation";
    StartWork(Plain) "case.start_work" "开始处理" "start carrying out the solution";
    ReportProgress(Noted) "case.report_progress" "告知进展" "report progress to the customer";
    RecordHandling(Noted) "case.record_handling" "记录处理结果" "record the handling";
    Verify(Noted) "case.verify" "验证结果" "verify the result";
    RejectResult(Reasoned) "case.reject_result" "退回返工" "reject the result";
    Reply(Reply) "case.reply" "回复客户" "reply to the customer";
    RejectReply(Reasoned) "case.reject_reply" "客户不接受回复" "record that the customer rejects the reply";
    Agree(Noted) "case.agree" "达成一致" "record an agreement";
    Disagree(Reasoned) "case.disagree" "未达成一致" "record that no agreement was reached";
    Explain(Reasoned) "case.explain" "解释后关闭" "close with an explanation";
    Close(Close) "case.close" "关闭" "close the case";
    Reopen(Reasoned) "case.reopen" "重新打开" "reopen the case";
    Archive(Plain) "case.archive" "归档" "archive the case";
    Withdraw(Reasoned) "case.withdraw" "撤回" "withdraw the case";
    MarkDuplicate(Other) "case.mark_duplicate" "标记重复" "close as a duplicate";
    Merge(Other) "case.merge" "并案" "merge into another case";
    Classify(Classify) "triage.classify" "分类定级" "classify and prioritise";
    Admit(Plain) "triage.admit" "受理为投诉" "accept as a complaint";
    Reclassify(Reclassify) "triage.reclassify" "变更类型" "change the kind of case";
    Assign(Assign) "assignment.assign" "派单" "assign to a unit";
    Transfer(Transfer) "assignment.transfer" "转派" "transfer to another unit";
    Return(Reasoned) "assignment.return" "退单" "return to the dispatcher";
    NameHandler(NameHandler) "assignment.name_handler" "指定经办人" "name the handler";
    DeclareConflict(DeclareConflict) "assignment.declare_conflict" "声明回避" "declare a conflict of interest";
    Pause(Pause) "waiting.start" "开始等待" "wait for another party";
    Resume(Reasoned) "waiting.end" "结束等待" "end the waiting";
    Ask(Ask) "request.ask" "发出协作请求" "ask another unit or partner";
    AnswerRequest(RequestNoted) "request.answer" "答复协作请求" "answer a request";
    RefuseRequest(RequestReasoned) "request.refuse" "拒绝协作请求" "refuse a request";
    WithdrawRequest(RequestReasoned) "request.withdraw" "撤回协作请求" "withdraw a request";
    Propose(Propose) "solution.propose" "拟定方案" "propose a solution";
    Submit(Plain) "solution.submit" "提交审批" "submit the solution for approval";
    Approve(Noted) "solution.approve" "批准方案" "approve the solution";
    Reject(Reasoned) "solution.reject" "驳回方案" "reject the solution";
    Present(Plain) "solution.present" "向客户提交方案" "present the solution to the customer";
    Object(Reasoned) "solution.object" "客户提出异议" "record the customer's objection";
    Confirm(Noted) "solution.confirm" "客户确认方案" "record the customer's confirmation";
    Escalate(Escalate) "escalation.raise" "升级" "escalate";
    AcknowledgeEscalation(Plain) "escalation.acknowledge" "确认升级" "acknowledge the escalation";
    Deescalate(Reasoned) "escalation.lower" "降级" "lower the escalation";
    RecordCallback(RecordCallback) "followup.record" "记录回访" "record the callback";
    RecordAttempt(Reasoned) "followup.attempt" "记录未接通" "record a failed attempt";
    Extend(Extend) "obligation.extend" "延长时限" "extend a time limit";
    Waive(Waive) "obligation.waive" "豁免时限" "waive a time limit";
    Correct(Correct) "obligation.correct" "更正时限结论" "correct a recorded verdict";
    Tick(Plain) "record.tick" "到点检查" "let time pass";
    Rebind(Rebind) "record.rebind" "更换制度版本" "bind to another policy version";
    Erase(Reasoned) "record.erase" "清除个人信息引用" "erase personal references";
    DecideAsked(DecideAsked) "record.decide" "审批待决事项" "decide a pending act";
}
