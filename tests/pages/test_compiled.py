"""Templates are kept compiled where Python keeps its modules, and known by their text and by what else makes them what they are."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from qingdan.pages import compiled as module
from qingdan.pages.compiled import kept_compiled


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for the compiled templates, as if Python kept modules in it."""
    monkeypatch.setattr(module, "_FOLDER", tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    return tmp_path


def rendered(text: str, told: str, *, trim: bool = False) -> str:
    """What an environment of its own makes of a template."""
    made = Environment(  # noqa: S701 no HTML
        loader=DictLoader({"a": text}), bytecode_cache=kept_compiled(told), trim_blocks=trim
    )
    return made.get_template("a").render(x=1)


def test_a_template_is_kept_and_found(folder: Path) -> None:
    """The second environment finds what the first one compiled; another text is compiled anew."""
    assert rendered("{{ x }}", "1") == "1"
    kept = {each: each.read_bytes() for each in folder.iterdir()}
    assert len(kept) == 1
    assert rendered("{{ x }}", "1") == "1"
    assert {each: each.read_bytes() for each in folder.iterdir()} == kept
    assert rendered("{{ x + 1 }}", "1") == "2"


def test_other_options_are_another_template(folder: Path) -> None:
    """An environment with other options does not take what was compiled for these."""
    text = "{% if x %}\n{{ x }}{% endif %}"
    assert rendered(text, "1") == "\n1"
    assert rendered(text, "2", trim=True) == "1"
    assert len(list(folder.iterdir())) == 2


def test_nothing_is_kept_where_python_keeps_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it was told to write no compiled modules, or writes them elsewhere."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert kept_compiled("1") is None
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(folder))
    assert kept_compiled("1") is None
