"""The key by which case numbers are hashed: a file outside the repository, made on first use, for its owner alone."""

from __future__ import annotations

import hmac
import os
import secrets
import stat
from pathlib import Path

from qingdan.read import SourceError

_BYTES = 32
_FORGET = 200_000


def key_in(path: Path, root: Path) -> bytes:
    """The key in a file; a new one where there is no file. Raises SourceError for a file in the repository, or one that others can read."""
    place = path.expanduser().resolve()
    if inside(place, root):
        raise SourceError(f"密钥“{path}”在清单的仓库里，不能用：密钥一旦提交，办件编号就能被猜出来。改法：放到仓库以外")
    try:
        raw = _read(place)
    except FileNotFoundError:
        raw = _made(place)
    if len(raw) < _BYTES:
        raise SourceError(f"密钥“{path}”不足 {_BYTES} 个字节。改法：删去它，下一次会另做一个；以前的密号就对不上了")
    return raw


def inside(place: Path, root: Path) -> bool:
    """Whether a path lies in the folder of the lists, or in the git repository around it."""
    top = root.resolve()
    for folder in (top, *top.parents):
        if (folder / ".git").exists():
            top = folder
            break
    return place == top or top in place.parents


def _read(place: Path) -> bytes:
    handle = os.open(place, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    with os.fdopen(handle, "rb") as file:
        mode = os.fstat(file.fileno()).st_mode
        if os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise SourceError(f"密钥“{place}”别人也能读。改法：chmod 600 {place}")
        return file.read()


def _made(place: Path) -> bytes:
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    raw = secrets.token_bytes(_BYTES)
    handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())
    return raw


class Numbers:
    """Case numbers as keyed hashes of 63 bits."""

    def __init__(self, key: bytes) -> None:
        """Take the key."""
        self._key = key
        self._known: dict[str, int] = {}

    def __call__(self, number: str) -> int:
        """The hash of a number as it stands in a table."""
        found = self._known.get(number)
        if found is None:
            if len(self._known) > _FORGET:
                self._known.clear()
            raw = hmac.digest(self._key, number.strip().encode(), "sha256")
            found = self._known[number] = int.from_bytes(raw[:8], "big") >> 1
        return found


def shown(no: int) -> str:
    """The hash as people see it: sixteen hexadecimal digits in groups."""
    text = f"{no:016x}"
    return "-".join(text[at : at + 4] for at in range(0, 16, 4))


def unshown(text: str) -> int | None:
    """The hash in such a text; None where the text is none."""
    plain = text.strip().lower().replace("-", "")
    return int(plain, 16) if len(plain) == 16 and all(each in "0123456789abcdef" for each in plain) else None
