"""The everyday words of the site when entries move: each key that led to one of them leads to where it is."""

from __future__ import annotations

from collections.abc import Mapping

from qingdan.checks.beside import SYNONYMS
from qingdan.checks.beside.words import current, key_nodes, read_words
from qingdan.edit.patch import Patch, applied
from qingdan.edit.spans import Spans
from qingdan.model import Registry
from qingdan.read import Source


def words_following(source: Source, registry: Registry, moves: Mapping[str, str]) -> dict[str, bytes]:
    """The file of everyday words as it shall be, by path; empty where it stays as it is, or a check has to mend it first.

    ``moves`` are the new keys by the old ones. Nothing but the keys is touched.
    """
    raw = source.content(SYNONYMS)
    parsed = read_words(SYNONYMS, raw) if raw is not None else None
    if raw is None or parsed is None or parsed.document is None or parsed.diagnostics:
        return {}
    text = raw.decode("utf-8")
    spans = Spans(text, parsed.document)
    patches = []
    for node in key_nodes(parsed.document):
        new = moves.get(current(registry, node.text) or "")
        if new is not None:
            patches.append(Patch(spans.start(node), spans.end(node), new if node.plain else f'"{new}"'))
    return {SYNONYMS: applied(text, iter(patches)).encode("utf-8")} if patches else {}
