"""QD079."""

import re
from collections.abc import Iterator, Sequence

from qingdan.diagnostics import Diagnostic, Edit, report, rule
from qingdan.read.text import Text

WIDE = "\u3000"
_BROAD = f"{WIDE}\u2001\u2003"
"""Blanks as wide as a Chinese character, which stand where two blanks stood."""
BLANKS = f"{WIDE}\u00a0\u1680\u2000-\u200a\u202f\u205f"
PATTERN = re.compile(
    rf"(?P<before>[ \t]*(?:- +)*)(?P<blanks>[{BLANKS}][{BLANKS} \t]*)(?=- |[A-Za-z_][\w-]*\s*[:：]|[{{\[])"
    rf"|(?P<key>[ ]*(?:- +)*(?:[A-Za-z_][\w-]*:|-(?=[{BLANKS} ])))(?P<after> *[{BLANKS}][{BLANKS} ]*)"
)
_LISTED = re.compile(r"[ ]*(?:- +)*")


@rule("QD079")
def blank_as_indent(text: Text) -> Iterator[Diagnostic]:
    r"""缩进用了全角空格，或者从 Word、网页带来的空格。

    为什么：看起来是空格，其实是别的字；YAML 只认半角空格，这几行就不是原来那一级的了。
    改法：换成半角空格，与同一级的键对齐。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用
        chief_representative:
          post: 窗口首席代表

    反例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用
        chief_representative:
        \u{3000}post: 窗口首席代表
        ^
    """
    run: list[tuple[int, re.Match[str]]] = []
    levels: set[int] = set()
    for number, line in text.structure():
        match = PATTERN.match(line)
        if match is None:
            listed = _LISTED.match(line)
            levels |= {len(line) - len(line.lstrip(" ")), listed.end() if listed else 0}
            levels |= {len(line) - len(line.lstrip(" ")) + 2} if line.rstrip().endswith(":") else set()
        else:
            run.append((number, match))
    at = 0
    while at < len(run):
        end = at + 1
        while end < len(run) and run[end][0] == run[end - 1][0] + 1:
            end += 1
        yield _told(text, run[at:end], levels)
        at = end


def _told(text: Text, run: Sequence[tuple[int, re.Match[str]]], levels: set[int]) -> Diagnostic:
    (first, match), (last, _) = run[0], run[-1]
    typed = match["blanks"] or match["after"]
    name = "全角空格" if WIDE in typed else "从 Word 或者网页带来的空格"
    where = f"第 {first + 1}–{last + 1} 行" if last > first else "这一行"
    what = "的缩进" if match["blanks"] else "里，冒号或者减号后面"
    return report(
        blank_as_indent,
        text.place(first, match.start("blanks" if match["blanks"] else "after"), len(typed)),
        f"{where}{what}是{name}，不是半角空格",
        edits=_edits(text, run, levels),
    )


def _edits(text: Text, run: Sequence[tuple[int, re.Match[str]]], levels: set[int]) -> Sequence[Edit]:
    """One edit a line, where one width of a wide blank brings every line to a level that the file has."""
    for wide in (2, 1):
        edits = []
        for number, match in run:
            if match["blanks"] is None:
                edits.append(text.edit(number, match.start("after"), len(match["after"]), " "))
                continue
            width = sum(wide if each in _BROAD else 1 for each in match["blanks"])
            if len(match["before"]) + width not in levels:
                break
            edits.append(text.edit(number, match.start("blanks"), len(match["blanks"]), " " * width))
        else:
            return edits
    return ()
