//! Records as columns: a text of JSON each, or a column for every part.

use crate::{
    arrow::{self, Column, imported},
    columns::{
        Cell, CellFault, Instants, Known, Numbers, Texts, Whole, of_column, parsed, same, word,
        words,
    },
    faults::{self, plain},
    record::{self, Record},
    started::{self, Starts},
};
use amends::{
    ActorKind, Digest,
    case::{By, CommandKind, Event, EventKind, Recorded, Source},
    ident::{ActorId, CaseId, CommandId, Value},
    time::Timestamp,
    wire::{self, WireFault},
};
use arrow_array::{
    Array, ArrayRef, StringArray, StructArray, UInt16Array, UInt64Array, cast::AsArray,
};
use pyo3::{prelude::*, types::PyList};
use std::sync::Arc;

/// The columns that a table of records must have.
const NEEDED: [&str; 8] =
    ["stream", "seq", "at", "recorded_at", "schema", "source", "type", "data"];
/// The columns that it may have.
const KNOWN: [&str; 7] =
    ["by", "by_kind", "command_id", "command", "row", "organisation", started::NAME];

/// Holds the rows of one chunk.
pub(crate) enum Rows<'a> {
    /// Records as JSON.
    Json(Texts<'a>),
    /// A column for every part.
    Parts(Box<Parts<'a>>),
}

impl<'a> Rows<'a> {
    /// Reads a chunk of a column or of a table; `before` is how many rows stand before it.
    pub(crate) fn read(array: &'a ArrayRef, before: usize) -> PyResult<Self> {
        let Some(table) = array.as_struct_opt() else {
            return Ok(Self::Json(Texts::read(array, Whole(None))?));
        };
        match table.columns() {
            [only] => Ok(Self::Json(Texts::read(only, Whole(None))?)),
            _ => Ok(Self::Parts(Box::new(Parts::read(table, before)?))),
        }
    }

    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Json(texts) => texts.len(),
            Self::Parts(parts) => parts.seq.len(),
        }
    }

    fn records(&self) -> PyResult<Vec<Recorded>> {
        let mut reader = self.reader();
        (0..self.len()).filter_map(|row| reader.record(row).transpose()).collect()
    }

    /// Returns what reads one row after the other.
    pub(crate) fn reader(&self) -> Reader<'_> {
        Reader::new(self)
    }
}

/// Holds the columns of one chunk; one that is not there is empty.
#[derive(Default)]
pub(crate) struct Parts<'a> {
    before: usize,
    stream: Texts<'a>,
    seq: Numbers,
    at: Instants,
    recorded_at: Instants,
    schema: Numbers,
    source: Texts<'a>,
    kind: Texts<'a>,
    data: Texts<'a>,
    by: Texts<'a>,
    by_kind: Texts<'a>,
    command_id: Texts<'a>,
    command: Texts<'a>,
    row: Texts<'a>,
    organisation: Texts<'a>,
    started: Starts<'a>,
}

impl<'a> Parts<'a> {
    fn read(table: &'a StructArray, before: usize) -> PyResult<Self> {
        let names = table.column_names();
        if let Some(missing) = NEEDED.iter().find(|name| !names.contains(name)) {
            let (needed, got) = (NEEDED.join(", "), names.join(", "));
            return Err(plain(format!(
                "expected one column of JSON, or the columns {needed}; `{missing}` is missing in {got}"
            )));
        }
        let mut parts = Self { before, ..Self::default() };
        for (name, column) in names.into_iter().zip(table.columns()) {
            parts.set(name, column).map_err(|error| of_column(name, &error))?;
        }
        Ok(parts)
    }

    fn set(&mut self, name: &str, column: &'a ArrayRef) -> PyResult<()> {
        match name {
            "seq" => self.seq = Numbers::read(column, Whole(None))?,
            "schema" => self.schema = Numbers::read(column, Whole(None))?,
            "at" => self.at = Instants::read(column, Whole(None))?,
            "recorded_at" => self.recorded_at = Instants::read(column, Whole(None))?,
            "stream" => self.stream = Texts::read(column, Whole(None))?,
            "source" => self.source = Texts::read(column, Whole(None))?,
            "type" => self.kind = Texts::read(column, Whole(None))?,
            "data" => self.data = Texts::read(column, Whole(None))?,
            "by" => self.by = Texts::read(column, Whole(None))?,
            "by_kind" => self.by_kind = Texts::read(column, Whole(None))?,
            "command_id" => self.command_id = Texts::read(column, Whole(None))?,
            "command" => self.command = Texts::read(column, Whole(None))?,
            "row" => self.row = Texts::read(column, Whole(None))?,
            "organisation" => self.organisation = Texts::read(column, Whole(None))?,
            started::NAME => self.started = Starts::read(column)?,
            _ => {
                let known = [&NEEDED[..], &KNOWN[..]].concat().join(", ");
                return Err(plain(format!("a record has no such part; it has {known}")));
            }
        }
        Ok(())
    }
}

