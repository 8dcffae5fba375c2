//! Who acts.

use crate::{
    at::At,
    faults::{plain, wire},
    organisation::Organisation,
    read,
    registry::word,
    values::{self, Json, Names},
    write,
};
use amends::{Actor as Core, ActorKind, ident::ActorId, wire::WireFault};
use pyo3::{
    prelude::*,
    types::{PyDict, PyTuple},
};

/// Describes who gives a command, as the host has established it.
///
/// Roles, the unit and qualifications are what the policy's grants ask about.
///
/// >>> clerk = Actor("u-17", roles=["intake"], unit="service-centre")
/// >>> clerk.roles
/// ('intake',)
/// >>> Actor.machine("scheduler").kind.label("zh")
/// '系统'
#[pyclass(module = "amends", frozen, eq, hash, from_py_object)]
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Actor(pub(crate) Core);

fn described(
    id: &str,
    kind: ActorKind,
    roles: Names,
    unit: Option<&str>,
    qualifications: Names,
) -> PyResult<Actor> {
    let mut actor = Core::new(ActorId::new(id).map_err(plain)?, kind);
    for role in roles.0 {
        actor = actor.with_role(&role).map_err(plain)?;
    }
    for name in qualifications.0 {
        actor = actor.with_qualification(&name).map_err(plain)?;
    }
    if let Some(unit) = unit {
        actor = actor.in_unit(unit).map_err(plain)?;
    }
    Ok(Actor(actor))
}

#[pymethods]
impl Actor {
    /// Describes an actor; a person unless `kind` says otherwise.
    #[new]
    #[pyo3(signature = (id: "str", kind: "ActorKind | str" = "person", *, roles: "collections.abc.Iterable[str]" = Names(Vec::new()), unit: "str | None" = None, qualifications: "collections.abc.Iterable[str]" = Names(Vec::new())))]
    fn new(
        id: &str,
        kind: &str,
        roles: Names,
        unit: Option<&str>,
        qualifications: Names,
    ) -> PyResult<Self> {
        let found = ActorKind::from_name(kind).ok_or_else(|| {
            let known: Vec<_> = ActorKind::ALL.iter().map(|kind| kind.name()).collect();
            plain(format!("expected a kind of actor ({}), got `{kind}`", known.join(", ")))
        })?;
        described(id, found, roles, unit, qualifications)
    }

    /// Describes a machine, such as the scheduler that lets time pass.
    #[staticmethod]
    #[pyo3(signature = (id: "str", *, roles: "collections.abc.Iterable[str]" = Names(Vec::new())) -> "Actor")]
    fn machine(id: &str, roles: Names) -> PyResult<Self> {
        described(id, ActorKind::Machine, roles, None, Names(Vec::new()))
    }

    /// Describes the customer.
    #[staticmethod]
    #[pyo3(signature = (id: "str", *, roles: "collections.abc.Iterable[str]" = Names(Vec::new())) -> "Actor")]
    fn customer(id: &str, roles: Names) -> PyResult<Self> {
        described(id, ActorKind::Customer, roles, None, Names(Vec::new()))
    }

    /// Describes a partner outside the house.
    #[staticmethod]
    #[pyo3(signature = (id: "str", *, roles: "collections.abc.Iterable[str]" = Names(Vec::new())) -> "Actor")]
    fn partner(id: &str, roles: Names) -> PyResult<Self> {
        described(id, ActorKind::Partner, roles, None, Names(Vec::new()))
    }

    /// Describes a person as the organisation has them at an instant; `None` if it does not know them.
    #[staticmethod]
    #[pyo3(signature = (organisation: "Organisation", id: "str", at: "datetime.datetime") -> "Actor | None")]
    fn from_organisation(organisation: &Organisation, id: &str, at: At) -> PyResult<Option<Self>> {
        let id = ActorId::new(id).map_err(plain)?;
        Ok(Core::from_organisation(&organisation.core, &id, at.0).map(Self))
    }

    /// The identifier.
    #[getter]
    fn id(&self) -> &str {
        self.0.id().as_str()
    }

    /// The kind.
    #[getter]
    // python: ActorKind
    fn kind<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        word(py, "ActorKind", self.0.kind().name())
    }

    /// The roles.
    #[getter]
    // python: tuple[str, ...]
    fn roles<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.0.roles().iter().map(amends::ident::RoleId::as_str))
    }

    /// The unit, if any.
    #[getter]
    fn unit(&self) -> Option<&str> {
        self.0.unit().map(amends::ident::UnitId::as_str)
    }

    /// The qualifications.
    #[getter]
    // python: tuple[str, ...]
    fn qualifications<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let all = write::plain(py, &self.0)?;
        let all = all.cast::<PyDict>()?.get_item("qualifications")?;
        let all: Vec<String> = all.map_or_else(|| Ok(Vec::new()), |all| all.extract())?;
        Ok(PyTuple::new(py, all)?.into_any())
    }

    /// Writes the actor as JSON.
    fn to_json(&self) -> PyResult<String> {
        serde_json::to_string(&self.0).map_err(plain)
    }

    /// Reads an actor from JSON.
    #[staticmethod]
    #[pyo3(signature = (text: "str | bytes") -> "Actor")]
    fn from_json(text: Json<'_>) -> PyResult<Self> {
        serde_json::from_slice(text.bytes()).map(Self).map_err(|error| {
            let (line, column) = (error.line(), error.column());
            wire(WireFault::BadValue { line, column, detail: error.to_string() })
        })
    }

    /// Writes the actor as a dictionary.
    #[pyo3(signature = () -> "dict[str, typing.Any]")]
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        write::plain(py, &self.0)
    }

    /// Reads an actor from a dictionary.
    #[staticmethod]
    #[pyo3(signature = (data: "collections.abc.Mapping[str, typing.Any]") -> "Actor")]
    fn from_dict(data: &Bound<'_, PyAny>) -> PyResult<Self> {
        read::read(data).map(Self)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let mut text = format!("Actor({:?}", self.id());
        if self.0.kind() != ActorKind::Person {
            text.push_str(&format!(", {:?}", self.0.kind().name()));
        }
        for (name, all) in
            [("roles", self.roles(py)?.into_any()), ("qualifications", self.qualifications(py)?)]
        {
            if all.len()? > 0 {
                text.push_str(&format!(", {name}={}", all.repr()?));
            }
        }
        if let Some(unit) = self.unit() {
            text.push_str(&format!(", unit={unit:?}"));
        }
        Ok(text + ")")
    }
}

values::class!(Actor, "Actor", pickled as JSON);
