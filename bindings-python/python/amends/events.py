"""Events: what happened to a case, in the past tense."""

# Generated from the vocabulary of the core by `tools/generate.py`; do not edit.

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import ClassVar, Literal, Union

from ._enums import ActDecision, CallbackResult, Contact, Mode, Outcome, Party, RequestKind, RequestNeed, Rescheduling, Stage, Verdict, WaitingEnd
from ._values import Basis, Facts, Moved, NewTarget, ObservedAct, ObservedWaiting, Pause, Plan, RunRef, ScheduledAct, Standstill, Term, facts_of
from ._wire import Command, Event, aware, distance, several, span

_set = object.__setattr__


class Received(Event):
    """Contact received.

    Attributes:
        policy: The policy's digest, pinned.
        customer: The customer, a reference into the host's vault.
        facts: What was known.
    """

    _TYPE: ClassVar[str] = 'case.received'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('policy', 'customer', 'facts')
    _PRIVATE: ClassVar[tuple[str, ...]] = ('customer',)
    __match_args__ = ('policy',)
    __slots__ = ('policy', 'customer', 'facts')

    policy: str
    customer: str | None
    facts: Facts

    def __init__(
        self,
        policy: str,
        *,
        customer: str | None = None,
        facts: Facts | Mapping[str, str] | None = None,
    ) -> None:
        _set(self, "policy", policy)
        _set(self, "customer", customer)
        _set(self, "facts", facts if facts.__class__ is Facts else facts_of(facts))


class Registered(Event):
    """Case registered.

    Attributes:
        moved: The stages.
        kind: The kind.
        contact: Whether the customer can be reached.
        facts: What was known.
        fields: Which form fields were present.
    """

    _TYPE: ClassVar[str] = 'case.registered'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('moved', 'kind', 'contact', 'facts', 'fields')
    __match_args__ = ('moved', 'kind', 'contact')
    __slots__ = ('moved', 'kind', 'contact', 'facts', 'fields')

    moved: Moved
    kind: str
    contact: Contact
    facts: Facts
    fields: tuple[str, ...]

    def __init__(
        self,
        moved: Moved,
        kind: str,
        contact: Contact | Literal['reachable', 'anonymous', 'uncontactable'],
        *,
        facts: Facts | Mapping[str, str] | None = None,
        fields: Iterable[str] = (),
    ) -> None:
        _set(self, "moved", moved)
        _set(self, "kind", kind)
        _set(self, "contact", contact if contact.__class__ is Contact else Contact(contact))
        _set(self, "facts", facts if facts.__class__ is Facts else facts_of(facts))
        _set(self, "fields", fields if fields.__class__ is tuple else several(fields))


class Acknowledged(Event):
    """Receipt acknowledged.

    Attributes:
        from_: The stage before.
        to: The stage after.
    """

    _TYPE: ClassVar[str] = 'case.acknowledged'
    _KIND: ClassVar[str] = 'Event'
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


class Answered(Event):
    """Answered.

    Attributes:
        moved: The stages.
        note: The digest of the text.
    """

    _TYPE: ClassVar[str] = 'case.answered'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('moved', 'note')
    __match_args__ = ('moved',)
    __slots__ = ('moved', 'note')

    moved: Moved
    note: str | None

    def __init__(
        self,
        moved: Moved,
        *,
        note: str | None = None,
    ) -> None:
        _set(self, "moved", moved)
        _set(self, "note", note)


class Deferred(Event):
    """Answer promised.

    Attributes:
        moved: The stages.
        until: The time promised; none where a foreign log does not say.
    """

    _TYPE: ClassVar[str] = 'case.deferred'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('moved', 'until')
    __match_args__ = ('moved',)
    __slots__ = ('moved', 'until')

    moved: Moved
    until: datetime | None

    def __init__(
        self,
        moved: Moved,
        *,
        until: datetime | None = None,
    ) -> None:
        _set(self, "moved", moved)
        _set(self, "until", until if until is None else aware(until))


class Classified(Event):
    """Stage classified reached.

    Attributes:
        from_: The stage before.
        to: The stage after.
    """

    _TYPE: ClassVar[str] = 'case.classified'
    _KIND: ClassVar[str] = 'Event'
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


class Assigned(Event):
    """Stage assigned reached.

    Attributes:
        from_: The stage before.
        to: The stage after.
    """

    _TYPE: ClassVar[str] = 'case.assigned'
    _KIND: ClassVar[str] = 'Event'
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


class HandlerNamed(Event):
    """Stage handler named reached.

    Attributes:
        from_: The stage before.
        to: The stage after.
    """

    _TYPE: ClassVar[str] = 'case.handler_named'
    _KIND: ClassVar[str] = 'Event'
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


class InvestigationStarted(Event):
    """Investigation started.

    Attributes:
        from_: The stage before.
        to: The stage after.
    """

    _TYPE: ClassVar[str] = 'case.investigation_started'
    _KIND: ClassVar[str] = 'Event'
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


class SolutionDrafted(Event):
    """Stage solution drafted reached.

    Attributes:
        from_: The stage before.
        to: The stage after.
    """

    _TYPE: ClassVar[str] = 'case.solution_drafted'
    _KIND: ClassVar[str] = 'Event'
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


class ApprovalAwaited(Event):
    """Stage awaiting approval reached.

    Attributes:
        from_: The stage before.
        to: The stage after.
    """

    _TYPE: ClassVar[str] = 'case.approval_awaited'
    _KIND: ClassVar[str] = 'Event'
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


class SolutionCleared(Event):
    """Stage solution approved reached.

    Attributes:
        from_: The stage before.
        to: The stage after.
    """

    _TYPE: ClassVar[str] = 'case.solution_cleared'
    _KIND: ClassVar[str] = 'Event'
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


class CustomerAwaited(Event):
    """Stage awaiting the customer reached.

    Attributes:
        from_: The stage before.
        to: The stage after.
    """

    _TYPE: ClassVar[str] = 'case.customer_awaited'
    _KIND: ClassVar[str] = 'Event'
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


class WorkStarted(Event):
    """Work started.

    Attributes:
        from_: The stage before.
        to: The stage after.
    """

    _TYPE: ClassVar[str] = 'case.work_started'
    _KIND: ClassVar[str] = 'Event'
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


class ProgressReported(Event):
    """Progress reported.

    Attributes:
        moved: The stages.
        note: The digest of the text.
    """

    _TYPE: ClassVar[str] = 'case.progress_reported'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('moved', 'note')
    __match_args__ = ('moved',)
    __slots__ = ('moved', 'note')

    moved: Moved
    note: str | None

    def __init__(
        self,
        moved: Moved,
        *,
        note: str | None = None,
    ) -> None:
        _set(self, "moved", moved)
        _set(self, "note", note)


