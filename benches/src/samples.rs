//! Questions to ask: the same in every run.

use amends::time::{Span, Timestamp};
use chrono::NaiveDate;

/// The spans calendar benches ask about: name, open seconds, real days of about the same length.
pub const SPANS: [(&str, i64, i64); 6] = [
    ("hour", 3_600, 0),
    ("day", 7 * 3_600, 1),
    ("week", 5 * 7 * 3_600, 7),
    ("month", 21 * 7 * 3_600, 30),
    ("year", 253 * 7 * 3_600, 365),
    ("ten_years", 2_530 * 7 * 3_600, 3_652),
];

/// A small generator of numbers that look random and never change.
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Default for Dice {
    fn default() -> Self {
        Self(0x9E37_79B9_7F4A_7C15)
    }
}

impl Dice {
    /// Rolls a number below `bound`.
    pub fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % bound
    }

    /// Puts a list in another order.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            list.swap(last, self.below(last as u64 + 1) as usize);
        }
    }
}

/// Returns minutes of 2024, open or not.
pub fn minutes(count: usize) -> Vec<Timestamp> {
    let start: Timestamp = "2024-01-01T00:00:00Z".parse().expect("an instant");
    let mut dice = Dice::default();
    (0..count).map(|_| start + Span::from_minutes(dice.below(366 * 1_440) as i64)).collect()
}

/// Returns dates of 2024, workdays or not.
pub fn dates(count: usize) -> Vec<NaiveDate> {
    let mut dice = Dice::default();
    (0..count).filter_map(|_| NaiveDate::from_yo_opt(2024, 1 + dice.below(366) as u32)).collect()
}

/// Pairs instants with instants a stretch of real time later.
pub fn stretches(from: &[Timestamp], days: i64) -> Vec<(Timestamp, Timestamp)> {
    let span = if days == 0 { Span::from_hours(1) } else { Span::from_hours(24 * days) };
    from.iter().map(|at| (*at, *at + span)).collect()
}
