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

from qingdan.edit.outcome import Fate
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
    assert capsys.readouterr().out.count("0 values untrue") == len(LAYOUTS)


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


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_as_libreoffice_saves_them(tmp_path: Path) -> None:
    """The two-level header as xlsx, xls and ods."""
    given = list(items(20))
    (tmp_path / "a.xlsx").write_bytes(workbook_of(LAYOUTS["stages"](given)))
    for form in ("xlsx", "xls", "ods"):
        run = [
            "soffice",
            "--headless",
            "--convert-to",
            form,
            "--outdir",
            str(tmp_path / "out"),
            str(tmp_path / "a.xlsx"),
        ]
        subprocess.run(run, check=True, capture_output=True, timeout=240, env={**os.environ, "HOME": str(tmp_path)})
        raw = (tmp_path / "out" / f"a.{form}").read_bytes()
        outcome = brought(f"a.{form}", raw, SHIPPED)
        assert [row.reason for row in outcome.rows if row.fate is Fate.REJECTED] == []
        assert sum(outcome.cells().values()) == cells_in(f"a.{form}", raw)
        assert untrue("stages", given, outcome, SHIPPED) == []
