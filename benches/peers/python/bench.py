"""Measures the Python package against its peers, round-robin in one run; ratios, not figures, count.

``make bench-python`` installs the wheel and the pinned peers into an environment of their own.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import numpy
import pandas
import pyarrow
import transitions
from statemachine import State, StateMachine

import amends
from amends import Actor, Case, Policy, Rejected, commands

UTC = timezone.utc
NOW = datetime(2026, 3, 6, 8, 30, tzinfo=UTC)
ROWS = 200_000


def nanoseconds(work: Callable[[], object], rounds: int) -> float:
    """Returns the CPU time of one call, that of all its threads."""
    start = time.process_time_ns()
    for _ in range(rounds):
        work()
    return (time.process_time_ns() - start) / rounds


# -- ten transitions of one case: received to archived --------------------------------------------

WALK = ["register", "triage", "assign", "investigate", "hold", "resume", "reply", "call", "close", "archive"]
STAGES = ["received", "registered", "triaged", "assigned", "investigating", "held", "investigating", "replied", "callback", "closed", "archived"]
ARROWS = list(zip(WALK, STAGES, STAGES[1:], strict=False))


class Plain:
    """Stands for the model of a peer."""


def of_transitions() -> Callable[[], object]:
    """Builds the walk on `transitions`."""
    rows = [{"trigger": name, "source": a, "dest": b} for name, a, b in ARROWS]
    model = Plain()
    machine = transitions.Machine(model, states=sorted(set(STAGES)), transitions=rows, initial="received", auto_transitions=False)

    def walk() -> None:
        machine.set_state("received", model)
        for name in WALK:
            getattr(model, name)()

    return walk


class Walk(StateMachine):
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


def of_statemachine() -> Callable[[], object]:
    """Builds the walk on `python-statemachine`."""

    def walk() -> None:
        machine = Walk()
        for name in WALK:
            machine.send(name)

    return walk


@dataclass(frozen=True)
class Happened:
    """The event of the hand-written machine."""

    name: str
    at: datetime
    before: str
    after: str


def of_dict() -> Callable[[], object]:
    """Builds the walk on a dictionary that logs dataclass events; no deadline, no rights, no version."""
    table = {(a, name): b for name, a, b in ARROWS}

    def walk() -> list[Happened]:
        stage, log = "received", []
        for name in WALK:
            after = table[stage, name]
            log.append(Happened(name, NOW, stage, after))
            stage = after
        return log

    return walk


def of_amends() -> tuple[Callable[[], object], int]:
    """Builds a walk of our own: every command authorised, deadlines planned, records returned."""
    policy = Policy.preset("default")
    clerk = Actor("u-1", roles=["intake", "handler", "head", "callback"])
    steps = [
        commands.Register("complaint", "reachable", fields=("content", "contact")),
        commands.Acknowledge(),
        commands.Classify({"urgency": "high"}),
    ]
    opened, _ = Case.open("C-1", commands.Receive(), clerk, policy, NOW)

    def walk() -> object:
        case = opened
        for step in steps:
            case, _ = case.decide(step, clerk, policy, NOW)
        return case

    return walk, len(steps)


def commands_against_peers(rounds: int) -> None:
    """Prints P1, P2, P4 and P6."""
    ours, steps = of_amends()
    works: dict[str, tuple[Callable[[], object], int, int]] = {
        "amends": (ours, steps, 200),
        "transitions": (of_transitions(), len(WALK), 20),
        "python-statemachine": (of_statemachine(), len(WALK), 5),
        "dict with dataclass events": (of_dict(), len(WALK), 200),
    }
    print_ratios("a command, aware datetime in, records out", works, rounds)
    policy, clerk = Policy.preset("default"), Actor("u-1", roles=["intake"])
    case, _ = Case.open("C-1", commands.Receive(), clerk, policy, NOW)
    register = commands.Register("complaint", "reachable", fields=("content", "contact"))
    case, _ = case.decide(register, clerk, policy, NOW)
    accepted, refused = commands.Acknowledge(), commands.Archive()

    def refuse() -> None:
        try:
            case.decide(refused, clerk, policy, NOW)
        except Rejected:
            pass

    print_ratios(
        "P6: a refusal against an accepted command",
        {"refused": (refuse, 1, 2000), "accepted": (lambda: case.decide(accepted, clerk, policy, NOW), 1, 2000)},
        rounds,
    )


def print_ratios(title: str, works: dict[str, tuple[Callable[[], object], int, int]], rounds: int) -> None:
    """Measures in turn and prints the median time and the median ratio to the first."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, (work, parts, calls) in works.items():
            times[name].append(nanoseconds(work, calls) / parts)
    first = next(iter(works))
    print(f"\n{title}")
    for name, all_times in times.items():
        ratio = statistics.median(b / a for a, b in zip(times[first], all_times, strict=True))
        print(f"  {name:32} {statistics.median(all_times):12.1f} ns   {ratio:9.2f}x")


