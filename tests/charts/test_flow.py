"""The flow chart of a guide: the main line straight, what leaves it beside."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from qingdan.charts import flow_chart
from qingdan.checks import check
from tests.support import SCHEMAS

STEPS = [
    {"id": "shouli", "name": "受理", "actor": "窗口", "next": [{"to": "shencha"}, {"to": "buzheng", "when": "不齐"}]},
    {"id": "buzheng", "name": "补正", "actor": "申请人", "clock": "停", "next": [{"to": "shouli"}]},
    {
        "id": "shencha",
        "name": "审查",
        "actor": "承办机构",
        "next": [{"to": "hecha", "when": "要核查"}, {"to": "jueding"}],
    },
    {"id": "hecha", "name": "核查", "actor": "承办机构", "next": [{"to": "jueding"}]},
    {"id": "jueding", "name": "决定<", "actor": "决定机关"},
]


def boxes(svg: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r'<use href="#qd-box" x="([\d.]+)" y="([\d.]+)"', svg)]


def test_the_line_runs_down_and_what_leaves_it_stands_beside() -> None:
    """A row for each step of the line; 补正 and 核查 in the row that they leave, in a column that nobody else has."""
    svg = flow_chart(STEPS, "示例", {"shouli": "1 个工作日"})
    accept, mend, review, visit, decide = boxes(svg)
    assert accept[1] == mend[1] < review[1] == visit[1] < decide[1]
    assert mend[0] < accept[0] < review[0] < visit[0] < decide[0]
    for word in ("申请", "办结", "不齐", "要核查", "1 个工作日", "决定&lt;"):
        assert word in svg
    ElementTree.fromstring(svg)  # noqa: S314 our own drawing


def test_it_begins_and_ends_with_who_applies_and_a_refusal_ends_at_the_decision() -> None:
    """申请 and 办结 in the applicant's lane, also where no step is in that lane; 不予许可 right of 决定, and only where it is asked for."""
    svg = flow_chart([STEPS[2], STEPS[4]], "示例", {}, refusal="不予许可")
    words = {text: float(x) for x, text in re.findall(r'<text x="([\d.]+)"[^>]*>([^<]+)</text>', svg)}
    assert words["申请人"] == words["申请"] == words["办结"]
    assert words["申请"] < words["审查"] < words["决定&lt;"] < words["不予许可"]
    assert "不符合条件" in svg
    assert "不予许可" not in flow_chart(STEPS, "示例", {})
    assert "不予许可" not in flow_chart(STEPS[:4], "示例", {}, refusal="不予许可")


def test_the_way_that_costs_days_is_marked() -> None:
    """From acceptance by review to the decision; neither mending nor a visit beside it, nor a step of the line that waits."""
    thick = r'<g class="qd-way qd-timed"[^>]*>(.*?)</g>'
    (found,) = re.findall(thick, flow_chart(STEPS, "示例", {}))
    assert found.count("<path") == 2
    waits = [{**STEPS[2], "next": [{"to": "jueding"}], "clock": "停"}, STEPS[4]]
    assert re.findall(thick, flow_chart(waits, "示例", {})) == [""]


def test_no_two_steps_of_a_shipped_guide_stand_in_one_place() -> None:
    """Of every guide, each step once; steps that go back are led around, within the picture."""
    for guide in check(SCHEMAS, checks=()).registry.guides:
        steps = [step for step in guide.rows("steps") if step.get("id") and step.get("actor")]
        svg = flow_chart(steps, guide.name, {})
        found = boxes(svg)
        assert len(found) == len(set(found)) == len(steps), guide.key
        width = float(re.search(r'width="(\d+)"', svg)[1])  # type: ignore[index]
        assert all(x + 128 <= width for x, _ in found), guide.key


def test_a_chart_of_no_steps_is_still_a_chart() -> None:
    """Nothing is drawn but the frame."""
    assert boxes(flow_chart([], "空", {})) == []
