//! Commands, replay, the wire and the wake-ups: the case against event-sourcing crates and limits.

use amends::{
    Desk,
    case::{Case, Command, Context, Plain, Recorded},
    time::Timestamp,
};
use amends_benches::{
    goal::{Goals, Limit},
    peers::event_sourcing::{cqrs, eventastic_store, eventually_store},
    race::Race,
    stamps::Row,
    sweep,
    walk::{Walk, ids, shuffled, start},
};
use chrono::{DateTime, Utc};
use serde::{Serialize, de::DeserializeOwned};
use std::{hint::black_box, rc::Rc};

const CASES: usize = 200;
const SHUFFLED: usize = 2_000;
/// Enough records to lie outside the caches.
const REPLAYED: usize = 4_000;
const OPEN: usize = 20_000;

pub(crate) fn lanes(race: &mut Race) {
    let walk = Rc::new(Walk::default());
    commands(race, &walk);
    peers(race);
    replay(race, &walk);
    wire(race, &walk);
    wake_ups(race, &walk);
}

fn commands(race: &mut Race, walk: &Rc<Walk>) {
    let names = ids(CASES);
    let kept = walk.clone();
    race.lane("desk: command", move || {
        let mut desk = Desk::new(kept.policy.clone());
        let mut log = Vec::new();
        kept.on_desk(&mut desk, &names, &mut log);
        black_box(log.len());
        names.len() * kept.steps.len()
    });
    let (kept, order) = (walk.clone(), shuffled(SHUFFLED, walk.steps.len() - 1));
    let opened: Vec<_> = (0..SHUFFLED).map(|number| walk.history(number, 1).0).collect();
    race.lane("decide, shuffled cases", move || {
        let mut cases = opened.clone();
        for (case, step) in &order {
            let decision = kept.step(&cases[*case], step + 1, start(*case));
            cases[*case] = decision.into_parts().0;
        }
        black_box(cases.len());
        order.len()
    });
    // One command with one event, and one that starts two clocks.
    for (name, step) in [("decide: acknowledge", 2), ("decide: register", 1)] {
        let (kept, case) = (walk.clone(), walk.history(0, step).0);
        race.lane(name, move || {
            black_box(kept.step(&case, step, start(0)));
            1
        });
    }
    for (name, by) in
        [("refused: out of place", walk.steps.len() - 1), ("refused: not permitted", 1)]
    {
        let (kept, case) = (walk.clone(), walk.history(0, 2).0);
        let archive = Command::Archive(Plain {});
        race.lane(name, move || {
            let actor = &kept.steps[by].actor;
            let context = Context::new(&kept.policy, actor, kept.steps[2].at(start(0)));
            black_box(case.decide(&archive, &context)).expect_err("nothing is closed");
            1
        });
    }
    let case = walk.history(0, walk.steps.len() / 2).0;
    race.lane("copy of a case", move || {
        black_box(case.clone());
        1
    });
}

fn peers(race: &mut Race) {
    race.lane("eventually: command", || eventually_store::walk(CASES));
    race.lane("eventastic: command", || eventastic_store::walk(CASES));
    race.lane("cqrs-es: command, store", || cqrs::walk_store(CASES));
    race.lane("cqrs-es: command, bare", || cqrs::walk_bare(CASES));
}

fn replay(race: &mut Race, walk: &Rc<Walk>) {
    let histories: Vec<Vec<Recorded>> =
        (0..REPLAYED).map(|number| walk.history(number, walk.steps.len()).1).collect();
    let records: usize = histories.iter().map(Vec::len).sum();
    // What reading costs: as many bytes as the records themselves, without what they point to.
    let bytes = records * size_of::<Recorded>();
    let packed: Vec<u64> = (0..bytes as u64 / 8).collect();
    eprintln!("replay: {records} records of {} bytes in {REPLAYED} cases", size_of::<Recorded>());
    race.lane("replay: record", move || {
        for history in &histories {
            black_box(Case::replay(history)).expect("its own history");
        }
        records
    });
    race.lane("sum of as many bytes", move || {
        black_box(packed.iter().fold(0_u64, |sum, word| sum.wrapping_add(*word)));
        records
    });
}

