"""Runs the scenarios of ``core/tests/scenarios``: the grammar is described in the README there."""

from __future__ import annotations

import dataclasses
import re
from datetime import datetime, timedelta, timezone
from typing import Any

import amends
from amends import Actor, CommandKind, Desk, EventKind, Observation, Record, Rejected
from amends._wire import span

SUBJECTS = {
    "stage": "阶段", "outcome": "结果", "events": "事件", "event": "含事件", "dated": "日期",
    "due": "期限", "left": "剩余", "verdict": "结论", "refused": "拒绝", "agenda": "待办",
    "waiting": "等待", "level": "级别", "wake": "唤醒", "nothing": "无变化", "inferred": "推断",
    "episode": "轮次", "priority": "优先级", "pending": "待决",
}
HEADERS = {
    "title": ("scenario:", "场景:", "场景："),
    "clauses": ("clauses:", "条款:", "条款："),
    "policy": ("policy:", "制度:", "制度："),
    "zone": ("zone:", "时区:", "时区："),
}


class Malformed(Exception):
    """Says which line cannot be read."""


@dataclasses.dataclass
class Step:
    """Holds one step and what must then be true."""

    line: int
    now: datetime
    happened: datetime | None
    deed: tuple[str, ...]
    pairs: list[tuple[str, str]]
    checks: list[tuple[int, str, str]] = dataclasses.field(default_factory=list)


@dataclasses.dataclass
class Scenario:
    """Holds a scenario as it is written."""

    title: str = ""
    clauses: str = ""
    policy: str = ""
    zone: str = "+08:00"
    people: list[tuple[int, str, str]] = dataclasses.field(default_factory=list)
    steps: list[Step] = dataclasses.field(default_factory=list)

    @property
    def tz(self) -> timezone:
        """The offset of every time written."""
        sign = -1 if self.zone.startswith("-") else 1
        hours, minutes = int(self.zone[1:3]), int(self.zone[4:6])
        return timezone(sign * timedelta(hours=hours, minutes=minutes))


def after(text: str, words: tuple[str, ...]) -> str | None:
    for word in words:
        if text.startswith(word):
            return text[len(word):].strip()
    return None


def parse(text: str) -> Scenario:
    scenario = Scenario()
    last: datetime | None = None
    for line, raw in enumerate(text.splitlines(), 1):
        content = raw.split(" #")[0].rstrip()
        trimmed = content.strip()
        if not trimmed or trimmed.startswith("#"):
            continue
        if content.startswith((" ", "\t")):
            if not scenario.steps:
                raise Malformed(f"line {line}: an expectation without a step before it")
            scenario.steps[-1].checks.append(check(line, trimmed))
        elif (rest := after(trimmed, ("at ", "时间 "))) is not None:
            step = read_step(line, rest, last, scenario)
            last = step.now
            scenario.steps.append(step)
        else:
            header(scenario, line, trimmed)
    return scenario


def header(scenario: Scenario, line: int, text: str) -> None:
    for name, words in HEADERS.items():
        if (rest := after(text, words)) is not None:
            setattr(scenario, name, rest)
            return
    if (rest := after(text, ("person ", "人员 "))) is not None:
        name, what = rest.split("=", 1)
        scenario.people.append((line, name.strip(), what.strip()))
        return
    raise Malformed(f"line {line}: neither a header, a step nor an expectation: `{text}`")


def read_step(line: int, text: str, last: datetime | None, scenario: Scenario) -> Step:
    try:
        now, rest = read_time(text, last, scenario.tz)
        happened = None
        if (late := after(rest, ("happened ", "发生于 "))) is not None:
            happened, rest = read_time(late, last, scenario.tz)
        if rest in ("tick", "到点"):
            return Step(line, now, happened, ("tick",), [])
        if (reported := after(rest, ("observe ", "外部记录 "))) is not None:
            return Step(line, now, happened, ("observe",), read_pairs(reported))
        who, command = re.split(r": |：", rest, maxsplit=1)
        name, _, payload = command.strip().partition(" ")
        return Step(line, now, happened, ("command", who.strip(), name), read_pairs(payload))
    except (AssertionError, ValueError, TypeError) as error:
        raise Malformed(f"line {line}: {error}: `{text}`") from error


