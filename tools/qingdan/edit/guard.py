"""Refuse a workbook that could do harm before anything reads it."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from qingdan.edit.refusal import RefusedError

LARGEST_FILE = 50 << 20
LARGEST_UNPACKED = 200 << 20
STEEPEST = 100
_SMALL = 1 << 20
"""Below this a high ratio is only an empty sheet."""
MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 200_000, 1_000, 10_000_000
_MOST_MEMBERS = 5_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CELL = re.compile(rb"<(?:\w+:)?c\s[^>]*?\br=[\"']([A-Z]{1,3})(\d{1,7})[\"'][^>]*?(/?)>")
_REPEATED = re.compile(rb"<table:table-(?:cell|row)[^>]*-repeated=[\"'](\d{4,})[\"'][^>]*?(/?)>(.{0,200})", re.DOTALL)
_VALUE = re.compile(rb"office:value|<text:p")
_RELATION = re.compile(rb'Target="([^"]+)"[^>]*Id="([^"]+)"|Id="([^"]+)"[^>]*Target="([^"]+)"')
_SHEET = re.compile(rb'<(?:\w+:)?sheet\s[^>]*?name="([^"]*)"[^>]*?r:id="([^"]*)"')
_MACROS = (".xlsm", ".xltm", ".xlam", ".xlsb")
_ADVICE = "另存为不带宏的 .xlsx 再导入"


def guard(name: str, raw: bytes) -> None:
    """Raise RefusedError, with a reason for a person, unless the file is harmless. Formulas are for the reader to see to."""
    if len(raw) > LARGEST_FILE:
        raise RefusedError(f"文件有 {len(raw) >> 20} MB，至多 {LARGEST_FILE >> 20} MB")
    if name.lower().endswith(_MACROS):
        raise RefusedError(f"“{name}”是可以带宏的格式；{_ADVICE}")
    if raw.startswith(_OLE):
        _old(raw)
    elif raw.startswith(b"PK"):
        try:
            with zipfile.ZipFile(io.BytesIO(raw)) as archive:
                _zip(archive)
        except (
            zipfile.BadZipFile,
            NotImplementedError,
            EOFError,
            OSError,
            RuntimeError,
            ValueError,
            zlib.error,
        ) as problem:
            raise RefusedError("工作簿已损坏，打不开；用电子表格软件打开后另存一份") from problem


def _old(raw: bytes) -> None:
    if "_VBA_PROJECT".encode("utf-16-le") in raw:
        raise RefusedError(f"工作簿带宏；{_ADVICE}")
    if "EncryptedPackage".encode("utf-16-le") in raw:
        raise RefusedError("工作簿加了密码；去掉密码另存一份")


def _zip(archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    if len(members) > _MOST_MEMBERS:
        raise RefusedError("压缩包里的文件太多，不像工作簿")
    if any(member.flag_bits & 1 for member in members):
        raise RefusedError("工作簿加了密码；去掉密码另存一份")
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if unpacked > LARGEST_UNPACKED:
        raise RefusedError(f"工作簿解压后有 {unpacked >> 20} MB，至多 {LARGEST_UNPACKED >> 20} MB")
    if unpacked > _SMALL and unpacked > STEEPEST * max(packed, 1):
        raise RefusedError(f"工作簿解压后是原来的 {unpacked // max(packed, 1)} 倍，像是压缩炸弹")
    names = [member.filename for member in members]
    if any(name.lower().endswith("vbaproject.bin") or name.startswith(("Basic/", "Scripts/")) for name in names):
        raise RefusedError(f"工作簿带宏；{_ADVICE}")
    if any("/externalLinks/" in name or name.endswith("/connections.xml") for name in names):
        raise RefusedError("工作簿引用了别的文件或者外部数据；断开链接、只留数值，再导入")
    called = sheet_names(archive, names)
    for name in names:
        # Reading to the end also holds each size and checksum against what the archive declares.
        content = archive.read(name)
        if name.endswith((".xml", ".rels")) and (b"<!DOCTYPE" in content or b"<!ENTITY" in content):
            raise RefusedError("工作簿里有文档类型声明，正常的电子表格软件不会写出")
        if name.endswith((".xml", ".rels")) and b"\0" in content[:200]:
            raise RefusedError("工作簿的内部文件不是 UTF-8，正常的电子表格软件不会写出")
        # A part may be called anything: what makes it a sheet is what is in it.
        if b"sheetData" in content:
            _worksheet(called.get(name, name), content)
        elif name == "content.xml":
            _open_document(content)


def _worksheet(name: str, content: bytes) -> None:
    for cell in _CELL.finditer(content):
        column, row = column_number(cell[1].decode()), int(cell[2])
        if not cell[3] and (row > MOST_ROWS or column > MOST_COLUMNS or row * column > MOST_CELLS):
            raise RefusedError(f"工作表“{name}”太大：{cell[1].decode()}{row} 还有内容；删去用不着的行和列")


def _open_document(content: bytes) -> None:
    if b"table:table-source" in content or b"table:dde-link" in content:
        raise RefusedError("工作簿引用了别的文件或者外部数据；断开链接、只留数值，再导入")
    for repeated in _REPEATED.finditer(content):
        inside = repeated[3] if not repeated[2] else b""
        if _VALUE.search(repeated[0].partition(b">")[0]) or _VALUE.search(inside.partition(b"</table:table-")[0]):
            raise RefusedError(f"工作簿里有一格重复了 {int(repeated[1])} 次，太大")


def sheet_names(archive: zipfile.ZipFile, names: list[str]) -> dict[str, str]:
    """The name that a person sees, by the path of the sheet's part."""
    if "xl/workbook.xml" not in names or "xl/_rels/workbook.xml.rels" not in names:
        return {}
    targets = {}
    for found in _RELATION.finditer(archive.read("xl/_rels/workbook.xml.rels")):
        target, id_ = (found[1], found[2]) if found[1] else (found[4], found[3])
        targets[id_] = "xl/" + target.decode("utf-8", "replace").removeprefix("/xl/").removeprefix("xl/")
    return {
        targets[found[2]]: found[1].decode("utf-8", "replace")
        for found in _SHEET.finditer(archive.read("xl/workbook.xml"))
        if found[2] in targets
    }


def column_number(letters: str) -> int:
    """The 1-based number of a column: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """The letters of a 0-based column."""
    letters, rest = "", number + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        letters = chr(65 + digit) + letters
    return letters
