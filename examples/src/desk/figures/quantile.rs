//! Quantiles of lengths of time, in exact integer arithmetic.

use amends::time::{Span, Timestamp};
use serde::Serialize;

/// Holds a length of time to the microsecond, as finely as a log writes it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Length(i64);

impl Length {
    /// No time at all.
    pub const ZERO: Self = Self(0);

    /// Measures real time from one instant to another.
    pub const fn between(from: Timestamp, to: Timestamp) -> Self {
        Self(to.micros().saturating_sub(from.micros()))
    }

    /// Adds two lengths; saturates at the ends of the range.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// Returns the length in microseconds.
    pub const fn micros(self) -> i64 {
        self.0
    }
}

impl From<Span> for Length {
    fn from(span: Span) -> Self {
        Self(span.seconds().saturating_mul(1_000_000))
    }
}

/// Holds the quantiles of a set of lengths, in hours rounded to six decimals.
///
/// `median` and `p90` interpolate linearly at rank p * (n - 1), counted from 0; the others take
/// the ceil(p * n)-th smallest value. Of nothing there is no quantile (`null`).
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Quantiles {
    /// How many lengths there are.
    pub n: u64,
    /// The median, interpolated.
    pub median: Option<f64>,
    /// The 90th percentile, interpolated.
    pub p90: Option<f64>,
    /// The median by nearest rank.
    pub median_nearest_rank: Option<f64>,
    /// The 90th percentile by nearest rank.
    pub p90_nearest_rank: Option<f64>,
    /// The sum of all; shown in the report, and no figure of the JSON.
    #[serde(skip)]
    pub sum: Option<f64>,
}

impl Quantiles {
    /// Computes the quantiles; puts the lengths in order.
    pub fn of(lengths: &mut [Length]) -> Self {
        lengths.sort_unstable();
        Self {
            n: lengths.len() as u64,
            median: interpolated(lengths, 5),
            p90: interpolated(lengths, 9),
            median_nearest_rank: nearest_rank(lengths, 5),
            p90_nearest_rank: nearest_rank(lengths, 9),
            sum: (!lengths.is_empty()).then(|| sum(lengths)),
        }
    }
}

fn sum(lengths: &[Length]) -> f64 {
    hours(lengths.iter().map(|length| i128::from(length.micros()) * 10).sum())
}

/// Interpolates at rank `tenths / 10 * (n - 1)` of lengths in order.
fn interpolated(ordered: &[Length], tenths: usize) -> Option<f64> {
    let rank = tenths * ordered.len().checked_sub(1)?;
    let (low, share) = (rank / 10, (rank % 10) as i128);
    let below = i128::from(ordered.get(low)?.micros());
    let above = ordered.get(low + 1).map_or(below, |length| i128::from(length.micros()));
    Some(hours(below * 10 + (above - below) * share))
}

/// Takes the `ceil(tenths / 10 * n)`-th smallest of lengths in order.
fn nearest_rank(ordered: &[Length], tenths: usize) -> Option<f64> {
    let rank = (tenths * ordered.len()).div_ceil(10);
    let length = ordered.get(rank.checked_sub(1)?)?;
    Some(hours(i128::from(length.micros()) * 10))
}

/// Turns tenths of a microsecond into hours of six decimals, a half away from zero.
fn hours(tenths: i128) -> f64 {
    // A millionth of an hour is 36,000 tenths of a microsecond.
    let millionths = (tenths + 18_000 * tenths.signum()) / 36_000;
    millionths as f64 / 1e6
}

/// Rounds a share to six decimals; of nothing there is no share.
pub fn share(part: u64, whole: u64) -> Option<f64> {
    if whole == 0 {
        return None;
    }
    let millionths = (u128::from(part) * 2_000_000 + u128::from(whole)) / (2 * u128::from(whole));
    Some(millionths as f64 / 1e6)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(hours: &[i64]) -> Quantiles {
        let lengths = hours.iter().map(|h| Length::from(Span::from_hours(*h)));
        Quantiles::of(&mut lengths.collect::<Vec<_>>())
    }

    #[test]
    fn nothing_has_no_quantile() {
        assert_eq!(of(&[]), Quantiles::default());
    }

    #[test]
    fn one_length_is_every_quantile() {
        let one = of(&[7]);
        assert_eq!((one.n, one.median, one.p90), (1, Some(7.0), Some(7.0)));
        assert_eq!((one.median_nearest_rank, one.p90_nearest_rank), (Some(7.0), Some(7.0)));
    }

    #[test]
    fn interpolation_and_nearest_rank_differ() {
        let four = of(&[40, 10, 30, 20]);
        assert_eq!((four.median, four.median_nearest_rank), (Some(25.0), Some(20.0)));
        assert_eq!((four.p90, four.p90_nearest_rank), (Some(37.0), Some(40.0)));
        assert_eq!(four.sum, Some(100.0));
    }

    #[test]
    fn hours_round_to_six_decimals_on_both_sides_of_zero() {
        let third = Quantiles::of(&mut [Span::from_minutes(20).into()]);
        assert_eq!(third.median, Some(0.333_333));
        let minus = Quantiles::of(&mut [Span::from_minutes(-40).into()]);
        assert_eq!(minus.median, Some(-0.666_667));
    }

    #[test]
    fn fractions_of_a_second_count() {
        let at = |micros| Timestamp::from_micros(micros).expect("an instant");
        let half = Length::between(at(250_000), at(36_000_750_000));
        assert_eq!(Quantiles::of(&mut [half]).median, Some(10.000_139));
    }

    #[test]
    fn shares_round_half_up() {
        assert_eq!(share(25_351, 25_587), Some(0.990_777));
        assert_eq!((share(0, 5), share(5, 5), share(1, 0)), (Some(0.0), Some(1.0), None));
    }
}
