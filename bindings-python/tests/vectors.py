"""Runs the business-time vectors of ``core/tests/vectors``: questions that other engines answer.

The rules are those of the Rust runner: a case that is not recommended documents another engine's
habit and is skipped; what a recommended case says and this runner does not understand is a failure.
"""

from __future__ import annotations

import json
import pathlib
import re
from datetime import date, datetime, time, timedelta, timezone
from typing import Any

from amends import AmendsError, Calendar, Period, PolicyInvalid, TimeFault

NEVER = datetime(2299, 12, 30, tzinfo=timezone.utc)
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
CONVENTIONS = {
    "close_edge": ("at_close", "next_open"),
    "open_edge": ("at_open", "prev_close"),
    "zero": ("unchanged", "next_open", "prev_close"),
    "closing_instant": ("open", "closed"),
    "count": ("step", "roll", "rollfwd"),
    "tod": ("keep", "next_open", "prev_close", "day_open", "day_close", "day_open_if_closed", "clamp_close"),
}
HABITS = (
    "exact", "rounding", "truncated", "truncated_to_s", "dst", "budget", "precision", "sign",
    "negative", "source_quirk",
)
MISSING = object()


class Fault(Exception):
    """Says what is wrong with a case."""


class Report:
    """Counts what became of the cases."""

    def __init__(self) -> None:
        self.passed, self.skipped = 0, 0
        self.failures: list[str] = []

    def counts(self) -> tuple[int, int, int]:
        return self.passed, len(self.failures), self.skipped


def run(path: pathlib.Path, report: Report) -> None:
    root = json.loads(path.read_text(encoding="utf-8"))
    cases = root["cases"] if isinstance(root, dict) else root
    compiled: dict[str, Any] = {}
    for index, fields in enumerate(cases):
        name = fields.get("id", f"case {index}")
        if fields.get("recommended") is False:
            report.skipped += 1
            continue
        try:
            one(root, fields, compiled)
            report.passed += 1
        except (Fault, AssertionError) as fault:
            report.failures.append(f"{path.name}: {name}: {fault}")


def one(root: Any, fields: dict[str, Any], compiled: dict[str, Any]) -> None:
    op = fields["op"]
    error = next((fields[n] for n in ("error", "raises", "expect_error") if n in fields), MISSING)
    expected = fields["expect"] if "expect" in fields else None
    if "expect" not in fields and error is MISSING:
        raise Fault("`expect` is missing")
    case = Case(fields)
    own = fields.get("calendar", root.get("calendar") if isinstance(root, dict) else None)
    if isinstance(own, str):
        own = root["calendars"][own]
    key = json.dumps(own, sort_keys=True)
    if key not in compiled:
        try:
            compiled[key] = calendar_of(own)
        except PolicyInvalid as findings:
            compiled[key] = findings
    found = compiled[key]
    if isinstance(found, Exception):
        if expects_none(expected):
            return
        raise Fault(f"calendar: {found}")
    calendar, empty = found
    try:
        got = Answer(case, calendar).answer(op)
    except TimeFault as fault:
        got = fault
    if empty:
        got = without_never(got)
    if not same(expected, got, case, calendar):
        raise Fault(f"{op}: expected {expected}, got {got}")
    escalation(case, calendar, got)


# -- calendars -------------------------------------------------------------------------------------


def calendar_of(fields: dict[str, Any]) -> tuple[Calendar, bool]:
    document: dict[str, Any] = {"zone": "UTC"}
    for name, value in fields.items():
        if name in ("tz", "zone"):
            document["zone"] = value
        elif name in ("weekly", "week"):
            document["week"] = {day.lower()[:3]: intervals(hours) for day, hours in value.items()}
        elif name == "holidays":
            document["holidays"] = value if isinstance(value, str) else [text[:10] for text in value]
        elif name in ("shifts", "hours", "breaks"):
            key = "breaks" if name == "breaks" else "hours"
            pairs = value.items() if isinstance(value, dict) else []
            document[key] = {
                day[:10] if len(day) > 10 else day.lower(): intervals(hours) for day, hours in pairs
            }
        elif name == "extra_workdays":
            document["extra_workdays"] = [text[:10] for text in value]
        elif name not in ("name", "id", "note"):
            raise Fault(f"the calendar word `{name}` is not understood")
    try:
        return Calendar.from_dict(document, id="vectors"), False
    except PolicyInvalid as error:
        if {finding.code.value for finding in error.findings} != {"empty_calendar"}:
            raise
    # A calendar without any open time gets one minute that no case reaches.
    document.setdefault("hours", {})["2299-12-31"] = ["00:00-00:01"]
    return Calendar.from_dict(document, id="vectors"), True


