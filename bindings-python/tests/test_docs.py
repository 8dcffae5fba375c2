"""The examples of docstrings and of the README run."""

from __future__ import annotations

import doctest
import importlib
import inspect
import pathlib

import pytest

import amends

PUBLIC = [name for name in amends.__all__ if inspect.isclass(getattr(amends, name)) or callable(getattr(amends, name))]
README = pathlib.Path(__file__).resolve().parent.parent / "README.md"
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def ran(tests: list[doctest.DocTest]) -> int:
    runner = doctest.DocTestRunner(optionflags=FLAGS)
    for test in tests:
        runner.run(test)
    assert runner.failures == 0
    return runner.tries


@pytest.mark.parametrize("name", ["", *PUBLIC])
def test_the_examples_of_docstrings_run(name: str) -> None:
    thing = getattr(amends, name) if name else amends
    globs = {each: getattr(amends, each) for each in amends.__all__}
    tests = doctest.DocTestFinder(recurse=bool(name)).find(thing, name or "amends", module=False, globs=globs)
    ran(tests)


def test_the_readme_runs() -> None:
    text = README.read_text(encoding="utf-8")
    test = doctest.DocTestParser().get_doctest(text, {}, "README.md", str(README), 0)
    assert ran([test]) >= 8


def test_everything_public_is_documented() -> None:
    bare = []
    for name in PUBLIC:
        thing = getattr(amends, name)
        if inspect.isclass(thing) and not thing.__doc__:
            bare.append(name)
        if inspect.isclass(thing):
            for member, value in vars(thing).items():
                if not member.startswith("_") and callable(value) and not getattr(value, "__doc__", None):
                    bare.append(f"{name}.{member}")
    assert not bare


def test_every_word_stands_in_the_package() -> None:
    for module in ("_enums", "_errors", "_results", "_values"):
        found = importlib.import_module(f"amends.{module}")
        for name, thing in vars(found).items():
            own = inspect.isclass(thing) and thing.__module__ == found.__name__ and not name.startswith("_")
            assert not own or name in amends.__all__, name
    assert sorted(dir(amends)) == sorted(amends.__all__)
    with pytest.raises(AttributeError, match="nothing"):
        amends.nothing  # type: ignore[attr-defined]
