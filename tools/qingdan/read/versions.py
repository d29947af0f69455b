"""The versions of one file up to a revision."""

from __future__ import annotations

from collections.abc import Iterator

from qingdan.read.git import fields
from qingdan.read.revision import Revision


def versions(at: Revision, path: str) -> Iterator[tuple[int, str]]:
    """The time of each commit along first parents that touched a file, in seconds, with its blob after; newest first, empty for none."""
    told = fields(
        at.root,
        "log", "-z", "--raw", "--no-renames", "--no-abbrev", "--first-parent", "--diff-merges=first-parent", "--root",
        "--no-show-signature", "--no-notes", "--format=T%ct%x00", at.commit, "--", f":(top,literal){at.prefix}{path}",
    )  # fmt: skip
    time = 0
    for each in told:
        text = each.lstrip("\n")
        if text.startswith("T"):
            time = int(text[1:])
        elif text.startswith(":"):
            _, mode, _, blob, _ = text.split()
            yield time, blob if mode.startswith("100") else ""


__all__ = ["versions"]
