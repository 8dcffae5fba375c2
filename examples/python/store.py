"""What a host needs of its store, and how a command is carried out on it by several writers at once.

Nothing is locked while a command is decided. A case is rebuilt from its records, the command is
decided, and the new records are appended only if the case is still at the version they were decided
on. Whoever comes second decides anew, on what the first one did.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any, Protocol

from amends import Actor, Case, Command, Policy, Record, Rejected


class Conflict(Exception):
    """Says that somebody else moved the case on; nothing was stored."""

    def __init__(self, case: str, expected: int) -> None:
        super().__init__(
            f"case `{case}` is no longer at version {expected}: load it and decide again"
        )


class Store(Protocol):
    """Keeps records."""

    def history(self, case: str) -> list[Record]:
        """Returns the records of a case in their order; none for a case that is not known."""

    def append(self, case: Case, records: list[Record]) -> None:
        """Stores the records that led to a case, all or none; `Conflict` if somebody was faster."""

    def asleep(self, now: datetime) -> list[str]:
        """Lists the cases that wanted to be woken by now."""

    def publish(self, send: Callable[[Record], object], limit: int = 100) -> int:
        """Sends what the outbox holds, oldest first, and returns how much that was.

        At least once: a record is sent again if the host dies between sending and noting it. The
        receiver drops what it has seen, by `stream` and `seq`.
        """


def by_digest(policies: Iterable[Policy]) -> dict[str, Policy]:
    """Keys policies as cases name them."""
    return {policy.digest: policy for policy in policies}


def carry_out(
    store: Store,
    policies: Mapping[str, Policy],
    newest: Policy,
    case_id: str,
    command: Command | Mapping[str, Any],
    actor: Actor,
    now: datetime,
    *,
    command_id: str | None = None,
    attempts: int = 5,
) -> list[Record]:
    """Decides a command on what is stored and stores what came of it.

    A case is judged by the policy it is bound to; a new one is bound to `newest`. With a
    `command_id` a caller that got no answer may ask again: the command is carried out once.
    """
    for attempt in range(attempts):
        history = store.history(case_id)
        if history:
            case = Case.replay(history)
            policy = policies[case.policy]
            case, records = case.decide(command, actor, policy, now, command_id=command_id)
        else:
            case, records = Case.open(case_id, command, actor, newest, now, command_id=command_id)
        try:
            store.append(case, records)
        except Conflict:
            if attempt + 1 == attempts:
                raise
        else:
            return records
    return []


def wake(store: Store, policies: Mapping[str, Policy], now: datetime) -> list[Record]:
    """Lets time pass for every case that wanted to be woken by now; late is as good as punctual."""
    woken = []
    for case_id in store.asleep(now):
        case = Case.replay(store.history(case_id))
        try:
            case, records = case.tick(policies[case.policy], now)
            store.append(case, records)
        except Conflict:
            continue  # A command came between, and let time pass on its way.
        except Rejected as why:
            logging.error("case `%s` cannot go on: %s", case_id, why)  # Its neighbours can.
            continue
        woken += records
    return woken
