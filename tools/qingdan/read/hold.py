"""Whether a file of a work tree holds what a commit has: by its bytes, not by git's record of it."""

from __future__ import annotations

import hashlib

from qingdan.read.source import File, FileMode, WorkTree

_READABLE = (FileMode.REGULAR, FileMode.EXECUTABLE)
_SHA1 = 40
"""Digits of the older of the two sums by which git names contents."""


def holds(tree: WorkTree, file: File, committed: File) -> bool:
    """Whether they are the same, but for lines that may end in CRLF where they ended in LF; a link is never the same."""
    if file.mode not in _READABLE or committed.mode not in _READABLE:
        return False
    try:
        raw = tree.read(file)
    except OSError:
        return False
    made = hashlib.sha1 if len(committed.blob) == _SHA1 else hashlib.sha256
    either = (raw, raw.replace(b"\r\n", b"\n")) if b"\r" in raw else (raw,)
    return committed.blob in [
        made(b"blob %d\0" % len(each) + each, usedforsecurity=False).hexdigest() for each in either
    ]


__all__ = ["holds"]
