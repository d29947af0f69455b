"""A guide's helps: the deadline by the State Council's calendar, the list of papers to tick, the notice on paper."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import chinese_calendar
import pytest
import segno

from qingdan.checks import check
from qingdan.cli import main
from qingdan.pages.calendar import CALENDAR, calendar_file
from tests.model.dated import CASES, INVENTED, INVENTED_CASES, dated
from tests.pages.test_site import copy
from tests.support import BASE, SCHEMAS, source

REGISTRY = check(SCHEMAS, checks=()).registry
GUIDE = "guides/shichang-jianguan/shipin-jingying-xuke-xinban/"
COUNT = """async ([address, from, limit, stopped]) => {
  const days = await import(`${address}assets/working-days.js`);
  const calendar = await (await fetch(`${address}assets/working-days.json`)).json();
  const got = days.due(calendar, days.parse(from), limit, stopped);
  return got.date ? days.iso(got.date) : got.unknown || got.no;
}"""


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 360, "height": 800})
    made = context.new_page()
    made.goto(address + GUIDE)
    made.wait_for_selector("[data-qd-deadline][data-qd-ready]", state="attached")
    made.click("#deadline > summary")
    yield made
    context.close()


def test_the_calendar_holds_every_day_as_the_state_council_arranged_it() -> None:
    """Each day of each year in the file works or rests as the library says; there is no year that the library lacks."""
    held = json.loads(calendar_file(REGISTRY))["years"]
    assert "2026" in held
    for year, days in held.items():
        day = date(int(year), 1, 1)
        while day.year == int(year):
            named = day.isoformat()
            works = named in days["work"] or (named not in days["rest"] and day.weekday() < 5)
            assert works == chinese_calendar.is_workday(day), named
            day += timedelta(1)


@pytest.mark.browser
def test_five_working_days_across_national_day_2026(page: Any) -> None:
    """Accepted on 29 September: the 30th is day one, the holiday is passed over, Saturday the 10th works, the 12th is the last."""
    page.fill("[data-qd-from]", "2026-09-29")
    told = page.locator("[data-qd-due]")
    assert "承诺办结（5 个工作日）2026年10月12日 星期一" in told.text_content()
    assert "法定办结（20 个工作日）2026年11月2日 星期一" in told.text_content()
    page.click("[data-qd-due] summary >> nth=0")
    lines = page.locator("[data-qd-due] details >> nth=0").locator("li").all_text_contents()
    assert lines[0] == "2026年9月29日 星期二：当日不计"
    assert lines[1] == "2026年9月30日 星期三：第 1 个工作日"
    assert "2026年10月1日 星期四：不计（国庆节）" in lines
    assert "2026年10月10日 星期六：第 4 个工作日（调休上班）" in lines
    assert "2026年10月11日 星期日：不计（周末）" in lines
    assert lines[-1] == "2026年10月12日 星期一：第 5 个工作日"


@pytest.mark.browser
def test_on_a_phone_the_days_stand_below_what_they_are_of(page: Any) -> None:
    """A column of two characters is read by nobody."""
    page.set_viewport_size({"width": 360, "height": 780})
    page.fill("[data-qd-from]", "2026-09-29")
    told = page.locator("[data-qd-due] dd").first
    told.wait_for()
    assert told.bounding_box()["width"] > 250


@pytest.mark.browser
def test_papers_that_may_come_later_have_their_own_day(page: Any) -> None:
    """Three working days for the papers; days that do not count move the decision, not the papers."""
    page.fill("[data-qd-from]", "2026-09-29")
    page.fill("[data-qd-stopped]", "5")
    told = page.locator("[data-qd-due]").text_content()
    assert "容缺后补：食品安全规章制度目录清单（3 个工作日）2026年10月9日 星期五" in told
    assert "承诺办结（5 个工作日）2026年10月19日 星期一" in told


@pytest.mark.browser
def test_the_days_found_go_into_one_calendar_file(page: Any, tmp_path: Path) -> None:
    """An event a term, on the last day of each; lines as RFC 5545 has them, of 75 bytes at most."""
    page.fill("[data-qd-from]", "2026-09-29")
    with page.expect_download() as taken:
        page.click("[data-qd-ics]")
    taken.value.save_as(tmp_path / "days.ics")
    raw = (tmp_path / "days.ics").read_bytes()
    assert taken.value.suggested_filename.endswith(".ics")
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert raw.count(b"\n") == raw.count(b"\r\n")
    text = raw.decode().replace("\r\n ", "")
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
    assert text.endswith("END:VCALENDAR\r\n")
    assert "DTSTART;VALUE=DATE:20261012\r\nDTEND;VALUE=DATE:20261013\r\nSUMMARY:食品经营许可（新办）：承诺办结" in text
    assert text.count("BEGIN:VEVENT") == text.count("END:VEVENT") == page.locator("[data-qd-due] > dl > dt").count()
    assert len(set(re.findall(r"UID:(.+)\r", text))) == text.count("BEGIN:VEVENT")


@pytest.mark.browser
def test_a_year_that_is_not_arranged_is_said_and_not_guessed(page: Any) -> None:
    """Counting into a year that the calendar lacks gives no date."""
    last = max(json.loads(calendar_file(REGISTRY))["years"])
    page.fill("[data-qd-from]", f"{last}-12-30")
    told = page.locator("[data-qd-due]").text_content()
    assert f"算不出：要数到 {int(last) + 1} 年" in told
    assert f"{int(last) + 1}年1月" not in told


@pytest.mark.browser
def test_units_are_counted_as_they_are_written(page: Any, address: str) -> None:
    """日 run on through holidays; a month ends on the day of the same number, or its last; hours become no date."""
    for start, value, unit, expected in (
        ("2026-09-29", 5, "日", "2026-10-04"),
        ("2026-01-31", 1, "个月", "2026-02-28"),
        ("2025-11-30", 3, "个月", "2026-02-28"),
        ("2024-02-29", 1, "年", "2025-02-28"),
        ("2026-02-13", 1, "工作日", "2026-02-14"),
        ("2026-04-30", 1, "工作日", "2026-05-06"),
    ):
        assert page.evaluate(COUNT, [address, start, {"value": value, "unit": unit}, 0]) == expected
    assert "不换算" in page.evaluate(COUNT, [address, "2026-09-29", {"value": 2, "unit": "小时"}, 0])
    assert page.evaluate(COUNT, [address, "2026-09-29", {"value": 0, "unit": "工作日"}, 0]) == "当场办结"
    assert "单位不同" in page.evaluate(COUNT, [address, "2026-09-29", {"value": 30, "unit": "日"}, 3])


@pytest.mark.browser
def test_working_days_agree_with_the_library_for_every_start(page: Any, address: str) -> None:
    """From every third day of 2025 and 2026, twenty working days on."""
    day = date(2025, 1, 1)
    while day < date(2026, 11, 20):
        expected, number = day, 0
        while number < 20:
            expected += timedelta(1)
            number += chinese_calendar.is_workday(expected)
        got = page.evaluate(COUNT, [address, day.isoformat(), {"value": 20, "unit": "工作日"}, 0])
        assert got == expected.isoformat(), day
        day += timedelta(3)


@pytest.mark.browser
def test_terms_end_on_the_days_that_were_found_by_hand(page: Any, address: str) -> None:
    """In the page as in the check: over three years' holidays, and through a year that only the lists have."""
    invented = json.loads(calendar_file(check(source({"lists/calendar/2027.yml": INVENTED}), checks=()).registry))
    asked = """async ([address, calendar, from, value]) => {
      const days = await import(`${address}assets/working-days.js`);
      return days.iso(days.due(calendar, days.parse(from), { value, unit: "工作日" }, 0).date);
    }"""
    for start, count, end in dated(CASES):
        assert page.evaluate(COUNT, [address, start, {"value": count, "unit": "工作日"}, 0]) == end, start
    for start, count, end in dated(INVENTED_CASES):
        assert page.evaluate(asked, [address, invented, start, count]) == end, start


