//! Many open cases on one desk, and a packed array of their wake-ups to compare with.

use crate::walk::{Walk, id, start};
use amends::{Desk, time::Timestamp};

/// Fills a desk with cases that are under investigation, two obligations running each.
pub fn desk(walk: &Walk, cases: usize) -> Desk {
    let mut desk = Desk::new(walk.policy.clone());
    for number in 0..cases {
        for step in &walk.steps[..2] {
            desk.handle(&id(number), &step.command, &step.actor, step.at(start(number)))
                .expect("the walk is allowed");
        }
    }
    desk
}

/// Packs the wake-ups of a desk into one array of microseconds.
pub fn packed(desk: &Desk) -> Vec<i64> {
    desk.cases()
        .map(|case| case.next_wakeup().map_or(i64::MAX, |wake_up| wake_up.at.micros()))
        .collect()
}

/// Finds the earliest wake-up of a packed array by looking at every one.
pub fn scan(packed: &[i64]) -> i64 {
    packed.iter().copied().fold(i64::MAX, i64::min)
}

/// Returns an instant at which none of the cases of [`desk`] has anything due yet.
pub fn before_anything() -> Timestamp {
    start(0)
}
