//! Identifiers: opaque host strings in newtypes, so that a person is never taken for a unit.

use crate::parsed::parsed;
use compact_str::CompactString;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, str::FromStr};

/// Says why a text cannot be an identifier.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IdentError {
    /// Nothing stands there.
    #[error("expected an identifier of 1 to {} bytes, got an empty text", Ident::MAX_BYTES)]
    Empty,
    /// The text is too long.
    #[error("expected an identifier of at most {} bytes, got {bytes}", Ident::MAX_BYTES)]
    TooLong {
        /// How many bytes came.
        bytes: usize,
    },
    /// A control character, or a blank at either end.
    #[error("expected an identifier without control characters or outer blanks, got `{got}`")]
    Unprintable {
        /// What stood there, escaped and shortened.
        got: String,
    },
}

/// Holds the text shared by every identifier type; up to 24 bytes live without an allocation.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Ident(CompactString);

impl Ident {
    const MAX_BYTES: usize = 200;

    fn parse(text: &str) -> Result<Self, IdentError> {
        if text.is_empty() {
            return Err(IdentError::Empty);
        }
        if text.len() > Self::MAX_BYTES {
            return Err(IdentError::TooLong { bytes: text.len() });
        }
        if text.trim() != text || text.chars().any(char::is_control) {
            return Err(IdentError::Unprintable { got: text.escape_debug().take(40).collect() });
        }
        Ok(Self(CompactString::new(text)))
    }
}

/// Declares identifier newtypes that share parsing, text form and wire form.
macro_rules! identifiers {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        ///
        /// An opaque text of the host, 1 to 200 bytes, no control characters.
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Ident);

        impl $name {
            /// Takes a text as an identifier.
            ///
            /// # Errors
            /// `IdentError` when the text is empty, too long or unprintable.
            pub fn new(text: &str) -> Result<Self, IdentError> {
                Ident::parse(text).map(Self)
            }

            /// Returns the text.
            pub fn as_str(&self) -> &str {
                &self.0.0
            }
        }

        impl FromStr for $name {
            type Err = IdentError;

            fn from_str(text: &str) -> Result<Self, IdentError> {
                Self::new(text)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({:?})", stringify!($name), self.as_str())
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                self.as_str()
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                parsed(deserializer)
            }
        }
    )*};
}

identifiers! {
    /// Names a case, the stream of one customer matter.
    CaseId;
    /// Names a command, so that a retry is recognised.
    CommandId;
    /// Names a person, machine or other actor.
    ActorId;
    /// Names a unit, group or partner of the organisation.
    UnitId;
    /// Names a role.
    RoleId;
    /// Names a qualification.
    QualificationId;
    /// Names a kind of case, policy data (complaint, inquiry, …).
    KindId;
    /// Names an obligation of the policy.
    ObligationId;
    /// Names a rule of the policy: a gate, route, matrix row, grant or schedule.
    RuleId;
    /// Names a calendar of the policy.
    CalendarId;
    /// Names a clause of a rule book.
    ClauseId;
    /// Names a form of the policy.
    FormId;
    /// Names a field or tick of a form.
    FieldId;
    /// Names a project or asset of the organisation.
    AssetId;
    /// Holds the value of a fact: a category, a priority, a tier, a channel, a reason.
    Value;
}

/// Lets this crate's own lists be identifiers, which they are by their making.
macro_rules! known {
    ($($name:ident)*) => {$(
        impl $name {
            /// Takes a text of this crate's own lists.
            pub(crate) fn known(text: &'static str) -> Self {
                Self(Ident(CompactString::const_new(text)))
            }
        }
    )*};
}

known! { Value ActorId KindId ObligationId RoleId UnitId }

/// Lets identifiers of the policy and the organisation stand where any value may stand.
macro_rules! values {
    ($($name:ident)*) => {$(
        impl From<&$name> for Value {
            fn from(id: &$name) -> Self {
                Self(id.0.clone())
            }
        }
    )*};
}

values! { KindId UnitId RoleId RuleId ActorId }
