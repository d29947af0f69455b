"""Changes by their grounds: what was done under each decision, entry by entry, and what burdens with none."""

from __future__ import annotations

import re

from qingdan.history import Commit
from qingdan.model import build_registry
from qingdan.pages.feeds import list_feeds
from qingdan.pages.frame import Frame
from qingdan.pages.grounds import DECISIONS, UNDECIDED, ground_pages
from qingdan.pages.past import NO_PAST, Past, Publication
from qingdan.pages.told import headline, summary
from qingdan.read import Memory, read_lists
from tests.diff.attempts import CITY, GUIDE
from tests.diff.generated import SCHEMAS
from tests.diff.test_chained import decision as raised
from tests.diff.test_chained import visits
from tests.diff.test_postponed import waiting
from tests.render.test_later import report as registered
from tests.render.test_order import decision, reform
from tests.render.test_order import report as order_report
from tests.support import SHIPPED

MADE = {f"lists/adjustments/2026/00{at}.yml": decision(at, "changes: []\n") for at in (3, 4, 5)}
SOURCE = Memory({**SHIPPED, **{path: text.encode() for path, text in {**CITY, **MADE}.items()}})
REGISTRY = build_registry(read_lists(SOURCE, SCHEMAS.layout), SCHEMAS)


def pages(past: Past) -> dict[str, str]:
    """Both pages by their addresses."""
    return {page.address: page.html for page in ground_pages(REGISTRY, past, Frame(), frozenset({"power/ju/x0"}))}


def reformed() -> Past:
    """A past of one publication: the reform of forty entries."""
    told = reform()
    return Past([Publication(Commit("a" * 40, "", 1780000000, "t", "1", ()), told, told.summary, {})])


def test_each_decision_has_all_that_was_done_under_it() -> None:
    """Ten ends under the first, five handed down, twenty relieved and two burdened; each leads to where it is told."""
    html = pages(reformed())[DECISIONS]
    counts = re.findall(r"第([0-9]+)次调整的决定（2026 年登记第 00[0-9] 号，([0-9]+) 处）", html)
    assert sorted(counts) == [("3", "10"), ("4", "5"), ("5", "22")]
    assert html.count("取消职权") == 10
    assert 'href="../../power/ju/x0/"' in html
    assert len(re.findall(r'href="\.\./\.\./changes/[0-9-]+-a{10}/#c-[0-9a-f]{16}"', html)) == 37


def test_what_burdens_without_a_decision_is_listed() -> None:
    """The three of the five that no decision names; none where nothing changed."""
    html = pages(reformed())[UNDECIDED]
    assert "一共 3 处" in html
    assert [f"第{at}项许可" in html for at in range(35, 40)] == [False, False, True, True, True]
    assert "没有这样的改动" in pages(NO_PAST)[UNDECIDED]
    assert "还没有依决定做的改动" in pages(NO_PAST)[DECISIONS]


def test_what_is_to_come_is_no_change_of_the_entry() -> None:
    """A publication that registers a decision says what it decided."""
    told = registered(waiting(10, visits(2, 3)))
    assert "其中将来生效的 1 处" in summary(told)
    assert "决定了将来怎样改示例许可（新办）" in headline(told)
    assert "改了示例许可" not in headline(told)


def test_a_feed_tells_what_is_to_come() -> None:
    """In the feed of everything and in that of the entry's list."""
    told = registered(waiting(10, visits(2, 3)))
    past = Past([Publication(Commit("a" * 40, "", 1780000000, "t", "1", ()), told, told.summary, {})])
    feeds = dict(list_feeds(REGISTRY, past, Frame()))
    for name in ("feeds/all.atom", "feeds/guides.atom"):
        assert "将于 2026-09-01：到现场次数增加" in feeds[name]


def test_a_decision_recorded_with_another_publication_counts_once() -> None:
    """What it says is no burden without a decision; the same done again after it was undone is."""
    heavier = {**CITY, GUIDE: CITY[GUIDE].replace("visits: 2", "visits: 3")}
    (there, back) = (order_report(*pair) for pair in ((CITY, heavier), (heavier, CITY)))
    past = Past(
        [
            Publication(Commit(str(at) * 40, "", 1780000000 + at, "t", "1", ()), told, told.summary, {})
            for at, told in enumerate((there, back, there))
        ]
    )
    files = {**SHIPPED, **{path: text.encode() for path, text in {**CITY, **raised(10, visits(2, 3))}.items()}}
    registry = build_registry(read_lists(Memory(files), SCHEMAS.layout), SCHEMAS)
    made = {page.address: page.html for page in ground_pages(registry, past, Frame(), frozenset())}
    assert "一共 1 处" in made[UNDECIDED]
    assert "登记第 010 号，1 处" in made[DECISIONS]
