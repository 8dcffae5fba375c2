//! The sealed policy: what `decide` reads. Only `check` makes one, so every reference in it holds.

use super::lookup::Lookup;
use crate::{
    Words,
    case::{CommandKind, EventKind, Flow, Outcome, Party, RequestKind, Step},
    digest::Digest,
    fact::{FactKind, Known},
    ident::{
        CalendarId, ClauseId, FieldId, FormId, KindId, ObligationId, QualificationId, RoleId,
        RuleId, UnitId, Value,
    },
    time::{Calendar, Days, Distance, ReceiptRule, Span, Term, Timestamp},
    words::vocabulary,
};
use std::sync::Arc;

/// Holds the rules of a service centre, checked and sealed.
///
/// Cheap to clone and to share. A policy is known by its digest: a case pins the digest at opening.
#[derive(Clone)]
pub struct Policy(pub(super) Arc<Sealed>);

/// Holds what a sealed policy is made of.
#[derive(Debug)]
pub(super) struct Sealed {
    pub(super) digest: Digest,
    pub(super) control: Control,
    pub(super) kinds: Vec<Kind>,
    pub(super) calendars: Vec<Calendar>,
    /// The calendar of real time, which is always open.
    pub(super) clock: Calendar,
    pub(super) report_calendar: Option<CalendarId>,
    pub(super) forms: Vec<Form>,
    pub(super) matrix: Option<Matrix>,
    pub(super) routes: Vec<Route>,
    pub(super) gates: Vec<Gate>,
    pub(super) obligations: Vec<Obligation>,
    pub(super) schedules: Vec<Schedule>,
    pub(super) grants: Vec<Grant>,
    pub(super) lookup: Lookup,
}

/// Holds the document control of a policy: number, revision, who approved it, when it takes effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Control {
    /// The document number.
    pub number: String,
    /// The title.
    pub title: Words,
    /// The revision, an opaque text of the host.
    pub revision: String,
    /// From when on cases are judged by it.
    pub effective_from: Option<Timestamp>,
    /// Who signed it, slot by slot.
    pub approved_by: Vec<Approval>,
    /// Clauses at which the source breaks off, so that the policy is known to be incomplete.
    pub incomplete: Vec<ClauseId>,
}

/// Holds one signature of the document control.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approval {
    /// The slot (drafter, reviewer, approver …).
    pub slot: String,
    /// Who signed.
    pub by: String,
}

/// Holds a condition over the fact vocabulary: every test must hold; no test always holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Condition {
    /// Each fact with the values it may have, in the order of the vocabulary.
    pub tests: Vec<(FactKind, Vec<Value>)>,
}

impl Condition {
    /// Says whether facts, or a case, meet the condition; an unknown fact meets no test.
    pub fn holds(&self, facts: &impl Known) -> bool {
        self.tests.iter().all(|(fact, values)| {
            facts.known(*fact).is_some_and(|known| values.iter().any(|one| one.as_str() == known))
        })
    }

    /// Counts the tests; of two conditions that hold, the one with more tests wins.
    pub fn specificity(&self) -> usize {
        self.tests.len()
    }
}

/// Names an event that starts, satisfies or cancels something, optionally narrowed by a qualifier.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Trigger {
    /// The event.
    pub event: EventKind,
    /// The event's own discriminating value (`request.asked:contact_sheet`), if narrowed.
    pub qualifier: Option<Value>,
}

/// Holds a kind of case.
#[derive(Debug, Clone)]
pub struct Kind {
    /// Its identifier.
    pub id: KindId,
    /// Its name.
    pub name: Words,
    /// The flow it runs through.
    pub flow: Flow,
    /// The optional steps it switches on.
    pub steps: Vec<Step>,
    /// The form that registration fills.
    pub form: Option<FormId>,
    /// How often it may be reopened; `None` is without a limit.
    pub reopen_limit: Option<u32>,
    /// Until how long after closing it may be reopened; `None` is without a limit.
    pub reopen_within: Option<Term>,
    /// How many rounds of negotiation there may be; `None` is without a limit.
    pub negotiation_limit: Option<u32>,
    /// How many failed attempts end the callback.
    pub callback_attempts: u32,
    /// What a callback must say for the case to close.
    pub callback_closes_when: CallbackCloses,
}

