"""QD101."""

from collections.abc import Iterator, Mapping

from qingdan.diagnostics import Diagnostic, Edit, Place, report, rule
from qingdan.schema.collection import Field
from qingdan.schema.slip import Slip, key_meant, said_so

MOST = 50
"""How many unknown keys of one mapping are told one by one."""

_SHOWN = 60
"""Characters of a key that are quoted."""


@rule("QD101")
def unknown_key(slip: Slip) -> Iterator[Diagnostic]:
    r"""没有这个键。

    为什么：不认识的键不会出现在网站和导出里，等于悄悄丢了；它多半是拼错了，或者缩进错了一级。
    改法：改成模式里有的键；本集合有哪些键，见字段说明。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        name: 市场监督管理局
        knid: 工作部门
        ^^^^
        level: 市级
        status: 在用
    """
    path = slip.violation.path
    here = slip.collection.root.at(path)
    known = here.properties if here is not None else {}
    present = _present(slip)
    for number, name in enumerate(slip.violation.unexpected):
        if number == MOST:
            rest = len(slip.violation.unexpected) - MOST
            yield report(
                unknown_key,
                slip.document.place((*path, name), key=True),
                f"从这里起还有 {rest} 个不认识的键，没有逐个列出",
            )
            return
        place = slip.document.place((*path, name), key=True)
        above = _level_of(slip, name)
        if above >= 0:
            yield _too_deep(slip, name, place, above)
            continue
        close = key_meant(name, {key: field for key, field in known.items() if key not in present})
        lacking = [key for key in (here.required if here is not None else ()) if key not in present]
        if not close and len(lacking) == 1 and name == _first(slip, known):
            close = lacking[0]
        fix = f"改成“{close}”（{known[close].title}）" if close else _list(slip)
        edits = [Edit(place, close, not said_so(name, close, known[close]))] if close else []
        where = f"{here.title}里" if here is not None and here.title else ""
        yield report(
            unknown_key,
            place,
            f"{where}没有叫“{name if len(name) <= _SHOWN else name[:_SHOWN] + '…'}”的键",
            fix,
            edits=edits,
        )


def _first(slip: Slip, known: Mapping[str, Field]) -> str:
    """The only unexpected key that resembles none that is known; empty where there are several, or none."""
    strange = [each for each in slip.violation.unexpected if not key_meant(each, known)]
    return strange[0] if len(strange) == 1 else ""


def _present(slip: Slip) -> set[str]:
    node = slip.document.node(slip.violation.path)
    return {key.text for key, _ in node.pairs} if node is not None else set()


def _list(slip: Slip) -> str:
    here = slip.collection.root.at(slip.violation.path)
    keys = "、".join(f"{key}（{field.title}）" for key, field in here.properties.items()) if here else ""
    return f"可用的键：{keys}" if keys else "删掉这个键"


def _level_of(slip: Slip, name: str) -> int:
    """How long the path of the nearest mapping above is that knows the key and does not have it; -1 when there is none."""
    path = slip.violation.path
    for length in range(len(path) - 1, -1, -1):
        field = slip.collection.root.at(path[:length])
        node = slip.document.node(path[:length])
        if field is not None and name in field.properties and node is not None and node.child(name) is None:
            return length
    return -1


def _too_deep(slip: Slip, name: str, place: Place, level: int) -> Diagnostic:
    node = slip.document.node(slip.violation.path[:level])
    target = node.pairs[0][0].column if node is not None and node.pairs else 0
    field = slip.collection.root.at(slip.violation.path[:level])
    title = field.properties[name].label if field is not None else name
    before = slip.document.lines[place.line - 1][: place.column - 1]
    edits = []
    fix = f"移到上一级，行首写 {target} 个空格"
    if not before.strip():
        edits = [Edit(Place(place.path, place.line, 1, place.line, place.column), " " * target)]
    return report(unknown_key, place, f"{title}缩进得太深，成了下一级的键", fix, edits=edits)
