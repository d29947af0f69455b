"""Where files come from: a folder on disk or a mapping in memory. A git revision is in ``revision``."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping, Sequence
from enum import Enum
from functools import lru_cache
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple, Protocol

from qingdan.read.layout import SCHEMAS


class SourceError(Exception):
    """The source itself cannot be read; the message is for a person, in Chinese."""


class FileMode(Enum):
    """What kind of thing a path is, as git would record it."""

    REGULAR = "100644"
    EXECUTABLE = "100755"
    SYMLINK = "120000"
    OTHER = "other"


class File(NamedTuple):
    """A path below the root, with ``/`` between its parts, its size in bytes and, in a revision, its blob."""

    path: str
    mode: FileMode = FileMode.REGULAR
    size: int = 0
    blob: str = ""

    def __hash__(self) -> int:
        """By path: a source lists a path once."""
        return hash(self.path)


class Source(Protocol):
    """The one door through which bytes come in."""

    @property
    def name(self) -> str:
        """What a person calls the source."""
        ...

    def files(self, folder: str) -> Sequence[File]:
        """Every file below a folder, sorted by path; the path itself where it is no folder; empty where there is nothing."""
        ...

    def read(self, file: File) -> bytes:
        """The content of a listed file. Raises OSError when it cannot be read."""
        ...

    def content(self, path: str) -> bytes | None:
        """The content of the ordinary file at a path, or None where there is none."""
        ...


_BESIDE = ".qingdan-new"


def beside(name: str) -> str:
    """The name under which a file's new content is written, beside the file, before it takes its place."""
    return f".{name}{_BESIDE}"


def named_beside(name: str) -> bool:
    """Whether a name is one of those."""
    return name[:1] == "." and name.endswith(_BESIDE) and len(name) > len(beside(""))


def copied_schemas(root: Path) -> bool:
    """Whether the schemas in a folder are copies for editors, which git is told to leave out: they judge nothing."""
    try:
        return (root / SCHEMAS / ".gitignore").read_text(encoding="utf-8").strip() == "*"
    except (OSError, UnicodeDecodeError):
        return False


class WorkTree:
    """The files of a folder on disk. Symbolic links are listed, never followed; what a killed write of ours left is no file.

    A file with the name of such a leftover that git has is one: a commit of it has it too.
    """

    def __init__(self, root: Path) -> None:
        """Take the folder that holds ``lists/`` and ``schemas/``."""
        self.root = root

    @property
    def name(self) -> str:
        """The folder's name."""
        return self.root.name

    def files(self, folder: str) -> Sequence[File]:
        """Every file below a folder, sorted by path; the path itself where it is a file. A closed folder is listed itself."""
        try:
            top = (self.root / folder).lstat()
        except (FileNotFoundError, NotADirectoryError):
            return []
        if not stat.S_ISDIR(top.st_mode):
            return [File(folder, _mode(top.st_mode), top.st_size)]
        if folder == SCHEMAS and copied_schemas(self.root):
            return []
        found: list[File] = []
        left: dict[str, File] = {}
        pending = [folder]
        while pending:
            inside = pending.pop()
            try:
                entries = list(os.scandir(self.root / inside))
            except (FileNotFoundError, NotADirectoryError):
                continue
            except PermissionError:
                found.append(File(inside, FileMode.OTHER))
                continue
            for entry in entries:
                relative = f"{inside}/{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    pending.append(relative)
                    continue
                state = entry.stat(follow_symlinks=False)
                file = File(relative, _mode(state.st_mode), state.st_size)
                if named_beside(entry.name) and stat.S_ISREG(state.st_mode):
                    left[relative] = file
                else:
                    found.append(file)
        if left:
            from qingdan.read.leftovers import in_git  # noqa: PLC0415 it asks git, and few folders have any

            found += [left[path] for path in in_git(self.root, left) if path in left]
        return sorted(found, key=_path)

    def read(self, file: File) -> bytes:
        """The bytes on disk."""
        # Half the time of Path.read_bytes, which asks the system more than once for every file.
        handle = os.open(f"{self.root}/{file.path}", os.O_RDONLY | _AS_IS)
        try:
            parts = [os.read(handle, file.size + 1)]
            while len(parts[-1]) > file.size:
                parts.append(os.read(handle, file.size + 1))
        finally:
            os.close(handle)
        return b"".join(parts)

    def content(self, path: str) -> bytes | None:
        """The bytes on disk, or None where there is no ordinary file."""
        place = self.root / path
        try:
            return place.read_bytes() if stat.S_ISREG(place.lstat().st_mode) else None
        except (FileNotFoundError, NotADirectoryError):
            return None


class Memory:
    """Files held in memory: examples, tests, and the text of an editor's buffer."""

    def __init__(self, contents: Mapping[str, bytes], name: str = "memory") -> None:
        """Take a mapping from path to content."""
        self.contents = dict(contents)
        self.name = name

    def files(self, folder: str) -> Sequence[File]:
        """Every file below a folder, sorted by path; the path itself where it is no folder."""
        prefix = folder.rstrip("/") + "/"
        below = (each for each in self.contents.items() if each[0].startswith(prefix) or each[0] == folder)
        return sorted(File(path, size=len(raw)) for path, raw in below)

    def read(self, file: File) -> bytes:
        """The bytes given for the path."""
        return self.contents[file.path]

    def content(self, path: str) -> bytes | None:
        """The bytes given for the path, or None."""
        return self.contents.get(path)


_path = attrgetter("path")
_AS_IS = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)


@lru_cache(maxsize=64)
def _mode(bits: int) -> FileMode:
    if stat.S_ISLNK(bits):
        return FileMode.SYMLINK
    if not stat.S_ISREG(bits):
        return FileMode.OTHER
    executable = os.name == "posix" and bits & 0o111
    return FileMode.EXECUTABLE if executable else FileMode.REGULAR
