"""QD139."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.pattern import fits
from qingdan.schema.parts import Path, every
from qingdan.schema.places import SchemaFile

_LONGEST = 1000


@rule("QD139")
def unusable_pattern(file: SchemaFile) -> Iterator[Diagnostic]:
    r"""正则表达式不能用。

    为什么：写错的表达式什么也不检查；往前往后看、重复前面找到的内容，可能要算上几个小时，一个值就能让检查停住。
    依据：ECMA-262 的正则表达式，其中不用 (?=…)、(?!…)、(?<=…)、(?<!…) 和 \1 一类的写法。
    改法：补上缺的括号；不用往前往后看的写法；重复的次数不要上千。

    正例:
        # schemas/li.schema.json
        {"title": "例", "type": "string", "pattern": "^[a-z]+(-[a-z]+)*$"}

    反例:
        # schemas/li.schema.json
        {"title": "例", "type": "string", "pattern": "^[a-z+$"}
                                          ^^^^^^^^^

    反例:
        # schemas/li.schema.json
        {"title": "例", "type": "string", "pattern": "^(?!a).*$"}
                                          ^^^^^^^^^
    """
    for path, pattern in _patterns(file):
        problem = "太长" if len(pattern) > _LONGEST else "不能用" if not usable(pattern) else ""
        if problem:
            shown = pattern if len(pattern) <= 60 else f"{pattern[:60]}…"
            yield report(unusable_pattern, file.place(path), f"正则表达式“{shown}”{problem}")


def usable(pattern: str) -> bool:
    """Whether an expression is one in ECMA-262, as the editors read it, and can be matched in time that grows with the text."""
    import jsonschema_rs  # noqa: PLC0415 a library that few runs need

    try:
        fits(pattern)
    except ValueError:
        return False
    return jsonschema_rs.Draft202012Validator({"format": "regex"}, validate_formats=True).is_valid(pattern)


def _patterns(file: SchemaFile) -> Iterator[tuple[Path, str]]:
    for path, schema in every(file.data):
        if not isinstance(schema, dict):
            continue
        if isinstance(schema.get("pattern"), str):
            yield (*path, "pattern"), schema["pattern"]
        named = schema.get("patternProperties")
        for name in named if isinstance(named, dict) else ():
            yield (*path, "patternProperties", name), name
    about = file.data.get("x-collection")
    segments = about.get("segments") if isinstance(about, dict) else None
    for at, segment in enumerate(segments) if isinstance(segments, list) else ():
        if isinstance(segment, dict) and isinstance(segment.get("pattern"), str):
            yield ("x-collection", "segments", at, "pattern"), segment["pattern"]
