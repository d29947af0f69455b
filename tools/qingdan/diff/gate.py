"""The gate: whether each change is covered by a decision, and each decision by what happened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from qingdan.diagnostics import Diagnostic, Place, Severity
from qingdan.diff import standing
from qingdan.diff.change import Change, Effect, Level
from qingdan.diff.comparison import Comparison
from qingdan.diff.cover import Cover
from qingdan.diff.decisions import Decision
from qingdan.diff.kind import AUTHORISING
from qingdan.diff.naming import bare, overtaken, same_value
from qingdan.diff.need import removed_without_ending
from qingdan.diff.postponed import brought, disputed, postponed, unfounded
from qingdan.diff.standing import Found, place_of
from qingdan.laws.citing import Citing
from qingdan.laws.versions import ended_on

MANY = 200
MOST_BURDENS = 300
"""So many burdens have a line each in one comment."""
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
    judge: Callable[[Sequence[Change], Cover], Iterator[Found]]


def gate(changes: Sequence[Change], comparison: Comparison, day: str = "") -> list[Diagnostic]:
    """What stands between these changes and publishing, sorted by place. ``day`` is the later state's (YYYY-MM-DD)."""
    cover = Cover(comparison, day)
    found = []
    for rule in RULES:
        for each in rule.judge(changes, cover):
            entry = each.change.entry if each.change else ""
            found.append(
                Diagnostic(each.place, rule.code, rule.severity, each.message, each.fix or rule.fix, entry=entry)
            )
    return sorted(found)


def _did_not_happen(changes: Sequence[Change], cover: Cover) -> Iterator[Found]:
    happened: dict[str, set[str]] = {}
    for change in changes:
        happened.setdefault(change.entry, set()).update((change.kind.decision, _called(change)))
    head = cover.comparison.head
    for key, rows in cover.made.items():
        for row in (each for each in rows if each.fresh and each.entry == key):
            kinds, name = happened.get(row.entry), head.name(row.entry)
            if row.fields and all(overtaken(row, path, rows) for path in row.fields):
                continue
            later = bool(cover.day) and str(row.made.get("effective", default="")) > cover.day
            if kinds is None and not later:
                yield Found(None, row.place, f"决定说对“{name}”作了“{row.kind}”，它却没有任何改动")
            elif kinds is not None and row.kind not in kinds and not _loose(row) and not later:
                yield Found(None, row.place, f"决定说对“{name}”作了“{row.kind}”，它的改动里没有这一项")
            elif kinds is not None and not later:
                yield from _other_values(row, rows, changes, name)


def _cannot_cover(changes: Sequence[Change], cover: Cover) -> Iterator[Found]:
    yield from standing.lacking("QG109")(changes, cover)
    for row, change, why in unfounded(cover):
        name, title = brought(row, cover) or cover.comparison.head.name(row.entry), row.made.name
        yield Found(
            None, row.place, f"“{name}”：到 {row.made.get('effective')} {change.kind.title}：决定“{title}”{why}"
        )
    yield from _too_late(changes, cover)
    for row, path in disputed(cover):
        name, title = cover.comparison.head.name(row.entry), row.made.name
        yield Found(None, row.place, f"“{name}”：决定“{title}”写的“{path}”的原值，既不是现在的，也不是前一个决定改成的")


def _too_late(changes: Sequence[Change], cover: Cover) -> Iterator[Found]:
    """Decisions that are taken back only when their day has come."""
    for change in changes:
        made = cover.comparison.after.get(change.entry) if change.kind.slug == "decision-withdrawn" else None
        effective = str(made.get("effective", default="")) if made is not None else ""
        if made is not None and effective and cover.day and effective <= cover.day:
            yield Found(
                change, place_of(change, cover), f"决定“{made.name}”自 {effective} 起已经生效，不能再撤回；要另作决定"
            )


def _called(change: Change) -> str:
    """How a decision may call a change that needs none; empty where no act is meant."""
    return "更名" if change.kind.slug.endswith("-renamed") else ""


def _loose(row: Decision) -> bool:
    """Whether a row can be held only against that its entry changed at all; one that names heirs says more."""
    return row.kind in _LOOSE and not row.into


