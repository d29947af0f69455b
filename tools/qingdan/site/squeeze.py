"""Beside each text of a site the same squeezed by gzip, for web servers that hand out such files as they are."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from pathlib import Path

from qingdan.read.processes import spread
from qingdan.site.place import SiteFolder

ENDING = ".gz"
TEXTS = frozenset({".atom", ".css", ".csv", ".html", ".js", ".json", ".jsonld", ".md", ".svg", ".txt", ".xml", ".yml"})
"""What gets smaller by it; pictures and workbooks are squeezed already."""
LEAST = 1024
"""Bytes from which on it saves a packet."""
_WORTH_TWO = 300
_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"
"""No name, no time, no system: equal bytes give equal bytes."""


def squeeze(place: SiteFolder) -> int:
    """Put such a file beside each text that stands in the place; how many are other than in the site before."""
    found = (path for path in place.fresh.rglob("*") if path.suffix in TEXTS and path.is_file())
    texts = [path for path in sorted(found) if path.stat().st_size >= LEAST]

    def some(paths: Sequence[Path]) -> int:
        named = ((path.relative_to(place.fresh).as_posix() + ENDING, path.read_bytes()) for path in paths)
        return sum(place.write(address, squeezed(raw)).fresh for address, raw in named)

    return sum(spread(some, texts, _WORTH_TWO))


def squeezed(raw: bytes) -> bytes:
    """The bytes in the gzip format (RFC 1952), the same on every machine and day."""
    packer = zlib.compressobj(zlib.Z_BEST_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = packer.compress(raw) + packer.flush()
    return _HEAD + body + struct.pack("<LL", zlib.crc32(raw), len(raw) & 0xFFFFFFFF)


__all__ = ["ENDING", "LEAST", "TEXTS", "squeeze", "squeezed"]
