"""QD134."""

from collections.abc import Iterator, Mapping
from typing import Any

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.schema.places import SchemaFile


@rule("QD134")
def unusable_schema(file: SchemaFile, documents: Mapping[str, Any], problem: str) -> Iterator[Diagnostic]:
    r"""模式不能用。

    为什么：模式里的 $ref 指向不存在的定义，或者正则表达式写错了，这个集合就没有检查格式。
    改法：改正 $ref 或者正则表达式。

    正例:
        # schemas/li.schema.json
        {
          "title": "例", "type": "object",
          "x-collection": {"order": 900, "folder": "li", "segments": [{"title": "例"}]},
          "properties": {"name": {"title": "名称", "$ref": "common.schema.json#/$defs/text"}}
        }

    反例:
        # schemas/li.schema.json
        {
          "title": "例", "type": "object",
          "x-collection": {"order": 900, "folder": "li", "segments": [{"title": "例"}]},
          "properties": {"name": {"title": "名称", "$ref": "common.schema.json#/$defs/tekst"}}
                                                   ^^^^^^
        }
    """
    dangling = [(path, ref) for path, ref in _references(file.data, ()) if not _resolves(documents, file.name, ref)]
    for path, reference in dangling:
        yield report(unusable_schema, file.place(path), f"没有“{reference}”这个定义")
    if problem and not dangling:
        yield report(unusable_schema, file.place(()), f"模式不能用：{problem}")


def _references(schema: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    steps = schema.items() if isinstance(schema, dict) else enumerate(schema) if isinstance(schema, list) else ()
    for step, below in steps:
        if step == "$ref" and isinstance(below, str):
            yield (*path, step), below
        else:
            yield from _references(below, (*path, step))


def _resolves(documents: Mapping[str, Any], here: str, reference: str) -> bool:
    file, _, pointer = reference.partition("#")
    target = documents.get(file or here)
    for step in pointer.split("/")[1:]:
        target = target.get(step.replace("~1", "/").replace("~0", "~")) if isinstance(target, dict) else None
    return target is not None
