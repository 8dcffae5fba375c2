"""The journal: what is kept, what is told, and what becomes of it where others came first."""

from __future__ import annotations

import copy
import pickle
import threading
from datetime import datetime, timedelta

import pytest

import amends
from amends import Actor, Conflict, Desk, Journal, Organisation, Policy, Rejected, ReplayFault, WireFault, commands

REGISTER = commands.Register("complaint", "reachable", fields=["content", "contact"])
CENTRE = '[organisation]\nnumber = "ORG-1"\nrevision = "A"\n[[unit]]\nid = "front"\nname = { zh = "前台", en = "front" }\n'


@pytest.fixture
def server(policy: Policy, clerk: Actor, now: datetime) -> Journal:
    """A server with one registered complaint, of which it has told everybody."""
    journal = Journal(policy)
    for command in (commands.Receive(), REGISTER):
        journal.handle("C-1", command, clerk, now)
    journal.acknowledge("C-1", len(journal.records("C-1")))
    return journal


@pytest.fixture
def phone(policy: Policy, server: Journal) -> Journal:
    """A phone that has the news of it."""
    journal = Journal(policy)
    assert journal.append(iter(server.records("C-1"))) == len(server.records("C-1"))
    return journal


def test_a_journal_does_what_a_desk_does(policy: Policy, clerk: Actor, now: datetime) -> None:
    desk, journal = Desk(policy), Journal(policy)
    told = []
    for each in (desk, journal):
        records = each.handle("C-1", commands.Receive(), clerk, now)
        records += each.handle("C-1", REGISTER.to_dict(), clerk, now)
        records += each.observe("C-2", amends.Observation(now, facts={"kind": "complaint"}))
        advance = each.advance_to(now + timedelta(days=30))
        told.append(records + advance.records)
        assert not advance.stuck
    assert told[0] == told[1]
    assert journal.records("C-1") == [record for record in told[1] if record.stream == "C-1"]
    assert journal.records("C-1", after=2) == journal.records("C-1")[2:] and journal.records("C-9") == []
    assert list(journal) == list(desk) == journal.cases() and len(journal) == len(desk) == 2
    assert journal["C-1"] == desk["C-1"] and journal.get("C-9") is None and "C-1" in journal and "C-9" not in journal
    assert journal.agenda() == desk.agenda() and journal.next_wakeup() == desk.next_wakeup()
    assert journal.verdicts() == desk.verdicts()
    later = now + timedelta(days=30)
    assert journal.available("C-1", clerk, later) == desk.available("C-1", clerk, later)
    assert "2 cases" in repr(journal)
    with pytest.raises(KeyError, match="C-9"):
        journal["C-9"]
    with pytest.raises(Rejected) as refused:
        journal.handle("C-1", commands.Receive(), clerk, later)
    assert refused.value.code is amends.RejectionCode.CASE_EXISTS


def test_what_is_not_told(phone: Journal, clerk: Actor, now: datetime) -> None:
    base = phone.told("C-1")
    assert base == len(phone.records("C-1")) and phone.unsent() == [] and phone.told("C-9") == 0
    later = now + timedelta(hours=1)
    phone.handle("C-1", commands.Acknowledge(), clerk, later, happened_at=now, command_id="a-1")
    (unsent,) = phone.unsent()
    assert (unsent.case, unsent.base, unsent.records) == ("C-1", base, phone.records("C-1", after=base))
    (act,) = unsent.acts
    assert act == amends.Act(commands.Acknowledge(), clerk, now, "a-1")
    assert pickle.loads(pickle.dumps(unsent)) == unsent
    # A retry is no act, and time is none.
    assert phone.handle("C-1", commands.Acknowledge(), clerk, later, command_id="a-1") == []
    phone.advance_to(now + timedelta(days=30))
    assert len(phone.unsent()[0].acts) == 1
    phone.acknowledge("C-1", unsent.version)
    assert phone.unsent() == [] and phone.told("C-1") == unsent.version
    assert phone.remove("C-1") is not None and phone.remove("C-1") is None


def test_who_comes_second_does_it_anew(server: Journal, phone: Journal, clerk: Actor, now: datetime) -> None:
    early, late = now + timedelta(minutes=5), now + timedelta(minutes=30)
    phone.handle("C-1", commands.Pause("customer", "photo"), clerk, early)
    phone.handle("C-1", commands.Acknowledge(), clerk, late)
    between = now + timedelta(minutes=10)
    server.handle("C-1", commands.Classify({"urgency": "high"}), clerk, between)
    (unsent,) = phone.unsent()
    with pytest.raises(Conflict) as conflict:
        server.append(unsent.records)
    why = conflict.value
    assert isinstance(why, Rejected) and why.code is amends.RejectionCode.STALE_VERSION
    assert (why.case, why.meanwhile) == ("C-1", server.records("C-1", after=unsent.base))
    again = pickle.loads(pickle.dumps(why))
    assert (again, again.case, again.meanwhile) == (why, why.case, why.meanwhile)
    rebased = phone.rebase("C-1", why.meanwhile, now + timedelta(hours=1))
    (refused,) = rebased.refused
    assert refused.act.at == early and refused.why.code is amends.RejectionCode.TIME_BACKWARDS
    assert rebased.records[0].type == "case.acknowledged" and rebased.records[0].at == late
    assert rebased.dropped == []
    assert server.append(phone.unsent()[0].records) == len(rebased.records)
    assert server["C-1"] == phone["C-1"]


