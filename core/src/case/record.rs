//! One record of a case's history: an event with who, when, why and how sure.

use super::{CommandKind, Event};
use crate::{
    actor::ActorKind,
    digest::Digest,
    ident::{ActorId, CaseId, CommandId, Value},
    time::Timestamp,
    words::vocabulary,
};
use serde::{Deserialize, Serialize};

vocabulary! {
    /// Says how a record came about.
    pub enum Source {
        Decided "decided" "经规则决定" "decided by the rules on a command";
        Clock "clock" "时间触发" "fell due as time passed";
        Observed "observed" "外部记录" "reported by a foreign system, as the table allows";
        Inferred "inferred" "推断" "reported by a foreign system, a jump the table does not have";
    }
}

impl Source {
    /// Says whether a foreign system reported it.
    pub const fn is_foreign(self) -> bool {
        matches!(self, Self::Observed | Self::Inferred)
    }
}

/// Names who caused a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct By {
    /// Who.
    pub id: ActorId,
    /// What kind of actor.
    pub kind: ActorKind,
}

/// Holds one record of a history: what replay, storage and audit work on.
///
/// `at` is when it happened or fell due, `recorded_at` when we were told. Records of one stream are
/// numbered from 1 without a gap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Recorded {
    /// The case.
    pub stream: CaseId,
    /// The number in the stream, 1 for the first.
    pub seq: u64,
    /// When it happened or fell due.
    pub at: Timestamp,
    /// When it was told.
    pub recorded_at: Timestamp,
    /// Who caused it; none when time alone did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<By>,
    /// The command that caused it, for recognising a retry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub command_id: Option<CommandId>,
    /// Which command caused it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub command: Option<CommandKind>,
    /// The schema it is written in.
    pub schema: u16,
    /// How it came about.
    pub source: Source,
    /// The row of the table that brought it about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<Value>,
    /// The organisation that was at hand to be asked; replay never reads it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<Digest>,
    /// The event.
    pub event: Event,
}

impl Recorded {
    /// The newest schema this release writes and reads.
    pub const SCHEMA: u16 = 1;
}