def read_time(text: str, last: datetime | None, tz: timezone) -> tuple[datetime, str]:
    first, _, rest = text.partition(" ")
    if first.startswith("+"):
        assert last is not None, "no time before it to count from"
        return last + span(first[1:]), rest
    if "-" in first:
        clock, _, rest = rest.partition(" ")
        date = first
    else:
        assert last is not None, "no date before it"
        date, clock = last.astimezone(tz).strftime("%Y-%m-%d"), first
    return datetime.fromisoformat(f"{date}T{clock}").replace(tzinfo=tz), rest


def read_pairs(text: str) -> list[tuple[str, str]]:
    pairs, rest = [], text.strip()
    while rest:
        key, behind = rest.split("=", 1)
        if behind.startswith('"'):
            value, left = behind[1:].split('"', 1)
        else:
            value, _, left = behind.partition(" ")
        pairs.append((key.strip(), value))
        rest = left.strip()
    return pairs


def check(line: int, text: str) -> tuple[int, str, str]:
    text = after(text, ("then ", "则 ")) or text
    word, _, expected = text.partition(" ")
    for en, zh in SUBJECTS.items():
        if word in (en, zh):
            return line, en, expected.strip()
    raise Malformed(f"line {line}: no such expectation: `{text}`")


def person(name: str, what: str) -> Actor:
    kind, roles, unit, qualifications = "person", [], None, []
    for word in (part.strip() for part in re.split("[,，]", what)):
        key, _, value = word.partition(" ")
        if key in ("role", "角色"):
            roles.append(value)
        elif key in ("unit", "部门"):
            unit = value
        elif key in ("qualification", "资质"):
            qualifications.append(value)
        else:
            kind = {"machine": "machine", "系统": "machine", "customer": "customer", "客户": "customer"}[word]
    return Actor(name, kind, roles=roles, unit=unit, qualifications=qualifications)


def payload(step: Step, tz: timezone) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for key, text in step.pairs:
        value: Any = text
        if key in ("until", "due", "opened"):
            value = read_time(text, step.now, tz)[0]
        elif key in ("fields", "ticks", "measures"):
            value = text.split(",")
        elif key in ("act", "run", "level") or (key == "request" and text.isdigit()):
            value = int(text)
        elif key == "waiting":
            party, _, reason = text.partition(":")
            value = {"state": "for", "party": party, "reason": reason} if reason else {"state": "nobody"}
        outer, _, inner = key.partition(".")
        if inner:
            data.setdefault(outer, {})[inner] = value
        else:
            data[key] = value
    return data


def command_name(name: str) -> str:
    for kind in CommandKind:
        if name in (kind.value, kind.label("zh")):
            return kind.value
    raise Malformed(f"there is no command `{name}`")


