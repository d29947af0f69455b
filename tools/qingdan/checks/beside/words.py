"""Everyday words that lead to entries (``site/synonyms.yml``), and the names of industries (``site/industries.txt``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from qingdan.model import Registry
from qingdan.read import Document, Node
from qingdan.read.document import Kind, Parsed
from qingdan.read.parse import parse


def read_words(path: str, raw: bytes) -> Parsed:
    """The file of everyday words as a document; no document, and no fault either, where it holds none: no city has to have any."""
    if all(not line.strip() or line.lstrip().startswith(b"#") for line in raw.splitlines()):
        return Parsed(None, ())
    return parse(path, raw)


def leads(document: Document) -> Iterator[tuple[str, int, str]]:
    """Each key that a word leads to: the word, the key's position after it, the key. What is no list of texts is passed over."""
    if not isinstance(document.data, dict):
        return
    for word, keys in document.data.items():
        for at, key in enumerate(keys if isinstance(keys, list) else ()):
            if isinstance(key, str):
                yield word, at, key


def everyday_words(document: Document, registry: Registry) -> Mapping[str, Sequence[str]]:
    """The keys of entries by word. A key that was given up leads to the entry that had it; one that leads nowhere is left out."""
    out: dict[str, list[str]] = {}
    for word, _, key in leads(document):
        found = current(registry, key)
        if found is not None and found not in out.setdefault(word, []):
            out[word].append(found)
    return {word: keys for word, keys in out.items() if keys}


def current(registry: Registry, key: str) -> str | None:
    """The key of the entry that has a key, or that had it before it, or a body in its path, was moved; None where there is none."""
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
    if document.root.kind is Kind.MAPPING:
        for _, value in document.root.pairs:
            yield from (item for item in value.items if item.kind is Kind.TEXT)


def industries(text: str) -> Iterator[tuple[int, str, str]]:
    """The 0-based line, the code and the name of each industry; lines that begin with # say where they come from."""
    for number, line in enumerate(text.split("\n")):
        if line.strip() and not line.startswith("#"):
            code, _, name = line.partition(" ")
            yield number, code, name


__all__ = ["current", "everyday_words", "industries", "key_nodes", "leads", "read_words"]
