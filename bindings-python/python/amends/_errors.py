"""Errors: each with a stable code and a sentence in Chinese and English that says what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ._enums import Blame, CommandKind, FindingCode, RejectionCode, Severity

if TYPE_CHECKING:
    from ._amends import Record, Refusal


class AmendsError(ValueError):
    """Is the base of every error of this package."""


class NaiveDatetime(AmendsError):
    """Is raised for a datetime without a time zone; the message says how to give it one."""


class Rejected(AmendsError):
    """Says why a command may not run; nothing has changed.

    >>> from datetime import datetime, timezone
    >>> from amends import Actor, Case, Policy
    >>> from amends.commands import Receive
    >>> now = datetime(2026, 3, 2, 1, tzinfo=timezone.utc)
    >>> try:
    ...     Case.open("C-1", Receive(), Actor("u-1"), Policy.preset("default"), now)
    ... except Rejected as why:
    ...     print(why.code.value, why.blame.value, why.expected)
    not_permitted actor ('head', 'intake')
    """

    def __init__(self, details: Refusal | dict[str, Any]) -> None:
        """Takes the rejection, or what the core writes of it."""
        super().__init__(details)
        self._details: dict[str, Any] | None = None

    def to_dict(self) -> dict[str, Any]:
        """Writes the rejection as the core does, for a host's answer to its caller."""
        if self._details is None:
            given = self.args[0]
            self._details = given if isinstance(given, dict) else given.to_dict()
        return dict(self._details)

    @property
    def code(self) -> RejectionCode:
        """The stable code."""
        return RejectionCode(self.to_dict()["code"])

    @property
    def blame(self) -> Blame:
        """Who can do something about it."""
        return Blame(self.to_dict()["blame"])

    @property
    def command(self) -> CommandKind | None:
        """The command refused; `None` when time alone could not pass."""
        command = self.to_dict()["command"]
        return None if command is None else CommandKind(command)

    @property
    def expected(self) -> tuple[str, ...]:
        """What was expected, as stable names."""
        return tuple(self.to_dict()["expected"])

    @property
    def got(self) -> tuple[str, ...]:
        """What came, as stable names."""
        return tuple(self.to_dict()["got"])

    @property
    def instead(self) -> tuple[CommandKind, ...]:
        """The commands that fit where the case stands; `Case.available` asks their conditions."""
        return tuple(CommandKind(kind) for kind in self.to_dict()["instead"])

    @property
    def seq(self) -> int | None:
        """The record that stands in the way, if one does."""
        seq: int | None = self.to_dict()["seq"]
        return seq

    @property
    def zh(self) -> str:
        """The sentence in Chinese."""
        return str(self.to_dict()["zh"])

    @property
    def en(self) -> str:
        """The sentence in English."""
        return str(self.to_dict()["en"])

    def __str__(self) -> str:
        """Returns the English sentence with the code."""
        return f"{self.en} [{self.code.value}]"

    def __eq__(self, other: object) -> bool:
        """Compares what was refused and why."""
        return isinstance(other, Rejected) and self.to_dict() == other.to_dict()

    def __hash__(self) -> int:
        """Hashes the code and the sentence."""
        return hash((self.code, self.en))

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickles what the core writes."""
        return type(self), (self.to_dict(),)


class Conflict(Rejected):
    """Says that a case has moved on: `stale_version`, and what happened meanwhile.

    A device that is told so by its server goes on with `Journal.rebase` on `meanwhile`.
    """

    case: str
    """The case."""
    meanwhile: list[Record]
    """The records there from where those of the log begin; none if the log begins behind them."""

    def __init__(
        self, details: Refusal | dict[str, Any], case: str, meanwhile: list[Record]
    ) -> None:
        """Takes the refusal, the case and the records."""
        super().__init__(details)
        self.case, self.meanwhile = case, meanwhile

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickles what the core writes, with the records."""
        return type(self), (self.to_dict(), self.case, self.meanwhile)


@dataclass(frozen=True)
class Finding:
    """Describes one thing that is wrong with a document."""

    path: str
    """Where in the document it lies, such as ``calendar.centre.week.mon[0]``."""
    code: FindingCode
    """Its stable code."""
    severity: Severity
    """Whether the document cannot be used, or a person should look at it."""
    zh: str
    """The sentence in Chinese."""
    en: str
    """The sentence in English."""

    def __post_init__(self) -> None:
        """Takes the code and the severity by their stable names."""
        object.__setattr__(self, "code", FindingCode(self.code))
        object.__setattr__(self, "severity", Severity(self.severity))

    def __str__(self) -> str:
        """Returns the English sentence with its place and code."""
        place = f"{self.path}: " if self.path else ""
        return f"{place}{self.en} [{self.code.value}]"


class PolicyInvalid(AmendsError):
    """Says everything that is wrong with a document, all of it at once.

    >>> from amends import Policy
    >>> try:
    ...     Policy.from_toml("[document]\\nnumber = = 1")
    ... except PolicyInvalid as error:
    ...     print(error.findings[0].path, error.findings[0].code.value)
    line 2 column 10 syntax
    """

    findings: tuple[Finding, ...]
    """Every finding, in the order of the document."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        """Takes the findings."""
        super().__init__(findings)
        self.findings = tuple(findings)

    def __str__(self) -> str:
        """Returns one line a finding."""
        return "\n".join(map(str, self.findings))


class _Spoken(AmendsError):
    """Has a code and a sentence in both languages."""

    code: str
    """The stable code."""
    zh: str
    """The sentence in Chinese."""
    en: str
    """The sentence in English."""

    def __init__(self, code: str, zh: str, en: str) -> None:
        """Takes the code and both sentences."""
        super().__init__(code, zh, en)
        self.code, self.zh, self.en = code, zh, en

    def __str__(self) -> str:
        """Returns the English sentence with the code."""
        return f"{self.en} [{self.code}]"


class ReplayFault(_Spoken):
    """Says why a history cannot be replayed: a gap, a foreign record, an event out of place."""


class WireFault(_Spoken):
    """Says why bytes or a dictionary cannot be read."""


class TimeFault(_Spoken):
    """Says why a calendar has no answer: out of range, holidays not known, no open time left."""
