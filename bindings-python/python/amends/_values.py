"""Values inside commands and events."""

# Generated from the vocabulary of the core by `tools/generate.py`; do not edit.

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import ClassVar, Literal, Union

from ._enums import CallbackResult, Certainty, ClosedDay, FirstDay, GraceBasis, Lands, Measure, Nature, Outcome, Party, Severity, Stage, StartRule
from ._errors import AmendsError
from ._wire import Value, aware, several, span

_set = object.__setattr__


class Facts(Value):
    """Holds what is known of a case in the closed vocabulary; an absent fact is unknown.

    Attributes:
        kind: Kind of case.
        category: Category.
        priority: Priority.
        tier: Customer tier.
        channel: Channel.
        origin: Origin.
        unit: Unit in charge.
        addressee: Addressee level.
        phase: Project phase.
        asset: Asset.
        nature: Nature.
        urgency: Urgency.
        importance: Importance.
        complexity: Complexity.
        severity: Severity.
    """

    _KIND: ClassVar[str] = 'Facts'
    _FIELDS: ClassVar[tuple[str, ...]] = ('kind', 'category', 'priority', 'tier', 'channel', 'origin', 'unit', 'addressee', 'phase', 'asset', 'nature', 'urgency', 'importance', 'complexity', 'severity')
    __match_args__ = ()
    __slots__ = ('kind', 'category', 'priority', 'tier', 'channel', 'origin', 'unit', 'addressee', 'phase', 'asset', 'nature', 'urgency', 'importance', 'complexity', 'severity')

    kind: str | None
    category: str | None
    priority: str | None
    tier: str | None
    channel: str | None
    origin: str | None
    unit: str | None
    addressee: str | None
    phase: str | None
    asset: str | None
    nature: str | None
    urgency: str | None
    importance: str | None
    complexity: str | None
    severity: str | None

    def __init__(
        self,
        *,
        kind: str | None = None,
        category: str | None = None,
        priority: str | None = None,
        tier: str | None = None,
        channel: str | None = None,
        origin: str | None = None,
        unit: str | None = None,
        addressee: str | None = None,
        phase: str | None = None,
        asset: str | None = None,
        nature: str | None = None,
        urgency: str | None = None,
        importance: str | None = None,
        complexity: str | None = None,
        severity: str | None = None,
    ) -> None:
        _set(self, "kind", kind)
        _set(self, "category", category)
        _set(self, "priority", priority)
        _set(self, "tier", tier)
        _set(self, "channel", channel)
        _set(self, "origin", origin)
        _set(self, "unit", unit)
        _set(self, "addressee", addressee)
        _set(self, "phase", phase)
        _set(self, "asset", asset)
        _set(self, "nature", nature)
        _set(self, "urgency", urgency)
        _set(self, "importance", importance)
        _set(self, "complexity", complexity)
        _set(self, "severity", severity)


def facts_of(facts: Facts | Mapping[str, str] | None) -> Facts:
    """Takes facts as they are, from a mapping, or none at all."""
    if isinstance(facts, Facts):
        return facts
    if facts is None:
        return NO_FACTS
    if not isinstance(facts, Mapping):
        raise AmendsError(f"expected facts as a mapping such as `{{'channel': 'phone'}}`, got `{facts!r}`")
    if unknown := [name for name in facts if name not in Facts._FIELDS]:
        raise AmendsError(f"expected facts ({', '.join(Facts._FIELDS)}), got `{unknown[0]}`")
    return Facts(**facts)


NO_FACTS = Facts()


class Moved(Value):
    """Says which row of the table moved the case from which stage to which.

    Attributes:
        from_: The stage before.
        to: The stage after.
    """

    _KIND: ClassVar[str] = 'Moved'
    _FIELDS: ClassVar[tuple[str, ...]] = ('from_', 'to')
    __match_args__ = ('from_', 'to')
    __slots__ = ('from_', 'to')

    from_: Stage
    to: Stage

    def __init__(
        self,
        from_: Stage | str,
        to: Stage | str,
    ) -> None:
        _set(self, "from_", from_ if from_.__class__ is Stage else Stage(from_))
        _set(self, "to", to if to.__class__ is Stage else Stage(to))


