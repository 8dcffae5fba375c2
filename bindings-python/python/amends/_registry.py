"""The classes that stand for structs, variants and words of the core, by their names there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from . import _enums, _results, _values, commands, events
from ._wire import Command, Event


def _run(
    obligation: str,
    number: int,
    state: Any,
    verdict: Any,
    ends: tuple[Any, Any],
    left: Any,
    owed_by: str,
    rest: tuple[Any, ...],
) -> _results.Run:
    return _results.Run(obligation, number, state, verdict, *ends, left, owed_by, *rest)


STRUCTS: dict[str, Callable[..., Any]] = {
    "Act": _results.Act,
    "Advance": _results.Advance,
    "Agenda": _results.Agenda,
    "AgendaItem": _results.AgendaItem,
    "Availability": _results.Availability,
    "Basis": _values.Basis,
    "Change": _results.Change,
    "Diagram": _results.Diagram,
    "Explanation": _results.Explanation,
    "Facts": _values.Facts,
    "GraceText": _values.Grace,
    "Ledger": _results.Ledger,
    "LedgerLine": _results.LedgerLine,
    "Marker": _values.Marker,
    "Moved": _values.Moved,
    "NewTarget": _values.NewTarget,
    "ObligationRule": _results.ObligationRule,
    "Observation": _values.Observation,
    "ObservedAct.acknowledged": _values.ObservedAcknowledged,
    "ObservedAct.called_back": _values.ObservedCallback,
    "ObservedAct.callback_failed": _values.ObservedCallbackFailed,
    "ObservedAct.progress_reported": _values.ObservedProgress,
    "ObservedWaiting.for": _values.ObservedFor,
    "ObservedWaiting.nobody": _values.ObservedNobody,
    "Pause": _values.Pause,
    "PendingAct": _results.PendingAct,
    "Period": _results.Period,
    "Plan": _values.Plan,
    "Rebased": _results.Rebased,
    "RefusedAct": _results.RefusedAct,
    "Run": _run,
    "RunRef": _values.RunRef,
    "RungAt": _values.RungAt,
    "ScheduledAct.close": _values.CloseAct,
    "Standstill": _values.Standstill,
    "Stopwatch": _values.Stopwatch,
    "Stuck": _results.Stuck,
    "Target": _results.Target,
    "TermText": _values.Term,
    "Unsent": _results.Unsent,
    "WaitingFor": _results.Waiting,
    "WakeUp": _results.WakeUp,
    "WarnAt": _values.WarnAt,
    "Words": _results.Words,
}

TYPES: dict[str, Callable[..., Any]] = {
    cls._TYPE: cls for base in (Command, Event) for cls in base.__subclasses__()
}

WORDS: dict[str, dict[Any, Any]] = {
    name: getattr(_enums, name)._value2member_map_ for name in _enums.__all__
}