class Handled(Event):
    """Handled.

    Attributes:
        moved: The stages.
        note: The digest of the text.
    """

    _TYPE: ClassVar[str] = 'case.handled'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('moved', 'note')
    __match_args__ = ('moved',)
    __slots__ = ('moved', 'note')

    moved: Moved
    note: str | None

    def __init__(
        self,
        moved: Moved,
        *,
        note: str | None = None,
    ) -> None:
        _set(self, "moved", moved)
        _set(self, "note", note)


class Verified(Event):
    """Result verified.

    Attributes:
        moved: The stages.
        note: The digest of the text.
    """

    _TYPE: ClassVar[str] = 'case.verified'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('moved', 'note')
    __match_args__ = ('moved',)
    __slots__ = ('moved', 'note')

    moved: Moved
    note: str | None

    def __init__(
        self,
        moved: Moved,
        *,
        note: str | None = None,
    ) -> None:
        _set(self, "moved", moved)
        _set(self, "note", note)


class ResultRejected(Event):
    """Result rejected.

    Attributes:
        moved: The stages.
        reason: Why.
        note: The digest of a text.
    """

    _TYPE: ClassVar[str] = 'case.result_rejected'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('moved', 'reason', 'note')
    __match_args__ = ('moved', 'reason')
    __slots__ = ('moved', 'reason', 'note')

    moved: Moved
    reason: str
    note: str | None

    def __init__(
        self,
        moved: Moved,
        reason: str,
        *,
        note: str | None = None,
    ) -> None:
        _set(self, "moved", moved)
        _set(self, "reason", reason)
        _set(self, "note", note)


class Replied(Event):
    """Customer replied to.

    Attributes:
        moved: The stages.
        channel: The channel used.
        ticks: Ticks of the reply checklist.
        note: The digest of the reply.
    """

    _TYPE: ClassVar[str] = 'case.replied'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('moved', 'channel', 'ticks', 'note')
    __match_args__ = ('moved',)
    __slots__ = ('moved', 'channel', 'ticks', 'note')

    moved: Moved
    channel: str | None
    ticks: tuple[str, ...]
    note: str | None

    def __init__(
        self,
        moved: Moved,
        *,
        channel: str | None = None,
        ticks: Iterable[str] = (),
        note: str | None = None,
    ) -> None:
        _set(self, "moved", moved)
        _set(self, "channel", channel)
        _set(self, "ticks", ticks if ticks.__class__ is tuple else several(ticks))
        _set(self, "note", note)


class ReplyRejected(Event):
    """Reply rejected by the customer.

    Attributes:
        moved: The stages.
        reason: Why.
        note: The digest of a text.
    """

    _TYPE: ClassVar[str] = 'case.reply_rejected'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('moved', 'reason', 'note')
    __match_args__ = ('moved', 'reason')
    __slots__ = ('moved', 'reason', 'note')

    moved: Moved
    reason: str
    note: str | None

    def __init__(
        self,
        moved: Moved,
        reason: str,
        *,
        note: str | None = None,
    ) -> None:
        _set(self, "moved", moved)
        _set(self, "reason", reason)
        _set(self, "note", note)


class Agreed(Event):
    """Agreement reached.

    Attributes:
        moved: The stages.
        note: The digest of the text.
    """

    _TYPE: ClassVar[str] = 'case.agreed'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('moved', 'note')
    __match_args__ = ('moved',)
    __slots__ = ('moved', 'note')

    moved: Moved
    note: str | None

    def __init__(
        self,
        moved: Moved,
        *,
        note: str | None = None,
    ) -> None:
        _set(self, "moved", moved)
        _set(self, "note", note)


class CallbackAwaited(Event):
    """Stage callback pending reached.

    Attributes:
        from_: The stage before.
        to: The stage after.
    """

    _TYPE: ClassVar[str] = 'case.callback_awaited'
    _KIND: ClassVar[str] = 'Event'
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


class Closed(Event):
    """Closed.

    Attributes:
        moved: The stages.
        outcome: The outcome.
        reason: Why.
        note: The digest of a text.
        case: The case it is a duplicate of or was merged into.
    """

    _TYPE: ClassVar[str] = 'case.closed'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('moved', 'outcome', 'reason', 'note', 'case')
    __match_args__ = ('moved', 'outcome')
    __slots__ = ('moved', 'outcome', 'reason', 'note', 'case')

    moved: Moved
    outcome: Outcome
    reason: str | None
    note: str | None
    case: str | None

    def __init__(
        self,
        moved: Moved,
        outcome: Outcome | Literal['answered', 'satisfied', 'solved', 'unsatisfied', 'explained', 'disagreed', 'not_reachable', 'withdrawn', 'duplicate', 'merged', 'unknown'],
        *,
        reason: str | None = None,
        note: str | None = None,
        case: str | None = None,
    ) -> None:
        _set(self, "moved", moved)
        _set(self, "outcome", outcome if outcome.__class__ is Outcome else Outcome(outcome))
        _set(self, "reason", reason)
        _set(self, "note", note)
        _set(self, "case", case)


class Reopened(Event):
    """Reopened.

    Attributes:
        moved: The stages.
        reason: Why.
        episode: The episode that begins, 1 being the first after the opening one.
    """

    _TYPE: ClassVar[str] = 'case.reopened'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('moved', 'reason', 'episode')
    __match_args__ = ('moved', 'reason', 'episode')
    __slots__ = ('moved', 'reason', 'episode')

    moved: Moved
    reason: str
    episode: int

    def __init__(
        self,
        moved: Moved,
        reason: str,
        episode: int,
    ) -> None:
        _set(self, "moved", moved)
        _set(self, "reason", reason)
        _set(self, "episode", episode)


class Archived(Event):
    """Archived.

    Attributes:
        from_: The stage before.
        to: The stage after.
    """

    _TYPE: ClassVar[str] = 'case.archived'
    _KIND: ClassVar[str] = 'Event'
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


class TriageRecorded(Event):
    """Classified and prioritised.

    Attributes:
        facts: The facts given.
        priority: The priority.
        rule: The matrix row that set it.
    """

    _TYPE: ClassVar[str] = 'triage.classified'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('facts', 'priority', 'rule')
    __match_args__ = ('facts',)
    __slots__ = ('facts', 'priority', 'rule')

    facts: Facts
    priority: str | None
    rule: str | None

    def __init__(
        self,
        facts: Facts | Mapping[str, str],
        *,
        priority: str | None = None,
        rule: str | None = None,
    ) -> None:
        _set(self, "facts", facts if facts.__class__ is Facts else facts_of(facts))
        _set(self, "priority", priority)
        _set(self, "rule", rule)


class Admitted(Event):
    """Accepted as a complaint."""

    _TYPE: ClassVar[str] = 'triage.admitted'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ()
    __match_args__ = ()
    __slots__ = ()

    def __init__(self) -> None:
        pass


