"""What a workbook that comes back has no longer."""

from __future__ import annotations

from collections.abc import Collection as Some

from qingdan.edit.layout import DELETE, MARK, Sheet, holders
from qingdan.model import Registry


def absent(registry: Registry, of: Some[str], seen: Some[tuple[str, str, str, str]], sheet: Sheet) -> list[str]:
    """A remark on what the lists have and a sheet has not; it stays as it is. Empty where the sheet has everything.

    ``of`` are the keys of the entries that the workbook was made of, all where it is empty; ``seen`` the rows that came back: the
    entry, the list, in which row the list is, and what the row is called.
    """
    missing = 0
    for entry in registry.all(sheet.collection.name):
        if of and entry.key not in of:
            continue
        if not sheet.rows:
            missing += (entry.key, "", "", "") not in seen
            continue
        for holder in holders(entry.data, sheet.collection.root):
            if holder.rows == sheet.rows:
                where = holder.where if sheet.nested else ""
                missing += sum(
                    (entry.key, sheet.rows, where, holder.row_key(n)) not in seen for n in range(len(holder.list))
                )
    if not missing:
        return []
    return [f"“{sheet.name}”比清单少 {missing} 行，没有出现的行不动；要删去的行，在“{DELETE}”列写“{MARK}”"]
