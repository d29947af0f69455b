"""Values in words, as a schema's view says them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from qingdan.pages.view import View, plain
from qingdan.schema import Field
from qingdan.schema.look import Phrase


class Reached(NamedTuple):
    """The value at the end of a path, with the value's field and the view of the entry that holds the value."""

    shape: Field
    data: Any
    view: View


def reached(view: View, path: str) -> Reached | None:
    """The value at a path from an entry, through an entry that a field on the way refers to; None where nothing stands there."""
    here: Field | None = view.entry.collection.root
    data: Any = view.entry.data
    for step in path.split("."):
        if here is not None and here.reference and isinstance(data, str):
            target = view.registry.get(f"{here.reference}/{data}")
            if target is None:
                return None
            view = View(view.registry, target, view.base)
            here, data = target.collection.root, target.data
        here = here.below(step) if here is not None else None
        if here is None or not isinstance(data, dict) or step not in data:
            return None
        data = data[step]
    return Reached(here, data, view) if here is not None else None


def said(view: View, phrase: Phrase) -> str:
    """A phrase of an entry in words; empty where nothing is to be said."""
    found = reached(view, phrase.of)
    return in_words(found.view, phrase, found.shape, found.data) if found is not None else phrase.zero


def said_of_row(view: View, phrases: Iterable[Phrase], shape: Field, row: Mapping[str, Any]) -> list[str]:
    """What phrases say of a row, in their order, without those that say nothing."""
    return [words for each in phrases if (words := _of_row(view, each, shape, row))]


def _of_row(view: View, phrase: Phrase, shape: Field, row: Mapping[str, Any]) -> str:
    here: Field | None = shape
    data: Any = row
    for step in phrase.of.split("."):
        here = here.below(step) if here is not None else None
        if here is None or not isinstance(data, dict) or step not in data:
            return phrase.zero
        data = data[step]
    return in_words(view, phrase, here, data) if here is not None else phrase.zero


def in_words(view: View, phrase: Phrase, shape: Field, data: Any) -> str:
    """A value as its phrase says it."""
    if nought(data):
        return phrase.zero
    if data is True:
        return phrase.says.replace("{}", shape.title)
    return phrase.says.replace("{}", plain(view.value(shape, data, "a.b")))


def nought(data: Any) -> bool:
    """Whether a value says none: nothing, no, zero, no rows, a term of no length."""
    if isinstance(data, dict):
        return data.get("value") == 0
    return data is None or data is False or data in (0, "") or data == []


__all__ = ["Reached", "in_words", "nought", "reached", "said", "said_of_row"]
