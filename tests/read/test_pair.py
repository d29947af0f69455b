"""Two versions of a file read together are read as they would be one by one."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qingdan.read.fast import FastReader
from qingdan.read.pair import read_pair

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = [path.read_bytes() for path in sorted((ROOT / "lists").rglob("*.yml"))]
READER = FastReader()
BASE = b"# head\na: 1\nrows:\n  - id: xa\n    size: 1\n  - {id: ya, size: 2}\n  - id: za\nb: 2\nmore: [1, 2]\n"


def together(before: bytes, after: bytes) -> bool:
    """Whether both are read; fails where that differs from reading them apart. Types and order count."""
    apart = FastReader().read(before), FastReader().read(after)
    pair = read_pair(READER, before, after)
    if None in apart:
        assert pair is None
        return False
    assert pair is not None
    assert repr(pair) == repr(apart)
    return True


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"size: 1", b"size: 9"),
        (b"  - {id: ya, size: 2}\n", b""),
        (b"  - {id: ya, size: 2}\n", b"  - {id: ya, size: 2}\n  - id: w\n    size: 3\n"),
        (b"  - id: za\n", b"  - {id: ya, size: 2}\n"),
        (b"  - id: za\nb: 2\n", b"b: 3\n"),
        (b"more: [1, 2]\n", b""),
        (b"more: [1, 2]\n", b"more: [1, 2]\nnote: x\n"),
        (b"more: [1, 2]\n", b"more: [1, 2]\na: 1\n"),
        (b"b: 2\n", b"c: 2\nb: 2\n"),
        (b"b: 2\n", b"rows: 2\n"),
        (b"a: 1\n", b"rows: 1\n"),
        (b"# head\n", b"# other\n"),
        (b"# head\n", b""),
        (b"    size: 1\n", b"    size: 1\n  # a remark\n"),
        (b"    size: 1\n", b"    size:\n"),
        (b"  - id: za\n", b"  - id:\n"),
        (b"  - id: xa\n", b"- id: xa\n"),
        (b"rows:\n  - id: xa\n    size: 1\n  - {id: ya, size: 2}\n  - id: za\n", b"rows: []\n"),
        (b"b: 2\n", b'b: "2\n  - c: 3"\n'),
    ],
)
def test_one_edit_is_read_as_the_whole_would_be(old: bytes, new: bytes) -> None:
    """Rows and sections changed, added, removed, broken; and each of them undone."""
    assert FastReader().read(BASE)
    assert old in BASE
    edited = BASE.replace(old, new, 1)
    together(BASE, edited)
    together(edited, BASE)


def test_what_did_not_change_is_the_same_object() -> None:
    """Sections and rows that both versions have are read once."""
    pair = read_pair(READER, BASE, BASE.replace(b"size: 1", b"size: 9"))
    assert pair is not None
    old, new = pair
    assert old["more"] is new["more"]
    assert old["rows"][1] is new["rows"][1]
    assert old["rows"][0] != new["rows"][0]


@given(
    st.randoms(use_true_random=False),
    st.integers(0, len(SHIPPED) - 1),
    st.lists(
        st.sampled_from(["drop", "double", "swap", "digit", "comment", "cut", "foreign", "indent"]),
        min_size=1,
        max_size=3,
    ),
)
@settings(max_examples=600, deadline=None)
def test_any_edits_of_a_shipped_file_are_read_as_the_whole_would_be(
    dice: random.Random, at: int, edits: list[str]
) -> None:
    """Lines dropped, doubled, swapped, changed, commented, cut, brought from another file, moved in and out."""
    before = SHIPPED[at]
    lines = before.split(b"\n")
    for edit in edits:
        here = dice.randrange(len(lines))
        line = lines[here]
        if edit == "drop" and len(lines) > 1:
            del lines[here : here + dice.choice([1, 1, 2, 5])]
            lines = lines or [b""]
        elif edit == "double":
            lines[here:here] = [line]
        elif edit == "swap":
            lines[here - 1], lines[here] = line, lines[here - 1]
        elif edit == "digit":
            lines[here] = line.replace(b"1", b"7").replace(b"2", b"8")
        elif edit == "comment":
            lines[here:here] = [b" " * dice.choice([0, 2, 4]) + b"# remark"]
        elif edit == "cut":
            lines[here] = line[: dice.randrange(len(line) + 1)]
        elif edit == "foreign":
            lines[here:here] = dice.choice(SHIPPED).split(b"\n")[dice.randrange(8) :][: dice.choice([1, 3, 30])]
        else:
            lines[here] = line[1:] if dice.random() < 0.5 else b" " + line
    after = b"\n".join(lines)
    together(before, after)
    together(after, before)
