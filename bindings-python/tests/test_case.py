"""The case, the desk, policies: what may be done, what follows, why."""

from __future__ import annotations

import copy
import pickle
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from conftest import SHANGHAI, policy_named

import amends
from amends import Actor, Case, Desk, Policy, Record, Rejected, commands

Opened = tuple[Desk, list[Record]]


def test_a_case_is_a_value(policy: Policy, clerk: Actor, now: datetime) -> None:
    case, records = Case.open("C-1", commands.Receive(), clerk, policy, now)
    register = commands.Register("complaint", "reachable", fields=["content", "contact"])
    after, more = case.decide(register, clerk, policy, now)
    assert case.stage is amends.Stage.RECEIVED and after.stage is amends.Stage.REGISTERED
    assert Case.replay(records + more) == after == case.evolve(more)
    assert Case.restore(after.snapshot()) == after == Case.from_json(after.to_json())
    assert pickle.loads(pickle.dumps(after)) == after == copy.deepcopy(after)
    assert hash(after) == hash(Case.replay(records + more))
    assert after.kind == "complaint" and after.version == len(records + more)
    assert after.opened_at == now and after.policy == policy.digest
    assert after.facts.kind == "complaint" and after.outcome is None and after.waiting is None
    # A command may be a dictionary, as it comes from the wire.
    assert case.decide(register.to_dict(), clerk, policy, now)[0] == after


def test_time_passes(opened: Opened, policy: Policy, now: datetime) -> None:
    desk, records = opened
    case = desk["C-1"]
    wake_up = case.next_wakeup()
    assert wake_up is not None and wake_up.reason is amends.WakeReason.WARNING
    late, ticked = case.tick(policy, now + timedelta(days=30))
    assert [r.type for r in ticked if r.source is amends.Source.CLOCK]
    advance = desk.advance_to(now + timedelta(days=30))
    assert advance.records == ticked and not advance.stuck and desk["C-1"] == late
    standing = {item.obligation: item.standing for item in desk.agenda()}
    assert standing["first-reply"] is amends.Standing.OVERDUE
    breached = next(r for r in ticked if r.type == "obligation.breached")
    match breached.event:
        case amends.events.ObligationBreached(run=amends.RunRef(obligation, number)):
            assert (obligation, number) == ("first-reply", 1)
        case other:
            pytest.fail(repr(other))
    assert desk.verdicts()["first-reply"] == {amends.Verdict.BREACHED: 1}


def test_a_date_is_extended_by_days_or_by_a_span(clerk: Actor, now: datetime) -> None:
    text = Policy.preset_text("default").replace(
        'id = "resolve"', 'id = "resolve"\nextension = { times = 2, at_most = "5 working days" }'
    )
    policy = Policy.from_toml(text)
    desk, head = Desk(policy), Actor("u-9", roles=["head"])
    desk.handle("C-1", commands.Receive(), clerk, now)
    register = commands.Register("complaint", "reachable", fields=["content", "contact"])
    desk.handle("C-1", register, clerk, now)
    run = next(run for run in desk["C-1"].obligations() if run.obligation == "resolve")
    assert run.due is not None and run.due == run.met_until
    extend = commands.Extend("resolve", "2个工作日", "parts are late")
    assert extend.by == "2 working days" == commands.Extend.from_json(extend.to_json()).by
    event = desk.handle("C-1", extend, head, now)[0].event
    match event:
        case amends.events.ObligationExtended(plan=plan, by=by):
            assert by == "2 working days" and plan is not None and plan.due > run.due
        case other:
            pytest.fail(repr(other))
    with pytest.raises(Rejected):
        desk.handle("C-1", commands.Extend("resolve", timedelta(hours=1), "late"), head, now)
    with pytest.raises(amends.AmendsError, match="5 working days"):
        commands.Extend("resolve", "2 days", "late")


def test_a_refusal_says_everything(opened: Opened, clerk: Actor, now: datetime) -> None:
    desk, _ = opened
    before = desk["C-1"]
    with pytest.raises(Rejected) as refused:
        desk.handle("C-1", commands.Archive(), clerk, now)
    why = refused.value
    assert why.code is amends.RejectionCode.NOT_PERMITTED and why.blame is amends.Blame.ACTOR
    assert why.command is amends.CommandKind.CASE_ARCHIVE
    assert why.got == ("intake",) and why.expected and why.zh and why.en
    assert why.to_dict()["code"] == "not_permitted" and why.instead == ()
    with pytest.raises(Rejected) as misplaced:
        desk.handle("C-1", commands.Archive(), Actor("u-9", roles=["head"]), now)
    assert misplaced.value.code is amends.RejectionCode.NOT_ALLOWED_NOW
    assert amends.CommandKind.CASE_ACKNOWLEDGE in misplaced.value.instead
    assert pickle.loads(pickle.dumps(why)) == why
    assert desk["C-1"] == before
    with pytest.raises(Rejected) as unknown:
        desk.handle("C-2", commands.Archive(), clerk, now)
    assert unknown.value.code is amends.RejectionCode.NO_SUCH_CASE


