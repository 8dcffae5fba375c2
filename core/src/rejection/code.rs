//! The stable codes of rejections, and who can do something about each.

use crate::words::vocabulary;

vocabulary! {
    /// Identifies a kind of rejection by a stable code.
    pub enum RejectionCode {
        NotAllowedNow "not_allowed_now" "当前状态不允许" "the command does not fit where the case stands";
        ConditionUnmet "condition_unmet" "条件未满足" "a condition is not met";
        NotPermitted "not_permitted" "无权限" "no role of the actor grants the command";
        SeparationOfDuties "separation_of_duties" "违反职责分离" "the actor did the work that is checked";
        ConflictOfInterest "conflict_of_interest" "须回避" "the actor is kept away from the case";
        InvalidInput "invalid_input" "输入无效" "a value in the command is not acceptable";
        LimitReached "limit_reached" "达到上限" "a limit of the policy is reached";
        TimeBackwards "time_backwards" "时间倒退" "the command or the clock lies before the last record";
        AheadOfClock "ahead_of_clock" "时间超前" "the command lies ahead of the host's clock";
        TimeOutOfRange "time_out_of_range" "超出可计年份" "a deadline lies outside the years that calendars cover";
        NoOpenTime "no_open_time" "无营业时间" "the calendar has no open time left to count";
        CalendarHorizon "calendar_horizon" "超出日历范围" "a deadline lies beyond what the calendar knows";
        PolicyNotEffective "policy_not_effective" "制度尚未生效" "the policy is not in force yet";
        PolicyMismatch "policy_mismatch" "制度版本不符" "the policy given is not the one the case is bound to";
        StaleVersion "stale_version" "版本已过期" "the case has changed meanwhile";
        PersonErased "person_erased" "个人信息已清除" "the personal references are erased";
        CaseSettled "case_settled" "案件已结束" "the case has ended";
        CommandIdReused "command_id_reused" "命令编号重复使用" "the name of the command was used for another one";
        CaseExists "case_exists" "案件已存在" "a case of this identifier is open already";
        NoSuchCase "no_such_case" "案件不存在" "no case of this identifier is known";
        MissingTarget "missing_target" "缺少时限" "the policy states no target for this case";
        MissingCalendar "missing_calendar" "缺少日历" "the policy lacks the calendar a time limit counts on";
        Bug "bug" "程序缺陷" "this should be impossible";
    }
}

vocabulary! {
    /// Says who can do something about a rejection.
    pub enum Blame {
        Caller "caller" "调用方" "the caller: another command, or another input";
        Actor "actor" "操作人" "the actor: another person must do it";
        Host "host" "宿主程序" "the host: its clock, its version or its policy";
        Policy "policy" "制度" "the policy: its limit is reached, or it has a gap";
        World "world" "客观情况" "the world: the case has ended";
        Amends "amends" "本程序库" "this library";
    }
}

/// Returns who can do something about rejections of a code.
pub const fn blame_of(code: RejectionCode) -> Blame {
    match code {
        RejectionCode::NotAllowedNow
        | RejectionCode::ConditionUnmet
        | RejectionCode::InvalidInput
        | RejectionCode::TimeOutOfRange
        | RejectionCode::CommandIdReused
        | RejectionCode::CaseExists
        | RejectionCode::NoSuchCase => Blame::Caller,
        RejectionCode::NotPermitted
        | RejectionCode::SeparationOfDuties
        | RejectionCode::ConflictOfInterest => Blame::Actor,
        RejectionCode::LimitReached
        | RejectionCode::NoOpenTime
        | RejectionCode::MissingTarget
        | RejectionCode::MissingCalendar => Blame::Policy,
        RejectionCode::TimeBackwards
        | RejectionCode::AheadOfClock
        | RejectionCode::CalendarHorizon
        | RejectionCode::PolicyMismatch
        | RejectionCode::PolicyNotEffective
        | RejectionCode::StaleVersion => Blame::Host,
        RejectionCode::CaseSettled | RejectionCode::PersonErased => Blame::World,
        RejectionCode::Bug => Blame::Amends,
    }
}
