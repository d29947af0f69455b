"""Find the header of a table, in one row or in two, and say what each of its columns may be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection as Some
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qingdan.edit.grids import Grid
from qingdan.edit.titles import IGNORED, Targets, key_of

DEEPEST = 30
"""The header stands in one of the first rows."""
_PREFIXES = range(8, 0, -1)
_SHARED = 3
"""So many columns with one beginning make it a prefix."""
_DUTIES = "responsibility.duties"


@dataclass(frozen=True, slots=True)
class GridHeader:
    """The header of a grid: its last row, and what each column that was recognised may be.

    ``unknown`` are the other columns that have a title.
    """

    row: int
    fields: Mapping[int, Targets]
    titles: Mapping[int, str]
    unknown: Mapping[int, str]

    @property
    def known(self) -> set[Targets]:
        """What was recognised, each once, without the column that numbers the rows."""
        return {each for each in self.fields.values() if each != (IGNORED,)}


def find_header(
    grid: Grid, known: Mapping[str, Targets], names: Some[str], stages: Some[str] = ()
) -> GridHeader | None:
    """The row among the first thirty, or the two, in which most titles are known. ``grid`` has its merged cells filled.

    A header has a column for one of the fields ``names``, and one more. ``stages`` are what may stand below 责任事项.
    """
    best: GridHeader | None = None
    lone = False
    for number in range(min(DEEPEST, len(grid.rows))):
        single = _header(_single(grid.rows[number]), number, known, stages)
        double = _double(grid, number)
        for found in (single, _header(double, number + 1, known, stages) if double is not None else None):
            if found is None or not any(name in targets for targets in found.fields.values() for name in names):
                continue
            # A title above a header is no group of it: one row is enough where two say no more.
            if best is None or (len(found.fields), found is single) > (len(best.fields), lone):
                best, lone = found, found is single
    return best if best is not None and len(best.fields) > 1 else None


def without_repeats(header: GridHeader) -> GridHeader:
    """A header in which each field stands for its first column only; further columns of a field count as unknown."""
    fields: dict[int, Targets] = {}
    unknown = dict(header.unknown)
    for column, targets in header.fields.items():
        if targets != (IGNORED,) and targets in fields.values():
            unknown[column] = header.titles.get(column, "")
        else:
            fields[column] = targets
    return GridHeader(header.row, fields, header.titles, unknown)


Titles = Mapping[int, tuple[str, str]]
"""The group that a column stands in, empty for none, and its own title."""


def _single(row: Sequence[str]) -> Titles:
    return {column: ("", text.replace("\n", "")) for column, text in enumerate(row) if text.strip()}


def _double(grid: Grid, number: int) -> Titles | None:
    """The titles of two rows of which the upper groups the lower; None where the lower row is no header."""
    if number + 1 >= len(grid.rows):
        return None
    upper, lower = ([text.replace("\n", "").strip() for text in grid.rows[at]] for at in (number, number + 1))
    wide = max(len(upper), len(lower))
    upper, lower = upper + [""] * (wide - len(upper)), lower + [""] * (wide - len(lower))
    spans = {
        column: left
        for top, left, bottom, right in grid.merged
        if top <= number <= bottom and right > left
        for column in range(left, right + 1)
    }
    out: dict[int, tuple[str, str]] = {}
    group, grouped = "", False
    for column in range(wide):
        if upper[column]:
            starts = column in spans or (column + 1 < wide and not upper[column + 1] and bool(lower[column + 1]))
            group = upper[column] if starts and lower[column] != upper[column] else ""
        elif column in spans and not group:
            group = upper[spans[column]]
        if lower[column] and group:
            out[column], grouped = (group, lower[column]), True
        elif upper[column] and lower[column] in ("", upper[column]):
            out[column] = ("", upper[column])
        elif lower[column] and not upper[column]:
            out[column] = ("", lower[column])
        elif lower[column]:
            return None
    return out if grouped else None


def _header(titles: Titles, number: int, known: Mapping[str, Targets], stages: Some[str]) -> GridHeader:
    fields: dict[int, Targets] = {}
    unknown: dict[int, str] = {}
    for column, (group, title) in titles.items():
        found = _meant(group, title, known, stages)
        if found:
            fields[column] = found
        else:
            unknown[column] = f"{group}·{title}" if group else title
    for column, found in _behind_prefix(unknown, known).items():
        fields[column] = found
        del unknown[column]
    return GridHeader(number, fields, {column: title for column, (_, title) in titles.items()}, unknown)


def _meant(group: str, title: str, known: Mapping[str, Targets], stages: Some[str]) -> Targets:
    """What a title may be: with its group, below 责任事项 a stage, or alone."""
    if group:
        together = known.get(key_of(group) + key_of(title))
        if together:
            return together
        if _DUTIES in known.get(key_of(group), ()) and key_of(title) in stages:
            return (f"{_DUTIES}:{key_of(title)}",)
    return known.get(key_of(title), ())


def _behind_prefix(unknown: Mapping[int, str], known: Mapping[str, Targets]) -> Mapping[int, Targets]:
    """The columns that are known when a beginning that several of them share is left out."""
    keys = {column: key_of(title) for column, title in unknown.items()}
    out: dict[int, Targets] = {}
    for length in _PREFIXES:
        counted = Counter(key[:length] for key in keys.values() if len(key) > length)
        for column, key in keys.items():
            rest = key[length:].lstrip("-_·./、") if len(key) > length else ""
            if column not in out and rest in known and counted[key[:length]] >= _SHARED:
                out[column] = known[rest]
    return out
