"""Reads docstrings as the documentation site shows them; mkdocstrings loads it as an extension."""

from __future__ import annotations

from typing import Any

import griffe


class Extension(griffe.Extension):
    """Fences examples, which docstrings write as at a prompt, and shows constructors by their class."""

    def on_object(self, *, obj: griffe.Object, **_: Any) -> None:
        """Fences the examples of one docstring."""
        if obj.docstring is None:
            return
        lines: list[str] = []
        inside = False
        for line in [*obj.docstring.value.splitlines(), ""]:
            if line.startswith(">>> ") and not inside:
                lines.append("```pycon")
                inside = True
            if inside and not line.strip():
                lines.append("```")
                inside = False
            lines.append(line)
        obj.docstring.value = "\n".join(lines).strip()

    def on_class(self, *, cls: griffe.Class, **_: Any) -> None:
        """Shows `__new__` of the compiled classes as what it is to a caller."""
        new = cls.members.get("__new__")
        if isinstance(new, griffe.Function) and "__init__" not in cls.members:
            del cls.members["__new__"]
            new.name = "__init__"
            cls.members["__init__"] = new
