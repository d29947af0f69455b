"""Give a row without an id one from the pinyin of its name."""

from __future__ import annotations

import re
from collections.abc import Collection as Names
from collections.abc import Sequence

from qingdan.read.document import Data
from qingdan.schema import Field

LONGEST = 40
_SYLLABLES = 8
_CLAUSE = re.compile(r"[，。；：、！？（）“”《》\s]+")
_UNNAMED = "hang"
_BLANK = "〔待填"
"""How a blank of a new entry's form begins: its row is named when the blank is filled."""


def with_ids(data: Data, field: Field) -> Data:
    """The data in which every row that the schema knows by its id has one, unique in its list."""
    if isinstance(data, dict):
        below = {key: field.properties.get(key) for key in data}
        return {key: with_ids(value, found) if (found := below[key]) else value for key, value in data.items()}
    if not isinstance(data, list) or field.items is None:
        return data
    rows = [with_ids(row, field.items) for row in data]
    if field.identity != ("id",):
        return rows
    taken = {str(row["id"]) for row in rows if isinstance(row, dict) and "id" in row}
    out: list[Data] = []
    for row in rows:
        if not isinstance(row, dict) or "id" in row or _name(row, field.items).startswith(_BLANK):
            out.append(row)
            continue
        new = row_id(_name(row, field.items), taken)
        taken.add(new)
        out.append({"id": new, **row})
    return out


def row_id(name: str, taken: Names[str]) -> str:
    """An id from the first clause of a name: syllables two by two, at most 40 characters.

    Where it is taken, more of the name is spelt; a number comes only where that does not tell two names apart.
    """
    clauses = [part for part in _CLAUSE.split(name) if part]
    first = _stem(_syllables(clauses[0])[:_SYLLABLES]) if clauses else ""
    if first and first not in taken:
        return first
    every = [each for clause in clauses for each in _syllables(clause)]
    for count in range(_SYLLABLES // 2 + 1, len(every) + 1):
        longer = _stem(every[:count])
        if longer and longer != first and longer.startswith(first) and longer not in taken:
            return longer
    stem = first or _UNNAMED
    number = 1
    while (out := stem if number == 1 else f"{stem}-{number}") in taken:
        number += 1
    return out


def _syllables(clause: str) -> list[str]:
    from pypinyin import lazy_pinyin  # noqa: PLC0415 its dictionaries take a third of a second to load; check must not wait

    syllables = [re.sub(r"[^a-z0-9]", "", each.lower()) for each in lazy_pinyin(clause)]
    return [each for each in syllables if each]


def _stem(syllables: Sequence[str]) -> str:
    """Syllables two by two, as many as fit; two or three are one word."""
    words = ["".join(syllables[at : at + 2]) for at in range(0, len(syllables), 2)]
    if len(syllables) in (1, 2, 3):
        words = ["".join(syllables)]
    stem = ""
    for word in words:
        longer = f"{stem}-{word}" if stem else word[: LONGEST - 4]
        if len(longer) > LONGEST - 4:
            break
        stem = longer
    return stem


def _name(row: Data, field: Field) -> str:
    """The first text of a row, in the schema's order."""
    return next((row[key] for key in field.properties if key != "id" and isinstance(row.get(key), str)), "")
