"""An audit holds the lists against a folder of texts: what is newer, what ended, what changed, what to read, and what it may stamp."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from qingdan.cli import main
from qingdan.laws.lock import lock_of, read_lock
from qingdan.read import WorkTree
from tests.diff.past import commit, git
from tests.laws.folder import FIRST, written
from tests.read.test_hostile import small_registry
from tests.support import BASE

LAW = "name: 中华人民共和国示例法\nshort: 示例法\nkind: 法律\nversions:\n  - {date: 2020-01-01, articles: 6}\n"
OLD = "name: 示例暂行条例\nkind: 行政法规\nversions:\n  - {date: 2010-01-01, articles: 3}\n"
POWER = """\
name: 对无证从事示例经营的处罚
type: 行政处罚
organisation: ju
level: 市级
source: 法定本级行使
status: 在用
basis: [{law: fa, article: "4", role: 设定}]
conduct: 未取得示例许可证从事经营活动。
penalties: [{id: fakuan, kind: 罚款, min: "10000", max: "60000"}]
"""
DUTIES = """\
duties:
  - {id: jueding, stage: 决定, duty: 自受理之日起二十日内作出决定。, basis: [{law: fa, article: "3"}]}
  - {id: songda, stage: 送达, duty: 三十日内送达。, basis: [{law: fa, article: "3"}]}
accountability:
  - {id: a, situation: 滥用职权、玩忽职守、徇私舞弊。, basis: [{law: fa, article: "4"}]}
  - {id: b, situation: 示例主管部门的工作人员滥用职权。, basis: [{law: fa, article: "5"}]}
unverified:
  - {field: accountability, reason: 追责条款的条号凭对法律的了解填写，未逐条对照原文}
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A small registry under git whose law has a newer text, and whose rows have faults of each kind."""
    small_registry(tmp_path, {})
    more = {
        "lists/laws/fa.yml": LAW,
        "lists/laws/jiu.yml": OLD,
        "lists/power/ju/wuzheng.yml": POWER,
        "lists/responsibility/ju/wuzheng.yml": DUTIES,
        "lists/power/ju/xuke.yml": BASE["lists/power/ju/xuke.yml"].replace('"12"', '"2"'),
    }
    for path, text in more.items():
        (tmp_path / path).write_text(text, encoding="utf-8")
    git(tmp_path, "init", "-q")
    commit(tmp_path, "收录", 332)
    return tmp_path


def audit(place: Path, *more: str, texts: Path | None = None) -> dict[str, Any]:
    """What an audit of a place tells, by the titles of its tables."""
    out = place / "told.json"
    folder = texts or written(place / "texts")
    assert main(["laws", "audit", str(folder), "--root", str(place), "--format", "json", "--out", str(out), *more]) in (
        0,
        1,
    )
    told = json.loads(out.read_text(encoding="utf-8"))
    return {**{table["title"]: table["rows"] for table in told["tables"]}, "counts": told["counts"]}


def test_what_is_newer_ended_changed_or_counted_otherwise_is_told(place: Path) -> None:
    """A law with a newer text, one that a text says ends with it, the citations whose article changed with both texts, and a count."""
    told = audit(place)
    assert told["有新版本"] == [
        {"law": "中华人民共和国示例法", "registered": "2020-01-01", "newest": "2026-06-01", "effective": ""}
    ]
    assert [(row["law"], row["by"], row["article"]) for row in told["已经写明废止"]][:1] == [
        ("示例暂行条例", "示例法", "第六条")
    ]
    changed = told["所引的条文有改动"]
    assert {(row["entry"], row["article"]) for row in changed} == {
        ("power/ju/wuzheng", "第四条"), ("responsibility/ju/wuzheng", "第四条"),
    }  # fmt: skip
    assert "五万元以下" in changed[0]["before"]
    assert "二十五万元以下" in changed[0]["after"]
    assert told["条数不同"] == [{"law": "示例暂行条例", "version": "2010-01-01", "registered": "3", "counted": "2"}]
    assert told["counts"]["citations"] == told["counts"]["compared"] == 6


def test_rows_whose_words_are_not_in_their_articles_are_to_be_read(place: Path) -> None:
    """Days and amounts that stand in none of them; liability that rests on an article for the public; right rows are not told."""
    found = {(row["kind"], row["entry"], row["where"]): row for row in audit(place)["要读的行"]}
    assert found["天数", "responsibility/ju/wuzheng", "送达"]["why"] == "“30日”不在所引的条文里"
    assert found["金额", "power/ju/wuzheng", ""]["why"] == "“60000 元”不在所引的条文里"
    wrong = found["追责", "responsibility/ju/wuzheng", "滥用职权、玩忽职守、徇私舞弊。"]
    assert wrong["hint"] == "第五条"
    assert wrong["why"].endswith("（这一处已标待核实）"), "the lists say so themselves"
    assert ("天数", "responsibility/ju/wuzheng", "决定") not in found
    assert not any(row["where"].startswith("示例主管部门") for row in found.values())


def test_a_duty_beside_its_sanction_is_no_doubt_and_a_sanction_needs_no_likeness(place: Path) -> None:
    """A row may cite the duty that was broken beside the article on officials; the fine for the public next to that is no hint."""
    rows = """\
  - {id: c, situation: 未取得示例许可证从事经营活动的不处罚。, basis: [{law: fa, article: "5"}]}
  - {id: d, situation: 不规范示例活动。, basis: [{id: t1, law: fa, article: "1"}, {id: t5, law: fa, article: "5"}]}
  - {id: e, situation: 不要求提交申请书和布局图。, basis: [{law: fa, article: "1"}]}
