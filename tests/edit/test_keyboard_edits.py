"""Twenty-one usual edits in the form by keyboard alone: three in an entry and saved, in at most eight presses beside typing."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.diff.past import commit, git
from tests.edit.serving import editing
from tests.edit.test_desk import broken
from tests.support import ROOT

MOST = 8
"""Presses for one visit: every key or chord that is not a character of a name or value is one, Enter as well as Ctrl+K."""
_LONG = 90_000

VISITS = [
    (
        "lists/guides/shuiwu/qushui-xuke.yml",
        "办事指南 取水申请审批",
        [
            ("承诺办结时限 数值", "18", "time_limit.promised.value", 18),
            ("取水许可申请书 份数", "2", "materials.0.copies", 2),
            ("一句话说明", "打井取水以前申请。", "summary", "打井取水以前申请。"),
        ],
    ),
    (
        "lists/guides/shuiwu/hedao-caisha.yml",
        "办事指南 河道采砂许可证申领",
        [
            ("通办范围", "全区", "reach", "全区"),
            ("受理 岗位", "水务窗口受理岗", "steps.0.post", "水务窗口受理岗"),
            ("发证并设立公示牌 岗位", "出件岗", "steps.6.post", "出件岗"),
        ],
    ),
    (
        "lists/guides/budongchan-dengji/budongchan-shouci-dengji.yml",
        "办事指南 国有建设用地使用权及房屋所有权首次登记",
        [
            ("不动产登记费 标准", "按件收取，金额见收费目录。", "fees.0.standard", "按件收取，金额见收费目录。"),
            ("网办深度", "受理", "online", "受理"),
            ("不动产登记申请书 形式", "纸质", "materials.0.form", "纸质"),
        ],
    ),
    (
        "lists/organisations/zhengwu-dating.yml",
        "机构 石嘴山市政务服务中心",
        [
            ("电话", "0952-12345", "phone", "0952-12345"),
            ("办公时间", "工作日 9:00—17:00（示例）", "hours", "工作日 9:00—17:00（示例）"),
            ("水务窗口 地址", "二楼 20 号（示例）", "windows.9.address", "二楼 20 号（示例）"),
        ],
    ),
    (
        "lists/power/shuiwu/hedao-caisha.yml",
        "权力清单 河道采砂许可",
        [
            ("内容", "对采砂的单位和个人核发许可。", "summary", "对采砂的单位和个人核发许可。"),
            ("数量限制", "以批准的年度方案为准", "quota", "以批准的年度方案为准"),
            ("水法第三十九条 款", "1", "basis.0.paragraph", 1),
        ],
    ),
    (
        "lists/responsibility/shuiwu/hedao-caisha.yml",
        "责任清单 河道采砂许可",
        [
            ("受理 责任", "核对可采区位置，当场告知。", "duties.1.duty", "核对可采区位置，当场告知。"),
            ("监督 电话", "12388", "supervision.phone", "12388"),
            ("监督 渠道", "纪检监察举报电话", "supervision.channel", "纪检监察举报电话"),
        ],
    ),
    (
        "lists/negative/a/caochang-chaozai.yml",
        "负面清单 天然草场超载放牧",
        [
            ("管理措施", "禁牧区不得放牧。", "measure", "禁牧区不得放牧。"),
            ("适用范围", "饲养量超过核定载畜量。", "scope", "饲养量超过核定载畜量。"),
            ("草原法第三十三条 款", "2", "basis.2.paragraph", 2),
        ],
    ),
]


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped lists in a repository of their own."""
    root = tmp_path_factory.mktemp("city")
    for name in ("lists", "schemas"):
        subprocess.run(["cp", "-r", ROOT / name, root / name], check=True)
    git(root, "init", "-q")
    commit(root, "lists", 0)
    return root


@pytest.fixture(scope="module")
def port(city: Path) -> Iterator[int]:
    """``qingdan edit`` on the lists."""
    with editing(city) as port:
        yield port


