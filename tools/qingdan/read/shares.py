"""Work in shares on several machines: which share, of which state of the lists, by which tool, and a seal on what comes back."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from qingdan.read.faults.raw.too_large import LIMIT
from qingdan.read.source import File, FileMode, Source, SourceError

Item = TypeVar("Item")
_MOST = 1000
_WRITTEN = re.compile(r"([1-9]\d*)/([1-9]\d*)", re.ASCII)


class SharesError(SourceError):
    """The shares do not make a whole; the message is for a person, in Chinese."""


@dataclass(frozen=True, slots=True, order=True)
class Share:
    """The ``number``-th of ``of`` shares, counted from 1."""

    number: int
    of: int

    def take(self, items: Sequence[Item]) -> Sequence[Item]:
        """Every ``of``-th item: what lies together costs alike, so that the shares are about equally long."""
        return items[self.number - 1 :: self.of]

    def __str__(self) -> str:
        """As it is written on the command line."""
        return f"{self.number}/{self.of}"


def share_of(written: str) -> Share:
    """The share that ``K/N`` stands for. Raises SharesError when there is no such share."""
    match = _WRITTEN.fullmatch(written)
    if match is None or not int(match[1]) <= int(match[2]) <= _MOST:
        raise SharesError(f"“{written}”不是份额：写成 K/N，K 从 1 到 N，N 不超过 {_MOST}，例如 2/4")
    return Share(int(match[1]), int(match[2]))


class Snapshot:
    """Some folders of a source with all their bytes, to be sent elsewhere. What could not be read is told so again."""

    def __init__(self, source: Source, folders: Iterable[str], single: Iterable[str] = ()) -> None:
        """Read the folders and single files of a source."""
        self.name = source.name
        self._files = {folder: list(source.files(folder)) for folder in folders}
        self._single = {path: source.content(path) for path in single}
        self._contents: dict[str, bytes | OSError] = {}
        for file in (file for files in self._files.values() for file in files):
            if file.mode in (FileMode.REGULAR, FileMode.EXECUTABLE) and (
                file.size <= LIMIT or not file.path.startswith("lists/")
            ):
                try:
                    self._contents[file.path] = source.read(file)
                except OSError as problem:
                    self._contents[file.path] = OSError(problem.errno, problem.strerror)

    def files(self, folder: str) -> Sequence[File]:
        """Every file below a folder, sorted by path."""
        return self._files.get(folder, [])

    def read(self, file: File) -> bytes:
        """The bytes as they were. Raises OSError when they could not be read."""
        raw = self._contents.get(file.path, OSError(2, "No such file or directory"))
        if isinstance(raw, OSError):
            raise raw
        return raw

    def content(self, path: str) -> bytes | None:
        """The bytes of an ordinary file, or None."""
        raw = self._contents.get(path, self._single.get(path))
        return raw if isinstance(raw, bytes) else None

    def digest(self) -> str:
        """One sum of every path, kind, size and byte, the same wherever the snapshot was made."""
        sum_ = hashlib.sha256()
        for file in (file for folder in sorted(self._files) for file in self._files[folder]):
            raw = self._contents.get(file.path, b"")
            inside = hashlib.sha256(raw if isinstance(raw, bytes) else repr(raw.errno).encode()).hexdigest()
            sum_.update(f"{file.path}\0{file.mode.value}\0{file.size}\0{inside}\n".encode("utf-8", "surrogateescape"))
        for path, content in sorted(self._single.items()):
            sum_.update(f"{path}\0{hashlib.sha256(content or b'').hexdigest()}\n".encode())
        return sum_.hexdigest()

    def write_to(self, folder: Path) -> None:
        """Put the ordinary files below a folder."""
        raws = {**self._single, **self._contents}
        for path, raw in raws.items():
            if isinstance(raw, bytes):
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(raw)


@cache
def fingerprint() -> str:
    """A sum of the tool's own files: two machines with the same one find and make the same."""
    package = Path(__file__).parents[1]
    sum_ = hashlib.sha256()
    for path in sorted(package.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            inside = hashlib.sha256(path.read_bytes()).hexdigest()
            sum_.update(f"{path.relative_to(package).as_posix()} {inside}\n".encode())
    return sum_.hexdigest()[:16]


def seal(body: dict[str, Any]) -> bytes:
    """The part of one share of work as JSON bytes, with a checksum of the text, so that damage shows."""
    text = json.dumps(body, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return f'{{"sum":"{hashlib.sha256(text.encode()).hexdigest()}","part":{text}}}\n'.encode()


def unseal(path: Path) -> dict[str, Any]:
    """The part in a file, packed by gzip or not. Raises SharesError when it is damaged, or no part."""
    try:
        raw = path.read_bytes()
        raw = gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw
        whole = json.loads(raw)
        body: dict[str, Any] = whole["part"]
        if seal(body) == raw and isinstance(body["share"], list):
            return body
    except FileNotFoundError:
        raise SharesError(f"没有“{path}”这一份。改法：确认每一份都已做成并取了回来") from None
    except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError):
        pass
    raise SharesError(f"“{path}”不是一份结果，或者已经损坏。改法：把这一份重做一次")


def whole_of(parts: Sequence[tuple[str, dict[str, Any]]], state: str) -> None:
    """Raises SharesError unless the parts, each with its name, are all shares of one whole: one kind, one tool, the lists as they stand."""
    first = parts[0][1]
    kind, of = first["kind"], first["share"][1]
    for name, part in parts:
        if part["kind"] != kind or part["share"][1] != of:
            raise SharesError(f"“{name}”与“{parts[0][0]}”不是同一次划分的：合并的各份要来自同一条命令、同一个 N")
        if part["tool"] != fingerprint():
            raise SharesError(f"“{name}”是用另一个版本的工具做的。改法：在每台机器上装同一个版本，重做这一份")
        if part["state"] != state:
            raise SharesError(f"“{name}”做的是另一个版本的清单，与这里的不一样。改法：在同一个提交上重做这一份")
    numbers = [part["share"][0] for _, part in parts]
    double = sorted({number for number in numbers if numbers.count(number) > 1})
    if double:
        raise SharesError(f"第 {double[0]} 份给了不止一次（共 {of} 份）")
    missing = [str(number) for number in range(1, of + 1) if number not in numbers]
    if missing:
        raise SharesError(f"共 {of} 份，还缺第 {'、'.join(missing)} 份。改法：把缺的做成，与其余的一起合并")


__all__ = ["Share", "SharesError", "Snapshot", "fingerprint", "seal", "share_of", "unseal", "whole_of"]
