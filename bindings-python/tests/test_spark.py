"""Spark in local mode gives the answers of one machine; `make test-spark` runs this."""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from conftest import SHANGHAI

import amends
from amends import spark as on_spark

pyspark = pytest.importorskip("pyspark.sql")
STARTS = [datetime(2024, 1, day, hour, tzinfo=SHANGHAI) for day in range(1, 29) for hour in (8, 11, 17)]


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = pyspark.SparkSession.builder.master("local[2]").appName("amends")
    builder = builder.config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "4")
    # Small batches and a zone of its own: neither may change an answer.
    builder = builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", "7")
    session = builder.config("spark.sql.session.timeZone", "America/New_York").getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()


@pytest.fixture(scope="module")
def office() -> amends.Calendar:
    return amends.Policy.preset("default").calendar()


def utc(row: Any, name: str) -> datetime:
    at: datetime = row[name]
    return at.astimezone(timezone.utc)


def test_deadlines_are_those_of_one_machine(session: Any, office: amends.Calendar) -> None:
    rows = [(n, at, timedelta(hours=n % 9)) for n, at in enumerate(STARTS)]
    frame = session.createDataFrame([*rows, (999, None, None)], "n int, at timestamp, span interval day to second")
    frame = on_spark.add_many(frame, office, "at", "8h")
    frame = on_spark.add_many(frame, office, "at", "span", into="other", edge="next_opening")
    frame = on_spark.elapsed_many(frame, office, "at", "due")
    found = {row["n"]: row for row in frame.collect()}
    assert found[999]["due"] is None and found[999]["elapsed"] is None
    for n, at, span in rows:
        assert utc(found[n], "due") == office.add(at, "8h")
        assert utc(found[n], "other") == office.add(at, span, "next_opening")
        assert found[n]["elapsed"] == office.elapsed(at, office.add(at, "8h"))


def test_histories_are_those_of_one_machine(
    session: Any, policy: amends.Policy, clerk: amends.Actor, now: datetime
) -> None:
    desk, records = amends.Desk(policy), []
    register = amends.commands.Register("complaint", "reachable", fields=["content", "contact"])
    for number in range(30):
        at = now + timedelta(hours=number)
        for command in (amends.commands.Receive(), register):
            records += desk.handle(f"C-{number:02}", command, clerk, at)
    records += desk.advance_to(now + timedelta(days=30)).records
    rows = [(record.stream, record.seq, record.to_json()) for record in records]
    random.Random(7).shuffle(rows)
    frame = session.createDataFrame(rows, "stream string, seq bigint, record string")
    found = sorted(on_spark.replay_many(frame).collect(), key=lambda row: row["stream"])
    assert [row["stream"] for row in found] == [case.id for case in desk]
    for row, case in zip(found, desk, strict=True):
        assert (row["records"], row["stage"], row["outcome"]) == (case.version, case.stage.value, None)
        assert (row["met"], row["breached"]) == (0, 2)
        assert utc(row, "opened_at") == case.opened_at
        assert utc(row, "last_external") == case.last_external


def test_numbers_that_are_texts_are_refused_with_what_to_do(session: Any) -> None:
    log = session.createDataFrame([("C-1", "10", "{}")], "stream string, seq string, record string")
    with pytest.raises(ValueError, match=r"numbers in the column `seq`, got `string`; .*cast\('bigint'\)"):
        on_spark.replay_many(log)
    on_spark.replay_many(log.withColumn("seq", log["seq"].cast("bigint")))


def test_due_dates_are_those_of_one_machine(session: Any, policy: amends.Policy) -> None:
    rows = [(n, at, ("complaint", "inquiry")[n % 2]) for n, at in enumerate(STARTS)]
    frame = session.createDataFrame(rows, "n int, received timestamp, kind string")
    found = {row["n"]: row for row in on_spark.due_dates(frame, policy, ["kind"]).collect()}
    office = policy.calendar()
    for n, at, kind in rows:
        assert utc(found[n], "first-reply") == office.add(at, "8h")
        assert (found[n]["resolve"] is None) == (kind == "inquiry")
        assert found[n]["callback"] is None
    with pytest.raises(ValueError, match=r"write `\['kind'\]`"):
        on_spark.due_dates(frame, policy, "kind")


def test_due_dates_may_count_on_the_calendar_of_who_owes_it(session: Any, policy: amends.Policy) -> None:
    document = policy.to_dict()
    (first, *_) = document["obligation"]
    visit = {"starts_on": "assignment.assigned", "term": {"working": "2h", "calendar": "of-debtor"}, "owed_by": "handler"}
    document["obligation"].append({**first, "id": "visit", **visit})
    unit = {"id": "front", "name": {"zh": "前台", "en": "front office"}, "calendar": "office"}
    centre = amends.Organisation.from_dict({"organisation": {"number": "ORG-1", "revision": "A"}, "unit": [unit]})
    rows = [(STARTS[0], "complaint", "front")]
    frame = session.createDataFrame(rows, "received timestamp, kind string, unit string")
    rules = amends.Policy.from_dict(document)
    (row,) = on_spark.due_dates(frame, rules, ["kind", "unit"], organisation=centre).collect()
    assert utc(row, "visit") == policy.calendar().add(STARTS[0], "2h")


def test_no_rows_give_none(session: Any, office: amends.Calendar) -> None:
    frame = session.createDataFrame([], "stream string, seq bigint, record string, at timestamp")
    assert on_spark.replay_many(frame).collect() == []
    assert on_spark.add_many(frame, office, "at", "1h").collect() == []


def test_what_cannot_be_is_refused_before_the_cluster_works(session: Any, office: amends.Calendar) -> None:
    frame = session.createDataFrame([(STARTS[0],)], "at timestamp")
    with pytest.raises(ValueError, match="a column of the frame .at., got `when`"):
        on_spark.add_many(frame, office, "when", "8h")
    with pytest.raises(ValueError, match="8x"):
        on_spark.add_many(frame, office, "at", "8x")
    with pytest.raises(ValueError, match="`at` already"):
        on_spark.add_many(frame, office, "at", "8h", into="at")
    naive = session.createDataFrame([(datetime(2024, 1, 1),)], "at timestamp_ntz")
    with pytest.raises(Exception, match="time zone"):
        on_spark.add_many(naive, office, "at", "8h").collect()
