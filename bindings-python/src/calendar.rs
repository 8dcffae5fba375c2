//! Business time.

use crate::{
    arrow::Column,
    at::{At, Length},
    day::Day,
    document,
    faults::{invalid, plain, time},
    pack::Packs,
    policy::{Policy, result, words},
    read,
    values::{self, Json},
    write,
};
use amends::time::{
    Bound as Reach, Calendar as Core, CalendarDocument, DayOff, Direction, Edge, Ledger,
    LedgerLine, Measure, Pause, ReceiptRule, Sides, Term, TimeOfDay, paused_until,
};
use chrono::{NaiveDate, NaiveTime, Timelike};
use pyo3::{
    prelude::*,
    types::{PyDict, PyList, PyMapping, PyTuple},
};

/// Says where a calendar came from, so that it can be made again elsewhere.
enum Origin {
    Document(Box<CalendarDocument>, Packs),
    Policy(Py<Policy>),
    Clock,
}

/// Answers questions of business time: hours, holidays, make-up workdays, breaks.
///
/// Instants are aware datetimes of any zone; answers are in UTC, whole seconds. Lengths are
/// `timedelta` or texts such as `8h`. Dates are `datetime.date` on the calendar's own clock.
/// `holidays` names a pack: `cn` comes with the package, others are handed over as `packs`.
///
/// >>> from datetime import datetime, timezone, timedelta
/// >>> office = Calendar.from_dict({
/// ...     "zone": "Asia/Shanghai",
/// ...     "week": {"mon-fri": ["09:00-12:00", "13:00-18:00"]},
/// ...     "holidays": "cn",
/// ... })
/// >>> friday = datetime(2024, 1, 5, 16, tzinfo=timezone(timedelta(hours=8)))
/// >>> office.add(friday, "4h").isoformat()
/// '2024-01-08T03:00:00+00:00'
/// >>> office.elapsed(friday, office.add(friday, "4h"))
/// datetime.timedelta(seconds=14400)
#[pyclass(module = "amends", frozen)]
pub(crate) struct Calendar {
    pub(crate) core: Core,
    origin: Origin,
}

/// Reads a word of a serde vocabulary.
fn choice<T: serde::de::DeserializeOwned>(what: &str, word: &str) -> PyResult<T> {
    serde_json::from_value(serde_json::Value::String(word.to_owned())).map_err(|error| {
        let known: Vec<_> =
            error.to_string().split('`').skip(3).step_by(2).map(str::to_owned).collect();
        plain(format!("expected {what}: {}; got `{word}`", known.join(", ")))
    })
}

fn receipt_rule(steps: Option<&Bound<'_, PyAny>>) -> PyResult<ReceiptRule> {
    steps.map_or_else(|| Ok(ReceiptRule::as_received()), read::read)
}

fn reach(inclusive: bool) -> Reach {
    if inclusive { Reach::Inclusive } else { Reach::Strict }
}

type Instants = Vec<(At, At)>;

fn pauses(all: Instants) -> Vec<Pause> {
    all.into_iter().map(|(from, to)| Pause { from: from.0, to: to.0 }).collect()
}

impl Calendar {
    pub(crate) fn of_policy(core: Core, policy: Py<Policy>) -> Self {
        Self { core, origin: Origin::Policy(policy) }
    }

    fn compiled(id: &str, document: CalendarDocument, packs: Packs) -> PyResult<Self> {
        let core = Core::compile(id, &document, &packs.all()).map_err(invalid)?;
        Ok(Self { core, origin: Origin::Document(Box::new(document), packs) })
    }

    /// Reads a term; where it counts on a calendar and names none, it counts on this one.
    fn term(&self, term: &Bound<'_, PyAny>) -> PyResult<Term> {
        let Ok(mapping) = term.cast::<PyMapping>() else { return read::read(term) };
        let copy = PyDict::new(term.py());
        copy.update(mapping)?;
        let real =
            ["elapsed", "as_promised"].iter().any(|key| copy.contains(*key).unwrap_or(false))
                || (copy.contains("immediate")? && !mapping.str()?.to_str()?.contains("working"));
        if !real && !copy.contains("calendar")? {
            copy.set_item("calendar", self.core.id())?;
        }
        read::read(copy.as_any())
    }

