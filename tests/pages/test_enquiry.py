"""The enquiry of the negative list: words or a code, a place, and what must be obtained in which order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from qingdan.checks import check
from tests.support import SCHEMAS

ASK = """async ([address, questions]) => {
  const rows = await import(`${address}assets/enquiry-rows.js`);
  const { taken } = await import(`${address}assets/enquiry-words.js`);
  const data = await (await fetch(`${address}negative/enquiry/rows.json`)).json();
  return questions.map((asked) => {
    const place = taken(asked, data.places).place || "640200";
    const found = rows.candidates(data, asked);
    const got = rows.answer(data, asked, rows.sure(found) || rows.likely(found), place);
    const own = got.rows.filter(({ what }) => what !== "part").map(({ row }) => row);
    return { place, class: own[0]?.class || (got.rows.length ? "分情形" : "清单外"), key: own[0]?.key || "" };
  });
}"""
PARTLY = "有禁止的情形（只限下面列明的）"
TOLD = """async ([address, questions]) => {
  const rows = await import(`${address}assets/enquiry-rows.js`);
  const data = await (await fetch(`${address}negative/enquiry/rows.json`)).json();
  const keys = (each) => each.map(({ row }) => row.key);
  return questions.map((asked) => {
    const found = rows.candidates(data, asked);
    const got = rows.answer(data, asked, rows.sure(found) || rows.likely(found), "640200");
    const first = rows.bansFirst(got);
    return { bans: [...keys(first.bans), ...keys(first.wide)], rest: keys(first.rest), general: keys(got.general) };
  });
}"""
ROWS = """async ([address, code, place]) => {
  const rows = await import(`${address}assets/enquiry-rows.js`);
  const data = await (await fetch(`${address}negative/enquiry/rows.json`)).json();
  const got = rows.answer(data, "", code, place);
  const keys = (each) => each.map(({ row }) => row.key).sort();
  return { rows: keys(got.rows), general: keys(got.general) };
}"""


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 360, "height": 800})
    made = context.new_page()
    made.goto(address + "negative/enquiry/")
    made.wait_for_selector("[data-qd-enquiry][data-qd-ready]")
    yield made
    context.close()


@pytest.mark.browser
def test_everyday_words_lead_to_the_industry_its_rows_and_its_permits(page: Any) -> None:
    """开饭馆 is H62: where smoke is forbidden, the licence after the business licence, its guide with its days, its bundle."""
    page.fill("#qd-what", "开饭馆")
    assert page.locator("[data-qd-choices] input:checked").get_attribute("value") == "H62"
    assert "凭“开饭馆”" in page.text_content("[data-qd-choices]")
    assert page.text_content(".qd-verdict h2") == PARTLY
    heads = page.locator("[data-qd-answer] > .qd-row h3").all_text_contents()
    assert heads[0].startswith("禁止")
    assert "许可 餐饮服务" in heads
    route = page.text_content(".qd-help")
    assert (
        route.index("办营业执照")
        < route.index("后置：办了营业执照以后")
        < route.index("食品经营许可（新办）（承诺 5 个工作日）")
    )
    assert "可以合成一件事办：开办餐饮店" in route


@pytest.mark.browser
def test_questions_about_the_citys_industries_have_the_right_verdict_and_first_row(browser: Any, address: str) -> None:
    """At least 36 of 40 sentences: the place that is named, the verdict, and the row that decides."""
    asked = yaml.safe_load((Path(__file__).parent / "enquiries.yml").read_text("utf-8"))
    assert len(asked) >= 40
    page = browser.new_page()
    page.goto(address)
    got = page.evaluate(ASK, [address, list(asked)])
    page.close()
    wrong = [
        (question, told)
        for (question, (place, class_, *keys)), told in zip(asked.items(), got, strict=True)
        if told["place"] != place or told["class"] != class_ or (keys and told["key"] not in keys)
    ]
    assert len(wrong) <= len(asked) // 10, wrong


@pytest.mark.browser
@pytest.mark.parametrize(
    ("asked", "classes"), [("开煤矿", ["禁止", "限制", "许可"]), ("建个自备电厂", ["许可", "限制"])]
)
def test_what_is_forbidden_stands_before_what_is_restricted(page: Any, asked: str, classes: list[str]) -> None:
    """小煤矿 before the new mine that is too small; the permit that names 自备电厂 before a row on small generators."""
    page.fill("#qd-what", asked)
    tags = page.locator("[data-qd-answer] > .qd-row h3 .qd-tag").all_text_contents()
    assert list(dict.fromkeys(tags)) == classes


@pytest.mark.browser
def test_everyday_words_are_told_every_row_of_their_industry_and_its_bans_first(browser: Any, address: str) -> None:
    """For each word, bare and within a sentence: all rows whose industries cover its class of GB/T 4754, every ban before the rest."""
    trades = yaml.safe_load((Path(__file__).parent / "trades.yml").read_text("utf-8"))
    asked = [(form.format(word), codes) for word, codes in trades.items() for form in ("{}", "我想在平罗开个{}可以吗")]
    held = [each for each in check(SCHEMAS).registry.negatives if not each.retired]
    page = browser.new_page()
    page.goto(address)
    got = page.evaluate(TOLD, [address, [question for question, _ in asked]])
    page.close()
    missing = []
    for (question, codes), told in zip(asked, got, strict=True):
        covering = [
            each
            for each in held
            if any(code.startswith(str(row["code"])) for code in codes for row in each.rows("industries"))
        ]
        assert covering, question
        everything = {*told["bans"], *told["rest"], *told["general"]}
        missing += [(question, each.key) for each in covering if each.key not in everything]
        bans = {each.key for each in covering if each.get("class") == "禁止"}
        missing += [(question, key, "not told first") for key in sorted(bans - set(told["bans"]))]
    assert missing == []


@pytest.mark.browser
@pytest.mark.parametrize("asked", ["小化工厂", "在平罗开小化工厂", "能不能投资小化工厂"])
def test_a_chemical_works_is_told_the_ban_by_the_river_and_every_permit_of_the_lists(page: Any, asked: str) -> None:
    """The ban of 黄河保护法第二十六条 stands in the verdict; the safety permits are there with and without a power of the lists."""
    page.fill("#qd-what", asked)
    assert page.text_content(".qd-verdict h2").startswith(PARTLY)
    assert "在黄河干支流岸线管控范围内新建、扩建化工园区和化工项目" in page.text_content(".qd-verdict ul")
    tags = page.locator("[data-qd-answer] > .qd-row h3 .qd-tag").all_text_contents()
    assert tags[:3] == ["禁止"] * 3
    route = page.text_content(".qd-help")
    for permit in ("危险化学品安全使用许可", "安全条件审查", "安全生产许可证", "雷电防护装置设计审核"):
        assert permit in route
    assert "不一定齐全" in route


@pytest.mark.browser
def test_a_ban_is_told_as_one_of_a_part_and_what_the_lists_lack_is_named(page: Any) -> None:
    """养鱼场: alien species only; 水域滩涂养殖证 is in no list, said with the body to ask; no industry stays from another question."""
    page.fill("#qd-what", "养鱼场")
    assert page.text_content(".qd-verdict h2") == PARTLY
    verdict = page.text_content(".qd-verdict")
    assert "不在里面的，这几条没有禁止" in verdict
    assert "不等于许可" in verdict
    ban = page.locator("[data-qd-answer] > .qd-row").first.text_content()
    assert "只限：“在黄河流域开放水域养殖、投放外来物种”的情形。" in ban
    assert "水域滩涂养殖证：这份清单里没有" in page.text_content(".qd-help")
    page.fill("#qd-what", "钢铁厂")
    assert page.locator("[data-qd-choices] input:checked").count() == 0
    assert "四百立方米及以下炼铁高炉" in page.text_content(".qd-verdict")
    assert "“地条钢”" in page.text_content(".qd-verdict")
    page.fill("#qd-what", "水域滩涂养殖证")
    assert page.text_content("[data-qd-told]") == "水域滩涂养殖证：这份清单里没有。没有收不等于不用办。"
    assert "市农业农村局" in page.text_content("[data-qd-answer]")


@pytest.mark.browser
def test_a_permit_for_one_kind_of_it_is_told_as_that(page: Any) -> None:
    """A pig farm needs the certificate of epidemic prevention and is filed; only who breeds needs the licence for breeding stock."""
    page.fill("#qd-what", "养猪场")
    page.locator(".qd-verdict h2").wait_for()
    route = page.locator("section.qd-help", has_text="要办的许可，按次序").inner_text()
    before, _, kinds = route.partition("只做其中某一种的，才要办")
    assert "动物防疫条件合格证" in before
    assert "畜禽养殖场备案（平罗县政府）" in before.partition("还要办的事")[2]
    assert "种畜禽" not in before
    assert "做“种畜禽和商品代仔畜、雏禽生产经营”的：种畜禽生产经营许可" in kinds
    assert "依次办共 10 个工作日" in kinds
    page.fill("#qd-what", "A0313")
    told = page.locator("li", has_text="种畜禽生产经营许可（市级权限），做“种畜禽和商品代仔畜、雏禽生产经营”的要办")
    told.first.wait_for()


def test_a_row_of_any_industry_is_not_led_to_by_one_word_of_two(page: Any) -> None:
    """开发软件 is no 开发区."""
    page.fill("#qd-what", "开发软件")
    assert "开发区" not in page.text_content("[data-qd-answer]")


@pytest.mark.browser
def test_no_division_is_forbidden_by_rows_of_many_divisions(browser: Any, address: str) -> None:
    """Rows on outdated equipment and of whole divisions give no verdict: under ten of the divisions of industry are called forbidden."""
    page = browser.new_page()
    page.goto(address)
    codes = [f"C{number}" for number in range(13, 44)]
    got = page.evaluate(ASK, [address, codes])
    page.close()
    assert sum(each["class"] == "禁止" for each in got) <= 3, [(c, g) for c, g in zip(codes, got, strict=True)]


@pytest.mark.browser
def test_a_sentence_sets_the_place_and_the_deciding_row_stands_before_the_permits(page: Any) -> None:
    """能不能在平罗投资建电石项目: the county is chosen, the row on new projects is first, nothing but its own is offered."""
    page.fill("#qd-what", "能不能在平罗投资建电石项目")
    assert page.input_value("[data-qd-place]") == "640221"
    assert page.text_content(".qd-verdict h2") == f"{PARTLY}；也有限制的情形"
    parts = page.locator("[data-qd-answer] > *")
    assert "开放式和小容量电石炉" in parts.nth(1).text_content()
    assert "新建电石项目" in parts.nth(2).text_content()
    help_ = page.text_content("[data-qd-answer]")
    assert "公募基金" not in help_
    assert "可以合成一件事办" not in help_
    assert "延续" not in help_
    assert "延期" not in help_


@pytest.mark.browser
def test_permits_come_with_their_days_and_papers(page: Any) -> None:
    """The sum of the working days and the papers, each once; another thing's bundle is not offered."""
    page.fill("#qd-what", "开个奶茶店")
    route = page.text_content(".qd-help")
    assert "依次办共 11 个工作日" in route
    assert "要交的材料合起来" in route
    assert "开办餐饮店" in route
    page.fill("#qd-what", "在学校旁边开网吧")
    assert page.text_content(".qd-verdict h2") == PARTLY
    assert "开办旅馆" not in page.text_content("[data-qd-answer]")


