"""The report between two states as JSON: of a great change, each process writes its own parts."""

from __future__ import annotations

import marshal
from collections.abc import Sequence
from typing import NamedTuple

import orjson

from qingdan.diff.reach import reached_by
from qingdan.read import Source
from qingdan.render.changes.between import Gated, Making, in_parts, whole
from qingdan.render.changes.jsonform import json_changes, json_text, rows_text, with_reaches
from qingdan.render.changes.report import FILE, Section, effects, levels
from qingdan.schema import Schemas


class _Written(NamedTuple):
    """The changes of one entry as JSON. ``marks`` are the effect, the level and the cause of each."""

    key: str
    file: bool
    marks: Sequence[tuple[str, str, str]]
    text: bytes


def json_between(base: Source, head: Source, schemas: Schemas, gated: Gated) -> bytes:
    """What ``json_changes`` makes of the report between two states. Raises ComparisonError as ``compare_sources`` does."""
    try:
        found = in_parts(base, head, schemas, gated, Making(_written, _pack, _unpack))
    except orjson.JSONEncodeError:  # something that orjson does not write, so that another has to write the whole
        found = None
    if found is None:
        return json_changes(whole(base, head, schemas, gated))
    sections, first = found
    sections.sort(key=lambda each: (each.file, each.key))
    reached = reached_by({each.key for each in sections}, first.head)
    marks = [mark for each in sections for mark in each.marks]
    return json_text(
        base.name,
        head.name,
        len(sections),
        effects((effect, cause) for effect, _, cause in marks),
        levels(level for _, level, _ in marks),
        [with_reaches(each.text, reached[each.key]) if each.key in reached else each.text for each in sections],
    )


def _written(sections: Sequence[Section]) -> list[_Written]:
    return [
        _Written(
            each.key,
            each.collection == FILE,
            [(row.change.effect.value, row.change.kind.level.value, row.change.cause) for row in each.rows],
            rows_text(each.rows),
        )
        for each in sections
    ]


def _pack(written: Sequence[_Written]) -> bytes:
    return marshal.dumps([tuple(each) for each in written])


def _unpack(packed: bytes) -> list[_Written]:
    return [_Written(*each) for each in marshal.loads(packed)]  # noqa: S302 from a process of our own
