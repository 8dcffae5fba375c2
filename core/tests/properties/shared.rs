//! What the properties share.

use amends::case::{Case, Recorded};
use proptest::prelude::*;

/// A walk: plain numbers, so that it shrinks number by number.
pub(crate) fn walks(longest: usize) -> impl Strategy<Value = Vec<u32>> {
    proptest::collection::vec(any::<u32>(), 8..longest)
}

/// The numbers of a policy; an empty list is the plainest one.
pub(crate) fn policies() -> impl Strategy<Value = Vec<u32>> {
    proptest::collection::vec(any::<u32>(), 0..70)
}

pub(crate) fn json(records: &[Recorded]) -> String {
    serde_json::to_string(records).expect("records are written")
}

/// The case without when its last record was told, which is the host's choice and nothing else.
pub(crate) fn but_for_when_told(case: &Case) -> serde_json::Value {
    let mut written = serde_json::to_value(case).expect("cases are written");
    let told = written.as_object_mut().and_then(|case| case.remove("last_recorded"));
    assert!(told.is_some(), "a case says when its last record was told");
    written
}

/// What holds of a case at any time.
pub(crate) mod run {
    use amends::{
        case::{Case, RunState, Stage, Verdict},
        time::Span,
    };
    use std::collections::BTreeSet;

    pub(crate) fn sound(case: &Case) -> Result<(), String> {
        let mut open = BTreeSet::new();
        for run in case.obligations().runs() {
            let name = format!("{} run {}", run.obligation(), run.number());
            match run.state() {
                RunState::Ended(_) if run.verdict().is_none() => {
                    return Err(format!("{name} ended without a verdict"));
                }
                RunState::Ended(_) => continue,
                RunState::Overdue(_) if run.verdict() != Some(Verdict::Breached) => {
                    return Err(format!("{name} is overdue and not breached"));
                }
                RunState::Running(_) | RunState::Paused(_) if run.verdict().is_some() => {
                    return Err(format!("{name} runs though it is judged"));
                }
                // A target that was over when it was set is breached at once: one second before.
                RunState::Running(plan) if plan.breach_after + Span::from_seconds(1) < plan.due => {
                    return Err(format!("{name} is breached before it is due"));
                }
                RunState::Paused(_) if case.waiting().current().is_none() => {
                    return Err(format!("{name} stands still though nobody is waited for"));
                }
                _ => {}
            }
            if case.stage().is_settled() {
                return Err(format!("{name} is open though the case is {}", case.stage().name()));
            }
            if !open.insert((run.obligation().clone(), run.request())) {
                return Err(format!("{name} is open twice"));
            }
        }
        if let (Stage::Archived, Some(wake_up)) = (case.stage(), case.next_wakeup()) {
            return Err(format!("an archived case wants to wake up: {wake_up:?}"));
        }
        if case.stage().is_settled() && case.waiting().current().is_some() {
            return Err("a settled case waits".to_owned());
        }
        Ok(())
    }
}
