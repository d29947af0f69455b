"""One thing made wrong in one shipped entry is caught by the named code, at the line where it was made wrong."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from qingdan.checks import Outcome, check
from qingdan.diagnostics import Severity
from qingdan.read import parse
from tests.checks.mutations import MUTATIONS
from tests.support import SCHEMAS, Odd

AS_OF = "2026-11-23"
IDS = [f"{row[0]}-{row[4]}" for row in MUTATIONS]


@pytest.fixture(scope="module", autouse=True)
def read_once() -> Iterator[None]:
    """A file that did not change is parsed once for all mutations: parsing depends on path and bytes alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parse, "parse", cache(parse.parse))
        yield


@cache
def shipped() -> dict[str, bytes]:
    """Every file of the lists and schemas."""
    return {file.path: SCHEMAS.read(file) for folder in ("lists", "schemas") for file in SCHEMAS.files(folder)}


@cache
def untouched() -> Outcome:
    """The outcome for the lists as shipped."""
    return check(Odd(shipped()), as_of=AS_OF)


def test_the_untouched_lists_give_no_error() -> None:
    """What the mutations begin with is right."""
    assert untouched().count(Severity.ERROR) == 0


def test_there_are_mutations_enough_of_many_codes() -> None:
    """At least 120 rows, of more than half of all codes that read the lists."""
    assert len(MUTATIONS) >= 120
    assert len({row[4] for row in MUTATIONS}) >= 100


@pytest.mark.parametrize(("path", "old", "new", "code"), [row[1:] for row in MUTATIONS], ids=IDS)
def test_a_mutation_of_a_shipped_entry_is_caught_at_its_line(path: str, old: str, new: str, code: str) -> None:
    """The code is found in the mutated file, on the mutated lines, and no second code at the same characters."""
    text = shipped()[path].decode()
    assert text.count(old) == 1
    first = text[: text.index(old)].count("\n") + 1
    outcome = check(Odd({**shipped(), path: text.replace(old, new).encode()}), as_of=AS_OF)
    lines = range(first, first + new.count("\n") + 1)
    caught = [d for d in outcome.diagnostics if d.code == code and d.place.path == path and d.place.line in lines]
    assert caught
    known = {(d.place.path, d.code, d.message) for d in untouched().diagnostics}
    places = {d.place for d in caught}
    others = {
        d.code
        for d in outcome.diagnostics
        if d.place in places and d.code != code and (d.place.path, d.code, d.message) not in known
    }
    assert others == set()
