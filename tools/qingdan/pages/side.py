"""The site's own data beside the lists: everyday words that lead to entries, and the names of industries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import process

from qingdan.diagnostics import Place
from qingdan.model import Registry
from qingdan.read import Document, Source
from qingdan.read.parse import parse

SYNONYMS = "site/synonyms.yml"
INDUSTRIES = "site/industries.txt"


class SideError(Exception):
    """The site's own data is wrong; the message is for a person, in Chinese, one line for each fault."""


@dataclass(frozen=True, slots=True)
class Side:
    """``synonyms`` maps an everyday word to entry keys; ``industries`` are (code, name) of GB/T 4754 in order of code."""

    synonyms: Mapping[str, Sequence[str]] = field(default_factory=dict)
    industries: Sequence[tuple[str, str]] = ()


def read_side(source: Source, registry: Registry) -> Side:
    """Both files, each of which may be absent. Raises SideError with the place of every fault."""
    files = {file.path: file for file in source.files("site")}
    words: dict[str, Sequence[str]] = {}
    if SYNONYMS in files:
        parsed = parse(SYNONYMS, source.read(files[SYNONYMS]))
        faults = [_line(each.place, each.message) for each in parsed.diagnostics]
        if parsed.document is not None:
            faults += _faults(parsed.document, registry)
        if faults or parsed.document is None:
            raise SideError("\n".join(faults))
        words = parsed.document.data
    industries: Sequence[tuple[str, str]] = ()
    if INDUSTRIES in files:
        industries = tuple(_industries(source.read(files[INDUSTRIES]).decode()))
    return Side(words, industries)


def _faults(document: Document, registry: Registry) -> Iterator[str]:
    if not isinstance(document.data, dict):
        yield _line(document.place(), "这里应当是“日常说法: [条目, …]”，一行一个")
        return
    for word, keys in document.data.items():
        if not isinstance(keys, list) or not keys:
            yield _line(document.place((word,), key=True), f"日常说法“{word}”后面应当是条目的列表，如 [guides/ju/xuke]")
            continue
        for index, key in enumerate(keys):
            if not isinstance(key, str) or registry.get(key) is None:
                near = process.extractOne(str(key), list(registry.entries), score_cutoff=70)
                hint = f"；相近的有“{near[0]}”" if near else ""
                yield _line(document.place((word, index)), f"日常说法“{word}”指向的条目“{key}”不存在{hint}")


def _line(place: Place, message: str) -> str:
    return f"{place.path}:{place.line}:{place.column}: 错误：{message}"


def _industries(raw: str) -> Iterator[tuple[str, str]]:
    """Code and name on each line, with a space between; lines that begin with # say where they come from."""
    for line in raw.splitlines():
        code, _, name = line.partition(" ")
        if name and not line.startswith("#"):
            yield code, name
