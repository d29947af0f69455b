"""QD080."""

import re
from collections.abc import Iterator, Sequence

from qingdan.diagnostics import Diagnostic, Edit, report, rule
from qingdan.read.document import Node
from qingdan.read.stop import KEY, ParserStop
from qingdan.read.text import Text

_OPENS = re.compile(r"\s*(?:- +)*[A-Za-z_][\w-]*:\s*")
"""A key below which something stands."""


@rule("QD080")
def missing_dash(text: Text, line: int, column: int, edits: Sequence[Edit]) -> Iterator[Diagnostic]:
    r"""列表的一项前面少了“- ”。

    为什么：列表的每一项以半角减号和一个空格开头；少了它，这一项就并进了前一项，或者整个文件读不通。
    改法：在这一项前面补上“- ”，其余各行与它的第一个键对齐。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用
        offices:
          - {id: ban, name: 办公室}
          - {id: fa, name: 法制科}

    反例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用
        offices:
          - id: ban
            name: 办公室
            id: fa
            ^^
            name: 法制科
    """
    yield report(missing_dash, text.place(line, column), "这里是列表的又一项，前面少了“- ”", edits=edits)


def in_row(text: Text, first: Node, again: Node) -> Iterator[Diagnostic]:
    """The first key of a row once more: where there is room for the dash, it begins another row."""
    dash = text.lines[first.line].rfind("-", 0, first.column)
    line = text.lines[again.line]
    if dash >= 0 and again.column == first.column and not line[: again.column].strip(" "):
        yield from missing_dash(text, again.line, again.column, [text.edit(again.line, dash, 1, "-")])


def before_row(text: Text, stop: ParserStop) -> Iterator[Diagnostic]:
    """The finding for a row of a list that lacks its dash, where YAML could not be read on because of the row; none otherwise."""
    lines = list(text.structure(min(stop.line, len(text.lines) - 1) + 1))
    indents = [len(line) - len(line.lstrip(" ")) for _, line in lines]
    first = list(_first_row(text, stop.line))
    if first:
        yield from first
        return
    for at, (number, line) in enumerate(lines):
        indent = indents[at]
        if _dash(line) or not indent or (at and indents[at - 1] < indent and not _next_is_dash(lines, indents, at)):
            continue
        key = KEY.match(line)
        listed = _among_dashes(lines, indents, at)
        if not listed and not (_next_is_dash(lines, indents, at) and line.lstrip()[0] in "{["):
            continue
        edits = [text.edit(number, indent, 0, "- ")]
        for below, (other, row) in enumerate(lines[at + 1 :], at + 1):
            if not key or indents[below] < indent or (indents[below] == indent and _dash(row)):
                break
            edits.append(text.edit(other, indents[below], 0, "  "))
        shifted = key and len(edits) > 1 and indents[at + 1] > indent  # what is below stands where it should already
        yield from missing_dash(text, number, indent, edits[:1] if shifted else edits)
        return


def _first_row(text: Text, last: int) -> Iterator[Diagnostic]:
    """The row that follows a key at once, where the row after it has a dash and stands less deep, or as deep, but deeper than the key."""
    lines = list(text.structure())
    indents = [len(line) - len(line.lstrip(" ")) for _, line in lines]
    for at in range(1, len(lines)):
        (number, line), indent = lines[at], indents[at]
        if number > last:
            return
        key = indents[at - 1]
        row = KEY.match(line) or line.lstrip()[0] in "{["
        if _dash(line) or indent <= key or not _OPENS.fullmatch(lines[at - 1][1]) or not row:
            continue
        end = next((each for each in range(at + 1, len(lines)) if _dash(lines[each][1]) or indents[each] <= key), -1)
        if end < 0 or indents[end] <= key or indents[end] > indent or not _dash(lines[end][1]):
            continue
        inner = min(indents[each] for each in range(at, end))
        wanted = indents[end] + 2
        aligned = indent == wanted or (indent < wanted and inner == indent and end == at + 1)
        if indent >= wanted:
            dash = " " * indents[end] + "- "
            moved = [text.edit(number, 0, indent, dash)]
            moved += (
                [] if aligned else [text.edit(lines[each][0], 0, indent, " " * wanted) for each in range(at + 1, end)]
            )
        else:
            below = [lines[each][0] for each in range(at + 1, end) if indents[each] == indent]
            moved = [text.edit(number, indent, 0, "- "), *(text.edit(each, indent, 0, "  ") for each in below)]
        yield from missing_dash(text, number, indent, moved)
        return


def _dash(line: str) -> bool:
    return line.lstrip(" ").startswith("- ") or line.strip() == "-"


def _next_is_dash(lines: Sequence[tuple[int, str]], indents: Sequence[int], at: int) -> bool:
    below = next((each for each in range(at + 1, len(lines)) if indents[each] <= indents[at]), -1)
    return below >= 0 and indents[below] == indents[at] and _dash(lines[below][1])


def _among_dashes(lines: Sequence[tuple[int, str]], indents: Sequence[int], at: int) -> bool:
    """Whether the line before at this indent is a row, in a list that stands deeper than its key."""
    indent = indents[at]
    above = next((each for each in range(at - 1, -1, -1) if indents[each] <= indent), -1)
    if above < 0 or indents[above] < indent or not _dash(lines[above][1]):
        return False
    while above >= 0 and (indents[above] > indent or (indents[above] == indent and _dash(lines[above][1]))):
        above -= 1
    return above >= 0 and indents[above] < indent
