"""Commands: what is asked of a case, in the imperative."""

# Generated from the vocabulary of the core by `tools/generate.py`; do not edit.

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import ClassVar, Literal, Union

from ._enums import ActDecision, CallbackResult, Contact, Outcome, Party, RequestKind, RequestNeed, Verdict
from ._values import Facts, facts_of
from ._wire import Command, aware, distance, several, span

_set = object.__setattr__


class Receive(Command):
    """Receive a contact.

    Attributes:
        customer: The customer, a reference into the host's vault.
        facts: What is known: channel, origin, tier …
    """

    _TYPE: ClassVar[str] = 'case.receive'
    _KIND: ClassVar[str] = 'Command'
    _FIELDS: ClassVar[tuple[str, ...]] = ('customer', 'facts')
    _PRIVATE: ClassVar[tuple[str, ...]] = ('customer',)
    __match_args__ = ()
    __slots__ = ('customer', 'facts')

    customer: str | None
    facts: Facts

    def __init__(
        self,
        *,
        customer: str | None = None,
        facts: Facts | Mapping[str, str] | None = None,
    ) -> None:
        _set(self, "customer", customer)
        _set(self, "facts", facts if facts.__class__ is Facts else facts_of(facts))


class Register(Command):
    """Register the case.

    Attributes:
        kind: The kind.
        contact: Whether the customer can be reached.
        facts: What is known beside the kind.
        fields: Which form fields are present; their contents stay with the host.
    """

    _TYPE: ClassVar[str] = 'case.register'
    _KIND: ClassVar[str] = 'Command'
    _FIELDS: ClassVar[tuple[str, ...]] = ('kind', 'contact', 'facts', 'fields')
    __match_args__ = ('kind', 'contact')
    __slots__ = ('kind', 'contact', 'facts', 'fields')

    kind: str
    contact: Contact
    facts: Facts
    fields: tuple[str, ...]

    def __init__(
        self,
        kind: str,
        contact: Contact | Literal['reachable', 'anonymous', 'uncontactable'],
        *,
        facts: Facts | Mapping[str, str] | None = None,
        fields: Iterable[str] = (),
    ) -> None:
        _set(self, "kind", kind)
        _set(self, "contact", contact if contact.__class__ is Contact else Contact(contact))
        _set(self, "facts", facts if facts.__class__ is Facts else facts_of(facts))
        _set(self, "fields", fields if fields.__class__ is tuple else several(fields))


class Acknowledge(Command):
    """Acknowledge receipt."""

    _TYPE: ClassVar[str] = 'case.acknowledge'
    _KIND: ClassVar[str] = 'Command'
    _FIELDS: ClassVar[tuple[str, ...]] = ()
    __match_args__ = ()
    __slots__ = ()

    def __init__(self) -> None:
        pass


class Answer(Command):
    """Answer at once.

    Attributes:
        note: The digest of the text.
    """

    _TYPE: ClassVar[str] = 'case.answer'
    _KIND: ClassVar[str] = 'Command'
    _FIELDS: ClassVar[tuple[str, ...]] = ('note',)
    __match_args__ = ()
    __slots__ = ('note',)

    note: str | None

    def __init__(
        self,
        *,
        note: str | None = None,
    ) -> None:
        _set(self, "note", note)


class Defer(Command):
    """Promise an answer.

    Attributes:
        until: The time promised.
    """

    _TYPE: ClassVar[str] = 'case.defer'
    _KIND: ClassVar[str] = 'Command'
    _FIELDS: ClassVar[tuple[str, ...]] = ('until',)
    __match_args__ = ('until',)
    __slots__ = ('until',)

    until: datetime

    def __init__(
        self,
        until: datetime,
    ) -> None:
        _set(self, "until", aware(until))


class Investigate(Command):
    """Start the investigation."""

    _TYPE: ClassVar[str] = 'case.investigate'
    _KIND: ClassVar[str] = 'Command'
    _FIELDS: ClassVar[tuple[str, ...]] = ()
    __match_args__ = ()
    __slots__ = ()

    def __init__(self) -> None:
        pass


class StartWork(Command):
    """Start carrying out the solution."""

    _TYPE: ClassVar[str] = 'case.start_work'
    _KIND: ClassVar[str] = 'Command'
    _FIELDS: ClassVar[tuple[str, ...]] = ()
    __match_args__ = ()
    __slots__ = ()

    def __init__(self) -> None:
        pass


