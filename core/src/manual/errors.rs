//! Every error code: what it means, who is to blame, what to do.

use crate::{
    Lang, RejectionCode, Words,
    rejection::{Blame, blame_of},
    wire::WireCode,
};
use std::fmt::Write as _;

/// Holds one code of the reference page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodePage {
    /// Which error carries it: `Rejection`, `ReplayFault`, `AuditFault`, `WireFault`, `TimeError`.
    pub error: &'static str,
    /// The stable code.
    pub code: &'static str,
    /// Who can do something about it.
    pub blame: Blame,
    /// What it means.
    pub meaning: Words,
    /// What to do.
    pub advice: Words,
}

/// Lists every code but those of findings, which are listed by [`FindingCode`](crate::FindingCode).
pub fn errors() -> Vec<CodePage> {
    let rejections = RejectionCode::ALL.iter().map(|code| CodePage {
        error: "Rejection",
        code: code.name(),
        blame: blame_of(*code),
        meaning: Words::new(code.label(Lang::Zh), code.label(Lang::En)),
        advice: advice(*code),
    });
    let wire = WireCode::ALL.iter().map(|code| CodePage {
        error: "WireFault",
        code: code.name(),
        blame: Blame::Host,
        meaning: Words::new(code.label(Lang::Zh), code.label(Lang::En)),
        advice: wire_advice(*code),
    });
    let rows = |error, rows: &[Line]| {
        let page = |(code, zh, en, do_zh, do_en): &Line| CodePage {
            error,
            code,
            blame: Blame::Host,
            meaning: Words::new(*zh, *en),
            advice: Words::new(*do_zh, *do_en),
        };
        rows.iter().map(page).collect::<Vec<_>>()
    };
    rejections
        .chain(rows("ReplayFault", REPLAY))
        .chain(rows("AuditFault", AUDIT))
        .chain(wire)
        .chain(rows("TimeError", TIME))
        .collect()
}

