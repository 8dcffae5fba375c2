//! Verdicts are final.

use crate::story::{PRESET, Story, kinds, person, value};
use amends::{RejectionCode, case::*, ident::ObligationId};

fn first_reply() -> ObligationId {
    ObligationId::new("first-reply").unwrap()
}

/// What is breached is not waived any more: only a correction changes a verdict, and names the old
/// one.
/// clauses: SOP-2.3.6
#[test]
fn a_breach_is_not_waived() {
    let mut story = Story::under(PRESET);
    story.registered("complaint");
    story.pass(72);
    let waive = Waive { obligation: first_reply(), reason: value("goodwill") };
    let head = person("h1", "head");
    assert_eq!(story.refused(&head, &Command::Waive(waive.clone())), RejectionCode::NotAllowedNow);
    let (obligation, reason) = (first_reply(), value("power cut"));
    let correct = Correct { obligation, run: 1, verdict: Verdict::Waived, reason };
    let events = story.head(&Command::Correct(correct));
    assert_eq!(kinds(&events).last(), Some(&"obligation.corrected"));
    let mut running = Story::under(PRESET);
    running.registered("complaint");
    assert_eq!(kinds(&running.head(&Command::Waive(waive))), ["obligation.waived"]);
}
