"""A host as a typed code base writes it; checked by ``mypy --strict``, never run."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Literal

from typing_extensions import assert_never, assert_type

import amends
from amends import Actor, AnyCommand, AnyEvent, Case, Desk, Policy, Record, Rejected, commands, events


def serve(desk: Desk, actor: Actor, command: AnyCommand, now: datetime) -> list[Record]:
    try:
        return desk.handle("C-1", command, actor, now, command_id="cmd-1")
    except Rejected as why:
        assert_type(why.code, amends.RejectionCode)
        assert_type(why.expected, tuple[str, ...])
        return []


def follow(event: AnyEvent) -> str | None:
    match event:
        case events.Closed(moved=moved, outcome=outcome):
            assert_type(moved, amends.Moved)
            assert_type(outcome, amends.Outcome)
            return outcome.label("zh")
        case events.ObligationStarted(plan=plan):
            return plan.due.isoformat()
        case _:
            return None


def waits(waiting: amends.ObservedWaiting) -> str:
    match waiting:
        case amends.ObservedNobody():
            return "nobody"
        case amends.ObservedFor(party, reason):
            return f"{party.label()}: {reason}"
        case _:
            assert_never(waiting)


def main() -> None:
    policy = Policy.preset("default")
    now = datetime.now(timezone.utc)
    actor = Actor("u-1", amends.ActorKind.PERSON, roles={"intake"})
    case, records = Case.open("C-1", commands.Receive(facts={"channel": "phone"}), actor, policy, now)
    assert_type(case, Case)
    assert_type(records, list[Record])
    assert_type(records[0].event, AnyEvent)
    register = commands.Register("complaint", "reachable", fields=["content"])
    assert_type(register.contact, amends.Contact)
    assert_type(register.fields, tuple[str, ...])
    serve(Desk(policy), actor, register, now)
    assert_type(policy.calendar().add(now, timedelta(hours=8)), datetime)
    assert_type(commands.Close.from_json("{}"), commands.Close)
    lang: Literal["zh", "en"] = "zh"
    print(case.stage.label(lang), [follow(record.event) for record in records])
