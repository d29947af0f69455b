"""QD901."""

import re
from collections.abc import Iterator

from qingdan.checks.rules.writing.document_number_brackets import PATTERN as DOCUMENT
from qingdan.checks.rules.writing.prose import FOREIGN, HAN, MARKED, URL, Hit, Passage, by_passage
from qingdan.diagnostics import Diagnostic, Severity, report, rule
from qingdan.model import Registry

PATTERN = re.compile(rf"[,;:?!]+ *|[.()]|{URL}|&#?\w{{2,8}};|#[A-Z]+[!?]")
"""Marks, and what marks are a part of: addresses, and the signs of web pages and spreadsheets, which are another fault."""
FULL = str.maketrans(",;:?!.()", "，；：？！。（）", " ")
_BRACKET_OR_URL = re.compile(rf"{URL}|[()（）]")
_HAN, _CHINESE = re.compile(HAN), re.compile(MARKED)


@rule("QD901", Severity.WARNING)
def half_width_mark(registry: Registry) -> Iterator[Diagnostic]:
    r"""中文里用了半角标点。

    为什么：同一份清单里两种标点混用，检索和比对会把相同的文字当成不同的，排出来也疏密不一。
    依据：GB/T 15834—2011《标点符号用法》：句号、逗号、分号、冒号占一个字的位置。
    改法：换成全角标点；数字里的分节号、时刻里的冒号和外文里的标点仍用半角。

    正例:
        name: 示例二局
        kind: 工作部门
        level: 市级
        status: 在用
        hours: 周一至周五，9:00—12:00（GB/T 7408）

    反例:
        name: 示例二局
        kind: 工作部门
        level: 市级
        status: 在用
        hours: 周一至周五,9:00—12:00
                         ^
        address: 示例路1号(政务大厅)
                          ^
    """
    for passage, found in by_passage(registry, PATTERN, FOREIGN):
        if any(hit.match[0] in "()" for hit in found):
            yield from _brackets(passage)
        for hit in found:
            if hit.match[0][0] in ",;:?!." and _in_chinese(hit):
                mark = hit.match[0].strip()
                edits = hit.edits(mark.translate(FULL))
                place = passage.place(hit.start, hit.start + len(mark))
                yield report(half_width_mark, place, f"中文里的“{mark}”是半角标点", edits=edits)


def _in_chinese(hit: Hit) -> bool:
    """Whether a mark stands beside Chinese: a full stop behind it, and before Chinese or at the end."""
    text = hit.passage.text
    before, after = text[hit.start - 1 : hit.start], text[hit.end : hit.end + 1]
    if hit.match[0] == ".":
        return bool(_HAN.match(before)) and (after in ("", "\n") or bool(_HAN.match(after)))
    return bool(_CHINESE.match(before) or _CHINESE.match(after))


def _brackets(passage: Passage) -> Iterator[Diagnostic]:
    """Half-width brackets beside Chinese, a pair as one fault. The brackets of a document's year are another fault."""
    text = passage.text
    years = {at for found in DOCUMENT.finditer(text) for at in (found.start(), found.end() - 1)}
    open_: list[int] = []
    groups: list[list[int]] = []
    for match in _BRACKET_OR_URL.finditer(text):
        if match[0] in ("(", "（"):
            open_.append(match.start())
        elif match[0] in (")", "）"):
            groups.append([open_.pop(), match.start()] if open_ else [match.start()])
    groups += [[at] for at in open_]
    for group in sorted(groups):
        half = [at for at in group if text[at] in "()" and at not in years]
        beside = any(_CHINESE.match(text[near]) for at in group for near in (at - 1, at + 1) if 0 <= near < len(text))
        if half and beside:
            edits = passage.edits(*((at, at + 1, text[at].translate(FULL)) for at in half))
            shown = "".join(text[at] for at in half)
            yield report(
                half_width_mark, passage.place(half[0], half[0] + 1), f"中文里的“{shown}”是半角括号", edits=edits
            )
