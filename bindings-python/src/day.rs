//! Dates that come in.

use crate::faults::plain;
use chrono::NaiveDate;
use pyo3::{prelude::*, types::PyDateTime};

/// Takes a date. A datetime is refused, though Python counts it among the dates: which date it is
/// depends on the clock, and only the calendar knows whose.
pub(crate) struct Day(pub(crate) NaiveDate);

impl<'a, 'py> FromPyObject<'a, 'py> for Day {
    type Error = PyErr;

    fn extract(given: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        let got = || -> PyResult<String> { Ok(given.get_type().name()?.to_string()) };
        if given.is_instance_of::<PyDateTime>() {
            return Err(plain(format!(
                "expected a date, got `{}`; `calendar.local_date(…)` says which date that is on the \
                 calendar's clock",
                got()?
            )));
        }
        match given.extract() {
            Ok(day) => Ok(Self(day)),
            Err(_) => Err(plain(format!("expected a `datetime.date`, got `{}`", got()?))),
        }
    }
}
