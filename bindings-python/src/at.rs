//! Instants, lengths of time and dates, from and to `datetime`.

use crate::faults::{AmendsError, NaiveDatetime};
use amends::time::{Span, Timestamp};
#[cfg(feature = "stubs")]
use pyo3::inspect::PyStaticExpr;
use pyo3::{
    Borrowed,
    prelude::*,
    sync::PyOnceLock,
    types::{PyDateTime, PyDelta, PyString, PyTzInfo},
};

/// Holds what arithmetic with `datetime` needs, made once.
struct Constants {
    epoch: Py<PyAny>,
    microsecond: Py<PyAny>,
    second: Py<PyAny>,
}

impl Constants {
    // Arithmetic of the objects themselves: it is exact for every aware datetime whatever its zone
    // or `fold`, and under the stable ABI several times faster than reading seven fields.
    fn get(py: Python<'_>) -> PyResult<&Self> {
        static CONSTANTS: PyOnceLock<Constants> = PyOnceLock::new();
        CONSTANTS.get_or_try_init(py, || {
            let utc = PyTzInfo::utc(py)?;
            let epoch = PyDateTime::new(py, 1970, 1, 1, 0, 0, 0, 0, Some(&utc))?;
            Ok(Self {
                epoch: epoch.into_any().unbind(),
                microsecond: PyDelta::new(py, 0, 0, 1, false)?.into_any().unbind(),
                second: PyDelta::new(py, 0, 1, 0, false)?.into_any().unbind(),
            })
        })
    }
}

/// Takes any aware `datetime` as an instant.
#[derive(Debug, Clone, Copy)]
pub(crate) struct At(pub(crate) Timestamp);

impl<'a, 'py> FromPyObject<'a, 'py> for At {
    type Error = PyErr;
    #[cfg(feature = "stubs")]
    const INPUT_TYPE: PyStaticExpr = pyo3::type_hint_identifier!("datetime", "datetime");

    fn extract(value: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        instant(&value).map(Self)
    }
}

impl<'py> IntoPyObject<'py> for At {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;
    #[cfg(feature = "stubs")]
    const OUTPUT_TYPE: PyStaticExpr = pyo3::type_hint_identifier!("datetime", "datetime");

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        datetime(py, self.0)
    }
}

/// Reads an aware datetime.
pub(crate) fn instant(value: &Bound<'_, PyAny>) -> PyResult<Timestamp> {
    let py = value.py();
    if !value.is_instance_of::<PyDateTime>() {
        let got = value.get_type().name()?;
        return Err(AmendsError::new_err(format!("expected an aware datetime, got `{got}`")));
    }
    let constants = Constants::get(py)?;
    let Ok(since) = value.sub(&constants.epoch) else {
        return Err(NaiveDatetime::new_err(naive(value)));
    };
    let micros: i64 = since.floor_div(&constants.microsecond)?.extract()?;
    Timestamp::from_micros(micros).map_err(|error| AmendsError::new_err(error.to_string()))
}

fn naive(value: &Bound<'_, PyAny>) -> String {
    format!(
        "expected an aware datetime, got the naive `{value}`; say which clock it shows: \
         `.replace(tzinfo=zoneinfo.ZoneInfo(\"Asia/Shanghai\"))` for a local reading, \
         `datetime.now(timezone.utc)` for the present"
    )
}

/// Writes an instant as a datetime in UTC.
pub(crate) fn datetime(py: Python<'_>, at: Timestamp) -> PyResult<Bound<'_, PyAny>> {
    let micros = at.micros();
    let (seconds, rest) = (micros.div_euclid(1_000_000), micros.rem_euclid(1_000_000));
    let (days, seconds) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    // INVARIANT: a Timestamp lies in the years 1 to 9999, so all three fit.
    let (days, seconds, rest) = (days as i32, seconds as i32, rest as i32);
    let since = PyDelta::new(py, days, seconds, rest, false)?;
    Constants::get(py)?.epoch.bind(py).add(since)
}

/// Takes a `timedelta` or a text such as `1h30m` as a length of time, cut down to the second.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Length(pub(crate) Span);

impl<'a, 'py> FromPyObject<'a, 'py> for Length {
    type Error = PyErr;
    #[cfg(feature = "stubs")]
    const INPUT_TYPE: PyStaticExpr = pyo3::type_hint_identifier!("datetime", "timedelta");

    fn extract(value: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        length(&value).map(Self)
    }
}

impl<'py> IntoPyObject<'py> for Length {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;
    #[cfg(feature = "stubs")]
    const OUTPUT_TYPE: PyStaticExpr = pyo3::type_hint_identifier!("datetime", "timedelta");

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        timedelta(py, self.0)
    }
}

/// Reads a length of time.
pub(crate) fn length(value: &Bound<'_, PyAny>) -> PyResult<Span> {
    if let Ok(text) = value.cast::<PyString>() {
        let parsed = text.to_str()?.parse::<Span>();
        return parsed.map_err(|error| AmendsError::new_err(error.to_string()));
    }
    if !value.is_instance_of::<PyDelta>() {
        let got = value.get_type().name()?;
        let message = format!("expected a timedelta or a text such as `1h30m`, got `{got}`");
        return Err(AmendsError::new_err(message));
    }
    let seconds = value.floor_div(&Constants::get(value.py())?.second)?;
    Ok(Span::from_seconds(seconds.extract()?))
}

/// Writes a length of time.
pub(crate) fn timedelta(py: Python<'_>, span: Span) -> PyResult<Bound<'_, PyAny>> {
    Constants::get(py)?.second.bind(py).mul(span.seconds())
}
