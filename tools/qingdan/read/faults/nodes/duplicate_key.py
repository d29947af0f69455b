"""QD024."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, Edit, Place, Related, report, rule
from qingdan.read.document import Node
from qingdan.read.text import Text


@rule("QD024")
def duplicate_key(text: Text, first: Node, second: Node, *, alike: bool | None) -> Iterator[Diagnostic]:
    r"""同一层里有两个相同的键。

    为什么：多数程序只留后一个，前一个不声不响地没了。
    改法：看清哪一个对，留一个，删掉另一个。

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
        name: 市场局
        ^
    """
    where = text.place(second.line, second.column, len(second.text))
    said = f"键“{second.text}”在第 {first.line + 1} 行已经写过"
    if alike is None:  # one of very many, of which nobody is shown more
        yield report(duplicate_key, where, said)
        return
    other = text.place(first.line, first.column, len(first.text))
    line = text.lines[second.line]
    alone = alike and second.line != first.line and not line[: second.column].strip() and line[-1] not in "{["
    yield report(
        duplicate_key,
        where,
        said,
        "两次写的一样，删掉后一行" if alone else "",
        related=[Related(other, "先写的一个")],
        edits=[Edit(Place(text.path, second.line + 1, 1, second.line + 2, 1), "")] if alone else (),
    )
