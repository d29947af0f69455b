"""Where in a text anything stands that a rule about text looks for: one pass for all of them, by an automaton (RE2).

Each rule finds the places that it must look at by a sign of its own, and says here, in RE2's terms, in which lines that can be. Most
lines of a registry hold nothing of the kind; only in the others is each sign looked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, TypeAlias, TypeVar

Sign: TypeAlias = "re.Pattern[str] | Callable[[str], Iterator[int]]"
"""What is quickly found in text: by a pattern, or by what tells the places of it from left to right."""
_S = TypeVar("_S", "re.Pattern[str]", Callable[[str], Iterator[int]])
_LINES: dict[Sign, str] = {}
_MEMORY = 64 << 20


def seldom(sign: _S, lines: str) -> _S:
    """The sign. Every line in which it is found is one in which ``lines`` matches, a pattern of RE2 that matches no line end.

    ``(?m:^)`` and ``(?m:$)`` are the ends of a line.
    """
    _LINES[sign] = lines
    return sign


def is_seldom(sign: Sign) -> bool:
    """Whether it was said in which lines a sign can be."""
    return sign in _LINES


def suspects(text: str) -> list[tuple[int, int]]:
    """The beginning and the end of each line in which a seldom sign can be, from above."""
    raw = text.encode("utf-8", "replace")
    found: list[tuple[int, int]] = []
    bytes_, characters, end = 0, 0, -1
    for match in _any(tuple(sorted({*_LINES.values()}))).finditer(raw):
        at = match.start()
        if at <= end:
            continue
        begin, end = raw.rfind(b"\n", 0, at) + 1, raw.find(b"\n", at)
        end = len(raw) if end < 0 else end
        start = characters + len(raw[bytes_:begin].decode())
        characters = start + len(raw[begin:end].decode())
        bytes_ = end
        found.append((start, characters))
    return found


@lru_cache(maxsize=2)
def _any(lines: tuple[str, ...]) -> Any:
    import re2  # noqa: PLC0415 only where text is checked

    options = re2.Options()
    options.max_mem = _MEMORY
    return re2.compile("|".join(f"(?:{each})" for each in lines).encode(), options)


__all__ = ["Sign", "is_seldom", "seldom", "suspects"]
