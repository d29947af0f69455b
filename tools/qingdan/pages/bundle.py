"""What a bundle's page works out: when each guide can run, the critical path, and each paper once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from qingdan.charts import Bar, gantt_charts
from qingdan.checks.rules.across.schedule import circle, promised, waits
from qingdan.model import Entry, Registry
from qingdan.pages.frame import Frame
from qingdan.pages.page import Page
from qingdan.schema.look import pile_of

UNIT = "工作日"
PLAN, PAPERS = "plan/", "papers/"
_INLINE, _FEW = 6, 3


@dataclass(frozen=True, slots=True)
class BundlePaper:
    """One paper of the bundle: ``uses`` are (guide, its address, what the paper is called there), ``bodies`` who share it.

    ``way`` is how it is had, as the guides call it (要交, 可以后补, 不用交): the hardest of all its uses.
    """

    name: str
    uses: Sequence[tuple[str, str, str]]
    bodies: Sequence[str]
    way: str = ""


@dataclass(frozen=True, slots=True)
class BundlePlan:
    """The time chart with its bars, days in sequence and in parallel, and the papers; ``total`` counts them guide by guide.

    ``missing`` says why there is no chart; ``loose`` that days of the calendar were counted as working days.
    """

    chart: Markup | None
    bars: Sequence[tuple[Bar, str]]
    sequence: int
    parallel: int
    missing: str
    loose: bool
    papers: Sequence[BundlePaper]
    total: int

    @property
    def ways(self) -> str:
        """How many papers are had in which way, in words; the plain number where the guides do not tell ways apart."""
        counted = Counter(paper.way for paper in self.papers)
        return "，".join(f"{way} {count} 份".strip() for way, count in counted.items())

    @property
    def wide(self) -> bool:
        """Whether the chart is too large for the bundle's own page."""
        return len(self.bars) > _INLINE

    @property
    def shared(self) -> Sequence[BundlePaper]:
        """The papers that more than one guide needs, the most shared first, no more than a page can show."""
        return [paper for paper in self.papers if len(paper.uses) > 1 and not self.wide][:_FEW]


def plan_of(registry: Registry, bundle: Entry[Any], base: str) -> BundlePlan:
    """The plan of a bundle, on the assumption that every guide in it is needed."""
    papers = papers_of(registry, bundle, base)
    total = sum(len(paper.uses) for paper in papers)
    rows = list(bars_of(registry, bundle))
    bars = [bar for bar, _ in rows]
    missing = _missing(registry, bundle)
    if missing or not bars:
        return BundlePlan(None, (), 0, 0, missing, loose=False, papers=papers, total=total)
    loose = any((limit := promised(registry, key)) is not None and limit[0] and limit[1] == "日" for _, key in rows)
    return BundlePlan(
        chart=Markup(gantt_charts(bars, f"{bundle.name}各办理项的时间", UNIT)),  # noqa: S704 the chart escapes every text itself
        bars=[(bar, f"{base}guides/{key}/") for bar, key in rows],
        sequence=sum(bar.days for bar in bars),
        parallel=max(bar.end for bar in bars),
        missing="",
        loose=loose,
        papers=papers,
        total=total,
    )


def bundle_pages(registry: Registry, bundle: Entry[Any], frame: Frame) -> Iterator[Page]:
    """The pages beside a bundle's own: when each guide runs, where that can be said, and every paper."""
    base = "../" * (f"{bundle.key}/".count("/") + 1)
    plan = plan_of(registry, bundle, base)
    shared = {"name": bundle.name, "back": f"{base}{bundle.key}/", "plan": plan}
    if plan.chart:
        html = frame.render("bundle_plan.html", base, source=bundle.path, **shared)
        yield Page(
            f"{bundle.key}/{PLAN}", f"{bundle.name} - 时间图", f"{bundle.name}各办理项何时开始、何时办结。", html
        )
    if plan.papers:
        html = frame.render("bundle_papers.html", base, source=bundle.path, **shared)
        yield Page(f"{bundle.key}/{PAPERS}", f"{bundle.name} - 材料", f"{bundle.name}的材料，同一份只交一次。", html)


