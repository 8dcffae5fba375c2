//! Whole columns at once, through the Arrow PyCapsule interface: no row becomes a Python object.
//!
//! Any object with `__arrow_c_stream__` or `__arrow_c_array__` is taken: columns of pyarrow, polars,
//! pandas (Arrow-backed) and duckdb, without importing any of them. Arrow memory is not copied on
//! the way in.
#![expect(unsafe_code, reason = "the Arrow C data interface hands over raw structs")]

use crate::faults::{TimeFault, plain};
use amends::time::{Calendar, Edge, Span, TimeError, Timestamp, TimestampError};
use arrow_array::{
    Array, ArrayRef, ArrowPrimitiveType, Int64Array, PrimitiveArray, StructArray,
    TimestampMicrosecondArray,
    builder::PrimitiveBuilder,
    cast::AsArray,
    ffi::{from_ffi, to_ffi},
    ffi_stream::FFI_ArrowArrayStream,
    make_array,
    types::{
        DurationMicrosecondType, DurationMillisecondType, DurationNanosecondType,
        DurationSecondType, Int64Type, TimestampMicrosecondType, TimestampMillisecondType,
        TimestampNanosecondType, TimestampSecondType,
    },
};
use arrow_buffer::NullBuffer;
use arrow_data::ffi::FFI_ArrowArray;
use arrow_schema::{DataType, Field, Fields, TimeUnit, ffi::FFI_ArrowSchema};
use pyo3::{
    prelude::*,
    types::{PyCapsule, PyDelta, PyString, PyTuple},
};
use std::{ffi::CStr, ptr::NonNull, sync::Arc};

const ARRAY: &CStr = c"arrow_array";
const SCHEMA: &CStr = c"arrow_schema";
const STREAM: &CStr = c"arrow_array_stream";

/// Holds a column that the package computed; every Arrow library takes it.
///
/// `pyarrow.array(column)`, `polars.Series(column)` and `duckdb` read it without a copy.
#[pyclass(module = "amends", frozen)]
pub(crate) struct Column(ArrayRef);

#[pymethods]
impl Column {
    /// Hands the column over by the Arrow PyCapsule interface.
    #[pyo3(signature = (requested_schema: "object" = None) -> "tuple[object, object]")]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<(Bound<'py, PyCapsule>, Bound<'py, PyCapsule>)> {
        let _ = requested_schema;
        let (array, schema) = to_ffi(&self.0.to_data()).map_err(plain)?;
        let schema = PyCapsule::new_with_value(py, schema, SCHEMA)?;
        Ok((schema, PyCapsule::new_with_value(py, array, ARRAY)?))
    }

    fn __len__(&self) -> usize {
        self.0.len()
    }

    fn __repr__(&self) -> String {
        format!("<Column of {} {}>", self.0.len(), self.0.data_type())
    }
}

/// Returns a function of the module that knows the kinds of frames.
pub(crate) fn batch<'py>(py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyAny>> {
    py.import("amends._batch")?.getattr(name)
}

fn pointer<T>(capsule: &Bound<'_, PyAny>, name: &CStr) -> PyResult<NonNull<T>> {
    let capsule = capsule.cast::<PyCapsule>()?;
    Ok(capsule.pointer_checked(Some(name))?.cast())
}

/// Takes over the arrays of a column, chunk by chunk; a table of one column is that column.
fn chunks(column: &Bound<'_, PyAny>) -> PyResult<Vec<ArrayRef>> {
    let mut arrays = imported(column)?;
    for array in &mut arrays {
        if let Some(table) = array.as_struct_opt() {
            let [only] = table.columns() else {
                let got = table.num_columns();
                return Err(plain(format!("expected one column, got a table of {got}")));
            };
            *array = Arc::clone(only);
        }
    }
    Ok(arrays)
}

