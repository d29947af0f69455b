"""QD039."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.stop import VALUE, ParserStop, quote
from qingdan.read.text import Text


@rule("QD039")
def special_first_character(text: Text, stop: ParserStop) -> Iterator[Diagnostic]:
    r"""没加引号的值以特殊字符开头。

    为什么：`、%、&、*、!、|、> 等在 YAML 里有特别的意思，不能作没加引号的文字的第一个字符。
    改法：整个值加英文引号。

    正例:
        name: "*市场监督管理局"
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        name: *市场监督管理局
              ^
        kind: 工作部门
        level: 市级
        status: 在用
    """
    line = text.lines[stop.line] if stop.line < len(text.lines) else ""
    match = VALUE.match(line)
    if match and match[2][0] in "`%&*!|>" + ",]}" * bool(match[1].strip()):
        value = quote(match[2].rstrip())
        yield report(
            special_first_character,
            text.place(stop.line, match.start(2)),
            f"没加引号的值不能以“{match[2][0]}”开头",
            f"写成 {value}",
            edits=[text.edit(stop.line, match.start(2), len(match[2].rstrip()), value)],
        )
