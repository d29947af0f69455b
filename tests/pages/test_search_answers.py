"""The search answers people: the figures that it must reach on the shipped lists, by the ranking itself."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from benchmarks.answers import Answer, Figures, answers, figures, index_files, names_spoilt, read_queries

from qingdan.checks import check
from tests.support import SCHEMAS

pytestmark = pytest.mark.browser
# fmt: off
NONSENSE = [
    "asdfgh", "qwerty", "zxcvbn", "hello", "world", "lorem", "ipsum", "привет", "Grüße", "مرحبا",
    "こんにちは", "さようなら", "안녕하세요", "你瞅啥瞅你咋地", "哈哈哈哈", "呵呵呵", "嘻嘻嘻嘻", "床前明月光",
    "疑是地上霜", "春眠不觉晓", "两只黄鹂鸣翠柳",
    "葡萄美酒夜光杯", "魑魅魍魉", "饕餮", "xyzzy", "987654321", "!!!???", "吃葡萄不吐葡萄皮", "今天星期几", "周杰伦", "孙悟空", "火星移民",
    "时光机", "隐身术", "长生不老药", "恐龙蛋孵化", "外星人登记处", "bitcoin", "wallet", "rust", "borrow", "checker", "量子纠缠",
    "黑洞照片", "宇宙飞船驾照考试", "qwqwqwqw",
]
# fmt: on


@pytest.fixture(scope="module")
def found(browser: Any, address: str, site: Path) -> Any:
    """Asks the ranking in one page, with the index in memory."""
    page = browser.new_page()
    page.goto(address)
    files = index_files(site)
    yield lambda queries: answers(page, address, queries, files)
    page.close()


@pytest.fixture(scope="module")
def spoilt(found: Any) -> Mapping[str, Figures]:
    """The figures for the names of all guides, as they are and spoilt."""
    names = {each.key: each.name for each in check(SCHEMAS).registry.guides if not each.retired}
    return {title: figures(found(queries)) for title, queries in names_spoilt(names).items()}


def test_two_hundred_questions_of_people_are_answered(found: Any) -> None:
    """At least 92 % have an entry that answers among the first three, 80 % first; at most 1 % have nothing."""
    parts = read_queries()
    assert sum(map(len, parts.values())) >= 200
    assert len(parts["sentences"]) >= 100
    assert all(10 <= len(query) <= 40 for query in parts["sentences"])
    got: list[Answer] = [each for queries in parts.values() for each in found(queries)]
    missed = [each.query for each in got if not each.third]
    told = figures(got)
    assert told.third >= 0.92, missed
    assert told.first >= 0.80, missed
    assert told.empty <= 0.01
    spoken = figures(got[-len(parts["sentences"]) :])
    assert spoken.third >= 0.88, missed


def test_the_questions_name_no_entry_that_answers_them() -> None:
    """A spoken sentence does not hold the name of what it expects."""
    entries = check(SCHEMAS).registry.entries
    for query, wanted in read_queries()["sentences"].items():
        assert not any(entries[key].name in query for key in wanted), query


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("小卖部卖香烟", "guides/yancao/yancao-lingshou-xuke"),  # what is sold, not where
        ("占道经营挨罚", "power/zonghe-zhifa/chengshi-daolu-weifa"),  # the sanction, not the permit
        ("占道卖菜被城管收拾", "power/zonghe-zhifa/chengshi-daolu-weifa"),
        ("药监局找谁", "organisations/shichang-jianguan"),  # the body by its nickname
        ("城管是哪个单位", "organisations/zonghe-zhifa"),
    ],
)
def test_what_a_sentence_is_about_decides(found: Any, query: str, wanted: str) -> None:
    """The thing that is sold before the shop, the sanction before the permit, the body that is asked for before its matters."""
    assert found({query: (wanted,)})[0].first, query


# fmt: off
AGAINST = [
    "不服", "我不服", "申诉", "起诉", "复议", "不给我批怎么办", "没批下来怎么办", "超期", "超时了怎么办", "打官司告政府", "举报",
    "举报公务员", "投诉当官的", "纪委", "拖着不办", "办事慢", "被罚了不服怎么办", "窗口态度不好", "投诉", "对处罚决定不服去哪起诉",
    "被拒绝了想告", "驳回了咋办", "上诉", "行政复议", "告局长", "到期没给证谁负责",
    "办事拖了两个月", "材料交了迟迟没答复", "过期了还没批",
]
# fmt: on


@pytest.mark.parametrize("query", AGAINST)
def test_appeals_complaints_and_lateness_lead_to_the_remedies(found: Any, query: str) -> None:
    """What one does against a decision, a delay or an official stands before any entry."""
    assert found({query: ("registry",)})[0].first


def test_a_matter_that_has_its_own_entry_is_no_complaint(found: Any) -> None:
    """A dispute over land, a report for a reward and a debt keep their own entries in front."""
    asked = {
        "包地打官司": ("guides/chengguan-zhen/tudi-jiufen-tiaojie",),
        "举报安全隐患": ("power/yingji/jubao-jiangli",),
        "招投标投诉": ("power/caizheng/zhengfu-caigou-tousu",),
        "消费投诉": ("organisations/shichang-jianguan",),
    }
    assert [each.query for each in found(asked) if not each.first] == []


def test_every_guide_is_first_under_its_own_name(spoilt: Mapping[str, Figures]) -> None:
    """Alone always; with words of asking in at least nine of ten, and never without an answer."""
    assert spoilt["exact name"].first == 1
    for title in ("name + 怎么办", "name + 去哪办", "name + 要什么材料", "怎么办理 + name"):
        assert spoilt[title].first >= 0.9, title
        assert spoilt[title].empty <= 0.02, title


@pytest.mark.parametrize("title", ["one sign wrong", "one sign missing", "halves swapped"])
def test_a_spoilt_name_still_finds_its_guide(spoilt: Mapping[str, Figures], title: str) -> None:
    """Something is found, and nearly always the guide."""
    assert spoilt[title].empty <= 0.02
    assert spoilt[title].third >= 0.95


def test_nonsense_and_foreign_words_have_no_exact_hit(found: Any) -> None:
    """Forty of them."""
    assert len(NONSENSE) >= 40
    got = found(dict.fromkeys(NONSENSE, ()))
    assert [each.query for each in got if each.exact] == []