def intervals(value: list[Any]) -> list[str]:
    single = len(value) == 2 and all(isinstance(end, str) and "-" not in end for end in value)
    hours = [interval(value)] if single else [interval(item) for item in value]
    if any(start == end for start, end in hours):
        return [written(*pair) for pair in hours]
    joined: list[tuple[int, int]] = []
    for start, end in sorted(hours):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return [written(*pair) for pair in joined]


def interval(value: Any) -> tuple[int, int]:
    start, end = value.split("-", 1) if isinstance(value, str) else ends(value)
    first, last = clock(start), clock(end)
    return first, last + 86_400 if last < first else last


def clock(text: str) -> int:
    parts = text.strip().split(":")
    seconds = float(parts[2]) if len(parts) > 2 else 0.0
    return int(parts[0]) * 3_600 + int(parts[1] if len(parts) > 1 else 0) * 60 + int(seconds + 0.5)


def written(start: int, end: int) -> str:
    end = end - 86_400 if end > 86_400 else end
    return "-".join(f"{t // 3_600:02}:{t // 60 % 60:02}:{t % 60:02}" for t in (start, end))


def ends(pair: Any) -> tuple[Any, Any]:
    if isinstance(pair, list) and len(pair) == 2:
        return pair[0], pair[1]
    if isinstance(pair, dict):
        return pair.get("start", pair.get("from")), pair.get("end", pair.get("to"))
    raise Fault(f"`{pair}` is not a pair")


# -- words -----------------------------------------------------------------------------------------


def number(value: Any) -> float:
    return float(value)


def whole_seconds(seconds: float) -> int:
    micros = seconds * 1e6
    return int(abs(micros) + 0.5) * (1 if micros >= 0 else -1) // 1_000_000


def instant(value: Any, calendar: Calendar) -> datetime:
    if isinstance(value, (int, float)):
        return EPOCH + timedelta(microseconds=round(value * 1e6))
    text = value.replace(" ", "T", 1)
    text = re.sub(r"(T\d{2}:\d{2})([+-]\d{2}:\d{2}|Z)$", r"\1:00\2", text)
    text = re.sub(r"([+-]\d{2})(\d{2})$", r"\1:\2", text) if "T" in text else text
    text = re.sub(r"\.(\d+)", lambda m: "." + m[1].ljust(6, "0")[:6], text).replace("Z", "+00:00")
    if len(text) == 10:
        return calendar.at_local(date.fromisoformat(text), time())
    found = datetime.fromisoformat(text)
    if found.tzinfo is not None:
        return found
    at = calendar.at_local(found.date(), found.time().replace(microsecond=0))
    return at + timedelta(microseconds=found.microsecond)


class Case:
    """Holds a case as it stands in its file."""

    def __init__(self, fields: dict[str, Any]) -> None:
        self.fields = fields
        self.convention: dict[str, str] = {}
        self.collect(fields.get("convention"))
        for word, value in self.convention.items():
            if word in CONVENTIONS:
                if value not in CONVENTIONS[word]:
                    raise Fault(f"the convention `{word}={value}` is not understood")
            elif word != "end_of_day" and not word.startswith(HABITS):
                raise Fault(f"the convention `{word}` is not understood")

    def collect(self, value: Any) -> None:
        if value is None:
            return
        if isinstance(value, str):
            for part in re.split("[;,]", value):
                if word := part.strip():
                    name, _, what = word.partition("=")
                    self.convention.setdefault(name.strip(), what.strip())
        elif isinstance(value, dict):
            for name, what in value.items():
                self.convention.setdefault(name, what if isinstance(what, str) else json.dumps(what))
        else:
            for part in value:
                self.collect(part)

    def get(self, *names: str) -> Any:
        found = next((self.fields[name] for name in names if name in self.fields), None)
        return found

    def need(self, *names: str) -> Any:
        found = self.get(*names)
        if found is None:
            raise Fault(f"`{'` or `'.join(names)}` is missing")
        return found

    def flag(self, name: str) -> bool:
        value = self.get(name)
        return False if value is None else value if isinstance(value, bool) else True

    @property
    def clamps(self) -> bool:
        return self.flag("clamp_negative") or self.convention.get("negative") == "zero"