"""
    path = place / "lists/responsibility/ju/wuzheng.yml"
    path.write_text(DUTIES.replace("unverified:", rows + "unverified:"), encoding="utf-8")
    found = {(row["kind"], row["where"]) for row in audit(place)["要读的行"]}
    assert not {each for each in found if each[1].startswith(("未取得", "不规范"))}
    assert ("追责", "不要求提交申请书和布局图。") in found


def test_an_article_that_the_version_does_not_have_is_told(place: Path) -> None:
    """By the text, not by a count."""
    path = place / "lists/power/ju/xuke.yml"
    path.write_text(BASE["lists/power/ju/xuke.yml"].replace('"12"', '"2-2"'), encoding="utf-8")
    assert [row["why"] for row in audit(place)["要读的行"] if row["kind"] == "没有这一条"] == ["这个版本没有第 2-2 条"]


def test_what_an_audit_writes_is_a_machines_word(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Laws are stamped with the source, sound citations with their version; a mark that only said so goes when all below it is held."""
    audit(place, "--write", "--source", "法律文本", "--state", "2026-09-30")
    law = (place / "lists/laws/fa.yml").read_text(encoding="utf-8")
    assert "against: [{source: 法律文本, state: 2026-09-30}]" in law
    duties = (place / "lists/responsibility/ju/wuzheng.yml").read_text(encoding="utf-8")
    assert duties.count("held: {against: 2020-01-01") == 2
    assert "未逐条对照" in duties, "one of the two was not borne out"
    assert "verification" not in duties
    lock = lock_of(WorkTree(place))
    assert lock.sum("fa", "2020-01-01", "4") != lock.sum("fa", "2026-06-01", "4")
    assert lock.sum("fa", "2020-01-01", "3") == lock.sum("fa", "2026-06-01", "3")
    assert lock.reviewed["power/ju/xuke", "fa"] == "2020-01-01"
    assert main(["check", "--root", str(place)]) == 0, capsys.readouterr().out


def test_a_mark_is_dropped_when_all_that_it_marked_is_held(place: Path) -> None:
    """Here once the wrong citation is mended."""
    path = place / "lists/responsibility/ju/wuzheng.yml"
    path.write_text(
        DUTIES.replace('徇私舞弊。, basis: [{law: fa, article: "4"}]', '徇私舞弊。, basis: [{law: fa, article: "5"}]'),
        encoding="utf-8",
    )
    audit(place, "--write")
    assert "unverified" not in path.read_text(encoding="utf-8")


def test_a_version_that_is_recorded_after_an_audit_rings_for_the_article_that_changed(place: Path) -> None:
    """Two entries cite it; after a review of one, the other is left; the lock alone is read."""
    audit(place, "--write", "--lock-only")
    assert "held" not in (place / "lists/power/ju/wuzheng.yml").read_text(encoding="utf-8")
    law = place / "lists/laws/fa.yml"
    law.write_text(LAW + "  - {date: 2026-06-01, articles: 6, recorded: 2026-11-29}\n", encoding="utf-8")
    out = place / "due.json"

    def due() -> list[str]:
        main(["laws", "due", "--root", str(place), "--format", "json", "--out", str(out)])
        return sorted(row["entry"] for row in json.loads(out.read_text(encoding="utf-8"))["tables"][0]["rows"])

    assert due() == ["power/ju/wuzheng", "responsibility/ju/wuzheng"]
    assert main(["laws", "lock", "--root", str(place), "--reviewed", "power/ju/wuzheng", "--write"]) == 0
    assert due() == ["responsibility/ju/wuzheng"]
    assert (
        read_lock((place / "lists/statutes.lock").read_text(encoding="utf-8")).reviewed["power/ju/xuke", "fa"]
        == "2020-01-01"
    )


