"""A bundle's page: days in sequence and at once, the critical path, each paper once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from markupsafe import escape

from qingdan.checks import check
from qingdan.checks.rules.across.schedule import critical_path
from qingdan.model import Registry
from qingdan.pages.bundle import plan_of
from qingdan.pages.errands import destinations_of, errands_of
from tests.support import SCHEMAS, run

GUIDE = """\
name: {name}
power: ju/xuke
status: 在用
handling: 承诺件
audience: [企业法人]
time_limit: {{promised: {{value: {value}, unit: {unit}}}}}
online: 办理
visits: 0
channels: [窗口]
result: {{name: 证, kind: 证照}}
fees: []
materials:
  - {{id: shenqing, name: {name}申请书, kind: 主件, necessity: 必要, form: 纸质, copies: 1, source: 申请人自备}}
  - {{id: zhizhao, name: 营业执照, kind: 辅件, necessity: 必要, form: 纸质, copies: 1, source: 政府部门核发}}
  - {{id: tu, name: {name}图纸, kind: 辅件, necessity: 必要, form: 纸质, copies: 1, source: 申请人自备}}
steps: [{{id: jueding, name: 决定, actor: 决定机关}}]
"""
BUNDLE = """\
name: 示例一件事
kind: 一件事
lead: ju
status: 在用
stages:
  - {id: yi, name: 一, guides: [{guide: ju/jia}, {guide: ju/yi}, {guide: ju/bing, after: [ju/jia]}]}
  - {id: er, name: 二, guides: [{guide: ju/ding}]}
papers:
  - {id: tu, name: 图纸, covers: [{guide: ju/jia, material: tu}, {guide: ju/ding, material: tu}]}
