//! The organisation: who has which role, where, and who is whose superior.

use crate::{
    actor::Actor,
    border::{Show, Take},
    error::AmendsError,
    policy::AmendsPolicy,
    values::{Finding, Moment},
};
use amends::{Organisation as Core, ident::ActorId};
use std::sync::Arc;

/// Holds an organisation, checked and sealed.
#[derive(Debug, uniffi::Object)]
pub struct AmendsOrganisation {
    pub(crate) core: Core,
}

#[uniffi::export]
impl AmendsOrganisation {
    /// Reads, checks and seals a JSON document.
    ///
    /// Errors: `DocumentInvalid` with everything that is wrong.
    #[uniffi::constructor]
    pub fn from_json(text: &str) -> Result<Arc<Self>, AmendsError> {
        Ok(Arc::new(Self { core: Core::from_json(text)? }))
    }

    /// Returns the SHA-256 by which it is known.
    pub fn digest(&self) -> String {
        self.core.digest().to_string()
    }

    /// Describes a person with the roles, qualifications and unit of an instant; none when unknown.
    ///
    /// Errors: `Invalid` when the identifier or the instant is none.
    pub fn actor(&self, id: String, at: Moment) -> Result<Option<Actor>, AmendsError> {
        let id: ActorId = id.take("id")?;
        let found = amends::Actor::from_organisation(&self.core, &id, at.take("at")?);
        Ok(found.as_ref().map(Actor::show))
    }

    /// Lists what a policy asks of it that it does not have: a role unfilled, a unit without a head.
    ///
    /// Errors: `Invalid` when the instant is out of range.
    pub fn check_against(
        &self,
        policy: &AmendsPolicy,
        at: Moment,
    ) -> Result<Vec<Finding>, AmendsError> {
        let findings = self.core.check_against(&policy.core, at.take("at")?);
        Ok(findings.iter().map(Finding::show).collect())
    }
}
