"""What each rule finds in items as cities publish them is reviewed: a rule that finds more of what is right shows here."""

from __future__ import annotations

import pytest
from benchmarks.findings import as_published, main, tallied, told
from benchmarks.tables import items

from qingdan.diagnostics import Severity
from tests.support import EXHAUSTIVE, SHIPPED, as_reviewed

ROWS = 200
NOT_WRONG = ("QD209", "QD210", "QD611", "QD902", "QD908")
"""Rules that were found to speak of what is right: a shared basic code, papers of which one will do, titles in their old spelling."""


def test_what_rules_find_is_as_reviewed() -> None:
    """``make snapshots`` writes the list anew; whoever changed a rule reads the difference."""
    assert as_reviewed("findings.txt", told(ROWS, 1, SHIPPED))


@pytest.mark.parametrize("seed", range(1, 9) if EXHAUSTIVE else (2,))
def test_nothing_that_is_right_is_an_error(seed: int) -> None:
    """Two bodies with one code, half-width brackets, alternatives: no row is refused, and none of the rules for these speaks."""
    found, rows, refused = tallied(ROWS, seed, SHIPPED)
    assert rows >= ROWS
    assert refused == 0
    assert [code for _, code in found if code in NOT_WRONG] == []
    assert found[Severity.WARNING, "QD901"] > 20, "as a control: brackets of the wrong width are told"


def test_the_table_has_what_was_counted() -> None:
    """The shares of what public lists have besides."""
    rows = as_published(list(items(400)))[1:]
    names = [row[0] for row in rows]
    assert 0.18 < sum("(" in each for each in names) / len(rows) < 0.28
    assert 1 <= len(rows) - 400 <= 20
    assert 0.5 < sum(bool(row[-3]) for row in rows) / len(rows) < 0.66


def test_the_command_prints_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    """Run by hand on any number of rows."""
    assert main(["--rows", "20"]) == 0
    assert capsys.readouterr().out == told(20, 1, SHIPPED)
