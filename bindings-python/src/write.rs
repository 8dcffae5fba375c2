//! Writes values of the core as Python objects: typed classes, or plain dictionaries as on the wire.

use crate::{
    at::{datetime, timedelta},
    registry::{Registry, SPANS},
};
use amends::time::{Span, Timestamp};
use pyo3::{
    IntoPyObjectExt,
    exceptions::PyValueError,
    prelude::*,
    types::{PyDict, PyList, PyString, PyTuple},
};
use serde::ser::{self, Serialize};
use std::fmt;

/// Writes a value with the generated classes.
pub(crate) fn typed<'py>(py: Python<'py>, value: &impl Serialize) -> PyResult<Bound<'py, PyAny>> {
    Ok(value.serialize(Writer { py, form: Form::Typed, span: false })?)
}

/// Writes a value as dictionaries, lists and texts, as they stand on the wire.
pub(crate) fn plain<'py>(py: Python<'py>, value: &impl Serialize) -> PyResult<Bound<'py, PyAny>> {
    Ok(value.serialize(Writer { py, form: Form::Plain, span: false })?)
}

/// Says what structs become.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    /// Generated classes, enums, datetimes.
    Typed,
    /// The arguments of a generated class.
    Arguments,
    /// Dictionaries and texts.
    Plain,
}

#[derive(Clone, Copy)]
struct Writer<'py> {
    py: Python<'py>,
    form: Form,
    /// Whether an integer of 64 bits is a length of time.
    span: bool,
}

/// Carries a Python exception through serde.
#[derive(Debug)]
pub(crate) struct Unwritten(PyErr);

impl fmt::Display for Unwritten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Unwritten {}

impl ser::Error for Unwritten {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(PyValueError::new_err(message.to_string()))
    }
}

impl From<PyErr> for Unwritten {
    fn from(error: PyErr) -> Self {
        Self(error)
    }
}

impl From<Unwritten> for PyErr {
    fn from(error: Unwritten) -> Self {
        error.0
    }
}

type Written<'py> = Result<Bound<'py, PyAny>, Unwritten>;

impl<'py> Writer<'py> {
    fn whole(self, number: impl IntoPyObject<'py>) -> Written<'py> {
        Ok(number.into_bound_py_any(self.py)?)
    }

    fn text(self, text: &str) -> Written<'py> {
        Ok(PyString::new(self.py, text).into_any())
    }

    /// The form of what lies inside.
    fn inner(self) -> Self {
        let form = if self.form == Form::Plain { Form::Plain } else { Form::Typed };
        Self { form, ..self }
    }
}

macro_rules! wholes {
    ($($method:ident $Type:ty;)*) => {$(
        fn $method(self, number: $Type) -> Written<'py> {
            self.whole(number)
        }
    )*};
}

impl<'py> ser::Serializer for Writer<'py> {
    type Ok = Bound<'py, PyAny>;
    type Error = Unwritten;
    type SerializeSeq = Items<'py>;
    type SerializeTuple = Items<'py>;
    type SerializeTupleStruct = Items<'py>;
    type SerializeTupleVariant = Items<'py>;
    type SerializeMap = Entries<'py>;
    type SerializeStruct = Fields<'py>;
    type SerializeStructVariant = Fields<'py>;

    fn is_human_readable(&self) -> bool {
        self.form == Form::Plain
    }

    wholes! {
        serialize_i8 i8;
        serialize_i16 i16;
        serialize_i32 i32;
        serialize_u8 u8;
        serialize_u16 u16;
        serialize_u32 u32;
        serialize_u64 u64;
        serialize_f32 f32;
        serialize_f64 f64;
    }

    fn serialize_bool(self, value: bool) -> Written<'py> {
        self.whole(value)
    }

    fn serialize_i64(self, number: i64) -> Written<'py> {
        if self.form == Form::Plain {
            return self.whole(number);
        }
        if self.span {
            return Ok(timedelta(self.py, Span::from_seconds(number))?);
        }
        let at = Timestamp::from_micros(number).map_err(<Unwritten as ser::Error>::custom)?;
        Ok(datetime(self.py, at)?)
    }

    fn serialize_char(self, value: char) -> Written<'py> {
        self.text(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, text: &str) -> Written<'py> {
        self.text(text)
    }

    fn serialize_bytes(self, bytes: &[u8]) -> Written<'py> {
        Ok(pyo3::types::PyBytes::new(self.py, bytes).into_any())
    }

    fn serialize_none(self) -> Written<'py> {
        Ok(self.py.None().into_bound(self.py))
    }

    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Written<'py> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Written<'py> {
        self.serialize_none()
    }

    fn serialize_unit_struct(self, _: &'static str) -> Written<'py> {
        self.serialize_none()
    }

    fn serialize_unit_variant(
        self,
        name: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Written<'py> {
        if self.form == Form::Plain {
            return self.text(variant);
        }
        Ok(crate::registry::word(self.py, name, variant)?)
    }

    fn serialize_newtype_struct<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        value: &T,
    ) -> Written<'py> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        self,
        name: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Written<'py> {
        let inner = value.serialize(self.inner())?;
        if self.form != Form::Plain {
            let class = Registry::get(self.py)?.class(self.py, &format!("{name}.{variant}"));
            if let Some(class) = class {
                return Ok(class.call1((inner,))?);
            }
        }
        let dict = PyDict::new(self.py);
        dict.set_item(variant, inner)?;
        Ok(dict.into_any())
    }

    fn serialize_seq(self, length: Option<usize>) -> Result<Items<'py>, Unwritten> {
        Ok(Items { writer: self.inner(), items: Vec::with_capacity(length.unwrap_or(0)) })
    }

    fn serialize_tuple(self, length: usize) -> Result<Items<'py>, Unwritten> {
        self.serialize_seq(Some(length))
    }

    fn serialize_tuple_struct(self, _: &'static str, n: usize) -> Result<Items<'py>, Unwritten> {
        self.serialize_seq(Some(n))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        length: usize,
    ) -> Result<Items<'py>, Unwritten> {
        self.serialize_seq(Some(length))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Entries<'py>, Unwritten> {
        Ok(Entries { writer: self.inner(), dict: PyDict::new(self.py), key: None })
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Fields<'py>, Unwritten> {
        Ok(Fields { writer: self, name, fields: PyDict::new(self.py), kind: None })
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        length: usize,
    ) -> Result<Fields<'py>, Unwritten> {
        self.serialize_struct(variant, length)
    }
}

