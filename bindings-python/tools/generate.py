"""Writes the Python modules that stand for the vocabulary of the core, and the glossary.

Reads the vocabulary that ``cargo run -p amends-python --example vocabulary`` prints, from standard
input. With ``--check`` it writes nothing and fails when a file is stale.
"""

from __future__ import annotations

import json
import keyword
import pathlib
import sys
from typing import Any

PACKAGE = pathlib.Path(__file__).resolve().parent.parent / "python" / "amends"
HEADER = '"""{doc}"""\n\n# Generated from the vocabulary of the core by `tools/generate.py`; do not edit.\n\n'

GLOSSARY = """# Glossary 词汇表

Every word of the closed vocabularies, generated from the core. In Python each is a member of the class
that heads its table, equal to the word itself; `label("zh")` and `label("en")` return what stands here.

全部固定词汇，由程序生成。每张表的标题是 Python 中的类名，`label("zh")` 与 `label("en")` 返回表中的中英文。
"""
# Words that the core has no vocabulary page for: Chinese labels of theirs.
ZH = {
    "ClosedDay": {"keep": "不变", "next-workday": "顺延至下一工作日", "previous-workday": "提前至上一工作日"},
    "FirstDay": {"excluded": "当日不计", "counted": "当日计入"},
    "Grace": {"elapsed": "自然时间", "working": "工作时间"},
    "Lands": {"end-of-day": "当日营业结束", "midnight": "当日 24:00", "same-time-clamped": "同一时刻（限营业时间内）", "same-time": "同一时刻"},
    "StartRule": {"roll": "顺延为次日收到", "step": "次一工作日为第一日"},
}
# Words of functions, not of the wire.
MORE = {
    "DayOff": ("Says what a count of workdays does when it starts on a day off.", {
        "roll": ("顺着计数方向的下一工作日为第 0 天", "the next workday in the direction of travel is day 0"),
        "step": ("顺着计数方向的下一工作日为第 1 天", "the next workday in the direction of travel is day 1"),
        "forward": ("下一工作日为第 0 天", "the next workday is day 0, whatever the direction"),
        "backward": ("上一工作日为第 0 天", "the previous workday is day 0, whatever the direction"),
        "modified_forward": ("同月内下一工作日，否则上一工作日", "the next workday of the same month, else the previous one"),
        "modified_backward": ("同月内上一工作日，否则下一工作日", "the previous workday of the same month, else the next one"),
        "refuse": ("拒绝", "a day off is an error"),
    }),
    "Sides": ("Says which ends of a range of dates count.", {
        "first": ("计首不计尾", "the first date counts, the last does not"),
        "both": ("首尾都计", "both count"),
        "last": ("计尾不计首", "the last date counts, the first does not"),
        "neither": ("首尾都不计", "neither counts"),
    }),
}
# Vocabularies of the core that are called otherwise here: a run's state has no times of its own.
CALLED = {"RunStateKind": "RunState"}
# Structs of the wire that are classes of their own, in the order of their needs.
RENAMED = {"GraceText": "Grace", "GraceBasis": "GraceBasis"}
VALUES = [
    "Facts", "Moved", "RunRef", "Pause", "Basis", "Stopwatch", "WarnAt", "RungAt", "Plan",
    "Standstill", "Marker", "GraceText", "Term", "NewTarget", "Observation",
]
SHORT = 12


def snake(name: str) -> str:
    return name.replace(".", "_").replace("-", "_").upper()


def attribute(name: str) -> str:
    return name + "_" if keyword.iskeyword(name) else name


def sentence(text: str) -> str:
    first = text.strip().splitlines()[0] if text.strip() else ""
    first = first[:1].upper() + first[1:]
    return first if first.endswith((".", "…")) else first + "."


