"""The catalogue of kinds: an area a module, a large one several; an earlier kind is asked before a later one."""

from __future__ import annotations

from functools import cache

from qingdan.diff.kind import Area, Kind, KindPair


@cache
def areas() -> tuple[Area, ...]:
    """Every area, in the order in which they are asked; the modules of one area follow each other."""
    from qingdan.diff.kinds import (  # noqa: PLC0415 the areas' modules are asked for when first needed
        decision,
        duty,
        entry,
        fee,
        guide,
        holder,
        item,
        law,
        law_details,
        law_record,
        material,
        meta,
        move,
        negative,
        organisation,
        rest,
        stage,
        step,
        succession,
        terms,
        text,
        time,
        time_within,
        unrecognised,
    )

    modules = (
        move,
        succession,
        item,
        holder,
        terms,
        entry,
        time,
        time_within,
        material,
        fee,
        step,
        stage,
        guide,
        law,
        law_record,
        law_details,
        duty,
        negative,
        organisation,
        decision,
        meta,
        rest,
        text,
    )
    found: dict[str, Area] = {}
    for each in (*(module.AREA for module in modules), unrecognised.AREA):
        found.setdefault(each.name, Area(each.name, each.title, decided=each.decided)).recognisers += each.recognisers
    return tuple(found.values())


@cache
def recognisers() -> tuple[KindPair, ...]:
    """Every pair of kinds with where it looks, in the order in which they are asked."""
    return tuple(each for area in areas() for each in area.recognisers)


@cache
def kinds() -> tuple[Kind, ...]:
    """Every kind, by code. Raises ValueError when two take one code."""
    found = {kind.code: kind for each in recognisers() for kind in each.kinds}
    if len(found) != sum(len({kind.code for kind in each.kinds}) for each in recognisers()):
        raise ValueError("two kinds take one code")
    return tuple(found[code] for code in sorted(found))