    fn ledger<'py>(&self, py: Python<'py>, ledger: &Ledger) -> PyResult<Bound<'py, PyAny>> {
        let lines = ledger.lines.iter().map(|line| {
            let sentence = line.words(&self.core);
            let (sort, counts) = match line {
                LedgerLine::Moved { .. } => ("moved", None),
                LedgerLine::Counted { span, .. } => ("counted", Some(Length(*span))),
                LedgerLine::Skipped { .. } => ("skipped", None),
                LedgerLine::Day { .. } => ("day", None),
                LedgerLine::DayOff { .. } => ("day_off", None),
            };
            let (start, end) = match line {
                LedgerLine::Moved { from, to } => (Some(*from), Some(*to)),
                LedgerLine::Counted { period, .. } | LedgerLine::Skipped { period, .. } => {
                    (Some(period.start), Some(period.end))
                }
                LedgerLine::Day { .. } | LedgerLine::DayOff { .. } => (None, None),
            };
            let date = match line {
                LedgerLine::Day { date, .. } | LedgerLine::DayOff { date, .. } => Some(*date),
                _ => None,
            };
            let ends = (start.map(At), end.map(At));
            result(py, "LedgerLine", (sort, words(py, &sentence)?, ends.0, ends.1, counts, date))
        });
        let lines = PyTuple::new(py, lines.collect::<PyResult<Vec<_>>>()?)?;
        let counted = Length(ledger.counted());
        result(py, "Ledger", (counted, write::typed(py, &ledger.basis)?, lines))
    }

    fn counted(
        &self,
        days: i64,
        date: NaiveDate,
        day_off: &str,
        back: bool,
    ) -> PyResult<NaiveDate> {
        let day_off: DayOff = choice("what a day off does", day_off)?;
        let found = if back {
            self.core.subtract_days(date, days, day_off)
        } else {
            self.core.add_days(date, days, day_off)
        };
        found.map_err(time)
    }
}

/// Makes a column of the kind that the caller gave.
fn like<'py>(given: &Bound<'py, PyAny>, column: Column) -> PyResult<Bound<'py, PyAny>> {
    crate::arrow::batch(given.py(), "like")?.call1((given, column))
}

#[pymethods]
impl Calendar {
    /// Reads and compiles a TOML document; findings raise `PolicyInvalid`.
    #[staticmethod]
    #[pyo3(signature = (text: "str", *, id: "str" = "calendar", packs: "collections.abc.Iterable[Pack]" = Packs::default()) -> "Calendar")]
    fn from_toml(text: &str, id: &str, packs: Packs) -> PyResult<Self> {
        Self::compiled(id, CalendarDocument::from_toml(text).map_err(invalid)?, packs)
    }

    /// Reads and compiles a JSON document; findings raise `PolicyInvalid`.
    #[staticmethod]
    #[pyo3(signature = (text: "str | bytes", *, id: "str" = "calendar", packs: "collections.abc.Iterable[Pack]" = Packs::default()) -> "Calendar")]
    fn from_json(text: Json<'_>, id: &str, packs: Packs) -> PyResult<Self> {
        Self::compiled(id, CalendarDocument::from_json(text.text()?).map_err(invalid)?, packs)
    }

    /// Compiles a document given as a dictionary; findings raise `PolicyInvalid`.
    ///
    /// Dates may be `datetime.date` objects.
    #[staticmethod]
    #[pyo3(signature = (data: "collections.abc.Mapping[str, typing.Any]", *, id: "str" = "calendar", packs: "collections.abc.Iterable[Pack]" = Packs::default()) -> "Calendar")]
    fn from_dict(data: &Bound<'_, PyAny>, id: &str, packs: Packs) -> PyResult<Self> {
        let text = document::json(data)?;
        Self::compiled(id, CalendarDocument::from_json(&text).map_err(invalid)?, packs)
    }

    /// Returns the calendar that is always open, in UTC.
    #[staticmethod]
    #[pyo3(signature = () -> "Calendar")]
    fn around_the_clock() -> Self {
        Self { core: Core::around_the_clock(), origin: Origin::Clock }
    }

