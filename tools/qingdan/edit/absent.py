"""What a workbook that comes back has no longer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection as Some
from collections.abc import Iterator, Sequence

from qingdan.edit.filled import lists, places, row_key
from qingdan.edit.layout import DELETE, MARK, Sheet
from qingdan.model import Registry


def absent(
    registry: Registry, of: Some[str], seen: Some[tuple[str, str, str, str]], some: Sequence[Sheet]
) -> Iterator[str]:
    """A remark for each of some sheets that has less than the lists; that stays as it is.

    ``of`` are the keys of the entries that the workbook was made of, all where it is empty; ``seen`` the rows that came back: the
    entry, the list, in which row the list is, and what the row is called.
    """
    missing: Counter[str] = Counter()
    sheets_of: dict[str, dict[str, Sheet]] = {}
    for sheet in some:
        sheets_of.setdefault(sheet.collection.name, {})[sheet.rows] = sheet
    for collection, by_rows in sheets_of.items():
        inside_of = places(next(iter(by_rows.values())).collection.root)
        for entry in registry.all(collection):
            if of and entry.key not in of:
                continue
            if "" in by_rows:
                missing[by_rows[""].name] += (entry.key, "", "", "") not in seen
            for rows, where, found, ids in lists(entry.data, inside_of, ""):
                asked = by_rows.get(rows)
                if asked is not None:
                    inside = where if asked.nested else ""
                    missing[asked.name] += sum(
                        (entry.key, rows, inside, row_key(row, number, ids=ids)) not in seen
                        for number, row in enumerate(found)
                    )
    for sheet in some:
        if missing[sheet.name]:
            yield (
                f"“{sheet.name}”比清单少 {missing[sheet.name]} 行，没有出现的行不动；要删去的行，在“{DELETE}”列写“{MARK}”"
            )
