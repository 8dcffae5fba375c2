"""What the package answers with: plain values, and how a notebook shows them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone, tzinfo
from html import escape
from typing import TYPE_CHECKING, Any, Literal

from ._enums import (
    Certainty,
    CommandKind,
    Measure,
    Mode,
    Nature,
    Party,
    RunState,
    Stage,
    Standing,
    Verdict,
    WakeReason,
)
from ._errors import Rejected
from ._values import Basis, Term
from ._wire import Command

if TYPE_CHECKING:
    from ._amends import Actor, Record

Lang = Literal["zh", "en"]


@dataclass(frozen=True)
class Words:
    """Holds one text in both languages."""

    zh: str
    """The text in Chinese."""
    en: str
    """The text in English."""

    def get(self, lang: Lang) -> str:
        """Returns the text in a language."""
        return self.zh if lang == "zh" else self.en

    def __str__(self) -> str:
        """Returns both, English first."""
        return f"{self.en} / {self.zh}"


@dataclass(frozen=True)
class Change:
    """Holds one change from a policy to another."""

    path: str
    """The path of the value, such as ``obligation.first-reply.term``."""
    before: Words | None
    """What it said before; `None` when it was added."""
    after: Words | None
    """What it says now; `None` when it was removed."""
    words: Words
    """The change as a sentence."""

    def __str__(self) -> str:
        """Returns the English sentence."""
        return self.words.en


@dataclass(frozen=True)
class ObligationRule:
    """Names an obligation of a policy."""

    id: str
    """Its identifier."""
    name: Words
    """Its name."""
    nature: Nature
    """Its legal nature."""
    clauses: tuple[str, ...]
    """The clauses it comes from."""


@dataclass(frozen=True)
class Diagram:
    """Holds a state diagram; notebooks that know Mermaid draw it."""

    mermaid: str
    """The diagram as Mermaid text."""
    dot: str
    """The diagram as Graphviz text."""

    def __str__(self) -> str:
        """Returns the Mermaid text."""
        return self.mermaid

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        return {
            "text/vnd.mermaid": self.mermaid,
            "text/markdown": f"```mermaid\n{self.mermaid}\n```",
            "text/plain": self.mermaid,
        }


@dataclass(frozen=True)
class Period:
    """Holds a stretch of open time, its end left out."""

    start: datetime
    """The opening."""
    end: datetime
    """The closing."""


@dataclass(frozen=True)
class Target:
    """Holds a computed deadline."""

    start: datetime
    """When counting began."""
    due: datetime
    """The deadline shown."""
    breach_after: datetime
    """The latest instant that still meets it."""
    measure: Measure
    """What a pause of it is measured in."""
    certainty: Certainty
    """Whether it rests on known holidays only."""
    budget: timedelta | None = None
    """The span allowed, for terms that are one."""

    def is_met_at(self, at: datetime) -> bool:
        """Says whether something done at an instant is in time."""
        return at <= self.breach_after


@dataclass(frozen=True)
class LedgerLine:
    """Holds one step of an explanation: what counted, or what did not and why."""

    sort: Literal["moved", "counted", "skipped", "day", "day_off"]
    """What the line says."""
    words: Words
    """The line as a sentence."""
    start: datetime | None
    """Where the stretch begins."""
    end: datetime | None
    """Where the stretch ends."""
    counted: timedelta | None
    """How much of it counted."""
    date: date | None
    """The date, for lines about one."""


@dataclass(frozen=True)
class Ledger:
    """Explains a computed instant line by line."""

    counted: timedelta
    """The time that counted in all."""
    basis: Basis
    """The data it rests on."""
    lines: tuple[LedgerLine, ...]
    """The steps, in the order of time."""

    def render(self, lang: Lang = "en") -> str:
        """Renders it line by line, times on the calendar's clock."""
        return "\n".join(line.words.get(lang) for line in self.lines)

    def __str__(self) -> str:
        """Renders it in English."""
        return self.render()

    def _repr_html_(self) -> str:
        rows = [[line.words.en, line.words.zh] for line in self.lines]
        return _table(["what counted", "计入"], rows)


@dataclass(frozen=True)
class Run:
    """Holds one run of a time limit, from one start to its end."""

    obligation: str
    """The obligation."""
    number: int
    """Which run of it, 1 the first."""
    state: RunState
    """What it does now."""
    verdict: Verdict | None
    """How it was judged; `None` while it is open."""
    due: datetime | None
    """The deadline; `None` while paused or ended."""
    met_until: datetime | None
    """The latest instant that still meets it, which for open time is the next opening."""
    left: timedelta | None
    """What is left while paused."""
    owed_by: str
    """Who owes it."""
    episode: int
    """The episode it started in."""
    request: int | None
    """The request it is about, if one."""
    anchor: datetime
    """When the event that started it happened."""
    start: datetime
    """From when on it counts."""
    first_due: datetime | None
    """The deadline it began with."""
    judged_at: datetime | None
    """When it was judged."""
    calendar: str | None
    """The calendar it counts on."""
    term: Term | None
    """How long it may take."""


@dataclass(frozen=True)
class Availability:
    """Holds one command as a screen shows it: to press, or greyed with the reason."""

    command: CommandKind
    """The command."""
    refusal: Rejected | None
    """Why it may not be given now; `None` when it may."""

    @property
    def allowed(self) -> bool:
        """Whether it may be given now."""
        return self.refusal is None


@dataclass(frozen=True)
class Explanation:
    """Explains one run of a time limit in both languages."""

    obligation: str
    """The obligation."""
    run: int
    """Which run of it."""
    zh: tuple[str, ...]
    """The lines in Chinese."""
    en: tuple[str, ...]
    """The lines in English."""

    def render(self, lang: Lang = "en") -> str:
        """Renders it as lines of text."""
        return "\n".join(self.zh if lang == "zh" else self.en)

    def __str__(self) -> str:
        """Renders it in English."""
        return self.render()


