"""Every citation of an entry, with the law that it names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from qingdan.model import Entry, Reference, Registry


class Citation(NamedTuple):
    """One row of a basis: the reference that makes it, the entry and row that it stands in, the law.

    ``article`` and ``version`` are what the row says of them, None where nothing; ``versions`` are those of the law, as written, and
    ``current`` is the latest of them.
    """

    reference: Reference
    entry: Entry[Any]
    row: Mapping[str, Any]
    article: Any
    version: Any
    law: Entry[Any]
    versions: list[dict[str, Any]]
    current: dict[str, Any] | None

    @property
    def path(self) -> tuple[str | int, ...]:
        """Where the row stands."""
        return self.reference.path[:-1]


_Known = tuple[Entry[Any], "list[dict[str, Any]]", "dict[str, Any] | None"]
_Row = tuple[Reference, Entry[Any], "dict[str, Any]"]
_Alike = defaultdict[tuple[Any, ...], "defaultdict[Any, list[_Row]]"]
"""The rows that cite the same law and version, by the article."""


_Doubled = dict[tuple[str, tuple[str | int, ...]], Sequence[_Row]]


class _Cited(NamedTuple):
    """What is cited by the entries that say what holds, and by those that tell of past events; the laws by their keys.

    ``doubled`` are the bases in which one article of a law stands twice: their entry, and where they stand in it.
    """

    laws: Mapping[str, _Known]
    present: _Alike
    past: _Alike
    doubled: _Doubled


_KEPT: WeakKeyDictionary[Registry, _Cited] = WeakKeyDictionary()


def citations(
    registry: Registry,
    where: Callable[[Citation], bool],
    article: Callable[[Any, Citation], bool] = lambda *_: True,
    *,
    records: bool = False,
) -> Iterator[Citation]:
    """The citations of known laws by entries in force that are as ``where`` and ``article`` ask, in no certain order.

    Of all that cite the same version of a law ``where`` is asked once, of one of them, whatever its article; then ``article`` once for each
    article, with the same one. ``records`` takes in what tells of past events too.
    """
    kept = _kept(registry)
    for articles in chain(kept.present.values(), kept.past.values() if records else ()):
        one = _citation(kept, next(iter(articles.values()))[0])
        if where(one):
            for number, rows in articles.items():
                if article(number, one):
                    for row in rows:
                        yield _citation(kept, row)


def doubled_bases(registry: Registry) -> Iterator[Sequence[Citation]]:
    """The citations of each basis in which one article of a law stands twice, of past events too."""
    kept = _kept(registry)
    for rows in kept.doubled.values():
        yield [_citation(kept, row) for row in rows]


def cited_version(one: Citation) -> dict[str, Any] | None:
    """The version that a citation means: the one that it names, otherwise the latest."""
    if one.version is not None:
        return next((row for row in one.versions if row["date"] == one.version), None)
    return one.current


def _citation(kept: _Cited, row: _Row) -> Citation:
    return Citation(*row, row[2].get("article"), row[2].get("version"), *kept.laws[row[0].target])


def _kept(registry: Registry) -> _Cited:
    kept = _KEPT.get(registry)
    if kept is None:
        kept = _KEPT[registry] = _gathered(registry)
    return kept


def _by_article() -> defaultdict[Any, list[_Row]]:
    return defaultdict(list)


def _gathered(registry: Registry) -> _Cited:
    laws = {law.key: (law, *_versions(law)) for law in registry.all("laws")}
    present: _Alike = defaultdict(_by_article)
    past: _Alike = defaultdict(_by_article)
    doubled: _Doubled = {}
    for key, references in registry.references.items():
        entry = registry.entries[key]
        if entry.collection.name == "laws" or entry.retired:
            continue
        twin = registry.get(f"power/{entry.id}") if entry.collection.mirror == "power" else None
        if twin is not None and twin.retired:
            continue
        kept = past if entry.collection.record else present
        above: tuple[str | int, ...] = ("",)
        rows: Any = ()
        basis: list[_Row] = []
        for reference in references:
            target, path = reference.target, reference.path
            if target not in laws or not path or path[-1] != "law":
                continue
            # The rows of one basis come one after another.
            if path[:-2] != above:
                _double(doubled, key, above, basis)
                above = path[:-2]
                rows, basis = entry.get(*above), []
            row = rows[path[-2]] if len(path) > 1 else rows
            if isinstance(row, dict):
                one = (reference, entry, row)
                article, version = row.get("article"), row.get("version")
                usual = (article is None or type(article) is str) and (version is None or type(version) is str)
                articles = kept[target, version if usual else repr(version), usual]
                articles[article if usual else repr(article)].append(one)
                basis.append(one)
        _double(doubled, key, above, basis)
    return _Cited(laws, present, past, doubled)


def _double(doubled: _Doubled, key: str, above: tuple[str | int, ...], basis: Sequence[_Row]) -> None:
    """Keep a basis in which one article of a law stands twice."""
    if len(basis) > 1 and len({(row[0].target, str(row[2].get("article"))) for row in basis}) < len(basis):
        doubled[key, above] = basis


def _versions(law: Entry[Any]) -> tuple[list[dict[str, Any]], dict[str, Any] | None]:
    versions = [row for row in law.rows("versions") if isinstance(row.get("date"), str)]
    return versions, max(versions, key=lambda row: str(row["date"]), default=None)
