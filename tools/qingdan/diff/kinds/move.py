"""Entries that moved, what follows them, and powers that come into being by taking over another's."""

from __future__ import annotations

from typing import Any

from qingdan.diff.case import FactContext
from qingdan.diff.change import Effect, Level
from qingdan.diff.fact import Action, Fact, RowStep
from qingdan.diff.kind import Area
from qingdan.diff.kinds.examples import POWER
from qingdan.diff.senses import by_polarity, presence
from qingdan.schema import Field

AREA = Area("move", "移动与承接")
_OLD = "# lists/power/ju/jiu.yml\nname: 示例许可"
_NEW = "# lists/power/ju/xin.yml\nname: 示例许可\nformer_ids: [ju/jiu]"
_BODIES = "organisations"
_OTHER = "# lists/duties/{}.yml\nmain: {}\n"
_DUTY = "[{id: a, duty: 负责甲事。}]"
_GUIDE = "\n# lists/guides/ju/zhinan.yml\nname: 示例指南\npower: "


def _renumbered(case: FactContext) -> int:
    """1 when an entry has another id and the body in its path is still the same."""
    if case.fact.action is not Action.MOVED:
        return 0
    old, new = str(case.before), str(case.after)
    entry = case.comparison.after.get(new)
    segments = entry.collection.segments if entry is not None else ()
    parts = zip(segments, old.split("/")[1:], new.split("/")[1:], strict=False)
    bodies = [(was, now) for segment, was, now in parts if segment.get("reference") == _BODIES]
    moved = case.comparison.moved
    return int(all(was == now or moved.get(f"{_BODIES}/{now}") == f"{_BODIES}/{was}" for was, now in bodies))


def _followed(case: FactContext) -> int:
    """1 when a reference names the same entry by the id that it has now; a row that is known by one comes and goes."""
    fact = case.fact
    if not fact.path or fact.field is None:
        return 0
    if fact.action is Action.CHANGED:
        return int(bool(fact.field.reference) and _same(case, fact.field, fact.before, fact.after))
    if fact.action not in (Action.ADDED, Action.REMOVED) or not isinstance(fact.path[-1], RowStep):
        return 0
    return int(bool(_other_side(case)) or (fact.action is Action.REMOVED and _is_there(case, fact.field)))


def _other_side(case: FactContext) -> list[Fact]:
    """The fact that has the row of this one under the id which the entry had, or has now; none where there is no such row."""
    fact, field = case.fact, case.fact.field
    if field is None or fact.action not in (Action.ADDED, Action.REMOVED) or not fact.path:
        return []
    for other in case.beside:
        if other.path[:-1] == fact.path[:-1] and {other.action, fact.action} == {Action.ADDED, Action.REMOVED}:
            before, after = (other.before, fact.after) if fact.action is Action.ADDED else (fact.before, other.after)
            if _same(case, field, before, after):
                return [other]
    return []


def _is_there(case: FactContext, field: Field) -> bool:
    """Whether a set that no longer names a body which ended names the one that goes on for it, as it did before."""
    now = case.comparison.after.get(case.fact.entry)
    heir = case.comparison.heir(f"{field.reference}/{case.before}") if isinstance(case.before, str) else ""
    keys = [step for step in case.fact.path[:-1] if isinstance(step, str)]
    return bool(heir) and now is not None and heir.partition("/")[2] in now.get(*keys, default=())


def _same(case: FactContext, field: Field, before: Any, after: Any) -> bool:
    """Whether two values are the same but for references that follow entries which moved."""
    if isinstance(before, dict) and isinstance(after, dict):
        below = field.properties
        return before.keys() == after.keys() and all(
            value == after[key] or (key in below and _same(case, below[key], value, after[key]))
            for key, value in before.items()
        )
    if isinstance(before, list) and isinstance(after, list):
        return len(before) == len(after) and all(
            was == now or (field.items is not None and _same(case, field.items, was, now))
            for was, now in zip(before, after, strict=True)
        )
    if not field.reference or field.reference.startswith("#"):
        return bool(before == after)
    prefix = "" if field.reference == "*" else f"{field.reference}/"
    return _became(case, f"{prefix}{before}", f"{prefix}{after}")


def _became(case: FactContext, old: str, new: str) -> bool:
    return old == new or case.comparison.became(old, new)


def _passed(case: FactContext) -> int:
    """1 when a row came that another body handed over, -1 when it went there."""
    return presence(case) if (case.fact.entry, case.fact.path) in case.comparison.passed else 0


def _taken_over(case: FactContext) -> int:
    """1 when a power comes that says from whom it was handed down, -1 when such a one goes."""
    rows = case.value.get("transfers", ()) if isinstance(case.value, dict) and not case.fact.path else ()
    return presence(case) if any(isinstance(row, dict) and row.get("kind") == "承接" for row in rows) else 0


AREA.single(
    1,
    slug="reference-followed",
    title="引用跟着条目移动",
    where="*: **",
    sense=_followed,
    level=Level.NOTICE,
    effect=Effect.NEUTRAL,
    why="指的还是同一个条目，只是那个条目换了标识，或者并入了现在所指的这一个。",
    before=_OLD + _GUIDE + "ju/jiu",
    after=_NEW + _GUIDE + "ju/xin",
    partners=_other_side,
)
AREA.single(
    2,
    slug="entry-renumbered",
    title="条目换了标识",
    where="*: ",
    sense=_renumbered,
    level=Level.REVIEW,
    effect=Effect.NEUTRAL,
    why="机构没有变，只是标识和网址变了；旧网址靠 former_ids 继续有效，历史接着算。",
    before=_OLD,
    after=_NEW,
    also=("former_ids.*", "former_ids"),
)
AREA.pair(
    5,
    slugs=("row-taken-over", "row-handed-over"),
    titles=("从别的机构划入一行", "划给别的机构一行"),
    where="duties,organisations: **",
    sense=_passed,
    levels=(Level.BLOCKING, Level.BLOCKING),
    effect=Effect.NEUTRAL,
    why="职责、内设机构、窗口从一个机构划到另一个机构，内容没有变：由谁做变了，做什么没有多，也没有少。",
    before=_OTHER.format("yi", "[]") + _OTHER.format("jia", _DUTY),
    after=_OTHER.format("yi", _DUTY) + _OTHER.format("jia", "[]"),
)
AREA.pair(
    3,
    slugs=("power-taken-over", "taken-over-vanished"),
    titles=("承接而来的新条目", "承接的条目被删除"),
    where="power: ",
    sense=_taken_over,
    levels=(Level.BLOCKING, Level.BLOCKING),
    effect=by_polarity,
    why="上级下放的职权在承接的一方立为条目：从哪里接来、哪天起由谁办，都要写明。",
    before="",
    after=POWER + "transfers: [{kind: 承接, from: ju, since: 2026-04-01}]",
    back=Effect.OPEN,
    decision=("承接", "取消"),
    exempt="删除文件不是收回，对群众意味着什么要问清楚",
)
