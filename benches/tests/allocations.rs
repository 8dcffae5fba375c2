//! Allocation counts: none per calendar query is a gate, what a command costs is reported.
//!
//! `cargo test -p amends-benches --test allocations -- --nocapture` prints the report.

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

/// Reports what commands cost; the walk is the same every time, so the figures are exact.
#[test]
fn what_a_command_allocates() {
    let walk = Walk::default();
    let at = start(0);
    let mut cases = vec![walk.history(0, 1).0];
    println!("{:28} {:>8} {:>10} {:>12}", "command", "records", "count", "bytes");
    let (mut accepted, mut bytes, mut records) = (0, 0, 0);
    for step in 1..walk.steps.len() {
        let case = &cases[step - 1];
        let mut decision = None;
        let info = counted(|| decision = Some(walk.step(case, step, at)));
        let (next, made) = decision.expect("the step is carried out").into_parts();
        let name = walk.steps[step].command.kind().name();
        println!("{name:28} {:>8} {:>10} {:>12}", made.len(), info.count_total, info.bytes_total);
        accepted += info.count_total;
        bytes += info.bytes_total;
        records += made.len();
        cases.push(next);
    }
    let steps = walk.steps.len() - 1;
    println!("accepted: {:.1} a command, {} bytes", per(accepted, steps), bytes / steps as u64);

    let head = &walk.steps[walk.steps.len() - 1].actor;
    let intake = &walk.steps[1].actor;
    let archive = Command::Archive(Plain {});
    for (why, actor) in [("out of place", head), ("not permitted", intake)] {
        let context = Context::new(&walk.policy, actor, walk.steps[1].at(at));
        let info = counted(|| {
            cases[1].decide(&archive, &context).expect_err("nothing is closed");
        });
        println!("refused, {why}: {}, {} bytes", info.count_total, info.bytes_total);
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
    let copied = counted(|| {
        black_box(cases[steps / 2].clone());
    });
    println!("a copy of the case half way: {}", copied.count_total);
    assert_eq!(records + 1, log.len(), "one history, told twice");
}

fn counted(run: impl FnOnce()) -> AllocationInfo {
    measure(run)
}

fn per(total: u64, count: usize) -> f64 {
    total as f64 / count as f64
}
