"""QD122."""

from collections.abc import Iterator
from typing import Any

from qingdan.diagnostics import Diagnostic, Related, report, rule
from qingdan.read import Document
from qingdan.schema.collection import Field


@rule("QD122")
def repeated_row(
    document: Document, field: Field, path: tuple[str | int, ...], rows: list[Any]
) -> Iterator[Diagnostic]:
    r"""两行的标识相同。

    为什么：行标识用来辨认“是哪一份材料、哪一个环节”；两行同名，比对时就会张冠李戴。
    改法：给后一行换一个标识；依据中同一部法律引用了几条的，各行写 id。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用
        offices:
          - {id: ban, name: 办公室}
          - {id: fa, name: 法制科}

    反例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用
        offices:
          - {id: ban, name: 办公室}
          - {id: ban, name: 法制科}
                 ^^^
    """
    if len(rows) < 2:
        return
    seen: dict[tuple[str, ...], int] = {}
    for index, row in enumerate(rows):
        if not isinstance(row, dict) or not any(name in row for name in field.identity):
            continue
        identity = tuple(str(row.get(name, "")) for name in field.identity)
        first = seen.setdefault(identity, index)
        if first != index:
            name = next(name for name in field.identity if name in row)
            shown = "、".join(part for part in identity if part)
            related = [Related(document.place((*path, first, name)), "先写的一行")]
            message = f"{field.label}里有两行的标识都是“{shown}”"
            alike = rows[first] == row
            edits = document.without(document.node((*path, index))) if alike else ()
            fix = "两行写的一样，删掉后一行" if alike else ""
            place = document.place((*path, index, name))
            yield report(repeated_row, place, message, fix, related=related, edits=edits)
