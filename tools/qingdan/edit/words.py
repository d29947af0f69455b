"""The everyday words of the site when entries move: each key that led to one of them leads to where it is."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from qingdan.checks.beside import SYNONYMS
from qingdan.checks.beside.words import current_key, read_words
from qingdan.edit.patch import Patch, applied
from qingdan.edit.spans import Spans
from qingdan.model import Registry
from qingdan.read import Node, NodeKind, Source


def words_following(source: Source, registry: Registry, moves: Mapping[str, str]) -> dict[str, bytes]:
    """The file of everyday words as it shall be, by path; empty where it stays as it is, or a check has to mend it first.

    ``moves`` are the new keys by the old ones. Nothing but the keys is touched; where words would lead to one key twice, once is enough.
    """
    raw = source.content(SYNONYMS)
    parsed = read_words(SYNONYMS, raw) if raw is not None else None
    if raw is None or parsed is None or parsed.document is None or parsed.diagnostics:
        return {}
    text = raw.decode("utf-8")
    spans = Spans(text, parsed.document)
    patches = [each for _, row in parsed.document.root.pairs for each in _followed(row, spans, registry, moves)]
    return {SYNONYMS: applied(text, iter(patches)).encode("utf-8")} if patches else {}


def words_before(source: Source, base: Source, keys: Collection[str]) -> dict[str, bytes]:
    """The file of everyday words with each line that leads to one of some keys as an earlier state has it, by path.

    A line that it has not goes. Empty where no line leads there.
    """
    raw, was = source.content(SYNONYMS), base.content(SYNONYMS)
    if raw is None or not any(key.encode() in raw for key in keys):
        return {}
    lines = {each.partition(":")[0]: each for each in (was or b"").decode("utf-8").splitlines(keepends=True)}
    leads = re.compile("|".join(rf"(?<![\w/-]){re.escape(key)}(?![\w/-])" for key in sorted(keys)))
    kept = [
        lines.get(each.partition(":")[0], "") if leads.search(each) else each
        for each in raw.decode("utf-8").splitlines(keepends=True)
    ]
    return {SYNONYMS: "".join(kept).encode("utf-8")}


def _followed(row: Node, spans: Spans, registry: Registry, moves: Mapping[str, str]) -> Iterator[Patch]:
    """The patches for the keys of one line of words."""
    items = [(node, current_key(registry, node.text)) for node in row.items if node.kind is NodeKind.TEXT]
    there = {key for _, key in items if key not in moves}
    for at, (node, key) in enumerate(items):
        new = moves.get(key or "")
        if new is None:
            continue
        if new not in there:
            there.add(new)
            yield Patch(spans.start(node), spans.end(node), new if node.plain else f'"{new}"')
        elif at:
            yield Patch(spans.end(items[at - 1][0]), spans.end(node), "")
        else:
            yield Patch(spans.start(node), spans.start(items[1][0]), "")
