"""A schema file with the place of each of its keys and values."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any, NamedTuple

from qingdan.diagnostics import Place

DEEPEST = 64
"""Brackets within brackets; the shipped schemas have a quarter of that."""
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"?|[{}\[\],:]|[^\s{}\[\],:"]+')
_Path = tuple[str | int, ...]


class Token(NamedTuple):
    """A piece of JSON: a bracket, a mark or a scalar as it is written, and where it begins in the text (from 0)."""

    text: str
    at: int


@dataclass(frozen=True)
class SchemaFile:
    """The text of a schema that is sound JSON, its data, and where each part of it stands."""

    path: str
    content: str
    data: Any = field(init=False)
    _twice: bool = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Parse once. Raises ValueError where the text is no JSON."""
        lost: list[int] = []

        def made(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
            out = dict(pairs)
            lost.append(len(pairs) - len(out))
            return out

        object.__setattr__(self, "data", json.loads(self.content, object_pairs_hook=made))
        object.__setattr__(self, "_twice", any(lost))

    @property
    def name(self) -> str:
        """The file's name."""
        return self.path.rpartition("/")[2]

    def place(self, path: Sequence[str | int], *, key: bool = True) -> Place:
        """The place of a key, or of its value; of the nearest one above where there is no such path."""
        wanted = tuple(path)
        while wanted not in self._tokens and wanted:
            wanted = wanted[:-1]
        at_key, at_value = self._tokens[wanted]
        return self._place(at_key if key and at_key is not None else at_value)

    @cached_property
    def repeated(self) -> Sequence[tuple[str, Place, Place]]:
        """Every key that its object has already: the key, where it stands first, and where it stands once more."""
        twice = self._walked[1] if self._twice else ()
        return [(name, self._place(first), self._place(again)) for name, first, again in twice]

    @property
    def _tokens(self) -> Mapping[_Path, tuple[Token | None, Token]]:
        return self._walked[0]

    @cached_property
    def _walked(self) -> tuple[Mapping[_Path, tuple[Token | None, Token]], Sequence[tuple[str, Token, Token]]]:
        return _walk(self.content)

    @cached_property
    def _starts(self) -> Sequence[int]:
        return line_starts(self.content)

    def _place(self, token: Token) -> Place:
        return place_of(self.path, self._starts, token)


def line_starts(content: str) -> Sequence[int]:
    """Where each line begins in a text, from 0."""
    return [0, *(match.end() for match in re.finditer("\n", content))]


def place_of(path: str, starts: Sequence[int], token: Token) -> Place:
    """The place of a token. None of them goes over the end of a line."""
    line = bisect_right(starts, token.at)
    column = token.at - starts[line - 1] + 1
    return Place(path, line, column, line, column + max(len(token.text), 1))


def tokens_of(content: str) -> Iterator[Token]:
    """The pieces of a text that may be JSON, in order; blanks between them are left out."""
    return (Token(match[0], match.start()) for match in _TOKEN.finditer(content))


class _Open:
    """An object or array that is being walked through: where it is, and the key or index that comes next."""

    __slots__ = ("is_object", "key", "keys", "path", "step")

    def __init__(self, path: _Path, *, is_object: bool) -> None:
        self.path, self.is_object = path, is_object
        self.step: str | int = 0
        self.key: Token | None = None
        self.keys: dict[str, Token] = {}


def _walk(content: str) -> tuple[dict[_Path, tuple[Token | None, Token]], list[tuple[str, Token, Token]]]:
    """The tokens of each key and value by path, and the keys that are there twice. The text is sound JSON."""
    found: dict[_Path, tuple[Token | None, Token]] = {}
    twice: list[tuple[str, Token, Token]] = []
    open_: list[_Open] = []
    tokens = [*tokens_of(content), Token("", len(content))]
    for token, after in pairwise(tokens):
        here = open_[-1] if open_ else None
        if token.text in "}]":
            open_.pop()
        elif token.text == ",":
            if here is not None and isinstance(here.step, int):
                here.step += 1
        elif token.text == ":":
            continue
        elif here is not None and here.is_object and after.text == ":":
            name = json.loads(token.text)
            if name in here.keys:
                twice.append((name, here.keys[name], token))
            here.keys.setdefault(name, token)
            here.step, here.key = name, token
        else:
            path = (*here.path, here.step) if here is not None else ()
            found[path] = (here.key if here is not None and here.is_object else None, token)
            if token.text in "{[":
                open_.append(_Open(path, is_object=token.text == "{"))
    return found, twice


__all__ = ["DEEPEST", "SchemaFile", "Token", "line_starts", "place_of", "tokens_of"]
