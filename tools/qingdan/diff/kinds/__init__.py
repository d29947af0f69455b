"""The catalogue of kinds: an area a module; an earlier kind is asked before a later one."""

from __future__ import annotations

from functools import cache

from qingdan.diff.kind import Area, Kind, Recogniser


@cache
def areas() -> tuple[Area, ...]:
    """Every area, in the order in which they are asked."""
    from qingdan.diff.kinds import (  # noqa: PLC0415 the areas' modules are asked for when first needed
        decision,
        duty,
        entry,
        fee,
        guide,
        item,
        law,
        material,
        meta,
        move,
        negative,
        organisation,
        step,
        succession,
        text,
        time,
        unrecognised,
    )

    modules = (
        move,
        succession,
        item,
        entry,
        time,
        material,
        fee,
        step,
        guide,
        law,
        duty,
        negative,
        organisation,
        decision,
        meta,
        text,
    )
    return (*(module.AREA for module in modules), unrecognised.AREA)


@cache
def recognisers() -> tuple[Recogniser, ...]:
    """Every pair of kinds with where it looks, in the order in which they are asked."""
    return tuple(each for area in areas() for each in area.recognisers)


@cache
def kinds() -> tuple[Kind, ...]:
    """Every kind, by code. Raises ValueError when two take one code."""
    found = {kind.code: kind for each in recognisers() for kind in each.kinds}
    if len(found) != sum(len({kind.code for kind in each.kinds}) for each in recognisers()):
        raise ValueError("two kinds take one code")
    return tuple(found[code] for code in sorted(found))