/// What the last event of a kind carried, and the event once that came again: most never does.
type Repeated<'a> = (&'a str, Option<Event>);

/// Reads one row after the other.
pub(crate) struct Reader<'a> {
    rows: &'a Rows<'a>,
    /// The case read last: a history lies in a row.
    stream: Option<(&'a str, CaseId)>,
    by: Known<'a, ActorId>,
    by_kind: Known<'a, ActorKind>,
    command: Known<'a, CommandKind>,
    source: Known<'a, Source>,
    row: Known<'a, Value>,
    organisation: Known<'a, Digest>,
    kind: Known<'a, EventKind>,
    events: Vec<Repeated<'a>>,
    started: started::Memory<'a>,
}

impl<'a> Reader<'a> {
    fn new(rows: &'a Rows<'a>) -> Self {
        Self {
            rows,
            stream: None,
            by: Known::new(),
            by_kind: Known::new(),
            command: Known::new(),
            source: Known::new(),
            row: Known::new(),
            organisation: Known::new(),
            kind: Known::new(),
            events: vec![("", None); EventKind::ALL.len()],
            started: started::Memory::new(),
        }
    }

    /// Returns the case of a row; none where there is no record.
    pub(crate) fn stream(&mut self, row: usize) -> PyResult<Option<CaseId>> {
        match self.rows {
            Rows::Json(_) => Ok(self.record(row)?.map(|record| record.stream)),
            Rows::Parts(parts) => {
                let stream = self.stream_of(parts, row);
                stream.map(Some).map_err(|fault| fault.on(parts.before + row))
            }
        }
    }

    /// Returns the record of a row; none where there is none.
    #[inline(always)]
    pub(crate) fn record(&mut self, row: usize) -> PyResult<Option<Recorded>> {
        match self.rows {
            Rows::Json(texts) => {
                let read = |text| wire::read_record(text).map_err(faults::wire);
                texts.get(row).map(read).transpose()
            }
            Rows::Parts(parts) => {
                let record = self.put_together(parts, row);
                record.map(Some).map_err(|fault| fault.on(parts.before + row))
            }
        }
    }

    fn stream_of(&mut self, parts: &'a Parts<'a>, row: usize) -> Cell<CaseId> {
        let text = parts.stream.needed(row, "stream")?;
        match &self.stream {
            Some((known, id)) if same(known, text) => Ok(id.clone()),
            _ => {
                let id: CaseId = parsed(text, "stream")?;
                self.stream = Some((text, id.clone()));
                Ok(id)
            }
        }
    }

    #[inline(always)]
    fn put_together(&mut self, parts: &'a Parts<'a>, row: usize) -> Cell<Recorded> {
        let schema: u64 = parts.schema.get(row, "schema")?;
        let schema = match u16::try_from(schema) {
            Ok(schema) if schema <= Recorded::SCHEMA => schema,
            _ => {
                let (got, known) = (schema, Recorded::SCHEMA);
                let fault = WireFault::WrittenByNewerVersion { got, known };
                return Err(CellFault::wire("schema", &fault));
            }
        };
        let known = |name, column| word(name, (column, "a known word"), Source::from_name);
        let command = |name| word(name, ("command", "a command"), CommandKind::from_name);
        let command_id = parts.command_id.get(row).map(|id| parsed(id, "command_id"));
        Ok(Recorded {
            stream: self.stream_of(parts, row)?,
            seq: parts.seq.get(row, "seq")?,
            at: parts.at.get(row, "at")?,
            recorded_at: parts.recorded_at.get(row, "recorded_at")?,
            by: self.by(parts, row)?,
            command_id: command_id.transpose()?,
            command: self.command.maybe(&parts.command, row, command)?,
            schema,
            source: self.source.needed(&parts.source, row, "source", known)?,
            row: self.row.maybe(&parts.row, row, |name| parsed(name, "row"))?,
            organisation: self
                .organisation
                .maybe(&parts.organisation, row, |digest| parsed(digest, "organisation"))?,
            event: self.event(parts, row)?,
        })
    }

    fn by(&mut self, parts: &'a Parts<'a>, row: usize) -> Cell<Option<By>> {
        let Some(id) = self.by.maybe(&parts.by, row, |id| parsed(id, "by"))? else {
            return Ok(None);
        };
        let known = |name, column| word(name, (column, "a known word"), ActorKind::from_name);
        Ok(Some(By { id, kind: self.by_kind.needed(&parts.by_kind, row, "by_kind", known)? }))
    }

