"""A workbook's file from one that has sheets without rows, and rows that were packed elsewhere."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping, Sequence

from qingdan.edit.rows_xml import LEVEL, PackedPart, packed

_MADE = (1980, 1, 1, 0, 0, 0)
_END_OF_ROWS = b"</sheetData>"
_EXTENT = re.compile(rb'<dimension ref="[^"]*"/>')
"""Where a sheet ends: true of the sheet without the rows, and optional; readers that trust it would leave the rows out."""
_POLYNOMIAL = 0xEDB88320


def filled_in(frame: bytes, rows: Mapping[str, Sequence[PackedPart]]) -> bytes:
    """The file with rows at the end of some sheets; the keys are names within the file. The same parts give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(frame)) as given, zipfile.ZipFile(out, "w") as made:
        for name in given.namelist():
            before, end, after = given.read(name).partition(_END_OF_ROWS)
            if name in rows:
                before = _EXTENT.sub(b"", before, count=1)
            parts = [packed(before), *rows.get(name, ()), packed(end + after)]
            _write(made, out, name, parts)
    return out.getvalue()


def _write(made: zipfile.ZipFile, out: io.BytesIO, name: str, parts: Sequence[PackedPart]) -> None:
    """One file within the other, of parts that are packed: stored as it is, then told to be what it is."""
    info = zipfile.ZipInfo(name, _MADE)
    info.external_attr = 0o600 << 16
    last = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS).flush()
    made.writestr(info, b"".join([*(part.packed for part in parts), last]), zipfile.ZIP_STORED)
    info.compress_type, info.CRC, info.file_size = zipfile.ZIP_DEFLATED, 0, 0
    for part in parts:
        info.CRC = joined(info.CRC, part.sum, part.size)
        info.file_size += part.size
    end = out.tell()
    out.seek(info.header_offset)
    out.write(info.FileHeader(zip64=False))
    out.seek(end)


def joined(first: int, second: int, size: int) -> int:
    """The CRC-32 of two pieces of which the second has so many bytes, from the sum of each."""
    power, factor = 1 << 31, 1 << 23  # x to the power of 0, and of 8: a byte
    while size:
        if size & 1:
            power = _times(power, factor)
        factor = _times(factor, factor)
        size >>= 1
    return _times(power, first) ^ second


def _times(one: int, other: int) -> int:
    """The product of two polynomials over two elements, of which the highest bit is the lowest power, within CRC-32's."""
    product = 0
    for bit in range(31, -1, -1):
        if one >> bit & 1:
            product ^= other
        other = other >> 1 ^ (_POLYNOMIAL if other & 1 else 0)
    return product
