"""Faults by fresh eyes: the place, the cause and the cure of most are right, in the half that was known and in the sealed one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import pytest

from qingdan.diagnostics import Diagnostic, Severity
from qingdan.diagnostics.mend import mend
from tests.checks.fresh import FRESH, Fresh
from tests.checks.offhand import OFFHAND
from tests.checks.test_typed import Desk
from tests.cli.test_fix import data, leaves
from tests.support import ROOT

_ROUNDS = 4


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk()


def told(desk: Desk, fault: Fresh) -> set[str]:
    """What is right of what is told: place, cause, cure; “lost” where the edits lose a value that nobody typed over."""
    right = (ROOT / fault.path).read_text("utf-8")
    typed = right.replace(fault.right, fault.typed, 1)
    assert typed != right
    try:
        found = desk.told(fault.path, typed)
        if not found:
            return set()
        first = found[0]
        line = right[: right.index(fault.right)].count("\n") + fault.at
        out = {"place"} if (first.place.path, first.place.line) == (fault.path, line) else set()
        out |= {"cause"} if re.search(fault.cause, first.message) else set()
        if not first.edits:
            return out | ({"cure"} if fault.told and re.search(fault.told, first.fix) else set())
        return out | cured(desk, fault, typed, found)
    finally:
        desk.back(fault.path)


def cured(desk: Desk, fault: Fresh, text: str, found: list[Diagnostic]) -> set[str]:
    """Whether the edits of the first finding, round by round, give a text that is right, or lose a value."""
    right = (ROOT / fault.path).read_text("utf-8")
    wanted = [right.replace(fault.right, each, 1) for each in fault.mended]
    for _ in range(_ROUNDS):
        text, applied = mend(text, found[:1])
        if not applied:
            break
        found = desk.told(fault.path, text)
        if text in wanted or not found:
            break
    if text in wanted and not [each for each in found if each.severity is Severity.ERROR]:
        return {"cure"}
    left = data(fault.path, text)
    lost = Counter(leaves(data(fault.path, wanted[0]))) - Counter(leaves(left)) if left is not None else Counter()
    return {"lost"} if lost else set()


@pytest.mark.parametrize(
    ("faults", "wanted"),
    [
        (FRESH[::2], (0.95, 0.9, 0.9)),
        (FRESH[1::2], (0.95, 0.9, 0.9)),
        (OFFHAND[::2], (0.95, 0.9, 0.9)),
        (OFFHAND[1::2], (0.95, 0.8, 0.8)),
    ],
    ids=["known", "sealed", "known of others", "sealed of others"],
)
def test_most_faults_are_told_where_and_as_what_they_are_with_a_cure_that_works(
    desk: Desk, faults: Sequence[Fresh], wanted: tuple[float, float, float]
) -> None:
    """No cure loses a value, in no case."""
    every = {each.name: told(desk, each) for each in faults}
    for what, share in zip(("place", "cause", "cure"), wanted, strict=True):
        missed = [name for name, right in every.items() if what not in right]
        assert len(missed) <= len(every) * (1 - share) + 1e-9, (what, missed)
    assert [name for name, right in every.items() if "lost" in right] == []
