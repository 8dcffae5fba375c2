//! Why a command may not run: a stable code, who is to blame, what was expected and what came.

mod code;
mod unmet;

pub use code::{Blame, RejectionCode, blame_of};
pub use unmet::{Judged, Unmet};

use crate::{
    Lang, Words,
    case::{CommandKind, Region},
    digest::Digest,
    ident::{CalendarId, CaseId, ObligationId, RoleId, RuleId},
    policy::Reach,
    table::{Guard, Place},
    time::{TimeError, Timestamp},
    words::{listed, quoted},
};
use serde::{Serialize, Serializer, ser::SerializeStruct};
use std::fmt;

/// Holds what a rejection rests on; the words are made from it when they are asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// The command does not fit where the case stands.
    NotAllowedNow {
        /// The region that owns the command.
        region: Region,
        /// Where the region stands.
        place: Place,
        /// Where it would have to stand.
        expected: Vec<Place>,
        /// The commands that have a row where the case stands: what anybody could do next. Roles,
        /// gates and the other conditions are not asked;
        /// [`Case::available`](crate::case::Case::available) says what an actor may do now.
        instead: Vec<CommandKind>,
    },
    /// A condition of the row is not met.
    GuardsUnmet {
        /// The row.
        row: &'static str,
        /// The conditions that fail, each with what it judged.
        unmet: Vec<Unmet>,
    },
    /// A gate of the policy is shut.
    GateShut {
        /// The gate.
        gate: RuleId,
        /// What it needs.
        needs: Words,
    },
    /// No role of the actor grants the command here.
    NotPermitted {
        /// The roles that the policy grants it to.
        needed: Vec<RoleId>,
        /// The roles that the actor holds.
        held: Vec<RoleId>,
    },
    /// A role of the actor grants the command, but not in this case.
    OutOfReach {
        /// The role.
        role: RoleId,
        /// Where it grants the command.
        reach: Reach,
    },
    /// The act was asked under supervision, and the actor is no superior of who asked.
    NotTheSuperior {
        /// The record that asked.
        seq: u64,
    },
    /// The actor did the work that is checked.
    SeparationOfDuties {
        /// The record by which the actor did it.
        seq: u64,
    },
    /// The actor is kept away from the case.
    ConflictOfInterest {
        /// The record that declared it.
        seq: u64,
    },
    /// A value in the command is not acceptable.
    InvalidInput {
        /// The field.
        field: &'static str,
        /// What it must be.
        rule: Words,
    },
    /// The command lies before the last record.
    TimeBackwards {
        /// When the command happened.
        at: Timestamp,
        /// The last record.
        last: Timestamp,
    },
    /// The command is said to happen later than now.
    AheadOfClock {
        /// When the command is said to happen.
        at: Timestamp,
        /// The host's clock.
        now: Timestamp,
    },
    /// The host's clock lies before the instant at which the last record was told.
    ClockBackwards {
        /// The host's clock.
        now: Timestamp,
        /// When the last record was told.
        last: Timestamp,
    },
    /// A deadline cannot be computed.
    Calendar {
        /// What the calendar said.
        error: TimeError,
    },
    /// The policy given is not the one bound.
    PolicyMismatch {
        /// The digest bound.
        expected: Digest,
        /// The digest given.
        got: Digest,
    },
    /// The policy is not in force yet.
    PolicyNotEffective {
        /// From when on it is in force.
        from: Timestamp,
        /// When the command happened.
        at: Timestamp,
    },
    /// The policy that the command names was not passed along.
    PolicyNotGiven {
        /// The digest named.
        named: Digest,
    },
    /// A case is bound to a policy that is not known here.
    PolicyUnknown {
        /// The case.
        case: CaseId,
        /// The digest bound.
        bound: Digest,
    },
    /// The case has changed meanwhile.
    StaleVersion {
        /// The version the caller knows.
        expected: u64,
        /// The version there is.
        actual: u64,
    },
    /// The personal references are erased; what may still be done ends or keeps the record.
    PersonErased {
        /// The record that erased them.
        seq: u64,
    },
    /// The case has ended.
    CaseSettled {
        /// The version at which it ended or stands.
        version: u64,
    },
    /// Another command was carried out under this name.
    CommandIdReused {
        /// The command that the name was used for.
        first: CommandKind,
    },
    /// A case of this identifier is open already.
    CaseExists,
    /// No case of this identifier is known.
    NoSuchCase,
    /// The policy states no target for this case.
    MissingTarget {
        /// The obligation.
        obligation: ObligationId,
    },
    /// The policy to be bound lacks the calendar that a time limit it keeps counts on.
    MissingCalendar {
        /// The obligation.
        obligation: ObligationId,
        /// The calendar; none for real time, which no policy lacks.
        calendar: Option<CalendarId>,
    },
    /// This should be impossible.
    Bug {
        /// Where it happened.
        place: &'static str,
    },
}

