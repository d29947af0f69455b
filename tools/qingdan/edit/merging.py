"""Two branches of the lists united file by file: entries by their fields, the lock by its lines, other files by git's own way."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qingdan.checks.beside import SYNONYMS
from qingdan.edit.comments import comments
from qingdan.edit.plan import Plan
from qingdan.edit.refusal import RefusedError
from qingdan.edit.sides import Sides
from qingdan.edit.spans import Spans
from qingdan.edit.unite import NOTHING, Clash, MergeSide, Union
from qingdan.edit.values import same
from qingdan.laws.lock import Lock, lock_text, read_lock
from qingdan.read import Source
from qingdan.read.changed import changed_files
from qingdan.read.git import run
from qingdan.read.layout import LISTS, STATUTES
from qingdan.read.parse import parse
from qingdan.schema import Collection

_CODES = tuple(range(128))
"""With what git ends when it merges a file: the number of conflicts."""
_MARK = b"<<<<<<< "
WHOLE = ""
"""The path of a clash of two whole files."""


@dataclass(frozen=True, slots=True)
class Met:
    """A clash and the key of its entry, or the path of its file where that is no entry's."""

    key: str
    clash: Clash


@dataclass(slots=True)
class Merged:
    """``files`` are all that either side changed, as they shall be, by path; None for those that shall be gone.

    ``united`` are the keys of entries that both sides changed, ``clashes`` where nobody said yet what counts, ``settled``
    where somebody did, ``notes`` sentences for the person who merges, in Chinese.
    """

    files: dict[str, bytes | None] = field(default_factory=dict)
    united: list[str] = field(default_factory=list)
    clashes: list[Met] = field(default_factory=list)
    settled: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def merged(sides: Sides, ours: Source, theirs: Source, chosen: Mapping[str, MergeSide]) -> Merged:
    """The lists of both sides as one. ``ours`` and ``theirs`` are the sides as they came, before either followed the other.

    ``chosen`` says which side counts where both changed one value, by ``entry#path``; of a whole file by its key or path.
    """
    out = Merged(notes=list(sides.notes))
    for path in sorted(_paths(sides, ours, theirs)):
        placed = sides.schemas.layout.collection_of(path)
        collection = sides.schemas.collection(placed[0]) if placed is not None else None
        key = collection.key(placed[1]) if placed is not None and collection is not None else path
        if key in sides.moved:
            out.files[path] = None
            continue
        before, mine, other = (each.content(path) for each in (sides.base, sides.ours, sides.theirs))
        if mine == other or before == other:
            out.files[path] = mine
        elif before == mine:
            out.files[path] = other
        elif path == STATUTES:
            out.files[path] = _lock(before, mine, other)
        elif collection is not None and mine is not None and other is not None:
            out.files[path] = _entry(out, collection, key, path, (before, mine, other), chosen)
        else:
            out.files[path] = _whole(out, key, (before, mine, other), chosen)
    unknown = sorted(set(chosen) - set(out.settled))
    if unknown:
        raise RefusedError(f"“{unknown[0]}”没有冲突，或者没有这一处。改法：照上一次预览列出的写")
    return out


def _paths(sides: Sides, ours: Source, theirs: Source) -> set[str]:
    """The paths of all files that differ from the base on either side, or on either as it follows the other."""
    out: set[str] = set()
    for source in {id(each): each for each in (ours, theirs, sides.ours, sides.theirs)}.values():
        out |= {file.path for file in changed_files(sides.base, source, (LISTS,))}
        if source.content(SYNONYMS) != sides.base.content(SYNONYMS):
            out.add(SYNONYMS)
    return out