def _other_values(row: Decision, rows: Sequence[Decision], changes: Sequence[Change], name: str) -> Iterator[Found]:
    facts = {path: fact for change in changes if change.entry == row.entry for path, fact in standing.by_path(change)}
    place = row.place
    for path, (_, after) in (row.fields or {}).items():
        if overtaken(row, path, rows):
            continue
        if path not in facts:
            yield Found(None, place, f"决定说改了“{name}”的“{path}”，它没有改")
        elif not same_value(after, standing.value(facts[path])):
            yield Found(None, place, f"决定说“{name}”的“{path}”改成的值，与实际改成的不同")


def _vanished_rows(changes: Sequence[Change], cover: Cover) -> Iterator[Found]:
    for change in changes:
        it = standing.lack(change, cover) if removed_without_ending(change) else None
        if it is not None:
            yield Found(change, it.place, f"“{cover.comparison.base.name(change.entry)}”的{it.words}")


def _statute_alone(changes: Sequence[Change], cover: Cover) -> Iterator[Found]:
    comparison = cover.comparison
    grounds = {change.entry for change in changes if change.kind.area == "law"}
    for change in changes:
        if change.kind.slug.startswith("statutory-") and change.entry not in grounds:
            entry = comparison.after.get(change.entry)
            power = f"power/{entry.get('power')}" if entry else ""
            if power not in grounds:
                name = comparison.head.name(change.entry)
                yield Found(change, place_of(change, cover), f"“{name}”的法定办结时限变了，依据没有变")


def _power_alone(changes: Sequence[Change], cover: Cover) -> Iterator[Found]:
    comparison = cover.comparison
    touched = {change.entry for change in changes}
    told: set[str] = set()
    for change in changes:
        collection, _, id_ = change.entry.partition("/")
        heavy = change.kind.area in _ALONE and change.kind.level is not Level.NOTICE
        whole = change.kind.decision not in ("", AUTHORISING) and bare(change)
        if collection != "power" or not heavy or change.entry in told or not change.fact.path or whole:
            continue
        beside = {f"responsibility/{id_}"} | {
            key for key in touched if key.startswith("guides/") and _power_of(key, comparison) == id_
        }
        if not beside & touched:
            told.add(change.entry)
            name = comparison.head.name(change.entry)
            yield Found(change, place_of(change, cover), f"职权“{name}”改了，它的责任和指南都没有动")


def _power_of(key: str, comparison: Comparison) -> str:
    entry = comparison.after.get(key)
    return str(entry.get("power")) if entry else ""


def _mass(changes: Sequence[Change], _cover: Cover) -> Iterator[Found]:
    entries = {change.entry for change in changes}
    if len(entries) > MANY:
        yield Found(None, Place("lists"), f"一次改了 {len(entries)} 个条目，超过 {MANY} 个")


def _crowded(changes: Sequence[Change], cover: Cover) -> Iterator[Found]:
    told = [*changes, *(each.change for each in postponed(cover))]
    burdens = sum(change.effect is Effect.BURDEN for change in told)
    if burdens > MOST_BURDENS:
        yield Found(None, Place("lists"), f"一次有 {burdens} 处加重，超过 {MOST_BURDENS} 处，一份评论里列不全")


def _unknown(changes: Sequence[Change], cover: Cover) -> Iterator[Found]:
    for change in changes:
        if change.kind.code == "QK999":
            name = cover.comparison.head.name(change.entry)
            yield Found(change, place_of(change, cover), f"“{name}”有工具不认识的改动")


def _dead_law(_changes: Sequence[Change], cover: Cover) -> Iterator[Found]:
    comparison = cover.comparison
    finder = Citing(comparison.schemas)
    for key, entry in comparison.after.items():
        if entry.collection.record or entry.collection.name == "laws" or entry.retired:
            continue
        former = comparison.before.get(comparison.moved.get(key, key))
        old = Counter((row.law, row.article) for row in finder.rows(former)) if former is not None else Counter()
        for row in finder.rows(entry):
            cited = (row.law, row.article)
            old[cited] -= 1
            law = comparison.head.entry(f"laws/{row.law}") if old[cited] < 0 else None
            on = ended_on(law, cover.day) if law is not None else ""
            if law is not None and on:
                place = entry.place(*row.path, "law")
                yield Found(None, place, f"“{entry.name}”新引用了《{law.name}》，它已于 {on} 废止")


