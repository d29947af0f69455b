"""What a part of a registry that is checked tells the whole."""

from __future__ import annotations

import marshal
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from qingdan.diagnostics import Diagnostic
from qingdan.model import Entry

_SHORT = 256
"""Bytes of a value that is kept for who goes through all entries of a collection; a longer one is read again when it is asked for."""


@dataclass(frozen=True, slots=True)
class PartFindings:
    """What a part tells: its findings, the faults of reading apart, and what the whole has to know of it.

    ``unread`` are the paths of files without data, ``bare`` those of data that are no entry's, ``waiving`` the keys of entries with
    waivers, ``packed`` the short data of entries that a check goes through as a whole, by path. ``outside`` are references to other parts, as
    (target, source), which may clear a finding there; ``asked`` the codes of checks that asked for what only the whole knows;
    ``glanced`` the paths of files of other parts that were asked for.
    """

    faults: Sequence[Diagnostic]
    found: list[Diagnostic] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    bare: list[str] = field(default_factory=list)
    waiving: list[str] = field(default_factory=list)
    codes: list[tuple[tuple[str, str], str]] = field(default_factory=list)
    formers: list[tuple[str, str]] = field(default_factory=list)
    packed: dict[str, bytes] = field(default_factory=dict)
    outside: list[tuple[str, str]] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)
    glanced: set[str] = field(default_factory=set)


def packed(entry: Entry[Any]) -> bytes:
    """What is kept of an entry for who goes through them all: its keys, its short values, and whether long numbers may be in it."""
    values = {key: value for key, value in entry.data.items() if len(marshal.dumps(value)) <= _SHORT}
    return marshal.dumps(([*entry.data], values, entry.document.numbers))


__all__ = ["PartFindings", "packed"]
