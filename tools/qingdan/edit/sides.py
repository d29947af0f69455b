"""Two branches made comparable before they are united: each follows the moves of the other, no two decisions have one number."""

from __future__ import annotations

from collections.abc import Mapping

from qingdan.diff import Comparison, compare_sources
from qingdan.edit.decision import DRAFT, free_number
from qingdan.edit.number import renumber
from qingdan.edit.plan import Plan
from qingdan.edit.refusal import RefusedError
from qingdan.edit.rename import move
from qingdan.edit.unite import MergeSide
from qingdan.edit.values import same
from qingdan.model import Registry, build_registry
from qingdan.read import Source, read_lists
from qingdan.read.overlay import Overlay
from qingdan.schema import Schemas

_FIRST = ("organisations", "power")
"""Lists whose entries take others along when they move."""


class Sides:
    """A base and two later states of the lists, ``ours`` and ``theirs``, each with what was moved since where it was moved to.

    ``moved`` has the new keys by the old ones, ``notes`` what was done besides, in Chinese.
    """

    def __init__(self, base: Source, ours: Source, theirs: Source, schemas: Schemas, newer: MergeSide) -> None:
        """Take the three states; of two decisions with one number that of the ``newer`` side gets another.

        Raises ComparisonError where a file cannot be read, RefusedError where both sides moved one entry to different places.
        """
        self.schemas, self.notes = schemas, list[str]()
        sources = {MergeSide.OURS: ours, MergeSide.THEIRS: theirs}
        told = {side: compare_sources(base, source, schemas) for side, source in sources.items()}
        numbered = self._renumbered(sources[newer], told, newer)
        if numbered is not sources[newer]:
            sources[newer], told[newer] = numbered, compare_sources(base, numbered, schemas)
        moves = {side: {old: new for new, old in each.moved.items()} for side, each in told.items()}
        for old in sorted(moves[MergeSide.OURS].keys() & moves[MergeSide.THEIRS].keys()):
            if moves[MergeSide.OURS][old] != moves[MergeSide.THEIRS][old]:
                raise RefusedError(
                    f"“{old}”两边都换了标识：{moves[MergeSide.OURS][old]}，{moves[MergeSide.THEIRS][old]}。"
                    "改法：先在一边用 qingdan rename 改成一样的，提交以后再合并"
                )
        self.moved: Mapping[str, str] = {**moves[MergeSide.OURS], **moves[MergeSide.THEIRS]}
        self.base = self._following(base, self.moved, {})
        self.ours = self._following(sources[MergeSide.OURS], moves[MergeSide.THEIRS], moves[MergeSide.OURS])
        self.theirs = self._following(sources[MergeSide.THEIRS], moves[MergeSide.OURS], moves[MergeSide.THEIRS])

    def _renumbered(self, source: Source, told: Mapping[MergeSide, Comparison], newer: MergeSide) -> Source:
        """The newer side with other numbers for its decisions where the other side gave them too, to other decisions."""
        mine, other = told[newer], told[MergeSide.THEIRS if newer is MergeSide.OURS else MergeSide.OURS]
        twice = [
            key
            for key in sorted(mine.after.keys() & other.after.keys())
            if key.startswith("adjustments/")
            and key not in mine.before
            and not same(mine.after[key].data, other.after[key].data)
        ]
        if not twice:
            return source
        plan = Plan(self._registry(source), source)
        taken = {key.removeprefix("adjustments/") for key in other.after if key.startswith("adjustments/")}
        for key in twice:
            year, _, number = key.removeprefix("adjustments/").partition("/")
            draft = number.removeprefix(DRAFT) if number.startswith(DRAFT) else ""
            new = free_number(plan.registry, year, draft, taken)
            taken.add(new)
            renumber(plan, key, new)
            self.notes.append(
                f"决定“{mine.after[key].name}”的编号 {year}/{number} 两边都用了，改成 {new}，提到它的地方都跟着改"
            )
        return Overlay(source, plan.files())

    def _following(self, source: Source, moves: Mapping[str, str], own: Mapping[str, str]) -> Source:
        """A side in which the entries that the other one moved have moved too, with what this side added below them."""
        wanted = {old: new for old, new in moves.items() if old not in own}
        if not wanted:
            return source
        plan = Plan(self._registry(source), source)
        for old, new in sorted(wanted.items(), key=lambda pair: (_rank(pair[0]), pair[0])):
            if old in plan.moves or plan.registry.get(old) is None:
                continue
            if old.startswith("adjustments/"):
                renumber(plan, old, new.partition("/")[2])
            else:
                move(plan, old, new.partition("/")[2])
        return Overlay(source, plan.files())

    def _registry(self, source: Source) -> Registry:
        return build_registry(read_lists(source, self.schemas.layout), self.schemas)


def _rank(key: str) -> int:
    name = key.partition("/")[0]
    return _FIRST.index(name) if name in _FIRST else len(_FIRST)
