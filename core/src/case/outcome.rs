//! How a case ended: a fact of its own, apart from the stage.

use crate::words::vocabulary;

vocabulary! {
    /// Says how a case ended; "closed" alone never reads as "fixed".
    pub enum Outcome {
        Answered "answered" "当场答复" "answered at once";
        Satisfied "satisfied" "已解决且满意" "solved and satisfied";
        Solved "solved" "已解决" "solved, satisfaction unknown";
        Unsatisfied "unsatisfied" "已解决但不满意" "solved, not satisfied";
        Explained "explained" "已解释" "explained, demand not reasonable";
        Disagreed "disagreed" "未达成一致" "no agreement";
        NotReachable "not_reachable" "无法联系" "customer not reachable";
        Withdrawn "withdrawn" "客户撤回" "withdrawn by the customer";
        Duplicate "duplicate" "重复" "duplicate of another case";
        Merged "merged" "已合并" "merged into another case";
        Unknown "unknown" "结果不明" "ended, outcome not recorded";
    }
}
