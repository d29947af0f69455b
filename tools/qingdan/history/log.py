"""One pass of ``git log``: the commits that touched the lists, and the files that each touched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from qingdan.read.layout import LISTS
from qingdan.read.revision import Revision, day_in_china

_FORMAT = "%H%x00P%P%x00T%ct%x00A%an%x00S%s%x00"
"""A letter before each field keeps an empty one from being taken for a mark between records."""


class Touched(NamedTuple):
    """One file of one commit: its path, and its blob before and after; empty where it was not there."""

    path: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit on the first-parent line. ``parent`` is empty at the root; ``time`` is in seconds since 1970."""

    id: str
    parent: str
    time: int
    author: str
    subject: str
    touched: tuple[Touched, ...]

    @property
    def day(self) -> str:
        """The commit's date in China, YYYY-MM-DD."""
        return day_in_china(self.time)


@dataclass(frozen=True, slots=True)
class Log:
    """The commits that touched the lists, oldest first, and for each path what each of its commits did to it.

    ``shallow`` says that older commits exist and were not fetched.
    """

    commits: Sequence[Commit]
    by_path: Mapping[str, Sequence[tuple[Commit, Touched]]]
    shallow: bool


def read_log(head: Revision, folder: str = LISTS) -> Log:
    """The history of a folder up to a revision, along first parents. Raises SourceError when git cannot tell it."""
    raw = head.log(folder, _FORMAT)
    commits = list(_commits(raw, head.prefix))
    commits.reverse()
    by_path: dict[str, list[tuple[Commit, Touched]]] = {}
    for commit in commits:
        for touched in commit.touched:
            by_path.setdefault(touched.path, []).append((commit, touched))
    return Log(commits, by_path, head.shallow)


def _commits(raw: bytes, prefix: str) -> Iterator[Commit]:
    """The commits, newest first. Every field is known by its position, so that no path or subject can pose as another."""
    fields = [field for field in raw.decode("utf-8", "surrogateescape").split("\0") if field not in ("", "\n")]
    at = 0
    while at < len(fields):
        id_ = fields[at].lstrip("\n")
        parents, time, author, subject = (field[1:] for field in fields[at + 1 : at + 5])
        at += 5
        touched = []
        while at < len(fields) and (head := fields[at].lstrip("\n")).startswith(":"):
            old_mode, new_mode, old, new, _ = head.split()
            path = fields[at + 1].removeprefix(prefix)
            touched.append(Touched(path, _ordinary(old_mode[1:], old), _ordinary(new_mode, new)))
            at += 2
        yield Commit(id_, parents.partition(" ")[0], int(time), author, subject, tuple(touched))


def _ordinary(mode: str, blob: str) -> str:
    return blob if mode.startswith("100") else ""
