//! A policy as a person writes it.

use crate::{
    Digest,
    document::{Node, Sources, Table},
};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Holds a policy document, TOML or JSON; nothing in it is judged before [`check`].
///
/// It keeps every key and value as they were written, also those that are wrong, so that `check`
/// can report all of them at once. Comments, layout and the order of keys are gone.
///
/// [`check`]: super::Policy::check
///
/// ```
/// use amends::policy::PolicyDocument;
/// let a = PolicyDocument::from_toml("[document]\nnumber = 'EX-1'\nrevision = 'A'")?;
/// let b = PolicyDocument::from_json(r#"{"document": {"revision": "A", "number": "EX-1"}}"#)?;
/// assert_eq!(a.digest(), b.digest());
///
/// let wrong = PolicyDocument::from_toml("[document]\nnumber = = 1").unwrap_err();
/// let place = wrong.iter().next().map(|finding| finding.path().to_owned());
/// assert_eq!(place.as_deref(), Some("line 2 column 10"));
/// # Ok::<(), amends::Findings>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyDocument {
    table: Table,
}

impl PolicyDocument {
    /// Reads a document from TOML.
    ///
    /// # Errors
    /// One finding, `syntax`, `duplicate_key`, `too_long` or `wrong_type`, whose path is a line and
    /// a column.
    #[cfg(feature = "toml")]
    pub fn from_toml(text: &str) -> Result<Self, crate::Findings> {
        crate::document::from_toml(text).map(|table| Self { table })
    }

    /// Reads a document from JSON.
    ///
    /// # Errors
    /// As [`from_toml`](Self::from_toml).
    #[cfg(feature = "json")]
    pub fn from_json(text: &str) -> Result<Self, crate::Findings> {
        crate::document::from_json(text).map(|table| Self { table })
    }

    /// Returns the SHA-256 of the canonical form: key order, comments and layout make no difference.
    pub fn digest(&self) -> Digest {
        let mut bytes = b"amends document 1\n".to_vec();
        Node::Table(self.table.clone()).canonical(&mut bytes);
        Digest::of(&bytes)
    }

    /// Places the document and its parts side by side.
    pub(super) fn with_parts<'a>(&'a self, parts: &'a [(String, Self)]) -> Sources<'a> {
        let parts = parts.iter().map(|(name, part)| (name.as_str(), &part.table));
        Sources::new(&self.table, parts)
    }
}

impl Serialize for PolicyDocument {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.table.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for PolicyDocument {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Node::deserialize(deserializer)? {
            Node::Table(table) => Ok(Self { table }),
            other => Err(de::Error::custom(format!("expected a table, got {}", other.sort().1))),
        }
    }
}