class ReportProgress(Command):
    """Report progress to the customer.

    Attributes:
        note: The digest of the text.
    """

    _TYPE: ClassVar[str] = 'case.report_progress'
    _KIND: ClassVar[str] = 'Command'
    _FIELDS: ClassVar[tuple[str, ...]] = ('note',)
    __match_args__ = ()
    __slots__ = ('note',)

    note: str | None

    def __init__(
        self,
        *,
        note: str | None = None,
    ) -> None:
        _set(self, "note", note)


class RecordHandling(Command):
    """Record the handling.

    Attributes:
        note: The digest of the text.
    """

    _TYPE: ClassVar[str] = 'case.record_handling'
    _KIND: ClassVar[str] = 'Command'
    _FIELDS: ClassVar[tuple[str, ...]] = ('note',)
    __match_args__ = ()
    __slots__ = ('note',)

    note: str | None

    def __init__(
        self,
        *,
        note: str | None = None,
    ) -> None:
        _set(self, "note", note)


class Verify(Command):
    """Verify the result.

    Attributes:
        note: The digest of the text.
    """

    _TYPE: ClassVar[str] = 'case.verify'
    _KIND: ClassVar[str] = 'Command'
    _FIELDS: ClassVar[tuple[str, ...]] = ('note',)
    __match_args__ = ()
    __slots__ = ('note',)

    note: str | None

    def __init__(
        self,
        *,
        note: str | None = None,
    ) -> None:
        _set(self, "note", note)


class RejectResult(Command):
    """Reject the result.

    Attributes:
        reason: The reason, a value of the host's list.
        note: The digest of a text kept by the host.
    """

    _TYPE: ClassVar[str] = 'case.reject_result'
    _KIND: ClassVar[str] = 'Command'
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


class Reply(Command):
    """Reply to the customer.

    Attributes:
        channel: The channel used.
        note: The digest of the reply.
        ticks: Ticks of the reply checklist, such as an apology given.
    """

    _TYPE: ClassVar[str] = 'case.reply'
    _KIND: ClassVar[str] = 'Command'
    _FIELDS: ClassVar[tuple[str, ...]] = ('channel', 'note', 'ticks')
    __match_args__ = ()
    __slots__ = ('channel', 'note', 'ticks')

    channel: str | None
    note: str | None
    ticks: tuple[str, ...]

    def __init__(
        self,
        *,
        channel: str | None = None,
        note: str | None = None,
        ticks: Iterable[str] = (),
    ) -> None:
        _set(self, "channel", channel)
        _set(self, "note", note)
        _set(self, "ticks", ticks if ticks.__class__ is tuple else several(ticks))


class RejectReply(Command):
    """Record that the customer rejects the reply.

    Attributes:
        reason: The reason, a value of the host's list.
        note: The digest of a text kept by the host.
    """

    _TYPE: ClassVar[str] = 'case.reject_reply'
    _KIND: ClassVar[str] = 'Command'
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


class Agree(Command):
    """Record an agreement.

    Attributes:
        note: The digest of the text.
    """

    _TYPE: ClassVar[str] = 'case.agree'
    _KIND: ClassVar[str] = 'Command'
    _FIELDS: ClassVar[tuple[str, ...]] = ('note',)
    __match_args__ = ()
    __slots__ = ('note',)

    note: str | None

    def __init__(
        self,
        *,
        note: str | None = None,
    ) -> None:
        _set(self, "note", note)


class Disagree(Command):
    """Record that no agreement was reached.

    Attributes:
        reason: The reason, a value of the host's list.
        note: The digest of a text kept by the host.
    """

    _TYPE: ClassVar[str] = 'case.disagree'
    _KIND: ClassVar[str] = 'Command'
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


class Explain(Command):
    """Close with an explanation.

    Attributes:
        reason: The reason, a value of the host's list.
        note: The digest of a text kept by the host.
    """

    _TYPE: ClassVar[str] = 'case.explain'
    _KIND: ClassVar[str] = 'Command'
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


