"""One thing made wrong in one shipped entry is caught by the named code, at the line where it was made wrong."""

from __future__ import annotations

from functools import cache

import pytest

from qingdan.checks import check
from tests.checks.mutations import MUTATIONS
from tests.support import SCHEMAS, Odd


@cache
def shipped() -> dict[str, bytes]:
    """Every file of the lists and schemas."""
    return {file.path: SCHEMAS.read(file) for folder in ("lists", "schemas") for file in SCHEMAS.files(folder)}


@pytest.mark.parametrize(
    ("path", "old", "new", "code"), [row[1:] for row in MUTATIONS], ids=[f"{row[0]}-{row[4]}" for row in MUTATIONS]
)
def test_a_mutation_of_a_shipped_entry_is_caught_at_its_line(path: str, old: str, new: str, code: str) -> None:
    """The code is found in the mutated file, on the mutated lines."""
    text = shipped()[path].decode()
    assert text.count(old) == 1
    first = text[: text.index(old)].count("\n") + 1
    outcome = check(Odd({**shipped(), path: text.replace(old, new).encode()}), as_of="2026-11-23")
    lines = range(first, first + new.count("\n") + 1)
    assert [d for d in outcome.diagnostics if d.code == code and d.place.path == path and d.place.line in lines]