impl Kind {
    /// Says whether the kind switches a step on.
    pub fn has(&self, step: Step) -> bool {
        self.steps.contains(&step)
    }
}

vocabulary! {
    /// Says what a callback must report for the case to close.
    pub enum CallbackCloses {
        Solved "solved" "已解决即可关闭" "the matter is solved";
        SolvedAndSatisfied "solved_and_satisfied" "已解决且满意方可关闭" "the matter is solved and the customer satisfied";
    }
}

/// Holds a form: the fields that intake, a script or a checklist fills.
#[derive(Debug, Clone)]
pub struct Form {
    /// Its identifier.
    pub id: FormId,
    /// Its name.
    pub name: Words,
    /// Its fields.
    pub fields: Vec<Field>,
}

impl Form {
    /// Lists the fields that must be filled.
    pub fn required(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(|field| field.demand == Demand::Required)
    }
}

/// Holds one field of a form.
#[derive(Debug, Clone)]
pub struct Field {
    /// Its identifier.
    pub id: FieldId,
    /// Its name.
    pub name: Words,
    /// Whether it must be filled.
    pub demand: Demand,
    /// Whether it may be read by anyone who reads the case.
    pub sensitivity: Sensitivity,
}

vocabulary! {
    /// Says whether a field must be filled.
    pub enum Demand {
        Required "required" "必填" "must be present";
        Asked "asked" "应询问" "asked for, may stay empty";
    }
}

vocabulary! {
    /// Says who may read a field.
    pub enum Sensitivity {
        Plain "plain" "一般" "read by anyone who reads the case";
        Sensitive "sensitive" "敏感" "read with a grant only";
    }
}

/// Holds the matrix that sets the priority.
#[derive(Debug, Clone)]
pub struct Matrix {
    /// The priorities, highest first.
    pub levels: Vec<Value>,
    /// The rows; the most specific row that holds wins.
    pub rows: Vec<MatrixRow>,
    /// The priority when no row holds.
    pub otherwise: Value,
}

/// Holds one row of the priority matrix.
#[derive(Debug, Clone)]
pub struct MatrixRow {
    /// Its identifier, recorded with the priority it set.
    pub id: RuleId,
    /// When it applies.
    pub when: Condition,
    /// The priority it sets.
    pub priority: Value,
    /// The clauses it comes from.
    pub clauses: Vec<ClauseId>,
}

/// Holds a route: which unit a case goes to.
#[derive(Debug, Clone)]
pub struct Route {
    /// Its identifier.
    pub id: RuleId,
    /// When it applies.
    pub when: Condition,
    /// The unit.
    pub unit: UnitId,
    /// The clauses it comes from.
    pub clauses: Vec<ClauseId>,
}

/// Holds a gate: a further condition before a command. Gates only narrow.
#[derive(Debug, Clone)]
pub struct Gate {
    /// Its identifier.
    pub id: RuleId,
    /// The command it stands before.
    pub before: CommandKind,
    /// When it applies.
    pub when: Condition,
    /// What is needed, all of it.
    pub needs: Vec<Need>,
    /// The clauses it comes from.
    pub clauses: Vec<ClauseId>,
}

/// Names one thing a gate needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Need {
    /// Every required field of the form is present.
    FormComplete(FormId),
    /// A tick or field is present.
    Tick(FieldId),
    /// A request of this kind has been answered.
    RequestAnswered(RequestKind),
    /// The obligation has been met or fulfilled.
    ObligationMet(ObligationId),
    /// The actor holds the qualification.
    Qualification(QualificationId),
}

