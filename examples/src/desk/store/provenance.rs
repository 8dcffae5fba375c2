//! What a store is written from.

use crate::desk::digest::Digest;
use std::fmt;

/// Names the inputs a store is written from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provenance {
    /// The digest of the log.
    pub log: Digest,
    /// The digest of the mapping.
    pub mapping: Digest,
    /// The digest of the policy.
    pub policy: Digest,
    /// The instant the replay runs to; `end of log` when none was named.
    pub as_of: String,
}

impl Provenance {
    pub(super) fn entries(&self) -> [(&'static str, &str); 4] {
        [
            ("log", self.log.as_str()),
            ("mapping", self.mapping.as_str()),
            ("policy", self.policy.as_str()),
            ("as_of", &self.as_of),
        ]
    }
}

/// Describes an input that is not the one the store was written from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Which input: `log`, `mapping`, `policy` or `as_of`.
    pub input: &'static str,
    /// What the store was written from.
    pub expected: String,
    /// What is given now.
    pub got: String,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` expected {}, got {}", self.input, self.expected, self.got)
    }
}
