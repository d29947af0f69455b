"""The board of supervision: without cases the page says so, with them every figure is that of the board."""

from __future__ import annotations

from dataclasses import replace

from qingdan.pages.board import Board, Figures
from qingdan.pages.entry import entry_page
from qingdan.pages.frame import frame_of
from tests.cases.made import registry

ROW = Figures("guides/ju/xuke", "示例许可（新办）", 37, 0, 0, 2, 4, "5 个工作日")
BODY = Figures("organisations/ju", "示例局", 37, 0, 0, 2, 4)
TOTAL = replace(BODY, key="", name="合计")
MENDED = [("guides/ju/xuke", "2026-10-12", "ab" * 20)]
BOARD = Board("2026-10", True, TOTAL, [BODY], {"organisations/ju": [ROW]}, MENDED)


def test_without_cases_the_page_says_so_and_guides_say_nothing() -> None:
    """A site that was given no store claims nothing."""
    held = registry()
    frame = frame_of(held)
    assert "本站没有办件的数据" in entry_page(held, held.entries["supervision"], frame).html
    assert "电子监察 →" not in entry_page(held, held.entries["guides/ju/xuke"], frame).html


def test_with_cases_the_board_stands_above_the_rules_and_a_line_on_each_guide() -> None:
    """Marked as an example where the cases are; a complaint that led to a correction is named, its commit is not."""
    held = registry()
    frame = replace(frame_of(held), board=BOARD)
    page = entry_page(held, held.entries["supervision"], frame).html
    assert "2026 年 10 月的办件" in page
    assert "并非真实发生" in page
    assert '<a href="../guides/ju/xuke/">示例许可（新办）</a><td>37<td>5 个工作日<td>0<td>100.0%' in page
    assert "2026-10-12 有人指出清单不对" in page
    assert "abab" not in page
    guide = entry_page(held, held.entries["guides/ju/xuke"], frame).html
    assert "2026 年 10 月：37 件，一半在 2 个工作日内，0 件超时（示例，办件是编造的）" in guide


def test_a_guide_of_few_cases_says_that_they_are_few() -> None:
    """And a hidden count is no figure."""
    few = replace(BOARD, guides={}, sample=False)
    assert few.line("guides/ju/xuke") == "2026 年 10 月：办结的少，件数不单独公布"
    assert replace(ROW, late=None).words == "37 件，一半在 2 个工作日内"
    assert replace(ROW, late=None).rate == ""