class Hands:
    """Hands that only have a keyboard; ``presses`` are counted, what is typed is not."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.presses = 0

    def press(self, key: str) -> None:
        self.presses += 1
        self.page.keyboard.press(key)

    def find(self, words: str) -> None:
        """Type into the box, which has the focus, and take what it found first."""
        self.page.wait_for_function("document.activeElement.id === 'find'", timeout=_LONG)
        self.page.keyboard.type(words)
        self.page.locator("#found li").first.wait_for(timeout=_LONG)
        self.press("Enter")

    def fill(self, words: str, value: str) -> None:
        """Find a field and type its value."""
        self.find(words)
        self.page.wait_for_function("document.activeElement.id.includes('-field-')", timeout=_LONG)
        self.page.keyboard.type(value)


def at(data: Any, path: str) -> Any:
    """The value at a dotted path."""
    for step in path.split("."):
        data = data[int(step)] if isinstance(data, list) else data[step]
    return data


@pytest.fixture
def page(port: int, browser: Any) -> Iterator[Any]:
    """The editor, opened."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"http://127.0.0.1:{port}/admin/")
    page.locator("#find").wait_for(timeout=_LONG)
    yield page
    page.close()


def test_the_table_holds_twenty_edits_in_three_kinds_of_lists() -> None:
    """Limits, fees, papers, windows, telephones, hours, legal bases, steps and texts."""
    assert sum(len(edits) for _, _, edits in VISITS) >= 20
    assert len({path.split("/")[1] for path, _, _ in VISITS}) >= 3


@pytest.mark.parametrize(("path", "entry", "edits"), VISITS, ids=[path for path, _, _ in VISITS])
def test_three_fields_are_changed_and_saved_by_keyboard(
    page: Any, city: Path, path: str, entry: str, edits: list[tuple[str, str, str, Any]]
) -> None:
    """The entry is opened by its name, each field by its name; nothing else is changed, and eight presses are enough."""
    had = yaml.safe_load((city / path).read_text("utf-8"))
    hands = Hands(page)
    hands.find(entry)
    page.wait_for_url(f"**/entries/{path.split('/', 2)[2].removesuffix('.yml')}", timeout=_LONG)
    page.locator("label[for*='-field-']:visible").first.wait_for(timeout=_LONG)
    for number, (words, value, _, _) in enumerate(edits):
        if number:
            hands.press("Control+k")
        hands.fill(words, value)
    hands.press("Control+s")
    page.get_by_role("button", name="保存这些改动").wait_for(timeout=_LONG)
    page.wait_for_function("document.activeElement.textContent === '保存这些改动'")
    hands.press("Enter")
    page.locator("#told").filter(has_text="保存").wait_for(timeout=_LONG)
    assert "保存了" in page.locator("#told").inner_text()
    has = yaml.safe_load((city / path).read_text("utf-8"))
    for _, _, where, value in edits:
        assert at(has, where) == value
    assert hands.presses <= MOST
    assert len(changed(had, has, "")) <= len(edits)


def changed(one: Any, other: Any, where: str) -> list[str]:
    """The paths of the values that are not the same."""
    if isinstance(one, dict) and isinstance(other, dict):
        keys = dict.fromkeys([*one, *other])
        return [each for key in keys for each in changed(one.get(key), other.get(key), f"{where}.{key}")]
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        return [
            each for at, (a, b) in enumerate(zip(one, other, strict=True)) for each in changed(a, b, f"{where}.{at}")
        ]
    return [] if (one, type(one)) == (other, type(other)) else [where]


