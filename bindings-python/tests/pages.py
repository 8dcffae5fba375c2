"""Runs the code of a page as its reader does: block after block, in one namespace.

A block of ``python`` is run; the value of its last expression is shown, as in a notebook. A block of
``text`` right behind it is what must come out; ``...`` stands for anything. Code that a page takes
from a file is tested where that file is. With ``AMENDS_BLESS=1`` the page takes what came out.
"""

from __future__ import annotations

import ast
import contextlib
import doctest
import io
import os
import pathlib
import re
from typing import Any

BLOCK = re.compile(
    r"^```python\n(?P<code>.*?)^```\n(?P<between>\n?)(?P<told>^```text\n(?P<text>.*?)^```\n)?",
    re.S | re.M,
)
FROM_FILE = "--8<--"


def shown(code: str, name: str, names: dict[str, Any]) -> str:
    """Runs one block and returns what it prints and shows."""
    tree = ast.parse(code, name)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    with contextlib.redirect_stdout(io.StringIO()) as out:
        exec(compile(tree, name, "exec"), names)
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), name, "eval"), names)
            if value is not None:
                print(repr(value))
    return out.getvalue()


def run(page: pathlib.Path) -> int:
    """Runs a page and returns how many blocks it has; an output that differs is an error."""
    text, ran = page.read_text(encoding="utf-8"), 0
    names: dict[str, Any] = {"__name__": page.stem}
    checker, flags = doctest.OutputChecker(), doctest.ELLIPSIS

    def once(match: re.Match[str]) -> str:
        nonlocal ran
        code, line = match["code"], text.count("\n", 0, match.start()) + 2
        if code.startswith(FROM_FILE):
            return match[0]
        ran += 1
        got = shown("\n" * (line - 1) + code, str(page), names)
        if match["told"] is None:
            return match[0]
        if not checker.check_output(match["text"], got, flags):
            if not os.environ.get("AMENDS_BLESS"):
                example = doctest.Example(code, match["text"])
                raise AssertionError(
                    f"{page}:{line}\n{checker.output_difference(example, got, flags)}"
                )
            return f"```python\n{code}```\n{match['between']}```text\n{got}```\n"
        return match[0]

    blessed = BLOCK.sub(once, text)
    if blessed != text:
        page.write_text(blessed, encoding="utf-8")
    return ran
