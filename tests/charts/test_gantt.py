"""The time chart of a bundle."""

from __future__ import annotations

import re
from html import unescape
from xml.etree import ElementTree

import pytest

from qingdan.charts import Bar, gantt_chart
from qingdan.charts.gantt import NARROW

BARS = [
    Bar("登记", "设立登记", 0, 0, critical=True),
    Bar("许可", "甲<许可>", 0, 5, critical=False),
    Bar("许可", "乙许可", 0, 7, critical=True, note="需要时"),
    Bar("验收", "名称很长很长很长很长很长很长很长很长的一个办理项", 7, 3, critical=True),
]
SVG = "{http://www.w3.org/2000/svg}"


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)  # noqa: S314 our own drawing


def test_the_chart_is_told_in_words_as_well() -> None:
    """Title and description hold every bar, its days, and whether it is critical; text is escaped."""
    root = parsed(gantt_chart(BARS, "示例的时间", "工作日"))
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == "示例的时间"
    told = root.findtext(f"{SVG}desc") or ""
    assert "登记：设立登记，当场办结，晚一天，整件事就晚一天。" in told
    assert "许可：甲<许可>，第 1 到第 5 个工作日。" in told
    assert "许可：乙许可，第 1 到第 7 个工作日，晚一天，整件事就晚一天。" in told


def test_bars_are_as_long_as_their_days_and_begin_where_they_may() -> None:
    """Seven days are seven fifths of five; the last bar begins where the longest before it ends."""
    svg = gantt_chart(BARS, "示例", "工作日")
    found = [
        (float(x), float(w)) for x, w in re.findall(r'<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="14"', svg)
    ]
    five, seven, three = found
    assert seven[1] / five[1] == pytest.approx(7 / 5, rel=1e-3)
    assert three[0] == pytest.approx(seven[0] + seven[1], rel=1e-3)


def test_on_a_phone_no_word_leaves_the_picture_and_no_bar_is_shorter_than_its_share() -> None:
    """328 px wide, with letters of the same size; names begin and end within, days stand behind their bars."""
    svg = gantt_chart(BARS, "示例", "工作日", NARROW)
    assert f'viewBox="0 0 {NARROW} ' in svg
    for x, anchor, name in re.findall(
        r'<text x="([-\d.]+)" y="[\d.]+" class="qd-gantt-label" text-anchor="(\w+)">([^<]+)<', svg
    ):
        wide = 13 * len(unescape(name))
        left = float(x) - (wide if anchor == "end" else 0)
        assert left >= 0, name
        assert left + wide <= max(NARROW, wide + 4), name
    five, seven, three = (float(w) for w in re.findall(r'<rect [^>]*width="([\d.]+)" height="14"', svg))
    assert (seven / five, three / five) == (pytest.approx(7 / 5, rel=1e-3), pytest.approx(3 / 5, rel=1e-3))


def test_what_is_critical_is_said_and_not_only_coloured() -> None:
    """The word stands beside each critical bar and no other."""
    root = parsed(gantt_chart(BARS, "示例", "工作日"))
    days = [text.text for text in root.iter(f"{SVG}text") if text.get("class") == "qd-gantt-days"]
    assert days == ["关键 · 当场", "5 个工作日", "关键 · 7 个工作日", "关键 · 3 个工作日"]


def test_the_same_bars_give_the_same_bytes_and_none_give_a_chart() -> None:
    """No clock, no chance; an empty chart is still a chart."""
    assert gantt_chart(BARS, "示例", "工作日") == gantt_chart(list(BARS), "示例", "工作日")
    assert parsed(gantt_chart([], "空", "工作日")).findtext(f"{SVG}title") == "空"
