"""One policy on characters: what is refused when it is typed is refused when it is written as an escape, at the escape."""

from __future__ import annotations

import json
import unicodedata

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from qingdan.read import Memory, read_lists
from qingdan.read import parse as parsing
from qingdan.read.parse import parse
from qingdan.read.quick import QuickReader
from qingdan.schema import load_schemas
from tests.support import BASE, SCHEMAS, SHIPPED, edited, run

ESCAPES: list[tuple[str, str]] = [
    (r"\e", "QD004"), (r"\x1b", "QD004"), (r"\u001B", "QD004"), (r"\0", "QD004"), (r"\a", "QD004"), (r"\b", "QD004"),
    (r"\v", "QD004"), (r"\f", "QD004"), (r"\x7f", "QD004"), (r"\u0080", "QD004"), (r"\N", "QD004"), (r"\L", "QD004"),
    (r"\P", "QD004"), (r"\ufff9", "QD004"), (r"\r", "QD005"), (r"\x0d", "QD005"), (r"\r\n", "QD005"),
    (r"\u202e", "QD006"), (r"\U0000202E", "QD006"), (r"\u2066", "QD006"), (r"\u061c", "QD006"),
    (r"\u200b", "QD007"), (r"\u200d", "QD007"), (r"\ufeff", "QD007"), (r"\xad", "QD007"), (r"\U000e0041", "QD007"),
    (r"\ufe0f", "QD007"), (r"\ue000", "QD008"), (r"\U000f0000", "QD008"), (r"\uffff", "QD008"), (r"\ufffe", "QD008"),
    (r"\ufdd0", "QD008"), (r"\U0001ffff", "QD008"), (r"\u0378", "QD008"), (r"\u2fb7", "QD009"), (r"\u2e9f", "QD009"),
    (r"\uf9d1", "QD009"), (r"\U0002f800", "QD009"), (r"\t", "QD032"), (r"\x09", "QD032"), (r"\u0009", "QD032"),
    (r"\ud800", "QD046"), (r"\ud83d\ude00", "QD046"), (r"\U00110000", "QD046"), (r"\UFFFFFFFF", "QD046"), (r"\q", "QD046"),
    (r"\U0001f600", "QD091"), (r"\x4", "QD046"), (r"\u12", "QD046"), ("\\监", "QD046"),
]  # fmt: skip
HARMLESS = [r"\n", r"\"", r"\\", r"\/", r"\ ", r"\x41", r"\u7532", r"\U00020bb7", r"\\u202e", r"\\e"]
PLACES = {
    "a value": ('name: "甲{}乙"\n', 1, 9),
    "a key": ('"甲{}乙": 1\n', 1, 3),
    "a value in brackets": ('a: {{b: "{}"}}\n', 1, 9),
    "a key in brackets": ('a: {{"b{}": 丙}}\n', 1, 7),
    "a row": ('a:\n  - "{}"\n', 2, 6),
    "the second line of a value": ('a: "甲\n\n  乙{}"\n', 3, 4),
    "after a line that goes on": ('a: "甲\\\n  乙{}"\n', 2, 4),
    "after other escapes": ('a: "\\u7532\\\\{}"\n', 1, 13),
}


@pytest.mark.parametrize("where", PLACES)
@pytest.mark.parametrize(("escape", "code"), ESCAPES)
def test_an_escape_is_refused_as_the_character_is(escape: str, code: str, where: str) -> None:
    """Whatever the escape's form and wherever it stands: one finding, which begins where the escape does."""
    text, line, column = PLACES[where]
    found = parse("x", text.format(escape).encode()).diagnostics
    assert [(each.code, each.place.line, each.place.column) for each in found] == [(code, line, column)]
    assert found[0].fix


@pytest.mark.parametrize("escape", HARMLESS)
def test_an_escape_of_a_character_that_may_be_typed_is_no_fault(escape: str) -> None:
    """A line's end, quotes, a backslash, and any Chinese character."""
    assert parse("x", f'name: "甲{escape}乙"\n'.encode()).diagnostics == ()


def test_what_is_no_escape_is_not_taken_for_one() -> None:
    """In single quotes, without quotes, in folded text and in remarks a backslash is a backslash."""
    text = "a: '甲\\u202e'\nb: 甲\\e乙\nc: |\n  甲\\0\nd: 丙 # \\q \"\\ud800\"\n"
    assert parse("x", text.encode()).diagnostics == ()


@pytest.mark.parametrize(
    "text", ['a: "e\\u0301"\n', 'a: "\\u0065\u0301"\n', 'a: "\\u0065\\u0301"\n', 'a: "\\u304b\\u3099"\n']
)
def test_a_character_in_two_parts_is_refused_however_each_is_written(text: str) -> None:
    """A letter and its accent, one or both as an escape: at the first of them."""
    (found,) = parse("x", text.encode()).diagnostics
    assert (found.code, found.place.column) == ("QD009", 5)


