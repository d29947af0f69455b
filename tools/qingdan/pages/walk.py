"""The steps of a guide in words: the line that most walk, numbered, and beside each step what may come in between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from qingdan.charts.ways import Step, Ways, ways_of
from qingdan.pages.phrases import said_of_row
from qingdan.pages.view import View
from qingdan.schema import Field
from qingdan.schema.look import LeadingField


class Aside(NamedTuple):
    """A step beside the line: when it comes, what is told of it, and where it leads."""

    anchor: str
    when: str
    name: str
    told: str
    then: str


class WalkStep(NamedTuple):
    """One step of a guide's main procedure as its page shows it.

    ``anchor`` and ``name`` are of the step, ``told`` describes it, ``turns`` are other ways on from it and ``asides`` the steps beside
    the main line. ``stopped`` says that the time limit is suspended meanwhile, ``decides`` that a refusal may end the procedure here.
    """

    anchor: str
    name: str
    told: str
    turns: Sequence[str]
    asides: Sequence[Aside]
    stopped: bool
    decides: bool


class StepWalk(NamedTuple):
    """The steps of the line in their order, and what is held at the end."""

    stages: Sequence[WalkStep]
    end: str


def walk_of(view: View, part: LeadingField, shape: Field, rows: Sequence[Mapping[str, Any]]) -> StepWalk:
    """The steps of an entry as a walk."""
    steps: dict[str, Step] = {str(row["id"]): row for row in rows if row.get("id")}
    ways = ways_of(list(steps.values()))
    told = {id_: "，".join(said_of_row(view, part.tell, shape, row)) for id_, row in steps.items()}
    stages = [
        WalkStep(
            f"{part.of}-{id_}",
            str(steps[id_].get("name")),
            told[id_],
            list(_turns(steps, ways, id_)),
            [_aside(part, steps, ways, told, each) for each in ways.aside.get(id_, ())],
            steps[id_].get("clock") == "停",
            steps[id_].get("actor") == "决定机关",
        )
        for id_ in ways.line
    ]
    return StepWalk(stages, str(view.entry.get("result", "name") or ""))


def _turns(steps: Mapping[str, Step], ways: Ways, id_: str) -> list[str]:
    """Ways from a step of the line to another step of it that is not the next, each in a sentence."""
    at = ways.line.index(id_)
    following = ways.line[at + 1 : at + 2]
    return [
        f"{_when(way)}{_to(steps, ways, str(way['to']))}"
        for way in steps[id_].get("next", ())
        if str(way.get("to")) in ways.line and str(way["to"]) not in following
    ]


def _aside(part: LeadingField, steps: Mapping[str, Step], ways: Ways, told: Mapping[str, str], id_: str) -> Aside:
    step = steps[id_]
    when = next(
        (
            str(way["when"])
            for each in steps.values()
            for way in each.get("next", ())
            if way.get("to") == id_ and way.get("when")
        ),
        "",
    )
    onward = [
        f"{_when(way)}{_to(steps, ways, str(way['to']))}" for way in step.get("next", ()) if way.get("to") in steps
    ]
    stopped = "，时间另计" if step.get("clock") == "停" else ""
    return Aside(f"{part.of}-{id_}", when, str(step.get("name")), f"{told[id_]}{stopped}", "；".join(onward))


def _when(way: Mapping[str, Any]) -> str:
    return f"{way['when']}：" if way.get("when") else ""


def _to(steps: Mapping[str, Step], ways: Ways, id_: str) -> str:
    """Where a way leads, by its number where it is on the line."""
    name = str(steps[id_].get("name"))
    return f"到第 {ways.line.index(id_) + 1} 步“{name}”" if id_ in ways.line else f"到“{name}”"


__all__ = ["Aside", "StepWalk", "WalkStep", "walk_of"]
