//! Where a region stands: a stage for the lifecycle, a spot for every other region.

use crate::{Lang, case::Stage, words::vocabulary};

vocabulary! {
    /// Names where a region other than the lifecycle stands.
    pub enum Spot {
        Unsorted "unsorted" "未定级" "not yet classified";
        Sorted "sorted" "已定级" "classified";
        Unassigned "unassigned" "未派单" "no unit in charge";
        WithUnit "with_unit" "部门负责" "a unit is in charge";
        WithHandler "with_handler" "有经办人" "a handler is named";
        NotWaiting "not_waiting" "未等待" "nobody is waited for";
        Waiting "waiting" "等待中" "another party owes the next act";
        NoRequest "no_request" "无此请求" "no such request";
        RequestOpen "request_open" "请求未答复" "the request is open";
        RequestAnswered "request_answered" "请求已答复" "the request is answered";
        RequestEnded "request_ended" "请求已结束" "the request is refused or withdrawn";
        NoSolution "no_solution" "无方案" "no solution drafted";
        Drafted "drafted" "方案已拟" "a revision is drafted";
        Submitted "submitted" "方案待审批" "a revision awaits approval";
        Approved "approved" "方案已批准" "a revision is approved";
        Refused "refused" "方案被驳回" "the revision was refused by the approver";
        Presented "presented" "方案待客户确认" "the customer is to confirm the revision";
        ObjectedTo "objected_to" "客户有异议" "the customer objected to the revision";
        Confirmed "confirmed" "客户已确认" "the customer confirmed the revision";
        Calm "calm" "未升级" "not escalated";
        Raised "raised" "已升级" "escalated, nobody has taken it yet";
        Taken "taken" "升级已受理" "escalated and acknowledged";
        NoCallback "no_callback" "无需回访" "no callback owed";
        CallbackOwed "callback_owed" "应回访" "a callback is owed";
        CallbackDone "callback_done" "已回访" "the callback reached the customer";
        CallbackFailed "callback_failed" "回访失败" "the callback failed for good";
        NoRun "no_run" "未开始" "the obligation has not started";
        Running "running" "计时中" "the clock runs";
        Paused "paused" "暂停" "the clock stands still";
        Overdue "overdue" "超时未办" "breached and still owed";
        Judged "judged" "已有结论" "the run has ended with its verdict";
        Kept "kept" "案卷在册" "the record is kept";
        Erased "erased" "已清除引用" "the personal references are erased";
    }
}

/// Says where a region stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The lifecycle's stage.
    Stage(Stage),
    /// Another region's spot.
    Spot(Spot),
}

impl Place {
    /// Returns the stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stage(stage) => stage.name(),
            Self::Spot(spot) => spot.name(),
        }
    }

    /// Returns the label in a language.
    pub const fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Stage(stage) => stage.label(lang),
            Self::Spot(spot) => spot.label(lang),
        }
    }
}
