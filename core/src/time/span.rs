//! A length of time in whole seconds.

use crate::parsed::parsed;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, str::FromStr};

/// Holds a signed length of time in whole seconds.
///
/// Its text form is `8h`, `1h30m`, `90s`, `-10m`: hours, minutes and seconds only. Days are not a
/// length of time here (a working day is not 24 hours), so `1d` is refused.
///
/// ```
/// use amends::time::Span;
/// let span: Span = "1h30m".parse()?;
/// assert_eq!(span.seconds(), 5_400);
/// assert_eq!(span.to_string(), "1h30m");
/// # Ok::<(), amends::time::SpanParseError>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span(i64);

impl Span {
    /// No time at all.
    pub const ZERO: Self = Self(0);

    /// Takes whole seconds.
    #[inline]
    pub const fn from_seconds(seconds: i64) -> Self {
        Self(seconds)
    }

    /// Takes whole minutes; saturates at the ends of the range.
    #[inline]
    pub const fn from_minutes(minutes: i64) -> Self {
        Self(minutes.saturating_mul(60))
    }

    /// Takes whole hours; saturates at the ends of the range.
    #[inline]
    pub const fn from_hours(hours: i64) -> Self {
        Self(hours.saturating_mul(3_600))
    }

    /// Returns the length in seconds.
    #[inline]
    pub const fn seconds(self) -> i64 {
        self.0
    }

    /// Adds two lengths; saturates at the ends of the range.
    #[inline]
    pub const fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// Takes a length away; saturates at the ends of the range.
    #[inline]
    pub const fn minus(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

/// Says why a text is not a span.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected a span such as `8h`, `1h30m` or `90s`, got `{got}`")]
pub struct SpanParseError {
    got: String,
}

impl FromStr for Span {
    type Err = SpanParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        parse(text).ok_or_else(|| SpanParseError { got: text.chars().take(40).collect() })
    }
}

fn parse(text: &str) -> Option<Span> {
    let (negative, body) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let mut total: i64 = 0;
    let mut number: Option<i64> = None;
    let mut last_unit = i64::MAX;
    for c in body.chars() {
        if let Some(digit) = c.to_digit(10) {
            number = Some(number.unwrap_or(0).checked_mul(10)?.checked_add(i64::from(digit))?);
            continue;
        }
        let unit = match c {
            'h' => 3_600,
            'm' => 60,
            's' => 1,
            _ => return None,
        };
        if unit >= last_unit {
            return None;
        }
        last_unit = unit;
        total = total.checked_add(number.take()?.checked_mul(unit)?)?;
    }
    let complete = number.is_none() && last_unit != i64::MAX;
    complete.then_some(Span(if negative { -total } else { total }))
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let total = self.0.unsigned_abs();
        if self.0 < 0 {
            f.write_str("-")?;
        }
        let (hours, minutes, seconds) = (total / 3_600, total / 60 % 60, total % 60);
        if hours > 0 {
            write!(f, "{hours}h")?;
        }
        if minutes > 0 {
            write!(f, "{minutes}m")?;
        }
        if seconds > 0 || total == 0 {
            write!(f, "{seconds}s")?;
        }
        Ok(())
    }
}

impl Serialize for Span {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.collect_str(self)
        } else {
            serializer.serialize_i64(self.0)
        }
    }
}

impl<'de> Deserialize<'de> for Span {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if !deserializer.is_human_readable() {
            return i64::deserialize(deserializer).map(Self);
        }
        parsed(deserializer)
    }
}
