"""Who answers for a delay and who hears an appeal: from the registry and the statutes, for every guide and every body."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from qingdan.checks import check
from qingdan.model import Registry
from qingdan.pages.frame import frame_of
from qingdan.pages.recourse import court_of, recourse_of, review_of
from qingdan.pages.remedies import acting, remedies_page
from tests.support import BASE, SCHEMAS, run

REGISTRY = check(SCHEMAS, checks=()).registry
BODIES = {
    "sifa-ju": "name: 示例市司法局\nkind: 工作部门\nlevel: 市级\nparent: shi\nstatus: 在用\nphone: '12348'\n",
    "shuiwu": "name: 国家税务总局示例市税务局\nkind: 垂直管理机构\nlevel: 市级\nstatus: 在用\n",
    "qixiang": "name: 示例市气象局\nkind: 垂直管理机构\nlevel: 市级\nstatus: 在用\n",
    "qu": "name: 示例区人民政府\nkind: 人民政府\nlevel: 县级\nparent: shi\nstatus: 在用\n",
    "jiedao": "name: 示例街道办事处\nkind: 派出机关\nlevel: 乡级\nparent: qu\nstatus: 在用\n",
    "zhongxin": "name: 示例中心\nkind: 事业单位\nnature: 受委托组织\nlevel: 市级\nparent: ju\nstatus: 在用\n",
    "jingban": "name: 示例经办机构\nkind: 事业单位\nnature: 授权组织\nlevel: 市级\nparent: ju\nstatus: 在用\n",
}
FILES = {
    **{f"lists/organisations/{id_}.yml": text for id_, text in BODIES.items()},
    "lists/duties/sifa-ju.yml": "main: [{id: fuyi, duty: 办理本级人民政府的行政复议事项。}]\n",
}
REMEDIES = "remedies: [{id: fuyi, name: 行政复议, text: 六十日内申请。, basis: [{law: fa, article: '20'}]}]\n"


def registry(files: dict[str, str] | None = None) -> Registry:
    """The small registry with a remedy, the bodies above, and files put over it."""
    about = {"lists/registry.yml": BASE["lists/registry.yml"] + REMEDIES}
    return run({**FILES, **about, **(files or {})}).registry


@pytest.mark.parametrize(
    ("body", "to", "article"),
    [
        ("ju", "示例市人民政府", "第二十四条第一款第一项"),
        ("qu", "示例市人民政府", "第二十四条第一款第二项"),
        ("jiedao", "示例区人民政府", "第二十四条第一款第三项"),
        ("jingban", "示例市人民政府", "第二十四条第一款第四项"),
        ("zhongxin", "示例市人民政府", "第二十四条第一款第一项"),
        ("shi", "示例市人民政府的上一级人民政府", "第二十四条第一款第二项"),
        ("shuiwu", "它的上一级主管部门", "第二十七条"),
        ("qixiang", "它的上一级主管部门", "第二十七条"),
    ],
)
def test_an_appeal_goes_where_the_law_sends_it(body: str, to: str, article: str) -> None:
    """To the government of the body; from a government to the one above it; from a body under its own system to the body above it."""
    held = registry()
    review = review_of(held, held.entries[f"organisations/{body}"], "")
    assert (review.to.name, review.article) == (to, f"行政复议法{article}")


def test_the_office_that_takes_the_papers_is_the_one_whose_duty_it_is() -> None:
    """Of the government that hears it, and of no other; where the lists have none, none is named."""
    held = registry()
    desk = review_of(held, held.entries["organisations/ju"], "../").desk
    assert desk is not None
    assert (desk.name, desk.phone, desk.href) == ("示例市司法局", "12348", "../organisations/sifa-ju/")
    assert review_of(held, held.entries["organisations/jiedao"], "").desk is None
    without = registry({"lists/duties/sifa-ju.yml": "main: [{id: pufa, duty: 负责普法。}]\n"})
    assert review_of(without, without.entries["organisations/ju"], "").desk is None


def test_what_is_particular_to_a_body_is_said() -> None:
    """Of the reviewing office, of a body that works on commission, and of one that may be under two; of tax only what article 27 says."""
    held = registry()
    notes = {id_: review_of(held, held.entries[f"organisations/{id_}"], "").note for id_ in (*BODIES, "ju")}
    assert "第二十八条" in notes["sifa-ju"]
    assert "第十九条第三款" in notes["zhongxin"]
    assert "示例局" in notes["zhongxin"]
    assert "本级政府" in notes["qixiang"]
    assert "本级政府" not in notes["shuiwu"]
    assert notes["ju"] == ""


def test_a_suit_goes_to_the_court_of_the_level_that_the_law_names() -> None:
    """Against a government to the middle court, against all others to the basic one; of a delegate with its principal."""
    held = registry()
    courts = {id_: court_of(held, held.entries[f"organisations/{id_}"]) for id_ in ("ju", "qu", "jiedao", "zhongxin")}
    assert courts["ju"].startswith("示例局所在地的基层人民法院")
    assert courts["qu"].startswith("示例区人民政府所在地的中级人民法院")
    assert courts["jiedao"].startswith("示例街道办事处所在地的基层人民法院")
    assert courts["zhongxin"].startswith("示例局所在地的基层人民法院")


def test_a_delay_is_answered_by_the_entrys_own_line_and_else_by_the_law() -> None:
    """A licence always has 行政许可法第七十四条; another has its own cited line, or that on all public office."""
    licence = registry()
    late = recourse_of(licence, licence.entries["guides/ju/xuke"], "")
    assert late is not None
    assert "行政许可法第七十四条第二项" in late.late.law
    assert late.late.lapses == []
    assert late.late.posts == [("窗口", "受理"), ("决定机关", "决定")]
    power = BASE["lists/power/ju/xuke.yml"].replace("行政许可", "行政确认")
    bare = registry({"lists/power/ju/xuke.yml": power})
    general = recourse_of(bare, bare.entries["guides/ju/xuke"], "")
    assert general is not None
    assert "公职人员政务处分法第三十九条第二项" in general.late.law
    row = "[{id: chaoqi, situation: 无正当理由拖延。, basis: [{law: fa, article: '61'}]}]"
    duty = BASE["lists/responsibility/ju/xuke.yml"].replace("[{id: shizhi, situation: 失职。}]", row)
    named = registry({"lists/power/ju/xuke.yml": power, "lists/responsibility/ju/xuke.yml": duty})
    own = recourse_of(named, named.entries["guides/ju/xuke"], "")
    assert own is not None
    assert (own.late.law, [tuple(each) for each in own.late.lapses]) == ("", [("无正当理由拖延。", "示例法第六十一条")])


def test_every_guide_says_who_answers_for_delay_and_who_hears_an_appeal() -> None:
    """Of the shipped lists: a body, a post or a part, an article, a line to ring, somebody who hears it, a time."""
    for guide in REGISTRY.guides:
        told = recourse_of(REGISTRY, guide, "")
        assert told is not None, guide.key
        assert told.late.posts, guide.key
        articles = [told.late.law, *(each.cited for each in told.late.lapses)]
        assert any(re.search("第[一二三四五六七八九十百]+条", each) for each in articles), guide.key
        assert "12345" in {number for _, number in told.late.lines}, guide.key
        assert told.review.to.name.endswith(("人民政府", "主管部门")), guide.key
        assert any("六十日" in text for _, text in told.remedies), guide.key


def test_no_body_that_holds_powers_is_missing_from_the_page_of_remedies() -> None:
    """Each stands under the one who hears it, and the lines that supervise are there, each number once."""
    html = remedies_page(REGISTRY, frame_of(REGISTRY)).html
    assert len(acting(REGISTRY)) > 40
    assert [each.key for each in acting(REGISTRY) if f'href="../{each.key}/"' not in html] == []
    numbers = re.findall(r'href="tel:(\d+)"', html.partition('id="bribe"')[0])
    assert numbers[0] == "12345"
    assert len(set(numbers)) == len(numbers) > 2


def test_the_guide_leads_to_both_on_its_own_page(site: Path) -> None:
    """One tap, nothing loaded; the sheet for the window says it too."""
    for guide in REGISTRY.guides:
        page = (site / guide.key / "index.html").read_text("utf-8")
        for anchor in ("late", "appeal"):
            assert f'href="#{anchor}"' in page or f"href=#{anchor}" in page, guide.key
            assert re.search(rf'id="?{anchor}"?', page), guide.key
        assert "向谁申请复议" in (site / guide.key / "slip/index.html").read_text("utf-8"), guide.key


def test_a_body_that_holds_powers_says_who_hears_an_appeal_against_it(site: Path) -> None:
    """And one that holds none says nothing of it."""
    holders = {each.key for each in acting(REGISTRY)}
    for body in REGISTRY.organisations:
        html = (site / body.key / "index.html").read_text("utf-8")
        assert ('id="appeal"' in html) == (body.key in holders), body.key
