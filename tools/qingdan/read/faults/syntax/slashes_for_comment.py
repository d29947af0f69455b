"""QD082."""

import re
from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.text import Text

PATTERN = re.compile(r"(\s*)(//+\s*|<!--\s*|--\s+(?![{\[]|[A-Za-z_][\w-]*: ))")


@rule("QD082")
def slashes_for_comment(text: Text) -> Iterator[Diagnostic]:
    r"""说明的前面不是“#”。

    为什么：清单文件里，给编写人看的说明以“#”开头；以“//”开头的会被当作内容。
    改法：换成“#”和一个空格。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        # 原来写的是县级
        level: 市级
        status: 在用

    反例:
        name: 市场监督管理局
        kind: 工作部门
        // 原来写的是县级
        ^^
        level: 市级
        status: 在用
    """
    for number, line in text.structure():
        match = PATTERN.match(line)
        if match is None:
            continue
        mark = match[2].strip()
        edits = [text.edit(number, match.start(2), len(match[2]), "# ")]
        yield report(
            slashes_for_comment,
            text.place(number, match.start(2), len(mark)),
            f"说明的前面是“{mark}”，不是“#”",
            edits=edits,
        )
