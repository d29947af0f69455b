"""What a form says: without the keys that it left empty and what it brought along, and with new papers where they are taken in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qingdan.read.document import Data
from qingdan.schema import Field


def spoken(said: Data, had: Data, field: Field | None) -> Data:
    """What a form means: keys that it left empty and that were not there are not there, and what it brought along goes.

    Rows are held against those that they were, by the schema's identity or else by their position.
    """
    if isinstance(said, dict):
        before = had if isinstance(had, dict) else {}
        out: dict[str, Data] = {}
        for key, value in said.items():
            if key.startswith("_"):
                continue
            below = field.properties.get(key) if field is not None else None
            meant = spoken(value, before.get(key), below)
            untouched = key in before and meant == before[key]
            if (_empty(meant) and not untouched) or (meant is False and key not in before):
                continue
            out[key] = meant
        return out
    if isinstance(said, list):
        items = field.items if field is not None else None
        rows = had if isinstance(had, list) else []
        meant = [spoken(each, _row(each, at, rows, field), items) for at, each in enumerate(said)]
        return [each for each in meant if not _empty(each)]
    return said


def add_unused_materials(guide: dict[str, Data], before: Sequence[Mapping[str, Any]]) -> list[str]:
    """Put new materials that no step uses into the first step that takes any: its id could not be written there before."""
    steps = [each for each in guide.get("steps", ()) if isinstance(each, dict)]
    first = next((each for each in steps if each.get("materials")), None)
    used = {str(id_) for each in steps for id_ in each.get("materials", ())} | {str(row.get("id")) for row in before}
    told = []
    for row in guide.get("materials", ()):
        if first is not None and isinstance(row, dict) and str(row.get("id")) not in used:
            first["materials"] = [*first["materials"], row["id"]]
            told.append(f"新材料“{row.get('name')}”列进了“{first.get('name')}”环节；别的环节收取的，请在那里改。")
    return told


def _row(row: Data, at: int, rows: Sequence[Data], field: Field | None) -> Data:
    names = field.identity if field is not None else ()
    if isinstance(row, dict) and names:
        wanted = [row.get(name) for name in names]
        found = [each for each in rows if isinstance(each, dict) and [each.get(name) for name in names] == wanted]
        return found[0] if len(found) == 1 else {}
    return rows[at] if at < len(rows) else None


def _empty(value: Data) -> bool:
    return value is None or value in ("", [], {})
