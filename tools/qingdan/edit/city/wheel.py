"""The tool's own installation file, as a city's repository holds it for its workflows."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from pathlib import Path

from qingdan.edit.refusal import RefusedError

SUMS = "SHA256SUMS"
_NAME = re.compile(r"qingdan-([0-9][0-9A-Za-z.+!]*)-py3-none-any\.whl")
_AGAIN = "改法：从工具的发布页重新取得这个文件和 SHA256SUMS"


def wheel_files(wheel: Path, version: str) -> dict[str, bytes]:
    """The wheel and its sums by their paths in a city's repository; ``version`` is that of the tool that runs.

    Raises RefusedError where the file is not this tool's wheel, cannot be read whole, is of another version, or differs from the
    sums that lie beside it.
    """
    raw = wheel.read_bytes()
    found = _NAME.fullmatch(wheel.name)
    if found is None or not _is_ours(raw):
        raise RefusedError(f"“{wheel}”不是 qingdan 的安装文件，或者不完整。{_AGAIN}")
    if found[1] != version:
        raise RefusedError(f"“{wheel.name}”是 {found[1]} 版，正在运行的是 {version} 版。改法：用同一个版本的安装文件")
    sum_ = hashlib.sha256(raw).hexdigest()
    beside = wheel.with_name(SUMS)
    if beside.is_file():
        lines = (line.split() for line in beside.read_text("utf-8", "replace").splitlines())
        told = {line[1].lstrip("*"): line[0].lower() for line in lines if len(line) == 2}
        if told.get(wheel.name) != sum_:
            what = "与它旁边的 SHA256SUMS 对不上" if wheel.name in told else "在它旁边的 SHA256SUMS 里没有"
            raise RefusedError(f"“{wheel.name}”{what}，没有用。{_AGAIN}")
    return {f"tools/wheel/{wheel.name}": raw, f"tools/wheel/{SUMS}": f"{sum_}  {wheel.name}\n".encode()}


def _is_ours(raw: bytes) -> bool:
    """Whether it is a zip that can be read whole and says that it is this tool."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            about = [name for name in archive.namelist() if re.fullmatch(r"qingdan-[^/]+\.dist-info/METADATA", name)]
            return (
                len(about) == 1
                and archive.testzip() is None
                and b"\nName: qingdan\n" in archive.read(about[0]).replace(b"\r\n", b"\n")
            )
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError, RuntimeError):
        return False
