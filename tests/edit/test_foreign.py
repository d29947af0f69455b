"""A department's own spreadsheet: whatever it looks like, every row of it is accounted for."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from qingdan.cli import main
from qingdan.edit.cited import Citation, read_cited
from qingdan.edit.incoming import incoming
from qingdan.edit.numerals import items, number
from qingdan.edit.outcome import Fate, ImportOutcome
from qingdan.edit.refusal import RefusedError
from qingdan.model import Registry
from qingdan.read.parse import parse
from tests.edit.test_returned import _registry, load, saved
from tests.support import BASE, source

DUTIES = "1.受理责任：公示材料；\n一次性告知补正。\n2.审查责任：对材料进行审查。\n3、决定：二十日内决定。"

CITED = "1.《中华人民共和国示例法》第十二条：依照《不相干法》办理。\n2.《示例管理条例》第三十八条之一第二款第（三）项、第四十条"


@pytest.fixture
def small() -> tuple[Registry, dict[str, bytes]]:
    law = "name: 示例管理条例\nkind: 地方性法规\nversions:\n  - {date: 2021-01-01, articles: 50}\n"
    return load(source({"lists/laws/tiaoli.yml": law}))


def messy() -> Any:
    """Titles above the header, a header in two rows, merged cells, sections, continuations, notes at the foot."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = "权责清单"
    lines: list[list[Any]] = [
        ["示例局权责清单"],
        ["填报单位：示例局", None, None, None, None, "2024年3月"],
        [],
        ["序号", "事项\n名称", "子项", "类别", "实施依据（设定依据）", "责任清单", None, "承办科室", "自编列"],
        [None, None, None, None, None, "责任事项", "追责情形", None, None],
        ["一、行政检查（共2项）"],
        [1, "示例检查", "对甲的检查", "", CITED, DUTIES, "1.不按规定检查的；\n2.徇私舞弊的。", "检查科", "乱写"],
        [None, None, "对乙的检查"],
        [2, "示例检查二", None, "行政检查", "《没有的法》第一条", None, None, None],
        ["二、行政许可"],
        [3, "示例许可三", None, "行政许可", "示例法第十二条", None, None, "许可科"],
        [4, "示例许可", None, "行政许可", "《示例法》第１２条", None, None, "许可科"],
        [5, "示例许可", None, "行政许可", "《示例法》第12条", None, None, "许可科"],
        [6, "示例奖励", None, "行政奖历", None, None, None, None],
        [7, "示例服务", None, "公共服务", None, "把事办好", None, None],
        ["序号", "事项名称", "子项", "类别"],
        [None, None, None, None, None, None, None, None, "只有乱写"],
        ["注：本表一式三份"],
    ]  # fmt: skip
    for line in lines:
        page.append(line)
    page.merge_cells("A1:I1")
    page.merge_cells("F4:G4")
    for column in "ABDEFGH":
        page.merge_cells(f"{column}7:{column}8")
    return book


def brought(
    raw: bytes, small: tuple[Registry, dict[str, bytes]], name: str = "清单.xlsx", body: str = "示例局"
) -> ImportOutcome:
    return incoming(name, raw, *small, body)


def test_every_row_of_a_messy_table_is_accounted_for(small: tuple[Registry, dict[str, bytes]]) -> None:
    """Written, unchanged, or refused at its cell with a reason."""
    outcome = brought(saved(messy()), small)
    assert [(row.place, row.fate, row.reason) for row in outcome.rows] == [
        ("权责清单!A1", Fate.HEADER, ""),
        ("权责清单!A2", Fate.HEADER, ""),
        ("权责清单!A4", Fate.HEADER, ""),
        ("权责清单!F5", Fate.HEADER, ""),
        ("权责清单!A6", Fate.HEADER, "以下各行的职权类型：行政检查"),
        ("权责清单!A7", Fate.IMPORTED, outcome.rows[5].reason),
        ("权责清单!A8", Fate.IMPORTED, ""),
        ("权责清单!A9", Fate.REJECTED, "权责清单!E9 清单没有收录《没有的法》：没有叫“没有的法”的"),
        ("权责清单!A10", Fate.HEADER, "以下各行的职权类型：行政许可"),
        ("权责清单!A11", Fate.REJECTED, "权责清单!E11 “示例法第十二条”里没有《法律名称》"),
        ("权责清单!A12", Fate.IMPORTED, ""),
        ("权责清单!A13", Fate.UNCHANGED, ""),
        ("权责清单!A14", Fate.REJECTED, "权责清单!D14 职权类型没有“行政奖历”这个值；是不是“行政奖励”"),
        ("权责清单!A15", Fate.REJECTED, "权责清单!F15 “把事办好”没有写明是哪个环节；写成“受理：……”"),
        ("权责清单!A16", Fate.HEADER, ""),
        ("权责清单!I17", Fate.REJECTED, "权责清单!I17 没有事项名称"),
        ("权责清单!A18", Fate.HEADER, ""),
    ]
    assert "行使层级" in outcome.rows[5].reason
    assert outcome.notes == ["“权责清单”里没有读的列：自编列", "依据里引的条文原文没有抄进清单；清单只写哪部法律哪一条"]


