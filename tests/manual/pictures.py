"""Take the pictures of the manual anew: ``python -m tests.manual.pictures [name…]``, or ``make pictures``.

Each walk is done on a copy of the lists with the tools running, and where the page has a picture one is taken of what is
seen there. Needs Chromium, LibreOffice and pdftoppm.
"""

from __future__ import annotations

import contextlib
import functools
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
from markdown_it import MarkdownIt
from playwright.sync_api import sync_playwright

from tests.conftest import HIDDEN
from tests.manual import hands
from tests.manual.png import lighter
from tests.manual.walks import Runner, afresh, copy_of_the_lists, walks
from tests.support import ROOT

FOLDER = ROOT / "site/assets/manual"
SHOWN = {"条目标识": 20, "名称": 32, "层级": 8, "状态": 8, "办公时间": 36, "电话": 12}
"""The columns of the workbook's picture, with their widths in characters."""
WIDE, PHONE, SHEET = {"width": 1200, "height": 720}, {"width": 360, "height": 640}, {"width": 820, "height": 1400}
_PATIENCE = 60_000
_COMMENT = """<meta charset="utf-8"><style>
body { margin: 0; padding: 16px; width: 1000px; font: 15px/1.6 "Noto Sans CJK SC", sans-serif; background: #fff; color: #1f2328; }
h2 { margin: 0 0 8px; font-size: 21px; } h3 { margin: 16px 0 4px; font-size: 17px; } p { margin: 6px 0; }
table { border-collapse: collapse; margin: 8px 0; } td, th { border: 1px solid #d0d7de; padding: 5px 10px; text-align: left; }
td:first-child, th { white-space: nowrap; } code { background: #eff1f3; padding: 1px 5px; border-radius: 4px; }
</style>"""


class Stage:
    """A copy of the lists with the tools running on it, and a browser."""

    def __init__(self, city: Path, browser: Any, served: str) -> None:
        """Take the copy, the browser, and the address at which ``qingdan serve`` follows the copy."""
        self.city = city
        self.browser = browser
        self.served = served

    def page(self, view: dict[str, int], address: str) -> Any:
        """A page of the site, which loads itself again when it follows what was saved."""
        time.sleep(2)
        page = self.browser.new_page(viewport=view, locale="zh-CN")
        page.goto(self.served + address)
        page.wait_for_timeout(1000)
        return page


