"""QD138."""

from collections.abc import Iterator, Sequence

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.schema.groups import SchemasOfValue, Visit
from qingdan.schema.parts import Place
from qingdan.schema.places import SchemaFile

_CLOSE = '在这一层写上 "additionalProperties": false'
_TYPE = "写上 type，或者用 enum 列出可选的值"


@rule("QD138")
def open_schema(files: Sequence[SchemaFile], looked: Sequence[Visit]) -> Iterator[Diagnostic]:
    r"""模式什么都收。

    为什么：没有写 additionalProperties: false 的，写错的键会悄悄通过，那一项内容就丢了；没有写类型的，什么值都能通过。
    改法：对象写上 "additionalProperties": false；列表写上 items；其他的写上 type 或者 enum；确实什么值都行的，写上 "x-whole": true。

    正例:
        # schemas/li.schema.json
        {
          "title": "例", "type": "object", "additionalProperties": false,
          "x-collection": {"order": 900, "folder": "li", "segments": [{"title": "例"}]},
          "properties": {"name": {"title": "名称", "type": "string"}}
        }

    反例:
        # schemas/li.schema.json
        {
        ^
          "title": "例", "type": "object",
          "x-collection": {"order": 900, "folder": "li", "segments": [{"title": "例"}]},
          "properties": {"name": {"title": "名称", "type": "string"}}
        }
    """
    found: dict[Place, tuple[str, str]] = {}
    for visit in looked:
        if visit.root is not None:
            _look(visit.group, found)
    by_name = {file.name: file for file in files}
    for (name, path), (message, fix) in sorted(found.items(), key=lambda each: str(each[0])):
        if name in by_name:
            yield report(open_schema, by_name[name].place(path), message, fix)


def _look(group: SchemasOfValue, found: dict[Place, tuple[str, str]]) -> None:
    types = group.types
    if not types and any(each is True for each in group.values("x-whole")):
        return  # whatever another field may hold, as a whole
    if not types:
        found.setdefault(_place(group, types), ("没有说明是什么样的值，什么都能写", _TYPE))
    elif "object" in types and not group.closed:
        found.setdefault(_place(group, types), ("这里没有写明只收哪些键，写错的键也会通过", _CLOSE))
    elif "array" in types and not any(True for _ in group.values("items")):
        found.setdefault(_place(group, types), ("列表没有说明每一项是什么样的", "写上 items"))


def _place(group: SchemasOfValue, types: frozenset[str]) -> Place:
    """Where that is to be written: at the keys or the type, or else at what was referred to last."""
    written = [each.place for each in group.sure if {"properties", "type"} & each.schema.keys()]
    return written[0] if types and written else group.sure[-1].place
