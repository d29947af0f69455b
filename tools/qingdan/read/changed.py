"""Which files differ between two sources, found without reading those that do not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from qingdan.read.revision import Revision
from qingdan.read.source import File, FileMode, Source, SourceError, WorkTree

FOLDERS = ("lists", "schemas")
_READABLE = (FileMode.REGULAR, FileMode.EXECUTABLE)


class ChangedFile(NamedTuple):
    """A path whose bytes differ, with both contents; None where a side has no such file."""

    path: str
    before: bytes | None
    after: bytes | None


def changed_files(
    base: Source,
    head: Source,
    folders: Iterable[str] = FOLDERS,
    only: frozenset[str] | None = None,
) -> list[ChangedFile]:
    """Every file below the folders whose bytes differ, by path. Links and other odd files count as absent.

    ``only`` are the paths to look at, all where it is None. Two revisions are compared by their trees; a revision and the
    work tree by git's record of it and then by bytes.
    """
    wanted = tuple(folders)
    if isinstance(base, Revision) and isinstance(head, Revision) and base.root == head.root:
        every = base.blobs_against(head, wanted)
        names = {path: blobs for path, blobs in every.items() if only is None or path in only}
        return list(files_of(base, sorted(names.items())))
    if isinstance(base, Revision) and isinstance(head, WorkTree) and base.root == head.root:
        paths = {path for path in base.paths_against_worktree(wanted) if only is None or path in only}
        before = base.read_paths(paths)
        sides = [ChangedFile(path, before.get(path), head.content(path)) for path in sorted(paths)]
        return [each for each in sides if each.before != each.after]
    return [each for each in _by_bytes(base, head, wanted) if only is None or each.path in only]


def files_of(repository: Revision, names: Sequence[tuple[str, tuple[str, str]]]) -> Iterator[ChangedFile]:
    """The files of the given paths and pairs of blobs (empty where a side has no such file), read one after another.

    Raises SourceError when the repository lacks a blob.
    """
    contents = repository.stream([blob for _, pair in names for blob in pair if blob])
    for path, (old, new) in names:
        before = next(contents) if old else None
        after = next(contents) if new else None
        if (old and before is None) or (new and after is None):
            raise SourceError(f"git 仓库里缺少“{path}”的内容。改法：运行 git fetch --unshallow 取回完整历史")
        yield ChangedFile(path, before, after)


def _by_bytes(base: Source, head: Source, folders: tuple[str, ...]) -> list[ChangedFile]:
    old = {file.path: file for folder in folders for file in base.files(folder) if file.mode in _READABLE}
    new = {file.path: file for folder in folders for file in head.files(folder) if file.mode in _READABLE}
    out = []
    for path in sorted(old.keys() | new.keys()):
        before, after = _content(base, old.get(path)), _content(head, new.get(path))
        if before != after:
            out.append(ChangedFile(path, before, after))
    return out


def _content(source: Source, file: File | None) -> bytes | None:
    return source.read(file) if file is not None else None