class RunRef(Value):
    """Names a run: the n-th time an obligation started in the case.

    Attributes:
        obligation: The obligation.
        run: Which run, 1 the first.
    """

    _KIND: ClassVar[str] = 'RunRef'
    _FIELDS: ClassVar[tuple[str, ...]] = ('obligation', 'run')
    __match_args__ = ('obligation', 'run')
    __slots__ = ('obligation', 'run')

    obligation: str
    run: int

    def __init__(
        self,
        obligation: str,
        run: int,
    ) -> None:
        _set(self, "obligation", obligation)
        _set(self, "run", run)


class Pause(Value):
    """Holds a stretch in which a clock stands still, `[from, to)`.

    Attributes:
        from_: When it began.
        to: When it ended.
    """

    _KIND: ClassVar[str] = 'Pause'
    _FIELDS: ClassVar[tuple[str, ...]] = ('from_', 'to')
    __match_args__ = ('from_', 'to')
    __slots__ = ('from_', 'to')

    from_: datetime
    to: datetime

    def __init__(
        self,
        from_: datetime,
        to: datetime,
    ) -> None:
        _set(self, "from_", aware(from_))
        _set(self, "to", aware(to))


class Basis(Value):
    """Names the data a computed deadline rests on.

    Attributes:
        calendar: The id of the calendar.
        tzdb: The version of the time zone database.
        pack: The id of its calendar pack, if it has one.
        pack_revision: The revision of that pack.
    """

    _KIND: ClassVar[str] = 'Basis'
    _FIELDS: ClassVar[tuple[str, ...]] = ('calendar', 'tzdb', 'pack', 'pack_revision')
    __match_args__ = ('calendar', 'tzdb')
    __slots__ = ('calendar', 'tzdb', 'pack', 'pack_revision')

    calendar: str
    tzdb: str
    pack: str | None
    pack_revision: str | None

    def __init__(
        self,
        calendar: str,
        tzdb: str,
        *,
        pack: str | None = None,
        pack_revision: str | None = None,
    ) -> None:
        _set(self, "calendar", calendar)
        _set(self, "tzdb", tzdb)
        _set(self, "pack", pack)
        _set(self, "pack_revision", pack_revision)


class Stopwatch(Value):
    """Counts down a budget of time, and needs no history to do so.

    Attributes:
        measure: What is counted.
        budget: The time allowed.
        consumed: The time used up before the last start.
        running_since: Since when it runs; `None` while paused.
    """

    _KIND: ClassVar[str] = 'Stopwatch'
    _FIELDS: ClassVar[tuple[str, ...]] = ('measure', 'budget', 'consumed', 'running_since')
    __match_args__ = ('measure', 'budget', 'consumed')
    __slots__ = ('measure', 'budget', 'consumed', 'running_since')

    measure: Measure
    budget: timedelta
    consumed: timedelta
    running_since: datetime | None

    def __init__(
        self,
        measure: Measure | Literal['real', 'open'],
        budget: timedelta | str,
        consumed: timedelta | str,
        *,
        running_since: datetime | None = None,
    ) -> None:
        _set(self, "measure", measure if measure.__class__ is Measure else Measure(measure))
        _set(self, "budget", budget if isinstance(budget, timedelta) else span(budget))
        _set(self, "consumed", consumed if isinstance(consumed, timedelta) else span(consumed))
        _set(self, "running_since", running_since if running_since is None else aware(running_since))


