"""A decision becomes the papers of an office: in words, in the layout of official documents, with its blanks where they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from docx.shared import Pt

from qingdan.cli import main
from qingdan.edit.instrument import day_in_words
from tests.diff.past import git
from tests.edit.acts import EFFECTIVE, filled, founded

GUIDE = "guides/shuiwu/qushui-xuke"


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped lists, in which two powers are merged, one body's power went to another, and a guide asks for more."""
    root = founded(tmp_path_factory.mktemp("papers"))
    path = root / f"lists/{GUIDE}.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("copies: 1", "copies: 2", 1), encoding="utf-8")
    return root


def lines(path: Path) -> list[str]:
    """The paragraphs of a Word document."""
    return [each.text for each in Document(str(path)).paragraphs if each.text]


def test_a_draft_is_written_as_decision_and_announcement(
    city: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also before it is in the lists: which field becomes what is said, what nobody knows yet is left blank."""
    arguments = ["adjust", "--date", EFFECTIVE, "--reason", "要留存一份", "--root", str(city)]
    assert main([*arguments, "--document", str(tmp_path / "a")]) == 0, capsys.readouterr().out
    told = lines(tmp_path / "a/决定.docx")
    assert told[0] == "关于调整取水申请审批的核准"
    assert told[1] == "（示例，不是公布的文件）"
    assert "一、调整办理要素（1 项）" in told
    (row,) = [each for each in told if each.startswith("1．")]
    assert "“取水申请审批”（办事指南，石嘴山市水务局）：" in row
    assert "份数由“1”改为“2”。理由：要留存一份。" in row
    assert "本决定自2027年3月1日起施行。" in told
    assert told[-1] == "〔待填：决定日期〕"
    assert lines(tmp_path / "a/公告.docx")[-1] == "〔待填：公布日期〕"
    assert git(city, "status", "--porcelain") == f"M lists/{GUIDE}.yml"


def test_the_layout_is_that_of_official_documents(city: Path, tmp_path: Path) -> None:
    """Paper A4, a text of 156 by 225 mm, the title in size 2, the text in size 3; the same decision gives the same bytes."""
    for name in ("a", "b"):
        assert main(["adjust", "--date", EFFECTIVE, "--document", str(tmp_path / name), "--root", str(city)]) == 0
    document = Document(str(tmp_path / "a/决定.docx"))
    section = document.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    sides = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    left, right, top, bottom = (round(each.mm) for each in sides if each is not None)
    assert round(section.page_width.mm) - left - right == 156
    assert round(section.page_height.mm) - top - bottom == 225
    assert [document.paragraphs[at].runs[0].font.size for at in (0, 3)] == [Pt(22), Pt(16)]
    for name in ("决定.docx", "公告.docx"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_a_decision_that_is_there_is_written_and_no_file_is_covered(
    city: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By its number; another number is refused."""
    assert main(["adjust", "--date", EFFECTIVE, "--cause", "职能调整", "--write", "--root", str(city)]) == 0
    filled(city)
    wanted = ["--document", str(tmp_path), "--root", str(city)]
    assert main(["adjust", "--into", "2027/001", *wanted]) == 0
    told = lines(tmp_path / "决定.docx")
    assert told[2].startswith("经合法性审查，石嘴山市人民政府决定")
    assert told[-2:] == ["石嘴山市人民政府", "2027年1月26日"]
    public = lines(tmp_path / "公告.docx")
    assert public[0] == "石嘴山市人民政府公告"
    assert public[2].startswith("《关于调整取水申请审批的核准》已于2027年1月26日作出，现予公布")
    capsys.readouterr()
    assert main(["adjust", "--into", "2027/001", *wanted]) == 2
    assert "不盖掉它" in capsys.readouterr().err
    assert main(["adjust", "--into", "2027/009", *wanted]) == 2
    assert "没有“2027/009”这个决定" in capsys.readouterr().err


def test_days_are_written_as_in_documents() -> None:
    """Without noughts; a blank stays a blank."""
    assert day_in_words("2027-03-01") == "2027年3月1日"
    assert day_in_words("〔待填：生效日期〕") == "〔待填：生效日期〕"
    assert day_in_words(None) == "〔待填：日期〕"
