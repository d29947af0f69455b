"""Enquiries and complaints have a clock and a light, and a red one a paper."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from qingdan.cases.days import known_days
from qingdan.cases.enquiries import lit
from qingdan.cases.lights import rules_of
from qingdan.cases.store import CaseStore
from qingdan.cases.terms import TermBook
from qingdan.cli import main
from tests.cases.made import BODY, NAME, clean, put, registry, take, write
from tests.support import BASE, ROOT

HEADS = ("咨询投诉编号", "类型", "事项名称", "受理部门", "提出时间", "答复时间", "咨询内容")
ROWS = [
    ("ZX1", "咨询", NAME, BODY, "2026-11-02 09:00:00", "2026-11-03 09:00:00", "丙某"),
    ("ZX2", "咨询", NAME, BODY, "2026-11-02 09:00:00", "2026-11-05 09:00:00", "丙某"),
    ("TS1", "投诉", NAME, BODY, "2026-11-02 09:00:00", "", "丙某"),
    ("TS2", "投诉", "", "", "2026-11-16 09:00:00", "", "丙某"),
]


def stored(folder: Path, rows: Sequence[Sequence[str]]) -> Path:
    files = [*write(folder, [clean(1)]), put(folder, "inquiries.csv", [HEADS, *rows])]
    take(registry(), folder / "c.sqlite", *files)
    return folder / "c.sqlite"


def test_each_has_the_light_that_its_answer_earns(tmp_path: Path) -> None:
    """In time: none; two days late: yellow; a complaint of three weeks ago: red; one whose last day it is: yellow."""
    held = registry()
    store, day = CaseStore(stored(tmp_path, ROWS)), date(2026, 11, 23).toordinal()
    found = {
        (each.kind, terms.name, light.colour, light.row.late if light.row is not None else None)
        for each, terms, light in lit(store, TermBook(held, None), rules_of(held), day, known_days(held))
    }
    assert found == {
        ("咨询", NAME, "黄", 2),
        ("投诉", NAME, "红", 10),
        ("投诉", "投诉（没有写明事项）", "黄", 0),
    }


def test_a_red_one_has_a_paper_and_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The paper names the item, the last day and the body; what was asked is in no byte."""
    city = tmp_path / "city"
    for path, text in {**BASE, "lists/supervision.yml": (ROOT / "lists/supervision.yml").read_text("utf-8")}.items():
        place = city / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    store = stored(tmp_path, ROWS)
    asked = ["--store", str(store), "--root", str(city), "--on", "2026-11-23"]
    assert main(["cases", "lights", *asked]) == 0
    told = capsys.readouterr().out
    assert "投诉答复" in told
    assert "咨询和投诉：黄 2 件，红 1 件" in told
    assert main(["cases", "papers", *asked, "--out", str(tmp_path / "papers")]) == 0
    documents = [Document(io.BytesIO(path.read_bytes())) for path in sorted((tmp_path / "papers").glob("*.docx"))]
    cells = [cell.text for each in documents for table in each.tables for row in table.rows for cell in row.cells]
    assert {"投诉答复", "2026-11-09"} <= set(cells)
    assert "丙某" not in "".join(cells) + told + capsys.readouterr().out


def test_a_complaint_of_no_item_is_the_body_s_that_it_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its light and its paper are the body's; a body that nobody knows is told at the import and has a paper without one."""
    unnamed = [
        ("TS3", "投诉", "", BODY, "2026-11-02 09:00:00", "", "丙某"),
        ("TS4", "投诉", "", "没有的局", "2026-11-02 09:00:00", "", "丙某"),
    ]
    held = registry()
    files = [*write(tmp_path, [clean(1)]), put(tmp_path, "inquiries.csv", [HEADS, *unnamed])]
    accounts = take(held, tmp_path / "c.sqlite", *files).accounts
    assert next(each.coarse for each in accounts if each.table == "inquiries") == {"受理部门": 1}
    day = date(2026, 11, 23).toordinal()
    found = lit(CaseStore(tmp_path / "c.sqlite"), TermBook(held, None), rules_of(held), day, known_days(held))
    assert sorted(terms.body for _, terms, _ in found) == ["", "ju"]
    city = tmp_path / "city"
    for path, text in {**BASE, "lists/supervision.yml": (ROOT / "lists/supervision.yml").read_text("utf-8")}.items():
        place = city / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    asked = ["--store", str(tmp_path / "c.sqlite"), "--root", str(city), "--on", "2026-11-23"]
    assert main(["cases", "lights", *asked]) == 0
    assert f"投诉（没有写明事项）　{BODY}" in capsys.readouterr().out
    assert main(["cases", "papers", *asked, "--out", str(tmp_path / "papers")]) == 0
    assert sorted(each.name.partition("-")[0] for each in (tmp_path / "papers").iterdir()) == ["没有写明部门", BODY]


def test_what_was_read_from_the_names_of_steps_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A table without actions: how many rows were taken as what, so that somebody can object."""
    rows = clean(1)
    rows["process"] = [(*row[:2], "", *row[3:]) for row in rows["process"]]
    files = write(tmp_path, [rows])
    into = ["--into", str(tmp_path / "c.sqlite"), "--key", str(tmp_path / "key"), "--root", str(ROOT)]
    main(["cases", "import", *map(str, files), *into])
    assert "照环节的名称认定的：决定 1 行，受理 1 行" in capsys.readouterr().out