/// Takes over the arrays of a column or a table, chunk by chunk.
pub(crate) fn imported(column: &Bound<'_, PyAny>) -> PyResult<Vec<ArrayRef>> {
    if column.hasattr("__arrow_c_array__")? {
        let pair = column.call_method0("__arrow_c_array__")?.cast_into::<PyTuple>()?;
        let schema = pointer::<FFI_ArrowSchema>(&pair.get_item(0)?, SCHEMA)?;
        let array = pointer::<FFI_ArrowArray>(&pair.get_item(1)?, ARRAY)?;
        // SAFETY: the capsules are checked by name, live as long as `pair`, and are moved out of,
        // which leaves released structs behind, as the interface asks.
        let (schema, array) = unsafe {
            (FFI_ArrowSchema::from_raw(schema.as_ptr()), FFI_ArrowArray::from_raw(array.as_ptr()))
        };
        // SAFETY: both structs come from one producer of the interface.
        let data = unsafe { from_ffi(array, &schema) }.map_err(plain)?;
        return Ok(vec![make_array(data)]);
    }
    if !column.hasattr("__arrow_c_stream__")? {
        return imported(&batch(column.py(), "arrow")?.call1((column,))?);
    }
    let capsule = column.call_method0("__arrow_c_stream__")?;
    let raw = pointer::<FFI_ArrowArrayStream>(&capsule, STREAM)?;
    // SAFETY: as above; the stream is moved out of its capsule.
    let mut stream = unsafe { FFI_ArrowArrayStream::from_raw(raw.as_ptr()) };
    let (Some(get_schema), Some(get_next)) = (stream.get_schema, stream.get_next) else {
        return Err(plain("the column was read before; hand over a new one"));
    };
    let mut schema = FFI_ArrowSchema::empty();
    // SAFETY: both pointers are to live structs; the producer fills the second.
    if unsafe { get_schema(&raw mut stream, &raw mut schema) } != 0 {
        return Err(unreadable(&mut stream));
    }
    let mut arrays = Vec::new();
    loop {
        let mut array = FFI_ArrowArray::empty();
        // SAFETY: as for the schema.
        if unsafe { get_next(&raw mut stream, &raw mut array) } != 0 {
            return Err(unreadable(&mut stream));
        }
        if array.is_released() {
            return Ok(arrays);
        }
        // SAFETY: the array comes from the stream whose schema this is.
        arrays.push(make_array(unsafe { from_ffi(array, &schema) }.map_err(plain)?));
    }
}

/// Says why a stream cannot be read, in the words of its producer.
fn unreadable(stream: &mut FFI_ArrowArrayStream) -> PyErr {
    let why = stream.get_last_error.and_then(|get_last_error| {
        // SAFETY: the stream lives; the producer returns a text it keeps, or nothing.
        let text = unsafe { get_last_error(stream) };
        // SAFETY: a text of the producer ends with a zero, and is copied before the next call.
        (!text.is_null()).then(|| unsafe { CStr::from_ptr(text) }.to_string_lossy().into_owned())
    });
    plain(why.unwrap_or_else(|| "the column cannot be read".to_owned()))
}

/// Reads a column of instants, in microseconds; one without a time zone is naive, and refused.
fn instants(column: &Bound<'_, PyAny>) -> PyResult<TimestampMicrosecondArray> {
    joined(chunks(column)?, micros)
}

/// Reads one chunk of instants, in microseconds.
pub(crate) fn instants_of(array: &ArrayRef, all: &mut Vec<Option<i64>>) -> PyResult<()> {
    all.extend(micros(array)?.iter());
    Ok(())
}

/// Reads one chunk of instants: without a copy where it counts microseconds.
pub(crate) fn micros(array: &ArrayRef) -> PyResult<TimestampMicrosecondArray> {
    let DataType::Timestamp(unit, zone) = array.data_type() else {
        let got = array.data_type();
        return Err(plain(format!("expected a column of timestamps, got `{got}`")));
    };
    if zone.is_none() {
        return Err(crate::faults::NaiveDatetime::new_err(
            "expected timestamps with a time zone, got a naive column; say which clock it shows, \
             for example with `.dt.replace_time_zone(\"Asia/Shanghai\")` of polars",
        ));
    }
    Ok(match unit {
        TimeUnit::Second => {
            let values = array.as_primitive::<TimestampSecondType>();
            values.unary(|at| at.saturating_mul(1_000_000))
        }
        TimeUnit::Millisecond => {
            let values = array.as_primitive::<TimestampMillisecondType>();
            values.unary(|at| at.saturating_mul(1_000))
        }
        TimeUnit::Microsecond => array.as_primitive::<TimestampMicrosecondType>().clone(),
        TimeUnit::Nanosecond => {
            array.as_primitive::<TimestampNanosecondType>().unary(|at| at.div_euclid(1_000))
        }
    })
}

