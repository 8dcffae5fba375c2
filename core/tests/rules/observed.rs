//! Foreign logs: what the table allows is observed, what it does not is inferred, nothing is refused.

use crate::story::{PRESET, Story, policy, t, value};
use amends::{
    case::*,
    fact::{FactKind, Facts},
    ident::{ActorId, CaseId},
};

fn at(text: &str) -> Observation {
    Observation::at(t(text))
}

fn opened(stage: Stage) -> Case {
    let mut first = at("2026-03-02T09:00:00+08:00");
    first.facts = Facts::default().with(FactKind::Kind, value("complaint"));
    first.stage = Some(stage);
    let id = CaseId::new("F-1").unwrap();
    let decision = Case::open_observed(id, first.at, &first, &policy(PRESET)).unwrap();
    decision.into_parts().0
}

/// A case seen received is registered at the first other stage; one that was registered is not received
/// again.
#[test]
fn received_is_a_stage_like_any_other() {
    let case = opened(Stage::Received);
    assert_eq!((case.stage(), case.obligations().runs().len()), (Stage::Received, 0));
    let mut next = at("2026-03-02T10:00:00+08:00");
    next.stage = Some(Stage::Received);
    let same = case.observe(&next, &policy(PRESET)).unwrap();
    assert_eq!((same.records().len(), same.case().stage()), (1, Stage::Received));
    for stage in [Stage::Registered, Stage::InProgress, Stage::Closed] {
        next.stage = Some(stage);
        let later = case.observe(&next, &policy(PRESET)).unwrap();
        assert_eq!(later.case().stage(), stage);
        let registered =
            later.records().iter().find(|one| one.event.kind() == EventKind::Registered);
        assert_eq!(registered.map(|one| one.at), Some(next.at));
    }
    let case = opened(Stage::Registered);
    next.stage = Some(Stage::Received);
    let same = case.observe(&next, &policy(PRESET)).unwrap();
    assert_eq!((same.records().len(), same.case().stage()), (1, Stage::Registered));
    next.stage = Some(Stage::Closed);
    let closed = case.observe(&next, &policy(PRESET)).unwrap();
    next.stage = Some(Stage::Received);
    let again = closed.case().observe(&next, &policy(PRESET)).unwrap();
    assert_eq!(again.case().stage(), Stage::Registered);
    assert!(again.records().iter().any(|record| record.event.kind() == EventKind::Reopened));
    // A case of our own that is not registered yet stays where it is.
    let mut story = Story::under(PRESET);
    story.head(&Command::Receive(Receive::default()));
    next.at = story.now;
    let same = story.case().observe(&next, &policy(PRESET)).unwrap();
    assert_eq!(same.case().stage(), Stage::Received);
}

/// A row stands in a record only where its guards hold.
#[test]
fn a_row_stands_only_where_its_guards_hold() {
    let case = opened(Stage::Registered);
    let mut next = at("2026-03-02T09:30:00+08:00");
    next.level = Some(0);
    let case = case.observe(&next, &policy(PRESET)).unwrap().into_parts().0;
    next = at("2026-03-02T10:00:00+08:00");
    next.facts = Facts::default()
        .with(FactKind::Unit, value("repair"))
        .with(FactKind::Category, value("parts"));
    next.handler = Some(ActorId::new("p1").unwrap());
    next.level = Some(2);
    next.waiting = Some(ObservedWaiting::For { party: Party::Partner, reason: value("vendor") });
    let rows = |case: &Case, next: &Observation| {
        let decision = case.observe(next, &policy(PRESET)).unwrap();
        let told = decision.records().iter().filter(|record| record.by.is_some());
        let row = |record: &Recorded| {
            let row = record.row.as_ref().map_or("-".to_owned(), ToString::to_string);
            assert_eq!(record.source == Source::Inferred, row == "-", "{record:?}");
            (record.event.kind().name(), row)
        };
        let own = |record: &&Recorded| {
            let region = record.event.kind().region();
            !matches!(region, Region::Custody | Region::Obligations)
        };
        let rows: Vec<_> = told.filter(own).map(row).collect();
        (rows, decision.into_parts().0)
    };
    // A unit is assigned only to what is classified: the table has no such step here.
    let (told, case) = rows(&case, &next);
    let all = [
        ("triage.classified", "TR1"),
        ("assignment.assigned", "-"),
        ("assignment.handler_named", "-"),
        ("waiting.started", "W1"),
        ("escalation.raised", "E1"),
    ];
    assert_eq!(told, all.map(|(event, row)| (event, row.to_owned())));
    let mut lower = at("2026-03-02T11:00:00+08:00");
    lower.level = Some(1);
    let (told, case) = rows(&case, &lower);
    assert_eq!(told, [("escalation.lowered", "-".to_owned())]);
    lower.level = Some(0);
    assert_eq!(rows(&case, &lower).0, [("escalation.lowered", "E3".to_owned())]);
}

/// The level of the first report is where a case starts: only a later rise is an escalation, and falling back
/// from the start lowers nothing that was raised.
#[test]
fn the_first_level_is_where_a_case_starts() {
    let mut first = at("2026-03-02T09:00:00+08:00");
    (first.stage, first.level) = (Some(Stage::Registered), Some(2));
    first.facts.set(FactKind::Kind, Some(value("complaint")));
    let opened =
        Case::open_observed(CaseId::new("C-1").unwrap(), first.at, &first, &policy(PRESET));
    let mut case = opened.unwrap().into_parts().0;
    assert_eq!(case.escalation().level(), 0);
    let mut next = at("2026-03-02T10:00:00+08:00");
    for (level, written, stands) in [
        (None, None, 0),
        (Some(2), None, 0),
        (Some(1), None, 0),
        (None, None, 0),
        (Some(2), Some(EventKind::Escalated), 2),
        (Some(2), None, 2),
        (Some(1), Some(EventKind::Deescalated), 1),
    ] {
        next.level = level;
        let (then, records) = case.observe(&next, &policy(PRESET)).unwrap().into_parts();
        let mut kinds = records.iter().map(|record| record.event.kind());
        let written_now = kinds.rfind(|kind| kind.region() == Region::Escalation);
        assert_eq!((written_now, then.escalation().level()), (written, stands), "{level:?}");
        case = then;
    }
}

/// A case whose first report names no level starts at the lowest: a level told later is a rise.
#[test]
fn a_level_told_first_after_the_opening_is_a_rise() {
    let case = opened(Stage::Registered);
    let mut next = at("2026-03-02T10:00:00+08:00");
    next.level = Some(2);
    let case = case.observe(&next, &policy(PRESET)).unwrap().into_parts().0;
    assert_eq!(case.escalation().level(), 2);
}
