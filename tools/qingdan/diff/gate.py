"""The gate: whether each change is covered by a decision, and each decision by what happened."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from qingdan.diagnostics import Diagnostic, Place, Severity
from qingdan.diff.change import Change, Level
from qingdan.diff.comparison import Comparison
from qingdan.diff.decisions import decisions

MANY = 200
_VANISHED = ("vanished",)
_ALONE = frozenset({"item", "law"})


@dataclass(frozen=True, slots=True)
class GateRule:
    """One rule of the gate: its page, and an example of two states that it stops."""

    code: str
    slug: str
    severity: Severity
    title: str
    why: str
    fix: str
    before: str
    after: str
    judge: Callable[[Sequence[Change], Comparison], Iterator[tuple[Change | None, Place, str]]]


def gate(changes: Sequence[Change], comparison: Comparison) -> list[Diagnostic]:
    """What stands between these changes and publishing, sorted by place."""
    found = []
    for each in RULES:
        for change, place, message in each.judge(changes, comparison):
            entry = change.entry if change else ""
            found.append(Diagnostic(place, each.code, each.severity, message, each.fix, entry=entry))
    return sorted(found)


def place_of(change: Change, comparison: Comparison) -> Place:
    """Where a change is looked at: in the later file, or in the earlier one where that is gone."""
    old, new = comparison.places(change.fact)
    return new or old or Place(change.entry)


def vanished(change: Change) -> bool:
    """Whether an entry's file is gone without its entry having ended."""
    return change.kind.slug.endswith(_VANISHED)


def _unauthorised(changes: Sequence[Change], comparison: Comparison) -> Iterator[tuple[Change | None, Place, str]]:
    for change in changes:
        if change.kind.decision and not change.adjustment and not vanished(change):
            name = comparison.head.name(change.entry)
            yield (
                change,
                place_of(change, comparison),
                f"“{name}”：{change.kind.title}，没有清单调整决定写明（应写明方式“{change.kind.decision}”）",
            )


def _wrong_kind(changes: Sequence[Change], comparison: Comparison) -> Iterator[tuple[Change | None, Place, str]]:
    made = decisions(comparison)
    for change in changes:
        named = {each.kind for each in made.get(change.entry, ())}
        if change.kind.decision and named and change.kind.decision not in named and not vanished(change):
            name = comparison.head.name(change.entry)
            said = "、".join(sorted(named))
            yield (
                change,
                place_of(change, comparison),
                f"“{name}”：{change.kind.title}，决定里写的方式是“{said}”，应当是“{change.kind.decision}”",
            )


def _did_not_happen(changes: Sequence[Change], comparison: Comparison) -> Iterator[tuple[Change | None, Place, str]]:
    happened: dict[str, set[str]] = {}
    for change in changes:
        happened.setdefault(change.entry, set()).add(change.kind.decision)
    for rows in decisions(comparison).values():
        for row in rows:
            kinds = happened.get(row.entry)
            if kinds is None:
                name = comparison.head.name(row.entry)
                yield None, row.place, f"决定说对“{name}”作了“{row.kind}”，它却没有任何改动"
            elif row.kind not in kinds and row.kind not in _LOOSE:
                name = comparison.head.name(row.entry)
                yield None, row.place, f"决定说对“{name}”作了“{row.kind}”，它的改动里没有这一项"


def _vanished_rows(changes: Sequence[Change], comparison: Comparison) -> Iterator[tuple[Change | None, Place, str]]:
    for change in changes:
        if vanished(change):
            name = comparison.base.name(change.entry)
            yield change, place_of(change, comparison), f"“{name}”的文件被删除，历史和网址会断掉"


def _statute_alone(changes: Sequence[Change], comparison: Comparison) -> Iterator[tuple[Change | None, Place, str]]:
    grounds = {change.entry for change in changes if change.kind.area == "law"}
    for change in changes:
        if change.kind.slug.startswith("statutory-") and change.entry not in grounds:
            entry = comparison.after.get(change.entry)
            power = f"power/{entry.get('power')}" if entry else ""
            if power not in grounds:
                name = comparison.head.name(change.entry)
                yield change, place_of(change, comparison), f"“{name}”的法定办结时限变了，依据没有变"


def _power_alone(changes: Sequence[Change], comparison: Comparison) -> Iterator[tuple[Change | None, Place, str]]:
    touched = {change.entry for change in changes}
    told: set[str] = set()
    for change in changes:
        collection, _, id_ = change.entry.partition("/")
        heavy = change.kind.area in _ALONE and change.kind.level is not Level.NOTICE
        if collection != "power" or not heavy or change.entry in told or not change.fact.path:
            continue
        beside = {f"responsibility/{id_}"} | {
            key for key in touched if key.startswith("guides/") and _power_of(key, comparison) == id_
        }
        if not beside & touched:
            told.add(change.entry)
            name = comparison.head.name(change.entry)
            yield change, place_of(change, comparison), f"职权“{name}”改了，它的责任和指南都没有动"


