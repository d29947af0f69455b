"""Every citation of an entry, with the law that it names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from qingdan.laws.citing import bases
from qingdan.laws.versions import current_of
from qingdan.model import Entry, Registry


class BasisCitation(NamedTuple):
    """One row of a basis: the entry that it stands in, the path and the place there of its basis, the law.

    ``at`` is the row's position in the basis; None where that is no list but the row itself. ``article`` and ``version`` are what the
    row says of them, None where nothing; ``versions`` are those of the law, as written, and ``current`` is the one in force.
    """

    entry: Entry[Any]
    basis: tuple[str | int, ...]
    at: int | None
    row: Mapping[str, Any]
    article: Any
    version: Any
    law: Entry[Any]
    versions: list[dict[str, Any]]
    current: dict[str, Any] | None

    @property
    def path(self) -> tuple[str | int, ...]:
        """Where the row stands."""
        return self.basis if self.at is None else (*self.basis, self.at)


_Known = tuple[Entry[Any], "list[dict[str, Any]]", "dict[str, Any] | None"]
_Row = tuple[Entry[Any], "tuple[str | int, ...]", "int | None", "dict[str, Any]"]
_Alike = defaultdict[Any, "defaultdict[Any, list[_Row]]"]
"""The rows that cite the same law and version, by the article."""


_Articles = tuple[BasisCitation, "Mapping[Any, list[_Row]]"]
"""One citation of a version of a law, and all of them by the article."""


class _Cited(NamedTuple):
    """What is cited by the entries that say what holds, and by those that tell of past events; the laws that are cited, by their ids.

    ``doubled`` are the bases in which one article of a law stands twice.
    """

    laws: Mapping[str, _Known | None]
    present: Sequence[_Articles]
    past: Sequence[_Articles]
    doubled: Sequence[Sequence[_Row]]


_KEPT: WeakKeyDictionary[Registry, _Cited] = WeakKeyDictionary()


def citations(
    registry: Registry,
    where: Callable[[BasisCitation], bool],
    article: Callable[[Any, BasisCitation], bool] = lambda *_: True,
    *,
    records: bool = False,
) -> Iterator[BasisCitation]:
    """The citations of known laws by entries in force that are as ``where`` and ``article`` ask, in no certain order.

    Of all that cite the same version of a law ``where`` is asked once, of one of them, whatever its article; then ``article`` once for each
    article, with the same one. ``records`` takes in what tells of past events too.
    """
    kept = _kept(registry)
    for one, articles in chain(kept.present, kept.past if records else ()):
        if where(one):
            for number, rows in articles.items():
                if article(number, one):
                    for row in rows:
                        yield _citation(kept.laws, row)


def doubled_bases(registry: Registry) -> Iterator[Sequence[BasisCitation]]:
    """The citations of each basis in which one article of a law stands twice, of past events too."""
    kept = _kept(registry)
    for rows in kept.doubled:
        yield [_citation(kept.laws, row) for row in rows]


def cited_version(one: BasisCitation) -> dict[str, Any] | None:
    """The version that a citation means: the one that it names, otherwise the one in force."""
    if one.version is not None:
        return next((row for row in one.versions if row["date"] == one.version), None)
    return one.current


def _citation(laws: Mapping[str, _Known | None], row: _Row) -> BasisCitation:
    cited = row[3]
    law = laws[cited["law"]]
    assert law is not None  # noqa: S101 only rows of known laws are gathered
    return BasisCitation(*row, cited.get("article"), cited.get("version"), *law)


def _kept(registry: Registry) -> _Cited:
    kept = _KEPT.get(registry)
    if kept is None:
        kept = _KEPT[registry] = _gathered(registry)
    return kept


def _by_article() -> defaultdict[Any, list[_Row]]:
    return defaultdict(list)


def _gathered(registry: Registry) -> _Cited:
    laws = _Laws(registry)
    walks = {each.name: bases(each.root) for each in registry.schemas.collections if each.name != "laws"}
    present: _Alike = defaultdict(_by_article)
    past: _Alike = defaultdict(_by_article)
    doubled: list[list[_Row]] = []
    for entry in registry.entries.values():
        collection = entry.collection
        if collection.name not in walks or entry.retired:
            continue
        twin = registry.get(f"power/{entry.id}") if collection.mirror == "power" else None
        if twin is not None and twin.retired:
            continue
        kept = past if collection.record else present
        for _, path, value in walks[collection.name].over(entry.data):
            several = isinstance(value, list)
            basis: list[_Row] = []
            for at, row in enumerate(value if several else (value,)):
                law = row.get("law") if isinstance(row, dict) else None
                if not isinstance(law, str) or laws[law] is None:
                    continue
                one = (entry, path, at if several else None, row)
                article, version = row.get("article"), row.get("version")
                usual = type(article) is str or article is None
                same = kept[law] if version is None and usual else kept[law, type(version), repr(version), usual]
                same[article if usual else repr(article)].append(one)
                basis.append(one)
            if len(basis) > 1 and len({(row["law"], str(row.get("article"))) for *_, row in basis}) < len(basis):
                doubled.append(basis)
    known = dict(laws)  # what is kept for a registry must not hold it
    return _Cited(known, _heads(known, present), _heads(known, past), doubled)


class _Laws(dict[str, "_Known | None"]):
    """The laws by their ids, each looked up when it is first cited: of thousands of them a part of the lists cites a few hundred."""

    def __init__(self, registry: Registry) -> None:
        super().__init__()
        self._registry = registry

    def __missing__(self, id_: str) -> _Known | None:
        law = self._registry.get(f"laws/{id_}")
        self[id_] = known = (law, *_versions(law, self._registry.as_of)) if law is not None else None
        return known


def _heads(laws: Mapping[str, _Known | None], alike: _Alike) -> list[_Articles]:
    return [(_citation(laws, next(iter(articles.values()))[0]), articles) for articles in alike.values()]


def _versions(law: Entry[Any], day: str) -> tuple[list[dict[str, Any]], dict[str, Any] | None]:
    return [row for row in law.rows("versions") if isinstance(row.get("date"), str)], current_of(law, day)
