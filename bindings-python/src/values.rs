//! Commands, events and the values inside them: read and written by the names of their classes.

use crate::{faults, read, write};
use amends::{
    case::{
        Command, Event, Moved, NewTarget, Observation, Plan, RunRef, RungAt, Standstill, WarnAt,
    },
    fact::Facts,
    time::{Basis, Pause, Stopwatch, Term},
    wire,
};
use pyo3::{
    prelude::*,
    pybacked::PyBackedStr,
    types::{PyBytes, PyFrozenSet, PySet, PyString},
};
use serde::{Serialize, de::DeserializeOwned};

/// Takes JSON as a text or as bytes.
#[derive(FromPyObject)]
pub(crate) enum Json<'py> {
    /// A text.
    Text(PyBackedStr),
    /// Bytes in UTF-8.
    Bytes(Bound<'py, PyBytes>),
}

impl Json<'_> {
    pub(crate) fn bytes(&self) -> &[u8] {
        match self {
            Self::Text(text) => text.as_bytes(),
            Self::Bytes(bytes) => bytes.as_bytes(),
        }
    }

    /// Returns the text of a document.
    pub(crate) fn text(&self) -> PyResult<&str> {
        std::str::from_utf8(self.bytes()).map_err(|error| {
            let at = error.valid_up_to();
            faults::plain(format!(
                "expected bytes in UTF-8, got others from byte {at} on; decode them first"
            ))
        })
    }
}

/// Takes any number of texts; those of a set in their order. One text alone is refused: its letters
/// are what nobody means.
pub(crate) struct Names(pub(crate) Vec<String>);

impl<'a, 'py> FromPyObject<'a, 'py> for Names {
    type Error = PyErr;

    fn extract(given: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        if let Ok(text) = given.cast::<PyString>() {
            let text = text.to_string();
            return Err(faults::plain(format!(
                "expected a list of texts, got the text `{text}`; write `[{text:?}]`"
            )));
        }
        let mut names: Vec<String> =
            given.try_iter()?.map(|name| name?.extract()).collect::<PyResult<_>>()?;
        if given.is_instance_of::<PySet>() || given.is_instance_of::<PyFrozenSet>() {
            names.sort_unstable();
        }
        Ok(Self(names))
    }
}

/// Runs one generic function for the type that a class stands for.
macro_rules! with_type {
    ($name:expr, $function:ident, $arguments:tt) => {
        with_type!(
            @ $name, $function, $arguments;
            Command Event Facts Observation Term Stopwatch Plan Basis Moved RunRef RungAt WarnAt
            Pause Standstill NewTarget
        )
    };
    (@ $name:expr, $function:ident, $arguments:tt; $($Type:ident)*) => {
        match $name {
            $(stringify!($Type) => $function::<$Type>$arguments,)*
            other => Err(faults::plain(format!("no value of this package is called `{other}`"))),
        }
    };
}

/// Writes a value as JSON: the very bytes the core writes.
#[pyfunction]
#[pyo3(signature = (name: "str", value: "object", /) -> "str")]
pub(crate) fn to_json(name: &str, value: &Bound<'_, PyAny>) -> PyResult<String> {
    fn run<T: Serialize + DeserializeOwned>(value: &Bound<'_, PyAny>) -> PyResult<String> {
        serde_json::to_string(&read::read::<T>(value)?).map_err(faults::plain)
    }
    with_type!(name, run, (value))
}

/// Writes a value as dictionaries, lists and texts, as they stand on the wire.
#[pyfunction]
#[pyo3(signature = (name: "str", value: "object", /) -> "dict[str, typing.Any]")]
pub(crate) fn to_dict<'py>(name: &str, value: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    fn run<'py, T: Serialize + DeserializeOwned>(
        value: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        write::plain(value.py(), &read::read::<T>(value)?)
    }
    with_type!(name, run, (value))
}

/// Reads a value from JSON.
#[pyfunction]
#[pyo3(signature = (name: "str", text: "str | bytes", /) -> "typing.Any")]
pub(crate) fn from_json<'py>(
    py: Python<'py>,
    name: &str,
    text: Json<'py>,
) -> PyResult<Bound<'py, PyAny>> {
    fn run<'py, T: Serialize + DeserializeOwned>(
        py: Python<'py>,
        bytes: &[u8],
    ) -> PyResult<Bound<'py, PyAny>> {
        let value: T = serde_json::from_slice(bytes).map_err(|error| {
            let (line, column) = (error.line(), error.column());
            let detail = error.to_string();
            faults::wire(wire::WireFault::BadValue { line, column, detail })
        })?;
        write::typed(py, &value)
    }
    let bytes = text.bytes();
    match name {
        "Command" => write::typed(py, &wire::read_command(bytes).map_err(faults::wire)?),
        "Observation" => write::typed(py, &wire::read_observation(bytes).map_err(faults::wire)?),
        _ => with_type!(name, run, (py, bytes)),
    }
}

/// Reads a value from dictionaries, lists and texts, as they stand on the wire.
#[pyfunction]
#[pyo3(signature = (name: "str", data: "collections.abc.Mapping[str, typing.Any]", /) -> "typing.Any")]
pub(crate) fn from_dict<'py>(name: &str, data: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    fn run<'py, T: Serialize + DeserializeOwned>(
        data: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        write::typed(data.py(), &read::read::<T>(data)?)
    }
    with_type!(name, run, (data))
}

/// Returns the pydantic schema of a class.
pub(crate) fn pydantic<'py>(class: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    class.py().import("amends._pydantic")?.getattr("schema_of")?.call1((class,))
}

/// Gives a class of immutable values what all of them have: a copy is the value itself, pydantic takes
/// it, and, if it says so, it is pickled as its JSON.
macro_rules! class {
    ($Type:ident, $name:literal) => {
        #[pyo3::pymethods]
        impl $Type {
            #[pyo3(signature = () -> $name)]
            fn __copy__(slf: pyo3::Py<Self>) -> pyo3::Py<Self> {
                slf
            }

            #[pyo3(signature = (memo: "typing.Any", /) -> $name)]
            fn __deepcopy__(
                slf: pyo3::Py<Self>,
                memo: &pyo3::Bound<'_, pyo3::PyAny>,
            ) -> pyo3::Py<Self> {
                let _ = memo;
                slf
            }

            #[classmethod]
            #[pyo3(signature = (source: "typing.Any", handler: "typing.Any", /) -> "typing.Any")]
            fn __get_pydantic_core_schema__<'py>(
                cls: &pyo3::Bound<'py, pyo3::types::PyType>,
                source: &pyo3::Bound<'py, pyo3::PyAny>,
                handler: &pyo3::Bound<'py, pyo3::PyAny>,
            ) -> pyo3::PyResult<pyo3::Bound<'py, pyo3::PyAny>> {
                let _ = (source, handler);
                $crate::values::pydantic(cls)
            }
        }
    };
    ($Type:ident, $name:literal, pickled as JSON) => {
        $crate::values::class!($Type, $name);

        #[pyo3::pymethods]
        impl $Type {
            #[pyo3(signature = () -> "tuple[typing.Any, ...]")]
            fn __reduce__<'py>(
                &self,
                py: pyo3::Python<'py>,
            ) -> pyo3::PyResult<(pyo3::Bound<'py, pyo3::PyAny>, (String,))> {
                Ok((py.get_type::<Self>().getattr("from_json")?, (self.to_json()?,)))
            }
        }
    };
}
pub(crate) use class;
