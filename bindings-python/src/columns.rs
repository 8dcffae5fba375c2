//! One value of a column: texts, whole numbers, instants, each with its place.

use crate::{
    arrow,
    faults::{self, plain},
};
use amends::{Words, time::Timestamp, wire::WireFault};
use arrow_array::{
    Array, ArrayRef, ArrowPrimitiveType, DictionaryArray, Int32Array, Int64Array, PrimitiveArray,
    StringArray, TimestampMicrosecondArray, UInt16Array, UInt32Array, UInt64Array,
    cast::AsArray,
    types::{Int8Type, Int16Type, Int32Type, UInt8Type},
};
use arrow_buffer::NullBuffer;
use arrow_schema::DataType;
use pyo3::prelude::*;
use std::{fmt, str::FromStr, sync::Arc};

/// Says what is wrong with a value of a column; boxed, as most have nothing.
pub(crate) struct CellFault {
    column: &'static str,
    why: Why,
}

enum Why {
    Missing,
    Told(&'static str, Words),
}

/// A value of a column, or what is wrong with it.
pub(crate) type Cell<T> = Result<T, Box<CellFault>>;

impl CellFault {
    #[cold]
    #[inline(never)]
    pub(crate) fn missing(column: &'static str) -> Box<Self> {
        Box::new(Self { column, why: Why::Missing })
    }

    #[cold]
    #[inline(never)]
    pub(crate) fn wrong(column: &'static str, detail: &dyn fmt::Display) -> Box<Self> {
        let words = Words::new(format!("值无效：{detail}"), detail.to_string());
        Box::new(Self { column, why: Why::Told("bad_value", words) })
    }

    #[cold]
    #[inline(never)]
    pub(crate) fn wire(column: &'static str, fault: &WireFault) -> Box<Self> {
        Box::new(Self { column, why: Why::Told(fault.code().name(), fault.words()) })
    }

    /// Raises it, naming the row.
    #[cold]
    pub(crate) fn on(&self, row: usize) -> PyErr {
        let column = self.column;
        let (code, zh, en) = match &self.why {
            Why::Missing => {
                let zh = format!("第 {row} 行缺少 `{column}`");
                ("missing_key", zh, format!("row {row}: expected a `{column}`, got nothing"))
            }
            Why::Told(code, words) => {
                let zh = format!("第 {row} 行的 `{column}`：{}", words.zh);
                (*code, zh, format!("row {row}, column `{column}`: {}", words.en))
            }
        };
        faults::WireFault::new_err((code.to_owned(), zh, en))
    }
}

/// Reads a text as what it names.
pub(crate) fn parsed<T: FromStr<Err: fmt::Display>>(text: &str, column: &'static str) -> Cell<T> {
    text.parse().map_err(|error| CellFault::wrong(column, &error))
}

/// Finds what a word of a column stands for.
pub(crate) fn word<T>(
    name: &str,
    (column, expected): (&'static str, &str),
    find: fn(&str) -> Option<T>,
) -> Cell<T> {
    let unknown = || CellFault::wrong(column, &format!("expected {expected}, got `{name}`"));
    find(name).ok_or_else(unknown)
}

/// Says of which column an error is told.
pub(crate) fn of_column(name: &str, error: &PyErr) -> PyErr {
    Python::attach(|py| {
        let told = format!("column `{name}`: {}", error.value(py));
        PyErr::from_type(error.get_type(py), told)
    })
}

/// Texts.
pub(crate) enum Texts<'a> {
    /// As Arrow lays them out.
    Plain(&'a StringArray),
    /// Words of a dictionary, by their number.
    Words(Int32Array, Vec<Option<&'a str>>),
    /// Laid out in another way; none where there is no such column.
    Found(Vec<Option<&'a str>>),
}

impl Default for Texts<'_> {
    fn default() -> Self {
        Self::Found(Vec::new())
    }
}

impl<'a> Texts<'a> {
    /// Reads a chunk; rows that are null in `whole` are never asked for.
    pub(crate) fn read(array: &'a ArrayRef, whole: Whole<'_>) -> PyResult<Self> {
        Ok(match array.data_type() {
            DataType::Utf8 => Self::Plain(array.as_string::<i32>()),
            DataType::Dictionary(key, _) if **key == DataType::Int32 => {
                let dictionary = array.as_dictionary::<Int32Type>();
                Self::Words(whole.bare(dictionary.keys()), arrow::texts(dictionary.values())?)
            }
            _ => Self::Found(arrow::texts(array)?),
        })
    }

    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Plain(texts) => texts.len(),
            Self::Words(keys, _) => keys.len(),
            Self::Found(texts) => texts.len(),
        }
    }

    #[inline(always)]
    pub(crate) fn get(&self, row: usize) -> Option<&'a str> {
        match self {
            Self::Plain(texts) => {
                (row < texts.len() && texts.is_valid(row)).then(|| texts.value(row))
            }
            Self::Words(keys, words) => {
                cell(keys, row).and_then(|key| words.get(usize::try_from(key).ok()?).copied()?)
            }
            Self::Found(texts) => texts.get(row).copied().flatten(),
        }
    }

