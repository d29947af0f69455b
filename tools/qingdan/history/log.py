"""One pass of ``git log``: the commits that touched the lists, and the files that each touched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from qingdan.read.layout import LISTS
from qingdan.read.revision import Revision, day_in_china

_FORMAT = "%H%x00P%P%x00T%ct%x00A%an%x00S%s%x00"
"""A letter before each field keeps an empty one from being taken for a mark between records."""


class TouchedFile(NamedTuple):
    """A file that a commit changed: path, and blob before and after the commit; a blob is empty where the file did not exist."""

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
    touched: tuple[TouchedFile, ...]

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
    by_path: Mapping[str, Sequence[tuple[Commit, TouchedFile]]]
    shallow: bool


def read_log(head: Revision, folder: str = LISTS) -> Log:
    """The history of a folder up to a revision, along first parents. Raises SourceError when git cannot tell it."""
    commits = list(_commits(head.log(folder, _FORMAT), head.prefix))
    commits.reverse()
    by_path: dict[str, list[tuple[Commit, TouchedFile]]] = {}
    for commit in commits:
        for touched in commit.touched:
            by_path.setdefault(touched.path, []).append((commit, touched))
    return Log(commits, by_path, head.shallow)


def _commits(fields: Iterator[str], prefix: str) -> Iterator[Commit]:
    """The commits, newest first. Every field is known by its position, so that no path or subject can pose as another."""
    field = next(fields, None)
    while field is not None:
        id_ = field.lstrip("\n")
        parents, time, author, subject = [next(fields)[1:] for _ in range(4)]
        touched = []
        field = next(fields, None)
        while field is not None and (head := field.lstrip("\n")).startswith(":"):
            old_mode, new_mode, old, new, _ = head.split()
            path = next(fields).removeprefix(prefix)
            touched.append(TouchedFile(path, _ordinary(old_mode[1:], old), _ordinary(new_mode, new)))
            field = next(fields, None)
        yield Commit(id_, parents.partition(" ")[0], int(time), author, subject, tuple(touched))


def _ordinary(mode: str, blob: str) -> str:
    return blob if mode.startswith("100") else ""
