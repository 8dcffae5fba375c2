//! What a time limit that starts carries, as columns: half of a log, and what reports ask for.

use crate::{
    arrow,
    columns::{
        Cell, CellFault, Instants, Known, Numbers, Texts, Whole, of_column, parsed, word, words,
    },
    faults::plain,
};
use amends::{
    case::{Event, Plan, RunRef, RungAt, Started, WarnAt},
    ident::{CalendarId, ClauseId, ObligationId, RoleId, Value},
    time::{Basis, Certainty, Measure, Pause, Span, Stopwatch, Term, Timestamp},
};
use arrow_array::{
    Array, ArrayRef, Int64Array, ListArray, StringArray, StructArray, UInt32Array, cast::AsArray,
};
use arrow_buffer::{NullBuffer, OffsetBuffer};
use arrow_schema::{DataType, Field, Fields};
use pyo3::prelude::*;
use serde::{Serialize, de::DeserializeOwned};
use std::{ops::Range, sync::Arc};

/// The name of the column.
pub(crate) const NAME: &str = "started";

/// The parts that must be there.
const NEEDED: [&str; 12] = [
    "obligation",
    "run",
    "episode",
    "anchor",
    "start",
    "term",
    "owed_by",
    "measure",
    "budget",
    "due",
    "breach_after",
    "certainty",
];
/// The parts that may be there.
const KNOWN: [&str; 11] = [
    "request",
    "continues",
    "gap_from",
    "gap_to",
    "clauses",
    "calendar",
    "basis",
    "consumed",
    "running_since",
    "warn_at",
    "rungs",
];

/// Holds the columns of one chunk; one that is not there is empty.
#[derive(Default)]
pub(crate) struct Starts<'a> {
    there: Option<&'a StructArray>,
    obligation: Texts<'a>,
    run: Numbers,
    episode: Numbers,
    anchor: Instants,
    start: Instants,
    term: Texts<'a>,
    request: Numbers,
    continues: Numbers,
    gap: (Instants, Instants),
    clauses: Lists<'a>,
    clause: Texts<'a>,
    owed_by: Texts<'a>,
    calendar: Texts<'a>,
    basis: Texts<'a>,
    measure: Texts<'a>,
    budget: Numbers,
    consumed: Numbers,
    running_since: Instants,
    due: Instants,
    breach_after: Instants,
    warn_at: Lists<'a>,
    warning: (Numbers, Instants),
    rungs: Lists<'a>,
    rung: (Numbers, Instants, Texts<'a>),
    certainty: Texts<'a>,
}

/// Remembers what is alike in many of them.
pub(crate) struct Memory<'a> {
    obligation: Known<'a, ObligationId>,
    term: Known<'a, Term>,
    clause: Known<'a, ClauseId>,
    owed_by: Known<'a, Value>,
    calendar: Known<'a, CalendarId>,
    basis: Known<'a, Arc<Basis>>,
    measure: Known<'a, Measure>,
    to: Known<'a, RoleId>,
    certainty: Known<'a, Certainty>,
}

impl Memory<'_> {
    pub(crate) const fn new() -> Self {
        Self {
            obligation: Known::new(),
            term: Known::new(),
            clause: Known::new(),
            owed_by: Known::new(),
            calendar: Known::new(),
            basis: Known::new(),
            measure: Known::new(),
            to: Known::new(),
            certainty: Known::new(),
        }
    }
}

impl<'a> Starts<'a> {
    /// Reads a chunk.
    pub(crate) fn read(array: &'a ArrayRef) -> PyResult<Self> {
        if array.data_type() == &DataType::Null {
            return Ok(Self::default());
        }
        let Some(table) = array.as_struct_opt() else {
            return Err(plain(format!("expected a struct, got `{}`", array.data_type())));
        };
        complete(table, &NEEDED)?;
        let mut starts = Self { there: Some(table), ..Self::default() };
        for (name, column) in table.column_names().into_iter().zip(table.columns()) {
            starts
                .set(name, column, Whole(table.nulls()))
                .map_err(|error| of_column(name, &error))?;
        }
        Ok(starts)
    }