class WarnAt(Value):
    """Holds when a warning falls due.

    Attributes:
        warning: Which warning, 0 the first of the policy.
        at: When.
    """

    _KIND: ClassVar[str] = 'WarnAt'
    _FIELDS: ClassVar[tuple[str, ...]] = ('warning', 'at')
    __match_args__ = ('warning', 'at')
    __slots__ = ('warning', 'at')

    warning: int
    at: datetime

    def __init__(
        self,
        warning: int,
        at: datetime,
    ) -> None:
        _set(self, "warning", warning)
        _set(self, "at", aware(at))


class RungAt(Value):
    """Holds when a rung falls due.

    Attributes:
        rung: Which rung, 0 the first.
        at: When.
        to: Whom it goes to.
    """

    _KIND: ClassVar[str] = 'RungAt'
    _FIELDS: ClassVar[tuple[str, ...]] = ('rung', 'at', 'to')
    __match_args__ = ('rung', 'at', 'to')
    __slots__ = ('rung', 'at', 'to')

    rung: int
    at: datetime
    to: str

    def __init__(
        self,
        rung: int,
        at: datetime,
        to: str,
    ) -> None:
        _set(self, "rung", rung)
        _set(self, "at", aware(at))
        _set(self, "to", to)


class Plan(Value):
    """Holds when everything about a running time limit falls due.

    Attributes:
        watch: Budget, time used up, running since.
        due: The deadline shown.
        breach_after: The latest instant that still meets it.
        certainty: Whether it rests on known holidays only.
        rungs: The rungs still to come.
        warn_at: The warnings still to come, the earliest first.
    """

    _KIND: ClassVar[str] = 'Plan'
    _FIELDS: ClassVar[tuple[str, ...]] = ('watch', 'due', 'breach_after', 'certainty', 'rungs', 'warn_at')
    __match_args__ = ('watch', 'due', 'breach_after', 'certainty')
    __slots__ = ('watch', 'due', 'breach_after', 'certainty', 'rungs', 'warn_at')

    watch: Stopwatch
    due: datetime
    breach_after: datetime
    certainty: Certainty
    rungs: tuple[RungAt, ...]
    warn_at: tuple[WarnAt, ...]

    def __init__(
        self,
        watch: Stopwatch,
        due: datetime,
        breach_after: datetime,
        certainty: Certainty | Literal['known', 'assumed'],
        *,
        rungs: Iterable[RungAt] = (),
        warn_at: Iterable[WarnAt] = (),
    ) -> None:
        _set(self, "watch", watch)
        _set(self, "due", aware(due))
        _set(self, "breach_after", aware(breach_after))
        _set(self, "certainty", certainty if certainty.__class__ is Certainty else Certainty(certainty))
        _set(self, "rungs", rungs if rungs.__class__ is tuple else several(rungs))
        _set(self, "warn_at", warn_at if warn_at.__class__ is tuple else several(warn_at))


class Standstill(Value):
    """Holds where a clock stands still.

    Attributes:
        watch: Budget and time used up.
        due: The deadline as it was when the clock stopped.
    """

    _KIND: ClassVar[str] = 'Standstill'
    _FIELDS: ClassVar[tuple[str, ...]] = ('watch', 'due')
    __match_args__ = ('watch', 'due')
    __slots__ = ('watch', 'due')

    watch: Stopwatch
    due: datetime

    def __init__(
        self,
        watch: Stopwatch,
        due: datetime,
    ) -> None:
        _set(self, "watch", watch)
        _set(self, "due", aware(due))


class Marker(Value):
    """Stands for a basis that needs no number: `{}`."""

    _KIND: ClassVar[str] = 'Marker'
    _FIELDS: ClassVar[tuple[str, ...]] = ()
    __match_args__ = ()
    __slots__ = ()

    def __init__(self) -> None:
        pass


