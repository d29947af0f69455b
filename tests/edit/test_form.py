"""The canonical form: same data, same comments, the same bytes the second time."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from qingdan.edit import RefusedError, canonical
from qingdan.edit.comments import comments
from qingdan.edit.form import block_lines
from qingdan.edit.spans import Spans
from qingdan.read.parse import parse
from qingdan.schema import Field, load_schemas
from tests.support import SCHEMAS

COLLECTIONS = load_schemas(SCHEMAS)
TEXTS = st.sampled_from(
    ["甲局", "no", "12", "2026-03-01", "a: b", "x #y", "-5", "，a：b", "https://a.cn/x?y=1", "：", "", " x", "甲\n乙",
     "甲\n\n 乙\n", "[a]", "{", "a,b", "'q'", '"', "\\", "0012", "1.5", "~", "true", "名称：甲", "name：甲", "# 甲", "& b",
     "* c", "! d", "% e", "f @", "`g`", "| h", "> i", "? j", "- k", "甲：乙，b: c", "\n", "甲 ", "<<", "a=b", "12:30"]
)  # fmt: skip
KEYS = st.sampled_from(["name", "id", "status", "kind", "materials", "other", "甲"])
DATA = st.recursive(
    TEXTS | st.integers(-(10**14), 10**14) | st.booleans(),
    lambda below: st.lists(below, max_size=4) | st.dictionaries(KEYS, below, max_size=4),
    max_leaves=12,
)
PIECES = st.sampled_from(
    ["# 一", "  # 二", "    # 三", "      # 四", "", "name: 甲", "kind: [a, b]  # 五", "rows:", "  - id: 一", "    name: 甲",
     "    # 六", "  - {id: 二, name: 乙}  # 七", "list: [  # 八", "  甲,", "  乙]", "text: |  # 九", "    甲", "    # 文字",
     "more:  # 十", "  a: 甲", "  b:", "    - 甲", "    - - 乙", "      - 丙", "status: 在用 # 十一", "- 甲", "}", "note: '#'"]
)  # fmt: skip


def words(text: str) -> list[str]:
    document = parse("lists/x/y.yml", text.encode()).document
    assert document is not None
    return sorted(each.text for each in comments(Spans(text, document)))


def form(text: str, collection: str = "guides") -> str:
    found = COLLECTIONS.collection(collection)
    assert found is not None
    return canonical("lists/x/y.yml", text.encode(), collection, found.root).decode()


def test_every_shipped_file_is_in_canonical_form() -> None:
    """Byte for byte; and its comments and data are thereby its own."""
    wrong = []
    for file in (each for each in SCHEMAS.files("lists") if each.path.endswith(".yml")):
        placed = COLLECTIONS.layout.collection_of(file.path)
        assert placed is not None
        found = COLLECTIONS.collection(placed[0])
        assert found is not None
        raw = SCHEMAS.read(file)
        if canonical(file.path, raw, found.name, found.root) != raw:
            wrong.append(file.path)
    assert wrong == []


def kept(text: str) -> None:
    parsed = parse("lists/x/y.yml", text.encode())
    assume(parsed.document is not None and not parsed.diagnostics and parsed.document.root.pairs)
    once = form(text)
    assert form(once) == once
    again = parse("lists/x/y.yml", once.encode())
    assert parsed.document is not None
    assert again.document is not None
    assert again.document.data == parsed.document.data
    assert words(once)[1:] == words(text)


@given(st.lists(PIECES, max_size=14).map("\n".join))
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
def test_comments_in_odd_places_survive(text: str) -> None:
    """Beside a bracket, inside brackets over several lines, in a text's header, at the end of a block."""
    kept(text)


@given(
    st.dictionaries(KEYS, DATA, min_size=1, max_size=5),
    st.sampled_from([20, 340]),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 8)), max_size=6),
    st.lists(st.integers(0, 30), max_size=4),
)
@settings(max_examples=500, deadline=None)
def test_comments_and_data_survive_and_the_second_time_changes_nothing(
    data: dict[str, Any], short: int, own: list[tuple[int, int]], beside: list[int]
) -> None:
    """Comments on lines of their own at any depth, blank lines, and comments at the end of any line."""
    lines = block_lines(data, None, 0, short)
    for at in beside:
        if at < len(lines) and lines[at].strip():
            lines[at] += f"  # 旁{at}"
    for number, (at, indent) in enumerate(own):
        lines.insert(at, " " * indent + f"# 上{number}" if indent < 7 else "")
    kept("\n".join([*lines, ""]))