_LOOSE = frozenset({"要素变更", "承接", "合并", "拆分"})
"""Ways whose traces are of many kinds: that the entry changed at all is what can be held against them."""
_BASE = "# lists/power/ju/xuke.yml\nname: 示例许可\ntype: 行政许可\nstatus: 在用"
_ENDED = "# lists/power/ju/xuke.yml\nname: 示例许可\ntype: 行政许可\nstatus: 取消\nretired: {date: 2026-04-01}"
_DEAD = "# lists/laws/fa.yml\nname: 示例法\nrepealed: {date: 2020-01-01}\n"
_LAW = "# lists/laws/fa.yml\nname: 示例法\nkind: "


def _decided(kind: str, rest: str = "") -> str:
    return f"\n# lists/adjustments/2026/001.yml\ntitle: 示例决定\n{rest}changes: [{{entry: power/ju/xuke, kind: {kind}, reason: 法律修改}}]"


RULES = (
    GateRule(
        "QG101", "change-unauthorised", Severity.ERROR, "改动没有决定。",
        "阻断的、对群众加重的和工具判断不了的改动，都要有决定写明哪个条目、哪个字段、改成什么；没有决定的改动，出了事无从追责。",
        "在 lists/adjustments 里登记这次调整（qingdan adjust 会起草），changes 里写明这个条目、方式和字段。",
        _BASE, _ENDED, standing.lacking("QG101"),
    ),
    GateRule(
        "QG102", "decision-of-another-kind", Severity.ERROR, "决定写的方式与实际的改动不同。",
        "决定说是要素变更，实际取消了职权，程序和监管要求就都不对。", "把方式改成实际的那一种，并补齐那一种的程序。",
        _BASE, _ENDED + _decided("要素变更"), standing.lacking("QG102"),
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
        "职权、责任、指南是一件事的三面；只改一面，另外两面就可能过时。整项取消、暂停、移交的，指南另有检查。",
        "核对责任清单和办事指南；确实不用改的，在决定的理由里说明。",
        _BASE + "\ncertificate: 甲证", _BASE + "\ncertificate: 乙证", _power_alone,
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
    GateRule(
        "QG109", "decision-cannot-cover", Severity.ERROR, "写明了这处改动的决定，不能作它的依据。",
        "以前作出的、还没有到日子的、只是示例的决定，给自己豁免检查的决定，和以“更正”“自主减负”为名的加重，都等于没有决定。",
        "照所说的原因改好决定；不该由它决定的，另作决定。", _BASE, _ENDED + _decided("取消", "illustrative: true\n"),
        _cannot_cover,
    ),
    GateRule(
        "QG110", "record-rewritten", Severity.ERROR, "改写了记录，没有说明。",
        "法律文件、决定、公布过的成效、通用提示、救济途径、豁免和清单格式都是记录，改写、删去要写明是哪一处、为什么、哪个岗位负责。",
        "在 lists/wording 里当年的一份写一行 corrections（qingdan adjust 会起草）；不该改的，改回去。",
        _LAW + "部门规章", _LAW + "法律", standing.lacking("QG110"),
    ),
    GateRule(
        "QG111", "dead-law-cited", Severity.ERROR, "新引用了已经废止的法律。",
        "原来就引用的，在期限之内调整；新写的引用，从第一天起就没有依据。", "改引代替它的法律的相应条文。",
        _DEAD + _BASE, _DEAD + _BASE + "\nbasis: [{law: fa, article: \"12\"}]", _dead_law,
    ),
    GateRule(
        "QG112", "burdens-too-many", Severity.ERROR, "加重的改动太多，一份评论里列不全。",
        "审阅的人要看到每一处加重；列不全的评论，正好藏下不该有的那一处。", "分成几次提交审阅，每次的加重都列得全。",
        "", "（301 处加重）", _crowded,
    ),
)  # fmt: skip