# -- answers ---------------------------------------------------------------------------------------


class Answer:
    """Puts the question of a case to a calendar."""

    def __init__(self, case: Case, calendar: Calendar) -> None:
        self.case, self.calendar = case, calendar

    def at(self, *names: str) -> datetime:
        return instant(self.case.need(*(names or ("at", "start", "from", "date"))), self.calendar)

    def date(self, *names: str) -> date:
        value = self.case.need(*names)
        if len(value) == 10:
            return date.fromisoformat(value)
        return self.calendar.local_date(instant(value, self.calendar))

    def pauses(self) -> list[tuple[datetime, datetime]]:
        pairs = (ends(pair) for pair in self.case.get("pauses") or [])
        return [(instant(a, self.calendar), instant(b, self.calendar)) for a, b in pairs]

    def answer(self, op: str) -> Any:
        calendar, inclusive = self.calendar, self.case.flag("inclusive")
        simple = {
            "is_workday": lambda: calendar.is_workday(self.date("date", "at", "start_date", "start")),
            "is_holiday": lambda: calendar.is_holiday(self.date("date", "at", "start_date", "start")),
            "is_on_break": lambda: calendar.is_on_break(self.at()),
            "next_open": lambda: calendar.next_open(self.at(), inclusive=inclusive),
            "prev_open": lambda: calendar.prev_open(self.at(), inclusive=inclusive),
            "next_close": lambda: calendar.next_close(self.at()),
            "prev_close": lambda: calendar.prev_close(self.at()),
            "prev_close_edge": lambda: calendar.prev_close_edge(self.at()),
            "add": lambda: self.counted(1),
            "subtract": lambda: self.counted(-1),
            "elapsed": lambda: self.elapsed(with_pauses=False),
            "elapsed_minus_pauses": lambda: self.elapsed(with_pauses=True),
            "due": self.due,
            "add_days": lambda: self.days(1),
            "subtract_days": lambda: self.days(-1),
            "business_days_between": self.between,
            "is_open": self.is_open,
            "current_open_start": lambda: self.current("start"),
            "current_open_end": lambda: self.current("end"),
            "periods": self.periods,
        }
        if op not in simple:
            raise Fault(f"the op `{op}` is not understood")
        return simple[op]()

    def current(self, side: str) -> datetime | None:
        period = self.calendar.current_open(self.at())
        found = getattr(period, side, None)
        return None if found is not None and found.year in (1, 9999) else found

    def is_open(self) -> bool:
        at = self.at()
        is_open = self.calendar.is_open(at)
        if self.case.convention.get("closing_instant") != "open":
            return is_open
        return is_open or self.calendar.prev_close(at) == at

    def edge(self, way: int) -> Any:
        says = self.case.convention.get
        moved = says("close_edge") == "next_open" if way >= 0 else says("open_edge") == "prev_close"
        return "next_opening" if moved else "at_close"

    def seconds(self) -> int:
        for name, unit in (("duration_s", 1), ("duration_m", 60), ("duration_min", 60), ("duration_h", 3_600)):
            if (value := self.case.get(name)) is not None:
                return whole_seconds(number(value) * unit)
        raise Fault("`duration_s` is missing")

    def counted(self, way: int) -> datetime:
        start, seconds = self.at("start", "at", "from"), self.seconds()
        if seconds < 0 and self.case.convention.get("negative") == "zero":
            seconds = 0
        length = timedelta(seconds=seconds)
        if seconds == 0:
            zero = self.case.convention.get("zero")
            if zero == "next_open":
                return self.calendar.add(start, length, "next_opening")
            if zero == "prev_close":
                return self.calendar.subtract(start, length, "next_opening")
            return self.calendar.add(start, length)
        edge = self.edge(way if seconds > 0 else -way)
        count = self.calendar.add if way > 0 else self.calendar.subtract
        return count(start, length, edge)

    def elapsed(self, *, with_pauses: bool) -> timedelta:
        pauses = self.pauses() if with_pauses else []
        span = self.calendar.elapsed(self.at("start", "from"), self.at("end", "to"), pauses=pauses)
        if self.case.get("source_sign") is not None:
            expected = self.case.get("expect")
            negative = isinstance(expected, (int, float)) and expected < 0
            span = -abs(span) if negative else abs(span)
        elif self.case.convention.get("sign") == "absolute":
            span = abs(span)
        return max(span, timedelta(0)) if self.case.clamps else span

    def due(self) -> dict[str, Any]:
        start, budget, pauses = self.at("start"), self.case.need("budget"), self.pauses()
        if unknown := set(budget) - {"s", "days", "end_of_day"}:
            raise Fault(f"the budget words {unknown} are not understood")
        if "s" in budget:
            plain = self.calendar.add(start, timedelta(seconds=whole_seconds(number(budget["s"]))))
        else:
            at_end = budget.get("end_of_day", False) is not False or self.case.flag("end_of_day")
            plain = self.landed(start, int(number(budget["days"])), self.day_off(), self.lands(at_end))
        paused = self.calendar.paused_until(start, plain, pauses)
        return {"due": self.calendar.add(plain, paused, self.edge(1)), "paused_s": paused}

    def day_off(self) -> str:
        roll = self.case.get("roll")
        if roll is not None:
            known = {
                "forward": "forward", "following": "forward", "backward": "backward",
                "preceding": "backward", "modifiedfollowing": "modified_forward",
                "modifiedpreceding": "modified_backward", "raise": "refuse", "nat": "refuse",
            }
            if roll not in known:
                raise Fault(f"the roll mode `{roll}` is not understood")
            return known[roll]
        return {"step": "step", "rollfwd": "forward"}.get(self.case.convention.get("count", ""), "roll")

    def lands(self, end_of_day: bool) -> str:
        if end_of_day or "end_of_day" in self.case.convention:
            return "day_close"
        return self.case.convention.get("tod", "keep")

    def step(self, day: date, count: int, way: int, day_off: str) -> date:
        if way < 0:
            return self.calendar.subtract_days(day, -count, day_off)
        return self.calendar.add_days(day, count, day_off)

    def landed(self, start: datetime, count: int, day_off: str, lands: str) -> datetime:
        day = self.calendar.add_days(self.calendar.local_date(start), count, day_off)
        return self.land(start, day, lands)

    def land(self, start: datetime, day: date, lands: str) -> datetime:
        calendar = self.calendar
        kept = calendar.at_local(day, calendar.local_time(start))
        hours = calendar.hours_on(day)
        opening, closing = (hours.start, hours.end) if hours else (kept, kept)
        if lands == "day_open":
            return opening
        if lands == "day_close":
            return closing
        if lands == "day_open_if_closed":
            return kept if calendar.is_open(start) else opening
        if lands == "clamp_close":
            return min(max(kept, opening), closing)
        if lands == "next_open":
            return calendar.next_open(kept, inclusive=True) or kept
        if lands == "prev_close":
            return calendar.prev_close(kept) or kept
        return kept

    def days(self, way: int) -> Any:
        count = number(self.case.need("duration_days", "days"))
        if count != int(count):
            raise Fault(f"`duration_days` is {count}, not a whole number")
        total, day_off, start = way * int(count), self.day_off(), self.case.get("start")
        if start is None or (isinstance(start, str) and len(start) == 10):
            return self.step(self.date("start_date", "date", "start"), total, way, day_off)
        at = self.at("start")
        day = self.step(self.calendar.local_date(at), total, way, day_off)
        return self.land(at, day, self.lands(self.case.flag("end_of_day")))

    def between(self) -> tuple[int, int]:
        start = self.date("start_date", "start", "from", "a")
        end = self.date("end_date", "end", "to", "b")
        counting = self.case.get("counting")
        if counting is None:
            sides = "both" if self.case.flag("inclusive") else "first"
        else:
            sides = {"[)": "first", "[]": "both", "(]": "last", "()": "neither"}[counting[0] + counting[-1]]
        turned = {"first": "last", "last": "first"}.get(sides, sides)
        absolute = self.case.convention.get("sign") == "absolute" or self.case.get("source_sign") is not None

        def shape(count: int) -> int:
            return max(count, 0) if self.case.clamps else abs(count) if absolute else count

        count = self.calendar.days_between(start, end, sides)
        other = self.calendar.days_between(start, end, turned) if start > end else count
        return shape(count), shape(other)

    def periods(self) -> list[Period]:
        direction = self.case.get("direction")
        ways: dict[Any, Any] = {None: "forward", "forward": "forward", "after": "forward", "backward": "backward", "before": "backward"}
        if direction not in ways:
            raise Fault(f"the direction `{direction}` is not understood")
        count = int(number(self.case.need("count")))
        return self.calendar.periods(self.at("from", "start", "at"), count, direction=ways[direction])