class Reclassified(Event):
    """Kind changed.

    Attributes:
        from_: The kind before.
        kind: The kind after.
        reason: Why.
    """

    _TYPE: ClassVar[str] = 'triage.reclassified'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('from_', 'kind', 'reason')
    __match_args__ = ('from_', 'kind', 'reason')
    __slots__ = ('from_', 'kind', 'reason')

    from_: str
    kind: str
    reason: str

    def __init__(
        self,
        from_: str,
        kind: str,
        reason: str,
    ) -> None:
        _set(self, "from_", from_)
        _set(self, "kind", kind)
        _set(self, "reason", reason)


class UnitAssigned(Event):
    """Assigned to a unit.

    Attributes:
        unit: The unit.
        due: The time set.
        rule: The route that chose it.
    """

    _TYPE: ClassVar[str] = 'assignment.assigned'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('unit', 'due', 'rule')
    __match_args__ = ('unit',)
    __slots__ = ('unit', 'due', 'rule')

    unit: str
    due: datetime | None
    rule: str | None

    def __init__(
        self,
        unit: str,
        *,
        due: datetime | None = None,
        rule: str | None = None,
    ) -> None:
        _set(self, "unit", unit)
        _set(self, "due", due if due is None else aware(due))
        _set(self, "rule", rule)


class Transferred(Event):
    """Transferred.

    Attributes:
        unit: The unit after.
        reason: Why.
        from_: The unit before.
        due: The time set.
    """

    _TYPE: ClassVar[str] = 'assignment.transferred'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('unit', 'reason', 'from_', 'due')
    __match_args__ = ('unit', 'reason')
    __slots__ = ('unit', 'reason', 'from_', 'due')

    unit: str
    reason: str
    from_: str | None
    due: datetime | None

    def __init__(
        self,
        unit: str,
        reason: str,
        *,
        from_: str | None = None,
        due: datetime | None = None,
    ) -> None:
        _set(self, "unit", unit)
        _set(self, "reason", reason)
        _set(self, "from_", from_)
        _set(self, "due", due if due is None else aware(due))


class Returned(Event):
    """Returned to the dispatcher.

    Attributes:
        reason: The reason, a value of the host's list.
        note: The digest of a text kept by the host.
    """

    _TYPE: ClassVar[str] = 'assignment.returned'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('reason', 'note')
    __match_args__ = ('reason',)
    __slots__ = ('reason', 'note')

    reason: str
    note: str | None

    def __init__(
        self,
        reason: str,
        *,
        note: str | None = None,
    ) -> None:
        _set(self, "reason", reason)
        _set(self, "note", note)


class HandlerSet(Event):
    """Handler named.

    Attributes:
        handler: The person.
    """

    _TYPE: ClassVar[str] = 'assignment.handler_named'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('handler',)
    __match_args__ = ('handler',)
    __slots__ = ('handler',)

    handler: str

    def __init__(
        self,
        handler: str,
    ) -> None:
        _set(self, "handler", handler)


class ConflictDeclared(Event):
    """Conflict of interest declared.

    Attributes:
        person: The person.
        reason: Why.
    """

    _TYPE: ClassVar[str] = 'assignment.conflict_declared'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('person', 'reason')
    __match_args__ = ('person', 'reason')
    __slots__ = ('person', 'reason')

    person: str
    reason: str

    def __init__(
        self,
        person: str,
        reason: str,
    ) -> None:
        _set(self, "person", person)
        _set(self, "reason", reason)


class WaitingStarted(Event):
    """Waiting started.

    Attributes:
        party: The party.
        reason: Why.
        evidence: The digest of the evidence.
        until: When it ends by itself.
    """

    _TYPE: ClassVar[str] = 'waiting.started'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('party', 'reason', 'evidence', 'until')
    __match_args__ = ('party', 'reason')
    __slots__ = ('party', 'reason', 'evidence', 'until')

    party: Party
    reason: str
    evidence: str | None
    until: datetime | None

    def __init__(
        self,
        party: Party | Literal['us', 'customer', 'partner', 'unit', 'world'],
        reason: str,
        *,
        evidence: str | None = None,
        until: datetime | None = None,
    ) -> None:
        _set(self, "party", party if party.__class__ is Party else Party(party))
        _set(self, "reason", reason)
        _set(self, "evidence", evidence)
        _set(self, "until", until if until is None else aware(until))


class WaitingEnded(Event):
    """Waiting ended.

    Attributes:
        party: Whom the case waited for.
        reason: Why it was waiting.
        cause: What ended it.
        because: Why somebody ended it.
        note: The digest of a text.
    """

    _TYPE: ClassVar[str] = 'waiting.ended'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('party', 'reason', 'cause', 'because', 'note')
    __match_args__ = ('party', 'reason', 'cause')
    __slots__ = ('party', 'reason', 'cause', 'because', 'note')

    party: Party
    reason: str
    cause: WaitingEnd
    because: str | None
    note: str | None

    def __init__(
        self,
        party: Party | Literal['us', 'customer', 'partner', 'unit', 'world'],
        reason: str,
        cause: WaitingEnd | Literal['resumed', 'expired', 'superseded', 'settled'],
        *,
        because: str | None = None,
        note: str | None = None,
    ) -> None:
        _set(self, "party", party if party.__class__ is Party else Party(party))
        _set(self, "reason", reason)
        _set(self, "cause", cause if cause.__class__ is WaitingEnd else WaitingEnd(cause))
        _set(self, "because", because)
        _set(self, "note", note)


class Asked(Event):
    """Request made.

    Attributes:
        request: Its ordinal in the case.
        kind: What is asked.
        to: Who is asked.
        need: Whether it must be answered.
        due: By when.
    """

    _TYPE: ClassVar[str] = 'request.asked'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('request', 'kind', 'to', 'need', 'due')
    __match_args__ = ('request', 'kind', 'to', 'need')
    __slots__ = ('request', 'kind', 'to', 'need', 'due')

    request: int
    kind: RequestKind
    to: str
    need: RequestNeed
    due: datetime | None

    def __init__(
        self,
        request: int,
        kind: RequestKind | Literal['consult', 'joint_investigation', 'contact_sheet', 'rectification', 'verdict'],
        to: str,
        need: RequestNeed | Literal['mandatory', 'optional'],
        *,
        due: datetime | None = None,
    ) -> None:
        _set(self, "request", request)
        _set(self, "kind", kind if kind.__class__ is RequestKind else RequestKind(kind))
        _set(self, "to", to)
        _set(self, "need", need if need.__class__ is RequestNeed else RequestNeed(need))
        _set(self, "due", due if due is None else aware(due))


class RequestAnswered(Event):
    """Request answered.

    Attributes:
        request: Its ordinal in the case.
        kind: What was asked.
        note: The digest of the answer.
    """

    _TYPE: ClassVar[str] = 'request.answered'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('request', 'kind', 'note')
    __match_args__ = ('request', 'kind')
    __slots__ = ('request', 'kind', 'note')

    request: int
    kind: RequestKind
    note: str | None

    def __init__(
        self,
        request: int,
        kind: RequestKind | Literal['consult', 'joint_investigation', 'contact_sheet', 'rectification', 'verdict'],
        *,
        note: str | None = None,
    ) -> None:
        _set(self, "request", request)
        _set(self, "kind", kind if kind.__class__ is RequestKind else RequestKind(kind))
        _set(self, "note", note)