/// Puts the chunks of a column into one array; a single chunk is that array.
fn joined<T: ArrowPrimitiveType>(
    chunks: Vec<ArrayRef>,
    read: fn(&ArrayRef) -> PyResult<PrimitiveArray<T>>,
) -> PyResult<PrimitiveArray<T>> {
    if let [only] = chunks.as_slice() {
        return read(only);
    }
    let mut all = PrimitiveBuilder::<T>::with_capacity(chunks.iter().map(Array::len).sum());
    for chunk in &chunks {
        let chunk = read(chunk)?;
        all.append_array(&PrimitiveArray::new(chunk.values().clone(), chunk.nulls().cloned()));
    }
    Ok(all.finish())
}

/// Reads one chunk of texts, plain or of a dictionary.
pub(crate) fn texts(array: &ArrayRef) -> PyResult<Vec<Option<&str>>> {
    match array.data_type() {
        DataType::Utf8 => Ok(array.as_string::<i32>().iter().collect()),
        DataType::LargeUtf8 => Ok(array.as_string::<i64>().iter().collect()),
        DataType::Utf8View => Ok(array.as_string_view().iter().collect()),
        DataType::Null => Ok(vec![None; array.len()]),
        DataType::Dictionary(..) => {
            let dictionary = array.as_any_dictionary();
            let words = texts(dictionary.values())?;
            if words.is_empty() {
                return Ok(vec![None; array.len()]);
            }
            let keys = dictionary.normalized_keys().into_iter().enumerate();
            let word = |(row, key): (usize, usize)| {
                if array.is_null(row) { None } else { words.get(key).copied().flatten() }
            };
            Ok(keys.map(word).collect())
        }
        got => Err(plain(format!("expected a column of texts, got `{got}`"))),
    }
}

/// Reads one chunk of lengths in seconds: durations, or whole seconds.
fn seconds(array: &ArrayRef) -> PyResult<Int64Array> {
    Ok(match array.data_type() {
        DataType::Int64 => array.as_primitive::<Int64Type>().clone(),
        DataType::Duration(TimeUnit::Second) => {
            array.as_primitive::<DurationSecondType>().unary(|span| span)
        }
        DataType::Duration(TimeUnit::Millisecond) => {
            array.as_primitive::<DurationMillisecondType>().unary(|span| span.div_euclid(1_000))
        }
        DataType::Duration(TimeUnit::Microsecond) => {
            let values = array.as_primitive::<DurationMicrosecondType>();
            values.unary(|span| span.div_euclid(1_000_000))
        }
        DataType::Duration(TimeUnit::Nanosecond) => {
            let values = array.as_primitive::<DurationNanosecondType>();
            values.unary(|span| span.div_euclid(1_000_000_000))
        }
        got => return Err(plain(format!("expected durations or whole seconds, got `{got}`"))),
    })
}

/// Says why a row has no answer.
enum RowFault {
    Instant(TimestampError),
    Time(TimeError),
}

impl RowFault {
    /// Raises it, naming the row.
    #[cold]
    fn on(&self, row: usize) -> PyErr {
        match self {
            Self::Instant(error) => plain(format!("row {row}: {error}")),
            Self::Time(error) => {
                let words = error.words();
                let (zh, en) =
                    (format!("第 {row} 行：{}", words.zh), format!("row {row}: {}", words.en));
                TimeFault::new_err((error.code().to_owned(), zh, en))
            }
        }
    }
}

fn instant(micros: i64) -> Result<Timestamp, RowFault> {
    Timestamp::from_micros(micros).map_err(RowFault::Instant)
}

fn same_length(left: usize, right: usize) -> PyResult<()> {
    if left == right {
        return Ok(());
    }
    Err(plain(format!("expected two columns of one length, got {left} and {right} rows")))
}

