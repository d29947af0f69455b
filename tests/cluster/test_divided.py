"""A check divided into shares finds what a check in one piece finds."""

from __future__ import annotations

import pytest

from qingdan.checks.divided import checks_of, found_in_share, merged
from qingdan.checks.run import check
from qingdan.read import WorkTree
from qingdan.read.snapshot import Share, Snapshot
from tests.support import ROOT, source


@pytest.mark.parametrize("count", [2, 5])
def test_the_shipped_lists_are_checked_alike_in_shares(count: int) -> None:
    """A thousand entries with warnings, notices and waivers."""
    snapshot = Snapshot(source(base=False), ("schemas",))
    lists = Snapshot(WorkTree(ROOT), ("lists", "schemas"))
    shares = [Share(number, count) for number in range(1, count + 1)]
    found = [each for share in shares for each in found_in_share(lists, snapshot, share, "2026-01-01", _silent)]
    whole = check(lists, snapshot, as_of="2026-01-01")
    assert merged(lists, snapshot, found, "2026-01-01", _silent).diagnostics == whole.diagnostics


def _silent(what: str, done: int, total: int) -> None:
    pass


@pytest.mark.parametrize("count", [1, 2, 7, 500])
def test_each_check_is_in_one_share(count: int) -> None:
    """None is left out, none is done twice."""
    every = [each for number in range(1, count + 1) for each in checks_of(Share(number, count))]
    whole = checks_of(Share(1, 1))
    assert len(every) == len(whole)
    assert set(every) == set(whole)
