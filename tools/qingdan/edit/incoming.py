"""A spreadsheet that comes in: ours, edited, or a department's own."""

from __future__ import annotations

from collections.abc import Mapping

from qingdan.edit.foreign import foreign
from qingdan.edit.grids import read_grids
from qingdan.edit.outcome import ImportOutcome
from qingdan.edit.returned import is_ours, returned
from qingdan.model import Registry


def incoming(
    name: str, raw: bytes, registry: Registry, raws: Mapping[str, bytes], organisation: str, *, hidden: bool = False
) -> ImportOutcome:
    """What a spreadsheet asks for. ``organisation`` is whose list it is, where its rows do not say; ``hidden`` reads hidden rows too."""
    grids = read_grids(name, raw)
    if is_ours(grids):
        return returned(grids, registry, raws)
    return foreign(grids, registry, raws, organisation, hidden=hidden)
