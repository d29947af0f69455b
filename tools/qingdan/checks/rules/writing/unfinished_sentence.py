"""QD915."""

import re
from collections.abc import Iterator
from heapq import merge

from qingdan.checks.rules.writing.prose import hits
from qingdan.checks.rules.writing.signs import seldom
from qingdan.diagnostics import Diagnostic, Severity, report, rule
from qingdan.model import Registry

# The end of a text that has a full stop before its last words and none behind them, or that stops at a pause.
PATTERN = re.compile(r"。(?![0-9A-Za-z])[^。\n]*[一-鿿0-9A-Za-z，、；]\Z|[，、；]\Z")
_UNSTOPPED = re.compile(r"。(?![0-9A-Za-z\n])[^。\n]*[一-鿿0-9A-Za-z，、；]\n")
_PAUSED = re.compile(r"\n(?<=[，、；]\n)")


@rule("QD915", Severity.WARNING)
def unfinished_sentence(registry: Registry) -> Iterator[Diagnostic]:
    r"""最后一句没有句号。

    为什么：停在逗号上，或者前面有句号而末尾没有，读者不知道后面是不是漏了文字。
    依据：GB/T 15834—2011《标点符号用法》：句号是句末点号，主要表示句子的陈述语气。
    改法：话没有写完的补完，写完了的加上句号；不成句的名称、短语不用句号。

    正例:
        name: 示例二局
        kind: 工作部门
        level: 市级
        status: 在用
        note: 受理申请。审查材料。

    反例:
        name: 示例二局
        kind: 工作部门
        level: 市级
        status: 在用
        note: 受理申请。审查材料
                              ^^
        address: 示例路1号，
                          ^^
    """
    for hit in hits(registry, PATTERN, _SIGN):
        text = hit.passage.text
        end = len(text)
        pause = text[-1] in "，、；"
        place = hit.passage.place(end - 1, end)
        message = f"结尾停在“{text[-1]}”上" if pause else "最后一句没有句号"
        several = hit.match[0][0] == "。"
        edits = hit.passage.edits((end - 1, end, "。" if pause else f"{text[-1]}。")) if several else ()
        yield report(unfinished_sentence, place, message, edits=edits)


def _signs(text: str) -> Iterator[int]:
    """Where either kind of end begins."""
    return merge(*((found.start() for found in sign.finditer(text)) for sign in (_UNSTOPPED, _PAUSED)))


_SIGN = seldom(_signs, "。[^。\\n]*[一-鿿0-9A-Za-z，、；](?m:$)|[，、；](?m:$)")
