"""Measures the Python package against its peers, round-robin in one run; ratios, not figures, count.

``make bench-python`` installs both wheels, the one for every CPython and the one for this version, each with
the pinned peers in an environment of its own, runs this with both and prints one table of them.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import numpy
import pandas
import pyarrow
import walks
from walks import NOW, WALK

import amends
from amends import Actor, Case, Policy, Record, Rejected, commands

UTC = NOW.tzinfo
ROWS = 1_000_000
HELD = 20_000


@dataclass(frozen=True)
class Measured:
    """Holds one line of the table."""

    goal: str
    what: str
    value: float
    unit: str = "x"
    gate: float | None = None
    aim: float | None = None
    at_most: bool = False

    def verdict(self) -> str:
        """Says which of the limits is kept."""
        if self.gate is None or self.aim is None:
            return ""

        def kept(limit: float) -> bool:
            return self.value <= limit if self.at_most else self.value >= limit

        return "aim" if kept(self.aim) else "gate" if kept(self.gate) else "**missed**"


def nanoseconds(work: Callable[[], object], rounds: int) -> float:
    """Returns the CPU time of one call, that of all its threads."""
    start = time.process_time_ns()
    for _ in range(rounds):
        work()
    return (time.process_time_ns() - start) / rounds


class Race:
    """Runs every lane once in every round; a lane is what to call, how many parts that has, how often to call it."""

    def __init__(self, rounds: int, lanes: dict[str, tuple[Callable[[], object], int, int]]) -> None:
        """Measures."""
        self.times: dict[str, list[float]] = {name: [] for name in lanes}
        for _ in range(rounds):
            for name, (work, parts, calls) in lanes.items():
                self.times[name].append(nanoseconds(work, calls) / parts)

    def ratio(self, over: str, under: str) -> float:
        """Returns the median of the ratios within the rounds."""
        return statistics.median(a / b for a, b in zip(self.times[over], self.times[under], strict=True))

    def median(self, name: str) -> float:
        """Returns the median time of a lane."""
        return statistics.median(self.times[name])


def walk_of_amends() -> tuple[Callable[[], object], int]:
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


def of_commands(rounds: int) -> list[Measured]:
    """Measures P1 to P4 and P6."""
    ours, steps = walk_of_amends()
    length = len(WALK)
    race = Race(
        rounds,
        {
            "amends": (ours, steps, 200),
            "transitions": (walks.of_transitions(), length, 20),
            "statemachine": (walks.of_statemachine(), length, 5),
            "sismic": (walks.of_sismic(), length, 5),
            "aggregate": (walks.of_aggregate(), length, 20),
            "application": (walks.of_application(), length, 3),
            "dict": (walks.of_dict(), length, 200),
        },
    )
    policy, clerk = Policy.preset("default"), Actor("u-1", roles=["intake"])
    case, _ = Case.open("C-1", commands.Receive(), clerk, policy, NOW)
    case, _ = case.decide(commands.Register("complaint", "reachable", fields=("content", "contact")), clerk, policy, NOW)
    accepted, refused = commands.Acknowledge(), commands.Archive()

    def refuse() -> None:
        try:
            case.decide(refused, clerk, policy, NOW)
        except Rejected:
            pass

    gate = Race(rounds, {"no": (refuse, 1, 2000), "yes": (lambda: case.decide(accepted, clerk, policy, NOW), 1, 2000)})

    def over(goal: str, name: str, peer: str, least: float, aim: float) -> Measured:
        return Measured(goal, f"a command: {peer} / ours", race.ratio(name, "amends"), "x", least, aim)

    return [
        Measured("-", "a command, aware datetime in, records out", race.median("amends"), "ns"),
        over("P1", "transitions", "`transitions`", 12, 20),
        over("P2", "statemachine", "`python-statemachine`", 150, 300),
        over("P2", "sismic", "`sismic`", 120, 200),
        over("P3", "aggregate", "an aggregate of `eventsourcing`", 12, 20),
        over("P3", "application", "the in-memory application of `eventsourcing`", 250, 600),
        over("P4", "dict", "a dictionary that logs dataclass events", 2, 3.5),
        Measured("P6", "a refusal / an accepted command", gate.ratio("no", "yes"), "x", 1.5, 1.1, at_most=True),
    ]


# -- business time -----------------------------------------------------------------------------------


def walked(start: datetime, length: timedelta) -> datetime:
    """Counts working time in plain Python, day by day: Monday to Friday, 09:00-17:30."""
    day = start.replace(hour=0, minute=0, second=0, microsecond=0)
    while True:
        if day.weekday() < 5:
            opens, closes = max(start, day + timedelta(hours=9)), day + timedelta(hours=17, minutes=30)
            if opens < closes:
                if length <= closes - opens:
                    return opens + length
                length -= closes - opens
        day += timedelta(days=1)


def of_calendars(rounds: int) -> list[Measured]:
    """Measures C2, A2 and columns against numpy."""
    office = amends.Calendar.from_dict({"zone": "UTC", "week": {"mon-fri": ["09:00-17:30"]}}, id="office")
    length = timedelta(hours=20)
    offset = pandas.offsets.CustomBusinessHour(n=20, start="09:00", end="17:30")
    start = pandas.Timestamp(NOW).tz_localize(None)
    local = datetime(2026, 3, 6, 10, tzinfo=ZoneInfo("Europe/London"))
    assert office.add(NOW, length) == (start + offset).to_pydatetime().replace(tzinfo=UTC) == walked(NOW, length)
    race = Race(
        rounds,
        {
            "amends": (lambda: office.add(NOW, length), 1, 5000),
            "local": (lambda: office.add(local, length), 1, 5000),
            "pandas": (lambda: start + offset, 1, 20),
            "walk": (lambda: walked(NOW, length), 1, 1000),
        },
    )
    micros = numpy.datetime64("2026-03-02T10:00:00", "us").astype("int64") + numpy.arange(ROWS, dtype="int64") * 61_000_000
    random = numpy.random.default_rng(1)
    orders = {
        "in order": micros,
        "within an hour of it": micros + random.integers(-3_600, 3_600, ROWS) * 1_000_000,
        "in no order": random.permutation(micros),
    }
    sample = [datetime(2026, 3, 6, 9, tzinfo=UTC) + timedelta(minutes=n) for n in range(1000)]
    columns, days = {}, numpy.full(ROWS, 3)
    for name, values in orders.items():
        column, dates = pyarrow.array(values, pyarrow.timestamp("us", "UTC")), values.astype("datetime64[us]").astype("datetime64[D]")
        lanes = {
            "amends": (lambda column=column: office.add_many(column, length), ROWS, 1),
            "rows": (lambda: [office.add(at, length) for at in sample], len(sample), 3),
            "numpy": (lambda dates=dates: numpy.busday_offset(dates, days, roll="forward"), ROWS, 1),
        }
        columns[name] = Race(rounds, lanes)
    policy = Policy.preset("default")
    cases = pyarrow.table({"received": pyarrow.array(micros[:20_000], pyarrow.timestamp("us", "UTC")), "kind": ["complaint"] * 20_000})
    due = Race(rounds, {"amends": (lambda: policy.due_dates(cases), 20_000, 1)})
    return [
        Measured("-", "a deadline of twenty working hours, `timezone.utc`", race.median("amends"), "ns"),
        Measured("-", "the same, `zoneinfo`", race.median("local"), "ns"),
        Measured("C2", "a deadline: `pandas` CustomBusinessHour / ours", race.ratio("pandas", "amends"), "x", 300, 800),
        Measured("C2", "a deadline: a day walk in Python / ours", race.ratio("walk", "amends"), "x", 30, 80),
        *(Measured("-", f"a row of `add_many`, {name}", column.median("amends"), "ns") for name, column in columns.items()),
        *(
            Measured("-", f"a row {name}: `numpy` busday_offset, which counts days alone / ours", column.ratio("numpy", "amends"), "x", 1, 1.5)
            for name, column in columns.items()
        ),
        Measured("A2", "a row by itself / in a column of a million, in order", columns["in order"].ratio("rows", "amends"), "x", 40, 80),
        Measured("A2", "the same, in no order", columns["in no order"].ratio("rows", "amends"), "x", 40, 80),
        Measured("-", "a case of `due_dates`", due.median("amends"), "ns"),
    ]


# -- histories -----------------------------------------------------------------------------------------


def of_replays(rounds: int) -> list[Measured]:
    """Measures how fast records are replayed from columns."""
    policy, clerk = Policy.preset("default"), Actor("u-1", roles=["intake"])
    records: list[Record] = []
    for number in range(20_000):
        # No two cases are of one time, so that nothing is learnt by heart.
        now = NOW + timedelta(seconds=37 * number)
        case, first = Case.open(f"C-{number}", commands.Receive(), clerk, policy, now)
        _, more = case.decide(commands.Register("complaint", "reachable", fields=("content", "contact")), clerk, policy, now)
        records += first + more
    lines, table = pyarrow.array([record.to_json() for record in records]), amends.records_table(records)
    assert amends.replay_many(lines) == amends.replay_many(table)
    race = Race(
        rounds,
        {
            "json": (lambda: amends.replay_many(lines), len(lines), 1),
            "table": (lambda: amends.replay_many(table), len(lines), 1),
            "bare": (walks.of_bare_dict(), len(WALK), 2000),
        },
    )
    pace = 2_000 / race.median("table")
    return [
        Measured("-", "a record replayed from JSON", race.median("json"), "ns"),
        Measured("-", "a record replayed from a table", race.median("table"), "ns"),
        Measured("-", "records a second from a table, two cores by CPU time", pace, "M", 5, 5),
        Measured("P5", "a step of a bare dictionary / a record of a table", race.ratio("bare", "table"), "x", 0.9, 1.3),
    ]


# -- memory, import, size --------------------------------------------------------------------------------


def hold(kind: str) -> int:
    """Holds many open cases and returns the bytes that each of them takes in this process."""

    def resident() -> int:
        return int(pathlib.Path("/proc/self/statm").read_text().split()[1]) * 4096

    policy, clerk = Policy.preset("default"), Actor("u-1", roles=["intake"])
    register = commands.Register("complaint", "reachable", fields=("content", "contact"))
    machine, _ = walks.machine_of_transitions()

    def of_amends(number: int) -> object:
        case, _ = Case.open(f"C-{number}", commands.Receive(), clerk, policy, NOW)
        return case.decide(register, clerk, policy, NOW)[0]

    def of_transitions(_: int) -> object:
        model = walks.Model()
        machine.add_model(model)
        return model

    make = {"amends": of_amends, "transitions": of_transitions, "statemachine": lambda _: walks.Machine()}[kind]
    warm = [make(-number) for number in range(1, 200)]
    before = resident()
    held = [make(number) for number in range(HELD)]
    assert len(held) + len(warm) > HELD
    return (resident() - before) // HELD


def of_package() -> list[Measured]:
    """Measures M1, I1 and I2."""
    held, imports = {}, {}
    for kind in ("amends", "transitions", "statemachine"):
        child = subprocess.run([sys.executable, __file__, "--hold", kind], capture_output=True, text=True, check=True)
        held[kind] = float(child.stdout)
    code = "import time; t = time.process_time(); import {}; print((time.process_time() - t) * 1e3)"
    for name in ("amends", "transitions"):
        child_of = [sys.executable, "-c", code.format(name)]
        runs = [float(subprocess.run(child_of, capture_output=True, text=True, check=True).stdout) for _ in range(9)]
        imports[name] = statistics.median(runs)
    (module,) = pathlib.Path(amends.__file__).parent.glob("_amends*.so")
    return [
        Measured("-", "an open case with two time limits, without its log", held["amends"], "B"),
        Measured("M1", "an open case: ours / a model of `transitions`", held["amends"] / held["transitions"], "x", 0.06, 0.03, at_most=True),
        Measured("M1", "an open case: ours / a `python-statemachine`", held["amends"] / held["statemachine"], "x", 0.03, 0.012, at_most=True),
        Measured("I1", "import: ours / `transitions`", imports["amends"] / imports["transitions"], "x", 0.25, 0.1, at_most=True),
        Measured("I2", "the compiled module", module.stat().st_size / 1e6, "MB", 3, 1.5, at_most=True),
    ]


# -- the table -------------------------------------------------------------------------------------------


def shown(value: float, unit: str) -> str:
    """Writes a figure with three digits."""
    digits = f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
    return f"{digits} {unit}"


def table(files: list[pathlib.Path]) -> str:
    """Writes what every build measured, side by side."""
    builds = {file.stem: [Measured(**line) for line in json.loads(file.read_text())] for file in files}
    lines = [
        f"| goal | what | {' | '.join(builds)} | gate | aim | verdict |",
        f"| --- | --- | {'--- | ' * len(builds)}--- | --- | --- |",
    ]
    for row in zip(*builds.values(), strict=True):
        first, sign = row[0], "<=" if row[0].at_most else ">="
        limits = [f"{sign} {limit:g}" if limit is not None else "-" for limit in (first.gate, first.aim)]
        figures = [shown(one.value, one.unit) for one in row]
        verdicts = list(dict.fromkeys(one.verdict() for one in row))
        lines.append(f"| {' | '.join([first.goal, first.what, *figures, *limits, ', '.join(verdicts) or '-'])} |")
    return "\n".join(lines)


def main() -> None:
    """Measures with this environment, or puts what was measured side by side."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9, help="how often every lane is run")
    parser.add_argument("--json", type=pathlib.Path, help="write the figures to a file")
    parser.add_argument("--table", type=pathlib.Path, nargs="+", help="print the table of such files, a column each")
    parser.add_argument("--hold", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.hold:
        print(hold(given.hold))
        return
    if given.table:
        print(table(given.table))
        return
    rounds = given.rounds
    all_of_it = of_commands(rounds) + of_calendars(rounds) + of_replays(rounds) + of_package()
    for one in all_of_it:
        print(f"{one.goal:3} {one.what:90} {shown(one.value, one.unit):>12}  {one.verdict()}")
    if given.json:
        given.json.write_text(json.dumps([asdict(one) for one in all_of_it]))


if __name__ == "__main__":
    main()
