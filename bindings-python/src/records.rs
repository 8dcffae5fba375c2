//! Records as columns: a text of JSON each, or a column for every part.

use crate::{
    arrow::{self, Column},
    faults::{self, plain},
    record,
};
use amends::{
    ActorKind, Digest, Words,
    case::{By, CommandKind, Event, Recorded, Source},
    ident::{ActorId, CaseId, CommandId, Value},
    time::Timestamp,
    wire::{self, WireFault},
};
use arrow_array::{
    Array, ArrayRef, Int64Array, StringArray, StructArray, TimestampMicrosecondArray, UInt16Array,
    UInt64Array,
    cast::AsArray,
    types::{
        Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
    },
};
use arrow_schema::DataType;
use pyo3::prelude::*;
use std::{fmt, str::FromStr, sync::Arc};

/// The columns that a table of records must have.
const NEEDED: [&str; 8] =
    ["stream", "seq", "at", "recorded_at", "schema", "source", "type", "data"];
/// The columns that it may have.
const KNOWN: [&str; 6] = ["by", "by_kind", "command_id", "command", "row", "organisation"];

/// A column of texts.
type Texts<'a> = Vec<Option<&'a str>>;

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
            return Ok(Self::Json(arrow::texts(array)?));
        };
        match table.columns() {
            [only] => Ok(Self::Json(arrow::texts(only)?)),
            _ => Ok(Self::Parts(Box::new(Parts::read(table, before)?))),
        }
    }

    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Json(texts) => texts.len(),
            Self::Parts(parts) => parts.seq.len(),
        }
    }

    /// Returns what reads one row after the other.
    pub(crate) fn reader(&self) -> Reader<'_> {
        let (stream, by, row) = (Last::new(), Last::new(), Last::new());
        Reader { rows: self, stream, by, row, organisation: Last::new() }
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
            "seq" => self.seq = Numbers(wholes(column)?),
            "schema" => self.schema = Numbers(wholes(column)?),
            "at" => self.at = Instants(arrow::micros(column)?),
            "recorded_at" => self.recorded_at = Instants(arrow::micros(column)?),
            "stream" => self.stream = arrow::texts(column)?,
            "source" => self.source = arrow::texts(column)?,
            "type" => self.kind = arrow::texts(column)?,
            "data" => self.data = arrow::texts(column)?,
            "by" => self.by = arrow::texts(column)?,
            "by_kind" => self.by_kind = arrow::texts(column)?,
            "command_id" => self.command_id = arrow::texts(column)?,
            "command" => self.command = arrow::texts(column)?,
            "row" => self.row = arrow::texts(column)?,
            "organisation" => self.organisation = arrow::texts(column)?,
            _ => {
                let known = [&NEEDED[..], &KNOWN[..]].concat().join(", ");
                return Err(plain(format!("a record has no such part; it has {known}")));
            }
        }
        Ok(())
    }

    fn place(&self, row: usize, column: &'static str) -> Place {
        Place { row: self.before + row, column }
    }
}

/// Says of which column an error is told.
fn of_column(name: &str, error: &PyErr) -> PyErr {
    Python::attach(|py| {
        let told = format!("column `{name}`: {}", error.value(py));
        PyErr::from_type(error.get_type(py), told)
    })
}

/// Whole numbers.
struct Numbers(Int64Array);

impl Default for Numbers {
    fn default() -> Self {
        Self(Int64Array::new_null(0))
    }
}

/// Instants in microseconds.
struct Instants(TimestampMicrosecondArray);

impl Default for Instants {
    fn default() -> Self {
        Self(TimestampMicrosecondArray::new_null(0))
    }
}

impl Numbers {
    fn len(&self) -> usize {
        self.0.len()
    }

    fn get(&self, row: usize, place: Place) -> PyResult<u64> {
        let number =
            self.0.is_valid(row).then(|| self.0.value(row)).ok_or_else(|| place.missing())?;
        let wrong = || place.wrong(format!("expected a whole number from 0, got `{number}`"));
        u64::try_from(number).map_err(|_| wrong())
    }
}

impl Instants {
    fn get(&self, row: usize, place: Place) -> PyResult<Timestamp> {
        let micros =
            self.0.is_valid(row).then(|| self.0.value(row)).ok_or_else(|| place.missing())?;
        Timestamp::from_micros(micros).map_err(|error| place.wrong(error))
    }
}

