//! One row: in this place, on this command or event, under these guards, that happens.

use super::Place;
use crate::{
    Words,
    case::{CommandKind, EventKind, Flow, Region, Stage, Step},
    words::vocabulary,
};

vocabulary! {
    /// Names a timer that the clock fires.
    pub enum TimerKind {
        Warning "warning" "预警" "a warning of a time limit";
        Rung "rung" "升级阶梯" "a rung of an escalation ladder";
        Breach "breach" "超时" "the end of a time limit";
        WaitingOver "waiting_over" "等待到期" "the longest waiting allowed";
        Act "act" "定时动作" "a timed act of the machine";
    }
}

/// Says what a row answers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum On {
    /// A command.
    Command(CommandKind),
    /// An event of another region: the reaction table.
    Event(EventKind),
    /// A timer.
    Clock(TimerKind),
}

impl On {
    /// Returns the stable name of what the row answers to.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Command(kind) => kind.name(),
            Self::Event(kind) => kind.name(),
            Self::Clock(kind) => kind.name(),
        }
    }

    /// Says whether this is the other, while tables are compiled.
    pub(crate) const fn is(self, other: Self) -> bool {
        match (self, other) {
            (Self::Command(a), Self::Command(b)) => a as u32 == b as u32,
            (Self::Event(a), Self::Event(b)) => a as u32 == b as u32,
            (Self::Clock(a), Self::Clock(b)) => a as u32 == b as u32,
            _ => false,
        }
    }
}

/// Names a condition of a row. One function gives its truth, one its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Guard {
    /// The case stands in one of these stages.
    StageIn(&'static [Stage]),
    /// The kind switches the step on.
    StepOn(Step),
    /// The kind does not switch the step on.
    StepOff(Step),
    /// The policy knows the kind named in the command.
    KindKnown,
    /// Every required field of the kind's form is present.
    FormComplete,
    /// The flow of the kind named goes on from where the case stands.
    FlowFits,
    /// Receipt has not been acknowledged in this episode.
    NotAcknowledged,
    /// The case has not been accepted as a complaint yet.
    NotAdmitted,
    /// The time promised lies ahead.
    PromiseAhead,
    /// The command or a route of the policy names a unit.
    UnitKnown,
    /// The unit named differs from the unit in charge.
    UnitDiffers,
    /// A unit is in charge.
    HasUnit,
    /// No unit is in charge.
    HasNoUnit,
    /// The person named is not kept away by a conflict of interest.
    PersonFree,
    /// The person named has not been declared already.
    ConflictNew,
    /// The cause is stated.
    CauseStated,
    /// No mandatory request is open.
    RequestsSettled,
    /// A further reopening is allowed.
    ReopenAllowed,
    /// No further reopening is allowed.
    ReopenExhausted,
    /// The time for reopening is not over.
    ReopenInTime,
    /// A further round of negotiation is allowed.
    RoundAllowed,
    /// The callback says what the kind needs to close.
    CallbackCloses,
    /// The callback does not say what the kind needs to close.
    CallbackReopens,
    /// The failed attempts have reached the limit.
    AttemptsExhausted,
    /// No callback is owed any more: it failed for good, or was made and may not reopen the case.
    CallbackGivenUp,
    /// The waiting would end ahead.
    WaitingAhead,
    /// The extension stays within what the policy allows.
    ExtensionAllowed,
    /// The verdict given differs from the one recorded.
    VerdictDiffers,
    /// The pending act exists.
    ActPending,
    /// The policy given differs from the one bound.
    PolicyDiffers,
}

impl Guard {
    /// Says whether two guards can never hold together.
    pub fn excludes(self, other: Self) -> bool {
        use Guard as G;
        match (self, other) {
            (G::StageIn(a), G::StageIn(b)) => !a.iter().any(|stage| b.contains(stage)),
            (G::StepOn(a), G::StepOff(b)) | (G::StepOff(a), G::StepOn(b)) => a == b,
            (G::HasUnit, G::HasNoUnit)
            | (G::HasNoUnit, G::HasUnit)
            | (G::ReopenAllowed, G::ReopenExhausted)
            | (G::ReopenExhausted, G::ReopenAllowed)
            | (G::CallbackCloses, G::CallbackReopens)
            | (G::CallbackReopens, G::CallbackCloses) => true,
            _ => false,
        }
    }

