"""The golden files of the core: read and written again, byte for byte."""

from __future__ import annotations

import json
import random

import pytest
from conftest import CORE

import amends

GOLDEN = CORE / "golden"


def lines(name: str) -> list[str]:
    return (GOLDEN / name).read_text(encoding="utf-8").splitlines()


def test_the_golden_log_keeps_its_bytes() -> None:
    text = (GOLDEN / "log_v1.jsonl").read_text(encoding="utf-8")
    assert amends.write_log(amends.read_log(text)) == text
    assert amends.write_log(amends.read_log(text.encode())) == text


@pytest.mark.parametrize("line", lines("log_v1.jsonl"), ids=lambda line: json.loads(line)["event"]["type"])
def test_every_golden_record_goes_round(line: str) -> None:
    record = amends.Record.from_json(line)
    event = record.event
    assert event.to_json() == json.dumps(json.loads(line)["event"], ensure_ascii=False, separators=(",", ":"))
    assert amends.Event.from_json(event.to_json()) == event
    assert amends.Event.from_dict(event.to_dict()) == event
    assert type(event).from_dict(event.to_dict()) == event
    assert hash(amends.Event.from_dict(event.to_dict())) == hash(event)
    data = json.loads(line)
    shuffled = dict(random.Random(1).sample(list(data.items()), len(data)))
    shuffled["event"] = dict(reversed(data["event"].items()))
    assert amends.Record.from_dict(shuffled) == record
    assert amends.Record.from_dict(record.to_dict()) == record
    assert record.to_json() == line


def test_every_event_stands_in_the_golden_log() -> None:
    types = {json.loads(line)["event"]["type"] for line in lines("log_v1.jsonl")}
    assert types == {kind.value for kind in amends.EventKind}


def test_the_golden_snapshots_keep_their_bytes() -> None:
    for line in lines("snapshots_v2.jsonl"):
        case = amends.Case.restore(line)
        assert case.snapshot() == line
        assert amends.Case.from_dict(case.to_dict()) == case


def test_every_stable_name_is_a_member() -> None:
    names = [line.split(" ", 1) for line in lines("stable_names.txt")]
    known = set()
    for vocabulary, name in names:
        enum = getattr(amends, vocabulary, None)
        if isinstance(enum, type) and issubclass(enum, amends.Word):
            assert enum(name).value == name
            assert enum(name).label("zh") and enum(name).label("en")
            known.add(vocabulary)
    assert len(known) >= 40