class Generator:
    def __init__(self, vocabulary: dict[str, Any]) -> None:
        self.vocabulary = vocabulary
        self.definitions: dict[str, Any] = {
            **vocabulary["schema"]["command"]["$defs"],
            **vocabulary["schema"]["event"]["$defs"],
        }
        self.enums: dict[str, list[str]] = {}
        self.labels: dict[str, dict[str, tuple[str, str]]] = {}
        self.docs: dict[str, str] = {}
        self.spans: set[str] = set()
        self.instants: set[str] = set()

    # -- enums ---------------------------------------------------------------------------------

    def enums_module(self) -> str:
        out = HEADER.format(doc="The closed vocabularies: text enums with labels in Chinese and English.")
        out += "from ._word import Word\n"
        names = []
        titles = {name: d.get("description", "") for name, d in self.definitions.items()}
        for vocabulary in self.vocabulary["vocabularies"]:
            name = CALLED.get(vocabulary["name"], vocabulary["name"])
            entries = [(e["name"], e["zh"], e["en"]) for e in vocabulary["entries"]]
            title = vocabulary["title"]
            asks = title.split()[0] in ("from", "how", "what", "when", "where", "whether", "who", "why")
            doc = titles.get(name) or (f"Says {title}" if asks else f"Lists the {title}")
            out += self.enum(name, doc, entries)
            names.append(name)
        codes = [(e["name"], e["zh"], e["en"]) for e in self.vocabulary["finding_codes"]]
        out += self.enum("FindingCode", "Identifies a kind of finding by a stable code.", codes)
        names.append("FindingCode")
        for name, definition in sorted(self.definitions.items()):
            words = self.words_of(definition)
            if words is None or name in names:
                continue
            zh = ZH["Grace" if name == "GraceBasis" else name]
            entries = [(word, zh[word], en or word) for word, en in words]
            out += self.enum(name, definition.get("description", "Says what a grace is measured in."), entries)
            names.append(name)
        for name, (doc, words) in MORE.items():
            out += self.enum(name, doc, [(word, zh, en) for word, (zh, en) in words.items()])
            names.append(name)
        return out + all_of(names)

    @staticmethod
    def words_of(definition: dict[str, Any]) -> list[tuple[str, str]] | None:
        if "enum" in definition:
            return [(word, "") for word in definition["enum"]]
        options = definition.get("oneOf")
        if options and all("const" in option for option in options):
            return [(option["const"], option.get("description", "").rstrip(".")) for option in options]
        return None

    def enum(self, name: str, doc: str, entries: list[tuple[str, str, str]]) -> str:
        self.enums[name] = [word for word, _, _ in entries]
        out = f'\n\nclass {name}(Word):\n    """{sentence(doc)}"""\n\n'
        for word, zh, en in entries:
            out += f'    {snake(word)} = "{word}"\n    """{en} · {zh}"""\n'
        self.docs[name] = sentence(doc)
        self.labels[name] = {word: (zh, en) for word, zh, en in entries}
        return out

    def glossary(self) -> str:
        """Writes the page of every word with its labels."""
        out = GLOSSARY
        for name, words in sorted(self.labels.items()):
            out += f"\n## {name}\n\n{self.docs[name]}\n\n| word | 中文 | English |\n| --- | --- | --- |\n"
            out += "".join(f"| `{word}` | {zh} | {en} |\n" for word, (zh, en) in words.items())
        return out

    def labels_module(self) -> str:
        out = HEADER.format(doc="The labels of the vocabularies in Chinese and English, read when first asked for.")
        out += "from __future__ import annotations\n\nLABELS: dict[str, dict[str, tuple[str, str]]] = {\n"
        for name, words in self.labels.items():
            out += f'    "{name}": {{\n'
            for word, (zh, en) in words.items():
                out += f"        {word!r}: ({zh!r}, {en!r}),\n"
            out += "    },\n"
        return out + "}\n"

    # -- types ---------------------------------------------------------------------------------

    def type_of(self, schema: dict[str, Any]) -> tuple[str, str, str]:
        """Returns the type of the attribute, that of the argument, and how one becomes the other."""
        if "anyOf" in schema:
            inner = next(option for option in schema["anyOf"] if option.get("type") != "null")
            attr, argument, how = self.type_of(inner)
            return f"{attr} | None", f"{argument} | None", how
        if isinstance(schema.get("type"), list):
            inner = {**schema, "type": next(t for t in schema["type"] if t != "null")}
            attr, argument, how = self.type_of(inner)
            return f"{attr} | None", f"{argument} | None", how
        if schema.get("type") == "array":
            attr, _, _ = self.type_of(schema["items"])
            return f"tuple[{attr}, ...]", f"Iterable[{attr}]", "tuple"
        if schema.get("type") == "integer":
            return "int", "int", ""
        if schema.get("type") == "string":
            return "str", "str", ""
        name = schema["$ref"].rsplit("/", 1)[-1]
        definition = self.definitions[name]
        if name == "Timestamp":
            return "datetime", "datetime", "instant"
        if name == "Span":
            return "timedelta", "timedelta | str", "span"
        if name == "Distance":
            return "timedelta | str", "timedelta | str", "distance"
        if name in ("ObservedWaiting", "ObservedAct"):
            return name, name, ""
        if name == "ScheduledAct":
            return "ScheduledAct", "ScheduledAct", ""
        if name == "Command":
            return "Command", "Command", ""
        if self.words_of(definition) is not None:
            words = self.enums[name]
            given = f"Literal[{', '.join(map(repr, words))}]" if len(words) <= SHORT else "str"
            return name, f"{name} | {given}", f"enum {name}"
        if definition.get("type") == "string":
            return "str", "str", ""
        if name == "Facts":
            return "Facts", "Facts | Mapping[str, str]", "facts"
        name = RENAMED.get(name, name)
        return name, name, ""

    # -- classes -------------------------------------------------------------------------------

    def fields_of(self, definition: dict[str, Any], order: list[str] | None) -> list[dict[str, Any]]:
        required = definition.get("required", [])
        properties = definition.get("properties", {})
        optional = [name for name in (order or properties) if name not in required]
        fields = []
        for name in [*required, *optional]:
            schema = properties[name]
            attr, argument, how = self.type_of(schema)
            if how == "span":
                self.spans.add(name)
            if how == "instant":
                self.instants.add(name)
            private = "Private" in json.dumps(schema)
            default = None
            if name not in required:
                default = "()" if attr.startswith("tuple") else "None"
                if how == "facts":
                    argument += " | None"
                elif default == "None" and not attr.endswith("None"):
                    # Left out on the wire when it has its default value.
                    start = {"span": "timedelta(0)", "enum GraceBasis": "GraceBasis.ELAPSED"}
                    default = start[how]
            doc = sentence(schema.get("description", "")) if schema.get("description") else ""
            fields.append({
                "wire": name, "name": attribute(name), "type": attr, "argument": argument,
                "how": how, "default": default, "private": private, "doc": doc,
            })
        return fields

    def klass(
        self,
        name: str,
        base: str,
        doc: str,
        kind: str,
        mark: str,
        fields: list[dict[str, Any]],
    ) -> str:
        """Writes a class; `mark` is the line by which the wire tells it from others, if one does."""
        out = f"\n\nclass {name}({base}):\n"
        lines = [sentence(doc)]
        told = [field for field in fields if field["doc"]]
        if told:
            lines += ["", "Attributes:"]
            lines += [f"    {field['name']}: {field['doc']}" for field in told]
        out += '    """' + "\n    ".join(lines).replace("\n    \n", "\n\n")
        out += '\n    """\n\n' if told else '"""\n\n'
        if mark:
            out += f"    {mark}\n"
        out += f"    _KIND: ClassVar[str] = {kind!r}\n"
        out += f"    _FIELDS: ClassVar[tuple[str, ...]] = {tuple(f['name'] for f in fields)!r}\n"
        private = tuple(field["name"] for field in fields if field["private"])
        if private:
            out += f"    _PRIVATE: ClassVar[tuple[str, ...]] = {private!r}\n"
        positional = tuple(field["name"] for field in fields if field["default"] is None)
        out += f"    __match_args__ = {positional!r}\n"
        out += f"    __slots__ = {tuple(f['name'] for f in fields)!r}\n"
        if fields:
            out += "\n"
        for field in fields:
            out += f"    {field['name']}: {field['type']}\n"
        if not fields:
            return out + "\n    def __init__(self) -> None:\n        pass\n"
        arguments = ["self"]
        arguments += [f"{f['name']}: {f['argument']}" for f in fields if f["default"] is None]
        keywords = [f for f in fields if f["default"] is not None]
        if keywords:
            arguments.append("*")
            arguments += [f"{f['name']}: {f['argument']} = {f['default']}" for f in keywords]
        out += "\n    def __init__(\n" + "".join(f"        {a},\n" for a in arguments)
        out += "    ) -> None:\n"
        for field in fields:
            out += self.setting(field)
        return out

    @staticmethod
    def setting(field: dict[str, Any]) -> str:
        name, how = field["name"], field["how"]
        value = name
        if how == "tuple":
            value = f"{name} if {name}.__class__ is tuple else several({name})"
        elif how.startswith("enum "):
            enum = how.split(" ")[1]
            none = f"{name} is None or " if "None" in field["type"] else ""
            value = f"{name} if {none}{name}.__class__ is {enum} else {enum}({name})"
        elif how == "span":
            none = f"{name} is None or " if "None" in field["type"] else ""
            value = f"{name} if {none}isinstance({name}, timedelta) else span({name})"
        elif how == "distance":
            value = f"{name} if {name} is None else distance({name})" if "None" in field["type"] else f"distance({name})"
        elif how == "instant":
            value = f"{name} if {name} is None else aware({name})" if "None" in field["type"] else f"aware({name})"
        elif how == "facts":
            value = f"{name} if {name}.__class__ is Facts else facts_of({name})"
        return f'        _set(self, "{name}", {value})\n'

    def values_module(self) -> str:
        body, names = "", []
        for name in VALUES:
            definition = self.definitions[name]
            shown = RENAMED.get(name, name)
            order = None
            if name == "Facts":
                facts = next(v for v in self.vocabulary["vocabularies"] if v["name"] == "FactKind")
                order = [entry["name"] for entry in facts["entries"]]
            if name == "Term":
                order = ["elapsed", "working", "working_days", "calendar_days", "months", "years",
                         "same_day", "immediate", "as_promised", "calendar", "lands",
                         "receipt_day", "start", "closed_day", "cutoff"]
            fields = self.fields_of(definition, order)
            doc = definition.get("description") or {
                "Marker": "Stands for a basis that needs no number.",
                "GraceText": "Says what at once may take.",
            }[name]
            if name == "Term":
                doc = "Says how long something may take; exactly one of the first nine names the basis."
            body += self.klass(shown, "Value", doc, name if name != "GraceText" else "Grace", "", fields)
            if name == "Facts":
                body += FACTS
            if name == "NewTarget":
                for union, (doc, word, listed) in TAGGED.items():
                    for tagged, value, given, says in listed:
                        mark = f'_TAG: ClassVar[tuple[str, str]] = ("{word}", "{value}")'
                        body += self.klass(tagged, "Value", says, "", mark, self.plain(given))
                    options = [tagged for tagged, *_ in listed]
                    body += f'\n\n{union} = Union[{", ".join(options)}]\n"""{doc}"""\n'
                    names += [*options, union]
            names.append(shown)
        says = "Says that the machine will close the case with an outcome."
        mark = '_VARIANT: ClassVar[str] = "close"'
        body += self.klass("CloseAct", "Value", says, "", mark, self.plain({"value": "Outcome"}))
        body += SCHEDULED
        names += ["CloseAct", "ScheduledAct"]
        out = HEADER.format(doc="Values inside commands and events.")
        out += "from __future__ import annotations\n\n"
        out += "from collections.abc import Iterable, Mapping\n"
        out += "from datetime import datetime, timedelta\nfrom typing import ClassVar, Literal, Union\n\n"
        out += self.imports(body) + "from ._errors import AmendsError\nfrom ._wire import Value, aware, several, span\n\n_set = object.__setattr__\n"
        return out + body + all_of(names)

    @staticmethod
    def plain(given: dict[str, str]) -> list[dict[str, Any]]:
        """Returns required fields by their vocabulary; `str` is plain text."""
        return [
            {"name": name, "type": of, "argument": of if of == "str" else f"{of} | str",
             "how": "" if of == "str" else f"enum {of}", "default": None, "private": False, "doc": ""}
            for name, of in given.items()
        ]

    def imports(self, body: str) -> str:
        used = [name for name in sorted(self.enums) if f"{name} " in body or f"{name}\n" in body or f"{name}(" in body or f"{name}." in body]
        return f"from ._enums import {', '.join(used)}\n" if used else ""

    def classes_module(self, kind: str) -> str:
        command = kind == "Command"
        listed = self.vocabulary["commands" if command else "events"]
        schema = self.vocabulary["schema"]["command" if command else "event"]
        payloads = {
            option["properties"]["type"]["const"]: option["properties"]["data"]["$ref"].rsplit("/", 1)[-1]
            for option in schema["oneOf"]
        }
        body, names = "", []
        for item in listed:
            # Payloads are read from their own schema: names differ where both have one.
            definition = schema["$defs"][payloads[item["name"]]]
            fields = self.fields_of(definition, item.get("fields"))
            body += self.klass(item["variant"], kind, item["en"], kind, f"_TYPE: ClassVar[str] = {item['name']!r}", fields)
            names.append(item["variant"])
        alias = f"Any{kind}"
        body += f"\n\n{alias} = Union[\n" + "".join(f"    {name},\n" for name in names) + "]\n"
        body += f'"""Every {kind.lower()}, for exhaustive matching."""\n'
        doc = "Commands: what is asked of a case, in the imperative." if command else "Events: what happened to a case, in the past tense."
        out = HEADER.format(doc=doc)
        out += "from __future__ import annotations\n\n"
        out += "from collections.abc import Iterable, Mapping\n"
        out += "from datetime import datetime, timedelta\nfrom typing import ClassVar, Literal, Union\n\n"
        used = [RENAMED.get(v, v) for v in VALUES] + ["ObservedAct", "ObservedWaiting", "ScheduledAct"]
        own = set(names)
        used = sorted(v for v in used if v not in own and any(f"{v}{end}" in body for end in (" ", "\n", ",", ")", "]")))
        out += self.imports(body) + f"from ._values import {', '.join(used)}, facts_of\n"
        wire = ["Command"] if "Command" in body or command else []
        wire += ["Event"] if not command else []
        out += f"from ._wire import {', '.join([*sorted(set(wire)), 'aware', 'distance', 'several', 'span'])}\n\n_set = object.__setattr__\n"
        return out + body + all_of([alias, *names])

    def registry_check(self) -> None:
        both = self.spans & self.instants
        assert not both, f"fields that are a length here and an instant there: {both}"
        source = (PACKAGE.parent.parent / "src" / "registry.rs").read_text()
        known = source.split("SPANS: &[&str] =")[1].split(";")[0]
        missing = [name for name in self.spans if f'"{name}"' not in known]
        assert not missing, f"`SPANS` of src/registry.rs lacks {missing}"


