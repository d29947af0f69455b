"""What each change lacks: a decision that names it, one that may, the right way, or the correction of a record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from qingdan.diagnostics import Place
from qingdan.diff.change import Change, Effect
from qingdan.diff.cover import WHOLE, Cover, bare, names, plain, unnamed, wording_alone
from qingdan.diff.decisions import Decision
from qingdan.diff.fact import Fact, written
from qingdan.diff.kind import AUTHORISING
from qingdan.diff.need import Need, asked, need, track

Fields: TypeAlias = Mapping[str, tuple[Any, Any]]


class Found(NamedTuple):
    """One finding of the gate: the change that it is about, its place, what is wrong, and what to do about it where that is known."""

    change: Change | None
    place: Place
    message: str
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


def unauthorised(changes: Sequence[Change], cover: Cover) -> Iterator[Found]:
    """The changes that no decision of the range names, each with who may decide it and how that is drafted."""
    for change in changes:
        if need(change) is not Need.DECISION or cover.covered(change):
            continue
        rows = cover.made.get(change.entry, ())
        if any(names(row, change) for row in rows) or _of_another_kind(rows, change):
            continue
        said = _said(rows, change)
        yield Found(change, place_of(change, cover), f"{_what(change, cover)}，{said}", _remedy(change, cover))


def wrong_kind(changes: Sequence[Change], cover: Cover) -> Iterator[Found]:
    """The changes whose entry is named with another act."""
    for change in changes:
        rows = cover.made.get(change.entry, ())
        if need(change) is Need.DECISION and _of_another_kind(rows, change) and not cover.covered(change):
            said = "、".join(sorted({row.kind for row in rows}))
            message = f"{_what(change, cover)}，决定里写的方式是“{said}”，应当是“{asked(change)}”"
            yield Found(change, place_of(change, cover), message)


def unfit(changes: Sequence[Change], cover: Cover) -> Iterator[Found]:
    """The changes that a decision names which may not cover them, with the reason."""
    for change in changes:
        if need(change) is not Need.DECISION or cover.covered(change):
            continue
        for row in cover.made.get(change.entry, ()):
            if names(row, change):
                title = cover.comparison.head.name(row.adjustment)
                message = f"{_what(change, cover)}：决定“{title}”{cover.unfit(row, change)}"
                yield Found(change, row.place, message, _remedy(change, cover))
                break


def rewritten(changes: Sequence[Change], cover: Cover) -> Iterator[Found]:
    """The changes of records that nobody accounts for."""
    for change in changes:
        if need(change) is Need.CORRECTION and not cover.covered(change):
            path = written(change.fact.path) or WHOLE
            year = (cover.day or "年份")[:4]
            fix = (
                f"在 lists/wording/{year}.yml 的 corrections 里写一行：record: {change.entry}，path: “{path}”，为什么改、哪个岗位负责；"
                f"起草：{_command(cover)}。不该改的，改回去"
            )
            yield Found(change, place_of(change, cover), f"{_what(change, cover)}，没有更正的说明", fix)


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
    return bool(rows) and way != AUTHORISING and way not in {row.kind for row in rows}


def _what(change: Change, cover: Cover) -> str:
    fact = change.fact
    label = fact.field.label if fact.field is not None and fact.path and fact.field.name else ""
    where = f"（{label}）" if label and label not in change.kind.title else ""
    return f"“{cover.comparison.head.name(change.entry)}”：{change.kind.title}{where}"


def _said(rows: Sequence[Decision], change: Change) -> str:
    way = asked(change)
    near = [row for row in rows if way in (row.kind, AUTHORISING)]
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