type Line = (&'static str, &'static str, &'static str, &'static str, &'static str);

#[rustfmt::skip]
const REPLAY: &[Line] = &[
    ("empty", "历史为空", "the history is empty", "检查存储查询", "check the query of the store"),
    ("not_opened", "首条记录不是接收事件", "the history does not begin with the opening event", "从第 1 条记录开始读取", "read from record 1 on"),
    ("gap", "记录缺失、重复或乱序", "a record is missing, doubled or out of order", "按 seq 排序读取并查找缺失记录", "read in the order of seq and look for the missing record"),
    ("foreign_stream", "记录属于另一案件", "a record belongs to another case", "按案件编号筛选", "select by the case"),
    ("wrong_stage", "事件不可能发生在该状态", "the event cannot have happened in that stage", "历史被改动过，用审计链核对", "the history was changed; verify it against its audit chain"),
    ("unknown_reference", "事件引用了案件没有的对象", "the event names something the case does not have", "历史被改动过，用审计链核对", "the history was changed; verify it against its audit chain"),
    ("opened_twice", "历史再次开立同一案件", "the history opens the case a second time", "检查存储查询，并用审计链核对", "check the query of the store, and verify against the audit chain"),
    ("wrong_number", "依次递增的序号不连续", "a number that goes up one by one does not", "历史被改动过，用审计链核对", "the history was changed; verify it against its audit chain"),
    ("uncountable", "次数超出可计范围", "something was counted more often than can be counted", "历史被改动过，用审计链核对", "the history was changed; verify it against its audit chain"),
    ("written_by_newer_version", "记录由更新的版本写入", "the record was written by a newer release", "升级本程序库", "upgrade this library"),
    ("time_backwards", "外部记录早于前一条外部记录", "an external record lies before its predecessor", "历史被改动过，用审计链核对", "the history was changed; verify it against its audit chain"),
];

#[rustfmt::skip]
const AUDIT: &[Line] = &[
    ("broken", "记录或其链节被改动", "the record or its link was changed", "从备份恢复，并查明改动", "restore it from a backup, and find out who changed it"),
    ("uneven", "链节与记录数量不符", "there are more or fewer links than records", "检查存储查询", "check the query of the store"),
    ("unwritable", "记录无法写成标准形式", "a record cannot be written in its canonical form", "报告给本程序库", "report it to the makers of this library"),
];

#[rustfmt::skip]
const TIME: &[Line] = &[
    ("calendar_horizon", "超出已知节假日范围", "the answer lies outside the known holidays", "载入更新的日历包，或改用 `assume_weekdays`", "load a newer calendar pack, or say `assume_weekdays`"),
    ("time_out_of_range", "超出日历可编译的年份", "the answer lies outside the years a calendar covers", "检查日期与时限", "check the date and the term"),
    ("no_open_time", "没有可计的营业时间", "no open time is left to count", "检查日历的营业时间与有效期", "check the hours and dates of the calendar"),
    ("not_a_workday", "该日不是工作日", "the date is not a workday", "换一个工作日", "choose a workday"),
    ("promise_missing", "未给出承诺时间", "no promised time is given", "在命令中给出时间", "name the time in the command"),
    ("already_paused", "计时已暂停", "the stopwatch is paused already", "先恢复", "resume it first"),
    ("already_running", "计时已在进行", "the stopwatch runs already", "先暂停", "pause it first"),
    ("before_last_change", "早于计时的上一次变化", "the instant lies before the last change", "给出更晚的时刻", "name a later instant"),
];

fn advice(code: RejectionCode) -> Words {
    use RejectionCode as R;
    let (zh, en) = match code {
        R::NotAllowedNow => {
            ("先执行所需的前一步", "take the step that leads to the expected stage first")
        }
        R::ConditionUnmet => ("满足所列条件后再试", "meet the conditions listed and try again"),
        R::NotPermitted => ("由具备所需角色的人执行", "let someone with a needed role do it"),
        R::SeparationOfDuties | R::ConflictOfInterest => ("由他人执行", "let another person do it"),
        R::InvalidInput => ("更正所指字段", "correct the field named"),
        R::LimitReached => {
            ("改用其他出路，或修订制度", "take another way out, or revise the policy")
        }
        R::MissingCalendar => (
            "在新制度中保留该日历，或改变 `on_retarget`",
            "keep the calendar in the new policy, or let `on_retarget` set a new target",
        ),
        R::TimeBackwards => ("校准宿主时钟", "set the host's clock right"),
        R::AheadOfClock => ("核对发生时间与宿主时钟", "check the time named and the host's clock"),
        R::TimeOutOfRange => ("检查日期与时限", "check the date and the term"),
        R::NoOpenTime => (
            "在制度日历中补上营业时间或延长有效期",
            "give the calendar of the policy open hours, or later dates",
        ),
        R::CalendarHorizon => ("载入更新的日历包", "load a newer calendar pack"),
        R::PolicyMismatch => {
            ("载入案件绑定的制度，或更换版本", "load the policy the case is bound to, or rebind")
        }
        R::PolicyNotEffective => {
            ("使用当时生效的版本", "take the version that is in force at that time")
        }
        R::PersonErased => ("了结案件，或另立新案", "end the case, or open another one"),
        R::StaleVersion => ("重新读取后再试", "reload and try again"),
        R::CaseSettled => ("重新打开，或另立新案", "reopen it, or open another case"),
        R::CommandIdReused => {
            ("每个命令使用各自的编号", "give every command an identifier of its own")
        }
        R::CaseExists => ("使用已有案件，或换编号", "use that case, or another identifier"),
        R::NoSuchCase => ("检查编号", "check the identifier"),
        R::MissingTarget => {
            ("在制度中补上该情况的期限", "add a target for such cases to the policy")
        }
        R::Bug => ("报告给本程序库", "report it to the makers of this library"),
    };
    Words::new(zh, en)
}

fn wire_advice(code: WireCode) -> Words {
    let (zh, en) = match code {
        WireCode::Syntax => ("检查所指行列", "look at the line and column named"),
        WireCode::TooLarge => ("检查来源，或放宽限制", "check the source, or raise the limit"),
        WireCode::UnknownType | WireCode::UnknownKey | WireCode::MissingKey => {
            ("检查写入方，或升级本程序库", "check the writer, or upgrade this library")
        }
        WireCode::BadValue => ("检查写入方", "check the writer"),
        WireCode::WrittenByNewerVersion => ("升级本程序库", "upgrade this library"),
        WireCode::StaleSnapshot | WireCode::DamagedSnapshot => {
            ("重放日志后另写快照", "replay the log and write a new snapshot")
        }
        WireCode::DamagedJournal => (
            "改用完好的副本，或从服务器重新取得记录",
            "take a copy that is whole, or the records of the server",
        ),
        WireCode::Unwritable => ("报告给本程序库", "report it to the makers of this library"),
    };
    Words::new(zh, en)
}

/// Writes every code as one Markdown page.
pub fn errors_markdown() -> String {
    let mut out = String::from(
        "# Error codes\n\nGenerated from the code. A code is stable: it is never reused. \
         代码由程序生成，保持稳定，不会重复使用。\n\n\
         Findings of documents have codes of their own: `FindingCode`.\n",
    );
    let mut last = "";
    for page in errors() {
        if page.error != last {
            let _ = writeln!(out, "\n## {}\n", page.error);
            out.push_str("| code | who | meaning | 含义 | what to do | 处理 |\n");
            out.push_str("|---|---|---|---|---|---|\n");
            last = page.error;
        }
        let (blame, Words { zh, en }) = (page.blame.name(), &page.meaning);
        let Words { zh: do_zh, en: do_en } = &page.advice;
        let _ = writeln!(out, "| `{}` | {blame} | {en} | {zh} | {do_en} | {do_zh} |", page.code);
    }
    out
}
