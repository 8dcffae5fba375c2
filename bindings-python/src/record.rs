//! Records: what a history is made of.

use crate::{
    at::At,
    faults::{line, plain, wire},
    read,
    registry::word,
    values::{self, Json},
    write,
};
use amends::{case::Recorded, wire as form};
use pyo3::{
    prelude::*,
    sync::PyOnceLock,
    types::{PyList, PyTuple},
};

/// Holds one record of a history: an event with who, when, why and how sure.
///
/// `at` is when it happened or fell due, `recorded_at` when it was told. Records of one stream are
/// numbered from 1 without a gap. `to_json` writes the bytes that every engine of the project
/// writes.
///
/// >>> line = '{"stream":"C-1","seq":1,"at":"2026-03-02T01:00:00.000000Z","recorded_at":"2026-03-02T01:00:00.000000Z","schema":1,"source":"clock","event":{"type":"escalation.acknowledged","data":{}}}'
/// >>> record = Record.from_json(line)
/// >>> record.type, record.event
/// ('escalation.acknowledged', EscalationAcknowledged())
/// >>> record.to_json() == line
/// True
#[pyclass(module = "amends", frozen)]
pub(crate) struct Record {
    pub(crate) core: Recorded,
    /// The event as a Python object, made when it is first asked for.
    event: PyOnceLock<Py<PyAny>>,
}

impl Record {
    pub(crate) fn new(core: Recorded) -> Self {
        Self { core, event: PyOnceLock::new() }
    }

    /// Puts records into a Python list.
    pub(crate) fn list<'py>(
        py: Python<'py>,
        records: Vec<Recorded>,
    ) -> PyResult<Bound<'py, PyList>> {
        let all = records.into_iter().map(|record| Bound::new(py, Self::new(record)));
        PyList::new(py, all.collect::<PyResult<Vec<_>>>()?)
    }
}

/// Collects the records of an iterable.
pub(crate) fn records<'py>(records: &Bound<'py, PyAny>) -> PyResult<Vec<Bound<'py, Record>>> {
    let items = records.try_iter()?;
    items.map(|item| Ok(item?.cast_into::<Record>()?)).collect()
}

#[pymethods]
impl Record {
    /// The case.
    #[getter]
    fn stream(&self) -> &str {
        self.core.stream.as_str()
    }

    /// The number in the stream, 1 for the first.
    #[getter]
    fn seq(&self) -> u64 {
        self.core.seq
    }

    /// When it happened or fell due.
    #[getter]
    // python: datetime.datetime
    fn at(&self) -> At {
        At(self.core.at)
    }

    /// When it was told.
    #[getter]
    // python: datetime.datetime
    fn recorded_at(&self) -> At {
        At(self.core.recorded_at)
    }

    /// Who caused it; `None` when time alone did.
    #[getter]
    fn by(&self) -> Option<&str> {
        self.core.by.as_ref().map(|by| by.id.as_str())
    }

