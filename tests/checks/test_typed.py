"""What people type is told at its place, as what it is, and the cure, applied as it stands, gives back the file."""

from __future__ import annotations

import re

import pytest

from qingdan.checks.follow import IncrementalCheck
from qingdan.diagnostics import Diagnostic, Severity
from qingdan.diagnostics.mend import mend
from qingdan.read import WorkTree
from qingdan.read.overlay import Overlay
from qingdan.schema import load_schemas
from tests.checks.pasted import PASTED
from tests.checks.typed import TYPED, Typed
from tests.support import ROOT

_ROUNDS = 3


class Desk:
    """The shipped lists with one file at a time as somebody left it."""

    def __init__(self) -> None:
        self.source = Overlay(WorkTree(ROOT), {})
        self.follower = IncrementalCheck(self.source, load_schemas(self.source), "2026-11-30")
        self.clean = {(each.place.path, each.code, each.message) for each in self.follower.open(())}

    def told(self, path: str, text: str) -> list[Diagnostic]:
        """What is told of the lists that was not told before, those in the file first."""
        self.source.contents = {path: text.encode()}
        found = [each for each in self.follower.open([path]) if self._new(each)]
        return sorted(found, key=lambda each: (each.place.path != path, each))

    def back(self, path: str) -> None:
        """Put the file back."""
        self.source.contents = {}
        self.follower.open([path])

    def _new(self, each: Diagnostic) -> bool:
        return (each.place.path, each.code, each.message) not in self.clean


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk()


@pytest.mark.parametrize("fault", [*TYPED, *PASTED], ids=lambda each: each.name)
def test_a_fault_is_told_as_what_it_is_and_its_cure_works(desk: Desk, fault: Typed) -> None:
    """The first sentence is at the place and names the cause; the edits give back what was meant and leave no error.

    No value of the file is lost on the way, and no round of edits leaves more findings than there were.
    """
    right = (ROOT / fault.path).read_text("utf-8")
    typed = right.replace(fault.right, fault.typed, 1)
    assert typed != right
    try:
        found = desk.told(fault.path, typed)
        first = found[0]
        assert first.place.line == right[: right.index(fault.right)].count("\n") + fault.at
        assert re.search(fault.cause, first.message), first.message
        if fault.told:
            assert not first.edits
            assert re.search(fault.told, first.fix), first.fix
            return
        wanted = right.replace(fault.right, fault.mended or fault.right, 1)
        text = typed
        for _ in range(_ROUNDS):
            text, applied = mend(text, found[:1])
            assert applied
            left = desk.told(fault.path, text)
            assert found[0] not in left
            assert len(left) <= len(found)
            if text == wanted:
                break
            found = left
        assert text == wanted
        assert [each for each in left if each.severity is Severity.ERROR] == []
    finally:
        desk.back(fault.path)


def test_few_findings_are_told_of_one_fault(desk: Desk) -> None:
    """A lost line gave seventy: what follows from another finding is folded under it."""
    for fault in TYPED:
        right = (ROOT / fault.path).read_text("utf-8")
        assert len(desk.told(fault.path, right.replace(fault.right, fault.typed, 1))) <= 2, fault.name
        desk.back(fault.path)
