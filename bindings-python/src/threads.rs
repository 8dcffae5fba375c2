//! Work on many rows, split over the cores.

use crate::faults::plain;
use pyo3::PyResult;
use std::{num::NonZero, ops::Range, thread};

/// Fewer rows than this are not worth a thread.
const LEAST: usize = 4_096;

/// Cuts rows into as many parts as there are cores, or fewer where they are few.
pub(crate) fn parts(rows: usize) -> Vec<Range<usize>> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let count = (rows / LEAST).clamp(1, cores);
    (0..count).map(|part| rows * part / count..rows * (part + 1) / count).collect()
}

/// Does the work on every part, each on a thread of its own; the first error in their order wins.
///
/// The caller must not hold the interpreter.
pub(crate) fn each<P: Send, T: Send>(
    parts: Vec<P>,
    work: impl Fn(P) -> PyResult<T> + Sync,
) -> PyResult<Vec<T>> {
    if parts.len() < 2 {
        return parts.into_iter().map(work).collect();
    }
    let work = &work;
    thread::scope(|scope| {
        let at_work: Vec<_> =
            parts.into_iter().map(|part| scope.spawn(move || work(part))).collect();
        let done = at_work.into_iter().map(thread::ScopedJoinHandle::join);
        done.map(|done| done.map_err(|_| plain("a thread of this package failed"))?).collect()
    })
}