    /// What kind of actor caused it.
    #[getter]
    // python: ActorKind | None
    fn by_kind<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.core.by.as_ref().map(|by| word(py, "ActorKind", by.kind.name())).transpose()
    }

    /// The name of the command that caused it.
    #[getter]
    fn command_id(&self) -> Option<&str> {
        self.core.command_id.as_ref().map(amends::ident::CommandId::as_str)
    }

    /// Which command caused it.
    #[getter]
    // python: CommandKind | None
    fn command<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.core.command.map(|kind| word(py, "CommandKind", kind.name())).transpose()
    }

    /// The schema it is written in.
    #[getter]
    fn schema(&self) -> u16 {
        self.core.schema
    }

    /// How it came about: decided, by the clock, observed, inferred.
    #[getter]
    // python: Source
    fn source<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        word(py, "Source", self.core.source.name())
    }

    /// The row of the table that brought it about.
    #[getter]
    fn row(&self) -> Option<&str> {
        self.core.row.as_ref().map(amends::ident::Value::as_str)
    }

    /// The kind of event.
    #[getter]
    // python: EventKind
    fn kind<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        word(py, "EventKind", self.core.event.kind().name())
    }

    /// The stable name of the event.
    #[getter]
    fn r#type(&self) -> &'static str {
        self.core.event.kind().name()
    }

    /// The event, to match on.
    #[getter]
    // python: AnyEvent
    fn event<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let made = || Ok::<_, PyErr>(write::typed(py, &self.core.event)?.unbind());
        Ok(self.event.get_or_try_init(py, made)?.bind(py).clone())
    }

    /// Writes the record as JSON: one line, always the same bytes.
    fn to_json(&self) -> PyResult<String> {
        form::write_record(&self.core).map_err(wire)
    }

    /// Reads a record from JSON.
    #[staticmethod]
    #[pyo3(signature = (text: "str | bytes") -> "Record")]
    fn from_json(text: Json<'_>) -> PyResult<Self> {
        form::read_record(text.bytes()).map(Self::new).map_err(wire)
    }

    /// Writes the record as a dictionary.
    #[pyo3(signature = () -> "dict[str, typing.Any]")]
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        write::plain(py, &self.core)
    }

    /// Reads a record from a dictionary.
    #[staticmethod]
    #[pyo3(signature = (data: "collections.abc.Mapping[str, typing.Any]") -> "Record")]
    fn from_dict(data: &Bound<'_, PyAny>) -> PyResult<Self> {
        let core: Recorded = read::read(data)?;
        if core.schema > Recorded::SCHEMA {
            let (got, known) = (core.schema.into(), Recorded::SCHEMA);
            return Err(wire(form::WireFault::WrittenByNewerVersion { got, known }));
        }
        Ok(Self::new(core))
    }

    fn __repr__(&self) -> String {
        let Recorded { stream, seq, at, .. } = &self.core;
        format!("<Record {seq} of {:?} {} at {at}>", stream.as_str(), self.r#type())
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Self>().is_ok_and(|other| other.get().core == self.core)
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        let parts = (self.stream(), self.seq(), self.core.at.micros(), self.r#type());
        parts.into_pyobject(py)?.hash()
    }
}

values::class!(Record, "Record", pickled as JSON);

/// Reads a log of one record a line; empty lines are passed over.
///
/// >>> read_log("")
/// []
#[pyfunction]
#[pyo3(signature = (text: "str | bytes", /) -> "list[Record]")]
pub(crate) fn read_log<'py>(py: Python<'py>, text: Json<'py>) -> PyResult<Bound<'py, PyList>> {
    let bytes = text.bytes();
    let read: Result<Vec<_>, _> = py.detach(|| form::read_log(bytes).collect());
    Record::list(py, read.map_err(line)?)
}

/// Writes a log of one record a line.
///
/// >>> write_log([])
/// ''
#[pyfunction]
#[pyo3(signature = (records: "collections.abc.Iterable[Record]", /) -> "str")]
pub(crate) fn write_log(records: &Bound<'_, PyAny>) -> PyResult<String> {
    let mut text = String::new();
    for record in self::records(records)? {
        text.push_str(&record.get().to_json()?);
        text.push('\n');
    }
    Ok(text)
}

/// Links a history into a chain of digests, so that a later change shows; with a key, keyed.
#[pyfunction]
#[pyo3(signature = (records: "collections.abc.Iterable[Record]", /, *, key: "bytes | None" = None) -> "tuple[str, ...]")]
pub(crate) fn chain<'py>(
    py: Python<'py>,
    records: &Bound<'py, PyAny>,
    key: Option<&[u8]>,
) -> PyResult<Bound<'py, PyTuple>> {
    use amends::audit::Chain;
    let mut chain = key.map_or_else(Chain::new, Chain::keyed);
    let mut links = Vec::new();
    for record in self::records(records)? {
        let link = chain.append(&record.get().core).map_err(|fault| plain(fault.words().en))?;
        links.push(link.to_string());
    }
    PyTuple::new(py, links)
}
