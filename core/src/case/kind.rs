//! The closed lists of flows, optional steps and requests.

use crate::words::vocabulary;

vocabulary! {
    /// Names the table of stages a kind of case runs through.
    pub enum Flow {
        Resolve "resolve" "处理流程" "resolve: investigate, solve, reply, call back";
        Answer "answer" "答复流程" "answer: reply at once, later, or through a specialist";
    }
}

vocabulary! {
    /// Names a step that a kind of case may switch on.
    pub enum Step {
        Approval "approval" "方案审批" "a superior approves the solution";
        CustomerConfirmation "customer_confirmation" "客户确认方案" "the customer confirms the solution";
        Verification "verification" "结果验证" "someone other than the handler verifies the result";
        Callback "callback" "回访" "the customer is called back after the reply";
        Withdrawal "withdrawal" "客户撤回" "the customer may withdraw";
        Duplicate "duplicate" "重复件" "a case may be closed as a duplicate";
        Merge "merge" "并案" "a case may be merged into another";
    }
}

vocabulary! {
    /// Names what is asked of another unit, group or partner.
    pub enum RequestKind {
        Consult "consult" "会商" "consultation";
        JointInvestigation "joint_investigation" "联合调查" "joint investigation";
        ContactSheet "contact_sheet" "工作联系单" "work contact sheet";
        Rectification "rectification" "整改" "rectification";
        Verdict "verdict" "技术鉴定" "technical verdict";
    }
}
