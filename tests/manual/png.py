"""A screenshot made light: at most 256 colours, those that occur most, the rest as the nearest of them. The standard library is enough."""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from collections.abc import Iterator

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_COLOURS = 256


def lighter(raw: bytes) -> bytes:
    """The same picture with a palette. Takes 8-bit RGB or RGBA without interlacing, as browsers and pdftoppm write it."""
    parts = list(_parts(raw))
    width, height, depth, kind, _, _, interlaced = struct.unpack(">IIBBBBB", parts[0][1])
    if depth != 8 or kind not in (2, 6) or interlaced:
        raise ValueError("not an 8-bit RGB picture")
    rows = _rows(zlib.decompress(b"".join(body for name, body in parts if name == b"IDAT")), width, height, kind)
    pixels = [[row[at : at + 3] for at in range(0, len(row), 4 if kind == 6 else 3)] for row in rows]
    counted = Counter(pixel for row in pixels for pixel in row)
    # Equal counts in the order of their colour, so that the same picture gives the same bytes.
    palette = [colour for colour, _ in sorted(counted.items(), key=lambda each: (-each[1], each[0]))[:_COLOURS]]
    index = {colour: number for number, colour in enumerate(palette)}
    for colour in counted.keys() - index.keys():
        index[colour] = min(
            range(len(palette)),
            key=lambda at: (sum((a - b) ** 2 for a, b in zip(colour, palette[at], strict=True)), at),
        )
    body = b"".join(b"\0" + bytes(index[pixel] for pixel in row) for row in pixels)
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    return _SIGNATURE + b"".join(
        _part(name, data)
        for name, data in (
            (b"IHDR", header), (b"PLTE", b"".join(palette)), (b"IDAT", zlib.compress(body, 9)), (b"IEND", b"")
        )
    )  # fmt: skip


def _parts(raw: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_SIGNATURE)
    while at < len(raw):
        (size,) = struct.unpack(">I", raw[at : at + 4])
        yield raw[at + 4 : at + 8], raw[at + 8 : at + 8 + size]
        at += size + 12


def _part(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _rows(data: bytes, width: int, height: int, kind: int) -> Iterator[bytes]:
    """The rows of a picture with their filters undone."""
    wide = 4 if kind == 6 else 3
    size = width * wide
    above = bytes(size)
    for number in range(height):
        at = number * (size + 1)
        above = _unfiltered(data[at], bytearray(data[at + 1 : at + 1 + size]), above, wide)
        yield above


def _unfiltered(filter_: int, row: bytearray, above: bytes, wide: int) -> bytes:
    for at in range(len(row)):
        left = row[at - wide] if at >= wide else 0
        up = above[at]
        if filter_ == 1:
            row[at] = (row[at] + left) & 255
        elif filter_ == 2:
            row[at] = (row[at] + up) & 255
        elif filter_ == 3:
            row[at] = (row[at] + (left + up) // 2) & 255
        elif filter_ == 4:
            corner = above[at - wide] if at >= wide else 0
            near = left + up - corner
            distances = (abs(near - left), abs(near - up), abs(near - corner))
            row[at] = (row[at] + (left, up, corner)[distances.index(min(distances))]) & 255
    return bytes(row)