class Grace(Value):
    """Says what at once may take."""

    _KIND: ClassVar[str] = 'Grace'
    _FIELDS: ClassVar[tuple[str, ...]] = ('grace', 'basis')
    __match_args__ = ('grace',)
    __slots__ = ('grace', 'basis')

    grace: timedelta
    basis: GraceBasis

    def __init__(
        self,
        grace: timedelta | str,
        *,
        basis: GraceBasis | Literal['elapsed', 'working'] = GraceBasis.ELAPSED,
    ) -> None:
        _set(self, "grace", grace if isinstance(grace, timedelta) else span(grace))
        _set(self, "basis", basis if basis.__class__ is GraceBasis else GraceBasis(basis))


class Term(Value):
    """Says how long something may take; exactly one of the first nine names the basis."""

    _KIND: ClassVar[str] = 'Term'
    _FIELDS: ClassVar[tuple[str, ...]] = ('elapsed', 'working', 'working_days', 'calendar_days', 'months', 'years', 'same_day', 'immediate', 'as_promised', 'calendar', 'lands', 'receipt_day', 'start', 'closed_day', 'cutoff')
    __match_args__ = ()
    __slots__ = ('elapsed', 'working', 'working_days', 'calendar_days', 'months', 'years', 'same_day', 'immediate', 'as_promised', 'calendar', 'lands', 'receipt_day', 'start', 'closed_day', 'cutoff')

    elapsed: timedelta | None
    working: timedelta | None
    working_days: int | None
    calendar_days: int | None
    months: int | None
    years: int | None
    same_day: Marker | None
    immediate: Grace | None
    as_promised: Marker | None
    calendar: str | None
    lands: Lands | None
    receipt_day: FirstDay | None
    start: StartRule | None
    closed_day: ClosedDay | None
    cutoff: str | None

    def __init__(
        self,
        *,
        elapsed: timedelta | str | None = None,
        working: timedelta | str | None = None,
        working_days: int | None = None,
        calendar_days: int | None = None,
        months: int | None = None,
        years: int | None = None,
        same_day: Marker | None = None,
        immediate: Grace | None = None,
        as_promised: Marker | None = None,
        calendar: str | None = None,
        lands: Lands | Literal['end-of-day', 'midnight', 'same-time-clamped', 'same-time'] | None = None,
        receipt_day: FirstDay | Literal['excluded', 'counted'] | None = None,
        start: StartRule | Literal['roll', 'step'] | None = None,
        closed_day: ClosedDay | Literal['keep', 'next-workday', 'previous-workday'] | None = None,
        cutoff: str | None = None,
    ) -> None:
        _set(self, "elapsed", elapsed if elapsed is None or isinstance(elapsed, timedelta) else span(elapsed))
        _set(self, "working", working if working is None or isinstance(working, timedelta) else span(working))
        _set(self, "working_days", working_days)
        _set(self, "calendar_days", calendar_days)
        _set(self, "months", months)
        _set(self, "years", years)
        _set(self, "same_day", same_day)
        _set(self, "immediate", immediate)
        _set(self, "as_promised", as_promised)
        _set(self, "calendar", calendar)
        _set(self, "lands", lands if lands is None or lands.__class__ is Lands else Lands(lands))
        _set(self, "receipt_day", receipt_day if receipt_day is None or receipt_day.__class__ is FirstDay else FirstDay(receipt_day))
        _set(self, "start", start if start is None or start.__class__ is StartRule else StartRule(start))
        _set(self, "closed_day", closed_day if closed_day is None or closed_day.__class__ is ClosedDay else ClosedDay(closed_day))
        _set(self, "cutoff", cutoff)


