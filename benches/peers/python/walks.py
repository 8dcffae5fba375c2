"""One walk of ten bare steps, received to archived, on every peer; every builder returns the walk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

import transitions
from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event
from sismic.interpreter import Interpreter
from sismic.io import import_from_yaml
from statemachine import State, StateMachine

NOW = datetime(2026, 3, 6, 8, 30, tzinfo=timezone.utc)
WALK = ["register", "triage", "assign", "investigate", "hold", "resume", "reply", "call", "close", "archive"]
STAGES = ["received", "registered", "triaged", "assigned", "investigating", "held", "investigating", "replied", "callback", "closed", "archived"]
ARROWS = list(zip(WALK, STAGES, STAGES[1:], strict=False))
TABLE = {(before, name): after for name, before, after in ARROWS}

Walk = Callable[[], object]


def checked(walk: Walk) -> Walk:
    """Returns a walk that was seen to end in the archive."""
    end = walk()
    assert str(end) == "archived", end
    return walk


class Model:
    """Stands for the model of `transitions`."""

    state: str


def machine_of_transitions() -> tuple[transitions.Machine, Model]:
    """Builds a machine with one model."""
    rows = [{"trigger": name, "source": before, "dest": after} for name, before, after in ARROWS]
    model = Model()
    states = sorted(set(STAGES))
    return transitions.Machine(model, states=states, transitions=rows, initial="received", auto_transitions=False), model


def of_transitions() -> Walk:
    """Builds the walk on `transitions`: no event is kept."""
    machine, model = machine_of_transitions()

    def walk() -> str:
        machine.set_state("received", model)
        for name in WALK:
            getattr(model, name)()
        return model.state

    return checked(walk)


class Machine(StateMachine):
    """The walk on `python-statemachine`."""

    received = State(initial=True)
    registered, triaged, assigned = State(), State(), State()
    investigating, held, replied = State(), State(), State()
    callback, closed = State(), State()
    archived = State(final=True)
    register = received.to(registered)
    triage = registered.to(triaged)
    assign = triaged.to(assigned)
    investigate = assigned.to(investigating)
    hold = investigating.to(held)
    resume = held.to(investigating)
    reply = investigating.to(replied)
    call = replied.to(callback)
    close = callback.to(closed)
    archive = closed.to(archived)


def of_statemachine() -> Walk:
    """Builds the walk on `python-statemachine`: no event is kept."""

    def walk() -> str:
        machine = Machine()
        for name in WALK:
            machine.send(name)
        return str(next(iter(machine.configuration_values)))

    return checked(walk)


def of_sismic() -> Walk:
    """Builds the walk on `sismic`: no event is kept."""
    lines = ["statechart:", "  name: walk", "  root state:", "    name: root", "    initial: received", "    states:"]
    for stage in dict.fromkeys(STAGES):
        lines.append(f"      - name: {stage}")
        arrows = [(name, after) for name, before, after in ARROWS if before == stage]
        lines += ["        transitions:"] * bool(arrows)
        lines += [f"          - {{event: {name}, target: {after}}}" for name, after in arrows]
    chart = import_from_yaml("\n".join(lines))

    def walk() -> str:
        interpreter = Interpreter(chart)
        interpreter.execute()
        for name in WALK:
            interpreter.queue(name).execute()
        return interpreter.configuration[-1]

    return checked(walk)


class Matter(Aggregate):
    """The walk as an aggregate of `eventsourcing`: every step is an event."""

    @event("Received")
    def __init__(self) -> None:
        self.stage = "received"

    def step(self, name: str) -> None:
        """Takes a step, if the table has it."""
        self.move(TABLE[self.stage, name])

    @event("Moved")
    def move(self, after: str) -> None:
        """Goes to a stage."""
        self.stage = after


def of_aggregate() -> Walk:
    """Builds the walk on an aggregate of `eventsourcing` that is not stored."""

    def walk() -> str:
        matter = Matter()
        for name in WALK:
            matter.step(name)
        return matter.stage

    return checked(walk)


def of_application() -> Walk:
    """Builds the walk on the in-memory application of `eventsourcing`: read, step and store."""
    application: Application[Any] = Application()

    def walk() -> str:
        matter = Matter()
        application.save(matter)
        for name in WALK:
            matter = application.repository.get(matter.id)
            matter.step(name)
            application.save(matter)
        return matter.stage

    return checked(walk)


@dataclass(frozen=True)
class Happened:
    """The event of the hand-written machine."""

    name: str
    at: datetime
    before: str
    after: str


def of_dict() -> Walk:
    """Builds the walk on a dictionary that logs dataclass events; no deadline, no rights, no version."""

    def walk() -> str:
        stage, log = "received", []
        for name in WALK:
            after = TABLE[stage, name]
            log.append(Happened(name, NOW, stage, after))
            stage = after
        return stage

    return checked(walk)


def of_bare_dict() -> Walk:
    """Builds the walk on a dictionary alone, without events."""

    def walk() -> str:
        stage = "received"
        for name in WALK:
            stage = TABLE[stage, name]
        return stage

    return checked(walk)
