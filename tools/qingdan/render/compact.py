"""Data as JSON without a space or a line break: what programs read, and there are tens of thousands of files of it."""

from __future__ import annotations

import json
from typing import Any


def compact(value: Any) -> str:
    """The JSON of texts, numbers, lists and mappings, in their order; no character is written by its number that need not be."""
    return compact_bytes(value).decode("utf-8", "surrogatepass")


def compact_bytes(value: Any) -> bytes:
    """A value as compact JSON, in UTF-8 bytes."""
    import orjson  # noqa: PLC0415 only where it is asked for

    try:
        return orjson.dumps(value)
    except TypeError:  # a number of more than 64 bits, or a character that UTF-8 does not have
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def compact_line(value: Any) -> bytes:
    """A value as one line of compact JSON, in UTF-8 with a line end."""
    return compact_bytes(value) + b"\n"
