"""QD134."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from qingdan.diagnostics import Diagnostic, Related, report, rule
from qingdan.schema.parts import REFERENCE, every, target
from qingdan.schema.places import SchemaFile

_MOST = 20


@rule("QD134")
def unusable_schema(files: Sequence[SchemaFile], documents: Mapping[str, Any]) -> Iterator[Diagnostic]:
    r"""模式里的 $ref 没有着落。

    为什么：$ref 指向不存在的定义，这个清单就没有检查格式；指向网址或者别处的文件，工具不会去取。
    改法：只引用 schemas 文件夹里的定义，写成 common.schema.json#/$defs/名称；本文件的写 #/$defs/名称。

    正例:
        # schemas/li.schema.json
        {
          "title": "例", "type": "object", "additionalProperties": false,
          "x-collection": {"order": 900, "folder": "li", "segments": [{"title": "例"}]},
          "properties": {"name": {"title": "名称", "$ref": "common.schema.json#/$defs/text"}}
        }

    反例:
        # schemas/li.schema.json
        {
          "title": "例", "type": "object", "additionalProperties": false,
          "x-collection": {"order": 900, "folder": "li", "segments": [{"title": "例"}]},
          "properties": {"name": {"title": "名称", "$ref": "common.schema.json#/$defs/tekst"}}
                                                   ^^^^^^
        }
    """
    dangling: dict[tuple[str, str], list[tuple[SchemaFile, tuple[str | int, ...], str]]] = {}
    for file in files:
        for path, schema in every(file.data):
            reference = schema.get(REFERENCE) if isinstance(schema, dict) else None
            if not isinstance(reference, str):
                continue
            name, _, pointer = reference.partition("#")
            if _resolves(documents, file.name, reference):
                continue
            dangling.setdefault((name or file.name, pointer), []).append((file, (*path, REFERENCE), reference))
    for (name, _), places in dangling.items():
        file, path, reference = places[0]
        related = [Related(other.place(at), "这里也引用它") for other, at, _ in places[1:_MOST]]
        fix = _near(documents, file.name, reference) if name in documents else _instead(name)
        yield report(unusable_schema, file.place(path), f"没有“{reference[:80]}”这个定义", fix, related=related)


def refused(file: SchemaFile, problem: str) -> Iterator[Diagnostic]:
    """What the program that holds entries against schemas has against one, where nothing else was found; nothing where that is empty."""
    if problem:
        yield report(unusable_schema, file.place(()), f"模式不能用，校验程序不接受它（{problem[:200]}）")


def _resolves(documents: Mapping[str, Any], here: str, reference: str) -> bool:
    try:
        target(documents, here, reference)
    except KeyError:
        return False
    return True


def _near(documents: Mapping[str, Any], here: str, reference: str) -> str:
    """The definition that was most likely meant, as a cure; empty where none is near."""
    from qingdan.schema.slip import nearest  # noqa: PLC0415 it is seldom needed

    file, _, pointer = reference.partition("#")
    data = documents[file or here]
    named = data.get("$defs") if isinstance(data, dict) else None
    near = nearest(pointer.rpartition("/")[2], list(named)) if isinstance(named, dict) else ""
    return f"改成“{file}#/$defs/{near}”" if near else ""


def _instead(name: str) -> str:
    if "/" in name or ":" in name:
        return "只能引用 schemas 文件夹里的文件，工具不取网址和别处的文件；写成 common.schema.json#/$defs/名称"
    return ""
