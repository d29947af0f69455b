"""What shows nothing is refused by its property in Unicode, here and in the published editor, not by a list that somebody typed."""

from __future__ import annotations

import json
import shutil
import subprocess
import unicodedata

import pytest

from qingdan.read.parse import parse
from tests.support import ROOT

UNSEEN = [
    "\u206a", "\u206f", "\U0001d173", "\U0001d17a", "\U0001bca0", "\U0001bca3", "\U00013430", "\U00013438", "\u2800", "\U00016fe4",
    "\u2d7f", "\u0600", "\u06dd", "\u070f", "\u08e2", "\U000110bd", "\u2064", "\u00ad", "\u034f", "\u3164", "\ufe0f", "\U000e0041",
    "\u2009", "\u202f", "\u1680", "\u205f",
]  # fmt: skip
ASTRAY = ["\U0001da9b", "\u20dd", "\u0335", "\u0488", "\u0f71"]
MANY = ("Lo", "Lu", "Ll", "Co", "So")
BETWEEN_VERSIONS = {"1171E"}
"""What Unicode 16 calls a mark of another kind than Unicode 14 does."""
ASK = """
import {wrongCharacters} from '%s'
let told = ''
for (let at = 0; at <= 0x10ffff; at++) told += wrongCharacters('\\u7532' + String.fromCodePoint(at) + '\\u4e59').length ? '1' : '0'
console.log(told)
"""


@pytest.mark.parametrize("character", [*UNSEEN, *ASTRAY])
def test_what_shows_nothing_is_refused(character: str) -> None:
    """At its place, typed or as an escape."""
    (found,) = parse("x", f"note: 甲{character}乙\n".encode()).diagnostics
    assert (found.code, found.place.line, found.place.column) == ("QD007", 1, 8)
    (found,) = parse("x", f'note: "甲\\U{ord(character):08X}乙"\n'.encode()).diagnostics
    assert (found.code, found.place.column, found.place.end_column) == ("QD007", 9, 19)


@pytest.mark.parametrize("text", ["བོད་ཡིག", "ئۇيغۇر", "ᠮᠣᠩᠭᠣᠯ", "नमस्ते", "㉠①㎡℃", "甲\u302a", "𰻝𰻝面", "→≤∞", "か゛"])
def test_a_script_of_its_own_is_text(text: str) -> None:
    """Vowel signs that stand in letters of their script, tone marks of Chinese, signs that are seen."""
    assert parse("x", f"note: {text}\n".encode()).diagnostics == ()


def test_the_published_editor_refuses_the_same_characters() -> None:
    """Between two Chinese characters: all signs, marks and controls, and one in 64 of the letters."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("没有 Node；Debian 上：apt-get install nodejs")
    script = ASK % (ROOT / "site/admin/characters.js").as_uri()
    told = subprocess.run(
        [node, "--input-type=module", "-e", script], capture_output=True, text=True, check=True
    ).stdout
    kinds = [(at, chr(at), unicodedata.category(chr(at))) for at in range(0x110000)]
    both = [(at, each) for at, each, kind in kinds if kind not in ("Cn", "Cs") and (kind not in MANY or at % 64 == 0)]
    # What YAML cannot hold as it is stands as an escape; a newline is no fault of a character.
    seen = _refused([character for _, character in both])
    differ = [f"{at:04X}" for at, character in both if (told[at] == "1") != (character in seen)]
    assert set(differ) <= BETWEEN_VERSIONS


def _refused(characters: list[str]) -> set[str]:
    """Those in which the reader finds fault, each in a text of its own; read many at a time."""
    out: set[str] = set()
    for start in range(0, len(characters), 5000):
        part = characters[start : start + 5000]
        lines = [f'k{number}: "甲{_escaped(character)}乙"' for number, character in enumerate(part)]
        found = parse("x", "\n".join(lines).encode()).diagnostics
        out.update(part[each.place.line - 1] for each in found if each.code < "QD044")
    return out


def _escaped(character: str) -> str:
    return json.dumps(character)[1:-1] if ord(character) < 0x10000 else f"\\U{ord(character):08X}"


@pytest.mark.parametrize("character", ["\ufffd", "\ufffc"])
def test_what_stands_for_lost_text_is_refused(character: str) -> None:
    """Something was there before it was copied from a paper or read in another encoding."""
    (found,) = parse("x", f"note: 甲{character}乙\n".encode()).diagnostics
    assert (found.code, found.place.column) == ("QD008", 8)