    #[inline(always)]
    pub(crate) fn needed(&self, row: usize, column: &'static str) -> Cell<&'a str> {
        self.get(row).ok_or_else(|| CellFault::missing(column))
    }
}

/// Writes texts of which there are few, each of them once.
pub(crate) fn words<'a>(texts: impl Iterator<Item = Option<&'a str>>) -> ArrayRef {
    Arc::new(texts.collect::<DictionaryArray<Int32Type>>())
}

/// The rows of a struct that are there; those of a table of their own all are.
#[derive(Clone, Copy)]
pub(crate) struct Whole<'a>(pub(crate) Option<&'a NullBuffer>);

impl Whole<'_> {
    /// Lets go of nulls that say no more than those of the whole: a value is then read without a look.
    fn bare<T: ArrowPrimitiveType>(self, column: &PrimitiveArray<T>) -> PrimitiveArray<T> {
        PrimitiveArray::new(column.values().clone(), self.own(column.nulls()).cloned())
    }

    /// Returns nulls that say more than those of the whole.
    pub(crate) fn own(self, nulls: Option<&NullBuffer>) -> Option<&NullBuffer> {
        nulls.filter(|nulls| Some(*nulls) != self.0)
    }
}

/// Returns a value that is there.
#[inline(always)]
fn cell<T: ArrowPrimitiveType>(column: &PrimitiveArray<T>, row: usize) -> Option<T::Native> {
    let there = column.nulls().is_none_or(|nulls| row < nulls.len() && nulls.is_valid(row));
    column.values().get(row).copied().filter(|_| there)
}

/// Whole numbers; those of the widths that a table of records has are not copied.
pub(crate) enum Numbers {
    Short(UInt16Array),
    Word(UInt32Array),
    Long(UInt64Array),
    Signed(Int64Array),
}

impl Default for Numbers {
    fn default() -> Self {
        Self::Signed(Int64Array::new_null(0))
    }
}

impl Numbers {
    /// Reads a chunk; rows that are null in `whole` are never asked for.
    pub(crate) fn read(array: &ArrayRef, whole: Whole<'_>) -> PyResult<Self> {
        macro_rules! widened {
            ($Type:ty) => {
                Self::Signed(whole.bare(&array.as_primitive::<$Type>().unary(i64::from)))
            };
        }
        Ok(match array.data_type() {
            DataType::Null => Self::Signed(Int64Array::new_null(array.len())),
            DataType::Int8 => widened!(Int8Type),
            DataType::Int16 => widened!(Int16Type),
            DataType::Int32 => widened!(Int32Type),
            DataType::UInt8 => widened!(UInt8Type),
            DataType::UInt16 => Self::Short(whole.bare(array.as_primitive())),
            DataType::UInt32 => Self::Word(whole.bare(array.as_primitive())),
            DataType::UInt64 => Self::Long(whole.bare(array.as_primitive())),
            DataType::Int64 => Self::Signed(whole.bare(array.as_primitive())),
            got => return Err(plain(format!("expected whole numbers, got `{got}`"))),
        })
    }

    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Short(numbers) => numbers.len(),
            Self::Word(numbers) => numbers.len(),
            Self::Long(numbers) => numbers.len(),
            Self::Signed(numbers) => numbers.len(),
        }
    }

    /// Returns a number; one too large for 63 bits reads as none that can be.
    #[inline(always)]
    fn given(&self, row: usize) -> Option<i64> {
        match self {
            Self::Short(numbers) => cell(numbers, row).map(i64::from),
            Self::Word(numbers) => cell(numbers, row).map(i64::from),
            Self::Long(numbers) => {
                cell(numbers, row).map(|number| i64::try_from(number).unwrap_or(-1))
            }
            Self::Signed(numbers) => cell(numbers, row),
        }
    }

    #[inline(always)]
    pub(crate) fn signed(&self, row: usize, column: &'static str) -> Cell<i64> {
        self.given(row).ok_or_else(|| CellFault::missing(column))
    }

    /// Returns a number that is never negative and fits.
    #[inline(always)]
    pub(crate) fn get<T: TryFrom<i64>>(&self, row: usize, column: &'static str) -> Cell<T> {
        let number = self.signed(row, column)?;
        T::try_from(number).map_err(|_| unfit(number, column))
    }

    /// Returns a number that may be missing.
    #[inline(always)]
    pub(crate) fn maybe<T: TryFrom<i64>>(
        &self,
        row: usize,
        column: &'static str,
    ) -> Cell<Option<T>> {
        let fit = |number| T::try_from(number).map_err(|_| unfit(number, column));
        self.given(row).map(fit).transpose()
    }
}

