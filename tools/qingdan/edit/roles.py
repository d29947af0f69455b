"""What a table of items is about, by its columns: powers, guides or both; and which of the things each column may be it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qingdan.edit.headers import GridHeader
from qingdan.edit.titles import IGNORED, UNIT, Targets

_EITHER = (
    "power.name",
    "power.organisation",
    "power.codes",
    "power.subitems",
    "power.aliases",
    "power.note",
    "power.status",
)
"""What a table of guides names too."""
_SEVERAL = ("power.basis", "power.conditions", "guides.conditions", "guides.materials", "guides.topics", "power.codes")
"""Of these a table may have several columns: what they say is put together."""
_BOTH = ("status",)


@dataclass(frozen=True, slots=True)
class Roles:
    """Which entries the rows of a table speak of, and the targets of each column that is read.

    ``main_and_item`` says that a column names the 主项 and another the item under it; ``unread`` are titles that are known but have no use.
    """

    powers: bool
    guides: bool
    main_and_item: bool
    targets: Mapping[int, Targets]
    unread: Mapping[int, str]


def roles_of(header: GridHeader) -> Roles:
    """What the columns that were recognised are, each once, or put together where several may be."""
    fields = {column: targets for column, targets in header.fields.items() if targets != (IGNORED,)}
    guides = any(all(each.startswith("guides.") for each in targets) for targets in fields.values())
    powers = any(
        all(not each.startswith("guides.") for each in targets)
        and not any(each.partition(":")[0] in _EITHER for each in targets)
        for targets in fields.values()
    )
    powers = powers or not guides
    named = [column for column, targets in fields.items() if "power.name" in targets]
    mains = [column for column in named if header.titles.get(column, "").startswith("主项")]
    chosen: dict[int, Targets] = {}
    unread: dict[int, str] = {}
    taken: set[str] = set()
    has_subitem = any("power.subitems" in targets for targets in fields.values())
    paired = bool(mains) and len(named) > 1 and not has_subitem
    for column, targets in fields.items():
        if column in named and mains and column not in mains:
            found: Targets = ("power.subitems",) if not has_subitem else ("guides.name",) if guides else ()
        elif column in named and not powers:
            found = ("guides.name",)
        else:
            found = _which(targets, powers=powers, guides=guides)
        found = tuple(each for each in found if each not in taken or each in _SEVERAL)
        if not found:
            unread[column] = header.titles.get(column, "")
            continue
        chosen[column] = found
        taken |= set(found)
    lonely = [
        c for c, targets in chosen.items() if targets[0].endswith(UNIT) and targets[0].removesuffix(UNIT) not in taken
    ]
    for column in lonely:
        unread[column] = header.titles.get(column, "")
        del chosen[column]
    return Roles(powers, guides, paired, chosen, unread)


def _which(targets: Targets, *, powers: bool, guides: bool) -> Targets:
    """Of what a title may mean, what it means in a table of such entries."""
    of_guides = tuple(each for each in targets if each.startswith("guides."))
    others = tuple(each for each in targets if not each.startswith("guides."))
    if not powers:
        named = tuple(
            each for each in others if each in ("power.organisation", "power.codes") or each.startswith("power.codes:")
        )
        return of_guides[:1] or named[:1]
    if not guides:
        return others[:1]
    if of_guides and others and others[0].rpartition(".")[2] in _BOTH:
        return (others[0], of_guides[0])
    return (of_guides[:1] if of_guides and others[:1] != ("power.name",) else others[:1]) or of_guides[:1]
