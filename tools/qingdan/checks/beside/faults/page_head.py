"""QD075."""

import re
from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.document import Document
from qingdan.read.parse import parse
from qingdan.read.text import Text

_HEAD = re.compile(r"-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*(?:\n|\Z)", re.DOTALL)
_PAIR = re.compile(r"[ ]{0,3}([A-Za-z0-9_-]+):")
_KEYS = ("title", "description", "hide")
_HIDE = ("navigation", "toc", "footer")
_FIX = "页首的设置只有 title（标题）、description（简介）和 hide（[navigation, toc]），写在两行 --- 之间"


@rule("QD075")
def page_head(text: Text) -> Iterator[Diagnostic]:
    r"""页首的设置不能这样写。

    为什么：页面开头“键: 值”的几行是给网站程序的设置，不显示出来；换模板之类的设置会使网站建不成。
    改法：页首的设置只写 title（标题）、description（简介）和 hide；不是设置的，前面空一行，或者用全角冒号。

    正例:
        # site/manual/readers.md
        ---
        title: 读者须知
        ---
        # 读者须知

    反例:
        # site/manual/readers.md
        ---
        template: other.html
        ^^^^^^^^
        ---
        # 读者须知
    """
    head = _HEAD.match(text.content)
    if head is None:
        for number, line in enumerate(text.lines):
            pair = _PAIR.match(line)
            if pair is None:
                return
            place = text.place(number, pair.start(1), len(pair[1]))
            yield report(page_head, place, f"页面以“{pair[1]}:”开头，会当成设置，不显示出来", _FIX)
        return
    if not head[1].strip():
        return
    parsed = parse(text.path, f"\n{head[1]}".encode())
    yield from parsed.diagnostics
    if parsed.document is not None:
        yield from _settings(parsed.document)


def _settings(document: Document) -> Iterator[Diagnostic]:
    if not isinstance(document.data, dict):
        yield report(page_head, document.place(), "两行 --- 之间应当是“键: 值”", _FIX)
        return
    for key, value in document.data.items():
        if key not in _KEYS:
            yield report(page_head, document.place((key,), key=True), f"页首不能写“{key}”", _FIX)
        elif key == "hide":
            if not isinstance(value, list) or not all(each in _HIDE for each in value):
                yield report(
                    page_head, document.place((key,), key=True), f"hide 只能是 {'、'.join(_HIDE)} 的列表", _FIX
                )
        elif not isinstance(value, str):
            yield report(page_head, document.place((key,), key=True), f"{key} 应当是文字", "加上英文引号")
