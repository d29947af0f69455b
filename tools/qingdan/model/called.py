"""What people call an entry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from qingdan.model.entry import Entry

_SPACE = re.compile(r"[\s《》〈〉“”]+")
_COUNTRY = "中华人民共和国"
_VERSION = re.compile(
    r"\s*[（(〔\[]?((?:19|20)\d\d)\s*年?(?:第[一二三四五六七八九十]+次)?(?:修正|修订|修改|公布|发布|施行)?[版本文]?[）)〕\]]?$"
)
"""The year of a version behind a law's name."""
SHORTEST = 3
"""Characters of the end of a body's name that may stand for it: 水务局, and not 局."""
_KEYS = ("name", "title", "short", "aliases")


def called(entry: Entry[Any]) -> Iterator[str]:
    """The names that an entry goes by, in full, for short and commonly, plain."""
    for key in _KEYS:
        value = entry.data.get(key)
        for name in value if isinstance(value, list) else [value]:
            if isinstance(name, str):
                yield plain(name)


def undated(name: str) -> tuple[str, str]:
    """The name of a law without the year of its version, and the year: 水法（2016年修正） is 水法 and 2016. The year may be empty."""
    found = _VERSION.search(name)
    return (name[: found.start()], found[1]) if found else (name, "")


def plain(name: str) -> str:
    """A name without book-title marks, spaces and the name of the country, which people leave out."""
    return _SPACE.sub("", name).removeprefix(_COUNTRY)


__all__ = ["SHORTEST", "called", "plain", "undated"]