class Run:
    """Runs a scenario on a desk and collects every mismatch."""

    def __init__(self, file: str, scenario: Scenario, policy: amends.Policy) -> None:
        self.file, self.scenario = file, scenario
        self.desk = Desk(policy)
        self.log: list[Record] = []
        self.mismatches: list[str] = []
        self.people = {name: person(name, what) for _, name, what in scenario.people}
        for step in scenario.steps:
            outcome = self.perform(step)
            if isinstance(outcome, Rejected):
                if all(subject != "refused" for _, subject, _ in step.checks):
                    self.mismatches.append(f"{file}:{step.line}: expected acceptance, got {outcome}")
            else:
                self.log += outcome
            for line, subject, expected in step.checks:
                got = self.seen(subject, expected, outcome)
                if got is not True:
                    self.mismatches.append(f"{file}:{line}: {subject}\n  expected: {expected}\n  got:      {got}")

    def perform(self, step: Step) -> list[Record] | Rejected:
        tz = self.scenario.tz
        try:
            if step.deed[0] == "tick":
                advance = self.desk.advance_to(step.now)
                return advance.stuck[0].why if advance.stuck else advance.records
            data = payload(step, tz)
            if step.deed[0] == "observe":
                opened = data.pop("opened", step.now)
                observation = Observation.from_dict({**data, "at": step.now})
                return self.desk.observe("S-1", observation, opened_at=opened)
            _, who, name = step.deed
            command_id = data.pop("command_id", None)
            command = amends.Command.from_dict({"type": command_name(name), "data": data})
            return self.desk.handle(
                "S-1", command, self.people[who], step.now,
                happened_at=step.happened, command_id=command_id,
            )
        except Rejected as why:
            return why

    def local(self, at: datetime | None, none: str = "none") -> str:
        return none if at is None else at.astimezone(self.scenario.tz).strftime("%Y-%m-%d %H:%M")

    def seen(self, subject: str, expected: str, outcome: list[Record] | Rejected) -> Any:
        records = [] if isinstance(outcome, Rejected) else outcome
        kinds = [record.type for record in records]
        named = {kind.label("zh"): kind.value for kind in EventKind}
        listed = [named.get(n.strip(), n.strip()) for n in re.split("[,，]", expected) if n.strip()]
        words = expected.split()
        case = self.desk.get("S-1")
        if subject == "refused":
            if not isinstance(outcome, Rejected):
                return f"accepted: {kinds}"
            return expected in (outcome.code.value, outcome.code.label("zh")) or str(outcome)
        if subject == "nothing":
            return not kinds or kinds
        if subject == "events":
            return kinds == listed or kinds
        if subject == "event":
            return set(listed) <= set(kinds) or kinds
        if subject == "dated":
            name = named.get(words[0], words[0])
            found = next((record.at for record in records if record.type == name), None)
            return self.local(found) == " ".join(words[1:]) or self.local(found)
        if subject == "agenda":
            items = [
                f"{i.obligation} {i.standing} {i.owed_by} {self.local(i.due)}" for i in self.desk.agenda()
            ]
            return "; ".join(items) == expected or "; ".join(items)
        if case is None:
            return "there is no case"
        if subject in ("due", "left", "verdict"):
            name, _, number = words[0].partition("#")
            runs = [r for r in case.obligations() if r.obligation == name and (not number or r.number == int(number))]
            if not runs:
                return "it never started"
            run, wanted = runs[-1], " ".join(words[1:])
            if subject == "due":
                return self.local(run.due) == wanted or self.local(run.due)
            if subject == "left":
                if run.left is None:
                    return wanted == "running" or "running"
                return run.left == span(wanted) or run.left
            got = ("open", "未定") if run.verdict is None else (run.verdict.value, run.verdict.label("zh"))
            return wanted in got or got
        values: dict[str, tuple[Any, ...]] = {
            "stage": (case.stage.value, case.stage.label("zh")),
            "outcome": ("open",) if case.outcome is None else (case.outcome.value, case.outcome.label("zh")),
            "waiting": ("nobody" if case.waiting is None else case.waiting.party.value,),
            "level": (str(case.level),),
            "episode": (str(case.episode),),
            "inferred": (str(case.inferred_steps),),
            "pending": (str(len(case.pending)),),
            "priority": (case.priority or "none",),
            "wake": (self.wake(case),),
        }
        return expected in values[subject] or values[subject]

    def wake(self, case: amends.Case) -> str:
        wake_up = case.next_wakeup()
        if wake_up is None:
            return "never"
        at = wake_up.at.astimezone(self.scenario.tz)
        text = at.strftime("%Y-%m-%d %H:%M:%S")
        return text.removesuffix(":00") if not at.microsecond else f"{text}.{at.microsecond:06}"