def test_available_is_what_is_accepted(opened: Opened, policy: Policy, clerk: Actor, now: datetime) -> None:
    desk, _ = opened
    listed = desk.available("C-1", clerk, now)
    assert listed == desk["C-1"].available(clerk, policy, now, rebind_to=policy)
    by_kind = {one.command: one for one in listed}
    assert by_kind[amends.CommandKind.CASE_ACKNOWLEDGE].allowed
    refusal = by_kind[amends.CommandKind.CASE_ARCHIVE].refusal
    with pytest.raises(Rejected) as refused:
        desk.handle("C-1", commands.Archive(), clerk, now)
    assert refusal == refused.value
    assert desk.handle("C-1", commands.Acknowledge(), clerk, now)


def test_delivery(opened: Opened, clerk: Actor, now: datetime) -> None:
    desk, _ = opened
    later = now + timedelta(hours=1)
    records = desk.handle("C-1", commands.Acknowledge(), clerk, later, happened_at=now, command_id="cmd-1")
    assert records[0].at == now and records[0].recorded_at == later and records[0].command_id == "cmd-1"
    assert desk.handle("C-1", commands.Acknowledge(), clerk, later, command_id="cmd-1") == []
    with pytest.raises(Rejected) as stale:
        desk.handle("C-1", commands.Tick(), Actor.machine("clock"), later, expected_version=1)
    assert stale.value.code is amends.RejectionCode.STALE_VERSION


def test_histories_that_cannot_be(opened: Opened) -> None:
    _, records = opened
    for history, code in (([], "empty"), (records[1:], "not_opened"), ([records[0], records[2]], "gap")):
        with pytest.raises(amends.ReplayFault) as fault:
            Case.replay(history)
        assert fault.value.code == code and fault.value.zh


def test_explanations_come_in_both_languages(opened: Opened, policy: Policy) -> None:
    desk, _ = opened
    first = desk["C-1"].explain(policy)[0]
    assert "due 2026-03-09 16:30" in first.render() and "期限" in first.render("zh")
    run = desk["C-1"].obligations()[0]
    assert run.state is amends.RunState.RUNNING and run.due == datetime(2026, 3, 9, 16, 30, tzinfo=SHANGHAI)
    assert run.term == amends.Term(working="8h", calendar="office")


def test_the_desk_goes_on_elsewhere(opened: Opened, policy: Policy, clerk: Actor, now: datetime) -> None:
    desk, records = opened
    again: Desk = pickle.loads(pickle.dumps(desk))
    assert again["C-1"] == desk["C-1"] and len(again) == 1 and "C-1" in again and 7 not in again
    assert again.handle("C-1", commands.Acknowledge(), clerk, now) == desk.handle("C-1", commands.Acknowledge(), clerk, now)
    empty = Desk(policy)
    assert empty.load(records) == Case.replay(records)
    assert empty.remove("C-1") is not None and empty.get("C-1") is None
    with pytest.raises(KeyError):
        empty["C-1"]
    assert empty.restore(Case.replay(records[:1]), records[1:]) == Case.replay(records)
    assert [case.id for case in empty] == ["C-1"]


def test_foreign_logs(policy: Policy, now: datetime) -> None:
    desk = Desk(policy)
    report = amends.Observation(now, stage="registered", facts={"kind": "complaint"})
    records = desk.observe("F-1", report)
    assert all(record.source is amends.Source.OBSERVED or record.by is None for record in records)
    case, same = Case.open_observed("F-1", report, policy)
    assert same == records and case == desk["F-1"]
    jump = amends.Observation(now + timedelta(hours=3), stage="in_progress")
    assert case.observe(jump, policy)[0].inferred_steps == 1


