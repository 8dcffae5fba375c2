//! A reference that never shows itself by accident.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Holds a personal reference; `Debug` and `Display` redact it, and nothing turns that off.
///
/// The wire form carries the reference, which must be an opaque key of the host's vault.
///
/// ```
/// use amends::Private;
/// let phone = Private::new("vault-17");
/// assert_eq!(format!("{phone:?} {phone}"), "‹private› ‹private›");
/// assert_eq!(*phone.reveal(), "vault-17");
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Private<T>(T);

impl<T> Private<T> {
    /// Wraps a personal reference.
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// Returns the reference; every call is a place to review.
    pub const fn reveal(&self) -> &T {
        &self.0
    }
}

impl<T> fmt::Debug for Private<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("‹private›")
    }
}

impl<T> fmt::Display for Private<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("‹private›")
    }
}