/// Reads one chunk of whole numbers; one too large for 63 bits reads as none that can be.
fn wholes(array: &ArrayRef) -> PyResult<Int64Array> {
    macro_rules! widened {
        ($Type:ty) => {
            array.as_primitive::<$Type>().unary(i64::from)
        };
    }
    Ok(match array.data_type() {
        DataType::Int8 => widened!(Int8Type),
        DataType::Int16 => widened!(Int16Type),
        DataType::Int32 => widened!(Int32Type),
        DataType::Int64 => array.as_primitive::<Int64Type>().clone(),
        DataType::UInt8 => widened!(UInt8Type),
        DataType::UInt16 => widened!(UInt16Type),
        DataType::UInt32 => widened!(UInt32Type),
        DataType::UInt64 => {
            array.as_primitive::<UInt64Type>().unary(|number| i64::try_from(number).unwrap_or(-1))
        }
        got => return Err(plain(format!("expected whole numbers, got `{got}`"))),
    })
}

/// Names a value that is wrong.
#[derive(Clone, Copy)]
struct Place {
    row: usize,
    column: &'static str,
}

impl Place {
    fn missing(self) -> PyErr {
        let Self { row, column } = self;
        let zh = format!("第 {row} 行缺少 `{column}`");
        let en = format!("row {row}: expected a `{column}`, got nothing");
        faults::WireFault::new_err(("missing_key", zh, en))
    }

    fn wrong(self, detail: impl fmt::Display) -> PyErr {
        let detail = detail.to_string();
        self.told("bad_value", &Words::new(format!("值无效：{detail}"), detail))
    }

    fn fault(self, fault: &WireFault) -> PyErr {
        self.told(fault.code().name(), &fault.words())
    }

    fn told(self, code: &str, words: &Words) -> PyErr {
        let Self { row, column } = self;
        let zh = format!("第 {row} 行的 `{column}`：{}", words.zh);
        let en = format!("row {row}, column `{column}`: {}", words.en);
        faults::WireFault::new_err((code.to_owned(), zh, en))
    }
}

/// Remembers the text read last: neighbours are often alike.
struct Last<'a, T> {
    text: &'a str,
    value: Option<T>,
}

impl<'a, T: Clone + FromStr<Err: fmt::Display>> Last<'a, T> {
    const fn new() -> Self {
        Self { text: "", value: None }
    }

    fn read(&mut self, text: &'a str, place: Place) -> PyResult<T> {
        if let Some(value) = &self.value
            && self.text == text
        {
            return Ok(value.clone());
        }
        let value: T = text.parse().map_err(|error| place.wrong(error))?;
        (self.text, self.value) = (text, Some(value.clone()));
        Ok(value)
    }
}

/// Reads one row after the other.
pub(crate) struct Reader<'a> {
    rows: &'a Rows<'a>,
    stream: Last<'a, CaseId>,
    by: Last<'a, ActorId>,
    row: Last<'a, Value>,
    organisation: Last<'a, Digest>,
}

impl<'a> Reader<'a> {
    /// Returns the case of a row; none where there is no record.
    pub(crate) fn stream(&mut self, row: usize) -> PyResult<Option<CaseId>> {
        match self.rows {
            Rows::Json(_) => Ok(self.record(row)?.map(|record| record.stream)),
            Rows::Parts(parts) => self.stream_of(parts, row).map(Some),
        }
    }

    /// Returns the record of a row; none where there is none.
    pub(crate) fn record(&mut self, row: usize) -> PyResult<Option<Recorded>> {
        match self.rows {
            Rows::Json(texts) => {
                let text = texts.get(row).copied().flatten();
                text.map(|text| wire::read_record(text).map_err(faults::wire)).transpose()
            }
            Rows::Parts(parts) => self.put_together(parts, row).map(Some),
        }
    }

    fn stream_of(&mut self, parts: &'a Parts<'a>, row: usize) -> PyResult<CaseId> {
        let place = parts.place(row, "stream");
        self.stream.read(needed(&parts.stream, row, place)?, place)
    }