fn wire(race: &mut Race, walk: &Rc<Walk>) {
    let ours = Row::sample(Timestamp::from_seconds_clamped);
    let theirs = Row::sample(|at| DateTime::<Utc>::from_timestamp(at, 0).expect("in range"));
    coding(race, ["row: encode", "row: decode"], &ours);
    coding(race, ["row, chrono's serde: encode", "row, chrono's serde: decode"], &theirs);
    let (_, log) = walk.history(0, walk.steps.len());
    let texts: Vec<_> =
        log.iter().map(|record| serde_json::to_vec(record).expect("it is data")).collect();
    let total: usize = texts.iter().map(Vec::len).sum();
    eprintln!("wire: {} bytes a record", total / texts.len());
    let mut buffer = Vec::new();
    race.lane("record: encode", move || {
        for record in &log {
            buffer.clear();
            serde_json::to_writer(&mut buffer, record).expect("it is data");
            black_box(buffer.len());
        }
        log.len()
    });
    race.lane("record: decode", move || {
        for text in &texts {
            black_box(serde_json::from_slice::<Recorded>(text)).expect("written above");
        }
        texts.len()
    });
}

fn coding<T>(race: &mut Race, [encode, decode]: [&'static str; 2], row: &Row<T>)
where
    Row<T>: Clone + Serialize + DeserializeOwned + 'static,
{
    let text = serde_json::to_vec(row).expect("it is data");
    let (row, mut buffer) = (row.clone(), Vec::new());
    race.lane(encode, move || {
        buffer.clear();
        serde_json::to_writer(&mut buffer, &row).expect("it is data");
        black_box(buffer.len());
        1
    });
    race.lane(decode, move || {
        black_box(serde_json::from_slice::<Row<T>>(&text)).expect("written above");
        1
    });
}

fn wake_ups(race: &mut Race, walk: &Rc<Walk>) {
    let desk = sweep::desk(walk, OPEN);
    let packed = sweep::packed(&desk);
    let earliest = desk.next_wakeup().expect("something runs").at;
    assert_eq!(earliest.micros(), sweep::scan(&packed));
    race.lane("packed wake-ups: scan", move || {
        black_box(sweep::scan(black_box(&packed)));
        1
    });
    let mut moving = desk.clone();
    race.lane("desk: sweep, nothing due", move || {
        let made = moving.advance_to(sweep::before_anything());
        assert_eq!(made, amends::desk::Advance::default());
        1
    });
    race.lane("desk: next_wakeup", move || {
        black_box(desk.next_wakeup());
        1
    });
}

pub(crate) fn goals(goals: &mut Goals<'_>) {
    let least = Limit::AtLeast;
    let most = Limit::AtMost;
    goals.ratio(
        ("R1", "command: eventually / ours"),
        ("eventually: command", "desk: command"),
        least(4.0),
        least(8.0),
    );
    goals.ratio(
        ("R1", "command: eventastic / ours"),
        ("eventastic: command", "desk: command"),
        least(4.0),
        least(8.0),
    );
    goals.ratio(
        ("R1", "command: cqrs-es with its store / ours"),
        ("cqrs-es: command, store", "desk: command"),
        least(15.0),
        least(30.0),
    );
    goals.ratio(
        ("R2", "command: cqrs-es without a store / ours"),
        ("cqrs-es: command, bare", "desk: command"),
        least(0.8),
        least(1.2),
    );
    goals.ratio(
        ("R5", "replay / summing as many bytes"),
        ("replay: record", "sum of as many bytes"),
        most(2.5),
        most(1.5),
    );
    goals.ratio(
        ("S1", "JSON encode: chrono's serde / ours"),
        ("row, chrono's serde: encode", "row: encode"),
        least(1.6),
        least(2.0),
    );
    goals.ratio(
        ("S1", "JSON decode: chrono's serde / ours"),
        ("row, chrono's serde: decode", "row: decode"),
        least(1.5),
        least(1.9),
    );
    goals.ratio(
        ("T1", "sweep of 20,000 cases: scan of a packed array / ours"),
        ("packed wake-ups: scan", "desk: sweep, nothing due"),
        least(8.0),
        least(50.0),
    );
}
