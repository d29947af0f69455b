"""What stands for the tool in the keys of caches covers every library that it is pinned to."""

from __future__ import annotations

import importlib.metadata
import tomllib
from pathlib import Path

import pytest

from qingdan.read.store import pinned, tool_print

PROJECT = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
NAMES = sorted(each.partition("==")[0] for each in PROJECT["dependencies"])


def test_every_dependency_is_an_ingredient() -> None:
    """From what is installed, not from a list by hand; extras are not among them."""
    assert sorted(pinned()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_another_version_of_a_library_is_another_tool(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was kept with one version is not taken with another."""
    before, real = tool_print(), importlib.metadata.version
    monkeypatch.setattr(importlib.metadata, "version", lambda each: "0.0.1" if each == name else real(each))
    assert tool_print() != before
