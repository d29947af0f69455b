"""What git's plumbing writes, row by row."""

from __future__ import annotations

from collections.abc import Iterator


def raw_rows(listing: bytes) -> Iterator[tuple[str, str, str, str, str]]:
    """The rows of git's raw format with ``-z``: both modes, both blobs, and the path."""
    fields = iter(listing.decode("utf-8", "surrogateescape").split("\0"))
    for head in fields:
        if head:
            old_mode, new_mode, old, new, _ = head.lstrip(":").split()
            yield old_mode, new_mode, old, new, next(fields)


def tree_rows(listing: bytes) -> Iterator[tuple[str, str, str]]:
    """The rows of ``ls-tree -z``: mode, blob, path."""
    for record in listing.decode("utf-8", "surrogateescape").split("\0"):
        if record:
            head, path = record.split("\t", 1)
            mode, _, blob = head.split()
            yield mode, blob, path


def index_rows(listing: bytes) -> Iterator[tuple[str, str]]:
    """The rows of ``ls-files -s -z``: mode, path."""
    for record in listing.decode("utf-8", "surrogateescape").split("\0"):
        if record:
            head, path = record.split("\t", 1)
            yield head.partition(" ")[0], path


__all__ = ["index_rows", "raw_rows", "tree_rows"]
