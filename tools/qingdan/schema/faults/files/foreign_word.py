"""QD140."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.schema.parts import every
from qingdan.schema.places import SchemaFile

META_ID = "urn:qingdan:v1:meta"
_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_CURES = {
    "$id": "删掉它；模式按文件名引用",
    "$anchor": "删掉它；引用的地方写 #/$defs/名称",
    "$dynamicAnchor": "删掉它；引用的地方写 #/$defs/名称",
    "$dynamicRef": "改成 $ref",
    "$recursiveRef": "改成 $ref",
    "$recursiveAnchor": "删掉它",
    "$vocabulary": "删掉它；词汇由元模式说明",
    "definitions": "改成 $defs",
    "dependencies": "改成 dependentRequired 或者 dependentSchemas",
}
FORMATS = frozenset(
    {
        "date", "time", "date-time", "duration", "email", "idn-email", "hostname", "idn-hostname", "ipv4", "ipv6", "uri",
        "uri-reference", "iri", "iri-reference", "uuid", "uri-template", "json-pointer", "relative-json-pointer", "regex",
    }
)  # fmt: skip
"""The formats of JSON Schema 2020-12, all of which are asserted."""


@rule("QD140")
def foreign_word(file: SchemaFile) -> Iterator[Diagnostic]:
    r"""模式用了这里不用的写法。

    为什么：别的版本的 JSON Schema 里，同一个关键字的意思不一样；换了名字、另起锚点的定义，编辑器和工具找到的可能不是同一个；
    没有的格式（format）什么也不检查。
    依据：JSON Schema 2020-12。
    改法：$schema 写 urn:qingdan:v1:meta；定义写在 $defs 里，用 $ref 引用。

    正例:
        # schemas/li.schema.json
        {"$schema": "urn:qingdan:v1:meta", "title": "例", "type": "string"}

    反例:
        # schemas/li.schema.json
        {"$schema": "http://json-schema.org/draft-07/schema#", "title": "例", "type": "string"}
         ^^^^^^^^^
    """
    named = file.data.get("$schema", META_ID)
    if named not in (META_ID, _DRAFT):
        yield report(foreign_word, file.place(("$schema",)), "模式的版本不对", f"写成“{META_ID}”")
    for path, schema in every(file.data):
        if not isinstance(schema, dict):
            continue
        for word in _CURES.keys() & schema.keys():
            yield report(foreign_word, file.place((*path, word)), f"这里不用“{word}”", _CURES[word])
        if path and "$schema" in schema:
            yield report(foreign_word, file.place((*path, "$schema")), "“$schema”只写在最外面", "删掉它")
        form = schema.get("format")
        if isinstance(form, str) and form not in FORMATS:
            from qingdan.schema.slip import nearest  # noqa: PLC0415 it is seldom needed

            near = nearest(form, sorted(FORMATS))
            message = f"没有叫“{form[:40]}”的格式（format）"
            yield report(
                foreign_word,
                file.place((*path, "format")),
                message,
                f"改成“{near}”" if near else "删掉它，用 pattern 写明",
            )
