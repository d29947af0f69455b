"""Generated tables in the layouts that cities have: every cell accounted for, every entry as it was made up."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from benchmarks.tables import LAYOUTS, brought, cells_in, items, main, untrue, workbook_of

from benchmarks import one_sheets
from qingdan.edit.outcome import CellMark, Fate
from tests.support import EXHAUSTIVE, SHIPPED

ROWS = 5000 if EXHAUSTIVE else 60


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_cell_is_lost_and_no_value_is_another(layout: str) -> None:
    """Cells in are cells accounted for, none of them refused; the entries equal what the generator made up."""
    given = list(items(ROWS))
    raw = workbook_of(LAYOUTS[layout](given))
    outcome = brought("清单.xlsx", raw, SHIPPED)
    assert [row.reason for row in outcome.rows if row.fate is Fate.REJECTED] == []
    assert sum(outcome.cells().values()) == cells_in("清单.xlsx", raw)
    assert untrue(layout, given, outcome, SHIPPED) == []


def test_a_sheet_for_each_guide() -> None:
    """Titles with values, papers and steps below: each cell accounted for, each list as it was made up."""
    given = list(one_sheets.alone(ROWS // one_sheets.A_SHEET))
    raw = one_sheets.workbook_of(given)
    outcome = brought("三表.xlsx", raw, SHIPPED)
    assert [row.reason for row in outcome.rows if row.fate is Fate.REJECTED] == []
    assert sum(outcome.cells().values()) == cells_in("三表.xlsx", raw)
    assert outcome.cells()[CellMark.UNREAD] == 0
    assert one_sheets.untrue(given, outcome, SHIPPED) == []
    other = one_sheets.Alone(given[0].item, [*given[0].papers, {"name": "别的"}], given[0].steps)
    assert len(one_sheets.untrue([other, *given[1:]], outcome, SHIPPED)) == 1


def test_a_value_that_was_changed_is_seen() -> None:
    """As a control: the comparison finds one paper more."""
    given = list(items(3))
    outcome = brought("清单.xlsx", workbook_of(LAYOUTS["guide"](given)), SHIPPED)
    other = given[0].__class__(
        given[0].power, {**given[0].guide, "materials": ["别的"]}, given[0].duties, given[0].told
    )
    assert len(untrue("guide", [other, *given[1:]], outcome, SHIPPED)) == 1


def test_the_command_prints_what_it_counted(capsys: pytest.CaptureFixture[str]) -> None:
    """One line a layout; 0 where nothing was lost."""
    assert main(["--rows", "4"]) == 0
    assert capsys.readouterr().out.count("0 values untrue") == len(LAYOUTS) + 1


@pytest.mark.parametrize(
    ("name", "encoding", "mark"), [("a.csv", "gb18030", ","), ("a.csv", "utf-8-sig", ","), ("a.txt", "utf-16", "\t")]
)
def test_as_text_in_each_encoding(name: str, encoding: str, mark: str) -> None:
    """What Excel saves as CSV and as Unicode text."""
    given = list(items(20))
    out = io.StringIO()
    csv.writer(out, delimiter=mark).writerows(LAYOUTS["guide"](given)[0])
    outcome = brought(name, out.getvalue().encode(encoding), SHIPPED)
    assert outcome.count(Fate.REJECTED) == 0
    assert untrue("guide", given, outcome, SHIPPED) == []


_TEXT = "csv:Text - txt - csv (StarCalc)"
FORMS = {"xlsx": "xlsx", "xls": "xls", "ods": "ods", "csv": f"{_TEXT}:44,34,85", "txt": f"{_TEXT}:9,34,65535"}
"""By the ending: how LibreOffice is told to save; 85 is GB18030, 65535 Unicode."""


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("form", FORMS)
def test_as_libreoffice_saves_them(tmp_path: Path, form: str) -> None:
    """Each layout in each format, rows numbered by a formula where the format knows one."""
    given, sheets = list(items(12)), list(one_sheets.alone(2))
    made = {layout: workbook_of(LAYOUTS[layout](given), numbered=layout == "power") for layout in LAYOUTS}
    made["sheets"] = one_sheets.workbook_of(sheets[:1] if form in ("csv", "txt") else sheets)
    for name, raw in made.items():
        (tmp_path / f"{name}.xlsx").write_bytes(raw)
    run = ["soffice", "--headless", "--convert-to", FORMS[form], "--outdir", str(tmp_path / "out")]
    run += [str(tmp_path / f"{name}.xlsx") for name in made]
    subprocess.run(run, check=True, capture_output=True, timeout=240, env={**os.environ, "HOME": str(tmp_path)})
    for name in made:
        saved = tmp_path / "out" / f"{name}.{'csv' if form == 'txt' else form}"
        file, raw = f"{name}.{form}", saved.read_bytes()
        outcome = brought(file, raw, SHIPPED)
        assert [row.reason for row in outcome.rows if row.fate is Fate.REJECTED] == []
        assert sum(outcome.cells().values()) == cells_in(file, raw)
        if name == "sheets":
            assert one_sheets.untrue(sheets[: 1 if form in ("csv", "txt") else 2], outcome, SHIPPED) == []
        else:
            assert untrue(name, given, outcome, SHIPPED) == []