    fn set(&mut self, name: &str, column: &'a ArrayRef, whole: Whole<'_>) -> PyResult<()> {
        match name {
            "obligation" => self.obligation = Texts::read(column, whole)?,
            "run" => self.run = Numbers::read(column, whole)?,
            "episode" => self.episode = Numbers::read(column, whole)?,
            "anchor" => self.anchor = Instants::read(column, whole)?,
            "start" => self.start = Instants::read(column, whole)?,
            "term" => self.term = Texts::read(column, whole)?,
            "request" => self.request = Numbers::read(column, whole)?,
            "continues" => self.continues = Numbers::read(column, whole)?,
            "gap_from" => self.gap.0 = Instants::read(column, whole)?,
            "gap_to" => self.gap.1 = Instants::read(column, whole)?,
            "clauses" => {
                let values;
                (self.clauses, values) = Lists::read(column, whole)?;
                self.clause = match values {
                    Some(values) => Texts::read(values, Whole(None))?,
                    None => Texts::default(),
                };
            }
            "owed_by" => self.owed_by = Texts::read(column, whole)?,
            "calendar" => self.calendar = Texts::read(column, whole)?,
            "basis" => self.basis = Texts::read(column, whole)?,
            "measure" => self.measure = Texts::read(column, whole)?,
            "budget" => self.budget = Numbers::read(column, whole)?,
            "consumed" => self.consumed = Numbers::read(column, whole)?,
            "running_since" => self.running_since = Instants::read(column, whole)?,
            "due" => self.due = Instants::read(column, whole)?,
            "breach_after" => self.breach_after = Instants::read(column, whole)?,
            "warn_at" => {
                let values;
                (self.warn_at, values) = Lists::read(column, whole)?;
                if let Some([warning, at]) = parts(values, ["warning", "at"])? {
                    self.warning =
                        (Numbers::read(warning, Whole(None))?, Instants::read(at, Whole(None))?);
                }
            }
            "rungs" => {
                let values;
                (self.rungs, values) = Lists::read(column, whole)?;
                if let Some([rung, at, to]) = parts(values, ["rung", "at", "to"])? {
                    self.rung = (
                        Numbers::read(rung, Whole(None))?,
                        Instants::read(at, Whole(None))?,
                        Texts::read(to, Whole(None))?,
                    );
                }
            }
            "certainty" => self.certainty = Texts::read(column, whole)?,
            _ => {
                let known = [&NEEDED[..], &KNOWN[..]].concat().join(", ");
                return Err(plain(format!("there is no such part; there are {known}")));
            }
        }
        Ok(())
    }

    /// Says whether a row has its parts here.
    #[inline]
    pub(crate) fn has(&self, row: usize) -> bool {
        self.there.is_some_and(|there| there.is_valid(row))
    }

    /// Puts the event of a row together.
    pub(crate) fn event(&self, row: usize, memory: &mut Memory<'a>) -> Cell<Event> {
        let gap = match self.gap.0.maybe(row, "started.gap_from")? {
            Some(from) => Some(Pause { from, to: self.gap.1.get(row, "started.gap_to")? }),
            None => None,
        };
        let mut clauses = Vec::new();
        for at in self.clauses.range(row) {
            clauses.push(memory.clause.needed(&self.clause, at, "started.clauses", parsed)?);
        }
        let calendar = |text| parsed(text, "started.calendar");
        let basis = |text| json(text, "started.basis");
        Ok(Event::ObligationStarted(Box::new(Started {
            run: RunRef {
                obligation: memory.obligation.needed(
                    &self.obligation,
                    row,
                    "started.obligation",
                    parsed,
                )?,
                run: self.run.get(row, "started.run")?,
            },
            episode: self.episode.get(row, "started.episode")?,
            anchor: self.anchor.get(row, "started.anchor")?,
            start: self.start.get(row, "started.start")?,
            term: memory.term.needed(&self.term, row, "started.term", json)?,
            request: self.request.maybe(row, "started.request")?,
            continues: self.continues.maybe(row, "started.continues")?,
            gap,
            clauses,
            owed_by: memory.owed_by.needed(&self.owed_by, row, "started.owed_by", parsed)?,
            calendar: memory.calendar.maybe(&self.calendar, row, calendar)?,
            basis: memory.basis.maybe(&self.basis, row, basis)?,
            plan: Arc::new(self.plan(row, memory)?),
        })))
    }

