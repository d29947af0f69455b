"""What ``check --fix`` writes is what was meant, or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from qingdan.cli.fix import Mender
from qingdan.diagnostics import Severity
from qingdan.read.parse import parse
from tests.checks.mutations import MUTATIONS
from tests.checks.test_typed import Desk
from tests.checks.typed import TYPED, Typed
from tests.support import ROOT

SEEDED = MUTATIONS[::4]


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk()


@cache
def mended(desk: Desk, path: str, text: str) -> str:
    """The text after every certain cure; the same text where none was taken."""
    try:
        found = [each for each in desk.told(path, text) if each.certain and each.place.path == path]
        if not found:
            return text
        mender = Mender(desk.source, desk.follower)
        mender.mend({path: found})
        assert (path in mender.texts) != (path in mender.refused)
        return mender.texts.get(path, text)
    finally:
        desk.back(path)


def leaves(value: Any) -> Iterator[str]:
    """Every value of data as a text."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from leaves(each)
    else:
        yield str(value)


def data(path: str, text: str) -> Any:
    document = parse(path, text.encode()).document
    return document.data if document is not None else None


@pytest.mark.parametrize("fault", TYPED, ids=[each.name for each in TYPED])
def test_what_is_typed_wrong_is_put_right_or_left(desk: Desk, fault: Typed) -> None:
    """Never a third thing: a file that a machine mends says what was meant, and what a person must judge stays."""
    right = (ROOT / fault.path).read_text("utf-8")
    typed = right.replace(fault.right, fault.typed, 1)
    new = mended(desk, fault.path, typed)
    assert new in (typed, right.replace(fault.right, fault.mended or fault.right, 1))


def test_most_of_what_is_typed_wrong_is_put_right(desk: Desk) -> None:
    """Two of three faults leave nothing to judge."""
    done = 0
    for fault in TYPED:
        right = (ROOT / fault.path).read_text("utf-8")
        typed = right.replace(fault.right, fault.typed, 1)
        done += mended(desk, fault.path, typed) != typed
    assert done * 3 >= len(TYPED) * 2


@pytest.mark.parametrize(("path", "old", "new"), [row[1:4] for row in SEEDED], ids=[f"{r[0]}-{r[4]}" for r in SEEDED])
def test_no_value_is_lost_by_a_cure(desk: Desk, path: str, old: str, new: str) -> None:
    """Of a mutated entry that can be read, a cure alters no more values than it mends, and leaves no new error."""
    typed = (ROOT / path).read_text("utf-8").replace(old, new, 1)
    cured = mended(desk, path, typed)
    if cured == typed:
        return
    before, after = data(path, typed), data(path, cured)
    assert after is not None
    if before is not None:
        assert sum(Counter(leaves(after)).values()) >= sum(Counter(leaves(before)).values())
    left = {each.code for each in desk.told(path, cured) if each.severity is Severity.ERROR}
    first = {each.code for each in desk.told(path, typed) if each.severity is Severity.ERROR}
    desk.back(path)
    assert left <= first
