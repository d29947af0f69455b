"""The figures of a month are counted once, shown everywhere alike, and tell of no person and of no few."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from qingdan.cases.answer import excuses, red_light_duties
from qingdan.cases.board import board_of, count, ends_of, rank
from qingdan.cases.days import DAY, known_days
from qingdan.cases.lights import lights_of, rules_of
from qingdan.cases.papers import Red, papers
from qingdan.cases.report import as_docx, as_html, as_xlsx
from qingdan.cases.sample import as_csv, sample_tables
from qingdan.cases.store import CaseStore
from qingdan.cases.terms import TermBook
from qingdan.checks import check
from qingdan.cli import main
from qingdan.read import WorkTree
from tests.cases.made import clean, dump, put, registry, take, write
from tests.support import ROOT, SCHEMAS

DAYS = known_days(registry())


def late(number: int, decided: str = "2026-11-12") -> dict[str, list[Sequence[str]]]:
    rows = clean(number)
    rows["result"] = [(f"BJ{number:05}", f"{decided} 12:00:00", "准予")] if decided else []
    rows["process"] = [
        *rows["process"][:1],
        (
            f"BJ{number:05}",
            "审查",
            "",
            "2026-11-02 10:00:00",
            f"{decided} 11:00:00" if decided else "",
            "审查岗",
            "乙某",
        ),
    ]
    return rows


def test_a_month_is_counted_by_hand(tmp_path: Path) -> None:
    """Ninety in two days, ten in eight: nine tenths in time."""
    held = registry()
    take(
        held, tmp_path / "c.sqlite", *write(tmp_path, [clean(n) for n in range(90)] + [late(n) for n in range(90, 100)])
    )
    store, rules = CaseStore(tmp_path / "c.sqlite"), rules_of(held)
    counted = count(store, TermBook(held, None), rules, DAYS, *ends_of("2026-11"))
    board = board_of(counted, store, held, rules, DAYS)
    assert board.total is not None
    assert (board.total.closed, board.total.late, board.total.red, board.total.rate) == (100, 10, 10, "90.0%")
    assert (board.total.median, board.total.worst) == (2, 8)
    row = board.guide("guides/ju/xuke")
    assert row is not None
    assert row.words == "100 件，一半在 2 个工作日内，10 件超时"
    assert row.promise == "5 个工作日"
    assert row.waits == [("审查", "2.6")]


def test_few_cases_are_not_told(tmp_path: Path) -> None:
    """Four in all: no figure. Three late of a hundred: neither they nor a rate."""
    held = registry()
    rules, book = rules_of(held), TermBook(held, None)
    take(held, tmp_path / "few.sqlite", *write(tmp_path, [clean(n) for n in range(4)]))
    store = CaseStore(tmp_path / "few.sqlite")
    assert board_of(count(store, book, rules, DAYS, *ends_of("2026-11")), store, held, rules, DAYS).total is None
    take(
        held,
        tmp_path / "late.sqlite",
        *write(tmp_path, [clean(n) for n in range(97)] + [late(n) for n in range(97, 100)]),
    )
    store = CaseStore(tmp_path / "late.sqlite")
    board = board_of(count(store, book, rules, DAYS, *ends_of("2026-11")), store, held, rules, DAYS)
    assert board.total is not None
    assert (board.total.closed, board.total.late, board.total.rate) == (100, None, "")
    for raw in (as_html(board), as_docx(board), as_xlsx(board)):
        assert b"97.0%" not in raw


def test_half_is_the_smallest_value_that_half_do_not_exceed() -> None:
    """Nearest rank."""
    assert rank({1: 1, 2: 1, 9: 1}, 50) == 2
    assert rank({1: 1, 9: 1}, 50) == 1
    assert rank({0: 95, 30: 5}, 95) == 0
    assert rank({0: 94, 30: 6}, 95) == 30


def test_a_red_light_names_post_duty_and_article_and_an_excuse_stays_with_it(tmp_path: Path) -> None:
    """The step in which the last day passed has the post; where the list has no situation, the law answers for a licence."""
    held = registry()
    files = write(tmp_path, [late(1, "")])
    files.append(
        put(
            tmp_path,
            "excused.csv",
            [
                ("办件编号", "计时", "免责理由", "认定岗位", "认定日期"),
                ("BJ00001", "承诺时限", "不可抗力", "首席代表", "2026-11-20"),
            ],
        )
    )
    take(held, tmp_path / "c.sqlite", *files)
    store, rules, today = CaseStore(tmp_path / "c.sqlite"), rules_of(held), date(2026, 12, 8).toordinal()
    case = next(store.cases())
    terms = TermBook(held, None).at(case.guide, case.accepted // DAY)
    assert terms is not None
    _, lights = lights_of(case, terms, rules, today, DAYS)
    found = red_light_duties(case, terms, lights, rules, held, excuses(store))
    assert [(each.light.rule.clock, each.light.colour, each.post, each.duty) for each in found] == [
        ("承诺时限", "红", "审查岗", "在期限内决定。"),
        ("法定时限", "深红", "审查岗", "在期限内决定。"),
    ]
    assert found[1].situation_basis == "《行政许可法》第七十四条第（二）项"
    assert found[0].excused == ("不可抗力", "首席代表", date(2026, 11, 20).toordinal())
    made = papers([Red(case, terms, "示例局", each) for each in found], today, sample=False)
    assert list(made) == [("示例局", "审查岗")]
    document = Document(io.BytesIO(made["示例局", "审查岗"]))
    text = "\n".join(cell.text for row in document.tables[0].rows for cell in row.cells)
    for word in (
        "在期限内决定。",
        "《行政许可法》第七十四条第（二）项",
        "不可抗力，首席代表，2026-11-20",
        "2026-11-09",
    ):
        assert word in text
    assert made == papers([Red(case, terms, "示例局", each) for each in found], today, sample=False)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, list[Sequence[str]]]]:
    """Two thousand invented cases of the shipped guides, as a store and as tables."""
    folder = tmp_path_factory.mktemp("sample")
    held = check(WorkTree(ROOT), SCHEMAS, checks=[]).registry
    book = TermBook(held, None)
    rows = sample_tables(held, book, DAYS, seed=7, count=2000, until=date(2026, 11, 27).toordinal())
    assert rows == sample_tables(held, book, DAYS, seed=7, count=2000, until=date(2026, 11, 27).toordinal())
    for name, table in rows.items():
        (folder / f"{name}.csv").write_bytes(as_csv(table))
    take(held, folder / "c.sqlite", *(folder / f"{name}.csv" for name in rows))
    return folder / "c.sqlite", rows


def texts(raw: bytes) -> str:
    """All that a file says, whether it is packed or not."""
    if raw[:2] != b"PK":
        return raw.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


def test_no_value_of_a_dropped_column_is_in_any_byte_written(
    sample: tuple[Path, dict[str, list[Sequence[str]]]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Store, lights, report and papers: each value of each dropped column is looked for, and each case number."""
    store, rows = sample
    assert main(["cases", "lights", "--store", str(store), "--root", str(ROOT)]) == 0
    assert (
        main(
            [
                "cases",
                "report",
                "--store",
                str(store),
                "--root",
                str(ROOT),
                "--month",
                "2026-10",
                "--out",
                str(tmp_path / "r"),
            ]
        )
        == 0
    )
    assert main(["cases", "papers", "--store", str(store), "--root", str(ROOT), "--out", str(tmp_path / "p")]) == 0
    told = capsys.readouterr()
    written = [dump(store), store.read_bytes().decode("utf-8", "replace"), told.out, told.err]
    written += [texts(path.read_bytes()) for folder in ("r", "p") for path in sorted((tmp_path / folder).iterdir())]
    words = set(re.findall(r"[A-Za-z0-9\u4e00-\u9fff]+", "\n".join(written)))
    whole = "\n".join(written)
    dropped = {
        "申请人",
        "联系人手机",
        "办理摘要",
        "受理人员",
        "办理意见",
        "启动理由或依据",
        "评价内容",
        "咨询内容",
        "办件编号",
        "咨询投诉编号",
    }
    looked = 0
    for table in rows.values():
        for at, title in enumerate(table[0]):
            if title in dropped:
                for value in {row[at] for row in table[1:] if row[at]}:
                    assert value not in words
                    looked += 1
    assert looked > 8000
    for mark in ("示例申请人甲", "示例经办乙", "示例理由丙", "示例意见丁", "示例评价戊", "示例内容甲"):
        assert mark not in whole


