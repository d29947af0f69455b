"""The content of an entry as bytes and as a sum: the same however its file is written."""

from __future__ import annotations

import hashlib
import json
from typing import Any

_SIZE = 16


def content_bytes(data: Any) -> bytes:
    """Data as JSON in UTF-8 with the keys of every mapping in order; equal data, equal bytes."""
    import orjson  # noqa: PLC0415 a library that few runs need

    try:
        return orjson.dumps(data, option=orjson.OPT_SORT_KEYS)
    except TypeError:  # a number of more than 64 bits, or a character that UTF-8 does not have
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        return text.encode("utf-8", "surrogatepass")


def content_sum(data: Any) -> bytes:
    """The sum of data: comments, quotes and the order of keys are nothing to it."""
    return hashlib.blake2b(content_bytes(data), digest_size=_SIZE).digest()


__all__ = ["content_bytes", "content_sum"]