/// Says why a command may not run. A rejected command has changed nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejection {
    command: Option<CommandKind>,
    reason: Reason,
}

impl Rejection {
    pub(crate) fn new(command: impl Into<Option<CommandKind>>, reason: Reason) -> Box<Self> {
        Box::new(Self { command: command.into(), reason })
    }

    /// Returns the command refused; none when time alone could not pass.
    pub fn command(&self) -> Option<CommandKind> {
        self.command
    }

    /// Returns what it rests on.
    pub fn reason(&self) -> &Reason {
        &self.reason
    }

    /// Returns the stable code.
    pub fn code(&self) -> RejectionCode {
        match &self.reason {
            Reason::NotAllowedNow { .. } => RejectionCode::NotAllowedNow,
            Reason::GuardsUnmet { unmet, .. } if unmet.iter().any(|one| is_limit(one.guard)) => {
                RejectionCode::LimitReached
            }
            Reason::GuardsUnmet { .. } | Reason::GateShut { .. } => RejectionCode::ConditionUnmet,
            Reason::NotPermitted { .. }
            | Reason::OutOfReach { .. }
            | Reason::NotTheSuperior { .. } => RejectionCode::NotPermitted,
            Reason::SeparationOfDuties { .. } => RejectionCode::SeparationOfDuties,
            Reason::ConflictOfInterest { .. } => RejectionCode::ConflictOfInterest,
            Reason::InvalidInput { .. } => RejectionCode::InvalidInput,
            Reason::TimeBackwards { .. } | Reason::ClockBackwards { .. } => {
                RejectionCode::TimeBackwards
            }
            Reason::AheadOfClock { .. } => RejectionCode::AheadOfClock,
            Reason::Calendar { error } => code_of(error),
            Reason::PolicyMismatch { .. }
            | Reason::PolicyNotGiven { .. }
            | Reason::PolicyUnknown { .. } => RejectionCode::PolicyMismatch,
            Reason::PolicyNotEffective { .. } => RejectionCode::PolicyNotEffective,
            Reason::PersonErased { .. } => RejectionCode::PersonErased,
            Reason::StaleVersion { .. } => RejectionCode::StaleVersion,
            Reason::CaseSettled { .. } => RejectionCode::CaseSettled,
            Reason::CommandIdReused { .. } => RejectionCode::CommandIdReused,
            Reason::CaseExists => RejectionCode::CaseExists,
            Reason::NoSuchCase => RejectionCode::NoSuchCase,
            Reason::MissingTarget { .. } => RejectionCode::MissingTarget,
            Reason::MissingCalendar { .. } => RejectionCode::MissingCalendar,
            Reason::Bug { .. } => RejectionCode::Bug,
        }
    }

    /// Returns who can do something about it.
    pub fn blame(&self) -> Blame {
        blame_of(self.code())
    }

    /// Returns the sentence a person reads: what was expected, what came, what to do.
    pub fn words(&self) -> Words {
        let body = self.reason.words();
        match self.command {
            Some(command) => Words::new(
                format!("{}：{}", command.label(Lang::Zh), body.zh),
                format!("{}: {}", command.label(Lang::En), body.en),
            ),
            None => body,
        }
    }
}

