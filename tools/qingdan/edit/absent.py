"""What a workbook that comes back has no longer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection as Some
from collections.abc import Iterator, Sequence

from qingdan.edit.layout import DELETE, MARK, Sheet, holders
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
        for entry in registry.all(collection):
            if of and entry.key not in of:
                continue
            if "" in by_rows:
                missing[by_rows[""].name] += (entry.key, "", "", "") not in seen
            for holder in holders(entry.data, entry.collection.root):
                sheet_ = by_rows.get(holder.rows)
                if sheet_ is None:
                    continue
                where = holder.where if sheet_.nested else ""
                for number in range(len(holder.list)):
                    missing[sheet_.name] += (entry.key, holder.rows, where, holder.row_key(number)) not in seen
    for sheet in some:
        if missing[sheet.name]:
            yield (
                f"“{sheet.name}”比清单少 {missing[sheet.name]} 行，没有出现的行不动；要删去的行，在“{DELETE}”列写“{MARK}”"
            )
