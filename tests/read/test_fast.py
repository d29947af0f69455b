"""The fast reader gives what the strict one gives, with nothing to tell, or declines: no third case."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qingdan.checks import catalogue
from qingdan.read import Memory, WorkTree, read_lists
from qingdan.read.fast import FastReader
from qingdan.read.parse import parse
from qingdan.read.quick import QuickReader
from qingdan.schema import load_schemas
from tests.read.test_refusals import REFUSALS
from tests.read.test_slips import SLIPS
from tests.support import BASE, ROOT, SCHEMAS, listing

PATH = "lists/organisations/x.yml"
SHIPPED = [(file.path, SCHEMAS.read(file)) for file in SCHEMAS.files("lists") if file.path.endswith(".yml")]
KEEPING = FastReader()
"""One reader for all that is read here, as in a run: what it keeps from one file must be true in the next."""

ACCEPTED = {
    "a mapping": "name: 甲\nkind: 乙\n",
    "a comment": "# 甲\nname: 甲\n  # 乙\n\nkind: 乙",
    "rows": "rows:\n  - id: a\n    value: 1\n  - id: b\n    below:\n      - 甲\n      - 乙\nlast: true\n",
    "brackets": "a: {b: 1, c: [x, z], d: {e: \"1\", f: ''}, g: []}\nh: [[a], {}]\n",
    "colons in text": "a: 上午9:00开门\nb: {c: https://example.cn/x, d: 9:00开门}\n",
    "quotes in text": 'a: 他说"好"\nb: \'it"s\'\nc: "it\'s"\n',
    "dates and numbers": "a: 2026-02-28\nb: 0\nc: 123456789012345\nd: true\n",
    "brackets in text": "a: 甲（乙）[丙]{丁}\nb: 甲, 乙\n",
}
DECLINED = {
    "folded text": "a: >-\n  甲\n",
    "a comment after a value": "a: 甲 # 乙\n",
    "two spaces": "a:  甲\n",
    "a trailing space": "a: 甲 \n",
    "rows at the key's column": "a:\n- 甲\n",
    "a dash alone": "a:\n  -\n    b: 1\n",
    "brackets over two lines": "a: [甲,\n  乙]\n",
    "no space after a comma": "a: [b,c]\n",
    "a pair in a list": "a: [b: c]\n",
    "a word without a value": "a: {b, c: d}\n",
    "a comma too many": "a: [b, ]\n",
    "text after brackets": "a: [b] c\n",
    "two in a row": "a: [b][c]\n",
    "crossed brackets": "a: [{b: c]}\n",
    "escapes": 'a: "\\u7532"\n',
    "a doubled quote": "a: 'it''s'\n",
    "the same key twice": "a: 甲\na: 乙\n",
    "the same key twice in brackets": "a: {b: 1, b: 2}\n",
    "CRLF": "a: 甲\r\n",
    "a start marker": "---\na: 甲\n",
    "deep brackets": "a: " + "[" * 10 + "]" * 10 + "\n",
    "deep lines": "".join("  " * n + "a:\n" for n in range(12)) + "  " * 12 + "a: 1\n",
    "a full-width comma before a key": "a: {b: 1，c: 2}\n",
    "a full-width comma before a quoted key": "a: {b: 1，'c': 2}\n",
    "a sequence at the top": "- a: 1\n",
    "text at the top": "甲\n",
    "nothing": "",
}


def agree(raw: bytes) -> bool:
    """Whether the file is accepted; fails where that is not what the strict reader finds. Types and order count."""
    kept, fresh = KEEPING.read(raw), FastReader().read(raw)
    assert repr(kept) == repr(fresh)
    if fresh is None:
        return False
    strict = parse(PATH, raw)
    assert strict.diagnostics == ()
    assert strict.document is not None
    assert repr(strict.document.data) == repr(fresh)
    return True


@pytest.mark.parametrize("name", ACCEPTED)
def test_what_the_lists_are_written_in_is_accepted(name: str) -> None:
    """Each construct of the plain way is read without the strict reader."""
    assert agree(ACCEPTED[name].encode())


@pytest.mark.parametrize("name", DECLINED)
def test_anything_else_is_declined(name: str) -> None:
    """Right or wrong, a file in another way is for the strict reader."""
    assert not agree(DECLINED[name].encode())


def test_every_shipped_file_is_accepted_with_the_strict_readers_data() -> None:
    """The lists are written in the plain way throughout."""
    assert [path for path, raw in SHIPPED if not agree(raw)] == []


def _hostile() -> Iterator[bytes]:
    for _, text, *_ in REFUSALS:
        yield text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    for slip in SLIPS:
        yield BASE[slip.path].replace(slip.right, slip.typed).encode()


def test_no_refused_input_and_no_slip_is_accepted_in_silence() -> None:
    """What the strict reader has something to say of is declined."""
    for raw in _hostile():
        agree(raw)


def test_the_listings_on_the_rules_pages_are_read_alike() -> None:
    """Good and bad examples both."""
    accepted = 0
    for rule in catalogue():
        for example in rule.examples:
            for raw in listing(example.text)[0].values():
                accepted += agree(raw)
    assert accepted > 100


PIECES = st.sampled_from(
    [*"\n\t :-[]{},\"'#&*!|>%@`?=~<，：“　", "\n  ", "\n    ", ": ", ", ", "- ", "\n- ", "a: ", "b: ", "甲", "a", "no",
     "1", "0", ".5", "e3", "-", "\\", "---\n", "...\n", "\r", "\x00", "\u202e", "\u2fb7", "{a: ", "[a, ", "]\n", "}\n", "''", '""']
)  # fmt: skip
LINES = st.lists(
    st.tuples(
        st.sampled_from([0, 0, 0, 1, 2, 2, 4, 4, 6]),
        st.sampled_from(["", "", "- ", "- - ", "-  "]),
        st.sampled_from(["", "a: ", "b: ", "c: ", "a:", "y: ", "null: ", "a : ", "1: ", "'a': "]),
        st.sampled_from(
            ["", "甲", "x", "1", "true", "no", "~", "1:30", "2026-02-30", "[a, b]", "{a: 1, b: x}", "{a: 甲，b: 1}", "{a: 甲，乙}",
             "{a：1}", "a：b", "- x", "-x", "# x", "x # y", "x#y", "[a, [b, {c: d}]]", "'q'", '"q"', '"q" # r', "a: b", "a:b", "[a:b]",
             "[a:1]", "{a:1}", "{a: b:1}", "[https://x.cn/a]", "[a b, 上午9:00]", "[a  b]", "[ a ]", "[-a]", "[-1, +1]", "[\"a\", 'b']",
             "[\"，a：\", x，y]", "[a?, b]", "[a!, b*]", "<<", "=", "|", ">-", "&a b", "*a", "!t x", "%x", "@x", "`x`", "x:",
             "1e5", "00", "-0"]
        ),
    ),
    max_size=8,
)  # fmt: skip


@given(st.one_of(st.binary(max_size=100), st.lists(PIECES, max_size=40).map(lambda parts: "".join(parts).encode())))
@settings(max_examples=1500, deadline=None)
def test_any_bytes_are_read_alike_or_declined(raw: bytes) -> None:
    """Random bytes and random marks."""
    agree(raw)


@given(LINES)
@settings(max_examples=3000, deadline=None)
def test_any_lines_are_read_alike_or_declined(lines: list[tuple[int, str, str, str]]) -> None:
    """Random lines of random depth with every kind of value: most are nearly right."""
    agree("".join(f"{' ' * indent}{dash}{key}{value}\n" for indent, dash, key, value in lines).encode())


@given(st.sampled_from(SHIPPED), st.floats(0, 1), st.integers(0, 4), st.lists(PIECES, max_size=3).map("".join))
@settings(max_examples=800, deadline=None)
def test_any_edit_of_a_shipped_file_is_read_alike_or_declined(
    file: tuple[str, bytes], where: float, cut: int, put: str
) -> None:
    """Whatever an editor types, where it is not declined it is what the strict reader reads."""
    text = file[1].decode()
    at = int(where * len(text))
    agree((text[:at] + put + text[at + cut :]).encode())


def test_places_are_found_when_they_are_asked_for() -> None:
    """A file that was read fast has the places, the nodes and the lines that the strict reader gives."""
    layout = load_schemas(SCHEMAS).layout
    reading = read_lists(Memory({path: text.encode() for path, text in BASE.items()}), layout)
    path = "lists/guides/ju/xuke.yml"
    fast, strict = reading.documents[path], parse(path, BASE[path].encode()).document
    assert strict is not None
    assert (fast.root, fast.lines, fast.data) == (strict.root, strict.lines, strict.data)
    assert fast.place(("steps", 1, "clock")) == strict.place(("steps", 1, "clock"))
    assert fast.place(("steps", 1, "clock")).line == 43


@pytest.mark.parametrize("above", ["", "\n", "# 甲: 乙\n\n  # 丙\n", "# 甲\r\n\r\n"])
def test_the_place_of_a_whole_file_is_its_first_key(above: str) -> None:
    """Whatever comments and empty lines stand above it, and also where a place is asked for that is not there."""
    for path, text in BASE.items():
        raw = (above + text).encode()
        fast, strict = QuickReader().parse(path, raw).document, parse(path, raw).document
        assert fast is not None
        assert strict is not None
        for asked in ((), ("no_such_key",)):
            assert fast.place(asked) == strict.place(asked)
            assert fast.place(asked, key=True) == strict.place(asked, key=True)


def test_a_file_that_went_away_has_only_its_beginning() -> None:
    """A place asked for after the file was taken away is its first line, not an error."""
    source = Memory({"lists/laws/fa.yml": BASE["lists/laws/fa.yml"].encode()})
    (document,) = read_lists(source, load_schemas(SCHEMAS).layout).documents.values()
    source.contents["lists/laws/fa.yml"] = b"name: [\n"
    assert document.place(("versions", 0)).line == 1


def test_large_registries_are_read_in_several_processes_with_the_same_result() -> None:
    """Two thousand files and more: the same documents and diagnostics, in the same order."""
    layout = load_schemas(WorkTree(ROOT)).layout
    text = BASE["lists/laws/fa.yml"]
    contents = {f"lists/laws/fa-{n}.yml": text.replace("示例法", f"示例法{n}").encode() for n in range(2100)}
    contents |= {f"lists/laws/fa-{n}.yml": b"name: no\n" for n in range(0, 2100, 7)}
    many = read_lists(Memory(contents), layout)
    assert list(many.documents) == sorted(contents)
    assert len(many.diagnostics) == 300
    assert many.documents["lists/laws/fa-2099.yml"].data["short"] == "示例法2099"
    assert many.diagnostics == sorted(many.diagnostics)
