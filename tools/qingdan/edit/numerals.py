"""Chinese numerals and citations as lawyers write them: 《行政许可法》第十二条第一款第（三）项."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_DIGITS = {each: number for number, each in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_WIDE = {ord(wide): str(plain) for plain, wide in enumerate("０１２３４５６７８９")}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_NUMBER = r"[0-9〇零一二两三四五六七八九十百千]+"
_LAW = re.compile(r"《([^《》]{2,80})》")
_ARTICLE = re.compile(
    rf"第\s*({_NUMBER})\s*条(?:之\s*({_NUMBER}))?(?:\s*第\s*({_NUMBER})\s*款)?(?:\s*第\s*[（(]?\s*({_NUMBER})\s*[）)]?\s*项)?"
)
_STARTS = re.compile(r"^\s*(?:\d{1,2}\s*[.、．)）]|[（(]?[一二三四五六七八九十]+[）)、.]|[①-⑳])\s*")
_QUOTED = re.compile(r"(?<=》)([^《》：:“]*)[：:“].*$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Citation:
    """A law as it is called, and the place in it; ``article`` in the form 12 or 12-1, empty for the whole."""

    law: str
    article: str = ""
    paragraph: int = 0
    item: int = 0


def number(text: str) -> int:
    """The number that digits or Chinese numerals say."""
    usual = unicodedata.normalize("NFKC", text)
    if usual.isascii():
        return int(usual)
    total = digit = 0
    for each in text:
        if each in _UNITS:
            total += (digit or 1) * _UNITS[each]
            digit = 0
        else:
            digit = digit * 10 + _DIGITS[each] if total == 0 else _DIGITS[each]
    return total + digit


def citations(text: str) -> Iterator[Citation]:
    """The laws that a cell cites, in order, each once: those at the head of a line, before its colon or quotation.

    A line that quotes an article may name other laws; what the quotation names is not what the cell cites.
    """
    seen: set[Citation] = set()
    for line in _lines(text.translate(_WIDE)):
        head = _QUOTED.sub(r"\1", line)
        laws = list(_LAW.finditer(head))
        for position, law in enumerate(laws):
            end = laws[position + 1].start() if position + 1 < len(laws) else len(head)
            found = [_citation(law[1], article) for article in _ARTICLE.finditer(head, law.end(), end)]
            for citation in found or [Citation(law[1].strip())]:
                if citation not in seen:
                    seen.add(citation)
                    yield citation


def items(text: str) -> list[str]:
    """The numbered or broken lines of a cell, without their numbers; a line that only goes on belongs to the one before."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) == 1:
        lines = [part for part in re.split(r"(?<=[。；;])\s*(?=\d{1,2}\s*[.、．])", lines[0]) if part]
    numbered = sum(bool(_STARTS.match(line)) for line in lines)
    out: list[str] = []
    for line in lines:
        if out and numbered and not _STARTS.match(line):
            out[-1] += line
        else:
            out.append(_STARTS.sub("", line))
    return [line for line in out if line]


def _lines(text: str) -> list[str]:
    return [line for line in re.split(r"\n|(?<=[。；;])\s*(?=(?:\d{1,2}\s*[.、．]|《))", text) if line.strip()]


def _citation(law: str, found: re.Match[str]) -> Citation:
    article = str(number(found[1])) + (f"-{number(found[2])}" if found[2] else "")
    return Citation(law.strip(), article, number(found[3]) if found[3] else 0, number(found[4]) if found[4] else 0)
