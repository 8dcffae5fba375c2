"""Complaint handling as pure state machines: lifecycle, deadlines in business time, callbacks.

Given a `Policy` (the rules of a service centre, as data), the history of a `Case` and a command,
this package answers: is this allowed, what happened, who owes what to whom by when, and why. It
reads no clock and stores nothing: the host passes ``now`` and keeps the records.

Start with `Desk`, which holds many cases, or with `Calendar`, which answers alone; `commands` is what
may be asked of a case, `events` what happens to it. ``help(amends.Desk)`` shows one of them.

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

from ._amends import (
    Actor,
    Calendar,
    Case,
    Column,
    Desk,
    Journal,
    Organisation,
    Pack,
    Policy,
    Record,
    __version__,
    chain,
    read_log,
    records_of,
    records_table,
    replay_many,
    write_log,
)

# Importing `typing` alone takes longer than all of the rest.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from . import commands, events
    from ._enums import (
        ActDecision,
        ActorKind,
        Anchor,
        Blame,
        CallbackCloses,
        CallbackResult,
        Certainty,
        ClosedDay,
        CommandKind,
        Contact,
        Contactability,
        DayOff,
        Demand,
        EventKind,
        FactKind,
        FindingCode,
        FirstDay,
        Flow,
        GraceBasis,
        Holders,
        Lands,
        MachineActs,
        Measure,
        Mode,
        Nature,
        OnReopen,
        OnRetarget,
        Outcome,
        Party,
        Reach,
        Region,
        RejectionCode,
        Repeats,
        RequestKind,
        RequestNeed,
        RequestState,
        Rescheduling,
        RunState,
        Sensitivity,
        Severity,
        Sides,
        Source,
        Spot,
        Stage,
        Standing,
        StartRule,
        Step,
        TimerKind,
        UnitSort,
        Verdict,
        WaitingEnd,
        WakeReason,
        WireCode,
        WithoutTarget,
    )
    from ._errors import (
        AmendsError,
        Conflict,
        Finding,
        NaiveDatetime,
        PolicyInvalid,
        Rejected,
        ReplayFault,
        TimeFault,
        WireFault,
    )
    from ._results import (
        Act,
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
        Rebased,
        RefusedAct,
        Run,
        Stuck,
        Target,
        Timeline,
        Unsent,
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
        ObservedAcknowledged,
        ObservedAct,
        ObservedCallback,
        ObservedCallbackFailed,
        ObservedFor,
        ObservedNobody,
        ObservedProgress,
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

_MODULES = {
    "_enums": "ActDecision ActorKind Anchor Blame CallbackCloses CallbackResult Certainty ClosedDay CommandKind Contact Contactability DayOff Demand EventKind FactKind FindingCode FirstDay Flow GraceBasis Holders Lands MachineActs Measure Mode Nature OnReopen OnRetarget Outcome Party Reach Region RejectionCode Repeats RequestKind RequestNeed RequestState Rescheduling RunState Sensitivity Severity Sides Source Spot Stage Standing StartRule Step TimerKind UnitSort Verdict WaitingEnd WakeReason WireCode WithoutTarget",
    "_errors": "AmendsError Conflict Finding NaiveDatetime PolicyInvalid Rejected ReplayFault TimeFault WireFault",
    "_results": "Act Advance Agenda AgendaItem Availability Change Diagram Explanation Ledger LedgerLine ObligationRule PendingAct Period Rebased RefusedAct Run Stuck Target Timeline Unsent Waiting WakeUp Words",
    "_values": "Basis CloseAct Facts Grace Marker Moved NewTarget Observation ObservedAcknowledged ObservedAct ObservedCallback ObservedCallbackFailed ObservedFor ObservedNobody ObservedProgress ObservedWaiting Pause Plan RungAt RunRef ScheduledAct Standstill Stopwatch Term WarnAt",
    "_wire": "Command Event",
    "_word": "Word",
    "commands": "AnyCommand",
    "events": "AnyEvent",
}
"""Where names are kept that are imported when they are first asked for."""


def __getattr__(name: str) -> object:
    """Imports the words, commands, events and errors when they are first asked for."""
    from importlib import import_module

    if name in ("commands", "events"):
        return import_module(f".{name}", __name__)
    for module, names in _MODULES.items():
        if name in names.split():
            found = getattr(import_module(f".{module}", __name__), name)
            globals()[name] = found
            return found
    raise AttributeError(f"module `amends` has no attribute `{name}`")


def __dir__() -> list[str]:
    return sorted(__all__)


__all__ = [
    "Act",
    "ActDecision",
    "Actor",
    "ActorKind",
    "Advance",
    "Agenda",
    "AgendaItem",
    "AmendsError",
    "Anchor",
    "AnyCommand",
    "AnyEvent",
    "Availability",
    "Basis",
    "Blame",
    "Calendar",
    "CallbackCloses",
    "CallbackResult",
    "Case",
    "Certainty",
    "Change",
    "CloseAct",
    "ClosedDay",
    "Column",
    "Command",
    "CommandKind",
    "Conflict",
    "Contact",
    "Contactability",
    "DayOff",
    "Demand",
    "Desk",
    "Diagram",
    "Event",
    "EventKind",
    "Explanation",
    "FactKind",
    "Facts",
    "Finding",
    "FindingCode",
    "FirstDay",
    "Flow",
    "Grace",
    "GraceBasis",
    "Holders",
    "Journal",
    "Lands",
    "Ledger",
    "LedgerLine",
    "MachineActs",
    "Marker",
    "Measure",
    "Mode",
    "Moved",
    "NaiveDatetime",
    "Nature",
    "NewTarget",
    "ObligationRule",
    "Observation",
    "ObservedAcknowledged",
    "ObservedAct",
    "ObservedCallback",
    "ObservedCallbackFailed",
    "ObservedFor",
    "ObservedNobody",
    "ObservedProgress",
    "ObservedWaiting",
    "OnReopen",
    "OnRetarget",
    "Organisation",
    "Outcome",
    "Pack",
    "Party",
    "Pause",
    "PendingAct",
    "Period",
    "Plan",
    "Policy",
    "PolicyInvalid",
    "Reach",
    "Rebased",
    "Record",
    "RefusedAct",
    "Region",
    "Rejected",
    "RejectionCode",
    "Repeats",
    "ReplayFault",
    "RequestKind",
    "RequestNeed",
    "RequestState",
    "Rescheduling",
    "Run",
    "RunRef",
    "RunState",
    "RungAt",
    "ScheduledAct",
    "Sensitivity",
    "Severity",
    "Sides",
    "Source",
    "Spot",
    "Stage",
    "Standing",
    "Standstill",
    "StartRule",
    "Step",
    "Stopwatch",
    "Stuck",
    "Target",
    "Term",
    "TimeFault",
    "Timeline",
    "TimerKind",
    "UnitSort",
    "Unsent",
    "Verdict",
    "Waiting",
    "WaitingEnd",
    "WakeReason",
    "WakeUp",
    "WarnAt",
    "WireCode",
    "WireFault",
    "WithoutTarget",
    "Word",
    "Words",
    "__version__",
    "chain",
    "commands",
    "events",
    "read_log",
    "records_of",
    "records_table",
    "replay_many",
    "write_log",
]
