"""Commands, events and values: built, matched, written, read, copied, hashed."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import amends
from amends import commands, events

NOW = datetime(2026, 3, 2, 9, tzinfo=timezone.utc)
DIGEST = "ab" * 32
COMMANDS = amends.Command.__subclasses__()

texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"]), min_size=1, max_size=24)
WORDS: dict[str, st.SearchStrategy[Any]] = {
    name: st.sampled_from(list(cls))
    for name in amends.__all__
    if isinstance(cls := getattr(amends, name), type) and issubclass(cls, amends.Word) and cls is not amends.Word
}


def strategy(annotation: str, name: str) -> st.SearchStrategy[Any]:
    """Returns what a field may hold, read off its annotation."""
    if annotation.endswith(" | None"):
        return st.none() | strategy(annotation.removesuffix(" | None"), name)
    if annotation.startswith("tuple["):
        return st.lists(strategy(annotation[6:-6], name), max_size=3).map(tuple)
    if name in ("note", "evidence", "analysis") or (name == "to" and annotation == "str"):
        return st.just(DIGEST)
    return {
        "str": texts,
        "int": st.integers(0, 2**32 - 1),
        "datetime": st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30), timezones=st.just(timezone.utc)),
        "timedelta": st.integers(-10**9, 10**9).map(lambda seconds: timedelta(seconds=seconds)),
        "timedelta | str": st.one_of(
            st.integers(-10**9, 10**9).map(lambda seconds: timedelta(seconds=seconds)),
            st.integers(0, 400).map(lambda days: f"{days} calendar {'day' if days == 1 else 'days'}"),
        ),
        "Facts": st.fixed_dictionaries({}, optional={"urgency": texts, "kind": texts}).map(lambda f: amends.Facts(**f)),
        **WORDS,
    }[annotation]


def built(cls: type[Any]) -> st.SearchStrategy[Any]:
    annotations = {name: str(cls.__annotations__[name]) for name in cls._FIELDS}
    fields = {name: strategy(annotation, name) for name, annotation in annotations.items()}
    return st.fixed_dictionaries(fields).map(lambda data: cls(**data))


@given(st.sampled_from(COMMANDS).flatmap(built))
def test_every_command_goes_round(command: Any) -> None:
    text = command.to_json()
    assert json.loads(text)["type"] == command.type
    for again in (
        amends.Command.from_json(text),
        amends.Command.from_json(text.encode()),
        type(command).from_json(text),
        amends.Command.from_dict(command.to_dict()),
        amends.Command.from_dict(dict(reversed(command.to_dict().items()))),
        pickle.loads(pickle.dumps(command)),
        copy.copy(command),
        copy.deepcopy(command),
        command.replace(),
    ):
        assert again == command and hash(again) == hash(command) and type(again) is type(command)
    assert json.loads(text) == command.to_dict()


def test_there_is_a_class_for_every_kind() -> None:
    assert {cls._TYPE for cls in COMMANDS} == {kind.value for kind in amends.CommandKind}
    assert {cls._TYPE for cls in amends.Event.__subclasses__()} == {kind.value for kind in amends.EventKind}


def test_words_and_texts_are_one() -> None:
    register = commands.Register("complaint", "reachable", facts={"urgency": "high"}, fields=["content"])
    assert register.contact is amends.Contact.REACHABLE
    assert register == commands.Register("complaint", amends.Contact.REACHABLE, facts=amends.Facts(urgency="high"), fields=("content",))
    assert commands.Extend("resolve", "4h30m", "complex").by == timedelta(hours=4.5)
    with pytest.raises(ValueError, match="Contact"):
        commands.Register("complaint", "by pigeon")  # type: ignore[arg-type]
    assert hash(amends.Stage.CLOSED) == hash("closed") and f"{amends.Stage.CLOSED:>8}" == "  closed"
    assert json.dumps(amends.Stage.CLOSED) == '"closed"' and str(amends.Stage.CLOSED) == "closed"
    assert repr(amends.Stage.CLOSED) == "Stage.CLOSED"
    assert pickle.loads(pickle.dumps(amends.Stage.CLOSED)) is amends.Stage.CLOSED
    with pytest.raises(ValueError, match="zh"):
        amends.Stage.CLOSED.label("de")  # type: ignore[arg-type]


def test_commands_are_frozen_and_match() -> None:
    close = commands.Close("solved")
    with pytest.raises(AttributeError, match=r"use `\.replace"):
        close.outcome = amends.Outcome.UNKNOWN  # type: ignore[misc]
    assert close.replace(reason="late") == commands.Close("solved", reason="late")
    match close:
        case commands.Close(amends.Outcome.SOLVED, reason=None):
            pass
        case _:
            pytest.fail("it should have matched")


def test_personal_references_stay_hidden() -> None:
    receive = commands.Receive(customer="vault-17")
    assert "vault" not in repr(receive) and "‹private›" in repr(receive)
    assert "vault-17" in receive.to_json()


@pytest.mark.parametrize(
    ("data", "code", "says"),
    [
        ({"type": "case.teleport", "data": {}}, "unknown_type", "case.teleport"),
        ({"type": "case.register", "data": {"kin": "x"}}, "unknown_key", "kin"),
        ({"type": "case.register", "data": {"kind": "x"}}, "missing_key", "contact"),
        ({"type": "case.register", "data": {"kind": "x", "contact": "pigeon"}}, "bad_value", "data.contact"),
        ({"type": "case.register", "data": {"kind": 7, "contact": "anonymous"}}, "bad_value", "data.kind"),
        ({"type": "case.defer", "data": {"until": "tomorrow"}}, "bad_value", "data.until"),
        ({"type": "case.defer", "data": {"until": datetime(2026, 1, 1)}}, "bad_value", "naive"),
        ({"type": "case.defer", "data": {"until": timedelta(hours=1)}}, "bad_value", "aware datetime"),
        ({"type": "obligation.extend", "data": {"obligation": "o", "by": "1d", "reason": "r"}}, "bad_value", "data.by"),
        ({"type": "obligation.correct", "data": {"obligation": "o", "run": True, "verdict": "met", "reason": "r"}}, "bad_value", "data.run"),
        ({"type": "obligation.correct", "data": {"obligation": "o", "run": -1, "verdict": "met", "reason": "r"}}, "bad_value", "data.run"),
        ({"type": "case.reply", "data": {"ticks": "apology"}}, "bad_value", "data.ticks"),
        ({"type": "case.reply", "data": {"ticks": ["ok", 1]}}, "bad_value", "data.ticks[1]"),
        ({"type": "case.reply", "data": {"note": "short"}}, "bad_value", "64 hexadecimal"),
    ],
)
def test_what_cannot_be_read_says_where(data: dict[str, Any], code: str, says: str) -> None:
    with pytest.raises(amends.WireFault) as fault:
        amends.Command.from_dict(data)
    assert fault.value.code == code, fault.value
    assert says in str(fault.value) and len(str(fault.value)) < 300
    assert fault.value.zh and fault.value.en


def test_what_is_not_json_says_where() -> None:
    with pytest.raises(amends.WireFault) as fault:
        amends.Command.from_json("{")
    assert fault.value.code == "syntax" and "line 1" in fault.value.en
    with pytest.raises(amends.AmendsError, match="expected a `Close`, got a `Archive`"):
        commands.Close.from_json(commands.Archive().to_json())
    with pytest.raises(amends.WireFault) as newer:
        amends.Record.from_json('{"schema": 99, "event": {"type": "case.teleported"}}')
    assert newer.value.code == "written_by_newer_version"


def test_values_go_round() -> None:
    values: list[Any] = [
        amends.Facts(urgency="high"),
        amends.Term(working="8h", calendar="office"),
        amends.Term(immediate=amends.Grace("15m")),
        amends.Observation(NOW, stage="closed", waiting=amends.ObservedFor("customer", "photo")),
        amends.Observation(NOW, waiting=amends.ObservedNobody()),
        amends.Stopwatch("open", "8h", "0s", running_since=NOW),
        amends.RunRef("resolve", 1),
        amends.Pause(NOW, NOW + timedelta(hours=1)),
    ]
    for value in values:
        assert type(value).from_json(value.to_json()) == value
        assert type(value).from_dict(value.to_dict()) == value
        assert pickle.loads(pickle.dumps(value)) == value == copy.deepcopy(value)
        assert hash(pickle.loads(pickle.dumps(value))) == hash(value)
    act = events.ActFired("auto-close", amends.CloseAct("solved"))
    assert amends.Event.from_json(act.to_json()) == act
    assert act.to_dict()["data"]["act"] == {"close": "solved"}
    asked = events.ActAsked(act=1, mode="asks", command=commands.Close("solved"))
    assert amends.Event.from_json(asked.to_json()) == asked


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (lambda: amends.Actor("u", roles="intake"), r'got the text `intake`; write `\["intake"\]`'),
        (lambda: commands.Register("complaint", "reachable", fields="content"), r"write `\['content'\]`"),
        (lambda: commands.Register("complaint", "reachabel"), "`Contact`, got `reachabel`; did you mean `reachable`"),
        (lambda: amends.Sides("x"), "one of first, both, last, neither"),
        (lambda: commands.Receive(facts={"chanel": "phone"}), r"expected facts \(kind, .*, got `chanel`"),
        (lambda: commands.Classify("high"), "a mapping such as"),  # type: ignore[arg-type]
        (lambda: amends.Policy.preset("nope"), "one of the presets default, .* got `nope`"),
    ],
)
def test_a_slip_is_told_with_what_was_meant(wrong: Callable[[], object], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        wrong()


def test_any_iterable_of_names_will_do() -> None:
    wanted = amends.Actor("u", roles=["a", "b"])
    for roles in (("a", "b"), iter(["a", "b"]), {"a": 1, "b": 2}, {"b", "a"}):
        assert amends.Actor("u", roles=roles) == wanted


def test_a_class_is_no_command_and_a_missing_file_is_named(opened: tuple[amends.Desk, object]) -> None:
    clerk, now = amends.Actor("u", roles=["intake"]), datetime(2026, 3, 9, tzinfo=timezone.utc)
    with pytest.raises(amends.WireFault, match=r"got `<class 'amends\.commands\.Acknowledge'>`"):
        opened[0].handle("C-1", commands.Acknowledge, clerk, now)  # type: ignore[arg-type]
    with pytest.raises(FileNotFoundError, match=r"\[Errno 2\].*nope\.toml"):
        amends.Policy.load("nope.toml")
