"""What an article became: by what a version says of its numbers, or, in a law that replaces others, by the likeness of the texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qingdan.laws.citing import CitedRow, Citing, citing
from qingdan.laws.doubts import bigrams
from qingdan.laws.texts import Statute
from qingdan.laws.versions import current_of, moved_to, versions_of
from qingdan.model import Entry, Registry


@dataclass(frozen=True, slots=True)
class Move:
    """A citation, and what the cited article became: ``to`` are numbers in the new law, none if dropped or untold, several if split."""

    entry: Entry[Any]
    cited: CitedRow
    to: Sequence[str]
    said: bool


@dataclass(frozen=True, slots=True)
class Proposal:
    """An article of a replaced law and one of the new law that is like it, with the likeness from 0 to 1 and both texts."""

    article: str
    to: str
    score: float
    before: str
    after: str


def uses(registry: Registry, law: str, article: str = "") -> Iterator[tuple[Entry[Any], CitedRow]]:
    """Every citation of a law, or of one of its articles, by entries in force, in path order."""
    finder = Citing(registry.schemas)
    for entry in citing(registry, law):
        for cited in finder.rows(entry):
            if cited.law == law and article in ("", cited.article):
                yield entry, cited


def renumbered(registry: Registry, law: Entry[Any], reviewed: Mapping[tuple[str, str], str]) -> Iterator[Move]:
    """What the versions of a law, since the one that an entry was reviewed against, say of the articles that are cited."""
    now = current_of(law, registry.as_of)
    every = versions_of(law)
    for entry, cited in uses(registry, law.id):
        since = str(cited.row.get("version") or reviewed.get((entry.key, law.id)) or every[0]["date"])
        steps = [each for each in every if now is not None and since < str(each["date"]) <= str(now["date"])]
        if cited.article and steps:
            to = moved_to(cited.article, steps)
            yield Move(entry, cited, to, said=list(to) != [cited.article])


def mapped(registry: Registry, law: str, maps: Mapping[str, Sequence[str]]) -> Iterator[Move]:
    """What a person said of the articles of a law; citations of articles of which nothing was said are not among them."""
    for entry, cited in uses(registry, law):
        if cited.article in maps:
            yield Move(entry, cited, maps[cited.article], said=True)


def proposals(old: Statute, new: Statute, articles: Sequence[str], most: int = 3) -> Iterator[Proposal]:
    """For each article the most alike ones of the new law, the likest first; none where nothing is alike at all."""
    weighed = {key: bigrams(text) for key, text in new.articles.items()}
    for article in articles:
        before = old.articles.get(article, "")
        mine = bigrams(before)
        scored = [(_alike(mine, theirs), key) for key, theirs in weighed.items()]
        for score, key in sorted(scored, key=lambda pair: -pair[0])[:most]:
            if score > 0:
                yield Proposal(article, key, score, before, new.articles[key])


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    """Twice the pairs that two texts share, by all that they have."""
    total = len(one) + len(other)
    return 2 * len(one & other) / total if total else 0.0


__all__ = ["Move", "Proposal", "mapped", "proposals", "renumbered", "uses"]
