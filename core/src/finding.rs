//! What is wrong with a document: all of it at once, each with its place, its code and its words.

use crate::{Lang, Words, words::vocabulary};
use serde::Serialize;
use std::{collections::BTreeSet, fmt};

vocabulary! {
    /// Says whether a finding stops a document from being sealed.
    pub enum Severity {
        Error "error" "错误" "an error: the document cannot be used";
        Warning "warning" "警告" "a warning: it can be used, and a person should look at this";
    }
}

/// Declares the finding codes in one list: variant, stable code, severity, Chinese and English gist.
macro_rules! finding_codes {
    ($($variant:ident $code:literal $severity:ident $zh:literal $en:literal;)*) => {
        /// Identifies a kind of finding by a stable code.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum FindingCode {
            $(#[doc = $en] $variant,)*
        }

        impl FindingCode {
            /// Every code, in the order of the reference page.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Returns the stable code, the same in every language and release.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// Returns how grave findings of this code are.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }

            /// Returns the gist in a language.
            pub const fn gist(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $((Self::$variant, Lang::Zh) => $zh, (Self::$variant, Lang::En) => $en,)*
                }
            }
        }
    };
}

finding_codes! {
    Syntax "syntax" Error "文件语法错误" "the document is not well formed";
    UnknownKey "unknown_key" Error "未知的键" "a key the document format does not have";
    UnknownZone "unknown_zone" Error "未知的时区" "a time zone the database does not have";
    EmptyCalendar "empty_calendar" Error "日历没有任何营业时间" "a calendar without any open time";
    BadTime "bad_time" Error "时间写法错误" "a time of day that cannot be read";
    BadDate "bad_date" Error "日期写法错误" "a date that cannot be read";
    BadSpan "bad_span" Error "时长写法错误" "a span of time that cannot be read";
    EmptyInterval "empty_interval" Error "起止时间相同" "an interval whose start equals its end";
    OverlappingIntervals "overlapping_intervals" Error "时段重叠" "two intervals of one day overlap";
    UnknownPack "unknown_pack" Error "未知的节假日包" "a calendar pack that is not known";
    BadDay "bad_day" Error "星期写法错误" "a day or day range that cannot be read";
    ConflictingDays "conflicting_days" Error "同一天由多个范围定义" "a weekday that several ranges define";
    ConflictingDate "conflicting_date" Error "日期设置矛盾" "a date that is set in two ways";
    DateOutsideCoverage "date_outside_coverage" Error "日期超出有效范围" "a date outside the dates that are known";
    EmptyCoverage "empty_coverage" Error "有效范围为空" "a coverage that ends before it begins";
    UnorderedVersions "unordered_versions" Error "版本生效日期重复或无序" "versions that are not in the order of their dates";
    DuplicateKey "duplicate_key" Error "键重复" "a key that stands twice in one table";
    TooLong "too_long" Error "内容过长" "a text or document beyond the allowed length";
    WrongType "wrong_type" Error "值的类型错误" "a value of the wrong sort";
    MissingKey "missing_key" Error "缺少必需的键" "a key that has to be there is missing";
    ReservedSection "reserved_section" Error "保留的章节，尚未启用" "a section that is reserved and does not work yet";
    Blank "blank" Error "尚未填写" "a value the source leaves open is not filled in";
    BadIdentifier "bad_identifier" Error "标识写法错误" "an identifier that cannot be used";
    BadInstant "bad_instant" Error "时刻写法错误" "an instant that cannot be read";
    BadTerm "bad_term" Error "时限写法错误" "a time limit that cannot be read";
    BadTrigger "bad_trigger" Error "触发事件写法错误" "an event or its qualifier that cannot be read";
    BadMark "bad_mark" Error "时点写法错误" "a moment of a time limit that cannot be read";
    UnknownWord "unknown_word" Error "不在词汇表中" "a word that is not in the vocabulary";
    UnknownReference "unknown_reference" Error "引用的对象不存在" "a name that nothing in the document has";
    DuplicateId "duplicate_id" Error "标识重复" "two entries with one identifier";
    MissingName "missing_name" Error "缺少中文或英文名称" "a name that is missing in Chinese or in English";
    NotPositive "not_positive" Error "数值必须为正" "a number or span that has to be positive";
    BeyondMaximum "beyond_maximum" Error "超出上限" "a span or number beyond the documented maximum";
    BadShare "bad_share" Error "比例超出 0 至 100 %" "a share outside 0 to 100 %";
    OutOfOrder "out_of_order" Error "顺序错误" "moments that are not in the order of time";
    MarkOutsideTerm "mark_outside_term" Error "时点落在时限之外" "a warning or rung before the start";
    DaysWithoutDate "days_without_date" Error "无从计天数" "days of a warning, rung or extension where the term has no calendar or date";
    RungAfterEnd "rung_after_end" Error "升级点晚于期限" "a rung counted from the start that lies after the end";
    NeverStarts "never_starts" Error "永远不会开始" "something that can never start";
    NeverActs "never_acts" Error "定时动作无从执行" "a timed act that no kind it applies to has the step for";
    NeverStops "never_stops" Error "永远不会结束" "something that can never be satisfied or cancelled";
    AlwaysPaused "always_paused" Error "始终处于暂停" "a pause that covers the whole life of a time limit";
    TargetConflict "target_conflict" Error "期限规定矛盾" "a time limit given twice or not at all";
    LooserThanStatute "looser_than_statute" Error "宽于法定期限" "a target looser than the one it stays within";
    MayBeLooser "may_be_looser" Warning "可能宽于应遵守的期限" "a time limit that a case may make looser than the one it stays within";
    MissingTarget "missing_target" Error "有些案件没有期限" "a kind or priority that no target fits";
    TargetGap "target_gap" Warning "有些案件可能没有期限" "cases that may fit no target";
    DueAtOnce "due_at_once" Warning "有些事项一到即超期" "arrivals that are late the moment they come";
    CoverageEnds "coverage_ends" Warning "节假日数据将用尽" "a calendar that refuses dates beyond its holidays";
    RouteTie "route_tie" Error "路由规则并列" "two routes that fit the same case equally well and differ";
    MatrixTie "matrix_tie" Error "矩阵行并列" "two matrix rows that fit the same case equally well and differ";
    TargetTie "target_tie" Error "期限并列" "two targets that fit the same case equally well and differ";
    GateNeverOpens "gate_never_opens" Error "条件永远无法满足" "a gate that nothing can open";
    DeadEnd "dead_end" Error "死胡同：阶段无法离开" "a stage that nobody can lead a case out of";
    UnreachableStage "unreachable_stage" Error "阶段无法到达" "a stage that nobody can lead a case into";
    NobodyDecides "nobody_decides" Error "待批事项无人可批" "a grant that asks, and nobody may decide";
    NoDebtor "no_debtor" Error "此处没有义务人，`of-debtor` 无从确定" "a calendar of the debtor where nobody is in charge";
    NoPromise "no_promise" Error "此处没有人承诺时间，`as_promised` 无从确定" "a promised time where nobody names one";
    ReopeningCutShort "reopening_cut_short" Warning "归档早于可重启期限届满" "a case archived while it might still be reopened";
    DueInPast "due_in_past" Error "再次开始时期限已过" "a time limit that starts again when it is over already";
    CannotAsk "cannot_ask" Error "该命令不能留待批准" "a grant that asks for a command that cannot wait for a decision";
    NeverChecked "never_checked" Error "该条件从不检查" "a gate before a command that no gate is asked about";
    RoleWithoutGrant "role_without_grant" Warning "角色没有任何授权" "a role that owes or is told something and is granted nothing";
    UnknownRole "unknown_role" Error "没有这个角色" "a role whose name is nearly that of a role that is granted something";
    NotUsed "not_used" Warning "未被使用" "an entry that nothing uses";
    IncompleteSource "incomplete_source" Warning "来源文件不完整" "the rule book breaks off here";
    DefinedTwice "defined_twice" Error "在多个部分中重复定义" "an entry that two parts define";
    NestedPart "nested_part" Error "部分文件不得再含部分" "a part that has parts of its own";
    PartMismatch "part_mismatch" Error "部分文件摘要不符" "a part whose digest is not the one named";
    VersionConflict "version_conflict" Error "版本冲突" "versions of one document that cannot be told apart by date";
    MissingEffectiveDate "missing_effective_date" Error "缺少生效日期" "a version without a date from which it is in force";
    Cycle "cycle" Error "上下级关系成环" "units or persons that are their own superior";
    EmptyPeriod "empty_period" Error "有效期为空" "a period that ends before it begins";
    UnitWithoutHead "unit_without_head" Warning "部门没有负责人" "a unit without a head";
    UnitWithoutCalendar "unit_without_calendar" Error "部门没有日历" "a unit without a calendar, where time limits count on the debtor's";
    RoleUnfilled "role_unfilled" Error "角色无人担任" "a role nobody holds";
    NotExactlyOne "not_exactly_one" Error "角色应恰由一人担任" "a role that exactly one person has to hold";
    RosterGap "roster_gap" Warning "值班表有空档" "a stretch of time nobody is on duty";
    DutiesInseparable "duties_inseparable" Error "人员不足以分离职责" "a separation of duties that the staff cannot satisfy";
    QualificationUnheld "qualification_unheld" Error "无人具备该资格" "a qualification nobody holds";
}