def _power_of(key: str, comparison: Comparison) -> str:
    entry = comparison.after.get(key)
    return str(entry.get("power")) if entry else ""


def _mass(changes: Sequence[Change], _comparison: Comparison) -> Iterator[tuple[Change | None, Place, str]]:
    entries = {change.entry for change in changes}
    if len(entries) > MANY:
        yield None, Place("lists"), f"一次改了 {len(entries)} 个条目，超过 {MANY} 个"


def _unknown(changes: Sequence[Change], comparison: Comparison) -> Iterator[tuple[Change | None, Place, str]]:
    for change in changes:
        if change.kind.code == "QK999":
            yield change, place_of(change, comparison), f"“{comparison.head.name(change.entry)}”有工具不认识的改动"


_LOOSE = frozenset({"要素变更", "承接", "合并", "拆分"})
"""Ways whose traces are of many kinds: that the entry changed at all is what can be held against them."""
_BASE = "# lists/power/ju/xuke.yml\nname: 示例许可\ntype: 行政许可\nstatus: 在用"
_ENDED = "# lists/power/ju/xuke.yml\nname: 示例许可\ntype: 行政许可\nstatus: 取消\nretired: {date: 2026-04-01}"


def _decided(kind: str) -> str:
    return f"\n# lists/adjustments/2026/001.yml\ntitle: 示例决定\nchanges: [{{entry: power/ju/xuke, kind: {kind}, reason: 法律修改}}]"


RULES = (
    GateRule(
        "QG101", "change-unauthorised", Severity.ERROR, "改动没有决定。",
        "实质的改动要有决定写明：谁批准、经过什么程序、谁负责；没有决定的改动，出了事无从追责。",
        "在 lists/adjustments 里登记这次调整（qingdan adjust 会起草），changes 里写明这个条目和方式。", _BASE, _ENDED, _unauthorised,
    ),
    GateRule(
        "QG102", "decision-of-another-kind", Severity.ERROR, "决定写的方式与实际的改动不同。",
        "决定说是要素变更，实际取消了职权，程序和监管要求就都不对。", "把方式改成实际的那一种，并补齐那一种的程序。",
        _BASE, _ENDED + _decided("要素变更"), _wrong_kind,
    ),
    GateRule(
        "QG103", "decision-did-not-happen", Severity.ERROR, "决定写了，实际没有改。",
        "公布了取消而条目还在，群众会被两种说法弄糊涂；宣称没有发生的事与隐瞒改动一样错。",
        "把条目照决定改好；决定里写错的，改决定。", _BASE, _BASE + _decided("取消"), _did_not_happen,
    ),
    GateRule(
        "QG104", "entry-vanished", Severity.ERROR, "条目的文件被删除。",
        "发布过的条目永远有一页：取消的写明取消，移动的写 former_ids。删除文件会让历史和网址断掉。",
        "把文件放回来，写 status 和 retired；移动的，在新文件里写 former_ids。", _BASE, "", _vanished_rows,
    ),
    GateRule(
        "QG105", "statutory-limit-without-law", Severity.WARNING, "法定时限变了，依据没有变。",
        "法定时限由法律规定；法律没有变，法定时限怎么会变。", "写明新的依据；是更正的，在决定的理由里说明。",
        "# lists/guides/ju/xuke.yml\nname: 甲\ntime_limit: {statutory: {value: 20, unit: 工作日}}",
        "# lists/guides/ju/xuke.yml\nname: 甲\ntime_limit: {statutory: {value: 30, unit: 工作日}}", _statute_alone,
    ),
    GateRule(
        "QG106", "power-changed-alone", Severity.WARNING, "职权改了，责任和指南没有跟着改。",
        "职权、责任、指南是一件事的三面；只改一面，另外两面就可能过时。", "核对责任清单和办事指南；确实不用改的，在决定的理由里说明。",
        _BASE, _ENDED + _decided("取消"), _power_alone,
    ),
    GateRule(
        "QG107", "mass-change", Severity.WARNING, "一次改动的条目很多。",
        "成百上千的改动混在一起，没有人看得过来，个别的错误和夹带就藏在里面。", "分成几次提交审阅；确需一次改完的，请逐类抽查。",
        "", "（201 个条目）", _mass,
    ),
    GateRule(
        "QG108", "change-unrecognised", Severity.WARNING, "有工具不认识的改动。",
        "工具比清单旧，或者写了不该有的文件；不认识的改动不能自动放行。", "请人看一遍；文件放错位置的，移到对的地方。",
        "# lists/guides/ju/xuke.yml\nxinziduan: 甲", "# lists/guides/ju/xuke.yml\nxinziduan: 乙", _unknown,
    ),
)  # fmt: skip
