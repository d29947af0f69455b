"""What matters first: a reform of forty entries in every format, a comment that is cut, and an attempt to hide a fine."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser

import pytest

from qingdan.diff import compare_sources, judge
from qingdan.diff.cover import Cover
from qingdan.diff.gate import MOST_BURDENS
from qingdan.diff.stand import StandState, standing_of
from qingdan.read import Memory
from qingdan.render import Palette
from qingdan.render.changes import Report, build_report, html, json_changes, markdown, oneline, plain
from qingdan.render.changes.markdown import LIMIT, LINE
from qingdan.render.changes.order import Tier, arranged, totals_of
from qingdan.render.changes.sheet import sheet
from qingdan.render.changes.word import word
from tests.diff.attempts import CITY, FINE, GUIDE, NEWER, POWER
from tests.diff.generated import SCHEMAS
from tests.render.test_changes import sheet_text, word_text
from tests.support import SHIPPED

ENDED, HANDED, FASTER, HEAVIER = range(10), range(10, 15), range(15, 35), range(35, 40)
SCREEN = 40


def power(at: int, more: str = "") -> str:
    """One power of the forty."""
    return CITY[POWER].replace("name: 示例许可", f"name: 第{at}项许可") + more


def guide(at: int, days: int = 9, visits: int = 0) -> str:
    """Its guide."""
    text = (
        CITY[GUIDE]
        .replace("power: ju/xuke", f"power: ju/x{at}")
        .replace("promised: {value: 5", f"promised: {{value: {days}")
    )
    return re.sub(r"name: [^\n]+", f"name: 第{at}项许可（新办）", text, count=1).replace(
        "visits: 2", f"visits: {visits}"
    )


def decision(number: int, rows: str) -> str:
    """A decision of the government, or of the body that reviews."""
    text = CITY[NEWER][: CITY[NEWER].index("changes:")].replace("2号", f"{number}号")
    text = text.replace("关于增加到场次数的决定", f"第{number}次调整的决定")
    return (
        text.replace("2026-05-15", "2026-06-05").replace("2026-05-16", "2026-06-06").replace("2026-05-20", "2026-06-10")
        + rows
    )


@cache
def reform() -> Report:
    """Ten powers ended, five handed down, twenty guides faster, five heavier of which the last three have no decision."""
    before, after = dict(CITY), dict(CITY)
    rows: dict[int, list[str]] = {3: [], 4: [], 5: []}
    for at in range(40):
        before[f"lists/power/ju/x{at}.yml"] = power(at)
        before[f"lists/guides/ju/x{at}.yml"] = guide(at)
    after.update(before)
    for at in ENDED:
        after[f"lists/power/ju/x{at}.yml"] = power(at).replace(
            "status: 在用", "status: 取消\nretired: {date: 2026-06-10}"
        )
        rows[3].append(f"  - {{entry: power/ju/x{at}, kind: 取消, reason: 法律修改}}\n")
    for at in HANDED:
        given = "transfers: [{kind: 下放, from: ju, to: jiedao, scope: 全部, date: 2026-06-10}]\n"
        after[f"lists/power/ju/x{at}.yml"] = power(at, given)
        rows[4].append(f"  - {{entry: power/ju/x{at}, kind: 下放, reason: 就近办理}}\n")
    for at in FASTER:
        days = 7 if at % 5 < 2 else 5
        after[f"lists/guides/ju/x{at}.yml"] = guide(at, days)
        field = f"{{path: time_limit.promised, from: {{value: 9, unit: 工作日}}, to: {{value: {days}, unit: 工作日}}}}"
        rows[5].append(f"  - {{entry: guides/ju/x{at}, kind: 要素变更, reason: 减负, fields: [{field}]}}\n")
    for at in HEAVIER:
        after[f"lists/guides/ju/x{at}.yml"] = guide(at, 9, 1)
        if at < 37:
            field = "{path: visits, from: 0, to: 1}"
            rows[5].append(f"  - {{entry: guides/ju/x{at}, kind: 要素变更, reason: 上级要求, fields: [{field}]}}\n")
    for number, made in rows.items():
        after[f"lists/adjustments/2026/00{number}.yml"] = decision(number, "changes:\n" + "".join(made))
    return report(before, after)


def report(before: dict[str, str], after: dict[str, str]) -> Report:
    """The report between two states, judged by the gate."""
    sides = [
        Memory({**SHIPPED, **{path: text.encode() for path, text in files.items()}}, name)
        for name, files in (("甲", before), ("乙", after))
    ]
    comparison = compare_sources(*sides, SCHEMAS)
    return build_report(comparison, judge(comparison), standing_of(Cover(comparison, "2026-06-12")))


def shown(page: str) -> str:
    """What a reader sees of a page: a line for each block of text."""
    lines: list[str] = []

    class Text(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            if tag in ("p", "li", "h1", "h2", "h3", "tr", "div", "caption"):
                lines.append("")

        def handle_data(self, data: str) -> None:
            if lines and self.lasttag != "style":
                lines[-1] += data.strip()

    Text().feed(page)
    return "\n".join(line for line in lines if line)


FORMS: dict[str, Callable[[Report], str]] = {
    "text": lambda made: plain(made, Palette()),
    "oneline": oneline,
    "markdown": lambda made: markdown(made).replace("\\", "").replace("\u200b", ""),
    "html": lambda made: shown(html(made)),
    "xlsx": lambda made: re.sub(r"<[^>]+>", "", sheet_text(sheet(made))),
    "docx": lambda made: word_text(word(made)),
}


@pytest.mark.parametrize("form", FORMS)
def test_totals_and_every_burden_are_on_the_first_screen(form: str) -> None:
    """Whatever else forty entries bring."""
    lines = [line for line in FORMS[form](reform()).split("\n") if line.strip()]
    first = "\n".join(lines[:SCREEN] if form != "xlsx" else lines[: 3 * SCREEN])  # three cells make a line
    for at in HEAVIER:
        assert f"第{at}项许可（新办）" in first, at
    if form != "oneline":
        for total in ("20（减轻；平均 −3.2 工作日）", "5（加重；平均 +1）"):
            assert total in first
        assert len(re.findall(r"取消\S* 10（", first)) == 1
        assert len(re.findall(r"下放\S* 5（", first)) == 1


def test_json_tells_the_same_in_the_same_order() -> None:
    """The totals by kind, and the changes as the other formats have them."""
    body = json.loads(json_changes(reform()))
    assert [each["fingerprint"] for each in body["changes"]] == [
        item.row.fingerprint for block in arranged(reform().sections) for item in block.items
    ]
    faster = next(each for each in body["summary"]["kinds"] if each["changes"] == 20)
    assert faster["mean"] == "−3.2 工作日"
    assert [each["told"] for each in body["changes"]][:5] == ["加重"] * 5


def test_burdens_come_first_then_what_lacks_then_decision_by_decision() -> None:
    """What has no decision before what has one."""
    blocks = arranged(reform().sections)
    assert [block.tier for block in blocks] == sorted(block.tier for block in blocks)
    first = [item.row.stand.state is StandState.LACKING for item in blocks[0].items]
    assert blocks[0].tier is Tier.BURDEN
    assert first == sorted(first, reverse=True)
    titles = [block.title for block in blocks if block.tier is Tier.DECIDED]
    assert [title[:7] for title in titles] == [f"决定：“第{number}次" for number in (3, 4, 5)]
    assert sum(total.changes for total in totals_of(reform())) == len(reform().rows)


@pytest.mark.parametrize("limit", [LIMIT, 30_000, 14_000])
def test_a_cut_comment_keeps_every_burden_and_every_act(limit: int) -> None:
    """Of forty entries all ended and handed powers are named, and how much is left out is told."""
    text = markdown(reform(), limit=limit, findings=["**有错误**", "", *(f"- 说明 {'长' * 300}" for _ in range(40))])
    assert len(text) <= limit
    for at in (*ENDED, *HANDED):
        assert f"第{at}项许可：" in text or f"第{at}项许可<br>" in text, at
    for at in HEAVIER:
        assert f"第{at}项许可（新办）" in text


def test_long_texts_hide_no_burden() -> None:
    """Sixty-three long summaries, and a fine raised tenfold in the last folder."""
    before, after = dict(CITY), dict(CITY)
    for at in range(63):
        before[f"lists/guides/ju/x{at}.yml"] = guide(at)
        after[f"lists/guides/ju/x{at}.yml"] = guide(at).replace(
            "summary: 开办企业时办理。", "summary: 办" + "*_" * 2000
        )
    after[FINE] = CITY[FINE].replace("十万元以下", "一百万元以下").replace('max: "100000"', 'max: "1000000"')
    made = report(before, after)
    text = markdown(made)
    assert len(text) <= LIMIT
    assert "示例处罚" in "\n".join(text.split("\n")[:SCREEN])
    assert "示例处罚" in "\n".join(plain(made, Palette()).split("\n")[:SCREEN])


def test_a_line_has_no_more_characters_than_it_may_and_as_many_burdens_as_the_gate_lets_by_have_room() -> None:
    """However their texts are written: signs that have to be escaped take more room."""
    section = next(each for each in reform().sections if each.key == f"guides/ju/x{HEAVIER[0]}")
    hostile = replace(section, name="@#<_" * 80, rows=(replace(section.rows[0], sentence="<@*|" * 200),))
    text = markdown(Report("甲", "乙", [hostile] * MOST_BURDENS))
    assert len(text) <= LIMIT
    named = [line for line in text.split("\n") if line.startswith(("- ⛔", "- 👀"))]
    rows = [line for line in text.split("\n") if line.startswith(("| ⛔", "| 👀"))]
    assert len(named) + len(rows) == MOST_BURDENS
    assert max(map(len, named)) <= LINE


def test_where_not_even_the_burdens_have_room_each_bodys_number_is_told() -> None:
    """And nothing stands for the whole that is not."""
    section = next(each for each in reform().sections if each.key == f"guides/ju/x{HEAVIER[0]}")
    text = markdown(Report("甲", "乙", [section] * 2000))
    assert len(text) <= LIMIT
    assert "- 示例局：2000 处" in text
    assert "还有 2000 处改动没有列出" in text
