"""What people call an entry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from qingdan.model.entry import Entry

_SPACE = re.compile(r"[\s《》〈〉“”]+")
_COUNTRY = "中华人民共和国"
_KEYS = ("name", "title", "short", "aliases")


def called(entry: Entry[Any]) -> Iterator[str]:
    """The names that an entry goes by, in full, for short and commonly, plain."""
    for key in _KEYS:
        value = entry.data.get(key)
        for name in value if isinstance(value, list) else [value]:
            if isinstance(name, str):
                yield plain(name)


def plain(name: str) -> str:
    """A name without book-title marks, spaces and the name of the country, which people leave out."""
    return _SPACE.sub("", name).removeprefix(_COUNTRY)


__all__ = ["called", "plain"]
