"""QD133."""

from collections.abc import Iterator
from typing import Any

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.schema.collection import Collection, Field
from qingdan.schema.places import SchemaFile


@rule("QD133")
def no_title(file: SchemaFile, collection: Collection) -> Iterator[Diagnostic]:
    r"""字段没有中文名。

    为什么：报错、网页、表格的字段名都取自模式的 title；没有它，读者看到的就是英文键名。
    改法：给这个字段写上 title。

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
          "title": "例", "type": "object", "additionalProperties": false,
          "x-collection": {"order": 900, "folder": "li", "segments": [{"title": "例"}]},
          "properties": {"name": {"type": "string"}}
                         ^^^^^^
        }
    """
    if not str(file.data.get("title", "")).strip():
        yield report(
            no_title, file.place(("title",)), f"清单“{collection.name}”没有中文名（title）", "给这份清单写上 title"
        )
    for path, field in _untitled(collection.root, file.data, ()):
        told = "的中文名（title）分成了几行" if field.title.strip() else "没有中文名（title）"
        yield report(no_title, file.place(path), f"字段“{field.name}”{told}")


def _untitled(field: Field, schema: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Field]]:
    """Fields that this file itself declares without a title; what comes by ``$ref`` is its own file's affair."""
    for name, below in schema.get("properties", {}).items() if isinstance(schema, dict) else ():
        here = (*path, "properties", name)
        known = field.properties.get(name)
        if known is None:
            continue
        if not known.title.strip() or "\n" in known.title:
            yield here, known
        yield from _untitled(known, below, here)
    if isinstance(schema, dict) and isinstance(schema.get("items"), dict) and field.items is not None:
        yield from _untitled(field.items, schema["items"], (*path, "items"))