@pytest.mark.browser
def test_a_code_is_taken_with_or_without_its_letter(page: Any) -> None:
    """C2619 and 2619 are the same class; a code of the level above is answered with the rows below it."""
    answers = []
    for asked in ("C2619", "2619", "c2619"):
        page.fill("#qd-what", asked)
        answers.append(page.text_content("[data-qd-told]"))
    assert len(set(answers)) == 1
    assert "C2619 其他基础化学原料制造" in answers[0]
    page.fill("#qd-what", "C26")
    assert any("只涉及其中的" in each for each in page.locator("[data-qd-answer] > .qd-row").all_text_contents())


@pytest.mark.browser
def test_no_row_found_is_never_called_permission(page: Any) -> None:
    """An industry without a row is outside the list, and the page says at once that this is no permission."""
    page.fill("#qd-what", "蜜蜂饲养")
    assert page.text_content(".qd-verdict h2") == "清单外"
    assert "没有查到不等于许可" in page.text_content("[data-qd-told]")
    assert "没有查到不等于许可" in page.text_content(".qd-verdict")
    page.fill("#qd-what", "毫无此业")
    assert page.locator(".qd-verdict").count() == 0 or "没有查到不等于许可" in page.text_content("[data-qd-told]")
    assert "没有查到不等于许可" in page.text_content(".qd-warning")


