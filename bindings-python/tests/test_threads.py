"""Threads share everything, with the lock of the interpreter and without it."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import threading
from datetime import datetime

import pytest

from amends import Actor, Desk, Policy, commands

COLD = """
import sys, threading
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timezone

sys.setswitchinterval(1e-6)
import amends

together = threading.Barrier(8)


def work(_):
    together.wait()
    policy = amends.Policy.preset("default")
    clerk, now = amends.Actor("u-17", roles=["intake"]), datetime(2026, 3, 6, 8, tzinfo=timezone.utc)
    register = amends.commands.Register("complaint", "reachable", fields=["content", "contact"])
    case, records = amends.Case.open("C-1", amends.commands.Receive(), clerk, policy, now)
    case, more = case.decide(register, clerk, policy, now)
    records = records + more
    assert amends.Case.replay(records) == case
    try:
        case.decide(amends.commands.Archive(), clerk, policy, now)
    except amends.Rejected as why:
        told = why.code.label("zh"), why.en
    kinds = [type(record.event).__name__ for record in records]
    return told, kinds, [record.to_json() for record in records], policy.calendar().add(now, "8h")


with ThreadPoolExecutor(8) as pool:
    first, *others = pool.map(work, range(8))
assert all(other == first for other in others)
"""


def test_threads_may_come_first_all_at_once() -> None:
    # In an interpreter of its own: what is imported and kept on first use is not there yet.
    for _ in range(3):
        done = subprocess.run([sys.executable, "-c", COLD], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


def test_threads_take_turns(policy: Policy, clerk: Actor, now: datetime) -> None:
    desk, faults = Desk(policy), []

    def work(worker: int) -> None:
        try:
            for number in range(50):
                name = f"C-{worker}-{number}"
                desk.handle(name, commands.Receive(), clerk, now)
                desk.advance_to(now)
                desk.agenda()
                assert desk[name].version == 1
        except BaseException as fault:  # noqa: BLE001
            faults.append(fault)

    workers = [threading.Thread(target=work, args=(worker,)) for worker in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert not faults and len(desk) == 200


@pytest.mark.skipif(not sysconfig.get_config_var("Py_GIL_DISABLED"), reason="this Python has the lock always")
def test_the_lock_stays_off() -> None:
    code = "import sys, amends; amends.Policy.preset('default'); sys.exit(sys._is_gil_enabled())"
    assert subprocess.run([sys.executable, "-W", "error", "-c", code], check=False).returncode == 0