def test_policies(policy: Policy, now: datetime) -> None:
    assert Policy.from_json(policy.to_json()) == policy == Policy.from_dict(policy.to_dict())
    assert pickle.loads(pickle.dumps(policy)) == policy == copy.deepcopy(policy)
    assert hash(policy) == hash(Policy.preset("default"))
    assert policy.effective_from == datetime(2024, 1, 1, tzinfo=SHANGHAI)
    text = Policy.preset_text("feedback-24h")
    changed = Policy.from_toml(text.replace('{ elapsed = "24h" }', '{ elapsed = "12h" }'))
    changes = Policy.from_toml(text).diff(changed)
    assert [str(change) for change in changes] == ["`obligation.timeliness.term`: 24h elapsed -> 12h elapsed"]
    findings = Policy.check("[document]\nnumber = 'EX-1'\nrevison = 'A'")
    assert ("document.revison", amends.FindingCode.UNKNOWN_KEY) in [(f.path, f.code) for f in findings]
    with pytest.raises(amends.PolicyInvalid) as error:
        Policy.from_toml("[document]\nnumber = 'EX-1'\nrevison = 'A'")
    assert error.value.findings == tuple(findings)
    assert pickle.loads(pickle.dumps(error.value)).findings == error.value.findings
    assert policy_named("full").number
    with pytest.raises(FileNotFoundError):
        Policy.load("nowhere.toml")
    with pytest.raises(amends.AmendsError, match="default"):
        Policy.preset("nothing")


def test_rebinding(opened: Opened, clerk: Actor, now: datetime) -> None:
    desk, _ = opened
    text = Policy.preset_text("default").replace("2024-01-01", "2026-03-07")
    newer = Policy.from_toml(text)
    desk.adopt(newer)
    assert desk.policy_at(now) != newer and desk.policy_at(now + timedelta(days=2)) == newer


def test_what_notebooks_show(opened: Opened, policy: Policy) -> None:
    desk, records = opened
    timeline = amends.Timeline(records)
    assert "<td>case registered</td>" in timeline._repr_html_() and "vault-1" not in timeline._repr_html_()
    assert "已登记" in timeline.render("zh", SHANGHAI) and "16:30" in timeline.render("zh", SHANGHAI)
    assert "<table>" in desk.agenda()._repr_html_() and "first-reply" in repr(desk.agenda())
    bundle = policy.diagram("complaint")._repr_mimebundle_()
    assert bundle["text/plain"].startswith("stateDiagram-v2") and "```mermaid" in bundle["text/markdown"]
    for thing in (policy, desk, desk["C-1"], records[0], policy.calendar(), Actor("a")):
        assert " at 0x" not in repr(thing)


def test_actors() -> None:
    actor = Actor("u-1", roles=["intake", "head"], unit="front", qualifications=["trained"])
    for again in (Actor.from_json(actor.to_json()), Actor.from_dict(actor.to_dict()), pickle.loads(pickle.dumps(actor)), copy.copy(actor)):
        assert again == actor and hash(again) == hash(actor)
    assert eval(repr(actor), {"Actor": Actor}) == actor
    assert Actor.machine("m").kind is amends.ActorKind.MACHINE
    with pytest.raises(amends.AmendsError, match="identifier"):
        Actor("")
    with pytest.raises(amends.AmendsError, match="person, machine"):
        Actor("x", "alien")


def test_the_audit_chain(opened: Opened) -> None:
    _, records = opened
    links = amends.chain(records)
    assert len(links) == len(records) and links == amends.chain(records) != amends.chain(records, key=b"k" * 32)


def test_every_name_exported_is_there() -> None:
    assert set(amends.commands.__all__) >= {cls.__name__ for cls in amends.Command.__subclasses__()}
    for name in amends.__all__:
        thing: Any = getattr(amends, name)
        assert name == "__version__" or thing.__doc__ or not isinstance(thing, type), name


def test_a_desk_under_versions_binds_by_the_date(policy: Policy, clerk: Actor) -> None:
    document = policy.to_dict()
    document["document"]["revision"] = "2"
    document["document"]["effective_from"] = "2026-07-01T00:00:00+08:00"
    july = Policy.from_dict(document)
    desk = Desk.under([july, policy])
    for case, month, bound in (("C-1", 6, policy), ("C-2", 7, july)):
        desk.handle(case, commands.Receive(), clerk, datetime(2026, month, 15, 10, tzinfo=SHANGHAI))
        assert desk[case].policy == bound.digest
    again: Desk = pickle.loads(pickle.dumps(desk))
    assert again.policy_at(datetime(2026, 7, 2, tzinfo=SHANGHAI)) == july
    assert again.policy_at(datetime(2026, 6, 2, tzinfo=SHANGHAI)) == policy
    with pytest.raises(amends.PolicyInvalid, match="version_conflict"):
        Desk.under([policy, policy])
    with pytest.raises(amends.PolicyInvalid, match="no version"):
        Desk.under([])