@pytest.mark.browser
def test_words_in_another_order_offer_near_industries(page: Any) -> None:
    """开发软件 is offered 软件开发, and says by what."""
    page.fill("#qd-what", "开发软件")
    first = page.locator("[data-qd-choices] label").first.text_content()
    assert "软件开发" in first
    assert "凭" in first


@pytest.mark.browser
def test_the_address_gives_the_answer_again(page: Any) -> None:
    """What was asked, the chosen industry and the place come back after a reload."""
    page.fill("#qd-what", "养猪")
    page.check("[data-qd-choices] input[value=A031]")
    page.select_option("[data-qd-place]", "640221")
    told = page.text_content("[data-qd-told]")
    assert "A031 牲畜饲养，平罗县" in told
    page.reload()
    page.wait_for_selector("[data-qd-enquiry][data-qd-ready]")
    assert page.text_content("[data-qd-told]") == told


@pytest.mark.browser
def test_the_rows_are_those_of_the_lists_for_every_industry_and_place(browser: Any, address: str) -> None:
    """For every code that a row names and every place: the same rows as by reading the lists one by one."""
    registry = check(SCHEMAS).registry
    held = [each for each in registry.negatives if not each.retired]
    codes = sorted({str(row["code"]) for each in held for row in each.rows("industries")} | {"I6513", "C", "C26"})
    page = browser.new_page()
    page.goto(address)
    for number, code in enumerate(codes):
        place, area = [("640200", "6402"), ("640205", "640205"), ("640221100", "640221100")][number % 3]
        here = [
            each
            for each in held
            if any(
                area.startswith(str(region).removesuffix("00")) or str(region).removesuffix("00").startswith(area)
                for region in each.get("regions")
            )
        ]
        met = {
            each.key
            for each in here
            for row in each.rows("industries")
            if code.startswith(row["code"]) or row["code"].startswith(code)
        }
        got = page.evaluate(ROWS, [address, code, place])
        free = {each.key for each in here if not each.rows("industries")}
        assert sorted(got["rows"] + got["general"]) == sorted(met | free), code
        assert not free & set(got["rows"])
    page.close()


def test_every_industry_code_of_the_list_has_a_name(site: Path) -> None:
    """No row's code is shown bare."""
    data = json.loads((site / "negative/enquiry/rows.json").read_text(encoding="utf-8"))
    names = dict(data["industries"])
    assert len(names) > 1900
    assert sorted({code for row in data["rows"] for code in row.get("codes", []) if code not in names}) == []