"""


def small(limits: Mapping[str, tuple[int, str]]) -> Registry:
    """Four guides with these limits, and a bundle of them in two stages."""
    files: dict[str, str | bytes] = {
        f"lists/guides/ju/{id_}.yml": GUIDE.format(name=name, value=limits[id_][0], unit=limits[id_][1])
        for id_, name in (("jia", "甲"), ("yi", "乙"), ("bing", "丙"), ("ding", "丁"))
    }
    return run({**files, "lists/bundles/shili.yml": BUNDLE}).registry


LIMITS = {"jia": (3, "工作日"), "yi": (9, "工作日"), "bing": (4, "工作日"), "ding": (5, "工作日")}


def test_days_in_sequence_and_at_once() -> None:
    """3 + 9 + 4 + 5 in sequence; at once the longer of 3 + 4 and 9, then 5. Only what delays the whole is critical."""
    registry = small(LIMITS)
    plan = plan_of(registry, registry.bundles[0], "")
    assert (plan.sequence, plan.parallel) == (21, 14)
    assert [(bar.name, bar.start, bar.end, bar.critical) for bar, _ in plan.bars] == [
        ("甲", 0, 3, False),
        ("乙", 0, 9, True),
        ("丙", 3, 7, False),
        ("丁", 9, 14, True),
    ]


@pytest.mark.parametrize(("unit", "words"), [("个月", "以“个月”计"), ("小时", "以“小时”计")])
def test_other_units_are_not_added_up(unit: str, words: str) -> None:
    """A limit in months gives no sum and no chart, and the page says which guide it is."""
    registry = small({**LIMITS, "bing": (1, unit)})
    plan = plan_of(registry, registry.bundles[0], "")
    assert plan.chart is None
    assert "“丙”" in plan.missing
    assert words in plan.missing


def test_days_of_the_calendar_count_from_above_and_that_is_said() -> None:
    """Four days hold at most four working days."""
    registry = small({**LIMITS, "bing": (8, "日")})
    plan = plan_of(registry, registry.bundles[0], "")
    assert plan.parallel == 16
    assert plan.loose


def test_each_paper_stands_once_with_all_who_use_it() -> None:
    """Twelve rows become eight papers: the same name is one paper, and so is what the bundle says is one."""
    registry = small(LIMITS)
    plan = plan_of(registry, registry.bundles[0], "../")
    held = {paper.name: [called for _, _, called in paper.uses] for paper in plan.papers}
    assert plan.total == 12
    assert held["营业执照"] == ["营业执照"] * 4
    assert held["图纸"] == ["甲图纸", "丁图纸"]
    assert len(held) == 8
    assert next(iter(held)) == "营业执照"


def test_a_bundle_says_how_many_papers_are_handed_in() -> None:
    """What the window looks up itself is none of them; a paper that one guide wants and another does not is handed in."""
    registry = check(SCHEMAS).registry
    bundle = registry.get("bundles/kaiban-canyin")
    assert bundle is not None
    plan = plan_of(registry, bundle, "")
    shared: dict[str, set[bool]] = {}
    for stage in bundle.rows("stages"):
        for row in stage["guides"]:
            for paper in registry.entries[f"guides/{row['guide']}"].rows("materials"):
                shared.setdefault(str(paper["name"]), set()).add(bool(paper.get("shared")))
    free = {paper.name for paper in plan.papers if paper.way == "不用交"}
    assert free == {
        each.name for each in plan.papers if set().union(*(shared[called] for _, _, called in each.uses)) == {True}
    }
    assert free
    told = dict(each.removesuffix(" 份").split(" ") for each in plan.ways.split("，"))
    assert next(iter(told)) == "要交"
    assert sum(map(int, told.values())) == len(plan.papers)


def test_the_shipped_bundles_agree_with_the_check(site: Path) -> None:
    """The longest path on each page is that of the check against the target."""
    registry = check(SCHEMAS).registry
    assert registry.bundles
    for bundle in registry.bundles:
        plan = plan_of(registry, bundle, "")
        assert plan.parallel == critical_path(registry, bundle, "工作日")
        html = (site / bundle.key / "index.html").read_text(encoding="utf-8")
        assert f"<strong>{plan.parallel} 个工作日</strong>" in html
        page = site / bundle.key / "plan/index.html"
        assert "关键 · " in page.read_text(encoding="utf-8")
        guides = [
            registry.entries[f"guides/{row['guide']}"] for stage in bundle.rows("stages") for row in stage["guides"]
        ]
        assert plan.total == sum(len(guide.rows("materials")) for guide in guides)


def test_a_bundle_opens_with_what_each_matter_takes_and_where_to_go(site: Path) -> None:
    """Every guide of every shipped bundle in order with its days, fee and visits; every place once, with its windows and hours."""
    registry = check(SCHEMAS).registry
    for bundle in registry.bundles:
        errands = errands_of(registry, bundle, "../../")
        keys = [row["guide"] for stage in bundle.rows("stages") for row in stage["guides"]]
        assert [each.href for each in errands] == [f"../../guides/{key}/" for key in keys]
        html = (site / bundle.key / "index.html").read_text(encoding="utf-8")
        for each in errands:
            assert len(each.told) >= 3, each.name
            assert escape("；".join(each.told)) in html
        destinations = destinations_of(errands)
        wanted = {row["organisation"] for key in keys for row in registry.entries[f"guides/{key}"].rows("places")}
        assert sorted(each.place.href for each in destinations) == sorted(
            f"../../organisations/{id_}/" for id_ in wanted
        )
        glance = html[html.index('<dl class="qd-glance">') : html.index('id="errands"')]
        for each in destinations:
            assert each.place.hours in glance
            assert each.place.phone in glance
            assert "、".join(each.windows) in glance
    hall = destinations_of(errands_of(registry, registry.entries["bundles/kaiban-canyin"], ""))[0]
    assert (hall.place.name, hall.place.address) == ("市政务大厅", "大武口区示例大道 1 号（示例）")
    assert hall.windows[:2] == ["市场监管窗口", "税务窗口"]
