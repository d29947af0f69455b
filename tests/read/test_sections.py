"""The sections of a file, cut without reading them, are those that the strict reader finds."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qingdan.read.fast import FastReader
from qingdan.read.parse import parse
from qingdan.read.sections import FileSections, cut

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = sorted((ROOT / "lists").rglob("*.yml"))
READER = FastReader()
LINES = [
    "a: 1", "b: 甲", "c:", "d: {x: 1}", "e: [1, 2]", 'f: "7"', "  x: 1", "  - 1", "  - {y: [2]}", "- 3", "  乙", "# 注", "  # [",
    'g: "甲', 'h: 乙"', "i: '丙", "j: 丁'", "k: [1,", "  2]", "l: 3]", "m: {n: [1]", "  , o: 2}", "p: |", "  x: [", '  "', "q: >",
    'r: ["a]", "b"]', 'r: ["a]", b', 's: "]', 't: a"b', 'u: [a"b, "c]', "v: it's", 'w: "\\"', 'x: "\\\\"', "y: &z 1", "z: *z", "",
    "---", "...", "%TAG", "aa : 1", "bb:1", "? cc", ": 1", "{dd: 1}", "  ,", "  ]", "]", "}", "ee: 1 # [", "ff: &", "gg: - [",
]  # fmt: skip


def sections(text: str) -> FileSections | None:
    """The sections of a text, read when they are asked for."""
    parts = cut(READER, text.encode())
    return FileSections(parts) if parts is not None else None


@pytest.mark.parametrize("path", SHIPPED[::7], ids=lambda path: path.stem)
def test_a_shipped_file_is_cut_where_its_keys_are(path: Path) -> None:
    """Every shipped file is written so that it can be cut."""
    found = sections(path.read_text("utf-8"))
    document = parse("", path.read_bytes()).document
    assert found is not None
    assert document is not None
    assert repr(found) == repr(document.data)


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=7))
@settings(max_examples=4000, deadline=None)
def test_whatever_the_strict_reader_accepts_is_cut_as_it_is_read_or_not_at_all(lines: list[str]) -> None:
    """Texts over several lines, brackets and quotes that do not end, keys at odd places."""
    text = "\n".join(lines) + "\n"
    parsed = parse("", text.encode())
    if parsed.document is None or parsed.diagnostics or not isinstance(parsed.document.data, dict):
        return
    found = sections(text)
    assert found is None or repr(found) == repr(parsed.document.data)


@pytest.mark.parametrize(
    "text",
    [
        'a: "甲\nb: 乙"\n', "a: '甲\nb: 乙'\n", "a: [1,\nb: 2]\n", "a: {x: [1]\n,\nb: 2}\n", 'a: ["]",\nb: 1]\n', 'a: "\\"\nb: c"\n',
        "a: 1\na: 2\n", "a: 1\n- b\n", "a: 1\n---\nb: 2\n", "甲: 1\n",
    ],
)  # fmt: skip
def test_what_may_hold_a_key_that_is_none_is_not_cut(text: str) -> None:
    """A line at the margin that belongs to the value above, or is no key of a section."""
    assert sections(text) is None


@pytest.mark.parametrize("text", ["a: |\n  甲\n  [\nb: 1\n", "a: 甲\n  乙\nb: 1\n", "a:\n- 1\nb: 1\n"])
def test_values_over_several_lines_are_read_by_the_strict_reader(text: str) -> None:
    """What the quick reader declines is the section's alone, and has the strict reader's value."""
    found = sections(text)
    document = parse("", text.encode()).document
    assert document is not None
    assert found is None or repr(found) == repr(document.data)


def test_brackets_without_end_are_seen_through_quickly() -> None:
    """A million brackets are looked at a few times, not half a million times."""
    assert sections("a: " + "[" * 500_000 + "]" * 500_000 + "\n") is not None
