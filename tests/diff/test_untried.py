"""Each attempt of the second table ends as it should."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from qingdan.diff import compare_sources, judge
from tests.diff.attempts import PASSES
from tests.diff.generated import SCHEMAS
from tests.diff.test_attempts import memory, stops
from tests.diff.untried import BOOKS, JIU, LONG_STOPPED, MORE, MOVES, SHELLS, UNTRIED, XIN
from tests.support import listing

BOOK = "lists/wording/2026.yml"


def edited(file: str, before: str, after: str) -> tuple[dict[str, str], dict[str, str]]:
    """The city and the city after an edit; an empty text before adds at the end, an empty one after a whole file takes it away."""
    new = dict(MORE)
    if not file:
        new |= {path: raw.decode() for path, raw in listing(before)[0].items()}
    elif before == MORE[file] and not after:
        del new[file]
    else:
        assert not before or MORE[file].count(before) == 1, (
            f"“{before}” stands {MORE[file].count(before)} times in {file}"
        )
        new[file] = MORE[file].replace(before, after) if before else MORE[file] + after + "\n"
    return dict(MORE), new


def with_files(files: Mapping[str, str], more: Mapping[str, str]) -> dict[str, str]:
    """The files and others; what is empty is not there."""
    return {path: text for path, text in {**files, **more}.items() if text}


@pytest.mark.parametrize(
    ("file", "before", "after", "verdict"), [row[1:] for row in UNTRIED], ids=[row[0] for row in UNTRIED]
)
def test_without_a_decision(file: str, before: str, after: str, verdict: str) -> None:
    """Whatever field it is: what burdens or must be judged is stopped, what relieves is not."""
    old, new = edited(file, before, after)
    found = stops(memory(old), memory(new))
    assert (verdict in found) if verdict else (found == set())


@pytest.mark.parametrize(("change", "book", "verdict"), [row[1:] for row in BOOKS], ids=[row[0] for row in BOOKS])
def test_with_the_years_book(change: tuple[str, str, str], book: str, verdict: str) -> None:
    """A line of the book covers words that ask nothing more, and records, at just the place that it names."""
    old, new = edited(*change)
    (made,) = judge(compare_sources(memory(old), memory(new), SCHEMAS))
    new[BOOK] = "title: 2026 年\n" + book.replace("{}", made.fingerprint) + "\n"
    found = stops(memory(old), memory(new))
    assert (verdict in found) if verdict else (found == set())


@pytest.mark.parametrize(("before", "after", "verdict"), [row[1:] for row in MOVES], ids=[row[0] for row in MOVES])
def test_with_files_that_move(before: dict[str, str], after: dict[str, str], verdict: str) -> None:
    """A move hides no other change, and a new guide is held against the one in whose place it stands."""
    old = with_files(MORE, before)
    found = stops(memory(old), memory(with_files(old, after)))
    assert (verdict in found) if verdict else (found == set())


@pytest.mark.parametrize(("beside", "guide", "effect"), [row[1:] for row in SHELLS], ids=[row[0] for row in SHELLS])
def test_a_new_guide_has_the_effect_of_what_it_asks_beside_the_old(
    beside: dict[str, str], guide: str, effect: str
) -> None:
    """Of all old ones, whichever it names."""
    old = with_files(MORE, {JIU: LONG_STOPPED})
    comparison = compare_sources(memory(old), memory(with_files(old, {**beside, XIN: guide})), SCHEMAS)
    (added,) = (each for each in judge(comparison) if each.kind.slug == "guide-added")
    assert str(added.effect) == effect


def test_the_table_is_worth_its_name() -> None:
    """Enough rows, none twice, and reliefs among them."""
    rows = [*UNTRIED, *BOOKS, *MOVES]
    assert len({row[0] for row in rows}) == len(rows) >= 90
    assert sum(row[-1] == PASSES for row in rows) >= 10
