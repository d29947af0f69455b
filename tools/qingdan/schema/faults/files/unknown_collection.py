"""QD132."""

import re
from collections.abc import Collection as Container
from collections.abc import Iterable, Iterator

from qingdan.diagnostics import Diagnostic, Place, report, rule
from qingdan.read.layout import LISTS, SCHEMAS
from qingdan.read.source import Source
from qingdan.schema.parts import Path, every
from qingdan.schema.places import SchemaFile

_UNKNOWN = re.compile(r"没有叫“([a-z][a-z0-9-]*)”的清单")


@rule("QD132")
def unknown_collection(
    file: SchemaFile, collections: Container[str], others: Container[str] = ()
) -> Iterator[Diagnostic]:
    r"""模式引用了没有的清单。

    为什么：x-reference 写错了名字，这个字段的引用就永远查不到。
    改法：写已有清单的文件夹名；引用本文件的行写 #字段名。

    正例:
        # schemas/li.schema.json
        {"title": "例", "type": "string", "x-reference": "laws"}

    反例:
        # schemas/li.schema.json
        {"title": "例", "type": "string", "x-reference": "lawz"}
                                          ^^^^^^^^^^^^^
    """
    for path, value in _references(file):
        if value in collections or value == "*" or value.startswith("#"):
            continue
        from rapidfuzz import process  # noqa: PLC0415 a library that few runs need

        nearest = process.extractOne(value, sorted(collections), score_cutoff=60)
        fix = f"改成“{nearest[0]}”" if nearest else ""
        if value in others:
            fix = f"{value}.schema.json 里没有 x-collection，补上它；或者改成别的清单"
        yield report(unknown_collection, file.place(path), f"没有叫“{value[:60]}”的清单", fix)


def gone(found: Iterable[Diagnostic], names: Container[str], source: Source) -> Iterator[Diagnostic]:
    """Findings in which a list that has files and no schema any more is told once, at the schema that went, not at all who name that."""
    told: set[str] = set()
    for each in found:
        name = _UNKNOWN.fullmatch(each.message) if each.code == "QD132" else None
        path = f"{SCHEMAS}/{name[1]}.schema.json" if name else ""
        if not path or path.rpartition("/")[2] in names or not source.files(f"{LISTS}/{name[1] if name else ''}"):
            yield each
        elif path not in told:
            told.add(path)
            message = f"清单 {path.split('/')[1].partition('.')[0]} 的模式文件不在了，{LISTS} 里还有它的条目"
            fix = f"取回这个文件：git checkout HEAD -- {path}；清单确实不要的，连同条目和别的模式里对它的引用一起删去"
            yield report(unknown_collection, Place(path), message, fix)


def _references(file: SchemaFile) -> Iterator[tuple[Path, str]]:
    for path, schema in every(file.data):
        if isinstance(schema, dict) and isinstance(schema.get("x-reference"), str):
            yield (*path, "x-reference"), schema["x-reference"]
    about = file.data.get("x-collection")
    if not isinstance(about, dict):
        return
    if isinstance(about.get("mirror"), str):
        yield ("x-collection", "mirror"), about["mirror"]
    segments = about.get("segments")
    for at, segment in enumerate(segments) if isinstance(segments, list) else ():
        if isinstance(segment, dict) and isinstance(segment.get("reference"), str):
            yield ("x-collection", "segments", at, "reference"), segment["reference"]