def test_what_it_says_becomes_clean_entries(small: tuple[Registry, dict[str, bytes]]) -> None:
    """Laws by reference with article, paragraph and item; duties by stage; rows with ids; the listed entry changed in place."""
    files = brought(saved(messy()), small).files
    assert files["lists/power/ju/shili-jiancha.yml"].decode() == (
        "# yaml-language-server: $schema=../../../schemas/power.schema.json\n"
        "name: 示例检查\ntype: 行政检查\norganisation: ju\noffice: 检查科\nbasis:\n"
        '  - {law: fa, article: "12"}\n  - {id: t38-1-k2-x3, law: tiaoli, article: 38-1, paragraph: 2, item: 3}\n'
        '  - {id: t40, law: tiaoli, article: "40"}\nsubitems:\n  - {id: duijia-dejian-cha, name: 对甲的检查}\n'
        "  - {id: duiyi-dejian-cha, name: 对乙的检查}\n"
    )
    assert files["lists/responsibility/ju/shili-jiancha.yml"].decode() == (
        "# yaml-language-server: $schema=../../../schemas/responsibility.schema.json\nduties:\n"
        "  - {id: shouli, stage: 受理, duty: 公示材料；一次性告知补正。}\n"
        "  - {id: shencha, stage: 审查, duty: 对材料进行审查。}\n  - {id: jueding, stage: 决定, duty: 二十日内决定。}\n"
        "accountability:\n  - {id: buan-guiding-jiancha-de, situation: 不按规定检查的；}\n"
        "  - {id: xunsi-wubi-de, situation: 徇私舞弊的。}\n"
    )
    old = BASE["lists/power/ju/xuke.yml"]
    assert files["lists/power/ju/xuke.yml"].decode() == old.replace("level: 市级", "office: 许可科\nlevel: 市级")
    assert len(files) == 3
    for path, raw in files.items():
        assert parse(path, raw).diagnostics == ()


def test_brought_in_twice_changes_nothing_the_second_time(small: tuple[Registry, dict[str, bytes]]) -> None:
    """What was written is found again by its name."""
    raw = saved(messy())
    files = brought(raw, small).files
    registry, raws = load(source({**small[1], **files}))
    again = incoming("清单.xlsx", raw, registry, raws, "示例局")
    assert again.files == {}
    assert again.count(Fate.IMPORTED) == 0


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_csv_in_either_encoding(small: tuple[Registry, dict[str, bytes]], encoding: str) -> None:
    """With quoted line breaks."""
    text = (
        '事项名称,权力类型,实施主体,实施依据\r\n示例奖励,行政奖励,示例局,"1.《示例法》第一条\n2.《示例法》第二条"\r\n'
    )
    outcome = brought(text.encode(encoding), small, "旧表.csv", "")
    assert [row.fate for row in outcome.rows] == [Fate.HEADER, Fate.IMPORTED]
    assert b'article: "2"' in outcome.files["lists/power/ju/shili-jiangli.yml"]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("form", ["xls", "ods"])
def test_the_old_formats_say_the_same(tmp_path: Path, small: tuple[Registry, dict[str, bytes]], form: str) -> None:
    """The messy table saved as xls or ods makes the same files."""
    (tmp_path / "a.xlsx").write_bytes(saved(messy()))
    run = ["soffice", "--headless", "--convert-to", form, "--outdir", str(tmp_path / "out"), str(tmp_path / "a.xlsx")]
    subprocess.run(run, check=True, capture_output=True, timeout=240, env={**os.environ, "HOME": str(tmp_path)})
    outcome = brought((tmp_path / "out" / f"a.{form}").read_bytes(), small, f"a.{form}")
    expected = brought(saved(messy()), small)
    assert outcome.files == expected.files
    assert [row.fate for row in outcome.rows] == [row.fate for row in expected.rows]


def test_a_table_without_a_header_is_refused_row_by_row(small: tuple[Registry, dict[str, bytes]]) -> None:
    """Nothing is guessed from the position of a column."""
    outcome = brought("甲,乙\n丙,丁\n".encode(), small, "旧表.csv")
    assert [row.fate for row in outcome.rows] == [Fate.REJECTED, Fate.REJECTED]
    assert "没有认得的表头" in outcome.rows[0].reason


def test_whose_list_it_is_must_be_said(small: tuple[Registry, dict[str, bytes]]) -> None:
    """In a column, or on the command line."""
    raw = "事项名称,权力类型\n示例奖励,行政奖励\n".encode()
    assert "--organisation" in brought(raw, small, "a.csv", "").rows[1].reason
    assert "没有叫“无此局”的" in brought(raw, small, "a.csv", "无此局").rows[1].reason
    assert brought(raw, small, "a.csv", "ju").count(Fate.IMPORTED) == 1