class NewTarget(Value):
    """Holds what a time limit rests on after its target changed.

    Attributes:
        anchor: When the event it counts from happened.
        start: When counting began, after the receipt rule.
        term: The term.
        owed_by: Who owes it, as the policy names it: `handler`, `unit` or a role.
        basis: The pack revision and time zone database it rests on.
        calendar: The calendar, if the term counts on one.
        carried: The time used up that lies before.
        clauses: The clauses it comes from.
    """

    _KIND: ClassVar[str] = 'NewTarget'
    _FIELDS: ClassVar[tuple[str, ...]] = ('anchor', 'start', 'term', 'owed_by', 'basis', 'calendar', 'carried', 'clauses')
    __match_args__ = ('anchor', 'start', 'term', 'owed_by')
    __slots__ = ('anchor', 'start', 'term', 'owed_by', 'basis', 'calendar', 'carried', 'clauses')

    anchor: datetime
    start: datetime
    term: Term
    owed_by: str
    basis: Basis | None
    calendar: str | None
    carried: timedelta
    clauses: tuple[str, ...]

    def __init__(
        self,
        anchor: datetime,
        start: datetime,
        term: Term,
        owed_by: str,
        *,
        basis: Basis | None = None,
        calendar: str | None = None,
        carried: timedelta | str = timedelta(0),
        clauses: Iterable[str] = (),
    ) -> None:
        _set(self, "anchor", aware(anchor))
        _set(self, "start", aware(start))
        _set(self, "term", term)
        _set(self, "owed_by", owed_by)
        _set(self, "basis", basis)
        _set(self, "calendar", calendar)
        _set(self, "carried", carried if isinstance(carried, timedelta) else span(carried))
        _set(self, "clauses", clauses if clauses.__class__ is tuple else several(clauses))


class ObservedNobody(Value):
    """Says that a foreign log reports no waiting."""

    _TAG: ClassVar[tuple[str, str]] = ("state", "nobody")
    _KIND: ClassVar[str] = ''
    _FIELDS: ClassVar[tuple[str, ...]] = ()
    __match_args__ = ()
    __slots__ = ()

    def __init__(self) -> None:
        pass


class ObservedFor(Value):
    """Says whom a foreign log reports the case to wait for, and why in its own word."""

    _TAG: ClassVar[tuple[str, str]] = ("state", "for")
    _KIND: ClassVar[str] = ''
    _FIELDS: ClassVar[tuple[str, ...]] = ('party', 'reason')
    __match_args__ = ('party', 'reason')
    __slots__ = ('party', 'reason')

    party: Party
    reason: str

    def __init__(
        self,
        party: Party | str,
        reason: str,
    ) -> None:
        _set(self, "party", party if party.__class__ is Party else Party(party))
        _set(self, "reason", reason)


ObservedWaiting = Union[ObservedNobody, ObservedFor]
"""What a foreign log reports about waiting."""


class ObservedAcknowledged(Value):
    """Says that receipt was acknowledged."""

    _TAG: ClassVar[tuple[str, str]] = ("act", "acknowledged")
    _KIND: ClassVar[str] = ''
    _FIELDS: ClassVar[tuple[str, ...]] = ()
    __match_args__ = ()
    __slots__ = ()

    def __init__(self) -> None:
        pass


class ObservedProgress(Value):
    """Says that the customer was told how far it is."""

    _TAG: ClassVar[tuple[str, str]] = ("act", "progress_reported")
    _KIND: ClassVar[str] = ''
    _FIELDS: ClassVar[tuple[str, ...]] = ()
    __match_args__ = ()
    __slots__ = ()

    def __init__(self) -> None:
        pass


class ObservedCallback(Value):
    """Says that the customer was called back, and what the customer said."""

    _TAG: ClassVar[tuple[str, str]] = ("act", "called_back")
    _KIND: ClassVar[str] = ''
    _FIELDS: ClassVar[tuple[str, ...]] = ('result',)
    __match_args__ = ('result',)
    __slots__ = ('result',)

    result: CallbackResult

    def __init__(
        self,
        result: CallbackResult | str,
    ) -> None:
        _set(self, "result", result if result.__class__ is CallbackResult else CallbackResult(result))


