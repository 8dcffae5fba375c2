"""What the wheel holds."""

from __future__ import annotations

import os
import pathlib
import zipfile

import pytest


@pytest.mark.skipif("AMENDS_WHEELS" not in os.environ, reason="no wheel was built")
def test_the_wheel_is_complete_and_small() -> None:
    (wheel,) = pathlib.Path(os.environ["AMENDS_WHEELS"]).glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert {"amends/py.typed", "amends/_amends.pyi"} <= set(names)
    assert any(name.startswith("amends/_amends.") and name.endswith(".so") for name in names)
    assert any(name.endswith("licenses/LICENSE-MIT") for name in names)
    assert any(name.endswith("licenses/LICENSE-APACHE") for name in names)
    assert any("sbom" in name for name in names)
    assert not any("test" in name or "tools" in name for name in names)
    assert "abi3" in wheel.name and wheel.stat().st_size <= 6_000_000