@pytest.mark.browser
def test_ticks_survive_a_reload_and_show_on_the_notice(page: Any, address: str) -> None:
    """Kept on the device; counted; the notice on paper has the same ticks; all can be taken back."""
    page.check("#materials-shenfen input")
    assert "备好 1 份，共 4 份" in page.text_content("#materials")
    page.reload()
    page.wait_for_selector("#materials-shenfen input")
    assert page.is_checked("#materials-shenfen input")
    assert not page.is_checked("#materials-shenqingshu input")
    page.goto(address + GUIDE + "slip/")
    page.wait_for_selector("#materials-shenfen input")
    assert page.is_checked("#materials-shenfen input")
    page.goto(address + GUIDE)
    page.click("text=全部取消")
    page.reload()
    page.wait_for_selector("#materials-shenfen input")
    assert not page.is_checked("#materials-shenfen input")


@pytest.mark.browser
def test_without_storage_the_ticks_still_work_and_say_that_they_are_not_kept(browser: Any, address: str) -> None:
    """A browser that refuses storage breaks nothing."""
    context = browser.new_context()
    context.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError'); };"
        "const get = Storage.prototype.getItem;"
        "Storage.prototype.getItem = function (key) { if (key.startsWith('qingdan')) throw new Error('no'); return get.call(this, key); };"
    )
    page = context.new_page()
    page.goto(address + GUIDE)
    page.wait_for_selector("#materials-shenfen input")
    page.check("#materials-shenfen input")
    assert "备好 1 份，共 4 份（这台设备不让保存，离开本页就没有了）" in page.text_content("#materials")
    context.close()