def escalation(case: Case, calendar: Calendar, got: Any) -> None:
    wanted = case.get("escalation")
    if not isinstance(wanted, dict):
        return
    due = got["due"]
    if "offset_s" in wanted:
        at = calendar.add(due, timedelta(seconds=whole_seconds(number(wanted["offset_s"]))))
    else:
        at = Answer(case, calendar).landed(due, int(number(wanted["offset_days"])), "roll", "keep")
    if at != instant(wanted["expect"], calendar):
        raise Fault(f"escalation: expected {wanted['expect']}, got {at}")


# -- comparing -------------------------------------------------------------------------------------


def expects_none(expected: Any) -> bool:
    if isinstance(expected, dict):
        return "error" in expected or "raises" in expected
    return expected is None or expected in ("error", "raise", "NaT", "nat", "null")


def without_never(got: Any) -> Any:
    if isinstance(got, datetime) and got >= NEVER:
        return None
    if isinstance(got, date) and not isinstance(got, datetime) and got.year >= 2299:
        return None
    if isinstance(got, list):
        return [period for period in got if period.start < NEVER]
    return got


def near(expected: float, got: int, case: Case) -> bool:
    step = number(case.get("precision_s") or 0)
    unit = int(number(case.get("truncated_to_s") or 0))
    fractional = abs(expected - round(expected)) > 1e-6 or any(
        (isinstance(value, float) and value % 1 != 0) or (isinstance(value, str) and "T" in value and "." in value)
        for name, value in case.fields.items()
        if name in ("start", "end", "at", "from", "to", "duration_s")
    )

    def close(value: int) -> bool:
        distance = abs(expected - value)
        return distance < 1e-6 or (fractional and distance < 1) or (step > 0 and distance < step)

    if close(got):
        return True
    if unit <= 1:
        return False
    towards_zero = abs(got) // unit * unit * (1 if got >= 0 else -1)
    return close(towards_zero) or close(got // unit * unit)


def same(expected: Any, got: Any, case: Case, calendar: Calendar) -> bool:
    if expects_none(expected):
        return got is None or isinstance(got, AmendsError)
    if got is None:
        return expected is False
    if isinstance(got, AmendsError):
        return False
    if isinstance(got, bool):
        return bool(expected) is got
    if isinstance(got, timedelta):
        return near(number(expected), got // timedelta(seconds=1), case)
    if isinstance(got, tuple):
        return any(abs(number(expected) - count) < 1e-9 for count in got)
    if isinstance(got, datetime):
        return same_instant(expected, got, case, calendar)
    if isinstance(got, date):
        return str(expected)[:10] == got.isoformat()
    if isinstance(got, list):
        return len(expected) == len(got) and all(
            same_instant(start, period.start, case, calendar) and same_instant(end, period.end, case, calendar)
            for (start, end), period in zip(map(ends, expected), got, strict=True)
        )
    if not isinstance(expected, dict):
        return same(expected, got["due"], case, calendar)
    return all(same(wanted, got[name], case, calendar) for name, wanted in expected.items())


def same_instant(expected: Any, got: datetime, case: Case, calendar: Calendar) -> bool:
    wanted = (instant(expected, calendar) - EPOCH) / timedelta(seconds=1)
    return near(wanted, (got - EPOCH) // timedelta(seconds=1), case)
