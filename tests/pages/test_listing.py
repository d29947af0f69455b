"""The list pages: filter, sort, page, download; and the same list whole without scripts."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from qingdan.checks import check
from tests.support import SCHEMAS

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    made = context.new_page()
    made.goto(address + "guides/")
    made.locator("[data-qd-shown]", has_text="全部").wait_for()
    yield made
    context.close()


def rows(page: Any) -> list[str]:
    found: list[str] = page.locator("[data-qd-row]:visible td:first-child").all_text_contents()
    return found


def test_a_long_list_comes_in_pages_and_can_be_had_whole(page: Any) -> None:
    """Fifty at a time; every entry is on exactly one page; one button shows them all."""
    total = len(check(SCHEMAS).registry.guides)
    seen = rows(page)
    assert len(seen) == 50
    while page.locator("[data-qd-on]").is_enabled():
        page.click("[data-qd-on]")
        seen += rows(page)
    assert len(seen) == total
    page.click("[data-qd-all]")
    assert len(rows(page)) == total


def test_filters_narrow_the_list_and_the_address_remembers(page: Any) -> None:
    """By department and by type at once; the same after a reload."""
    page.select_option("select[name=organisation]", "市水务局")
    page.select_option("select[name=type]", "行政许可")
    found = rows(page)
    assert "取水申请审批" in found
    held = check(SCHEMAS).registry
    expected = [
        each.name
        for each in held.guides
        if each.id.startswith("shuiwu/") and held.entries[f"power/{each.get('power')}"].get("type") == "行政许可"
    ]
    assert sorted(found) == sorted(expected)
    assert f"合于条件的 {len(found)} 个" in page.text_content("[data-qd-shown]")
    page.reload()
    page.locator("[data-qd-shown]", has_text="合于条件").wait_for()
    assert rows(page) == found


def test_durations_sort_by_unit_and_number_both_ways(page: Any) -> None:
    """At once first, then working days by their number; days are never taken for working days."""
    page.select_option("[data-qd-sort]", "1")
    page.click("[data-qd-all]")

    def shown() -> list[tuple[str, int]]:
        texts = page.locator("[data-qd-row]:visible td:nth-child(2)").all_text_contents()
        return [(re.sub(r"[\d ]", "", text), int("0" + re.sub(r"\D", "", text))) for text in texts]

    up = shown()
    units = [unit for unit, _ in up]
    assert list(dict.fromkeys(units)) == [
        unit for unit in ("当场", "个小时", "个工作日", "日", "个月") if unit in units
    ]
    for unit in set(units):
        numbers = [number for each, number in up if each == unit]
        assert numbers == sorted(numbers)
    page.check("[data-qd-down]")
    assert [number for unit, number in shown() if unit == "个工作日"] == sorted(
        (number for unit, number in up if unit == "个工作日"), reverse=True
    )


def test_names_sort_as_they_are_pronounced_and_the_lists_order_comes_back(page: Any) -> None:
    """财 before 企 before 一; choosing the list's own order restores the groups."""
    before = rows(page)
    page.select_option("[data-qd-sort]", "0")
    page.fill("[data-qd-filter]", "登记")
    found = rows(page)
    assert found.index("单位参保登记") < found.index("灵活就业登记") < found.index("企业设立登记")
    page.fill("[data-qd-filter]", "")
    page.select_option("[data-qd-sort]", "")
    assert rows(page) == before
    assert page.locator("[data-qd-group] h2:visible").count() > 1


def test_the_view_can_be_taken_along_as_csv(page: Any) -> None:
    """The filtered rows of every page, in the order shown, as RFC 4180 with a mark for spreadsheets."""
    page.fill("[data-qd-filter]", "许可")
    with page.expect_download() as waiting:
        page.click("[data-qd-download]")
    raw = Path(waiting.value.path()).read_bytes()
    assert waiting.value.suggested_filename == "办事指南.csv"
    assert raw.startswith("\ufeff".encode())
    assert b"\n" not in raw.replace(b"\r\n", b"")
    table = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))
    page.click("[data-qd-all]") if page.locator("[data-qd-all]").is_visible() else None
    assert [line[0] for line in table[1:]] == rows(page)
    assert {len(line) for line in table} == {len(table[0])}
    assert table[0][0] == "名称"
    assert all("/guides/" in line[-1] for line in table[1:])


def test_without_scripts_the_list_is_whole(browser: Any, address: str) -> None:
    """Every entry is there, and no tool that would do nothing."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "guides/")
    assert page.locator("[data-qd-row]:visible").count() == len(check(SCHEMAS).registry.guides)
    assert page.locator("[data-qd-tools]").is_hidden()
    assert page.locator("[data-qd-pages]").is_hidden()
    context.close()