#[cold]
#[inline(never)]
fn unfit(number: i64, column: &'static str) -> Box<CellFault> {
    CellFault::wrong(column, &format!("expected a whole number from 0, got `{number}`"))
}

/// Instants in microseconds.
pub(crate) struct Instants(TimestampMicrosecondArray);

impl Default for Instants {
    fn default() -> Self {
        Self(TimestampMicrosecondArray::new_null(0))
    }
}

impl Instants {
    /// Reads a chunk; rows that are null in `whole` are never asked for.
    pub(crate) fn read(array: &ArrayRef, whole: Whole<'_>) -> PyResult<Self> {
        if array.data_type() == &DataType::Null {
            return Ok(Self(TimestampMicrosecondArray::new_null(array.len())));
        }
        arrow::micros(array).map(|instants| Self(whole.bare(&instants)))
    }

    #[inline(always)]
    pub(crate) fn get(&self, row: usize, column: &'static str) -> Cell<Timestamp> {
        self.maybe(row, column)?.ok_or_else(|| CellFault::missing(column))
    }

    /// Returns an instant that may be missing.
    #[inline(always)]
    pub(crate) fn maybe(&self, row: usize, column: &'static str) -> Cell<Option<Timestamp>> {
        let instant = cell(&self.0, row).map(Timestamp::from_micros).transpose();
        instant.map_err(|error| CellFault::wrong(column, &error))
    }
}

/// Says whether two texts are the same; few are long.
#[inline]
pub(crate) fn same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len() != other.len() {
        return false;
    }
    match (one.first_chunk::<8>(), one.last_chunk::<8>()) {
        (Some(first), Some(last)) => {
            let alike = other.starts_with(first) && other.ends_with(last);
            alike && (one.len() <= 16 || one == other)
        }
        _ => one.iter().eq(other),
    }
}

/// Remembers what the texts of a column stand for: those of a dictionary by their number, of others the
/// few read last, as neighbours are often alike.
pub(crate) struct Known<'a, T> {
    words: Vec<Option<T>>,
    recent: [Option<(&'a str, T)>; 8],
    next: usize,
}

impl<'a, T: Clone> Known<'a, T> {
    pub(crate) const fn new() -> Self {
        Self { words: Vec::new(), recent: [const { None }; 8], next: 0 }
    }

    /// Returns what the text of a row stands for; `find` is asked where that is not remembered.
    #[inline]
    pub(crate) fn maybe(
        &mut self,
        texts: &Texts<'a>,
        row: usize,
        find: impl FnOnce(&'a str) -> Cell<T>,
    ) -> Cell<Option<T>> {
        if let Texts::Words(numbers, words) = texts {
            let Some(number) = cell(numbers, row).and_then(|number| usize::try_from(number).ok())
            else {
                return Ok(None);
            };
            if let Some(Some(value)) = self.words.get(number) {
                return Ok(Some(value.clone()));
            }
            let Some(text) = words.get(number).copied().flatten() else { return Ok(None) };
            let value = find(text)?;
            self.words.resize(words.len(), None);
            if let Some(known) = self.words.get_mut(number) {
                *known = Some(value.clone());
            }
            return Ok(Some(value));
        }
        let Some(text) = texts.get(row) else { return Ok(None) };
        if let Some((_, value)) = self.recent.iter().flatten().find(|(known, _)| same(known, text))
        {
            return Ok(Some(value.clone()));
        }
        let value = find(text)?;
        if let Some(oldest) = self.recent.get_mut(self.next) {
            *oldest = Some((text, value.clone()));
        }
        self.next = (self.next + 1) % self.recent.len();
        Ok(Some(value))
    }

    /// Returns what the text of a row stands for, which must be there.
    #[inline]
    pub(crate) fn needed(
        &mut self,
        texts: &Texts<'a>,
        row: usize,
        column: &'static str,
        find: impl FnOnce(&'a str, &'static str) -> Cell<T>,
    ) -> Cell<T> {
        let found = self.maybe(texts, row, |text| find(text, column))?;
        found.ok_or_else(|| CellFault::missing(column))
    }
}
