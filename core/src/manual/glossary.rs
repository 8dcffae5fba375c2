//! Every closed vocabulary in both languages.

use crate::{Lang, Words};
use std::fmt::Write as _;

/// Holds one closed vocabulary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vocabulary {
    /// The name of its Rust type.
    pub name: &'static str,
    /// What it is about.
    pub title: Words,
    /// Its words, in order.
    pub entries: Vec<Entry>,
}

/// Holds one word of a vocabulary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The stable name used in documents and on the wire.
    pub name: &'static str,
    /// The label in Chinese.
    pub zh: &'static str,
    /// The label in English.
    pub en: &'static str,
}

/// Lists the vocabularies: type, Chinese and English title.
macro_rules! list {
    ($($Type:ty, $name:literal $zh:literal $en:literal;)*) => {
        vec![$(Vocabulary {
            name: $name,
            title: Words::new($zh, $en),
            entries: <$Type>::ALL
                .iter()
                .map(|word| Entry {
                    name: word.name(),
                    zh: word.label(Lang::Zh),
                    en: word.label(Lang::En),
                })
                .collect(),
        },)*]
    };
}

/// Lists every closed vocabulary of the library.
pub fn vocabularies() -> Vec<Vocabulary> {
    use crate::{actor::*, case::*, desk, fact, policy, rejection::*, table, time, wire};
    list! {
        Stage, "Stage" "状态" "stages";
        Outcome, "Outcome" "结果" "outcomes";
        Flow, "Flow" "流程" "flows";
        Step, "Step" "可选步骤" "optional steps";
        Region, "Region" "区域" "regions";
        CommandKind, "CommandKind" "命令" "commands";
        EventKind, "EventKind" "事件" "events";
        table::Spot, "Spot" "位置" "where a region stands";
        table::TimerKind, "TimerKind" "定时器" "timers";
        WakeReason, "WakeReason" "唤醒原因" "reasons to be woken";
        fact::FactKind, "FactKind" "事实" "facts";
        Party, "Party" "等待对象" "who owes the next act";
        Contact, "Contact" "可联系情况" "whether the customer can be reached";
        RequestKind, "RequestKind" "协作请求种类" "kinds of request";
        RequestNeed, "RequestNeed" "请求必要性" "whether a request must be answered";
        RequestState, "RequestState" "请求状态" "how a request stands";
        CallbackResult, "CallbackResult" "回访结果" "what a callback reports";
        ActDecision, "ActDecision" "审批决定" "decisions on a pending act";
        WaitingEnd, "WaitingEnd" "等待结束原因" "why a waiting ended";
        Rescheduling, "Rescheduling" "重算原因" "why a time limit was computed anew";
        Verdict, "Verdict" "时限结论" "verdicts on a time limit";
        RunStateKind, "RunStateKind" "计时状态" "what a run of a time limit does now";
        time::Measure, "Measure" "计时单位" "what a stopwatch counts";
        time::Certainty, "Certainty" "确定程度" "whether an answer rests on known holidays only";
        Source, "Source" "记录来源" "how a record came about";
        ActorKind, "ActorKind" "操作人类别" "kinds of actor";
        desk::Standing, "Standing" "时限现状" "how a time limit stands";
        policy::Nature, "Nature" "时限性质" "legal nature of an obligation";
        policy::Anchor, "Anchor" "计时起点" "from when on an obligation counts";
        policy::WithoutTarget, "WithoutTarget" "缺少期限时" "when no target fits";
        policy::OnReopen, "OnReopen" "重新打开时" "what reopening does to an obligation";
        policy::OnRetarget, "OnRetarget" "条件变化时" "what a change does to an obligation";
        policy::MachineActs, "MachineActs" "系统操作" "whether a machine's act counts";
        policy::Repeats, "Repeats" "是否重复" "whether an obligation repeats";
        policy::Contactability, "Contactability" "联系要求" "whether the customer must be reachable";
        policy::CallbackCloses, "CallbackCloses" "关闭条件" "what closes after a callback";
        policy::Demand, "Demand" "填写要求" "whether a field must be filled";
        policy::Sensitivity, "Sensitivity" "敏感度" "who may read a field";
        policy::Reach, "Reach" "授权范围" "how far a grant reaches";
        policy::Holders, "Holders" "任职人数" "how many persons must hold a granted role";
        crate::organisation::UnitSort, "UnitSort" "单位类别" "what sort of unit, group or partner it is";
        policy::Mode, "Mode" "授权方式" "how a granted command takes effect";
        RejectionCode, "RejectionCode" "拒绝代码" "rejection codes";
        crate::Severity, "Severity" "问题轻重" "whether a finding stops a document from being sealed";
        wire::WireCode, "WireCode" "传输错误代码" "codes of faults in bytes";
        Blame, "Blame" "责任方" "who can do something about a rejection";
    }
}

/// Writes every vocabulary as one Markdown page.
pub fn glossary_markdown() -> String {
    let mut out = String::from(
        "# Glossary\n\nEvery closed vocabulary, generated from the code. 全部固定词汇，由程序生成。\n",
    );
    for vocabulary in vocabularies() {
        let Words { zh, en } = &vocabulary.title;
        let _ = writeln!(out, "\n## {en} ({zh})\n\n`{}`\n", vocabulary.name);
        out.push_str("| name | 中文 | English |\n|---|---|---|\n");
        for Entry { name, zh, en } in vocabulary.entries {
            let _ = writeln!(out, "| `{name}` | {zh} | {en} |");
        }
    }
    out
}
