//! The stages of the lifecycle, shared by every flow.

use crate::words::vocabulary;

vocabulary! {
    /// Says how far a case has come.
    ///
    /// A stage says nothing of the outcome, the escalation level or the satisfaction: those
    /// are axes of their own.
    pub enum Stage {
        Received "received" "已接收" "received";
        Registered "registered" "已登记" "registered";
        Deferred "deferred" "已承诺回复" "answer deferred";
        Classified "classified" "已分类" "classified";
        Assigned "assigned" "已派单" "assigned";
        HandlerNamed "handler_named" "已定经办人" "handler named";
        Investigating "investigating" "调查中" "investigating";
        SolutionDrafted "solution_drafted" "已拟方案" "solution drafted";
        AwaitingApproval "awaiting_approval" "待审批" "awaiting approval";
        SolutionApproved "solution_approved" "方案已批准" "solution approved";
        AwaitingCustomer "awaiting_customer" "待客户确认" "awaiting the customer";
        InProgress "in_progress" "处理中" "in progress";
        Handled "handled" "已处理" "handled";
        Verified "verified" "已验证" "verified";
        Replied "replied" "已回复" "replied";
        Negotiating "negotiating" "协商中" "negotiating";
        CallbackPending "callback_pending" "待回访" "callback pending";
        Closed "closed" "已关闭" "closed";
        Archived "archived" "已归档" "archived";
    }
}

impl Stage {
    /// Says whether the case has ended for now: closed or archived.
    pub const fn is_settled(self) -> bool {
        matches!(self, Self::Closed | Self::Archived)
    }

    /// Says whether the flows have not parted yet: up to the naming of a handler they run alike.
    pub(super) const fn is_common(self) -> bool {
        matches!(
            self,
            Self::Received
                | Self::Registered
                | Self::Deferred
                | Self::Classified
                | Self::Assigned
                | Self::HandlerNamed
        )
    }
}
