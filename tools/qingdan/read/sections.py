"""The data of a file of which only some sections were read; the others are read when somebody asks for them."""

from __future__ import annotations

import re
from collections.abc import Callable, ItemsView, Iterator, Mapping, ValuesView
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from qingdan.read.fast import FastReader

_FIRST = re.compile(rb"([A-Za-z_][A-Za-z0-9_]*):")
_BELOW = re.compile(rb"\n([A-Za-z_][A-Za-z0-9_]*):")
# Every line at the margin that is no remark, by its key; by nothing where it has none.
_MARGIN = re.compile(rb"\n(?=[^ \n#])(?:([A-Za-z_][A-Za-z0-9_]*+):(?=[ \n]))?+")
_START = re.compile(rb"\n(?: *+(?:#[^\n]*+)?\n)*+(?:[^ \n#]|\Z)")
_WORD = re.compile(rb"""[^\s,:\[\]{}"'#]++""")
_NO_SIGNS = bytes(sign for sign in range(256) if sign not in b"[]{}\"'\\&*!\n")
_DEEPEST = 9
# Lines each of which ends what it begins: a key or a dash, and a value without open quotes or brackets; blank lines and remarks.
_VALUE = rb"""(?:[^\s\-?:,\[\]{}#&*!|>'"%@`][^\n]*+|"[^"\\\n]*+"|'[^'\n]*+'|[\[{](?:[^"'\n]++|"[^"\\\n]*+"|'[^'\n]*+')*+(?<=[\]}]))"""
_LINE = rb" *+(?:#[^\n]*+|(?:- )?[A-Za-z_][A-Za-z0-9_]*+:(?: " + _VALUE + rb")?|- " + _VALUE + rb")?"
PLAIN = re.compile(rb"(?:" + _LINE + rb"(?:\n|\Z))*+")


class LazySections:
    """Sections that were not read yet, by their keys. Two versions of a file share them where they say the same."""

    __slots__ = ("_reader", "_text", "_values")

    def __init__(self, reader: FastReader, text: bytes) -> None:
        """Take the text, at whose margin each key stands once."""
        self._reader, self._text = reader, text
        self._values: dict[str, Any] = {}

    def value(self, key: str) -> Any:
        """What a key has. Raises KeyError where that cannot be read by itself."""
        if key not in self._values:
            data = self._data(self._of(key))
            if not isinstance(data, dict) or [*data] != [key]:
                raise KeyError(key)
            self._values[key] = data[key]
        return self._values[key]

    def names(self, key: str, words: AbstractSet[bytes]) -> bool:
        """Whether one of the words stands in the section of a key, in quotes or not."""
        return not words.isdisjoint(_WORD.findall(self._of(key)))

    def _of(self, key: str) -> bytes:
        head = key.encode() + b":"
        start = 0 if self._text.startswith(head) else self._text.find(b"\n" + head) + 1
        if not start and not self._text.startswith(head):
            raise KeyError(key)
        end = _BELOW.search(self._text, start)
        return self._text[start : end.start() + 1 if end else None]

    def _data(self, text: bytes) -> Any:
        try:
            data = self._reader.read_text(text.decode("utf-8"))
        except UnicodeDecodeError:
            return None
        if data is None:
            from qingdan.read.parse import parse  # noqa: PLC0415 the strict reader is seldom needed, and long to load

            document = parse("", text).document
            data = document.data if document is not None else None
        return data


class FileSections(dict[str, Any]):
    """The mapping of a whole file, in its order. A section that cannot be read has no value: asking for it raises KeyError.

    Of two versions that were read together ``own`` are the sections in which each may differ from the other, by key; both have the
    same ``pair``, which is None of a file that was read alone.
    """

    own: dict[str, Any]
    pair: object = None

    def __getitem__(self, key: str) -> Any:
        """The value, read now if it was not before."""
        value = super().__getitem__(key)
        return value.value(key) if type(value) is LazySections else value

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


class Glance(FileSections):
    """The mapping of a file of which little will be asked. What cannot be read by itself is looked up in the file read as a whole."""

    def __init__(self, parts: Mapping[str, Any], whole: Callable[[], Any]) -> None:
        """Take the sections, unread or their values, and what gives the data of the whole file."""
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


def cut(reader: FastReader, text: bytes) -> dict[str, LazySections] | None:
    """The sections of a text, unread; None where a line may not end what it begins, or the margin holds no key, or one twice."""
    if not text or not (_closes(text) or PLAIN.fullmatch(text)):
        return None if text else {}
    lines = b"\n" + text + b"\n"
    keys = reader.keys(tuple(_MARGIN.findall(lines))) if _START.match(lines) else None
    return dict.fromkeys(keys, LazySections(reader, text)) if keys is not None else None


def _closes(text: bytes) -> bool:
    """Whether every line surely ends what it begins: its quotes come in pairs, and its brackets nest. False also where that is hard to say.

    Of each line the signs alone are looked at, and what has nothing in it is taken out again and again. A bracket in quotes has an odd
    number of quotes before it, and one outside an even number, so that neither is taken for the other's end.
    """
    signs = text.translate(None, _NO_SIGNS)
    for _ in range(_DEEPEST):
        signs = signs.replace(b'""', b"").replace(b"[]", b"").replace(b"{}", b"")
        if signs.isspace() or not signs:
            return True
    return False


def apart(text: bytes) -> dict[bytes, bytes] | None:
    """The parts of a text by the key at the margin that each begins with; None where it begins otherwise, or a key recurs."""
    first = _FIRST.match(text)
    if first is None:
        return None if text else {}
    out = {}
    name, at, count = first[1], 0, 1
    for found in _BELOW.finditer(text):
        out[name] = text[at : found.start() + 1]
        name, at, count = found[1], found.start() + 1, count + 1
    out[name] = text[at:]
    return out if len(out) == count else None
