"""QD043."""

import re
from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.stop import ParserStop, quote
from qingdan.read.text import Text

_BARE = re.compile(
    r"(?<=: )[^\s,:{}\[\]\"'#&*!|>%@`][^,:{}\[\]\"']*(?:\[[^\[\]{}\"',]*\][^,:{}\[\]\"']*)+(?<!\s)(?=\s*[,}])"
)
"""A value without quotes that holds brackets, as the path of a row does, between braces."""

_LONGEST_KEY = 1024
"""Characters of a key that needs no question mark before it (YAML 1.2.2, 7.4.2)."""


@rule("QD043")
def not_yaml(text: Text, stop: ParserStop) -> Iterator[Diagnostic]:
    r"""这里的写法读不懂。

    为什么：文件的写法不是合法的 YAML，从这里起的内容都没有读到。
    改法：对照前后几行检查引号、括号、冒号和缩进；也可以和同类的文件对照。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用
        }
        ^
    """
    line = min(stop.line, len(text.lines) - 1)
    while line > 0 and not text.lines[line].strip():
        line -= 1
    column = stop.column if line == stop.line else len(text.lines[line])
    whole = text.lines[line]
    told = "从这里起的写法读不懂"
    if "{" in whole and _BARE.search(whole):
        told += f"；花括号里，带方括号的值要加引号，写成：{_BARE.sub(lambda found: quote(found[0]), whole).strip()}"
    key = whole.partition(": ")[0].strip()
    if len(key) > _LONGEST_KEY and key[0] not in "'\"[{#":
        yield report(
            not_yaml,
            text.place(line, whole.index(key)),
            f"冒号前面有 {len(key)} 个字，键没有这样长的",
            "键写短些；是文字的，加英文引号",
        )
        return
    yield report(not_yaml, text.place(line, column), told)
