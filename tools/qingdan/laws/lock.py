"""The lock: the sums of the articles that entries cite, which version of a law each entry was last held against, and what was read.

Three kinds of lines, sorted, written by the tool and never by hand:

``LAW@DATE ARTICLE SUM`` is an article of a version; the sum ``-`` says that the version has no such article.
``LAW@DATE ARTICLE read SUM`` is a row that a person read beside an article and found right although an audit doubted it; the sum is of
both texts and the doubt, so that the line says nothing any more once one of them is another.
``ENTRY LAW@DATE`` is an entry, by its key, and the version of the law that it was last reviewed against.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from qingdan.read import Source
from qingdan.read.layout import STATUTES

ABSENT = "-"
_ID = "[a-z0-9]+(?:-[a-z0-9]+)*"
_AT = rf"({_ID})@(\d{{4}}-\d{{2}}-\d{{2}})"
_ARTICLE = re.compile(rf"{_AT} ([1-9]\d{{0,3}}(?:-[1-9]\d?)?) (-|[0-9a-f]{{12}})")
_READ = re.compile(rf"{_AT} ([1-9]\d{{0,3}}(?:-[1-9]\d?)?) read ([0-9a-f]{{12}})")
_REVIEWED = re.compile(rf"({_ID}(?:/{_ID})*) {_AT}")
_SIZE = 6

ReadRow: TypeAlias = tuple[str, str, str, str]
"""The id of a law, the date of a version, the number of an article, and the sum of what was read."""


@dataclass(frozen=True, slots=True)
class Lock:
    """Checksums of cited articles, the versions that entries were reviewed against, and the rows that were read.

    ``articles`` are sums by law and date, and then by article; ``reviewed`` are dates of versions by entry and law.
    """

    articles: Mapping[tuple[str, str], Mapping[str, str]] = field(default_factory=dict)
    reviewed: Mapping[tuple[str, str], str] = field(default_factory=dict)
    readings: frozenset[ReadRow] = frozenset()

    def sum(self, law: str, date: str, article: str) -> str | None:
        """The sum of an article; None where the text of that version was not read for it."""
        return self.articles.get((law, date), {}).get(article)


def lock_of(source: Source) -> Lock:
    """The lock of a source; an empty one where the source has none."""
    return read_lock((source.content(STATUTES) or b"").decode("utf-8", "replace"))


def read_lock(text: str) -> Lock:
    """The lock in a text; a line of another form says nothing."""
    articles: dict[tuple[str, str], dict[str, str]] = {}
    reviewed: dict[tuple[str, str], str] = {}
    readings: set[ReadRow] = set()
    for line in text.splitlines():
        if found := _ARTICLE.fullmatch(line):
            articles.setdefault((found[1], found[2]), {})[found[3]] = found[4]
        elif found := _READ.fullmatch(line):
            readings.add((found[1], found[2], found[3], found[4]))
        elif found := _REVIEWED.fullmatch(line):
            reviewed[found[1], found[2]] = found[3]
    return Lock(articles, reviewed, frozenset(readings))


def lock_text(lock: Lock) -> str:
    """The lock as its file has it."""
    lines = [
        f"{law}@{date} {article} {sum_}"
        for (law, date), held in lock.articles.items()
        for article, sum_ in held.items()
    ]
    lines += [f"{law}@{date} {article} read {sum_}" for law, date, article, sum_ in lock.readings]
    lines += [f"{entry} {law}@{date}" for (entry, law), date in lock.reviewed.items()]
    return "".join(f"{line}\n" for line in sorted(lines, key=_order))


def odd_lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines (1-based) that the tool would not have written so, with what is wrong with each."""
    before: tuple[object, ...] = ()
    for number, line in enumerate(text.splitlines(), 1):
        if not any(each.fullmatch(line) for each in (_ARTICLE, _READ, _REVIEWED)):
            yield number, "不是工具写的样子"
        elif _order(line) <= before:
            yield number, "不在它的次序上，或者写了两遍"
        else:
            before = _order(line)


def sum_of(text: str) -> str:
    """The sum of an article's text: blanks and the width of signs are nothing to it."""
    plain = "".join(text.split()).translate(_WIDTHS)
    return hashlib.blake2b(plain.encode(), digest_size=_SIZE).hexdigest()


_WIDTHS = {0xFF01 + each: 0x21 + each for each in range(94)}


def _order(line: str) -> tuple[object, ...]:
    """Articles by law, version and number, then what was read in the same order, then the entries."""
    for kind, pattern in enumerate((_ARTICLE, _READ)):
        if found := pattern.fullmatch(line):
            number, _, part = found[3].partition("-")
            return (kind, found[1], found[2], int(number), int(part or 0), *(found.groups()[3:] if kind else ()))
    found = _REVIEWED.fullmatch(line)
    return (2, *(found.groups() if found else (line,)))


__all__ = ["ABSENT", "Lock", "ReadRow", "lock_of", "lock_text", "odd_lines", "read_lock", "sum_of"]
