"""Several files written all or none: what shall be written is set down first, and finished later if the power fails between."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from qingdan.edit.refusal import RefusedError
from qingdan.edit.save import drop, save

NAME = ".qingdan-journal.json"
"""Beside the folder of the lists; git is told to leave it alone."""
_WRITTEN = ("lists/", "site/")
_CHANGED = f"上次的写入中断了，之后 {{}} 又有改动，不敢接着写。改法：核对 git status，留下要的，再删除 {NAME}"


def write_all(root: Path, files: Mapping[str, bytes | None]) -> None:
    """Write or, where the content is None, remove files below a folder; a journal lets ``finish`` complete an interrupted write.

    Raises RefusedError where a write that was interrupted is not finished yet.
    """
    if pending(root):
        raise RefusedError("上次的写入中断了，还没有做完")
    rows = [
        {
            "path": path,
            "before": _digest(root / path),
            "after": None if raw is None else base64.b64encode(raw).decode("ascii"),
        }
        for path, raw in sorted(files.items())
    ]
    if not rows:
        return
    save(root / NAME, json.dumps(rows, indent=1).encode())
    _apply(root, files)
    (root / NAME).unlink()


def pending(root: Path) -> bool:
    """Whether a write was interrupted."""
    return (root / NAME).is_file()


class Finished(NamedTuple):
    """How an interrupted write ended: the paths that were written or removed; or that it was given up, with the new files it had left."""

    written: Sequence[str] = ()
    given_up: bool = False
    left: Sequence[str] = ()


def finish(root: Path) -> Finished:
    """Complete an interrupted write, or give it up where its files stand as before: nothing had begun, or somebody threw it away.

    A journal that was itself interrupted goes: nothing had begun. Raises RefusedError, and writes nothing, where somebody has
    changed one of the files since.
    """
    drop(root / NAME)
    if not pending(root):
        return Finished()
    try:
        rows = json.loads((root / NAME).read_bytes())
        wanted = {
            str(row["path"]): None if row["after"] is None else base64.b64decode(row["after"], validate=True)
            for row in rows
        }
        before = {str(row["path"]): row["before"] for row in rows}
    except (ValueError, KeyError, TypeError):
        raise RefusedError(f"{NAME} 读不通。改法：核对 git status 里的改动，然后删除这个文件") from None
    for path, raw in wanted.items():
        after = None if raw is None else hashlib.sha256(raw).hexdigest()
        if not path.startswith(_WRITTEN) or ".." in path.split("/"):
            raise RefusedError(f"{NAME} 里的“{path}”不在清单里。改法：删除 {NAME}")
        if _digest(root / path) not in (before[path], after):
            raise RefusedError(_CHANGED.format(path))
    # What was not written yet is older than the journal; what is newer and yet as before was put back since.
    began = (root / NAME).stat().st_mtime_ns
    old = [path for path in sorted(wanted) if before[path] is not None and _digest(root / path) == before[path]]
    back = [path for path in old if (root / path).stat().st_mtime_ns > began]
    left = sorted(path for path in wanted if before[path] is None and (root / path).exists())
    if len(old) == sum(each is not None for each in before.values()) and (back or not left):
        (root / NAME).unlink()
        return Finished(given_up=True, left=left)
    if back:
        raise RefusedError(_CHANGED.format(back[0]))
    _apply(root, wanted)
    (root / NAME).unlink()
    return Finished(sorted(wanted))


def _apply(root: Path, files: Mapping[str, bytes | None]) -> None:
    """New contents first, then what goes: an entry that moves is never nowhere."""
    for path, raw in sorted(files.items()):
        if raw is not None:
            save(root / path, raw)
    for path, raw in sorted(files.items()):
        if raw is None:
            (root / path).unlink(missing_ok=True)


def _digest(path: Path) -> str | None:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except (FileNotFoundError, NotADirectoryError):
        return None
