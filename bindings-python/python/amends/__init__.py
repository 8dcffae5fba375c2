"""Complaint handling as pure state machines: lifecycle, deadlines in business time, callbacks.

Given a `Policy` (the rules of a service centre, as data), the history of a `Case` and a command,
this package answers: is this allowed, what happened, who owes what to whom by when, and why. It
reads no clock and stores nothing: the host passes ``now`` and keeps the records.

>>> from datetime import datetime, timedelta, timezone
>>> import amends
>>> from amends import commands
>>> desk = amends.Desk(amends.Policy.preset("default"))
>>> clerk = amends.Actor("u-17", roles=["intake"])
>>> now = datetime(2026, 3, 6, 16, 30, tzinfo=timezone(timedelta(hours=8)))
>>> records = desk.handle("2026-0001", commands.Receive(), clerk, now)
>>> register = commands.Register("complaint", "reachable", fields=["content", "contact"])
>>> records += desk.handle("2026-0001", register, clerk, now)
>>> desk.agenda()[0].due.isoformat()   # eight working hours from Friday afternoon
'2026-03-09T08:30:00+00:00'
"""

from __future__ import annotations

from . import commands, events
from ._amends import (
    Actor,
    Calendar,
    Case,
    Desk,
    Organisation,
    Policy,
    Record,
    __version__,
    chain,
    read_log,
    write_log,
)
from ._enums import *  # noqa: F403
from ._enums import __all__ as _enums_all
from ._errors import (
    AmendsError,
    Finding,
    NaiveDatetime,
    PolicyInvalid,
    Rejected,
    ReplayFault,
    TimeFault,
    WireFault,
)
from ._results import (
    Advance,
    Agenda,
    AgendaItem,
    Availability,
    Change,
    Diagram,
    Explanation,
    Ledger,
    LedgerLine,
    ObligationRule,
    PendingAct,
    Period,
    Run,
    Stuck,
    Target,
    Timeline,
    Waiting,
    WakeUp,
    Words,
)
from ._values import (
    Basis,
    CloseAct,
    Facts,
    Grace,
    Marker,
    Moved,
    NewTarget,
    Observation,
    ObservedFor,
    ObservedNobody,
    ObservedWaiting,
    Pause,
    Plan,
    RungAt,
    RunRef,
    ScheduledAct,
    Standstill,
    Stopwatch,
    Term,
    WarnAt,
)
from ._wire import Command, Event
from ._word import Word
from .commands import AnyCommand
from .events import AnyEvent

__all__ = [
    "Actor",
    "Advance",
    "Agenda",
    "AgendaItem",
    "AmendsError",
    "AnyCommand",
    "AnyEvent",
    "Availability",
    "Basis",
    "Calendar",
    "Case",
    "Change",
    "CloseAct",
    "Command",
    "Desk",
    "Diagram",
    "Event",
    "Explanation",
    "Facts",
    "Finding",
    "Grace",
    "Ledger",
    "LedgerLine",
    "Marker",
    "Moved",
    "NaiveDatetime",
    "NewTarget",
    "ObligationRule",
    "Observation",
    "ObservedFor",
    "ObservedNobody",
    "ObservedWaiting",
    "Organisation",
    "Pause",
    "PendingAct",
    "Period",
    "Plan",
    "Policy",
    "PolicyInvalid",
    "Record",
    "Rejected",
    "ReplayFault",
    "Run",
    "RunRef",
    "RungAt",
    "ScheduledAct",
    "Standstill",
    "Stopwatch",
    "Stuck",
    "Target",
    "Term",
    "TimeFault",
    "Timeline",
    "Waiting",
    "WakeUp",
    "WarnAt",
    "WireFault",
    "Word",
    "Words",
    "__version__",
    "chain",
    "commands",
    "events",
    "read_log",
    "write_log",
]
__all__ += _enums_all