/// Returns the code of a deadline that cannot be computed. The stopwatch and the refusal of closed
/// days are not asked by decisions.
const fn code_of(error: &TimeError) -> RejectionCode {
    match error {
        TimeError::Coverage { .. } => RejectionCode::CalendarHorizon,
        TimeError::OutOfRange { .. } => RejectionCode::TimeOutOfRange,
        TimeError::NoOpenTime => RejectionCode::NoOpenTime,
        TimeError::PromiseMissing => RejectionCode::InvalidInput,
        TimeError::NotAWorkday { .. }
        | TimeError::AlreadyPaused
        | TimeError::AlreadyRunning
        | TimeError::BeforeLastChange => RejectionCode::Bug,
    }
}

const fn is_limit(guard: Guard) -> bool {
    matches!(
        guard,
        Guard::ReopenAllowed | Guard::ReopenInTime | Guard::RoundAllowed | Guard::ExtensionAllowed
    )
}

impl Reason {
    fn words(&self) -> Words {
        match self {
            Self::NotAllowedNow { region, place, expected, instead } => {
                not_allowed((*region, *place), expected, instead)
            }
            Self::GuardsUnmet { unmet, .. } => {
                join(&unmet.iter().map(Unmet::words).collect::<Vec<_>>())
            }
            Self::GateShut { gate, needs } => Words::new(
                format!("制度规则 `{gate}` 要求：{}", needs.zh),
                format!("rule `{gate}` of the policy needs: {}", needs.en),
            ),
            Self::NotPermitted { needed, held } => {
                let held = roles(held);
                if needed.is_empty() {
                    return Words::new(
                        format!("制度未将此授予任何角色，现有角色 {}", held.zh),
                        format!("the policy grants it to no role, the actor holds {}", held.en),
                    );
                }
                let needed = roles(needed);
                Words::new(
                    format!("需要角色 {}，现有角色 {}", needed.zh, held.zh),
                    format!("expected one of the roles {}, the actor holds {}", needed.en, held.en),
                )
            }
            Self::OutOfReach { role, reach } => Words::new(
                format!("角色 `{role}` 的授权范围仅限“{}”，本案不在其内", reach.label(Lang::Zh)),
                format!(
                    "the role `{role}` is granted it for {} alone, and this is none of them",
                    reach.label(Lang::En)
                ),
            ),
            Self::NotTheSuperior { seq } => Words::new(
                format!("该事项须由申请人的上级决定（第 {seq} 条记录）"),
                format!("a superior of who asked (record {seq}) must decide this"),
            ),
            Self::SeparationOfDuties { seq } => Words::new(
                format!("本人经手过该事项（第 {seq} 条记录），须由他人执行"),
                format!("the actor did the work (record {seq}); another person must do this"),
            ),
            Self::ConflictOfInterest { seq } => Words::new(
                format!("本人须回避此案（第 {seq} 条记录），须由他人执行"),
                format!(
                    "the actor is kept away from the case (record {seq}); another person must do this"
                ),
            ),
            Self::InvalidInput { field, rule } => Words::new(
                format!("字段 `{field}`：{}", rule.zh),
                format!("field `{field}`: {}", rule.en),
            ),
            Self::TimeBackwards { at, last } => Words::new(
                format!("发生时间 {at} 早于最后记录 {last}，请检查时钟"),
                format!("{at} lies before the last record {last}; check the clock"),
            ),
            Self::AheadOfClock { at, now } => Words::new(
                format!("发生时间 {at} 晚于当前时间 {now}，请检查发生时间与时钟"),
                format!("{at} lies ahead of the clock, which says {now}; check both"),
            ),
            Self::ClockBackwards { now, last } => Words::new(
                format!("当前时间 {now} 早于最后记录的登记时间 {last}，请检查时钟"),
                format!(
                    "the clock says {now}, the last record was told at {last}; check the clock"
                ),
            ),
            Self::Calendar { error } => error.words(),
            Self::PolicyMismatch { expected, got } => Words::new(
                format!("案件绑定制度 {expected}，传入 {got}；请载入绑定版本或先更换版本"),
                format!(
                    "the case is bound to policy {expected}, got {got}; load that one or rebind"
                ),
            ),
            Self::PolicyNotGiven { named } => Words::new(
                format!("命令指定制度 {named}，未一并传入；请载入该版本"),
                format!("the command names policy {named}, which was not passed along; load it"),
            ),
            Self::PolicyUnknown { case, bound } => Words::new(
                format!("案件 `{case}` 绑定的制度 {bound} 在此未知；请先载入该版本"),
                format!(
                    "the case `{case}` is bound to policy {bound}, which is not known here; load it first"
                ),
            ),
            Self::StaleVersion { expected, actual } => Words::new(
                format!("期望版本 {expected}，实际版本 {actual}；请重新读取后再试"),
                format!(
                    "expected version {expected}, the case is at {actual}; reload and try again"
                ),
            ),
            Self::PolicyNotEffective { from, at } => Words::new(
                format!("制度自 {from} 起生效，该事项发生于 {at}；请使用当时生效的版本"),
                format!(
                    "the policy is in force from {from} on, not at {at}; take the one in force"
                ),
            ),
            Self::PersonErased { seq } => Words::new(
                format!("个人信息已清除（第 {seq} 条记录），只能了结或保管案卷"),
                format!(
                    "the personal references are erased (record {seq}); only ending and keeping the record is left"
                ),
            ),
            Self::CaseSettled { version } => Words::new(
                format!("案件已结束（第 {version} 版）"),
                format!("the case has ended (version {version})"),
            ),
            Self::CommandIdReused { first } => Words::new(
                format!("该命令编号已用于“{}”，请换编号", first.label(Lang::Zh)),
                format!(
                    "the name was used to {}; give every command its own",
                    first.label(Lang::En)
                ),
            ),
            Self::CaseExists => Words::new(
                "该编号的案件已存在，请另取编号",
                "a case of this identifier is open already; give a new case another one",
            ),
            Self::NoSuchCase => Words::new(
                "没有该编号的案件，请核对编号或先开立",
                "no case of this identifier is known; check it, or open the case first",
            ),
            Self::MissingTarget { obligation } => Words::new(
                format!("制度未给出时限 `{obligation}` 在此情况下的期限"),
                format!("the policy states no target of `{obligation}` for this case"),
            ),
            Self::MissingCalendar { obligation, calendar } => {
                let named = calendar.as_ref().map(|id| format!("`{id}`"));
                let (zh, en) = match &named {
                    Some(id) => (id.as_str(), id.as_str()),
                    None => ("（实际时间）", "of real time"),
                };
                Words::new(
                    format!("新制度没有时限 `{obligation}` 所依据的日历 {zh}"),
                    format!(
                        "`{obligation}` keeps counting on the calendar {en}, which the new policy \
                         does not have"
                    ),
                )
            }
            Self::Bug { place } => Words::new(
                format!("不应发生的内部错误（{place}），请报告"),
                format!("this should be impossible ({place}); please report it"),
            ),
        }
    }
}

