//! Calendar packs: the holidays of a region, brought by the host.

use crate::{
    document,
    faults::{invalid, plain},
    values::{self, Json},
    write,
};
use amends::time::{Pack as Core, PackDocument, Packs as All};
use chrono::NaiveDate;
use pyo3::{
    prelude::*,
    types::{PyString, PyTuple},
};

/// Holds the days off and the make-up workdays of a region, for the years they are known.
///
/// Calendar documents name it by its id, `holidays = "hk"`. It is handed over where such a document
/// is read, `packs=[pack]`; one with the id of a pack that comes with the package (`cn`) takes its
/// place, so that a newer arrangement needs no newer package. A pack lists whole breaks, weekends
/// included, and says for which dates it is complete.
///
/// >>> pack = Pack.from_toml('''
/// ... id = "hk"
/// ... revision = "2026-01"
/// ... valid_from = 2026-01-01
/// ... valid_to = 2026-12-31
/// ... [[holiday]]
/// ... name = { zh = "佛诞", en = "Buddha's Birthday" }
/// ... off = ["2026-05-25"]
/// ... ''')
/// >>> pack.id, pack.revision, pack.valid_to.isoformat()
/// ('hk', '2026-01', '2026-12-31')
/// >>> office = Calendar.from_dict({
/// ...     "zone": "Asia/Hong_Kong", "week": {"mon-fri": ["09:00-18:00"]}, "holidays": "hk",
/// ... }, packs=[pack])
/// >>> office.is_workday(pack.valid_to), office.basis.pack
/// (True, 'hk')
#[pyclass(module = "amends", frozen)]
pub(crate) struct Pack {
    core: Core,
    document: PackDocument,
}

impl Pack {
    fn sealed(document: PackDocument) -> PyResult<Self> {
        let core = Core::compile(document.clone()).map_err(invalid)?;
        Ok(Self { core, document })
    }
}

#[pymethods]
impl Pack {
    /// Reads and checks a TOML document; findings raise `PolicyInvalid`.
    #[staticmethod]
    #[pyo3(signature = (text: "str") -> "Pack")]
    fn from_toml(text: &str) -> PyResult<Self> {
        Self::sealed(PackDocument::from_toml(text).map_err(invalid)?)
    }

    /// Reads and checks a JSON document; findings raise `PolicyInvalid`.
    #[staticmethod]
    #[pyo3(signature = (text: "str | bytes") -> "Pack")]
    fn from_json(text: Json<'_>) -> PyResult<Self> {
        Self::sealed(PackDocument::from_json(text.text()?).map_err(invalid)?)
    }

    /// Checks a document given as a dictionary; findings raise `PolicyInvalid`.
    #[staticmethod]
    #[pyo3(signature = (data: "collections.abc.Mapping[str, typing.Any]") -> "Pack")]
    fn from_dict(data: &Bound<'_, PyAny>) -> PyResult<Self> {
        Self::sealed(PackDocument::from_json(&document::json(data)?).map_err(invalid)?)
    }

    /// The id that calendar documents name.
    #[getter]
    fn id(&self) -> &str {
        self.core.id()
    }

    /// The revision of the data; a computed deadline names it.
    #[getter]
    fn revision(&self) -> &str {
        self.core.revision()
    }

    /// The first date it is complete for.
    #[getter]
    fn valid_from(&self) -> NaiveDate {
        self.core.valid_from()
    }

    /// The last date it is complete for.
    #[getter]
    fn valid_to(&self) -> NaiveDate {
        self.core.valid_to()
    }

    /// Writes the document as JSON.
    fn to_json(&self) -> PyResult<String> {
        serde_json::to_string(&self.document).map_err(plain)
    }

    /// Writes the document as a dictionary.
    #[pyo3(signature = () -> "dict[str, typing.Any]")]
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        write::plain(py, &self.document)
    }

    fn __repr__(&self) -> String {
        let (from, to) = (self.core.valid_from(), self.core.valid_to());
        format!(
            "<Pack {:?} revision {:?} for {from} to {to}>",
            self.core.id(),
            self.core.revision()
        )
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Self>().is_ok_and(|other| other.get().core == self.core)
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        PyTuple::new(py, [self.core.id(), self.core.revision()])?.hash()
    }
}

values::class!(Pack, "Pack", pickled as JSON);

/// Takes the packs that a document may name beside those that come with the package.
#[derive(Default)]
pub(crate) struct Packs(Vec<Py<Pack>>);

impl Packs {
    /// Returns all packs a document may name.
    pub(crate) fn all(&self) -> All {
        let own = self.0.iter().map(|pack| pack.get().core.clone());
        own.fold(All::builtin(), All::with)
    }

    /// Returns what was handed over, to be pickled.
    pub(crate) fn tuple<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, &self.0)
    }
}

impl<'a, 'py> FromPyObject<'a, 'py> for Packs {
    type Error = PyErr;

    fn extract(given: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        let no_list = || {
            let got = given.get_type().name().map(|name| name.to_string()).unwrap_or_default();
            plain(format!(
                "expected a list of packs, got `{got}`; write `packs=[Pack.from_toml(text)]`"
            ))
        };
        if given.is_instance_of::<PyString>() {
            return Err(no_list());
        }
        let mut packs: Vec<Py<Pack>> = Vec::new();
        for item in given.try_iter().map_err(|_| no_list())? {
            let item = item?;
            let Ok(pack) = item.cast::<Pack>() else {
                let got = item.get_type().name()?;
                return Err(plain(format!(
                    "expected a `Pack`, got `{got}`; read it with `Pack.from_toml`"
                )));
            };
            if packs.iter().any(|other| other.get().id() == pack.get().id()) {
                let id = pack.get().id();
                return Err(plain(format!("expected packs of different ids, got two of `{id}`")));
            }
            packs.push(pack.clone().unbind());
        }
        Ok(Self(packs))
    }
}
