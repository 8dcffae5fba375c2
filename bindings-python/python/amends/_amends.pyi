"""
Complaint handling as pure state machines: the compiled part.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from os import PathLike
from typing import Any, Final, Literal, final

from ._enums import ActorKind, Certainty, CommandKind, DayOff, EventKind, Lands, Outcome, Sides, Source, Stage, Verdict
from ._errors import Finding
from ._results import Advance, Agenda, Availability, Change, Diagram, Explanation, Ledger, ObligationRule, PendingAct, Period, Rebased, Run, Target, Unsent, Waiting, WakeUp, Words
from ._values import Basis, Facts, Observation, Term
from ._wire import Command
from .events import AnyEvent

__all__ = ["__version__", "Actor", "Calendar", "Case", "Column", "Desk", "Journal", "Organisation", "Pack", "Policy", "Record", "Refusal", "chain", "from_dict", "from_json", "read_log", "records_of", "records_table", "replay_many", "to_dict", "to_json", "write_log"]

__version__: Final[str]
"""
The version of the package.
"""

@final
class Actor:
    """
    Describes who gives a command, as the host has established it.

    Roles, the unit and qualifications are what the policy's grants ask about.

    >>> clerk = Actor("u-17", roles=["intake"], unit="service-centre")
    >>> clerk.roles
    ('intake',)
    >>> Actor.machine("scheduler").kind.label("zh")
    '系统'
    """
    def __copy__(self, /) -> Actor: ...
    def __deepcopy__(self, memo: Any, /) -> Actor: ...
    def __eq__(self, value: object, /) -> bool: ...
    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any, /) -> Any: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, id: str, kind: ActorKind | str = "person", *, roles: Iterable[str] = ..., unit: str | None = None, qualifications: Iterable[str] = ...) -> Actor:
        """
        Describes an actor; a person unless `kind` says otherwise.
        """
    def __reduce__(self, /) -> tuple[Any, ...]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def customer(id: str, *, roles: Iterable[str] = ...) -> Actor:
        """
        Describes the customer.
        """
    @staticmethod
    def from_dict(data: Mapping[str, Any]) -> Actor:
        """
        Reads an actor from a dictionary.
        """
    @staticmethod
    def from_json(text: str | bytes) -> Actor:
        """
        Reads an actor from JSON.
        """
    @staticmethod
    def from_organisation(organisation: Organisation, id: str, at: datetime) -> Actor | None:
        """
        Describes a person as the organisation has them at an instant; `None` if it does not know them.
        """
    @property
    def id(self, /) -> str:
        """
        The identifier.
        """
    @property
    def kind(self, /) -> ActorKind:
        """
        The kind.
        """
    @staticmethod
    def machine(id: str, *, roles: Iterable[str] = ...) -> Actor:
        """
        Describes a machine, such as the scheduler that lets time pass.
        """
    @staticmethod
    def partner(id: str, *, roles: Iterable[str] = ...) -> Actor:
        """
        Describes a partner outside the house.
        """
    @property
    def qualifications(self, /) -> tuple[str, ...]:
        """
        The qualifications.
        """
    @property
    def roles(self, /) -> tuple[str, ...]:
        """
        The roles.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        Writes the actor as a dictionary.
        """
    def to_json(self, /) -> str:
        """
        Writes the actor as JSON.
        """
    @property
    def unit(self, /) -> str | None:
        """
        The unit, if any.
        """

@final
class Calendar:
    """
    Answers questions of business time: hours, holidays, make-up workdays, breaks.

    Instants are aware datetimes of any zone; answers are in UTC, whole seconds. Lengths are
    `timedelta` or texts such as `8h`. Dates are `datetime.date` on the calendar's own clock.
    `holidays` names a pack: `cn` comes with the package, others are handed over as `packs`.

    >>> from datetime import datetime, timezone, timedelta
    >>> office = Calendar.from_dict({
    ...     "zone": "Asia/Shanghai",
    ...     "week": {"mon-fri": ["09:00-12:00", "13:00-18:00"]},
    ...     "holidays": "cn",
    ... })
    >>> friday = datetime(2024, 1, 5, 16, tzinfo=timezone(timedelta(hours=8)))
    >>> office.add(friday, "4h").isoformat()
    '2024-01-08T03:00:00+00:00'
    >>> office.elapsed(friday, office.add(friday, "4h"))
    datetime.timedelta(seconds=14400)
    """
    def __copy__(self, /) -> Calendar: ...
    def __deepcopy__(self, memo: Any, /) -> Calendar: ...
    def __eq__(self, other: object, /) -> bool: ...
    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any, /) -> Any: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, ...]: ...
    def __repr__(self, /) -> str: ...
    def add(self, /, start: datetime, span: timedelta | str, edge: Literal['at_close', 'next_opening'] = "at_close") -> datetime:
        """
        Counts open time on from an instant; a negative length counts back.

        A start outside hours counts from the next opening. Where counting ends exactly at closing
        time, `at_close` stays there and `next_opening` goes on to the next opening.
        """
    def add_days(self, /, date: date, days: int, day_off: DayOff | str = "roll") -> date:
        """
        Counts workdays on from a date; `day_off` says what a start on a day off does.
        """
    def add_many(self, /, starts: Any, spans: Any, edge: Literal['at_close', 'next_opening'] = "at_close") -> Any:
        """
        Counts open time on from every instant of a column; missing values stay missing.

        `starts` is a column of timestamps with a time zone, of pyarrow, polars, pandas
        (Arrow-backed) or duckdb; `spans` one length, or a column of durations or whole seconds.
        The answer is a column of the caller's kind. Other threads run meanwhile.
        """
    @staticmethod
    def around_the_clock() -> Calendar:
        """
        Returns the calendar that is always open, in UTC.
        """
    def at_local(self, /, date: date, time: time) -> datetime:
        """
        Returns the earliest instant at which the calendar's clock reads a date and time or later.
        """
    @property
    def basis(self, /) -> Basis:
        """
        The data an answer rests on: calendar, holiday pack, time zone database.
        """
    def certainty(self, /, start: datetime, end: datetime) -> Certainty:
        """
        Says whether what lies between two instants rests on known holidays: `known` or `assumed`.
        """
    @property
    def coverage(self, /) -> tuple[date | None, date | None]:
        """
        The first and the last date whose holidays are known; `None` is without a limit.
        """
    def current_open(self, /, at: datetime) -> Period | None:
        """
        Returns the stretch of open time that an instant lies in; `None` when closed.
        """
    def days_between(self, /, start: date, end: date, sides: Sides | str = "first") -> int:
        """
        Counts the workdays from one date to another; negative when they are reversed.
        """
    @property
    def digest(self, /) -> str:
        """
        The SHA-256 of the definition; equal definitions answer alike.
        """
    def due_days(self, /, received: datetime, days: int, *, lands: Lands | str = "end-of-day") -> datetime:
        """
        Returns the deadline after so many workdays, at the end of the last one's hours.
        """
    def elapsed(self, /, start: datetime, end: datetime, *, pauses: Sequence[tuple[datetime, datetime]] = ...) -> timedelta:
        """
        Returns the open time from one instant to another, pauses left out; negative when reversed.
        """
    def elapsed_many(self, /, starts: Any, ends: Any) -> Any:
        """
        Returns the open time between the instants of two columns; missing values stay missing.
        """
    @staticmethod
    def from_dict(data: Mapping[str, Any], *, id: str = "calendar", packs: Iterable[Pack] = ...) -> Calendar:
        """
        Compiles a document given as a dictionary; findings raise `PolicyInvalid`.

        Dates may be `datetime.date` objects.
        """
    @staticmethod
    def from_json(text: str | bytes, *, id: str = "calendar", packs: Iterable[Pack] = ...) -> Calendar:
        """
        Reads and compiles a JSON document; findings raise `PolicyInvalid`.
        """
    @staticmethod
    def from_toml(text: str, *, id: str = "calendar", packs: Iterable[Pack] = ...) -> Calendar:
        """
        Reads and compiles a TOML document; findings raise `PolicyInvalid`.
        """
    def hours_on(self, /, date: date) -> Period | None:
        """
        Returns the first opening and the last closing of a date; `None` on a day off.
        """
    @property
    def id(self, /) -> str:
        """
        The id it was compiled under.
        """
    def is_holiday(self, /, date: date) -> bool:
        """
        Says whether a date is listed as a holiday.
        """
    def is_on_break(self, /, at: datetime) -> bool:
        """
        Says whether an instant lies in a break.
        """
    def is_open(self, /, at: datetime) -> bool:
        """
        Says whether an instant is open; the closing instant is not.
        """
    def is_workday(self, /, date: date) -> bool:
        """
        Says whether a date owns open time.
        """
    def ledger_of(self, /, start: datetime, end: datetime, *, pauses: Sequence[tuple[datetime, datetime]] = ...) -> Ledger:
        """
        Explains the open time between two instants: what counted, what did not, and why.
        """
    def local_date(self, /, at: datetime) -> date:
        """
        Returns the date the calendar's clock shows.
        """
    def local_time(self, /, at: datetime) -> time:
        """
        Returns the time of day the calendar's clock shows, cut down to the second.
        """
    def next_close(self, /, at: datetime) -> datetime | None:
        """
        Returns the next closing.
        """
    def next_open(self, /, at: datetime, *, inclusive: bool = False) -> datetime | None:
        """
        Returns the next opening; the instant itself if it is open and `inclusive`.
        """
    def paused_until(self, /, start: datetime, due: datetime, pauses: Sequence[tuple[datetime, datetime]]) -> timedelta:
        """
        Returns when a budget of open time is used up, the clock standing still in the pauses.
        """
    def periods(self, /, start: datetime, count: int, *, direction: Literal['forward', 'backward'] = "forward") -> list[Period]:
        """
        Lists so many stretches of open time from an instant, onward or backward.
        """
    def prev_close(self, /, at: datetime) -> datetime | None:
        """
        Returns the latest instant up to this one at which open time ended or ends.
        """
    def prev_close_edge(self, /, at: datetime) -> datetime | None:
        """
        Returns the closing edge before an instant.
        """
    def prev_open(self, /, at: datetime, *, inclusive: bool = False) -> datetime | None:
        """
        Returns the opening before; the instant itself if it is open and `inclusive`.
        """
    def subtract(self, /, start: datetime, span: timedelta | str, edge: Literal['at_close', 'next_opening'] = "at_close") -> datetime:
        """
        Counts open time back from an instant.
        """
    def subtract_days(self, /, date: date, days: int, day_off: DayOff | str = "roll") -> date:
        """
        Counts workdays back from a date.
        """
    def target(self, /, term: Term | Mapping[str, Any], received: datetime, *, receipt: Sequence[Mapping[str, Any]] | None = None, promised: datetime | None = None, pauses: Sequence[tuple[datetime, datetime]] = ...) -> Target:
        """
        Computes the deadline of a receipt under a term.

        A term is written as in a policy, `{"working_days": 3, "lands": "end-of-day"}`, or is a
        `Term`. Terms that count on a calendar count on this one. `promised` is the time named in
        the command, which only `as_promised` reads. `receipt` moves arrivals first, as in a policy:
        `[{"on": "after-close", "day": "next-workday", "at": "opening"}]`.
        """
    def target_explained(self, /, term: Term | Mapping[str, Any], received: datetime, *, receipt: Sequence[Mapping[str, Any]] | None = None, promised: datetime | None = None, pauses: Sequence[tuple[datetime, datetime]] = ...) -> tuple[Target, Ledger]:
        """
        Computes the deadline of a receipt under a term and explains it.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        Writes the document as a dictionary; the calendar of a policy has none of its own.
        """
    def to_json(self, /) -> str:
        """
        Writes the document as JSON; the calendar of a policy has none of its own.
        """
    @property
    def zone(self, /) -> str:
        """
        The name of its time zone.
        """

@final
class Case:
    """
    Holds a case: a value that decisions and records move on, never changed in place.

    `decide` returns the next case with the records to append; `replay` rebuilds it from records
    alone. Hosts that keep many cases in memory use `Desk`.

    >>> from datetime import datetime, timezone
    >>> from amends import Actor, Policy
    >>> from amends.commands import Receive, Register
    >>> policy, clerk = Policy.preset("default"), Actor("u-17", roles=["intake"])
    >>> now = datetime(2026, 3, 6, 8, 30, tzinfo=timezone.utc)
    >>> case, records = Case.open("2026-0001", Receive(), clerk, policy, now)
    >>> register = Register("complaint", "reachable", fields=["content", "contact"])
    >>> case, more = case.decide(register, clerk, policy, now)
    >>> case.stage.label("zh"), case.obligations()[0].due.isoformat()
    ('已登记', '2026-03-09T08:30:00+00:00')
    >>> Case.replay(records + more) == case
    True
    """
    def __copy__(self, /) -> Case: ...
    def __deepcopy__(self, memo: Any, /) -> Case: ...
    def __eq__(self, other: object, /) -> bool: ...
    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any, /) -> Any: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, ...]: ...
    def __repr__(self, /) -> str: ...
    def available(self, /, actor: Actor, policy: Policy, now: datetime, *, rebind_to: Policy | None = None, organisation: Organisation | None = None) -> list[Availability]:
        """
        Lists every command with whether the actor may give it now, and if not, why.
        """
    def decide(self, /, command: Command | Mapping[str, Any], actor: Actor, policy: Policy, now: datetime, *, happened_at: datetime | None = None, expected_version: int | None = None, command_id: str | None = None, rebind_to: Policy | None = None, organisation: Organisation | None = None) -> tuple[Case, list[Record]]:
        """
        Decides a command; returns the next case with the records to append.

        Time limits that fell due meanwhile come first. A refusal raises `Rejected` and changes
        nothing. `happened_at` is when it happened, if earlier than it is told; `rebind_to` is the
        policy that a `Rebind` names.
        """
    @property
    def episode(self, /) -> int:
        """
        The episode, 0 until the first reopening.
        """
    def evolve(self, /, records: Iterable[Record]) -> Case:
        """
        Returns the case moved on by the records that follow.
        """
    def explain(self, /, policy: Policy) -> list[Explanation]:
        """
        Explains every run of a time limit: which rule, from when, how long, what counted.
        """
    @property
    def facts(self, /) -> Facts:
        """
        What is known in the fact vocabulary.
        """
    @staticmethod
    def from_dict(data: Mapping[str, Any]) -> Case:
        """
        Reads a case from the dictionary of its snapshot.
        """
    @staticmethod
    def from_json(text: str | bytes) -> Case:
        """
        Reads a case from JSON: its snapshot.
        """
    @property
    def handler(self, /) -> str | None:
        """
        The handler.
        """
    @property
    def id(self, /) -> str:
        """
        The identifier.
        """
    @property
    def inferred_steps(self, /) -> int:
        """
        How many steps a foreign log reported that the table does not have.
        """
    @property
    def is_erased(self, /) -> bool:
        """
        Whether the personal references are erased.
        """
    @property
    def kind(self, /) -> str | None:
        """
        The kind, once registered.
        """
    @property
    def last_external(self, /) -> datetime:
        """
        When the last thing happened that somebody caused.
        """
    @property
    def last_recorded(self, /) -> datetime:
        """
        When the last record was told; the clock given to `decide` must not lie before it.
        """
    @property
    def level(self, /) -> int:
        """
        The escalation level, 0 for none.
        """
    def next_wakeup(self, /) -> WakeUp | None:
        """
        Returns when the case next wants to be woken, and why; `None` when nothing runs.
        """
    def obligations(self, /) -> list[Run]:
        """
        Lists every run of a time limit, in the order of their starts.
        """
    def observe(self, /, observation: Observation | Mapping[str, Any], policy: Policy, *, now: datetime | None = None, organisation: Organisation | None = None) -> tuple[Case, list[Record]]:
        """
        Records what a foreign system reports; returns the next case with the records to append.
        """
    @staticmethod
    def open(id: str, command: Command | Mapping[str, Any], actor: Actor, policy: Policy, now: datetime, *, happened_at: datetime | None = None, command_id: str | None = None, organisation: Organisation | None = None) -> tuple[Case, list[Record]]:
        """
        Opens a case with a `Receive`; returns it with the records to append.
        """
    @staticmethod
    def open_observed(id: str, observation: Observation | Mapping[str, Any], policy: Policy, *, opened_at: datetime | None = None, now: datetime | None = None, organisation: Organisation | None = None) -> tuple[Case, list[Record]]:
        """
        Opens a case by the first observation of a foreign log.

        `opened_at` is when the contact came, if the log says so; `now` is when it is told.
        """
    @property
    def opened_at(self, /) -> datetime:
        """
        When the contact came.
        """
    @property
    def outcome(self, /) -> Outcome | None:
        """
        How it ended, once it has.
        """
    @property
    def pending(self, /) -> tuple[PendingAct, ...]:
        """
        The acts that await another's decision.
        """
    @property
    def policy(self, /) -> str:
        """
        The digest of the policy that judges the case.
        """
    @property
    def priority(self, /) -> str | None:
        """
        The priority, once classified.
        """
    @property
    def promise(self, /) -> datetime | None:
        """
        The time promised to the customer, if one was.
        """
    @staticmethod
    def replay(records: Iterable[Record]) -> Case:
        """
        Rebuilds a case from its whole history; a history that cannot be raises `ReplayFault`.
        """
    @staticmethod
    def restore(snapshot: str | bytes) -> Case:
        """
        Reads a snapshot; a damaged one, or one of another release, raises `WireFault`.
        """
    def snapshot(self, /) -> str:
        """
        Writes the case as it stands: a cache beside the log, read by the release that wrote it.
        """
    @property
    def stage(self, /) -> Stage:
        """
        The stage.
        """
    def tick(self, /, policy: Policy, now: datetime, *, organisation: Organisation | None = None) -> tuple[Case, list[Record]]:
        """
        Lets time pass up to an instant; returns the next case with the records to append.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        Writes the snapshot as a dictionary.
        """
    def to_json(self, /) -> str:
        """
        Writes the case as JSON: its snapshot.
        """
    @property
    def unit(self, /) -> str | None:
        """
        The unit in charge.
        """
    @property
    def version(self, /) -> int:
        """
        How many records the case is made of; the next one is numbered one more.
        """
    @property
    def waiting(self, /) -> Waiting | None:
        """
        Whom the case waits for, why, since when; `None` while the work goes on.
        """

@final
class Column:
    """
    Holds a column that the package computed; every Arrow library takes it.

    `pyarrow.array(column)`, `polars.Series(column)` and `duckdb` read it without a copy.
    """
    def __arrow_c_array__(self, /, requested_schema: object = None) -> tuple[object, object]:
        """
        Hands the column over by the Arrow PyCapsule interface.
        """
    def __len__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...

@final
class Desk:
    """
    Holds many cases and the policies they are bound to, and carries commands out.

    Every call returns the records to append; the desk stores nothing. It may be used from several
    threads: calls take turns.

    >>> from datetime import datetime, timezone
    >>> from amends import Actor, Policy
    >>> from amends.commands import Receive
    >>> desk = Desk(Policy.preset("default"))
    >>> now = datetime(2026, 3, 2, 1, tzinfo=timezone.utc)
    >>> records = desk.handle("C-1", Receive(), Actor("u-1", roles=["intake"]), now)
    >>> records[0].type, len(desk), "C-1" in desk
    ('case.received', 1, True)
    """
    def __contains__(self, case: object, /) -> bool: ...
    def __getitem__(self, case: str, /) -> Case: ...
    def __iter__(self, /) -> Iterator[Case]: ...
    def __len__(self, /) -> int: ...
    def __new__(cls, /, policy: Policy, *, organisation: Organisation | None = None) -> Desk:
        """
        Opens a desk under a policy.
        """
    def __reduce__(self, /) -> tuple[Any, ...]: ...
    def __repr__(self, /) -> str: ...
    def adopt(self, /, policy: Policy) -> None:
        """
        Makes a policy known; cases opened from its effective date on are bound to it.
        """
    def advance_to(self, /, now: datetime) -> Advance:
        """
        Lets time pass for every case; late gives the same verdicts as punctual.
        """
    def agenda(self, /) -> Agenda:
        """
        Lists who owes what next: overdue first, then by deadline, paused last.
        """
    def available(self, /, case: str, actor: Actor, now: datetime) -> list[Availability]:
        """
        Lists every command with whether an actor may give it to a case now, and if not, why.
        """
    def cases(self, /) -> list[Case]:
        """
        Lists the cases in the order of their identifiers.
        """
    def get(self, case: str, /) -> Case | None:
        """
        Returns a case, or `None`.
        """
    def handle(self, /, case: str, command: Command | Mapping[str, Any], actor: Actor, now: datetime, *, happened_at: datetime | None = None, expected_version: int | None = None, command_id: str | None = None) -> list[Record]:
        """
        Carries a command out and returns the records to append; a refusal raises `Rejected`.

        `happened_at` is when it happened, if earlier than it is told. `expected_version` refuses
        the command if the case has moved on. `command_id` makes a retry harmless.
        """
    def learn(self, /, policy: Policy) -> None:
        """
        Makes a policy known without binding new cases to it.
        """
    def load(self, /, records: Iterable[Record]) -> Case:
        """
        Takes a case in by its whole history and returns it.
        """
    def next_wakeup(self, /) -> WakeUp | None:
        """
        Returns the next instant at which some case wants to be woken.
        """
    def observe(self, /, case: str, observation: Observation | Mapping[str, Any], *, opened_at: datetime | None = None) -> list[Record]:
        """
        Records what a foreign system reports; the first observation of a case opens it.
        """
    def policy_at(self, /, at: datetime) -> Policy | None:
        """
        Returns the policy that a case opened at an instant would be bound to.
        """
    def remove(self, /, case: str) -> Case | None:
        """
        Lets go of a case and returns it as it stood; its history stays with the host.
        """
    def restore(self, /, case: Case, later: Iterable[Record] | None = None) -> Case:
        """
        Takes a case in as a snapshot has it, with the records behind it, and returns it.
        """
    def set_organisation(self, /, organisation: Organisation) -> None:
        """
        Sets the organisation that answers who is whose superior.
        """
    @staticmethod
    def under(versions: Sequence[Policy], *, organisation: Organisation | None = None) -> Desk:
        """
        Opens a desk under the versions of one policy: each is in force from its effective date on.

        Versions without a date, of another document or of one date raise `PolicyInvalid`.
        """
    def verdicts(self, /) -> dict[str, dict[Verdict, int]]:
        """
        Counts the verdicts of every run on the desk, by obligation.
        """

@final
class Journal:
    """
    Keeps the history of many cases, and what of it the server does not know yet.

    Everything a `Desk` does, a journal does, and it keeps the records. A device works on its own
    while it is offline and later sends what is `unsent`. The server takes it in with `append`, all or
    nothing, and twice is once. Where another device came first, that raises `Conflict` with what
    happened meanwhile; the device takes that over with `rebase`, which does its acts anew as facts told
    late. Name every command (`command_id`), so that it is known again.

    It may be used from several threads: calls take turns.

    >>> from datetime import datetime, timezone
    >>> from amends import Actor, Policy
    >>> from amends.commands import Receive
    >>> policy = Policy.preset("default")
    >>> phone, server = Journal(policy), Journal(policy)
    >>> now = datetime(2026, 3, 2, 1, tzinfo=timezone.utc)
    >>> _ = phone.handle("phone-7/1", Receive(), Actor("u-1", roles=["intake"]), now, command_id="phone-7/1")
    >>> for unsent in phone.unsent():
    ...     print(server.append(unsent.records), "taken in")
    ...     phone.acknowledge(unsent.case, unsent.version)
    1 taken in
    >>> phone.unsent(), server["phone-7/1"] == phone["phone-7/1"]
    ([], True)
    """
    def __contains__(self, case: object, /) -> bool: ...
    def __getitem__(self, case: str, /) -> Case: ...
    def __iter__(self, /) -> Iterator[Case]: ...
    def __len__(self, /) -> int: ...
    def __new__(cls, /, policy: Policy, *, organisation: Organisation | None = None) -> Journal:
        """
        Opens a journal under a policy.
        """
    def __reduce__(self, /) -> tuple[Any, ...]: ...
    def __repr__(self, /) -> str: ...
    def acknowledge(self, /, case: str, version: int) -> None:
        """
        Notes that the server has a case up to a version; acts up to there are done with.
        """
    def adopt(self, /, policy: Policy) -> None:
        """
        Makes a policy known; cases opened from its effective date on are bound to it.
        """
    def advance_to(self, /, now: datetime) -> Advance:
        """
        Lets time pass for every case, and keeps the records; that is no act.
        """
    def agenda(self, /) -> Agenda:
        """
        Lists who owes what next: overdue first, then by deadline, paused last.
        """
    def append(self, /, records: Iterable[Record]) -> int:
        """
        Takes records of one or more cases in, each case in its order; returns how many were new.

        All or nothing, and what is there already is passed over. What came counts as told, as far as
        it joins what was told before. Raises `Conflict` when a record differs from the one that is
        there or begins behind the last one, `ReplayFault` when a record cannot follow, `Rejected`
        when the policy of a case is not known here.
        """
    def available(self, /, case: str, actor: Actor, now: datetime) -> list[Availability]:
        """
        Lists every command with whether an actor may give it to a case now, and if not, why.
        """
    def cases(self, /) -> list[Case]:
        """
        Lists the cases in the order of their identifiers.
        """
    @staticmethod
    def from_bytes(data: bytes, policies: Sequence[Policy], *, learnt: Sequence[Policy] = ..., organisation: Organisation | None = None) -> Journal:
        """
        Reads a journal under the policies that its cases are bound to; new cases are bound to the
        one given last of those in force, and to none of those learnt.

        Raises `WireFault` for bytes that are not what was written, `Rejected` (`policy_mismatch`) for
        a case whose policy is not given.
        """
    def get(self, case: str, /) -> Case | None:
        """
        Returns a case, or `None`.
        """
    def handle(self, /, case: str, command: Command | Mapping[str, Any], actor: Actor, now: datetime, *, happened_at: datetime | None = None, expected_version: int | None = None, command_id: str | None = None) -> list[Record]:
        """
        Carries a command out, keeps the records and notes the act; a refusal raises `Rejected`.

        `happened_at` is when it happened, if earlier than it is told. `expected_version` refuses
        the command if the case has moved on. `command_id` makes a retry harmless, and lets a server
        know the act again. A retry is no act, and neither is `Tick`.
        """
    def learn(self, /, policy: Policy) -> None:
        """
        Makes a policy known without binding new cases to it.
        """
    def next_wakeup(self, /) -> WakeUp | None:
        """
        Returns the next instant at which some case wants to be woken.
        """
    def observe(self, /, case: str, observation: Observation | Mapping[str, Any], *, opened_at: datetime | None = None) -> list[Record]:
        """
        Records what a foreign system reports, and keeps the records; no act stands behind them.
        """
    def rebase(self, /, case: str, server: Iterable[Record], now: datetime) -> Rebased:
        """
        Takes the server's records of a case over and does the acts of this journal anew behind them.

        `server` is the history of the case there, or what of it lies behind the version told, such as
        `Conflict.meanwhile`. What may not be done any more is handed back with the reason: show it.
        Raises as `append` does, and `Rejected` when `now` lies before the server's last record.
        """
    def records(self, /, case: str, after: int = 0) -> list[Record]:
        """
        Returns the records of a case behind a version; none of a case that is not known.
        """
    def remove(self, /, case: str) -> Unsent | None:
        """
        Lets go of a case; returns what the server does not know of it, which is lost here.
        """
    def set_organisation(self, /, organisation: Organisation) -> None:
        """
        Sets the organisation that answers who is whose superior. It is not among the bytes of a
        journal.
        """
    def to_bytes(self, /) -> bytes:
        """
        Writes the journal: always the same bytes for the same journal. Policies and the organisation
        are not among them.
        """
    def told(self, case: str, /) -> int:
        """
        Returns the version of a case that the server is known to have, from which on news is asked
        for; 0 for a case that is not known.
        """
    @staticmethod
    def under(versions: Sequence[Policy], *, organisation: Organisation | None = None) -> Journal:
        """
        Opens a journal under the versions of one policy: each is in force from its effective date on.

        Versions without a date, of another document or of one date raise `PolicyInvalid`.
        """
    def unsent(self, /) -> list[Unsent]:
        """
        Lists what the server does not know yet, in the order of the cases.

        A case for which time alone has passed is not among them.
        """
    def verdicts(self, /) -> dict[str, dict[Verdict, int]]:
        """
        Counts the verdicts of every run, by obligation.
        """

@final
class Organisation:
    """
    Holds units, persons, duty roster and assets, checked and sealed.

    It answers who is whose superior and on whose calendar a unit counts.

    >>> centre = Organisation.from_toml('''
    ... [organisation]
    ... number = "ORG-1"
    ... revision = "A"
    ... [[unit]]
    ... id = "front"
    ... name = { zh = "前台", en = "front office" }
    ... ''')
    >>> centre.number, centre.revision
    ('ORG-1', 'A')
    """
    def __copy__(self, /) -> Organisation: ...
    def __deepcopy__(self, memo: Any, /) -> Organisation: ...
    def __eq__(self, other: object, /) -> bool: ...
    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any, /) -> Any: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, ...]: ...
    def __repr__(self, /) -> str: ...
    def check_against(self, /, policy: Policy, at: datetime) -> tuple[Finding, ...]:
        """
        Lists what does not fit the policy at an instant: roles nobody holds, gaps of the roster …
        """
    @property
    def digest(self, /) -> str:
        """
        The digest by which it is known.
        """
    @staticmethod
    def from_dict(data: Mapping[str, Any]) -> Organisation:
        """
        Checks and seals a document given as a dictionary.
        """
    @staticmethod
    def from_json(text: str | bytes) -> Organisation:
        """
        Reads, checks and seals a JSON document.
        """
    @staticmethod
    def from_toml(text: str) -> Organisation:
        """
        Reads, checks and seals a TOML document.
        """
    @property
    def number(self, /) -> str:
        """
        The document number.
        """
    @property
    def revision(self, /) -> str:
        """
        The revision.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        Writes the document as a dictionary.
        """
    def to_json(self, /) -> str:
        """
        Writes the document as JSON.
        """

@final
class Pack:
    """
    Holds the days off and the make-up workdays of a region, for the years they are known.

    Calendar documents name it by its id, `holidays = "hk"`. It is handed over where such a document
    is read, `packs=[pack]`; one with the id of a pack that comes with the package (`cn`) takes its
    place, so that a newer arrangement needs no newer package. A pack lists whole breaks, weekends
    included, and says for which dates it is complete.

    >>> pack = Pack.from_toml('''
    ... id = "hk"
    ... revision = "2026-01"
    ... valid_from = 2026-01-01
    ... valid_to = 2026-12-31
    ... [[holiday]]
    ... name = { zh = "佛诞", en = "Buddha's Birthday" }
    ... off = ["2026-05-25"]
    ... ''')
    >>> pack.id, pack.revision, pack.valid_to.isoformat()
    ('hk', '2026-01', '2026-12-31')
    >>> office = Calendar.from_dict({
    ...     "zone": "Asia/Hong_Kong", "week": {"mon-fri": ["09:00-18:00"]}, "holidays": "hk",
    ... }, packs=[pack])
    >>> office.is_workday(pack.valid_to), office.basis.pack
    (True, 'hk')
    """
    def __copy__(self, /) -> Pack: ...
    def __deepcopy__(self, memo: Any, /) -> Pack: ...
    def __eq__(self, other: object, /) -> bool: ...
    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any, /) -> Any: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, ...]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def from_dict(data: Mapping[str, Any]) -> Pack:
        """
        Checks a document given as a dictionary; findings raise `PolicyInvalid`.
        """
    @staticmethod
    def from_json(text: str | bytes) -> Pack:
        """
        Reads and checks a JSON document; findings raise `PolicyInvalid`.
        """
    @staticmethod
    def from_toml(text: str) -> Pack:
        """
        Reads and checks a TOML document; findings raise `PolicyInvalid`.
        """
    @property
    def id(self, /) -> str:
        """
        The id that calendar documents name.
        """
    @property
    def revision(self, /) -> str:
        """
        The revision of the data; a computed deadline names it.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        Writes the document as a dictionary.
        """
    def to_json(self, /) -> str:
        """
        Writes the document as JSON.
        """
    @property
    def valid_from(self, /) -> date:
        """
        The first date it is complete for.
        """
    @property
    def valid_to(self, /) -> date:
        """
        The last date it is complete for.
        """

@final
class Policy:
    """
    Holds the rules of a service centre, checked and sealed.

    It comes from a document in TOML or JSON. A document with errors raises `PolicyInvalid`, which
    lists all of them at once; `Policy.check` lists them without raising. `packs` are the holidays that
    its calendars name beside those that come with the package. Two policies are equal when their
    digests are.

    >>> policy = Policy.preset("default")
    >>> policy.number, policy.title.en
    ('DEFAULT', 'Basic customer service policy')
    >>> [finding.path for finding in Policy.check("[document]\\nnumber = 'EX-1'")][:1]
    ['document.title']
    """
    def __copy__(self, /) -> Policy: ...
    def __deepcopy__(self, memo: Any, /) -> Policy: ...
    def __eq__(self, other: object, /) -> bool: ...
    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any, /) -> Any: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, ...]: ...
    def __repr__(self, /) -> str: ...
    def calendar(self, /, name: str | None = None) -> Calendar:
        """
        Returns a calendar by its name; without one, the calendar that reports measure by.
        """
    @property
    def calendars(self, /) -> dict[str, Calendar]:
        """
        The calendars: name to calendar.
        """
    @staticmethod
    def check(text: str, *, parts: Mapping[str, str] | None = None, packs: Iterable[Pack] = ...) -> tuple[Finding, ...]:
        """
        Lists everything that is wrong with a TOML document, errors and warnings, without raising.
        """
    def diagram(self, /, kind: str, lang: Literal['zh', 'en'] = "en") -> Diagram:
        """
        Draws the lifecycle of a kind of case as a state diagram, which notebooks show.
        """
    def diff(self, /, other: Policy) -> list[Change]:
        """
        Lists in words what changed from this policy to another, in the order of the paths.
        """
    @property
    def digest(self, /) -> str:
        """
        The SHA-256 by which the policy is known; a case pins it when it is opened.
        """
    def due_dates(self, /, table: Any, *, received: str = "received", organisation: Organisation | None = None) -> Any:
        """
        Returns when each obligation would first be due, for a whole table of cases.

        A row is a case that comes in at the instant of the column `received`, a timestamp with a
        time zone, and is registered and classified at once. The other columns are facts of the case:
        `kind` (may be left out where the policy has one), `priority` (where it is missing, the matrix
        of the policy finds it), `unit` (the case is assigned to it at once), `channel` and so on. The
        answer has a row for each row and a column for each obligation, missing where it is not owed,
        as a frame of the caller's library. Other threads run meanwhile. A term that counts on the
        calendar `of-debtor` asks `organisation` whose calendar that is, and is refused without one.
        """
    @property
    def effective_from(self, /) -> datetime | None:
        """
        From when on cases are judged by it; `None` is without a date.
        """
    @staticmethod
    def from_dict(data: Mapping[str, Any], *, packs: Iterable[Pack] = ...) -> Policy:
        """
        Checks and seals a document given as a dictionary; dates may be `datetime` objects, as
        `tomllib` reads them.
        """
    @staticmethod
    def from_json(text: str | bytes, *, parts: Mapping[str, str] | None = None, packs: Iterable[Pack] = ...) -> Policy:
        """
        Reads, checks and seals a JSON document; `parts` maps the names of its parts to their texts.
        """
    @staticmethod
    def from_toml(text: str, *, parts: Mapping[str, str] | None = None, packs: Iterable[Pack] = ...) -> Policy:
        """
        Reads, checks and seals a TOML document; `parts` maps the names of its parts to their texts.
        """
    @property
    def kinds(self, /) -> dict[str, Words]:
        """
        The kinds of case: identifier to name.
        """
    @staticmethod
    def load(path: str | PathLike[str], *, packs: Iterable[Pack] = ...) -> Policy:
        """
        Reads, checks and seals the policy of a file, `.toml` or `.json`.

        The parts it names are read from the files beside it.
        """
    @property
    def number(self, /) -> str:
        """
        The document number.
        """
    @property
    def obligations(self, /) -> tuple[ObligationRule, ...]:
        """
        The obligations, in the order of the document.
        """
    @staticmethod
    def preset(name: str) -> Policy:
        """
        Returns a policy that comes with the package; `Policy.presets()` lists them.
        """
    @staticmethod
    def preset_text(name: str) -> str:
        """
        Returns the text of a preset, with its comments, to copy from.
        """
    @staticmethod
    def presets() -> dict[str, Words]:
        """
        Lists the policies that come with the package: name to title.
        """
    @property
    def revision(self, /) -> str:
        """
        The revision, a text of the host.
        """
    @property
    def title(self, /) -> Words:
        """
        The title in both languages.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        Writes the document as a dictionary.
        """
    def to_json(self, /) -> str:
        """
        Writes the document as JSON.
        """

@final
class Record:
    """
    Holds one record of a history: an event with who, when, why and how sure.

    `at` is when it happened or fell due, `recorded_at` when it was told. Records of one stream are
    numbered from 1 without a gap. `to_json` writes the bytes that every engine of the project
    writes.

    >>> line = '{"stream":"C-1","seq":1,"at":"2026-03-02T01:00:00.000000Z","recorded_at":"2026-03-02T01:00:00.000000Z","schema":1,"source":"clock","event":{"type":"escalation.acknowledged","data":{}}}'
    >>> record = Record.from_json(line)
    >>> record.type, record.event
    ('escalation.acknowledged', EscalationAcknowledged())
    >>> record.to_json() == line
    True
    """
    def __copy__(self, /) -> Record: ...
    def __deepcopy__(self, memo: Any, /) -> Record: ...
    def __eq__(self, other: object, /) -> bool: ...
    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any, /) -> Any: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, ...]: ...
    def __repr__(self, /) -> str: ...
    @property
    def at(self, /) -> datetime:
        """
        When it happened or fell due.
        """
    @property
    def by(self, /) -> str | None:
        """
        Who caused it; `None` when time alone did.
        """
    @property
    def by_kind(self, /) -> ActorKind | None:
        """
        What kind of actor caused it.
        """
    @property
    def command(self, /) -> CommandKind | None:
        """
        Which command caused it.
        """
    @property
    def command_id(self, /) -> str | None:
        """
        The name of the command that caused it.
        """
    @property
    def event(self, /) -> AnyEvent:
        """
        The event, to match on.
        """
    @staticmethod
    def from_dict(data: Mapping[str, Any]) -> Record:
        """
        Reads a record from a dictionary.
        """
    @staticmethod
    def from_json(text: str | bytes) -> Record:
        """
        Reads a record from JSON.
        """
    @property
    def kind(self, /) -> EventKind:
        """
        The kind of event.
        """
    @property
    def recorded_at(self, /) -> datetime:
        """
        When it was told.
        """
    @property
    def row(self, /) -> str | None:
        """
        The row of the table that brought it about.
        """
    @property
    def schema(self, /) -> int:
        """
        The schema it is written in.
        """
    @property
    def seq(self, /) -> int:
        """
        The number in the stream, 1 for the first.
        """
    @property
    def source(self, /) -> Source:
        """
        How it came about: decided, by the clock, observed, inferred.
        """
    @property
    def stream(self, /) -> str:
        """
        The case.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        Writes the record as a dictionary.
        """
    def to_json(self, /) -> str:
        """
        Writes the record as JSON: one line, always the same bytes.
        """
    @property
    def type(self, /) -> str:
        """
        The stable name of the event.
        """

@final
class Refusal:
    """
    Holds a rejection; what it says is written when it is asked for, which most hosts never do.
    """
    def to_dict(self, /) -> dict[str, Any]:
        """
        Writes the rejection as the core does.
        """

def chain(records: Iterable[Record], /, *, key: bytes | None = None) -> tuple[str, ...]:
    """
    Links a history into a chain of digests, so that a later change shows; with a key, keyed.
    """

def from_dict(name: str, data: Mapping[str, Any], /) -> Any:
    """
    Reads a value from dictionaries, lists and texts, as they stand on the wire.
    """

def from_json(name: str, text: str | bytes, /) -> Any:
    """
    Reads a value from JSON.
    """

def read_log(text: str | bytes, /) -> list[Record]:
    """
    Reads a log of one record a line; empty lines are passed over.

    >>> read_log("")
    []
    """

def records_of(records: Any, /) -> list[Record]:
    """
    Returns the records of a table or of a column of JSON, in its order; rows of a column without text
    are left out.

    `records` is what `replay_many` takes: what `records_table` made, also when it comes back out of
    Parquet or a database. A value that is wrong raises `WireFault`, naming its row and column.

    >>> records_of(records_table([]))
    []
    """

def records_table(records: Iterable[Record], /) -> Any:
    """
    Puts records into a table with a column for each part of them, to keep as Parquet or to query.

    What a time limit carries when it starts stands in the column `started`, a struct with
    `obligation`, `due`, `owed_by` and the like; what every other event carries stands in `data`, as
    JSON. `replay_many` reads the table back, several times faster than a column of whole records. The
    table is one of pyarrow.

    >>> records_table([]).column_names[:4]
    ['stream', 'seq', 'at', 'recorded_at']
    """

def replay_many(records: object, /, *, progress: Callable[[int], object] | None = None) -> Any:
    """
    Replays many histories at once, the records of one case together.

    `records` is a column of records as JSON, or a table with a column for each part of them, as
    `records_table` makes it: `stream`, `seq`, `at`, `recorded_at`, `schema`, `source`, `type` and
    `data`, which is JSON; then, where known, `by`, `by_kind`, `command_id`, `command`, `row`,
    `organisation`, and `started`, the parts of an `obligation.started` in place of its `data`. Both
    give the same figures and the same faults.

    Returns a table of one row a case: `stream`, `records`, `stage`, `outcome`, `opened_at`,
    `last_external`, `met`, `breached`; a frame of polars or pandas for their columns, else a table of
    pyarrow. `progress` is called with the records read so far.
    """

def to_dict(name: str, value: object, /) -> dict[str, Any]:
    """
    Writes a value as dictionaries, lists and texts, as they stand on the wire.
    """

def to_json(name: str, value: object, /) -> str:
    """
    Writes a value as JSON: the very bytes the core writes.
    """

def write_log(records: Iterable[Record], /) -> str:
    """
    Writes a log of one record a line.

    >>> write_log([])
    ''
    """
