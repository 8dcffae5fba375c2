"""What the tests share."""

from __future__ import annotations

import pathlib
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

import amends

ROOT = pathlib.Path(__file__).resolve().parents[2]
CORE = ROOT / "core" / "tests"
SHANGHAI = ZoneInfo("Asia/Shanghai")


def policy_named(name: str) -> amends.Policy:
    """Returns a preset, or the policy of that name beside the scenarios."""
    if name in amends.Policy.presets():
        return amends.Policy.preset(name)
    return amends.Policy.load(CORE / "scenarios" / "policies" / f"{name}.toml")


@pytest.fixture(scope="session")
def policy() -> amends.Policy:
    """The small policy to start from."""
    return amends.Policy.preset("default")


@pytest.fixture
def clerk() -> amends.Actor:
    """Somebody at the counter."""
    return amends.Actor("u-17", roles=["intake"])


@pytest.fixture
def now() -> datetime:
    """A Friday afternoon."""
    return datetime(2026, 3, 6, 16, 30, tzinfo=SHANGHAI)


@pytest.fixture
def opened(
    policy: amends.Policy, clerk: amends.Actor, now: datetime
) -> tuple[amends.Desk, list[amends.Record]]:
    """A desk with one registered complaint, and its records."""
    desk = amends.Desk(policy)
    records = desk.handle("C-1", amends.commands.Receive(customer="vault-1"), clerk, now)
    register = amends.commands.Register("complaint", "reachable", fields=["content", "contact"])
    return desk, records + desk.handle("C-1", register, clerk, now)
