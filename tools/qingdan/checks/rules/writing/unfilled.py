"""QD916."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from qingdan.checks.rules.writing.prose import hits
from qingdan.checks.rules.writing.signs import seldom
from qingdan.diagnostics import Diagnostic, Place, report, rule
from qingdan.model import Registry
from qingdan.read.document import Document, Writing

CODE = "QD916"
PATTERN = re.compile(r"〔待填[^〔〕\n]*〕")
COPIED = "照抄自"
_SIGN = seldom(re.compile("〔待填"), "〔待填")


def told_as_blanks(found: Iterable[Diagnostic], texts: Mapping[str, Document | Writing]) -> list[Diagnostic]:
    """The findings, those at a value that is still a blank told once, as that: nobody has chosen it yet."""
    blanks: dict[Place, Diagnostic] = {}
    kept = []
    path = ""
    lines: Sequence[str] = ()
    for each in found:
        if each.place.path != path:
            path = each.place.path
            lines = texts[path].lines if path in texts else ()
        line = lines[each.place.line - 1] if 0 < each.place.line <= len(lines) else ""
        blank = PATTERN.match(line, each.place.column - 1) if "〔" in line else None
        if blank is None:
            kept.append(each)
        elif each.code == CODE:
            blanks[each.place] = each
        else:
            blanks.setdefault(each.place, report(unfilled, each.place, f"“{blank[0]}”还没有填"))
    return [*kept, *blanks.values()]


@rule(CODE)
def unfilled(registry: Registry) -> Iterator[Diagnostic]:
    r"""模板里的空格还没有填。

    为什么：新条目由模板写出，空着的地方写着〔待填：…〕；没有填就公布，读者看到的是模板。
    依据：政府信息公开条例第六条（及时、准确地公开政府信息）。
    改法：填上内容；这一项用不着的，把整行删掉；照抄来的，对照这一次的情况核对，改好以后删去〔〕和里面的字。

    正例:
        name: 示例二局
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        name: 〔待填：名称〕
              ^^^^^^^^
        kind: 工作部门
        level: 市级
        status: 在用
    """
    for hit in hits(registry, PATTERN, _SIGN):
        place = hit.passage.place(hit.start, hit.end)
        left = "是照抄来的，还没有核对" if COPIED in hit.passage.text[hit.start : hit.end] else "还没有填"
        yield report(unfilled, place, f"“{hit.passage.field.label}”{left}")
