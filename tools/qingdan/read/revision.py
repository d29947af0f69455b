"""Files of a git revision, read with plumbing into memory; nothing is checked out."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from qingdan.read.source import File, FileMode, SourceError

_MODES = {mode.value: mode for mode in FileMode}


class Revision:
    """The files of one commit, below the folder ``root`` of a repository.

    ``commit`` is the full hash and ``time`` the commit's time in seconds since 1970. Raises SourceError when the revision
    does not exist or the folder is in no repository. The given name is only ever resolved with ``--verify
    --end-of-options``; after that, hashes alone reach git.
    """

    def __init__(self, root: Path, revision: str) -> None:
        """Resolve the revision to a commit."""
        self.root = root
        self.name = revision
        try:
            self.commit = self._git("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}")
        except SourceError:
            raise SourceError(_no_such_revision(root, revision)) from None
        self.prefix = self._git("rev-parse", "--show-prefix")
        self.time = int(self._git("show", "-s", "--format=%ct", self.commit))
        self._contents: dict[str, bytes] = {}

    @property
    def day(self) -> str:
        """The commit's date in China, YYYY-MM-DD."""
        return day_in_china(self.time)

    def files(self, folder: str) -> Sequence[File]:
        """Every file below a folder, sorted by path."""
        listing = self._run("ls-tree", "-r", "-z", "-l", "--full-tree", self.commit, "--", self.prefix + folder + "/")
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
        self._fetch(file.blob for file in found if file.mode in (FileMode.REGULAR, FileMode.EXECUTABLE))
        return sorted(found, key=lambda each: each.path)

    def read(self, file: File) -> bytes:
        """The blob's bytes."""
        if file.blob not in self._contents:
            self._fetch([file.blob])
        return self._contents[file.blob]

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

    def _run(self, *arguments: str, stdin: bytes = b"") -> bytes:
        try:
            done = subprocess.run(  # noqa: S603 the program is fixed; a revision reaches it after --end-of-options only
                ["git", "-C", str(self.root), *arguments],  # noqa: S607 git is found on the PATH, as everywhere
                input=stdin,
                capture_output=True,
                check=False,
            )
        except FileNotFoundError:
            raise SourceError("没有找到 git。改法：先安装 git") from None
        if done.returncode:
            raise SourceError(f"git 没有完成：{done.stderr.decode('utf-8', 'replace').strip()}")
        return done.stdout


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
    shown = revision if revision.isprintable() else repr(revision)
    if not any((parent / ".git").exists() for parent in (root, *root.parents)):
        return f"“{root}”不在 git 仓库里，读不到版本“{shown}”"
    return f"没有版本“{shown}”。改法：写存在的提交、分支或标签；如果是浅克隆，先运行 git fetch --unshallow"