    /// Returns the stable name, with its argument.
    pub fn name(self) -> String {
        match self {
            Self::StageIn(stages) => {
                let names: Vec<_> = stages.iter().map(|stage| stage.name()).collect();
                format!("stage_in({})", names.join(", "))
            }
            Self::StepOn(step) => format!("step_on({})", step.name()),
            Self::StepOff(step) => format!("step_off({})", step.name()),
            plain => plain.plain_name().to_owned(),
        }
    }

    /// Returns the stable name without its argument.
    pub const fn plain_name(self) -> &'static str {
        match self {
            Self::StageIn(_) => "stage_in",
            Self::StepOn(_) => "step_on",
            Self::StepOff(_) => "step_off",
            Self::KindKnown => "kind_known",
            Self::FormComplete => "form_complete",
            Self::FlowFits => "flow_fits",
            Self::NotAcknowledged => "not_acknowledged",
            Self::NotAdmitted => "not_admitted",
            Self::PromiseAhead => "promise_ahead",
            Self::UnitKnown => "unit_known",
            Self::UnitDiffers => "unit_differs",
            Self::HasUnit => "has_unit",
            Self::HasNoUnit => "has_no_unit",
            Self::PersonFree => "person_free",
            Self::ConflictNew => "conflict_new",
            Self::CauseStated => "cause_stated",
            Self::RequestsSettled => "requests_settled",
            Self::ReopenAllowed => "reopen_allowed",
            Self::ReopenExhausted => "reopen_exhausted",
            Self::ReopenInTime => "reopen_in_time",
            Self::RoundAllowed => "round_allowed",
            Self::CallbackCloses => "callback_closes",
            Self::CallbackReopens => "callback_reopens",
            Self::AttemptsExhausted => "attempts_exhausted",
            Self::CallbackGivenUp => "callback_given_up",
            Self::WaitingAhead => "waiting_ahead",
            Self::ExtensionAllowed => "extension_allowed",
            Self::VerdictDiffers => "verdict_differs",
            Self::ActPending => "act_pending",
            Self::PolicyDiffers => "policy_differs",
        }
    }

    /// One of each, with an example of its argument, for checks that every condition is used.
    pub const EXAMPLES: &'static [Self] = &[
        Self::StageIn(&[Stage::Received]),
        Self::StepOn(Step::Callback),
        Self::StepOff(Step::Callback),
        Self::KindKnown,
        Self::FormComplete,
        Self::FlowFits,
        Self::NotAcknowledged,
        Self::NotAdmitted,
        Self::PromiseAhead,
        Self::UnitKnown,
        Self::UnitDiffers,
        Self::HasUnit,
        Self::HasNoUnit,
        Self::PersonFree,
        Self::ConflictNew,
        Self::CauseStated,
        Self::RequestsSettled,
        Self::ReopenAllowed,
        Self::ReopenExhausted,
        Self::ReopenInTime,
        Self::RoundAllowed,
        Self::CallbackCloses,
        Self::CallbackReopens,
        Self::AttemptsExhausted,
        Self::CallbackGivenUp,
        Self::WaitingAhead,
        Self::ExtensionAllowed,
        Self::VerdictDiffers,
        Self::ActPending,
        Self::PolicyDiffers,
    ];

    /// Returns the sentence that rejections, `available` and documents quote.
    pub fn words(self) -> Words {
        let (zh, en) = match self {
            Self::StageIn(stages) => {
                let list = |lang| {
                    stages.iter().map(|stage| stage.label(lang)).collect::<Vec<_>>().join(", ")
                };
                return Words::new(
                    format!("案件应处于：{}", list(crate::Lang::Zh)),
                    format!("the case must be: {}", list(crate::Lang::En)),
                );
            }
            Self::StepOn(step) => {
                return Words::new(
                    format!("该类型须启用步骤：{}", step.label(crate::Lang::Zh)),
                    format!("the kind must switch on the step: {}", step.label(crate::Lang::En)),
                );
            }
            Self::StepOff(step) => {
                return Words::new(
                    format!("该类型启用了步骤，须先完成：{}", step.label(crate::Lang::Zh)),
                    format!("the kind asks for this step first: {}", step.label(crate::Lang::En)),
                );
            }
            Self::KindKnown => ("制度中须有该类型", "the policy must know the kind"),
            Self::FormComplete => {
                ("登记表必填项须齐全", "every required field of the form must be present")
            }
            Self::FlowFits => (
                "两种流程的路径已分开，只能变更为同一流程的类型",
                "the flows have parted; the new kind must use the same flow",
            ),
            Self::NotAcknowledged => ("本轮尚未确认收到", "receipt must not be acknowledged yet"),
            Self::NotAdmitted => {
                ("尚未受理为投诉", "the case must not be accepted as a complaint yet")
            }
            Self::PromiseAhead => ("承诺时间须在当前之后", "the time promised must lie ahead"),
            Self::UnitKnown => {
                ("须指定部门或有匹配的派单规则", "a unit must be named or a route must fit")
            }
            Self::UnitDiffers => {
                ("转派部门须不同于现责任部门", "the unit must differ from the one in charge")
            }
            Self::HasUnit => ("须已有责任部门", "a unit must be in charge"),
            Self::HasNoUnit => ("须尚无责任部门", "no unit may be in charge"),
            Self::PersonFree => {
                ("该人员不得处于回避状态", "the person must not be kept away by a conflict")
            }
            Self::ConflictNew => ("该人员尚未声明回避", "the person must not be declared already"),
            Self::CauseStated => ("须写明原因", "the cause must be stated"),
            Self::RequestsSettled => {
                ("必办的协作请求须已答复", "every mandatory request must be answered")
            }
            Self::ReopenAllowed => {
                ("重新打开次数未达上限", "the limit of reopenings must not be reached")
            }
            Self::ReopenExhausted => {
                ("重新打开次数已达上限", "the limit of reopenings must be reached")
            }
            Self::ReopenInTime => {
                ("须在允许重新打开的期限内", "the time for reopening must not be over")
            }
            Self::RoundAllowed => {
                ("协商轮次未达上限", "the limit of negotiation rounds must not be reached")
            }
            Self::CallbackCloses => {
                ("回访结果须满足关闭条件", "the callback must say what the kind needs to close")
            }
            Self::CallbackReopens => {
                ("回访结果不满足关闭条件", "the callback must not say what the kind needs to close")
            }
            Self::AttemptsExhausted => {
                ("未接通次数已达上限", "the failed attempts must have reached the limit")
            }
            Self::CallbackGivenUp => ("须已无待办回访", "no callback may be owed any more"),
            Self::WaitingAhead => ("等待期限须在当前之后", "the end of the waiting must lie ahead"),
            Self::ExtensionAllowed => {
                ("延期须在制度允许范围内", "the extension must stay within what the policy allows")
            }
            Self::VerdictDiffers => {
                ("更正结论须不同于原结论", "the verdict must differ from the one recorded")
            }
            Self::ActPending => ("该待决事项须存在", "the pending act must exist"),
            Self::PolicyDiffers => {
                ("新制度须不同于现制度", "the policy must differ from the one bound")
            }
        };
        Words::new(zh, en)
    }
}

/// Holds one row of a table: plain data that `decide` executes.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// Its stable identifier, recorded with every event it brings about.
    pub id: &'static str,
    /// The region whose row it is.
    pub region: Region,
    /// The flows it belongs to.
    pub flows: &'static [Flow],
    /// What it answers to.
    pub on: On,
    /// The places it applies in.
    pub from: &'static [Place],
    /// The conditions, all of them.
    pub guards: &'static [Guard],
    /// The place after; `None` leaves the place as it is.
    pub to: Option<Place>,
    /// The event it emits.
    pub emits: EventKind,
    /// The clauses it comes from.
    pub clauses: &'static [&'static str],
}
