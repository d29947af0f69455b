"""Write the index: what entries are called and do by pairs of characters, sounds and codes, and the full text."""

from __future__ import annotations

import hashlib
from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from itertools import repeat
from typing import Any

from qingdan.model import Registry
from qingdan.model.pieces import Pieces
from qingdan.pages.search.everyday import variants, words_file
from qingdan.pages.search.fold import START, codes_of_pairs, fold, pair_of
from qingdan.pages.search.grams import grams, paced, shards, sounds
from qingdan.pages.search.pinyin import initials, syllables
from qingdan.pages.search.records import POWER, SLOTS, SearchRecord, records_of, texts_of
from qingdan.pages.side import Everyday
from qingdan.render.compact import compact_line

INDEX = "search/index/"
PER_FILE = 4
_SHARD, _GRAMS, _CHUNK = 6_000, 2_500, 10_000
_PINYIN, _INITIALS = 20, 10


def search_files(
    registry: Registry, everyday: Everyday, pieces: Pieces | None = None, *, full: bool = True
) -> dict[str, bytes]:
    """Every file of the index, by its address below the site; without those of the full text where ``full`` is not wanted.

    Of ``pieces`` comes what hangs on names and codes alone, where these are as before.
    """
    records = records_of(registry, everyday.entries)
    told = [
        [(_row(each), each.departments, each.summary, each.does, each.division) for each in records],
        everyday.told(),
    ]
    named, known = (pieces or Pieces()).kept("search", told, lambda: _named_files(registry, records, everyday))
    texts = list(texts_of(registry, records)) if full else []
    words = shards(_word_postings(texts), _SHARD) if full else []
    out = {
        **named,
        **{f"{INDEX}w/{number}.json": compact_line(shard) for number, shard in enumerate(words)},
        **{f"{INDEX}x/{number}.txt": ("\n".join(lines) + "\n").encode() for number, lines in enumerate(texts)},
    }
    manifest = {
        "version": hashlib.sha256(b"".join(out.values())).hexdigest()[:12],
        "entries": len(records),
        "perFile": PER_FILE,
        "slots": SLOTS,
        "words": len(words),
        "lists": _starts(records),
        **known,
    }
    return {f"{INDEX}manifest.json": compact_line(manifest), **out}


def _named_files(
    registry: Registry, records: Sequence[SearchRecord], everyday: Everyday
) -> tuple[dict[str, bytes], dict[str, Any]]:
    """The files that hang on what the entries are called and do, and what the manifest says of them."""
    families = {"g": grams(records), "s": sounds(records)}
    spelt = {name: _chunks(_spelt(records, name)) for name in ("pinyin", "initials", "codes")}
    number = {each.entry.key: at for at, each in enumerate(records)}
    out = {
        f"{INDEX}facets.json": compact_line(_facets(records)),
        f"{INDEX}words.json": compact_line(words_file(registry, records, everyday)),
        f"{INDEX}variants.json": compact_line(variants(records, everyday)),
    }
    for start in range(0, len(records), PER_FILE):
        out[f"{INDEX}r/{start // PER_FILE}.json"] = compact_line(
            [[*_row(each), [number[key] for key in each.guides]] for each in records[start : start + PER_FILE]]
        )
    known: dict[str, Any] = {}
    for name, postings in families.items():
        cut = shards(postings, _GRAMS)
        known[name] = len(cut)
        out |= {f"{INDEX}{name}/{at}.json": compact_line(shard) for at, shard in enumerate(cut)}
    for name, chunks in spelt.items():
        out |= {f"{INDEX}{name}/{at}.json": compact_line(dict(rows)) for at, (_, rows) in enumerate(chunks)}
    return out, {**known, **{name: [first for first, _ in chunks] for name, chunks in spelt.items()}}


def _starts(records: Sequence[SearchRecord]) -> list[tuple[str, int]]:
    """Each list with the number of its first entry."""
    found: dict[str, int] = {}
    for number, record in enumerate(records):
        found.setdefault(record.entry.collection.name, number)
    return list(found.items())


def _row(record: SearchRecord) -> list[Any]:
    entry = record.entry
    own = [record.type, record.online, record.limit, int(entry.retired)]
    return [
        entry.key,
        entry.collection.title,
        "、".join(record.departments),
        *own,
        [list(each) for each in record.terms],
    ]


def _facets(records: Sequence[SearchRecord]) -> dict[str, Any]:
    """What each entry is filtered by, as numbers into lists of values, one comma-joined string for each filter."""
    wanted: dict[str, list[tuple[str, ...]]] = {
        "list": [(each.entry.collection.title,) for each in records],
        "department": [each.departments for each in records],
        "type": [(each.type,) for each in records],
        "online": [(each.online,) for each in records],
    }
    out = {}
    for name, rows in wanted.items():
        values = sorted({value for row in rows for value in row if value})
        numbers = {value: number for number, value in enumerate(values)}
        out[name] = {
            "values": values,
            "rows": ",".join(".".join(str(numbers[value]) for value in row if value) for row in rows),
        }
    return out


def _word_postings(texts: Sequence[Sequence[str]]) -> dict[str, list[int]]:
    """For each pair of characters the entries with it somewhere in their text."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    folds: dict[str, str] = {}
    for number, lines in enumerate(texts):
        folded = [folds.get(line) or folds.setdefault(line, fold(line)) for line in dict.fromkeys(lines)]
        lists = map(found.__getitem__, codes_of_pairs(START.join(folded)))
        deque(map(list.append, lists, repeat(number)), maxlen=0)  # a million times: a loop would take twice as long
    pairs = ((pair_of(code), ids) for code, ids in found.items())
    return {pair: paced(ids) for pair, ids in pairs if START not in pair}


def _spelt(records: Sequence[SearchRecord], by: str) -> dict[str, list[int]]:
    """Every beginning that a spelling can be asked by: from each syllable on, or for codes from the first sign only.

    A posting is the term's number times two, plus one where the spelling begins with the term.
    """
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, record in enumerate(records):
        for slot, (kind, text) in enumerate(record.terms):
            id_ = (number * SLOTS + slot) * 2
            if (kind == "编码") != (by == "codes") or kind == POWER:
                continue
            if by == "codes":
                found[fold(text)].append(id_ + 1)
                continue
            parts = syllables(text) if by == "pinyin" else initials(text)
            longest = _PINYIN if by == "pinyin" else _INITIALS
            whole = "".join(parts)
            at, last = 0, len(whole) - 1
            for part in parts:
                if at < last and part.isascii():
                    found[whole[at : at + longest]].append(id_ + (at == 0))
                at += len(part)
    return {key: paced(sorted(set(ids))) if len(ids) > 1 else ids for key, ids in found.items()}


def _chunks(rows: Mapping[str, list[int]]) -> list[tuple[str, list[tuple[str, list[int]]]]]:
    """Sorted rows cut into files; each with the key that it begins with."""
    out: list[tuple[str, list[tuple[str, list[int]]]]] = []
    size = _CHUNK
    for key in sorted(rows):
        if size >= _CHUNK:
            out.append((key, []))
            size = 0
        out[-1][1].append((key, rows[key]))
        size += len(key) + 6 + 5 * len(rows[key])
    return out
