"""Which entry a person means by a word of a call: its key, path or id, its name in full or for short, or 《…》."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rapidfuzz import fuzz, process

from qingdan.edit.row_ids import row_id
from qingdan.model import Entry, Registry
from qingdan.model.called import SHORTEST, called, plain, undated
from qingdan.read import SourceError
from qingdan.schema import Collection

_MOST = 8
_NEAR = 55
_ASIDE = re.compile(r"(.+)/([^/]+)|(.+)（([^（）]+)）", re.DOTALL)
"""What tells entries of one name apart, before the name or behind it: 市水务局/取水许可, 取水许可（市水务局）."""
_HOW = "写它的名称，或者标识，例如"


class NotMeantError(SourceError):
    """No entry goes by a word; ``near`` lists those most like the word, a line each, empty where there are none."""

    def __init__(self, message: str, near: str = "") -> None:
        """Take the message for a person, and the lines."""
        super().__init__(message)
        self.near = near


def key_meant(registry: Registry, text: str, collection: str = "") -> str:
    """The key of the entry that is meant, of one collection where that is said. Raises SourceError with the candidates where it is not one.

    Its list or body, before the name or in brackets behind it, tells entries of one name apart. A body may go by the end of its name.
    """
    wanted = bare(text)
    every = [each for each in registry.entries.values() if collection in ("", each.collection.name)]
    for key in (wanted, f"{collection}/{wanted}"):
        exact = registry.get(key)
        if exact is not None and collection in ("", exact.collection.name):
            return exact.key
    found = _found(registry, every, wanted)
    if len(found) == 1:
        return found[0].key
    if found:
        raise SourceError(f"“{text}”有 {len(found)} 个：{_listed(registry, found)}\n改法：写前面的标识")
    kind, example = (
        (every[0].collection.title, every[0].id) if collection and every else ("清单", "power/shuiwu/qushui-xuke")
    )
    near = _listed(registry, _near(registry, every, wanted))
    if near:
        raise NotMeantError(f"{kind}里没有叫“{text}”的，相近的有：{near}\n改法：写前面的标识，或者它的名称", near)
    raise NotMeantError(f"{kind}里没有叫“{text}”的。改法：{_HOW} {example}")


def id_meant(registry: Registry, text: str, collection: str) -> str:
    """The id of an entry of a collection. Raises SourceError as ``key_meant`` does."""
    return key_meant(registry, text, collection).partition("/")[2]


def number_meant(registry: Registry, text: str) -> str:
    """The number of the decision that is meant, as it is written or by the title. Raises SourceError as ``key_meant`` does."""
    wanted = bare(text).removeprefix("adjustments/")
    return wanted if wanted.isascii() else id_meant(registry, wanted, "adjustments")


def new_id(registry: Registry, collection: Collection, text: str) -> tuple[str, str]:
    """The id that an entry to be made is given by, and its name where that was written: 市水务局/取水许可 is shuiwu/qushui-xuke.

    Raises SourceError where a body that is named is not one.
    """
    wanted = bare(text).removeprefix(f"{collection.name}/")
    if wanted.isascii():
        return wanted, ""
    if collection.mirror:
        return id_meant(registry, wanted, collection.mirror), ""
    parts = wanted.split("/")
    if len(parts) != len(collection.segments):
        shape = "/".join(str(each["title"]) for each in collection.segments)
        raise SourceError(f"“{text}”不知道放在哪里。改法：写成 {shape}")
    for at, (segment, part) in enumerate(zip(collection.segments, parts, strict=True)):
        if segment.get("reference") and not part.isascii():
            parts[at] = id_meant(registry, part, str(segment["reference"]))
    name = "" if parts[-1].isascii() else parts[-1]
    if name and "pattern" not in collection.segments[-1]:
        above = "".join(f"{part}/" for part in parts[:-1])
        taken = {each.id.removeprefix(above) for each in registry.all(collection.name) if each.id.startswith(above)}
        parts[-1] = row_id(name, taken)
    return "/".join(parts), name


def bare(text: str) -> str:
    """What was written, without what a path has around a key."""
    return text.strip().removeprefix("./").removeprefix("lists/").removesuffix(".yml")


def _found(registry: Registry, every: Sequence[Entry[Any]], wanted: str) -> list[Entry[Any]]:
    """The entries that are called so; where none is, those that the brackets at the end choose, or bodies whose names end so."""
    own = [each for each in every if not each.collection.mirror]
    name = plain(wanted)
    found = [each for each in own if wanted == each.id or (name and name in _names(each))]
    aside = _ASIDE.fullmatch(wanted)
    if not found and aside:
        told = re.split(r"[，,、/]\s*", aside[1] or aside[4])
        named = [each for each in own if plain(aside[2] or aside[3]) in _names(each)]
        found = [each for each in named if set(map(plain, told)) <= set(map(plain, _tells(registry, each)))]
    if not found and len(name) >= SHORTEST:
        bodies = [each for each in own if each.collection.name == "organisations"]
        found = [each for each in bodies if any(one.endswith(name) for one in _names(each))]
    if not found and undated(wanted)[1]:
        laws = [each for each in own if each.collection.name == "laws"]
        found = [each for each in laws if plain(undated(wanted)[0]) in _names(each)]
    return found


def _names(entry: Entry[Any]) -> set[str]:
    return {plain(entry.name), *called(entry)}


def _tells(registry: Registry, entry: Entry[Any]) -> Iterator[str]:
    """What tells an entry from others of its name."""
    yield from (entry.id, entry.key, entry.collection.name, entry.collection.title)
    body = registry.organisation_of(entry.key)
    if body is not None:
        yield from (body.id, *_names(body))


def _near(registry: Registry, every: Iterable[Entry[Any]], wanted: str) -> list[Entry[Any]]:
    """The entry that went by these words before, and those whose names or keys are most like them."""
    former: list[Entry[Any]] = []
    keys: dict[str, str] = {}
    for each in every:
        if each.collection.mirror and not wanted.isascii():
            continue
        former += [each] * (wanted in (each.get("former_names") or ()))
        keys |= dict.fromkeys((each.key, each.id) if wanted.isascii() else _names(each), each.key)
    moved = registry.find(wanted)
    best = process.extract(plain(wanted), keys.keys(), scorer=fuzz.ratio, limit=3, score_cutoff=_NEAR)
    like = dict.fromkeys(keys[name] for name, _, _ in best)
    return list(
        {
            each.key: each for each in (*former, *([moved] if moved else ()), *map(registry.entries.get, like)) if each
        }.values()
    )


def _listed(registry: Registry, found: Sequence[Entry[Any]]) -> str:
    """A line for each entry: its key, its name, its list and whose it is."""
    lines = []
    for each in found[:_MOST]:
        body = registry.organisation_of(each.key)
        whose = f"，{body.get('short') or body.name}" if body is not None and body is not each else ""
        ended = "，不再有效" if each.retired else ""
        lines.append(f"\n  {each.key}　{each.name}（{each.collection.title}{whose}{ended}）")
    more = f"\n  还有 {len(found) - _MOST} 个" if len(found) > _MOST else ""
    return "".join(lines) + more
