"""Finishes the stub that ``maturin generate-stubs`` writes and compares or replaces the committed one.

PyO3 quotes annotations given in Rust and knows none for properties: here quotes are taken off, the
names are imported, and the ``// python: …`` comments of the Rust sources say what properties return.

Usage: ``stubs.py RAW [--check]``, RAW being the generated file.
"""

from __future__ import annotations

import ast
import difflib
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
COMMITTED = ROOT / "python" / "amends" / "_amends.pyi"
QUALIFIED = re.compile(r"\b(?:datetime|typing|collections\.abc|os)\.(?=[A-Za-z])")
STANDARD = {
    "collections.abc": {"Iterable", "Iterator", "Mapping", "Sequence", "Callable"},
    "datetime": {"date", "datetime", "time", "timedelta"},
    "os": {"PathLike"},
    "typing": {"Any", "Final", "Literal", "final"},
}


def hints() -> dict[tuple[str, str], str]:
    """Reads what properties and special methods return from the comments of the Rust sources."""
    found = {}
    for path in sorted((ROOT / "src").glob("*.rs")):
        klass = ""
        lines = path.read_text(encoding="utf-8").splitlines()
        for index, line in enumerate(lines):
            if match := re.match(r"impl (\w+) \{", line):
                klass = match[1]
            if match := re.match(r"\s*// python: (.*)", line):
                name = next(m[1] for rest in lines[index:] if (m := re.search(r"\bfn (?:r#)?(\w+)", rest)))
                found[klass, name] = match[1]
    return found


def exported() -> dict[str, str]:
    """Maps each public name of the Python modules to its module."""
    names = {}
    for module in ("_enums", "_errors", "_results", "_values", "_wire", "events"):
        tree = ast.parse((ROOT / "python" / "amends" / f"{module}.py").read_text(encoding="utf-8"))
        for node in tree.body:
            if isinstance(node, ast.ClassDef):
                names.setdefault(node.name, module)
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                names.setdefault(node.targets[0].id, module)
    # Events and results share names; the stub speaks of results, and of events as a whole.
    return {name: module for name, module in names.items() if module != "events" or name == "AnyEvent"}


def finish(raw: str) -> str:
    """Unquotes annotations, fills in properties, writes the imports."""
    returned, klass, out = hints(), "", []
    for line in raw.splitlines():
        if match := re.match(r"class (\w+)", line):
            klass = match[1]
        if match := re.match(r"\s*(?:async )?def (\w+)", line):
            if hint := returned.get((klass, match[1])):
                line = re.sub(r"-> .*?:( \.\.\.)?$", lambda m: f"-> {hint}:{m[1] or ''}", line)
                if match[1] == "__contains__":
                    line = re.sub(r"\(self, .*\) ->", "(self, case: object, /) ->", line)
            line = re.sub(r'(\w+): "([^"]*)"', r"\1: \2", line)
            line = re.sub(r'-> "([^"]*)"', r"-> \1", line)
            line = QUALIFIED.sub("", line)
        out.append(line)
    text = "\n".join(out)
    body = re.sub(r"^(from|import) .*\n", "", text, flags=re.M)
    own = set(re.findall(r"^class (\w+)", body, flags=re.M))
    code = "\n".join(line for line in body.splitlines() if re.match(r"\s*(def|@|\w+: )", line))
    words = set(re.findall(r"\b[A-Za-z_]\w*\b", code))
    imports = []
    for module, names in STANDARD.items():
        if used := sorted(names & words):
            imports.append(f"from {module} import {', '.join(used)}")
    imports.append("")
    by_module: dict[str, list[str]] = {}
    for name, module in exported().items():
        if name in words and name not in own:
            by_module.setdefault(module, []).append(name)
    for module in sorted(by_module):
        imports.append(f"from .{module} import {', '.join(sorted(by_module[module]))}")
    head, rest = body.split('"""\n', 2)[1], body.split('"""\n', 2)[2]
    return f'"""\n{head}"""\n\n' + "\n".join(imports) + "\n\n" + rest.strip() + "\n"


def main() -> int:
    """Compares the finished stub with the committed one, or replaces it."""
    text = finish(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    ast.parse(text)
    if "--check" not in sys.argv:
        COMMITTED.write_text(text, encoding="utf-8")
        return 0
    before = COMMITTED.read_text(encoding="utf-8")
    if before == text:
        return 0
    sys.stderr.writelines(difflib.unified_diff(before.splitlines(True), text.splitlines(True), "committed", "generated"))
    print("the stub is stale; run `make bless-python`", file=sys.stderr)
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
