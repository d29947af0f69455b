"""Everyday words that lead to entries (``site/synonyms.yml``), and the names of industries (``site/industries.txt``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from qingdan.model import Registry
from qingdan.read import Document, Node
from qingdan.read.document import NodeKind, Parsed
from qingdan.read.parse import parse

NOT_LISTED = "未收录"
"""The first item of a row on what the lists do not cover."""
REMEDIES = "救济途径"
"""The item of a row on what one does against a decision, a delay or an official: the registry's remedies answer."""
_CODE = re.compile(r"[A-T]\d{2,4}", re.ASCII)


class TargetKind(Enum):
    """What an item of a row leads to."""

    ENTRY = "条目"
    MEANING = "清单里的词"
    INDUSTRY = "行业代码"
    NOT_LISTED = NOT_LISTED
    REMEDIES = REMEDIES


@dataclass(frozen=True, slots=True)
class Everyday:
    """Everyday words: to the keys of entries, to words of the lists, for what no entry covers to the bodies to ask, to industries.

    ``remedies`` are the words that the registry's remedies answer, each with whether the lists cover what the word names.
    ``lacking`` are the words of what no entry covers that an industry has to do with, each to the industries.
    """

    entries: Mapping[str, Sequence[str]] = field(default_factory=dict)
    means: Mapping[str, Sequence[str]] = field(default_factory=dict)
    elsewhere: Mapping[str, Sequence[str]] = field(default_factory=dict)
    industries: Mapping[str, Sequence[str]] = field(default_factory=dict)
    remedies: Mapping[str, bool] = field(default_factory=dict)
    lacking: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def told(self) -> list[Any]:
        """What the search knows of it, as plain data."""
        return [dict(self.entries), dict(self.means), dict(self.elsewhere), dict(self.remedies)]


def read_words(path: str, raw: bytes) -> Parsed:
    """The file of everyday words, parsed; neither document nor fault where nothing but comments is written, as no city needs any."""
    if all(not line.strip() or line.lstrip().startswith(b"#") for line in raw.splitlines()):
        return Parsed(None, ())
    return parse(path, raw)


def items(document: Document) -> Iterator[tuple[str, int, str]]:
    """Each item of a row: the word, the item's position after it, the item. What is no list of texts is passed over."""
    if not isinstance(document.data, dict):
        return
    for word, row in document.data.items():
        for at, item in enumerate(row if isinstance(row, list) else ()):
            if isinstance(item, str):
                yield word, at, item


def kind_of(item: str) -> TargetKind:
    """What an item of a row is, by how it is written."""
    if item in (NOT_LISTED, REMEDIES):
        return TargetKind(item)
    if _CODE.fullmatch(item):
        return TargetKind.INDUSTRY
    return TargetKind.ENTRY if "/" in item or item.isascii() else TargetKind.MEANING


def leads(document: Document) -> Iterator[tuple[str, int, str]]:
    """The items that are keys of entries."""
    return (each for each in items(document) if kind_of(each[2]) is TargetKind.ENTRY)


def everyday_words(document: Document, registry: Registry) -> Everyday:
    """The rows by what they lead to. A key that was given up leads to the entry that had it; one that leads nowhere is left out."""
    rows: dict[str, list[tuple[TargetKind, str]]] = {}
    for word, _, item in items(document):
        kind = kind_of(item)
        found = current_key(registry, item) if kind is TargetKind.ENTRY else item
        if found is not None and (kind, found) not in rows.setdefault(word, []):
            rows[word].append((kind, found))

    def leading(wanted: TargetKind, *, covered: bool) -> dict[str, Sequence[str]]:
        found = {
            word: [item for kind, item in row if kind is wanted]
            for word, row in rows.items()
            if covered != any(kind is TargetKind.NOT_LISTED for kind, _ in row)
        }
        return {word: row for word, row in found.items() if row}

    return Everyday(
        leading(TargetKind.ENTRY, covered=True),
        leading(TargetKind.MEANING, covered=True),
        leading(TargetKind.ENTRY, covered=False),
        leading(TargetKind.INDUSTRY, covered=True),
        {
            word: not any(kind is TargetKind.NOT_LISTED for kind, _ in row)
            for word, row in rows.items()
            if any(kind is TargetKind.REMEDIES for kind, _ in row)
        },
        leading(TargetKind.INDUSTRY, covered=False),
    )


def current_key(registry: Registry, key: str) -> str | None:
    """The present key of the entry that a key means, also where the entry, or a body in the path, was moved; None for no entry."""
    moved = registry.moved(key)
    if moved in registry.present:
        return moved
    name, _, id_ = key.partition("/")
    collection = registry.schemas.collection(name)
    if collection is None:
        return None
    parts = id_.split("/")
    for at, segment in enumerate(collection.segments[: len(parts)]):
        if "reference" in segment:
            parts[at] = registry.moved(f"{segment['reference']}/{parts[at]}").partition("/")[2]
    moved = registry.moved(f"{name}/{'/'.join(parts)}")
    return moved if moved in registry.present else None


def key_nodes(document: Document) -> Iterator[Node]:
    """The nodes of all keys that words lead to, in the order of the file."""
    if document.root.kind is NodeKind.MAPPING:
        for _, value in document.root.pairs:
            yield from (item for item in value.items if item.kind is NodeKind.TEXT)


def industries(text: str) -> Iterator[tuple[int, str, str]]:
    """The 0-based line, the code and the name of each industry; lines that begin with # say where they come from."""
    for number, line in enumerate(text.split("\n")):
        if line.strip() and not line.startswith("#"):
            code, _, name = line.partition(" ")
            yield number, code, name


__all__ = [
    "NOT_LISTED",
    "REMEDIES",
    "Everyday",
    "TargetKind",
    "current_key",
    "everyday_words",
    "industries",
    "items",
    "key_nodes",
    "kind_of",
    "leads",
    "read_words",
]
