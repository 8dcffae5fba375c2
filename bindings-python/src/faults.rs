//! Errors: the classes live in Python, typed; here they are raised.

use crate::record::Record;
use amends::{
    Finding, Findings, Lang, Rejection, Severity, Words,
    fault::ReplayFault as CoreReplayFault,
    journal::JournalFault,
    time::TimeError,
    wire::{JournalReadFault, LineFault, WireFault as CoreWireFault},
};
use pyo3::{prelude::*, types::PyTuple};

mod classes {
    #![allow(unreachable_pub, reason = "the macro makes them public")]
    use pyo3::import_exception;

    import_exception!(amends._errors, AmendsError);
    import_exception!(amends._errors, Conflict);
    import_exception!(amends._errors, NaiveDatetime);
    import_exception!(amends._errors, PolicyInvalid);
    import_exception!(amends._errors, Rejected);
    import_exception!(amends._errors, ReplayFault);
    import_exception!(amends._errors, TimeFault);
    import_exception!(amends._errors, WireFault);
}
pub(crate) use classes::{
    AmendsError, Conflict, NaiveDatetime, PolicyInvalid, Rejected, ReplayFault, TimeFault,
    WireFault,
};

/// Raises what is neither a rejection nor a fault: an identifier, a digest, a mark.
pub(crate) fn plain(error: impl std::fmt::Display) -> PyErr {
    AmendsError::new_err(error.to_string())
}

/// Holds a rejection; what it says is written when it is asked for, which most hosts never do.
#[pyclass(module = "amends._amends", frozen)]
pub(crate) struct Refusal(Box<Rejection>);

#[pymethods]
impl Refusal {
    /// Writes the rejection as the core does.
    #[pyo3(signature = () -> "dict[str, typing.Any]")]
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        crate::write::plain(py, &*self.0)
    }
}

/// Raises a rejection.
pub(crate) fn rejected(rejection: Box<Rejection>) -> PyErr {
    Rejected::new_err((Refusal(rejection),))
}

/// Makes the exception that a rejection is, without raising it.
pub(crate) fn rejection_object<'py>(
    py: Python<'py>,
    rejection: &Rejection,
) -> PyResult<Bound<'py, PyAny>> {
    py.get_type::<Rejected>().call1((Refusal(Box::new(rejection.clone())),))
}

/// Raises all findings of a document.
pub(crate) fn invalid(findings: Findings) -> PyErr {
    Python::attach(|py| match findings_tuple(py, &findings) {
        Ok(all) => PolicyInvalid::new_err((all.unbind(),)),
        Err(error) => error,
    })
}

/// Makes the tuple of findings that a check hands out.
pub(crate) fn findings_tuple<'py>(
    py: Python<'py>,
    findings: &Findings,
) -> PyResult<Bound<'py, PyTuple>> {
    let class = py.import("amends._errors")?.getattr("Finding")?;
    let all: Vec<_> = findings.iter().map(|f| finding(&class, f)).collect::<PyResult<_>>()?;
    PyTuple::new(py, all)
}

fn finding<'py>(class: &Bound<'py, PyAny>, finding: &Finding) -> PyResult<Bound<'py, PyAny>> {
    let severity = match finding.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let text = finding.text();
    class.call1((finding.path(), finding.code().code(), severity, &text.zh, &text.en))
}

fn spoken(code: &str, words: &Words) -> (String, String, String) {
    (code.to_owned(), words.get(Lang::Zh).to_owned(), words.get(Lang::En).to_owned())
}

/// Raises a calendar's refusal.
pub(crate) fn time(error: TimeError) -> PyErr {
    TimeFault::new_err(spoken(error.code(), &error.words()))
}

/// Raises a fault in a history.
pub(crate) fn replay(fault: CoreReplayFault) -> PyErr {
    ReplayFault::new_err(spoken(fault.code(), &fault.words()))
}

/// Raises what keeps a log out of a journal.
pub(crate) fn journal(fault: JournalFault) -> PyErr {
    match fault {
        JournalFault::Rejected(why) => rejected(why),
        JournalFault::Conflict(conflict) => {
            Python::attach(|py| match Record::list(py, conflict.meanwhile) {
                Ok(meanwhile) => {
                    let case = conflict.case.to_string();
                    Conflict::new_err((Refusal(conflict.why), case, meanwhile.unbind()))
                }
                Err(error) => error,
            })
        }
        fault => ReplayFault::new_err(spoken(fault.code(), &fault.words())),
    }
}

/// Raises what keeps bytes from being a journal.
pub(crate) fn journal_read(fault: JournalReadFault) -> PyErr {
    match fault {
        JournalReadFault::History(fault) => journal(fault),
        fault => WireFault::new_err(spoken(fault.code(), &fault.words())),
    }
}

/// Raises a fault in bytes.
pub(crate) fn wire(fault: CoreWireFault) -> PyErr {
    WireFault::new_err(spoken(fault.code().name(), &fault.words()))
}

/// Raises a fault in one line of a log.
pub(crate) fn line(fault: LineFault) -> PyErr {
    let words = fault.fault.words();
    let (code, line) = (fault.fault.code().name(), fault.line);
    let words = Words::new(
        format!("第 {line} 行的记录：{}", words.zh),
        format!("record on line {line}: {}", words.en),
    );
    WireFault::new_err(spoken(code, &words))
}