class Close(Command):
    """Close the case.

    Attributes:
        outcome: How it ended.
        reason: Why, if it did not simply succeed.
    """

    _TYPE: ClassVar[str] = 'case.close'
    _KIND: ClassVar[str] = 'Command'
    _FIELDS: ClassVar[tuple[str, ...]] = ('outcome', 'reason')
    __match_args__ = ('outcome',)
    __slots__ = ('outcome', 'reason')

    outcome: Outcome
    reason: str | None

    def __init__(
        self,
        outcome: Outcome | Literal['answered', 'satisfied', 'solved', 'unsatisfied', 'explained', 'disagreed', 'not_reachable', 'withdrawn', 'duplicate', 'merged', 'unknown'],
        *,
        reason: str | None = None,
    ) -> None:
        _set(self, "outcome", outcome if outcome.__class__ is Outcome else Outcome(outcome))
        _set(self, "reason", reason)


class Reopen(Command):
    """Reopen the case.

    Attributes:
        reason: The reason, a value of the host's list.
        note: The digest of a text kept by the host.
    """

    _TYPE: ClassVar[str] = 'case.reopen'
    _KIND: ClassVar[str] = 'Command'
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


class Archive(Command):
    """Archive the case."""

    _TYPE: ClassVar[str] = 'case.archive'
    _KIND: ClassVar[str] = 'Command'
    _FIELDS: ClassVar[tuple[str, ...]] = ()
    __match_args__ = ()
    __slots__ = ()

    def __init__(self) -> None:
        pass


class Withdraw(Command):
    """Withdraw the case.

    Attributes:
        reason: The reason, a value of the host's list.
        note: The digest of a text kept by the host.
    """

    _TYPE: ClassVar[str] = 'case.withdraw'
    _KIND: ClassVar[str] = 'Command'
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


class MarkDuplicate(Command):
    """Close as a duplicate.

    Attributes:
        case: The other case.
    """

    _TYPE: ClassVar[str] = 'case.mark_duplicate'
    _KIND: ClassVar[str] = 'Command'
    _FIELDS: ClassVar[tuple[str, ...]] = ('case',)
    __match_args__ = ('case',)
    __slots__ = ('case',)

    case: str

    def __init__(
        self,
        case: str,
    ) -> None:
        _set(self, "case", case)


class Merge(Command):
    """Merge into another case.

    Attributes:
        case: The other case.
    """

    _TYPE: ClassVar[str] = 'case.merge'
    _KIND: ClassVar[str] = 'Command'
    _FIELDS: ClassVar[tuple[str, ...]] = ('case',)
    __match_args__ = ('case',)
    __slots__ = ('case',)

    case: str

    def __init__(
        self,
        case: str,
    ) -> None:
        _set(self, "case", case)


class Classify(Command):
    """Classify and prioritise.

    Attributes:
        facts: The facts: category, nature, urgency, importance …
    """

    _TYPE: ClassVar[str] = 'triage.classify'
    _KIND: ClassVar[str] = 'Command'
    _FIELDS: ClassVar[tuple[str, ...]] = ('facts',)
    __match_args__ = ('facts',)
    __slots__ = ('facts',)

    facts: Facts

    def __init__(
        self,
        facts: Facts | Mapping[str, str],
    ) -> None:
        _set(self, "facts", facts if facts.__class__ is Facts else facts_of(facts))


class Admit(Command):
    """Accept as a complaint."""

    _TYPE: ClassVar[str] = 'triage.admit'
    _KIND: ClassVar[str] = 'Command'
    _FIELDS: ClassVar[tuple[str, ...]] = ()
    __match_args__ = ()
    __slots__ = ()

    def __init__(self) -> None:
        pass


class Reclassify(Command):
    """Change the kind of case.

    Attributes:
        kind: The new kind; of the same flow, once the flows have parted.
        reason: Why.
    """

    _TYPE: ClassVar[str] = 'triage.reclassify'
    _KIND: ClassVar[str] = 'Command'
    _FIELDS: ClassVar[tuple[str, ...]] = ('kind', 'reason')
    __match_args__ = ('kind', 'reason')
    __slots__ = ('kind', 'reason')

    kind: str
    reason: str

    def __init__(
        self,
        kind: str,
        reason: str,
    ) -> None:
        _set(self, "kind", kind)
        _set(self, "reason", reason)


