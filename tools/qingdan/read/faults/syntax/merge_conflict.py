"""QD078."""

import re
from collections.abc import Iterator
from dataclasses import replace

from qingdan.diagnostics import Diagnostic, Edit, Place, report, rule
from qingdan.read.text import Text

MARK = re.compile(r"(<{7}|\|{7}|={7}|>{7})(?:\s+(.*))?$")
_BEGIN, _BASE, _MIDDLE, _END = "<<<<<<<", "|||||||", "=======", ">>>>>>>"
_OURS = "HEAD"


@rule("QD078")
def merge_conflict(text: Text) -> Iterator[Diagnostic]:
    r"""合并的冲突还没有解决。

    为什么：两边改了同一处，git 不知道听谁的，把两边都写进了文件，用三行记号隔开；不选定，文件就读不通。
    改法：看两边各改了什么，留下对的一边（两边都要的，合成一份），再把三行记号整行删掉。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        name: 市场监督管理局
        kind: 工作部门
        <<<<<<< HEAD
        ^
        level: 市级
        =======
        level: 县级
        >>>>>>> gaiji
        status: 在用
    """
    open_: dict[str, int] = {}
    labels: dict[str, str] = {}
    for number, line in enumerate(text.lines):
        mark = MARK.match(line)
        if mark is None:
            continue
        if mark[1] == _BEGIN:
            yield from _left(text, open_)
            open_, labels = {}, {}
        open_[mark[1]], labels[mark[1]] = number, (mark[2] or "").strip()
        if mark[1] == _END and _BEGIN in open_ and _MIDDLE in open_:
            yield _conflict(text, open_, labels)
            open_ = {}
        elif mark[1] == _END:
            yield from _left(text, open_)
            open_ = {}
    yield from _left(text, open_)


def _conflict(text: Text, at: dict[str, int], labels: dict[str, str]) -> Diagnostic:
    """Whose side is which, and the edit where both wrote the same."""
    first, middle, last = at[_BEGIN], at[_MIDDLE], at[_END]
    ours, theirs = (first + 1, at.get(_BASE, middle)), (middle + 1, last)
    names = [_named(labels[_BEGIN], "你这边"), _named(labels[_END], "并进来的")]
    told = "；".join(f"{name}写的是{_lines(*part)}" for name, part in zip(names, (ours, theirs), strict=True))
    alike = text.lines[slice(*ours)] == text.lines[slice(*theirs)]
    edits = [_without(text, ours[1], last), _without(text, first, first)] if alike else []
    return report(
        merge_conflict,
        text.place(first, 0, len(text.lines[first])),
        f"合并的冲突还没有解决，在第 {first + 1}–{last + 1} 行：{told}",
        "两边写的一样，留一份，删掉记号" if alike else "",
        edits=edits,
    )


def _left(text: Text, at: dict[str, int]) -> Iterator[Diagnostic]:
    """Marks that stand alone: the rest of a conflict that somebody resolved."""
    for number in at.values():
        yield report(
            merge_conflict,
            text.place(number, 0, len(text.lines[number])),
            "合并的冲突解决以后，记号没有删干净",
            "看上下文没有重复的，删掉这一行",
            edits=[replace(_without(text, number, number), guess=True)],
        )


def _named(label: str, usual: str) -> str:
    return f"{usual}（{label}）" if label and label != _OURS else usual


def _lines(first: int, end: int) -> str:
    if first >= end:
        return "没有这一处"
    return f"第 {first + 1} 行" if end - first == 1 else f"第 {first + 1}–{end} 行"


def _without(text: Text, first: int, last: int) -> Edit:
    """The edit that takes lines away, the ends with them."""
    return Edit(Place(text.path, first + 1, 1, last + 2, 1), "")
