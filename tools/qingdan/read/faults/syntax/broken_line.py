"""QD087."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from qingdan.diagnostics import Diagnostic, Edit, Place, report, rule
from qingdan.read.stop import KEY, VALUE, ParserStop
from qingdan.read.text import Text

_OTHER = re.compile(r"\s*(?:- |-$|#|[{\[\]}]|[A-Za-z_][\w-]*\s*[:：=]|[a-z][a-z0-9_]*)")
"""A line that begins something of its own."""
_OPEN = "，、；：（《“,;:("
_CLOSED = "。！？!?"
_GOES_ON = "，、。；：）》”,;)"
_PROSE = 8
"""Characters from which on a value is a sentence and may be broken."""


@rule("QD087")
def broken_line(text: Text, stop: ParserStop) -> Iterator[Diagnostic]:
    r"""一行既不是键和值，也不是列表的一项。

    为什么：从 Word、微信复制的长文字会带着换行，断成几行；断下来的那一行没有键，从那里起就读不通。
    改法：是上一行的话，接到上一行的末尾；是别处带来的字，删掉这一行。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用
        note: 因机构改革组建，承担原来几个局的职责。

    反例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        note: 因机构改革组建，
        承担原来几个局的职责。
        ^
        status: 在用
    """
    structure = dict(text.structure(min(max(stop.line, stop.context_line), len(text.lines) - 1)))
    for number in sorted({stop.context_line, stop.line - 1, stop.line}):
        run = _run(text, structure, number) if stray(structure.get(number, "")) else []
        above = max((each for each in structure if run and each < run[0]), default=-1)
        if above < 0:
            continue
        line = text.lines[run[0]]
        joined = join(text, [above, *run]) if _open_ended(structure[above], [text.lines[each] for each in run]) else ()
        yield report(
            broken_line,
            text.place(run[0], len(line) - len(line.lstrip()), len(line.strip())),
            "这一行没有键，像是上一行的话断了下来"
            if joined
            else "这一行没有键和冒号，不是清单的内容，也没有接着上一行",
            "接到上一行的末尾" if joined else "是上一行的话，接到上一行的末尾；是别处带来的字，删掉这一行",
            edits=joined,
        )
        return


def _run(text: Text, structure: Mapping[int, str], number: int) -> list[int]:
    """A line and those next to it that begin nothing either."""
    first = last = number
    while stray(structure.get(first - 1, "")):
        first -= 1
    while last + 1 < len(text.lines) and stray(text.lines[last + 1]):
        last += 1
    return list(range(first, last + 1))


def stray(line: str) -> bool:
    """Whether a line begins nothing: no key, no row, no comment, no bracket, and is Chinese text."""
    text = line.strip()
    return bool(text) and not _OTHER.match(line) and any(_wide(each) for each in text)


def prose(value: str, rest: Sequence[str]) -> bool:
    """Whether a value and the lines behind it are one sentence that was broken."""
    after = [each.strip() for each in rest]
    if value[0] in "\"'{[|>&*!" or value[-1] in _CLOSED or not _wide(value[0]):
        return False
    likely = after[0][0] in _GOES_ON or after[-1][-1] in f"{_CLOSED}；"
    return value[-1] in _OPEN or (likely and len(value) >= _PROSE)


def join(text: Text, lines: Sequence[int]) -> tuple[Edit, ...]:
    """The edits by which lines go on behind one another, with a blank between letters or digits alone."""
    edits = []
    for above, number in pairwise(lines):
        before, here = text.lines[above].rstrip(), text.lines[number]
        start = len(here) - len(here.lstrip())
        between = "" if _wide(before[-1:]) or _wide(here.lstrip()[:1]) else " "
        edits.append(Edit(Place(text.path, above + 1, len(before) + 1, number + 1, start + 1), between))
    return tuple(edits)


def _open_ended(above: str, rest: Sequence[str]) -> bool:
    value = VALUE.match(above)
    listed = above.lstrip().startswith("- ")
    return bool(value and (KEY.match(above) or listed)) and prose(value[2].rstrip(), rest)  # type: ignore[index]


def _wide(character: str) -> bool:
    return unicodedata.east_asian_width(character or " ") in "WF"
