"""What the wheels hold: those of the tests in `AMENDS_WHEELS`, those to ship in `AMENDS_SHIP`."""

from __future__ import annotations

import email
import json
import os
import pathlib
import re
import struct
import zipfile

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
TESTED, SHIPPED = (
    sorted(pathlib.Path(os.environ[name]).glob("*.whl")) if name in os.environ else []
    for name in ("AMENDS_WHEELS", "AMENDS_SHIP")
)
MANYLINUX = re.compile(r"manylinux_(\d+)_(\d+)_(x86_64|aarch64)")
MACHINES = {"x86_64": 62, "aarch64": 183}
SYMBOLS = 2


def files(wheel: pathlib.Path) -> dict[str, bytes]:
    """Everything in a wheel, by its name."""
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def named(held: dict[str, bytes], ending: str) -> bytes:
    """The one file whose name ends so."""
    (found,) = [held[name] for name in held if name.endswith(ending)]
    return found


def section_types(library: bytes) -> set[int]:
    """The types of the sections of a library, as its ELF header lists them."""
    (start,) = struct.unpack_from("<Q", library, 40)
    size, count = struct.unpack_from("<HH", library, 58)
    return {struct.unpack_from("<I", library, start + size * n + 4)[0] for n in range(count)}


@pytest.mark.skipif("AMENDS_SHIP" not in os.environ, reason="`make wheel-python` builds the wheels to ship")
def test_there_is_a_wheel_to_ship() -> None:
    assert SHIPPED


@pytest.mark.parametrize("wheel", TESTED + SHIPPED, ids=lambda wheel: wheel.name)
def test_a_wheel_is_complete_and_small(wheel: pathlib.Path) -> None:
    held = files(wheel)
    assert wheel.stat().st_size <= 6_000_000
    assert held["amends/py.typed"] == b"" and b"class Policy:" in held["amends/_amends.pyi"]
    for path in (ROOT / "bindings-python" / "python" / "amends").glob("*.py*"):
        assert held[f"amends/{path.name}"] == path.read_bytes()
    for licence in ("LICENSE-MIT", "LICENSE-APACHE"):
        assert named(held, f".dist-info/licenses/{licence}") == (ROOT / licence).read_bytes()
    about = email.message_from_bytes(named(held, ".dist-info/METADATA"))
    assert about["License-Expression"] == "MIT OR Apache-2.0" and about["Requires-Python"] == ">=3.10"
    assert not about.get_all("Requires-Dist") and "## Business time alone" in str(about.get_payload())
    assert not any("test" in name or "tools" in name for name in held)


@pytest.mark.parametrize("wheel", TESTED + SHIPPED, ids=lambda wheel: wheel.name)
def test_a_wheel_lists_what_it_was_built_of(wheel: pathlib.Path) -> None:
    bill = json.loads(named(files(wheel), ".cyclonedx.json"))
    assert bill["bomFormat"] == "CycloneDX" and bill["metadata"]["component"]["name"] == "amends-python"
    components = {component["name"]: component for component in bill["components"]}
    assert {"amends", "arrow-array", "chrono", "pyo3", "serde_json"} <= set(components)
    assert components.keys().isdisjoint({"chrono-tz", "proptest"})
    for component in components.values():
        assert component["version"] and component["licenses"], component["name"]


@pytest.mark.parametrize("wheel", SHIPPED, ids=lambda wheel: wheel.name)
def test_a_wheel_to_ship_runs_where_it_says(wheel: pathlib.Path) -> None:
    assert wheel.name.split("-")[2:4] == ["cp310", "abi3"]
    tag = MANYLINUX.search(wheel.name)
    assert tag
    library = named(files(wheel), "amends/_amends.abi3.so")
    assert library[:5] == b"\x7fELF\x02" and int.from_bytes(library[18:20], "little") == MACHINES[tag[3]]
    asked = {(int(major), int(minor)) for major, minor in re.findall(rb"GLIBC_(\d+)\.(\d+)", library)}
    assert max(asked) <= (int(tag[1]), int(tag[2])) == (2, 17)
    assert SYMBOLS not in section_types(library)
    assert str(ROOT).encode() not in library and b"/.cargo/registry" not in library
