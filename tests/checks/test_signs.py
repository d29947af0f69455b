"""One pass over a text finds every line in which a rule about text has to look."""

from __future__ import annotations

import pkgutil
import re
from importlib import import_module
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import qingdan.checks.rules.writing as package
from qingdan.checks.rules.writing.prose import FOREIGN, Prose
from qingdan.checks.rules.writing.signs import Sign, is_seldom, suspects
from qingdan.checks.rules.writing.words import WORDS
from qingdan.model import build_registry
from qingdan.read import WorkTree, read_lists
from qingdan.schema import load_schemas
from tests.support import ROOT

MODULES = [import_module(f"{package.__name__}.{each.name}") for each in pkgutil.iter_modules(package.__path__)]
SIGNS: dict[str, Sign] = {each.__name__: each._SIGN for each in MODULES if hasattr(each, "_SIGN")} | {"": FOREIGN}  # type: ignore[attr-defined]
PIECES = [
    *"，、；：。！？…（）()“”《》〈〉〔〕【】 　\n甲乙丙号0a-.:/",
    *(word.wrong for word in WORDS),
    "〔待填〕", "0952-2012345", "13800000000", "http://", "www.", "ＡＢ１", "（甲）", "《乙》", "（《丙》）",
]  # fmt: skip


def text_of(lines: str) -> Prose:
    """A text by itself."""
    prose: Any = Prose([])
    prose.text = f"\n{lines}\n"
    return prose


def found(prose: Prose, sign: Sign) -> list[int]:
    """Where a sign is when the whole text is looked through."""
    if isinstance(sign, re.Pattern):
        return [each.start() for each in sign.finditer(prose.text) if each.lastindex is None]
    return list(sign(prose.text))


def test_every_rule_says_in_which_lines_its_sign_can_be() -> None:
    """So that none has to look through everything."""
    assert len(SIGNS) > 8
    assert all(is_seldom(sign) for sign in SIGNS.values())


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
@settings(max_examples=3000, deadline=None)
@example("（甲）乙）\n（丙\n“丁")
@example("甲。乙\n，丙\n丁，")
@example("\ud800甲(乙\n丙帐户")
def test_a_sign_is_found_in_any_text_as_in_the_whole(lines: str) -> None:
    """Every place, in the same order."""
    prose = text_of(lines)
    for name, sign in SIGNS.items():
        assert list(prose._places(sign)) == found(prose, sign), name


def test_a_sign_is_found_in_the_shipped_lists_as_in_the_whole() -> None:
    """And most lines have none."""
    schemas = load_schemas(WorkTree(ROOT))
    prose = Prose(tuple(build_registry(read_lists(WorkTree(ROOT), schemas.layout), schemas).entries.values()))
    assert {name: len(found(prose, sign)) for name, sign in SIGNS.items() if found(prose, sign)}
    for name, sign in SIGNS.items():
        assert list(prose._places(sign)) == found(prose, sign), name
    assert len(suspects(prose.text)) < prose.text.count("\n") / 3


@pytest.mark.parametrize("text", ["", "\n", "\n\n", "甲", "（"])
def test_a_text_of_nothing_has_no_suspects(text: str) -> None:
    """But half a pair is one."""
    assert suspects(text) == ([(0, 1)] if text == "（" else [])
