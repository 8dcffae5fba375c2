"""The examples of docstrings, of the README and of the site run; the site is whole."""

from __future__ import annotations

import doctest
import importlib
import inspect
import os
import pathlib
import subprocess
import sys
import zlib

import pages
import pytest
from conftest import ROOT

import amends

PUBLIC = [name for name in amends.__all__ if inspect.isclass(getattr(amends, name)) or callable(getattr(amends, name))]
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
HERE = pathlib.Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", HERE / "README.md", *sorted((HERE / "docs").rglob("*.md"))]
# What the code of a page needs beside the package; where it is not at hand, the page is passed over.
NEEDS = {"frames": ["polars", "pyarrow"], "store": ["sqlalchemy"], "scale": ["pyspark", "ray", "dask"]}
# What the example of a docstring needs likewise.
TABLES = {"records_of", "records_table"}


def ran(tests: list[doctest.DocTest]) -> int:
    runner = doctest.DocTestRunner(optionflags=FLAGS)
    for test in tests:
        runner.run(test)
    assert runner.failures == 0
    return runner.tries


@pytest.mark.parametrize("name", ["", *PUBLIC])
def test_the_examples_of_docstrings_run(name: str) -> None:
    if name in TABLES:
        pytest.importorskip("pyarrow")
    thing = getattr(amends, name) if name else amends
    globs = {each: getattr(amends, each) for each in amends.__all__}
    tests = doctest.DocTestFinder(recurse=bool(name)).find(thing, name or "amends", module=False, globs=globs)
    ran(tests)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: os.path.relpath(page, HERE))
def test_the_code_of_a_page_runs(page: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for needed in NEEDS.get(page.stem, []):
        pytest.importorskip(needed)
    monkeypatch.chdir(ROOT)
    monkeypatch.syspath_prepend(str(ROOT / "examples" / "python"))
    pages.run(page)


def test_a_page_that_says_something_else_fails(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AMENDS_BLESS", raising=False)
    page = tmp_path / "page.md"
    page.write_text("```python\nx = 1\nx + 1\n```\n\n```text\n2\n```\n", encoding="utf-8")
    assert pages.run(page) == 1
    page.write_text("```python\nprint(1)\n```\n\n```text\n2\n```\n", encoding="utf-8")
    with pytest.raises(AssertionError, match=r"page\.md:2"):
        pages.run(page)


def test_the_site_has_everything_public(tmp_path: pathlib.Path) -> None:
    pytest.importorskip("mkdocs")
    build = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path)]
    done = subprocess.run(build, cwd=HERE, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    inventory = (tmp_path / "objects.inv").read_bytes().split(b"\n", 4)[4]
    told = {line.split(" ", 1)[0] for line in zlib.decompress(inventory).decode().splitlines()}
    modules = {"commands": amends.commands.__all__, "events": amends.events.__all__}
    elsewhere = {"__version__", "AnyCommand", "AnyEvent", "commands", "events"}
    wanted = {f"amends.{name}" for name in amends.__all__ if name not in elsewhere}
    wanted |= {f"amends.{module}.{name}" for module, names in modules.items() for name in names}
    assert wanted <= told, sorted(wanted - told)
    for page in ("reference/cases", "reference/policies"):
        assert "&gt;&gt;&gt; " in (tmp_path / page / "index.html").read_text(encoding="utf-8")


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