@dataclass(frozen=True)
class WakeUp:
    """Names the next instant at which something falls due, and why."""

    at: datetime
    """The instant."""
    reason: WakeReason
    """Why."""


@dataclass(frozen=True)
class Waiting:
    """Holds whom a case waits for."""

    party: Party
    """Who owes the next act."""
    reason: str
    """Why."""
    since: datetime
    """Since when."""
    until: datetime | None = None
    """When it ends by itself."""


@dataclass(frozen=True)
class PendingAct:
    """Holds an act that awaits another's decision."""

    ordinal: int
    """Its ordinal in the case."""
    mode: Mode
    """Whether it was asked or is supervised."""
    by: str | None
    """Who asked."""
    command: Command
    """The command."""


@dataclass(frozen=True)
class Stuck:
    """Holds why time could not pass for a case; it is as it was."""

    case: str
    """The case."""
    why: Rejected
    """Why."""


@dataclass(frozen=True)
class Advance:
    """Holds what came of letting time pass."""

    records: list[Record]
    """The records to append."""
    stuck: tuple[Stuck, ...]
    """The cases that could not go on."""


@dataclass(frozen=True)
class Act:
    """Holds one thing that was done in a journal and is not yet told: enough to do it anew."""

    command: Command
    """What was done."""
    actor: Actor
    """Who did it."""
    at: datetime
    """When it happened."""
    command_id: str | None
    """Its name, by which a server that has it knows it again."""


@dataclass(frozen=True)
class Unsent:
    """Holds everything of one case that the server does not know yet."""

    case: str
    """The case."""
    base: int
    """The version that the server is known to have; 0 for none of it."""
    acts: tuple[Act, ...]
    """What was done since."""
    records: list[Record]
    """The records behind `base`."""

    @property
    def version(self) -> int:
        """The version to acknowledge once the server has taken the records in."""
        return self.base + len(self.records)


@dataclass(frozen=True)
class RefusedAct:
    """Holds an act that may not be done any more, and why."""

    act: Act
    """The act."""
    why: Rejected
    """Why."""


@dataclass(frozen=True)
class Rebased:
    """Says what became of the acts of a case once the server's records were taken over."""

    records: list[Record]
    """The records that the acts brought about anew."""
    refused: tuple[RefusedAct, ...]
    """The acts that may not be done any more, in their order."""
    dropped: list[Record]
    """What foreign systems reported here and the server does not have: observe it anew where it matters."""


@dataclass(frozen=True)
class AgendaItem:
    """Holds one line of the agenda: who owes what by when."""

    case: str
    """The case."""
    obligation: str
    """The obligation."""
    run: int
    """Which run of it, 1 the first."""
    owed_by: str
    """Who owes it."""
    standing: Standing
    """How it stands."""
    due: datetime | None
    """The deadline; `None` while paused."""
    met_until: datetime | None
    """The latest instant that still meets it, which for open time is the next opening."""
    stage: Stage
    """The stage of the case."""
    priority: str | None
    """The priority of the case."""


class Agenda(tuple[AgendaItem, ...]):
    """Lists who owes what next; notebooks show it as a table."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        head = ["standing", "due (UTC)", "case", "obligation", "owed by", "stage", "priority"]
        rows = [
            [
                item.standing.label(),
                _shown(item.due, timezone.utc),
                item.case,
                item.obligation,
                item.owed_by,
                item.stage.label(),
                item.priority or "",
            ]
            for item in self
        ]
        return _table(head, rows)

    def __repr__(self) -> str:
        """Shows one line an item."""
        lines = [
            f"{_shown(item.due, timezone.utc):16}  {item.standing.value:8}  {item.case}  "
            f"{item.obligation}  owed by {item.owed_by}"
            for item in self
        ]
        return "\n".join(lines) or "nothing is owed"


class Timeline(tuple["Record", ...]):
    """Shows a history as a person reads it; notebooks show it as a table.

    >>> from amends import read_log
    >>> Timeline(read_log(""))
    no records
    """

    __slots__ = ()

    def render(self, lang: Lang = "en", zone: tzinfo = timezone.utc) -> str:
        """Renders one line a record, times in a zone."""
        lines = [
            f"{record.seq:4}  {_shown(record.at, zone)}  {record.kind.label(lang)}"
            f"  {record.by or record.source.label(lang)}"
            for record in self
        ]
        return "\n".join(lines) or "no records"

    def to_html(self, lang: Lang = "en", zone: tzinfo = timezone.utc) -> str:
        """Renders a table, times in a zone."""
        told = {"zh": ["#", "时间", "事件", "来源", "详情"], "en": ["#", "at", "what happened", "by", "details"]}
        head = told["zh" if lang == "zh" else "en"]
        rows = [
            [
                str(record.seq),
                _shown(record.at, zone),
                record.kind.label(lang),
                record.by or record.source.label(lang),
                repr(record.event),
            ]
            for record in self
        ]
        return _table(head, rows)

    def _repr_html_(self) -> str:
        return self.to_html()

    def __repr__(self) -> str:
        """Shows one line a record."""
        return self.render()


def _shown(at: datetime | None, zone: tzinfo) -> str:
    return "" if at is None else at.astimezone(zone).strftime("%Y-%m-%d %H:%M")


def _table(head: list[str], rows: Iterable[list[str]]) -> str:
    cells = "".join(f"<th>{escape(cell)}</th>" for cell in head)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows
    )
    return f"<table><thead><tr>{cells}</tr></thead><tbody>{body}</tbody></table>"