class Assign(Command):
    """Assign to a unit.

    Attributes:
        due: When the unit must have handled it, if a time is set.
        unit: The unit; silent, the policy's route decides.
    """

    _TYPE: ClassVar[str] = 'assignment.assign'
    _KIND: ClassVar[str] = 'Command'
    _FIELDS: ClassVar[tuple[str, ...]] = ('due', 'unit')
    __match_args__ = ()
    __slots__ = ('due', 'unit')

    due: datetime | None
    unit: str | None

    def __init__(
        self,
        *,
        due: datetime | None = None,
        unit: str | None = None,
    ) -> None:
        _set(self, "due", due if due is None else aware(due))
        _set(self, "unit", unit)


class Transfer(Command):
    """Transfer to another unit.

    Attributes:
        unit: The unit.
        reason: Why.
        due: When the unit must have handled it, if a time is set.
    """

    _TYPE: ClassVar[str] = 'assignment.transfer'
    _KIND: ClassVar[str] = 'Command'
    _FIELDS: ClassVar[tuple[str, ...]] = ('unit', 'reason', 'due')
    __match_args__ = ('unit', 'reason')
    __slots__ = ('unit', 'reason', 'due')

    unit: str
    reason: str
    due: datetime | None

    def __init__(
        self,
        unit: str,
        reason: str,
        *,
        due: datetime | None = None,
    ) -> None:
        _set(self, "unit", unit)
        _set(self, "reason", reason)
        _set(self, "due", due if due is None else aware(due))


class Return(Command):
    """Return to the dispatcher.

    Attributes:
        reason: The reason, a value of the host's list.
        note: The digest of a text kept by the host.
    """

    _TYPE: ClassVar[str] = 'assignment.return'
    _KIND: ClassVar[str] = 'Command'
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


class NameHandler(Command):
    """Name the handler.

    Attributes:
        handler: The person.
    """

    _TYPE: ClassVar[str] = 'assignment.name_handler'
    _KIND: ClassVar[str] = 'Command'
    _FIELDS: ClassVar[tuple[str, ...]] = ('handler',)
    __match_args__ = ('handler',)
    __slots__ = ('handler',)

    handler: str

    def __init__(
        self,
        handler: str,
    ) -> None:
        _set(self, "handler", handler)


class DeclareConflict(Command):
    """Declare a conflict of interest.

    Attributes:
        person: The person.
        reason: Why.
    """

    _TYPE: ClassVar[str] = 'assignment.declare_conflict'
    _KIND: ClassVar[str] = 'Command'
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


class Pause(Command):
    """Wait for another party.

    Attributes:
        party: Who owes the next act.
        reason: Why.
        evidence: The digest of the evidence.
        until: When the waiting ends by itself at the latest.
    """

    _TYPE: ClassVar[str] = 'waiting.start'
    _KIND: ClassVar[str] = 'Command'
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


class Resume(Command):
    """End the waiting.

    Attributes:
        reason: The reason, a value of the host's list.
        note: The digest of a text kept by the host.
    """

    _TYPE: ClassVar[str] = 'waiting.end'
    _KIND: ClassVar[str] = 'Command'
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


class Ask(Command):
    """Ask another unit or partner.

    Attributes:
        request: What is asked.
        to: Who is asked.
        need: Whether it must be answered.
        due: By when, if a time is set.
    """

    _TYPE: ClassVar[str] = 'request.ask'
    _KIND: ClassVar[str] = 'Command'
    _FIELDS: ClassVar[tuple[str, ...]] = ('request', 'to', 'need', 'due')
    __match_args__ = ('request', 'to', 'need')
    __slots__ = ('request', 'to', 'need', 'due')

    request: RequestKind
    to: str
    need: RequestNeed
    due: datetime | None

    def __init__(
        self,
        request: RequestKind | Literal['consult', 'joint_investigation', 'contact_sheet', 'rectification', 'verdict'],
        to: str,
        need: RequestNeed | Literal['mandatory', 'optional'],
        *,
        due: datetime | None = None,
    ) -> None:
        _set(self, "request", request if request.__class__ is RequestKind else RequestKind(request))
        _set(self, "to", to)
        _set(self, "need", need if need.__class__ is RequestNeed else RequestNeed(need))
        _set(self, "due", due if due is None else aware(due))


