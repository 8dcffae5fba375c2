//! Timed acts that no case could ever see.

use super::super::{draft::Draft, sealed::ScheduledAct};
use super::life::admitted;
use crate::{
    Finding, FindingCode, Findings, Words,
    case::{Outcome, Step},
    document::Placed,
};

/// The machine withdraws a case only where its kind has that step.
pub(super) fn check(draft: &Draft, findings: &mut Findings) {
    for Placed { path, value } in &draft.schedules.entries {
        if value.act != ScheduledAct::Close(Outcome::Withdrawn) {
            continue;
        }
        // A kind that could not be read may have it.
        let Some(kinds) = admitted(&value.when, draft) else { continue };
        if !kinds.is_empty() && !kinds.iter().any(|kind| kind.has(Step::Withdrawal)) {
            let words = Words::new(
                "没有类型启用步骤 `withdrawal`，案件无从撤回：请在类型的 `steps` 中写上",
                "no kind it applies to has the step `withdrawal`, so that nothing is withdrawn: name it in \
                 the `steps` of the kind",
            );
            findings.push(Finding::new(format!("{path}.act"), FindingCode::NeverActs, words));
        }
    }
}