@pytest.mark.browser
def test_the_notice_counts_the_papers_that_the_guide_counts(page: Any, address: str) -> None:
    """What need not be brought is told apart and has no tick; the line for everything can be dialled."""
    told = page.text_content("#materials .qd-count")
    page.goto(address + GUIDE + "slip/")
    page.wait_for_selector("#materials-shenfen input")
    assert page.text_content("[data-qd-check] .qd-count") == told
    assert "不用交，窗口自己查（1）：营业执照" in page.text_content("[data-qd-check]")
    assert page.locator("[data-qd-check] tbody", has_text="营业执照").count() == 0
    assert page.locator(".qd-slip a[href='tel:12345']").count() >= 1


@pytest.mark.parametrize(
    "address_", ["responsibility/shichang-jianguan/shipin-jingying-xuke", "organisations/zhengwu-dating"]
)
def test_the_line_for_everything_can_be_dialled(site: Path, address_: str) -> None:
    """Wherever a page names 12345 in a value, a tap rings."""
    html = (site / address_ / "index.html").read_text("utf-8")
    assert '<a href="tel:12345">12345</a>' in html


@pytest.mark.browser
def test_the_notice_prints_on_at_most_two_sheets_without_the_shell(page: Any, address: str) -> None:
    """A4: no header, no button; the table is a table again though the window was narrow."""
    page.goto(address + GUIDE + "slip/")
    page.emulate_media(media="print")
    assert page.locator(".md-header").is_hidden()
    assert page.locator("[data-qd-print]").is_hidden()
    assert page.locator(".qd-paper tbody tr").first.evaluate("each => getComputedStyle(each).display") == "table-row"
    assert len(re.findall(rb"/Type /Page\b", page.pdf(format="A4"))) <= 2


def test_the_notice_has_a_code_for_the_page_when_the_address_is_known(tmp_path: Path) -> None:
    """The code is that of the guide's address; without an address there is no code, and no word of it to the public."""
    copy(tmp_path)
    slip = tmp_path / "build/site/guides/ju/xuke/slip/index.html"
    assert main(["site", "--root", str(tmp_path)]) == 0
    assert "二维码" not in slip.read_text(encoding="utf-8")
    assert "site_url" not in slip.read_text(encoding="utf-8")
    assert "qd-qr" not in slip.read_text(encoding="utf-8")
    (tmp_path / "lists/registry.yml").write_text(
        BASE["lists/registry.yml"] + "site_url: https://shili.example.cn/qingdan/\n", encoding="utf-8"
    )
    assert main(["site", "--root", str(tmp_path)]) == 0
    html = slip.read_text(encoding="utf-8")
    expected = segno.make("https://shili.example.cn/qingdan/guides/ju/xuke/", error="m", micro=False)
    drawn = re.findall(r' d="([^"]+)"', expected.svg_inline(border=4, omitsize=True, light="#fff"))
    assert drawn[-1] in html
    assert "https://shili.example.cn/qingdan/guides/ju/xuke/" in html
    assert "布局图" in html


def test_the_calendar_is_published(site: Path) -> None:
    """The pages' scripts find it at its address."""
    assert (site / CALENDAR).read_text(encoding="utf-8") == calendar_file(REGISTRY)


def test_who_answers_for_lateness_is_said_where_the_guide_leads(site: Path) -> None:
    """Every page of accountability says what to do when a term has passed; the article of the licensing law only for a licence."""
    for duty in REGISTRY.responsibilities:
        html = (site / duty.key / "index.html").read_text("utf-8")
        licence = REGISTRY.entries[f"power/{duty.id}"].get("type") == "行政许可"
        assert ("过了期限还没有办的" in html) is bool(duty.rows("accountability"))
        assert ("行政许可法第七十四条第二项" in html) is (licence and bool(duty.rows("accountability")))
