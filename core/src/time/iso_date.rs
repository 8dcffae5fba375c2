//! Dates on the wire: `2024-05-01`.

use super::text::read_date;
use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serializer, de};

pub(super) fn serialize<S: Serializer>(date: &NaiveDate, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(date)
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<NaiveDate, D::Error> {
    let text = std::borrow::Cow::<'_, str>::deserialize(deserializer)?;
    read_date(&text).ok_or_else(|| de::Error::custom("expected a date such as `2024-05-01`"))
}
