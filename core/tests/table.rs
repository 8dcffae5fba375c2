//! The tables hold together: checks of the rows as data, and each check shown to bite.

use amends::{
    case::{CommandKind, EventKind, Region, Stage, table},
    table::{
        Guard, On, Place, Row, Spot,
        check::{self, Defect},
    },
};

fn rows() -> Vec<Row> {
    table::all().copied().collect()
}

fn without(id: &str) -> Vec<Row> {
    rows().into_iter().filter(|row| row.id != id).collect()
}

fn with(id: &str, change: impl Fn(&mut Row)) -> Vec<Row> {
    let mut rows = rows();
    rows.iter_mut().filter(|row| row.id == id).for_each(change);
    rows
}

#[test]
fn the_tables_have_no_defect() {
    let defects = check::all();
    let lines: Vec<_> = defects.iter().map(ToString::to_string).collect();
    assert!(defects.is_empty(), "{} defects:\n{}", lines.len(), lines.join("\n"));
}

#[test]
fn every_condition_is_among_the_examples() {
    let source = include_str!("../src/table/row.rs");
    let names = source.lines().filter(|line| {
        let line = line.trim();
        line.starts_with("Self::") && line.ends_with("\",") && line.contains("=> \"")
    });
    assert_eq!(names.count(), Guard::EXAMPLES.len());
}

#[test]
fn a_row_twice_is_found() {
    let mut rows = rows();
    rows.push(rows[0]);
    assert!(check::structure(&rows).contains(&Defect::DuplicateRow { row: "L01" }));
}

#[test]
fn a_lost_way_out_is_a_trap() {
    let defects = check::passages(&without("L38"));
    let trapped = defects.iter().any(|defect| {
        matches!(defect, Defect::Trap { stage: Stage::CallbackPending, spots, .. }
            if spots.contains(&Spot::CallbackDone))
    });
    assert!(trapped, "{defects:?}");
}

#[test]
fn a_callback_asked_for_after_the_reply_is_no_trap_only_because_of_its_rows() {
    let rows: Vec<_> = without("F8").into_iter().filter(|row| row.id != "F9").collect();
    let defects = check::passages(&rows);
    assert!(
        defects.iter().any(|defect| matches!(defect, Defect::Trap { stage: Stage::Replied, .. })),
        "{defects:?}"
    );
}

#[test]
fn a_stage_nothing_leads_to_is_found() {
    let defects = check::passages(&without("L15"));
    assert!(
        defects.iter().any(|defect| matches!(
            defect,
            Defect::Unreachable { stage: Stage::SolutionApproved, .. }
        )),
        "{defects:?}"
    );
}

#[test]
fn rows_that_can_both_apply_are_found() {
    let rows = with("L34", |row| row.guards = &[Guard::ReopenAllowed]);
    let found = check::structure(&rows)
        .into_iter()
        .any(|defect| matches!(defect, Defect::Overlap { first: "L33", second: "L34", .. }));
    assert!(found);
}

#[test]
fn reactions_without_end_are_found() {
    let mut rows = rows();
    let base = *table::row("F7").unwrap();
    rows.push(Row {
        id: "X1",
        region: Region::Lifecycle,
        on: On::Event(EventKind::CallbackCancelled),
        from: &[Place::Stage(Stage::Closed)],
        to: None,
        emits: EventKind::Closed,
        ..base
    });
    assert!(check::structure(&rows).contains(&Defect::Cycle { event: EventKind::Closed }));
}

#[test]
fn what_no_row_uses_is_found() {
    let defects = check::structure(&without("L06"));
    assert!(defects.contains(&Defect::UnusedCommand { command: CommandKind::Defer }));
    assert!(defects.contains(&Defect::UnusedEvent { event: EventKind::Deferred }));
    assert!(defects.contains(&Defect::UnusedGuard { guard: "promise_ahead" }));
    assert!(
        check::structure(&without("Q2"))
            .contains(&Defect::UnusedSpot { spot: Spot::RequestAnswered })
    );
}

#[test]
fn a_part_of_another_region_is_found() {
    let rows = with("W1", |row| row.emits = EventKind::Escalated);
    assert!(
        check::structure(&rows)
            .contains(&Defect::ForeignPart { row: "W1", part: "escalation.raised" })
    );
}
