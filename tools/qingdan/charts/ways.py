"""The way through a guide's steps: the line that most walk, and what leaves it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Step = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Ways:
    """``line`` are the ids of the steps from the first to the end, where nothing out of the ordinary comes between.

    ``aside`` gives the other steps, in the order of the table, by the id of the step of the line that they leave or, where none
    leads to them, follow in the table.
    """

    line: tuple[str, ...]
    aside: Mapping[str, tuple[str, ...]]


def ways_of(steps: Sequence[Step]) -> Ways:
    """The ways through steps that have an id each; none where there are none."""
    known = {str(step["id"]): step for step in steps}
    line: list[str] = []
    here = next(iter(known), "")
    while here and here not in line:
        line.append(here)
        here = _onward(known[here], known)
    aside: dict[str, tuple[str, ...]] = {}
    for id_ in known:
        if id_ not in line:
            host = _host(id_, known, line)
            aside[host] = (*aside.get(host, ()), id_)
    return Ways(tuple(line), aside)


def _onward(step: Step, known: Mapping[str, Step]) -> str:
    """Where a step leads when nothing is the matter: the way without a condition, or the only one, or the first."""
    ways = [way for way in step.get("next", ()) if str(way.get("to")) in known]
    plain = [way for way in ways if not way.get("when")] or ways
    return str(plain[0]["to"]) if plain else ""


def _host(id_: str, known: Mapping[str, Step], line: Sequence[str]) -> str:
    """The step of the line that a step beside it comes from, through others beside it where need be."""
    seen = {id_}
    pending = [id_]
    while pending:
        at = pending.pop(0)
        for before, step in known.items():
            if any(str(way.get("to")) == at for way in step.get("next", ())) and before not in seen:
                if before in line:
                    return before
                seen.add(before)
                pending.append(before)
    order = list(known)
    return next((each for each in reversed(order[: order.index(id_)]) if each in line), line[0])


__all__ = ["Step", "Ways", "ways_of"]