FACTS = '''

def facts_of(facts: Facts | Mapping[str, str] | None) -> Facts:
    """Takes facts as they are, from a mapping, or none at all."""
    if isinstance(facts, Facts):
        return facts
    if facts is None:
        return NO_FACTS
    if not isinstance(facts, Mapping):
        raise AmendsError(f"expected facts as a mapping such as `{{'channel': 'phone'}}`, got `{facts!r}`")
    if unknown := [name for name in facts if name not in Facts._FIELDS]:
        raise AmendsError(f"expected facts ({', '.join(Facts._FIELDS)}), got `{unknown[0]}`")
    return Facts(**facts)


NO_FACTS = Facts()
'''

# Values that the wire tells apart by a word in them: name, word, fields with their vocabulary (`str` is
# plain text), what they say.
TAGGED = {
    "ObservedWaiting": ("What a foreign log reports about waiting.", "state", [
        ("ObservedNobody", "nobody", {}, "Says that a foreign log reports no waiting."),
        ("ObservedFor", "for", {"party": "Party", "reason": "str"},
         "Says whom a foreign log reports the case to wait for, and why in its own word."),
    ]),
    "ObservedAct": ("What the people of a foreign system did beside the change of the stage.", "act", [
        ("ObservedAcknowledged", "acknowledged", {}, "Says that receipt was acknowledged."),
        ("ObservedProgress", "progress_reported", {}, "Says that the customer was told how far it is."),
        ("ObservedCallback", "called_back", {"result": "CallbackResult"},
         "Says that the customer was called back, and what the customer said."),
        ("ObservedCallbackFailed", "callback_failed", {}, "Says that the customer was called and not reached."),
    ]),
}
SCHEDULED = """

ScheduledAct = Union[CloseAct, Literal["archive", "end_waiting"]]
\"\"\"What the machine does when a schedule falls due.\"\"\"
"""


def all_of(names: list[str]) -> str:
    return "\n\n__all__ = [\n" + "".join(f'    "{name}",\n' for name in names) + "]\n"


def main() -> int:
    generator = Generator(json.load(sys.stdin))
    files = {PACKAGE / "_enums.py": generator.enums_module()}
    files[PACKAGE / "_labels.py"] = generator.labels_module()
    files[PACKAGE / "_values.py"] = generator.values_module()
    files[PACKAGE / "commands.py"] = generator.classes_module("Command")
    files[PACKAGE / "events.py"] = generator.classes_module("Event")
    files[PACKAGE.parent.parent / "docs" / "glossary.md"] = generator.glossary()
    generator.registry_check()
    stale = []
    for path, text in files.items():
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(path.name)
        if "--check" not in sys.argv:
            path.write_text(text, encoding="utf-8")
    if stale and "--check" in sys.argv:
        print(f"stale: {', '.join(stale)}; run `make bless-python`", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
