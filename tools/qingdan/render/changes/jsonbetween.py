"""The report between two states as JSON: of a great change, each process writes its own parts."""

from __future__ import annotations

import marshal
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple, TypeAlias

import orjson

from qingdan.diff.reach import reached_by
from qingdan.read import Source
from qingdan.render.changes.between import Gated, Making, in_one_pass, in_parts
from qingdan.render.changes.compared import Compared
from qingdan.render.changes.jsonform import Counts, json_changes, json_text, row_text, with_reaches
from qingdan.render.changes.order import CountedChange, Rank, mark, rank, totals
from qingdan.render.changes.report import FILE, EntrySection, effects, levels
from qingdan.schema import Schemas

_Mark: TypeAlias = "tuple[Rank, str, tuple[Any, ...]]"
"""Of a change: where it stands among all, its cause, and what the totals count."""


class _Written(NamedTuple):
    """The changes of one entry as JSON, a text each, with their marks."""

    key: str
    file: bool
    marks: Sequence[_Mark]
    texts: Sequence[bytes]


def json_between(base: Source, head: Source, schemas: Schemas, gated: Gated, compared: Compared | None = None) -> bytes:
    """What ``json_changes`` makes of the report between two states. Raises ComparisonError as ``compare_sources`` does."""
    try:
        found = in_parts(base, head, schemas, gated, Making(_written, _pack, _unpack))
    except orjson.JSONEncodeError:  # something that orjson does not write, so that another has to write the whole
        found = None
    if found is None:
        return json_changes(replace(in_one_pass(base, head, schemas, gated), compared=compared))
    sections, first = found
    sections.sort(key=lambda each: (each.file, each.key))
    reached = reached_by({each.key for each in sections}, first.head)
    told = [
        (mark, with_reaches(text, reached[each.key]) if each.key in reached else text)
        for each in sections
        for mark, text in zip(each.marks, each.texts, strict=True)
    ]
    told.sort(key=lambda pair: pair[0][0])
    marks = [(cause, CountedChange(*counted)) for (_, cause, counted), _ in told]
    counts = Counts(
        len({each.key for each in sections}),
        effects((mark.effect, cause) for cause, mark in marks),
        levels(mark.level for _, mark in marks),
        totals(mark for _, mark in marks),
    )
    return json_text(base.name, head.name, compared, counts, [text for _, text in told])


def _written(sections: Sequence[EntrySection]) -> list[_Written]:
    return [
        _Written(
            each.key,
            each.collection == FILE,
            [(rank(row), row.change.cause, tuple(mark(row))) for row in each.rows],
            [row_text(row) for row in each.rows],
        )
        for each in sections
    ]


def _pack(written: Sequence[_Written]) -> bytes:
    return marshal.dumps([tuple(each) for each in written])


def _unpack(packed: bytes) -> list[_Written]:
    return [_Written(*each) for each in marshal.loads(packed)]  # noqa: S302 from a process of our own
