"""What is found a part at a time is what is found when everything is at hand."""

from __future__ import annotations

import random

import pytest

from qingdan.checks import check, check_in_parts
from qingdan.checks import parts as module
from qingdan.read import Memory
from tests.checks.test_since import AS_OF, mutated, shipped

STATES = 6


def same(contents: dict[str, bytes], smallest: int) -> int:
    """How much is found; fails where parts of some files find anything else than the whole."""
    source = Memory(contents)
    whole = check(source, as_of=AS_OF)
    parts = check_in_parts(source, as_of=AS_OF, least=0, smallest=smallest)
    assert parts.diagnostics == whole.diagnostics
    assert parts.reading.diagnostics == whole.reading.diagnostics
    assert [*parts.registry.entries] == [*whole.registry.entries]
    assert parts.registry.present == whole.registry.present
    return len(whole.diagnostics)


@pytest.mark.parametrize(("smallest", "held"), [(7, 6000), (7, 40), (60, 100), (5000, 6000)])
def test_the_shipped_lists_are_found_alike(smallest: int, held: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the size of a part, and however soon a process is followed by another."""
    monkeypatch.setattr(module, "_HELD", held)
    assert same(dict(shipped()), smallest) > 0


@pytest.mark.parametrize("number", range(STATES))
def test_lists_with_mistakes_are_found_alike(number: int) -> None:
    """Changes of the kinds that people make, many at once: moved, retired and broken files among them."""
    rng = random.Random(number)  # noqa: S311 a test's choices, no secret
    contents = dict(shipped())
    for _ in range(25):
        contents = mutated(contents, rng)
    assert same(contents, rng.choice([5, 20, 90])) > 0


def test_a_fault_of_reading_is_told_in_every_collection() -> None:
    """Of files that are read before all parts, too: one file of each collection with a value that can be read in two ways."""
    contents = dict(shipped())
    first = {path.split("/")[1]: path for path in sorted(contents, reverse=True) if path.startswith("lists/")}
    for path in first.values():
        contents[path] += b"note: no\n"
    assert same(contents, 40) >= len(first)


def test_a_guide_in_another_folder_clears_a_licence() -> None:
    """A licence has its guide wherever that lies; a part that does not hold the guide does not blame the licence."""
    contents = dict(shipped())
    path = next(path for path in sorted(contents) if path.startswith("lists/guides/"))
    elsewhere = sorted({each.split("/")[2] for each in contents if each.startswith("lists/organisations/")})
    target = f"lists/guides/{elsewhere[-1].removesuffix('.yml')}/{path.rpartition('/')[2]}"
    contents[target] = contents.pop(path)
    same(contents, 3)