class AnswerRequest(Command):
    """Answer a request.

    Attributes:
        request: The request's ordinal in the case.
        note: The digest of the answer.
    """

    _TYPE: ClassVar[str] = 'request.answer'
    _KIND: ClassVar[str] = 'Command'
    _FIELDS: ClassVar[tuple[str, ...]] = ('request', 'note')
    __match_args__ = ('request',)
    __slots__ = ('request', 'note')

    request: int
    note: str | None

    def __init__(
        self,
        request: int,
        *,
        note: str | None = None,
    ) -> None:
        _set(self, "request", request)
        _set(self, "note", note)


class RefuseRequest(Command):
    """Refuse a request.

    Attributes:
        request: The request's ordinal in the case.
        reason: Why.
    """

    _TYPE: ClassVar[str] = 'request.refuse'
    _KIND: ClassVar[str] = 'Command'
    _FIELDS: ClassVar[tuple[str, ...]] = ('request', 'reason')
    __match_args__ = ('request', 'reason')
    __slots__ = ('request', 'reason')

    request: int
    reason: str

    def __init__(
        self,
        request: int,
        reason: str,
    ) -> None:
        _set(self, "request", request)
        _set(self, "reason", reason)


class WithdrawRequest(Command):
    """Withdraw a request.

    Attributes:
        request: The request's ordinal in the case.
        reason: Why.
    """

    _TYPE: ClassVar[str] = 'request.withdraw'
    _KIND: ClassVar[str] = 'Command'
    _FIELDS: ClassVar[tuple[str, ...]] = ('request', 'reason')
    __match_args__ = ('request', 'reason')
    __slots__ = ('request', 'reason')

    request: int
    reason: str

    def __init__(
        self,
        request: int,
        reason: str,
    ) -> None:
        _set(self, "request", request)
        _set(self, "reason", reason)


class Propose(Command):
    """Propose a solution.

    Attributes:
        analysis: The digest of the analysis report.
        cause: The cause found.
        measures: The measures, values of the host's list.
    """

    _TYPE: ClassVar[str] = 'solution.propose'
    _KIND: ClassVar[str] = 'Command'
    _FIELDS: ClassVar[tuple[str, ...]] = ('analysis', 'cause', 'measures')
    __match_args__ = ()
    __slots__ = ('analysis', 'cause', 'measures')

    analysis: str | None
    cause: str | None
    measures: tuple[str, ...]

    def __init__(
        self,
        *,
        analysis: str | None = None,
        cause: str | None = None,
        measures: Iterable[str] = (),
    ) -> None:
        _set(self, "analysis", analysis)
        _set(self, "cause", cause)
        _set(self, "measures", measures if measures.__class__ is tuple else several(measures))


class Submit(Command):
    """Submit the solution for approval."""

    _TYPE: ClassVar[str] = 'solution.submit'
    _KIND: ClassVar[str] = 'Command'
    _FIELDS: ClassVar[tuple[str, ...]] = ()
    __match_args__ = ()
    __slots__ = ()

    def __init__(self) -> None:
        pass


class Approve(Command):
    """Approve the solution.

    Attributes:
        note: The digest of the text.
    """

    _TYPE: ClassVar[str] = 'solution.approve'
    _KIND: ClassVar[str] = 'Command'
    _FIELDS: ClassVar[tuple[str, ...]] = ('note',)
    __match_args__ = ()
    __slots__ = ('note',)

    note: str | None

    def __init__(
        self,
        *,
        note: str | None = None,
    ) -> None:
        _set(self, "note", note)


class Reject(Command):
    """Reject the solution.

    Attributes:
        reason: The reason, a value of the host's list.
        note: The digest of a text kept by the host.
    """

    _TYPE: ClassVar[str] = 'solution.reject'
    _KIND: ClassVar[str] = 'Command'
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


class Present(Command):
    """Present the solution to the customer."""

    _TYPE: ClassVar[str] = 'solution.present'
    _KIND: ClassVar[str] = 'Command'
    _FIELDS: ClassVar[tuple[str, ...]] = ()
    __match_args__ = ()
    __slots__ = ()

    def __init__(self) -> None:
        pass


class Object(Command):
    """Record the customer's objection.

    Attributes:
        reason: The reason, a value of the host's list.
        note: The digest of a text kept by the host.
    """

    _TYPE: ClassVar[str] = 'solution.object'
    _KIND: ClassVar[str] = 'Command'
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


