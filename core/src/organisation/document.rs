//! An organisation as a person writes it.

use crate::{
    Digest,
    document::{Node, Sources, Table},
};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Holds an organisation document, TOML or JSON; nothing in it is judged before it is checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganisationDocument {
    table: Table,
}

impl OrganisationDocument {
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
        let mut bytes = b"amends organisation 1\n".to_vec();
        Node::Table(self.table.clone()).canonical(&mut bytes);
        Digest::of(&bytes)
    }

    pub(super) fn sources(&self) -> Sources<'_> {
        Sources::new(&self.table, std::iter::empty())
    }
}

impl Serialize for OrganisationDocument {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.table.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for OrganisationDocument {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Node::deserialize(deserializer)? {
            Node::Table(table) => Ok(Self { table }),
            other => Err(de::Error::custom(format!("expected a table, got {}", other.sort().1))),
        }
    }
}
