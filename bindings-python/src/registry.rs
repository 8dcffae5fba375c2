//! The Python classes that stand for structs, variants and words of the core.

use pyo3::{
    prelude::*,
    sync::PyOnceLock,
    types::{PyDict, PyString},
};

/// Names the fields that hold a length of time; every other `i64` of the wire is an instant.
///
/// A test compares the list with the schema.
pub(crate) const SPANS: &[&str] =
    &["budget", "by", "carried", "consumed", "elapsed", "grace", "working"];

/// Holds the generated classes by the names the core writes them under.
pub(crate) struct Registry {
    /// Struct name to class.
    structs: Py<PyDict>,
    /// Stable name of a command or event to class.
    types: Py<PyDict>,
    /// Vocabulary to members by their stable names.
    words: Py<PyDict>,
    /// Facts of which none is known, which most commands carry.
    no_facts: Py<PyAny>,
}

impl Registry {
    /// Returns the registry, read from Python once.
    pub(crate) fn get(py: Python<'_>) -> PyResult<&Self> {
        static REGISTRY: PyOnceLock<Registry> = PyOnceLock::new();
        REGISTRY.get_or_try_init(py, || {
            let module = py.import("amends._registry")?;
            let dict = |name| -> PyResult<Py<PyDict>> {
                Ok(module.getattr(name)?.cast_into::<PyDict>()?.unbind())
            };
            Ok(Self {
                structs: dict("STRUCTS")?,
                types: dict("TYPES")?,
                words: dict("WORDS")?,
                no_facts: py.import("amends._values")?.getattr("NO_FACTS")?.unbind(),
            })
        })
    }

    /// Returns the facts of which none is known.
    pub(crate) fn no_facts(&self) -> &Py<PyAny> {
        &self.no_facts
    }

    /// Finds the class of a struct.
    pub(crate) fn class<'py>(&self, py: Python<'py>, name: &str) -> Option<Bound<'py, PyAny>> {
        self.structs.bind(py).get_item(PyString::intern(py, name)).ok().flatten()
    }

    /// Finds the class of a command or event.
    pub(crate) fn of_type<'py>(
        &self,
        py: Python<'py>,
        name: &Bound<'py, PyAny>,
    ) -> Option<Bound<'py, PyAny>> {
        self.types.bind(py).get_item(name).ok().flatten()
    }

    /// Finds a member of a vocabulary.
    pub(crate) fn word<'py>(
        &self,
        py: Python<'py>,
        vocabulary: &str,
        name: &str,
    ) -> Option<Bound<'py, PyAny>> {
        let words =
            self.words.bind(py).get_item(PyString::intern(py, vocabulary)).ok().flatten()?;
        words.cast::<PyDict>().ok()?.get_item(PyString::intern(py, name)).ok().flatten()
    }
}

/// Returns the member of a Python enum that stands for a word of the core.
pub(crate) fn word<'py>(
    py: Python<'py>,
    vocabulary: &str,
    name: &str,
) -> PyResult<Bound<'py, PyAny>> {
    let found = Registry::get(py)?.word(py, vocabulary, name);
    Ok(found.unwrap_or_else(|| PyString::intern(py, name).into_any()))
}