def test_word_excel_and_page_show_the_same_figures(
    sample: tuple[Path, dict[str, list[Sequence[str]]]], tmp_path: Path
) -> None:
    """Read back: every figure of the page is in the workbook and in the document; twice the same bytes."""
    for name in ("one", "two"):
        assert (
            main(
                [
                    "cases",
                    "report",
                    "--store",
                    str(sample[0]),
                    "--root",
                    str(ROOT),
                    "--month",
                    "2026-10",
                    "--out",
                    str(tmp_path / name),
                ]
            )
            == 0
        )
    for suffix in ("docx", "xlsx", "html"):
        assert (tmp_path / "one" / f"2026-10.{suffix}").read_bytes() == (
            tmp_path / "two" / f"2026-10.{suffix}"
        ).read_bytes()
    book = openpyxl.load_workbook(tmp_path / "one/2026-10.xlsx")
    page = (tmp_path / "one/2026-10.html").read_text(encoding="utf-8")
    document = Document(str(tmp_path / "one/2026-10.docx"))
    word = {tuple(cell.text for cell in row.cells) for table in document.tables for row in table.rows}
    rows = [
        tuple("" if each is None else str(each) for each in row)
        for row in book["各部门"].iter_rows(min_row=2, values_only=True)
    ]
    assert rows[-1][0] == "合计"
    for row in rows:
        assert row in word
        assert "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" in page
    assert "<script" not in page
    assert "http" not in page


def test_what_is_left_out_for_speed_lights_nothing(sample: tuple[Path, dict[str, list[Sequence[str]]]]) -> None:
    """Of every invented case, on three days: the same lights with all clocks as with those that could be late."""
    held = check(WorkTree(ROOT), SCHEMAS, checks=[]).registry
    book, rules = TermBook(held, None), rules_of(held)
    looked = 0
    for case in CaseStore(sample[0]).cases():
        terms = book.at(case.guide, case.accepted // DAY) if case.guide else None
        for day in ("2026-03-20", "2026-09-30", "2026-11-27") if terms is not None else ():
            today = date.fromisoformat(day).toordinal()
            assert terms is not None
            whole = lights_of(case, terms, rules, today, DAYS)[1]
            brief = lights_of(case, terms, rules, today, DAYS, brief=True)[1]
            assert [(each.rule, each.row) for each in whole] == [(each.rule, each.row) for each in brief]
            looked += len(whole)
    assert looked > 200