    fn put_together(&mut self, parts: &'a Parts<'a>, row: usize) -> PyResult<Recorded> {
        let place = |column| parts.place(row, column);
        let schema = parts.schema.get(row, place("schema"))?;
        let schema = match u16::try_from(schema) {
            Ok(schema) if schema <= Recorded::SCHEMA => schema,
            _ => {
                let (got, known) = (schema, Recorded::SCHEMA);
                return Err(place("schema").fault(&WireFault::WrittenByNewerVersion { got, known }));
            }
        };
        let source = place("source");
        let command = text(&parts.command, row).map(|name| {
            let unknown = || place("command").wrong(format!("expected a command, got `{name}`"));
            CommandKind::from_name(name).ok_or_else(unknown)
        });
        let command_id = text(&parts.command_id, row)
            .map(|id| CommandId::new(id).map_err(|error| place("command_id").wrong(error)));
        let of_table = text(&parts.row, row).map(|name| self.row.read(name, place("row")));
        let organisation = text(&parts.organisation, row)
            .map(|digest| self.organisation.read(digest, place("organisation")));
        Ok(Recorded {
            stream: self.stream_of(parts, row)?,
            seq: parts.seq.get(row, place("seq"))?,
            at: parts.at.get(row, place("at"))?,
            recorded_at: parts.recorded_at.get(row, place("recorded_at"))?,
            by: self.by(parts, row)?,
            command_id: command_id.transpose()?,
            command: command.transpose()?,
            schema,
            source: word(needed(&parts.source, row, source)?, source, Source::from_name)?,
            row: of_table.transpose()?,
            organisation: organisation.transpose()?,
            event: event(parts, row)?,
        })
    }

    fn by(&mut self, parts: &'a Parts<'a>, row: usize) -> PyResult<Option<By>> {
        let Some(id) = text(&parts.by, row) else { return Ok(None) };
        let place = parts.place(row, "by_kind");
        let kind = word(needed(&parts.by_kind, row, place)?, place, ActorKind::from_name)?;
        Ok(Some(By { id: self.by.read(id, parts.place(row, "by"))?, kind }))
    }
}

fn event(parts: &Parts<'_>, row: usize) -> PyResult<Event> {
    let kind = parts.place(row, "type");
    let name = needed(&parts.kind, row, kind)?;
    // Where nothing stands nothing is carried.
    wire::read_event(name, text(&parts.data, row).unwrap_or("{}")).map_err(|fault| match fault {
        WireFault::UnknownType { .. } => kind.fault(&fault),
        _ => parts.place(row, "data").fault(&fault),
    })
}

fn text<'a>(column: &Texts<'a>, row: usize) -> Option<&'a str> {
    column.get(row).copied().flatten()
}

fn needed<'a>(column: &Texts<'a>, row: usize, place: Place) -> PyResult<&'a str> {
    text(column, row).ok_or_else(|| place.missing())
}

fn word<T>(name: &str, place: Place, find: fn(&str) -> Option<T>) -> PyResult<T> {
    find(name).ok_or_else(|| place.wrong(format!("expected a known word, got `{name}`")))
}

/// Puts records into a table with a column for each part of them, to keep as Parquet or to query.
///
/// `data` is what the event carries, as JSON. `replay_many` reads the table back, faster than a
/// column of whole records. The table is one of pyarrow.
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

fn columns(all: &[&Recorded]) -> PyResult<Column> {
    let stamps = |of: fn(&Recorded) -> Timestamp| {
        arrow::zoned(all.iter().map(|record| Some(of(record).micros())).collect())
    };
    let data: Vec<_> = all.iter().map(|record| wire::write_event(&record.event)).collect();
    let data = data.into_iter().collect::<Result<Vec<_>, _>>().map_err(faults::wire)?;
    let digests: Vec<_> =
        all.iter().map(|record| record.organisation.map(|digest| digest.to_string())).collect();
    let texts = |of: fn(&Recorded) -> Option<&str>| -> ArrayRef {
        Arc::new(all.iter().map(|record| of(record)).collect::<StringArray>())
    };
    let seqs = UInt64Array::from_iter_values(all.iter().map(|record| record.seq));
    let schemas = UInt16Array::from_iter_values(all.iter().map(|record| record.schema));
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("stream", texts(|record| Some(record.stream.as_str()))),
        ("seq", Arc::new(seqs)),
        ("at", stamps(|record| record.at)),
        ("recorded_at", stamps(|record| record.recorded_at)),
        ("by", texts(|record| record.by.as_ref().map(|by| by.id.as_str()))),
        ("by_kind", texts(|record| record.by.as_ref().map(|by| by.kind.name()))),
        ("command_id", texts(|record| record.command_id.as_ref().map(CommandId::as_str))),
        ("command", texts(|record| record.command.map(CommandKind::name))),
        ("schema", Arc::new(schemas)),
        ("source", texts(|record| Some(record.source.name()))),
        ("row", texts(|record| record.row.as_ref().map(Value::as_str))),
        ("organisation", Arc::new(StringArray::from(digests))),
        ("type", texts(|record| Some(record.event.kind().name()))),
        ("data", Arc::new(StringArray::from(data))),
    ];
    let columns = columns.into_iter().map(|(name, array)| (name, array.data_type().clone(), array));
    arrow::struct_of(columns, all.len())
}