@given(st.characters(exclude_categories=["Cs"]), st.sampled_from(["甲{}", "{}甲", "a{}"]))
@settings(max_examples=1500, deadline=None)
def test_typed_and_escaped_get_the_same_codes(character: str, around: str) -> None:
    """Any character at all. A tab and a line's end that are typed are no part of a value, or mean something else there."""
    if character in '\n\r\\"':
        return
    typed = parse("x", f'a: "{around.format(character)}"\n'.encode()).diagnostics
    escape = f"\\U{ord(character):08x}"
    written = parse("x", f'a: "{around.format(escape)}"\n'.encode()).diagnostics
    assert [each.code for each in typed] == [each.code for each in written]


@pytest.mark.parametrize(("escape", "code"), [each for each in ESCAPES if each[1] not in ("QD008", "QD046")])
def test_the_cure_takes_the_escape_away(escape: str, code: str) -> None:
    """Applied literally it leaves a file without the fault."""
    text = f'a: "甲{escape}乙"\n'
    (found,) = parse("x", text.encode()).diagnostics
    assert parse("x", edited(text, found).encode()).diagnostics == ()


@pytest.mark.parametrize(("escape", "code"), ESCAPES)
def test_every_reader_refuses_an_escape(escape: str, code: str) -> None:
    """The one that reads quickly leaves the file to the strict one, whatever else it read before."""
    path = "lists/organisations/ju.yml"
    text = BASE[path].replace("name: 示例局", f'name: "示例局{escape}"')
    reader = QuickReader()
    assert reader.parse(path, BASE[path].encode()).diagnostics == ()
    assert {each.code for each in reader.parse(path, text.encode()).diagnostics} == {code}
    listed = read_lists(Memory({path: text.encode()}), load_schemas(SCHEMAS).layout)
    assert {each.code for each in listed.diagnostics} == {code}
    assert code in {each.code for each in run({path: text}).diagnostics}


@pytest.mark.parametrize(("escape", "code"), ESCAPES)
def test_without_libyaml_the_verdict_is_the_same(escape: str, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Code and place do not hang on how PyYAML was built."""
    texts = [text.format(escape).encode() for text, _, _ in PLACES.values()]
    told = [parse("x", text).diagnostics for text in texts]
    monkeypatch.setattr(parsing, "_LOADER", yaml.Loader)
    assert [parse("x", text).diagnostics for text in texts] == told


JSON_ESCAPES = [
    (r"\u001b", "QD004"), (r"\b", "QD004"), (r"\r", "QD005"), (r"\u202E", "QD006"), (r"\u200b", "QD007"), (r"\ue000", "QD008"),
    (r"\uffff", "QD008"), (r"\u2fb7", "QD009"), (r"\t", "QD032"), (r"\ud800", "QD046"), (r"\ude00\ud83d", "QD046"),
]  # fmt: skip


@pytest.mark.parametrize(("escape", "code"), JSON_ESCAPES)
def test_a_schema_is_held_to_the_same_policy(escape: str, code: str) -> None:
    """Its titles are published: in a value and in a key, at the escape."""
    path = "schemas/organisations.schema.json"
    text = SHIPPED[path].decode()
    value = text.replace('"title": "', f'"title": "{escape}', 1)
    key = text.replace('"title"', f'"x-{escape}": 1, "title"', 1)
    for made, at in ((value, value.index(escape)), (key, key.index(escape))):
        line, column = made.count("\n", 0, at) + 1, at - made.rfind("\n", 0, at)
        found = [each for each in run({path: made}).diagnostics if each.code == code]
        assert (found[0].place.path, found[0].place.line, found[0].place.column) == (path, line, column)


def test_what_json_needs_escapes_for_is_no_fault_in_a_schema() -> None:
    """A pattern's backslashes, a character in two halves, a tab between values."""
    path = "schemas/organisations.schema.json"
    text = SHIPPED[path].decode()
    made = text.replace('"title": "', '\t"$comment": "\\ud842\\udfb7 \\\\u202e \\\\e \\/ \\n", "title": "', 1)
    assert json.loads(made)["$comment"].startswith("\U00020bb7")
    assert run({path: made}).diagnostics == run().diagnostics


def test_what_is_refused_covers_what_no_format_can_hold() -> None:
    """Every control, every half of a character and every code point that is none."""
    for number in [*range(0x20), *range(0x7F, 0xA0), *range(0xFDD0, 0xFDF0), 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF]:
        if chr(number) != "\n":
            assert parse("x", f'a: "\\U{number:08x}"\n'.encode()).diagnostics, unicodedata.name(
                chr(number), hex(number)
            )
