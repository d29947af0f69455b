"""``qingdan fmt --resolve``: names that stand where an id belongs become ids."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from qingdan.checks.rules.references.dangling_reference import dangling_reference
from qingdan.checks.rules.references.no_such_row import no_such_row
from qingdan.diagnostics import Diagnostic
from qingdan.diagnostics.mend import mend
from qingdan.model import build_registry
from qingdan.read import Source, read_lists
from qingdan.schema import Schemas


class Resolved(NamedTuple):
    """``texts`` are the files in which names became ids, by path; ``done`` what was found there, ``left`` what names nothing certain."""

    texts: Mapping[str, bytes]
    done: tuple[Diagnostic, ...]
    left: tuple[Diagnostic, ...]


def resolve(source: Source, schemas: Schemas) -> Resolved:
    """Put ids for the names, short names and 《…》 of a source that only one entry, or one row of the file, goes by."""
    registry = build_registry(read_lists(source, schemas.layout), schemas)
    found = sorted([*dangling_reference(registry), *no_such_row(registry)])
    by_path: dict[str, list[Diagnostic]] = {}
    for each in found:
        if each.certain:
            by_path.setdefault(each.place.path, []).append(each)
    texts: dict[str, bytes] = {}
    done: list[Diagnostic] = []
    for path, several in by_path.items():
        raw = source.content(path) or b""
        text, applied = mend(raw.decode("utf-8"), several)
        texts[path] = text.encode()
        done += applied
    return Resolved(texts, tuple(done), tuple(each for each in found if each not in done))
