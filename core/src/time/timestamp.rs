//! An instant: microseconds of UTC.

use super::Span;
use chrono::{DateTime, Datelike, TimeZone, Timelike, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::{fmt, str::FromStr};

/// Names an instant in microseconds of UTC since 1970, years 1 to 9999.
///
/// Converts from and to `chrono::DateTime` of any zone. Its text form is RFC 3339 of fixed width,
/// `2024-01-02T03:04:05.000006Z`; binary formats carry the integer. Finer input is rounded to the
/// microsecond.
///
/// ```
/// use amends::time::{Span, Timestamp};
/// let t: Timestamp = "2024-01-02T11:04:05+08:00".parse()?;
/// assert_eq!(t.to_string(), "2024-01-02T03:04:05.000000Z");
/// assert_eq!((t + Span::from_hours(1)).since(t), Span::from_hours(1));
/// # Ok::<(), amends::time::TimestampError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

/// Says why a value is not an instant.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TimestampError {
    /// The text is not RFC 3339 with an offset.
    #[error("expected an instant with an offset such as `2024-01-02T03:04:05Z`, got `{got}`")]
    Syntax {
        /// What stood there, shortened.
        got: String,
    },
    /// The instant lies outside the years 1 to 9999.
    #[error("expected an instant of the years 1 to 9999, got {got} microseconds since 1970")]
    OutOfRange {
        /// Microseconds since 1970.
        got: i64,
    },
}

impl Timestamp {
    /// The earliest instant, the start of year 1.
    pub const MIN: Self = Self(-62_135_596_800_000_000);
    /// The latest instant, the last microsecond of year 9999.
    pub const MAX: Self = Self(253_402_300_799_999_999);

    /// Takes microseconds since 1970.
    ///
    /// # Errors
    /// `OutOfRange` outside the years 1 to 9999.
    pub const fn from_micros(micros: i64) -> Result<Self, TimestampError> {
        if micros < Self::MIN.0 || micros > Self::MAX.0 {
            return Err(TimestampError::OutOfRange { got: micros });
        }
        Ok(Self(micros))
    }

    /// Takes whole seconds since 1970 that a calendar index computed.
    // INVARIANT: an index covers the years 1900 to 2300 only.
    #[inline]
    pub(super) const fn indexed(seconds: i64) -> Self {
        Self(seconds.wrapping_mul(1_000_000))
    }

    /// Takes whole seconds since 1970, clamped to the years 1 to 9999.
    #[inline]
    pub const fn from_seconds_clamped(seconds: i64) -> Self {
        Self::clamped(seconds.saturating_mul(1_000_000))
    }

    /// Returns microseconds since 1970.
    #[inline]
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// Returns whole seconds since 1970, rounded down.
    #[inline]
    pub const fn seconds(self) -> i64 {
        // INVARIANT: no instant lies before `MIN`, so an unsigned division rounds down.
        let since_min = self.0.wrapping_sub(Self::MIN.0) as u64 / 1_000_000;
        (since_min as i64).wrapping_add(Self::MIN.0 / 1_000_000)
    }

    /// Returns the instant cut down to its whole second.
    #[inline]
    pub const fn floor_to_second(self) -> Self {
        Self(self.seconds() * 1_000_000)
    }

    /// Returns the next instant, one microsecond later; the last one stays.
    pub const fn next(self) -> Self {
        Self::clamped(self.0.saturating_add(1))
    }

    /// Returns the length from an earlier instant to this one, in whole seconds rounded down.
    #[inline]
    pub const fn since(self, earlier: Self) -> Span {
        Span::from_seconds(self.0.saturating_sub(earlier.0).div_euclid(1_000_000))
    }

    /// Returns the instant in UTC as `chrono` writes it.
    pub fn to_utc(self) -> DateTime<Utc> {
        // INVARIANT: every Timestamp lies in the years 1 to 9999, which chrono covers.
        DateTime::from_timestamp_micros(self.0).unwrap_or(DateTime::UNIX_EPOCH)
    }

    #[inline]
    const fn clamped(micros: i64) -> Self {
        if micros < Self::MIN.0 {
            Self::MIN
        } else if micros > Self::MAX.0 {
            Self::MAX
        } else {
            Self(micros)
        }
    }
}

impl std::ops::Add<Span> for Timestamp {
    type Output = Self;

    /// Adds real time; stays at the ends of the range.
    #[inline]
    fn add(self, span: Span) -> Self {
        Self::clamped(self.0.saturating_add(span.seconds().saturating_mul(1_000_000)))
    }
}

impl std::ops::Sub<Span> for Timestamp {
    type Output = Self;

    /// Takes real time away; stays at the ends of the range.
    #[inline]
    fn sub(self, span: Span) -> Self {
        Self::clamped(self.0.saturating_sub(span.seconds().saturating_mul(1_000_000)))
    }
}

impl<Tz: TimeZone> TryFrom<DateTime<Tz>> for Timestamp {
    type Error = TimestampError;

    fn try_from(instant: DateTime<Tz>) -> Result<Self, TimestampError> {
        let rounding = if instant.timestamp_subsec_nanos() % 1_000 >= 500 { 1 } else { 0 };
        Self::from_micros(instant.timestamp_micros().saturating_add(rounding))
    }
}

impl From<Timestamp> for DateTime<Utc> {
    fn from(instant: Timestamp) -> Self {
        instant.to_utc()
    }
}

impl FromStr for Timestamp {
    type Err = TimestampError;

    fn from_str(text: &str) -> Result<Self, TimestampError> {
        let instant = DateTime::parse_from_rfc3339(text)
            .map_err(|_| TimestampError::Syntax { got: text.chars().take(40).collect() })?;
        Self::try_from(instant)
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let t = self.to_utc();
        write!(
            f,
            "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:06}Z",
            t.year(),
            t.month(),
            t.day(),
            t.hour(),
            t.minute(),
            t.second(),
            self.0.rem_euclid(1_000_000)
        )
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.collect_str(self)
        } else {
            serializer.serialize_i64(self.0)
        }
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            let text = std::borrow::Cow::<'_, str>::deserialize(deserializer)?;
            text.parse().map_err(de::Error::custom)
        } else {
            Self::from_micros(i64::deserialize(deserializer)?).map_err(de::Error::custom)
        }
    }
}