def _entry(
    out: Merged,
    collection: Collection,
    key: str,
    path: str,
    raws: tuple[bytes | None, bytes, bytes],
    chosen: Mapping[str, MergeSide],
) -> bytes:
    """One entry that both sides changed, as both together have it, with the comments of both where they can stand together."""
    before, mine, other = (_data(path, raw) if raw is not None else NOTHING for raw in raws)
    union = Union(lambda where: chosen.get(f"{key}#{where}"))
    data = union.value(collection.root, before, mine, other)
    out.united.append(key)
    out.clashes += [Met(key, each) for each in union.clashes]
    out.settled += [f"{key}#{where}" for where in union.settled]
    out.notes += [f"{path} 的 {where}：两边在同一处各添了行，请核对次序" for where in union.unsure]
    together = _by_text(*raws)
    if together is not None and _reads_as(path, together, data):
        return together
    made = Plan.fitted(path, raws[1], data, collection)
    kept = set(_comments(path, made)) | (set(_comments(path, raws[0])) if raws[0] is not None else set())
    out.notes += [f"{path} 里对方的注释没有带过来：{each}" for each in _comments(path, raws[2]) if each not in kept]
    return made


def _whole(
    out: Merged,
    key: str,
    raws: tuple[bytes | None, bytes | None, bytes | None],
    chosen: Mapping[str, MergeSide],
) -> bytes | None:
    """A file that is no entry's, or that one side took away: as git merges it, or as somebody chose."""
    before, mine, other = raws
    together = _by_text(before, mine, other) if mine is not None and other is not None else None
    if together is not None:
        return together
    if key not in chosen:
        out.clashes.append(Met(key, Clash(WHOLE, None, _told(before), _told(mine), _told(other))))
        return mine
    out.settled.append(key)
    return mine if chosen[key] is MergeSide.OURS else other


def _told(raw: bytes | None) -> str | None:
    return None if raw is None else "有这个文件"


def _data(path: str, raw: bytes) -> Any:
    parsed = parse(path, raw)
    if parsed.document is None or parsed.diagnostics:
        raise RefusedError(f"{path} 读不通。改法：先在各自的分支上运行 qingdan check 改好")
    return parsed.document.data


def _reads_as(path: str, raw: bytes, data: Any) -> bool:
    parsed = parse(path, raw)
    return parsed.document is not None and not parsed.diagnostics and same(parsed.document.data, data)


def _by_text(before: bytes | None, mine: bytes, other: bytes) -> bytes | None:
    """Both texts in one, line by line as git does it; None where it cannot."""
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for name, raw in (("ours", mine), ("base", before or b""), ("theirs", other)):
            (Path(folder) / name).write_bytes(raw)
            names.append(name)
        found = run(Path(folder), "merge-file", "-p", "-q", *names, fine=_CODES)
    return None if any(line.startswith(_MARK) for line in found.split(b"\n")) else found


def _comments(path: str, raw: bytes) -> Iterator[str]:
    parsed = parse(path, raw)
    if parsed.document is not None:
        yield from (each.text for each in comments(Spans(raw.decode("utf-8"), parsed.document)))


def _lock(before: bytes | None, mine: bytes | None, other: bytes | None) -> bytes:
    """The lines of both; of an entry that both reviewed the older version counts, so that nothing passes unseen."""
    old, ours, theirs = (read_lock((raw or b"").decode("utf-8", "replace")) for raw in (before, mine, other))
    articles = {
        (law, date, article): total
        for lock in (theirs, ours)
        for (law, date), held in lock.articles.items()
        for article, total in held.items()
    }
    reviewed = {}
    for row in ours.reviewed.keys() | theirs.reviewed.keys():
        was, one, two = (lock.reviewed.get(row) for lock in (old, ours, theirs))
        value = two if one == was else one if two == was or one == two else min(each for each in (one, two) if each)
        if value is not None:
            reviewed[row] = value
    held: dict[tuple[str, str], dict[str, str]] = {}
    for (law, date, article), total in articles.items():
        kept = all(article in lock.articles.get((law, date), {}) for lock in (ours, theirs))
        if kept or article not in old.articles.get((law, date), {}):
            held.setdefault((law, date), {})[article] = total
    gone = old.readings - (ours.readings & theirs.readings)
    return lock_text(Lock(held, reviewed, (ours.readings | theirs.readings) - gone)).encode()


__all__ = ["WHOLE", "Merged", "Met", "merged"]