class RequestRefused(Event):
    """Request refused.

    Attributes:
        request: Its ordinal in the case.
        kind: What was asked.
        reason: Why.
    """

    _TYPE: ClassVar[str] = 'request.refused'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('request', 'kind', 'reason')
    __match_args__ = ('request', 'kind', 'reason')
    __slots__ = ('request', 'kind', 'reason')

    request: int
    kind: RequestKind
    reason: str

    def __init__(
        self,
        request: int,
        kind: RequestKind | Literal['consult', 'joint_investigation', 'contact_sheet', 'rectification', 'verdict'],
        reason: str,
    ) -> None:
        _set(self, "request", request)
        _set(self, "kind", kind if kind.__class__ is RequestKind else RequestKind(kind))
        _set(self, "reason", reason)


class RequestWithdrawn(Event):
    """Request withdrawn.

    Attributes:
        request: Its ordinal in the case.
        kind: What was asked.
        reason: Why.
    """

    _TYPE: ClassVar[str] = 'request.withdrawn'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('request', 'kind', 'reason')
    __match_args__ = ('request', 'kind', 'reason')
    __slots__ = ('request', 'kind', 'reason')

    request: int
    kind: RequestKind
    reason: str

    def __init__(
        self,
        request: int,
        kind: RequestKind | Literal['consult', 'joint_investigation', 'contact_sheet', 'rectification', 'verdict'],
        reason: str,
    ) -> None:
        _set(self, "request", request)
        _set(self, "kind", kind if kind.__class__ is RequestKind else RequestKind(kind))
        _set(self, "reason", reason)


class Proposed(Event):
    """Solution proposed.

    Attributes:
        revision: The revision, 1 for the first.
        cause: The cause found.
        measures: The measures.
        analysis: The digest of the analysis report.
    """

    _TYPE: ClassVar[str] = 'solution.proposed'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('revision', 'cause', 'measures', 'analysis')
    __match_args__ = ('revision',)
    __slots__ = ('revision', 'cause', 'measures', 'analysis')

    revision: int
    cause: str | None
    measures: tuple[str, ...]
    analysis: str | None

    def __init__(
        self,
        revision: int,
        *,
        cause: str | None = None,
        measures: Iterable[str] = (),
        analysis: str | None = None,
    ) -> None:
        _set(self, "revision", revision)
        _set(self, "cause", cause)
        _set(self, "measures", measures if measures.__class__ is tuple else several(measures))
        _set(self, "analysis", analysis)


class Submitted(Event):
    """Solution submitted.

    Attributes:
        revision: The revision.
        note: The digest of a text.
    """

    _TYPE: ClassVar[str] = 'solution.submitted'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('revision', 'note')
    __match_args__ = ('revision',)
    __slots__ = ('revision', 'note')

    revision: int
    note: str | None

    def __init__(
        self,
        revision: int,
        *,
        note: str | None = None,
    ) -> None:
        _set(self, "revision", revision)
        _set(self, "note", note)


class Approved(Event):
    """Solution approved.

    Attributes:
        revision: The revision.
        note: The digest of a text.
    """

    _TYPE: ClassVar[str] = 'solution.approved'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('revision', 'note')
    __match_args__ = ('revision',)
    __slots__ = ('revision', 'note')

    revision: int
    note: str | None

    def __init__(
        self,
        revision: int,
        *,
        note: str | None = None,
    ) -> None:
        _set(self, "revision", revision)
        _set(self, "note", note)


class Rejected(Event):
    """Solution rejected.

    Attributes:
        revision: The revision.
        reason: Why.
        note: The digest of a text.
    """

    _TYPE: ClassVar[str] = 'solution.rejected'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('revision', 'reason', 'note')
    __match_args__ = ('revision', 'reason')
    __slots__ = ('revision', 'reason', 'note')

    revision: int
    reason: str
    note: str | None

    def __init__(
        self,
        revision: int,
        reason: str,
        *,
        note: str | None = None,
    ) -> None:
        _set(self, "revision", revision)
        _set(self, "reason", reason)
        _set(self, "note", note)


class Presented(Event):
    """Solution presented.

    Attributes:
        revision: The revision.
        note: The digest of a text.
    """

    _TYPE: ClassVar[str] = 'solution.presented'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('revision', 'note')
    __match_args__ = ('revision',)
    __slots__ = ('revision', 'note')

    revision: int
    note: str | None

    def __init__(
        self,
        revision: int,
        *,
        note: str | None = None,
    ) -> None:
        _set(self, "revision", revision)
        _set(self, "note", note)


class Objected(Event):
    """Customer objected.

    Attributes:
        revision: The revision.
        reason: Why.
        note: The digest of a text.
    """

    _TYPE: ClassVar[str] = 'solution.objected'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('revision', 'reason', 'note')
    __match_args__ = ('revision', 'reason')
    __slots__ = ('revision', 'reason', 'note')

    revision: int
    reason: str
    note: str | None

    def __init__(
        self,
        revision: int,
        reason: str,
        *,
        note: str | None = None,
    ) -> None:
        _set(self, "revision", revision)
        _set(self, "reason", reason)
        _set(self, "note", note)


class Confirmed(Event):
    """Customer confirmed.

    Attributes:
        revision: The revision.
        note: The digest of a text.
    """

    _TYPE: ClassVar[str] = 'solution.confirmed'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('revision', 'note')
    __match_args__ = ('revision',)
    __slots__ = ('revision', 'note')

    revision: int
    note: str | None

    def __init__(
        self,
        revision: int,
        *,
        note: str | None = None,
    ) -> None:
        _set(self, "revision", revision)
        _set(self, "note", note)


class Escalated(Event):
    """Escalated.

    Attributes:
        level: The level after.
        to: Whom it went to.
        reason: Why.
    """

    _TYPE: ClassVar[str] = 'escalation.raised'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('level', 'to', 'reason')
    __match_args__ = ('level', 'to', 'reason')
    __slots__ = ('level', 'to', 'reason')

    level: int
    to: str
    reason: str

    def __init__(
        self,
        level: int,
        to: str,
        reason: str,
    ) -> None:
        _set(self, "level", level)
        _set(self, "to", to)
        _set(self, "reason", reason)


