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
    #[cfg(feature = "abi3")]
    epoch: Py<PyAny>,
    second: Py<PyAny>,
    #[cfg(feature = "abi3")]
    from_timestamp: Py<PyAny>,
    utc: Py<PyTzInfo>,
}

impl Constants {
    fn get(py: Python<'_>) -> PyResult<&Self> {
        static CONSTANTS: PyOnceLock<Constants> = PyOnceLock::new();
        CONSTANTS.get_or_try_init(py, || {
            let utc = PyTzInfo::utc(py)?.to_owned();
            #[cfg(feature = "abi3")]
            let epoch = PyDateTime::new(py, 1970, 1, 1, 0, 0, 0, 0, Some(&utc))?;
            Ok(Self {
                #[cfg(feature = "abi3")]
                from_timestamp: epoch.getattr("fromtimestamp")?.unbind(),
                #[cfg(feature = "abi3")]
                epoch: epoch.into_any().unbind(),
                second: PyDelta::new(py, 0, 1, 0, false)?.into_any().unbind(),
                utc: utc.unbind(),
            })
        })
    }
}

/// Returns the whole seconds and the microseconds of a `timedelta`.
#[cfg(feature = "abi3")]
fn parts(delta: &Bound<'_, PyAny>) -> PyResult<(i64, i64)> {
    let py = delta.py();
    let part = |name| delta.getattr(name)?.extract::<i64>();
    let days = part(pyo3::intern!(py, "days"))?;
    // INVARIANT: a `timedelta` has at most 10^9 days.
    let seconds = days * 86_400 + part(pyo3::intern!(py, "seconds"))?;
    Ok((seconds, part(pyo3::intern!(py, "microseconds"))?))
}

#[cfg(not(feature = "abi3"))]
fn parts(delta: &Bound<'_, PyAny>) -> PyResult<(i64, i64)> {
    use pyo3::types::PyDeltaAccess;
    let delta = delta.cast::<PyDelta>()?;
    let seconds = i64::from(delta.get_days()) * 86_400 + i64::from(delta.get_seconds());
    Ok((seconds, delta.get_microseconds().into()))
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
    let Ok(value) = value.cast::<PyDateTime>() else {
        let got = value.get_type().name()?;
        return Err(AmendsError::new_err(format!("expected an aware datetime, got `{got}`")));
    };
    let micros = micros(value)?;
    Timestamp::from_micros(micros).map_err(|error| AmendsError::new_err(error.to_string()))
}

/// Returns the microseconds since 1970 of an aware datetime.
///
/// A difference is exact for every zone and `fold`, and under the stable ABI several times faster than
/// reading seven fields.
#[cfg(feature = "abi3")]
fn micros(value: &Bound<'_, PyDateTime>) -> PyResult<i64> {
    let Ok(since) = value.sub(&Constants::get(value.py())?.epoch) else {
        return Err(NaiveDatetime::new_err(naive(value)));
    };
    let (seconds, micros) = parts(&since)?;
    Ok(seconds.saturating_mul(1_000_000).saturating_add(micros))
}

/// Returns the microseconds since 1970 of an aware datetime: what its fields show, less its offset.
#[cfg(not(feature = "abi3"))]
fn micros(value: &Bound<'_, PyDateTime>) -> PyResult<i64> {
    use crate::civil;
    use pyo3::types::{PyDateAccess, PyTimeAccess, PyTzInfoAccess};
    let py = value.py();
    let Some(zone) = value.get_tzinfo() else {
        return Err(NaiveDatetime::new_err(naive(value)));
    };
    let date = civil::Date {
        year: value.get_year() as u32,
        month: value.get_month().into(),
        day: value.get_day().into(),
    };
    let minutes = u32::from(value.get_hour()) * 60 + u32::from(value.get_minute());
    let seconds = date.days() * 86_400 + i64::from(minutes * 60 + u32::from(value.get_second()));
    let shown = seconds * 1_000_000 + i64::from(value.get_microsecond());
    if zone.is(&Constants::get(py)?.utc) {
        return Ok(shown);
    }
    // The zone knows what `fold` says.
    let offset = value.call_method0(pyo3::intern!(py, "utcoffset"))?;
    if offset.is_none() {
        return Err(NaiveDatetime::new_err(naive(value)));
    }
    let (seconds, micros) = parts(&offset)?;
    Ok(shown - seconds * 1_000_000 - micros)
}

fn naive(value: &Bound<'_, PyAny>) -> String {
    format!(
        "expected an aware datetime, got the naive `{value}`; say which clock it shows: \
         `.replace(tzinfo=zoneinfo.ZoneInfo(\"Asia/Shanghai\"))` for a local reading, \
         `datetime.now(timezone.utc)` for the present"
    )
}

/// Writes an instant as a datetime in UTC.
#[cfg(feature = "abi3")]
pub(crate) fn datetime(py: Python<'_>, at: Timestamp) -> PyResult<Bound<'_, PyAny>> {
    let (micros, constants) = (at.micros(), Constants::get(py)?);
    let (seconds, rest) = (micros.div_euclid(1_000_000), micros.rem_euclid(1_000_000));
    // Deadlines are whole seconds; some systems count from 1970 to 3000 only.
    if rest == 0 && (0..32_503_680_000).contains(&seconds) {
        return constants.from_timestamp.bind(py).call1((seconds, &constants.utc));
    }
    let (days, seconds) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    // INVARIANT: a Timestamp lies in the years 1 to 9999, so all three fit.
    let (days, seconds, rest) = (days as i32, seconds as i32, rest as i32);
    let since = PyDelta::new(py, days, seconds, rest, false)?;
    constants.epoch.bind(py).add(since)
}

/// Writes an instant as a datetime in UTC.
#[cfg(not(feature = "abi3"))]
pub(crate) fn datetime(py: Python<'_>, at: Timestamp) -> PyResult<Bound<'_, PyAny>> {
    use crate::civil::Date;
    const DAY: i64 = 86_400_000_000;
    let (days, of_day) = (at.micros().div_euclid(DAY), at.micros().rem_euclid(DAY) as u64);
    let Date { year, month, day } = Date::of_days(days);
    let (second, micros) = ((of_day / 1_000_000) as u32, (of_day % 1_000_000) as u32);
    let (hour, minute) = ((second / 3_600) as u8, (second / 60 % 60) as u8);
    let (utc, second) = (Some(Constants::get(py)?.utc.bind(py)), (second % 60) as u8);
    // INVARIANT: a Timestamp lies in the years 1 to 9999, and the parts of a date and a time are small.
    let (year, month, day) = (year as i32, month as u8, day as u8);
    Ok(PyDateTime::new(py, year, month, day, hour, minute, second, micros, utc)?.into_any())
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
    if value.is_instance_of::<PyDelta>() {
        // What is left of a second lies after the whole ones, in a negative length too.
        return Ok(Span::from_seconds(parts(value)?.0));
    }
    let Ok(text) = value.cast::<PyString>() else {
        let got = value.get_type().name()?;
        let message = format!("expected a timedelta or a text such as `1h30m`, got `{got}`");
        return Err(AmendsError::new_err(message));
    };
    let parsed = text.to_str()?.parse::<Span>();
    parsed.map_err(|error| AmendsError::new_err(error.to_string()))
}

/// Writes a length of time.
pub(crate) fn timedelta(py: Python<'_>, span: Span) -> PyResult<Bound<'_, PyAny>> {
    Constants::get(py)?.second.bind(py).mul(span.seconds())
}
