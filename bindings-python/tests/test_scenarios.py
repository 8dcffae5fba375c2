"""The scenarios of the core, told again through Python: same words, same records, same bytes."""

from __future__ import annotations

import os
import pathlib
from typing import Any

import pytest
from conftest import CORE, policy_named
from scenario import Malformed, Run, parse

import amends

FILES = sorted((CORE / "scenarios").glob("*.txt"))


def run(path: pathlib.Path) -> Run:
    scenario = parse(path.read_text(encoding="utf-8"))
    return Run(path.name, scenario, policy_named(scenario.policy))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_scenario_tells_the_truth(path: pathlib.Path) -> None:
    told = run(path)
    assert told.scenario.title
    assert not told.mismatches, "\n".join(told.mismatches)
    replayed = amends.Case.replay(told.log)
    assert replayed == told.desk["S-1"]
    written = amends.write_log(told.log)
    assert amends.write_log(amends.read_log(written)) == written


def plain(pyarrow: Any, starts: Any) -> Any:
    """Writes a column of time limits with plain texts and large lists, as other libraries do."""

    def of(kind: Any) -> Any:
        if pyarrow.types.is_dictionary(kind):
            return pyarrow.string()
        if pyarrow.types.is_list(kind):
            return pyarrow.large_list(of(kind.value_type))
        if pyarrow.types.is_struct(kind):
            return pyarrow.struct([(field.name, of(field.type)) for field in kind])
        return kind

    return pyarrow.array(starts.to_pylist(), of(starts.type))


def held_by(library: str, pyarrow: Any, table: Any) -> Any:
    """Returns the table as a frame of another library."""
    module = pytest.importorskip(library)
    if library == "polars":
        return module.from_arrow(table)
    if library == "pandas":
        return table.to_pandas(types_mapper=module.ArrowDtype)
    base = module.connect()
    base.register("log", table)
    return base.sql("select * from log")


def test_every_story_replays_alike_from_text_and_from_columns() -> None:
    pyarrow = pytest.importorskip("pyarrow")
    logs = []
    for number, path in enumerate(FILES):
        for record in run(path).log:
            logs.append(amends.Record.from_dict({**record.to_dict(), "stream": f"S-{number}"}))
    lines, table = pyarrow.array([record.to_json() for record in logs]), amends.records_table(logs)
    expected = amends.replay_many(lines)
    assert expected.num_rows == len(FILES)
    words = {name: table[name].dictionary_encode() for name in ("stream", "by", "data")}
    # Others lay texts, numbers, instants and structs out in their own ways.
    names = ("stream", "type", "data", "row")
    strings = {name: table[name].cast(pyarrow.string()) for name in names}
    views = {name: table[name].cast(pyarrow.string()).cast(pyarrow.string_view()) for name in names}
    large = {name: table[name].cast(pyarrow.string()).cast(pyarrow.large_string()) for name in names}
    narrow = {"seq": table["seq"].cast(pyarrow.int32()), "at": table["at"].cast(pyarrow.timestamp("ns", "UTC"))}
    for columns in ({}, words, strings, views, large, narrow, {"started": plain(pyarrow, table["started"])}):
        other = pyarrow.table({name: columns.get(name, table[name]) for name in reversed(table.column_names)})
        assert amends.replay_many(other) == expected
        assert amends.records_of(other) == logs
    assert amends.records_of(lines) == logs
    assert any(row["started"] is None for row in table.to_pylist()) and any(row["data"] is None for row in table.to_pylist())
    for library in ("polars", "pandas", "duckdb"):
        assert amends.records_of(held_by(library, pyarrow, table)) == logs, library
    # Whatever row is left out, both tell the same fault.
    for gone in range(0, len(logs), 7):
        keep = [row for row in range(len(logs)) if row != gone]
        told = []
        for records in (lines, table):
            try:
                told.append(amends.replay_many(records.take(keep)))
            except amends.ReplayFault as fault:
                told.append(str(fault))
        assert told[0] == told[1]


def test_there_are_scenarios() -> None:
    assert len(FILES) >= 28


@pytest.mark.skipif("AMENDS_SCENARIO_LOGS" not in os.environ, reason="the logs of the Rust engine are not at hand")
def test_the_logs_are_those_of_the_rust_engine() -> None:
    parts = pathlib.Path(os.environ["AMENDS_SCENARIO_LOGS"]).read_text(encoding="utf-8").split("== ")[1:]
    logs = dict(part.split("\n", 1) for part in parts)
    assert sorted(logs) == [path.name for path in FILES]
    for path in FILES:
        assert amends.write_log(run(path).log) == logs[path.name], path.name


def test_a_mismatch_names_its_line() -> None:
    text = "scenario: x\npolicy: default\nperson a = role intake\nat 2026-03-02 09:00 a: case.receive\n  then stage closed\n"
    told = Run("x.txt", parse(text), policy_named("default"))
    assert told.mismatches[0].startswith("x.txt:5: stage\n  expected: closed\n")
    with pytest.raises(Malformed, match="line 2"):
        parse("scenario: x\nat noon a: b\n")
