"""The id by which git names a whole folder: of a commit as git says it, of a work tree as git would."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from qingdan.read.git import run
from qingdan.read.revision import Revision
from qingdan.read.source import File, FileMode, Source, WorkTree

_SHA1 = 40
"""Digits of the older of the two sums by which git names contents."""
_MODES = {FileMode.REGULAR: "100644", FileMode.EXECUTABLE: "100755"}


def tree_id(source: Source, folder: str, like: str = "") -> str:
    """The id of a folder's tree in hexadecimal; empty where the source has no such folder, or is none that git knows.

    ``like`` is an id of the repository, for a work tree to be summed in the same way; line ends count as LF.
    """
    if isinstance(source, Revision):
        name = f"{source.commit}:{source.prefix}{folder}"
        told = run(source.root, "rev-parse", "--verify", "--quiet", "--end-of-options", name, fine=(0, 1, 128))
        return told.decode().strip()
    if not isinstance(source, WorkTree):
        return ""
    files = source.files(folder)
    if not files or any(file.mode not in _MODES for file in files):
        return ""
    return _Sums(source, len(like) or _SHA1).tree(folder + "/", files)


class _Sums:
    """Sums over the files of a work tree."""

    def __init__(self, tree: WorkTree, digits: int) -> None:
        self._tree = tree
        self._made = hashlib.sha1 if digits == _SHA1 else hashlib.sha256

    def tree(self, top: str, files: Sequence[File]) -> str:
        """The id of a folder, whose path ends in a slash, with the files in and below it."""
        beneath: dict[str, list[File]] = {}
        for file in files:
            name, below, _ = file.path.removeprefix(top).partition("/")
            beneath.setdefault(name + below, []).append(file)
        rows = []
        for name in sorted(beneath, key=str.encode):
            inside = beneath[name]
            if name.endswith("/"):
                mode, id_ = "40000", self.tree(top + name, inside)
            else:
                raw = self._tree.read(inside[0]).replace(b"\r\n", b"\n")
                mode, id_ = _MODES[inside[0].mode], self._sum("blob", raw)
            rows.append(f"{mode} {name.removesuffix('/')}\0".encode("utf-8", "surrogateescape") + bytes.fromhex(id_))
        return self._sum("tree", b"".join(rows))

    def _sum(self, kind: str, raw: bytes) -> str:
        return self._made(f"{kind} {len(raw)}\0".encode() + raw, usedforsecurity=False).hexdigest()


__all__ = ["tree_id"]
