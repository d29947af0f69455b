"""A broken schema is told where it is broken, once, in Chinese with a cure, and nothing else is blamed for it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from qingdan.checks import check
from qingdan.checks.divided import found_in_share, merged
from qingdan.checks.parts import check_in_parts
from qingdan.checks.since import check_since
from qingdan.read import FileMode, Memory
from qingdan.read.snapshot import Share
from qingdan.schema import SchemaError, load_schemas, trusted_schemas, usable_schemas
from tests.schema.broken import CASES, LAWS, META, VOCABULARY, WRONG, text, tree
from tests.support import BASE, SHIPPED, run, source


@pytest.mark.parametrize("name", CASES)
def test_a_broken_schema_is_told_where_it_is_broken_and_nothing_else_is(name: str) -> None:
    """One code, in the file that was changed, within a second, with a sentence and a cure in Chinese."""
    files, code = CASES[name]
    began = time.process_time()
    found = run(files).diagnostics
    assert time.process_time() - began < 1
    assert {each.code for each in found} == {code}
    # Names that lead nowhere are told where they are written; there the cure is.
    if name not in ("a definition that went", "a list that is none any more", "a circle over two files"):
        assert {each.place.path for each in found} == set(files)
    for each in found:
        assert re.search("[\u4e00-\u9fff]", each.message)
        assert re.search("[\u4e00-\u9fff]", each.fix)
        assert not re.search(r"[{\[]'|None|Error", each.message)


@pytest.mark.parametrize(("word", "value"), WRONG, ids=lambda each: json.dumps(each, ensure_ascii=False))
def test_a_keyword_of_the_wrong_shape_is_told_at_the_keyword(word: str, value: object) -> None:
    """In words, never as Python writes it; once, though it makes all around it wrong as well."""
    files = tree(LAWS, lambda data: data.update({word: value}))
    found = run(files).diagnostics
    assert found
    assert {each.code for each in found} <= {"QD131"}
    lines = files[LAWS].split("\n")
    at = next(number for number, line in enumerate(lines, 1) if line.startswith(f' "{word}":'))
    for each in found:
        assert each.place.path == LAWS
        assert each.place.line >= at
        assert re.search("[\u4e00-\u9fff]", each.fix)
        assert not re.search(r"[{\[]'|None|Error", each.message)


def test_what_x_collection_lacks_is_said() -> None:
    """The sentence names the missing keys, and shows no data structure."""
    found = run(tree(LAWS, lambda data: data.update({"x-collection": {"order": 85}}))).diagnostics
    assert [each.message for each in found] == ["“x-collection”没有说文件放在哪里"]
    assert "folder" in found[0].fix
    assert "segments" in found[0].fix
    assert "file" in found[0].fix


def test_the_place_is_that_of_the_word_to_mend() -> None:
    """Line and column of the second of two keys, of the reference, of the name that is required."""
    two = run(text(LAWS, '"type": "object"', '"type": "object", "type": "array"')).diagnostics[0]
    assert (two.place.line, two.place.column, two.place.end_column) == (7, 21, 27)
    assert two.related[0].place.column == 3
    name = run(text(LAWS, '"required": ["name"', '"required": ["nmae"')).diagnostics[0]
    assert (name.place.line, name.place.column, name.fix) == (8, 16, "改成“name”")


def test_a_link_is_no_schema() -> None:
    """Nor is what cannot be read."""
    linked, closed = source(), source()
    linked.modes[LAWS] = FileMode.SYMLINK
    closed.unreadable.add(LAWS)
    for each in (linked, closed):
        assert [(found.code, found.place.path) for found in check(each).diagnostics] == [("QD130", LAWS)]


def test_schemas_without_a_meta_schema_are_held_against_the_tools_own() -> None:
    """They are not taken unseen; where there is none at all, that is told."""
    own = {path: raw for path, raw in SHIPPED.items() if path not in (META, VOCABULARY)}
    own[LAWS] = own[LAWS].replace(b"minItems", b"minItem")
    assert {each.code for each in load_schemas(Memory(own), Memory(SHIPPED)).diagnostics} == {"QD131"}
    assert {each.code for each in load_schemas(Memory(own)).diagnostics} == {"QD142"}


def test_every_way_of_checking_says_the_same() -> None:
    """In parts, in shares, since another state; and what changed since then is told, what was so before is not."""
    files = CASES["two children that are the whole"][0]
    broken, sound = source(files), source()
    told = check(broken).diagnostics
    assert told
    assert check_in_parts(broken, least=0).diagnostics == told
    shares = [found_in_share(broken, None, Share(number, 2), "", lambda *_: None) for number in (1, 2)]
    assert sorted(each for part in shares for each in part) == sorted(told)
    assert merged(broken, None, [each for part in shares for each in part], "", lambda *_: None).diagnostics == told
    assert check_since(broken, sound).diagnostics == told
    assert check_since(broken, broken).diagnostics == []


@pytest.mark.parametrize(
    "name", ["two children that are the whole", "a list", "a reference to a host", "thirty levels that double"]
)
def test_who_cannot_go_on_says_why(name: str) -> None:
    """An exception with the place, for commands that need the schemas."""
    contents = {
        **SHIPPED,
        **{path: raw if isinstance(raw, bytes) else raw.encode() for path, raw in CASES[name][0].items()},
    }
    with pytest.raises(SchemaError, match=r"laws\.schema\.json:\d+:\d+: 错误\[QD13\d\]"):
        usable_schemas(Memory(contents))


def test_who_trusts_a_state_builds_no_endless_tree() -> None:
    """What was checked before is not asked again, but what has no end is told and not waited for."""
    for name in (
        "two children that are the whole",
        "thirty levels that double",
        "a list",
        "a hundred thousand brackets",
    ):
        files = {path: raw if isinstance(raw, bytes) else raw.encode() for path, raw in CASES[name][0].items()}
        with pytest.raises(SchemaError, match="QD13"):
            trusted_schemas(Memory({**SHIPPED, **files}))


@pytest.mark.parametrize(
    "command",
    [
        ["check"], ["check", "--fix"], ["check", "--format", "json"], ["fmt", "--check"], ["fmt"], ["new", "机构", "xin"],
        ["xlsx", "export", "x.xlsx"], ["edit", "--no-open", "--port", "0"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_every_command_that_reads_schemas_ends_with_the_place(command: list[str], tmp_path: Path) -> None:
    """1 where findings are told, 2 where nothing can be done; no fault of the tool's own, and no file is touched."""
    contents = {**SHIPPED, **{path: each.encode() for path, each in BASE.items()}}
    contents[LAWS] = contents[LAWS].replace(
        b'"properties": {', b'"properties": {"left": {"title": "x", "$ref": "#"},', 1
    )
    for path, raw in contents.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(raw)
    done = subprocess.run(
        [sys.executable, "-m", "qingdan", *command],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    told = done.stdout + done.stderr
    assert done.returncode == (1 if command[0] == "check" else 2), told
    assert re.search(r"schemas/laws\.schema\.json(:|.*\n.*)", told)
    assert "QD135" in told
    assert "Traceback" not in told
    assert "工具自己出了故障" not in told
    assert {path: (tmp_path / path).read_bytes() for path in contents} == contents


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"title": "法律依据"', '"title": "=cmd()"'),
        ('"title": "法律依据"', '"title": "\u3000@甲"'),
        ('"properties": {', '"properties": {"=x": {"title": "x", "type": "string"}, '),
        ('"enum": ["', '"enum": ["+cmd|x", "'),
        ('"segments": [{"title": "', '"segments": [{"title": "-2+SUM(A1)'),
    ],
)
def test_what_a_schema_says_to_people_is_no_formula(old: str, new: str) -> None:
    """It becomes the name of a sheet, the header of a column, a choice in a list."""
    raw = SHIPPED[LAWS].decode()
    assert old in raw
    (found,) = run({LAWS: raw.replace(old, new, 1)}).diagnostics
    assert (found.code, found.place.path) == ("QD047", LAWS)
    assert "表格软件会把它当成公式" in found.message


def test_a_schema_that_went_is_told_where_it_was() -> None:
    """Once, with how to have it back; those that name its list are not blamed."""
    made = source()
    made.contents.update(SHIPPED)
    del made.contents["schemas/guides.schema.json"]
    (found,) = check(made).diagnostics
    assert (found.code, found.place.path) == ("QD132", "schemas/guides.schema.json")
    assert found.message == "清单 guides 的模式文件不在了，lists 里还有它的条目"
    assert "git checkout HEAD -- schemas/guides.schema.json" in found.fix


@pytest.mark.parametrize(
    ("old", "new"),
    [('"title": "法律依据"', '"title": ""'), ('"title": "法律依据"', '"title": "  "'),
     ('"properties": {', '"properties": {"x": {"title": " ", "type": "string"}, '),
     ('"properties": {', '"properties": {"x": {"title": "甲\\n乙", "type": "string"}, ')],
)  # fmt: skip
def test_a_title_says_something_in_one_line(old: str, new: str) -> None:
    """Blanks are no name, and a header has no second line."""
    (found,) = run({LAWS: SHIPPED[LAWS].decode().replace(old, new, 1)}).diagnostics
    assert (found.code, found.place.path) == ("QD133", LAWS)