class RungTaken(Event):
    """Escalation rung taken.

    Attributes:
        run: The run.
        rung: Which rung, 0 the first.
        level: The level after.
        to: Whom it went to.
    """

    _TYPE: ClassVar[str] = 'escalation.rung_taken'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('run', 'rung', 'level', 'to')
    __match_args__ = ('run', 'rung', 'level', 'to')
    __slots__ = ('run', 'rung', 'level', 'to')

    run: RunRef
    rung: int
    level: int
    to: str

    def __init__(
        self,
        run: RunRef,
        rung: int,
        level: int,
        to: str,
    ) -> None:
        _set(self, "run", run)
        _set(self, "rung", rung)
        _set(self, "level", level)
        _set(self, "to", to)


class EscalationAcknowledged(Event):
    """Escalation acknowledged."""

    _TYPE: ClassVar[str] = 'escalation.acknowledged'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ()
    __match_args__ = ()
    __slots__ = ()

    def __init__(self) -> None:
        pass


class Deescalated(Event):
    """Escalation lowered.

    Attributes:
        level: The level after.
        reason: Why.
        note: The digest of a text.
    """

    _TYPE: ClassVar[str] = 'escalation.lowered'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('level', 'reason', 'note')
    __match_args__ = ('level', 'reason')
    __slots__ = ('level', 'reason', 'note')

    level: int
    reason: str
    note: str | None

    def __init__(
        self,
        level: int,
        reason: str,
        *,
        note: str | None = None,
    ) -> None:
        _set(self, "level", level)
        _set(self, "reason", reason)
        _set(self, "note", note)


class CallbackOwed(Event):
    """Callback owed.

    Attributes:
        episode: The episode it belongs to.
    """

    _TYPE: ClassVar[str] = 'followup.owed'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('episode',)
    __match_args__ = ('episode',)
    __slots__ = ('episode',)

    episode: int

    def __init__(
        self,
        episode: int,
    ) -> None:
        _set(self, "episode", episode)


class CallbackDone(Event):
    """Callback done.

    Attributes:
        result: What the customer said.
        ticks: Ticks of the callback script.
    """

    _TYPE: ClassVar[str] = 'followup.done'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('result', 'ticks')
    __match_args__ = ('result',)
    __slots__ = ('result', 'ticks')

    result: CallbackResult
    ticks: tuple[str, ...]

    def __init__(
        self,
        result: CallbackResult | Literal['solved_and_satisfied', 'solved', 'solved_not_satisfied', 'not_solved'],
        *,
        ticks: Iterable[str] = (),
    ) -> None:
        _set(self, "result", result if result.__class__ is CallbackResult else CallbackResult(result))
        _set(self, "ticks", ticks if ticks.__class__ is tuple else several(ticks))


class AttemptFailed(Event):
    """Callback attempt failed.

    Attributes:
        attempt: Which attempt, 1 the first.
        reason: Why.
        note: The digest of a text.
    """

    _TYPE: ClassVar[str] = 'followup.attempt_failed'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('attempt', 'reason', 'note')
    __match_args__ = ('attempt', 'reason')
    __slots__ = ('attempt', 'reason', 'note')

    attempt: int
    reason: str
    note: str | None

    def __init__(
        self,
        attempt: int,
        reason: str,
        *,
        note: str | None = None,
    ) -> None:
        _set(self, "attempt", attempt)
        _set(self, "reason", reason)
        _set(self, "note", note)


class CallbackFailed(Event):
    """Callback failed for good.

    Attributes:
        reason: The reason, a value of the host's list.
        note: The digest of a text kept by the host.
    """

    _TYPE: ClassVar[str] = 'followup.failed'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('reason', 'note')
    __match_args__ = ('reason',)
    __slots__ = ('reason', 'note')

    reason: str
    note: str | None

    def __init__(
        self,
        reason: str,
        *,
        note: str | None = None,
    ) -> None:
        _set(self, "reason", reason)
        _set(self, "note", note)


class CallbackCancelled(Event):
    """Callback cancelled."""

    _TYPE: ClassVar[str] = 'followup.cancelled'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ()
    __match_args__ = ()
    __slots__ = ()

    def __init__(self) -> None:
        pass


class ObligationStarted(Event):
    """Time limit started.

    Attributes:
        run: The run.
        episode: The episode it belongs to.
        anchor: When the event that started it happened.
        start: When counting began, after the receipt rule.
        term: The term.
        owed_by: Who owes it, as the policy names it: `handler`, `unit` or a role.
        plan: When everything falls due.
        request: The request whose answer is owed, if an event about a request started it.
        continues: The run it goes on with after a reopening: what that one used up counts.
        gap: The stretch before it goes on that does not count.
        clauses: The clauses it comes from.
        calendar: The calendar, if the term counts on one.
        basis: The pack revision and time zone database it rests on.
    """

    _TYPE: ClassVar[str] = 'obligation.started'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('run', 'episode', 'anchor', 'start', 'term', 'owed_by', 'plan', 'request', 'continues', 'gap', 'clauses', 'calendar', 'basis')
    __match_args__ = ('run', 'episode', 'anchor', 'start', 'term', 'owed_by', 'plan')
    __slots__ = ('run', 'episode', 'anchor', 'start', 'term', 'owed_by', 'plan', 'request', 'continues', 'gap', 'clauses', 'calendar', 'basis')

    run: RunRef
    episode: int
    anchor: datetime
    start: datetime
    term: Term
    owed_by: str
    plan: Plan
    request: int | None
    continues: int | None
    gap: Pause | None
    clauses: tuple[str, ...]
    calendar: str | None
    basis: Basis | None

    def __init__(
        self,
        run: RunRef,
        episode: int,
        anchor: datetime,
        start: datetime,
        term: Term,
        owed_by: str,
        plan: Plan,
        *,
        request: int | None = None,
        continues: int | None = None,
        gap: Pause | None = None,
        clauses: Iterable[str] = (),
        calendar: str | None = None,
        basis: Basis | None = None,
    ) -> None:
        _set(self, "run", run)
        _set(self, "episode", episode)
        _set(self, "anchor", aware(anchor))
        _set(self, "start", aware(start))
        _set(self, "term", term)
        _set(self, "owed_by", owed_by)
        _set(self, "plan", plan)
        _set(self, "request", request)
        _set(self, "continues", continues)
        _set(self, "gap", gap)
        _set(self, "clauses", clauses if clauses.__class__ is tuple else several(clauses))
        _set(self, "calendar", calendar)
        _set(self, "basis", basis)


class ObligationPaused(Event):
    """Time limit paused.

    Attributes:
        run: The run.
        consumed: The time used up.
    """

    _TYPE: ClassVar[str] = 'obligation.paused'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('run', 'consumed')
    __match_args__ = ('run', 'consumed')
    __slots__ = ('run', 'consumed')

    run: RunRef
    consumed: timedelta

    def __init__(
        self,
        run: RunRef,
        consumed: timedelta | str,
    ) -> None:
        _set(self, "run", run)
        _set(self, "consumed", consumed if isinstance(consumed, timedelta) else span(consumed))


