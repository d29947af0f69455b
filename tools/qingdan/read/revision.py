"""Files of a git revision, read with plumbing into memory; nothing is checked out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import cached_property, lru_cache
from pathlib import Path

from qingdan.read.conversation import Conversation
from qingdan.read.git import fields, run
from qingdan.read.git_rows import raw_rows, tree_rows
from qingdan.read.hold import holds
from qingdan.read.source import File, FileMode, SourceError, WorkTree

_MODES = {mode.value: mode for mode in FileMode}
_MOST_ARGUMENTS = 200


class Revision:
    """The files of one commit, below the folder ``root`` of a repository.

    ``commit`` is the full hash. Raises SourceError when the revision
    does not exist or the folder is in no repository. The given name is only ever resolved with ``--verify
    --end-of-options``; after that, hashes alone reach git.
    """

    def __init__(self, root: Path, revision: str) -> None:
        """Resolve the revision to a commit."""
        self.root = root
        self.name = revision
        try:
            told = self._run(
                "rev-parse",
                "--git-path",
                "info/grafts",
                "--show-prefix",
                "--verify",
                "--quiet",
                "--end-of-options",
                (revision or "\0") + "^{commit}",
            )
        except (SourceError, ValueError):
            raise SourceError(_no_such_revision(root, revision)) from None
        above, _, commit = told.decode("utf-8", "surrogateescape").rstrip("\n").rpartition("\n")
        grafts, _, prefix = above.partition("\n")
        if (root / grafts).is_file():
            raise SourceError(
                f"这个仓库用“{grafts}”改写了历史，比较和检查都会不对。改法：删掉这个文件；确实要改历史的，用 git rebase 另做提交"
            )
        self._begin(prefix, commit)

    def beside(self, commit: str) -> Revision:
        """Another commit of the same repository by its full hash, which the log has named: it is not looked up."""
        other = Revision.__new__(Revision)
        other.root, other.name = self.root, commit
        other._begin(self.prefix, commit)
        return other

    def _begin(self, prefix: str, commit: str) -> None:
        self.prefix, self.commit = prefix, commit
        self._at_hand: Callable[[File], bytes | None] = lambda _: None
        self._contents: dict[str, bytes] = {}
        self._asked: dict[int, Conversation] = {}
        self._listed: dict[str, Sequence[File]] = {}
        self._trees: dict[tuple[str, ...], Mapping[str, str]] = {}

    @cached_property
    def time(self) -> int:
        """The commit's time in seconds since 1970."""
        return int(self._git("show", "-s", "--format=%ct", self.commit))

    @property
    def day(self) -> str:
        """The commit's date in China, YYYY-MM-DD."""
        return day_in_china(self.time)

    @staticmethod
    def home(root: Path) -> tuple[Path, str]:
        """The git folder that a folder belongs to, and where the folder lies in the work tree. Raises SourceError outside git."""
        asked = Revision.__new__(Revision)
        asked.root = root
        told = asked._git("rev-parse", "--absolute-git-dir", "--show-prefix").split("\n")
        return Path(told[0]), told[1] if len(told) > 1 else ""

    def lend(self, at_hand: Callable[[File], bytes | None]) -> None:
        """Let the contents of files be taken from where they are at hand, before git is asked for the others."""
        self._at_hand = at_hand

    def files(self, folder: str) -> Sequence[File]:
        """Every file below a folder, sorted by path; the path itself where it is a file. Contents come in one call of git."""
        found = self.listing(folder)
        readable = [file for file in found if file.mode in (FileMode.REGULAR, FileMode.EXECUTABLE)]
        for file in readable:
            if file.blob not in self._contents and (raw := self._at_hand(file)) is not None:
                self._contents[file.blob] = raw
        self._fetch(file.blob for file in readable)
        return found

    def listing(self, folder: str) -> Sequence[File]:
        """Every file below a folder, sorted by path; the contents are not fetched."""
        if folder not in self._listed:
            self._listed[folder] = self._list(folder)
        return self._listed[folder]

    def _list(self, folder: str) -> Sequence[File]:
        listing = self._run("ls-tree", "-r", "-z", "-l", "--full-tree", self.commit, "--", self.prefix + folder)
        found = []
        for record in listing.decode("utf-8", "surrogateescape").split("\0"):
            if not record:
                continue
            head, path = record.split("\t", 1)
            mode, kind, blob, size = head.split()
            found.append(
                File(
                    path.removeprefix(self.prefix),
                    _MODES.get(mode, FileMode.OTHER) if kind == "blob" else FileMode.OTHER,
                    int(size) if size.isdigit() else 0,
                    blob,
                )
            )
        return sorted(found, key=lambda each: each.path)

    def read(self, file: File) -> bytes:
        """The blob's bytes."""
        if file.blob not in self._contents:
            self._fetch([file.blob])
        return self._contents[file.blob]

    def content(self, path: str) -> bytes | None:
        """The bytes of one file, or None where the commit has no such file. One git answers call after call."""
        return next(self.contents_at([path]))

    def contents_at(self, paths: Sequence[str]) -> Iterator[bytes | None]:
        """The bytes of files one after another, None where the commit has no such file."""
        if len(paths) > _MOST_ARGUMENTS:
            # One listing takes less time than to look for each of many.
            blobs = self._blobs(paths)
            named = [blobs.get(path) for path in paths]
        else:
            named = [None if "\n" in path else f"{self.commit}:{self.prefix}{path}" for path in paths]
        contents = self.stream([name for name in named if name])
        for name in named:
            yield next(contents) if name else None

    def stream(self, names: Sequence[str]) -> Iterator[bytes | None]:
        """The contents of blobs, one after another; each process has a git of its own to ask."""
        own = os.getpid()
        if own not in self._asked:
            self._asked[own] = Conversation(self.root)
        return self._asked[own].blobs(names)

    def read_paths(self, paths: Iterable[str]) -> dict[str, bytes]:
        """The bytes of the files at the given paths, those that the commit has, in one call of git."""
        wanted = sorted(set(paths))
        blobs = self._blobs(wanted)
        found = {path: blobs[path] for path in wanted if path in blobs}
        self._fetch(found.values())
        return {path: self._contents[blob] for path, blob in found.items()}

    def paths(self, folder: str) -> list[str]:
        """The paths of the regular files below a folder, sorted."""
        return sorted(self._tree([self.prefix + folder + "/"]))

    def _blobs(self, paths: Sequence[str]) -> Mapping[str, str]:
        """The blobs of regular files by path, of those at the given paths and maybe of others."""
        return self._tree(self._folders(paths))

    def _tree(self, names: Sequence[str]) -> Mapping[str, str]:
        """The blobs of the regular files at or below names in the repository, by path."""
        known = tuple(names)
        if known not in self._trees:
            listing = self._run("ls-tree", "-r", "-z", "--full-tree", self.commit, "--", *known)
            self._trees[known] = {
                path.removeprefix(self.prefix): blob
                for mode, blob, path in tree_rows(listing)
                if mode in ("100644", "100755")
            }
        return self._trees[known]

    def contents(self, blobs: Iterable[str]) -> dict[str, bytes]:
        """The bytes of blobs, by hash."""
        self._fetch(blobs)
        return self._contents

    def blobs_against(self, later: Revision, folders: Iterable[str]) -> dict[str, tuple[str, str]]:
        """The paths whose blobs differ in a later revision, with both blobs; empty where a side has no such file."""
        rows = self._run(
            "diff-tree", "-r", "-z", "--raw", "--no-renames", "--full-index", self.commit, later.commit, "--",
            *(self.prefix + folder + "/" for folder in folders),
        )  # fmt: skip
        out = {}
        for old_mode, new_mode, old, new, path in raw_rows(rows):
            before, after = _blob(old_mode, old), _blob(new_mode, new)
            if before != after:
                out[path.removeprefix(self.prefix)] = (before, after)
        return out

    def paths_against_worktree(self, folders: Iterable[str]) -> set[str]:
        """The paths that differ in the work tree by what its files hold; nothing is believed of git's record of it.

        That record can be told to pass over files, and old files to stand for new ones. Lines may end in CRLF where they ended in LF.
        """
        tree, out = WorkTree(self.root), set[str]()
        for folder in folders:
            before = {file.path: file for file in self.listing(folder)}
            after = {file.path: file for file in tree.files(folder)}
            out |= before.keys() ^ after.keys()
            out |= {path for path in before.keys() & after.keys() if not holds(tree, after[path], before[path])}
        return out

    def log(self, folder: str, form: str) -> Iterator[str]:
        """The commits up to this one along first parents that touch a folder, newest first: the fields of a format, and raw rows.

        Empty fields are left out. They come while git is still at work. Raises SourceError when git does not end well.
        """
        return fields(
            self.root,
            "log", "-z", "--raw", "--no-renames", "--no-abbrev", "--first-parent", "--diff-merges=first-parent", "--root",
            "--no-show-signature", "--no-mailmap", "--no-notes", f"--format={form}", self.commit, "--",
            *self._here([self.prefix + folder + "/"]),
        )  # fmt: skip

    def descends(self, commit: str) -> bool:
        """Whether a commit, by its full hash, is this one or one before it; not so where the repository has no such commit."""
        with suppress(SourceError):
            return self._git("merge-base", commit, self.commit) == commit
        return False

    @property
    def shallow(self) -> bool:
        """Whether the repository lacks its older commits."""
        return self._git("rev-parse", "--is-shallow-repository") == "true"

    def grep(self, words: Iterable[str], folder: str) -> list[str]:
        """The paths below a folder whose bytes hold one of the words, sorted."""
        patterns = [part for word in words for part in ("-e", word)]
        listing = self._run(
            "grep", "-l", "-z", "-F", "-I", "--no-textconv", "--full-name", *patterns, self.commit, "--",
            *self._here([self.prefix + folder + "/"]), fine=(0, 1),
        )  # fmt: skip
        names = listing.decode("utf-8", "surrogateescape").split("\0")
        return sorted(name.partition(":")[2].removeprefix(self.prefix) for name in names if name)

    def _here(self, paths: Iterable[str]) -> list[str]:
        """Paths from the top of the repository, for commands that count from the current folder."""
        return [f":(top,literal){path}" for path in paths]

    def _folders(self, paths: Sequence[str]) -> list[str]:
        """What to ask ``ls-tree`` for: the paths themselves where they are few, their folders where they are many."""
        chosen = paths if len(paths) <= _MOST_ARGUMENTS else sorted({path.partition("/")[0] + "/" for path in paths})
        return [self.prefix + path for path in chosen]

    def _fetch(self, blobs: Iterable[str]) -> None:
        wanted = sorted(set(blobs) - self._contents.keys())
        if not wanted:
            return
        answer = self._run("cat-file", "--batch", stdin="".join(blob + "\n" for blob in wanted).encode())
        at = 0
        for blob in wanted:
            end = answer.index(b"\n", at)
            head = answer[at:end].split()
            if len(head) != 3:
                raise SourceError(f"git 仓库里缺少内容 {blob}。改法：运行 git fetch --unshallow 取回完整历史")
            size = int(head[2])
            self._contents[blob] = answer[end + 1 : end + 1 + size]
            at = end + 2 + size

    def _git(self, *arguments: str) -> str:
        return self._run(*arguments).decode("utf-8", "surrogateescape").strip()

    def _run(self, *arguments: str, stdin: bytes = b"", fine: tuple[int, ...] = (0,)) -> bytes:
        return run(self.root, *arguments, stdin=stdin, fine=fine)


def _blob(mode: str, blob: str) -> str:
    return blob if mode in ("100644", "100755") and blob.strip("0") else ""


@lru_cache(maxsize=1024)
def day_in_china(seconds: int) -> str:
    """The date in China at a moment, in seconds since 1970."""
    return datetime.fromtimestamp(seconds + 8 * 3600, UTC).strftime("%Y-%m-%d")


def day_of(root: Path) -> str:
    """The date of the commit that a folder stands at; empty outside git."""
    try:
        return Revision(root, "HEAD").day
    except SourceError:
        return ""


def _no_such_revision(root: Path, revision: str) -> str:
    shown = "".join(each if each.isprintable() else f"\\u{ord(each):04x}" for each in revision)
    if not any((parent / ".git").exists() for parent in (root, *root.parents)):
        return f"“{root}”不在 git 仓库里，读不到版本“{shown}”"
    return f"没有版本“{shown}”。改法：写存在的提交、分支或标签；如果是浅克隆，先运行 git fetch --unshallow"
