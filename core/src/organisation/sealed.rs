//! The sealed organisation: every name in it is known, no line of superiors runs in a circle.

use crate::{
    Digest, Words,
    ident::{ActorId, AssetId, CalendarId, QualificationId, RoleId, UnitId, Value},
    time::Timestamp,
    words::vocabulary,
};
use std::{collections::BTreeMap, fmt, sync::Arc};

/// Holds units, persons, duty roster and assets, checked and sealed.
///
/// Cheap to clone and to share; known by its digest.
#[derive(Clone)]
pub struct Organisation(pub(super) Arc<Sealed>);

/// Holds what a sealed organisation is made of.
#[derive(Debug)]
pub(super) struct Sealed {
    pub(super) digest: Digest,
    pub(super) number: String,
    pub(super) revision: String,
    pub(super) units: BTreeMap<UnitId, Unit>,
    pub(super) persons: BTreeMap<ActorId, Person>,
    pub(super) roster: Vec<Duty>,
    pub(super) assets: BTreeMap<AssetId, Asset>,
}

vocabulary! {
    /// Says what sort of unit a unit is.
    pub enum UnitSort {
        Unit "unit" "部门" "a unit of the house";
        Group "group" "工作组" "a group across units";
        Partner "partner" "合作单位" "a partner outside the house";
    }
}

/// Holds from when to when something holds: from `from` on, until just before `to`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Validity {
    /// From when on; absent is from the beginning.
    pub from: Option<Timestamp>,
    /// Until when, exclusive; absent is without end.
    pub to: Option<Timestamp>,
}

impl Validity {
    /// Says whether it holds at an instant.
    pub fn holds(&self, at: Timestamp) -> bool {
        self.from.is_none_or(|from| from <= at) && self.to.is_none_or(|to| at < to)
    }
}

/// Holds a value and from when to when it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated<T> {
    /// The value.
    pub value: T,
    /// From when to when.
    pub validity: Validity,
}

/// Holds a unit, group or partner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Its identifier.
    pub id: UnitId,
    /// Its name.
    pub name: Words,
    /// What sort it is.
    pub sort: UnitSort,
    /// The unit it belongs to.
    pub parent: Option<UnitId>,
    /// Who heads it, and when.
    pub heads: Vec<Dated<ActorId>>,
    /// Its calendar, one of the policy's; without one the parent's holds.
    pub calendar: Option<CalendarId>,
}

/// Holds a person: an opaque identifier, never a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Their identifier.
    pub id: ActorId,
    /// The units they belong to.
    pub units: Vec<Dated<UnitId>>,
    /// The roles they hold.
    pub roles: Vec<Dated<RoleId>>,
    /// The qualifications they have.
    pub qualifications: Vec<Dated<QualificationId>>,
    /// Whom they report to; without one it is the head of their unit.
    pub reports_to: Vec<Dated<ActorId>>,
}

/// Holds one stretch of the duty roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// Who is on duty.
    pub person: ActorId,
    /// From when on.
    pub from: Timestamp,
    /// Until when, exclusive.
    pub to: Timestamp,
}

/// Holds a project or asset and what is said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// Its identifier.
    pub id: AssetId,
    /// Its name.
    pub name: Words,
    /// Dated flags, such as `handed-over` or `under-warranty`.
    pub flags: Vec<Dated<Value>>,
}

impl fmt::Debug for Organisation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Organisation")
            .field("number", &self.0.number)
            .field("revision", &self.0.revision)
            .field("digest", &self.0.digest)
            .finish_non_exhaustive()
    }
}

impl PartialEq for Organisation {
    fn eq(&self, other: &Self) -> bool {
        self.0.digest == other.0.digest
    }
}

impl Eq for Organisation {}
