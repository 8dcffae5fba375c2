//! Allocation counts, which are the same in every run: none for a calendar query, a known number for
//! each command of the walk and for each replay.
//!
//! `cargo test -p amends-benches --test allocations -- --nocapture` prints what they come to.

use allocation_counter::{AllocationInfo, measure};
use amends::{
    case::{Case, Command, Context, Plain},
    time::{Bound, DayOff, Edge, Pause, Sides, Span, Timestamp, due_with_pauses},
};
use amends_benches::{
    office,
    samples::{SPANS, dates, minutes, stretches},
    walk::{Walk, start},
};
use std::hint::black_box;

/// Runs a query once unmeasured, then counts what it allocates.
fn count(mut query: impl FnMut()) -> u64 {
    query();
    measure(query).count_total
}

#[test]
fn a_query_inside_a_prepared_range_allocates_nothing() {
    let office = office::calendar();
    let minutes = minutes(200);
    let dates = dates(200);
    let mut counts = Vec::new();
    let mut gate = |name: String, query: &mut dyn FnMut()| counts.push((name, count(query)));
    for (span, open, days) in SPANS {
        let length = Span::from_seconds(open);
        for edge in [Edge::AtClose, Edge::NextOpening] {
            gate(format!("add {span} {edge:?}"), &mut || {
                for at in &minutes {
                    black_box(office.add(*at, length, edge)).expect("covered");
                }
            });
            gate(format!("subtract {span} {edge:?}"), &mut || {
                for at in &minutes {
                    black_box(office.subtract(*at, length, edge)).expect("covered");
                }
            });
        }
        let stretches = stretches(&minutes, days);
        gate(format!("elapsed {span}"), &mut || {
            for (from, to) in &stretches {
                black_box(office.elapsed(*from, *to)).expect("covered");
            }
        });
        gate(format!("workdays {span}"), &mut || {
            for date in &dates {
                let later = office.add_days(*date, days, DayOff::Roll).expect("covered");
                black_box(office.business_days_between(*date, later, Sides::First))
                    .expect("covered");
            }
        });
    }
    gate("openings and closings".into(), &mut || {
        for at in &minutes {
            black_box(office.is_open(*at)).expect("covered");
            black_box(office.next_open(*at, Bound::Inclusive)).expect("covered");
            black_box(office.next_open(*at, Bound::Strict)).expect("covered");
            black_box(office.next_close(*at)).expect("covered");
            black_box(office.prev_open(*at, Bound::Inclusive)).expect("covered");
            black_box(office.prev_close(*at)).expect("covered");
            black_box(office.current_open(*at)).expect("covered");
        }
    });
    let day = Span::from_seconds(office::OPEN_A_DAY);
    gate("a deadline with two pauses".into(), &mut || {
        for at in &minutes {
            let pauses = [pause(*at, 1), pause(*at, 5)];
            black_box(due_with_pauses(&office, *at, day, &pauses)).expect("covered");
        }
    });
    let guilty: Vec<_> = counts.iter().filter(|(_, count)| *count > 0).collect();
    assert!(guilty.is_empty(), "queries that allocate: {guilty:?}");
}

fn pause(at: Timestamp, hours: i64) -> Pause {
    Pause { from: at + Span::from_hours(hours), to: at + Span::from_hours(hours + 2) }
}

/// What each command of the walk allocates. A step of the walk makes its records in one buffer for
/// each round of reactions; the rest is a changed run of an obligation, or a plan.
const COMMANDS: [(&str, u64); 14] = [
    ("case.register", 14),
    ("case.acknowledge", 4),
    ("triage.classify", 3),
    ("assignment.assign", 2),
    ("assignment.name_handler", 2),
    ("case.investigate", 1),
    ("waiting.start", 4),
    ("waiting.end", 9),
    ("solution.propose", 2),
    ("case.start_work", 1),
    ("case.record_handling", 1),
    ("case.reply", 10),
    ("followup.record", 5),
    ("case.archive", 1),
];

/// What else allocates: a refusal, all of a history replayed, a copy of a case.
const OTHERS: [(&str, u64); 4] =
    [("refused: out of place", 3), ("refused: not permitted", 3), ("replay", 4), ("copy", 0)];

#[test]
fn a_command_allocates_what_is_known_of_it() {
    let walk = Walk::default();
    let at = start(0);
    let mut cases = vec![walk.history(0, 1).0];
    println!("{:28} {:>8} {:>10} {:>12}", "command", "records", "count", "bytes");
    let (mut counts, mut bytes, mut records) = (Vec::new(), 0, 0);
    for step in 1..walk.steps.len() {
        let case = &cases[step - 1];
        let mut decision = None;
        let info = counted(|| decision = Some(walk.step(case, step, at)));
        let (next, made) = decision.expect("the step is carried out").into_parts();
        let name = walk.steps[step].command.kind().name();
        println!("{name:28} {:>8} {:>10} {:>12}", made.len(), info.count_total, info.bytes_total);
        counts.push((name, info.count_total));
        bytes += info.bytes_total;
        records += made.len();
        cases.push(next);
    }
    let steps = walk.steps.len() - 1;
    let accepted: u64 = counts.iter().map(|(_, count)| count).sum();
    println!("accepted: {:.1} a command, {} bytes", per(accepted, steps), bytes / steps as u64);
    assert_eq!(counts, COMMANDS, "note a smaller number down, explain a greater one");

    let head = &walk.steps[walk.steps.len() - 1].actor;
    let intake = &walk.steps[1].actor;
    let archive = Command::Archive(Plain {});
    let mut others = Vec::new();
    for (why, actor) in [("refused: out of place", head), ("refused: not permitted", intake)] {
        let context = Context::new(&walk.policy, actor, walk.steps[1].at(at));
        let info = counted(|| {
            cases[1].decide(&archive, &context).expect_err("nothing is closed");
        });
        println!("{why}: {}, {} bytes", info.count_total, info.bytes_total);
        others.push((why, info.count_total));
    }

    let (_, log) = walk.history(0, walk.steps.len());
    let mut case = Case::replay(&log[..1]).expect("the opening");
    let evolved = counted(|| {
        for record in &log[1..] {
            case.evolve(record).expect("its own history");
        }
    });
    println!("evolve: {:.2} a record", per(evolved.count_total, log.len() - 1));
    let replayed = counted(|| {
        black_box(Case::replay(&log)).expect("its own history");
    });
    println!("replay: {} for {} records", replayed.count_total, log.len());
    others.push(("replay", replayed.count_total));
    let copied = counted(|| {
        black_box(cases[steps / 2].clone());
    });
    println!("a copy of the case half way: {}", copied.count_total);
    others.push(("copy", copied.count_total));
    assert_eq!(others, OTHERS, "note a smaller number down, explain a greater one");
    assert_eq!(records + 1, log.len(), "one history, told twice");
}

fn counted(run: impl FnOnce()) -> AllocationInfo {
    measure(run)
}

fn per(total: u64, count: usize) -> f64 {
    total as f64 / count as f64
}