class ObligationResumed(Event):
    """Time limit resumed.

    Attributes:
        run: The run.
        cause: Why.
        target: What it rests on now, where that changed.
        was_due: The deadline before, if one was known.
        reason: Why it was extended.
        by: By how much it was extended.
        plan: When everything falls due now; none while paused.
        paused: What is used up and left while the clock stands still.
    """

    _TYPE: ClassVar[str] = 'obligation.resumed'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('run', 'cause', 'target', 'was_due', 'reason', 'by', 'plan', 'paused')
    __match_args__ = ('run', 'cause')
    __slots__ = ('run', 'cause', 'target', 'was_due', 'reason', 'by', 'plan', 'paused')

    run: RunRef
    cause: Rescheduling
    target: NewTarget | None
    was_due: datetime | None
    reason: str | None
    by: timedelta | str | None
    plan: Plan | None
    paused: Standstill | None

    def __init__(
        self,
        run: RunRef,
        cause: Rescheduling | Literal['resumed', 'retargeted', 'extended'],
        *,
        target: NewTarget | None = None,
        was_due: datetime | None = None,
        reason: str | None = None,
        by: timedelta | str | None = None,
        plan: Plan | None = None,
        paused: Standstill | None = None,
    ) -> None:
        _set(self, "run", run)
        _set(self, "cause", cause if cause.__class__ is Rescheduling else Rescheduling(cause))
        _set(self, "target", target)
        _set(self, "was_due", was_due if was_due is None else aware(was_due))
        _set(self, "reason", reason)
        _set(self, "by", by if by is None else distance(by))
        _set(self, "plan", plan)
        _set(self, "paused", paused)


class ObligationWarned(Event):
    """Time limit warning.

    Attributes:
        run: The run.
        warning: Which warning, 0 the first of the policy.
        due: When it falls due.
    """

    _TYPE: ClassVar[str] = 'obligation.warned'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('run', 'warning', 'due')
    __match_args__ = ('run', 'warning', 'due')
    __slots__ = ('run', 'warning', 'due')

    run: RunRef
    warning: int
    due: datetime

    def __init__(
        self,
        run: RunRef,
        warning: int,
        due: datetime,
    ) -> None:
        _set(self, "run", run)
        _set(self, "warning", warning)
        _set(self, "due", aware(due))


class RungReached(Event):
    """Escalation rung reached.

    Attributes:
        run: The run.
        rung: Which rung, 0 the first.
        to: Whom it goes to.
    """

    _TYPE: ClassVar[str] = 'obligation.rung_reached'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('run', 'rung', 'to')
    __match_args__ = ('run', 'rung', 'to')
    __slots__ = ('run', 'rung', 'to')

    run: RunRef
    rung: int
    to: str

    def __init__(
        self,
        run: RunRef,
        rung: int,
        to: str,
    ) -> None:
        _set(self, "run", run)
        _set(self, "rung", rung)
        _set(self, "to", to)


class ObligationMet(Event):
    """Time limit met.

    Attributes:
        run: The run.
        due: The deadline; none when the clock stood still.
    """

    _TYPE: ClassVar[str] = 'obligation.met'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('run', 'due')
    __match_args__ = ('run',)
    __slots__ = ('run', 'due')

    run: RunRef
    due: datetime | None

    def __init__(
        self,
        run: RunRef,
        *,
        due: datetime | None = None,
    ) -> None:
        _set(self, "run", run)
        _set(self, "due", due if due is None else aware(due))


class ObligationBreached(Event):
    """Time limit breached.

    Attributes:
        run: The run.
        due: The deadline; none when the clock stood still.
    """

    _TYPE: ClassVar[str] = 'obligation.breached'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('run', 'due')
    __match_args__ = ('run',)
    __slots__ = ('run', 'due')

    run: RunRef
    due: datetime | None

    def __init__(
        self,
        run: RunRef,
        *,
        due: datetime | None = None,
    ) -> None:
        _set(self, "run", run)
        _set(self, "due", due if due is None else aware(due))


class ObligationFulfilled(Event):
    """Done after the breach.

    Attributes:
        run: The run.
        due: The deadline; none when the clock stood still.
    """

    _TYPE: ClassVar[str] = 'obligation.fulfilled'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('run', 'due')
    __match_args__ = ('run',)
    __slots__ = ('run', 'due')

    run: RunRef
    due: datetime | None

    def __init__(
        self,
        run: RunRef,
        *,
        due: datetime | None = None,
    ) -> None:
        _set(self, "run", run)
        _set(self, "due", due if due is None else aware(due))


class ObligationCancelled(Event):
    """Time limit cancelled.

    Attributes:
        run: The run.
        reason: Why.
    """

    _TYPE: ClassVar[str] = 'obligation.cancelled'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('run', 'reason')
    __match_args__ = ('run', 'reason')
    __slots__ = ('run', 'reason')

    run: RunRef
    reason: str

    def __init__(
        self,
        run: RunRef,
        reason: str,
    ) -> None:
        _set(self, "run", run)
        _set(self, "reason", reason)


class ObligationWaived(Event):
    """Time limit waived.

    Attributes:
        run: The run.
        reason: Why.
    """

    _TYPE: ClassVar[str] = 'obligation.waived'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('run', 'reason')
    __match_args__ = ('run', 'reason')
    __slots__ = ('run', 'reason')

    run: RunRef
    reason: str

    def __init__(
        self,
        run: RunRef,
        reason: str,
    ) -> None:
        _set(self, "run", run)
        _set(self, "reason", reason)


class ObligationImpossible(Event):
    """Impossible to meet.

    Attributes:
        run: The run.
        episode: The episode it belongs to.
        contact: Why.
    """

    _TYPE: ClassVar[str] = 'obligation.impossible'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('run', 'episode', 'contact')
    __match_args__ = ('run', 'episode', 'contact')
    __slots__ = ('run', 'episode', 'contact')

    run: RunRef
    episode: int
    contact: Contact

    def __init__(
        self,
        run: RunRef,
        episode: int,
        contact: Contact | Literal['reachable', 'anonymous', 'uncontactable'],
    ) -> None:
        _set(self, "run", run)
        _set(self, "episode", episode)
        _set(self, "contact", contact if contact.__class__ is Contact else Contact(contact))


