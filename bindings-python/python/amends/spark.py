"""The functions on whole columns, on Spark: the same answers, where one machine is not enough.

The workers need the wheel and pyarrow, and nothing else. Instants are columns of ``timestamp``;
``timestamp_ntz`` is naive and refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeVar, cast

from ._amends import Calendar, Organisation, Policy
from ._amends import replay_many as _replay_many
from ._wire import span

if TYPE_CHECKING:
    from datetime import timedelta


class Frame(Protocol):
    """Stands for a `pyspark.sql.DataFrame`, so that this module is typed without Spark."""

    @property
    def columns(self) -> list[str]:
        """The names of the columns."""
        ...

    @property
    def schema(self) -> Any:
        """The types of the columns."""
        ...

    @property
    def mapInArrow(self) -> Any:
        """Maps batches of Arrow to batches of Arrow."""
        ...

    @property
    def select(self) -> Any:
        """Chooses columns."""
        ...


AnyFrame = TypeVar("AnyFrame", bound=Frame)
"""The frame that comes in is of the kind that goes out."""

_FIGURES = (
    "stream string, records bigint, stage string, outcome string, "
    "opened_at timestamp, last_external timestamp, met int, breached int"
)
"""The columns of `replay_many`, as Spark writes a schema."""


def add_many(
    frame: AnyFrame,
    calendar: Calendar,
    starts: str,
    spans: timedelta | str,
    *,
    into: str = "due",
    edge: Literal["at_close", "next_opening"] = "at_close",
) -> AnyFrame:
    """Adds a column of deadlines: open time counted on from every instant of `starts`.

    `spans` is one length for all rows, such as ``"8h"``, or the name of a column of day-time
    intervals or whole seconds. Missing values stay missing.
    """
    if not (isinstance(spans, str) and spans in frame.columns):
        spans = span(spans) if isinstance(spans, str) else spans
    work = partial(_added, calendar, _known(frame, starts), spans, edge, into)
    return _mapped(frame, work, [into], "timestamp")


def elapsed_many(
    frame: AnyFrame, calendar: Calendar, starts: str, ends: str, *, into: str = "elapsed"
) -> AnyFrame:
    """Adds a column of day-time intervals: the open time between two columns of instants."""
    work = partial(_elapsed, calendar, _known(frame, starts), _known(frame, ends), into)
    return _mapped(frame, work, [into], "interval day to second")


def due_dates(
    frame: AnyFrame,
    policy: Policy,
    facts: Sequence[str],
    *,
    received: str = "received",
    organisation: Organisation | None = None,
) -> AnyFrame:
    """Adds a column for each obligation of a policy: when it would first be due.

    `facts` names the columns that are facts of the case, such as ``["kind", "priority"]``;
    `received` is when it came in. The columns added are called as the obligations. `organisation`
    says whose calendar counts where a term counts on that of the unit in charge.
    """
    if isinstance(facts, str):
        raise ValueError(f"expected a list of columns, got the text `{facts}`; write `[{facts!r}]`")
    names = [_known(frame, name) for name in (received, *facts)]
    owed = [rule.id for rule in policy.obligations]
    return _mapped(frame, partial(_due, policy, organisation, names), owed, "timestamp")


def replay_many(
    frame: AnyFrame, *, record: str = "record", stream: str = "stream", seq: str = "seq"
) -> AnyFrame:
    """Replays histories: a row a record in any order, a row a case comes back.

    `record` holds the record as JSON, `stream` and `seq` its case and its number, a column of numbers:
    as texts, 10 would come before 2. The columns that come back are those of `amends.replay_many`. A
    case is replayed on one worker.
    """
    names = [_known(frame, name) for name in (stream, seq, record)]
    kind = frame.schema[seq].dataType
    if not isinstance(kind, import_module("pyspark.sql.types").NumericType):
        raise ValueError(
            f"expected numbers in the column `{seq}`, got `{kind.simpleString()}`; write "
            f"`frame.withColumn({seq!r}, frame[{seq!r}].cast('bigint'))`"
        )
    rows = frame.select(*names).repartition(stream).sortWithinPartitions(stream, seq)
    return cast("AnyFrame", rows.mapInArrow(partial(_replayed, record), _FIGURES))


def _known(frame: Frame, name: str) -> str:
    if name in frame.columns:
        return name
    raise ValueError(f"expected a column of the frame ({', '.join(frame.columns)}), got `{name}`")


def _mapped(frame: AnyFrame, work: Any, into: list[str], kind: str) -> AnyFrame:
    if there := [name for name in into if name in frame.columns]:
        raise ValueError(f"the frame has a column `{there[0]}` already; rename it, or name another")
    schema = type(frame.schema)(list(frame.schema.fields))
    for name in into:
        schema = schema.add(name, kind)
    return cast("AnyFrame", frame.mapInArrow(work, schema))


def _added(
    calendar: Calendar, starts: str, spans: timedelta | str, edge: Any, into: str, batches: Iterable[Any]
) -> Iterator[Any]:
    for batch in batches:
        lengths = batch.column(spans) if isinstance(spans, str) else spans
        yield _with(batch, [into], [calendar.add_many(batch.column(starts), lengths, edge)])


def _elapsed(
    calendar: Calendar, starts: str, ends: str, into: str, batches: Iterable[Any]
) -> Iterator[Any]:
    for batch in batches:
        elapsed = calendar.elapsed_many(batch.column(starts), batch.column(ends))
        yield _with(batch, [into], [elapsed])


def _due(
    policy: Policy, organisation: Organisation | None, names: list[str], batches: Iterable[Any]
) -> Iterator[Any]:
    for batch in batches:
        due = policy.due_dates(batch.select(names), received=names[0], organisation=organisation)
        yield _with(batch, due.column_names, [column.combine_chunks() for column in due.columns])


def _pyarrow() -> Any:
    # It is there where Spark is; this package does not ask for it.
    return import_module("pyarrow")


def _with(batch: Any, names: list[str], columns: list[Any]) -> Any:
    pyarrow = _pyarrow()
    every = [*batch.schema.names, *names]
    return pyarrow.RecordBatch.from_arrays([*batch.columns, *columns], names=every)


def _replayed(record: str, batches: Iterable[Any]) -> Iterator[Any]:
    pyarrow, rows = _pyarrow(), iter(batches)
    first = next(rows, None)
    if first is None:
        return
    texts = (batch.select([record]) for batch in chain([first], rows))
    reader = pyarrow.RecordBatchReader.from_batches(first.select([record]).schema, texts)
    figures = _replay_many(reader)
    # Spark knows no unsigned integers.
    signed = [
        field.with_type(pyarrow.int64() if field.name == "records" else pyarrow.int32())
        if pyarrow.types.is_unsigned_integer(field.type)
        else field
        for field in figures.schema
    ]
    yield from figures.cast(pyarrow.schema(signed)).to_batches()


__all__ = ["AnyFrame", "Frame", "add_many", "due_dates", "elapsed_many", "replay_many"]
