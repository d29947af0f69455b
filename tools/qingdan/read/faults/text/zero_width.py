"""QD007."""

import re
import unicodedata
from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.faults.text.bidi_control import PATTERN as BIDI
from qingdan.read.faults.text.control_character import PATTERN as CONTROL
from qingdan.read.text import Characters

_USUAL = (
    "\x00-\xac\xae-\u02ff\u0370-\u0377\u3000-\u303f\u3041-\u3096\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff9f"
)
_LOOKED_AT = re.compile(f"[^{_USUAL}]")
_IGNORED = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")
"""Default_Ignorable_Code_Point (Unicode Standard Annex 44) that are no Cf: Python's tables do not have the property."""
_BLANK = re.compile("[\u2800\u2d7f\U00016fe4]")
"""Signs and marks of scripts of their own that have no ink: a blank of Braille, what joins Tifinagh, what fills Khitan.

Blanks of other widths than the usual ones (Zs) look like these and are found as little.
"""
_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})\Z")
_MARKS = ("Mn", "Me")


@rule("QD007")
def zero_width(text: Characters) -> Iterator[Diagnostic]:
    r"""文字里有不占宽度的字符。

    为什么：看起来相同的两个名称其实不同，检索不到，比对不出。
    改法：删掉这个字符；从网页和 PDF 复制时常会带上它。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        name: 市场\u{200B}监督管理局
                  ^
        kind: 工作部门
        level: 市级
        status: 在用
    """
    for match in _LOOKED_AT.finditer(text.content):
        character, at = match[0], match.start()
        unseen = _unseen(character)
        if unseen or _astray(text.content, at):
            yield report(
                zero_width,
                text.at(at),
                f"这里有{unseen or '没有字母可附的记号'} U+{ord(character):04X}",
                edits=[text.replace(at, 1, "")] if unseen else [],
            )


def _unseen(character: str) -> str:
    """What a character is that shows nothing of its own, and is told as nothing else; empty for every other."""
    if _IGNORED.match(character) or character in "\u00ad\ufeff":
        return "不占宽度的字符"
    if _BLANK.match(character) or unicodedata.category(character) == "Zs":
        return "看起来是空白的字符"
    if unicodedata.category(character) == "Cf" and not (BIDI.match(character) or CONTROL.match(character)):
        return "不占宽度的字符" if unicodedata.bidirectional(character) == "BN" else "只管格式的字符"
    return ""


def _astray(text: str, at: int) -> bool:
    """Whether a mark that is put over or into letters stands where there is none of its script, nor one that has it as é has."""
    if unicodedata.category(text[at]) not in _MARKS or _ESCAPE.search(text[max(at - 10, 0) : at]):
        return False  # what an escape stands for is looked at with what follows it where that is decoded
    before = text[at - 1 : at]
    usual = not before or not _LOOKED_AT.match(before) or before <= "\u036f"
    return usual and (not before or len(unicodedata.normalize("NFC", before + text[at])) != 1)