    fn plan(&self, row: usize, memory: &mut Memory<'a>) -> Cell<Plan> {
        const WARN_AT: &str = "started.warn_at";
        const RUNGS: &str = "started.rungs";
        let places = self.warn_at.range(row);
        let mut warn_at = Vec::with_capacity(places.len());
        for at in places {
            let (number, falls_due) = &self.warning;
            let (warning, at) = (number.get(at, WARN_AT)?, falls_due.get(at, WARN_AT)?);
            warn_at.push(WarnAt { warning, at });
        }
        let places = self.rungs.range(row);
        let mut rungs = Vec::with_capacity(places.len());
        for at in places {
            let (number, falls_due, to) = &self.rung;
            let to = memory.to.needed(to, at, RUNGS, parsed)?;
            rungs.push(RungAt { rung: number.get(at, RUNGS)?, at: falls_due.get(at, RUNGS)?, to });
        }
        let consumed = self.consumed.maybe(row, "started.consumed")?;
        let measure = |text, column| word(text, (column, "a known word"), Measure::from_name);
        let certainty = |text, column| word(text, (column, "a known word"), Certainty::from_name);
        Ok(Plan {
            watch: Stopwatch {
                measure: memory.measure.needed(&self.measure, row, "started.measure", measure)?,
                budget: Span::from_seconds(self.budget.signed(row, "started.budget")?),
                consumed: consumed.map_or(Span::ZERO, Span::from_seconds),
                running_since: self.running_since.maybe(row, "started.running_since")?,
            },
            due: self.due.get(row, "started.due")?,
            breach_after: self.breach_after.get(row, "started.breach_after")?,
            warn_at,
            rungs,
            certainty: memory.certainty.needed(
                &self.certainty,
                row,
                "started.certainty",
                certainty,
            )?,
        })
    }
}

fn complete(table: &StructArray, needed: &[&str]) -> PyResult<()> {
    let names = table.column_names();
    let Some(missing) = needed.iter().find(|name| !names.contains(name)) else { return Ok(()) };
    let (needed, got) = (needed.join(", "), names.join(", "));
    Err(plain(format!("expected {needed}; `{missing}` is missing in {got}")))
}

/// Takes the parts of the structs in a list.
fn parts<'a, const N: usize>(
    values: Option<&'a ArrayRef>,
    names: [&'static str; N],
) -> PyResult<Option<[&'a ArrayRef; N]>> {
    let Some(values) = values else { return Ok(None) };
    let Some(table) = values.as_struct_opt() else {
        return Err(plain(format!(
            "expected a list of structs, got one of `{}`",
            values.data_type()
        )));
    };
    complete(table, &names)?;
    Ok(Some(names.map(|name| table.column_by_name(name).unwrap_or(values))))
}

fn json<T: DeserializeOwned>(text: &str, column: &'static str) -> Cell<T> {
    serde_json::from_str(text).map_err(|error| CellFault::wrong(column, &error))
}

/// Where the list of a row lies among the values of all lists.
#[derive(Default)]
struct Lists<'a> {
    offsets: Offsets<'a>,
    nulls: Option<&'a NullBuffer>,
}