/// Holds an obligation: who owes what by when.
#[derive(Debug, Clone)]
pub struct Obligation {
    /// Its identifier.
    pub id: ObligationId,
    /// Its name.
    pub name: Words,
    /// The clauses it comes from.
    pub clauses: Vec<ClauseId>,
    /// Its legal nature.
    pub nature: Nature,
    /// The obligation it is to be no looser than, if one is named.
    pub within: Option<ObligationId>,
    /// When it applies at all.
    pub when: Condition,
    /// What starts it.
    pub starts_on: Vec<Trigger>,
    /// From when on it counts.
    pub anchor: Anchor,
    /// What satisfies it.
    pub satisfied_by: Vec<Trigger>,
    /// What cancels it.
    pub cancelled_by: Vec<Trigger>,
    /// How long, by condition; the most specific target that holds wins.
    pub targets: Vec<Target>,
    /// What happens when no target holds.
    pub without_target: WithoutTarget,
    /// How an arrival on a closed day or after a cut-off moves, unless a target says otherwise.
    pub receipt: ReceiptRule,
    /// Which kinds of waiting stop its clock.
    pub excludes: Vec<Exclusion>,
    /// Who owes it.
    pub owed_by: Debtor,
    /// When to warn.
    pub warn_at: Vec<Mark>,
    /// The rungs, in order.
    pub rungs: Vec<Rung>,
    /// What reopening does to it.
    pub on_reopen: OnReopen,
    /// What a change of priority, kind or policy does to it.
    pub on_retarget: OnRetarget,
    /// How often and how long it may be extended.
    pub extension: Option<Extension>,
    /// Whether an act of a machine satisfies it.
    pub machine_acts: MachineActs,
    /// Whether it starts again after it was satisfied.
    pub repeats: Repeats,
    /// Whether it needs a customer who can be reached.
    pub reach: Contactability,
}

/// Holds one target of an obligation.
#[derive(Debug, Clone)]
pub struct Target {
    /// When it applies.
    pub when: Condition,
    /// How long.
    pub term: Term,
    /// How an arrival moves under this target: its own rule, or the obligation's.
    pub receipt: ReceiptRule,
}

/// Holds a kind of waiting that stops a clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exclusion {
    /// Whom the case waits for.
    pub party: Party,
    /// Narrowed to one reason, if given.
    pub reason: Option<Value>,
}

/// Holds one rung of an escalation ladder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rung {
    /// When it is taken.
    pub at: Mark,
    /// Whom it goes to.
    pub to: RoleId,
}

impl Obligation {
    /// Says whether its extension, warnings or rungs count workdays, whatever its terms count.
    pub(crate) fn counts_workdays(&self) -> bool {
        let workdays = |distance: Distance| matches!(distance, Distance::Days(Days::Working(_)));
        let mut marks = self.warn_at.iter().copied().chain(self.rungs.iter().map(|rung| rung.at));
        self.extension.is_some_and(|extension| workdays(extension.at_most))
            || marks.any(|mark| match mark {
                Mark::BeforeDue(distance) | Mark::AfterDue(distance) => workdays(distance),
                Mark::AfterStart(_) | Mark::Share(_) => false,
            })
    }
}

/// Names a moment of a running time limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// So long after the start, in the measure of the term.
    AfterStart(Span),
    /// When this share of the term is used up, in thousandths.
    Share(u32),
    /// So long, or so many days, before the due time.
    BeforeDue(Distance),
    /// So long, or so many days, after the due time.
    AfterDue(Distance),
}

/// Says who owes an obligation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Debtor {
    /// Whoever holds a role.
    Role(RoleId),
    /// The unit in charge.
    Unit,
    /// The handler.
    Handler,
}

/// Holds how often and how long an obligation may be extended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extension {
    /// How many times.
    pub times: u32,
    /// By how much in all.
    pub at_most: Distance,
}

vocabulary! {
    /// Says what kind of promise an obligation is in law, weakest first.
    pub enum Nature {
        Planned "planned" "内部计划" "an internal plan";
        ServiceNorm "service_norm" "服务规范" "a service norm";
        Contract "contract" "合同约定" "a contract";
        Statute "statute" "法定期限" "a statute";
    }
}

vocabulary! {
    /// Says from when on an obligation counts.
    pub enum Anchor {
        Event "event" "自触发事件起" "from the event that starts it";
        Received "received" "自接收起" "from the receipt of the case";
    }
}

vocabulary! {
    /// Says what happens when no target of an obligation fits the case.
    pub enum WithoutTarget {
        Refuse "refuse" "拒绝" "the command is refused: a missing target is an error";
        NotOwed "not_owed" "不适用" "the obligation is not owed";
    }
}