@pytest.mark.parametrize("width", [1280, 360])
def test_the_whole_form_has_no_fault_that_axe_knows(port: int, browser: Any, width: int) -> None:
    """The editor's own parts as well, folded and unfolded, with a row open, the finder open, and with faults at the fields."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(f"http://127.0.0.1:{port}/admin/#/collections/guides/entries/shuiwu/hedao-caisha")
    page.locator(".part button").first.wait_for(timeout=_LONG)
    page.wait_for_timeout(500)
    tables = [each.inner_text() for each in page.locator(".part.table button").all()]
    assert tables == ["表一 基本信息", "表二 申请材料", "表三 办理环节", "其他"]
    seldom = page.locator("label[for^=former_names-field]")
    assert not seldom.is_visible()
    assert broken(page, "body") == []
    page.locator(".part.rest button:visible").first.press("Enter")
    assert seldom.is_visible()
    page.locator(".part.table button").nth(1).press("Enter")
    assert not page.locator("label[for^=materials-field]").first.is_visible()
    page.keyboard.press("Control+k")
    page.keyboard.type("营业执照 份数")
    assert page.locator("#found li").first.inner_text() == "申请材料 › 营业执照 › 份数"
    assert broken(page, "body") == []
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.id.startsWith('copies-field')", timeout=_LONG)
    page.keyboard.press("Control+k")
    page.keyboard.type("承诺办结时限 数值")
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.id.startsWith('value-field')", timeout=_LONG)
    page.keyboard.type("400")
    page.keyboard.press("Control+s")
    page.get_by_role("button", name="保存这些改动").press("Enter", timeout=_LONG)
    fault = page.locator("[id^=value-field] ~ .fault")
    fault.wait_for(timeout=_LONG)
    assert "QD501" in fault.inner_text()
    assert fault.locator("xpath=..").locator("input").input_value() == "400"
    page.wait_for_function("document.activeElement.value === '400'", timeout=_LONG)
    assert broken(page, "body") == []
    folder = os.environ.get("QINGDAN_PICTURES")
    if folder:
        page.screenshot(path=f"{folder}/form-faults-{width}.png")
    page.close()


def test_a_fault_with_a_cure_is_cured_at_its_field(city: Path, port: int, browser: Any) -> None:
    """A name where an id belongs: the button at the field saves the id, and the form shows what was written."""
    path = "lists/guides/shuiwu/hedao-caisha.yml"
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"http://127.0.0.1:{port}/admin/#/collections/guides/entries/shuiwu/hedao-caisha")
    page.locator("label[for*='-field-']:visible").first.wait_for(timeout=_LONG)
    hands = Hands(page)
    hands.fill("补正 转到", "会同自然资源部门勘界")
    hands.press("Control+s")
    page.get_by_role("button", name="保存这些改动").press("Enter", timeout=_LONG)
    page.locator("[id^=to-field] ~ .fault button").press("Enter", timeout=_LONG)
    page.locator("#told").filter(has_text="保存了").wait_for(timeout=_LONG)
    assert yaml.safe_load((city / path).read_text("utf-8"))["steps"][1]["next"] == [{"to": "huikan"}]
    page.close()


@pytest.mark.parametrize("width", [1280, 360])
def test_a_long_list_has_no_fault_that_axe_knows_and_is_used_by_keyboard(port: int, browser: Any, width: int) -> None:
    """The last of a hundred entries is opened by its name; nothing is wider than the window."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(f"http://127.0.0.1:{port}/admin/#/collections/guides")
    page.locator("a[href*='/entries/']").first.wait_for(timeout=_LONG)
    page.wait_for_timeout(500)
    assert broken(page, "body") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    last = "guides/zonghe-zhifa/" + sorted(each.stem for each in (ROOT / "lists/guides/zonghe-zhifa").glob("*.yml"))[-1]
    page.keyboard.press("Control+k")
    page.keyboard.type(yaml.safe_load((ROOT / f"lists/{last}.yml").read_text("utf-8"))["name"])
    page.locator("#found li").first.wait_for(timeout=_LONG)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/entries/{last.removeprefix('guides/')}", timeout=_LONG)
    folder = os.environ.get("QINGDAN_PICTURES")
    if folder:
        page.screenshot(path=f"{folder}/list-{width}.png")
    page.close()