#[derive(Default)]
enum Offsets<'a> {
    #[default]
    None,
    Small(&'a [i32]),
    Large(&'a [i64]),
}

impl<'a> Lists<'a> {
    fn read(array: &'a ArrayRef, whole: Whole<'_>) -> PyResult<(Self, Option<&'a ArrayRef>)> {
        let (offsets, values) = match array.data_type() {
            DataType::Null => (Offsets::None, None),
            DataType::List(_) => {
                let lists = array.as_list::<i32>();
                (Offsets::Small(lists.value_offsets()), Some(lists.values()))
            }
            DataType::LargeList(_) => {
                let lists = array.as_list::<i64>();
                (Offsets::Large(lists.value_offsets()), Some(lists.values()))
            }
            got => return Err(plain(format!("expected lists, got `{got}`"))),
        };
        Ok((Self { offsets, nulls: whole.own(array.nulls()) }, values))
    }

    #[inline(always)]
    fn range(&self, row: usize) -> Range<usize> {
        let range = match self.offsets {
            Offsets::Small(offsets) => between(offsets, row),
            Offsets::Large(offsets) => between(offsets, row),
            Offsets::None => None,
        };
        range.filter(|_| self.nulls.is_none_or(|nulls| nulls.is_valid(row))).unwrap_or_default()
    }
}

#[inline(always)]
fn between<T: Copy + TryInto<usize>>(offsets: &[T], row: usize) -> Option<Range<usize>> {
    let (start, end) = (*offsets.get(row)?, *offsets.get(row + 1)?);
    Some(start.try_into().ok()?..end.try_into().ok()?)
}

/// Writes the column: a struct where a time limit starts, elsewhere nothing.
pub(crate) fn column(all: &[Option<&Started>]) -> PyResult<ArrayRef> {
    let instants = |of: fn(&Started) -> Option<Timestamp>| {
        arrow::zoned(all.iter().map(|one| one.and_then(of).map(Timestamp::micros)).collect())
    };
    let numbers = |of: fn(&Started) -> Option<u32>| -> ArrayRef {
        Arc::new(all.iter().map(|one| one.and_then(of)).collect::<UInt32Array>())
    };
    let spans = |of: fn(&Started) -> Span| -> ArrayRef {
        Arc::new(all.iter().map(|one| one.map(|one| of(one).seconds())).collect::<Int64Array>())
    };
    let named = |of: fn(&Started) -> Option<&str>| words(all.iter().map(|one| one.and_then(of)));
    let told = |of: fn(&Started) -> PyResult<Option<String>>| -> PyResult<ArrayRef> {
        let told = all.iter().map(|one| one.map_or(Ok(None), of));
        let told = told.collect::<PyResult<Vec<_>>>()?;
        Ok(words(told.iter().map(Option::as_deref)))
    };
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("obligation", named(|one| Some(one.run.obligation.as_str()))),
        ("run", numbers(|one| Some(one.run.run))),
        ("episode", numbers(|one| Some(one.episode))),
        ("anchor", instants(|one| Some(one.anchor))),
        ("start", instants(|one| Some(one.start))),
        ("term", told(|one| written(&one.term).map(Some))?),
        ("request", numbers(|one| one.request)),
        ("continues", numbers(|one| one.continues)),
        ("gap_from", instants(|one| one.gap.map(|gap| gap.from))),
        ("gap_to", instants(|one| one.gap.map(|gap| gap.to))),
        (
            "clauses",
            lists(
                all,
                |one| &one.clauses,
                |all| {
                    Ok(Arc::new(
                        all.iter().map(|clause| Some(clause.as_str())).collect::<StringArray>(),
                    ))
                },
            )?,
        ),
        ("owed_by", named(|one| Some(one.owed_by.as_str()))),
        ("calendar", named(|one| one.calendar.as_ref().map(CalendarId::as_str))),
        ("basis", told(|one| one.basis.as_ref().map(written).transpose())?),
        ("measure", named(|one| Some(one.plan.watch.measure.name()))),
        ("budget", spans(|one| one.plan.watch.budget)),
        ("consumed", spans(|one| one.plan.watch.consumed)),
        ("running_since", instants(|one| one.plan.watch.running_since)),
        ("due", instants(|one| Some(one.plan.due))),
        ("breach_after", instants(|one| Some(one.plan.breach_after))),
        (
            "warn_at",
            lists(
                all,
                |one| &one.plan.warn_at,
                |all| {
                    let numbers = UInt32Array::from_iter_values(all.iter().map(|one| one.warning));
                    let instants =
                        arrow::zoned(all.iter().map(|one| Some(one.at.micros())).collect());
                    structs(vec![("warning", Arc::new(numbers)), ("at", instants)], all.len(), None)
                },
            )?,
        ),
        (
            "rungs",
            lists(
                all,
                |one| &one.plan.rungs,
                |all| {
                    let numbers = UInt32Array::from_iter_values(all.iter().map(|one| one.rung));
                    let instants =
                        arrow::zoned(all.iter().map(|one| Some(one.at.micros())).collect());
                    let to = words(all.iter().map(|one| Some(one.to.as_str())));
                    let columns: Vec<(&str, ArrayRef)> =
                        vec![("rung", Arc::new(numbers)), ("at", instants), ("to", to)];
                    structs(columns, all.len(), None)
                },
            )?,
        ),
        ("certainty", named(|one| Some(one.plan.certainty.name()))),
    ];
    structs(columns, all.len(), Some(all.iter().map(Option::is_some).collect()))
}

fn written(value: &impl Serialize) -> PyResult<String> {
    serde_json::to_string(value).map_err(plain)
}

/// Writes a list for every row; `values` makes one array of what stands in all of them.
fn lists<T>(
    all: &[Option<&Started>],
    of: fn(&Started) -> &[T],
    values: fn(&[&T]) -> PyResult<ArrayRef>,
) -> PyResult<ArrayRef> {
    let lengths = all.iter().map(|one| one.map_or(0, |one| of(one).len()));
    let offsets = OffsetBuffer::<i32>::from_lengths(lengths);
    let flat: Vec<&T> = all.iter().flatten().flat_map(|one| of(one)).collect();
    let values = values(&flat)?;
    let item = Arc::new(Field::new("item", values.data_type().clone(), true));
    let nulls: NullBuffer = all.iter().map(Option::is_some).collect::<Vec<_>>().into();
    Ok(Arc::new(ListArray::try_new(item, offsets, values, Some(nulls)).map_err(plain)?))
}

fn structs(
    columns: Vec<(&str, ArrayRef)>,
    rows: usize,
    there: Option<Vec<bool>>,
) -> PyResult<ArrayRef> {
    let (fields, arrays): (Vec<Field>, Vec<ArrayRef>) = columns
        .into_iter()
        .map(|(name, array)| (Field::new(name, array.data_type().clone(), true), array))
        .unzip();
    let table = StructArray::try_new_with_length(
        Fields::from(fields),
        arrays,
        there.map(NullBuffer::from),
        rows,
    );
    Ok(Arc::new(table.map_err(plain)?))
}
