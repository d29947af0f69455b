"""QD904."""

import re
from collections.abc import Iterator

from qingdan.checks.rules.writing.prose import MARKED, Hit, Passage, hits
from qingdan.checks.rules.writing.signs import seldom
from qingdan.diagnostics import Diagnostic, Severity, report, rule
from qingdan.model import Registry

_PAUSE, _END = "，、；：", "。！？"
PATTERN = re.compile(
    rf"[{_PAUSE}{_END}]{{2,}}|…+|\.{{3,}}|[（〔《][{_PAUSE}。]|[{_PAUSE}][）〕》]|[{_PAUSE}。](?<=\n.)"
)
_SIGN = seldom(
    re.compile(rf"[{_PAUSE}{_END}.…（〔《](?:(?<=…)|(?<=\n[{_PAUSE}。])|[{_PAUSE}{_END}.）〕》])"),
    f"…|(?m:^)[{_PAUSE}。]|[{_PAUSE}{_END}.（〔《][{_PAUSE}{_END}.）〕》]",
)
_MARKED = re.compile(MARKED)
_NEVER_FIRST = tuple(_PAUSE + "。")


@rule("QD904", Severity.WARNING)
def clashing_marks(registry: Registry) -> Iterator[Diagnostic]:
    r"""标点重复，或者几个标点放在了一起。

    为什么：一处只能有一个停顿；多出来的标点多半是删改之后剩下的，旁边的文字也可能没有改完。
    依据：GB/T 15834—2011《标点符号用法》：省略号的形式是“……”，占两个字的位置。
    改法：留下应有的一个；省略号写成“……”。

    正例:
        name: 示例二局
        kind: 工作部门
        level: 市级
        status: 在用
        note: 受理申请、审查材料……十日内送达。

    反例:
        name: 示例二局
        kind: 工作部门
        level: 市级
        status: 在用
        note: 受理申请，、审查材料…十日内送达。。
                      ^^^^
                                  ^
                                             ^^^^
    """
    for hit in hits(registry, PATTERN, _SIGN):
        text = hit.match[0]
        if hit.start == 0 and text[0] in _NEVER_FIRST:
            yield from _idle(hit.passage, 0)
        if text in _NEVER_FIRST:
            continue
        if text[0] in "….":
            if text not in ("……", "…………") and (text[0] == "…" or _beside_chinese(hit)):
                yield report(clashing_marks, hit.place, f"“{text}”不是省略号", edits=hit.edits("……"))
        elif text[0] in "（〔《":
            yield from _idle(hit.passage, hit.start + 1)
        elif text[-1] in "）〕》":
            yield from _idle(hit.passage, hit.start)
        elif set(text) - set("！？") or len(text) > 3:
            one = _one(text)
            edits = hit.edits(one) if one else ()
            yield report(clashing_marks, hit.place, f"“{text}”是几个标点放在一起", edits=edits)


def _idle(passage: Passage, at: int) -> Iterator[Diagnostic]:
    """A mark that has no text before it, or none behind it."""
    message = f"“{passage.text[at]}”前面或者后面没有文字"
    yield report(clashing_marks, passage.place(at, at + 1), message, edits=passage.edits((at, at + 1, "")))


def _beside_chinese(hit: Hit) -> bool:
    """Whether Chinese stands right before."""
    return _MARKED.match(hit.passage.text[hit.start - 1 : hit.start]) is not None


def _one(run: str) -> str:
    """The mark that was meant, empty where that is not clear."""
    if len(set(run)) == 1:
        return "……" if run[0] == "。" and len(run) > 2 else run[0] if run[0] not in "！？" else run[:3]
    before, last = run[:-1], run[-1]
    return last if last in _END and not set(before) - set(_PAUSE) else ""
