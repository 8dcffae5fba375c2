//! Who acts: an identifier, a kind, roles, qualifications and a unit.

use crate::{
    ident::{ActorId, QualificationId, RoleId, UnitId},
    organisation::Organisation,
    time::Timestamp,
    words::vocabulary,
};
use serde::{Deserialize, Serialize};

vocabulary! {
    /// Says what kind of actor gives a command.
    pub enum ActorKind {
        Person "person" "人员" "a person of the organisation";
        Machine "machine" "系统" "a machine";
        Customer "customer" "客户" "the customer";
        Partner "partner" "合作单位" "a partner";
    }
}

/// Describes who gives a command, as the host has established it.
///
/// ```
/// use amends::{Actor, ident::RoleId};
/// let clerk = Actor::person("u-17")?.with_role("intake")?.in_unit("service-centre")?;
/// assert!(clerk.has_role(&RoleId::new("intake")?));
/// # Ok::<(), amends::ident::IdentError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Actor {
    id: ActorId,
    kind: ActorKind,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    roles: Vec<RoleId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unit: Option<UnitId>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    qualifications: Vec<QualificationId>,
}

impl Actor {
    /// Describes an actor of a kind, without roles.
    pub fn new(id: ActorId, kind: ActorKind) -> Self {
        Self { id, kind, roles: Vec::new(), unit: None, qualifications: Vec::new() }
    }

    /// Describes a person of the organisation.
    ///
    /// # Errors
    /// `IdentError` when the text is no identifier.
    pub fn person(id: &str) -> Result<Self, crate::ident::IdentError> {
        Ok(Self::new(ActorId::new(id)?, ActorKind::Person))
    }

    /// Describes a machine, such as the scheduler that lets time pass.
    ///
    /// # Errors
    /// `IdentError` when the text is no identifier.
    pub fn machine(id: &str) -> Result<Self, crate::ident::IdentError> {
        Ok(Self::new(ActorId::new(id)?, ActorKind::Machine))
    }

    /// Describes the customer.
    ///
    /// # Errors
    /// `IdentError` when the text is no identifier.
    pub fn customer(id: &str) -> Result<Self, crate::ident::IdentError> {
        Ok(Self::new(ActorId::new(id)?, ActorKind::Customer))
    }

    /// Describes a partner outside the house.
    ///
    /// # Errors
    /// `IdentError` when the text is no identifier.
    pub fn partner(id: &str) -> Result<Self, crate::ident::IdentError> {
        Ok(Self::new(ActorId::new(id)?, ActorKind::Partner))
    }

    /// Describes a person as the organisation has them at an instant: the roles, qualifications and
    /// first unit of that time. `None` when the organisation does not know them.
    pub fn from_organisation(
        organisation: &Organisation,
        id: &ActorId,
        at: Timestamp,
    ) -> Option<Self> {
        let person = organisation.person(id)?;
        Some(Self {
            id: person.id.clone(),
            kind: ActorKind::Person,
            roles: organisation.roles(id, at).into_iter().cloned().collect(),
            unit: organisation.units_of(id, at).first().map(|unit| (*unit).clone()),
            qualifications: organisation.qualifications(id, at).into_iter().cloned().collect(),
        })
    }

    /// Adds a role.
    ///
    /// # Errors
    /// `IdentError` when the text is no identifier.
    pub fn with_role(mut self, role: &str) -> Result<Self, crate::ident::IdentError> {
        self.roles.push(RoleId::new(role)?);
        Ok(self)
    }

    /// Adds a qualification.
    ///
    /// # Errors
    /// `IdentError` when the text is no identifier.
    pub fn with_qualification(mut self, name: &str) -> Result<Self, crate::ident::IdentError> {
        self.qualifications.push(QualificationId::new(name)?);
        Ok(self)
    }

    /// Places the actor in a unit.
    ///
    /// # Errors
    /// `IdentError` when the text is no identifier.
    pub fn in_unit(mut self, unit: &str) -> Result<Self, crate::ident::IdentError> {
        self.unit = Some(UnitId::new(unit)?);
        Ok(self)
    }

    /// Returns the identifier.
    pub fn id(&self) -> &ActorId {
        &self.id
    }

    /// Returns the kind.
    pub fn kind(&self) -> ActorKind {
        self.kind
    }

    /// Lists the roles.
    pub fn roles(&self) -> &[RoleId] {
        &self.roles
    }

    /// Lists the qualifications.
    pub fn qualifications(&self) -> &[QualificationId] {
        &self.qualifications
    }

    /// Returns the unit, if any.
    pub fn unit(&self) -> Option<&UnitId> {
        self.unit.as_ref()
    }

    /// Says whether the actor holds a role.
    pub fn has_role(&self, role: &RoleId) -> bool {
        self.roles.contains(role)
    }

    /// Says whether the actor holds a qualification.
    pub fn is_qualified(&self, qualification: &QualificationId) -> bool {
        self.qualifications.contains(qualification)
    }
}