vocabulary! {
    /// Says what reopening a case does to an obligation.
    pub enum OnReopen {
        KeepMet "keep_met" "保留原结论" "its verdict stands, it does not run again";
        Resume "resume" "续算，不计关闭期间" "it goes on with what was left, the closed time left out";
        ResumeWithGap "resume_with_gap" "续算，计入关闭期间" "it goes on, the closed time counted";
        Restart "restart" "重新计时" "it starts anew from the reopening";
        NewEpisode "new_episode" "等待新一轮触发" "it waits for its own start event in the new episode";
    }
}

vocabulary! {
    /// Says what a change of priority, kind or policy does to a running obligation.
    pub enum OnRetarget {
        FromAnchor "from_anchor" "按原起点重算，保留暂停" "recomputed from its start, pauses kept";
        FromChange "from_change" "自变更时起重算" "recomputed from the change";
        CarryShare "carry_share" "按已用比例折算" "the share already used is carried over";
        Keep "keep" "保持原期限" "the old target stands";
        Stricter "stricter" "取较严者" "the stricter of the old and the new target";
    }
}

vocabulary! {
    /// Says whether an act of a machine satisfies a human obligation.
    pub enum MachineActs {
        DoNotSatisfy "do_not_satisfy" "系统自动操作不算履行" "only a person's act satisfies it";
        Satisfy "satisfy" "系统自动操作可算履行" "a machine's act satisfies it too";
    }
}

vocabulary! {
    /// Says whether an obligation starts again after it was satisfied.
    pub enum Repeats {
        Once "once" "一次" "it runs once an episode, however often its start events happen";
        AfterEach "after_each" "每次履行后重新开始" "it starts again after each satisfaction";
    }
}

vocabulary! {
    /// Says whether an obligation needs a customer who can be reached.
    pub enum Contactability {
        Needed "needed" "须可联系客户" "without a reachable customer it is impossible, never late";
        NotNeeded "not_needed" "不要求" "it is owed in any case";
    }
}

/// Holds a timed act of the machine.
#[derive(Debug, Clone)]
pub struct Schedule {
    /// Its identifier.
    pub id: RuleId,
    /// The clauses it comes from.
    pub clauses: Vec<ClauseId>,
    /// When it applies.
    pub when: Condition,
    /// What starts the wait.
    pub starts_on: Vec<Trigger>,
    /// What ends the wait without an act.
    pub cancelled_by: Vec<Trigger>,
    /// How long the wait is.
    pub term: Term,
    /// What the machine then does.
    pub act: ScheduledAct,
}

/// Names what the machine does when a schedule falls due.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum ScheduledAct {
    /// Closes the case with an outcome.
    Close(Outcome),
    /// Archives the case.
    Archive,
    /// Ends the waiting.
    EndWaiting,
}

/// Holds a grant: a role may give commands, how far and how.
#[derive(Debug, Clone)]
pub struct Grant {
    /// The role.
    pub role: RoleId,
    /// The commands.
    pub commands: Vec<CommandKind>,
    /// Which cases.
    pub reach: Reach,
    /// Whether at once or through another.
    pub mode: Mode,
    /// How many persons hold the role.
    pub holders: Holders,
    /// The clauses it comes from.
    pub clauses: Vec<ClauseId>,
}

vocabulary! {
    /// Says which cases a grant reaches.
    pub enum Reach {
        Any "any" "全部" "any case";
        OwnUnit "own_unit" "本部门" "cases of the actor's own unit";
        OwnCase "own_case" "本人经办" "cases the actor handles";
        SuperiorOfAuthor "superior_of_author" "拟定人或申请人的上级" "drafts, and acts asked for, of those who report to the actor";
    }
}

vocabulary! {
    /// Says whether a granted command takes effect at once.
    pub enum Mode {
        May "may" "可直接执行" "takes effect at once";
        Asks "asks" "须他人批准" "leaves a pending act that another decides";
        Supervised "supervised" "须由上级复核；组织未指明上级时由有权审批者复核" "leaves a pending act that a superior decides; where no organisation names one, whoever may decide acts";
    }
}

vocabulary! {
    /// Says how many persons hold a role; the organisation is checked against it.
    pub enum Holders {
        Any "any" "不限" "one or more";
        ExactlyOne "exactly_one" "恰一人" "exactly one";
    }
}
