"""A change: facts that a kind of the catalogue recognises, with its judgement."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import orjson

from qingdan.diff.fact import Fact, RowStep, written

if TYPE_CHECKING:
    from qingdan.diff.kind import Kind


class Effect(StrEnum):
    """Whether a change burdens or relieves the people whom an entry is about, does neither, or is yet to be judged."""

    BURDEN = "加重"
    RELIEF = "减轻"
    NEUTRAL = "中性"
    OPEN = "待判"

    @property
    def opposite(self) -> Effect:
        """The effect of the change the other way round."""
        return {Effect.BURDEN: Effect.RELIEF, Effect.RELIEF: Effect.BURDEN}.get(self, self)


class Level(StrEnum):
    """What a change asks for before it may be merged."""

    BLOCKING = "阻断"
    REVIEW = "须核"
    NOTICE = "提示"


@dataclass(frozen=True, slots=True)
class Change:
    """One judged change. The first fact is the one that the kind is about; the others come with it.

    ``effect`` is the effect on applicants, ``authority`` that on the authority. ``adjustment`` is the key of the decision in
    the same range that names the entry, ``cause`` its cause: both may be empty. ``reaches`` are the keys of the entries
    that rest on the changed one.
    """

    kind: Kind
    facts: tuple[Fact, ...]
    effect: Effect
    authority: Effect
    adjustment: str = ""
    cause: str = ""
    reaches: tuple[str, ...] = ()

    @property
    def fact(self) -> Fact:
        """The fact that the change is about."""
        return self.facts[0]

    @property
    def entry(self) -> str:
        """The key of the entry."""
        return self.fact.entry

    @property
    def fingerprint(self) -> str:
        """Sixteen hexadecimal digits over the structure of the change, not its wording: a tick survives rewording."""
        fact = self.fact
        body = [self.kind.code, fact.entry, written(fact.path), _plain(fact.before), _plain(fact.after)]
        try:
            text = orjson.dumps(body, option=orjson.OPT_SORT_KEYS)
        except TypeError:  # a number of more than 64 bits, or a character that UTF-8 does not have
            text = json.dumps(body, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode(
                "utf-8", "surrogatepass"
            )
        return hashlib.sha256(text).hexdigest()[:16]


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return list(value.values) if isinstance(value, RowStep) else value