    fn event(&mut self, parts: &'a Parts<'a>, row: usize) -> Cell<Event> {
        let kind = self.kind.needed(&parts.kind, row, "type", |name, column| {
            let unknown = || WireFault::UnknownType { got: name.to_owned() };
            EventKind::from_name(name).ok_or_else(|| CellFault::wire(column, &unknown()))
        })?;
        let data = parts.data.get(row);
        if parts.started.has(row) {
            let wrong = |detail: &str| Err(CellFault::wrong(started::NAME, &detail));
            return match data {
                _ if kind != EventKind::ObligationStarted => {
                    let expected = EventKind::ObligationStarted.name();
                    wrong(&format!("only `{expected}` has one, this is `{}`", kind.name()))
                }
                Some(_) => wrong("expected it or `data`, got both"),
                None => parts.started.event(row, &mut self.started),
            };
        }
        // Where nothing stands nothing is carried.
        let data = data.unwrap_or("{}");
        let read =
            || wire::read_event(kind.name(), data).map_err(|fault| CellFault::wire("data", &fault));
        match self.events.get_mut(kind as usize) {
            Some((known, Some(event))) if same(known, data) => Ok(event.clone()),
            Some((known, event)) if same(known, data) => Ok(event.insert(read()?).clone()),
            Some(last) => {
                *last = (data, None);
                read()
            }
            None => read(),
        }
    }
}

/// Puts records into a table with a column for each part of them, to keep as Parquet or to query.
///
/// What a time limit carries when it starts stands in the column `started`, a struct with
/// `obligation`, `due`, `owed_by` and the like; what every other event carries stands in `data`, as
/// JSON. `replay_many` reads the table back, several times faster than a column of whole records. The
/// table is one of pyarrow.
///
/// >>> records_table([]).column_names[:4]
/// ['stream', 'seq', 'at', 'recorded_at']
#[pyfunction]
#[pyo3(signature = (records: "collections.abc.Iterable[Record]", /) -> "typing.Any")]
pub(crate) fn records_table<'py>(records: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let py = records.py();
    let all = record::records(records)?;
    let all: Vec<&Recorded> = all.iter().map(|record| &record.get().core).collect();
    let column = py.detach(|| columns(&all))?;
    arrow::batch(py, "table")?.call1((py.None(), column))
}

/// Returns the records of a table or of a column of JSON, in its order; rows of a column without text
/// are left out.
///
/// `records` is what `replay_many` takes: what `records_table` made, also when it comes back out of
/// Parquet or a database. A value that is wrong raises `WireFault`, naming its row and column.
///
/// >>> records_of(records_table([]))
/// []
#[pyfunction]
#[pyo3(signature = (records: "typing.Any", /) -> "list[Record]")]
pub(crate) fn records_of<'py>(records: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyList>> {
    let py = records.py();
    let (mut all, mut before) = (Vec::new(), 0);
    for array in imported(&arrow::batch(py, "rows")?.call1((records,))?)? {
        all.extend(py.detach(|| Rows::read(&array, before)?.records())?);
        before += array.len();
    }
    Record::list(py, all)
}

fn columns(all: &[&Recorded]) -> PyResult<Column> {
    let stamps = |of: fn(&Recorded) -> Timestamp| {
        arrow::zoned(all.iter().map(|record| Some(of(record).micros())).collect())
    };
    let starts = all.iter().map(|record| match &record.event {
        Event::ObligationStarted(started) => Some(&**started),
        _ => None,
    });
    let starts: Vec<_> = starts.collect();
    let data = all.iter().zip(&starts).map(|(record, started)| {
        started.is_none().then(|| wire::write_event(&record.event)).transpose()
    });
    let data = data.collect::<Result<StringArray, _>>().map_err(faults::wire)?;
    let digests: Vec<_> =
        all.iter().map(|record| record.organisation.map(|digest| digest.to_string())).collect();
    let texts = |of: fn(&Recorded) -> Option<&str>| -> ArrayRef {
        Arc::new(all.iter().map(|record| of(record)).collect::<StringArray>())
    };
    let named = |of: fn(&Recorded) -> Option<&str>| words(all.iter().map(|record| of(record)));
    let seqs = UInt64Array::from_iter_values(all.iter().map(|record| record.seq));
    let schemas = UInt16Array::from_iter_values(all.iter().map(|record| record.schema));
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("stream", texts(|record| Some(record.stream.as_str()))),
        ("seq", Arc::new(seqs)),
        ("at", stamps(|record| record.at)),
        ("recorded_at", stamps(|record| record.recorded_at)),
        ("by", texts(|record| record.by.as_ref().map(|by| by.id.as_str()))),
        ("by_kind", named(|record| record.by.as_ref().map(|by| by.kind.name()))),
        ("command_id", texts(|record| record.command_id.as_ref().map(CommandId::as_str))),
        ("command", named(|record| record.command.map(CommandKind::name))),
        ("schema", Arc::new(schemas)),
        ("source", named(|record| Some(record.source.name()))),
        ("row", named(|record| record.row.as_ref().map(Value::as_str))),
        ("organisation", Arc::new(StringArray::from(digests))),
        ("type", named(|record| Some(record.event.kind().name()))),
        ("data", Arc::new(data)),
        (started::NAME, started::column(&starts)?),
    ];
    let columns = columns.into_iter().map(|(name, array)| (name, array.data_type().clone(), array));
    arrow::struct_of(columns, all.len())
}