def _missing(registry: Registry, bundle: Entry[Any]) -> str:
    """Why the days cannot be added up; empty when they can."""
    for stage in bundle.rows("stages"):
        order = waits(stage)
        if circle(order):
            return f"“{stage.get('name')}”里的先后次序走不通"
        for key in order:
            limit = promised(registry, key)
            entry = registry.get(f"guides/{key}")
            name = entry.name if entry is not None else key
            if limit is None:
                return f"“{name}”没有承诺办结时限"
            if limit[0] and limit[1] not in (UNIT, "日"):
                return f"“{name}”的时限以“{limit[1]}”计，不能与工作日相加"
    return ""


def bars_of(registry: Registry, bundle: Entry[Any]) -> Sequence[tuple[Bar, str]]:
    """A bar and the guide's id for each guide whose limit is known: as early as it can start, in the bundle's order."""
    out: list[tuple[Bar, str]] = []
    begin = 0
    for stage in bundle.rows("stages"):
        order = waits(stage)
        days = {key: limit[0] for key in order if (limit := promised(registry, key)) is not None}
        if circle(order):
            continue
        early = _early(order, days)
        longest = max((early[key] + days.get(key, 0) for key in order), default=0)
        late = _late(order, days, longest)
        notes = {str(row.get("guide")): str(row.get("when", "")) for row in stage.get("guides", ())}
        for key in order:
            entry = registry.get(f"guides/{key}")
            critical = early[key] == late[key]
            name = entry.name if entry is not None else key
            bar = Bar(str(stage.get("name")), name, begin + early[key], days.get(key, 0), critical, notes[key])
            out.append((bar, key))
        begin += longest
    return out


def _early(order: Mapping[str, Sequence[str]], days: Mapping[str, int]) -> dict[str, int]:
    """The first day that each guide can start on: when those it waits for are done."""
    out: dict[str, int] = {}
    while len(out) < len(order):
        for key, before in order.items():
            mine = [each for each in before if each in order]
            if key not in out and all(each in out for each in mine):
                out[key] = max((out[each] + days.get(each, 0) for each in mine), default=0)
    return out


def _late(order: Mapping[str, Sequence[str]], days: Mapping[str, int], longest: int) -> dict[str, int]:
    """The last day that each guide can start on without making the stage longer."""
    out: dict[str, int] = {}
    while len(out) < len(order):
        for key in order:
            after = [each for each, before in order.items() if key in before]
            if key not in out and all(each in out for each in after):
                out[key] = min((out[each] for each in after), default=longest) - days.get(key, 0)
    return out


def papers_of(registry: Registry, bundle: Entry[Any], base: str) -> Sequence[BundlePaper]:
    """Every paper once: those of the same name, and those that the bundle says are one; what is handed in first, then the most shared."""
    one: dict[tuple[str, str], str] = {}
    for row in bundle.rows("papers"):
        for cover in row.get("covers", ()):
            one[str(cover.get("guide")), str(cover.get("material"))] = str(row.get("name"))
    found: dict[str, list[tuple[str, str, str]]] = {}
    bodies: dict[str, list[str]] = {}
    ways: dict[str, tuple[bool, int, str]] = {}
    for stage in bundle.rows("stages"):
        for key in waits(stage):
            entry = registry.get(f"guides/{key}")
            for row in entry.rows("materials") if entry is not None else ():
                name = one.get((key, str(row.get("id"))), str(row.get("name")))
                found.setdefault(name, []).append(
                    (entry.name if entry else key, f"{base}guides/{key}/", str(row["name"]))
                )
                bodies.setdefault(name, []).append(_body(registry, key))
                way = _way(entry, row) if entry is not None else (False, 0, "")
                ways[name] = min(ways.get(name, way), way)
    papers = [
        (ways[name][:2], BundlePaper(name, uses, list(dict.fromkeys(bodies[name])), ways[name][2]))
        for name, uses in found.items()
    ]
    return [paper for _, paper in sorted(papers, key=lambda pair: (pair[0], -len(pair[1].uses)))]


def _way(guide: Entry[Any], row: Mapping[str, Any]) -> tuple[bool, int, str]:
    """In which pile of its guide's page a paper lies: what is not handed in last, then the piles' order, and what the pile is called."""
    piles = guide.collection.look.piles("materials")
    pile = pile_of(piles, row)
    return (not pile.tick, piles.index(pile), pile.short or pile.title) if pile is not None else (False, 0, "")


def _body(registry: Registry, guide: str) -> str:
    body = registry.get(f"organisations/{guide.partition('/')[0]}")
    return str(body.get("short") or body.name) if body is not None else guide.partition("/")[0]