@given(st.dictionaries(KEYS, DATA, min_size=1, max_size=5))
@settings(max_examples=500, deadline=None)
def test_any_data_is_written_so_that_it_reads_back(data: dict[str, Any]) -> None:
    """Quotes where the reader needs them, whatever the text; a level of indentation or a pair of brackets for each list."""
    for short in (20, 340):
        raw = "\n".join([*block_lines(data, None, 0, short), ""]).encode()
        document = parse("lists/x/y.yml", raw).document
        assert document is not None
        assert document.data == data


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("status: 在用\nname: 甲\n", "name: 甲\nstatus: 在用\n"),
        ("name: 甲\naliases: ['乙', \"12\"]\n", 'name: 甲\naliases: [乙, "12"]\n'),
        ("fees:\n- id: a\n  name: 甲\n", "fees:\n  - id: a\n    name: 甲\n"),
        ("topics: [\n  甲,  # 主\n  乙]\n", "topics:\n  - 甲  # 主\n  - 乙\n"),
        ("topics: [\n  甲,\n  乙]\n", "topics: [甲, 乙]\n"),
        ("# 全文\n\n# 名\nstatus: 在用\n\n\nname: 甲\n", "# 全文\n\nname: 甲\n# 名\nstatus: 在用\n"),
        ("other: 1\nname: 甲\n", "name: 甲\nother: 1\n"),
        ("---\nname: 甲\n...\n", "name: 甲\n"),
        ("fees:\n  - # 甲\n    name: 甲\n    id: a\n", "fees:\n  # 甲\n  - id: a\n    name: 甲\n"),
        ("# yaml-language-server: $schema=x\nname: 甲\n", "name: 甲\n"),
        ("summary: >-\n  甲\n  乙\n", "summary: 甲 乙\n"),
        ("summary: |\n  甲\n  乙\nname: 丙\n", "name: 丙\nsummary: |\n  甲\n  乙\n"),
        ("name: 甲\r\nstatus: 在用\r\n", "name: 甲\nstatus: 在用\n"),
    ],
)
def test_the_form(before: str, after: str) -> None:
    """Schema order, two spaces, one schema line, at most one blank line; brackets kept where short and uncommented."""
    assert form(before) == "# yaml-language-server: $schema=../../schemas/guides.schema.json\n" + after


def test_a_row_too_long_for_a_line_becomes_a_block() -> None:
    """And nothing is ever put into brackets that was not there: a block is how somebody wished to see it."""
    row = {"id": "a", "name": "甲" * 180, "standard": "乙" * 180}
    text = "fees:\n  - {" + ", ".join(f"{key}: {value}" for key, value in row.items()) + "}\n"
    expected = ["fees:", "  - id: a", f"    name: {row['name']}", f"    standard: {row['standard']}"]
    assert form(text).splitlines()[1:] == expected


@pytest.mark.parametrize("text", ["name: 甲\nname: 乙\n", "name: no\n", "name: [甲\n", "", "name: \u200b\n"])
def test_a_file_with_reading_faults_is_left_alone(text: str) -> None:
    """What it means is not certain until the fault is mended."""
    with pytest.raises(RefusedError):
        form(text)


def test_field_order_is_the_schemas() -> None:
    """A nested row follows its own field's order."""
    root = Field(
        "",
        properties={"b": Field("b"), "a": Field("a", items=Field("", properties={"q": Field("q"), "p": Field("p")}))},
    )
    out = canonical("lists/x.yml", "a: [{p: 甲, z: 丙, q: 乙}]\nb: 丁\n".encode(), "x", root).decode()
    assert out.splitlines()[1:] == ["b: 丁", "a: [{q: 乙, p: 甲, z: 丙}]"]