# -- business time -----------------------------------------------------------------------------------


def calendars(rounds: int) -> None:
    """Prints C2, A2 and the batch against numpy."""
    office = amends.Calendar.from_dict({"zone": "UTC", "week": {"mon-fri": ["09:00-17:30"]}}, id="office")
    length = timedelta(hours=20)
    offset = pandas.offsets.CustomBusinessHour(n=20, start="09:00", end="17:30")
    start = pandas.Timestamp(2026, 3, 6, 10, 0)
    local = datetime(2026, 3, 6, 10, tzinfo=ZoneInfo("Europe/London"))
    print_ratios(
        "C2: a deadline of twenty working hours",
        {
            "amends, UTC": (lambda: office.add(NOW, length), 1, 5000),
            "amends, zoneinfo": (lambda: office.add(local, length), 1, 5000),
            "pandas CustomBusinessHour": (lambda: start + offset, 1, 20),
        },
        rounds,
    )
    base = numpy.datetime64("2026-03-02T10:00:00", "us").astype("int64")
    micros = base + numpy.arange(ROWS, dtype="int64") * 61_000_000
    column = pyarrow.array(micros, pyarrow.timestamp("us", "UTC"))
    dates, days = micros.astype("datetime64[us]").astype("datetime64[D]"), numpy.full(ROWS, 3)
    sample = [datetime(2026, 3, 6, 9, tzinfo=UTC) + timedelta(minutes=n) for n in range(1000)]
    policy = Policy.preset("default")
    cases = pyarrow.table({"received": column[:20_000], "kind": ["complaint"] * 20_000})
    print_ratios("a case of a table", {"amends due_dates": (lambda: policy.due_dates(cases), 20_000, 1)}, rounds)
    print_ratios(
        f"a row of a batch of {ROWS} rows",
        {
            "amends add_many": (lambda: office.add_many(column, length), ROWS, 1),
            "amends row by row": (lambda: [office.add(at, length) for at in sample], len(sample), 2),
            "numpy busday_offset (days only)": (lambda: numpy.busday_offset(dates, days, roll="forward"), ROWS, 1),
        },
        rounds,
    )


def imports() -> None:
    """Prints I1."""
    code = "import time; t = time.process_time(); import {}; print((time.process_time() - t) * 1e3)"
    medians = {}
    for name in ("amends", "transitions"):
        runs = [float(subprocess.run([sys.executable, "-c", code.format(name)], capture_output=True, text=True, check=True).stdout) for _ in range(9)]
        medians[name] = statistics.median(runs)
    print(f"\nI1: import  amends {medians['amends']:.1f} ms, transitions {medians['transitions']:.1f} ms, {medians['amends'] / medians['transitions']:.2f}x")


def replays(rounds: int) -> None:
    """Prints how fast records are replayed from a column of JSON."""
    policy, clerk = Policy.preset("default"), Actor("u-1", roles=["intake"])
    lines = []
    for number in range(2000):
        case, records = Case.open(f"C-{number}", commands.Receive(), clerk, policy, NOW)
        _, more = case.decide(commands.Register("complaint", "reachable", fields=("content", "contact")), clerk, policy, NOW)
        lines += [record.to_json() for record in records + more]
    column = pyarrow.array(lines)
    print_ratios("a record of JSON, replayed", {"replay_many": (lambda: amends.replay_many(column), len(lines), 1)}, rounds)
    walls = []
    for _ in range(rounds):
        start = time.perf_counter()
        amends.replay_many(column)
        walls.append(len(lines) / (time.perf_counter() - start) / 1e6)
    print(f"  on every core: {statistics.median(walls):.2f} million records a second")


def main() -> None:
    """Runs everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    rounds = parser.parse_args().rounds
    commands_against_peers(rounds)
    calendars(rounds)
    replays(rounds)
    imports()


if __name__ == "__main__":
    main()
