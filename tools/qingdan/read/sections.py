"""The data of a file of which only some sections were read; the others are read when somebody asks for them."""

from __future__ import annotations

import re
from collections.abc import Callable, ItemsView, Iterator, Mapping, ValuesView
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from qingdan.read.fast import FastReader

SECTION = re.compile(rb"^([A-Za-z_][A-Za-z0-9_]*):", re.MULTILINE)
_BELOW = re.compile(rb"\n([A-Za-z_][A-Za-z0-9_]*):")  # the same, found in a third of the time
# Lines each of which ends what it begins: a key or a dash, and a value without open quotes or brackets; blank lines and remarks.
_VALUE = rb"""(?:[^\s\-?:,\[\]{}#&*!|>'"%@`][^\n]*+|"[^"\\\n]*+"|'[^'\n]*+'|[\[{](?:[^"'\n]++|"[^"\\\n]*+"|'[^'\n]*+')*+(?<=[\]}]))"""
_LINE = rb" *+(?:#[^\n]*+|(?:- )?[A-Za-z_][A-Za-z0-9_]*+:(?: " + _VALUE + rb")?|- " + _VALUE + rb")?"
PLAIN = re.compile(rb"(?:" + _LINE + rb"(?:\n|\Z))*+")


class Part:
    """A section that was not read yet. Two versions of a file share it where they say the same."""

    __slots__ = ("_key", "_reader", "_text", "_value")

    def __init__(self, reader: FastReader, key: str, text: bytes) -> None:
        """Take the text, which begins with the key."""
        self._reader, self._key, self._text = reader, key, text
        self._value: Any = None

    def value(self) -> Any:
        """What the key has. Raises KeyError where that cannot be read by itself."""
        if self._value is None:
            try:
                data = self._reader.read_text(self._text.decode("utf-8"))
            except UnicodeDecodeError:
                data = None
            if data is None or len(data) != 1:
                raise KeyError(self._key)
            self._value = data[self._key]
        return self._value


class Sections(dict[str, Any]):
    """The mapping of a whole file, in its order. A section that cannot be read has no value: asking for it raises KeyError."""

    def __getitem__(self, key: str) -> Any:
        """The value, read now if it was not before."""
        value = super().__getitem__(key)
        return value.value() if type(value) is Part else value

    def get(self, key: str, default: Any = None) -> Any:
        """The value, or the default where there is none."""
        try:
            return self[key]
        except KeyError:
            return default

    def __iter__(self) -> Iterator[str]:
        """The keys; also for those who copy mappings, so that they ask for each value."""
        return iter(super().keys())

    def items(self) -> ItemsView[str, Any]:  # type: ignore[override]
        """Every key with its value."""
        return {key: self[key] for key in self}.items()

    def values(self) -> ValuesView[Any]:  # type: ignore[override]
        """Every value."""
        return {key: self[key] for key in self}.values()

    def __eq__(self, other: object) -> bool:
        """By all values."""
        return {key: self[key] for key in self} == other

    __hash__ = None

    def __repr__(self) -> str:
        """As a mapping."""
        return repr({key: self[key] for key in self})

    def shares(self, other: Sections, key: str) -> bool:
        """Whether both have the very same value for a key, read or not."""
        return key in self and super().get(key) is dict.get(other, key)


class Glance(Sections):
    """The mapping of a file of which little will be asked. What cannot be read by itself is looked up in the file read as a whole."""

    def __init__(self, parts: Mapping[str, Part], whole: Callable[[], Any]) -> None:
        """Take the sections, and what gives the data of the whole file."""
        super().__init__(parts)
        self._read_whole = whole

    def __getitem__(self, key: str) -> Any:
        """The value, read now if it was not before."""
        try:
            return super().__getitem__(key)
        except KeyError:
            if key not in self.keys():
                raise
            whole = self._read_whole()
            self[key] = whole[key] if isinstance(whole, dict) else None
            return super().__getitem__(key)


def cut(reader: FastReader, text: bytes) -> dict[str, Part] | None:
    """The sections of a text in the plain way, unread; None where it is not plain, or a key recurs or is none."""
    if not PLAIN.fullmatch(text):
        return None
    marks = [(found[1].decode("ascii"), found.start()) for found in _BELOW.finditer(b"\n" + text)]
    ends = [start for _, start in marks[1:]] + [len(text)] * bool(marks)
    out = {key: Part(reader, key, text[start:end]) for (key, start), end in zip(marks, ends, strict=True)}
    return out if len(out) == len(marks) and all(reader.key(key) for key in out) else None
