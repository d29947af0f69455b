"""Other files over a source: what is planned, before it is written; a folder that another source answers for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qingdan.read.source import File, Source


class Overlay:
    """A source in which the given paths have other contents; None where the file shall be gone."""

    def __init__(self, below: Source, contents: Mapping[str, bytes | None]) -> None:
        """Take the source beneath and the files that lie over it."""
        self.below = below
        self.contents = dict(contents)

    @property
    def name(self) -> str:
        """The name of the source beneath."""
        return self.below.name

    def files(self, folder: str) -> Sequence[File]:
        """Every file below a folder, sorted by path; the path itself where it is no folder."""
        prefix = folder.rstrip("/") + "/"
        over = [File(path, size=len(raw)) for path, raw in self.contents.items() if raw is not None]
        kept = [file for file in self.below.files(folder) if file.path not in self.contents]
        return sorted([*kept, *(each for each in over if each.path.startswith(prefix) or each.path == folder)])

    def read(self, file: File) -> bytes:
        """The planned content of a path, or that beneath."""
        raw = self.contents.get(file.path)
        return raw if raw is not None else self.below.read(file)

    def content(self, path: str) -> bytes | None:
        """The planned content of a path, or that beneath; None where there is or shall be none."""
        return self.contents[path] if path in self.contents else self.below.content(path)


class Grafted:
    """A source in which one folder is another source's: lists that are judged by schemas which they did not bring along."""

    def __init__(self, below: Source, folder: str, other: Source) -> None:
        """Take the source, and the folder that ``other`` answers for."""
        self.below, self.folder, self.other = below, folder, other

    @property
    def name(self) -> str:
        """The name of the source beneath."""
        return self.below.name

    def files(self, folder: str) -> Sequence[File]:
        """Every file below a folder that lies in one of the two, sorted by path."""
        return self._of(f"{folder}/").files(folder)

    def read(self, file: File) -> bytes:
        """The content of a listed file."""
        return self._of(file.path).read(file)

    def content(self, path: str) -> bytes | None:
        """The content of the ordinary file at a path; None where there is none."""
        return self._of(path).content(path)

    def _of(self, path: str) -> Source:
        return self.other if path.startswith(f"{self.folder}/") else self.below
