"""On what a change stands, or what it lacks, in sentences: for who reviews, and for the public."""

from __future__ import annotations

from collections.abc import Iterable

from qingdan.diff.need import Need, need
from qingdan.diff.stand import StandState
from qingdan.render.changes.report import ReportRow

_LACKING = {
    "QG101": "这次公布没有登记写明这一处的决定",
    "QG102": "登记的决定写的是另一种改法",
    "QG104": "条目的文件被删除",
    "QG109": "登记的决定不能作这一处的依据",
    "QG110": "改了记录，没有写明为什么改",
}
"""What is missing, as the public reads it: without paths, rules and commands."""
_HOW = "怎么办："


def grounds(row: ReportRow, *, titled: bool = False) -> list[str]:
    """The sentences on what a change stands, or what it lacks, who may decide that and how it is drafted; none where none is needed.

    ``titled`` says that the decision stands above the change already.
    """
    said = _standing(row, titled=titled)
    if row.stand.state is StandState.LACKING:
        said.append(f"缺依据：{row.stand.lacking}")
        if row.stand.draft:
            said.append(_HOW + row.stand.draft)
    return said


def grounds_of(rows: Iterable[ReportRow], *, titled: bool = False) -> list[list[str]]:
    """The sentences of changes told one after another; what is to be done is said once where it is the same for the next."""
    out, last = [], ""
    for row in rows:
        said = grounds(row, titled=titled)
        same = bool(said) and said[-1] == last and last.startswith(_HOW)
        last = said[-1] if said else ""
        out.append([*said[:-1], _HOW + "同上一处"] if same else said)
    return out


def public_grounds(row: ReportRow) -> list[str]:
    """Those sentences in words that need no knowledge of the files."""
    said = _standing(row)
    if row.stand.state is StandState.LACKING:
        said.append(f"缺依据：{_LACKING[row.stand.code]}")
        if row.stand.deciders:
            said.append(f"可以决定的：{row.stand.deciders}")
    return said


def state_words(row: ReportRow) -> str:
    """In a word whether a change has what it needs; empty where it needs nothing, and where nobody judges."""
    return {StandState.COVERED: "有依据", StandState.LACKING: "缺依据"}.get(row.stand.state, "")


def _standing(row: ReportRow, *, titled: bool = False) -> list[str]:
    said = []
    if row.adjustment and not titled:
        cause = f"（{row.change.cause}）" if row.change.cause and row.change.adjustment == row.stand.adjustment else ""
        said.append(f"决定：{row.adjustment}{cause}")
    if row.stand.late:
        said.append(f"决定自 {row.stand.late} 起施行，当天没有改，这一次补上")
    if row.stand.post:
        corrected = need(row.change) is Need.CORRECTION
        said.append(f"更正已写明，负责的岗位：{row.stand.post}" if corrected else f"影响已由{row.stand.post}判断")
    if row.beside:
        said.append(f"同时登记的决定{row.beside}没有写明这一处")
    return said
