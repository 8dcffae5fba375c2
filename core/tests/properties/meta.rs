//! The generator measured: it goes deep and reaches everything there is to reach.

use amends_testkit::walk::{Statistics, Style, World, walk};

/// A fixed sequence of numbers: the meta-test is the same every time.
pub(crate) fn numbers(seed: u64, count: usize) -> Vec<u32> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let next = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 16) as u32
    };
    std::iter::repeat_with(next).take(count).collect()
}

#[test]
fn the_walks_reach_every_row_every_event_every_refusal_and_every_timer() {
    let mut statistics = Statistics::default();
    for (world, walks) in [(World::round(), 700), (World::office(), 150), (World::edge(), 400)] {
        for seed in 1..=walks {
            statistics.add(&walk(&world, Style::ALL, &numbers(seed, 60)));
        }
    }
    println!("{statistics}");
    println!("rare {:?}", statistics.rare_rows(5));
    println!("events {:?}", statistics.missing_events());
    println!("refusals {:?}", statistics.missing_refusals());
    println!("wake {:?}", statistics.missing_wake_ups());
    assert!(statistics.accepted * 100 > statistics.meant * 60, "{statistics}");
    // F8 needs a change of kind between the reply and its callback: `ways_out.rs` walks it on purpose.
    let rare: Vec<_> =
        statistics.rare_rows(1).into_iter().filter(|(row, _)| *row != "F8").collect();
    assert_eq!(rare, [], "rows never taken");
    assert_eq!(statistics.missing_events(), [""; 0]);
    // The walks stay inside what the calendars know; `tests/case.rs` goes past it.
    let missing = statistics.missing_refusals();
    let elsewhere =
        ["calendar_horizon", "time_out_of_range", "no_open_time", "policy_not_effective", "bug"];
    assert!(missing.iter().all(|code| elsewhere.contains(code)), "{missing:?}");
    assert_eq!(statistics.missing_wake_ups(), [""; 0]);
}
