//! The layout in which a case is kept as a snapshot.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Stands first in every snapshot of a case, so that one of another release is never misread.
///
/// Whoever changes a field of the case or of a region raises [`NUMBER`](Self::NUMBER); the golden
/// snapshot fails until then. Older layouts are not read: a snapshot is a cache, and the log stands
/// beside it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Layout;

impl Layout {
    /// The layout this release writes and reads.
    pub(crate) const NUMBER: u16 = 2;
}

impl Serialize for Layout {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u16(Self::NUMBER)
    }
}

impl<'de> Deserialize<'de> for Layout {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match u64::deserialize(deserializer)? {
            got if got == u64::from(Self::NUMBER) => Ok(Self),
            got => Err(de::Error::custom(format!(
                "expected a snapshot in layout {}, got layout {got}; replay the log instead",
                Self::NUMBER
            ))),
        }
    }
}
