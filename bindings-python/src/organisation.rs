//! The organisation: units, persons, duty roster.

use crate::{
    at::At,
    document,
    faults::{findings_tuple, invalid, plain},
    policy::Policy,
    values::{self, Json},
    write,
};
use amends::organisation::{Organisation as Core, OrganisationDocument};
use pyo3::{prelude::*, types::PyTuple};

/// Holds units, persons, duty roster and assets, checked and sealed.
///
/// It answers who is whose superior and on whose calendar a unit counts.
///
/// >>> centre = Organisation.from_toml('''
/// ... [organisation]
/// ... number = "ORG-1"
/// ... revision = "A"
/// ... [[unit]]
/// ... id = "front"
/// ... name = { zh = "前台", en = "front office" }
/// ... ''')
/// >>> centre.number, centre.revision
/// ('ORG-1', 'A')
#[pyclass(module = "amends", frozen)]
pub(crate) struct Organisation {
    pub(crate) core: Core,
    document: OrganisationDocument,
}

impl Organisation {
    fn sealed(document: OrganisationDocument) -> PyResult<Self> {
        let core = Core::check(&document).into_organisation().map_err(invalid)?;
        Ok(Self { core, document })
    }
}

#[pymethods]
impl Organisation {
    /// Reads, checks and seals a TOML document.
    #[staticmethod]
    #[pyo3(signature = (text: "str") -> "Organisation")]
    fn from_toml(text: &str) -> PyResult<Self> {
        Self::sealed(OrganisationDocument::from_toml(text).map_err(invalid)?)
    }

    /// Reads, checks and seals a JSON document.
    #[staticmethod]
    #[pyo3(signature = (text: "str | bytes") -> "Organisation")]
    fn from_json(text: Json<'_>) -> PyResult<Self> {
        Self::sealed(OrganisationDocument::from_json(text.text()?).map_err(invalid)?)
    }

    /// Checks and seals a document given as a dictionary.
    #[staticmethod]
    #[pyo3(signature = (data: "collections.abc.Mapping[str, typing.Any]") -> "Organisation")]
    fn from_dict(data: &Bound<'_, PyAny>) -> PyResult<Self> {
        Self::sealed(OrganisationDocument::from_json(&document::json(data)?).map_err(invalid)?)
    }

    /// Writes the document as a dictionary.
    #[pyo3(signature = () -> "dict[str, typing.Any]")]
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        write::plain(py, &self.document)
    }

    /// Writes the document as JSON.
    fn to_json(&self) -> PyResult<String> {
        serde_json::to_string(&self.document).map_err(plain)
    }

    /// Lists what does not fit the policy at an instant: roles nobody holds, gaps of the roster …
    #[pyo3(signature = (policy: "Policy", at: "datetime.datetime") -> "tuple[Finding, ...]")]
    fn check_against<'py>(
        &self,
        py: Python<'py>,
        policy: &Policy,
        at: At,
    ) -> PyResult<Bound<'py, PyTuple>> {
        findings_tuple(py, &self.core.check_against(&policy.core, at.0))
    }

    /// The digest by which it is known.
    #[getter]
    fn digest(&self) -> String {
        self.core.digest().to_string()
    }

    /// The document number.
    #[getter]
    fn number(&self) -> &str {
        self.core.number()
    }

    /// The revision.
    #[getter]
    fn revision(&self) -> &str {
        self.core.revision()
    }

    fn __repr__(&self) -> String {
        format!("<Organisation {:?} revision {:?}>", self.number(), self.revision())
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Self>().is_ok_and(|other| other.get().core == self.core)
    }

    fn __hash__(&self) -> u64 {
        crate::policy::short(self.core.digest())
    }
}

values::class!(Organisation, "Organisation", pickled as JSON);
