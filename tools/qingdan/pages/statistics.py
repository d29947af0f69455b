"""The statistics page: each number with its formula, over time, beside what was published."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from markupsafe import Markup

from qingdan.charts.series import series_chart
from qingdan.history import METRICS, Metric
from qingdan.model import Registry
from qingdan.model.doubt import covered, doubts_of
from qingdan.pages.due import Tally
from qingdan.pages.frame import Frame
from qingdan.pages.page import Page
from qingdan.pages.past import Past, Publication

_FEWEST = 2


def statistics_page(registry: Registry, past: Past, frame: Frame, due: Tally) -> Page:
    """The page at ``statistics/``: the numbers now, how they came to be, what is ``due``, and the milestones of the registry."""
    points = _by_day(past.publications)
    blocks = []
    for metric in METRICS:
        values = [(day, metric.value(one.totals[metric.id])) for day, one in points]
        known = [(day, value) for day, value in values if value is not None]
        shown = [(day, _text(metric, value)) for day, value in known]
        chart = Markup("")
        if len(known) >= _FEWEST:
            numbers = [(day, float(value) * (100 if metric.unit == "%" else 1)) for day, value in known]
            chart = Markup(series_chart(numbers, metric.name, [text for _, text in shown]))  # noqa: S704 the chart escapes every text itself
        href = f"{metric.collection}/" + (f"?q={metric.query}" if metric.query else "")
        blocks.append((metric, shown[-1][1] if shown else "没有可算的", href, chart, shown, _doubt(registry, metric)))
    about = registry.get("registry")
    html = frame.render(
        "statistics.html",
        "../",
        blocks=blocks,
        milestones=about.rows("milestones") if about is not None else [],
        shallow=past.shallow,
        due=due,
    )
    return Page("statistics/", "统计", "清单的数字：每个都写明算法，由历次改动算出", html)


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
