//! Who gives a command.

use crate::{
    border::{Show, Take},
    generated::words::ActorKind,
    misfit::Misfit,
};
use amends::{Actor as Core, ident::ActorId};

/// Describes who gives a command, as the host has established it.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct Actor {
    /// The identifier, an opaque text of the host.
    pub id: String,
    /// What kind of actor.
    pub kind: ActorKind,
    /// The roles held.
    #[uniffi(default = [])]
    pub roles: Vec<String>,
    /// The unit, if any.
    #[uniffi(default = None)]
    pub unit: Option<String>,
    /// The qualifications held.
    #[uniffi(default = [])]
    pub qualifications: Vec<String>,
}

impl Show<Core> for Actor {
    fn show(core: &Core) -> Self {
        Self {
            id: String::show(core.id()),
            kind: Show::show(&core.kind()),
            roles: Show::show(core.roles()),
            unit: core.unit().map(String::show),
            qualifications: Show::show(core.qualifications()),
        }
    }
}

impl Take<Core> for Actor {
    fn take(self, _: &'static str) -> Result<Core, Misfit> {
        let id: ActorId = self.id.take("actor.id")?;
        let mut core = Core::new(id, self.kind.take("actor.kind")?);
        let of = |field| move |error| Misfit::invalid(field, &error);
        for role in &self.roles {
            core = core.with_role(role).map_err(of("actor.roles"))?;
        }
        for name in &self.qualifications {
            core = core.with_qualification(name).map_err(of("actor.qualifications"))?;
        }
        match &self.unit {
            Some(unit) => core.in_unit(unit).map_err(of("actor.unit")),
            None => Ok(core),
        }
    }
}
