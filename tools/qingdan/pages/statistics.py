"""The statistics page: each number with its formula, over time, beside what was published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from markupsafe import Markup

from qingdan.charts.bars import share_bar
from qingdan.charts.series import series_chart
from qingdan.history import METRICS, Metric
from qingdan.model import Registry
from qingdan.model.doubt import covered, doubts_of
from qingdan.pages.due import DueTally
from qingdan.pages.frame import Frame
from qingdan.pages.page import Page
from qingdan.pages.past import Past, Publication

_FEWEST = 2
_WHOLE = 100


@dataclass(frozen=True, slots=True)
class Tile:
    """A number as the page shows it: with the list behind it, a bar beside others of its kind, and how it came to be.

    ``past`` are the days on which it was measured with its words, oldest first; ``before`` is the first of those where it was another.
    """

    metric: Metric
    now: str
    href: str
    bar: Markup
    chart: Markup
    past: Sequence[tuple[str, str]]
    before: tuple[str, str] | None
    doubt: str


def statistics_page(registry: Registry, past: Past, frame: Frame, due: DueTally) -> Page:
    """The page at ``statistics/``: the numbers now, how they came to be, what is ``due``, and the milestones of the registry."""
    points = _by_day(past.publications)
    known = {metric.id: _known(metric, points) for metric in METRICS}
    groups = [
        (each.title, [_tile(registry, metric, known) for metric in METRICS if metric.collection == each.name])
        for each in registry.schemas.collections
    ]
    about = registry.get("registry")
    published = about.rows("milestones") if about is not None else []
    html = frame.render(
        "statistics.html",
        "../",
        groups=sorted((each for each in groups if each[1]), key=lambda each: -len(each[1])),
        types=_types(registry),
        milestones=[_milestone(row) for row in published],
        sources=list(dict.fromkeys(str(row.get("source", "")) for row in published)),
        shallow=past.shallow,
        due=due,
    )
    return Page("statistics/", "统计", "清单的数字：每个都写明算法，由历次改动算出", html)


def _known(metric: Metric, points: Sequence[tuple[str, Publication]]) -> list[tuple[str, Fraction]]:
    """What a number was, by day, where there was one."""
    values = ((day, metric.value(one.totals[metric.id])) for day, one in points)
    return [(day, value) for day, value in values if value is not None]


def _tile(registry: Registry, metric: Metric, known: Mapping[str, Sequence[tuple[str, Fraction]]]) -> Tile:
    mine = known[metric.id]
    shown = [(day, _text(metric, value)) for day, value in mine]
    chart = bar = Markup("")
    before = shown[0] if shown and shown[0][1] != shown[-1][1] else None
    if len({text for _, text in shown}) >= _FEWEST:
        numbers = [(day, float(value) * (_WHOLE if metric.unit == "%" else 1)) for day, value in mine]
        chart = Markup(series_chart(numbers, metric.name, [text for _, text in shown]))  # noqa: S704 the chart escapes every text itself
    others = [
        known[each.id][-1][1]
        for each in METRICS
        if known[each.id] and (each.collection, each.unit) == (metric.collection, metric.unit)
    ]
    if shown and (metric.unit == "%" or len(others) >= _FEWEST):
        most = 1.0 if metric.unit == "%" else float(max(others))
        bar = Markup(share_bar(float(mine[-1][1]), most))  # noqa: S704 numbers alone
    href = f"{metric.collection}/" + (f"?q={metric.query}" if metric.query else "")
    now = shown[-1][1] if shown else "没有可算的"
    return Tile(metric, now, href, bar, chart, shown, before, _doubt(registry, metric))


def _types(registry: Registry) -> list[tuple[str, str, int, Markup]]:
    """The types of the powers in use: the name, the list of those, how many, and a bar; the most frequent first."""
    counts = Counter(str(each.get("type")) for each in registry.powers if each.get("status") == "在用")
    most = max(counts.values(), default=0)
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return [(name, f"power/?q={name}", count, Markup(share_bar(count, most))) for name, count in ranked]  # noqa: S704 numbers alone


def _milestone(row: Mapping[str, Any]) -> tuple[Mapping[str, Any], list[tuple[str, str, Markup]]]:
    """What was published before and after, in words, each with a bar where both are numbers."""
    sides = [(word, row[name]) for word, name in (("改革前", "before"), ("改革后", "after")) if name in row]
    numbers = [value for _, value in sides if isinstance(value, (int, float))]
    most = max(numbers) if len(numbers) == len(sides) == _FEWEST else 0
    unit = "%" if row.get("unit") == "百分比" else f" {row.get('unit', '')}"
    bars = [Markup(share_bar(value, most)) if most else Markup("") for _, value in sides]  # noqa: S704 numbers alone
    return row, [(word, f"{value}{unit}", bar) for (word, value), bar in zip(sides, bars, strict=True)]


def _doubt(registry: Registry, metric: Metric) -> str:
    """How many of the entries behind a number are not verified in what it is made of, and the number of the others alone."""
    kept: list[tuple[Fraction, Fraction]] = []
    every = 0
    for entry in registry.all(metric.collection):
        above, below = metric.of(entry.data)
        if above or below:
            every += 1
            marks = doubts_of(registry, entry)
            if not any(covered(marks, name) for name in metric.rests):
                kept.append((Fraction(above), Fraction(below)))
    if len(kept) == every:
        return ""
    value = (
        metric.value((sum((a for a, _ in kept), Fraction(0)), sum((b for _, b in kept), Fraction(0)))) if kept else None
    )
    verified = f"只算其余 {len(kept)} 个：{_text(metric, value)}" if value is not None else "没有不待核实的"
    return f"所根据的 {every} 个条目，其中 {every - len(kept)} 个待核实；{verified}。"


def _by_day(publications: Sequence[Publication]) -> list[tuple[str, Publication]]:
    """The last publication of each day, oldest first."""
    return list({each.commit.day: each for each in publications}.items())


def _text(metric: Metric, value: Fraction) -> str:
    """A number to one decimal place where it has a fraction."""
    scaled = value * 100 if metric.unit == "%" else value
    number = str(scaled.numerator) if scaled.denominator == 1 else f"{round(float(scaled), 1):.1f}"
    return f"{number}%" if metric.unit == "%" else f"{number} {metric.unit}"
