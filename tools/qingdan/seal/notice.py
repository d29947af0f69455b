"""The text on a printed notice: an entry, the digest of its content, and the seal in which this content first appeared."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from qingdan.read.parse import parse
from qingdan.read.revision import Revision
from qingdan.seal.publication import SealedPublication

_DIGITS = 32
_TEXT = re.compile(
    r"(?:https?://\S*#)?qingdan:(?P<entry>[a-z0-9/-]+)\?(?P<digest>[0-9a-f]{32})@(?P<seal>publication/[0-9-]+)"
)


class SealedNotice(NamedTuple):
    """What a notice says: the entry's key, the first 32 digits of its content's digest, and a seal's name."""

    entry: str
    digest: str
    seal: str

    def __str__(self) -> str:
        """The text that a QR code holds."""
        return f"qingdan:{self.entry}?{self.digest}@{self.seal}"


def read_notice(text: str) -> SealedNotice | None:
    """The notice that a text says, alone or behind a page's address; None where it is none."""
    found = _TEXT.fullmatch(text.strip())
    return SealedNotice(found["entry"], found["digest"], found["seal"]) if found else None


def content_digest(data: object) -> str:
    """The first 32 hexadecimal digits of the SHA-256 of data, however its YAML was spelt and its keys ordered."""
    line = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(line.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def digest_at(at: Revision, path: str) -> str:
    """The digest of an entry's content in a commit, by its file; "" where the commit has no such file, or none that can be read."""
    raw = at.content(path)
    document = parse(path, raw).document if raw is not None else None
    return content_digest(document.data) if document is not None else ""


def first_sealed(root: Path, path: str, digest: str, seals: Sequence[SealedPublication]) -> SealedPublication | None:
    """The earliest seal since which every seal found a file with the given digest; None where the last seal found another digest."""
    first = None
    for each in reversed(seals):
        if digest_at(Revision(root, each.commit), path) != digest:
            break
        first = each
    return first
