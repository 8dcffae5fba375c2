//! Archiving that comes before the time for reopening is over: an archived case stays closed.

use super::{
    super::{
        draft::Draft,
        sealed::{Condition, Kind, Schedule, ScheduledAct, Target},
    },
    life::{admitted, unread},
    strictness::{Lengths, NOTHING},
};
use crate::{
    Finding, FindingCode, Findings, Words,
    case::EventKind,
    document::Placed,
    time::{ReceiptRule, Term},
};

/// Compares where both count from the closing; without a `reopen_within` archiving is the limit.
pub(super) fn check(draft: &Draft, findings: &mut Findings) {
    let lengths = &mut Lengths::of(draft);
    for placed in &draft.schedules.entries {
        let Schedule { act, starts_on, when, term, .. } = &placed.value;
        let on_closing = starts_on.iter().any(|trigger| trigger.event == EventKind::Closed);
        if *act != ScheduledAct::Archive || !on_closing || unread(&placed.path, &["when"], findings)
        {
            continue;
        }
        let cut = admitted(when, draft).into_iter().flatten().find(|kind| {
            open_for(kind).is_some_and(|open| {
                lengths.looser((&counted(open), NOTHING), (&counted(term), NOTHING)).is_some()
            })
        });
        if let Some(kind) = cut {
            findings.push(cut_short(placed, kind));
        }
    }
}

fn open_for(kind: &Kind) -> Option<&Term> {
    kind.reopen_within.as_ref().filter(|_| kind.reopen_limit != Some(0))
}

/// Both terms count from the closing, whatever the time of the day.
fn counted(term: &Term) -> Target {
    Target { when: Condition::default(), term: term.clone(), receipt: ReceiptRule::as_received() }
}

fn cut_short(placed: &Placed<Schedule>, kind: &Kind) -> Finding {
    let words = Words::new(
        format!(
            "已归档的案件不能重启，而类型 `{}` 的 `reopen_within` 可能晚于归档届满：请推迟归档",
            kind.id
        ),
        format!(
            "an archived case cannot be reopened, and `reopen_within` of the kind `{}` may end \
             later: archive later",
            kind.id
        ),
    );
    Finding::new(format!("{}.term", placed.path), FindingCode::ReopeningCutShort, words)
}
