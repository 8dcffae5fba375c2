//! A reading of the wall clock.

use crate::parsed::parsed;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, str::FromStr};

/// Names a reading of the wall clock, `00:00` to `24:00`, in whole seconds.
///
/// `24:00` is the end of the day, not an alias of `23:59`.
///
/// ```
/// use amends::time::TimeOfDay;
/// let noon: TimeOfDay = "12:00".parse()?;
/// assert_eq!(noon.seconds(), 43_200);
/// assert_eq!("24:00".parse::<TimeOfDay>()?, TimeOfDay::END_OF_DAY);
/// assert_eq!(noon.to_string(), "12:00");
/// # Ok::<(), amends::time::TimeOfDayError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay(u32);

/// Says why a text is not a time of day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected a time of day such as `08:30` or `24:00`, got `{got}`")]
pub struct TimeOfDayError {
    got: String,
}

impl TimeOfDay {
    /// The start of the day, `00:00`.
    pub const MIDNIGHT: Self = Self(0);
    /// The end of the day, `24:00`.
    pub const END_OF_DAY: Self = Self(86_400);

    /// Takes seconds since local midnight; `None` past `24:00`.
    pub const fn from_seconds(seconds: u32) -> Option<Self> {
        if seconds <= 86_400 { Some(Self(seconds)) } else { None }
    }

    /// Returns the reading as seconds since `00:00`.
    pub const fn seconds(self) -> u32 {
        self.0
    }
}

fn parse(text: &str) -> Option<TimeOfDay> {
    let mut parts = text.split(':');
    let hours = two_digits(parts.next()?)?;
    let minutes = two_digits(parts.next()?)?;
    let seconds = parts.next().map_or(Some(0), two_digits)?;
    if parts.next().is_some() || minutes > 59 || seconds > 59 {
        return None;
    }
    TimeOfDay::from_seconds(hours * 3_600 + minutes * 60 + seconds)
}

fn two_digits(text: &str) -> Option<u32> {
    let plain = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

impl FromStr for TimeOfDay {
    type Err = TimeOfDayError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        parse(text).ok_or_else(|| TimeOfDayError { got: text.chars().take(40).collect() })
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 3_600, self.0 / 60 % 60)?;
        match self.0 % 60 {
            0 => Ok(()),
            seconds => write!(f, ":{seconds:02}"),
        }
    }
}

impl Serialize for TimeOfDay {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for TimeOfDay {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        parsed(deserializer)
    }
}