class ObligationExtended(Event):
    """Time limit extended.

    Attributes:
        run: The run.
        cause: Why.
        target: What it rests on now, where that changed.
        was_due: The deadline before, if one was known.
        reason: Why it was extended.
        by: By how much it was extended.
        plan: When everything falls due now; none while paused.
        paused: What is used up and left while the clock stands still.
    """

    _TYPE: ClassVar[str] = 'obligation.extended'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('run', 'cause', 'target', 'was_due', 'reason', 'by', 'plan', 'paused')
    __match_args__ = ('run', 'cause')
    __slots__ = ('run', 'cause', 'target', 'was_due', 'reason', 'by', 'plan', 'paused')

    run: RunRef
    cause: Rescheduling
    target: NewTarget | None
    was_due: datetime | None
    reason: str | None
    by: timedelta | str | None
    plan: Plan | None
    paused: Standstill | None

    def __init__(
        self,
        run: RunRef,
        cause: Rescheduling | Literal['resumed', 'retargeted', 'extended'],
        *,
        target: NewTarget | None = None,
        was_due: datetime | None = None,
        reason: str | None = None,
        by: timedelta | str | None = None,
        plan: Plan | None = None,
        paused: Standstill | None = None,
    ) -> None:
        _set(self, "run", run)
        _set(self, "cause", cause if cause.__class__ is Rescheduling else Rescheduling(cause))
        _set(self, "target", target)
        _set(self, "was_due", was_due if was_due is None else aware(was_due))
        _set(self, "reason", reason)
        _set(self, "by", by if by is None else distance(by))
        _set(self, "plan", plan)
        _set(self, "paused", paused)


class ObligationRetargeted(Event):
    """Time limit recomputed.

    Attributes:
        run: The run.
        cause: Why.
        target: What it rests on now, where that changed.
        was_due: The deadline before, if one was known.
        reason: Why it was extended.
        by: By how much it was extended.
        plan: When everything falls due now; none while paused.
        paused: What is used up and left while the clock stands still.
    """

    _TYPE: ClassVar[str] = 'obligation.retargeted'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('run', 'cause', 'target', 'was_due', 'reason', 'by', 'plan', 'paused')
    __match_args__ = ('run', 'cause')
    __slots__ = ('run', 'cause', 'target', 'was_due', 'reason', 'by', 'plan', 'paused')

    run: RunRef
    cause: Rescheduling
    target: NewTarget | None
    was_due: datetime | None
    reason: str | None
    by: timedelta | str | None
    plan: Plan | None
    paused: Standstill | None

    def __init__(
        self,
        run: RunRef,
        cause: Rescheduling | Literal['resumed', 'retargeted', 'extended'],
        *,
        target: NewTarget | None = None,
        was_due: datetime | None = None,
        reason: str | None = None,
        by: timedelta | str | None = None,
        plan: Plan | None = None,
        paused: Standstill | None = None,
    ) -> None:
        _set(self, "run", run)
        _set(self, "cause", cause if cause.__class__ is Rescheduling else Rescheduling(cause))
        _set(self, "target", target)
        _set(self, "was_due", was_due if was_due is None else aware(was_due))
        _set(self, "reason", reason)
        _set(self, "by", by if by is None else distance(by))
        _set(self, "plan", plan)
        _set(self, "paused", paused)


class ObligationCorrected(Event):
    """Verdict corrected.

    Attributes:
        run: The run.
        was: The verdict recorded before.
        reason: Why.
        verdict: The verdict that is right; none when the clock was still running.
    """

    _TYPE: ClassVar[str] = 'obligation.corrected'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('run', 'was', 'reason', 'verdict')
    __match_args__ = ('run', 'was', 'reason')
    __slots__ = ('run', 'was', 'reason', 'verdict')

    run: RunRef
    was: Verdict
    reason: str
    verdict: Verdict | None

    def __init__(
        self,
        run: RunRef,
        was: Verdict | Literal['met', 'breached', 'waived', 'impossible', 'cancelled'],
        reason: str,
        *,
        verdict: Verdict | Literal['met', 'breached', 'waived', 'impossible', 'cancelled'] | None = None,
    ) -> None:
        _set(self, "run", run)
        _set(self, "was", was if was.__class__ is Verdict else Verdict(was))
        _set(self, "reason", reason)
        _set(self, "verdict", verdict if verdict is None or verdict.__class__ is Verdict else Verdict(verdict))


class Observed(Event):
    """Reported by a foreign system.

    Attributes:
        at: When the foreign system says it happened.
        by: Who did it, as far as the log says.
        stage: The stage the case was found in.
        outcome: How the case ended, with a settled stage.
        waiting: Whom the case was waiting for.
        handler: The person in charge.
        level: The escalation level, 0 for none.
        acts: What was done beside the change of the stage.
        facts: What is known in the fact vocabulary (`unit` is the unit in charge).
    """

    _TYPE: ClassVar[str] = 'record.observed'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('at', 'by', 'stage', 'outcome', 'waiting', 'handler', 'level', 'acts', 'facts')
    __match_args__ = ('at',)
    __slots__ = ('at', 'by', 'stage', 'outcome', 'waiting', 'handler', 'level', 'acts', 'facts')

    at: datetime
    by: str | None
    stage: Stage | None
    outcome: Outcome | None
    waiting: ObservedWaiting | None
    handler: str | None
    level: int | None
    acts: tuple[ObservedAct, ...]
    facts: Facts

    def __init__(
        self,
        at: datetime,
        *,
        by: str | None = None,
        stage: Stage | str | None = None,
        outcome: Outcome | Literal['answered', 'satisfied', 'solved', 'unsatisfied', 'explained', 'disagreed', 'not_reachable', 'withdrawn', 'duplicate', 'merged', 'unknown'] | None = None,
        waiting: ObservedWaiting | None = None,
        handler: str | None = None,
        level: int | None = None,
        acts: Iterable[ObservedAct] = (),
        facts: Facts | Mapping[str, str] | None = None,
    ) -> None:
        _set(self, "at", aware(at))
        _set(self, "by", by)
        _set(self, "stage", stage if stage is None or stage.__class__ is Stage else Stage(stage))
        _set(self, "outcome", outcome if outcome is None or outcome.__class__ is Outcome else Outcome(outcome))
        _set(self, "waiting", waiting)
        _set(self, "handler", handler)
        _set(self, "level", level)
        _set(self, "acts", acts if acts.__class__ is tuple else several(acts))
        _set(self, "facts", facts if facts.__class__ is Facts else facts_of(facts))


class PolicyRebound(Event):
    """Bound to another policy version.

    Attributes:
        from_: The policy before.
        to: The policy after.
    """

    _TYPE: ClassVar[str] = 'record.rebound'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('from_', 'to')
    __match_args__ = ('from_', 'to')
    __slots__ = ('from_', 'to')

    from_: str
    to: str

    def __init__(
        self,
        from_: str,
        to: str,
    ) -> None:
        _set(self, "from_", from_)
        _set(self, "to", to)


class Erased(Event):
    """Personal references erased.

    Attributes:
        reason: The reason, a value of the host's list.
        note: The digest of a text kept by the host.
    """

    _TYPE: ClassVar[str] = 'record.erased'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('reason', 'note')
    __match_args__ = ('reason',)
    __slots__ = ('reason', 'note')

    reason: str
    note: str | None

    def __init__(
        self,
        reason: str,
        *,
        note: str | None = None,
    ) -> None:
        _set(self, "reason", reason)
        _set(self, "note", note)