/// Holds what was expected and what came, as stable names: the payload of a serialised rejection.
#[derive(Default)]
struct Compared {
    expected: Vec<String>,
    got: Vec<String>,
    instead: Vec<CommandKind>,
    /// The record that stands in the way.
    seq: Option<u64>,
}

impl Compared {
    fn of<E: ToString, G: ToString>(
        expected: impl IntoIterator<Item = E>,
        got: impl IntoIterator<Item = G>,
    ) -> Self {
        let expected = expected.into_iter().map(|item| item.to_string()).collect();
        let got = got.into_iter().map(|item| item.to_string()).collect();
        Self { expected, got, ..Self::default() }
    }

    fn only<E: ToString>(expected: impl IntoIterator<Item = E>) -> Self {
        Self::of(expected, None::<String>)
    }
}

impl Reason {
    fn compared(&self) -> Compared {
        match self {
            Self::NotAllowedNow { place, expected, instead, .. } => Compared {
                instead: instead.clone(),
                ..Compared::of(expected.iter().map(|place| place.name()), [place.name()])
            },
            Self::GuardsUnmet { unmet, .. } => Compared::of(
                unmet.iter().map(|one| one.guard.name()),
                unmet.iter().flat_map(|one| &one.got).map(Judged::name),
            ),
            Self::GateShut { needs, .. } => Compared::only([&needs.en]),
            Self::NotPermitted { needed, held } => Compared::of(needed, held),
            Self::OutOfReach { role, reach } => {
                Compared::of([format!("{role}:{}", reach.name())], [role])
            }
            Self::SeparationOfDuties { seq }
            | Self::ConflictOfInterest { seq }
            | Self::NotTheSuperior { seq }
            | Self::PersonErased { seq } => Compared { seq: Some(*seq), ..Compared::default() },
            Self::CaseSettled { version } => {
                Compared { seq: Some(*version), ..Compared::default() }
            }
            Self::InvalidInput { field, rule } => Compared::of([&rule.en], [field]),
            Self::TimeBackwards { at, last } => Compared::of([last], [at]),
            Self::AheadOfClock { at, now } => Compared::of([now], [at]),
            Self::ClockBackwards { now, last } => Compared::of([last], [now]),
            Self::Calendar { error } => Compared::only([error.code()]),
            Self::PolicyMismatch { expected, got } => Compared::of([expected], [got]),
            Self::PolicyNotGiven { named } => Compared::only([named]),
            Self::PolicyUnknown { case, bound } => {
                Compared::of([bound.to_string()], [case.as_str()])
            }
            Self::PolicyNotEffective { from, at } => Compared::of([from], [at]),
            Self::StaleVersion { expected, actual } => Compared::of([expected], [actual]),
            Self::CommandIdReused { first } => Compared::only([first.name()]),
            Self::MissingTarget { obligation } => Compared::only([obligation]),
            Self::MissingCalendar { obligation, calendar } => {
                Compared::of(calendar.as_ref(), [obligation])
            }
            Self::CaseExists | Self::NoSuchCase => Compared::default(),
            Self::Bug { place } => Compared::of(None::<String>, [place]),
        }
    }
}