def test_two_sources_that_disagree_make_a_law_disputed(place: Path) -> None:
    """Nothing that cites it is held against either."""
    texts = written(place / "texts", **{"乙/示例法(2020-01-01).md": FIRST.replace("二十日", "三十日")})
    audit(place, "--write", texts=texts)
    law = (place / "lists/laws/fa.yml").read_text(encoding="utf-8")
    assert "disputed: 2020-01-01 的版本，两个来源的第 3 条不同" in law
    assert "checked" not in law
    assert "held" not in (place / "lists/power/ju/xuke.yml").read_text(encoding="utf-8")


def test_a_folder_without_a_statute_is_refused(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With what a file should be like."""
    (place / "empty").mkdir()
    assert main(["laws", "audit", str(place / "empty"), "--root", str(place)]) == 2
    assert "文件名写成“名称(公布日期).md”" in capsys.readouterr().err


def ticked(place: Path, answers: dict[str, str]) -> Path:
    """The audit's workbook with answers by the kind of row, as somebody filled it in."""
    import openpyxl  # noqa: PLC0415 the tests' own library

    path = place / "audit.xlsx"
    texts = written(place / "texts")
    assert main(["laws", "audit", str(texts), "--root", str(place), "--format", "xlsx", "--out", str(path)]) in (0, 1)
    book = openpyxl.load_workbook(path)
    page = book["要读的行"]
    titles = [cell.value for cell in page[1]]
    for row in page.iter_rows(min_row=2):
        kind = row[titles.index("种类")].value
        row[titles.index("读后")].value = answers.get(str(kind))
    book.save(path)
    return path


def test_a_row_that_was_read_is_not_told_again_until_a_word_of_it_changes(place: Path) -> None:
    """What somebody found right is left out and counted; another amount, or another article, and it is to be read anew."""
    before = audit(place)
    assert {row["kind"] for row in before["要读的行"]} >= {"天数", "金额", "追责"}
    read = ticked(place, {"金额": "对", "追责": "不对"})
    audit(place, "--write", "--lock-only", "--read", str(read))
    told = audit(place)
    assert {row["kind"] for row in told["要读的行"]} == {row["kind"] for row in before["要读的行"]} - {"金额"}
    assert told["counts"]["read"] == 1
    audit(place, "--write", "--lock-only")
    assert audit(place)["counts"]["read"] == 1, "an audit without the table keeps what was read"
    power = place / "lists/power/ju/wuzheng.yml"
    power.write_text(POWER.replace("未取得示例许可证", "没有取得示例许可证"), encoding="utf-8")
    told = audit(place)
    assert "金额" in {row["kind"] for row in told["要读的行"]}
    assert told["counts"]["read"] == 0
    audit(place, "--write", "--lock-only")
    assert lock_of(WorkTree(place)).readings == frozenset(), "what tells nothing any more goes"


@pytest.mark.parametrize(
    ("answer", "edit", "said"),
    [
        ("可以", None, "第 2 行：“读后”写了“可以”"),
        ("对", ("60000", "70000"), "现在的审计没有这一行"),
    ],
)
def test_a_table_that_cannot_be_taken_changes_nothing(
    place: Path, answer: str, edit: tuple[str, str] | None, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Another word than 对 or 不对, and a row that is another now, each with its place in the table."""
    read = ticked(place, dict.fromkeys(("天数", "金额", "追责", "相邻的条"), answer))
    if edit:
        power = place / "lists/power/ju/wuzheng.yml"
        power.write_text(power.read_text(encoding="utf-8").replace(*edit), encoding="utf-8")
    texts = written(place / "texts")
    before = (place / "lists/statutes.lock").exists()
    told = ["laws", "audit", str(texts), "--root", str(place), "--write", "--lock-only", "--read", str(read)]
    assert main(told) == 2
    assert said in capsys.readouterr().err
    assert (place / "lists/statutes.lock").exists() == before
    (place / "other.csv").write_text("甲,乙\n", encoding="utf-8")
    assert main([*told[:-1], str(place / "other.csv")]) == 2
    assert "没有“要读的行”这张表" in capsys.readouterr().err