class Confirm(Command):
    """Record the customer's confirmation.

    Attributes:
        note: The digest of the text.
    """

    _TYPE: ClassVar[str] = 'solution.confirm'
    _KIND: ClassVar[str] = 'Command'
    _FIELDS: ClassVar[tuple[str, ...]] = ('note',)
    __match_args__ = ()
    __slots__ = ('note',)

    note: str | None

    def __init__(
        self,
        *,
        note: str | None = None,
    ) -> None:
        _set(self, "note", note)


class Escalate(Command):
    """Escalate.

    Attributes:
        to: Whom it goes to.
        reason: Why.
    """

    _TYPE: ClassVar[str] = 'escalation.raise'
    _KIND: ClassVar[str] = 'Command'
    _FIELDS: ClassVar[tuple[str, ...]] = ('to', 'reason')
    __match_args__ = ('to', 'reason')
    __slots__ = ('to', 'reason')

    to: str
    reason: str

    def __init__(
        self,
        to: str,
        reason: str,
    ) -> None:
        _set(self, "to", to)
        _set(self, "reason", reason)


class AcknowledgeEscalation(Command):
    """Acknowledge the escalation."""

    _TYPE: ClassVar[str] = 'escalation.acknowledge'
    _KIND: ClassVar[str] = 'Command'
    _FIELDS: ClassVar[tuple[str, ...]] = ()
    __match_args__ = ()
    __slots__ = ()

    def __init__(self) -> None:
        pass


class Deescalate(Command):
    """Lower the escalation.

    Attributes:
        reason: The reason, a value of the host's list.
        note: The digest of a text kept by the host.
    """

    _TYPE: ClassVar[str] = 'escalation.lower'
    _KIND: ClassVar[str] = 'Command'
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


class RecordCallback(Command):
    """Record the callback.

    Attributes:
        result: What the customer said.
        ticks: Ticks of the callback script.
    """

    _TYPE: ClassVar[str] = 'followup.record'
    _KIND: ClassVar[str] = 'Command'
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


class RecordAttempt(Command):
    """Record a failed attempt.

    Attributes:
        reason: The reason, a value of the host's list.
        note: The digest of a text kept by the host.
    """

    _TYPE: ClassVar[str] = 'followup.attempt'
    _KIND: ClassVar[str] = 'Command'
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


class Extend(Command):
    """Extend a time limit.

    Attributes:
        obligation: The obligation.
        by: By how much: a span in the measure of its term, or days, as the policy allows.
        reason: Why.
    """

    _TYPE: ClassVar[str] = 'obligation.extend'
    _KIND: ClassVar[str] = 'Command'
    _FIELDS: ClassVar[tuple[str, ...]] = ('obligation', 'by', 'reason')
    __match_args__ = ('obligation', 'by', 'reason')
    __slots__ = ('obligation', 'by', 'reason')

    obligation: str
    by: timedelta | str
    reason: str

    def __init__(
        self,
        obligation: str,
        by: timedelta | str,
        reason: str,
    ) -> None:
        _set(self, "obligation", obligation)
        _set(self, "by", distance(by))
        _set(self, "reason", reason)


class Waive(Command):
    """Waive a time limit.

    Attributes:
        obligation: The obligation.
        reason: Why.
    """

    _TYPE: ClassVar[str] = 'obligation.waive'
    _KIND: ClassVar[str] = 'Command'
    _FIELDS: ClassVar[tuple[str, ...]] = ('obligation', 'reason')
    __match_args__ = ('obligation', 'reason')
    __slots__ = ('obligation', 'reason')

    obligation: str
    reason: str

    def __init__(
        self,
        obligation: str,
        reason: str,
    ) -> None:
        _set(self, "obligation", obligation)
        _set(self, "reason", reason)