impl Serialize for FindingCode {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

/// Describes one thing that is wrong with a document.
///
/// `path` points into the document (`calendar.centre.week.mon[0]`), `expected` and `got` say what
/// the rule wants and what stands there, `text` is the sentence a person reads.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Finding {
    path: String,
    severity: Severity,
    code: FindingCode,
    text: Words,
}

impl Finding {
    /// Builds a finding at a path; the texts are lower case sentences without a full stop.
    pub fn new(path: impl Into<String>, code: FindingCode, text: Words) -> Self {
        Self { path: path.into(), severity: code.severity(), code, text }
    }

    /// Returns where in the document the finding lies.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns how grave it is.
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// Returns its stable code.
    pub fn code(&self) -> FindingCode {
        self.code
    }

    /// Returns its sentence in both languages.
    pub fn text(&self) -> &Words {
        &self.text
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} [{}]", self.path, self.text.en, self.code.code())
    }
}

/// Collects every finding of one check, in the order of the document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(transparent)]
pub struct Findings {
    all: Vec<Finding>,
    /// The places of the errors, so that a check is quick to see whether it may rest on a place.
    #[serde(skip)]
    errors: BTreeSet<String>,
}

impl Findings {
    /// Starts with nothing found.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a finding.
    pub fn push(&mut self, finding: Finding) {
        if finding.severity == Severity::Error {
            self.errors.insert(finding.path.clone());
        }
        self.all.push(finding);
    }

    /// Adds all findings of another check, each path prefixed with where that part stands.
    pub fn extend_under(&mut self, prefix: &str, other: Self) {
        for mut finding in other.all {
            finding.path = if finding.path.is_empty() {
                prefix.to_owned()
            } else {
                format!("{prefix}.{}", finding.path)
            };
            self.push(finding);
        }
    }

    /// Says whether an error is among them; a document with errors is never sealed.
    pub fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    /// Says whether an error lies at a path or below it, so that checks that would rest on it stop.
    pub(crate) fn any_under(&self, path: &str) -> bool {
        let below = |sign: char| {
            let first = format!("{path}{sign}");
            self.errors.range(first.clone()..).next().is_some_and(|place| place.starts_with(&first))
        };
        self.errors.contains(path) || below('.') || below('[')
    }

    /// Says whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Lists the findings.
    pub fn iter(&self) -> std::slice::Iter<'_, Finding> {
        self.all.iter()
    }
}

impl<'a> IntoIterator for &'a Findings {
    type Item = &'a Finding;
    type IntoIter = std::slice::Iter<'a, Finding>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for Findings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, finding) in self.all.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{finding}")?;
        }
        Ok(())
    }
}