    /// Counts open time on from an instant; a negative length counts back.
    ///
    /// A start outside hours counts from the next opening. Where counting ends exactly at closing
    /// time, `at_close` stays there and `next_opening` goes on to the next opening.
    #[pyo3(signature = (start: "datetime.datetime", span: "datetime.timedelta | str", edge: "Literal['at_close', 'next_opening']" = "at_close") -> "datetime.datetime")]
    fn add(&self, start: At, span: Length, edge: &str) -> PyResult<At> {
        let edge = if edge == "at_close" { Edge::AtClose } else { choice("an edge", edge)? };
        self.core.add(start.0, span.0, edge).map(|answer| At(answer.at)).map_err(time)
    }

    /// Counts open time on from every instant of a column; missing values stay missing.
    ///
    /// `starts` is a column of timestamps with a time zone, of pyarrow, polars, pandas
    /// (Arrow-backed) or duckdb; `spans` one length, or a column of durations or whole seconds.
    /// The answer is a column of the caller's kind. Other threads run meanwhile.
    #[pyo3(signature = (starts: "typing.Any", spans: "typing.Any", edge: "Literal['at_close', 'next_opening']" = "at_close") -> "typing.Any")]
    fn add_many<'py>(
        &self,
        starts: &Bound<'py, PyAny>,
        spans: &Bound<'py, PyAny>,
        edge: &str,
    ) -> PyResult<Bound<'py, PyAny>> {
        let column = crate::arrow::add_many(&self.core, starts, spans, choice("an edge", edge)?)?;
        like(starts, column)
    }

    /// Returns the open time between the instants of two columns; missing values stay missing.
    #[pyo3(signature = (starts: "typing.Any", ends: "typing.Any") -> "typing.Any")]
    fn elapsed_many<'py>(
        &self,
        starts: &Bound<'py, PyAny>,
        ends: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        like(starts, crate::arrow::elapsed_many(&self.core, starts, ends)?)
    }

    /// Counts open time back from an instant.
    #[pyo3(signature = (start: "datetime.datetime", span: "datetime.timedelta | str", edge: "Literal['at_close', 'next_opening']" = "at_close") -> "datetime.datetime")]
    fn subtract(&self, start: At, span: Length, edge: &str) -> PyResult<At> {
        let edge = choice("an edge", edge)?;
        self.core.subtract(start.0, span.0, edge).map(|answer| At(answer.at)).map_err(time)
    }

    /// Returns the open time from one instant to another, pauses left out; negative when reversed.
    #[pyo3(signature = (start: "datetime.datetime", end: "datetime.datetime", *, pauses: "collections.abc.Sequence[tuple[datetime.datetime, datetime.datetime]]" = Vec::new()) -> "datetime.timedelta")]
    fn elapsed(&self, start: At, end: At, pauses: Instants) -> PyResult<Length> {
        if pauses.is_empty() {
            return self.core.elapsed(start.0, end.0).map(Length).map_err(time);
        }
        let pauses = self::pauses(pauses);
        let explained = self.core.elapsed_explained(start.0, end.0, &pauses).map_err(time)?;
        Ok(Length(explained.0))
    }

    /// Explains the open time between two instants: what counted, what did not, and why.
    #[pyo3(signature = (start: "datetime.datetime", end: "datetime.datetime", *, pauses: "collections.abc.Sequence[tuple[datetime.datetime, datetime.datetime]]" = Vec::new()) -> "Ledger")]
    fn ledger_of<'py>(
        &self,
        py: Python<'py>,
        start: At,
        end: At,
        pauses: Instants,
    ) -> PyResult<Bound<'py, PyAny>> {
        let pauses = self::pauses(pauses);
        let explained = self.core.elapsed_explained(start.0, end.0, &pauses).map_err(time)?;
        self.ledger(py, &explained.1)
    }

    /// Says whether what lies between two instants rests on known holidays: `known` or `assumed`.
    #[pyo3(signature = (start: "datetime.datetime", end: "datetime.datetime") -> "Certainty")]
    fn certainty<'py>(&self, py: Python<'py>, start: At, end: At) -> PyResult<Bound<'py, PyAny>> {
        write::typed(py, &self.core.certainty(start.0, end.0))
    }

    /// Computes the deadline of a receipt under a term.
    ///
    /// A term is written as in a policy, `{"working_days": 3, "lands": "end-of-day"}`, or is a
    /// `Term`. Terms that count on a calendar count on this one. `promised` is the time named in
    /// the command, which only `as_promised` reads. `receipt` moves arrivals first, as in a policy:
    /// `[{"on": "after-close", "day": "next-workday", "at": "opening"}]`.
    #[pyo3(signature = (term: "Term | collections.abc.Mapping[str, typing.Any]", received: "datetime.datetime", *, receipt: "collections.abc.Sequence[collections.abc.Mapping[str, typing.Any]] | None" = None, promised: "datetime.datetime | None" = None, pauses: "collections.abc.Sequence[tuple[datetime.datetime, datetime.datetime]]" = Vec::new()) -> "Target")]
    fn target<'py>(
        &self,
        py: Python<'py>,
        term: &Bound<'py, PyAny>,
        received: At,
        receipt: Option<&Bound<'py, PyAny>>,
        promised: Option<At>,
        pauses: Instants,
    ) -> PyResult<Bound<'py, PyAny>> {
        let (term, rule) = (self.term(term)?, receipt_rule(receipt)?);
        let (promised, pauses) = (promised.map(|at| at.0), self::pauses(pauses));
        let target = term
            .target_with_pauses(&self.core, received.0, &rule, promised, &pauses)
            .map_err(time)?;
        write::typed(py, &target)
    }

    /// Computes the deadline of a receipt under a term and explains it.
    #[pyo3(signature = (term: "Term | collections.abc.Mapping[str, typing.Any]", received: "datetime.datetime", *, receipt: "collections.abc.Sequence[collections.abc.Mapping[str, typing.Any]] | None" = None, promised: "datetime.datetime | None" = None, pauses: "collections.abc.Sequence[tuple[datetime.datetime, datetime.datetime]]" = Vec::new()) -> "tuple[Target, Ledger]")]
    fn target_explained<'py>(
        &self,
        py: Python<'py>,
        term: &Bound<'py, PyAny>,
        received: At,
        receipt: Option<&Bound<'py, PyAny>>,
        promised: Option<At>,
        pauses: Instants,
    ) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyAny>)> {
        let (term, rule) = (self.term(term)?, receipt_rule(receipt)?);
        let (promised, pauses) = (promised.map(|at| at.0), self::pauses(pauses));
        let (target, ledger) = term
            .target_explained(&self.core, received.0, &rule, promised, &pauses)
            .map_err(time)?;
        Ok((write::typed(py, &target)?, self.ledger(py, &ledger)?))
    }

    /// Returns the deadline after so many workdays, at the end of the last one's hours.
    #[pyo3(signature = (received: "datetime.datetime", days: "int", *, lands: "Lands | str" = "end-of-day") -> "datetime.datetime")]
    fn due_days(&self, received: At, days: u32, lands: &str) -> PyResult<At> {
        let term = serde_json::json!({
            "working_days": days, "calendar": self.core.id(), "lands": lands,
        });
        let term: Term = serde_json::from_value(term).map_err(plain)?;
        let rule = ReceiptRule::as_received();
        term.target(&self.core, received.0, &rule, None).map(|t| At(t.due)).map_err(time)
    }

    /// Returns when a budget of open time is used up, the clock standing still in the pauses.
    #[pyo3(signature = (start: "datetime.datetime", due: "datetime.datetime", pauses: "collections.abc.Sequence[tuple[datetime.datetime, datetime.datetime]]") -> "datetime.timedelta")]
    fn paused_until(&self, start: At, due: At, pauses: Instants) -> PyResult<Length> {
        let pauses = self::pauses(pauses);
        let paused = paused_until(&self.core, Measure::Open, start.0, due.0, &pauses);
        paused.map(Length).map_err(time)
    }

    /// Returns the next opening; the instant itself if it is open and `inclusive`.
    #[pyo3(signature = (at: "datetime.datetime", *, inclusive: "bool" = false) -> "datetime.datetime | None")]
    fn next_open(&self, at: At, inclusive: bool) -> PyResult<Option<At>> {
        Ok(self.core.next_open(at.0, reach(inclusive)).map_err(time)?.map(At))
    }

    /// Returns the next closing.
    #[pyo3(signature = (at: "datetime.datetime") -> "datetime.datetime | None")]
    fn next_close(&self, at: At) -> PyResult<Option<At>> {
        Ok(self.core.next_close(at.0).map_err(time)?.map(At))
    }

    /// Returns the opening before; the instant itself if it is open and `inclusive`.
    #[pyo3(signature = (at: "datetime.datetime", *, inclusive: "bool" = false) -> "datetime.datetime | None")]
    fn prev_open(&self, at: At, inclusive: bool) -> PyResult<Option<At>> {
        Ok(self.core.prev_open(at.0, reach(inclusive)).map_err(time)?.map(At))
    }

    /// Returns the latest instant up to this one at which open time ended or ends.
    #[pyo3(signature = (at: "datetime.datetime") -> "datetime.datetime | None")]
    fn prev_close(&self, at: At) -> PyResult<Option<At>> {
        Ok(self.core.prev_close(at.0).map_err(time)?.map(At))
    }

    /// Returns the closing edge before an instant.
    #[pyo3(signature = (at: "datetime.datetime") -> "datetime.datetime | None")]
    fn prev_close_edge(&self, at: At) -> PyResult<Option<At>> {
        Ok(self.core.prev_close_edge(at.0).map_err(time)?.map(At))
    }

    /// Returns the stretch of open time that an instant lies in; `None` when closed.
    #[pyo3(signature = (at: "datetime.datetime") -> "Period | None")]
    fn current_open<'py>(&self, py: Python<'py>, at: At) -> PyResult<Option<Bound<'py, PyAny>>> {
        let found = self.core.current_open(at.0).map_err(time)?;
        found.map(|period| write::typed(py, &period)).transpose()
    }

    /// Lists so many stretches of open time from an instant, onward or backward.
    #[pyo3(signature = (start: "datetime.datetime", count: "int", *, direction: "Literal['forward', 'backward']" = "forward") -> "list[Period]")]
    fn periods<'py>(
        &self,
        py: Python<'py>,
        start: At,
        count: usize,
        direction: &str,
    ) -> PyResult<Bound<'py, PyList>> {
        let direction: Direction = choice("a direction", direction)?;
        let found = self.core.periods(start.0, direction).take(count);
        let all = found.map(|period| write::typed(py, &period.map_err(time)?));
        PyList::new(py, all.collect::<PyResult<Vec<_>>>()?)
    }

    /// Says whether an instant is open; the closing instant is not.
    #[pyo3(signature = (at: "datetime.datetime") -> "bool")]
    fn is_open(&self, at: At) -> PyResult<bool> {
        self.core.is_open(at.0).map_err(time)
    }

    /// Says whether an instant lies in a break.
    #[pyo3(signature = (at: "datetime.datetime") -> "bool")]
    fn is_on_break(&self, at: At) -> PyResult<bool> {
        self.core.is_on_break(at.0).map_err(time)
    }

    /// Says whether a date owns open time.
    #[pyo3(signature = (date: "datetime.date") -> "bool")]
    fn is_workday(&self, date: Day) -> PyResult<bool> {
        self.core.is_workday(date.0).map_err(time)
    }

    /// Says whether a date is listed as a holiday.
    #[pyo3(signature = (date: "datetime.date") -> "bool")]
    fn is_holiday(&self, date: Day) -> PyResult<bool> {
        self.core.is_holiday(date.0).map_err(time)
    }

    /// Returns the first opening and the last closing of a date; `None` on a day off.
    #[pyo3(signature = (date: "datetime.date") -> "Period | None")]
    fn hours_on<'py>(&self, py: Python<'py>, date: Day) -> PyResult<Option<Bound<'py, PyAny>>> {
        let found = self.core.hours_on(date.0).map_err(time)?;
        found.map(|period| write::typed(py, &period)).transpose()
    }

    /// Counts workdays on from a date; `day_off` says what a start on a day off does.
    #[pyo3(signature = (date: "datetime.date", days: "int", day_off: "DayOff | str" = "roll") -> "datetime.date")]
    fn add_days(&self, date: Day, days: i64, day_off: &str) -> PyResult<NaiveDate> {
        self.counted(days, date.0, day_off, false)
    }

    /// Counts workdays back from a date.
    #[pyo3(signature = (date: "datetime.date", days: "int", day_off: "DayOff | str" = "roll") -> "datetime.date")]
    fn subtract_days(&self, date: Day, days: i64, day_off: &str) -> PyResult<NaiveDate> {
        self.counted(days, date.0, day_off, true)
    }

    /// Counts the workdays from one date to another; negative when they are reversed.
    #[pyo3(signature = (start: "datetime.date", end: "datetime.date", sides: "Sides | str" = "first") -> "int")]
    fn days_between(&self, start: Day, end: Day, sides: &str) -> PyResult<i64> {
        let sides: Sides = choice("which ends count", sides)?;
        self.core.business_days_between(start.0, end.0, sides).map_err(time)
    }

    /// Returns the date the calendar's clock shows.
    #[pyo3(signature = (at: "datetime.datetime") -> "datetime.date")]
    fn local_date(&self, at: At) -> NaiveDate {
        self.core.local_date(at.0)
    }

    /// Returns the time of day the calendar's clock shows, cut down to the second.
    #[pyo3(signature = (at: "datetime.datetime") -> "datetime.time")]
    fn local_time(&self, at: At) -> PyResult<NaiveTime> {
        let seconds = self.core.local_time(at.0).seconds();
        NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0)
            .ok_or_else(|| plain("no such time of day"))
    }

    /// Returns the earliest instant at which the calendar's clock reads a date and time or later.
    #[pyo3(signature = (date: "datetime.date", time: "datetime.time") -> "datetime.datetime")]
    fn at_local(&self, date: Day, time: NaiveTime) -> PyResult<At> {
        let seconds = time.num_seconds_from_midnight();
        let reading = TimeOfDay::from_seconds(seconds);
        let reading = reading.ok_or_else(|| plain("no such time of day"))?;
        self.core.at_local(date.0, reading).map(At).map_err(crate::faults::time)
    }

    /// The id it was compiled under.
    #[getter]
    fn id(&self) -> &str {
        self.core.id()
    }

    /// The name of its time zone.
    #[getter]
    fn zone(&self) -> &'static str {
        self.core.zone_name()
    }

    /// The SHA-256 of the definition; equal definitions answer alike.
    #[getter]
    fn digest(&self) -> &str {
        self.core.digest()
    }

    /// The data an answer rests on: calendar, holiday pack, time zone database.
    #[getter]
    // python: Basis
    fn basis<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        write::typed(py, self.core.basis())
    }

    /// The first and the last date whose holidays are known; `None` is without a limit.
    #[getter]
    // python: tuple[datetime.date | None, datetime.date | None]
    fn coverage(&self) -> (Option<NaiveDate>, Option<NaiveDate>) {
        (self.core.coverage_start(), self.core.coverage_end())
    }

    /// Writes the document as JSON; the calendar of a policy has none of its own.
    fn to_json(&self) -> PyResult<String> {
        match &self.origin {
            Origin::Document(document, _) => serde_json::to_string(document).map_err(plain),
            Origin::Policy(_) => Err(plain("this calendar belongs to a policy; write the policy")),
            Origin::Clock => Err(plain("the calendar that is always open has no document")),
        }
    }

    /// Writes the document as a dictionary; the calendar of a policy has none of its own.
    #[pyo3(signature = () -> "dict[str, typing.Any]")]
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        py.import("json")?.getattr("loads")?.call1((self.to_json()?,))
    }

    fn __repr__(&self) -> String {
        format!("<Calendar {:?} in {}>", self.core.id(), self.core.zone_name())
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Self>().is_ok_and(|other| other.get().core == self.core)
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        pyo3::types::PyString::new(py, self.core.digest()).hash()
    }

    #[pyo3(signature = () -> "tuple[typing.Any, ...]")]
    fn __reduce__<'py>(
        &self,
        py: Python<'py>,
    ) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        let rebuild = py.import("amends._pickle")?.getattr("calendar")?;
        let id = self.core.id().into_pyobject(py)?.into_any();
        let (from, packs) = match &self.origin {
            Origin::Document(_, packs) => {
                (self.to_json()?.into_pyobject(py)?.into_any(), packs.tuple(py)?)
            }
            Origin::Policy(policy) => (policy.bind(py).clone().into_any(), PyTuple::empty(py)),
            Origin::Clock => (py.None().into_bound(py), PyTuple::empty(py)),
        };
        Ok((rebuild, PyTuple::new(py, [id, from, packs.into_any()])?))
    }
}

values::class!(Calendar, "Calendar");