@contextlib.contextmanager
def tool(city: Path, *words: str) -> Iterator[str]:
    """The address of a command that serves until it is told to stop."""
    command = [sys.executable, "-m", "qingdan", *words, "--port", "0", "--root", str(city)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    address = next(
        found[0]
        for line in iter(process.stderr.readline, "")
        if (found := re.search(r"http://127\.0\.0\.1:\d+/", line))
    )
    try:
        yield address
    finally:
        process.terminate()
        process.wait(20)


def seen(
    part: str, address: str, *, view: dict[str, int] = WIDE, room: int = 120, until: str = ""
) -> Callable[[Stage], bytes]:
    """A picture of the window, once its page tells what was saved, scrolled so that a part of it stands near the top."""

    def take(stage: Stage) -> bytes:
        page = stage.page(view, address)
        page.get_by_text(until or "首页").first.wait_for(timeout=_PATIENCE, state="attached")
        found = page.locator(part).first
        found.wait_for(timeout=_PATIENCE)
        found.evaluate("(each, room) => scrollTo(0, each.getBoundingClientRect().top + scrollY - room)", room)
        page.wait_for_timeout(400)
        raw: bytes = page.screenshot()
        page.close()
        return raw

    return take


def comment(stage: Stage) -> bytes:
    """The comment of the review, as a host of repositories shows it."""
    run = [sys.executable, "-m", "qingdan", "review", "main", "--root", str(stage.city)]
    text = subprocess.run(run, capture_output=True, text=True, check=False).stdout
    page = stage.browser.new_page(viewport={"width": 1040, "height": 200})
    # Hosts have the sign as a picture of their own; fonts have it seldom.
    text = text.replace("⛔", '<b style="color: #cf222e">●</b>')
    page.set_content(_COMMENT + MarkdownIt("commonmark", {"html": True}).enable("table").render(text))
    page.wait_for_timeout(300)
    # Of a long comment the beginning: what decides stands there.
    high = min(page.evaluate("document.body.scrollHeight"), 900)
    raw: bytes = page.screenshot(full_page=True, clip={"x": 0, "y": 0, "width": 1040, "height": high})
    page.close()
    return raw


def form(stage: Stage) -> dict[str, bytes]:
    """The three pictures of the editor: the list, the form filled in, and what it says when it saved."""
    taken: dict[str, bytes] = {}
    with tool(stage.city, "edit", "--no-open") as address:
        page = stage.browser.new_page(viewport=WIDE, locale="zh-CN")
        page.goto(f"{address}admin/#/collections/guides")
        page.get_by_text("食品经营许可（新办）").first.wait_for(timeout=_PATIENCE)
        search = page.get_by_placeholder("查找所有")
        search.fill("食品经营许可")
        search.press("Enter")
        page.get_by_text("食品经营许可（新办）").first.wait_for(timeout=_PATIENCE)
        page.wait_for_timeout(1500)
        taken["material-list"] = page.screenshot()
        name = hands.GUIDE.removeprefix("lists/guides/").removesuffix(".yml")
        page.goto(f"{address}admin/#/collections/guides/entries/{name}")
        page.locator("label:has-text('办理项名称')").wait_for(timeout=_PATIENCE)
        page.get_by_role("button", name="新增申请材料").click()
        row = page.locator("[id^=materials-field]")
        _fill(page, row, hands.MATERIAL)
        top = row.locator("input[id^=name-field]").last
        top.evaluate("each => each.scrollIntoView({ block: 'start' })")
        page.mouse.wheel(0, -140)
        page.wait_for_timeout(800)
        taken["material-form"] = page.screenshot()
        page.get_by_role("button", name="保存").first.click()
        page.get_by_text("检查并保存").click()
        page.get_by_role("button", name="保存这些改动").click(timeout=_PATIENCE)
        told = page.locator("#told")
        told.wait_for(timeout=_PATIENCE)
        assert "保存了" in told.inner_text(), told.inner_text()
        page.wait_for_timeout(800)
        taken["material-saved"] = page.screenshot()
        page.close()
    return taken


def _fill(page: Any, row: Any, values: dict[str, Any]) -> None:
    """Fill in or choose each value of a row, the last of its list."""
    for key, value in values.items():
        if isinstance(value, dict):
            _fill(page, row.locator(f"[id^={key}-field]").last, value)
            continue
        field = row.locator(f"input[id^={key}-field], textarea[id^={key}-field]").last
        field.scroll_into_view_if_needed()
        field.fill(str(value))
        option = page.get_by_role("option", name=str(value), exact=True)
        if option.count():
            option.first.click()


def workbook(stage: Stage) -> bytes:
    """The sheet of bodies as LibreOffice shows it: the columns of the walk, the others folded away."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "jigou.xlsx"
        book = openpyxl.load_workbook(stage.city / "jigou.xlsx")
        for name in book.sheetnames:
            if name != "机构":
                book[name].sheet_state = "hidden"
        sheet = book["机构"]
        book.active = book.sheetnames.index("机构")
        for cell in reversed(sheet[1]):
            if cell.value not in SHOWN:
                sheet.delete_cols(cell.column)
        sheet.column_dimensions.clear()
        for letter, width in zip("ABCDEF", SHOWN.values(), strict=True):
            sheet.column_dimensions[letter].width = width
        for row in range(2, sheet.max_row + 1):
            shown = str(sheet.cell(row, 1).value)
            sheet.row_dimensions[row].hidden = not shown.endswith(("-jiedao", "-zhen"))
        sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
        sheet.sheet_properties.pageSetUpPr = openpyxl.worksheet.properties.PageSetupProperties(fitToPage=True)
        sheet.print_options.headings = sheet.print_options.gridLines = True
        sheet.oddHeader.center.text = sheet.oddFooter.center.text = ""
        book.save(path)
        run = functools.partial(subprocess.run, check=True, cwd=folder, capture_output=True)
        run(
            ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/office", "--convert-to", "pdf", path.name]
        )
        size = ["-scale-to-x", "1200", "-scale-to-y", "-1", "-x", "0", "-y", "40", "-W", "1200", "-H", "290"]
        run(["pdftoppm", "-png", *size, "-f", "1", "-l", "1", "jigou.pdf", "page"])
        return next(Path(folder).glob("page*.png")).read_bytes()


GUIDE = "guides/shichang-jianguan/shipin-jingying-xuke-xinban/"
TAKEN: dict[str, Callable[[Stage], bytes]] = {
    "limit-wrong": seen("h1", GUIDE, until="最长的一路要 5 工作日"),
    "limit-review": comment,
    "limit-after": seen("h1", GUIDE, until="4 个工作日以内"),
    "material-review": comment,
    "material-after": seen("#materials li:has-text('授权委托书')", GUIDE, view=PHONE, room=320, until="授权委托书"),
    "law-page": seen("h1", "laws/shipin-anquan-fa/", until="2026-10-30"),
    "abolish-review": comment,
    "abolish-after": seen("h1", "power/gongxin/zhongxiao-qiye-rending/", until="2026-12-15"),
    "offices-sheet": workbook,
    "offices-after": seen("text=办公时间", "organisations/beijie-jiedao/", view=PHONE, room=300, until="12345"),
}


def _keep(path: Path, raw: bytes) -> None:
    """Write a picture, and tell how large it is."""
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(lighter(raw))
    sys.stdout.write(f"{path.name} {path.stat().st_size} 字节\n")
    sys.stdout.flush()


def main(wanted: set[str]) -> None:
    """Do the walks and take the pictures: those that are wanted, or all of them."""
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        city = copy_of_the_lists(folder)
        served = stack.enter_context(tool(city, "serve"))
        browser = stack.enter_context(sync_playwright()).chromium.launch(
            executable_path=shutil.which("chromium"), args=HIDDEN
        )
        stage = Stage(city, browser, served)
        if not wanted or "guide" in wanted:
            _keep(ROOT / "site/assets/guide.png", seen("h1", GUIDE, view=SHEET, room=110)(stage))
        for walk in walks():
            names = {part.text for part in walk.parts if part.kind == "picture"}
            if wanted and not names & wanted:
                continue
            afresh(city)
            taken: dict[str, bytes] = {}
            acts = {name: act for name, act in hands.HANDS.items() if name != "material-form"}
            runner = Runner(city, acts)
            for part in walk.parts:
                runner.do(part)
                if part.kind == "picture":
                    if part.text == "material-list":
                        taken |= form(stage)
                    elif part.text in TAKEN:
                        taken[part.text] = TAKEN[part.text](stage)
            for name, raw in taken.items():
                if not wanted or name in wanted:
                    _keep(FOLDER / f"{name}.png", raw)
        browser.close()


if __name__ == "__main__":
    main(set(sys.argv[1:]))
