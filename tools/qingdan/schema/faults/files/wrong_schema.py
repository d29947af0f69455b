"""QD131."""

from collections.abc import Iterator, Mapping
from typing import Any, cast

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.schema.places import SchemaFile

_OWN = "urn:qingdan:v1:vocabulary"
_LAST: list[Any] = []
"""The meta-schema and the vocabulary that were asked for last, and their validator: all files of a source have the same."""


@rule("QD131")
def wrong_schema(file: SchemaFile, meta: Mapping[str, Any], vocabulary: Mapping[str, Any]) -> Iterator[Diagnostic]:
    r"""模式里的关键字写错了。

    为什么：JSON Schema 对不认识的关键字一声不响，写错一个字母，这条限制就等于没有。
    依据：JSON Schema 2020-12；本项目的元模式 meta.schema.json。
    改法：对照 JSON Schema 2020-12 和清单登记词汇改正关键字。

    正例:
        # schemas/li.schema.json
        {"title": "例", "type": "string", "minLength": 1}

    反例:
        # schemas/li.schema.json
        {"title": "例", "type": "string", "minLenght": 1}
                                          ^^^^^^^^^^^
    """
    if file.data in (meta, vocabulary) or _passes(file.data, meta, vocabulary):
        return
    from qingdan.schema.meta import errors_of, keywords  # noqa: PLC0415 a tenth of a second to load, and hardly ever needed

    known = keywords(meta, vocabulary)
    seen: set[tuple[object, ...]] = set()
    for error in errors_of(file.data, meta, vocabulary):
        path = tuple(error.absolute_path)
        if error.validator == "unevaluatedProperties":
            for name in [key for key in cast("dict[str, Any]", error.instance) if key not in known]:
                if (*path, name) not in seen:
                    seen.add((*path, name))
                    from rapidfuzz import process  # noqa: PLC0415 a library that few runs need

                    nearest = process.extractOne(name, sorted(known), score_cutoff=60)
                    fix = f"改成“{nearest[0]}”" if nearest else ""
                    yield report(wrong_schema, file.place((*path, name)), f"没有叫“{name}”的关键字", fix)
        elif path not in seen:
            seen.add(path)
            where = path[-1] if path else "根"
            yield report(wrong_schema, file.place(path), f"关键字“{where}”的值不合规定：{_shown(error.instance)}")


def _passes(schema: Any, meta: Mapping[str, Any], vocabulary: Mapping[str, Any]) -> bool:
    """The quick verdict; jsonschema, a thousand times slower on this meta-schema, is asked why only when it is no."""
    if not _LAST or _LAST[0] is not meta or _LAST[1] is not vocabulary:
        _LAST[:] = [meta, vocabulary, _compiled(meta, vocabulary)]
    return bool(_LAST[2].is_valid(schema))


def _compiled(meta: Mapping[str, Any], vocabulary: Mapping[str, Any]) -> Any:
    resources: list[tuple[str, Any]] = [(str(each["$id"]), dict(each)) for each in (meta, vocabulary)]
    import jsonschema_rs  # noqa: PLC0415 a library that few runs need

    registry = jsonschema_rs.Registry(resources)
    return jsonschema_rs.Draft202012Validator(dict(meta), registry=registry)


def _shown(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:60] + "…"
