"""Whole columns: the same answers as row by row, in the caller's own kind."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from conftest import SHANGHAI

import amends

pyarrow = pytest.importorskip("pyarrow")
STARTS = [datetime(2024, 1, day, hour, tzinfo=SHANGHAI) for day in range(1, 29) for hour in (8, 11, 17)]


@pytest.fixture(scope="module")
def office() -> amends.Calendar:
    return amends.Policy.preset("default").calendar()


def column(kind: str, values: list[datetime | None]) -> Any:
    array = pyarrow.array(values, pyarrow.timestamp("us", "Asia/Shanghai"))
    if kind == "pyarrow":
        return array
    if kind == "chunked":
        return pyarrow.chunked_array([array[:10], array[10:]])
    if kind == "polars":
        return pytest.importorskip("polars").Series("at", array)
    pandas = pytest.importorskip("pandas")
    return pandas.Series(array, dtype=pandas.ArrowDtype(array.type), index=range(5, 5 + len(values)), name="at")


def listed(values: Any) -> list[Any]:
    plain = values.to_pylist() if hasattr(values, "to_pylist") else values.to_list()
    return [None if value is None or value is getattr(value, "NaT", None) else value for value in plain]


@pytest.mark.parametrize("kind", ["pyarrow", "chunked", "polars", "pandas"])
def test_a_column_is_its_rows(office: amends.Calendar, kind: str) -> None:
    starts = column(kind, list(STARTS))
    due = office.add_many(starts, "8h")
    assert type(due).__module__.split(".")[0] == type(starts).__module__.split(".")[0]
    assert listed(due) == [office.add(start, "8h") for start in STARTS]
    open_time = office.elapsed_many(starts, due)
    assert listed(open_time) == [office.elapsed(start, office.add(start, "8h")) for start in STARTS]
    if kind == "pandas":
        assert list(due.index) == list(starts.index) and due.name == "at"
    if kind == "polars":
        assert due.name == "at"


def test_lengths_may_be_a_column_and_missing_values_stay_missing(office: amends.Calendar) -> None:
    starts = pyarrow.array([STARTS[0], None, STARTS[2]], pyarrow.timestamp("ms", "UTC"))
    spans = pyarrow.array([timedelta(hours=1), timedelta(hours=2), None], pyarrow.duration("s"))
    assert office.add_many(starts, spans).to_pylist() == [office.add(STARTS[0], "1h"), None, None]
    assert office.add_many(starts, pyarrow.array([3600, 1, 1])).to_pylist()[0] == office.add(STARTS[0], "1h")
    with pytest.raises(amends.AmendsError, match="3 and 2 rows"):
        office.add_many(starts, spans[:2])


def test_a_relation_of_one_column_is_that_column(office: amends.Calendar) -> None:
    duckdb = pytest.importorskip("duckdb")
    with duckdb.connect() as base:
        base.execute("set timezone = 'UTC'")
        relation = base.sql("select timestamptz '2024-01-05 08:00:00+00' as told, 1 as n")
        due = pyarrow.array(office.add_many(relation.select("told"), "4h"))
        assert due.to_pylist() == [datetime(2024, 1, 8, 3, tzinfo=timezone.utc)]
        with pytest.raises(amends.AmendsError, match="table of 2"):
            office.add_many(relation, "4h")


def test_what_is_no_column_is_refused(office: amends.Calendar) -> None:
    with pytest.raises(amends.NaiveDatetime, match="time zone"):
        office.add_many(pyarrow.array([datetime(2024, 1, 1)]), "8h")
    with pytest.raises(amends.AmendsError, match="timestamps, got"):
        office.add_many(pyarrow.array([1, 2]), "8h")
    with pytest.raises(amends.AmendsError, match="got `list`"):
        office.add_many([1, 2], "8h")
    with pytest.raises(amends.TimeFault):
        office.add_many(pyarrow.array([datetime(5000, 1, 1, tzinfo=timezone.utc)]), "8h")


def test_many_histories_are_replayed_at_once(
    opened: tuple[amends.Desk, list[amends.Record]], clerk: amends.Actor, now: datetime
) -> None:
    desk, records = opened
    records = records + desk.advance_to(now + timedelta(days=30)).records
    other = [amends.Record.from_dict({**record.to_dict(), "stream": "C-2"}) for record in records[:4]]
    seen: list[int] = []
    lines = [record.to_json() for record in records + other]
    texts = pyarrow.chunked_array([lines[:3], lines[3:]])
    rows = pyarrow.array(amends.replay_many(texts, progress=seen.append)).to_pylist()
    assert [row["stream"] for row in rows] == ["C-1", "C-2"]
    assert rows[0]["records"] == len(records) and rows[0]["breached"] == 2 and rows[1]["breached"] == 0
    assert rows[0]["stage"] == "registered" and rows[0]["opened_at"] == now
    assert seen == [3, len(lines)]
    polars = pytest.importorskip("polars")
    again = amends.replay_many(polars.Series(lines))
    assert pyarrow.array(again).to_pylist() == rows
    with pytest.raises(amends.ReplayFault):
        amends.replay_many(pyarrow.array(lines[1:]))
    with pytest.raises(amends.WireFault):
        amends.replay_many(pyarrow.array(["{"]))
