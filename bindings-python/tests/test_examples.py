"""What stands in `examples/python` works: stores with several writers, the service, the analysis."""

from __future__ import annotations

import multiprocessing
import os
import pathlib
import runpy
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

import pytest
from conftest import ROOT

import amends
from amends import Actor, Case, Policy, Record, commands

EXAMPLES = ROOT / "examples" / "python"
sys.path.insert(0, str(EXAMPLES))

from store import Conflict, Store, by_digest, carry_out, wake  # noqa: E402
from store_sqlite import SqliteStore  # noqa: E402

REGISTER = commands.Register("complaint", "reachable", fields=["content", "contact"])
HEAD = Actor("u-1", roles=["intake", "head"])
WRITES = 12


def opened(kind: str, place: str) -> Store:
    """Opens a store of a kind; called anew in every process."""
    if kind == "sqlite":
        return SqliteStore(f"{place}/amends.sqlite")
    sqlalchemy = pytest.importorskip("sqlalchemy")
    from store_sqlalchemy import SqlAlchemyStore

    if kind == "sqlalchemy-sqlite":
        return SqlAlchemyStore(sqlalchemy.create_engine(f"sqlite:///{place}/alchemy.sqlite"))
    return SqlAlchemyStore(sqlalchemy.create_engine(os.environ["AMENDS_TEST_DSN"]))


@pytest.fixture(params=["sqlite", "sqlalchemy-sqlite", "sqlalchemy-dsn"])
def kind(request: pytest.FixtureRequest) -> str:
    if request.param == "sqlalchemy-dsn" and "AMENDS_TEST_DSN" not in os.environ:
        pytest.skip("AMENDS_TEST_DSN names no database")
    return str(request.param)


@pytest.fixture
def store(kind: str, tmp_path: pathlib.Path) -> Iterator[Store]:
    store = opened(kind, str(tmp_path))
    yield store
    if engine := getattr(store, "engine", None):
        from store_sqlalchemy import TABLES

        TABLES.drop_all(engine)
        engine.dispose()


def begun(store: Store, policy: Policy, now: datetime) -> None:
    for command in (commands.Receive(), REGISTER):
        carry_out(store, by_digest([policy]), policy, "C-1", command, HEAD, now)


def test_a_store_keeps_what_was_decided(store: Store, policy: Policy, now: datetime) -> None:
    begun(store, policy, now)
    history = store.history("C-1")
    assert [record.seq for record in history] == [1, 2, 3, 4]
    assert Case.replay(history).stage is amends.Stage.REGISTERED
    assert store.history("C-2") == []
    sent: list[Record] = []
    assert store.publish(sent.append, limit=3) == 3 and store.publish(sent.append) == 1
    assert sent == history and store.publish(sent.append) == 0


def test_who_comes_second_stores_nothing(
    store: Store, policy: Policy, clerk: Actor, now: datetime
) -> None:
    begun(store, policy, now)
    before = Case.replay(store.history("C-1"))
    first, second = (
        before.decide(command, clerk, policy, now)
        for command in (commands.Acknowledge(), commands.Classify({"urgency": "high"}))
    )
    store.append(*first)
    with pytest.raises(Conflict, match="decide again"):
        store.append(*second)
    with pytest.raises(Conflict):
        store.append(*Case.open("C-1", commands.Receive(), clerk, policy, now))
    assert Case.replay(store.history("C-1")) == first[0]
    assert sum(1 for _ in iter(lambda: store.publish(lambda _: None, 1), 0)) == first[0].version


def test_what_is_asked_twice_is_done_once(store: Store, policy: Policy, now: datetime) -> None:
    begun(store, policy, now)
    policies = by_digest([policy])
    for count in (2, 0):
        told = carry_out(
            store, policies, policy, "C-1", commands.Acknowledge(), HEAD, now, command_id="a-1"
        )
        assert len(told) == count


def test_timers_wake_the_cases_whose_time_has_come(
    store: Store, policy: Policy, now: datetime
) -> None:
    begun(store, policy, now)
    assert store.asleep(now) == []
    later = now + timedelta(days=30)
    assert store.asleep(later) == ["C-1"]
    woken = wake(store, by_digest([policy]), later)
    assert Counter(record.type for record in woken)["obligation.breached"] == 2
    assert store.asleep(later) == [] and wake(store, by_digest([policy]), later) == []


def test_what_cannot_be_sent_stays(store: Store, policy: Policy, now: datetime) -> None:
    begun(store, policy, now)
    sent: list[int] = []

    def send(record: Record) -> None:
        if record.seq == 3 and len(sent) == 2:
            sent.append(0)
            raise ConnectionError
        sent.append(record.seq)

    with pytest.raises(ConnectionError):
        store.publish(send)
    assert store.publish(send) == 2 and sent == [1, 2, 0, 3, 4]


def written(kind: str, place: str, now: datetime, writer: int) -> int:
    """Reports progress again and again; returns how many records that gave."""
    store, policy = opened(kind, place), Policy.preset("default")
    actor = Actor(f"u-{writer}", roles=["head"])
    given = 0
    for number in range(WRITES):
        command = commands.Classify({"urgency": "high" if number % 2 else "low"})
        told = carry_out(
            store,
            by_digest([policy]),
            policy,
            "C-1",
            command,
            actor,
            now,
            command_id=f"{writer}-{number}",
            attempts=10_000,
        )
        given += len(told)
    return given


