"""Places that still name a body whose name or work is another's now: texts, posts, windows, drafts, for a person to tick off."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from qingdan.checks.beside import SYNONYMS
from qingdan.checks.beside.words import current_key, read_words
from qingdan.edit.decision import is_draft
from qingdan.edit.plan import Plan
from qingdan.model import Entry, Registry, build_registry
from qingdan.read import NodeKind, read_lists
from qingdan.read.overlay import Overlay

_LEVEL = re.compile("^[省市县区]")
_STYLE = re.compile("(?:管理|监督管理)?(?:局|委员会|委|办公室|办事处|中心)$")
"""Beginnings and ends that names of bodies have in common: without both 市水务局 is 水务."""
_LAWS = "laws"
"""A list that speaks of the State's bodies, never of the city's."""
_PAST = ("transfers", "former_ids", "former_names", "retired", "suspended", "waivers", "successor", "replaces")
_UNSAID = ("former_names", "reason")
"""Texts that tell of what was: an old name is right there."""
_AROUND = 8
"""Characters shown on either side of what was found."""


def tell_names(plan: Plan, entry: Entry[Any], name: str) -> None:
    """Have ticked off what goes on calling an entry as before; ``name`` is what it is called now."""
    now = _planned(plan)
    _tell(plan, now.entries.values(), dict.fromkeys(names_of(plan, entry, (name,)), entry), {plan.now(entry.key)})


def tell_left(plan: Plan, ended: Sequence[Entry[Any]], givers: Sequence[Entry[Any]]) -> None:
    """Have ticked off what still speaks of bodies whose work others do now.

    Of those that ended whatever does; of givers that stay what stands in entries that passed, in those that refer to such entries, and
    in the everyday words for them.
    """
    now = _planned(plan)
    heirs = [each.name for each in now.organisations if not each.retired and each.key not in {g.key for g in givers}]
    passed = [each for each in plan.made if not each.startswith("adjustments/") and each in now.entries]
    near = dict.fromkeys([*passed, *(ref.source for key in passed for ref in now.referrers.get(key, ()))])
    apart = {each.key for each in (*ended, *givers)} | {f"duties/{each.id}" for each in ended}
    _tell(plan, now.entries.values(), _called(plan, ended, heirs), apart)
    _tell(plan, [now.entries[key] for key in near], _called(plan, givers, ()), set())
    for giver in givers:
        for key in near:
            plan.ticks += _led_to(now, key, giver)
        plan.ticks += _words(plan, now, passed, giver)


def names_of(plan: Plan, entry: Entry[Any], heirs: Iterable[str]) -> list[str]:
    """The names under which texts speak of an entry: in full, for short, and of a body what tells it from others.

    The last is left out where one of the ``heirs`` is called so too.
    """
    city = str(plan.registry.about.get("city", ""))
    old = [str(each) for each in (entry.name, entry.get("short")) if each]
    if entry.collection.name == "organisations":
        bare = [each.removeprefix(city) if city and each.startswith(city) else _LEVEL.sub("", each) for each in old]
        stems = list(dict.fromkeys(_STYLE.sub("", each) for each in bare))
        stems = [
            each for each in stems if len(each) > 1 and not any(each != other and each in other for other in stems)
        ]
        old += [each for each in stems if not any(each in heir for heir in heirs)]
    return old


def _planned(plan: Plan) -> Registry:
    """The lists as they shall be."""
    schemas = plan.registry.schemas
    return build_registry(read_lists(Overlay(plan.source, plan.files()), schemas.layout), schemas)


def _called(plan: Plan, bodies: Iterable[Entry[Any]], heirs: Sequence[str]) -> dict[str, Entry[Any]]:
    return {old: each for each in bodies for old in names_of(plan, each, heirs)}


def _tell(plan: Plan, entries: Iterable[Entry[Any]], old: Mapping[str, Entry[Any]], apart: Collection[str]) -> None:
    """Have ticked off each text of the entries in which one of the old names stands; ``apart`` are keys of those that may say so."""
    for entry in entries if old else ():
        draft = is_draft(entry)
        named = entry.collection.name
        if (entry.collection.record and not draft) or named == _LAWS or entry.retired or entry.key in apart:
            continue
        for field, path, text in entry.collection.prose.over(entry.data):
            found = next((each for each in old if isinstance(text, str) and each in text), None)
            if found is not None and (draft or field.name not in _UNSAID):
                place = entry.place(*path)
                what = f"{field.title}里还写着“{found}”：{_excerpt(text, found)}"
                plan.ticks.append(f"{place.path}:{place.line} “{entry.name}”的{what}")


def _excerpt(text: str, found: str) -> str:
    """The words around what was found, on one line."""
    at = text.index(found)
    start, stop = max(at - _AROUND, 0), at + len(found) + _AROUND
    said = text[start:stop].replace("\n", "")
    return f"{'…' if start else ''}{said}{'…' if stop < len(text) else ''}"


def _led_to(now: Registry, key: str, giver: Entry[Any]) -> Iterator[str]:
    """The references of another body's entry to the giver, a line each; none of a reference that tells of the past."""
    entry = now.entries[key]
    if entry.retired or (entry.collection.record and not is_draft(entry)) or key.split("/")[1] == giver.id:
        return
    for reference in now.references.get(key, ()):
        if reference.target == giver.key and reference.path and reference.path[0] not in _PAST:
            place = entry.place(*reference.path)
            field = reference.field.title or entry.collection.root.properties[str(reference.path[0])].title
            yield f"{place.path}:{place.line} “{entry.name}”的{field}还是{giver.get('short') or giver.name}"


def _words(plan: Plan, now: Registry, passed: Collection[str], giver: Entry[Any]) -> Iterator[str]:
    """The everyday words that lead to something that passed and beside that to the giver."""
    raw = Overlay(plan.source, plan.files()).content(SYNONYMS)
    parsed = read_words(SYNONYMS, raw) if raw is not None else None
    if parsed is None or parsed.document is None or parsed.diagnostics:
        return
    for word, row in parsed.document.root.pairs:
        keys = {current_key(now, node.text) for node in row.items if node.kind is NodeKind.TEXT}
        if giver.key in keys and keys & set(passed):
            yield f"{SYNONYMS}:{row.line + 1} 日常说法“{word.text}”还领到{giver.get('short') or giver.name}"
