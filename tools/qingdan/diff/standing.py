"""What each change lacks: a decision that names it, one that may, the right way, or the correction of a record."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from qingdan.diagnostics import Place
from qingdan.diff.change import Change, Effect
from qingdan.diff.cover import WHOLE, Cover, wording_alone
from qingdan.diff.decisions import Decision
from qingdan.diff.fact import Fact, written
from qingdan.diff.kind import AUTHORISING
from qingdan.diff.naming import bare, decision_steps, names, plain, unnamed
from qingdan.diff.need import Need, asked, need, track

Fields: TypeAlias = Mapping[str, tuple[Any, Any]]


class Found(NamedTuple):
    """One finding of the gate: the change that it is about, its place, what is wrong, and what to do about it where that is known."""

    change: Change | None
    place: Place
    message: str
    fix: str = ""


class Lack(NamedTuple):
    """What a change lacks: the rule of the gate that says so, in words, where it is mended, who may decide it, and how that is drafted."""

    code: str
    words: str
    place: Place
    deciders: str = ""
    fix: str = ""


def place_of(change: Change, cover: Cover) -> Place:
    """Where a change is looked at: in the later file, or in the earlier one where that is gone."""
    old, new = cover.comparison.places(change.fact)
    return new or old or Place(change.entry)


def by_path(change: Change) -> Iterator[tuple[str, Fact]]:
    """The facts of a change by their written paths."""
    for fact in change.facts:
        yield written(fact.path), fact


def value(fact: Fact) -> Any:
    """A fact's new value as a decision writes it."""
    return plain(fact.after)


def lack(change: Change, cover: Cover) -> Lack | None:
    """What a change lacks; None where it has all that it needs."""
    wanted = need(change)
    if wanted is Need.NOTHING or cover.ground(change) is not None:
        return None
    place = place_of(change, cover)
    if wanted is Need.REFUSED:
        return Lack(
            "QG104", "文件被删除，历史和网址会断掉", place, fix="把文件放回来；停用、取消的写明状态，移动的写曾用标识"
        )
    if wanted is Need.CORRECTION:
        return Lack("QG110", "没有更正的说明", place, fix=_corrected(change, cover))
    rows = cover.made.get(change.entry, ())
    by, fix = deciders(change, cover), _remedy(change, cover)
    named = next((row for row in rows if names(row, change)), None)
    if named is not None:
        title = cover.comparison.head.name(named.adjustment)
        return Lack("QG109", f"决定“{title}”{cover.unfit(named, change)}", named.place, by, _mended(named, fix))
    for row, step in decision_steps(rows, change):
        if flaw := cover.unfit(row, step):
            title = cover.comparison.head.name(row.adjustment)
            return Lack("QG109", f"决定“{title}”{flaw}", row.place, by, _mended(row, fix))
    if _of_another_kind(rows, change):
        said = "、".join(sorted({row.kind for row in rows if row.entry == change.entry}))
        return Lack("QG102", f"决定里写的方式是“{said}”，应当是“{asked(change)}”", place, by, fix)
    return Lack("QG101", _said(rows, change), place, by, fix)


def _mended(row: Decision, fix: str) -> str:
    """What to do about a decision that may not cover a change: a new one may be mended, an old one never."""
    return f"照所说的改好这份决定；不该由它决定的，另作决定：{fix}" if row.fresh else fix


def lacking(code: str) -> Callable[[Sequence[Change], Cover], Iterator[Found]]:
    """What a rule of the gate finds: the changes that lack what the rule asks for, each with what is to be done."""

    def found(changes: Sequence[Change], cover: Cover) -> Iterator[Found]:
        for change in changes:
            it = lack(change, cover)
            if it is not None and it.code == code:
                between = "：" if code == "QG109" else "，"
                yield Found(
                    change, it.place, f"{_what(change, cover)}{between}{it.words}", "" if code == "QG102" else it.fix
                )

    return found


def _corrected(change: Change, cover: Cover) -> str:
    path, year = written(change.fact.path) or WHOLE, (cover.day or "年份")[:4]
    return (
        f"在 lists/wording/{year}.yml 的 corrections 里写一行：record: {change.entry}，path: “{path}”，为什么改、哪个岗位负责；"
        f"起草：{_command(cover)}。不该改的，改回去"
    )


def deciders(change: Change, cover: Cover) -> str:
    """Who may decide a change, by the registry's own table; in general where it has none."""
    way, procedure = asked(change), track(change)
    registry = cover.comparison.base.entry("registry") or cover.comparison.head.entry("registry")
    rows = registry.rows("authority") if registry is not None else ()
    bodies: list[str] = []
    for row in rows:
        if row.get("track") == procedure and way in (row.get("kinds") or (way,)):
            bodies += [str(each) for each in row.get("decided_by") or ()]
    if bodies:
        return "、".join(cover.comparison.head.name(f"organisations/{each}") for each in dict.fromkeys(bodies))
    return "审改、法制机构" if procedure == "内容调整" else "本级政府"


def _of_another_kind(rows: Sequence[Decision], change: Change) -> bool:
    """Whether an act is asked that no row of the entry has."""
    way = asked(change)
    own = {row.kind for row in rows if row.entry == change.entry}
    return bool(own) and way != AUTHORISING and way not in own


def _what(change: Change, cover: Cover) -> str:
    fact = change.fact
    label = fact.field.label if fact.field is not None and fact.path and fact.field.name else ""
    where = f"（{label}）" if label and label not in change.kind.title else ""
    return f"“{cover.comparison.head.name(change.entry)}”：{change.kind.title}{where}"


def _said(rows: Sequence[Decision], change: Change) -> str:
    way = asked(change)
    near = [row for row in rows if way in (row.kind, AUTHORISING) and row.entry == change.entry]
    if not near:
        return f"没有清单调整决定写明（应写明方式“{way}”" + ("）" if bare(change) else "，和每个字段的新值）")
    return f"点到了这个条目的决定{unnamed(near[0], change)}"


def _remedy(change: Change, cover: Cover) -> str:
    by = f"由{deciders(change, cover)}按“{track(change)}”决定，写在 lists/adjustments 里；起草：{_command(cover)}，补齐〔待填〕"
    if change.effect is Effect.OPEN:
        by += "。影响由人判断的，写进决定的 judgements"
        if wording_alone(change):
            by += f"；只是文字、意思没有变的，adjust 会在 lists/wording/{(cover.day or '年份')[:4]}.yml 起草一行"
    return by


def _command(cover: Cover) -> str:
    name = cover.comparison.base.source.name
    return f"qingdan adjust {name[:12] if len(name) > 30 else name}"