/// Makes a column of instants in UTC.
pub(crate) fn zoned(values: Vec<Option<i64>>) -> ArrayRef {
    Arc::new(TimestampMicrosecondArray::from(values).with_timezone("UTC"))
}

/// Computes a value from every row of a column; where a side has none there is none.
fn each_row<T: ArrowPrimitiveType<Native = i64>>(
    column: &[i64],
    nulls: Option<NullBuffer>,
    mut value: impl FnMut(usize, i64) -> Result<i64, RowFault>,
) -> PyResult<PrimitiveArray<T>> {
    let mut values = vec![0; column.len()];
    for (row, (computed, given)) in values.iter_mut().zip(column).enumerate() {
        if nulls.as_ref().is_none_or(|nulls| nulls.is_valid(row)) {
            *computed = value(row, *given).map_err(|fault| fault.on(row))?;
        }
    }
    PrimitiveArray::try_new(values.into(), nulls).map_err(plain)
}

/// Counts open time on from every instant of a column.
pub(crate) fn add_many(
    calendar: &Calendar,
    starts: &Bound<'_, PyAny>,
    spans: &Bound<'_, PyAny>,
    edge: Edge,
) -> PyResult<Column> {
    let py = starts.py();
    let starts = instants(starts)?;
    let mut cursor = calendar.cursor();
    let mut add = |start: i64, span: Span| {
        let added = cursor.add(instant(start)?, span, edge);
        added.map(|answer| answer.at.micros()).map_err(RowFault::Time)
    };
    let added = if spans.is_instance_of::<PyString>() || spans.is_instance_of::<PyDelta>() {
        let span = crate::at::length(spans)?;
        py.detach(|| {
            each_row(starts.values(), starts.nulls().cloned(), |_, start| add(start, span))
        })
    } else {
        let spans = joined(chunks(spans)?, seconds)?;
        same_length(starts.len(), spans.len())?;
        let nulls = NullBuffer::union(starts.nulls(), spans.nulls());
        let spans = spans.values();
        py.detach(|| {
            each_row(starts.values(), nulls, |row, start| {
                // INVARIANT: both columns are of one length.
                let span = spans.get(row).copied().unwrap_or_default();
                add(start, Span::from_seconds(span))
            })
        })
    };
    let added: TimestampMicrosecondArray = added?;
    Ok(Column(Arc::new(added.with_timezone("UTC"))))
}

/// Returns the open seconds between the instants of two columns.
pub(crate) fn elapsed_many(
    calendar: &Calendar,
    starts: &Bound<'_, PyAny>,
    ends: &Bound<'_, PyAny>,
) -> PyResult<Column> {
    let py = starts.py();
    let (starts, ends) = (instants(starts)?, instants(ends)?);
    same_length(starts.len(), ends.len())?;
    let mut cursor = calendar.cursor();
    let nulls = NullBuffer::union(starts.nulls(), ends.nulls());
    let ends = ends.values();
    let elapsed = py.detach(|| {
        each_row::<DurationMicrosecondType>(starts.values(), nulls, |row, start| {
            // INVARIANT: both columns are of one length.
            let end = instant(ends.get(row).copied().unwrap_or_default())?;
            let span = cursor.elapsed(instant(start)?, end).map_err(RowFault::Time)?;
            Ok(span.seconds().saturating_mul(1_000_000))
        })
    });
    Ok(Column(Arc::new(elapsed?)))
}

/// Puts columns of so many rows side by side; there may be none.
pub(crate) fn struct_of<'a>(
    columns: impl IntoIterator<Item = (&'a str, DataType, ArrayRef)>,
    rows: usize,
) -> PyResult<Column> {
    let (fields, arrays): (Vec<Field>, Vec<ArrayRef>) = columns
        .into_iter()
        .map(|(name, sort, array)| (Field::new(name, sort, true), array))
        .unzip();
    let table = StructArray::try_new_with_length(Fields::from(fields), arrays, None, rows);
    Ok(Column(Arc::new(table.map_err(plain)?)))
}
