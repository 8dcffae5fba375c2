"""pydantic and FastAPI take the values of the package without glue."""

from __future__ import annotations

import json
from datetime import datetime, timezone
from typing import Any

import pytest

import amends
from amends import Actor, Case, Command, Desk, Policy, Record, commands

pydantic = pytest.importorskip("pydantic")
NOW = datetime(2026, 3, 2, 1, tzinfo=timezone.utc)


class Order(pydantic.BaseModel):
    """What a client sends."""

    actor: Actor
    command: Command
    facts: amends.Facts = amends.Facts()


def test_models_take_instances_dictionaries_and_json() -> None:
    command = commands.Close("solved")
    order = Order(actor=Actor("u-1"), command=command)
    assert order.command is command
    text = order.model_dump_json()
    assert Order.model_validate_json(text) == order == Order.model_validate(order.model_dump())
    assert json.loads(text)["command"] == {"type": "case.close", "data": {"outcome": "solved"}}
    with pytest.raises(pydantic.ValidationError, match="case.teleport"):
        Order.model_validate({"actor": {"id": "u", "kind": "person"}, "command": {"type": "case.teleport", "data": {}}})


def test_every_value_has_a_schema(policy: Policy) -> None:
    case, records = Case.open("C-1", commands.Receive(), Actor("u", roles=["intake"]), policy, NOW)
    centre = amends.Organisation.from_dict({"organisation": {"number": "ORG-1", "revision": "A"}})
    pack = amends.Pack.from_dict({"id": "x", "revision": "1", "valid_from": "2026-01-01", "valid_to": "2026-12-31"})
    shop = amends.Calendar.from_dict({"zone": "UTC", "week": {"mon": ["09:00-10:00"]}})
    for value in (Actor("u"), records[0], records[0].event, case, policy, centre, pack, shop):
        adapter = pydantic.TypeAdapter(type(value))
        assert adapter.validate_python(adapter.dump_python(value)) == value
        assert adapter.validate_python(value) is value
        assert adapter.json_schema()["type"] == "object"


def test_fastapi_serves_a_desk() -> None:
    fastapi = pytest.importorskip("fastapi")
    testclient = pytest.importorskip("fastapi.testclient")
    app, desk = fastapi.FastAPI(), Desk(Policy.preset("default"))

    @app.post("/cases/{case}/commands")
    def give(case: str, order: Order) -> list[Record]:
        return desk.handle(case, order.command, order.actor, NOW)

    @app.exception_handler(amends.Rejected)
    def refused(_: Any, why: amends.Rejected) -> Any:
        return fastapi.responses.JSONResponse(why.to_dict(), status_code=409)

    client = testclient.TestClient(app)
    clerk = Actor("u-1", roles=["intake"]).to_dict()
    order = {"actor": clerk, "command": commands.Receive().to_dict()}
    answer = client.post("/cases/C-1/commands", json=order)
    assert answer.status_code == 200
    assert [Record.from_dict(record).type for record in answer.json()] == ["case.received"]
    again = client.post("/cases/C-1/commands", json=order)
    assert again.status_code == 409 and again.json()["code"] == "case_exists"
    bad = client.post("/cases/C-1/commands", json={"actor": clerk, "command": {"type": "x", "data": {}}})
    assert bad.status_code == 422 and "unknown type" in bad.text
    assert client.get("/openapi.json").status_code == 200


