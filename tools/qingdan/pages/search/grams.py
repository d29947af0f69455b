"""What the ranking counts: pairs of characters, single characters and pairs of sounds, with the part of an entry they stand in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from operator import sub
from typing import TypeAlias

from qingdan.pages.search.fold import bucket, fold, pairs
from qingdan.pages.search.pinyin import syllables
from qingdan.pages.search.records import POWER, SearchRecord

PARTS = ("name", "said", "power", "summary", "does")
"""The parts of an entry, most telling first: its name; other names and everyday words; its power's; summary; what it does."""
_COMMON_TEXT, _COMMON_SIGN = 12, 4
"""A pair in the text of more than one entry in twelve, a single sign in more than one in four, tells nothing."""
_FEW = 60
"""So many entries are never too many."""

Postings: TypeAlias = "Mapping[str, Sequence[Sequence[int]]]"


def grams(records: Sequence[SearchRecord]) -> Postings:
    """For each token the entries that have it, as one paced list for each part, without empty lists at the end.

    An entry stands once for a token, in its most telling part. Single characters are counted in names only.
    """
    found: defaultdict[str, tuple[list[int], ...]] = defaultdict(_lists)
    for number, record in enumerate(records):
        known: set[str] = set()
        for part, texts in enumerate(_texts(record)):
            for text in texts:
                folded = fold(text)
                tokens = {*pairs(folded), *folded} if part < len(PARTS) - 1 else set(pairs(folded))
                for token in tokens - known:
                    found[token][part].append(number)
                known |= tokens
    return dict(_packed(found, len(records)))


def sounds(records: Sequence[SearchRecord]) -> Postings:
    """For each pair of neighbouring syllables, as they are easily confused, the entries with it in a name."""
    found: defaultdict[str, tuple[list[int], ...]] = defaultdict(lambda: ([], []))
    for number, record in enumerate(records):
        known: set[str] = set()
        for slot, (kind, text) in enumerate(record.terms):
            if kind in (POWER, "编码"):
                continue
            heard = [confused(each) for each in syllables(text) if each.isascii()]
            tokens = {f"{first}.{second}" for first, second in pairwise(heard)}
            for token in tokens - known:
                found[token][slot > 0].append(number)
            known |= tokens
    return {token: _lean(lists) for token, lists in found.items()}


def confused(syllable: str) -> str:
    """A syllable as it is often mistaken: without the h of zh, ch, sh, without the g of ng. ``search-sounds.js`` does the same."""
    first = syllable[0] + syllable[2:] if syllable[:2] in ("zh", "ch", "sh") else syllable
    return first[:-1] if first.endswith("ng") else first


def shards(postings: Mapping[str, Sequence[object]], size: int) -> list[dict[str, Sequence[object]]]:
    """Tokens by hash, into a power of two of files of about ``size`` bytes."""
    whole = sum(12 + _length(ids) for ids in postings.values())
    count = 16
    while count * size < whole:
        count *= 2
    out: list[dict[str, Sequence[object]]] = [{} for _ in range(count)]
    for token in sorted(postings):
        out[bucket(token, count)][token] = postings[token]
    return out


def paced(ids: Sequence[int]) -> list[int]:
    """Numbers as the distance from the one before."""
    return [*ids[:1], *map(sub, ids[1:], ids)]


def _lists() -> tuple[list[int], ...]:
    return tuple([] for _ in PARTS)


def _texts(record: SearchRecord) -> Iterator[Iterable[str]]:
    yield (record.terms[0][1],)
    yield (text for kind, text in record.terms[1:] if kind not in (POWER, "编码"))
    yield (text for kind, text in record.terms[1:] if kind == POWER)
    yield (record.summary,)
    yield record.does


def _packed(found: Mapping[str, tuple[list[int], ...]], entries: int) -> Iterator[tuple[str, Sequence[Sequence[int]]]]:
    for token, lists in found.items():
        if len(token) == 1 and sum(map(len, lists)) > max(_FEW, entries // _COMMON_SIGN):
            continue
        if len(lists[-1]) > max(_FEW, entries // _COMMON_TEXT):
            lists[-1].clear()
        if any(lists):
            yield token, _lean(lists)


def _lean(lists: Sequence[Sequence[int]]) -> Sequence[Sequence[int]]:
    last = max(at for at, ids in enumerate(lists) if ids)
    return [paced(ids) for ids in lists[: last + 1]]


def _length(ids: Sequence[object]) -> int:
    """About as many bytes as it is written in: numbers are small where there are many."""
    return sum(2 + 3 * len(each) if isinstance(each, Sequence) else 4 for each in ids) + 2