class ObservedCallbackFailed(Value):
    """Says that the customer was called and not reached."""

    _TAG: ClassVar[tuple[str, str]] = ("act", "callback_failed")
    _KIND: ClassVar[str] = ''
    _FIELDS: ClassVar[tuple[str, ...]] = ()
    __match_args__ = ()
    __slots__ = ()

    def __init__(self) -> None:
        pass


ObservedAct = Union[ObservedAcknowledged, ObservedProgress, ObservedCallback, ObservedCallbackFailed]
"""What the people of a foreign system did beside the change of the stage."""


class Observation(Value):
    """Records one report of a foreign system: at an instant, the case was found so.

    Attributes:
        at: When the foreign system says it happened.
        acts: What was done beside the change of the stage.
        by: Who did it, as far as the log says.
        facts: What is known in the fact vocabulary (`unit` is the unit in charge).
        handler: The person in charge.
        level: The escalation level, 0 for none.
        outcome: How the case ended, with a settled stage.
        stage: The stage the case was found in.
        waiting: Whom the case was waiting for.
    """

    _KIND: ClassVar[str] = 'Observation'
    _FIELDS: ClassVar[tuple[str, ...]] = ('at', 'acts', 'by', 'facts', 'handler', 'level', 'outcome', 'stage', 'waiting')
    __match_args__ = ('at',)
    __slots__ = ('at', 'acts', 'by', 'facts', 'handler', 'level', 'outcome', 'stage', 'waiting')

    at: datetime
    acts: tuple[ObservedAct, ...]
    by: str | None
    facts: Facts
    handler: str | None
    level: int | None
    outcome: Outcome | None
    stage: Stage | None
    waiting: ObservedWaiting | None

    def __init__(
        self,
        at: datetime,
        *,
        acts: Iterable[ObservedAct] = (),
        by: str | None = None,
        facts: Facts | Mapping[str, str] | None = None,
        handler: str | None = None,
        level: int | None = None,
        outcome: Outcome | Literal['answered', 'satisfied', 'solved', 'unsatisfied', 'explained', 'disagreed', 'not_reachable', 'withdrawn', 'duplicate', 'merged', 'unknown'] | None = None,
        stage: Stage | str | None = None,
        waiting: ObservedWaiting | None = None,
    ) -> None:
        _set(self, "at", aware(at))
        _set(self, "acts", acts if acts.__class__ is tuple else several(acts))
        _set(self, "by", by)
        _set(self, "facts", facts if facts.__class__ is Facts else facts_of(facts))
        _set(self, "handler", handler)
        _set(self, "level", level)
        _set(self, "outcome", outcome if outcome is None or outcome.__class__ is Outcome else Outcome(outcome))
        _set(self, "stage", stage if stage is None or stage.__class__ is Stage else Stage(stage))
        _set(self, "waiting", waiting)


class CloseAct(Value):
    """Says that the machine will close the case with an outcome."""

    _VARIANT: ClassVar[str] = "close"
    _KIND: ClassVar[str] = ''
    _FIELDS: ClassVar[tuple[str, ...]] = ('value',)
    __match_args__ = ('value',)
    __slots__ = ('value',)

    value: Outcome

    def __init__(
        self,
        value: Outcome | str,
    ) -> None:
        _set(self, "value", value if value.__class__ is Outcome else Outcome(value))


ScheduledAct = Union[CloseAct, Literal["archive", "end_waiting"]]
"""What the machine does when a schedule falls due."""


__all__ = [
    "Facts",
    "Moved",
    "RunRef",
    "Pause",
    "Basis",
    "Stopwatch",
    "WarnAt",
    "RungAt",
    "Plan",
    "Standstill",
    "Marker",
    "Grace",
    "Term",
    "ObservedNobody",
    "ObservedFor",
    "ObservedWaiting",
    "ObservedAcknowledged",
    "ObservedProgress",
    "ObservedCallback",
    "ObservedCallbackFailed",
    "ObservedAct",
    "NewTarget",
    "Observation",
    "CloseAct",
    "ScheduledAct",
]