def test_what_does_not_fit_is_refused_whole(server: Journal, phone: Journal, now: datetime) -> None:
    before = phone.to_bytes()
    records = server.records("C-1")
    with pytest.raises(ReplayFault, match="C-9") as fault:
        phone.append([amends.Record.from_dict({**records[1].to_dict(), "stream": "C-9", "seq": 1})])
    assert fault.value.code == "not_opened"
    with pytest.raises(Conflict) as gap:
        phone.append([amends.Record.from_dict({**records[0].to_dict(), "stream": "C-9", "seq": 7})])
    assert gap.value.meanwhile == []
    with pytest.raises(Rejected) as unknown:
        phone.rebase("C-9", [], now)
    assert unknown.value.code is amends.RejectionCode.NO_SUCH_CASE
    other = Policy.from_toml(Policy.preset_text("default").replace('revision = "1"', 'revision = "2"'))
    with pytest.raises(Rejected, match="C-1") as mismatch:
        Journal(other).append(records)
    assert mismatch.value.code is amends.RejectionCode.POLICY_MISMATCH
    with pytest.raises(TypeError):
        phone.append([records[0].to_json()])  # type: ignore[list-item]
    assert phone.to_bytes() == before


def test_bytes(phone: Journal, policy: Policy, clerk: Actor, now: datetime) -> None:
    phone.handle("C-1", commands.Acknowledge(), clerk, now)
    data = phone.to_bytes()
    again = Journal.from_bytes(data, [policy])
    assert again.to_bytes() == data and list(again) == list(phone) and again.unsent() == phone.unsent()
    for damaged in (data[:-1], data + b"\n", data.replace(b"C-1", b"C-2"), b""):
        with pytest.raises(WireFault):
            Journal.from_bytes(damaged, [policy])
    with pytest.raises(WireFault) as damage:
        Journal.from_bytes(data[:-1], [policy])
    assert damage.value.code == "damaged_journal" and damage.value.zh
    other = Policy.from_toml(Policy.preset_text("default").replace('revision = "1"', 'revision = "2"'))
    with pytest.raises(Rejected, match="C-1"):
        Journal.from_bytes(data, [other])
    with pytest.raises(amends.AmendsError, match="policy"):
        Journal.from_bytes(data, [])
    # New cases are bound to the policy given last, to one that was learnt never.
    receive = commands.Receive()
    for journal, bound in (
        (Journal.from_bytes(data, [policy, other]), other),
        (Journal.from_bytes(data, [other], learnt=[policy]), other),
        (Journal.from_bytes(data, [other, policy]), policy),
    ):
        journal.handle("C-5", receive, clerk, now)
        assert journal["C-5"].policy == bound.digest


def test_a_pickled_journal_was_told_the_same(phone: Journal, policy: Policy, clerk: Actor, now: datetime) -> None:
    dated = Policy.preset_text("default").replace("2024-01-01", "2026-07-01")
    learnt = Policy.from_toml(dated.replace('revision = "1"', 'revision = "2"'))
    phone.learn(learnt)
    phone.adopt(Policy.from_toml(dated))
    phone.set_organisation(Organisation.from_toml(CENTRE))
    phone.handle("C-1", commands.Acknowledge(), clerk, now)
    later = datetime.fromisoformat("2026-08-01T09:00:00+08:00")
    for again in (pickle.loads(pickle.dumps(phone)), copy.deepcopy(phone)):
        assert again.to_bytes() == phone.to_bytes()
        records = [journal.handle("C-2", commands.Receive(), clerk, later) for journal in (again, copy.copy(phone))]
        assert records[0] == records[1] and again["C-2"].policy == Policy.from_toml(dated).digest
        assert records[0][0].to_dict()["organisation"] == Organisation.from_toml(CENTRE).digest
        again.append(Journal.from_bytes(phone.to_bytes(), [policy]).records("C-1"))


def test_versions(policy: Policy, clerk: Actor) -> None:
    july = Policy.from_toml(Policy.preset_text("default").replace("2024-01-01", "2026-07-01"))
    journal = Journal.under([july, policy], organisation=Organisation.from_toml(CENTRE))
    for case, month, bound in (("C-1", 6, policy), ("C-2", 8, july)):
        at = datetime.fromisoformat(f"2026-0{month}-01T09:00:00+08:00")
        journal.handle(case, commands.Receive(), clerk, at)
        assert journal[case].policy == bound.digest
    with pytest.raises(amends.PolicyInvalid):
        Journal.under([policy, policy])


def test_threads_take_turns(policy: Policy, clerk: Actor, now: datetime) -> None:
    journal = Journal(policy)

    def work(name: str) -> None:
        for number in range(20):
            journal.handle(f"{name}-{number}", commands.Receive(), clerk, now)
            Journal.from_bytes(journal.to_bytes(), [policy])
            journal.unsent()

    threads = [threading.Thread(target=work, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(journal) == len(journal.unsent()) == 80