def test_the_command_takes_a_foreign_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A preview first; exit 1 when a row was refused."""
    root, file = _registry(tmp_path / "r"), tmp_path / "旧表.csv"
    file.write_text("事项名称,类别,依据\n示例奖励,行政奖励,《示例法》第三条\n坏行,没有,\n", encoding="utf-8")
    command = ["xlsx", "import", str(file), "--root", str(root), "--organisation", "示例局"]
    assert main(command) == 1
    assert not (root / "lists/power/ju/shili-jiangli.yml").exists()
    assert main([*command, "--write"]) == 1
    assert (root / "lists/power/ju/shili-jiangli.yml").exists()
    out = capsys.readouterr().out
    assert "旧表!B3 职权类型没有“没有”这个值" in out
    assert "写入 1 行" in out


def test_a_table_of_guides_changes_the_guides(small: tuple[Registry, dict[str, bytes]]) -> None:
    """Time limits with the unit in brackets, full-width digits, choices by their names; entries are found by name."""
    text = (
        "办理时限表,,,\n序号,业务办理项名称,法定时限,承诺时限,办件类型,最多跑几次,领导\n"
        "1,示例许可（新办）,20(工作日),３（工作日）,承诺件,１次,某某\n2,没有的事,1工作日,,,,\n"
        "合计,,,,,,\n"
    )
    outcome = brought(text.encode(), small, "时限.csv", "")
    assert [(row.fate, row.reason) for row in outcome.rows] == [
        (Fate.HEADER, ""),
        (Fate.HEADER, ""),
        (Fate.IMPORTED, ""),
        (
            Fate.REJECTED,
            "时限!B4 没有叫“没有的事”的指南，也没有名称是它开头的职权；先导入权力清单，或者加一列“所属职权”",
        ),
        (Fate.HEADER, ""),
    ]
    assert outcome.notes == ["“时限”里没有读的列：领导"]
    old = BASE["lists/guides/ju/xuke.yml"]
    expected = old.replace("promised: {value: 5,", "promised: {value: 3,").replace("visits: 0", "visits: 1")
    assert outcome.files == {"lists/guides/ju/xuke.yml": expected.encode()}


def test_an_entry_is_written_whole_or_not_at_all(small: tuple[Registry, dict[str, bytes]]) -> None:
    """One row that says otherwise, or cannot be read, leaves the entry as it is; the reason names that row."""
    text = (
        "业务办理项名称,承诺时限,最多跑几次\n示例许可（新办）,3工作日,1\n示例许可（新办）,4 工作日,\n示例许可（变更）,1工作日,\n"
        "示例许可（补证）,5天,\n示例许可（补证）,,1\n"
    )
    outcome = brought(text.encode(), small, "时限.csv")
    assert [(row.fate, row.reason[:36]) for row in outcome.rows[1:]] == [
        (Fate.REJECTED, "同一条目的另一行没有写入（时限!A3）；一个条目要么全写，要么不写"),
        (Fate.REJECTED, "时限!B3 同一条目前面写的承诺办结时限是“3工作日”"),
        (Fate.IMPORTED, outcome.rows[3].reason[:36]),
        (Fate.REJECTED, "时限!B5 “5天”的单位不明：是“工作日”还是“日”，照法律写"),
        (Fate.REJECTED, "同一条目的另一行没有写入（时限!A5）；一个条目要么全写，要么不写"),
    ]
    assert list(outcome.files) == ["lists/guides/ju/xuke-biangeng.yml"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("《甲法》第三十五条", [("甲法", "35")]),
        ("《甲法》第十条、第一百零二条；《乙条例》第五条", [("甲法", "10"), ("甲法", "102"), ("乙条例", "5")]),
        ("依据：《甲法》第12条之一", [("甲法", "12-1")]),
        ("《甲法》", [("甲法", "")]),
        ("1.《甲法》第二条：“依照《乙法》第三条办理。”\n2.《丙法》第四条", [("甲法", "2"), ("丙法", "4")]),
        ("【法律】《甲法》第二十条", [("甲法", "20")]),
        ("没有法律", []),
    ],
)
def test_citations_as_lawyers_write_them(text: str, expected: list[tuple[str, str]]) -> None:
    """What a line cites, not what the article it quotes mentions."""
    assert [(each.law, each.article) for each in read_cited(text).citations] == expected


def test_paragraphs_and_items() -> None:
    """第二款 and 第（三）项 go with their article."""
    assert read_cited("《甲法》第九条第二款第（三）项").citations == (Citation("甲法", "9", 2, 3),)
    assert [number(each) for each in ("十", "十二", "二十", "一百", "一百一十", "三百零六", "１２", "一千零一")] == [
        10, 12, 20, 100, 110, 306, 12, 1001,
    ]  # fmt: skip


def test_numbered_lines() -> None:
    """A line without a number goes on with the one before; numbers in one line take it apart."""
    assert items("1.甲；\n续。\n2.乙。") == ["甲；续。", "乙。"]
    assert items("1.甲。2.乙。") == ["甲。", "乙。"]
    assert items("甲\n乙") == ["甲", "乙"]


def test_no_workbook_at_all(small: tuple[Registry, dict[str, bytes]]) -> None:
    """A file of some other kind is refused in Chinese."""
    with pytest.raises(RefusedError, match="不是能读的工作簿"):
        brought(io.BytesIO(b"\x00\x01\x02 nothing").getvalue(), small, "a.xlsx")