@pytest.mark.parametrize("pool", [ThreadPoolExecutor, ProcessPoolExecutor])
def test_two_writers_lose_nothing(
    pool: Callable[..., Any],
    kind: str,
    store: Store,
    policy: Policy,
    now: datetime,
    tmp_path: pathlib.Path,
) -> None:
    begun(store, policy, now)
    how = {} if pool is ThreadPoolExecutor else {"mp_context": multiprocessing.get_context("spawn")}
    with pool(2, **how) as two:
        given = list(two.map(written, [kind] * 2, [str(tmp_path)] * 2, [now] * 2, [1, 2]))
    history = store.history("C-1")
    assert [record.seq for record in history] == list(range(1, len(history) + 1))
    assert len(history) == 4 + sum(given)
    # Every command of both was carried out, once.
    done = {record.command_id for record in history if record.command_id}
    assert done == {f"{writer}-{number}" for writer in (1, 2) for number in range(WRITES)}
    assert Case.replay(history).version == len(history)
    sent: list[Record] = []
    while store.publish(sent.append):
        pass
    assert sent == history


def test_the_service_serves(tmp_path: pathlib.Path, now: datetime) -> None:
    testclient = pytest.importorskip("fastapi.testclient")
    from service import create_app

    clock = [now]
    path = str(tmp_path / "amends.sqlite")
    client = testclient.TestClient(create_app(path, clock=lambda: clock[0]))
    clerk = {"X-User": "u-17", "X-Roles": "intake"}

    def give(command: amends.Command, **more: Any) -> Any:
        body = {"command": command.to_dict(), **more}
        return client.post("/cases/C-1/commands", json=body, headers=clerk)

    assert client.get("/cases/C-1").status_code == 404
    assert give(commands.Receive()).status_code == 200
    assert [record["event"]["type"] for record in give(REGISTER, command_id="r").json()][
        0
    ] == "case.registered"
    assert give(REGISTER, command_id="r").json() == []
    refused = give(commands.Archive())
    assert refused.status_code == 409 and refused.json()["zh"].startswith("归档")
    stale = give(commands.Acknowledge(), expected_version=1)
    assert stale.status_code == 409 and stale.json()["code"] == "stale_version"
    assert (
        client.post(
            "/cases/C-1/commands", json={"command": {"type": "x", "data": {}}}, headers=clerk
        ).status_code
        == 422
    )
    seen = client.get("/cases/C-1").json()
    assert (seen["version"], seen["stage_zh"], len(seen["owed"])) == (4, "已登记", 2)
    may = client.get("/cases/C-1/commands", headers=clerk).json()
    assert may["case.acknowledge"] is None and "head" in may["case.archive"]
    assert "<table>" in client.get("/cases/C-1/timeline").text
    assert client.get("/openapi.json").status_code == 200

    # A second process on the same file: what it does is seen at the next command, and nothing is lost.
    other = testclient.TestClient(create_app(path, clock=lambda: clock[0]))
    assert other.get("/cases/C-1").json() == seen
    order = {"command": commands.Acknowledge().to_dict()}
    assert other.post("/cases/C-1/commands", json=order, headers=clerk).status_code == 200
    assert give(commands.Classify({"urgency": "high"})).status_code == 200
    clock[0] = now + timedelta(days=30)
    assert client.post("/wake").json() > 0 and client.post("/wake").json() == 0
    assert [line["obligation"] for line in client.get("/agenda").json()] == ["resolve"]
    history = SqliteStore(path).history("C-1")
    assert client.get("/cases/C-1").json()["version"] == len(history)


def test_the_service_runs_as_a_script(capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("fastapi.testclient")
    runpy.run_path(str(EXAMPLES / "service.py"), run_name="__main__")
    assert "first-reply owed by intake" in capsys.readouterr().out


def test_the_analysis_runs_and_draws(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("polars")
    pytest.importorskip("matplotlib")
    monkeypatch.setattr(sys, "argv", ["incidents.py", str(tmp_path)])
    names = runpy.run_path(str(EXAMPLES / "incidents.py"), run_name="__main__")
    assert "4988 rows became" in capsys.readouterr().out
    for name in ("verdicts", "hours", "breaches"):
        drawn = (tmp_path / f"{name}.png").read_bytes()
        assert drawn.startswith(b"\x89PNG") and len(drawn) > 5_000
    # Figures of all histories at once say what the desk says, obligation by obligation.
    figures, desk = names["figures"], names["desk"]
    for verdict in (amends.Verdict.MET, amends.Verdict.BREACHED):
        counted = sum(verdicts.get(verdict, 0) for verdicts in desk.verdicts().values())
        assert figures[verdict.value].sum() == counted
    assert figures["records"].sum() == len(names["records"])
    assert figures["stream"].to_list() == [case.id for case in desk]


def test_examples_are_cells() -> None:
    for name in ("service", "incidents"):
        lines = (EXAMPLES / f"{name}.py").read_text(encoding="utf-8").splitlines()
        assert lines[0] == "# %% [markdown]" and sum(line.startswith("# %%") for line in lines) >= 8
        assert max(map(len, lines)) <= 110