class Correct(Command):
    """Correct a recorded verdict.

    Attributes:
        obligation: The obligation.
        run: The run.
        verdict: The verdict that is right.
        reason: Why.
    """

    _TYPE: ClassVar[str] = 'obligation.correct'
    _KIND: ClassVar[str] = 'Command'
    _FIELDS: ClassVar[tuple[str, ...]] = ('obligation', 'run', 'verdict', 'reason')
    __match_args__ = ('obligation', 'run', 'verdict', 'reason')
    __slots__ = ('obligation', 'run', 'verdict', 'reason')

    obligation: str
    run: int
    verdict: Verdict
    reason: str

    def __init__(
        self,
        obligation: str,
        run: int,
        verdict: Verdict | Literal['met', 'breached', 'waived', 'impossible', 'cancelled'],
        reason: str,
    ) -> None:
        _set(self, "obligation", obligation)
        _set(self, "run", run)
        _set(self, "verdict", verdict if verdict.__class__ is Verdict else Verdict(verdict))
        _set(self, "reason", reason)


class Tick(Command):
    """Let time pass."""

    _TYPE: ClassVar[str] = 'record.tick'
    _KIND: ClassVar[str] = 'Command'
    _FIELDS: ClassVar[tuple[str, ...]] = ()
    __match_args__ = ()
    __slots__ = ()

    def __init__(self) -> None:
        pass


class Rebind(Command):
    """Bind to another policy version.

    Attributes:
        to: The digest of the policy to bind to; the host passes that policy along.
    """

    _TYPE: ClassVar[str] = 'record.rebind'
    _KIND: ClassVar[str] = 'Command'
    _FIELDS: ClassVar[tuple[str, ...]] = ('to',)
    __match_args__ = ('to',)
    __slots__ = ('to',)

    to: str

    def __init__(
        self,
        to: str,
    ) -> None:
        _set(self, "to", to)


class Erase(Command):
    """Erase personal references.

    Attributes:
        reason: The reason, a value of the host's list.
        note: The digest of a text kept by the host.
    """

    _TYPE: ClassVar[str] = 'record.erase'
    _KIND: ClassVar[str] = 'Command'
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


class DecideAsked(Command):
    """Decide a pending act.

    Attributes:
        act: The act's ordinal in the case.
        decision: The decision.
        reason: Why, when it is declined.
    """

    _TYPE: ClassVar[str] = 'record.decide'
    _KIND: ClassVar[str] = 'Command'
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


AnyCommand = Union[
    Receive,
    Register,
    Acknowledge,
    Answer,
    Defer,
    Investigate,
    StartWork,
    ReportProgress,
    RecordHandling,
    Verify,
    RejectResult,
    Reply,
    RejectReply,
    Agree,
    Disagree,
    Explain,
    Close,
    Reopen,
    Archive,
    Withdraw,
    MarkDuplicate,
    Merge,
    Classify,
    Admit,
    Reclassify,
    Assign,
    Transfer,
    Return,
    NameHandler,
    DeclareConflict,
    Pause,
    Resume,
    Ask,
    AnswerRequest,
    RefuseRequest,
    WithdrawRequest,
    Propose,
    Submit,
    Approve,
    Reject,
    Present,
    Object,
    Confirm,
    Escalate,
    AcknowledgeEscalation,
    Deescalate,
    RecordCallback,
    RecordAttempt,
    Extend,
    Waive,
    Correct,
    Tick,
    Rebind,
    Erase,
    DecideAsked,
]
"""Every command, for exhaustive matching."""


__all__ = [
    "AnyCommand",
    "Receive",
    "Register",
    "Acknowledge",
    "Answer",
    "Defer",
    "Investigate",
    "StartWork",
    "ReportProgress",
    "RecordHandling",
    "Verify",
    "RejectResult",
    "Reply",
    "RejectReply",
    "Agree",
    "Disagree",
    "Explain",
    "Close",
    "Reopen",
    "Archive",
    "Withdraw",
    "MarkDuplicate",
    "Merge",
    "Classify",
    "Admit",
    "Reclassify",
    "Assign",
    "Transfer",
    "Return",
    "NameHandler",
    "DeclareConflict",
    "Pause",
    "Resume",
    "Ask",
    "AnswerRequest",
    "RefuseRequest",
    "WithdrawRequest",
    "Propose",
    "Submit",
    "Approve",
    "Reject",
    "Present",
    "Object",
    "Confirm",
    "Escalate",
    "AcknowledgeEscalation",
    "Deescalate",
    "RecordCallback",
    "RecordAttempt",
    "Extend",
    "Waive",
    "Correct",
    "Tick",
    "Rebind",
    "Erase",
    "DecideAsked",
]
