"""The next free code of a family."""

from __future__ import annotations

import pytest

from qingdan.checks import catalogue
from qingdan.cli import main
from qingdan.diagnostics.numbering import next_codes
from qingdan.diff.kinds import kinds


@pytest.mark.parametrize(
    ("taken", "together", "free"),
    [
        (["QD201", "QD203"], 1, {"QD2xx": "QD204"}),
        (["QD199", "QD101"], 1, {"QD1xx": "QD102"}),
        (["QK899", "QK801", "QK803"], 2, {"QK8xx": "QK804"}),
        (["QK898"], 2, {"QK8xx": "QK801"}),
        ([f"QG1{at:02d}" for at in range(1, 100)], 1, {}),
        ([f"QK1{at:02d}" for at in range(2, 100, 2)], 2, {}),
    ],
)
def test_a_new_code_follows_the_highest_or_fills_the_first_gap(
    taken: list[str], together: int, free: dict[str, str]
) -> None:
    """Two in a row for a kind of change; a family without room for so many offers none."""
    assert next_codes(taken, together) == free


def test_explain_offers_only_codes_that_nobody_has(capsys: pytest.CaptureFixture[str]) -> None:
    """One line a family, of rules, of kinds of change, of the gate."""
    assert main(["explain", "--next"]) == 0
    lines = capsys.readouterr().out.splitlines()
    offered = [line.split()[0] for line in lines]
    taken = {each.code for each in catalogue()} | {each.code for each in kinds()}
    assert taken.isdisjoint(offered)
    assert taken.isdisjoint(f"{code[:2]}{int(code[2:]) + 1:03d}" for code in offered if code.startswith("QK"))
    assert {code[:3] for code in offered} == {code[:3] for code in taken} | {"QG1"}


def test_explain_next_stands_alone(capsys: pytest.CaptureFixture[str]) -> None:
    """With a code there is nothing to look for."""
    assert main(["explain", "QD104", "--next"]) == 2
    assert "--next 不与代码、--format 同用" in capsys.readouterr().err