class ActAsked(Event):
    """Act awaits a decision.

    Attributes:
        act: Its ordinal in the case.
        mode: Whether it was asked or is supervised.
        command: The command.
    """

    _TYPE: ClassVar[str] = 'record.act_asked'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('act', 'mode', 'command')
    __match_args__ = ('act', 'mode', 'command')
    __slots__ = ('act', 'mode', 'command')

    act: int
    mode: Mode
    command: Command

    def __init__(
        self,
        act: int,
        mode: Mode | Literal['may', 'asks', 'supervised'],
        command: Command,
    ) -> None:
        _set(self, "act", act)
        _set(self, "mode", mode if mode.__class__ is Mode else Mode(mode))
        _set(self, "command", command)


class ActDecided(Event):
    """Pending act decided.

    Attributes:
        act: Its ordinal in the case.
        decision: The decision.
        reason: Why.
    """

    _TYPE: ClassVar[str] = 'record.act_decided'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('act', 'decision', 'reason')
    __match_args__ = ('act', 'decision')
    __slots__ = ('act', 'decision', 'reason')

    act: int
    decision: ActDecision
    reason: str | None

    def __init__(
        self,
        act: int,
        decision: ActDecision | Literal['approve', 'decline'],
        *,
        reason: str | None = None,
    ) -> None:
        _set(self, "act", act)
        _set(self, "decision", decision if decision.__class__ is ActDecision else ActDecision(decision))
        _set(self, "reason", reason)


class ActScheduled(Event):
    """Timed act scheduled.

    Attributes:
        rule: The rule.
        act: What it will do.
        at: When.
        since: What the time is counted from.
    """

    _TYPE: ClassVar[str] = 'record.act_scheduled'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('rule', 'act', 'at', 'since')
    __match_args__ = ('rule', 'act', 'at', 'since')
    __slots__ = ('rule', 'act', 'at', 'since')

    rule: str
    act: ScheduledAct
    at: datetime
    since: datetime

    def __init__(
        self,
        rule: str,
        act: ScheduledAct,
        at: datetime,
        since: datetime,
    ) -> None:
        _set(self, "rule", rule)
        _set(self, "act", act)
        _set(self, "at", aware(at))
        _set(self, "since", aware(since))


class ActFired(Event):
    """Timed act carried out.

    Attributes:
        rule: The rule.
        act: What it did.
    """

    _TYPE: ClassVar[str] = 'record.act_fired'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('rule', 'act')
    __match_args__ = ('rule', 'act')
    __slots__ = ('rule', 'act')

    rule: str
    act: ScheduledAct

    def __init__(
        self,
        rule: str,
        act: ScheduledAct,
    ) -> None:
        _set(self, "rule", rule)
        _set(self, "act", act)


class ActUnscheduled(Event):
    """Timed act cancelled.

    Attributes:
        rule: The rule.
        reason: Why.
    """

    _TYPE: ClassVar[str] = 'record.act_unscheduled'
    _KIND: ClassVar[str] = 'Event'
    _FIELDS: ClassVar[tuple[str, ...]] = ('rule', 'reason')
    __match_args__ = ('rule', 'reason')
    __slots__ = ('rule', 'reason')

    rule: str
    reason: str

    def __init__(
        self,
        rule: str,
        reason: str,
    ) -> None:
        _set(self, "rule", rule)
        _set(self, "reason", reason)


AnyEvent = Union[
    Received,
    Registered,
    Acknowledged,
    Answered,
    Deferred,
    Classified,
    Assigned,
    HandlerNamed,
    InvestigationStarted,
    SolutionDrafted,
    ApprovalAwaited,
    SolutionCleared,
    CustomerAwaited,
    WorkStarted,
    ProgressReported,
    Handled,
    Verified,
    ResultRejected,
    Replied,
    ReplyRejected,
    Agreed,
    CallbackAwaited,
    Closed,
    Reopened,
    Archived,
    TriageRecorded,
    Admitted,
    Reclassified,
    UnitAssigned,
    Transferred,
    Returned,
    HandlerSet,
    ConflictDeclared,
    WaitingStarted,
    WaitingEnded,
    Asked,
    RequestAnswered,
    RequestRefused,
    RequestWithdrawn,
    Proposed,
    Submitted,
    Approved,
    Rejected,
    Presented,
    Objected,
    Confirmed,
    Escalated,
    RungTaken,
    EscalationAcknowledged,
    Deescalated,
    CallbackOwed,
    CallbackDone,
    AttemptFailed,
    CallbackFailed,
    CallbackCancelled,
    ObligationStarted,
    ObligationPaused,
    ObligationResumed,
    ObligationWarned,
    RungReached,
    ObligationMet,
    ObligationBreached,
    ObligationFulfilled,
    ObligationCancelled,
    ObligationWaived,
    ObligationImpossible,
    ObligationExtended,
    ObligationRetargeted,
    ObligationCorrected,
    Observed,
    PolicyRebound,
    Erased,
    ActAsked,
    ActDecided,
    ActScheduled,
    ActFired,
    ActUnscheduled,
]
"""Every event, for exhaustive matching."""


__all__ = [
    "AnyEvent",
    "Received",
    "Registered",
    "Acknowledged",
    "Answered",
    "Deferred",
    "Classified",
    "Assigned",
    "HandlerNamed",
    "InvestigationStarted",
    "SolutionDrafted",
    "ApprovalAwaited",
    "SolutionCleared",
    "CustomerAwaited",
    "WorkStarted",
    "ProgressReported",
    "Handled",
    "Verified",
    "ResultRejected",
    "Replied",
    "ReplyRejected",
    "Agreed",
    "CallbackAwaited",
    "Closed",
    "Reopened",
    "Archived",
    "TriageRecorded",
    "Admitted",
    "Reclassified",
    "UnitAssigned",
    "Transferred",
    "Returned",
    "HandlerSet",
    "ConflictDeclared",
    "WaitingStarted",
    "WaitingEnded",
    "Asked",
    "RequestAnswered",
    "RequestRefused",
    "RequestWithdrawn",
    "Proposed",
    "Submitted",
    "Approved",
    "Rejected",
    "Presented",
    "Objected",
    "Confirmed",
    "Escalated",
    "RungTaken",
    "EscalationAcknowledged",
    "Deescalated",
    "CallbackOwed",
    "CallbackDone",
    "AttemptFailed",
    "CallbackFailed",
    "CallbackCancelled",
    "ObligationStarted",
    "ObligationPaused",
    "ObligationResumed",
    "ObligationWarned",
    "RungReached",
    "ObligationMet",
    "ObligationBreached",
    "ObligationFulfilled",
    "ObligationCancelled",
    "ObligationWaived",
    "ObligationImpossible",
    "ObligationExtended",
    "ObligationRetargeted",
    "ObligationCorrected",
    "Observed",
    "PolicyRebound",
    "Erased",
    "ActAsked",
    "ActDecided",
    "ActScheduled",
    "ActFired",
    "ActUnscheduled",
]