/// Collects a sequence: a tuple where typed, so that what holds it can be hashed; a list on the wire.
pub(crate) struct Items<'py> {
    writer: Writer<'py>,
    items: Vec<Bound<'py, PyAny>>,
}

impl<'py> Items<'py> {
    fn push<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Unwritten> {
        self.items.push(value.serialize(self.writer)?);
        Ok(())
    }

    fn finish(self) -> Written<'py> {
        let py = self.writer.py;
        Ok(match self.writer.form {
            Form::Plain => PyList::new(py, self.items)?.into_any(),
            Form::Typed | Form::Arguments => PyTuple::new(py, self.items)?.into_any(),
        })
    }
}

macro_rules! sequences {
    ($($Trait:ident $method:ident;)*) => {$(
        impl<'py> ser::$Trait for Items<'py> {
            type Ok = Bound<'py, PyAny>;
            type Error = Unwritten;

            fn $method<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Unwritten> {
                self.push(value)
            }

            fn end(self) -> Written<'py> {
                self.finish()
            }
        }
    )*};
}

sequences! {
    SerializeSeq serialize_element;
    SerializeTuple serialize_element;
    SerializeTupleStruct serialize_field;
    SerializeTupleVariant serialize_field;
}

/// Collects a map.
pub(crate) struct Entries<'py> {
    writer: Writer<'py>,
    dict: Bound<'py, PyDict>,
    key: Option<Bound<'py, PyAny>>,
}

impl<'py> ser::SerializeMap for Entries<'py> {
    type Ok = Bound<'py, PyAny>;
    type Error = Unwritten;

    fn serialize_key<T: ?Sized + Serialize>(&mut self, key: &T) -> Result<(), Unwritten> {
        self.key = Some(key.serialize(self.writer)?);
        Ok(())
    }

    fn serialize_value<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Unwritten> {
        if let Some(key) = self.key.take() {
            self.dict.set_item(key, value.serialize(self.writer)?)?;
        }
        Ok(())
    }

    fn end(self) -> Written<'py> {
        Ok(self.dict.into_any())
    }
}

/// Collects a struct.
pub(crate) struct Fields<'py> {
    writer: Writer<'py>,
    name: &'static str,
    fields: Bound<'py, PyDict>,
    /// The class of a command or event, once its type has been read.
    kind: Option<Bound<'py, PyAny>>,
}

impl<'py> Fields<'py> {
    fn add<T: ?Sized + Serialize>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), Unwritten> {
        let (py, typed) = (self.writer.py, self.writer.form != Form::Plain);
        let writer = Writer { span: SPANS.contains(&key), ..self.writer.inner() };
        if typed && matches!(self.name, "Command" | "Event") {
            match key {
                "type" => {
                    let name = value.serialize(writer)?;
                    self.kind = Registry::get(py)?.of_type(py, &name);
                }
                _ => {
                    let data = value.serialize(Writer { form: Form::Arguments, ..writer })?;
                    self.fields = data.cast_into::<PyDict>().map_err(PyErr::from)?;
                }
            }
            return Ok(());
        }
        let name = match key {
            "from" if typed => PyString::intern(py, "from_"),
            _ => PyString::intern(py, key),
        };
        self.fields.set_item(name, value.serialize(writer)?)?;
        Ok(())
    }

    fn finish(self) -> Written<'py> {
        let class = match self.writer.form {
            Form::Plain | Form::Arguments => None,
            Form::Typed => match self.kind {
                Some(class) => Some(class),
                None => self.tagged()?,
            },
        };
        Ok(match class {
            Some(class) => class.call((), Some(&self.fields))?,
            None => self.fields.into_any(),
        })
    }

    /// Finds the class of a struct, or of the variant that an inner tag names.
    fn tagged(&self) -> Result<Option<Bound<'py, PyAny>>, Unwritten> {
        let py = self.writer.py;
        let registry = Registry::get(py)?;
        if let Some(class) = registry.class(py, self.name) {
            return Ok(Some(class));
        }
        for key in ["state", "act"] {
            let Some(tag) = self.fields.get_item(key)? else { continue };
            let class = registry.class(py, &format!("{}.{tag}", self.name));
            if class.is_some() {
                self.fields.del_item(key)?;
                return Ok(class);
            }
        }
        Ok(None)
    }
}

macro_rules! structs {
    ($($Trait:ident)*) => {$(
        impl<'py> ser::$Trait for Fields<'py> {
            type Ok = Bound<'py, PyAny>;
            type Error = Unwritten;

            fn serialize_field<T: ?Sized + Serialize>(
                &mut self,
                key: &'static str,
                value: &T,
            ) -> Result<(), Unwritten> {
                self.add(key, value)
            }

            fn end(self) -> Written<'py> {
                self.finish()
            }
        }
    )*};
}

structs! { SerializeStruct SerializeStructVariant }
