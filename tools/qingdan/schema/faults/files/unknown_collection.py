"""QD132."""

from collections.abc import Collection as Container
from collections.abc import Iterator
from typing import Any

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.schema.places import SchemaFile


@rule("QD132")
def unknown_collection(file: SchemaFile, collections: Container[str]) -> Iterator[Diagnostic]:
    r"""模式引用了没有的集合。

    为什么：x-reference 写错了名字，这个字段的引用就永远查不到。
    改法：写已有集合的文件夹名；引用本文件的行写 #字段名。

    正例:
        # schemas/li.schema.json
        {"title": "例", "type": "string", "x-reference": "laws"}

    反例:
        # schemas/li.schema.json
        {"title": "例", "type": "string", "x-reference": "lawz"}
                                          ^^^^^^^^^^^^^
    """
    for path, value in _references(file.data, ()):
        if value not in collections and value != "*" and not value.startswith("#"):
            from rapidfuzz import process  # noqa: PLC0415 a library that few runs need

            nearest = process.extractOne(value, sorted(collections), score_cutoff=60)
            fix = f"改成“{nearest[0]}”" if nearest else ""
            yield report(unknown_collection, file.place(path), f"没有叫“{value}”的集合", fix)


def _references(schema: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    steps = schema.items() if isinstance(schema, dict) else enumerate(schema) if isinstance(schema, list) else ()
    for step, below in steps:
        if step in ("x-reference", "mirror", "reference") and isinstance(below, str):
            yield (*path, step), below
        elif not (path and path[-1] == "properties" and step == "x-reference"):
            yield from _references(below, (*path, step))
