//! An instant: microseconds of UTC.

use super::Span;
use crate::parsed::parsed;
use chrono::{DateTime, TimeZone, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de, ser};
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
        if let Some(instant) = fixed_width(text) {
            return Ok(instant);
        }
        let instant = DateTime::parse_from_rfc3339(text)
            .map_err(|_| TimestampError::Syntax { got: text.chars().take(40).collect() })?;
        Self::try_from(instant)
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(std::str::from_utf8(&written(*self)).map_err(|_| fmt::Error)?)
    }
}

const DAY_MICROS: u64 = 86_400_000_000;

/// Writes the text form; `chrono` takes several times as long, and records carry many instants.
fn written(instant: Timestamp) -> [u8; 27] {
    // INVARIANT: no instant lies before `MIN`, the start of year 1.
    let since_min = instant.0.wrapping_sub(Timestamp::MIN.0) as u64;
    let (year, month, day) = civil((since_min / DAY_MICROS) as u32);
    let (second, micro) =
        ((since_min % DAY_MICROS / 1_000_000) as u32, (since_min % 1_000_000) as u32);
    let mut text = *b"0000-00-00T00:00:00.000000Z";
    let fields = [
        (0..4, year),
        (5..7, month),
        (8..10, day),
        (11..13, second / 3_600),
        (14..16, second / 60 % 60),
        (17..19, second % 60),
        (20..26, micro),
    ];
    for (place, mut value) in fields {
        for byte in text.get_mut(place).into_iter().flatten().rev() {
            *byte = b'0' + (value % 10) as u8;
            value /= 10;
        }
    }
    text
}

/// Reads the text form; everything else is left to `chrono`.
fn fixed_width(text: &str) -> Option<Timestamp> {
    let [
        y1,
        y2,
        y3,
        y4,
        b'-',
        m1,
        m2,
        b'-',
        d1,
        d2,
        b'T',
        h1,
        h2,
        b':',
        n1,
        n2,
        b':',
        s1,
        s2,
        b'.',
        f1,
        f2,
        f3,
        f4,
        f5,
        f6,
        b'Z',
    ] = *text.as_bytes()
    else {
        return None;
    };
    let date = (number([y1, y2, y3, y4])?, number([m1, m2])?, number([d1, d2])?);
    let (hour, minute, second) = (number([h1, h2])?, number([n1, n2])?, number([s1, s2])?);
    let micro = number([f1, f2, f3, f4, f5, f6])?;
    if date.0 < 1 || !(1..=12).contains(&date.1) || hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    // A date that does not exist comes back as another one.
    let day = day_of(date);
    let exists = civil(day) == date;
    let second = i64::from(day) * 86_400 + i64::from(hour * 3_600 + minute * 60 + second);
    exists.then(|| Timestamp(Timestamp::MIN.0 + second * 1_000_000 + i64::from(micro)))
}

fn number<const DIGITS: usize>(digits: [u8; DIGITS]) -> Option<u32> {
    digits.into_iter().try_fold(0, |number, digit| {
        digit.is_ascii_digit().then(|| number * 10 + u32::from(digit - b'0'))
    })
}

/// Days from 0000-03-01, where years end with February, to 0001-01-01.
const MARCH: u32 = 306;

/// The date `day` days after 0001-01-01: year, month, day.
fn civil(day: u32) -> (u32, u32, u32) {
    let (era, day) = ((day + MARCH) / 146_097, (day + MARCH) % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let first = (153 * month + 2) / 5;
    let (year, month) = if month < 10 { (year, month + 3) } else { (year + 1, month - 9) };
    (era * 400 + year, month, day - first + 1)
}

/// Days from 0001-01-01 to a date whose month exists.
fn day_of((year, month, day): (u32, u32, u32)) -> u32 {
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    (365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day)
        .saturating_sub(MARCH + 1)
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            let text = written(*self);
            serializer.serialize_str(std::str::from_utf8(&text).map_err(ser::Error::custom)?)
        } else {
            serializer.serialize_i64(self.0)
        }
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            parsed(deserializer)
        } else {
            Self::from_micros(i64::deserialize(deserializer)?).map_err(de::Error::custom)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every eleventh day, at another time of the day each.
    #[test]
    fn text_is_what_chrono_writes_and_reads() {
        let days = Timestamp::MIN.0..=Timestamp::MAX.0;
        for micros in days.step_by(11 * DAY_MICROS as usize + 7_919_000_001) {
            let instant = Timestamp(micros);
            let text = instant.to_utc().to_rfc3339_opts(chrono::SecondsFormat::Micros, true);
            assert_eq!(instant.to_string(), text);
            assert_eq!(fixed_width(&text), Some(instant));
        }
        assert_eq!(fixed_width(&Timestamp::MAX.to_string()), Some(Timestamp::MAX));
    }

    #[test]
    fn what_does_not_exist_is_left_to_chrono() {
        for text in [
            "2023-02-29T00:00:00.000000Z",
            "2024-04-31T00:00:00.000000Z",
            "2024-13-01T00:00:00.000000Z",
            "2024-00-01T00:00:00.000000Z",
            "2024-01-00T00:00:00.000000Z",
            "0001-01-00T00:00:00.000000Z",
            "0000-12-31T00:00:00.000000Z",
            "2024-01-01T24:00:00.000000Z",
            "2024-01-01T23:59:60.000000Z",
            "2024-01-01T23:59:5x.000000Z",
            "2024-01-01t23:59:50.000000Z",
            "2024-01-01T23:59:50.00000Z",
        ] {
            assert_eq!(fixed_width(text), None, "{text}");
        }
    }
}