/// Says where the case stands, where it would have to stand, and what the region takes there.
fn not_allowed(
    (region, place): (Region, Place),
    expected: &[Place],
    instead: &[CommandKind],
) -> Words {
    let of_region = instead.iter().filter(|command| command.region() == region);
    let places = listed(expected.iter().map(|place| labels(|lang| place.label(lang))));
    let takes = listed(of_region.map(|command| labels(|lang| command.label(lang))));
    let (region, place) = (labels(|lang| region.label(lang)), labels(|lang| place.label(lang)));
    let expected = match expected {
        [] => Words::new("该流程无此操作", "no place of this flow takes it"),
        _ => Words::new(format!("须为：{}", places.zh), format!("expected one of: {}", places.en)),
    };
    Words::new(
        format!("{}现为“{}”，{}；现在可以：{}", region.zh, place.zh, expected.zh, takes.zh),
        format!(
            "at `{}` in the {}; {}; what fits there: {}",
            place.en, region.en, expected.en, takes.en
        ),
    )
}

fn labels(label: impl Fn(Lang) -> &'static str) -> Words {
    Words::new(label(Lang::Zh), label(Lang::En))
}

fn join(all: &[Words]) -> Words {
    let zh: Vec<_> = all.iter().map(|words| words.zh.as_str()).collect();
    let en: Vec<_> = all.iter().map(|words| words.en.as_str()).collect();
    Words::new(zh.join("；"), en.join("; "))
}

fn roles(ids: &[RoleId]) -> Words {
    listed(ids.iter().map(quoted))
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} [{}]", self.words().en, self.code().name())
    }
}

impl std::error::Error for Rejection {}

/// Written with every key, whatever the reason: `expected` and `got` as stable names, `seq` the
/// record in the way, `instead` the commands that fit where the case stands.
impl Serialize for Rejection {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (words, compared) = (self.words(), self.reason.compared());
        let mut out = serializer.serialize_struct("Rejection", 9)?;
        out.serialize_field("code", self.code().name())?;
        out.serialize_field("blame", self.blame().name())?;
        out.serialize_field("command", &self.command)?;
        out.serialize_field("expected", &compared.expected)?;
        out.serialize_field("got", &compared.got)?;
        out.serialize_field("instead", &compared.instead)?;
        out.serialize_field("seq", &compared.seq)?;
        out.serialize_field("zh", &words.zh)?;
        out.serialize_field("en", &words.en)?;
        out.end()
    }
}
